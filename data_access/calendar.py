"""Fills `calendar_day`: working days (State Council holidays and 调休), terms, teaching weeks, duty weeks."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from functools import cache
from typing import Any

import chinese_calendar
from sqlalchemy import Connection, delete, insert, select

from data_access.periods import BEGINNING, monday
from data_access.schema import CalendarDay, CalendarOverride, Term

DUTY_WEEK_WORKING_DAYS = 3


def last_day(today: dt.date) -> dt.date:
    """The table reaches to the end of the year after next."""
    return dt.date(today.year + 2, 12, 31)


@cache
def known_years() -> range:
    """The years whose holidays the library knows; beyond them weekdays count as working."""
    return range(min(chinese_calendar.holidays).year, max(chinese_calendar.holidays).year + 1)


def is_working(day: dt.date) -> bool:
    if day.year in known_years():
        is_weekday = day.weekday() < 5 and day not in chinese_calendar.holidays
        return is_weekday or day in chinese_calendar.workdays
    return day.weekday() < 5


def holiday_name(day: dt.date) -> str | None:
    """The public holiday's Chinese name, None on other days (plain weekends among them)."""
    holiday = chinese_calendar.holidays.get(day) if day.year in known_years() else None
    return None if holiday is None else str(chinese_calendar.Holiday(holiday).chinese)


def days(first: dt.date, last: dt.date, terms: list[Any], overrides: dict[dt.date, bool]) -> list[dict[str, Any]]:
    """One mapping a day, first to last, with the columns of `calendar_day`.

    terms: rows with id, first_day, last_day, in order of first_day.
    """
    span = [first + dt.timedelta(days=n) for n in range((last - first).days + 1)]
    # Whole weeks are counted, so the edges look a week beyond the table.
    around = [first + dt.timedelta(days=n) for n in range(-7, (last - first).days + 8)]
    working = {day: overrides.get(day, is_working(day)) for day in around}
    week_working = Counter(monday(day) for day in around if working[day])
    duty_weeks = {
        week: term
        for term in terms
        for week in _weeks(term.first_day, term.last_day)
        if week_working[week] >= DUTY_WEEK_WORKING_DAYS
    }
    rows: list[dict[str, Any]] = []
    work_no, duty_no, begun = 0, 0, -1
    for day_no, day in enumerate(span):
        while begun + 1 < len(terms) and terms[begun + 1].first_day <= day:
            begun += 1
        term = terms[begun] if begun >= 0 else None
        week = monday(day)
        in_term = term is not None and day <= term.last_day
        teaching_week = (week - monday(term.first_day)).days // 7 + 1 if term is not None and in_term else None
        # A duty week is the term's that begins in it, whole; a day before that term is none of its own.
        is_duty = week in duty_weeks and duty_weeks[week] is term
        duty_no += week in duty_weeks
        rows.append(
            {
                "day": day,
                "is_working": working[day],
                "holiday": None if working[day] else holiday_name(day),
                "work_no": work_no + 1,
                "day_no": day_no,
                "week": week,
                "week_working": week_working[week],
                "teaching_week": teaching_week,
                "is_duty": is_duty,
                "duty_no": duty_no,
                "month": day.replace(day=1),
                "year": day.year,
                "school_year": _school_year(day, term),
                "term_id": term.id if term is not None else None,
            }
        )
        work_no += working[day]
    return rows


def _weeks(first: dt.date, last: dt.date) -> list[dt.date]:
    """The Mondays of the weeks that a stretch of days touches."""
    return [monday(first) + dt.timedelta(weeks=n) for n in range((monday(last) - monday(first)).days // 7 + 1)]


def _school_year(day: dt.date, term: Any) -> str:
    """The term's own (2024-2025 of 2024-2025-1); without terms the one that turns in August."""
    if term is not None:
        return str(term.name.rsplit("-", 1)[0])
    begins = day.year if day.month >= 8 else day.year - 1
    return f"{begins}-{begins + 1}"


def fill(connection: Connection, today: dt.date) -> int:
    """Writes `calendar_day` anew from 2004 to the end of the year after next; the number of days written.

    Rows that are as they should be are left alone, so that a start without news writes (and notes) nothing.
    """
    terms = list(connection.execute(select(Term.id, Term.name, Term.first_day, Term.last_day).order_by(Term.first_day)))
    overrides = {row.day: row.is_working for row in connection.execute(select(CalendarOverride))}
    wanted = days(BEGINNING, last_day(today), terms, overrides)
    columns = CalendarDay.__table__.columns
    present = {row.day: dict(row._mapping) for row in connection.execute(select(*columns))}
    changed = [row for row in wanted if present.get(row["day"]) != row]
    gone = [row["day"] for row in changed if row["day"] in present]
    for start in range(0, len(gone), 500):
        connection.execute(delete(CalendarDay).where(CalendarDay.day.in_(gone[start : start + 500])))
    if changed:
        connection.execute(insert(CalendarDay), changed)
    return len(changed)
