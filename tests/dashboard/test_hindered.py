"""A question that fails while the database answers others: its own page waits, says so, and tries again later."""

from __future__ import annotations

import datetime as dt
import re
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from threading import Event

import pytest
from sqlalchemy import Engine, make_url, text
from starlette.websockets import WebSocket
from streamlit.testing.v1 import AppTest

from dashboard import hindered, live, source
from dashboard.hindered import Hindered, Hindrance
from dashboard.live import Channels, State
from dashboard.words import LANGUAGES, for_language
from data_access import clock, database, faults
from data_access.database import snapshot, writing
from data_access.questions import Lookup
from data_access.references import TARGETS
from data_access.scopes import Role
from data_access.versions import Versions
from tests.dashboard.reading import PAGES, charts, everything, nodes, opened
from tests.dashboard.troubles import execute, make_fast, make_slow, said, says_fault, until
from tests.databases import copy_of

pytestmark = pytest.mark.usefixtures("nothing_kept")

# Of all pages these two ask it, so that the others are served.
SLOW = "room_duty"
NOTED = f"INSERT INTO change (table_name, community_id, noted_at) VALUES ('{SLOW}', 1, '2026-01-01 00:00:00')"
A_HOUSE = (
    "INSERT INTO college (id, name) VALUES (1, 'x')",
    "INSERT INTO community (id, college_id, name, house_order, is_college_own) VALUES (1, 1, 'y', 1, false)",
)


@pytest.fixture
def path(use: Callable[[str], str], sample_template: Path, tmp_path: Path) -> Path:
    """A sample in use, whose pages may ask for a second at a time."""
    use(copy_of(sample_template, tmp_path))
    source.current().answers().engine.update_execution_options(patience=1.0)
    return tmp_path / "community.db"


@pytest.fixture
def reader(use: Callable[[str], str], postgres_engine: Engine) -> Iterator[Engine]:
    """A house in PostgreSQL, read by pages over an account that owns nothing; the owner's engine."""
    with writing(postgres_engine) as connection:
        for statement in (
            *A_HOUSE,
            "CREATE ROLE only_reader LOGIN",
            "GRANT USAGE ON SCHEMA public TO only_reader",
            "GRANT SELECT ON ALL TABLES IN SCHEMA public TO only_reader",
        ):
            connection.execute(text(statement))
    use(make_url(postgres_engine.url).set(username="only_reader").render_as_string(hide_password=False))
    yield postgres_engine
    source.current().answers().engine.dispose()
    with writing(postgres_engine) as connection:
        connection.execute(text("DROP OWNED BY only_reader"))
        connection.execute(text("DROP ROLE only_reader"))


@pytest.fixture
def house(use: Callable[[str], str], sqlite_engine: Engine) -> Engine:
    """A house in SQLite."""
    with writing(sqlite_engine) as connection:
        for statement in A_HOUSE:
            connection.execute(text(statement))
    use(sqlite_engine.url.render_as_string())
    return sqlite_engine


class Listener(WebSocket):
    """A browser's end of a channel, of which nothing is asked but that it is there."""

    def __init__(self) -> None:
        """Nothing is connected."""


def statements() -> int:
    """How often the database has been asked so far."""
    return source.current().answers().statements


def is_kept(text: str, language: str, name: str) -> bool:
    """Whether a page says what is wrong with its question, and from when its figures are."""
    words = for_language(language)
    before, after = words("stale-words-alone", time="@").split("@")
    time_of_figures = re.search(rf"{re.escape(before)}\d\d:\d\d{re.escape(after)}", text)
    return words(f"fault-{name}") in text and time_of_figures is not None


def says_nothing(text: str) -> bool:
    return not any(
        for_language(language)(key) in text
        for language in LANGUAGES
        for key in ("stale-title", "fault-title", "fault-question-too-long", "fault-right-missing")
    )


def waits_quietly(test: AppTest) -> bool:
    """Whether the page asks the database nothing but who may see it, which is remembered, however often it runs."""
    before, first = statements(), said(test)
    # Each snapshot begins with the notes.
    return all(said(test.run()) == first for _ in range(3)) and statements() - before <= 3


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_question_that_takes_too_long_hinders_its_own_page_alone(path: Path, language: str) -> None:
    visits, tickets = (opened(page, lang=language, scope="community-1") for page in ("visits", "tickets"))
    before = charts(visits)
    make_slow(path, SLOW)
    execute(path, NOTED)
    assert is_kept(said(visits.run()), language, "question-too-long")
    assert {key: chart.rows for key, chart in charts(visits).items()} == {
        key: chart.rows for key, chart in before.items()
    }
    assert waits_quietly(visits)
    assert says_nothing(said(tickets.run()))
    assert source.current().fault is None


