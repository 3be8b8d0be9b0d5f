"""The sample gives every published figure of the case, recomputed here in plain SQL."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, RowMapping, text

from tests.data_access.published_sql import span_of, sql_of
from tests.data_access.samples import Samples, made_from, one

CASE = """(SELECT id FROM community WHERE name = '幸福里')"""
LEDGER = f"community_id = {CASE} AND channel <> '书记院长面对面' AND submitted_on <= '2024-12-31'"
ON_DUTY = f"community_id = {CASE} AND from_day <= '2025-07-31' AND COALESCE(to_day, '9999-12-31') >= '2025-07-31'"
REVIEWED = f"""academic_warning w JOIN term t ON t.id = w.term_id
    WHERE w.community_id = {CASE} AND t.warning_review_on <= '2025-07-31'"""
SOLVED = f"""SELECT COUNT(*) FROM feedback_ticket t WHERE {LEDGER} AND 'solved' = (SELECT e.outcome FROM ticket_event e
    WHERE e.ticket_id = t.id AND e.kind IN ('closed', 'reopened') AND e.at_on <= '2024-12-31'
    ORDER BY e.at DESC, e.id DESC LIMIT 1)"""
LIFTED = f"SELECT COUNT(*) FROM {REVIEWED} AND w.lifted_on <= '2025-07-31'"
ADMITTED = "SELECT 100.0 * SUM(admitted) / COUNT(*) FROM upgrade_exam WHERE exam_on <= '2025-07-31'"
PART = f"SELECT COUNT(DISTINCT {{}}) FROM {{}} WHERE community_id = {CASE} AND {{}} <= '2025-07-31'"
FIGURES = {
    "upgrade_exam_rate": f"{ADMITTED} AND community_id = {CASE}",
    "upgrade_exam_lead": f"SELECT ({ADMITTED} AND community_id = {CASE}) - ({ADMITTED})",
    "awards_provincial": f"{PART.format('id', 'competition_award', 'awarded_on')} AND level <> 'school'",
    "party_core_team": f"SELECT COUNT(DISTINCT member_id) FROM party_post WHERE {ON_DUTY}",
    "party_posts": f"SELECT COUNT(DISTINCT post) FROM party_post WHERE {ON_DUTY}",
    "tutor_teachers": f"{PART.format('teacher_id', 'tutoring_session', 'held_on')} AND kind = 'clinic'",
    "clinic_person_times": f"""SELECT COUNT(*) FROM tutoring_attendance a JOIN tutoring_session s ON s.id = a.session_id
        WHERE a.community_id = {CASE} AND s.kind = 'clinic' AND s.held_on <= '2025-07-31'""",
    "peer_tutors": PART.format("tutor_id", "tutoring_pair", "from_day"),
    "tutored_students": f"""{PART.format("student_id", "tutoring_pair", "from_day")} AND student_id IN
        (SELECT student_id FROM academic_warning WHERE issued_on <= '2025-07-31')""",
    "warning_lift_rate": f"SELECT 100.0 * ({LIFTED}) / (SELECT COUNT(*) FROM {REVIEWED})",
    "tickets_received": f"SELECT COUNT(*) FROM feedback_ticket WHERE {LEDGER}",
    "ticket_resolution_rate": f"SELECT 100.0 * ({SOLVED}) / (SELECT COUNT(*) FROM feedback_ticket WHERE {LEDGER})",
    "tickets_implemented": f"""SELECT COUNT(DISTINCT ticket_id) FROM ticket_event WHERE kind = 'implemented'
        AND at_on <= '2024-12-31' AND ticket_id IN (SELECT id FROM feedback_ticket WHERE {LEDGER})""",
    "incubated_projects": PART.format("id", "incubation_project", "started_on"),
}


@pytest.fixture(scope="module")
def samples(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Samples]:
    with made_from(sqlite_template, tmp_path_factory.mktemp("published")) as found:
        yield found


def assert_published(engine: Engine) -> None:
    """Every published figure that is no rule, by plain SQL, lies within its range."""
    with engine.connect() as connection:
        lines = connection.execute(text("SELECT * FROM published_figure WHERE kind = 'figure'")).mappings().all()
    for line in lines:
        value = _asked(engine, line)
        assert line["accept_min"] <= value <= line["accept_max"], f"{line['key']} is {value}"
    assert one(engine, f"SELECT COUNT(*) FROM {REVIEWED}") == 50
    assert one(engine, LIFTED) == 46
    rooms = f"SELECT COUNT(DISTINCT room_id) AS n FROM room_duty WHERE {ON_DUTY} GROUP BY member_id"
    assert one(engine, f"SELECT COUNT(*) FROM ({rooms}) WHERE n BETWEEN 5 AND 8") == 50


def _asked(engine: Engine, line: RowMapping) -> float:
    statement = FIGURES.get(line["key"]) or sql_of(line)
    assert statement is not None, f"{line['key']} is recomputed nowhere"
    following = "SELECT date(MIN(first_day), '-1 day') FROM term WHERE first_day > :first"
    first, last = span_of(line, one(engine, following, first=str(line["period"])[:10]))
    names = {"first": first, "last": last, "member": line["member"]}
    return float(one(engine, statement, **{name: value for name, value in names.items() if f":{name}" in statement}))


def test_the_published_figures(sample_engine: Engine) -> None:
    assert_published(sample_engine)
    assert one(sample_engine, "SELECT COUNT(*) FROM published_figure WHERE kind = 'rule'") == 7


@pytest.mark.full
@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize("end", ["2025-08-01T00:00", "2026-11-24T16:36", "2028-12-31T23:59"])
def test_the_published_figures_under_every_seed_and_end(samples: Samples, seed: int, end: str) -> None:
    assert_published(samples.at(dt.datetime.fromisoformat(end), seed))
