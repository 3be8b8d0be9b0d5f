"""How SQLite is spoken to: WAL, real transactions, and never a new file in the place of a lost one."""

from __future__ import annotations

import math
import os
import sqlite3
import time
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, exc
from sqlalchemy.engine import URL

BUSY_MILLISECONDS = 5000
# The pages together send some hundred; each is compiled once a connection.
STATEMENTS_KEPT = 512
# The steps of SQLite's machine between two looks at the clock: some milliseconds.
STEPS_BETWEEN_LOOKS = 100_000


def path_of(url: URL) -> Path:
    """The file of a SQLite URL. Raises ValueError for a database in memory, which cannot be shared."""
    if not url.database or url.database == ":memory:" or url.database.startswith("file:"):
        raise ValueError("a shared SQLite database is a plain file: sqlite:////folder/name.db")
    return Path(url.database).resolve()


def open_sqlite(url: URL, patience: float | None) -> Engine:
    """An engine of whose snapshots a statement may take `patience` seconds (None: as long as needed)."""
    path = path_of(url)

    def connect() -> sqlite3.Connection:
        # mode=rw: opening makes no file, so a lost database is an error and not an empty one.
        return sqlite3.connect(
            f"{path.as_uri()}?mode=rw",
            uri=True,
            isolation_level=None,
            check_same_thread=False,
            cached_statements=STATEMENTS_KEPT,
        )

    def set_up(connection: sqlite3.Connection, record: Any) -> None:
        connection.execute(f"PRAGMA busy_timeout={BUSY_MILLISECONDS}")
        if connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
            connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("PRAGMA foreign_keys=ON")
        record.info["file"] = identity(path)
        record.info.update(patience=None, until=math.inf, reads=False)
        connection.set_progress_handler(lambda: time.monotonic() > record.info["until"], STEPS_BETWEEN_LOOKS)

    def check(_connection: Any, record: Any, _proxy: Any) -> None:
        """A connection to a file that was deleted or replaced would go on reading the old one."""
        if record.info["file"] != identity(path):
            raise exc.DisconnectionError(f"{path} is not the file that was opened")

    engine = create_engine(
        url,
        creator=connect,
        pool_size=10,
        max_overflow=10,
        pool_timeout=1.0,
        execution_options={"patience": patience},
        # What a statement was about is nobody's to read in the log.
        hide_parameters=True,
    )
    event.listen(engine, "connect", set_up)
    event.listen(engine, "checkout", check)
    event.listen(engine, "begin", _begin)
    event.listen(engine, "before_cursor_execute", _set_deadline)
    return engine


def identity(path: Path) -> tuple[int, int] | None:
    """Which file stands under this name: (device, inode); None when there is none."""
    try:
        file = os.stat(path)
    except OSError:
        return None
    return file.st_dev, file.st_ino


def _begin(connection: Connection) -> None:
    """A transaction that `reads` cannot write; one that `writes` holds the write lock from its beginning."""
    options, driver = connection.get_execution_options(), connection.connection.driver_connection
    assert driver is not None
    reads = options.get("reads", False)
    # Set only where it is otherwise: SQLite compiles every statement of the connection anew after it.
    if connection.info["reads"] != reads:
        driver.execute(f"PRAGMA query_only={'ON' if reads else 'OFF'}")
        connection.info["reads"] = reads
    # The driver is told to begin nothing itself, or two SELECTs would see two states.
    connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get("writes") else "BEGIN")


def _set_deadline(connection: Connection, *_: Any) -> None:
    """A statement of a snapshot has `patience` seconds from here until its last row is fetched."""
    patience = connection.info["patience"]
    connection.info["until"] = math.inf if patience is None else time.monotonic() + patience
