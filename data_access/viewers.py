"""Who a viewer is and what is his, read from the database: users, today's counselors and their communities."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from data_access import audit
from data_access.answers import Asking
from data_access.display_links import hash_of
from data_access.references import COMMUNITIES, COUNSELORS, LINKS, ORIGIN, USERS
from data_access.scopes import Role, Scope, Viewer, scopes


def is_sample(asking: Asking) -> bool:
    """Whether the rows are invented, so that whoever looks may try each role."""
    kind: str | None = asking.look_up(ORIGIN)
    return kind == "sample"


def counselors(asking: Asking, today: dt.date) -> dict[int, frozenset[int]]:
    """The communities of each who counsels any today, by staff id; in house order of their first."""
    found: dict[int, set[int]] = {}
    for row in asking.look_up(COUNSELORS):
        if row.from_day <= today <= (row.to_day or dt.date.max):
            found.setdefault(row.staff_id, set()).add(row.community_id)
    return {staff: frozenset(communities) for staff, communities in found.items()}


def of_role(asking: Asking, role: Role, staff_id: int | None = None, today: dt.date = dt.date.min) -> Viewer:
    """A viewer of a role, of every college; a counselor as this one on this day."""
    if role is Role.COUNSELOR:
        return counselor(asking, counselors(asking, today).get(staff_id or 0, frozenset()))
    return Viewer(role)


def of_identity(asking: Asking, identity: str, today: dt.date) -> Viewer | None:
    """Whoever signs in by this name; None for one who is no user."""
    user = asking.look_up(USERS).get(identity)
    if user is None:
        return None
    role = Role(user.role)
    if role is Role.COUNSELOR or user.college_id is None:
        return of_role(asking, role, user.staff_id, today)
    own = (whole.all_ids for whole in _colleges(asking) if whole.college_id == user.college_id)
    return Viewer(role, frozenset(next(own, ())))


def of_token(asking: Asking, token: str) -> tuple[int, Viewer] | None:
    """The link that a screen shows, and what it may see; None for a token that is none, or no longer."""
    link = asking.look_up(LINKS).get(hash_of(token))
    if link is None:
        return None
    if link.community_id is not None:
        return link.id, Viewer(Role.DISPLAY, frozenset({link.community_id}))
    own = next((whole.all_ids for whole in _colleges(asking) if whole.college_id == link.college_id), ())
    return link.id, Viewer(Role.DISPLAY, frozenset(own))


def has_signed_out(asking: Asking, identity: str, sign_in: str) -> bool:
    """Whether this sign-in was ended, in whichever tab."""
    return audit.is_there(asking.connection, "sign_out", identity, sign_in)


def counselor(asking: Asking, own: Collection[int]) -> Viewer:
    """A counselor of these communities, who sees their colleges as a whole."""
    colleges = (frozenset(whole.all_ids) for whole in _colleges(asking))
    return Viewer(Role.COUNSELOR, frozenset(own), frozenset(all_ids for all_ids in colleges if all_ids & set(own)))


def _colleges(asking: Asking) -> list[Scope]:
    return scopes(asking.look_up(COMMUNITIES))
