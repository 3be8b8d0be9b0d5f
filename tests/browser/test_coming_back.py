"""Pages and walls that were cut off come back by themselves, current: after a restart, a sleep, a broken connection."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from dashboard.words import for_language
from data_access import clock
from tests.browser.databases import SqliteFile, write_ticket
from tests.browser.looking import Seen, seen_first
from tests.browser.relay import Relay
from tests.browser.serving import Served

pytestmark = [pytest.mark.browser, pytest.mark.full]
WORDS = for_language("zh-CN")
TABS = 8
PLACES = ("tickets?scope=community-1", "display?embed=true&scope=community-1&scenes=tickets,awards")
OPEN_TICKETS = ":is([data-piece=tickets_open] .figure-line, .st-key-scene-0 .wall-figure .figure)"


class House:
    """The dashboard on a sample, and the network to it."""

    def __init__(self, template: Path, folder: Path) -> None:
        self.folder, self.database = folder, SqliteFile(template, folder)
        self.served = self.start()
        self.relay = Relay(self.served.port)

    def start(self, port: int | None = None) -> Served:
        return Served(self.folder, {"COMMUNITY_DATABASE_URL": self.database.url}, port=port)

    def restart(self) -> None:
        self.served = self.start(self.served.port)

    def write(self) -> None:
        write_ticket(self.database, 1, clock.now())


@pytest.fixture(scope="module")
def house(sample_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    made = House(sample_template, tmp_path_factory.mktemp("house"))
    made.served.wait()
    yield made
    made.relay.stop()
    made.served.stop()


@pytest.fixture(params=PLACES, ids=["page", "wall"])
def here(request: pytest.FixtureRequest, browser: Browser, house: House) -> Iterator[Seen]:
    """A page and a wall that show the open tickets, in a machine of their own."""
    with seen_first(browser, 1366, 768) as seen:
        seen.page.goto(f"{house.relay.address}/{request.param}", wait_until="commit")
        seen.until(lambda: is_current(seen), "the page")
        yield seen


def is_current(seen: Seen) -> bool:
    return seen.page.locator(".freshness.fresh").count() == 1 and checked(seen) == WORDS("fresh-checked-now")


def checked(seen: Seen) -> str:
    return seen.page.inner_text(".freshness .checked")


def tickets(seen: Seen) -> str:
    return seen.page.inner_text(OPEN_TICKETS)


def moves(seen: Seen, house: House) -> None:
    """It shows what is written from now on."""
    before = tickets(seen)
    house.write()
    seen.until(lambda: tickets(seen) != before, "another figure")


def test_after_a_restart_of_the_server(house: House, here: Seen) -> None:
    before, link = tickets(here), here.page.url
    here.page.evaluate("window.kept = document.querySelector('.st-key-wall, .st-key-page')")
    house.served.stop()
    here.until(lambda: checked(here) == WORDS("fresh-cut"), "a word that the connection is lost")
    assert here.page.locator(".freshness.stale").count() == 1
    here.page.wait_for_selector("[role=dialog]", state="attached")
    assert here.page.locator("[role=dialog]:visible").count() == 0
    assert tickets(here) == before
    house.write()
    house.restart()
    here.until(lambda: tickets(here) != before, "what was written meanwhile")
    here.until(lambda: is_current(here), "a page that is current")
    assert here.page.url == link
    assert here.page.evaluate("window.kept.isConnected")
    moves(here, house)


def test_after_a_sleep(house: House, here: Seen) -> None:
    before = tickets(here)
    house.relay.hold()
    try:
        here.until(lambda: here.page.locator(".freshness.stale").count() == 1, "a mark that it is old")
        house.write()
        # Of a night the server has given up whoever did not answer.
        house.relay.cut()
    finally:
        house.relay.release()
    here.until(lambda: tickets(here) != before, "what was written meanwhile")
    here.until(lambda: is_current(here), "a page that is current")
    moves(here, house)


@pytest.mark.parametrize("path", ["/live", "/_stcore/stream", ""], ids=["ours", "streamlits", "both"])
def test_after_a_cut(house: House, here: Seen, path: str) -> None:
    before = tickets(here)
    house.relay.cut(path)
    house.write()
    here.until(lambda: tickets(here) != before, "what was written meanwhile")
    here.until(lambda: is_current(here), "a page that is current")
    moves(here, house)


def test_many_pages_after_a_restart(browser: Browser, house: House) -> None:
    links = [f"{house.relay.address}/{place}" for place in PLACES] * (TABS // len(PLACES))
    profile = browser.new_context(viewport={"width": 1366, "height": 768}, locale="zh-CN")
    pages = [Seen(profile.new_page()) for _ in links]
    for seen, link in zip(pages, links, strict=True):
        seen.page.goto(link, wait_until="commit")
    for seen in pages:
        seen.until(lambda seen=seen: is_current(seen), "the page")
    house.served.stop()
    for seen in pages:
        seen.until(lambda seen=seen: checked(seen) == WORDS("fresh-cut"), "a word that the connection is lost")
    before = tickets(pages[0])
    house.write()
    house.restart()
    for seen in pages:
        seen.until(lambda seen=seen: tickets(seen) != before, "what was written meanwhile")
        seen.until(lambda seen=seen: is_current(seen), "a page that is current")
    profile.close()
