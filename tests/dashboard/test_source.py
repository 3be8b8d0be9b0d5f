"""The embedded database at a later start: pages are served from it at once, while its sample is brought to today."""

from __future__ import annotations

import shutil
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest

from dashboard import source
from dashboard.words import for_language
from data_access import clock, database, embedded, migrate
from tests.dashboard.reading import charts, opened
from tests.dashboard.troubles import PATIENCE_SECONDS, execute, said, until

pytestmark = pytest.mark.usefixtures("nothing_kept")
WORDS = for_language("en")


@pytest.fixture
def path(sample_template: Path) -> Path:
    """The embedded sample as it was a week before its last visit."""
    path = database.embedded_path()
    path.parent.mkdir(parents=True)
    shutil.copy(sample_template, path)
    last = "(SELECT date(max(recorded_at), '-7 days') FROM dorm_visit)"
    execute(
        path,
        f"UPDATE database_origin SET sample_until = {last}",
        "DELETE FROM dorm_visit WHERE recorded_at > (SELECT sample_until FROM database_origin)",
        "DELETE FROM change",
    )
    assert embedded.is_made(path)
    return path


def asked(path: Path, query: str) -> object:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(query).fetchone()[0]


def reaches_today(path: Path) -> bool:
    return asked(path, "SELECT sample_until FROM database_origin") == clock.now().date().isoformat()


def test_pages_are_served_while_the_sample_is_brought_to_today(path: Path, sample_template: Path) -> None:
    # Since the session began more may have been written, of visits made before it too.
    newest = asked(sample_template, "SELECT max(recorded_at) FROM dorm_visit")
    visits = f"SELECT count(*) FROM dorm_visit WHERE recorded_at <= '{newest}'"
    with embedded.alone(path):
        # Whoever brings it to today waits, as for another program that does.
        test = opened("visits", lang="en", scope="community-1")
        assert WORDS("filling-title") not in said(test)
        before = charts(test)
        assert before["coverage"].rows
        assert source.current().fault is None
    until(test, lambda _: reaches_today(path))
    assert asked(path, visits) == asked(sample_template, visits)
    assert WORDS("filling-title") not in said(test.run())
    assert charts(test)["coverage"].rows != before["coverage"].rows


def test_older_tables_are_renewed_before_pages_are_served(path: Path) -> None:
    execute(path, "UPDATE alembic_version SET version_num = '0001'")
    with embedded.alone(path):
        test = opened("visits", lang="en", scope="community-1")
        assert WORDS("filling-title") in said(test)
        # As the migration would leave them.
        execute(path, f"UPDATE alembic_version SET version_num = '{migrate.head()}'")
    text = until(test, lambda text: WORDS("filling-title") not in text)
    assert WORDS("fault-title") not in text
    until(test, lambda _: reaches_today(path))


def test_a_sample_that_cannot_be_brought_to_today_is_served_as_it_is(
    path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        test = opened("visits", lang="en", scope="community-1")
        last = time.monotonic() + PATIENCE_SECONDS
        while not (said_in_log := [each.getMessage() for each in caplog.records if each.name.startswith("dashboard")]):
            assert time.monotonic() < last
            assert WORDS("fault-title") not in said(test.run())
            assert WORDS("stale-title") not in said(test)
        assert ["locked" in line for line in said_in_log] == [True]
        assert source.current().fault is None
