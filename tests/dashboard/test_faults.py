"""A database in trouble: a page that says what is wrong and what to do, never a traceback, and that comes back."""

from __future__ import annotations

import datetime as dt
import re
import shutil
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from dashboard import source
from dashboard.shown import Kept, Shown
from dashboard.view import View
from dashboard.words import LANGUAGES, for_language
from data_access import clock, database, embedded, faults, migrate
from data_access.answers import Answers
from data_access.scopes import Viewer
from tests.dashboard.reading import PAGES, cards_of, charts, in_chinese_and_one_in_english, opened, pieces, press
from tests.dashboard.troubles import execute, said, says_fault, until
from tests.databases import copy_of, sqlite_url

LANGUAGE = pytest.mark.parametrize("language", LANGUAGES)
A_COMMUNITY = (
    "INSERT INTO college (id, name) VALUES (1, 'x')",
    "INSERT INTO community (id, college_id, name, house_order, is_college_own) VALUES (1, 1, 'y', 1, 0)",
)
A_TERM = "INSERT INTO term (name, first_day, last_day) VALUES ('2026-2027-1', '2026-09-07', '2027-01-17')"
pytestmark = pytest.mark.usefixtures("nothing_kept")


Prepared = Callable[[Path], dict[str, str]]


def empty(path: Path) -> dict[str, str]:
    path.unlink()
    path.touch()
    return {}


def too_old(path: Path) -> dict[str, str]:
    execute(path, "UPDATE alembic_version SET version_num = '0006'")
    return {"revision": "0006", "head": migrate.head()}


def too_new(path: Path) -> dict[str, str]:
    execute(path, "UPDATE alembic_version SET version_num = '9999'")
    return {"revision": "9999", "head": migrate.head()}


def without_revision(path: Path) -> dict[str, str]:
    execute(path, "DROP TABLE alembic_version")
    return {}


def no_database(path: Path) -> dict[str, str]:
    path.write_bytes(b"this is no database " * 1000)
    return {}


def gone(path: Path) -> dict[str, str]:
    path.unlink()
    return {}


TROUBLES: dict[str, tuple[str, Prepared]] = {
    "empty": ("schema-empty", empty),
    "too old": ("schema-too-old", too_old),
    "too new": ("schema-too-new", too_new),
    "without revision": ("schema-broken", without_revision),
    "no database": ("database-damaged", no_database),
    "gone": ("database-unreachable", gone),
}


@pytest.mark.parametrize("trouble", TROUBLES)
@LANGUAGE
def test_a_database_in_trouble_is_said_in_words(
    use: Callable[[str], str], sqlite_template: Path, tmp_path: Path, trouble: str, language: str
) -> None:
    use(copy_of(sqlite_template, tmp_path))
    name, prepare = TROUBLES[trouble]
    details = prepare(tmp_path / "community.db")
    text = said(opened(lang=language))
    assert says_fault(text, language, name, **details)
    assert "Traceback" not in text


@pytest.mark.parametrize("page", PAGES)
def test_every_page_says_it(use: Callable[[str], str], sqlite_template: Path, tmp_path: Path, page: str) -> None:
    use(copy_of(sqlite_template, tmp_path))
    details = too_old(tmp_path / "community.db")
    assert says_fault(said(opened(page, lang="en")), "en", "schema-too-old", **details)


@LANGUAGE
def test_a_server_that_does_not_answer(use: Callable[[str], str], language: str) -> None:
    use("postgresql://nobody@127.0.0.1:1/nothing")
    text = said(opened(lang=language))
    assert says_fault(text, language, "database-unreachable")
    assert "127.0.0.1" in text


@pytest.mark.parametrize("url", ["mysql://root@127.0.0.1/x", "sqlite://", "no address"])
def test_an_address_that_is_none(use: Callable[[str], str], url: str) -> None:
    use(url)
    assert says_fault(said(opened(lang="en")), "en", "database-unreachable")


@pytest.mark.parametrize(
    "damage", ["DROP TABLE dorm_visit", "ALTER TABLE dorm_visit RENAME COLUMN someone_in TO anybody"]
)
def test_a_table_or_column_that_is_missing(
    use: Callable[[str], str], sqlite_template: Path, tmp_path: Path, damage: str
) -> None:
    use(copy_of(sqlite_template, tmp_path))
    path = tmp_path / "community.db"
    execute(path, *A_COMMUNITY)
    with closing(sqlite3.connect(path)) as connection:
        names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
    execute(path, *(f"DROP TRIGGER {name}" for (name,) in names), damage)
    for page in ("overview", "visits", "definitions"):
        assert says_fault(said(opened(page, lang="en")), "en", "schema-broken")


@LANGUAGE
def test_the_embedded_file_is_lost(monkeypatch: pytest.MonkeyPatch, language: str) -> None:
    monkeypatch.setattr(source, "TRY_AGAIN_SECONDS", 0.3)
    path = database.embedded_path()
    embedded.make(path, lambda engine: migrate.upgrade(engine) and None)  # type: ignore[arg-type]
    path.unlink()
    made = embedded.marker(path).read_text(encoding="utf-8").strip()
    test = opened(lang=language)
    details = {"path": str(path), "made": made}
    assert says_fault(said(test), language, "database-lost", **details)
    # It stays said while it is looked for again, and nothing is made in its place.
    last = time.monotonic() + 1.5 * source.TRY_AGAIN_SECONDS
    while time.monotonic() < last:
        assert says_fault(said(test.run()), language, "database-lost", **details)
    assert not path.exists()


