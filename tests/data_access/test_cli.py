"""The commands of `python -m data_access`, as somebody at a terminal sees them."""

from __future__ import annotations

import datetime as dt
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import Result
from sqlalchemy import Engine, func, insert, select, text
from typer.testing import CliRunner

from data_access import database, origin
from data_access.__main__ import app
from data_access.changes import Reader
from data_access.check import check as checked
from data_access.database import Schema, open_engine, snapshot, state, writing
from data_access.schema import CalendarDay, College, DatabaseOrigin
from tests.databases import first

EARLY = dt.datetime(2023, 9, 20, 12)


@pytest.fixture(autouse=True)
def embedded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """No command touches the embedded database of whoever runs the tests."""
    monkeypatch.delenv("COMMUNITY_DATABASE_URL", raising=False)
    monkeypatch.setattr(database, "ROOT", tmp_path)
    monkeypatch.setenv("COMMUNITY_VAR", str(tmp_path / "var"))
    monkeypatch.setenv("COLUMNS", "200")
    return database.embedded_path()


def run(*arguments: str) -> Result:
    result = CliRunner().invoke(app, list(arguments))
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def address(engine: Engine) -> str:
    return engine.url.render_as_string(hide_password=False)


def said(result: Result) -> str:
    return " ".join(result.output.split())


def declared(engine: Engine) -> str | None:
    with snapshot(engine) as connection:
        return origin.kind(connection)


def test_it_starts_and_says_what_it_can_do() -> None:
    started = subprocess.run(
        [sys.executable, "-m", "data_access", "--help"], capture_output=True, text=True, check=True, timeout=60
    )
    for command in ("init", "migrate", "sample", "check"):
        assert command in started.stdout
        result = run(command, "--help")
        assert result.exit_code == 0
        assert "--url" in result.output
        assert len(said(result)) > 300, command


@first("sqlite", "blank_engine")
def test_real_use_begins_with_init_empty(blank_engine: Engine) -> None:
    for _ in range(2):
        result = run("init", "--empty", "--url", address(blank_engine))
        assert result.exit_code == 0, result.output
    assert state(blank_engine).schema is Schema.READY
    with snapshot(blank_engine) as connection:
        assert origin.kind(connection) == "real"
        assert connection.execute(select(func.count()).select_from(CalendarDay)).scalar_one() > 8000
        assert connection.execute(select(func.count()).select_from(College)).scalar_one() == 0
    assert run("check", "--url", address(blank_engine)).exit_code == 0
    refused = run("sample", "--url", address(blank_engine))
    assert refused.exit_code == 1
    assert "no sample rows beside real ones" in said(refused)


