"""Brings a database's tables to the newest revision, one transaction a migration."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, func, select, text

from data_access import calendar, faults
from data_access.schema import triggers

# Any number will do, so long as no other program of this database takes it for its own lock.
ADVISORY_LOCK = 7_305_912_264

Progress = Callable[[float, str], None]


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).with_name("migrations")).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config


@cache
def _scripts() -> ScriptDirectory:
    return ScriptDirectory.from_config(_config())


def head() -> str:
    """The revision that this program is written for."""
    found = _scripts().get_current_head()
    assert found is not None
    return found


def knows(revision: str) -> bool:
    """Whether this program has the migration of that revision, so that it is `head` or older."""
    return revision in {script.revision for script in _scripts().walk_revisions()}


def revision(connection: Connection) -> str | None:
    """The revision of the database's tables; None before the first migration."""
    return MigrationContext.configure(connection).get_current_revision()


def upgrade(engine: Engine, progress: Progress | None = None) -> list[str]:
    """Applies what is missing and installs the triggers anew; the revisions applied, none when all was there.

    A migration is whole or not at all, on both databases. Raises `SchemaTooNew` where the database is ahead.
    """
    steps = [script.revision for script in reversed(list(_scripts().walk_revisions()))]
    applied = []
    for number, step in enumerate(steps):
        if _apply(engine, step, steps):
            applied.append(step)
        if progress is not None:
            progress((number + 1) / len(steps), step)
    return applied


def _apply(engine: Engine, step: str, steps: list[str]) -> bool:
    """Whether the step was missing; looked at under the lock, so two programs migrating at once do it once."""
    with faults.named(), engine.connect() as plain, _foreign_keys_off(plain):
        connection = plain.execution_options(writes=True)
        with connection.begin():
            if engine.dialect.name == "postgresql":
                connection.execute(select(func.pg_advisory_xact_lock(ADVISORY_LOCK)))
            present = revision(connection)
            if present is not None and present not in steps:
                raise faults.SchemaTooNew(present, head())
            if present is not None and steps.index(present) >= steps.index(step):
                return False
            triggers.drop(connection)
            config = _config()
            config.attributes["connection"] = connection
            command.upgrade(config, step)
            _require_whole(connection)
            triggers.install(connection)
    return True


@contextmanager
def _foreign_keys_off(connection: Connection) -> Iterator[None]:
    """SQLite alters a table by copying it, which its foreign keys forbid; switched between transactions."""
    if connection.dialect.name != "sqlite":
        yield
        return
    driver = connection.connection.driver_connection
    assert driver is not None
    driver.execute("PRAGMA foreign_keys=OFF")
    try:
        yield
    finally:
        driver.execute("PRAGMA foreign_keys=ON")


def _require_whole(connection: Connection) -> None:
    """SQLite: what was not checked while its foreign keys were off is checked before the commit."""
    if connection.dialect.name == "sqlite":
        broken = connection.execute(text("PRAGMA foreign_key_check")).all()
        if broken:
            raise faults.SchemaBroken(f"{len(broken)} rows of {broken[0][0]} point to nothing")


def renew_calendar(engine: Engine, today: dt.date) -> int:
    """Fills `calendar_day` after migrations, terms or the turn of the year; the number of days written.

    Working the days out takes half a second, so SQLite's write lock is taken for the writing alone; when another
    writer came in between it is done anew, and held throughout at the third attempt.
    """
    for _ in range(2):
        try:
            with faults.named(), engine.begin() as connection:
                return calendar.fill(connection, today)
        except faults.DatabaseLocked:
            continue
    with faults.named(), engine.connect() as plain:
        connection = plain.execution_options(writes=True)
        with connection.begin():
            return calendar.fill(connection, today)


def reinstall_triggers(engine: Engine) -> None:
    """Makes the triggers anew, in one transaction: who lost or switched off some has all of them again."""
    with faults.named(), engine.connect() as plain:
        connection = plain.execution_options(writes=True)
        with connection.begin():
            triggers.install(connection)
