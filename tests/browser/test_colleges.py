"""Two colleges in a browser: what comes to whoever is of the first, frame by frame and file by file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from dashboard.words import for_language
from tests.browser.looking import Seen, seen_first
from tests.browser.proxy import SECRET, caddy
from tests.browser.serving import Served, free_port
from tests.browser.taking import taken
from tests.two_colleges import DISPLAY, LEADER, NEVER, made

pytestmark = [pytest.mark.browser, pytest.mark.full]
WORDS = for_language("zh-CN")
PAGES = ("overview", "visits", "tutoring", "competitions", "results")
# Whoever comes by it has signed in by this name; a browser itself says no such thing of its sockets.
SIGNED_IN = """http://127.0.0.1:{port} {{
	reverse_proxy 127.0.0.1:{dashboard} {{
		header_up X-Forwarded-User {who}
		header_up X-Proxy-Secret {{env.COMMUNITY_PROXY_SECRET}}
		header_up -X-Forwarded-For
	}}
}}
"""
# Pages that are for others, and in no menu. What comes to a counselor and a steward: test_sign_in.py.
UNLISTED = {LEADER: {"log"}, DISPLAY: {"community", "case_files", "displays", "log"}}


@pytest.fixture(scope="module")
def served(sample_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("colleges")
    environment = {
        "COMMUNITY_DATABASE_URL": made(sample_template, folder),
        "COMMUNITY_PROXY_ADDRESS": "127.0.0.1",
        "COMMUNITY_PROXY_SECRET": SECRET,
    }
    started = Served(folder, environment)
    try:
        yield started.wait()
    finally:
        started.stop()


def menu(here: Seen) -> set[str]:
    links = here.page.locator("[data-testid=stTopNavLink], [data-testid=stTopNavDropdownLink]")
    listed = set()
    for group in ("teams", "results", "data"):
        here.page.get_by_role("button", name=WORDS(f"menu-{group}")).click()
        here.page.wait_for_selector("[role=menu]")
        listed |= {str(link.get_attribute("href")).rpartition("/")[2].partition("?")[0] for link in links.all()}
        here.page.keyboard.press("Escape")
        here.page.wait_for_selector("[role=menu]", state="detached")
    return listed


@pytest.mark.parametrize("who", UNLISTED)
def test_nothing_that_is_not_ones_own_comes_to_the_browser(
    browser: Browser, served: Served, tmp_path: Path, who: str
) -> None:
    port = free_port()
    written = SIGNED_IN.format(port=port, dashboard=served.port, who=who)
    with caddy(tmp_path, port, written), seen_first(browser, 1366, 768) as here:
        told = taken(here, PAGES, lambda page: f"http://127.0.0.1:{port}/{'' if page == 'overview' else page}")
        assert len(told) > 100_000
        spelled = {mark: (mark.encode(), json.dumps(mark)[1:-1].encode()) for mark in NEVER[who]}
        assert [mark for mark, ways in spelled.items() if any(way in told for way in ways)] == []
        here.page.goto(f"http://127.0.0.1:{port}/definitions")
        listed = menu(here)
        assert {"visits", "grid", "definitions"} <= listed
        assert listed.isdisjoint(UNLISTED[who])
        assert here.faults == []
