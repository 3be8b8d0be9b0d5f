"""Who a viewer is and what is his, read from the database: today's counselors and their communities."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from data_access.answers import Asking
from data_access.references import COMMUNITIES, COUNSELORS, ORIGIN
from data_access.scopes import Role, Viewer, scopes


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


def of_role(asking: Asking, role: Role, communities: Collection[int] = ()) -> Viewer:
    """A viewer of a role; of a counselor with his communities, whose colleges he sees as a whole."""
    if role is not Role.COUNSELOR:
        return Viewer(role)
    own = frozenset(communities)
    colleges = (frozenset(whole.all_ids) for whole in scopes(asking.look_up(COMMUNITIES)))
    return Viewer(role, own, frozenset(all_ids for all_ids in colleges if all_ids & own))
