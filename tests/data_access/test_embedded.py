"""The embedded database is made once, whole or not at all, and never in the place of a lost one."""

from __future__ import annotations

import datetime as dt
import os
import signal
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Engine, func, select, text

from data_access import database, embedded, faults, migrate, origin
from data_access.schema import Change, DatabaseOrigin, DormVisit

# Three weeks into the first term of the sample: made in a second.
EARLY = dt.datetime(2023, 9, 20, 12)


@pytest.fixture(autouse=True)
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("COMMUNITY_VAR", str(tmp_path / "var"))
    return database.embedded_path()


def visits(path: Path) -> int:
    with embedded.opened(path) as engine, database.snapshot(engine) as connection:
        assert connection.execute(select(DatabaseOrigin.kind)).scalar_one() == "sample"
        return connection.execute(select(func.count()).select_from(DormVisit)).scalar_one()


def in_a_child(work: Callable[[], None]) -> int:
    """Runs in a process of its own; its process id."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            work()
            code = 0
        finally:
            os._exit(code)
    return child


def ended(child: int) -> int:
    """Waits for the child; its exit code, or minus the signal that killed it."""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def test_the_first_start_makes_it_and_later_ones_bring_it_to_today(path: Path) -> None:
    told: list[float] = []
    embedded.ensure(EARLY, lambda done, _step: told.append(done))
    first = visits(path)
    assert first > 0
    assert told == sorted(told)
    assert told[-1] == 1.0
    assert sorted(file.name for file in path.parent.iterdir()) == [
        "community.db",
        "community.db.lock",
        "community.db.made",
    ]
    embedded.ensure(EARLY)
    assert visits(path) == first
    embedded.ensure(EARLY + dt.timedelta(days=7))
    assert visits(path) > first


def test_what_was_filled_in_is_not_news(path: Path) -> None:
    embedded.ensure(EARLY)
    with embedded.opened(path) as engine, database.snapshot(engine) as connection:
        assert connection.execute(select(func.count()).select_from(Change)).scalar_one() == 0


@pytest.mark.parametrize("share", [0.4, *(pytest.param(share, marks=pytest.mark.full) for share in (0.05, 0.99))])
def test_killed_while_it_is_filled_the_next_start_makes_it_whole(path: Path, share: float) -> None:
    def killed_at(done: float, _step: str) -> None:
        if done >= share:
            os.kill(os.getpid(), signal.SIGKILL)

    assert ended(in_a_child(lambda: embedded.ensure(EARLY, killed_at))) == -signal.SIGKILL
    assert not path.exists()
    assert not embedded.is_made(path)
    embedded.ensure(EARLY)
    assert visits(path) > 0


def test_killed_at_any_step_there_is_nothing_or_all_of_it(path: Path) -> None:
    """A small file is made again and again, killed at the first, second, third ... thing done to a file."""
    outcomes = []
    for step in range(1, 200):
        child = in_a_child(lambda step=step: _killed_at(step, path))  # type: ignore[misc]
        code = ended(child)
        assert code in (0, -signal.SIGKILL)
        there = path.exists()
        outcomes.append(there)
        assert embedded.is_made(path) == there
        if there:
            with embedded.opened(path) as engine, database.snapshot(engine) as connection:
                assert connection.execute(text("SELECT count(*) FROM filling")).scalar_one() == 1000
            path.unlink()
            embedded.marker(path).unlink(missing_ok=True)
        if code == 0:
            break
    assert code == 0
    assert {True, False} == set(outcomes)
    assert outcomes == sorted(outcomes)


def _killed_at(step: int, path: Path) -> None:
    steps = 0

    def heard(event: str, _arguments: object) -> None:
        nonlocal steps
        if event in ("open", "os.rename", "os.remove", "sqlite3.connect"):
            steps += 1
            if steps == step:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(heard)
    with embedded.alone(path):
        if not embedded.is_made(path):
            embedded.make(path, _fill)


def _fill(engine: Engine) -> None:
    with database.writing(engine) as connection:
        Change.__table__.create(connection)  # type: ignore[attr-defined]
        connection.execute(text("CREATE TABLE filling (id integer)"))
    with database.writing(engine) as connection:
        connection.execute(text("INSERT INTO filling VALUES (:id)"), [{"id": number} for number in range(1000)])


def test_of_two_starts_at_once_one_makes_it_and_the_other_waits(path: Path) -> None:
    made: list[str] = []
    both = threading.Barrier(2)

    def start(name: str) -> None:
        both.wait()
        with embedded.alone(path):
            if not embedded.is_made(path):
                made.append(name)
                embedded.make(path, _fill)

    starts = [threading.Thread(target=start, args=(name,)) for name in ("one", "other")]
    for thread in starts:
        thread.start()
    for thread in starts:
        thread.join()
    assert len(made) == 1
    assert embedded.is_made(path)


def test_two_programs_starting_at_once_end_with_one_sample(path: Path) -> None:
    children = [in_a_child(lambda: embedded.ensure(EARLY)) for _ in range(2)]
    assert [ended(child) for child in children] == [0, 0]
    alone = visits(path)
    embedded.ensure(EARLY)
    assert visits(path) == alone > 0


@pytest.mark.parametrize("loss", ["deleted", "emptied"])
def test_a_lost_file_is_told_and_not_made_anew(path: Path, loss: str) -> None:
    embedded.make(path, _fill)
    if loss == "deleted":
        path.unlink()
    else:
        os.truncate(path, 0)
    with pytest.raises(faults.DatabaseLost) as lost:
        embedded.ensure(EARLY)
    assert lost.value.path == str(path)
    assert lost.value.made == embedded.marker(path).read_text().strip()
    assert not path.exists() or path.stat().st_size == 0


def test_a_file_deleted_under_an_open_engine_is_noticed_and_taken_up_again(path: Path) -> None:
    embedded.make(path, migrate.upgrade)
    engine = database.open_engine(database.url())
    database.require_ready(engine)
    kept = path.with_name("kept.db")
    path.rename(kept)
    with pytest.raises(faults.DatabaseUnreachable):
        database.require_ready(engine)
    assert not path.exists()
    kept.rename(path)
    database.require_ready(engine)
    engine.dispose()


def test_a_log_left_by_a_file_that_is_no_more_is_not_replayed(path: Path) -> None:
    path.parent.mkdir(parents=True)
    left = path.with_name("community.db-wal")
    left.write_bytes(b"another file's log")
    embedded.make(path, migrate.upgrade)
    assert not left.exists()


def test_real_rows_are_left_alone(path: Path) -> None:
    embedded.make(path, lambda engine: origin.begin_real(engine, EARLY))
    embedded.ensure(EARLY)
    with embedded.opened(path) as engine, database.snapshot(engine) as connection:
        assert origin.kind(connection) == "real"
        assert connection.execute(select(func.count()).select_from(DormVisit)).scalar_one() == 0
