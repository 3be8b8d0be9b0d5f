"""The metric code gives every figure that the case published, and one row moves each as it is defined."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, RowMapping, select, text

from data_access.answers import Answers, Asking
from data_access.figures import Figures
from data_access.metrics.registry import METRICS
from data_access.periods import Calendar
from data_access.planning import Chosen
from data_access.published import RULES, published
from data_access.references import CALENDAR, COMMUNITIES
from data_access.sample.published import published_rows
from data_access.schema.tables import published_figure
from data_access.scopes import Scope, Viewer, scopes
from data_access.tallies import Tally
from tests.data_access.samples import Samples
from tests.figures.hostile_house import anew
from tests.figures.published_ledger_moves import CLINICS, PAIRS, TICKETS, WARNINGS
from tests.figures.published_moves import AWARDS, DISPUTES, EXAMS, POSTS, Move
from tests.figures.published_people_moves import PEOPLE
from tests.figures.published_programme_moves import PROGRAMMES

PUBLISHED = {row["key"]: row for row in published_rows("")}
FIGURES = [key for key, row in PUBLISHED.items() if row["kind"] == "figure"]
MOVES = (*EXAMS, *DISPUTES, *PROGRAMMES, *PEOPLE, *AWARDS, *POSTS, *CLINICS, *PAIRS, *WARNINGS, *TICKETS)
# One more row for each figure at once, the other moves with what takes longer.
FIRST_MOVES = {move.figure: move for move in reversed(MOVES)}
AT_ONCE = [move if FIRST_MOVES[move.figure] is move else pytest.param(move, marks=pytest.mark.full) for move in MOVES]


class Asked:
    """One published figure, asked of the metric code as of its day and period."""

    def __init__(self, asking: Asking, key: str, today: dt.date) -> None:
        rows = asking.connection.execute(select(published_figure).where(published_figure.c.key == key)).mappings()
        self.row: RowMapping = rows.one()
        calendar: Calendar = asking.look_up(CALENDAR)
        self.scope = _scope(asking, self.row["community_id"])
        self.period = calendar.period(self.row["period_kind"], self.row["period"] or self.row["as_of"])
        assert self.period is not None
        self.figures = Figures(asking, Viewer(), self.scope, Chosen(self.period, self.row["as_of"], today))

    def answer(self) -> tuple[Tally, float | None]:
        if self.row["grouping"] is not None:
            parts = self.figures.parts(self.row["metric"], self.row["grouping"], self.row["period_kind"], self.period)
            found = [part for part in parts if part.part == self.row["member"]]
            # A part without rows is absent.
            return (found[0].tally, found[0].value) if found else (Tally(), None)
        figure = self.figures.of(self.row["metric"])[self.row["metric"]]
        assert figure.period == self.period
        return figure.tally, figure.value


def _scope(asking: Asking, community: int) -> Scope:
    return next(
        whole.of(place)
        for whole in scopes(asking.look_up(COMMUNITIES))
        for place in whole.places
        if place.id == community
    )


def out_of_range(engine: Engine, today: dt.date) -> dict[str, float | None]:
    """The published figures that the metric code does not give, with what it gives instead."""
    with Answers(engine).opened() as asking:
        [college] = scopes(asking.look_up(COMMUNITIES))
        lines = published(asking, Viewer(), college, today)
    assert [one.line.key for one in lines] == list(PUBLISHED)
    return {one.line.key: one.recomputed for one in lines if not one.agrees}


@pytest.mark.parametrize("key", RULES)
def test_a_rule_is_built_in(key: str) -> None:
    row = PUBLISHED[key]
    assert row["kind"] == "rule"
    assert row["metric"] in METRICS
    assert row["accept_min"] <= RULES[key] <= row["accept_max"]


def test_every_published_line_is_a_figure_or_a_rule() -> None:
    assert set(PUBLISHED) == {*FIGURES, *RULES}
    assert (len(FIGURES), len(RULES)) == (66, 7)
    assert {move.figure for move in MOVES} == set(FIGURES)


@pytest.fixture(scope="module")
def asking(sample_engine: Engine) -> Iterator[Asking]:
    """The sample in one snapshot; what was asked of it once is remembered."""
    with Answers(sample_engine).opened() as found:
        yield found


@pytest.mark.parametrize("key", FIGURES)
def test_a_published_figure(asking: Asking, now: dt.datetime, key: str) -> None:
    asked = Asked(asking, key, now.date())
    _, value = asked.answer()
    assert value is not None
    assert asked.row["accept_min"] <= value <= asked.row["accept_max"]


@pytest.mark.full
@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize("end", ["2025-08-01", "2026-03-15", "2027-01-10"])
def test_the_published_figures_under_every_seed_and_end(samples: Samples, seed: int, end: str) -> None:
    now = dt.datetime.fromisoformat(f"{end}T12:00")
    assert out_of_range(samples.at(now, seed), now.date()) == {}


@pytest.fixture
def passing(sample_engine: Engine) -> Iterator[Connection]:
    """A connection to the sample whose writes do not last."""
    with sample_engine.connect().execution_options(writes=True) as connection:
        transaction = connection.begin()
        yield connection
        transaction.rollback()


@pytest.mark.parametrize(
    "wrong", [{"metric": "unheard_of"}, {"period_kind": "fortnight"}, {"grouping": "colour", "member": "red"}]
)
def test_a_line_that_names_no_figure_does_not_agree(
    passing: Connection, now: dt.datetime, wrong: dict[str, str]
) -> None:
    key = "tickets_received"
    changed = published_figure.update().where(published_figure.c.key == key).values(**wrong)
    assert passing.execute(changed).rowcount == 1
    asking = anew(passing)
    [college] = scopes(asking.look_up(COMMUNITIES))
    found = {one.line.key: one for one in published(asking, Viewer(), college, now.date())}
    assert (found[key].recomputed, found[key].agrees) == (None, False)
    assert [line for line, one in found.items() if not one.agrees] == [key]


def _whole(asked: Asked) -> tuple[Any, Any]:
    """k and n of the college's rate that a lead is measured against."""
    rate = asked.figures.of_college("upgrade_exam_rate")["upgrade_exam_rate"]
    return rate.tally.k, rate.tally.n


@pytest.mark.parametrize("move", AT_ONCE, ids=lambda move: f"{move.figure}: {move.what}")
def test_one_row_moves_the_figure(passing: Connection, now: dt.datetime, move: Move) -> None:
    before = Asked(anew(passing), move.figure, now.date())
    tally, _ = before.answer()
    whole = _whole(before)
    other = next(place.id for place in before.scope.places if place.id != before.row["community_id"])
    for statement in move.statements:
        values = {"case": before.row["community_id"], "other": other, "as_of": before.row["as_of"]}
        assert passing.execute(text(statement), _named(statement, values)).rowcount > 0
    after = Asked(anew(passing), move.figure, now.date())
    moved, value = after.answer()
    assert (moved.k - tally.k, (moved.n or 0) - (tally.n or 0)) == (move.k, move.n)
    if move.figure == "upgrade_exam_lead":
        k, n = _whole(after)
        assert (k - whole[0], n - whole[1]) == move.whole
        assert value == pytest.approx(100 * moved.k / (moved.n or 0) - 100 * k / n)


def _named(statement: str, values: dict[str, Any]) -> dict[str, Any]:
    """The values that a statement names; days as SQLite keeps them."""
    return {name: str(value) if name == "as_of" else value for name, value in values.items() if f":{name}" in statement}
