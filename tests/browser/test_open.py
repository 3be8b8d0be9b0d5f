"""Every page in both languages, on a large screen and on a phone: charts drew their marks, nothing went wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext

from dashboard.words import LANGUAGES
from tests.browser.conftest import Site
from tests.browser.looking import Seen, seen, seen_first
from tests.browser.serving import ROOT
from tests.dashboard.drawn import asked, drawn, wanted
from tests.dashboard.reading import PAGES

pytestmark = pytest.mark.browser
SCREENSHOTS = ROOT / "out" / "browser"
LARGE, PHONE = (1920, 1080), (390, 844)
LANGUAGE = pytest.mark.parametrize("language", LANGUAGES)
PAGE = pytest.mark.parametrize("page", PAGES)
TOO_WIDE = """() => [document.documentElement, document.querySelector('[data-testid=stMain]')]
    .filter((part) => part.scrollWidth > part.clientWidth + 1)
    .map((part) => `${part.tagName} ${part.scrollWidth} > ${part.clientWidth}`)"""


def keep(here: Seen, name: str) -> None:
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    here.page.screenshot(path=SCREENSHOTS / f"{name}.png")


def check(here: Seen, site: Site, query: dict[str, str], name: str) -> None:
    """The page as it stands: its language, its marks, and that nothing went wrong."""
    here.until(lambda: here.page.evaluate("document.documentElement.lang") == query["lang"], "the page's language")
    assert len(here.answer()) >= 4
    assert here.page.locator("[data-testid=stException], [data-testid=stAlert]").count() == 0
    with asked(site.answers, query) as figures:
        for key, marks in here.marks().items():
            found, values = drawn(key, marks), wanted(key, figures)
            assert len(found) == len(values) > 0, key
            assert dict(found) == pytest.approx(dict(values)), key
            assert all(mark["said"] for mark in marks), key
    keep(here, name)
    assert here.faults == []


# The others open with what takes longer; each is opened without a browser in the default run.
AT_ONCE = [
    each if each[0] in ("overview", "visits", "grid", "definitions") else pytest.param(*each, marks=pytest.mark.full)
    for each in ((page, "zh-CN") for page in PAGES)
] + [pytest.param(page, "en", marks=() if page == "overview" else pytest.mark.full) for page in PAGES]


@pytest.mark.parametrize(("page", "language"), AT_ONCE)
def test_page_opens_on_a_large_screen_and_fits_a_phone(
    profile: BrowserContext, sqlite_site: Site, page: str, language: str
) -> None:
    query = {"scope": "community-1", "lang": language}
    with seen(profile, *LARGE) as here:
        here.goto(sqlite_site.link(page, **query))
        check(here, sqlite_site, query, f"{page}-{language}-large")
        here.page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
        here.drawn()
        here.until(lambda: here.page.evaluate(TOO_WIDE) == [], "a page as wide as the phone")


@pytest.mark.full
@PAGE
@LANGUAGE
@pytest.mark.parametrize("scope", ["college-1", "community-1"])
def test_page_opens_on_a_phone(browser: Browser, sqlite_site: Site, page: str, language: str, scope: str) -> None:
    query = {"scope": scope, "lang": language}
    with seen_first(browser, *PHONE, is_mobile=True, has_touch=True, device_scale_factor=2) as here:
        here.goto(sqlite_site.link(page, **query))
        here.until(lambda: here.page.evaluate(TOO_WIDE) == [], "a page as wide as the phone")
        check(here, sqlite_site, query, f"{page}-{language}-{scope}-phone")


@pytest.mark.full
@PAGE
@LANGUAGE
def test_page_of_a_college_opens(browser: Browser, sqlite_site: Site, page: str, language: str) -> None:
    query = {"scope": "college-1", "lang": language}
    with seen_first(browser, *LARGE, color_scheme="dark") as here:
        here.goto(sqlite_site.link(page, **query))
        check(here, sqlite_site, query, f"{page}-{language}-college-dark")


def test_screenshots_are_not_kept_by_git() -> None:
    assert "out/" in Path(ROOT / ".gitignore").read_text(encoding="utf-8").split()
