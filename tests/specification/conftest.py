"""The rows of one section after the other in a database that has the calendar, on SQLite and on PostgreSQL."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager

import pytest
from sqlalchemy import Connection, Engine, delete, text, update

from data_access import calendar
from data_access.database import open_engine, writing
from data_access.schema import Base, Term
from tests.databases import PostgresServer, migrated_sqlite, sqlite_url
from tests.specification.book import Book
from tests.specification.questions import TODAY, House
from tests.specification.reading import Section, defaults
from tests.specification.rows import entered

Opened = Callable[[Section], House]


@contextmanager
def prepared(url: str) -> Iterator[Engine]:
    """A migrated database with the terms and the calendar written into it."""
    engine = open_engine(url)
    with writing(engine) as connection:
        entered(defaults()).write(connection, ["term"])
        calendar.fill(connection, TODAY)
    yield engine
    engine.dispose()


@contextmanager
def housed(section: Section, engine: Engine) -> Iterator[House]:
    """The section's rows written into a prepared database, and taken out of it at the end."""
    book, usual = entered(section), entered(defaults())
    tables = book.tables.keys() - {"term"}
    changes_calendar = "calendar_override" in tables or book.tables["term"] != usual.tables["term"]
    with writing(engine) as connection:
        book.write(connection, tables)
        if changes_calendar:
            _set_terms(connection, book)
    if book.gone:
        _lose(engine, book)
    yield House(engine, book)
    with writing(engine) as connection:
        book.erase(connection, tables)
        if changes_calendar:
            _set_terms(connection, usual)


def _lose(engine: Engine, book: Book) -> None:
    """Deletes what is gone as a program does that looks after no foreign keys."""
    lost = [delete(Base.metadata.tables[name]).where(text(f"id = {number}")) for name, number in book.gone]
    if engine.dialect.name == "sqlite":
        with closing(sqlite3.connect(str(engine.url.database))) as connection, connection:
            for statement in lost:
                connection.execute(str(statement))
        return
    with writing(engine) as connection:
        connection.execute(text("SET LOCAL session_replication_role = replica"))
        for statement in lost:
            connection.execute(statement)


def _set_terms(connection: Connection, book: Book) -> None:
    """Gives the terms that are there the days of the book, and fills the calendar anew."""
    for row in book.tables["term"]:
        connection.execute(update(Term).where(Term.name == row["name"]).values(row | {"id": Term.id}))
    calendar.fill(connection, TODAY)


@contextmanager
def one_at_a_time(engine: Engine) -> Iterator[Opened]:
    """Houses, each built once while one case after the other asks for the same."""
    with ExitStack() as stack:
        standing: dict[Section, House] = {}

        def opened(section: Section) -> House:
            if section not in standing:
                stack.close()
                standing.clear()
                standing[section] = stack.enter_context(housed(section, engine))
            return standing[section]

        yield opened


@pytest.fixture(scope="session")
def sqlite_house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    path = migrated_sqlite(tmp_path_factory.mktemp("specification") / "community.db")
    with prepared(sqlite_url(path)) as engine, one_at_a_time(engine) as opened:
        yield opened


@pytest.fixture(scope="session")
def postgres_house(postgres_server: PostgresServer, postgres_template: str) -> Iterator[Opened]:
    with (
        postgres_server.database(postgres_template) as url,
        prepared(url) as engine,
        one_at_a_time(engine) as opened,
    ):
        yield opened


@pytest.fixture
def house(request: pytest.FixtureRequest) -> House:
    """The house of (section, database)."""
    section, database = request.param
    opened: Opened = request.getfixturevalue(f"{database}_house")
    return opened(section)
