"""帮扶档案 as a page: the own counselor opens a file at once, a leader after he has said why."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.charts.case_file import LANES, Event, Mark, case_file_rows
from dashboard.words import for_language
from data_access.scopes import Role
from tests.dashboard.reading import charts, everything, opened, texts
from tests.databases import copy_of

WORDS = for_language("zh-CN")
KEY = "case-student-community-1"


@pytest.fixture
def path(sample_template: Path, tmp_path: Path, use: Callable[[str], str], nothing_kept: None) -> Path:
    use(copy_of(sample_template, tmp_path))
    return tmp_path / "community.db"


def run(path: Path, statement: str) -> list[tuple[Any, ...]]:
    with sqlite3.connect(path) as connection:
        return connection.execute(statement).fetchall()


def chosen(test: AppTest) -> AppTest:
    """The page with its first student chosen."""
    box = test.selectbox(key=KEY)
    return box.select_index(0).run()


def said(test: AppTest) -> str:
    assert list(test.exception) == []
    return " ".join(texts(everything(test)))


def test_the_own_counselor_opens_a_file_at_once(path: Path) -> None:
    [(counselor,)] = run(path, "SELECT staff_id FROM community_staff WHERE community_id = 1 LIMIT 1")
    test = chosen(opened("case_files", {"role": Role.COUNSELOR, "counselor": counselor}))
    [(name, sessions)] = run(
        path,
        "SELECT s.name, count(*) FROM academic_warning w JOIN student s ON s.id = w.student_id "
        "JOIN tutoring_attendance a ON a.student_id = s.id AND a.community_id = 1 "
        "WHERE w.community_id = 1 AND w.lifted_on IS NULL AND w.left_on IS NULL "
        "GROUP BY s.id ORDER BY max(w.issued_on) DESC, s.id LIMIT 1",
    )
    assert name in said(test)
    assert WORDS("heading-case-sessions", n=sessions) in said(test)
    marks = charts(test)["case-file"].marks
    assert sum(mark["lane"] == "sessions" for mark in marks) == sessions
    assert {mark["lane"] for mark in marks} == set(LANES)
    assert run(path, "SELECT * FROM audit_log") == []


def test_a_leader_says_why_first(path: Path) -> None:
    test = chosen(opened("case_files", scope="community-1"))
    assert "case-file" not in charts(test)
    [student] = {int(str(box.key).rpartition("-")[2]) for box in test.selectbox if "case-reason-" in str(box.key)}
    [(name,)] = run(path, f"SELECT name FROM student WHERE id = {student}")
    assert name not in said(test)
    test.selectbox(key=f"case-reason-{student}").select("help").run()
    assert name in said(test)
    assert charts(test)["case-file"].marks
    test.run()
    written = run(path, "SELECT action, subject, reason FROM audit_log")
    assert written == [("unmask", f"case-files community-1 #{student}", "help")]


def test_a_steward_finds_no_student(path: Path) -> None:
    assert WORDS("refused-page") in said(opened("case_files", {"role": Role.STEWARD}))


def test_labels_of_a_lane_do_not_overlap_and_spans_end_on_the_day_looked_at() -> None:
    first, last = dt.date(2026, 1, 1), dt.date(2026, 12, 31)
    results = (dt.date(2026, 3, 1), dt.date(2026, 3, 2), dt.date(2026, 3, 20), dt.date(2026, 6, 1))
    events = [Event("results", day, None, "accent", "第 30/35 名", "tip") for day in results]
    events.append(Event("warnings", dt.date(2025, 9, 1), dt.date.max, "bad", "一级预警", "tip"))
    terms = [Mark(dt.date(2025, 9, 1), "a"), Mark(dt.date(2026, 3, 1), "b"), Mark(dt.date(2026, 9, 1), "c")]
    rows = case_file_rows(
        events, terms, dict.fromkeys(("warnings", "plans", "tutors", "sessions", "results"), ""), first, last
    )
    assert [row["x"] for row in rows if row["part"] == "label"] == [
        dt.date(2026, 3, 1).toordinal(),
        dt.date(2026, 6, 1).toordinal(),
    ]
    [span] = [row for row in rows if row.get("lane") == "warnings"]
    assert (span["left"], span["right"]) == (first.toordinal(), last.toordinal())
    assert [row["label"] for row in rows if row["part"] == "term"] == ["b", "c"]


def test_students_who_are_called_alike_are_told_apart(path: Path) -> None:
    """What is chosen comes back by its label: of two alike the other one would be opened."""
    box = opened("case_files", scope="college-1").selectbox(key="case-student-college-1")
    assert len(box.options) > 100
    assert len(set(box.options)) == len(box.options)
    assert any(option.endswith(" (2)") for option in box.options)
