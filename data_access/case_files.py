"""帮扶档案: a warned student's warnings, plans, tutors, sessions and results, in order of time.

For the own counselor; for a leader with a reason, which is written into the log with the reading of the name.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Engine, Select, func, select

from data_access import audit
from data_access.answers import Asking
from data_access.audit import Entry
from data_access.database import writing
from data_access.metrics.given import IDS
from data_access.references import Reference
from data_access.schema import tables as t
from data_access.scopes import Named, Refused, Role, Scope, Viewer

_warning, _pair, _session, _attendance = t.academic_warning, t.tutoring_pair, t.tutoring_session, t.tutoring_attendance
_tutor, _helper = t.student.alias("tutor"), t.student.alias("helper")


@dataclass(frozen=True)
class Warning:
    """A warning as of the day asked: level and term by name; ended_on: lifted, or left with `is_lifted` false."""

    level: str
    term: str
    issued_on: dt.date
    ended_on: dt.date | None
    is_lifted: bool


@dataclass(frozen=True)
class Warned:
    """A student of the list: called by name or masked, the newest warning, and the tutor of the day, if any."""

    id: int
    community: int
    called: str
    newest: Warning
    tutor: str | None


@dataclass(frozen=True)
class Pair:
    """Who tutored, from when to when; to_day None: still."""

    tutor: str
    from_day: dt.date
    to_day: dt.date | None


@dataclass(frozen=True)
class Session:
    """A session that was attended; kind as of `tutoring_session`; by: the teacher, else the tutor."""

    held_on: dt.date
    kind: str
    course: str | None
    by: str | None


@dataclass(frozen=True)
class Result:
    """The rank in class at the end of a term."""

    term: str
    on: dt.date
    rank: int
    size: int


@dataclass(frozen=True)
class CaseFile:
    """What is known of a student as of a day, each in order of time."""

    name: str
    warnings: tuple[Warning, ...]
    plans: tuple[dt.date, ...]
    pairs: tuple[Pair, ...]
    sessions: tuple[Session, ...]
    results: tuple[Result, ...]


# The students who were ever warned in one of the communities asked.
_EVER_WARNED = select(_warning.c.student_id).where(_warning.c.community_id.in_(IDS))


def _of_warned(what: Select[Any], community: Any, student: Any) -> Select[Any]:
    return what.where(community.in_(IDS), student.in_(_EVER_WARNED))


WARNINGS = Reference(
    "case_warnings",
    select(
        _warning.c.student_id,
        _warning.c.community_id,
        t.warning_level.c.name.label("level"),
        t.term.c.name.label("term"),
        _warning.c.issued_on,
        _warning.c.lifted_on,
        _warning.c.left_on,
    )
    .join(t.warning_level, t.warning_level.c.id == _warning.c.level_id)
    .join(t.term, t.term.c.id == _warning.c.term_id)
    .where(_warning.c.community_id.in_(IDS))
    .order_by(_warning.c.issued_on, _warning.c.id),
    of_communities=True,
)
PLANS = Reference(
    "case_plans",
    select(_warning.c.student_id, t.study_plan.c.made_on)
    .join(_warning, _warning.c.id == t.study_plan.c.warning_id)
    .where(t.study_plan.c.community_id.in_(IDS))
    .order_by(t.study_plan.c.made_on, t.study_plan.c.id),
    of_communities=True,
)
PAIRS = Reference(
    "case_pairs",
    _of_warned(
        select(_pair.c.student_id, _tutor.c.name.label("tutor"), _pair.c.from_day, _pair.c.to_day)
        .join(_tutor, _tutor.c.id == _pair.c.tutor_id)
        .order_by(_pair.c.from_day, _pair.c.id),
        _pair.c.community_id,
        _pair.c.student_id,
    ),
    of_communities=True,
)
SESSIONS = Reference(
    "case_sessions",
    _of_warned(
        select(
            _attendance.c.student_id,
            _session.c.held_on,
            _session.c.kind,
            t.course.c.name.label("course"),
            func.coalesce(t.staff.c.name, _helper.c.name).label("by"),
        )
        .select_from(_attendance.join(_session, _session.c.id == _attendance.c.session_id))
        .outerjoin(t.course, t.course.c.id == _session.c.course_id)
        .outerjoin(t.staff, t.staff.c.id == _session.c.teacher_id)
        .outerjoin(_helper, _helper.c.id == _session.c.tutor_id)
        .order_by(_session.c.held_at, _session.c.id),
        _attendance.c.community_id,
        _attendance.c.student_id,
    ),
    of_communities=True,
)
RESULTS = Reference(
    "case_results",
    _of_warned(
        select(
            t.term_result.c.student_id,
            t.term.c.name.label("term"),
            t.term.c.last_day,
            t.term_result.c.class_rank,
            t.term_result.c.class_size,
        )
        .join(t.term, t.term.c.id == t.term_result.c.term_id)
        .order_by(t.term.c.last_day),
        t.term_result.c.community_id,
        t.term_result.c.student_id,
    ),
    of_communities=True,
)


def _names(name: Any) -> Select[Any]:
    return select(t.student.c.id, name.label("name")).where(t.student.c.id.in_(_EVER_WARNED))


NAMES = Reference("case_names", _names(t.student.c.name), of_communities=True, made=lambda rows: dict(map(tuple, rows)))
MASKED = Reference(
    "case_masked",
    _names(func.substr(t.student.c.name, 1, 1) + "*"),
    of_communities=True,
    made=lambda rows: dict(map(tuple, rows)),
)


def warned(asking: Asking, viewer: Viewer, scope: Scope, as_of: dt.date) -> list[Warned]:
    """Every student ever warned in the scope, the open warnings first, the newest first; called as the viewer may know.

    Raises Refused for whoever may know no student at all.
    """
    _require(viewer, scope)
    called = asking.look_up(NAMES if viewer.named is Named.STUDENTS else MASKED, scope.ids)
    tutors = {
        row.student_id: row.tutor
        for row in asking.look_up(PAIRS, scope.ids)
        if row.from_day <= as_of and (row.to_day is None or row.to_day >= as_of)
    }
    newest = {row.student_id: row for row in asking.look_up(WARNINGS, scope.ids) if row.issued_on <= as_of}
    found = [
        Warned(student, row.community_id, called[student], _warned(row, as_of), tutors.get(student))
        for student, row in newest.items()
    ]
    return sorted(found, key=lambda one: (one.newest.ended_on is not None, -one.newest.issued_on.toordinal(), one.id))


def of_student(asking: Asking, viewer: Viewer, scope: Scope, student: int, as_of: dt.date) -> CaseFile:
    """A student's file, for the own counselor. Raises Refused for others, KeyError where he was never warned here."""
    viewer.require_rows(scope.ids)
    if viewer.named is not Named.STUDENTS:
        raise Refused("a student's file is for the own counselor")
    return _file(asking, scope, student, asking.look_up(NAMES, scope.ids)[student], as_of)


