"""Wrong twins of what figures are compared with."""

from __future__ import annotations

import datetime as dt
from typing import Any

from data_access.periods import Calendar, Period
from data_access.planning import Planner
from tests.specification.twins.twin import Twin

VISITS = "comparisons: Visits of two school years"
OPEN = "comparisons: Open tickets, week 7 of two school years"
ONE_DAY = dt.timedelta(days=1)


def previous_of_the_calendar(calendar: Calendar, period: Period) -> Period | None:
    return calendar.period(period.kind, period.first - ONE_DAY)


def last_year_by_date(calendar: Calendar, period: Period) -> Period | None:
    return calendar.period(period.kind, period.first.replace(year=period.first.year - 1))


def yesterday(calendar: Calendar, period: Period) -> Period | None:
    return calendar.day(period.first - ONE_DAY)


def compared_whole(planner: Planner, metric: Any, scope: Any, period: Period, other: Period | None, series: Any) -> Any:
    return (other, planner._alone(metric, scope, other), True) if other is not None else None


TWINS = (
    Twin(
        "the week before, with duty or without",
        VISITS,
        "visits, week of 7 October 2024",
        functions={"data_access.periods.Calendar.previous": previous_of_the_calendar},
    ),
    Twin(
        "the same date a year ago for the same week",
        VISITS,
        "visits, week of 7 October 2024",
        functions={"data_access.periods.Calendar.last_year": last_year_by_date},
    ),
    Twin(
        "a running period beside the other one whole",
        VISITS,
        "visits, week of 7 October 2024, as of Tue 8 October 2024",
        functions={"data_access.planning.Planner._compared": compared_whole},
    ),
    Twin(
        "a stock beside yesterday's",
        OPEN,
        "tickets_open as of Wed 16 October 2024",
        functions={"data_access.periods.Calendar.previous": yesterday},
    ),
    Twin(
        "a stock beside the same date a year ago",
        OPEN,
        "tickets_open as of Thu 17 October 2024",
        functions={"data_access.periods.Calendar.last_year": last_year_by_date},
    ),
)
