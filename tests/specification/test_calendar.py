"""`calendar_day` against an independent source of the State Council's holidays, every day of 2018 to 2026."""

from __future__ import annotations

import csv
import datetime as dt
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, select

from data_access import calendar
from data_access.database import writing
from data_access.schema.tables import calendar_day

SOURCE = Path(__file__).parent.parent / "data" / "holidays_cn" / "workdays_2018_2026.csv"
FIRST, LAST = dt.date(2018, 1, 1), dt.date(2026, 12, 31)


@pytest.fixture(scope="module")
def working() -> dict[dt.date, bool]:
    """Each day of the source: whether it is a working day."""
    with SOURCE.open(encoding="utf-8", newline="") as rows:
        return {dt.date.fromisoformat(row["date"]): row["workday_holiday_cn"] == "1" for row in csv.DictReader(rows)}


@pytest.fixture(scope="module")
def days() -> list[dict[str, Any]]:
    return calendar.days(FIRST, LAST, [], {})


def test_the_source_has_every_day(working: dict[dt.date, bool]) -> None:
    assert list(working) == [FIRST + dt.timedelta(days=n) for n in range((LAST - FIRST).days + 1)]


def test_working_days_are_those_of_the_source(working: dict[dt.date, bool], days: list[dict[str, Any]]) -> None:
    assert {row["day"]: row["is_working"] for row in days} == working


def test_the_table_has_them(engine: Engine, working: dict[dt.date, bool]) -> None:
    with writing(engine) as connection:
        calendar.fill(connection, LAST)
        asked = select(calendar_day.c.day, calendar_day.c.is_working).where(calendar_day.c.day.between(FIRST, LAST))
        assert {row.day: row.is_working for row in connection.execute(asked)} == working


def test_working_days_of_each_week_are_counted(working: dict[dt.date, bool], days: list[dict[str, Any]]) -> None:
    mondays = [day for day in working if day.weekday() == 0 and day + dt.timedelta(days=6) <= LAST]
    counted = {monday: sum(working[monday + dt.timedelta(days=n)] for n in range(7)) for monday in mondays}
    assert {row["day"]: row["week_working"] for row in days if row["day"] in counted} == counted


def test_working_day_numbers_count_up_by_one_after_each_working_day(days: list[dict[str, Any]]) -> None:
    wrong = [row["day"] for row, after in pairwise(days) if after["work_no"] - row["work_no"] != row["is_working"]]
    assert wrong == []


def test_only_days_off_bear_the_name_of_a_holiday(days: list[dict[str, Any]]) -> None:
    assert [row["day"] for row in days if row["is_working"] and row["holiday"]] == []
    # A weekday off is a public holiday with a name.
    nameless = [row["day"] for row in days if not row["is_working"] and row["day"].weekday() < 5 and not row["holiday"]]
    assert nameless == []
