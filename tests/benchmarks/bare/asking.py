"""Bare SQL asked on the driver's own cursor, what it found by figure, and the table expressions that areas share."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from dashboard.shown import Shown
from data_access.periods import Calendar, Period
from tests.benchmarks.overview import COLLEGE, OWN, Numbers

Row = tuple[Any, ...]
Dates = tuple[str, dt.date, dt.date]
WEEK = dt.timedelta(days=6)

WEEKS = """
week AS MATERIALIZED (SELECT week, MIN(day) AS first, MAX(day) AS last FROM calendar_day
  WHERE day BETWEEN :first AND :last AND is_duty GROUP BY week)"""


def off(thing: str, *, ever: bool = False) -> str:
    """Weeks for which rooms (room_id) or members (member_id) are excused: of those asked for, or ever."""
    first = "e.from_day" if ever else "MAX(e.from_day, (SELECT week FROM calendar_day WHERE day = :first))"
    return f"""
off AS MATERIALIZED (SELECT e.community_id, e.{thing} AS thing, c.week FROM excuse e
  JOIN calendar_day c ON c.day BETWEEN {first} AND MIN(COALESCE(e.to_day, '9999-12-31'), DATE(:last, '+6 days'))
  WHERE e.community_id IN ({{ids}}) AND e.{thing} IS NOT NULL AND c.is_working AND c.week <= :last
  GROUP BY e.community_id, e.{thing}, c.week HAVING 2 * COUNT(DISTINCT c.day) >= MAX(c.week_working))"""


def standing(dated: str, day: str) -> str:
    """A room's row of a table covers a day; those begun last are looked at first."""
    return f"""(SELECT 1 FROM {dated} x WHERE x.community_id = r.community_id AND x.room_id = r.id
    AND x.from_day <= {day} AND (x.to_day IS NULL OR x.to_day >= {day}) ORDER BY x.from_day DESC LIMIT 1) IS NOT NULL"""


class Asked:
    """What one overview asks, and every number that was found."""

    def __init__(self, connection: sqlite3.Connection, shown: Shown) -> None:
        self.statements = 0
        self.ids, self.college = shown.scope.ids, shown.scope.all_ids
        self.calendar: Calendar = shown.calendar
        self.today, self.ended = shown.chosen.as_of, shown.chosen.ended
        self.week = shown.chosen.period
        self.shown = shown
        self._cursor = connection.cursor()
        self._places = shown.scope.places if shown.scope.is_college else ()
        self._of_college: Numbers = {}
        self._shares: dict[tuple[str, Dates], dict[int, tuple[float, ...]]] = defaultdict(dict)

    def rows(
        self, text: str, first: dt.date, last: dt.date, ids: Iterable[int] = (), **lists: Iterable[Any]
    ) -> list[Row]:
        """The rows of one statement; lists: what is written out in it, as {days} or (of several columns) {spans}."""
        self.statements += 1
        for name, values in {"ids": tuple(ids) or self.ids, **lists}.items():
            text = text.replace(f"{{{name}}}", ", ".join(map(_literal, values)))
        return self._cursor.execute(text, {"first": first.isoformat(), "last": last.isoformat()}).fetchall()

    def put(self, name: str, community: int, dates: Dates, *number: float) -> None:
        """A community's share in a number of the scope."""
        self._shares[name, dates][community] = number

    def put_college(self, name: str, dates: Dates, k: float, n: float) -> None:
        """The college's own value that a community is measured against."""
        if n:
            self._of_college[name, COLLEGE, *dates] = (round(100 * k / n, 9),)

    def numbers(self) -> Numbers:
        """Every number of the page's scope, the sum of its communities'; of a college's page each community's too."""
        shares = self._shares.items()
        found = {(name, OWN, *dates): tuple(map(sum, zip(*own.values(), strict=True))) for (name, dates), own in shares}
        found |= self._of_college
        for place in self._places:
            found |= {(name, place.name, *dates): own[place.id] for (name, dates), own in shares if place.id in own}
        return found

    def so_far(self, period: Period) -> Iterator[tuple[Period, dt.date]]:
        """What a running period is compared with, each up to the same day."""
        passed = self.today - period.first
        for other in (self.calendar.previous(period), self.calendar.last_year(period)):
            if other is not None:
                yield other, min(other.first + passed, other.last)

    def terms(self) -> list[Period]:
        """Every term begun, in order."""
        terms = (self.calendar.term_named(term.name) for term in self.calendar.terms)
        return [term for term in terms if term is not None and term.first <= self.today]

    def spans(self, terms: list[Period]) -> dict[str, Dates]:
        """Terms up to today and what the last of them is compared with, by their first and last days."""
        found = [(term, min(term.last, self.today)) for term in terms] + list(self.so_far(terms[-1]))
        return {f"{period.first} {last}": ("term", period.first, last) for period, last in found}


def week_of(first: str, last: dt.date) -> Dates:
    """The week that begins on a day, up to the last day asked for."""
    day = dt.date.fromisoformat(first)
    return "week", day, min(day + WEEK, last)


def _literal(value: Any) -> str:
    if isinstance(value, tuple):
        return f"({', '.join(map(_literal, value))})"
    return str(value) if isinstance(value, int) else f"'{value}'"
