"""Tables taken along as files: every row and every word of the page, in CSV and in XLSX."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import openpyxl  # type: ignore[import-untyped]
import pytest
from playwright.sync_api import BrowserContext

from tests.browser.conftest import Site
from tests.browser.looking import Seen, seen

pytestmark = pytest.mark.browser
Table = list[list[str]]
# The head and the rows of a table on the page that are drawn.
ON_PAGE = """(key) => [...document.querySelectorAll(`.st-key-box-${key} :not(.paper) > table tr`)].map(
    (row) => [...row.querySelectorAll('th, td')].map((cell) => [...cell.querySelectorAll('.cell > *')]
        .map((part) => part.textContent).join(' ') || cell.innerText.replace('\\n', ' ').trim()))"""


def file_of(here: Seen, key: str, kind: str) -> Path:
    with here.page.expect_download() as got:
        # Streamlit draws each button twice where it has a help, one of them for narrow windows.
        here.page.locator(f".st-key-files-{key} button:visible").nth(["csv", "xlsx"].index(kind)).click()
    name = got.value.suggested_filename
    assert re.fullmatch(rf"{key}-\d{{4}}-\d\d-\d\d\.{kind}", name)
    return got.value.path()


def files(here: Seen, key: str) -> Table:
    """The table as both files have it."""
    raw = file_of(here, key, "csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    told = list(csv.reader(raw.decode("utf-8-sig").splitlines()))
    # Where a browser keeps it, the file's name does not end as openpyxl asks of a path.
    with file_of(here, key, "xlsx").open("rb") as file:
        [sheet] = openpyxl.load_workbook(file).worksheets
        assert [["" if cell is None else str(cell) for cell in row] for row in sheet.values] == told
    return told


def without_year(cell: str) -> str:
    return re.sub(r"^\d{4}年", "", cell)


def test_published_figures_are_downloaded_whole_though_a_dozen_is_seen(
    profile: BrowserContext, sqlite_site: Site
) -> None:
    with seen(profile, 1366, 900) as here:
        here.goto(sqlite_site.link("results", scope="community-1"))
        here.until(lambda: len(here.cells("published")) > 5, "the table")
        head, *rows = files(here, "published")
        seen_head, *seen_rows = here.page.evaluate(ON_PAGE, "published")
        assert head == seen_head
        assert 5 < len(seen_rows) < len(rows) == 73
        assert rows[: len(seen_rows)] == seen_rows
        assert here.faults == []


def test_a_list_is_downloaded_with_its_words_and_the_year_of_its_days(
    profile: BrowserContext, sqlite_site: Site
) -> None:
    with seen(profile, 1366, 900) as here:
        here.goto(sqlite_site.link("tickets", scope="college-1"))
        here.until(lambda: bool(here.cells("tickets-late")), "the table")
        head, *rows = files(here, "tickets-late")
        seen_head, *seen_rows = here.page.evaluate(ON_PAGE, "tickets-late")
        assert head == seen_head
        assert len(rows) >= len(seen_rows) > 0
        assert any("年" in cell for row in rows for cell in row)
        for row, seen_row in zip(rows, seen_rows, strict=False):
            assert list(map(without_year, row)) == list(map(without_year, seen_row))
        assert here.faults == []


def test_communities_side_by_side_are_downloaded_as_they_stand(profile: BrowserContext, sqlite_site: Site) -> None:
    with seen(profile, 1366, 900) as here:
        here.goto(sqlite_site.link("party", scope="college-1"))
        for key in ("posts", "communities"):
            told = files(here, key)
            assert [[cell.replace(",", "") for cell in row] for row in here.page.evaluate(ON_PAGE, key)] == told
            assert len(told) > 3
        assert here.faults == []
