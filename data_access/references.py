"""What questions are made of, read from the database: the calendar, colleges, communities, rooms, targets.

Each is a plain select with the tables that it reads, remembered by `answers` like a figure.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sqlalchemy import Integer, Row, Select, Table, func, or_, select
from sqlalchemy.sql.visitors import iterate

from data_access.metrics.given import IDS
from data_access.metrics.ledgers import LEDGERS
from data_access.periods import Calendar, TermDays, Week
from data_access.schema import tables as t
from data_access.working_days import Day, WorkingDays

# As many rows of the log as a page shows.
AUDIT_SHOWN = 500

Rows = Sequence[Row[*tuple[Any, ...]]]


@dataclass(frozen=True, eq=False)
class Reference:
    """A select, and what its rows mean. `of_communities`: it is bounded by the communities asked (IDS)."""

    name: str
    statement: Select[Any]
    of_communities: bool = False
    made: Callable[[Rows], Any] = tuple

    @cached_property
    def tables(self) -> frozenset[str]:
        return frozenset(element.name for element in iterate(self.statement) if isinstance(element, Table))


def _calendar(rows: Rows) -> Calendar:
    terms: dict[int, TermDays] = {}
    weeks: dict[Any, Week] = {}
    unknown: list[str] = []
    for week, term_id, name, first_day, last_day, ends, number, is_duty in rows:
        if week is None:
            unknown.append(name)
            continue
        weeks[week] = Week(week, term_id, number, bool(is_duty))
        known = terms.get(term_id)
        if known is None or known.ends < ends:
            terms[term_id] = TermDays(term_id, name, first_day, last_day, ends)
    return Calendar(tuple(sorted(terms.values(), key=lambda term: term.first_day)), weeks, tuple(unknown))


_day, _term = t.calendar_day.c, t.term.c
CALENDAR = Reference(
    "calendar",
    # A week in which a term begins has two rows, the later term's last; a term that has no day yet has a row without.
    select(
        _day.week,
        _term.id.label("term_id"),
        _term.name.label("term"),
        _term.first_day,
        _term.last_day,
        func.max(_day.day).label("ends"),
        func.max(_day.teaching_week).label("number"),
        (func.sum(_day.is_duty.cast(Integer)) > 0).label("is_duty"),
    )
    .select_from(t.term.outerjoin(t.calendar_day, _term.id == _day.term_id))
    .group_by(_term.id, _day.week)
    .order_by(_day.week, _term.first_day),
    made=_calendar,
)
WORKING_DAYS = Reference(
    "working_days",
    select(_day.day, _day.is_working, _day.work_no, _day.duty_no).order_by(_day.day),
    made=lambda rows: WorkingDays([Day(*row) for row in rows]),
)
COMMUNITIES = Reference(
    "communities",
    select(
        t.community.c.id,
        t.community.c.name,
        t.community.c.college_id,
        t.college.c.name.label("college"),
        t.community.c.is_college_own,
    )
    .join(t.college, t.college.c.id == t.community.c.college_id)
    .order_by(t.college.c.id, t.community.c.house_order, t.community.c.id),
)
# Those of these communities, and those of every one.
TARGETS = Reference(
    "targets",
    select(*t.target.c)
    .where(or_(t.target.c.community_id.is_(None), t.target.c.community_id.in_(IDS)))
    .order_by(t.target.c.from_day),
    of_communities=True,
)
FLOORS = Reference(
    "floors",
    select(t.floor.c.id, t.floor.c.community_id, t.floor.c.number, t.building.c.name.label("building"))
    .join(t.building, t.building.c.id == t.floor.c.building_id)
    .where(t.floor.c.community_id.in_(IDS))
    .order_by(t.floor.c.community_id, t.building.c.name, t.floor.c.number),
    of_communities=True,
)
ROOMS = Reference(
    "rooms",
    select(t.room.c.id, t.room.c.community_id, t.room.c.number, t.room.c.floor_id)
    .where(t.room.c.community_id.in_(IDS))
    .order_by(t.room.c.community_id, t.room.c.number),
    of_communities=True,
)
ROOM_EXCUSES = Reference(
    "room_excuses",
    select(t.excuse.c.community_id, t.excuse.c.room_id, t.excuse.c.from_day, t.excuse.c.to_day, t.excuse.c.reason)
    .where(t.excuse.c.community_id.in_(IDS), t.excuse.c.room_id.is_not(None))
    .order_by(t.excuse.c.from_day),
    of_communities=True,
)
# The colleges that the communities asked are of.
_COLLEGES = select(t.community.c.college_id).where(t.community.c.id.in_(IDS))
DEPARTMENTS = Reference(
    "departments",
    select(t.department.c.id, t.department.c.name)
    .where(t.department.c.college_id.in_(_COLLEGES))
    .order_by(t.department.c.id),
    of_communities=True,
)
LEVELS = Reference(
    "warning_levels",
    select(t.warning_level.c.id, t.warning_level.c.name, t.warning_level.c.rank)
    .where(t.warning_level.c.college_id.in_(_COLLEGES))
    .order_by(t.warning_level.c.rank),
    of_communities=True,
)

_counsels = t.community_staff.c
COUNSELORS = Reference(
    "counselors",
    select(_counsels.staff_id, _counsels.community_id, _counsels.from_day, _counsels.to_day)
    .join(t.community, t.community.c.id == _counsels.community_id)
    .order_by(t.community.c.college_id, t.community.c.house_order, _counsels.from_day, _counsels.id),
)
_users = (
    select(
        t.app_user.c.identity,
        t.app_user.c.role,
        t.app_user.c.college_id,
        t.college.c.name.label("college"),
        t.app_user.c.staff_id,
        t.staff.c.staff_no,
    )
    .outerjoin(t.college, t.college.c.id == t.app_user.c.college_id)
    .outerjoin(t.staff, t.staff.c.id == t.app_user.c.staff_id)
    .order_by(t.app_user.c.identity)
)
# Who may sign in, by identity.
USERS = Reference("users", _users, made=lambda rows: {row.identity: row for row in rows})
# Of them those of these communities' colleges, a counselor of the one that he is of the staff of.
_in_colleges = func.coalesce(t.app_user.c.college_id, t.staff.c.college_id).in_(_COLLEGES)
USERS_OF = Reference(
    "users_of", _users.where(_in_colleges), of_communities=True, made=lambda rows: {row.identity: row for row in rows}
)
# The links of screens that are alive, by the hash of their token.
LINKS = Reference(
    "links",
    select(t.display_link.c.id, t.display_link.c.token_hash, t.display_link.c.college_id, t.display_link.c.community_id)
    .where(t.display_link.c.revoked_at.is_(None))
    .order_by(t.display_link.c.id),
    made=lambda rows: {row.token_hash: row for row in rows},
)
_log = t.audit_log.c
_done = (
    select(_log.at, _log.identity, _log.role, _log.action, _log.subject, _log.reason)
    .order_by(_log.at.desc(), _log.id.desc())
    .limit(AUDIT_SHOWN + 1)
)
AUDIT = Reference("audit", _done)
# What users of these communities' colleges did.
AUDIT_OF = Reference(
    "audit_of",
    _done.where(
        _log.identity.in_(
            select(t.app_user.c.identity).outerjoin(t.staff, t.staff.c.id == t.app_user.c.staff_id).where(_in_colleges)
        )
    ),
    of_communities=True,
)
# Who counsels a community, by name; of several the first begun.
COUNSELOR_NAMES = Reference(
    "counselor_names",
    select(t.staff.c.name, _counsels.from_day, _counsels.to_day)
    .join(t.staff, t.staff.c.id == _counsels.staff_id)
    .where(_counsels.community_id.in_(IDS))
    .order_by(_counsels.from_day, _counsels.id),
    of_communities=True,
)
# Whose rows these are: "sample", "real", or None where nobody has said so.
ORIGIN = Reference("origin", select(t.database_origin.c.kind), made=lambda rows: rows[0][0] if rows else None)

NEWEST = {
    name: Reference(
        f"newest_{name}",
        select(func.max(table.c.recorded_at)).where(table.c.community_id.in_(IDS)),
        of_communities=True,
        made=lambda rows: rows[0][0] if rows else None,
    )
    for name, table in ((name, ledger.table) for name, ledger in LEDGERS.items())
}
FIRST_ROWS = {
    name: Reference(
        f"first_{name}",
        select(func.min(ledger.happened_on))
        .select_from(ledger.rows.source)
        .where(ledger.table.c.community_id.in_(IDS)),
        of_communities=True,
        made=lambda rows: rows[0][0] if rows else None,
    )
    for name, ledger in LEDGERS.items()
}
