"""Tutoring: cohorts of warnings, warned students with a tutor and without a session, the exam to go on studying."""

from __future__ import annotations

from data_access.periods import BEGINNING
from tests.benchmarks.bare.asking import WEEKS, Asked, off, week_of
from tests.benchmarks.overview import STAGES

# (community, first and last day of a span, reviewed, of them lifted, warned, paired, tutored, lifted): by issue.
WARNINGS = """
WITH span (first, last, seen) AS (VALUES {spans})
SELECT w.community_id, s.first || ' ' || s.last, SUM(COALESCE(t.warning_review_on <= s.seen, 0)),
  SUM(COALESCE(t.warning_review_on <= s.seen AND w.lifted_on <= s.seen, 0)), COUNT(*),
  SUM(EXISTS (SELECT 1 FROM tutoring_pair p WHERE p.community_id = w.community_id AND p.student_id = w.student_id
    AND p.from_day <= MIN(s.seen, COALESCE(t.warning_review_on, s.seen))
    AND (p.to_day IS NULL OR p.to_day >= w.issued_on))),
  SUM(EXISTS (SELECT 1 FROM tutoring_attendance a JOIN tutoring_session h ON h.id = a.session_id
    WHERE a.community_id = w.community_id AND a.student_id = w.student_id
    AND h.held_on BETWEEN w.issued_on AND MIN(s.seen, COALESCE(t.warning_review_on, s.seen)))),
  SUM(COALESCE(w.lifted_on <= s.seen, 0))
FROM span s CROSS JOIN academic_warning w ON w.issued_on BETWEEN s.first AND s.last JOIN term t ON t.id = w.term_id
WHERE w.community_id IN ({ids}) GROUP BY w.community_id, s.first, s.last"""

# (community, week, paired, open): warned students at the end of a duty week, and those with a tutor.
PAIRED = f"""
WITH {WEEKS},
open AS (SELECT DISTINCT w.community_id, w.student_id, k.week, k.last FROM week k CROSS JOIN academic_warning w
  WHERE w.community_id IN ({{ids}}) AND w.issued_on <= k.last AND (w.lifted_on IS NULL OR w.lifted_on > k.last)
  AND (w.left_on IS NULL OR w.left_on > k.last))
SELECT o.community_id, o.week, SUM(EXISTS (SELECT 1 FROM tutoring_pair p
    WHERE p.community_id = o.community_id AND p.student_id = o.student_id
    AND p.from_day <= o.last AND (p.to_day IS NULL OR p.to_day >= o.last))), COUNT(*)
FROM open o GROUP BY o.community_id, o.week"""

# Warned students who have had no session in over 14 days of duty weeks.
WITHOUT_SESSION = f"""
WITH {off("member_id", ever=True)},
open AS (SELECT w.community_id, w.student_id, MAX(w.issued_on, COALESCE((SELECT MAX(s.held_on)
    FROM tutoring_attendance a JOIN tutoring_session s ON s.id = a.session_id
    WHERE a.community_id = w.community_id AND a.student_id = w.student_id AND s.held_on <= :last), '1900')) AS since
  FROM academic_warning w WHERE w.community_id IN ({{ids}}) AND w.issued_on <= :last
  AND (w.lifted_on IS NULL OR w.lifted_on > :last) AND (w.left_on IS NULL OR w.left_on > :last))
SELECT COUNT(DISTINCT open.student_id)
FROM open JOIN calendar_day now ON now.day = :last LEFT JOIN calendar_day old ON old.day = open.since
WHERE now.duty_no - COALESCE(old.duty_no, 0)
  - (SELECT COUNT(*) FROM off JOIN calendar_day d ON d.week = off.week
     WHERE off.community_id = open.community_id AND off.thing = open.student_id
     AND d.is_duty AND d.day > open.since AND d.day <= :last) > 14"""

# (community, admitted, candidates).
EXAMS = """
SELECT community_id, SUM(admitted), COUNT(*) FROM upgrade_exam
WHERE community_id IN ({ids}) AND exam_on BETWEEN :first AND :last GROUP BY community_id"""


def ask(asked: Asked) -> None:
    """The funnel of each cohort, warning_lift_rate, pair_coverage, students_without_session, upgrade_exam_lead."""
    today, ever = asked.today, ("all", BEGINNING, asked.today)
    _warnings(asked)
    term = asked.calendar.span("week", asked.week.first)
    for community, week, paired, warned in asked.rows(PAIRED, term.first, today):
        asked.put("pair_coverage", community, week_of(week, today), paired, warned)
    # A student who is warned in two communities is one of the college.
    ((count,),) = asked.rows(WITHOUT_SESSION, today, today)
    asked.put("students_without_session", asked.ids[0], ("day", today, today), count)
    of_college = asked.rows(EXAMS, BEGINNING, today, ids=asked.college)
    for community, admitted, candidates in of_college:
        if community in asked.ids:
            asked.put("upgrade_exam_lead", community, ever, admitted, candidates)
    asked.put_college("upgrade_exam_lead", ever, sum(row[1] for row in of_college), sum(row[2] for row in of_college))


def _warnings(asked: Asked) -> None:
    spans, today = asked.spans(asked.terms()), asked.today
    terms = {f"{term.first} {min(term.last, today)}" for term in asked.terms()}
    days = [(first, last, today if span in terms else last) for span, (_, first, last) in spans.items()]
    lifted: dict[int, list[tuple[int, int]]] = {}
    for community, span, reviewed, lift, *stages in asked.rows(WARNINGS, BEGINNING, today, spans=days):
        for stage, count in zip(STAGES, stages, strict=True):
            asked.put(stage, community, spans[span], count)
        if span in terms:
            asked.put("warning_lift_rate", community, spans[span], lift, reviewed)
            lifted.setdefault(community, []).append((lift, reviewed))
    for community, of_terms in lifted.items():
        asked.put("warning_lift_rate", community, ("all", BEGINNING, today), *map(sum, zip(*of_terms, strict=True)))
