"""The rows behind a figure show nobody more than he may see."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from sqlalchemy import Engine, select

from data_access.answers import Answers, Asking
from data_access.figures import Figures
from data_access.metrics.forms import Lead
from data_access.metrics.registry import METRICS
from data_access.periods import Calendar
from data_access.planning import Chosen
from data_access.records import rows_behind
from data_access.references import CALENDAR, COMMUNITIES
from data_access.schema import Student
from data_access.scopes import Refused, Scope, Viewer, scopes

LEADER = Viewer()
MASKED = re.compile(r".\*")


def shown(key: str, person: str) -> list[str]:
    """The columns behind a figure that name a student, or someone who holds a duty."""
    metric = METRICS[key]
    population = (metric.share if isinstance(metric, Lead) else metric).population
    return [name for name, what in population.shows.items() if what.person == person]


WITH_STUDENTS = [key for key in METRICS if shown(key, "student")]


@pytest.fixture(scope="module")
def asking(sample_engine: Engine) -> Iterator[Asking]:
    with Answers(sample_engine).opened() as asking:
        yield asking


@pytest.fixture(scope="module")
def chosen(asking: Asking) -> Chosen:
    """All time, by a day of which every ledger has rows."""
    calendar: Calendar = asking.look_up(CALENDAR)
    day = calendar.terms[3].first_day
    return Chosen(calendar.all_time(day), day, day)


@pytest.fixture(scope="module")
def college(asking: Asking) -> Scope:
    return scopes(asking.look_up(COMMUNITIES))[0]


@pytest.fixture(scope="module")
def names(asking: Asking) -> set[str]:
    return set(asking.connection.execute(select(Student.name)).scalars())


def texts(asking: Asking, scope: Scope, chosen: Chosen, key: str) -> dict[str, set[str]]:
    """What stands in each column of the rows behind a figure."""
    period = Figures(asking, LEADER, scope, chosen).planner.period_of(METRICS[key])
    rows = rows_behind(asking, LEADER, scope, key, period, chosen.as_of)
    return {str(name): set(column.dropna().map(str)) for name, column in rows.items()}


@pytest.mark.parametrize("key", METRICS)
def test_students_are_masked(asking: Asking, college: Scope, chosen: Chosen, names: set[str], key: str) -> None:
    for column, said in texts(asking, college, chosen, key).items():
        if column in shown(key, "student"):
            assert [name for name in said if not MASKED.fullmatch(name)] == []
        elif column not in shown(key, "duty"):
            assert said & names == set(), column


def test_there_are_students_to_mask(asking: Asking, college: Scope, chosen: Chosen) -> None:
    assert len(WITH_STUDENTS) > 10
    named = [key for key in WITH_STUDENTS if texts(asking, college, chosen, key).get("student")]
    assert len(named) > 10


def test_who_holds_a_duty_is_named(asking: Asking, college: Scope, chosen: Chosen, names: set[str]) -> None:
    members = texts(asking, college, chosen, "visit_compliance")["member"]
    assert members
    assert members <= names


def test_a_counselor_sees_his_own_community_only(asking: Asking, college: Scope, chosen: Chosen) -> None:
    own, other = college.places[:2]
    counselor = Viewer("counselor", frozenset({own.id}))
    figures = Figures(asking, counselor, college.of(own), chosen)
    assert figures.of("tickets_received")["tickets_received"].value
    period = chosen.period
    assert len(rows_behind(asking, counselor, college.of(own), "tickets_received", period, chosen.as_of))
    for scope in (college, college.of(other)):
        with pytest.raises(Refused):
            Figures(asking, counselor, scope, chosen)
        with pytest.raises(Refused):
            rows_behind(asking, counselor, scope, "tickets_received", period, chosen.as_of)
    with pytest.raises(Refused):
        figures.side_by_side("tickets_received")
    with pytest.raises(Refused):
        figures.of_college("tickets_received")
