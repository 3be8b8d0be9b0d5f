"""Wrong twins of how communities are summed and figures judged."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from data_access import tallies, targets
from data_access.metrics.forms import Count, Metric
from data_access.metrics.registry import METRICS
from data_access.questions import Cell
from data_access.tallies import Tally
from data_access.targets import Status, Target
from tests.specification.twins.twin import Twin

SUMS = "sums: Three communities, week of 14 October 2024"
DISTRIBUTIONS = "sums: Distributions and means, October 2024"
PERSONS = "sums: Persons counted once, term 2024-2025-1"
TARGETS = "targets: visit_coverage: 90 % from 1 September 2024, 100 % from 1 January 2025"
FEW = "targets: Fewer than five, week of 14 October 2024"
AWARDS = "targets: Three awards a year"
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


def between_two_values(found: Tally, percent: int) -> float | None:
    ordered = [value for value, times in found.counts for _ in range(times)]
    if not ordered:
        return None
    place = percent / 100 * (len(ordered) - 1)
    below, rest = int(place), place % 1
    return ordered[below] + rest * (ordered[min(below + 1, len(ordered) - 1)] - ordered[below])


def nothing_due_is_nothing_done(metric: Metric, cells: Iterable[Cell]) -> Tally:
    found = tallies.tally(metric, cells)
    return Tally(found.k, found.n or 1)


def target_of_last_day(
    metric: Metric, community: int | None, first_day: dt.date, rows: Iterable[Any], *, of_college: bool
) -> Target | None:
    return targets.target_of(metric, community, first_day + WHOLE_WEEK, rows, of_college=of_college)


def target_of_the_last_row(
    metric: Metric, community: int | None, first_day: dt.date, rows: Iterable[Any], *, of_college: bool
) -> Target | None:
    return targets.target_of(metric, community, dt.date.max, rows, of_college=of_college)


def target_of_anybody(
    metric: Metric, community: int | None, first_day: dt.date, rows: Iterable[Any], *, of_college: bool
) -> Target | None:
    return targets.target_of(metric, None, first_day, rows, of_college=of_college)


def target_of_each_for_the_sum(
    metric: Metric, community: int | None, first_day: dt.date, rows: Iterable[Any], *, of_college: bool
) -> Target | None:
    return targets.target_of(metric, community, first_day, rows, of_college=False)


def target_by_itself(
    metric: Metric, community: int | None, first_day: dt.date, rows: Iterable[Any], *, of_college: bool
) -> Target | None:
    found = targets.target_of(metric, community, first_day, rows, of_college=of_college)
    return replace(found, above_college=False) if found is not None else None


def one_off_is_near(goal: float, at_most: bool) -> float:
    return goal + 1 if at_most else goal - 1


def status_of_the_goal_itself(
    metric: Metric, value: float | None, n: float | None, target: Target | None, *, is_over: bool
) -> Status:
    enough = replace(target, strict=False) if target is not None else None
    return targets.status(metric, value, n, enough, is_over=is_over)


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
        "the mean of means",
        DISTRIBUTIONS,
        "rank_gain of the college, term 2024-2025-1",
        functions={"data_access.figures.tally": mean_of_rates},
    ),
    Twin(
        "a percentile between two values",
        DISTRIBUTIONS,
        "days_to_close of the college, October 2024",
        functions={"data_access.tallies.Tally.percentile": between_two_values},
    ),
    Twin(
        "the target of the last day",
        TARGETS,
        "visit_coverage, week of 30 December 2024",
        functions={"data_access.figures.target_of": target_of_last_day},
    ),
    Twin(
        "the weeks before judged by the target of now",
        TARGETS,
        "visit_coverage, week of 13 January 2025",
        functions={"data_access.figures.target_of": target_of_the_last_row},
    ),
    Twin(
        "everybody's target before the community's own",
        "targets: Whose target, week of 14 October 2024",
        "visit_coverage of A, week of 14 October 2024",
        functions={"data_access.figures.target_of": target_of_anybody},
    ),
    Twin(
        "what each should reach is asked of their sum",
        AWARDS,
        "awards_provincial_up of the college, year 2024",
        functions={"data_access.figures.target_of": target_of_each_for_the_sum},
    ),
    Twin(
        "so many points above the college for so many points",
        "targets: Whose target, week of 14 October 2024",
        "visit_coverage of C, week of 14 October 2024",
        functions={"data_access.figures.target_of": target_by_itself},
    ),
    Twin(
        "one is near nothing",
        "targets: tickets_overdue, target 0, October 2024",
        "tickets_overdue as of Fri 18 October 2024",
        functions={"data_access.targets._near": one_off_is_near},
    ),
    Twin(
        "nothing is more than nothing",
        "targets: More than nothing gained, term 2024-2025-1 / where nobody's rank has changed",
        "rank_gain, term 2024-2025-1",
        functions={"data_access.figures.status": status_of_the_goal_itself},
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
