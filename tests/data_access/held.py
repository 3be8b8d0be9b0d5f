"""How long transactions hold SQLite's write lock."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Engine, event

TAKES_THE_LOCK = ("BEGIN IMMEDIATE", "INSERT", "UPDATE", "DELETE")


@dataclass(frozen=True)
class Held:
    """Seconds from the statement that took the lock until the connection was given back, which is after the commit.

    own: the processor time of the thread that held it, which no other program of the machine lengthens.
    """

    wall: float
    own: float


@contextmanager
def holds(engine: Engine) -> Iterator[list[Held]]:
    """Each time that the lock is held inside, in order."""
    found: list[Held] = []
    since: dict[Any, tuple[float, float]] = {}

    def before(connection: Connection, _cursor: Any, statement: str, *_: Any) -> None:
        if statement.lstrip().startswith(TAKES_THE_LOCK):
            since.setdefault(connection.connection.dbapi_connection, (time.perf_counter(), time.thread_time()))

    def given_back(driver: Any, _record: Any) -> None:
        if driver in since:
            wall, own = since.pop(driver)
            found.append(Held(time.perf_counter() - wall, time.thread_time() - own))

    event.listen(engine, "before_cursor_execute", before)
    event.listen(engine, "checkin", given_back)
    try:
        yield found
    finally:
        event.remove(engine, "before_cursor_execute", before)
        event.remove(engine, "checkin", given_back)
