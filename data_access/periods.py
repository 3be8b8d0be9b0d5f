"""Days, weeks, months, terms and years: which one holds a day, what it is compared with, which others stand beside it.

Pure: built from the terms and weeks that the database has; today is always an argument.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

ONE_DAY, SIX_DAYS = dt.timedelta(days=1), dt.timedelta(days=6)
BEGINNING = dt.date(2004, 1, 1)
KINDS = ("day", "week", "month", "term", "school_year", "year", "all")


@dataclass(frozen=True)
class TermDays:
    """A term and the first and last day that belong to it: the vacation after it is its own."""

    id: int
    name: str
    first_day: dt.date
    last_day: dt.date
    ends: dt.date

    @property
    def school_year(self) -> str:
        return self.name.rsplit("-", 1)[0]


@dataclass(frozen=True)
class Week:
    """A calendar week: its Monday, its number in the term (None in vacation), whether weekly duties are due in it."""

    monday: dt.date
    term_id: int | None
    number: int | None
    is_duty: bool


@dataclass(frozen=True)
class Period:
    """One period of a kind. `label`: what answers are keyed by (see `metrics.due.LABELS`)."""

    kind: str
    label: dt.date | int | str
    first: dt.date
    last: dt.date
    number: int | None = None
    term: str | None = None

    def days(self) -> Iterator[dt.date]:
        return (self.first + dt.timedelta(days=n) for n in range((self.last - self.first).days + 1))


def monday(day: dt.date) -> dt.date:
    return day - dt.timedelta(days=day.weekday())


def _month(day: dt.date, months: int = 0) -> dt.date:
    count = day.year * 12 + day.month - 1 + months
    return dt.date(count // 12, count % 12 + 1, 1)


@dataclass(frozen=True, eq=False)
class Calendar:
    """The terms in order and the weeks that `calendar_day` knows; the names of terms that it does not know yet.

    One calendar is one reading of the database: what was worked out with it is remembered by it.
    """

    terms: tuple[TermDays, ...]
    weeks: Mapping[dt.date, Week]
    unknown_terms: tuple[str, ...] = ()

    @cached_property
    def _term_by_name(self) -> dict[str, TermDays]:
        return {term.name: term for term in self.terms}

    @cached_property
    def _duty_mondays(self) -> list[dt.date]:
        return sorted(first for first, week in self.weeks.items() if week.is_duty)

    def term_of(self, day: dt.date) -> TermDays | None:
        """The last term begun."""
        begun = [term for term in self.terms if term.first_day <= day]
        return begun[-1] if begun else None

    def day(self, day: dt.date) -> Period:
        return Period("day", day, day, day)

    @cached_property
    def _known_weeks(self) -> dict[dt.date, Period]:
        names: dict[int | None, str] = {term.id: term.name for term in self.terms}
        return {
            first: Period("week", first, first, first + SIX_DAYS, week.number, names.get(week.term_id))
            for first, week in self.weeks.items()
        }

    def week(self, day: dt.date) -> Period:
        """The week that holds a day."""
        first = monday(day)
        return self._known_weeks.get(first) or Period("week", first, first, first + SIX_DAYS)

    def month(self, day: dt.date) -> Period:
        first = _month(day)
        return Period("month", first, first, _month(day, 1) - ONE_DAY)

    def year(self, day: dt.date) -> Period:
        return Period("year", day.year, dt.date(day.year, 1, 1), dt.date(day.year, 12, 31))

    def _of_term(self, term: TermDays) -> Period:
        return Period("term", term.id, term.first_day, term.ends, term=term.name)

    def term(self, day: dt.date) -> Period | None:
        term = self.term_of(day)
        return self._of_term(term) if term is not None else None

    def term_named(self, name: str) -> Period | None:
        term = self._term_by_name.get(name)
        return self._of_term(term) if term is not None else None

    def school_year(self, day: dt.date) -> Period | None:
        term = self.term_of(day)
        return self._of_school_year(term.school_year) if term is not None else None

    def _of_school_year(self, name: str) -> Period | None:
        terms = [term for term in self.terms if term.school_year == name]
        if not terms:
            return None
        return Period("school_year", name, terms[0].first_day, terms[-1].ends, term=name)

    def all_time(self, day: dt.date) -> Period:
        return Period("all", 0, BEGINNING, max(day, BEGINNING))

    def period(self, kind: str, day: dt.date) -> Period | None:
        """The period of a kind that holds a day; None where there is no term."""
        match kind:
            case "day":
                return self.day(day)
            case "week":
                return self.week(day)
            case "month":
                return self.month(day)
            case "term":
                return self.term(day)
            case "school_year":
                return self.school_year(day)
            case "year":
                return self.year(day)
            case "all":
                return self.all_time(day)
        raise ValueError(f"no such kind of period: {kind}")

    def last_whole_duty_week(self, as_of: dt.date) -> Period | None:
        """The last duty week that is over by the end of a day."""
        over = bisect_right(self._duty_mondays, as_of - dt.timedelta(days=6))
        return self.week(self._duty_mondays[over - 1]) if over else None

    def previous(self, period: Period) -> Period | None:
        """环比: the previous duty week, month, term or year; of a week without duty, the week before."""
        before = period.first - ONE_DAY
        if period.kind == "week":
            return (self.last_whole_duty_week(before) if self._is_duty(period) else None) or self.week(before)
        if period.kind == "all":
            return None
        if period.kind == "day":
            return self.day(period.first - dt.timedelta(days=7))
        return self.period(period.kind, before)

    def _is_duty(self, period: Period) -> bool:
        week = self.weeks.get(period.first)
        return week is not None and week.is_duty

    def last_year(self, period: Period) -> Period | None:
        """同比: the same week number, month or term of the last academic year; of a day, that week's same weekday."""
        match period.kind:
            case "week":
                return self._same_week(period)
            case "day":
                week = self._same_week(self.week(period.first))
                return self.day(week.first + dt.timedelta(days=period.first.weekday())) if week else None
            case "month":
                return self.month(_month(period.first, -12))
            case "term" if period.term is not None:
                return self.term_named(_year_before(period.term))
        return None

    def _same_week(self, week: Period) -> Period | None:
        if week.term is None or week.number is None:
            return None
        term = self._term_by_name.get(_year_before(week.term))
        if term is None:
            return None
        same = self.week(monday(term.first_day) + dt.timedelta(weeks=week.number - 1))
        return same if same.term == term.name and same.number == week.number else None

    def span(self, kind: str, day: dt.date) -> Period:
        """The stretch whose periods of a kind are drawn and asked together: a week's term, a month's year."""
        if kind in ("day", "week"):
            term = self.term(day)
            if term is not None:
                return term if kind == "day" else _of_whole_weeks(term)
            return Period("all", 0, monday(day) - dt.timedelta(weeks=11), monday(day) + dt.timedelta(days=6))
        if kind == "month":
            return self.year(day)
        return self.period(kind, day) or self.all_time(day)

    def within(self, kind: str, first: dt.date, last: dt.date) -> list[Period]:
        """The periods of a kind that touch a stretch of days, in order."""
        if kind == "all":
            return [self.all_time(last)]
        found: list[Period] = []
        day = first
        while day <= last:
            period = self.period(kind, day)
            if period is None:
                day += ONE_DAY if not self.terms else max(self.terms[0].first_day - day, ONE_DAY)
                continue
            found.append(period)
            day = period.last + ONE_DAY
        return found


def _of_whole_weeks(term: Period) -> Period:
    """A term with the weeks that are its own: the one in which it begins, not the one in which the next begins."""
    ends = term.last if term.last.weekday() == 6 else monday(term.last) - ONE_DAY
    return replace(term, first=monday(term.first), last=ends)


def _year_before(name: str) -> str:
    """2023-2024-1 of 2024-2025-1; a name of another form has none."""
    parts = name.split("-")
    if len(parts) < 2 or not all(part.isdigit() for part in parts[:2]):
        return ""
    return "-".join([str(int(parts[0]) - 1), str(int(parts[1]) - 1), *parts[2:]])
