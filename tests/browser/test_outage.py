"""While the database is away the last good figures stay, with their time; they go on by themselves when it is back."""

from __future__ import annotations

import re
import time

import pytest
from playwright.sync_api import BrowserContext

from dashboard.words import for_language
from tests.browser.conftest import Site
from tests.browser.databases import write_visit
from tests.browser.looking import MARK_NODES, SAME_NODES, seen
from tests.browser.rooms import missed

pytestmark = pytest.mark.browser
BACK_SECONDS = 15.0
WORDS = for_language("zh-CN")


@pytest.mark.parametrize("site", [pytest.param("sqlite", marks=pytest.mark.full), "postgres"], indirect=True)
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
            assert other.card("visit_coverage") == card
            other.page.goto(site.link("tickets", scope=f"community-{room.community}", asof="2025-04-01"))
            other.until(lambda: WORDS("fault-title") in other.text(), "what is wrong")
            assert WORDS("fault-database-unreachable.do") in other.text()
            assert other.page.locator("[data-testid=stException]").count() == 0
        finally:
            site.database.bring_back()
        back = time.monotonic()
        here.until(lambda: WORDS("stale-title") not in here.text(), "figures without the note")
        other.until(lambda: other.page.locator(".st-key-cards").count() == 1, "the page itself")
        assert time.monotonic() - back < BACK_SECONDS
        here.drawn()
        other.drawn()
        assert here.page.evaluate(SAME_NODES, "coverage")
        assert here.page.locator(".freshness.fresh").count() == 1

        # And it goes on moving.
        write_visit(site.database, room)
        here.until(lambda: here.card("visit_coverage") != card, "another figure on the card")
        assert (here.faults, other.faults) == ([], [])
