"""What leaves the database, row by row as the cursor gives it: whose rows, and which texts."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Engine, event

from data_access.references import COMMUNITIES, COUNSELORS, LINKS, USERS, Reference


def _columns(reference: Reference) -> tuple[str, ...]:
    return tuple(column.name for column in reference.statement.selected_columns)


# Who may see what, and how colleges and communities are called: no fact, and nobody's name.
NO_FACTS = frozenset(map(_columns, (COMMUNITIES, COUNSELORS, LINKS, USERS)))


class Heard:
    """Texts and communities of all rows so far; of NO_FACTS nothing is kept."""

    def __init__(self) -> None:
        self.rows = 0
        self.texts: set[str] = set()
        self.communities: set[int] = set()

    def __call__(self, cursor: sqlite3.Cursor, row: tuple[Any, ...]) -> tuple[Any, ...]:
        names = tuple(name for name, *_ in cursor.description)
        if names in NO_FACTS:
            return row
        self.rows += 1
        self.texts.update(value for value in row if isinstance(value, str))
        if "community_id" in names and (community := row[names.index("community_id")]) is not None:
            self.communities.add(community)
        return row

    def forget(self) -> None:
        """From now on, as if nothing had been heard."""
        self.rows = 0
        self.texts.clear()
        self.communities.clear()

    def of(self, *marks: str) -> list[str]:
        """Texts that bear one of these characters, some of them."""
        return [text for text in self.texts if any(mark in text for mark in marks)][:5]

    def masked(self) -> list[str]:
        """Texts that are a name's first character and a star."""
        return [text for text in self.texts if len(text) == 2 and text.endswith("*")]


@contextmanager
def hearing(engines: Any = Engine) -> Iterator[Heard]:
    """Of every connection that is opened meanwhile, of one engine or of any."""
    found = Heard()

    def listen(connection: sqlite3.Connection, _record: Any) -> None:
        connection.row_factory = found

    event.listen(engines, "connect", listen)
    try:
        yield found
    finally:
        event.remove(engines, "connect", listen)
