"""The same figures of a community's overview by bare SQL on the driver's own cursor, as few statements as it takes."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from dashboard.shown import Shown
from data_access.periods import BEGINNING, Calendar, Period
from tests.benchmarks import bare_sql
from tests.benchmarks.overview import COLLEGE, STAGES, Numbers, years

Row = tuple[Any, ...]
BANDS = ("0-3", "4-10", "11+")


class Bare:
    """Asks for one overview; `found`: every number of it, under the keys of `overview.numbers`."""

    def __init__(self, connection: sqlite3.Connection, shown: Shown) -> None:
        self.statements = 0
        self.found: Numbers = {}
        self._cursor = connection.cursor()
        self._own, self._college = shown.scope.ids, shown.scope.all_ids
        self._calendar: Calendar = shown.calendar
        self._today = shown.chosen.as_of
        self._week = shown.chosen.period
        self._years = years(shown)

    def ask(self) -> Numbers:
        self._coverage()
        self._compliance()
        self._tickets()
        self._replies()
        self._warnings()
        self._paired()
        self._awards()
        for name, text in (
            ("rooms_overdue", bare_sql.SILENT_ROOMS),
            ("students_without_session", bare_sql.NO_SESSION),
        ):
            ((count,),) = self._rows(text, self._own, self._today, self._today)
            self._put(name, self._calendar.day(self._today), self._today, count)
        return self.found

    def _rows(self, text: str, ids: tuple[int, ...], first: dt.date, last: dt.date, **more: Any) -> list[Row]:
        self.statements += 1
        days = ", ".join(f"'{day}'" for day in more.pop("days", ()))
        values = {"first": first, "last": last, "as_of": last, "last_excused": "9999-12-31", **more}
        binds = {name: value.isoformat() if isinstance(value, dt.date) else value for name, value in values.items()}
        return self._cursor.execute(
            text.replace("{ids}", ", ".join(map(str, ids))).replace("{days}", days), binds
        ).fetchall()

    def _put(self, name: str, period: Period, day: dt.date, *number: float) -> None:
        self.found[name, period.kind, period.first, min(period.last, day)] = number

    def _put_college(self, name: str, period: Period, k: float, n: float) -> None:
        if n:
            self.found[name, period.kind, period.first, COLLEGE] = (round(100 * k / n, 9),)

    def _weeks(self, first: str, day: dt.date) -> tuple[Period, dt.date]:
        week = self._calendar.week(dt.date.fromisoformat(first))
        return week, min(week.last, day)

    def _so_far(self, period: Period) -> Iterator[tuple[Period, dt.date]]:
        """What a running period is compared with, each up to the same day."""
        passed = self._today - period.first
        for other in (self._calendar.previous(period), self._calendar.last_year(period)):
            if other is not None:
                yield other, min(other.first + passed, other.last)

    def _coverage(self) -> None:
        name, term = "visit_coverage", self._calendar.span("week", self._week.first)
        year_ago = self._calendar.last_year(self._week)
        asked = [(term.first, self._today)]
        if year_ago is not None:
            before = self._calendar.span("week", year_ago.first)
            asked.append((before.first, before.last))
        running = self._calendar.week(self._today)
        asked += [(other.first, day) for other, day in self._so_far(running)]
        for first, last in asked:
            for week, k, n in self._rows(bare_sql.COVERAGE, self._own, first, last):
                self._put(name, *self._weeks(week, last), k, n)
        for week, k, n in self._rows(bare_sql.COVERAGE, self._college, self._week.first, self._today):
            self._put_college(name, self._weeks(week, self._today)[0], k, n)

    def _compliance(self) -> None:
        term, year_ago = self._calendar.span("week", self._week.first), self._calendar.last_year(self._week)
        asked = [(term.first, self._today), *([(year_ago.first, year_ago.last)] if year_ago is not None else [])]
        for first, last in asked:
            for week, visited, talked, n in self._rows(bare_sql.COMPLIANCE, self._own, first, last):
                self._put("visit_compliance", *self._weeks(week, last), visited, n)
                self._put("talk_compliance", *self._weeks(week, last), talked, n)
        for _, visited, talked, n in self._rows(bare_sql.COMPLIANCE, self._college, self._week.first, self._week.last):
            self._put_college("visit_compliance", self._week, visited, n)
            self._put_college("talk_compliance", self._week, talked, n)

    def _tickets(self) -> None:
        calendar, today = self._calendar, self._today
        term = calendar.span("week", today)
        periods = calendar.within("week", term.first, today)
        day = calendar.day(today)
        periods += [day, *(other for other in (calendar.previous(day), calendar.last_year(day)) if other is not None)]
        by_day = defaultdict(list)
        for period in periods:
            by_day[min(period.last, today).isoformat()].append(period)
        first = min(period.first for period in periods)
        for at, count, stale, *bands in self._rows(bare_sql.OPEN_TICKETS, self._own, first, today, days=by_day):
            for period in by_day[at]:
                self._put("tickets_open", period, today, count)
                self._put("tickets_stale", period, today, stale)
                for band, number in zip(BANDS, bands, strict=True):
                    self._put(f"tickets_open {band}", period, today, number)
        ((overdue, past),) = self._rows(bare_sql.LATE_TICKETS, self._own, today, today)
        self._put("tickets_overdue", day, today, overdue or 0)
        self._put("tickets_past_promise", day, today, past or 0)

    def _replies(self) -> None:
        name, month = "reply_on_time", self._calendar.month(self._today)
        year = self._calendar.span("month", self._today)
        for first, last in [(year.first, self._today), *((other.first, day) for other, day in self._so_far(month))]:
            for label, k, n in self._rows(bare_sql.REPLIES, self._own, first, last):
                self._put(name, self._calendar.month(dt.date.fromisoformat(label)), last, k, n)
        for _, k, n in self._rows(bare_sql.REPLIES, self._college, month.first, self._today):
            self._put_college(name, month, k, n)

    def _warnings(self) -> None:
        ever, term = self._calendar.all_time(self._today), self._calendar.term(self._today)
        terms = {each.id: self._calendar.term_named(each.name) for each in self._calendar.terms}
        college, own = [0, 0], [0, 0]
        for community, term_id, n, k, *stages in self._rows(bare_sql.WARNINGS, self._college, BEGINNING, self._today):
            college = [college[0] + k, college[1] + n]
            if community == self._own[0] and (period := terms[term_id]) is not None:
                own = [own[0] + k, own[1] + n]
                self._put("warning_lift_rate", period, self._today, k, n)
                self._stages(period, self._today, stages)
        self._put("warning_lift_rate", ever, self._today, *own)
        self._put_college("warning_lift_rate", ever, *college)
        for other, day in self._so_far(term) if term is not None else ():
            for _, _, _, _, *stages in self._rows(bare_sql.WARNINGS, self._own, other.first, day):
                self._stages(other, day, stages)

    def _stages(self, period: Period, day: dt.date, counts: Iterable[int]) -> None:
        for stage, count in zip(STAGES, counts, strict=True):
            self._put(stage, period, day, count)

    def _paired(self) -> None:
        rows = self._rows(bare_sql.PAIRED, self._college, self._today, self._today, day=self._week.last)
        for community, k, n in rows:
            if community == self._own[0]:
                self._put("pair_coverage", self._week, self._today, k, n)
        self._put_college("pair_coverage", self._week, sum(row[1] for row in rows), sum(row[2] for row in rows))

    def _awards(self) -> None:
        year = self._calendar.year(self._today)
        asked = [(self._years.first, self._today), *((other.first, day) for other, day in self._so_far(year))]
        for first, last in asked:
            counts: dict[Period, dict[str, int]] = defaultdict(dict)
            for label, level, count in self._rows(bare_sql.AWARDS, self._own, first, last):
                counts[self._calendar.year(dt.date(label, 1, 1))][level] = count
            for period, levels in counts.items():
                self._put("awards", period, last, sum(levels.values()))
                self._put("awards_provincial_up", period, last, sum(levels.values()) - levels.get("school", 0))
                for level, count in levels.items():
                    self._put(f"awards {level}", period, last, count)


def differences(figures: Numbers, bare: Numbers) -> list[str]:
    """Where the two say otherwise; what bare SQL has no row of is nought."""
    return [
        f"{key}: the figure says {number}, bare SQL {bare.get(key)}"
        for key, number in figures.items()
        if bare.get(key, tuple(0.0 for _ in number)) != number
    ]
