"""Text that attacks, in every column that takes it: on every page it is shown as text, and nothing else comes of it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from sqlalchemy import String, Table

from data_access.schema import Base
from tests.browser.looking import Seen, seen_first
from tests.browser.serving import Served
from tests.dashboard.reading import PAGES
from tests.databases import copy_of

pytestmark = [pytest.mark.browser, pytest.mark.full]
ATTACK = (
    '<img src="http://evil.example/1.png" onerror="window.struck = 1"><script>window.struck = 1</script>'
    "[press](javascript:window.struck=1) ![](http://evil.example/2.png) <a href='http://evil.example'>here</a> "
    ":material/home: :red[red] :smile: :streamlit: $\\href{http://evil.example}{x}$ `code` datum.x] "
    "\u202e{{ $n }} %s 😀 \0\x1b[2J "
)
LONG = "长" * 5000
# What must not come of a text: an element with an address of its own, a formula, an icon, a colour.
STRUCK = """() => ({
    struck: window.struck,
    made: [...document.querySelectorAll(
        '[src*="evil"], [href*="evil"], [href^="javascript"], [alt="Streamlit logo"], .katex, .stMain code,' +
        '[class*="stMarkdownColored"]'
    )].map((element) => element.outerHTML.slice(0, 200)),
    icons: document.querySelectorAll('[role=img][aria-label="home icon"]').length,
    wide: document.scrollingElement.scrollWidth > innerWidth + 1,
})"""
KEPT = {"alembic_version", "database_origin", "change", "change_horizon", "calendar_day"}


def attacked(path: Path) -> set[str]:
    """Writes the attack into every column of text that takes it; which they are, as table.column."""
    found = set()
    with closing(sqlite3.connect(path)) as connection:
        for table in Base.metadata.sorted_tables:
            if table.name not in KEPT:
                found |= {f"{table.name}.{name}" for name in _texts(table) if _attacked(connection, table.name, name)}
        connection.commit()
    return found


def _texts(table: Table) -> Iterator[str]:
    for column in table.columns:
        if isinstance(column.type, String) and not column.foreign_keys and column.computed is None:
            yield column.name


def _attacked(connection: sqlite3.Connection, table: str, column: str) -> bool:
    """False where a rule of the database keeps it out."""
    try:
        # Each its own, since some are unique; one of a hundred without a place to break.
        text = "? || rowid || CASE WHEN rowid % 100 = 1 THEN ? ELSE '' END"
        connection.execute(f'UPDATE "{table}" SET "{column}" = {text} WHERE "{column}" IS NOT NULL', (ATTACK, LONG))
    except sqlite3.IntegrityError:
        return False
    return True


@pytest.fixture(scope="module")
def served(sample_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("hostile")
    url = copy_of(sample_template, folder)
    columns = attacked(Path(url.removeprefix("sqlite:///")))
    assert columns >= {
        "student.name",
        "staff.name",
        "community.name",
        "college.name",
        "room.number",
        "feedback_ticket.content",
        "feedback_ticket.category",
    }
    started = Served(folder, {"COMMUNITY_DATABASE_URL": url}).wait()
    yield started
    started.stop()


def opened(here: Seen, address: str) -> list[str]:
    """Opens a page and waits until it stands; the hosts that it asked."""
    asked: list[str] = []
    here.page.on("request", lambda request: asked.append(request.url))
    here.page.goto(address, wait_until="commit")
    here.until(lambda: here.page.locator(".freshness .newest:not(:empty)").count() == 1, "the page")
    here.until(
        lambda: here.page.locator(".stApp[data-test-script-state=notRunning]").count() == 1, "the end of its run"
    )
    return asked


@pytest.mark.parametrize(
    ("page", "scope"),
    [
        *((page, "community-1") for page in (*PAGES, "displays", "display")),
        *((page, "college-1") for page in ("overview", "tickets", "display")),
    ],
)
def test_hostile_text_is_shown_as_text(browser: Browser, served: Served, page: str, scope: str) -> None:
    path = "" if page == "overview" else page
    with seen_first(browser, 1366, 768) as here:
        asked = opened(here, f"{served.address}/{path}?scope={scope}")
        found = here.page.evaluate(STRUCK)
        assert found == {"struck": None, "made": [], "icons": 0, "wide": False}
        assert "<script>window.struck" in here.text()
        assert "😄" not in here.text()
        assert [address for address in asked if not address.startswith((served.address, "data:", "blob:"))] == []
        assert here.page.locator("[data-testid=stException]").count() == 0


def test_a_name_without_end_leaves_its_bar_room(browser: Browser, served: Served) -> None:
    with seen_first(browser, 390, 844) as here:
        opened(here, f"{served.address}/tickets?scope=community-1")
        chart = here.page.locator(".st-key-chart-categories svg.marks")
        bar = chart.locator("g.data_marks > path").first
        here.until(lambda: bar.count() == 1, "the bars")
        whole, begun = chart.bounding_box(), bar.bounding_box()
        assert whole is not None
        assert begun is not None
        assert begun["x"] - whole["x"] < 0.6 * whole["width"]
