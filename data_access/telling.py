"""What of a page's numbers its viewer is told: the rule of `disclosure`, put to the communities of one college."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from data_access.disclosure import Heads, Hidden, few, hidden, hidden_parts
from data_access.metrics.forms import Lead, Mean, Metric
from data_access.questions import Question
from data_access.scopes import Refused, Role, Scope, Viewer
from data_access.tallies import Tally

# The sum of the answers to some questions under a label.
Summed = Callable[[Sequence[Question], Any], Tally]


class Telling:
    """Decides for one viewer and one college, number by number.

    Whoever is before a wall is told of each community and of the college; a counselor of his own without reserve, and
    of the college. What is hidden is so wherever it is asked for: on the community's page, the college's, side by side.
    """

    def __init__(self, viewer: Viewer, college: Scope) -> None:
        self._viewer, self._college = viewer, college
        self._told = tuple(place.id for place in college.places if viewer.may_see((place.id,)))
        self._is_whole_told = viewer.may_see_whole(college.all_ids)
        self._on_a_wall = viewer.role is Role.DISPLAY
        self.sees_everybody = viewer.sees_persons(college.all_ids)
        self._marks: dict[tuple[Question, Any], dict[int | None, Hidden | None]] = {}

    def keeps_back(self, metric: Metric, communities: Sequence[int]) -> bool:
        """Whether few persons in these communities are hidden in the metric's figures."""
        return metric.counts_persons and not self._viewer.sees_persons(communities)

    def require_parts(self, metric: Metric, group: str, scope: Scope) -> None:
        """Raises Refused where the viewer is told no parts: nothing at all might be taken for none.

        Parts of persons are told of the largest whole alone, and by the first grouping that there is: a community's
        could be subtracted from the college's, a programme's from its team's.
        """
        if self._viewer.sees_persons(scope.ids):
            return
        if metric.is_sensitive:
            raise Refused("of warnings, disputes and talks there are totals and rates alone")
        if metric.counts_persons and not scope.is_college and self._viewer.may_see_whole(scope.whole().ids):
            raise Refused("persons are told apart within the college alone")
        if metric.counts_persons and group != next(iter(metric.population.groups)):
            raise Refused("persons are told apart in one way alone")

    def needs(self, metric: Metric, asked: Sequence[Question]) -> list[Question]:
        """What must be known besides, to tell the answers to these questions."""
        metric = _of(metric)
        if not asked or not self.keeps_back(metric, _communities(asked)):
            return []
        return [*self._parts(metric, asked[0]), *self._whole(metric, asked[0])]

    def told(self, metric: Metric, asked: Sequence[Question], label: Any, summed: Summed) -> Tally:
        """The sum of the answers, or why it is hidden; beside numbers of persons nothing else is said of persons."""
        metric, found = _of(metric), summed(asked, label)
        if self.sees_everybody:
            return found
        communities = _communities(asked)
        if not self.keeps_back(metric, communities):
            return found
        place = None if communities == self._college.all_ids else communities[0]
        return found.told(self._mark(metric, asked[0], label, summed)[place])

    def told_parts(
        self, metric: Metric, parts: Mapping[Any, Tally], whole: Tally, of_whole: Hidden | None
    ) -> Mapping[Any, Tally]:
        """All parts of a whole, as far as they are told; where they may not be told apart, one that is none (None).

        of_whole: the whole's own mark.
        """
        marks = hidden_parts([_heads(metric, part) for part in parts.values()], _heads(metric, whole), of_whole)
        if marks is None:
            return {None: whole.told(of_whole or Hidden.FOR_ANOTHER)}
        return {name: part.told(mark) for (name, part), mark in zip(parts.items(), marks, strict=True)}

    def _mark(self, metric: Metric, one: Question, label: Any, summed: Summed) -> dict[int | None, Hidden | None]:
        """The marks of the communities that are told, by their id, and of the college (None)."""
        key = replace(one, communities=(), college=False), label
        if key not in self._marks:
            self._marks[key] = self._decided(metric, one, label, summed)
        return self._marks[key]

    def _decided(self, metric: Metric, one: Question, label: Any, summed: Summed) -> dict[int | None, Hidden | None]:
        parts = [_heads(metric, summed([what], label)) for what in self._parts(metric, one)]
        if not self._is_whole_told:
            return {**dict(zip(self._told, map(few, parts), strict=True)), None: Hidden.FOR_ANOTHER}
        whole = _heads(metric, summed(self._whole(metric, one), label))
        if not self._on_a_wall:
            return {None: hidden((), whole, whole.less(parts))[1]}
        marks, of_whole = hidden(parts, whole, whole.less(parts))
        return {**dict(zip(self._told, marks, strict=True)), None: of_whole}

    def _parts(self, metric: Metric, one: Question) -> list[Question]:
        """What is told of the communities; a counselor knows who of his own is in several of them."""
        if metric.adds_up or self._on_a_wall or len(self._told) < 2:
            return [replace(one, communities=(community,), college=False) for community in self._told]
        return [replace(one, communities=self._told, college=True)]

    def _whole(self, metric: Metric, one: Question) -> list[Question]:
        every = self._college.all_ids
        if not self._is_whole_told:
            return []
        if metric.adds_up and self._viewer.may_see(every):
            return [replace(one, communities=(community,), college=False) for community in every]
        return [replace(one, communities=every, college=True)]


def _of(metric: Metric) -> Metric:
    """What is asked of the database: of a lead its share."""
    return metric.share if isinstance(metric, Lead) else metric


def _communities(asked: Sequence[Question]) -> tuple[int, ...]:
    return tuple(community for what in asked for community in what.communities)


def _heads(metric: Metric, found: Tally) -> Heads:
    """Of a mean only its denominator is persons."""
    n = None if found.n is None else int(found.n)
    return Heads(None if isinstance(metric, Mean) else int(found.k), n)
