"""Who is looking, and what is his: by the sign-in, and by what the database says of him now."""

from __future__ import annotations

import contextlib
import logging
from dataclasses import replace
from enum import Enum

import streamlit as st

from dashboard import sign_in, source
from dashboard.sign_in import SignIn, Way
from data_access import audit, clock, settings, viewers
from data_access.answers import Asking
from data_access.audit import Entry
from data_access.display_links import hash_of
from data_access.faults import DatabaseFault
from data_access.scopes import NOBODY, Refused, Role, Viewer

log = logging.getLogger(__name__)
# What a session holds that is of one person alone.
PERSONAL = ("unmask-reason", "unmasked", "case-file", "wall-made", "refusals", "opening", "recorded")
TRIED = (Role.LEADER, Role.COUNSELOR, Role.STEWARD)

# What each who signs in was last: a page that is opened while the database is away shows what was kept for him.
_last_known: dict[str, Viewer] = {}


class Standing(Enum):
    """Why somebody sees what he sees; whoever is none of the first two sees nothing."""

    OPEN = "open"
    KNOWN = "known"
    UNKNOWN = "unknown"
    SIGNED_OUT = "signed-out"
    EXPIRED = "expired"
    CLOSED = "closed"
    EXPOSED = "exposed"
    REVOKED = "revoked"


def identity() -> str:
    """The name by which the sign-in knows whoever runs this script; "" where nobody signs in."""
    who = sign_in.current()
    return who.identity if who is not None else ""


def token() -> str | None:
    """The token of a screen's link, whose bearer is that screen whoever else he is."""
    return st.query_params.get("token")


def ends() -> float | None:
    """When whoever runs this script is to be asked anew who he is; None where that is not told, as of a screen."""
    return sign_in.ends() if token() is None else None


def viewer() -> Viewer:
    """Whoever runs this script, as far as is known without asking the database."""
    return _as_shown(_known())


def _as_shown(found: Viewer) -> Viewer:
    """A wall shows figures only, whoever looks at it."""
    return replace(found, role=Role.DISPLAY) if st.session_state.get("is_wall") else found


def _known() -> Viewer:
    shown = token()
    if shown is not None:
        return _last_known.get(_name_of(shown), NOBODY)
    who = identity()
    if sign_in.way() is not Way.OPEN and not who:
        return NOBODY
    known: tuple[str, Viewer] | None = st.session_state.get("viewer")
    return known[1] if known is not None and known[0] == who else _last_known.get(who, NOBODY)


def standing() -> Standing:
    """How the last look at the database left him."""
    found: Standing = st.session_state.get("standing", Standing.SIGNED_OUT)
    return found


def resolved(asking: Asking) -> Viewer:
    """The same by what the database says now. Raises `DatabaseFault` where a sign-in cannot be written down."""
    shown = token()
    if shown is None:
        st.session_state.pop("link", None)
    return _as_shown(_resolved(asking) if shown is None else _of_token(asking, shown))


def _name_of(token: str) -> str:
    return f"token {hash_of(token)}"


def _of_token(asking: Asking, token: str) -> Viewer:
    name, link = _name_of(token), viewers.of_token(asking, token)
    st.session_state["link"] = link[0] if link is not None else None
    found, stands = (link[1], Standing.KNOWN) if link is not None else (NOBODY, Standing.REVOKED)
    return _settled(name, found, stands)


def _resolved(asking: Asking) -> Viewer:
    who = sign_in.current()
    found, stands = _open(asking) if sign_in.way() is Way.OPEN else _signed_in(asking, who)
    name = who.identity if who is not None else ""
    return _settled(name, found, stands)


def _settled(name: str, found: Viewer, stands: Standing) -> Viewer:
    if st.session_state.get("viewer", (name,))[0] != name:
        # Streamlit goes on with a session whose proxy has let somebody else in meanwhile.
        for personal in PERSONAL:
            st.session_state.pop(personal, None)
    st.session_state.update(viewer=(name, found), standing=stands)
    if stands is Standing.KNOWN or (stands is Standing.OPEN and found == Viewer()):
        _last_known[name] = found
    else:
        _last_known.pop(name, None)
    return found


