"""The shared database: where it is, an engine for it, snapshots to read and transactions to write in, and its state."""

from __future__ import annotations

import math
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, make_url
from sqlalchemy.engine.reflection import ObjectKind

from data_access import faults, migrate
from data_access.postgresql import open_postgresql
from data_access.schema import Base
from data_access.settings import setting
from data_access.sqlite import open_sqlite

ROOT = Path(__file__).resolve().parent.parent
PATIENCE_SECONDS = 8.0


def embedded_path() -> Path:
    """The file of the embedded default; the environment's COMMUNITY_VAR moves its folder."""
    return Path(os.environ.get("COMMUNITY_VAR") or ROOT / "var").resolve() / "community.db"


def embedded_url() -> str:
    return f"sqlite:///{embedded_path()}"


def url() -> str:
    """The database in use: COMMUNITY_DATABASE_URL, else .streamlit/secrets.toml, else the embedded default."""
    return setting("COMMUNITY_DATABASE_URL") or embedded_url()


def is_embedded(url: str) -> bool:
    """Whether this is the embedded default, the only database that is ever filled with the sample unasked."""
    return url == embedded_url()


def open_engine(url: str, *, patience: float | None = PATIENCE_SECONDS) -> Engine:
    """A bounded pool of connections to a database that exists; nothing is connected yet and no file is made.

    patience: the seconds a snapshot's statement may take before `QuestionTooLong`; None for long work. An address of
    another kind raises ValueError.
    """
    parsed = make_url(url)
    kind = parsed.get_backend_name()
    if kind in ("postgres", "postgresql"):
        return open_postgresql(parsed, patience)
    if kind == "sqlite":
        return open_sqlite(parsed, patience)
    raise ValueError(f"a database is PostgreSQL (postgresql://...) or SQLite (sqlite:///...), not {kind}")


@contextmanager
def snapshot(engine: Engine) -> Iterator[Connection]:
    """A connection whose every SELECT sees one state of the database, and which cannot write.

    Errors of the database leave as `DatabaseFault`.
    """
    with faults.named(), engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            with _deadline(connection):
                yield connection.execution_options(reads=True)
        else:
            yield connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)


@contextmanager
def _deadline(connection: Connection) -> Iterator[None]:
    """SQLite: a deadline for each statement, until the connection goes back to the pool."""
    connection.info["patience"] = connection.get_execution_options().get("patience")
    try:
        yield
    finally:
        connection.info.update(patience=None, until=math.inf)


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A connection in one write transaction, committed at the end and rolled back on any exception.

    On SQLite it holds the write lock from its beginning: keep it short. What the rows themselves break (a constraint)
    leaves as SQLAlchemy's own error, what the database cannot do as `DatabaseFault`.
    """
    with faults.named(), engine.connect() as connection:
        connection = connection.execution_options(writes=True)
        with connection.begin():
            yield connection


class Schema(Enum):
    """The tables against what this program knows."""

    EMPTY = "empty"
    OLDER = "older"
    READY = "ready"
    NEWER = "newer"
    BROKEN = "broken"


@dataclass(frozen=True)
class State:
    """`schema` and the revisions it was read from; BROKEN: some of our tables are there, but no revision."""

    schema: Schema
    revision: str | None
    head: str


def state(engine: Engine) -> State:
    """What must be known before a page can be drawn. Raises `DatabaseFault` where the database does not answer."""
    head = migrate.head()
    with snapshot(engine) as connection:
        revision = migrate.revision(connection)
        if revision is None:
            ours = set(inspect(connection).get_table_names()) & Base.metadata.tables.keys()
            return State(Schema.BROKEN if ours else Schema.EMPTY, None, head)
    if revision == head:
        return State(Schema.READY, revision, head)
    return State(Schema.OLDER if migrate.knows(revision) else Schema.NEWER, revision, head)


def require_ready(engine: Engine) -> None:
    """Raises the `DatabaseFault` that keeps this program from reading the database; nothing when it can."""
    found = state(engine)
    if found.schema is Schema.EMPTY:
        raise faults.SchemaEmpty("none of our tables is there")
    if found.schema is Schema.BROKEN:
        raise faults.SchemaBroken("tables without a revision")
    if found.schema is Schema.OLDER:
        raise faults.SchemaTooOld(str(found.revision), found.head)
    if found.schema is Schema.NEWER:
        raise faults.SchemaTooNew(str(found.revision), found.head)


def require_whole(engine: Engine) -> None:
    """Raises `SchemaBroken` with the names of our tables and columns that are missing; only names are compared."""
    ours = Base.metadata.tables
    with snapshot(engine) as connection:
        found = inspect(connection).get_multi_columns(kind=ObjectKind.ANY, filter_names=list(ours))
    there = {table: {column["name"] for column in columns} for (_, table), columns in found.items()}
    missing = ours.keys() - there.keys()
    missing |= {str(column) for name in there for column in ours[name].columns if column.name not in there[name]}
    if missing:
        raise faults.SchemaBroken(f"missing {', '.join(sorted(missing))}")
