"""Days left are counted in working days; what the calendar does not know counts as the nearest day that it does."""

from __future__ import annotations

import datetime as dt

import pytest

from data_access.working_days import Day, WorkingDays

# From Monday 4 to Sunday 17 November 2024: Thursday the 7th is a holiday, Sunday the 10th is made up.
MONDAY = dt.date(2024, 11, 4)
OFF = {7, 9, 16, 17}


def days() -> WorkingDays:
    found: list[Day] = []
    number = 1
    for day in (MONDAY + dt.timedelta(days=n) for n in range(14)):
        is_working = day.day not in OFF
        # The second of the two weeks is without duty.
        found.append(Day(day, is_working, number, min((day - MONDAY).days + 1, 7)))
        number += is_working
    return WorkingDays(found)


def november(day: int) -> dt.date:
    return dt.date(2024, 11, day)


@pytest.mark.parametrize(
    ("today", "limit", "left"),
    [
        (4, 4, 0),
        (4, 8, 3),
        (6, 8, 1),
        (7, 8, 1),
        (8, 9, 0),
        (8, 10, 1),
        (15, 17, 0),
        (9, 8, -1),
        (10, 8, -1),
        (11, 8, -2),
        # The limit was a day off, and the next working day has come.
        (10, 9, -1),
        (17, 16, -1),
        (4, 30, 9),
    ],
)
def test_days_left(today: int, limit: int, left: int) -> None:
    assert days().left(november(today), november(limit)) == left


@pytest.mark.parametrize(("day", "working_days", "due"), [(4, 3, 8), (7, 3, 12), (9, 1, 11), (8, -2, 5), (4, -9, 4)])
def test_the_day_on_which_so_many_working_days_are_up(day: int, working_days: int, due: int) -> None:
    assert days().due_after(november(day), working_days) == november(due)


def test_days_of_duty_weeks_are_counted_back_over_those_without() -> None:
    assert days().duty_days_ago(november(14), 1) == november(9)
    assert days().duty_days_ago(november(14), 0) == november(17)
    assert days().duty_days_ago(november(6), 2) == november(4)


def test_a_day_before_or_after_the_calendar_is_the_nearest_that_it_knows() -> None:
    assert days().left(november(4), dt.date(2030, 1, 1)) == days().left(november(4), november(17))
    assert days().left(november(5), dt.date(1999, 1, 1)) == days().left(november(5), november(4))
