"""A warned student's file against the raw tables, and who may read it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest
from sqlalchemy import Engine, text

from data_access import case_files
from data_access.answers import Answers
from data_access.audit import Entry
from data_access.case_files import CaseFile, Warning
from data_access.database import open_engine, snapshot
from data_access.references import COMMUNITIES
from data_access.scopes import NOBODY, Refused, Role, Scope, Viewer, scopes
from tests.databases import copy_of

AS_OF = dt.date(2026, 3, 20)
COUNSELOR, LEADER = Viewer(Role.COUNSELOR, frozenset({1})), Viewer(Role.LEADER)
ENTRY = Entry("unmask", "dean", "leader", "case-files community-1 #7", "help")
TABLES = ("academic_warning", "study_plan", "tutoring_pair", "tutoring_attendance", "tutoring_session", "term_result")


@pytest.fixture
def engine(sample_template: Path, tmp_path: Path) -> Iterator[Engine]:
    made = open_engine(copy_of(sample_template, tmp_path))
    yield made
    made.dispose()


def raw(engine: Engine, *names: str) -> dict[str, pd.DataFrame]:
    with snapshot(engine) as connection:
        return {name: pd.read_sql(text(f"SELECT * FROM {name}"), connection) for name in names}


def of(scope: int, engine: Engine) -> Scope:
    with Answers(engine).opened() as asking:
        [college] = scopes(asking.look_up(COMMUNITIES))
        return college.of(next(place for place in college.places if place.id == scope))


def days(values: pd.Series) -> list[dt.date]:
    return [dt.date.fromisoformat(str(value)[:10]) for value in values]


def check(file: CaseFile, student: int, tables: dict[str, pd.DataFrame]) -> int:
    """Every part of a file, out of the tables by plain pandas; how many things there are in it."""
    own = {name: table[table["community_id"] == 1] for name, table in tables.items() if "community_id" in table}
    warnings = own["academic_warning"]
    warnings = warnings[(warnings["student_id"] == student) & (warnings["issued_on"] <= str(AS_OF))]
    assert [one.issued_on for one in file.warnings] == sorted(days(warnings["issued_on"]))
    lifted = warnings[warnings["lifted_on"].notna() & (warnings["lifted_on"] <= str(AS_OF))]
    assert sum(one.is_lifted for one in file.warnings) == len(lifted)
    plans = own["study_plan"][own["study_plan"]["warning_id"].isin(warnings["id"])]
    assert list(file.plans) == sorted(days(plans[plans["made_on"] <= str(AS_OF)]["made_on"]))
    pairs = own["tutoring_pair"]
    pairs = pairs[(pairs["student_id"] == student) & (pairs["from_day"] <= str(AS_OF))]
    names = tables["student"].set_index("id")["name"]
    assert sorted(one.tutor for one in file.pairs) == sorted(names[pairs["tutor_id"]])
    attended = own["tutoring_attendance"].merge(tables["tutoring_session"], left_on="session_id", right_on="id")
    attended = attended[(attended["student_id"] == student) & (attended["held_on"] <= str(AS_OF))]
    assert sorted(one.held_on for one in file.sessions) == sorted(days(attended["held_on"]))
    assert sorted(one.kind for one in file.sessions) == sorted(attended["kind"])
    results = own["term_result"].merge(tables["term"], left_on="term_id", right_on="id")
    results = results[(results["student_id"] == student) & (results["last_day"] <= str(AS_OF))]
    assert sorted((one.rank, one.size) for one in file.results) == sorted(
        zip(results["class_rank"], results["class_size"], strict=True)
    )
    assert file.name == names[student]
    return len(file.warnings) + len(file.plans) + len(file.pairs) + len(file.sessions) + len(file.results)


def test_a_file_holds_what_the_ledgers_say_of_a_student(engine: Engine) -> None:
    tables, scope = raw(engine, *TABLES, "student", "term"), of(1, engine)
    with Answers(engine).opened() as asking:
        warned = case_files.warned(asking, COUNSELOR, scope, AS_OF)
        found = [
            check(case_files.of_student(asking, COUNSELOR, scope, one.id, AS_OF), one.id, tables) for one in warned
        ]
    assert len(found) > 40
    assert sum(found) > 500
    ended = [one.newest.ended_on is not None for one in warned]
    assert ended == sorted(ended)
    assert {True, False} <= set(ended)


def test_as_of_a_day_nothing_of_later_is_known(engine: Engine) -> None:
    scope = of(1, engine)
    with Answers(engine).opened() as asking:
        for one in case_files.warned(asking, COUNSELOR, scope, AS_OF):
            file = case_files.of_student(asking, COUNSELOR, scope, one.id, AS_OF)
            told = [warning.ended_on for warning in file.warnings] + [pair.to_day for pair in file.pairs]
            assert all(day is None or day <= AS_OF for day in told)


def test_a_leader_sees_the_list_masked_and_a_file_with_a_reason(engine: Engine) -> None:
    scope = of(1, engine)
    with Answers(engine).opened() as asking:
        warned = case_files.warned(asking, LEADER, scope, AS_OF)
        assert all(one.called[1:] == "*" for one in warned)
        with pytest.raises(Refused):
            case_files.of_student(asking, LEADER, scope, warned[0].id, AS_OF)
        file = case_files.of_student_with_reason(asking, LEADER, scope, warned[0].id, AS_OF, ENTRY)
    assert file.name[0] == warned[0].called[0]
    assert len(file.name) > 1
    with snapshot(engine) as connection:
        written = connection.execute(text("SELECT action, identity, subject, reason FROM audit_log")).all()
    assert [tuple(row) for row in written] == [("unmask", "dean", "case-files community-1 #7", "help")]


@pytest.mark.parametrize(
    "viewer",
    [NOBODY, Viewer(Role.STEWARD), Viewer(Role.DISPLAY), Viewer(Role.COUNSELOR, frozenset({2}))],
    ids=["nobody", "steward", "display", "another community's"],
)
def test_nobody_else_reads_anything(engine: Engine, viewer: Viewer) -> None:
    scope = of(1, engine)
    with Answers(engine).opened() as asking:
        student = case_files.warned(asking, COUNSELOR, scope, AS_OF)[0].id
        with pytest.raises(Refused):
            case_files.warned(asking, viewer, scope, AS_OF)
        with pytest.raises(Refused):
            case_files.of_student(asking, viewer, scope, student, AS_OF)
        with pytest.raises(Refused):
            case_files.of_student_with_reason(asking, viewer, scope, student, AS_OF, ENTRY)
    with snapshot(engine) as connection:
        assert connection.execute(text("SELECT * FROM audit_log")).all() == []


def test_a_session_attended_changes_the_file(engine: Engine) -> None:
    scope, answers = of(1, engine), Answers(engine)
    with answers.opened() as asking:
        student = case_files.warned(asking, COUNSELOR, scope, AS_OF)[0].id
        before = case_files.of_student(asking, COUNSELOR, scope, student, AS_OF)
    with engine.begin() as connection:
        connection.execute(
            text("INSERT INTO tutoring_session (id, community_id, kind, held_at) VALUES (999999, 1, 'clinic', :at)"),
            {"at": "2026-03-19 10:00:00"},
        )
        connection.execute(
            text("INSERT INTO tutoring_attendance (community_id, session_id, student_id) VALUES (1, 999999, :id)"),
            {"id": student},
        )
    with answers.opened() as asking:
        after = case_files.of_student(asking, COUNSELOR, scope, student, AS_OF)
    assert len(after.sessions) == len(before.sessions) + 1
    assert after.warnings == before.warnings
    assert isinstance(after.warnings[0], Warning)
