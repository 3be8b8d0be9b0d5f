"""Who is looking: 演示模式, in which each role may be tried, or whoever has signed in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import replace

import streamlit as st

from dashboard import access, fragments, sign_in
from dashboard.access import Standing
from dashboard.sign_in import Way
from dashboard.words import Words
from data_access import viewers
from data_access.answers import Asking
from data_access.scopes import Role

KEY = "try-role"


def draw(words: Words, asking: Asking | None, communities: Collection[int], today: dt.date) -> None:
    """The choice of a role where the rows are the sample's, else who has signed in; none while the database is away.

    communities: what the page is about.
    """
    if asking is None:
        return
    if access.standing() is Standing.KNOWN:
        _signed_in(words)
    elif access.standing() is Standing.OPEN and viewers.is_sample(asking):
        _tried(words, _counselor(viewers.counselors(asking, today), communities))


def _signed_in(words: Words) -> None:
    role = words(f"role-{access.viewer().role.value}")
    with (
        st.popover(words("role-signed-in", role=role), type="tertiary", key="role-popover"),
        st.container(key="scope-panel-role"),
    ):
        st.html(fragments.explained(words("role-identity", identity=access.identity())))
        if sign_in.way() is Way.OPENID:
            st.button(words("sign-out"), key="sign-out", on_click=access.sign_out)


def _tried(words: Words, counselor: int | None) -> None:
    role = access.tried_role()
    st.session_state[KEY] = role
    with (
        st.popover(words("role-now", role=words(f"role-{role.value}")), type="tertiary", key="role-popover"),
        st.container(key="scope-panel-role"),
    ):
        st.segmented_control(
            words("role-label"),
            access.TRIED if counselor is not None else [one for one in access.TRIED if one is not Role.COUNSELOR],
            key=KEY,
            format_func=lambda one: words(f"role-{one.value}"),
            on_change=_chosen,
            args=(counselor,),
        )
        st.html(fragments.explained(words("role-explained")))


def _counselor(found: dict[int, frozenset[int]], asked: Collection[int]) -> int | None:
    """Whose part is taken: the counselor of the community that the page is about, else the first of all."""
    own = (staff for staff, communities in found.items() if communities & set(asked))
    return next(own, None) or next(iter(found), None)


def _chosen(counselor: int | None) -> None:
    role = st.session_state[KEY] or access.tried_role()
    access.take_on(role, counselor)
    # A counselor comes to his own community, a leader to his college.
    st.session_state["chosen_view"] = replace(st.session_state["view"], scope="")
