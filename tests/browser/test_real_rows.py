"""The dashboard on 10,000 real tickets that another system wrote: what links to their month ends say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest
from playwright.sync_api import BrowserContext

from tests.browser.looking import Seen, seen
from tests.browser.serving import Served
from tests.real_tickets import COMMUNITY, COUNTS, MONTHS, RealTickets

pytestmark = [pytest.mark.browser, pytest.mark.full]


@pytest.fixture
def served(real_tickets: RealTickets, tmp_path: Path) -> Iterator[Served]:
    found = Served(tmp_path, {"COMMUNITY_DATABASE_URL": real_tickets.url, "COMMUNITY_OPEN": "yes"}).wait()
    yield found
    found.stop()


def link(served: Served, page: str, month: str) -> str:
    """A page as of a month's end."""
    days = pd.Period(month)
    first, last = days.start_time.date(), days.end_time.date()
    return f"{served.address}/{page}?scope=community-{COMMUNITY}&period=month-{first}&asof={last}"


def number(text: str) -> int:
    """The first number in a text."""
    found = re.search(r"[\d,]+", text)
    assert found is not None, text
    return int(found[0].replace(",", ""))


def present_value(here: Seen, key: str) -> int:
    """As the page of definitions says it, first of what it says of a figure."""
    return number(here.page.locator(f".st-key-box-metric-{key} .definitions dd").first.inner_text())


def test_links_to_month_ends_show_what_the_answer_key_says(
    profile: BrowserContext, served: Served, real_tickets: RealTickets
) -> None:
    on_cards, in_definitions = {}, {}
    with seen(profile) as here:
        for month in MONTHS:
            here.goto(link(served, "tickets", month))
            on_cards[month] = number(here.card("tickets_open"))
            here.goto(link(served, "definitions", month))
            in_definitions[month] = {key: present_value(here, key) for key in COUNTS}
        assert here.faults == []
    expected = {month: real_tickets.answer_key["months"][month] for month in MONTHS}
    assert on_cards == {month: expected[month]["open_at_month_end"] for month in MONTHS}
    assert in_definitions == {
        month: {key: expected[month][column] for key, column in COUNTS.items()} for month in MONTHS
    }
