"""需要关注 speaks of every mechanism, the most urgent first; what changed since the week before is said beside it."""

from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy import Connection, delete

from dashboard import attention, parts, phrases
from dashboard.changed import DONE, TICKETS, told
from dashboard.shown import Shown
from dashboard.words import Words
from data_access.figures import MISSED, Figure
from data_access.metrics.forms import Share
from data_access.metrics.registry import METRICS
from data_access.schema.tables import dorm_visit
from tests.dashboard.conftest import Changed
from tests.dashboard.reading import Text, opened, pieces, press, texts, under
from tests.dashboard.test_findings import page
from tests.dashboard.test_marks import shown
from tests.dashboard.test_pages import AT_TIMES

__all__ = ["shown"]
NO_BREAK = "\u00a0"
UNFILLED = dt.date(2026, 5, 25)
BOTH = pytest.mark.parametrize("scope", ["college-1", "community-1"])
NOW = pytest.mark.parametrize("time", ["now"])


@AT_TIMES
def test_every_metric_that_misses_its_target_is_named_once(shown: Shown) -> None:
    # A room's silence is told by the rooms that are overdue.
    figures = shown.plain(*(key for key in METRICS if key != "room_silence"))
    missing = {key for key, figure in figures.items() if figure.status in MISSED}
    items = attention.items(shown)
    assert len({item.name for item in items}) == len(items)
    named = [item.opening.metric for item in items if item.opening.metric != "ledger_filled"]
    assert set(named) == missing
    assert len(named) == len(set(named))


@BOTH
@NOW
def test_what_is_off_comes_before_what_is_near_and_the_longest_and_farthest_first(shown: Shown) -> None:
    items = attention.items(shown)
    order = [(item.status != "bad", -item.weight) for item in items]
    assert order == sorted(order)
    assert {item.status for item in items} <= {"bad", "near"}


@BOTH
@NOW
def test_a_rate_says_for_how_many_weeks_and_weighs_as_much(shown: Shown) -> None:
    items = {item.opening.metric: item for item in attention.items(shown)}
    figures = shown.figures(*items)
    weekly = [figures[key] for key in items if figures[key].period.kind == "week" and figures[key].value is not None]
    assert any(figure.missed > 1 for figure in weekly)
    for figure in weekly:
        assert figure.target is not None
        assert figure.value is not None
        item = items[figure.metric.key]
        assert item.weight == pytest.approx((figure.target.goal - figure.value) / 100 * 7 * figure.missed)
        week = phrases.period_name(shown.words, figure.period, shown.today)
        assert item.tell().how_long == (f"连续 {figure.missed}{NO_BREAK}周" if figure.missed > 1 else week)


@BOTH
@NOW
def test_weeks_in_a_row_are_counted_back_to_the_last_one_on_target(shown: Shown) -> None:
    for figure in shown.lines("visit_coverage", "room_report_completion", "safety_check_completion").values():
        assert figure.target is not None
        goal, before = (
            figure.target.goal,
            [point for point in figure.series if point.period.first < figure.period.first],
        )
        values = [point.value for point in before if point.value is not None and (point.tally.n or 0) >= 5]
        on_target = [number for number, value in enumerate(reversed(values), 1) if value >= goal]
        if figure.status in MISSED:
            assert figure.missed == (on_target[0] if on_target else len(values) + 1)
        else:
            assert figure.missed == 0


def without_visits(connection: Connection) -> None:
    connection.execute(delete(dorm_visit).where(dorm_visit.c.community_id == 1, dorm_visit.c.visited_on >= UNFILLED))


def test_an_unfilled_ledger_is_named(changed: Changed) -> None:
    with page(changed(without_visits), asof="2026-05-31", period="week-2026-05-25") as shown:
        [item] = [item for item in attention.items(shown) if item.opening.metric == "ledger_filled"]
        said, rows = item.tell(), shown.rows("ledger_filled", item.opening.period, item.opening.part)
    assert said.what == "走访台账第14周没有记录"
    assert said.where == "可能台账未填"
    assert said.whose.startswith("上一条 ")
    assert rows["yes"].tolist() == [False]


@pytest.mark.parametrize("scope", ["community-1"])
@NOW
def test_where_and_whose_name_the_rows_that_are_missing(shown: Shown) -> None:
    item = next(item for item in attention.items(shown) if item.opening.metric == "visit_coverage")
    rows = shown.rows("visit_coverage", item.opening.period)
    missed = rows[~rows["yes"] & ~rows["excused"]]
    assert 0 < len(missed) <= attention.NAMED
    places, names = item.tell().whose.split("·")
    assert places.split("、") == missed["room"].tolist()
    assert names.split("、") == list(dict.fromkeys(missed["lead_member"]))


def test_the_rest_of_the_list_is_a_click_away(sample: str) -> None:
    test = opened(scope="college-1")

    def shown_items() -> list[str]:
        return [name for name in pieces(test, "attention") if name != "rest"]

    total = int(next(text for text in texts(under(test, "box-attention")) if "项" in text).split()[0])
    assert len(shown_items()) == parts.SHOWN_ATTENTION < total
    assert Text(pieces(test, "attention")["rest"]).texts == [f"另有 {total - parts.SHOWN_ATTENTION}{NO_BREAK}项"]
    press(test, "attention", "rest")
    assert len(shown_items()) == total
    press(test, "attention", "rest")
    assert len(shown_items()) == parts.SHOWN_ATTENTION


def in_points(figure: Figure) -> float:
    assert figure.previous is not None
    return (figure.value or 0) - (figure.previous.value or 0)


@BOTH
@NOW
def test_three_sentences_say_what_changed(shown: Shown) -> None:
    _, rates = attention.keys(shown)
    said_in_all = told(shown, rates).replace(NO_BREAK, " ")
    first, tickets, done = [said for said in said_in_all.split("。") if said]
    weekly = [
        figure
        for figure in shown.figures(*rates).values()
        if isinstance(figure.metric, Share) and figure.period == shown.chosen.period and figure.previous is not None
    ]
    assert first.startswith("与上周相比，")
    assert _move(shown.words, max(weekly, key=in_points)) in first
    assert _move(shown.words, min(weekly, key=in_points)) in first
    for said, keys in ((tickets, TICKETS), (done, DONE)):
        assert [part.strip("）") for part in said.split("），")] == [
            _count(shown.words, figure) for figure in shown.figures(*keys).values()
        ]


def _move(words: Words, figure: Figure) -> str:
    rose = in_points(figure) > 0
    points = words.count(abs(in_points(figure)))
    name = words.metric(figure.metric.key)
    return f"{name}{'升' if rose else '降'} {points} 个百分点至 {words.rate(figure.value)}"


def _count(words: Words, figure: Figure) -> str:
    assert figure.previous is not None
    name, unit = words.metric(figure.metric.key, "short"), words.metric(figure.metric.key, "unit")
    return f"{name} {figure.tally.k:g} {unit}（上周 {figure.previous.tally.k:g} {unit}"


@pytest.mark.parametrize("scope", ["community-1"])
@pytest.mark.parametrize("time", ["all", "before"])
def test_nothing_is_said_to_have_changed_where_nothing_came_before(shown: Shown) -> None:
    _, rates = attention.keys(shown)
    assert told(shown, rates) == ""
