"""Wrong twins of how communities are summed and figures judged."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from data_access import tallies, targets
from data_access.answers import Cell
from data_access.metrics.forms import Count, Metric
from data_access.metrics.registry import METRICS
from data_access.tallies import Tally
from data_access.targets import Status, Target
from tests.specification.twins.twin import Twin

SUMS = "sums: Three communities, week of 14 October 2024"
PERSONS = "sums: Persons counted once, term 2024-2025-1"
TARGETS = "targets: visit_coverage: 90 % from 1 September 2024, 100 % from 1 January 2025"
FEW = "targets: Fewer than five, week of 14 October 2024"
WEDNESDAY = "visit_coverage, week of 6 January 2025, as of Wed 8 January 2025"
PERSON_COUNTS = {
    "party_members": " as of 31 October 2024",
    "award_students": ", year 2024",
    "tutoring_persons": ", term 2024-2025-1",
    "warnings_open": " as of 31 October 2024",
    "students_without_session": " as of 31 October 2024",
}
WHOLE_WEEK = dt.timedelta(days=6)


@dataclass(frozen=True, eq=False)
class Summed(Count):
    """A count of persons that is summed over communities."""

    @property
    def adds_up(self) -> bool:
        return True


def _summed(key: str) -> Metric:
    return Summed(**vars(METRICS[key]))


def mean_of_rates(metric: Metric, cells: Iterable[Cell]) -> Tally:
    rates = [cell.k / cell.n for cell in cells if cell.n]
    return Tally(sum(rates), len(rates))


def nothing_due_is_nothing_done(metric: Metric, cells: Iterable[Cell]) -> Tally:
    found = tallies.tally(metric, cells)
    return Tally(found.k, found.n or 1)


def target_of_last_day(
    metric: Metric, community: int | None, first_day: dt.date, rows: Iterable[Any], *, of_college: bool
) -> Target | None:
    return targets.target_of(metric, community, first_day + WHOLE_WEEK, rows, of_college=of_college)


def target_of_anybody(
    metric: Metric, community: int | None, first_day: dt.date, rows: Iterable[Any], *, of_college: bool
) -> Target | None:
    return targets.target_of(metric, None, first_day, rows, of_college=of_college)


def status_of_few(
    metric: Metric, value: float | None, n: float | None, target: Target | None, *, is_over: bool
) -> Status:
    return targets.status(metric, value, None, target, is_over=is_over)


def status_at_once(
    metric: Metric, value: float | None, n: float | None, target: Target | None, *, is_over: bool
) -> Status:
    return targets.status(metric, value, n, target, is_over=True)


def status_without_near(
    metric: Metric, value: float | None, n: float | None, target: Target | None, *, is_over: bool
) -> Status:
    strict = Target(target.goal, None, target.at_most) if target is not None else None
    return targets.status(metric, value, n, strict, is_over=is_over)


TWINS = (
    *(
        Twin(f"{key} summed over communities", PERSONS, f"{key} of the college{rest}", _summed(key))
        for key, rest in PERSON_COUNTS.items()
    ),
    Twin(
        "the mean of rates",
        SUMS,
        "visit_coverage of the college, week of 14 October 2024",
        functions={"data_access.figures.tally": mean_of_rates},
    ),
    Twin(
        "nothing due is 0 %",
        SUMS,
        "visit_coverage of C, week of 14 October 2024",
        functions={"data_access.figures.tally": nothing_due_is_nothing_done},
    ),
    Twin(
        "the target of the last day",
        TARGETS,
        "visit_coverage, week of 30 December 2024",
        functions={"data_access.figures.target_of": target_of_last_day},
    ),
    Twin(
        "everybody's target before the community's own",
        "targets: Whose target, week of 14 October 2024",
        "visit_coverage of A, week of 14 October 2024",
        functions={"data_access.figures.target_of": target_of_anybody},
    ),
    Twin(
        "a share of fewer than five is judged",
        FEW,
        "visit_coverage, week of 21 October 2024",
        functions={"data_access.figures.status": status_of_few},
    ),
    Twin(
        "a running week is judged",
        TARGETS,
        WEDNESDAY,
        functions={"data_access.figures.status": status_at_once},
    ),
    Twin(
        "nothing is near",
        TARGETS,
        "visit_coverage, week of 6 January 2025",
        functions={"data_access.figures.status": status_without_near},
    ),
)
