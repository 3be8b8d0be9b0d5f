"""Going about: drawers, marks, pages and choices; what was chosen is in the link, and a link shows it again."""

from __future__ import annotations

import contextlib
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, TimeoutError

from dashboard.words import for_language
from data_access.figures import Figure
from tests.browser.conftest import Site
from tests.browser.looking import Seen, seen, seen_first
from tests.dashboard.drawn import asked

pytestmark = pytest.mark.browser
DRAWER = "[role=dialog] .st-key-drawer"
PAINTED = """(all) => all.filter((one) => getComputedStyle(one).backgroundColor !== 'rgba(0, 0, 0, 0)')
    .map((one) => one.innerText)"""


def figure_of(site: Site, key: str, query: dict[str, str]) -> Figure:
    with asked(site.answers, query) as page:
        return page.of(key)


def rows_in_drawer(here: Seen) -> int:
    """How many rows its table has, those out of sight included."""
    table = here.page.wait_for_selector(f"{DRAWER} canvas table", state="attached")
    assert table is not None
    # The heading is a row too.
    return int(table.get_attribute("aria-rowcount") or 0) - 1


def close(here: Seen) -> None:
    """By Escape, pressed again where it came before the drawer listened for it."""
    for _ in range(10):
        here.page.keyboard.press("Escape")
        with contextlib.suppress(TimeoutError):
            here.page.wait_for_selector(DRAWER, state="detached", timeout=3000)
            return
    raise AssertionError("Escape does not close the drawer")


def chosen(here: Seen) -> dict[str, str]:
    """What the address says."""
    return {name: values[0] for name, values in parse_qs(urlsplit(here.page.url).query).items()}


def test_a_card_opens_its_rows_which_can_be_taken_along_and_escape_closes_them(
    profile: BrowserContext, sqlite_site: Site
) -> None:
    query, words = {"scope": "community-1", "lang": "en"}, for_language("en")
    figure = figure_of(sqlite_site, "visit_coverage", query)
    with seen(profile) as here:
        here.goto(sqlite_site.link("visits", **query))
        here.page.click("[data-piece=visit_coverage] button")
        here.page.wait_for_selector(f"{DRAWER} .definitions")
        text = here.page.inner_text(DRAWER)
        assert words.metric("visit_coverage", "definition") in text
        assert words.k_of_n(int(figure.tally.k), int(figure.tally.n or 0)) in text.replace("\u00a0", " ")
        assert 0 < rows_in_drawer(here) <= int(figure.tally.n or 0) + figure.tally.excused
        close(here)
        here.page.click("[data-piece=talk_compliance] button")
        here.page.wait_for_selector(f"{DRAWER} .definitions")
        assert words.metric("talk_compliance", "definition") in here.page.inner_text(DRAWER)
        rows = rows_in_drawer(here)
        with here.page.expect_download() as got:
            here.page.locator(f"{DRAWER} [data-testid=stDownloadButton] button").first.click()
        assert got.value.suggested_filename.startswith("talk_compliance-")
        assert len(got.value.path().read_text(encoding="utf-8-sig").splitlines()) == rows + 1
        # While the file is made its button is disabled, and the page has the focus instead.
        here.page.wait_for_selector(f"{DRAWER} [data-testid=stDownloadButton] button:enabled")
        here.page.evaluate("() => document.activeElement.blur()")
        here.page.keyboard.press("Escape")
        here.page.wait_for_selector(DRAWER, state="detached")
        assert here.faults == []


def test_a_mark_opens_its_rows_again_and_again(profile: BrowserContext, sqlite_site: Site) -> None:
    query = {"scope": "community-1"}
    with seen(profile) as here:
        here.goto(sqlite_site.link("visits", **query))
        marks = here.page.locator(".st-key-box-coverage svg g.data_marks > *")
        for number in (0, 0, 1):
            said = here.marks()["coverage"][number]
            marks.nth(number).click()
            here.page.wait_for_selector(f"{DRAWER} .definitions")
            k_of_n = said["said"].split("（")[-1].rstrip("）")
            assert k_of_n in here.page.inner_text(DRAWER).replace("\u00a0", " ")
            assert rows_in_drawer(here) > 0
            close(here)
        assert here.faults == []


