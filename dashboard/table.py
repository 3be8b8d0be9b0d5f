"""The rows behind a figure as a reader sees them: columns named, codes and dates in words; and as files."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence
from typing import Any

import pandas as pd

from dashboard.fragments import Cell
from dashboard.phrases import period_name
from dashboard.words import Words
from dashboard.words.language import MISSING
from data_access.metrics.forms import Distribution, Lead, Share
from data_access.metrics.registry import METRICS
from data_access.published import Published

CODES = {
    "award_level": "level",
    "kind": "kind",
    "part": "part",
    "outcome": "outcome",
    "grid_level": "grid",
    "settled_level": "grid",
    "severity": "severity",
    "span": "period-kind",
    "role": "post",
    "ledger": "ledger",
    "contradiction": "contradiction",
    "lost_of": "lost",
}
DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
NUMBERS = (
    "visits",
    "visits_met",
    "talks",
    "checks",
    "attendance",
    "names",
    "quantity",
    "nth",
    "nth_time",
    "held",
    "activities",
    "rooms",
    "residents",
    "age",
    "working_days",
    "silent_days",
    "team",
    "rating",
)


def for_screen(
    words: Words, metric: str, rows: pd.DataFrame, year: int | None = None, *, of_college: bool = False
) -> pd.DataFrame:
    """The rows with named columns, what is not done first: texts, and numbers where there are numbers.

    year: the one that days are written without, where all days of a column are in it. of_college: whose each row is,
    is said though all are of one community.
    """
    ordered = rows.sort_values(["excused", "yes"], ascending=[True, exceptions(metric) is not True], kind="stable")
    status = [_status(words, metric, bool(row.yes), bool(row.excused)) for row in ordered.itertuples()]
    columns: dict[str, Any] = {}
    shown = [name for name in ordered.columns if name not in ("community", "yes", "excused", "value")]
    for number, name in enumerate(shown):
        columns[_heading(words, name)] = _column(words, name, ordered[name], year)
        if number == 0:
            columns[words("column-status")] = status
    if of_college or ordered["community"].nunique() > 1:
        columns = {words("column-community"): ordered["community"].tolist(), **columns}
    return pd.DataFrame(columns)


def published_for_screen(words: Words, lines: Sequence[Published], today: dt.date) -> pd.DataFrame:
    """Published figures with what is computed for them: a row a line, texts only."""
    columns = {
        "published-status": [_agreement(words, one) for one in lines],
        "published-wording": [one.line.wording for one in lines],
        "published": [_amount(words, one, one.line.value) for one in lines],
        "recomputed": [_amount(words, one, one.recomputed) for one in lines],
        "accepted": [_accepted(words, one) for one in lines],
        "asked-period": [
            MISSING if one.period is None else period_name(words, one.period, today, short=True) for one in lines
        ],
        "as-of": [MISSING if one.as_of is None else words.date(one.as_of) for one in lines],
    }
    return pd.DataFrame({words(f"column-{name}"): texts for name, texts in columns.items()})


def of_cells(heads: Sequence[str | tuple[str, str]], rows: Sequence[Sequence[Cell]]) -> pd.DataFrame:
    """A short table with its words as they stand on the page: texts, and whole numbers where a cell says no more."""
    names = [head if isinstance(head, str) else " ".join(filter(None, head)) for head in heads]
    return pd.DataFrame([[_in_one(cell) for cell in row] for row in rows], columns=names, dtype=object)


def _in_one(cell: Cell) -> str | int:
    """One text, since 10/11 alone would become a day of October in Excel."""
    text = " ".join(filter(None, (cell.text, cell.beside, cell.status_word)))
    digits = text.replace(",", "")
    return int(digits) if digits.isdecimal() else text


def _agreement(words: Words, one: Published) -> str:
    if one.recomputed is None:
        return words("published-unknown")
    if not one.agrees:
        return words("published-differs")
    return words("published-rule" if one.line.kind == "rule" else "published-agrees")


def _amount(words: Words, one: Published, value: float | None) -> str:
    """68.14%, 5 个百分点, 1,200: as exact as it was published."""
    said, metric = words.exact(value), METRICS.get(one.line.metric)
    if value is None or one.line.kind == "rule":
        return said
    if isinstance(metric, Lead):
        return f"{said} {words('unit-points')}"
    return f"{said}%" if isinstance(metric, Share) else said


def _accepted(words: Words, one: Published) -> str:
    least, most = words.exact(one.line.accept_min), words.exact(one.line.accept_max)
    with_unit = _amount(words, one, one.line.accept_max)
    return with_unit if least == most else words("format-span", first=least, last=with_unit)


def exceptions(metric: str) -> bool | None:
    """Which rows behind a figure are exceptions: the yes of what should not be, the no of a share; None: neither."""
    asked = METRICS[metric]
    if asked.goal is None or isinstance(asked, Distribution):
        return None
    if asked.goal.at_most:
        return True
    return False if isinstance(asked, Share) else None


def _status(words: Words, metric: str, yes: bool, excused: bool) -> str:
    if excused:
        return words("value-excused")
    mark = "◆ " if yes is exceptions(metric) else ""
    return f"{mark}{words.metric(metric, 'yes' if yes else 'no')}"


def _heading(words: Words, name: str) -> str:
    return words(f"column-{name.replace('_', '-')}")


def _column(words: Words, name: str, values: pd.Series[Any], year: int | None) -> list[Any]:
    if name in NUMBERS:
        return pd.to_numeric(values).astype("Int64").tolist()
    days = [_as_day(name, value) for value in values]
    if any(isinstance(day, dt.date) and day.year != year for day in days):
        year = None
    return [said(words, name, value, year) for value in days]


def _as_day(name: str, value: Any) -> Any:
    """SQLite gives days that a select works out as text."""
    if isinstance(value, str) and name.endswith(("_on", "last_met", "last_session", "last_check", "span_first")):
        return dt.date.fromisoformat(value[:10])
    return None if value is None or (not isinstance(value, str) and pd.isna(value)) else value


def said(words: Words, name: str, value: Any, year: int | None) -> Any:
    """One value in words: a moment, a day, yes or no, a code, or the text itself."""
    if value is None:
        return MISSING
    if isinstance(value, dt.datetime):
        return words.moment(value, year)
    if isinstance(value, dt.date):
        return words.day(value, year)
    if name in ("someone_in", "admitted"):
        return words("value-yes" if value else "value-no")
    if name in CODES:
        return words.coded(CODES[name], str(value))
    if name == "floor":
        return words("floor", number=int(value))
    if name == "term":
        return words.short_term(str(value))
    if isinstance(value, float):
        return words.count(value)
    return str(value)


def _safe(value: Any) -> Any:
    """A text that a spreadsheet would take for a formula stays text."""
    return f"'{value}" if isinstance(value, str) and value.startswith(DANGEROUS) else value


def to_csv(table: pd.DataFrame) -> bytes:
    """UTF-8 with a mark at its start, so that Excel reads the Chinese; formulas stay text."""
    # With CR in the line's end, a text that holds one is quoted and begins no line of its own.
    return table.map(_safe).to_csv(index=False, lineterminator="\r\n").encode("utf-8-sig")


def to_xlsx(table: pd.DataFrame) -> bytes:
    """One sheet; texts are written as texts, whatever they begin with."""
    file = io.BytesIO()
    options = {"options": {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}}
    with pd.ExcelWriter(file, engine="xlsxwriter", engine_kwargs=options) as writer:
        table.to_excel(writer, index=False, freeze_panes=(1, 0))
        writer.sheets["Sheet1"].autofit()
    return file.getvalue()
