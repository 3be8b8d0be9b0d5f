"""The figures equal those recomputed in plain pandas from the raw tables, to the last row."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from sqlalchemy import Engine

from data_access.answers import Answers
from data_access.metrics.registry import METRICS
from tests.figures.comparison import Case, Recomputed, Said, Sample
from tests.figures.pages import Page

# Early, so that little is to be recomputed, and most rows are of a future that may not be seen.
EARLY_WEDNESDAY = dt.date(2024, 11, 27)
# Of what there is nothing yet on that day, or never: the sample's references hold.
NOT_YET = ("rank_gain_untutored", "orphan_rows")
WEDNESDAY = dt.date(2025, 10, 15)
IN_VACATION = dt.date(2026, 2, 11)
ONE_DAY, ONE_WEEK = dt.timedelta(days=1), dt.timedelta(weeks=1)
DATABASES = ("sqlite", "postgres")
STOCKS = [key for key, metric in METRICS.items() if metric.is_stock and "day" in metric.per]


@pytest.fixture(scope="module")
def on_sqlite(sample_engine: Engine, recomputed: Recomputed, now: dt.datetime) -> Iterator[Sample]:
    with Answers(sample_engine).opened() as asking:
        yield Sample(asking, now.date(), recomputed)


@pytest.fixture(scope="module")
def on_postgres(sample_on_postgres: Engine, recomputed: Recomputed, now: dt.datetime) -> Iterator[Sample]:
    with Answers(sample_on_postgres).opened() as asking:
        yield Sample(asking, now.date(), recomputed)


@pytest.fixture
def sample(request: pytest.FixtureRequest) -> Sample:
    """The sample on the database that the test names."""
    found: Sample = request.getfixturevalue(f"on_{request.param}")
    return found


def kinds(key: str) -> list[str]:
    """The periods in which a metric is offered; a stock's days are asked apart."""
    return [kind for kind in METRICS[key].per if not (kind == "day" and key in STOCKS)]


def groups(key: str) -> list[str | None]:
    return [None, *Case(key, "", WEDNESDAY).groups]


def cases(key: str, kind: str, as_of: dt.date, by: list[str | None]) -> list[Case]:
    """A metric by periods of a kind: of each community by the groupings, and of the college."""
    # What adds up is the sum of what was compared; the rest is a figure of its own in every part.
    whole = [None] if METRICS[key].adds_up else by
    return [
        *(Case(key, kind, as_of, group) for group in by),
        *(Case(key, kind, as_of, group, college=True) for group in whole),
    ]


def differing(sample: Sample, asked: list[Case]) -> dict[Case, list[tuple[object, ...]]]:
    """The cases in which the two do not agree, with where."""
    return {case: found for case in asked if (found := sample.differences(case))}


@pytest.mark.parametrize("key", METRICS)
def test_a_figure_of_the_sample(on_sqlite: Sample, key: str) -> None:
    """In its usual periods, of the communities and (where it does not add up) of the college, by its first grouping."""
    asked = cases(key, kinds(key)[0], EARLY_WEDNESDAY, groups(key)[:2])
    asked = [case for case in asked if not (case.college and METRICS[key].adds_up)]
    assert differing(on_sqlite, asked) == {}
    assert key in NOT_YET or all(on_sqlite.recomputed(case) for case in asked)


@pytest.mark.full
@pytest.mark.parametrize("as_of", [WEDNESDAY, IN_VACATION, None], ids=["Wednesday", "vacation", "today"])
@pytest.mark.parametrize("key", METRICS)
@pytest.mark.parametrize("sample", DATABASES, indirect=True)
def test_every_figure_of_the_sample(sample: Sample, key: str, as_of: dt.date | None) -> None:
    """In every kind of period in which it is offered, by every grouping, as of several days."""
    day = as_of or sample.today
    assert differing(sample, [case for kind in kinds(key) for case in cases(key, kind, day, groups(key))]) == {}


def stood(sample: Sample, key: str, group: str | None, days: list[dt.date]) -> tuple[Said, Said]:
    """A stock by day, as the database says it in one go, and as it is recomputed as of each of the days."""
    recomputed = {
        (place, day, *rest): sums
        for day in days
        for (place, _, *rest), sums in sample.recomputed(Case(key, "all", day, group)).items()
    }
    said = sample.said(Case(key, "day", days[-1], group, since=days[0]))
    return {which: sums for which, sums in said.items() if which[1] in days}, recomputed


@pytest.mark.parametrize("key", STOCKS)
def test_a_stock_day_by_day(on_sqlite: Sample, key: str) -> None:
    said, recomputed = stood(on_sqlite, key, None, [EARLY_WEDNESDAY - 6 * ONE_WEEK, EARLY_WEDNESDAY])
    assert said == recomputed
    assert said


@pytest.mark.full
@pytest.mark.parametrize("key", STOCKS)
@pytest.mark.parametrize("sample", DATABASES, indirect=True)
def test_every_stock_day_by_day(sample: Sample, key: str) -> None:
    for group in groups(key):
        for last in (WEDNESDAY, IN_VACATION, sample.today):
            said, recomputed = stood(sample, key, group, [last - n * ONE_DAY for n in range(5, -1, -1)])
            assert said == recomputed, f"by {group} to {last}"


def pages(sample: Sample, kind: str, as_of: dt.date) -> list[Page]:
    """Of the college and of two communities."""
    period = sample.calendar.period(kind, as_of)
    assert period is not None
    places = sample.college.places
    scopes = [sample.college, sample.college.of(places[0]), sample.college.of(places[-1])]
    return [Page(sample, scope, period, as_of) for scope in scopes]


def faults(page: Page) -> list[str]:
    return [fault for figure in page.figures().values() for fault in page.faults(figure)]


def test_the_figures_of_a_running_week(on_sqlite: Sample) -> None:
    """With what they are compared with up to the same day, and what is drawn beside them."""
    page = pages(on_sqlite, "week", EARLY_WEDNESDAY)[1]
    assert faults(page) == []
    figures = page.figures()
    assert figures["visit_coverage"].series
    assert figures["visit_coverage"].previous is not None
    assert figures["visit_coverage"].previous.so_far


@pytest.mark.full
@pytest.mark.parametrize("kind", ["day", "week", "month", "term", "school_year", "year", "all"])
@pytest.mark.parametrize("as_of", [WEDNESDAY, IN_VACATION, None], ids=["Wednesday", "vacation", "today"])
@pytest.mark.parametrize("sample", DATABASES, indirect=True)
def test_the_figures_of_every_page(sample: Sample, kind: str, as_of: dt.date | None) -> None:
    for page in pages(sample, kind, as_of or sample.today):
        assert faults(page) == []
