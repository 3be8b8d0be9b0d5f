"""Who is looking. Without a sign-in the sample is open, and whoever looks at it may try each role."""

from __future__ import annotations

import streamlit as st

from data_access import clock, viewers
from data_access.answers import Asking
from data_access.scopes import Role, Viewer

TRIED = (Role.LEADER, Role.COUNSELOR, Role.STEWARD)


def viewer() -> Viewer:
    """Whoever runs this script, as far as is known without asking the database."""
    found: Viewer = st.session_state.get("viewer", Viewer())
    return found


def resolved(asking: Asking) -> Viewer:
    """The same by what the database says now."""
    role = tried_role() if viewers.is_sample(asking) else Role.LEADER
    communities: frozenset[int] = frozenset()
    if role is Role.COUNSELOR:
        counselors = viewers.counselors(asking, clock.now().date())
        communities = counselors.get(st.session_state["counselor"], frozenset())
    st.session_state["viewer"] = found = viewers.of_role(asking, role, communities)
    return found


def tried_role() -> Role:
    """The role that was chosen of those that may be tried."""
    role: Role = st.session_state.get("role", Role.LEADER)
    return role


def take_on(role: Role, counselor: int | None) -> None:
    """From the next run on the page is looked at in this role, of a counselor as this one."""
    st.session_state.update(role=role, counselor=counselor)
