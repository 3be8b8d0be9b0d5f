"""The view and its URL are the same thing; what a URL says wrongly is left out; what it leaves out is found."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from dashboard.view import KINDS, LANGUAGES, View, period_code, scope_code
from data_access.metrics.registry import METRICS
from data_access.periods import ONE_DAY, Calendar, Period, TermDays, Week, monday
from data_access.planning import Planner
from data_access.scopes import Place, Scope, Viewer
from tests.dashboard.reading import PAGES

TODAY = dt.date(2024, 11, 20)
AUTUMN = TermDays(1, "2024-2025-1", dt.date(2024, 9, 2), dt.date(2025, 1, 19), dt.date(2025, 2, 23))
SPRING = TermDays(2, "2024-2025-2", dt.date(2025, 2, 24), dt.date(2025, 7, 13), dt.date(2025, 8, 31))


def weeks_of(term: TermDays, number: int) -> dict[dt.date, Week]:
    """The weeks of a term and of the vacation after it; the fifth, of the national holiday, has no duty."""
    first = monday(term.first_day)
    days = [first + dt.timedelta(weeks=n) for n in range((term.ends - first).days // 7 + 1)]
    return {
        day: Week(day, term.id, n if n <= number else None, n <= number and n != 5) for n, day in enumerate(days, 1)
    }


CALENDAR = Calendar((AUTUMN, SPRING), {**weeks_of(AUTUMN, 20), **weeks_of(SPRING, 20)})
NO_TERMS = Calendar((), {monday(TODAY): Week(monday(TODAY), None, None, False)})
PLACES = (Place(3, "a"), Place(5, "b"))
COLLEGES = [
    Scope(1, "one", None, PLACES, 9, (3, 5, 9)),
    Scope(2, "two", None, (Place(7, "c"),), 8, (7, 8)),
]
DAYS = st.dates(dt.date(2004, 1, 1), dt.date(2030, 12, 31))
SCOPES = st.one_of(
    st.just(""), st.builds("{}-{}".format, st.sampled_from(["college", "community"]), st.integers(1, 99))
)
PERIODS = st.one_of(st.just(""), st.builds("{}-{}".format, st.sampled_from(KINDS), DAYS))
VIEWS = st.builds(View, SCOPES, PERIODS, st.none() | DAYS, st.sampled_from(sorted(set(LANGUAGES.values()))))
HOSTILE = (
    "'; DROP TABLE college; --",
    "<script>alert(1)</script>",
    "../../etc/passwd",
    "college-",
    "college--1",
    "college-1.5",
    "college-99999999999999999999",
    "community-1\n",
    "community-1&lang=en",
    "week-",
    "week-2024-13-01",
    "week-2024-02-30",
    "week-0000-00-00",
    "week-0001-01-01",
    "week-2024-11-18T00:00",
    "decade-2024-01-01",
    "week",
    "0001-01-01",
    "1e9",
    "nan",
    "９９９９-01-01",
    "2024-11-18; --",
    "zh'",
    "x" * 5000,
    "\0",
    "\u202e",
)


@given(VIEWS)
def test_a_view_survives_its_url(view: View) -> None:
    assert View.from_query(view.query()) == view


@given(VIEWS)
def test_a_url_says_only_what_differs(view: View) -> None:
    assert View().query() == {}
    assert all(view.query().values())
    assert set(view.query()) <= {"scope", "period", "asof", "lang"}


@given(st.dictionaries(st.sampled_from(["scope", "period", "asof", "lang", "other"]), st.text(max_size=40)))
def test_any_url_is_a_view_that_survives(query: dict[str, str]) -> None:
    view = View.from_query(query)
    assert View.from_query(view.query()) == view


@pytest.mark.parametrize("name", ["scope", "period", "asof", "lang"])
@pytest.mark.parametrize("value", HOSTILE)
def test_hostile_values_are_left_out(name: str, value: str) -> None:
    assert View.from_query({name: value}) == View()


@pytest.mark.parametrize("value", ["9999-12-31", "2004-01-01", "2031-01-01"])
@pytest.mark.parametrize("name", ["asof", "period"])
def test_a_day_far_away_can_be_asked_for(name: str, value: str) -> None:
    view = View.from_query({name: value if name == "asof" else f"week-{value}"})
    chosen = view.resolved_period(CALENDAR, TODAY)
    assert chosen.as_of <= TODAY
    planner = Planner(CALENDAR, chosen)
    for metric in METRICS.values():
        assert planner.plan(metric, COLLEGES[0]).period.first <= TODAY


@settings(deadline=None)
@given(VIEWS, st.sampled_from([CALENDAR, NO_TERMS]))
def test_every_view_can_be_asked(view: View, calendar: Calendar) -> None:
    scope, chosen = view.resolved_scope(COLLEGES, Viewer()), view.resolved_period(calendar, TODAY)
    assert chosen.as_of <= TODAY
    assert chosen.stock_day <= TODAY
    planner = Planner(calendar, chosen)
    for metric in METRICS.values():
        for what in planner.plan(metric, scope).questions():
            assert what.first <= what.last <= what.as_of <= TODAY or what.last < what.first


def test_a_scope_is_found_by_its_code() -> None:
    for college in COLLEGES:
        for scope in (college, *map(college.of, college.places)):
            assert View(scope=scope_code(scope)).resolved_scope(COLLEGES, Viewer()) == scope


@pytest.mark.parametrize("code", ["", "college-77", "community-77", "community-9"])
def test_a_scope_that_is_not_there_is_the_first_college(code: str) -> None:
    assert View(scope=code).resolved_scope(COLLEGES, Viewer()) == COLLEGES[0]


def resolved(today: dt.date, period: str = "", as_of: dt.date | None = None) -> tuple[Period, dt.date, bool]:
    chosen = View(period=period, as_of=as_of).resolved_period(CALENDAR, today)
    return chosen.period, chosen.as_of, chosen.by_itself


def test_by_itself_a_page_is_about_the_last_whole_duty_week() -> None:
    period, as_of, by_itself = resolved(TODAY)
    assert (period.kind, period.number, period.first) == ("week", 11, dt.date(2024, 11, 11))
    assert (as_of, by_itself) == (TODAY, True)


def test_a_week_is_whole_after_its_sunday() -> None:
    sunday = dt.date(2024, 11, 17)
    assert resolved(sunday)[0].number == 10
    assert resolved(sunday + ONE_DAY)[0].number == 11
    # A past day is meant at its end, today is not over yet.
    assert resolved(sunday + ONE_DAY, as_of=sunday)[0].number == 11
    assert resolved(sunday, as_of=sunday)[0].number == 10


def test_a_chosen_week_is_not_over_on_its_sunday() -> None:
    sunday = dt.date(2024, 11, 17)
    for today, is_over in ((sunday, False), (sunday + ONE_DAY, True)):
        chosen = View(period="week-2024-11-11").resolved_period(CALENDAR, today)
        assert (chosen.period.number, chosen.is_over(chosen.period)) == (11, is_over)


def test_a_week_without_duty_is_passed_over() -> None:
    assert resolved(dt.date(2024, 10, 8))[0].number == 4


def test_in_the_vacation_it_is_the_last_duty_week_of_the_term() -> None:
    period, as_of, _ = resolved(dt.date(2025, 2, 5))
    assert (period.number, period.term) == (20, "2024-2025-1")
    assert as_of == dt.date(2025, 2, 5)


def test_in_the_first_week_of_a_term_it_is_the_last_one_of_the_term_before() -> None:
    assert resolved(dt.date(2025, 2, 26))[0].term == "2024-2025-1"
    assert resolved(dt.date(2025, 3, 3))[0].term == "2024-2025-2"


def test_before_any_duty_week_it_is_the_week_of_the_day() -> None:
    period, _, by_itself = resolved(dt.date(2024, 9, 4))
    assert (period.first, period.number, by_itself) == (dt.date(2024, 9, 2), 1, True)
    assert resolved(dt.date(2023, 5, 3))[0].first == dt.date(2023, 5, 1)


def test_without_terms_it_is_the_week_of_the_day() -> None:
    chosen = View().resolved_period(NO_TERMS, TODAY)
    assert (chosen.period.kind, chosen.period.first) == ("week", monday(TODAY))
    for kind in ("term", "school_year"):
        assert View(period=f"{kind}-2024-11-20").resolved_period(NO_TERMS, TODAY).period.kind == "week"


def test_as_of_a_past_day_it_is_what_was_seen_then() -> None:
    period, as_of, by_itself = resolved(TODAY, as_of=dt.date(2024, 10, 20))
    assert (period.number, as_of, by_itself) == (7, dt.date(2024, 10, 20), True)


def test_no_day_is_later_than_today() -> None:
    assert resolved(TODAY, as_of=dt.date(2025, 6, 1))[1] == TODAY
    assert resolved(TODAY, period="week-2025-06-02")[0].first == monday(TODAY)
    assert resolved(TODAY, period="term-2025-06-02")[0].term == "2024-2025-1"


def test_a_period_chosen_is_the_one_that_holds_its_day() -> None:
    assert resolved(TODAY, period="week-2024-10-23")[0] == CALENDAR.week(dt.date(2024, 10, 21))
    assert resolved(TODAY, period="month-2024-10-23")[0].first == dt.date(2024, 10, 1)
    assert resolved(TODAY, period="term-2024-10-23")[0].term == "2024-2025-1"
    assert resolved(TODAY, period="school_year-2024-10-23")[0].label == "2024-2025"
    assert resolved(TODAY, period="all-2024-10-23")[0] == CALENDAR.all_time(TODAY)
    assert not resolved(TODAY, period="week-2024-10-23")[2]


@given(DAYS, st.sampled_from(KINDS[:-1]))
def test_a_period_is_found_by_its_code(day: dt.date, kind: str) -> None:
    period = CALENDAR.period(kind, day)
    if period is not None:
        assert View(period=period_code(period)).resolved_period(CALENDAR, max(day, period.first)).period == period


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(
    "query",
    [
        {"scope": "community-999999999", "period": "week-9999-12-31", "asof": "9999-12-31"},
        {"asof": "2004-01-01", "period": "school_year-2004-01-01"},
        {"scope": "<b>", "period": "week-0001-01-01", "asof": "0001-01-01", "lang": "xx"},
    ],
)
def test_a_page_opens_whatever_its_url_says(
    open_page: Callable[..., AppTest], page: str, query: dict[str, str]
) -> None:
    assert list(open_page(page, **query).exception) == []
