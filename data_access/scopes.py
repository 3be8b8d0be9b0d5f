"""Who asks, and of what: a viewer, and the community or college that a page is about."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any


class Refused(Exception):
    """The viewer may not see this community."""


@dataclass(frozen=True)
class Viewer:
    """Who is asking. communities: what he may see; None: every community. Staff are named to leaders."""

    role: str = "leader"
    communities: frozenset[int] | None = None

    def require(self, communities: Iterable[int]) -> None:
        """Raises Refused where one of the communities is not his to see."""
        if self.communities is not None and not self.communities >= set(communities):
            raise Refused("this community is not yours to see")


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
