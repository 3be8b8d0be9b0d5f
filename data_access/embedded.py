"""The embedded default, and every SQLite file: made whole or not at all, once, and never in the place of a lost one.

Beside the file stand a marker that remembers that it was made (`.made`), a lock (`.lock`), and, while it is being made,
the file to be (`.making`).
"""

from __future__ import annotations

import datetime as dt
import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import Engine, delete

from data_access import clock, database, faults, origin
from data_access.origin import Progress
from data_access.schema import Change

WAIT_SECONDS = 300.0


def ensure(now: dt.datetime, progress: Progress | None = None) -> None:
    """Makes the embedded database with the sample at the first start; later brings its sample to `now` (campus time).

    A kill at any instant leaves nothing made or all of it. Of two programs starting at once one makes it, the other
    waits. Real rows are left alone. Raises `DatabaseLost` when it was made and is gone.
    """
    path = database.embedded_path()
    with alone(path):
        if not is_made(path):
            make(path, lambda engine: origin.begin_sample(engine, now, progress=progress))
            return
        with opened(path) as engine:
            if database.state(engine).schema in (database.Schema.READY, database.Schema.OLDER) and _is_sample(engine):
                origin.begin_sample(engine, now, progress=progress)


def _is_sample(engine: Engine) -> bool:
    with database.snapshot(engine) as connection:
        return origin.kind(connection) == "sample"


def marker(path: Path) -> Path:
    """The file that remembers that a database was made."""
    return path.with_name(f"{path.name}.made")


def is_made(path: Path) -> bool:
    """Whether there is a database to open. Raises `DatabaseLost` when there was one."""
    there = path.exists() and path.stat().st_size > 0
    if marker(path).exists():
        if not there:
            raise faults.DatabaseLost(str(path), marker(path).read_text(encoding="utf-8").strip())
        return True
    if there:
        # Killed between the file's appearance and its marker's, or put here by someone: it is whole.
        _mark(path)
    return there


def make(path: Path, fill: Callable[[Engine], None]) -> None:
    """A new SQLite file of what `fill` writes; it appears under its name when it is complete and on the disk."""
    making = path.with_name(f"{path.name}.making")
    # Of an earlier attempt, and of a file that is no more: SQLite would replay another file's log.
    for left in (making, *_companions(making), *_companions(path)):
        left.unlink(missing_ok=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    making.touch()
    with opened(making) as engine:
        fill(engine)
        # Nobody has looked yet, so nothing of this is news.
        with database.writing(engine) as connection:
            connection.execute(delete(Change))
    with closing(sqlite3.connect(making)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    _sync(making)
    os.replace(making, path)
    _sync(path.parent)
    _mark(path)


@contextmanager
def opened(path: Path) -> Iterator[Engine]:
    """An engine of a SQLite file for long work; no connection is left behind."""
    engine = database.open_engine(f"sqlite:///{path}", patience=None)
    try:
        yield engine
    finally:
        engine.dispose()


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """No other program makes this file meanwhile. The lock goes with its holder, however he ends.

    A SQLite file serves as the lock: it is one on every system. Raises `DatabaseLocked` after some minutes.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    until = time.monotonic() + WAIT_SECONDS
    lock = path.with_name(f"{path.name}.lock")
    with faults.named(), closing(sqlite3.connect(lock, isolation_level=None, timeout=0.5)) as connection:
        while True:
            try:
                connection.execute("BEGIN EXCLUSIVE")
                break
            except sqlite3.OperationalError:
                if time.monotonic() > until:
                    raise
        yield


def _mark(path: Path) -> None:
    """Writes the marker, whole: an empty one would be as good, its words are for a person."""
    made = dt.datetime.fromtimestamp(path.stat().st_mtime, clock.CAMPUS).replace(tzinfo=None).isoformat(" ", "seconds")
    writing = marker(path).with_suffix(".marking")
    writing.write_text(f"{made}\n", encoding="utf-8")
    _sync(writing)
    os.replace(writing, marker(path))
    _sync(path.parent)


def _companions(path: Path) -> tuple[Path, Path]:
    return path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")


def _sync(path: Path) -> None:
    """On the disk, not only in the system's memory. (Windows knows no such thing for a folder.)"""
    if path.is_dir() and os.name == "nt":
        return
    file = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(file)
    finally:
        os.close(file)
