"""Wrong twins of the figures of data quality."""

from __future__ import annotations

from dataclasses import replace

from data_access.metrics import quality
from data_access.metrics.facts import days_later
from tests.specification.twins.twin import Twin, altered

LEDGERS = "quality: Ledgers of autumn 2024"
_row = quality.rows_written.source

TWINS = (
    Twin(
        "a ledger is due before its first row",
        LEDGERS,
        "ledger_filled, week of 9 September 2024",
        altered("ledger_filled", population=replace(quality.weeks_of_ledgers, due=())),
    ),
    Twin(
        "a row of an earlier week fills it",
        LEDGERS,
        "ledger_filled, week of 14 October 2024",
        altered("ledger_filled", condition=quality.weeks_of_ledgers.due[0]),
    ),
    Twin(
        "late from the seventh day on",
        LEDGERS,
        "late_rows, week of 23 September 2024",
        altered("late_rows", condition=_row.c.recorded_on >= days_later(_row.c.happened_on, quality.LATE_DAYS)),
    ),
    Twin(
        "rows of the week in which they were written down",
        LEDGERS,
        "late_rows, week of 23 September 2024",
        altered("late_rows", population=replace(quality.rows_written, on=_row.c.recorded_on)),
    ),
)