def test_init_empty_makes_a_new_file(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/folder/new.db"
    assert run("init", "--empty", "--url", url).exit_code == 0
    assert declared(open_engine(url)) == "real"


def test_the_embedded_default_can_begin_empty(embedded: Path) -> None:
    assert run("init", "--empty").exit_code == 0
    assert embedded.exists()
    assert declared(open_engine(database.embedded_url())) == "real"
    assert run("init").exit_code == 0
    assert declared(open_engine(database.embedded_url())) == "real"


@first("sqlite", "blank_engine")
def test_no_other_database_is_filled_with_the_sample_unasked(blank_engine: Engine) -> None:
    result = run("init", "--url", address(blank_engine))
    assert result.exit_code == 2
    assert "--empty" in result.output
    assert state(blank_engine).schema is Schema.EMPTY


@first("sqlite")
def test_no_sample_beside_rows_of_unknown_origin(engine: Engine) -> None:
    with writing(engine) as connection:
        connection.execute(insert(College).values(name="真实学院"))
    result = run("sample", "--url", address(engine))
    assert result.exit_code == 1
    assert "no sample rows beside real ones" in said(result)
    with snapshot(engine) as connection:
        assert connection.execute(select(College.name)).scalars().all() == ["真实学院"]
        assert origin.kind(connection) is None


@first("sqlite")
def test_no_real_rows_beside_the_sample(engine: Engine) -> None:
    with writing(engine) as connection:
        connection.execute(insert(DatabaseOrigin).values(id=1, kind="sample", sample_seed=1, sample_until=EARLY.date()))
    result = run("init", "--empty", "--url", address(engine))
    assert result.exit_code == 1
    assert "holds the sample" in said(result)
    assert declared(engine) == "sample"


@first("sqlite", "blank_engine")
def test_migrate_brings_tables_triggers_and_calendar_up_to_date(blank_engine: Engine) -> None:
    assert run("migrate", "--url", address(blank_engine)).exit_code == 0
    assert declared(blank_engine) is None
    lost = {"sqlite": "DROP TRIGGER note_room_insert", "postgresql": "DROP TRIGGER note_room_insert ON room"}
    with writing(blank_engine) as connection:
        connection.execute(text(lost[blank_engine.dialect.name]))
    result = run("check", "--url", address(blank_engine))
    assert result.exit_code == 1
    assert "note_room_insert is missing" in said(result)
    assert run("migrate", "--url", address(blank_engine)).exit_code == 0
    assert checked(blank_engine).passed


@first("sqlite")
def test_check_names_what_is_missing(engine: Engine) -> None:
    with writing(engine) as connection:
        connection.execute(text("DROP INDEX ix_dorm_visit_room"))
        connection.execute(text("ALTER TABLE heart_talk DROP COLUMN topic"))
    result = run("check", "--url", address(engine))
    assert result.exit_code == 1
    assert "index dorm_visit.ix_dorm_visit_room is missing" in said(result)
    assert "column heart_talk.topic is missing" in said(result)
    assert "2 missing or wrong" in said(result)


def test_every_finding_has_words(sqlite_engine: Engine) -> None:
    """No finding is printed as a code, and none of a hostile name is taken for markup."""
    with writing(sqlite_engine) as connection:
        for statement in (
            "DROP TABLE award_member",
            "DROP TRIGGER note_room_insert",
            "UPDATE alembic_version SET version_num = '0001'",
            "ALTER TABLE room ADD COLUMN beds INTEGER",
            "INSERT INTO college (id, name) VALUES (1, 'C')",
            "INSERT INTO community (id, college_id, name) VALUES (1, 1, '[red]幸福里[/red]')",
            "INSERT INTO feedback_ticket (id, community_id, ledger_no, category, submitted_at)"
            " VALUES (1, 1, '[bold]', 'x', '2025-10-13')",
            "INSERT INTO ticket_event (community_id, ticket_id, kind, outcome, at)"
            " VALUES (1, 1, 'closed', 'solved', '2025-10-12')",
        ):
            connection.execute(text(statement))
    output = said(run("check", "--url", address(sqlite_engine)))
    assert "[red]幸福里[/red]: 1 tickets were closed before they were submitted: [bold]" in output
    for finding in checked(sqlite_engine).findings:
        assert f"{finding.code} " not in output


def test_a_database_that_is_not_there_is_said_in_words(tmp_path: Path) -> None:
    for url in (f"postgresql://nobody@/none?host={tmp_path}", f"sqlite:///{tmp_path}/none.db"):
        for command in ("check", "migrate"):
            result = run(command, "--url", url)
            assert result.exit_code == 1
            assert "cannot be reached" in said(result)
            assert "Traceback" not in result.output


@pytest.mark.parametrize("url", ["nonsense", "mysql://u@h/d", "sqlite://"])
def test_an_address_that_is_none(url: str) -> None:
    result = run("check", "--url", url)
    assert result.exit_code == 2
    assert "Traceback" not in result.output


@pytest.mark.full
@first("sqlite", "blank_engine")
def test_the_sample_is_made_where_it_is_asked_for(blank_engine: Engine) -> None:
    for _ in range(2):
        result = run("sample", "--seed", "3", "--url", address(blank_engine))
        assert result.exit_code == 0, result.output
    with snapshot(blank_engine) as connection:
        assert connection.execute(select(DatabaseOrigin.sample_seed)).scalar_one() == 3
    assert run("check", "--url", address(blank_engine)).exit_code == 0
    _goes_on_until_it_is_interrupted(blank_engine)


def _goes_on_until_it_is_interrupted(engine: Engine) -> None:
    """`--live` writes rows that change the figures, says each, and ends at Ctrl+C without an error."""
    reader = Reader()
    with snapshot(engine) as connection:
        reader.look(connection)
    command = [sys.executable, "-u", "-m", "data_access", "sample", "--live", "6000", "--url", address(engine)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writing_on:
        assert writing_on.stdout is not None
        lines = [line for line, _ in zip(writing_on.stdout, range(8), strict=False)]
        writing_on.send_signal(signal.SIGINT)
        writing_on.stdout.read()
    assert writing_on.returncode == 0
    assert len(lines) == 8
    with snapshot(engine) as connection:
        assert reader.look(connection).touched
