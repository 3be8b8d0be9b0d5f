"""学业帮扶: cohorts of warnings from issue to review, pairs, sessions, ranks, and 专升本."""

from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, ScalarSelect, String, Subquery, cast, func, literal, or_, select, union_all

from data_access.metrics.facts import (
    by,
    lives_in,
    name_of,
    not_yet,
    overlaps,
    post_of,
    silence,
    stands,
    the_earliest,
    the_first,
    the_last,
    there_is,
)
from data_access.metrics.forms import (
    About,
    Count,
    Each,
    Group,
    Lead,
    Mean,
    Population,
    Share,
    Shown,
    above_college,
    at_least,
    at_most,
    more_than,
)
from data_access.metrics.given import IDS
from data_access.schema.tables import (
    academic_warning,
    course,
    excuse,
    staff,
    student,
    study_plan,
    term,
    term_result,
    tutoring_attendance,
    tutoring_pair,
    tutoring_session,
    upgrade_exam,
    warning_level,
)

SILENT_DAYS = 14

_warning, _pair, _session, _attendance = academic_warning, tutoring_pair, tutoring_session, tutoring_attendance
_attended = _attendance.join(_session, _session.c.id == _attendance.c.session_id)
_own_pair = _pair.c.student_id == _warning.c.student_id
_own_attendance = _attendance.c.student_id == _warning.c.student_id
_review_on = name_of(term.c.warning_review_on, term.c.id == _warning.c.term_id)
_paired = there_is(
    _own_pair,
    by(_pair.c.from_day),
    or_(_review_on.is_(None), _pair.c.from_day <= _review_on),
    or_(_pair.c.to_day.is_(None), _pair.c.to_day >= _warning.c.issued_on),
)
_tutored = there_is(
    _own_attendance,
    _session.c.held_on >= _warning.c.issued_on,
    by(_session.c.held_on),
    or_(_review_on.is_(None), _session.c.held_on <= _review_on),
    of=_attended,
)
_last_session = the_last(_session.c.held_on, _own_attendance, by(_session.c.held_on), of=_attended)
_tutor = the_earliest(
    student.c.name,
    _own_pair,
    stands(_pair),
    of=_pair.join(student, student.c.id == _pair.c.tutor_id),
    order=(_pair.c.from_day, _pair.c.id),
)
_groups = {"level": Group(_warning.c.level_id)}
_shows = {
    "student": Shown(name_of(student.c.name, student.c.id == _warning.c.student_id), person="student"),
    "level": Shown(name_of(warning_level.c.name, warning_level.c.id == _warning.c.level_id)),
    "term": Shown(name_of(term.c.name, term.c.id == _warning.c.term_id)),
    "issued_on": Shown(_warning.c.issued_on),
    "tutor": Shown(_tutor, person="duty"),
    "last_session": Shown(_last_session),
    "lifted_on": Shown(_warning.c.lifted_on),
    "left_on": Shown(_warning.c.left_on),
}

cohort = Population(
    _warning,
    on=_warning.c.issued_on,
    # A warning is one student's.
    about=About.SENSITIVE_PERSONS,
    groups=_groups,
    shows=_shows,
    ledger="academic_warning",
)
reviewed = cohort.where(by(_review_on))
lifted = cohort.where(by(_warning.c.lifted_on))
_silent = silence(_last_session, _warning.c.issued_on, thing=_warning.c.student_id, excused=excuse.c.member_id)
open_warnings = Population(
    _warning,
    thing=_warning.c.student_id,
    about=About.SENSITIVE_PERSONS,
    due=(by(_warning.c.issued_on), not_yet(_warning.c.lifted_on), not_yet(_warning.c.left_on)),
    groups={
        "level": Group(_warning.c.level_id, adds_up=False),
        "student": Group(_warning.c.student_id),
        "room": Group(lives_in(_warning.c.student_id)),
    },
    shows={
        **{name: _shows[name] for name in ("student", "level", "term", "issued_on", "tutor", "last_session")},
        "silent_days": Shown(_silent),
    },
    ledger="academic_warning",
)
open_warnings_by_week = replace(open_warnings, each=Each.DUTY_WEEK)

_again, _this, _next = _warning.alias("again"), term.alias("this_term"), term.alias("next_term")
_next_begins = (
    select(func.min(_next.c.first_day))
    .where(_next.c.first_day > name_of(_this.c.first_day, _this.c.id == _warning.c.term_id))
    .correlate_except(_next)
    .scalar_subquery()
)
_warned_again = there_is(
    _again.c.student_id == _warning.c.student_id,
    _again.c.term_id == the_first(_next.c.id, _next.c.first_day == _next_begins),
    by(_again.c.issued_on),
)


def _percentile(first_day: ColumnElement[Any]) -> ScalarSelect[Any]:
    """Rank in class over class size, in per cent, of a term that is over; NULL where there is no result."""
    over = term_result.join(term, term.c.id == term_result.c.term_id)
    return the_first(
        100.0 * term_result.c.class_rank / term_result.c.class_size,
        term_result.c.student_id == _warning.c.student_id,
        term.c.first_day == first_day,
        by(term.c.last_day),
        of=over,
    )


_begins = name_of(_this.c.first_day, _this.c.id == _warning.c.term_id)
_earlier = term.alias("earlier_term")
_begun_before = the_last(_earlier.c.first_day, _earlier.c.first_day < _begins)
_gain = _percentile(_begun_before) - _percentile(_begins)
ranked = replace(
    cohort,
    shows={
        **{name: _shows[name] for name in ("student", "level", "term", "issued_on")},
        "before": Shown(_percentile(_begun_before)),
        "after": Shown(_percentile(_begins)),
    },
)

