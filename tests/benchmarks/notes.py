"""What the triggers of the notes of change cost a writer, on both databases: with them, and without."""

from __future__ import annotations

import datetime as dt
import os
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
from sqlalchemy import Engine, text

from data_access import sample
from data_access.database import open_engine, writing
from data_access.schema import triggers
from tests.benchmarks.table import Line
from tests.databases import PostgresServer, migrated_sqlite, sqlite_url

REACH = 1.5
TIMES = 3
COMMITS, BULK, IN_ONE_STATEMENT = 500, 100_000, 500
COLUMNS = "community_id, room_id, member_id, visited_at, someone_in, note, recorded_at"
# The sample only has to have houses.
HOUSES_UNTIL = dt.datetime(2023, 9, 6)
DAYS = 120

Rows = Sequence[tuple[Any, ...]]
Write = Callable[[Any, Rows], None]


@dataclass(frozen=True)
class Way:
    """A way to write rows. of: their number; waits: it waits for the disk rather than for the processor."""

    what: str
    write: Write
    of: int
    waits: bool = False


def lines() -> Iterator[Line]:
    """Single commits, and 100,000 rows at once, on SQLite and on PostgreSQL."""
    with tempfile.TemporaryDirectory(prefix="notes-") as folder:
        for name, two in (("SQLite", _on_sqlite), ("PostgreSQL", _on_postgresql)):
            with two(Path(folder)) as (engines, connected, ways):
                for way in ways:
                    yield _line(f"{name}, {way.what}", engines, connected, way)


def _line(what: str, engines: Sequence[Engine], connected: Callable[[Engine], Any], way: Way) -> Line:
    """Into a database with triggers and into one without by turns; each time other rows."""
    took: list[list[tuple[float, float]]] = [[], []]
    for turn in range(TIMES):
        for engine, each in zip(engines, took, strict=True):
            rows = _rows(engine, way.of, turn)
            with closing(connected(engine)) as connection:
                wall, processor = time.perf_counter(), _processor(connection)
                way.write(connection, rows)
                each.append((time.perf_counter() - wall, _processor(connection) - processor))
            with writing(engine) as taken_back:
                taken_back.execute(text("DELETE FROM dorm_visit"))
                taken_back.execute(text("DELETE FROM change"))
    # The least of each: what else the machine does only adds.
    (wall, processor), (bare_wall, bare_processor) = (map(min, zip(*each, strict=True)) for each in took)
    measured = wall / bare_wall if way.waits else processor / bare_processor
    told = f"wall {wall:.2f} / {bare_wall:.2f} s, processor {processor:.2f} / {bare_processor:.2f} s"
    return Line(f"{what}, with notes of change / without", measured, REACH, " x", told)


def _processor(connection: Any) -> float:
    """The processor's seconds of this thread, and of the server's process that works for the connection."""
    seconds = time.thread_time()
    if isinstance(connection, psycopg.Connection):
        fields = Path(f"/proc/{connection.info.backend_pid}/stat").read_text().rpartition(")")[2].split()
        seconds += (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return seconds


def _rows(engine: Engine, number: int, turn: int) -> Rows:
    """Visits of members in the rooms that they serve, over the days of a term, day by day."""
    with engine.connect() as connection:
        duties = connection.execute(text("SELECT community_id, room_id, member_id FROM room_duty ORDER BY id")).all()
    rows = []
    for n in range(number):
        community, room, member = duties[n % len(duties)]
        day = dt.date(2024, 3, 1) + dt.timedelta(days=n * DAYS // number)
        seconds = n // len(duties) % 3600
        at = f"{day} {18 + turn % 4:02d}:{seconds // 60:02d}:{seconds % 60:02d}"
        rows.append((community, room, member, at, True, "宿舍整洁" if n % 3 == 0 else None, f"{day} 22:30:00"))
    return rows


def _filled(engine: Engine, *, noted: bool) -> Engine:
    with writing(engine) as connection:
        sample.fill(connection, now=HOUSES_UNTIL)
        if not noted:
            triggers.drop(connection)
    return engine


@contextmanager
def _on_sqlite(folder: Path) -> Iterator[Any]:
    paths = [migrated_sqlite(folder / f"{name}.db") for name in ("noted", "bare")]
    engines = [
        _filled(open_engine(sqlite_url(path), patience=None), noted=noted)
        for path, noted in zip(paths, (True, False), strict=True)
    ]
    yield (
        engines,
        _sqlite_connected,
        (
            Way(f"{COMMITS} commits", _sqlite_commits, COMMITS, waits=True),
            Way(f"{BULK:,} rows, {IN_ONE_STATEMENT} in a statement", _sqlite_bulk, BULK),
        ),
    )
    for engine in engines:
        engine.dispose()


def _sqlite_connected(engine: Engine) -> sqlite3.Connection:
    connection = sqlite3.connect(str(engine.url.database), isolation_level=None)
    connection.execute("PRAGMA foreign_keys=ON")
    return connection


def _sqlite_commits(connection: sqlite3.Connection, rows: Rows) -> None:
    for row in rows:
        connection.execute(f"INSERT INTO dorm_visit ({COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)", row)


def _sqlite_bulk(connection: sqlite3.Connection, rows: Rows) -> None:
    connection.execute("BEGIN")
    for statement, values in _statements(rows, "?"):
        connection.execute(statement, values)
    connection.execute("COMMIT")


def _statements(rows: Rows, mark: str) -> Iterator[tuple[str, list[Any]]]:
    for start in range(0, len(rows), IN_ONE_STATEMENT):
        piece = rows[start : start + IN_ONE_STATEMENT]
        places = ", ".join([f"({', '.join([mark] * len(piece[0]))})"] * len(piece))
        yield f"INSERT INTO dorm_visit ({COLUMNS}) VALUES {places}", [value for row in piece for value in row]


@contextmanager
def _on_postgresql(folder: Path) -> Iterator[Any]:
    server = PostgresServer(folder / "data")
    server.make_durable()
    template = server.template()
    with server.database(template) as noted, server.database(template) as bare:
        engines = [_filled(open_engine(noted, patience=None), noted=True)]
        engines.append(_filled(open_engine(bare, patience=None), noted=False))
        yield (
            engines,
            _postgresql_connected,
            (
                Way(f"{COMMITS} commits", _postgresql_commits, COMMITS, waits=True),
                Way(f"COPY of {BULK:,} rows", _postgresql_copy, BULK),
                Way(f"{BULK:,} rows, {IN_ONE_STATEMENT} in a statement", _postgresql_bulk, BULK),
            ),
        )
        for engine in engines:
            engine.dispose()
    server.stop()


def _postgresql_connected(engine: Engine) -> psycopg.Connection[Any]:
    return psycopg.connect(engine.url.set(drivername="postgresql").render_as_string(hide_password=False))


def _postgresql_commits(connection: psycopg.Connection[Any], rows: Rows) -> None:
    connection.autocommit = True
    for row in rows:
        connection.execute(f"INSERT INTO dorm_visit ({COLUMNS}) VALUES (%s, %s, %s, %s, %s, %s, %s)", row)


def _postgresql_copy(connection: psycopg.Connection[Any], rows: Rows) -> None:
    with connection.cursor().copy(f"COPY dorm_visit ({COLUMNS}) FROM STDIN") as copied:
        for row in rows:
            copied.write_row(row)
    connection.commit()


def _postgresql_bulk(connection: psycopg.Connection[Any], rows: Rows) -> None:
    for statement, values in _statements(rows, "%s"):
        connection.execute(statement, values)
    connection.commit()