def _open(asking: Asking) -> tuple[Viewer, Standing]:
    """Invented rows may be looked at in any role, on this machine; all else by everybody only where that is said."""
    stands = _closed(asking)
    if stands is not None:
        return NOBODY, stands
    if not viewers.is_sample(asking):
        return Viewer(), Standing.OPEN
    role, day = tried_role(), clock.now().date()
    return viewers.of_role(asking, role, st.session_state.get("counselor"), day), Standing.OPEN


def _closed(asking: Asking) -> Standing | None:
    """Why nobody is let in where no sign-in is set up; None where everybody is."""
    if settings.is_on("COMMUNITY_OPEN"):
        return None
    if not viewers.is_sample(asking):
        return Standing.CLOSED
    return None if sign_in.is_local() else Standing.EXPOSED


def _signed_in(asking: Asking, who: SignIn | None) -> tuple[Viewer, Standing]:
    if who is None:
        return NOBODY, Standing.EXPIRED if sign_in.has_expired() else Standing.SIGNED_OUT
    if viewers.has_signed_out(asking, who.identity, who.mark):
        return NOBODY, Standing.SIGNED_OUT
    found = viewers.of_identity(asking, who.identity, clock.now().date())
    if found is None:
        return NOBODY, Standing.UNKNOWN
    if st.session_state.get("recorded") != who:
        if not audit.is_there(asking.connection, "sign_in", who.identity, who.mark):
            audit.record_once(asking.connection.engine, Entry("sign_in", who.identity, found.role.value, who.mark))
        st.session_state["recorded"] = who
    return found, Standing.KNOWN


def say_if_closed() -> None:
    """In the log of the server: that nobody is let in, and what to do."""
    with contextlib.suppress(DatabaseFault), source.current().answers().opened() as asking:
        stands = _closed(asking) if sign_in.way() is Way.OPEN else None
        if stands is not None:
            log.warning(
                "%s, and no sign-in is set up: nobody is let in; the README says under Sign-in how to "
                "set one up, and COMMUNITY_OPEN=yes shows everything to whoever reaches this server",
                "real rows" if stands is Standing.CLOSED else "open to other machines",
            )


def record_refusal(subject: str) -> None:
    """Writes down once a session that this was not shown; it is not shown either where that fails."""
    told: set[str] = st.session_state.setdefault("refusals", set())
    if subject not in told:
        told.add(subject)
        with contextlib.suppress(DatabaseFault):
            audit.record(source.current().answers().engine, entry("refused", subject))


def require_still(who: str, drawn_for: Viewer) -> None:
    """Raises Refused where whoever something was drawn for has another role by now; outside of a script too."""
    if not who:
        return
    with source.current().answers().opened() as asking:
        if viewers.of_identity(asking, who, clock.now().date()) != drawn_for:
            raise Refused("this was drawn for another role")


def entry(action: str, subject: str, reason: str | None = None) -> Entry:
    """A row of the log about whoever runs this script."""
    role = viewer().role.value if standing() in (Standing.OPEN, Standing.KNOWN) else None
    return Entry(action, identity(), role, subject, reason)


def sign_out() -> None:
    """Ends this sign-in, in every tab."""
    who = sign_in.current()
    try:
        if who is not None:
            engine = source.current().answers().engine
            audit.record_once(engine, Entry("sign_out", who.identity, viewer().role.value, who.mark))
    finally:
        st.logout()


def tried_role() -> Role:
    """The role that was chosen of those that may be tried."""
    role: Role = st.session_state.get("role", Role.LEADER)
    return role


def take_on(role: Role, counselor: int | None) -> None:
    """From the next run on the page is looked at in this role, of a counselor as this one."""
    st.session_state.update(role=role, counselor=counselor)
