"""演示模式: says on every page that the rows are invented, and lets whoever looks try each role."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from dashboard import access, fragments
from dashboard.shown import Shown
from data_access import viewers
from data_access.answers import Asking
from data_access.scopes import Role

KEY = "try-role"


def draw(shown: Shown, asking: Asking | None) -> None:
    """The choice, where the rows are the sample's; none while the database is away."""
    if asking is None or not viewers.is_sample(asking):
        return
    words, role, counselor = shown.words, access.tried_role(), _counselor(shown, asking)
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


def _counselor(shown: Shown, asking: Asking) -> int | None:
    """Whose part is taken: the counselor of the community that the page is about, else the first of all."""
    found = viewers.counselors(asking, shown.today)
    own = (staff for staff, communities in found.items() if communities & set(shown.scope.ids))
    return next(own, None) or next(iter(found), None)


def _chosen(counselor: int | None) -> None:
    role = st.session_state[KEY] or access.tried_role()
    access.take_on(role, counselor)
    # A counselor comes to his own community, a leader to his college.
    st.session_state["chosen_view"] = replace(st.session_state["view"], scope="")
