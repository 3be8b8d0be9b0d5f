"""10,000 real tickets of another city: the counts at each month's end are those that an answer key holds."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator

import chinese_calendar
import pandas as pd
import pytest
from sqlalchemy import Engine

from data_access.answers import Answers, Asking
from data_access.check import check
from data_access.database import open_engine
from data_access.figures import Figures
from data_access.metrics.registry import METRICS
from data_access.periods import Calendar, Period
from data_access.planning import Chosen, Planner
from data_access.references import CALENDAR, COMMUNITIES
from data_access.scopes import Scope, Viewer, scopes
from data_access.tallies import Tally, tally
from tests.real_tickets import COMMUNITY, COUNTS, MONTHS, NAME, RealTickets

# The ledger ends in January 2016.
FIRST, TODAY = dt.date(2008, 7, 1), dt.date(2016, 1, 31)


@pytest.fixture(scope="module")
def real_engine(real_tickets: RealTickets) -> Iterator[Engine]:
    engine = open_engine(real_tickets.url)
    yield engine
    engine.dispose()


@pytest.fixture
def asking(real_engine: Engine) -> Iterator[Asking]:
    with Answers(real_engine).opened() as asking:
        yield asking


def scope(asking: Asking) -> Scope:
    college = scopes(asking.look_up(COMMUNITIES))[0]
    return college.of(next(place for place in college.places if place.id == COMMUNITY))


def months(asking: Asking) -> list[Period]:
    calendar: Calendar = asking.look_up(CALENDAR)
    return calendar.within("month", FIRST, TODAY)


def by_month(asking: Asking, key: str) -> dict[str, Tally]:
    """A metric in all months, asked in one go."""
    metric = METRICS[key]
    planner = Planner(asking.look_up(CALENDAR), Chosen(months(asking)[-1], TODAY, TODAY))
    (what,) = planner.questions(metric, "month", FIRST, TODAY, scope(asking))
    cells = asking.ask([what])[what]
    return {
        f"{period.first:%Y-%m}": tally(metric, (cell for cell in cells if cell.label == period.label))
        for period in months(asking)
    }


@pytest.mark.parametrize(("key", "column"), COUNTS.items())
def test_every_month_is_as_the_answer_key_says(
    asking: Asking, real_tickets: RealTickets, key: str, column: str
) -> None:
    expected = {month: figures[column] for month, figures in real_tickets.answer_key["months"].items()}
    assert {month: found.k for month, found in by_month(asking, key).items()} == expected
    assert len(expected) == 91


@pytest.mark.parametrize("month", MONTHS)
def test_a_page_as_of_a_month_s_end(asking: Asking, real_tickets: RealTickets, month: str) -> None:
    """What was open then, though most of it was closed later."""
    period = next(period for period in months(asking) if f"{period.first:%Y-%m}" == month)
    figures = Figures(asking, Viewer(), scope(asking), Chosen(period, period.last, TODAY)).of(*COUNTS)
    expected = real_tickets.answer_key["months"][month]
    assert {key: figures[key].value for key in COUNTS} == {key: expected[column] for key, column in COUNTS.items()}


def test_tickets_closed_before_they_were_opened_are_kept_and_named(
    real_engine: Engine, asking: Asking, real_tickets: RealTickets
) -> None:
    rows = real_tickets.rows
    early = rows[rows["Closed"] < rows["Opened"]]
    named = [finding for finding in check(real_engine).findings if finding.code == "closed_before_submitted"]
    assert [(finding.subject, finding.severity) for finding in named] == [(NAME, "note")]
    assert named[0].detail["count"] == len(early) == real_tickets.answer_key["negative_durations"]
    assert set(named[0].detail["tickets"]) == set(early["CaseID"].astype(str))
    assert (
        sum(found.k for found in by_month(asking, "tickets_closed").values()) == real_tickets.answer_key["closed_rows"]
    )
    timed = sum(found.k for found in by_month(asking, "days_to_close").values())
    assert timed == real_tickets.answer_key["closed_rows"] - len(early)


def test_days_to_close_are_the_working_days_from_opening_to_closing(asking: Asking, real_tickets: RealTickets) -> None:
    rows = real_tickets.rows.dropna(subset=["Closed"]).query("Closed >= Opened")
    span = pd.date_range(FIRST, TODAY)
    working = pd.Series([chinese_calendar.is_workday(day.date()) for day in span], index=span)
    # The day of opening is day 0; a day off at either end counts as the next working day.
    before = working.cumsum() - working
    days = rows["Closed"].dt.normalize().map(before) - rows["Opened"].dt.normalize().map(before)
    expected: dict[str, dict[float, int]] = {}
    for (month, value), times in days.groupby([rows["Closed"].dt.strftime("%Y-%m"), days]).size().items():
        expected.setdefault(month, {})[float(value)] = times
    found = by_month(asking, "days_to_close")
    assert {month: dict(one.counts) for month, one in found.items() if one.counts} == expected
    assert {month: one.percentile(90) for month, one in found.items() if one.counts} == {
        month: nearest_rank(counts, 0.9) for month, counts in expected.items()
    }


def nearest_rank(counts: dict[float, int], share: float) -> float:
    ordered = sorted(value for value, times in counts.items() for _ in range(times))
    return ordered[math.ceil(share * len(ordered)) - 1]
