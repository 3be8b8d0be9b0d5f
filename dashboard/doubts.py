"""数据质量: which ledger holds how many rows that are to be looked into, and of what kind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any, NamedTuple

import pandas as pd
import streamlit as st

from dashboard import drawer, parts, phrases
from dashboard.shown import Shown
from data_access.metrics.ledgers import LEDGERS
from data_access.periods import Period

DOUBTS = ("hurried_visits", "repeated_notes", "names_beyond_attendance", "impossible_dates", "orphan_rows")
KEY = "table-doubts"


class Found(NamedTuple):
    """How many rows of a ledger a metric counts, and what a click on them opens."""

    rows: int
    opening: drawer.Opening


def ledgers(shown: Shown) -> None:
    """Ledgers x what is found in them in the term, those in which anything is; a click on a cell opens the rows."""
    words, term = shown.words, shown.term
    found = {key: _by_ledger(shown, key, term) for key in DOUBTS}
    doubtful = sum(each.rows for of in found.values() for each in of.values())
    names = [name for name in LEDGERS if any(of.get(name) for of in found.values())]
    when = phrases.when(words, term, shown.today)
    heading = words("heading-doubts" if doubtful else "heading-doubts-none", when=when, n=doubtful)
    with parts.box("doubts", heading, words("caption-doubts") if names else ""):
        if not names:
            moment = shown.newest()
            written = {"moment": words.moment(moment, shown.year_unsaid)} if moment else {"detail": "detail-never"}
            parts.empty(words, "empty-doubts", when=when, **written)
            return
        cells = [[found[key].get(name) for key in found] for name in names]
        columns: dict[str, Any] = {words("column-ledger"): [words.coded("ledger", name) for name in names]}
        for place, key in enumerate(found):
            told = [row[place] for row in cells]
            columns[words.metric(key, "short")] = pd.array([each.rows if each else 0 for each in told], dtype="Int64")
        table = pd.DataFrame(columns)
        parts.files(shown, "doubts", lambda: table)
        st.dataframe(
            table,
            hide_index=True,
            height="content",
            key=KEY,
            on_select=partial(_open_cell, list(columns), cells),
            selection_mode="single-cell",
        )


def _by_ledger(shown: Shown, key: str, term: Period) -> dict[str, Found]:
    """The ledgers with rows that the metric counts in the term."""
    return {
        str(part.part): Found(
            int(part.tally.k),
            drawer.Opening(key, term, ("ledger", part.part), shown.words.coded("ledger", str(part.part))),
        )
        for part in shown.parts(key, "ledger", term.kind, term)
        if part.tally.k
    }


def _open_cell(heads: Sequence[str], cells: Sequence[Sequence[Found | None]]) -> None:
    chosen = st.session_state[KEY].get("selection", {}).get("cells") or []
    if not chosen:
        return
    row, head = chosen[0]
    place = heads.index(head) - 1
    found = cells[row][place] if place >= 0 else None
    if found is not None:
        drawer.open_later(replace(found.opening, chosen_in=KEY))