def test_without_kept_figures_it_says_so_and_something_else_can_be_chosen(path: Path) -> None:
    make_slow(path, SLOW)
    test = opened("visits", lang="en", scope="community-1")
    assert says_fault(said(test), "en", "question-too-long")
    assert "choose-kind" in {getattr(node, "key", None) for node in nodes(everything(test))}
    before = statements()
    assert says_fault(said(test.run()), "en", "question-too-long")
    # Who is looking and the choices are looked up, which is remembered, in snapshots that begin with the notes.
    assert statements() - before <= 2
    test.selectbox(key="choose-scope").select_index(0)
    make_fast(path, SLOW)
    assert says_nothing(said(test.run()))


def test_who_may_see_it_is_asked_all_the_same(path: Path) -> None:
    test = opened("visits", lang="en", scope="community-1")
    make_slow(path, SLOW)
    execute(path, NOTED)
    assert is_kept(said(test.run()), "en", "question-too-long")
    test.session_state["role"] = Role.DISPLAY
    # Nothing was kept for a display.
    assert says_fault(said(test.run()), "en", "question-too-long")


def test_it_tries_again_by_itself_after_a_while(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hindered, "AGAIN_SECONDS", 2.0)
    test = opened("visits", lang="en", scope="community-1")
    make_slow(path, SLOW)
    execute(path, NOTED)
    assert is_kept(said(test.run()), "en", "question-too-long")
    make_fast(path, SLOW)
    until(test, says_nothing)


def test_it_tries_again_when_something_has_changed(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hindered, "AGAIN_SECONDS", 3600.0)
    monkeypatch.setattr(hindered, "SOONEST_SECONDS", 0.0)
    test = opened("visits", lang="en", scope="community-1")
    make_slow(path, SLOW)
    execute(path, NOTED)
    assert is_kept(said(test.run()), "en", "question-too-long")
    make_fast(path, SLOW)
    assert waits_quietly(test)
    execute(path, NOTED)
    source.current().look()
    assert says_nothing(said(test.run()))


def test_when_every_connection_is_in_use_the_database_is_not_away(path: Path) -> None:
    test, here = opened("visits", lang="en", scope="community-1"), source.current()
    with ExitStack() as stack:
        with pytest.raises(faults.DatabaseBusy):  # noqa: PT012
            while True:
                stack.enter_context(snapshot(here.answers().engine))
        assert is_kept(said(test.run()), "en", "database-busy")
        assert here.fault is None
        # The watcher has nothing to tell the other pages.
        assert live._look(here) is None
        assert here.fault is None
    until(test, says_nothing)


def test_a_right_that_one_question_lacks_is_asked_for_seldom(reader: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hindered, "AGAIN_SECONDS", 3.0)
    visits, tickets = (opened(page, lang="en", scope="community-1") for page in ("visits", "tickets"))
    with writing(reader) as connection:
        connection.execute(text(f"REVOKE SELECT ON {SLOW} FROM only_reader"))
        connection.execute(text(NOTED))
    assert is_kept(said(visits.run()), "en", "right-missing")
    assert waits_quietly(visits)
    assert says_nothing(said(tickets.run()))
    assert source.current().fault is None
    with writing(reader) as connection:
        connection.execute(text(f"GRANT SELECT ON {SLOW} TO only_reader"))
    until(visits, says_nothing)


def test_a_lock_on_one_table_is_not_waited_for_by_the_other_pages(
    reader: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "open_engine", partial(database.open_engine, patience=1.0))
    visits, tickets = (opened(page, lang="en", scope="community-1") for page in ("visits", "tickets"))
    with writing(reader) as connection:
        connection.execute(text(NOTED))
    with writing(reader) as connection:
        connection.execute(text(f"LOCK TABLE {SLOW}"))
        assert is_kept(said(visits.run()), "en", "question-too-long")
        assert says_nothing(said(tickets.run()))
    assert source.current().fault is None


