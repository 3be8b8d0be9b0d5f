"""Where a community stands among the others: their values, and of whom each is for nobody to know."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine

from data_access.answers import Answers, Asking
from data_access.figures import FEWEST_UNNAMED, Figures
from data_access.periods import Calendar
from data_access.planning import Chosen
from data_access.questions import statement_of
from data_access.references import CALENDAR, COMMUNITIES
from data_access.scopes import Place, Refused, Role, Scope, Viewer, scopes
from data_access.targets import FEWEST_ASSESSED
from data_access.viewers import counselor as counselor_of
from tests.databases import first

RATES = ("visit_coverage", "room_report_completion", "warning_lift_rate", "participation_rate")


@pytest.fixture
def asking(request: pytest.FixtureRequest) -> Iterator[Asking]:
    engine: Engine = request.getfixturevalue(
        {"sqlite": "sample_engine", "postgres": "sample_on_postgres"}[request.param]
    )
    with Answers(engine).opened() as asking:
        yield asking


def figures_of(asking: Asking, viewer: Viewer, scope: Scope) -> Figures:
    calendar: Calendar = asking.look_up(CALENDAR)
    term = calendar.terms[3]
    week = calendar.last_whole_duty_week(term.last_day)
    assert week is not None
    return Figures(asking, viewer, scope, Chosen(week, week.last, term.ends))


def college_of(asking: Asking) -> Scope:
    return scopes(asking.look_up(COMMUNITIES))[0]


@first("sqlite", "asking")
def test_they_are_the_others_values_in_order(asking: Asking) -> None:
    college = college_of(asking)
    own, others = college.places[0], college.places[1:]
    figures = figures_of(asking, Viewer(), college.of(own))
    beside = figures.side_by_side(*RATES)
    for key, values in figures.unnamed(*RATES).items():
        assessed = [beside[place][key] for place in others if (beside[place][key].tally.n or 0) >= FEWEST_ASSESSED]
        known = sorted(figure.value for figure in assessed if figure.value is not None)
        assert values == (pytest.approx(tuple(known)) if len(known) >= FEWEST_UNNAMED else ()), key
    assert len(figures.unnamed("visit_coverage")["visit_coverage"]) == len(others)


@pytest.mark.parametrize("asking", ["sqlite"], indirect=True)
def test_a_counselor_has_them_and_whoever_sees_no_college_or_no_rows_has_not(asking: Asking) -> None:
    college = college_of(asking)
    own = college.of(college.places[0])
    counselor = counselor_of(asking, own.ids)
    leader = figures_of(asking, Viewer(), own).unnamed(*RATES)
    assert figures_of(asking, counselor, own).unnamed(*RATES) == leader
    for viewer in (Viewer(Role.COUNSELOR, frozenset(own.ids)), Viewer(Role.DISPLAY)):
        with pytest.raises(Refused):
            figures_of(asking, viewer, own).unnamed(*RATES)


@pytest.mark.parametrize("asking", ["sqlite"], indirect=True)
def test_of_few_communities_nothing_is_asked(asking: Asking) -> None:
    college = college_of(asking)
    few = college.places[:FEWEST_UNNAMED]
    smaller = Scope(1, college.college, few[0], few, few[0].id, tuple(place.id for place in few))
    figures = figures_of(asking, Viewer(), smaller)
    assert figures.unnamed(*RATES) == dict.fromkeys(RATES, ())
    assert figures.asked == frozenset()
    more = (*few, Place(college.places[-1].id, ""))
    larger = Scope(1, college.college, few[0], more, few[0].id, tuple(place.id for place in more))
    assert figures_of(asking, Viewer(), larger).unnamed("visit_coverage")["visit_coverage"]


@pytest.mark.parametrize("asking", ["sqlite"], indirect=True)
def test_counts_are_no_rates(asking: Asking) -> None:
    college = college_of(asking)
    figures = figures_of(asking, Viewer(), college.of(college.places[0]))
    assert figures.unnamed("tickets_stale", "awards_provincial_up") == {"tickets_stale": (), "awards_provincial_up": ()}


@pytest.mark.parametrize("asking", ["sqlite"], indirect=True)
def test_the_answer_bears_no_community(asking: Asking) -> None:
    college = college_of(asking)
    figures = figures_of(asking, Viewer(), college.of(college.places[0]))
    figures.unnamed(*RATES)
    for what in figures.asked:
        statement = statement_of((what,))
        assert set(statement.selected_columns.keys()) & {"label", "community_id"} == {"label"}
        assert college.places[0].id not in what.communities
