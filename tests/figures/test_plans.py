"""How SQLite goes about each question: by indexes that there are, from the community asked for."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, Select, event

from data_access import compile
from data_access.database import open_engine
from data_access.metrics.forms import Distribution, EachValue, Lead
from data_access.metrics.registry import ASKED
from data_access.schema import Base
from data_access.scopes import Named
from tests.databases import copy_of

# Ledgers of thousands of rows a community, each with its own day.
LARGE = ("dorm_visit", "heart_talk", "room_report", "safety_check")
DAY = dt.date(2025, 6, 8)
BINDS = {"ids": [1, 2], "first": dt.date(2025, 2, 24), "last": DAY, "as_of": DAY}


@pytest.fixture(scope="module")
def empty(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """A database without rows: SQLite, which is told nothing of their number, plans the same."""
    engine = open_engine(copy_of(sqlite_template, tmp_path_factory.mktemp("plans")))
    yield engine
    engine.dispose()


def statements(key: str) -> Iterator[tuple[str | None, Select[Any]]]:
    """The answer of a metric and the rows behind it, ungrouped and by each grouping."""
    metric = ASKED[key]
    for group in (None, *metric.population.groups):
        by_values, kind = isinstance(metric, Distribution | EachValue), metric.per[0]
        yield group, compile.values(metric, kind, group) if by_values else compile.answer((metric,), kind, group)
        yield group, compile.rows((metric,), kind, group, Named.STUDENTS)


def plan(engine: Engine, statement: Select[Any], binds: dict[str, Any]) -> list[str]:
    """The steps in SQLite's words."""

    def explained(_connection: Any, _cursor: Any, sql: str, parameters: Any, *_: Any) -> tuple[str, Any]:
        return f"EXPLAIN QUERY PLAN {sql}", parameters

    event.listen(engine, "before_cursor_execute", explained, retval=True)
    try:
        with engine.connect() as connection:
            return [row[3] for row in connection.execute(statement, binds).cursor.fetchall()]
    finally:
        event.remove(engine, "before_cursor_execute", explained)


@pytest.mark.parametrize("key", [key for key, metric in ASKED.items() if not isinstance(metric, Lead)])
def test_no_question_reads_what_is_not_asked_for(empty: Engine, key: str) -> None:
    """No table of rows is read whole, nor given an index for one question; of a large ledger not all of a community."""
    read = re.compile(r"SCAN (?P<scanned>[a-z_]+)|SEARCH (?P<table>[a-z_]+?)(?:_\d+)? USING (?P<how>.*)")
    wrong: list[str] = []
    for group, statement in statements(key):
        for step in plan(empty, statement, BINDS):
            found = read.match(step)
            if found is None:
                continue
            whole = found["scanned"] in Base.metadata.tables
            for_once = found["table"] in Base.metadata.tables and "AUTOMATIC" in found["how"]
            too_much = found["table"] in LARGE and found["how"].endswith("(community_id=?)")
            if whole or for_once or too_much:
                wrong.append(f"by {group}: {step}")
    assert wrong == []
