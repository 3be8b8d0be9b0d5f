"""While the database is away the last good figures stay, with their time; they go on by themselves when it is back."""

from __future__ import annotations

import re
import time

import psycopg
import pytest
from playwright.sync_api import Browser, BrowserContext

from dashboard.words import for_language
from tests.browser.conftest import Site
from tests.browser.databases import write_visit
from tests.browser.looking import MARK_NODES, SAME_NODES, Seen, seen, seen_first
from tests.browser.rooms import missed

pytestmark = pytest.mark.browser
BACK_SECONDS = 15.0
HEARTBEATS = 4
NOTE = "INSERT INTO change (table_name, community_id, noted_at) VALUES (?, ?, '2026-01-01 00:00:00')"
WORDS = for_language("zh-CN")


def assert_quiet(here: Seen) -> None:
    """The page stands, and asks nothing any more."""
    for _ in range(2):
        # In the first of the two it may yet be told what it knows already.
        here.drawn().frames.clear()
        here.until(lambda: here.frames["live"] >= HEARTBEATS, f"{HEARTBEATS} heartbeats")
    assert here.frames["streamlit"] == 0


@pytest.mark.full
def test_an_outage_leaves_the_last_good_figures_and_passes(profile: BrowserContext, site: Site) -> None:
    room = missed(site.answers)
    link = site.link("visits", scope=f"community-{room.community}")
    with seen(profile) as here, seen(profile) as other:
        here.goto(link)
        card, marks = here.card("visit_coverage"), here.marks()
        here.page.evaluate(MARK_NODES, "coverage")
        site.database.take_away()
        try:
            here.until(lambda: WORDS("stale-title") in here.text(), "a note that the database is away")
            assert re.search(r"\d\d:\d\d", here.page.inner_text(".note"))
            assert (here.card("visit_coverage"), here.marks()) == (card, marks)
            assert here.page.evaluate(SAME_NODES, "coverage")
            here.until(lambda: here.page.locator(".freshness.stale").count() == 1, "a mark that the time is old")

            # One that is opened meanwhile shows what was kept; one that nobody has opened before says what is wrong.
            other.page.goto(link)
            other.until(lambda: WORDS("stale-title") in other.text(), "the kept figures")
            # Its text has lines once it is laid out.
            other.until(lambda: other.card("visit_coverage") == card, "the kept figure")
            other.page.goto(site.link("tickets", scope=f"community-{room.community}", asof="2025-04-01"))
            other.until(lambda: WORDS("fault-title") in other.text(), "what is wrong")
            assert WORDS("fault-database-unreachable.do") in other.text()
            assert other.page.locator("[data-testid=stException]").count() == 0
        finally:
            site.database.bring_back()
        back = time.monotonic()
        here.until(lambda: WORDS("stale-title") not in here.text(), "figures without the note")
        other.until(lambda: other.page.locator(".card").count() > 0, "the page itself")
        assert time.monotonic() - back < BACK_SECONDS
        here.drawn()
        other.drawn()
        assert here.page.evaluate(SAME_NODES, "coverage")
        assert here.page.locator(".freshness.fresh").count() == 1

        # And it goes on moving.
        write_visit(site.database, room)
        here.until(lambda: here.card("visit_coverage") != card, "another figure on the card")
        assert (here.faults, other.faults) == ([], [])


@pytest.mark.full
def test_an_outage_on_a_wall_leaves_its_scenes_and_passes(browser: Browser, site: Site) -> None:
    room = missed(site.answers)
    wall = site.link("display", embed="true", scope=f"community-{room.community}", scenes="visits,tickets", pace="5")
    with seen_first(browser, 1280, 720) as here:
        here.page.goto(wall)
        here.until(lambda: here.page.locator(".freshness.fresh").count() == 1, "the wall")
        before = here.page.inner_text(".st-key-scene-0 .wall-figure .amount")
        place = here.page.locator(".wall-line").bounding_box()
        site.database.take_away()
        try:
            here.until(lambda: WORDS("stale-title") in here.text(), "a note that the database is away")
            assert re.search(r"\d\d:\d\d", here.page.inner_text(".note"))
            assert here.page.locator(".wall-line").bounding_box() == place
            assert here.page.inner_text(".st-key-scene-0 .wall-figure .amount") == before
            seen = here.page.evaluate("document.documentElement.dataset.scene")
            here.until(lambda: here.page.evaluate("document.documentElement.dataset.scene") != seen, "the next scene")
            note, scene = (here.page.locator(place).bounding_box() for place in (".note", ".st-key-scene-0"))
            assert note is not None
            assert scene is not None
            assert note["y"] >= scene["y"] + scene["height"]
            # One that is switched on meanwhile.
            here.page.reload()
            here.until(lambda: WORDS("stale-title") in here.text(), "the kept scenes")
        finally:
            site.database.bring_back()
        here.until(lambda: WORDS("stale-title") not in here.text(), "figures without the note")
        write_visit(site.database, room)
        here.until(lambda: here.page.inner_text(".st-key-scene-0 .wall-figure .amount") != before, "another figure")


@pytest.mark.full
def test_while_a_table_is_missing_the_pages_are_quiet(profile: BrowserContext, site: Site) -> None:
    link = site.link("visits", scope="community-1")
    with seen(profile) as here:
        here.goto(link)
        card, before = here.card("visit_coverage"), site.served.log.read_text()
        site.database.execute("ALTER TABLE room_duty RENAME TO room_duty_away", ())
        try:
            site.database.execute(NOTE, ("room_duty", 1))
            here.until(lambda: WORDS("fault-schema-broken") in here.text(), "what is wrong")
            assert_quiet(here)
            assert here.card("visit_coverage") == card
            [logged] = site.served.log.read_text().removeprefix(before).splitlines()
            assert "room_duty" in logged
        finally:
            site.database.execute("ALTER TABLE room_duty_away RENAME TO room_duty", ())
        here.until(lambda: here.page.locator(".note").count() == 0, "figures without the note")
        assert here.card("visit_coverage") == card
        assert here.faults == []


@pytest.mark.full
def test_a_question_that_takes_too_long_is_asked_again_when_something_changes(
    profile: BrowserContext, postgres_site: Site
) -> None:
    with seen(profile) as here, seen(profile) as other:
        here.goto(postgres_site.link("visits", scope="community-1"))
        other.goto(postgres_site.link("tickets", scope="community-1"))
        address = postgres_site.database.url.replace("postgresql+psycopg:", "postgresql:", 1)
        with psycopg.connect(address) as holder:
            holder.execute("LOCK TABLE room_duty")
            postgres_site.database.execute(NOTE, ("room_duty", 1))
            here.until(lambda: WORDS("fault-question-too-long") in here.text(), "what took too long")
            assert_quiet(here)
            assert here.page.locator(".freshness.fresh").count() == 1
            assert other.page.locator(".note").count() == 0
            holder.rollback()
        postgres_site.database.execute(NOTE, ("room_duty", 1))
        here.until(lambda: here.page.locator(".note").count() == 0, "figures without the note")
        assert (here.faults, other.faults) == ([], [])
