"""Wrong twins of what is told to whoever may not see the persons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from data_access import disclosure, figures, telling
from data_access.disclosure import Heads, Hidden
from data_access.metrics.forms import About, Metric
from data_access.questions import Question
from data_access.scopes import Role, Viewer
from data_access.tallies import Tally
from tests.specification.twins.twin import Twin, altered

WARNED = "disclosure: Students with a warning, as of 31 October 2024"
SMALL = "disclosure: Two small communities, as of 31 October 2024"
RATES = "disclosure: Lift rates, all time"
EARLIER = f"{RATES} / with 7 of an earlier term, of whom 3 were lifted"
TALKS = "disclosure: Talks, week of 21 October 2024"
PARTS = "disclosure: Parts of persons, October 2024"
THINGS = "disclosure: What is not about persons, week of 14 October 2024"
LATER = "disclosure: Written down later, as of 31 October 2024"
SIDE_BY_SIDE = "warnings_open side by side as of 31 October 2024, on a wall"


def nobody_is_few(number: int | None) -> bool:
    return number is not None and 0 <= number < disclosure.FEWEST_TOLD


def one_is_enough(number: int | None) -> bool:
    return number is not None and 1 < number < disclosure.FEWEST_TOLD


def few_numerators(heads: Heads) -> bool:
    return heads.k is not None and 0 < heads.k < disclosure.FEWEST_TOLD


def told_all_the_same(found: Tally, mark: Hidden | None) -> Tally:
    return found


def the_first_next(parts: Sequence[Heads], marks: list[Hidden | None]) -> bool:
    told = [place for place, mark in enumerate(marks) if mark is None]
    if told:
        marks[min(told, key=lambda place: parts[place].size)] = Hidden.FOR_ANOTHER
    return bool(told)


def the_largest_next(parts: Sequence[Heads], marks: list[Hidden | None]) -> bool:
    told = [place for place, mark in enumerate(marks) if mark is None and parts[place].size]
    if told:
        marks[max(told, key=lambda place: parts[place].size)] = Hidden.FOR_ANOTHER
    return bool(told)


def two_are_safe(parts: Sequence[Heads], marks: Sequence[Hidden | None], *_: object) -> bool:
    return sum(mark is not None for mark in marks) != 1


def nothing_is_untold(heads: Heads, others: Sequence[Heads]) -> Heads:
    return Heads()


def each_by_itself(parts: Sequence[Heads], whole: Heads, untold: Heads = disclosure.NOBODY) -> Any:
    return [disclosure.few(part) for part in parts], disclosure.few(whole)


def parts_by_themselves(parts: Sequence[Heads], whole: Heads, of_whole: Hidden | None) -> list[Hidden | None]:
    return [disclosure.few(part) for part in parts]


def everywhere_but_on_a_wall(viewer: Viewer, communities: object) -> bool:
    return viewer.role is not Role.DISPLAY


def of_the_page_alone(
    self: telling.Telling, metric: Metric, asked: Sequence[Question], label: object, summed: telling.Summed
) -> Tally:
    """As if no page but this one was ever on the wall."""
    found = summed(asked, label)
    return found.told(disclosure.few(telling._heads(metric, found))) if self.keeps_back(metric, ()) else found


_comparison = figures.Figures._comparison


def compared_all_the_same(self: figures.Figures, metric: Metric, scope: Any, compared: Any) -> Any:
    other = _comparison(self, metric, scope, compared)
    if other is None and compared is not None:
        period, slot, so_far = compared
        found = self._sum(metric, slot.questions, slot.label)
        return figures.Comparison(period, found, found.value(metric), so_far)
    return other


def all_written_later(self: figures.Figures, plan: Any) -> int:
    return sum(int(self._sum(figures.ASKED[key], slot.questions, slot.label).k) for key, slot in plan.later)


_points = figures.Figures._points


def as_drawn(self: figures.Figures, metric: Metric, series: Any) -> Any:
    """The terms as they are, whatever is hidden of them."""
    points = _points(self, metric, series)
    return tuple(replace(point, tally=replace(point.tally, hidden=None)) for point in points)


def refused_by_nobody(*_: object) -> None:
    return None


TWINS = (
    Twin(
        "nobody is hidden",
        WARNED,
        "warnings_open of D as of 31 October 2024, on a wall",
        functions={"data_access.disclosure._one_to_four": nobody_is_few},
    ),
    Twin(
        "one is told",
        TALKS,
        "talk_compliance, week of 21 October 2024, on a wall",
        functions={"data_access.disclosure._one_to_four": one_is_enough},
    ),
    Twin(
        "few of a denominator are told",
        WARNED,
        "plan_made of A, term 2024-2025-1, on a wall",
        functions={"data_access.disclosure._is_few": few_numerators},
    ),
    Twin(
        "a rate of few is told",
        EARLIER,
        "warning_lift_rate, term 2023-2024-2, on a wall",
        functions={"data_access.tallies.Tally.told": told_all_the_same},
    ),
    Twin(
        "what is hidden can be had from the others",
        WARNED,
        SIDE_BY_SIDE,
        functions={"data_access.telling.hidden": each_by_itself},
    ),
    Twin(
        "what is hidden can be had on another page",
        WARNED,
        "warnings_open of B as of 31 October 2024, on a wall",
        functions={"data_access.telling.Telling.told": of_the_page_alone},
    ),
    Twin(
        "nobody is hidden for another's sake",
        WARNED,
        SIDE_BY_SIDE,
        functions={"data_access.disclosure._hide_next": the_first_next},
    ),
    Twin(
        "the largest is hidden for another's sake",
        WARNED,
        SIDE_BY_SIDE,
        functions={"data_access.disclosure._hide_next": the_largest_next},
    ),
    Twin(
        "two that are hidden keep each other",
        f"{SMALL} / Of 4 and 4 none could be another",
        SIDE_BY_SIDE,
        functions={"data_access.disclosure._is_safe": two_are_safe},
    ),
    Twin(
        "what belongs to no community can be had",
        f"{SMALL} / What belongs to no community",
        SIDE_BY_SIDE,
        functions={"data_access.disclosure.Heads.less": nothing_is_untold},
    ),
    Twin(
        "a counselor can subtract his own",
        f"{SMALL} / The last of all is the college",
        "warnings_open of the college as of 31 October 2024, for the counselor of A",
        functions={"data_access.scopes.Viewer.sees_persons": everywhere_but_on_a_wall},
    ),
    Twin(
        "few can be had from the difference",
        TALKS,
        "talks, week of 21 October 2024, on a wall",
        functions={"data_access.figures.Figures._comparison": compared_all_the_same},
    ),
    Twin(
        "a term can be had from all of them",
        EARLIER,
        "warning_lift_rate week by week, all time, on a wall",
        functions={"data_access.figures.Figures._points": as_drawn},
    ),
    Twin(
        "warnings by level",
        WARNED,
        "warnings_open by level of the college as of 31 October 2024, on a wall",
        altered("warnings_open", about=About.PERSONS),
    ),
    Twin(
        "disputes by kind",
        THINGS,
        "dispute_resolution by kind, term 2024-2025-1, on a wall",
        altered("dispute_resolution", about=About.THINGS),
    ),
    Twin(
        "disputes are persons",
        THINGS,
        "dispute_resolution, term 2024-2025-1, on a wall",
        altered("dispute_resolution", about=About.SENSITIVE_PERSONS),
    ),
    Twin(
        "talks are not of persons",
        TALKS,
        "talks, week of 14 October 2024, on a wall",
        altered("talks", about=About.SENSITIVE_THINGS),
    ),
    Twin(
        "rooms are persons",
        THINGS,
        "visit_coverage, week of 14 October 2024, on a wall",
        altered("visit_coverage", about=About.PERSONS),
    ),
    Twin(
        "a part can be had from the others",
        PARTS,
        "tutoring_attendance by kind of the college, October 2024, on a wall",
        functions={"data_access.telling.hidden_parts": parts_by_themselves},
    ),
    Twin(
        "a community's parts can be had from the college's",
        PARTS,
        "tutoring_attendance by kind of A, October 2024, on a wall",
        functions={"data_access.telling.Telling.require_parts": refused_by_nobody},
    ),
    Twin(
        "a programme's parts can be had from its team's",
        PARTS,
        "tutoring_attendance by course of the college, October 2024, on a wall",
        functions={"data_access.telling.Telling.require_parts": refused_by_nobody},
    ),
    Twin(
        "rows written down later are counted",
        LATER,
        "warned, term 2024-2025-1, as of 31 October 2024, on a wall",
        functions={"data_access.figures.Figures._written_later": all_written_later},
    ),
)
