"""The first start, and midnight: what takes long to see."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from sqlalchemy import select

from dashboard.words import for_language
from data_access import clock
from data_access.answers import Answers
from data_access.database import open_engine
from data_access.schema import Community
from tests.browser.databases import SqliteFile, write_ticket
from tests.browser.looking import seen_first
from tests.browser.serving import Served

pytestmark = [pytest.mark.browser, pytest.mark.full]
# Time enough to start the server and open the page before midnight comes.
UNTIL_MIDNIGHT = dt.timedelta(seconds=30)


def next_monday(_database: SqliteFile) -> dt.date:
    """When the last whole week changes too."""
    today = clock.now().date()
    return today + dt.timedelta(days=7 - today.weekday())


def first_day_of_term(database: SqliteFile) -> dt.date:
    [(day,)] = database.ask("SELECT max(first_day) FROM term WHERE first_day <= date('now', '+8 hours')")
    return dt.date.fromisoformat(day)


@pytest.mark.parametrize("turn", [next_monday, first_day_of_term], ids=["week", "term"])
def test_an_open_page_and_a_wall_turn_over_at_midnight(
    browser: Browser, sample_template: Path, tmp_path: Path, turn: Callable[[SqliteFile], dt.date]
) -> None:
    database, now = SqliteFile(sample_template, tmp_path), clock.now()
    midnight = dt.datetime.combine(turn(database), dt.time())
    shift = (midnight - UNTIL_MIDNIGHT - now).total_seconds()
    # A ticket of the new day counts from then on.
    write_ticket(database, 1, midnight)
    served = Served(tmp_path, {"COMMUNITY_DATABASE_URL": database.url, "COMMUNITY_CLOCK_SHIFT": str(shift)}).wait()
    try:
        link = f"{served.address}/tickets?scope=community-1"
        to_wall = f"{served.address}/display?embed=true&scope=community-1&scenes=tickets&pace=600"
        with seen_first(browser) as here, seen_first(browser) as fresh, seen_first(browser) as wall:
            wall.page.goto(to_wall)
            wall.until(lambda: wall.page.locator(".wall-foot .place").count() == 1, "the wall")
            here.goto(link)
            before, hung = here.card("tickets_open"), wall.page.inner_text(".wall-figure")
            assert clock.now() + dt.timedelta(seconds=shift) < midnight, "the page was opened too late"
            here.until(lambda: here.card("tickets_open") != before, "the ticket of the new day")
            assert clock.now() + dt.timedelta(seconds=shift + 2) >= midnight
            wall.until(lambda: wall.page.inner_text(".wall-figure") != hung, "the same on the wall")
            fresh.goto(link)
            assert here.page.inner_text(".st-key-cards") == fresh.page.inner_text(".st-key-cards")
            assert here.answer() == fresh.answer()
            assert here.page.inner_text(".st-key-scope-popover") == fresh.page.inner_text(".st-key-scope-popover")
            fresh.page.goto(to_wall)
            fresh.until(lambda: fresh.page.locator(".wall-foot .place").count() == 1, "another wall")
            for part in (".wall-line", ".wall-sentence", ".wall-figure"):
                assert wall.page.inner_text(part) == fresh.page.inner_text(part)
            assert here.faults == []
    finally:
        served.stop()


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_the_first_start_shows_how_far_it_is_and_goes_on(browser: Browser, tmp_path: Path, language: str) -> None:
    words = for_language(language)
    served = Served(tmp_path, {})
    try:
        served.wait()
        with seen_first(browser) as here:
            here.page.goto(f"{served.address}/?lang={language}", wait_until="commit")
            here.until(lambda: words("filling-title") in here.text(), "what is being made")
            here.until(lambda: here.page.locator("[role=progressbar]").count() == 1, "how far it is")
            here.page.wait_for_selector("[data-piece=visit_coverage]", timeout=120_000)
            here.drawn()
            assert here.faults == []
            assert re.search(r"\d", here.card("visit_coverage"))
    finally:
        served.stop()
    engine = open_engine(f"sqlite:///{tmp_path}/var/community.db")
    with Answers(engine).opened() as asking:
        assert len(asking.connection.execute(select(Community.id)).all()) > 6
    engine.dispose()