def of_student_with_reason(
    asking: Asking, viewer: Viewer, scope: Scope, student: int, as_of: dt.date, entry: Entry
) -> CaseFile:
    """The same for a leader: `entry`, which says why, is written in the transaction in which the name is read."""
    viewer.require_role(Role.LEADER)
    viewer.require_rows(scope.ids)
    return _file(asking, scope, student, _name(asking.connection.engine, scope, student, entry), as_of)


def _require(viewer: Viewer, scope: Scope) -> None:
    viewer.require_rows(scope.ids)
    if viewer.named is Named.NOBODY:
        raise Refused("students are not named to this role")


def _name(engine: Engine, scope: Scope, student: int, entry: Entry) -> str:
    with writing(engine) as connection:
        audit.write(connection, entry)
        asked = NAMES.statement.where(t.student.c.id == student)
        return str(connection.execute(asked, {"ids": list(scope.ids)}).one().name)


def _file(asking: Asking, scope: Scope, student: int, name: str, as_of: dt.date) -> CaseFile:
    def own(reference: Reference, day: str) -> Iterator[Any]:
        rows: Iterable[Any] = asking.look_up(reference, scope.ids)
        return (row for row in rows if row.student_id == student and getattr(row, day) <= as_of)

    return CaseFile(
        name,
        tuple(_warned(row, as_of) for row in own(WARNINGS, "issued_on")),
        tuple(row.made_on for row in own(PLANS, "made_on")),
        tuple(Pair(row.tutor, row.from_day, _by(row.to_day, as_of)) for row in own(PAIRS, "from_day")),
        tuple(Session(row.held_on, row.kind, row.course, row.by) for row in own(SESSIONS, "held_on")),
        tuple(Result(row.term, row.last_day, row.class_rank, row.class_size) for row in own(RESULTS, "last_day")),
    )


def _warned(row: Any, as_of: dt.date) -> Warning:
    lifted, left = _by(row.lifted_on, as_of), _by(row.left_on, as_of)
    return Warning(row.level, row.term, row.issued_on, lifted or left, lifted is not None)


def _by(day: dt.date | None, as_of: dt.date) -> dt.date | None:
    """A day that has come by then."""
    return day if day is not None and day <= as_of else None