def test_a_database_that_comes_goes_on_by_itself(
    use: Callable[[str], str], sample_template: Path, tmp_path: Path
) -> None:
    path = tmp_path / "later.db"
    use(sqlite_url(path))
    test = opened(lang="en")
    assert says_fault(said(test), "en", "database-unreachable")
    shutil.copy(sample_template, path)
    until(test, lambda text: for_language("en")("fault-title") not in text)
    assert tuple(pieces(test, "cards")) == cards_of("overview")


@LANGUAGE
def test_without_communities_it_waits_for_them(
    use: Callable[[str], str], sqlite_template: Path, tmp_path: Path, language: str
) -> None:
    use(copy_of(sqlite_template, tmp_path))
    test = opened(lang=language)
    assert says_fault(said(test), language, "no-communities")
    execute(tmp_path / "community.db", *A_COMMUNITY)
    until(test, lambda text: not says_fault(text, language, "no-communities"))


@pytest.mark.parametrize(("page", "language"), in_chinese_and_one_in_english(PAGES))
def test_a_college_without_rows_has_pages_without_figures(
    use: Callable[[str], str], sqlite_template: Path, tmp_path: Path, page: str, language: str
) -> None:
    use(copy_of(sqlite_template, tmp_path))
    execute(tmp_path / "community.db", *A_COMMUNITY)
    for scope in ("college-1", "community-1"):
        test = opened(page, lang=language, scope=scope)
        assert len(said(test)) > 50
        assert charts(test) == {}


@LANGUAGE
def test_a_term_that_the_calendar_does_not_know_is_named(
    use: Callable[[str], str], sqlite_template: Path, tmp_path: Path, language: str
) -> None:
    url, words = copy_of(sqlite_template, tmp_path), for_language(language)
    use(url)
    execute(tmp_path / "community.db", *A_COMMUNITY)
    said_of = words("unknown-terms", terms=words.term("2026-2027-1"))
    test = opened(lang=language)
    assert said_of not in said(test)
    execute(tmp_path / "community.db", A_TERM)
    until(test, lambda text: said_of in text)
    engine = database.open_engine(url)
    migrate.renew_calendar(engine, clock.now().date())
    engine.dispose()
    until(test, lambda text: said_of not in text)


@pytest.mark.parametrize(
    ("page", "language"),
    [
        ("overview", "zh-CN"),
        ("overview", "en"),
        # Without charts of its own, and with the most of them.
        ("definitions", "zh-CN"),
        ("visits", "zh-CN"),
        *(pytest.param(page, "zh-CN", marks=pytest.mark.full) for page in ("tickets", "tutoring", "competitions")),
    ],
)
def test_the_last_good_figures_stay_with_their_time(
    use: Callable[[str], str], sample_template: Path, tmp_path: Path, page: str, language: str
) -> None:
    use(copy_of(sample_template, tmp_path))
    path, words = tmp_path / "community.db", for_language(language)
    test = opened(page, lang=language, scope="community-1")
    before = charts(test)
    assert words("stale-title") not in said(test)
    path.rename(path.with_name("away"))
    text = until(test, lambda text: words("stale-title") in text)
    before_time, after_time = words("stale-words", time="@").split("@")
    assert re.search(rf"{re.escape(before_time)}\d\d:\d\d{re.escape(after_time)}", text)
    assert {key: chart.rows for key, chart in charts(test).items()} == {
        key: chart.rows for key, chart in before.items()
    }
    path.with_name("away").rename(path)
    until(test, lambda text: words("stale-title") not in text)


def test_during_an_outage_the_definitions_can_be_read_and_searched(
    use: Callable[[str], str], sample_template: Path, tmp_path: Path
) -> None:
    use(copy_of(sample_template, tmp_path))
    path, words = tmp_path / "community.db", for_language("en")
    test = opened("definitions", lang="en", scope="community-1")
    path.rename(path.with_name("away"))
    until(test, lambda text: words("stale-title") in text)
    test.text_input(key="search").set_value("visit")
    assert words.metric("visit_coverage") in said(test.run())
    test.session_state["sql-visit_coverage"] = True
    assert words("failed-rows") in said(test.run())


def test_a_click_during_an_outage_opens_no_traceback(
    use: Callable[[str], str], sample_template: Path, tmp_path: Path
) -> None:
    use(copy_of(sample_template, tmp_path))
    path, words = tmp_path / "community.db", for_language("en")
    test = opened("visits", lang="en", scope="community-1")
    path.rename(path.with_name("away"))
    until(test, lambda text: words("stale-title") in text)
    assert words("stale-title") in said(press(test, "cards", "visit_coverage"))


def test_what_was_kept_answers_for_its_own_day(answers: Answers) -> None:
    today = dt.date(2024, 11, 17)
    with answers.opened() as asking:
        whole = Shown(Viewer(), View(), today, asking, None)
        whole.figures("visit_coverage")
    kept = Kept(dt.datetime(2024, 11, 17, 23, 59), today, whole.answers)
    later = Shown(Viewer(), View(), today + dt.timedelta(days=8), None, kept)
    assert later.chosen == whole.chosen
    assert later.figures("visit_coverage") == whole.figures("visit_coverage")


def test_every_fault_of_the_database_has_its_words() -> None:
    kinds = [
        kind for kind in vars(faults).values() if isinstance(kind, type) and issubclass(kind, faults.DatabaseFault)
    ]
    shown_on_pages = [
        kind for kind in kinds if kind.__name__ not in ("DatabaseFault", "SampleRefused", "RealRowsRefused")
    ]
    assert len(shown_on_pages) > 10
    for language in LANGUAGES:
        words = for_language(language)
        for kind in shown_on_pages:
            name = "".join(f"-{letter.lower()}" if letter.isupper() else letter for letter in kind.__name__).lstrip("-")
            assert words.has(f"fault-{name}"), kind
            assert words.has(f"fault-{name}.do"), kind
