"""Where the database is, what a snapshot sees, and how a database that does not answer is told."""

from __future__ import annotations

import os
import signal
import sqlite3
import time
from collections import deque
from functools import cache
from pathlib import Path

import pytest
from sqlalchemy import Engine, func, insert, select, text
from sqlalchemy.exc import DBAPIError, IntegrityError

from data_access import database, faults, settings
from data_access.database import open_engine, snapshot, writing
from data_access.schema import College


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository root without settings."""
    for name in ("COMMUNITY_DATABASE_URL", "COMMUNITY_VAR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(database, "ROOT", tmp_path)
    monkeypatch.setattr(settings, "SECRETS", tmp_path / ".streamlit" / "secrets.toml")
    monkeypatch.setattr(settings, "secrets", cache(settings.secrets.__wrapped__))
    return tmp_path


def colleges(connection) -> int:  # type: ignore[no-untyped-def]
    return int(connection.execute(select(func.count()).select_from(College)).scalar_one())


def test_the_address_is_the_environments_then_the_secrets_then_the_embedded_one(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert database.url() == f"sqlite:///{root}/var/community.db"
    assert database.is_embedded(database.url())
    settings.secrets.cache_clear()
    secrets = root / ".streamlit" / "secrets.toml"
    secrets.parent.mkdir()
    secrets.write_text('COMMUNITY_DATABASE_URL = "postgresql://elsewhere/community"\n')
    assert database.url() == "postgresql://elsewhere/community"
    monkeypatch.setenv("COMMUNITY_DATABASE_URL", "sqlite:///here.db")
    assert database.url() == "sqlite:///here.db"
    assert not database.is_embedded(database.url())


@pytest.mark.parametrize("url", ["postgres://u@h/d", "postgresql://u@h/d", "postgresql+psycopg2://u@h/d"])
def test_every_spelling_of_postgresql_is_the_one_driver(url: str) -> None:
    engine = open_engine(url)
    assert engine.url.drivername == "postgresql+psycopg"


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///:memory:", "mysql://u@h/d"])
def test_what_cannot_be_shared_or_is_not_spoken_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match="SQLite"):
        open_engine(url)


def test_every_select_of_a_snapshot_sees_one_state(engine: Engine) -> None:
    with snapshot(engine) as connection:
        before = colleges(connection)
        with writing(engine) as other:
            other.execute(insert(College).values(name="new"))
        assert colleges(connection) == before == 0
    with snapshot(engine) as connection:
        assert colleges(connection) == 1


def test_a_snapshot_cannot_write_and_the_next_transaction_can(engine: Engine) -> None:
    with pytest.raises(faults.DatabaseReadOnly), snapshot(engine) as connection:
        connection.execute(insert(College).values(name="new"))
    for name in ("a", "b", "c"):
        with writing(engine) as connection:
            connection.execute(insert(College).values(name=name))
    with snapshot(engine) as connection:
        assert colleges(connection) == 3
    with pytest.raises(faults.DatabaseReadOnly), snapshot(engine) as connection:
        connection.execute(insert(College).values(name="new"))


def test_a_transaction_that_fails_leaves_nothing(engine: Engine) -> None:
    twice = [{"name": "a"}, {"name": "a"}]
    with pytest.raises(IntegrityError), writing(engine) as connection:
        connection.execute(insert(College), twice)
    with snapshot(engine) as connection:
        assert colleges(connection) == 0


def test_an_error_names_no_value(engine: Engine) -> None:
    with pytest.raises(DBAPIError) as raised, engine.connect() as connection:
        connection.execute(text("SELECT * FROM nowhere WHERE name = :name"), {"name": "赵钱孙"})
    assert "nowhere" in str(raised.value)
    assert "赵钱孙" not in str(raised.value)


def test_a_statement_without_end_is_ended(engine: Engine) -> None:
    impatient = open_engine(engine.url.render_as_string(hide_password=False), patience=0.3)
    endless = {
        "sqlite": "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n",
        "postgresql": "SELECT pg_sleep(60)",
    }
    with pytest.raises(faults.QuestionTooLong), snapshot(impatient) as connection:
        connection.execute(text(endless[engine.dialect.name]))
    with snapshot(impatient) as connection:
        assert colleges(connection) == 0
    impatient.dispose()


def test_the_time_limit_is_a_statements_not_the_snapshots(engine: Engine) -> None:
    impatient = open_engine(engine.url.render_as_string(hide_password=False), patience=0.5)
    # Some hundredths of a second each; SQLite has looked at the clock meanwhile.
    short = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50000) SELECT count(*) FROM n"
    begun = time.monotonic()
    with snapshot(impatient) as connection:
        while time.monotonic() - begun < 1.5:
            assert connection.execute(text(short)).scalar_one() == 50_000
    impatient.dispose()


def test_a_pool_in_use_is_told_and_does_not_grow(engine: Engine) -> None:
    held = []
    with pytest.raises(faults.DatabaseBusy):  # noqa: PT012
        for _ in range(50):
            transaction = snapshot(engine)
            held.append((transaction, transaction.__enter__()))
    assert 5 <= len(held) - 1 <= 20
    for transaction, _ in held[:-1]:
        transaction.__exit__(None, None, None)
    with snapshot(engine) as connection:
        assert colleges(connection) == 0


def test_a_table_that_is_not_there_is_a_broken_schema(blank_engine: Engine) -> None:
    with pytest.raises(faults.SchemaBroken, match="college"), snapshot(blank_engine) as connection:
        colleges(connection)


def test_missing_tables_and_columns_are_named(engine: Engine) -> None:
    database.require_whole(engine)
    with writing(engine) as connection:
        connection.execute(text("ALTER TABLE room_duty RENAME TO gone"))
        connection.execute(text("ALTER TABLE college RENAME COLUMN name TO gone"))
    with pytest.raises(faults.SchemaBroken, match=r"missing college\.name, room_duty$"):
        database.require_whole(engine)


class TestSqlite:
    def test_its_settings(self, sqlite_engine: Engine) -> None:
        with snapshot(sqlite_engine) as connection:
            found = {
                name: connection.execute(text(f"PRAGMA {name}")).scalar()
                for name in ("journal_mode", "foreign_keys", "synchronous", "busy_timeout")
            }
        assert found == {"journal_mode": "wal", "foreign_keys": 1, "synchronous": 2, "busy_timeout": 5000}

    def test_readers_go_on_while_another_program_writes(self, sqlite_engine: Engine) -> None:
        assert sqlite_engine.url.database is not None
        other = sqlite3.connect(sqlite_engine.url.database, isolation_level=None, timeout=0)
        other.execute("BEGIN IMMEDIATE")
        other.execute("INSERT INTO college (name) VALUES ('new')")
        with snapshot(sqlite_engine) as connection:
            assert colleges(connection) == 0
        third = sqlite3.connect(sqlite_engine.url.database, isolation_level=None, timeout=0)
        with pytest.raises(faults.DatabaseLocked), faults.named():
            third.execute("BEGIN IMMEDIATE")
        other.execute("COMMIT")
        third.close()
        other.close()
        with snapshot(sqlite_engine) as connection:
            assert colleges(connection) == 1

    def test_rows_fetched_one_by_one_are_in_the_time_of_their_statement(self, sqlite_engine: Engine) -> None:
        impatient = open_engine(sqlite_engine.url.render_as_string(), patience=0.3)
        endless = text("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n")
        with pytest.raises(faults.QuestionTooLong), snapshot(impatient) as connection:
            deque(connection.execute(endless), maxlen=0)
        impatient.dispose()

    def test_a_file_that_is_not_there_is_not_made(self, tmp_path: Path) -> None:
        engine = open_engine(f"sqlite:///{tmp_path}/none.db")
        with pytest.raises(faults.DatabaseUnreachable):
            database.state(engine)
        assert not (tmp_path / "none.db").exists()

    def test_a_file_that_is_no_database(self, tmp_path: Path) -> None:
        (tmp_path / "text.db").write_text("一份台账" * 100, encoding="utf-8")
        with pytest.raises(faults.DatabaseDamaged):
            database.state(open_engine(f"sqlite:///{tmp_path}/text.db"))

    def test_a_file_put_in_the_place_of_another_is_read_anew(self, sqlite_engine: Engine, tmp_path: Path) -> None:
        with writing(sqlite_engine) as connection:
            connection.execute(insert(College).values(name="old"))
        assert sqlite_engine.url.database is not None
        path = Path(sqlite_engine.url.database)
        with sqlite3.connect(tmp_path / "new.db") as new, sqlite3.connect(path) as old:
            old.backup(new)
            new.execute("INSERT INTO college (name) VALUES ('new')")
        new.close()
        old.close()
        for companion in ("-wal", "-shm"):
            path.with_name(f"{path.name}{companion}").unlink(missing_ok=True)
        os.replace(tmp_path / "new.db", path)
        with snapshot(sqlite_engine) as connection:
            assert colleges(connection) == 2


class TestPostgresql:
    def test_its_settings(self, postgres_engine: Engine) -> None:
        with snapshot(postgres_engine) as connection:
            found = {
                name: connection.execute(text(f"SHOW {name}")).scalar_one()
                for name in ("plan_cache_mode", "jit", "statement_timeout", "transaction_isolation")
            }
        assert found == {
            "plan_cache_mode": "force_custom_plan",
            "jit": "off",
            "statement_timeout": "8s",
            "transaction_isolation": "repeatable read",
        }

    def test_connections_that_were_cut_are_replaced(self, postgres_engine: Engine) -> None:
        with snapshot(postgres_engine) as connection:
            cut = connection.execute(text("SELECT pg_backend_pid()")).scalar_one()
        other = open_engine(postgres_engine.url.render_as_string(hide_password=False))
        with writing(other) as connection:
            connection.execute(text("SELECT pg_terminate_backend(:pid, 5000)"), {"pid": cut})
        other.dispose()
        with snapshot(postgres_engine) as connection:
            assert connection.execute(text("SELECT pg_backend_pid()")).scalar_one() != cut

    def test_a_connection_cut_in_the_middle_is_unreachable(self, postgres_engine: Engine) -> None:
        with pytest.raises(faults.DatabaseUnreachable), snapshot(postgres_engine) as connection:
            connection.execute(text("SELECT pg_terminate_backend(pg_backend_pid())"))

    def test_a_server_that_accepts_and_falls_silent_is_noticed(self, postgres_engine: Engine) -> None:
        impatient = open_engine(postgres_engine.url.render_as_string(hide_password=False), patience=0.3)
        with impatient.connect() as connection:
            server = connection.execute(text("SELECT pg_backend_pid()")).scalar_one()
        os.kill(server, signal.SIGSTOP)
        try:
            begun = time.monotonic()
            # The pool's own ping meets the silence and gives up, and a new connection is served.
            with snapshot(impatient) as connection:
                assert connection.execute(text("SELECT pg_backend_pid()")).scalar_one() != server
            assert time.monotonic() - begun < 8
        finally:
            os.kill(server, signal.SIGCONT)
            impatient.dispose()

    def test_a_server_that_falls_silent_while_it_answers_is_unreachable(self, postgres_engine: Engine) -> None:
        impatient = open_engine(postgres_engine.url.render_as_string(hide_password=False), patience=0.3)
        stopped = 0
        try:
            with pytest.raises(faults.DatabaseUnreachable), snapshot(impatient) as connection:  # noqa: PT012
                stopped = connection.execute(text("SELECT pg_backend_pid()")).scalar_one()
                os.kill(stopped, signal.SIGSTOP)
                colleges(connection)
        finally:
            os.kill(stopped, signal.SIGCONT)
            impatient.dispose()

    def test_nobody_is_listening(self, tmp_path: Path) -> None:
        with pytest.raises(faults.DatabaseUnreachable):
            database.state(open_engine(f"postgresql://nobody@/none?host={tmp_path}"))

    def test_an_account_without_rights(self, postgres_engine: Engine) -> None:
        with writing(postgres_engine) as connection:
            connection.execute(text("DROP ROLE IF EXISTS stranger"))
            connection.execute(text("CREATE ROLE stranger"))
        with pytest.raises(faults.RightMissing, match="college"), snapshot(postgres_engine) as connection:  # noqa: PT012
            connection.execute(text("SET ROLE stranger"))
            colleges(connection)
