"""What is due in a community: the things behind figures that are not done, each with its limit and who must be asked.

No condition is said here: what is due, and whether it is done, are the rows behind a figure of the registry.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import pandas as pd

from data_access.answers import Asking
from data_access.metrics import dorm_visits, feedback, tutoring
from data_access.metrics.forms import Share
from data_access.metrics.registry import METRICS
from data_access.periods import SIX_DAYS, Calendar, Period
from data_access.records import MEMBER, rows_of_parts
from data_access.references import CALENDAR, COUNSELOR_NAMES, WORKING_DAYS
from data_access.scopes import Named, Scope, Viewer
from data_access.working_days import WorkingDays

Row = Mapping[str, Any]
LONGEST = 40


@dataclass(frozen=True)
class Due:
    """One thing that is due.

    kind: a key of KINDS. metric, period, part: what opens the row behind it. row: its shown columns, names as far as
    the viewer may know them. person: who must be asked; None where nobody is assigned, or no names are shown;
    is_counselor: where nobody else is assigned it is the counselor.
    limit: the last day on which it is in time. days_left: working days after today up to it, negative when overdue.
    """

    kind: str
    metric: str
    period: Period
    part: tuple[str, Any]
    row: Row
    person: str | None
    is_counselor: bool
    limit: dt.date
    days_left: int


@dataclass(frozen=True)
class Today:
    """The day at whose end is asked what is due, among the others."""

    day: dt.date
    calendar: Calendar
    working_days: WorkingDays

    @property
    def week_ends(self) -> dt.date:
        return self.calendar.week(self.day).first + SIX_DAYS


@dataclass(frozen=True)
class Kind:
    """A kind of thing that is due: the metric whose rows it is among, and the grouping that tells them apart.

    period: in which it is asked. limit: its last day, from its row. people: the columns that name who must be asked,
    the first that does; else it is the counselor. order: columns by which things due on one day are ordered.
    settled_with: kinds whose row would settle this one too, so that a thing that is both stands once.
    """

    metric: str
    group: str
    period: Callable[[Today], Period]
    limit: Callable[[Today, Row], dt.date]
    people: tuple[str, ...]
    order: tuple[str, ...]
    settled_with: tuple[str, ...] = ()


def _day(today: Today) -> Period:
    return today.calendar.day(today.day)


def _week(today: Today) -> Period:
    return today.calendar.week(today.day)


def _ever(today: Today) -> Period:
    return today.calendar.all_time(today.day)


def _after_submission(working_days: int) -> Callable[[Today, Row], dt.date]:
    return lambda today, row: today.working_days.due_after(today.day, working_days - int(row["age"]))


def _silent_since(longest: int) -> Callable[[Today, Row], dt.date]:
    """The day on which a silence came to its longest; days of excused weeks in between are taken as others."""
    return lambda today, row: today.working_days.duty_days_ago(today.day, int(row["silent_days"]) - longest)


def _promised(_today: Today, row: Row) -> dt.date:
    told = row["promised_on"]
    return dt.date.fromisoformat(told) if isinstance(told, str) else told


def _today(today: Today, _row: Row) -> dt.date:
    return today.day


def _week_ends(today: Today, _row: Row) -> dt.date:
    return today.week_ends


_ticket = ("submitted_at", "ledger_no")
# In the order in which they stand where they are due on the same day.
KINDS: Mapping[str, Kind] = {
    "reply": Kind(
        "tickets_awaiting_reply",
        "ticket",
        _day,
        _after_submission(feedback.REPLY_WORKING_DAYS),
        ("contact",),
        _ticket,
        ("promise", "closing"),
    ),
    "promise": Kind("tickets_past_promise", "ticket", _day, _promised, ("contact",), _ticket, ("reply", "closing")),
    "closing": Kind(
        "tickets_stale",
        "ticket",
        _day,
        _after_submission(feedback.STALE_WORKING_DAYS),
        ("contact",),
        _ticket,
        ("reply", "promise"),
    ),
    # Nothing gives a dispute days to be settled in: while it is open it is due today.
    "dispute": Kind("dispute_resolution", "dispute", _ever, _today, ("leader",), ("raised_on", "ledger_no")),
    "session": Kind(
        "students_without_session",
        "student",
        _day,
        _silent_since(tutoring.SILENT_DAYS),
        ("tutor",),
        ("issued_on", "student"),
    ),
    "tutor": Kind("pair_coverage", "student", _week, _week_ends, (), ("issued_on", "student")),
    "silence": Kind(
        "rooms_overdue",
        "room",
        _day,
        _silent_since(dorm_visits.SILENT_DAYS),
        ("lead_member",),
        ("room",),
        ("visit",),
    ),
    "report": Kind("room_report_completion", "room", _day, _today, ("leader",), ("room",)),
    "check": Kind("safety_check_completion", "floor", _week, _week_ends, ("leader",), ("floor",)),
    "visit": Kind("visit_coverage", "room", _week, _week_ends, ("lead_member",), ("room",), ("silence",)),
    "member-visits": Kind("visit_compliance", "member", _week, _week_ends, ("member",), ("post",)),
    "member-talk": Kind("talk_compliance", "member", _week, _week_ends, ("member",), ("post",)),
}


def due_list(asking: Asking, viewer: Viewer, scope: Scope, day: dt.date) -> tuple[Due, ...]:
    """What is due in a community at the end of a day, most urgent first. Raises Refused to whom rows are refused.

    Of two things due on the same day that of the earlier kind stands first, and always in the same order. A room that
    is silent for too long and one that is to be visited this week are one thing, as are a ticket's limits: the most
    urgent of them stands for it.
    """
    today = Today(day, asking.look_up(CALENDAR), asking.look_up(WORKING_DAYS))
    wanted = [(kind.metric, kind.period(today), kind.group) for kind in KINDS.values()]
    rows = rows_of_parts(asking, viewer, scope, wanted, day)
    counselor = _counselor(asking, viewer, scope, day)
    found = [
        one
        for (name, kind), (_, period, _), each in zip(KINDS.items(), wanted, rows, strict=True)
        for one in _of_kind(name, kind, period, _not_done(each, kind.metric), today, counselor)
    ]
    return tuple(_once(sorted(found, key=_order)))


def _not_done(rows: pd.DataFrame, key: str) -> Iterator[Row]:
    """Of what is to be done the rest, of what should not be all."""
    if rows.empty:
        return
    left = (~rows["yes"] if isinstance(METRICS[key], Share) else rows["yes"]) & ~rows["excused"]
    for row in rows[left].to_dict("records"):
        yield {str(name): value for name, value in row.items()}


def _of_kind(
    name: str, kind: Kind, period: Period, rows: Iterable[Row], today: Today, counselor: str | None
) -> Iterator[Due]:
    for row in rows:
        limit = kind.limit(today, row)
        person = next((row[column] for column in kind.people if row.get(column)), None)
        left = today.working_days.left(today.day, limit)
        shown = {column: value for column, value in row.items() if column not in (MEMBER, "yes", "excused")}
        part = kind.group, row[MEMBER]
        instead = person is None and counselor is not None
        who = counselor if instead else person
        yield Due(name, kind.metric, period, part, MappingProxyType(shown), who, instead, limit, left)


def _counselor(asking: Asking, viewer: Viewer, scope: Scope, day: dt.date) -> str | None:
    if viewer.named is Named.NOBODY:
        return None
    rows = asking.look_up(COUNSELOR_NAMES, scope.ids)
    return next((row.name for row in rows if row.from_day <= day <= (row.to_day or dt.date.max)), None)


_PLACES = {name: place for place, name in enumerate(KINDS)}


def _order(one: Due) -> tuple[Any, ...]:
    """By urgency, then by kind, then by what a reader knows the thing by, then its id."""
    # Numbers of rooms and floors at the right, so that 2 stands before 10.
    known_by = tuple(str(one.row.get(column)).rjust(LONGEST) for column in KINDS[one.kind].order)
    return one.days_left, one.limit, _PLACES[one.kind], known_by, one.part[1]


def _once(ordered: Iterable[Due]) -> Iterator[Due]:
    """Without what the row that settles an earlier one settles too."""
    stands: set[tuple[str, Any]] = set()
    for one in ordered:
        kind = KINDS[one.kind]
        if not any((other, one.part) in stands for other in kind.settled_with):
            yield one
        stands.add((one.kind, one.part))
