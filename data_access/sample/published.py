"""What the case of 幸福里 published, read from the list beside this module."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path

from data_access.sample.rows import Row

SOURCE = Path(__file__).with_name("published_figures.csv")
DOCUMENT = "党建引领・服务赋能・成长护航——“一站式”学生社区辅导员工作案例（2025-05-19）"
DAYS = ("period", "as_of")
NUMBERS = ("value", "accept_min", "accept_max")


def published_rows(community: str) -> list[Row]:
    """The rows of published_figure of a community, in the order of the list."""
    with SOURCE.open(encoding="utf-8", newline="") as lines:
        return [_row(community, line) for line in csv.DictReader(lines)]


def _row(community: str, line: dict[str, str]) -> Row:
    row: Row = {name: text or None for name, text in line.items()}
    for name in DAYS:
        row[name] = dt.date.fromisoformat(line[name]) if line[name] else None
    for name in NUMBERS:
        row[name] = float(line[name])
    return row | {"community_id": community, "document": DOCUMENT}