def test_the_menu_by_keyboard_says_where_one_is(profile: BrowserContext, sqlite_site: Site) -> None:
    words = for_language("zh-CN")
    with seen(profile, 1024, 768) as here:
        here.goto(sqlite_site.link(""))
        groups = here.page.locator("[data-testid=stTopNavSection]:visible")
        # Where there is no room Streamlit would say "N more", in English.
        assert groups.all_inner_texts() == [words(f"menu-{group}") for group in ("teams", "results", "data")]
        for group, page in (("teams", "grid"), ("data", "quality"), ("results", "results")):
            here.page.get_by_role("button", name=words(f"menu-{group}")).press("ArrowDown")
            here.page.wait_for_selector("[role=menu]")
            here.page.get_by_role("menuitem", name=words(f"page-{page}"), exact=True).press("Enter")
            here.until(lambda page=page: urlsplit(here.page.url).path == f"/{page}", page)  # type: ignore[misc]
            here.drawn()
            assert groups.locator("strong").all_inner_texts() == [words(f"menu-{group}")]
            assert groups.evaluate_all(PAINTED) == [words(f"menu-{group}")]
        assert here.faults == []


def test_going_on_keeps_what_was_chosen_and_a_link_shows_it_again(
    browser: Browser, profile: BrowserContext, sqlite_site: Site
) -> None:
    query = {"scope": "community-3", "period": "term-2025-03-05", "asof": "2025-05-20", "lang": "en"}
    with asked(sqlite_site.answers, query) as figures:
        name = figures.scope.name
    with seen(profile) as here:
        here.goto(sqlite_site.link("visits", **query))
        assert chosen(here) == query
        for path in ("tickets", ""):
            here.page.click(f"[data-testid=stTopNavLink][href$='/{path}']")
            here.until(lambda path=path: urlsplit(here.page.url).path == f"/{path}", path)  # type: ignore[misc]
            here.drawn()
            here.until(lambda: chosen(here) == query, f"the choice in the address {here.page.url}")
            assert name in here.page.inner_text(".st-key-scope-popover")
        link, answer, text = here.page.url, here.answer(), here.page.inner_text(".st-key-cards")
    with seen_first(browser) as again:
        again.goto(link)
        assert again.answer() == answer
        assert again.page.inner_text(".st-key-cards") == text
        assert again.faults == []


def test_choices_are_made_in_the_panel_and_stand_in_the_address(profile: BrowserContext, sqlite_site: Site) -> None:
    with seen(profile) as here:
        here.goto(sqlite_site.link("visits"))
        assert chosen(here) == {}
        first = here.answer()
        here.page.click(".st-key-scope-popover button")
        here.page.click("[class*=st-key-choose-scope] input")
        here.page.locator("[role=listbox] [role=option]").nth(2).click()
        here.until(lambda: chosen(here).get("scope", "").startswith("community-"), "a community in the address")
        here.drawn()
        here.until(lambda: here.answer() != first, "another answer")
        english = for_language("en")("language-en")
        here.page.locator("[class*=st-key-choose-language] button", has_text=english).click()
        here.until(lambda: chosen(here).get("lang") == "en", "the language in the address")
        here.until(lambda: here.page.evaluate("document.documentElement.lang") == "en", "the page's language")
        here.until(lambda: "Visit" in here.page.inner_text("[data-piece=visit_coverage]"), "English cards")
        here.drawn()
        address = here.page.url
        here.page.reload(wait_until="commit")
        here.drawn()
        assert here.page.url == address
        assert "Visit" in here.page.inner_text("[data-piece=visit_coverage]")
        assert here.faults == []


@pytest.mark.full
def test_a_published_figure_opens_its_rows_as_of_its_own_day_again_and_again(
    profile: BrowserContext, sqlite_site: Site
) -> None:
    words = for_language("zh-CN")
    with seen(profile) as here:
        here.goto(sqlite_site.link("results", scope="community-1"))
        table = here.page.locator(".st-key-table-published canvas").first
        table.scroll_into_view_if_needed()
        for _ in range(3):
            box = table.bounding_box()
            assert box is not None
            # The first line under the head: 专升本录取率, 77 of 113 as of its day.
            here.page.mouse.click(box["x"] + 250, box["y"] + 1.5 * 35)
            here.page.wait_for_selector(f"{DRAWER} .definitions")
            assert words("scope-as-of", day="2025年7月31日") in here.page.inner_text("[role=dialog]")
            assert words.k_of_n(77, 113) in here.page.inner_text(DRAWER).replace("\u00a0", " ")
            assert rows_in_drawer(here) == 113
            close(here)
            # The page runs once more to let go of the cell.
            here.until(
                lambda: here.page.locator(".st-key-table-published [role=gridcell][aria-selected=true]").count() == 0,
                "a table in which nothing is chosen",
            )
        assert here.faults == []