@pytest.mark.parametrize(
    ("kind", "damage"), [pytest.param("sqlite", "TABLE", marks=pytest.mark.full), ("postgres", "COLUMN")]
)
def test_a_table_that_goes_is_said_once_and_waited_for(
    request: pytest.FixtureRequest,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
    kind: str,
    damage: str,
) -> None:
    monkeypatch.setattr(source, "WHOLE_AGAIN_SECONDS", 0.5)
    owner = request.getfixturevalue("house" if kind == "sqlite" else "reader")
    table, column = (SLOW, f"{SLOW}.is_lead")
    there, away = {
        "TABLE": (f"ALTER TABLE {table} RENAME TO gone", f"ALTER TABLE gone RENAME TO {table}"),
        "COLUMN": (
            f"ALTER TABLE {table} RENAME COLUMN is_lead TO gone",
            f"ALTER TABLE {table} RENAME COLUMN gone TO is_lead",
        ),
    }[damage]
    test = opened("visits", lang="en", scope="community-1")
    with writing(owner) as connection:
        connection.execute(text(there))
        connection.execute(text(NOTED))
    assert for_language("en")("fault-schema-broken") in said(test.run())
    fault = source.current().fault
    assert isinstance(fault, faults.SchemaBroken)
    assert (table if damage == "TABLE" else column) in str(fault)
    before, last = statements(), time.monotonic() + 3 * source.WHOLE_AGAIN_SECONDS
    while time.monotonic() < last:
        assert for_language("en")("stale-words", time="@").split("@")[0] in said(test.run())
        # The watcher finds it no better.
        assert live._look(source.current()) == State(None, clock.now().date())
    assert statements() == before
    assert [record.getMessage() for record in caplog.records if record.name.startswith("dashboard")] == [str(fault)]
    with writing(owner) as connection:
        connection.execute(text(away))
    until(test, says_nothing)


def test_many_pages_that_fail_alike_are_logged_once(caplog: pytest.LogCaptureFixture) -> None:
    pages = Hindered()
    for page in (*PAGES, *PAGES):
        pages.add(page, faults.QuestionTooLong("interrupted"), {})
    assert len(caplog.records) == 1
    pages.forget("visits")
    assert pages.of("visits", Versions()) is None
    assert pages.of("tickets", Versions()) is not None


def test_of_all_who_have_the_same_page_open_one_tries_again(monkeypatch: pytest.MonkeyPatch) -> None:
    pages = Hindered()
    monkeypatch.setattr(hindered, "AGAIN_SECONDS", 0.0)
    pages.add("visits", faults.QuestionTooLong("interrupted"), {})
    monkeypatch.setattr(hindered, "AGAIN_SECONDS", 3600.0)
    assert pages.turn("visits", Versions()) is None
    other = pages.turn("visits", Versions())
    assert other is not None
    assert not other.is_due
    # And when the one has his answer the others need not wait.
    pages.forget("visits")
    assert other.is_due
    assert pages.turn("visits", Versions()) is None


class TestChannel:
    """When the browser of a hindered page is told to ask again."""

    ASKED = Lookup(TARGETS)
    DAY = dt.date(2026, 3, 2)

    @pytest.fixture
    def told(self) -> Callable[..., int]:
        """How often a hindered page is told, of some looks at the same state."""

        def told(
            versions: Versions | None, *, soonest: float = -1.0, latest: float = 60.0, day: dt.date = self.DAY
        ) -> int:
            now, channels = time.monotonic(), Channels()
            fault = faults.QuestionTooLong("interrupted")
            hindrance = Hindrance(fault, clock.now(), {self.ASKED: (0, 0)}, now + soonest, now + latest, Event())
            channels.shows("page", hindrance.asked, self.DAY, away=False, hindrance=hindrance)
            channels.join("page", Listener())
            return sum(len(channels.old(State(versions, day))) for _ in range(3))

        return told

    def test_not_while_nothing_changes(self, told: Callable[..., int]) -> None:
        assert told(Versions()) == 0

    def test_once_when_something_that_it_asked_has_changed(self, told: Callable[..., int]) -> None:
        assert told(Versions().raised([("target", None, None)])) == 1
        assert told(Versions().raised([("dorm_visit", None, None)])) == 0

    def test_not_at_once_where_rows_change_all_the_time(self, told: Callable[..., int]) -> None:
        assert told(Versions().raised([("target", None, None)]), soonest=5.0) == 0

    def test_once_when_it_is_time(self, told: Callable[..., int]) -> None:
        assert told(Versions(), latest=-0.5) == 1

    def test_once_when_the_database_goes_away_or_the_day_is_over(self, told: Callable[..., int]) -> None:
        assert told(None) == 1
        assert told(Versions(), day=self.DAY + dt.timedelta(days=1)) == 1


def test_kept_figures_do_not_turn_over_at_midnight_again_and_again(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    test = opened("visits", lang="en", scope="community-1")
    path.rename(path.with_name("away"))
    until(test, lambda text: for_language("en")("stale-title") in text)
    monkeypatch.setenv("COMMUNITY_CLOCK_SHIFT", "86400")
    channel = test.session_state["channel"]
    said(test.run())
    live.CHANNELS.join(channel, Listener())
    now = State(None, clock.now().date())
    assert live.CHANNELS.old(now) == []
