"""大屏设置: what a screen is to show, how it looks, and its link; for whoever sets it up."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar
from urllib.parse import urlencode

import streamlit as st
from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from dashboard import access, fragments, parts, source
from dashboard.shown import Shown
from dashboard.view import LANGUAGES, offered, scope_code
from dashboard.wall import ALL, PACE
from dashboard.words import Words
from data_access import display_links
from data_access.database import writing
from data_access.faults import DatabaseFault
from data_access.scopes import Refused, Role, Scope

T = TypeVar("T")

THEMES = ("dark", "light")
PACES = (10, 20, 30, 60)
INCHES = (43, 55, 65, 75, 86, 100)
# Of a screen of 16:9: its height in millimetres an inch of its diagonal, and the shares of it that texts take.
HEIGHT_OF_INCH = 25.4 * 9 / (16**2 + 9**2) ** 0.5
SMALLEST, LARGEST = 33 / 1080, 150 / 1080
# A character is read as far off as this many times its height: then it is seen at a quarter of a degree.
DISTANCE = 215
LANGUAGES_SHOWN = tuple(dict.fromkeys(LANGUAGES.values()))
WHO = (Role.LEADER, Role.STEWARD)


def body(shown: Shown) -> None:
    """The choices with a preview beside them, then the links that there are."""
    shown.viewer.require_role(*WHO)
    words = shown.words
    parts.answer(words("page-displays"), words("displays-intro"))
    left, right = st.columns([1, 1.6], gap="small")
    with left, st.container(key="box-wall-choices"):
        st.html(fragments.heading(words("heading-wall-choices")))
        scope, query = _choices(shown)
    with right, parts.box("wall-preview", words("heading-wall-preview"), words("caption-wall-preview")):
        st.iframe(
            f"{_base()}/display?{urlencode({'embed': 'true', **query})}", height=420, alt=words("heading-wall-preview")
        )
    _links(shown, scope, query)


def _choices(shown: Shown) -> tuple[Scope, dict[str, str]]:
    """What is chosen: whose figures, and the link's parameters."""
    words = shown.words
    scopes = offered(shown.colleges, shown.viewer)
    several = len(shown.colleges) > 1
    scope = st.selectbox(
        words("scope-label"),
        scopes,
        key="wall-scope",
        placeholder=words("scope-label"),
        # What is chosen comes back by its label.
        format_func=lambda one: words.dotted(one.college if several and not one.is_college else None, one.name),
    )
    scenes = st.multiselect(
        words("wall-scenes"), ALL, ALL, key="wall-scenes", format_func=lambda one: words(f"scene-{one}"), wrap=True
    )
    pace = st.segmented_control(
        words("wall-pace"), PACES, default=PACE, key="wall-pace", format_func=lambda one: words("wall-seconds", n=one)
    )
    theme = st.segmented_control(
        words("wall-theme"), THEMES, default="dark", key="wall-theme", format_func=lambda one: words(f"wall-{one}")
    )
    language = st.segmented_control(
        words("scope-language"),
        LANGUAGES_SHOWN,
        default="zh-CN",
        key="wall-language",
        format_func=lambda one: words(f"language-{one}"),
    )
    inches = st.segmented_control(
        words("wall-size"),
        INCHES,
        default=INCHES[2],
        key="wall-size",
        format_func=lambda one: words("wall-inches", n=one),
    )
    st.html(fragments.explained(legible(words, inches or INCHES[2])))
    query = {
        "scope": scope_code(scope),
        "scenes": ",".join(scenes) if tuple(scenes) != ALL else "",
        "pace": str(pace or PACE) if (pace or PACE) != PACE else "",
        "theme": "light" if theme == "light" else "",
        "lang": "en" if language == "en" else "",
    }
    return scope, {name: value for name, value in query.items() if value}


def legible(words: Words, inches: int) -> str:
    """From how far a screen of this size is read: its smallest text, and its figures."""
    height = inches * HEIGHT_OF_INCH / 1000
    small, large = (round(height * share * DISTANCE, 1) for share in (SMALLEST, LARGEST))
    return words("wall-legible", small=words.count(small), large=words.count(large))


def _links(shown: Shown, scope: Scope, query: dict[str, str]) -> None:
    words, links = shown.words, [one for one in shown.links() if one.revoked_at is None]
    with parts.box("wall-links", words("heading-wall-links", n=len(links)), words("caption-wall-links")):
        with st.container(horizontal=True, key="wall-new", vertical_alignment="bottom"):
            place = st.text_input(
                words("wall-place"), key="wall-place", placeholder=words("wall-place-hint"), width=320
            )
            st.button(
                words("wall-create"),
                key="wall-create",
                type="primary",
                disabled=not place.strip() or place.strip() in {one.place for one in links},
                on_click=_create,
                args=(place.strip(), scope, query),
            )
        if st.session_state.pop("wall-failed", False):
            st.html(fragments.note(words("wall-failed"), words("wall-failed.do")))
        made: tuple[str, str] | None = st.session_state.get("wall-made")
        if made is not None:
            st.html(fragments.note(words("wall-made", place=made[0]), words("wall-once")))
            st.code(made[1], language=None)
        _listed(shown, links)


def _listed(shown: Shown, links: Sequence[Any]) -> None:
    words = shown.words
    whole = {one.college_id: one.all_ids for one in shown.colleges}
    if not links:
        parts.empty(words, "empty-wall-links")
    for link in links:
        with st.container(horizontal=True, key=f"wall-link-{link.id}", vertical_alignment="center"):
            seen = words("wall-seen", at=words.moment(link.seen_at, shown.year_unsaid)) if link.seen_at else None
            whose = link.community or link.college
            st.html(fragments.line(link.place, words.dotted(whose, seen or words("wall-never-seen"))), width="stretch")
            st.button(
                words("wall-revoke"),
                key=f"wall-revoke-{link.id}",
                on_click=_revoke,
                args=(link.place, whole[link.college_id]),
            )


def _create(place: str, scope: Scope, query: dict[str, str]) -> None:
    """Callback: the link is told once, here."""
    community = scope.community.id if scope.community is not None else None

    def make(connection: Connection) -> str:
        entry = access.entry("display_link", f"create {place}")
        return display_links.create(connection, place, scope.college_id, community, entry)

    token = _written(scope.ids, make)
    if token is None:
        return
    address = (st.context.url or "").rpartition("/")[0]
    asked = urlencode({"embed": "true", **query, "token": token})
    st.session_state["wall-made"] = (place, f"{address}/display?{asked}")
    st.session_state["wall-place"] = ""


def _revoke(place: str, communities: tuple[int, ...]) -> None:
    entry = access.entry("display_link", f"revoke {place}")
    _written(communities, lambda connection: display_links.revoke(connection, place, entry))
    if st.session_state.get("wall-made", ("",))[0] == place:
        st.session_state.pop("wall-made")


def _written(communities: tuple[int, ...], write: Callable[[Connection], T]) -> T | None:
    """What a callback writes, by what the database says now of whoever clicks; the next run says where it failed."""
    here = source.current().answers()
    try:
        with here.opened() as asking:
            viewer = access.resolved(asking)
            viewer.require_role(*WHO)
            viewer.require(communities)
        with writing(here.engine) as connection:
            return write(connection)
    except (Refused, ValueError, IntegrityError, DatabaseFault):
        st.session_state["wall-failed"] = True
        return None


def _base() -> str:
    path = (st.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{path}" if path else ""
