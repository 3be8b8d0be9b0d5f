"""A row that another process commits moves what shows it, without a click and without flicker."""

from __future__ import annotations

import re
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator

from dashboard.charts.bars import BAR_PITCH
from dashboard.words import for_language
from data_access import clock
from tests.browser.conftest import Site, site_of
from tests.browser.databases import Missed, SqliteFile, write_ticket, write_visit
from tests.browser.looking import MARK_NODES, SAME_NODES, Seen, seen
from tests.browser.rooms import missed
from tests.databases import first

pytestmark = pytest.mark.browser
# Two seconds each: longer than anything on a page that runs by itself would wait.
HEARTBEATS, MANY_HEARTBEATS = 3, 5
TABS = 12
CHANGES, BETWEEN_CHANGES = 60, 300
SET_STATE = "(app, state) => app.setAttribute('data-test-script-state', state)"


def rate_of(here: Seen, room: Missed) -> float:
    """The rate drawn for the room's week: the last whole one on the line."""
    whole = [mark for mark in here.marks()["coverage"] if mark["part"] == "now"]
    rate: float = whole[-1]["rate"]
    return rate


def rooms_listed(here: Seen) -> set[str]:
    return {cell for row in here.cells("rooms-missed") for cell in row}


def visits_of(site: Site, room: Missed) -> str:
    return site.link("visits", scope=f"community-{room.community}")


def visited_in_drawer(here: Seen) -> Locator:
    """Opens the drawer of the visited and missed rooms: the choice of the visited, with their number."""
    here.page.click("[data-piece=visit_coverage] button")
    here.page.wait_for_selector(".st-key-drawer .definitions")
    return here.page.locator(".st-key-drawer-tools").get_by_role("radio").nth(1)


@first("sqlite", "site")
def test_a_committed_row_moves_card_chart_and_list(profile: BrowserContext, site: Site) -> None:
    room = missed(site.answers)
    with seen(profile) as here:
        here.goto(visits_of(site, room))
        card, rate, heading = here.card("visit_coverage"), rate_of(here, room), here.answer()
        here.until(lambda: room.number in rooms_listed(here), "the room in the list")
        here.page.evaluate(MARK_NODES, "coverage")
        write_visit(site.database, room)
        here.until(lambda: here.card("visit_coverage") != card, "another figure on the card")
        here.until(lambda: rate_of(here, room) > rate, "another value of the mark")
        here.until(lambda: room.number not in rooms_listed(here), "a list without the room")
        assert here.answer() != heading
        assert here.page.evaluate(SAME_NODES, "coverage")
        updated = here.page.inner_text(".freshness .updated")
        assert re.search(r"\d\d:\d\d:\d\d", updated)
        assert for_language("zh-CN").metric("visit_coverage", "short") in updated
        assert here.faults == []


def test_a_card_keeps_the_focus_and_the_others_are_not_drawn_anew(profile: BrowserContext, sqlite_site: Site) -> None:
    room = missed(sqlite_site.answers)
    with seen(profile) as here:
        here.goto(visits_of(sqlite_site, room))
        page, card = here.page, here.card("visit_coverage")
        page.focus("[data-piece=visit_coverage] button")
        page.evaluate("() => { window.other = document.querySelector('[data-piece=talk_compliance] .card') }")
        write_visit(sqlite_site.database, room)
        here.until(lambda: here.card("visit_coverage") != card, "another figure on the card")
        assert page.evaluate("() => window.other.isConnected")
        assert page.evaluate("() => document.activeElement.closest('[data-piece]')?.dataset.piece") == "visit_coverage"
        page.keyboard.press("Enter")
        page.wait_for_selector(".st-key-drawer .definitions")
        assert here.faults == []


@pytest.mark.full
def test_one_bar_more_makes_the_same_chart_higher(
    profile: BrowserContext, sample_template: Path, tmp_path: Path
) -> None:
    with contextmanager(site_of)(SqliteFile(sample_template, tmp_path), tmp_path) as site, seen(profile) as here:
        # The chart is as high as the two beside it: of these one gets a bar of tickets without a department.
        site.database.execute("UPDATE feedback_ticket SET department_id = id % 3 + 1", ())
        here.goto(site.link("tickets", scope="community-1"))
        chart = here.page.locator(".st-key-box-categories svg.marks")

        def height() -> float:
            return float(chart.evaluate("svg => svg.getBoundingClientRect().height"))

        bars, before = len(here.marks()["categories"]), height()
        here.page.evaluate(MARK_NODES, "categories")
        write_ticket(site.database, 1, clock.now(), "新设备")
        here.until(lambda: len(here.marks()["categories"]) == bars + 1, "a bar more")
        here.until(lambda: height() == pytest.approx(before + BAR_PITCH, abs=1), "a higher chart")
        assert here.page.evaluate(SAME_NODES, "categories")
        box = "svg.closest('[class*=st-key-box-]')"
        inside = f"svg => svg.getBoundingClientRect().bottom <= {box}.getBoundingClientRect().bottom"
        here.until(lambda: bool(chart.evaluate(inside)), "a box that holds it")
        assert here.faults == []


