"""A click on a mark, or on a line of what needs attention, opens the rows that count up to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from dashboard import attention
from dashboard.drawer import Opening
from dashboard.graphs import Graph, competitions, grid, programmes, quality, tickets, tutoring, visits
from dashboard.shown import Shown
from dashboard.view import View
from data_access import clock
from data_access.answers import Answers
from data_access.records import counted
from data_access.scopes import Viewer
from tests.dashboard.reading import Chart, Row
from tests.dashboard.test_pages import AT_TIMES, TIMES

OF_BOTH: tuple[Callable[[Shown], Graph], ...] = (
    visits.coverage_line,
    tickets.by_age,
    tickets.by_category,
    tickets.by_department,
    tutoring.funnel,
    tutoring.by_level,
    tutoring.upgrade,
    competitions.by_year,
    grid.hazards,
    grid.disputes,
    programmes.by_team,
    programmes.kept,
    programmes.outputs,
    programmes.participation,
    programmes.satisfaction,
    programmes.honours,
    programmes.hours,
    programmes.by_branch,
    programmes.by_part,
    programmes.offered,
    programmes.company_events,
    programmes.companies,
    quality.ledgers,
)

OF_COMMUNITIES = visits.floors, grid.checks, grid.reports


@pytest.fixture
def shown(answers: Answers, scope: str, time: str) -> Iterator[Shown]:
    view = View.from_query({"scope": scope, **TIMES[time]})
    with answers.opened() as asking:
        yield Shown(Viewer(), view, clock.now().date(), asking, None)


def rows_counted(shown: Shown, opening: Opening) -> tuple[float, int | None]:
    place = shown.scope.whole() if opening.whole else shown.scope
    if opening.place is not None:
        place = shown.scope.of(opening.place)
    return counted(shown.rows(opening.metric, opening.period, opening.part, place), opening.metric)


def opened(chart: Chart, picked: Callable[[Row], Opening | None], mark: Row) -> Opening:
    """What a click on the mark opens: the browser gives the fields that identify it, and no more."""
    opening = picked({name: mark[name] for name in chart.picks})
    assert opening is not None, mark
    return opening


def says(mark: Row, k: float, n: int | None) -> bool:
    """Whether a mark's value is k of n: a rate, the rooms missed of those due, or a count."""
    if "rate" in mark:
        return bool(n) and mark["rate"] == pytest.approx(k / (n or 1))
    if "missed" in mark:
        return bool(mark["due"] == (n or 0) and mark["missed"] == (n - k if n else None))
    # Of a share drawn as a count, all that are due are drawn.
    return bool(mark["n"] == (k if n is None else n))


@AT_TIMES
def test_rows_behind_every_mark_count_up_to_it(shown: Shown) -> None:
    graphs = [drawn(shown) for drawn in OF_BOTH + (() if shown.scope.is_college else OF_COMMUNITIES)]
    for graph in graphs:
        chart = Chart(graph.key, graph.alt, graph.specification, graph.rows)
        for mark in chart.marks if graph.rows else []:
            assert graph.picked is not None, graph.key
            opening = opened(chart, graph.picked, mark)
            assert says(mark, *rows_counted(shown, opening)), (mark, opening)


@pytest.mark.parametrize("scope", ["college-1"])
@pytest.mark.parametrize("time", ["now", pytest.param("vacation", marks=pytest.mark.full)])
def test_each_community_opens_its_own_rows(shown: Shown) -> None:
    for place, figure, rows in visits.small_multiples(shown):
        picked = visits.open_week_of("visit_coverage", place, figure)
        for row in rows:
            if row["part"] == "now" and row["rate"] is not None:
                opening = picked({"week": row["week"]})
                assert opening is not None
                assert says(row, *rows_counted(shown, opening)), (row, opening)


@pytest.mark.parametrize("scope", ["community-1"])
@pytest.mark.parametrize("time", ["now", pytest.param("vacation", marks=pytest.mark.full)])
def test_each_room_opens_its_own_row(shown: Shown) -> None:
    graph = visits.silence(shown)
    assert graph.picked is not None
    chart = Chart(graph.key, graph.alt, graph.specification, graph.rows)
    for mark in chart.marks:
        opening = opened(chart, graph.picked, mark)
        rows = shown.rows(opening.metric, opening.period, opening.part)
        said = [] if mark["days"] is None else [(mark["room"], mark["days"])]
        assert list(rows[["room", "silent_days"]].itertuples(index=False)) == said if said else rows.empty


@AT_TIMES
def test_rows_behind_what_needs_attention_count_up_to_it(shown: Shown) -> None:
    items = attention.items(shown)
    figures = shown.figures(*{item.opening.metric for item in items}) if items else {}
    for item in items:
        tally, (k, n) = figures[item.opening.metric].tally, rows_counted(shown, item.opening)
        assert (k, n) == (tally.k, tally.n), item
        assert item.tell().what


@pytest.mark.parametrize("mark", [{}, {"week": "x"}, {"week": None}, {"at": -1, "band": "?"}, {"stage": "warned'--"}])
@pytest.mark.parametrize("scope", ["community-1"])
@pytest.mark.parametrize("time", ["now"])
def test_a_mark_that_is_not_there_opens_nothing(shown: Shown, mark: dict[str, Any]) -> None:
    for drawn in (visits.coverage_line, tickets.by_age, tutoring.funnel, competitions.by_year):
        graph = drawn(shown)
        assert graph.picked is not None
        assert graph.picked(mark) is None