sessions = Population(
    _session,
    on=_session.c.held_on,
    bounded=True,
    about=About.THINGS,
    groups={
        "kind": Group(_session.c.kind),
        "course": Group(_session.c.course_id),
        "post": Group(post_of(_session.c.tutor_id)),
    },
    shows={
        "held_at": Shown(_session.c.held_at),
        "kind": Shown(_session.c.kind),
        "course": Shown(name_of(course.c.name, course.c.id == _session.c.course_id)),
        "teacher": Shown(name_of(staff.c.name, staff.c.id == _session.c.teacher_id), person="duty"),
        "tutor": Shown(name_of(student.c.name, student.c.id == _session.c.tutor_id), person="duty"),
    },
    ledger="tutoring_session",
)
attendances = replace(
    sessions,
    source=_attended,
    thing=_attendance.c.id,
    community=_attendance.c.community_id,
    # So few times are of as few persons.
    about=About.PERSONS,
    shows={
        **sessions.shows,
        "student": Shown(name_of(student.c.name, student.c.id == _attendance.c.student_id), person="student"),
    },
    ledger="tutoring_attendance",
)


def _persons() -> Subquery:
    """Rows (community_id, part, person, from_day, to_day): who gave the clinic, tutored or was tutored, and when."""
    teachers = select(
        _session.c.community_id,
        literal("teacher").label("part"),
        _session.c.teacher_id.label("person"),
        _session.c.held_on.label("from_day"),
        _session.c.held_on.label("to_day"),
    ).where(_session.c.community_id.in_(IDS), _session.c.kind == "clinic", _session.c.teacher_id.is_not(None))
    pairs = [
        select(_pair.c.community_id, literal(part), person, _pair.c.from_day, _pair.c.to_day).where(
            _pair.c.community_id.in_(IDS)
        )
        for part, person in (("tutor", _pair.c.tutor_id), ("student", _pair.c.student_id))
    ]
    return union_all(teachers, *pairs).subquery("person")


_person = _persons()
_person_name = func.coalesce(
    the_first(staff.c.name, staff.c.id == _person.c.person, _person.c.part == "teacher"),
    the_first(student.c.name, student.c.id == _person.c.person, _person.c.part == "tutor"),
)
persons = Population(
    _person,
    thing=_person.c.part + ":" + cast(_person.c.person, String),
    community=_person.c.community_id,
    # Warned students are one of its parts.
    about=About.SENSITIVE_PERSONS,
    due=(
        overlaps(_person),
        or_(
            _person.c.part != "student",
            there_is(_warning.c.student_id == _person.c.person, by(_warning.c.issued_on)),
        ),
    ),
    groups={"part": Group(_person.c.part)},
    shows={"part": Shown(_person.c.part), "person": Shown(_person_name, person="duty")},
    ledger="tutoring_pair",
)

exams = Population(
    upgrade_exam,
    on=upgrade_exam.c.exam_on,
    about=About.PERSONS,
    shows={
        "exam_on": Shown(upgrade_exam.c.exam_on),
        "student": Shown(name_of(student.c.name, student.c.id == upgrade_exam.c.student_id), person="student"),
        "admitted": Shown(upgrade_exam.c.admitted),
    },
    ledger="upgrade_exam",
)

TERM, NOW = ("term",), ("day", "week", "month", "term")
COUNTED = ("week", "month", "term", "school_year", "all")
EXAM_RATE = Share("upgrade_exam_rate", exams, None, ("all", "year"), condition=upgrade_exam.c.admitted)

PAIRS, SESSIONS = ("academic_warning", "tutoring_pair"), ("academic_warning", "tutoring_attendance")

METRICS = (
    # Students, not warnings: one who is warned in two communities is one student of the college.
    Count("warnings_open", open_warnings, per=NOW, distinct=_warning.c.student_id),
    Count("warned", cohort, per=TERM),
    Count("warned_paired", cohort, per=TERM, where=_paired, written_in=PAIRS),
    Count("warned_tutored", cohort, per=TERM, where=_tutored, written_in=SESSIONS),
    Count("warned_lifted", cohort, per=TERM, where=by(_warning.c.lifted_on)),
    Count("tutoring_persons", persons, per=("term", "all"), distinct=persons.thing),
    Share(
        "warning_lift_rate",
        reviewed,
        at_least(92),
        ("all", "term"),
        True,
        condition=by(_warning.c.lifted_on),
        beside={"left": by(_warning.c.left_on)},
    ),
    Share("warning_relapse", lifted, None, TERM, condition=_warned_again),
    Count(
        "students_without_session",
        open_warnings,
        at_most(0),
        NOW,
        True,
        where=_silent > SILENT_DAYS,
        distinct=_warning.c.student_id,
        written_in=SESSIONS,
    ),
    Share(
        "pair_coverage",
        open_warnings_by_week,
        at_least(100),
        ("week",),
        condition=there_is(_own_pair, stands(_pair)),
        written_in=PAIRS,
    ),
    Share(
        "plan_made",
        cohort,
        at_least(100),
        TERM,
        condition=there_is(study_plan.c.warning_id == _warning.c.id, by(study_plan.c.made_on)),
        written_in=("academic_warning", "study_plan"),
    ),
    Count("tutoring_sessions", sessions, per=COUNTED),
    Count("tutoring_attendance", attendances, per=COUNTED),
    Mean("rank_gain", ranked, more_than(0), TERM, value=_gain, where=_tutored),
    Mean("rank_gain_untutored", ranked, None, TERM, value=_gain, where=~_tutored),
    EXAM_RATE,
    Lead("upgrade_exam_lead", exams, above_college(5), ("all", "year"), share=EXAM_RATE),
)
