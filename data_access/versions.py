"""How often what a question reads has changed: a number per (table, community, term), raised by notes.

Immutable: a page keeps the versions of its own snapshot while others go on.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

Note = tuple[str, int | None, dt.date | None]
# The tables that say to which term a day belongs: when they change, everything is asked anew.
CALENDAR_TABLES = frozenset({"term", "calendar_day", "calendar_override"})


@dataclass(frozen=True)
class Versions:
    """`term_days`: the first days of the terms, in order; a day belongs to the last term begun (-1: to none)."""

    epoch: int = 0
    term_days: tuple[dt.date, ...] = ()
    whole: Mapping[tuple[str, int | None], int] = field(default_factory=dict)
    by_term: Mapping[tuple[str, int | None, int | None], int] = field(default_factory=dict)
    of_table: Mapping[str, int] = field(default_factory=dict)

    def term_no(self, day: dt.date) -> int:
        return bisect_right(self.term_days, day) - 1

    def raised(self, notes: Iterable[Note]) -> Versions:
        """The versions after some notes; a note without a day is of every term, without a community of all."""
        whole, by_term, of_table = Counter(self.whole), Counter(self.by_term), Counter(self.of_table)
        for table, community, day in notes:
            whole[table, community] += 1
            by_term[table, community, self.term_no(day) if day is not None else None] += 1
            of_table[table] += 1
        return Versions(self.epoch, self.term_days, whole, by_term, of_table)

    def anew(self, term_days: tuple[dt.date, ...]) -> Versions:
        """Nothing that was read before counts any more."""
        return Versions(self.epoch + 1, term_days)

    def of(
        self, tables: Iterable[str], communities: Iterable[int], span: tuple[dt.date, dt.date] | None = None
    ) -> tuple[int, int]:
        """(epoch, sum of changes) of some tables and communities; with a span, of the terms that it touches only.

        Without communities: of every one.
        """
        tables, communities = tuple(tables), tuple(communities)
        if not communities:
            return self.epoch, sum(self.of_table.get(table, 0) for table in tables)
        places: list[int | None] = [*communities, None]
        if span is None:
            return self.epoch, sum(self.whole.get((table, place), 0) for table in tables for place in places)
        terms: list[int | None] = [*range(self.term_no(span[0]), self.term_no(span[1]) + 1), None]
        return self.epoch, sum(
            self.by_term.get((table, place, term), 0) for table in tables for place in places for term in terms
        )
