"""Who asks, and of what: a viewer, and the community or college that a page is about."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import Any


class Refused(Exception):
    """The viewer may not see this: of another community, or of persons."""


class Role(Enum):
    """院长 and 书记; 辅导员; who keeps the data; whoever looks at a screen on the wall."""

    LEADER = "leader"
    COUNSELOR = "counselor"
    STEWARD = "steward"
    DISPLAY = "display"


class Named(Enum):
    """Whose names leave the database: nobody's; duty holders', students' masked (张*); students' too."""

    NOBODY = "nobody"
    DUTY_HOLDERS = "duty_holders"
    STUDENTS = "students"


_NAMED = {Role.LEADER: Named.DUTY_HOLDERS, Role.COUNSELOR: Named.STUDENTS}


@dataclass(frozen=True)
class Viewer:
    """Who is asking.

    communities: those that he sees with their parts and rows; None: every one. colleges: the communities of each
    college whose figures he sees as a whole besides, as a counselor does.
    """

    role: Role = Role.LEADER
    communities: frozenset[int] | None = None
    colleges: frozenset[frozenset[int]] = frozenset()

    @property
    def named(self) -> Named:
        return _NAMED.get(self.role, Named.NOBODY)

    @property
    def sees_rows(self) -> bool:
        """The rows behind figures are nothing for a wall."""
        return self.role is not Role.DISPLAY

    def may_see(self, communities: Iterable[int]) -> bool:
        return self.communities is None or self.communities >= set(communities)

    def require(self, communities: Iterable[int]) -> None:
        """Raises Refused where one of the communities is not his to see."""
        if not self.may_see(communities):
            raise Refused("this community is not yours to see")

    def may_see_whole(self, communities: Iterable[int]) -> bool:
        """Whether the figures of all communities of a college together are his to see."""
        asked = frozenset(communities)
        return asked in self.colleges or self.may_see(asked)

    def sees_persons(self, communities: Iterable[int]) -> bool:
        """Whether he may know of as few as one: nobody before a wall, nor who sees a college as a whole alone."""
        return self.role is not Role.DISPLAY and self.may_see(communities)

    def require_whole(self, communities: Iterable[int]) -> None:
        """Raises Refused where they are not."""
        asked = frozenset(communities)
        if not self.may_see_whole(asked):
            self.require(asked)

    def require_role(self, *roles: Role) -> None:
        """Raises Refused for whoever has another role than these."""
        if self.role not in roles:
            raise Refused(f"this is for a {' or '.join(role.value for role in roles)}")

    def require_rows(self, communities: Iterable[int]) -> None:
        """The same of the rows behind figures, which a display never shows."""
        if not self.sees_rows:
            raise Refused("a display shows figures and no rows")
        self.require(communities)


# Whoever is not known: no figure of any community.
NOBODY = Viewer(Role.DISPLAY, frozenset())


@dataclass(frozen=True)
class Place:
    """A community, by its id and name."""

    id: int
    name: str


@dataclass(frozen=True)
class Scope:
    """A community, or a college with its communities in house order.

    own: the community whose targets hold for the whole (a college's: its own row, None where it has none). all_ids: the
    college's every community, its own row among them; ids: what is summed here.
    """

    college_id: int
    college: str
    community: Place | None
    places: tuple[Place, ...]
    own: int | None
    all_ids: tuple[int, ...]

    def __hash__(self) -> int:
        return self._hash

    @cached_property
    def _hash(self) -> int:
        return hash((self.college_id, self.community, self.all_ids))

    @property
    def ids(self) -> tuple[int, ...]:
        return (self.community.id,) if self.community is not None else self.all_ids

    @property
    def name(self) -> str:
        return self.community.name if self.community is not None else self.college

    @property
    def is_college(self) -> bool:
        return self.community is None

    def of(self, place: Place) -> Scope:
        """The scope of one of its communities."""
        return Scope(self.college_id, self.college, place, self.places, place.id, self.all_ids)

    def whole(self) -> Scope:
        """The scope of its college."""
        own = next((each for each in self.all_ids if each not in {place.id for place in self.places}), None)
        return Scope(self.college_id, self.college, None, self.places, own, self.all_ids)


def scopes(rows: Iterable[Any]) -> list[Scope]:
    """Each college as a whole, in order. rows: `references.COMMUNITIES`."""
    found: dict[int, list[Any]] = {}
    for row in rows:
        found.setdefault(row.college_id, []).append(row)
    return [
        Scope(
            college_id,
            members[0].college,
            None,
            tuple(Place(row.id, row.name) for row in members if not row.is_college_own),
            next((row.id for row in members if row.is_college_own), None),
            tuple(row.id for row in members),
        )
        for college_id, members in found.items()
    ]
