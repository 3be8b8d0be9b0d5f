"""数据质量: which ledger holds how many rows that are to be looked into, and of what kind."""

from __future__ import annotations

from functools import partial
from typing import Any, NamedTuple

import pandas as pd

from dashboard import drawer, parts, phrases
from dashboard.shown import Shown
from dashboard.told import if_told
from data_access.metrics.ledgers import LEDGERS
from data_access.periods import Period

DOUBTS = ("hurried_visits", "repeated_notes", "names_beyond_attendance", "impossible_dates", "orphan_rows")
KEY = "table-doubts"


class Found(NamedTuple):
    """How many rows of a ledger a metric counts, and what a click on them opens."""

    rows: int
    opening: drawer.Opening


@if_told
def ledgers(shown: Shown) -> None:
    """Ledgers x what is found in them in the term, those in which anything is; a click on a cell opens the rows."""
    words, told = shown.words, found(shown)
    rows = sum(each.rows for of in told.values() for each in of.values())
    names = [name for name in LEDGERS if any(name in of for of in told.values())]
    when = phrases.when(words, shown.term, shown.today)
    heading = words("heading-doubts" if rows else "heading-doubts-none", when=when, n=rows)
    with parts.box("doubts", heading, words("caption-doubts") if names else ""):
        if not names:
            moment = shown.newest()
            written = {"moment": words.moment(moment, shown.year_unsaid)} if moment else {"detail": "detail-never"}
            parts.empty(words, "empty-doubts", when=when, **written)
            return
        columns: dict[str, Any] = {words("column-ledger"): [words.coded("ledger", name) for name in names]}
        for key, of in told.items():
            columns[words.metric(key, "short")] = [of[name].rows if name in of else 0 for name in names]
        cells = [
            {words.metric(key, "short"): of[name].opening for key, of in told.items() if name in of} for name in names
        ]
        table = pd.DataFrame(columns)
        parts.files(shown, "doubts", lambda: table)
        parts.table(
            words,
            KEY,
            table,
            "content",
            on_select=partial(drawer.open_cell, KEY, lambda row, heading: cells[row].get(heading)),
            selection_mode="single-cell",
        )


def found(shown: Shown) -> dict[str, dict[str, Found]]:
    """By metric, the ledgers with rows that it counts in the term."""
    return {key: _by_ledger(shown, key, shown.term) for key in DOUBTS}


def _by_ledger(shown: Shown, key: str, term: Period) -> dict[str, Found]:
    return {
        str(part.part): Found(
            int(part.tally.k),
            drawer.Opening(key, term, ("ledger", part.part), shown.words.coded("ledger", str(part.part))),
        )
        for part in shown.parts(key, "ledger", term.kind, term)
        if part.tally.k
    }
