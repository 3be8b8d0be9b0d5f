"""The published figures of the grid, of programmes and of surveys in plain SQL, from what each line says of itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

CASE = "(SELECT id FROM community WHERE name = '幸福里')"
HELD = "activity a JOIN programme p ON p.id = a.programme_id"
WHO = "COALESCE('s' || x.student_id, 't' || x.staff_id, x.outsider)"
NAMED, OUTPUT, PARTNER = (
    f"activity_{rows} x JOIN activity a ON a.id = x.activity_id JOIN programme p ON p.id = a.programme_id"
    for rows in ("participant", "output", "partner")
)
TEACHING_ENDS = "(SELECT MAX(day) FROM calendar_day WHERE teaching_week IS NOT NULL AND day BETWEEN :first AND :last)"
LIVES = f"SELECT DISTINCT student_id FROM stay WHERE community_id = {CASE} AND from_day <= {TEACHING_ENDS}"
LIVES += f" AND COALESCE(to_day, '9999-12-31') >= {TEACHING_ENDS}"
TOOK_PART = f"SELECT x.student_id FROM {NAMED} WHERE a.community_id = {CASE} AND a.held_on BETWEEN :first AND :last"
STANDS = f"community_id = {CASE} AND from_day <= :last AND COALESCE(to_day, '9999-12-31') >= :last"
FROM = {
    "activities": f"COUNT(*) FROM {HELD}",
    "person_times": f"SUM(a.attendance) FROM {HELD}",
    "persons": f"COUNT(DISTINCT {WHO}) FROM {NAMED}",
    "partners": f"COUNT(DISTINCT x.partner_id) FROM {PARTNER}",
    "outputs": f"SUM(x.quantity) FROM {OUTPUT}",
    "volunteer_hours": f"SUM(x.hours) FROM {NAMED}",
}
PARTS = {"programme": "p.name", "part": "x.part", "output": "x.output"}
OTHERS = {
    "honours": f"SELECT COUNT(*) FROM honour WHERE community_id = {CASE} AND name = :member"
    " AND awarded_on BETWEEN :first AND :last",
    "satisfaction": f"SELECT 100.0 * SUM(score >= 4) / COUNT(*) FROM survey_answer WHERE community_id = {CASE}"
    " AND answered_on BETWEEN :first AND :last",
    "participation_rate": f"SELECT 100.0 * SUM(student_id IN ({TOOK_PART} AND x.student_id IS NOT NULL)) / COUNT(*)"
    f" FROM ({LIVES})",
    "dispute_resolution": f"SELECT 100.0 * SUM(COALESCE(resolved_on <= :last, 0)) / COUNT(*) FROM dispute"
    f" WHERE community_id = {CASE} AND raised_on BETWEEN :first AND :last",
    "severe_incidents": f"SELECT COUNT(*) FROM dispute WHERE community_id = {CASE} AND severity = 'severe'"
    " AND raised_on BETWEEN :first AND :last",
    "tickets_solved": f"""SELECT COUNT(*) FROM feedback_ticket t WHERE community_id = {CASE} AND channel = :member
        AND submitted_on <= :last AND 'solved' = (SELECT e.outcome FROM ticket_event e WHERE e.ticket_id = t.id
        AND e.kind IN ('closed', 'reopened') AND e.at_on <= :last ORDER BY e.at DESC, e.id DESC LIMIT 1)""",
}
ROSTERS = {
    "level": f"SELECT COUNT(DISTINCT COALESCE('s' || student_id, staff_id)) FROM grid_post WHERE {STANDS}"
    " AND level = :member",
    "programme": f"""SELECT COUNT(DISTINCT student_id) FROM team_post WHERE {STANDS}
        AND programme_id = (SELECT id FROM programme WHERE name = :member)""",
}


def sql_of(line: Mapping[str, Any]) -> str | None:
    """The statement that gives a published figure; it names :first, :last and :member. None of another area."""
    metric, grouping = line["metric"], line["grouping"]
    if metric in FROM:
        return (
            f"SELECT {FROM[metric]} WHERE a.community_id = {CASE} AND a.held_on BETWEEN :first AND :last"
            f" AND {PARTS[grouping]} = :member"
        )
    return ROSTERS[grouping] if metric == "on_duty" else OTHERS.get(metric)


def span_of(line: Mapping[str, Any], term_ends: str) -> tuple[str, str]:
    """First and last day of a figure's period, up to the day asked for; a term ends where the next begins."""
    as_of, first = str(line["as_of"])[:10], str(line["period"] or "2004-01-01")[:10]
    begun = dt.date.fromisoformat(first)
    match line["period_kind"]:
        case "year":
            return first, min(as_of, f"{begun.year}-12-31")
        case "month":
            return first, min(as_of, f"{first[:7]}-31")
        case "term":
            return first, min(as_of, term_ends)
    return first, as_of
