"""A database put into trouble under pages that are open, and what they say then."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from streamlit.testing.v1 import AppTest

from dashboard.words import for_language
from tests.dashboard.reading import everything, texts

PATIENCE_SECONDS = 20.0
# As if each row were looked for without end.
ENDLESS = "(WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n) > 0"


def execute(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        for statement in statements:
            connection.execute(statement)


def make_slow(path: Path, table: str) -> None:
    """Whoever asks the table waits without end; triggers and views that speak of it are left as they are."""
    execute(
        path,
        "PRAGMA legacy_alter_table = ON",
        f"ALTER TABLE {table} RENAME TO {table}_itself",
        f"CREATE VIEW {table} AS SELECT * FROM {table}_itself WHERE {ENDLESS}",
    )


def make_fast(path: Path, table: str) -> None:
    execute(
        path,
        "PRAGMA legacy_alter_table = ON",
        f"DROP VIEW {table}",
        f"ALTER TABLE {table}_itself RENAME TO {table}",
    )


def said(test: AppTest) -> str:
    assert list(test.exception) == []
    return " ".join(texts(everything(test)))


def until(test: AppTest, there: Callable[[str], bool]) -> str:
    """The words of the page, run as often as its browser would, once something is there."""
    last = time.monotonic() + PATIENCE_SECONDS
    while not there(text := said(test.run())):
        assert time.monotonic() < last, text
    return text


def says_fault(text: str, language: str, name: str, **details: str) -> bool:
    """Whether a text says what is wrong, what to do, and the details that the fault has."""
    words = for_language(language)
    parts = [words("fault-title"), words(f"fault-{name}"), words(f"fault-{name}.do")]
    parts += [words(f"fault-{name}.detail", **details)] if details else []
    return all(part in text for part in parts)