@pytest.mark.full
def test_no_answer_is_lost_in_a_burst_of_changes(profile: BrowserContext, sqlite_site: Site) -> None:
    link = sqlite_site.link("tickets", scope="community-1")
    with seen(profile) as here, seen(profile) as fresh:
        here.goto(link)
        for _ in range(CHANGES // 2):
            # There and gone again: what is drawn alternates, as what the browser remembers does.
            write_ticket(sqlite_site.database, 1, clock.now(), "来来去去")
            here.page.wait_for_timeout(BETWEEN_CHANGES)
            sqlite_site.database.execute("DELETE FROM feedback_ticket WHERE category = '来来去去'", ())
            here.page.wait_for_timeout(BETWEEN_CHANGES)
        fresh.goto(link)
        here.until(lambda: here.marks() == fresh.marks(), "what a fresh page shows")
        assert here.faults == []


def test_what_the_reader_is_doing_survives(profile: BrowserContext, sqlite_site: Site) -> None:
    room = missed(sqlite_site.answers)
    with seen(profile, 1366, 768) as here:
        here.goto(visits_of(sqlite_site, room))
        page, card = here.page, here.card("visit_coverage")
        page.click(".st-key-scope-popover button")
        page.wait_for_selector("[class*=st-key-scope-panel] [data-testid=stSelectbox]")
        page.evaluate("() => document.querySelector('[data-testid=stMain]').scrollTo(0, 150)")
        scrolled = page.evaluate("() => document.querySelector('[data-testid=stMain]').scrollTop")
        assert scrolled > 0
        write_visit(sqlite_site.database, room)
        here.until(lambda: here.card("visit_coverage") != card, "another figure on the card")
        assert page.is_visible("[class*=st-key-scope-panel] [data-testid=stSelectbox]")
        assert page.evaluate("() => document.querySelector('[data-testid=stMain]').scrollTop") == scrolled
        page.keyboard.press("Escape")
        page.wait_for_selector("[class*=st-key-scope-panel]", state="detached")

        room = missed(sqlite_site.answers)
        link = visits_of(sqlite_site, room)
        if link != page.url:
            here.goto(link)
        card = here.card("visit_coverage")
        visited = visited_in_drawer(here)
        visited.click()
        here.until(lambda: visited.get_attribute("aria-checked") == "true", "the visited rooms")
        listed = visited.inner_text()
        page.evaluate("() => { window.drawer = document.querySelector('[role=dialog]') }")
        write_visit(sqlite_site.database, room)
        here.until(lambda: here.card("visit_coverage") != card, "another figure on the card")
        here.until(lambda: visited.inner_text() != listed, "other rows in the drawer")
        assert visited.get_attribute("aria-checked") == "true"
        assert page.evaluate(
            "() => window.drawer.isConnected && document.querySelector('[role=dialog]') === window.drawer"
        )
        assert page.is_visible(".st-key-drawer .definitions")
        assert here.faults == []


def test_page_and_drawer_ask_one_after_the_other(profile: BrowserContext, sqlite_site: Site) -> None:
    """Of what is asked at once Streamlit runs one fragment, and what the other was told would be lost."""
    room = missed(sqlite_site.answers)
    with seen(profile, 1366, 768) as here:
        here.goto(visits_of(sqlite_site, room))
        page, card = here.page, here.card("visit_coverage")
        visited = visited_in_drawer(here)
        listed = visited.inner_text()
        page.wait_for_selector(".stApp[data-test-script-state=notRunning]")
        # Both are told while a run goes on, and so may ask from the moment at which it ends.
        page.locator(".stApp").evaluate(SET_STATE, "running")
        told = here.told_again
        write_visit(sqlite_site.database, room)
        here.until(lambda: here.told_again >= told + 2, "word to both")
        page.locator(".stApp").evaluate(SET_STATE, "notRunning")
        here.until(lambda: here.card("visit_coverage") != card, "another figure on the card")
        here.until(lambda: visited.inner_text() != listed, "other rows in the drawer")
        assert here.faults == []


def test_text_that_is_being_typed_survives(profile: BrowserContext, sqlite_site: Site) -> None:
    room = missed(sqlite_site.answers)
    figure = ".st-key-box-metric-visit_coverage .definitions"
    with seen(profile) as here:
        here.goto(sqlite_site.link("definitions", scope=f"community-{room.community}"))
        before = here.page.inner_text(figure)
        box = here.page.locator(".st-key-search input")
        box.click()
        box.press_sequentially("走访")
        write_visit(sqlite_site.database, room)
        here.until(lambda: here.page.inner_text(figure) != before, "another figure")
        assert box.input_value() == "走访"
        assert here.page.evaluate("() => document.activeElement === document.querySelector('.st-key-search input')")


def test_an_idle_page_is_silent(profile: BrowserContext, sqlite_site: Site) -> None:
    with seen(profile) as here:
        here.goto(sqlite_site.link("visits", scope="community-1"))
        here.until(lambda: here.frames["live"] > 0, "a heartbeat")
        here.frames.clear()
        here.until(lambda: here.frames["live"] >= HEARTBEATS, f"{HEARTBEATS} heartbeats")
        assert here.frames["streamlit"] == 0


@pytest.mark.full
def test_twelve_tabs_of_one_browser_stay_alive(profile: BrowserContext, sqlite_site: Site) -> None:
    room = missed(sqlite_site.answers)
    with ExitStack() as stack:
        tabs = [stack.enter_context(seen(profile)) for _ in range(TABS)]
        for tab in tabs:
            tab.page.goto(visits_of(sqlite_site, room), wait_until="commit")
        for tab in tabs:
            tab.page.bring_to_front()
            tab.drawn()
        cards = [tab.card("visit_coverage") for tab in tabs]
        for tab in tabs:
            tab.until(lambda tab=tab: tab.frames["live"] > 0, "a heartbeat")  # type: ignore[misc]
            tab.frames.clear()
        for tab in tabs:
            tab.until(lambda tab=tab: tab.frames["live"] >= MANY_HEARTBEATS, "heartbeats")  # type: ignore[misc]
        assert [tab.frames["streamlit"] for tab in tabs] == [0] * TABS
        write_visit(sqlite_site.database, room)
        for tab, card in zip(tabs, cards, strict=True):
            tab.until(lambda tab=tab, card=card: tab.card("visit_coverage") != card, "another figure")  # type: ignore[misc]
            assert tab.faults == []
