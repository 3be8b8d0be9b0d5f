"""Wrong twins of the figures of tutoring."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import or_

from data_access.metrics import tutoring
from data_access.metrics.facts import by, overlaps, silence, the_last, there_is
from data_access.metrics.forms import Each
from data_access.schema.tables import (
    academic_warning,
    excuse,
    study_plan,
    tutoring_attendance,
    tutoring_pair,
    tutoring_session,
    upgrade_exam,
)
from tests.specification.twins.twin import Twin, altered

TEN = "tutoring: Ten warnings issued in 2024-2025-1"
TWICE = "tutoring: Warned twice, and warned again"
FUNNEL = "tutoring: The funnel at its edges: issued on Friday 20 September 2024, reviewed on Monday 3 March 2025"
RANKS = "tutoring: Ranks in class"
SESSIONS = "tutoring: Sessions and persons, October 2024"
EXAM = "tutoring: The upgrade exam"
SILENCE = "silence: Warned students without a session, November 2024"
LIFT_RATE = "warning_lift_rate, term 2024-2025-1, as of 10 March 2025"
FUNNEL_TUTORED = "warned_tutored, term 2024-2025-1"
SILENT_STUDENTS = "students_without_session as of Fri 15 November 2024"

_warning, _session = academic_warning.c, tutoring_session.c
_own_pair = tutoring_pair.c.student_id == _warning.student_id
_own_attendance = tutoring_attendance.c.student_id == _warning.student_id
_attended = tutoring_attendance.join(tutoring_session, _session.id == tutoring_attendance.c.session_id)
_last_session = the_last(_session.held_on, _own_attendance, by(_session.held_on), of=_attended)
_again = academic_warning.alias("warned_later")
_excused = {"thing": _warning.student_id, "excused": excuse.c.member_id}

TWINS = (
    Twin(
        "left counts as lifted",
        TEN,
        LIFT_RATE,
        altered("warning_lift_rate", condition=or_(by(_warning.lifted_on), by(_warning.left_on))),
    ),
    Twin(
        "who left is taken out of the cohort",
        TEN,
        LIFT_RATE,
        altered("warning_lift_rate", population=tutoring.reviewed.where(_warning.left_on.is_(None))),
    ),
    Twin(
        "cohorts count before their review",
        TEN,
        "warning_lift_rate, term 2024-2025-1, as of 20 January 2025",
        altered("warning_lift_rate", population=tutoring.cohort),
    ),
    Twin(
        "what was lifted later is seen",
        TEN,
        "warned_lifted, term 2024-2025-1, as of Sun 2 March 2025",
        altered("warned_lifted", where=_warning.lifted_on.is_not(None)),
    ),
    Twin(
        "who left is still warned",
        TEN,
        "warnings_open as of 10 March 2025",
        altered("warnings_open", population=replace(tutoring.open_warnings, due=tutoring.open_warnings.due[:2])),
    ),
    Twin(
        "warnings for students",
        TWICE,
        "warnings_open as of 31 October 2024",
        altered("warnings_open", distinct=_warning.id),
    ),
    Twin(
        "a pair at any time of the week",
        TEN,
        "pair_coverage, week of 25 November 2024",
        altered("pair_coverage", condition=there_is(_own_pair, overlaps(tutoring_pair))),
    ),
    Twin(
        "weeks without duty ask for pairs",
        TEN,
        "pair_coverage, week of 30 September 2024",
        altered("pair_coverage", population=replace(tutoring.open_warnings, each=Each.PERIOD)),
    ),
    Twin(
        "warned again in any later term",
        TWICE,
        "warning_relapse, term 2023-2024-2",
        altered(
            "warning_relapse",
            condition=there_is(_again.c.student_id == _warning.student_id, _again.c.issued_on > _warning.issued_on),
        ),
    ),
    Twin(
        "warned again of all warned",
        TWICE,
        "warning_relapse, term 2023-2024-2",
        altered("warning_relapse", population=tutoring.cohort),
    ),
    Twin(
        "sessions at any time",
        FUNNEL,
        FUNNEL_TUTORED,
        altered("warned_tutored", where=there_is(_own_attendance, of=_attended)),
    ),
    Twin(
        "sessions after the review",
        FUNNEL,
        FUNNEL_TUTORED,
        altered(
            "warned_tutored",
            where=there_is(_own_attendance, _session.held_on >= _warning.issued_on, of=_attended),
        ),
    ),
    Twin(
        "pairs at any time",
        FUNNEL,
        "warned_paired, term 2024-2025-1",
        altered("warned_paired", where=there_is(_own_pair)),
    ),
    Twin(
        "plans made later are seen",
        FUNNEL,
        "plan_made, term 2024-2025-1, as of Mon 14 October 2024",
        altered("plan_made", condition=there_is(study_plan.c.warning_id == _warning.id)),
    ),
    Twin(
        "the untutored gain as well",
        RANKS,
        "rank_gain, term 2024-2025-1",
        altered("rank_gain", where=None),
    ),
    Twin(
        "who takes the exam again is one candidate",
        EXAM,
        "upgrade_exam_rate of A, all time",
        altered("upgrade_exam_rate", population=replace(tutoring.exams, thing=upgrade_exam.c.student_id), once=True),
    ),
    Twin(
        "candidates who were not admitted are left out",
        EXAM,
        "upgrade_exam_rate of A, year 2025",
        altered("upgrade_exam_rate", population=tutoring.exams.where(upgrade_exam.c.admitted)),
    ),
    Twin(
        "persons for person-times",
        SESSIONS,
        "tutoring_attendance, week of 14 October 2024",
        altered("tutoring_attendance", distinct=tutoring_attendance.c.student_id),
    ),
    Twin(
        "students who are not warned are tutored persons",
        SESSIONS,
        "tutoring_persons, term 2024-2025-1, as of 31 October 2024",
        altered("tutoring_persons", population=replace(tutoring.persons, due=tutoring.persons.due[:1])),
    ),
    Twin(
        "14 days without a session are too long",
        SILENCE,
        SILENT_STUDENTS,
        altered("students_without_session", where=silence(_last_session, _warning.issued_on, **_excused) >= 14),
    ),
    Twin(
        "silence from before the warning",
        SILENCE,
        SILENT_STUDENTS,
        altered("students_without_session", where=silence(_last_session, **_excused) > 14),
    ),
    Twin(
        "an excused student's weeks count",
        SILENCE,
        SILENT_STUDENTS,
        altered(
            "students_without_session",
            where=silence(_last_session, _warning.issued_on, thing=-_warning.student_id, excused=excuse.c.member_id)
            > 14,
        ),
    ),
)
