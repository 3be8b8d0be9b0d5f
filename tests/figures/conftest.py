"""The sample copied to PostgreSQL and recomputed, where asked for; houses without facts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest
from sqlalchemy import Engine, insert, select

from data_access.database import open_engine, writing
from tests.data_access.samples import Samples, made_from, tables
from tests.databases import PostgresServer, copy_of
from tests.figures.comparison import Recomputed
from tests.figures.hostile_rows import TERMS, Houses, prepare
from tests.figures.ledger_writes import empty

ROWS_AT_ONCE = 20_000


@pytest.fixture(scope="session")
def samples(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Samples]:
    with made_from(sqlite_template, tmp_path_factory.mktemp("figures")) as found:
        yield found


@pytest.fixture(scope="session")
def sample_on_postgres(
    sample_engine: Engine, postgres_server: PostgresServer, postgres_template: str
) -> Iterator[Engine]:
    """The same rows, ids included, on PostgreSQL."""
    with postgres_server.database(postgres_template) as url:
        engine = open_engine(url, patience=None)
        with sample_engine.connect() as there, writing(engine) as here:
            for table in tables():
                columns = [column for column in table.columns if column.computed is None]
                for rows in there.execute(select(*columns)).mappings().partitions(ROWS_AT_ONCE):
                    here.execute(insert(table), [dict(row) for row in rows])
        yield engine
        engine.dispose()


@pytest.fixture(scope="session")
def recomputed(sample_engine: Engine) -> Recomputed:
    """Every figure of the sample once more, in pandas."""
    with sample_engine.connect() as connection:
        return Recomputed(
            {
                table.name: pd.DataFrame(
                    connection.execute(select(table)).mappings().all(),
                    columns=[column.name for column in table.columns],
                )
                for table in tables()
            }
        )


@pytest.fixture(scope="session")
def houses(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Houses]:
    """For each arrangement of terms a database without facts."""
    found: Houses = {}
    for name in TERMS:
        found[name] = open_engine(copy_of(sqlite_template, tmp_path_factory.mktemp(name)), patience=None)
        with writing(found[name]) as connection:
            prepare(connection, name)
    yield found
    for engine in found.values():
        engine.dispose()


@pytest.fixture(scope="session")
def ledgers_on_sqlite(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    yield from prepared(copy_of(sqlite_template, tmp_path_factory.mktemp("answers")))


@pytest.fixture(scope="session")
def ledgers_on_postgres(postgres_server: PostgresServer, postgres_template: str) -> Iterator[Engine]:
    with postgres_server.database(postgres_template) as url:
        yield from prepared(url)


def prepared(url: str) -> Iterator[Engine]:
    """Communities without facts."""
    engine = open_engine(url)
    with writing(engine) as connection:
        prepare(connection, "plain")
    yield engine
    engine.dispose()


@pytest.fixture(params=["sqlite", "postgres"])
def ledgers(request: pytest.FixtureRequest) -> Engine:
    """Communities without facts, on both databases."""
    engine: Engine = request.getfixturevalue(f"ledgers_on_{request.param}")
    with writing(engine) as connection:
        empty(connection)
    return engine
