"""On paper a page is light, whichever theme its reader has chosen, and its tables are whole."""

from __future__ import annotations

import io

import pytest
from PIL import Image
from playwright.sync_api import Browser

from tests.browser.conftest import Site
from tests.browser.looking import Seen, seen_first

pytestmark = pytest.mark.browser
TABLE = ".st-key-box-published [data-testid=stDataFrame]"
PAPER = ".st-key-box-published .paper"
PUBLISHED = 73


def greys(here: Seen, selector: str) -> list[int]:
    """How bright the pixels of a part of the page are, from the darkest up."""
    picture = Image.open(io.BytesIO(here.page.locator(selector).screenshot()))
    return sorted(picture.convert("L").tobytes())


def ground(here: Seen, selector: str) -> int:
    found = greys(here, selector)
    return found[len(found) // 2]


@pytest.mark.parametrize("scheme", ["dark", pytest.param("light", marks=pytest.mark.full)])
def test_a_page_prints_dark_on_light_and_its_tables_whole(browser: Browser, sqlite_site: Site, scheme: str) -> None:
    with seen_first(browser, 1366, 900, color_scheme=scheme) as here:
        here.goto(sqlite_site.link("results", scope="community-1"))
        here.until(lambda: len(here.cells("published")) > 5, "the table")
        assert (ground(here, TABLE) < 60) == (scheme == "dark")
        assert not here.page.locator(PAPER).is_visible()
        assert len(here.cells("published")) < PUBLISHED
        here.page.emulate_media(media="print")
        # Two messages later the page has looked at its theme again.
        before = here.frames["live"]
        here.until(lambda: here.frames["live"] > before + 1, "two heartbeats")
        assert not here.page.locator(TABLE).is_visible()
        assert here.page.locator(f"{PAPER} tbody tr").count() == PUBLISHED
        for part in (PAPER, ".st-key-box-published", "[data-piece=honours]"):
            found = greys(here, part)
            # Ground, text, and nothing else dark.
            assert ground(here, part) >= 250, part
            assert found[0] < 60, part
            assert found[len(found) // 10] > 120, part
        assert here.page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "light"
        # The reader's own theme is there again.
        here.page.emulate_media(media="screen")
        assert (ground(here, TABLE) < 60) == (scheme == "dark")
        assert not here.page.locator(PAPER).is_visible()
        assert here.faults == []
