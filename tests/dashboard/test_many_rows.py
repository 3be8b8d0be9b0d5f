"""A figure with more rows behind it than are listed: the figure is whole, and the reader is told of the rest."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from dashboard.words import for_language
from data_access import clock
from data_access.answers import Answers
from data_access.database import open_engine, writing
from data_access.figures import Figures
from data_access.planning import Chosen
from data_access.questions import MOST_ROWS
from data_access.records import is_cut, rows_behind
from data_access.references import CALENDAR, COMMUNITIES
from data_access.scopes import Viewer, scopes
from tests.dashboard.reading import opened, press, texts, under
from tests.databases import copy_of

NEW_TICKETS = text(
    "WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < :rows)"
    " INSERT INTO feedback_ticket (community_id, ledger_no, channel, category, submitted_at, recorded_at)"
    " SELECT 1, 'many-' || n, 'test', 'test', :at, :at FROM number"
)


@pytest.fixture
def crowded(sample_template: Path, tmp_path: Path, use: Callable[[str], str]) -> Engine:
    """The sample with one ticket more, written today in the first community, than are ever listed."""
    engine = open_engine(use(copy_of(sample_template, tmp_path)), patience=None)
    with writing(engine) as connection:
        connection.execute(NEW_TICKETS, {"rows": MOST_ROWS + 1, "at": clock.now().replace(hour=0, minute=0)})
    return engine


def test_rows_are_cut_and_figures_are_not(crowded: Engine) -> None:
    today = clock.now().date()
    with Answers(crowded).opened() as asking:
        calendar, college = asking.look_up(CALENDAR), scopes(asking.look_up(COMMUNITIES))[0]
        day = calendar.day(today)
        for place, many in ((college.places[0], True), (college.places[1], False)):
            scope = college.of(place)
            figure = Figures(asking, Viewer(), scope, Chosen(day, today, today)).of("tickets_open")["tickets_open"]
            rows = rows_behind(asking, Viewer(), scope, "tickets_open", day, today)
            assert is_cut(rows) == many
            assert (len(rows) == MOST_ROWS < figure.tally.k) == many
            assert (len(rows) == figure.tally.k) != many


@pytest.mark.full
def test_the_drawer_says_that_there_are_more(crowded: Engine) -> None:
    test, words = opened("tickets", scope="community-1"), for_language("zh-CN")
    press(test, "cards", "tickets_open")
    assert list(test.exception) == []
    said = " ".join(texts(under(test, "drawer")))
    assert words("rows-more", n=MOST_ROWS) in said
    assert words("rows-cut", n=MOST_ROWS) in said
