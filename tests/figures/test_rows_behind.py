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
from data_access.periods import ONE_DAY, Calendar
from data_access.planning import Chosen
from data_access.published import published
from data_access.records import rows_behind
from data_access.references import CALENDAR, COMMUNITIES
from data_access.schema import CommunityStaff, Staff, Student
from data_access.scopes import Refused, Role, Scope, Viewer, scopes
from data_access.viewers import counselor as counselor_of
from data_access.viewers import counselors

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
def everybody(asking: Asking, names: set[str]) -> set[str]:
    return names | set(asking.connection.execute(select(Staff.name)).scalars())


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


@pytest.mark.parametrize("key", WITH_STUDENTS)
def test_a_counselor_sees_his_students_by_name(
    asking: Asking, college: Scope, chosen: Chosen, names: set[str], key: str
) -> None:
    own = college.of(college.places[0])
    counselor = counselor_of(asking, own.ids)
    period = Figures(asking, counselor, own, chosen).planner.period_of(METRICS[key])
    rows = rows_behind(asking, counselor, own, key, period, chosen.as_of)
    for column in shown(key, "student"):
        said = {name for name in rows.get(column, ()) if name is not None}
        assert not any(MASKED.fullmatch(name) for name in said)
        # Outsiders and teachers are no students.
        assert said & names or not said, column


@pytest.mark.parametrize("key", METRICS)
def test_a_steward_sees_no_person(
    asking: Asking, college: Scope, chosen: Chosen, everybody: set[str], key: str
) -> None:
    steward = Viewer(Role.STEWARD)
    period = Figures(asking, steward, college, chosen).planner.period_of(METRICS[key])
    rows = rows_behind(asking, steward, college, key, period, chosen.as_of)
    assert not set(rows) & {*shown(key, "student"), *shown(key, "duty")}
    assert {str(value) for column in rows for value in rows[column]} & everybody == set()
    assert len(rows) == len(rows_behind(asking, LEADER, college, key, period, chosen.as_of))


def test_a_display_has_figures_and_no_rows(asking: Asking, college: Scope, chosen: Chosen) -> None:
    display = Viewer(Role.DISPLAY)
    assert Figures(asking, display, college, chosen).of("tickets_received")["tickets_received"].value
    with pytest.raises(Refused):
        rows_behind(asking, display, college, "tickets_received", chosen.period, chosen.as_of)


def test_a_counselor_sees_his_own_community_and_his_college_as_a_figure(
    asking: Asking, college: Scope, chosen: Chosen
) -> None:
    own, other = college.places[:2]
    counselor = counselor_of(asking, [own.id])
    figures = Figures(asking, counselor, college.of(own), chosen)
    assert figures.of("tickets_received")["tickets_received"].value
    assert figures.of_college("tickets_received") == Figures(asking, LEADER, college, chosen).of("tickets_received")
    period = chosen.period
    assert len(rows_behind(asking, counselor, college.of(own), "tickets_received", period, chosen.as_of))
    for scope in (college, college.of(other)):
        with pytest.raises(Refused):
            Figures(asking, counselor, scope, chosen)
        with pytest.raises(Refused):
            rows_behind(asking, counselor, scope, "tickets_received", period, chosen.as_of)
        with pytest.raises(Refused):
            published(asking, counselor, scope, chosen.today)
    with pytest.raises(Refused):
        figures.side_by_side("tickets_received")


def test_who_counsels_no_community_today_sees_none(asking: Asking, college: Scope, chosen: Chosen) -> None:
    nobody = counselor_of(asking, ())
    for scope in (college, *map(college.of, college.places)):
        with pytest.raises(Refused):
            Figures(asking, nobody, scope, chosen)
    with pytest.raises(Refused):
        nobody.require_whole(college.ids)


def test_counselors_are_those_of_the_day(asking: Asking, chosen: Chosen) -> None:
    row = asking.connection.execute(select(CommunityStaff).where(CommunityStaff.to_day.is_not(None))).first()
    assert row is not None
    assert row.community_id in counselors(asking, row.to_day)[row.staff_id]
    assert row.staff_id not in counselors(asking, row.to_day + ONE_DAY)
    assert row.staff_id not in counselors(asking, row.from_day - ONE_DAY)
