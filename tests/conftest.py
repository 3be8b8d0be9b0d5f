"""Databases for every test: `engine` is a fresh, migrated, empty one, on SQLite and then on PostgreSQL."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from data_access import clock, sample
from data_access.database import open_engine, writing
from tests.databases import PostgresServer, blank_sqlite, copy_of, migrated_sqlite
from tests.real_tickets import real_tickets

__all__ = ["real_tickets"]


def pytest_xdist_auto_num_workers() -> int:
    """One more than there are cores: whoever watches a browser waits for most of the time."""
    return (os.cpu_count() or 1) + 1


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    # Not in pytest's own folder: another session closes that to all but root, and the server is another user.
    with tempfile.TemporaryDirectory(prefix="postgres-") as folder:
        server = PostgresServer(Path(folder) / "data")
        yield server
        server.stop()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return migrated_sqlite(tmp_path_factory.mktemp("sqlite") / "migrated.db")


@pytest.fixture(scope="session")
def now() -> dt.datetime:
    """When the session began: the sample's last moment."""
    return clock.now()


@pytest.fixture(scope="session")
def sample_template(sqlite_template: Path, now: dt.datetime, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with the sample up to now, made once a session: to read, or to make copies of."""
    path = Path(shutil.copy(sqlite_template, tmp_path_factory.mktemp("sample") / "sample.db"))
    engine = open_engine(f"sqlite:///{path}", patience=None)
    with writing(engine) as connection:
        sample.fill(connection, now=now)
    engine.dispose()
    return path


@pytest.fixture(scope="session")
def sample_engine(sample_template: Path) -> Iterator[Engine]:
    """The sample of seed 1 up to now, on SQLite. Its rows stay as they are: whoever writes rolls back."""
    engine = open_engine(f"sqlite:///{sample_template}", patience=None)
    yield engine
    engine.dispose()


@pytest.fixture(scope="session")
def postgres_template(postgres_server: PostgresServer) -> str:
    return postgres_server.template()


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    """A fresh, migrated, empty file."""
    return copy_of(sqlite_template, tmp_path)


@pytest.fixture
def postgres_url(postgres_server: PostgresServer, postgres_template: str) -> Iterator[str]:
    """A fresh, migrated, empty database."""
    with postgres_server.database(postgres_template) as url:
        yield url


@pytest.fixture
def sqlite_engine(sqlite_url: str) -> Iterator[Engine]:
    engine = open_engine(sqlite_url)
    yield engine
    engine.dispose()


@pytest.fixture
def postgres_engine(postgres_url: str) -> Iterator[Engine]:
    engine = open_engine(postgres_url)
    yield engine
    engine.dispose()


@pytest.fixture(params=["sqlite", "postgres"])
def engine(request: pytest.FixtureRequest) -> Engine:
    """A fresh, migrated, empty database; each test runs on both."""
    found: Engine = request.getfixturevalue(f"{request.param}_engine")
    return found


@pytest.fixture
def blank_sqlite_engine(tmp_path: Path) -> Iterator[Engine]:
    engine = blank_sqlite(tmp_path / "blank.db")
    yield engine
    engine.dispose()


@pytest.fixture
def blank_postgres_engine(postgres_server: PostgresServer) -> Iterator[Engine]:
    with postgres_server.database() as url:
        engine = open_engine(url)
        yield engine
        engine.dispose()


@pytest.fixture(params=["sqlite", "postgres"])
def blank_engine(request: pytest.FixtureRequest) -> Engine:
    """A database without any table; each test runs on both."""
    found: Engine = request.getfixturevalue(f"blank_{request.param}_engine")
    return found
