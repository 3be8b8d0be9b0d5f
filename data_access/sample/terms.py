"""The school calendar of the sample, by rule: terms of twenty weeks, their weeks, and counting in working days."""

from __future__ import annotations

import bisect
import datetime as dt
import functools
from dataclasses import dataclass

from data_access import calendar
from data_access.periods import monday
from data_access.sample.rows import Batch
from data_access.schema import Term

FIRST_YEAR = 2023
TERM_WEEKS = 20
# The school publishes the terms of a school year on this day of August.
PUBLISHED_ON = (8, 1)


@dataclass(frozen=True)
class TermPlan:
    """number counts up from 2023-2024-1, which is 0; the warnings of a term are reviewed early in the next."""

    number: int
    name: str
    first_day: dt.date
    last_day: dt.date
    review_on: dt.date

    @property
    def school_year(self) -> int:
        return FIRST_YEAR + self.number // 2

    @property
    def is_spring(self) -> bool:
        return self.number % 2 == 1

    def week(self, number: int) -> dt.date:
        """The Monday of a teaching week, 1 to 20."""
        return self.first_day + dt.timedelta(weeks=number - 1)

    def weeks(self) -> list[dt.date]:
        return [self.week(number) for number in range(1, TERM_WEEKS + 1)]


def year_begins(school_year: int) -> dt.date:
    """The first Monday of September."""
    first = dt.date(school_year, 9, 1)
    return first + dt.timedelta(days=-first.weekday() % 7)


def year_ends(school_year: int) -> dt.date:
    """The day before the next school year, summer vacation included."""
    return year_begins(school_year + 1) - dt.timedelta(days=1)


def _begins(number: int) -> dt.date:
    school_year = FIRST_YEAR + number // 2
    if number % 2 == 0:
        return year_begins(school_year)
    last_of_february = dt.date(school_year + 1, 3, 1) - dt.timedelta(days=1)
    return monday(last_of_february)


@functools.cache
def term(number: int) -> TermPlan:
    first_day = _begins(number)
    school_year = FIRST_YEAR + number // 2
    return TermPlan(
        number=number,
        name=f"{school_year}-{school_year + 1}-{number % 2 + 1}",
        first_day=first_day,
        last_day=first_day + dt.timedelta(weeks=TERM_WEEKS, days=-1),
        review_on=_begins(number + 1) + dt.timedelta(weeks=1),
    )


def school_year_of(day: dt.date) -> int:
    return day.year if day >= year_begins(day.year) else day.year - 1


def terms_begun(day: dt.date) -> list[TermPlan]:
    """The terms from 2023-2024-1 to the last one begun by the day, in order."""
    found: list[TermPlan] = []
    while term(len(found)).first_day <= day:
        found.append(term(len(found)))
    return found


def term_of_week(week: dt.date) -> TermPlan | None:
    """The term in which the Monday lies; None in vacation."""
    begun = terms_begun(week)
    return begun[-1] if begun and week <= begun[-1].last_day else None


@functools.cache
def working_days() -> list[dt.date]:
    """All working days the sample can need, in order."""
    first = dt.date(FIRST_YEAR, 1, 1)
    return [day for n in range(15 * 366) if calendar.is_working(day := first + dt.timedelta(days=n))]


def working_day(day: dt.date, later: int = 0) -> dt.date:
    """The working day so many after the day; a day off counts as the next working day."""
    return working_days()[bisect.bisect_left(working_days(), day) + later]


@functools.cache
def is_duty(week: dt.date) -> bool:
    """Whether weekly duties are due: a teaching week with at least three working days."""
    days = working_days()
    working = bisect.bisect_left(days, week + dt.timedelta(days=7)) - bisect.bisect_left(days, week)
    return term_of_week(week) is not None and working >= calendar.DUTY_WEEK_WORKING_DAYS


@functools.cache
def open_days(week: dt.date) -> list[dt.date]:
    """The days of a week that are no public holiday."""
    days = [week + dt.timedelta(days=n) for n in range(7)]
    return [day for day in days if calendar.is_working(day) or calendar.holiday_name(day) is None]


def batches(now: dt.datetime) -> list[Batch]:
    """The terms published by now: both of a school year from its August on."""
    latest = now.year if (now.month, now.day) >= PUBLISHED_ON else now.year - 1
    known = [term(number) for number in range(2 * (latest - FIRST_YEAR + 1))]
    rows = [
        {
            "handle": plan.name,
            "name": plan.name,
            "first_day": plan.first_day,
            "last_day": plan.last_day,
            "warning_review_on": plan.review_on,
        }
        for plan in known
    ]
    return [Batch(Term, rows)]
