"""Rows that cannot be quite right: more names than heads, visits within minutes, copied notes, dates, lost references.

Counted, never by person: what they say of a ledger is how far it can be believed.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    ForeignKey,
    FromClause,
    Select,
    String,
    Table,
    and_,
    case,
    cast,
    exists,
    func,
    literal,
    null,
    or_,
    select,
    union_all,
)
from sqlalchemy.sql.selectable import Subquery

from data_access.metrics.facts import how_many, name_of, seconds_between
from data_access.metrics.forms import Group, Population, Shown
from data_access.metrics.given import FIRST, IDS, LAST
from data_access.metrics.ledgers import LEDGERS, Ledger
from data_access.metrics.programmes import held, person
from data_access.schema import tables as t

# Who talks with somebody at each door of a corridor is not through with five of them in five minutes.
HURRIED_VISITS, HURRIED_SECONDS = 5, 300
# Everybody writes "一切正常" again and again; a sentence that is the same for the third time is copied.
SHORTEST_NOTE, WRITTEN_BY_HAND = 10, 2
# What begins on a day may be agreed, and written down, before it.
AGREED_BEFORE = ("tutoring_pair", "incubation_project")
ENDED, WRITTEN = "ended_before", "written_before"

_names = how_many(t.activity_participant.c.activity_id == t.activity.c.id, distinct=person)
crowded = replace(
    held.where(_names > t.activity.c.attendance),
    groups={"ledger": Group(literal("activity", String)), "programme": held.groups["programme"]},
    shows={**held.shows, "names": Shown(_names)},
)

_visit = t.dorm_visit.c
_whose_day = _visit.community_id, _visit.member_id, _visit.visited_on
# A knock at a closed door takes no time.
_in_question = _visit.community_id.in_(IDS), _visit.visited_on.between(FIRST, LAST), _visit.someone_in
# Most members never make so many a day: theirs are counted in an index, and not one by one.
_busy = select(*_whose_day).where(*_in_question).group_by(*_whose_day).having(func.count() >= HURRIED_VISITS)
_busy_day = _busy.subquery("busy_day")
_before = func.lag(_visit.visited_at, HURRIED_VISITS - 1).over(
    partition_by=_whose_day, order_by=(_visit.visited_at, _visit.id)
)
_met = (
    select(
        _visit.community_id,
        _visit.id,
        _visit.room_id,
        _visit.visited_at,
        _visit.visited_on,
        _before.label("fourth_before"),
    )
    .select_from(_busy_day.join(t.dorm_visit, and_(*(column == _busy_day.c[column.name] for column in _whose_day))))
    .where(*_in_question)
    .subquery("met")
)
hurried = Population(
    _met,
    on=_met.c.visited_on,
    bounded=True,
    due=(seconds_between(_met.c.fourth_before, _met.c.visited_at) <= HURRIED_SECONDS,),
    groups={"ledger": Group(literal("dorm_visit", String))},
    shows={
        "room": Shown(name_of(t.room.c.number, t.room.c.id == _met.c.room_id)),
        "visited_at": Shown(_met.c.visited_at),
    },
    ledger="dorm_visit",
)


def _population(rows: Subquery, shows: dict[str, Shown], *, bounded: bool = False) -> Population:
    """Rows of several ledgers on their days."""
    return Population(
        rows,
        on=rows.c.happened_on,
        thing=rows.c.ledger + ":" + cast(rows.c.id, String),
        bounded=bounded,
        groups={"ledger": Group(rows.c.ledger)},
        shows={"ledger": Shown(rows.c.ledger), "happened_on": Shown(rows.c.happened_on), **shows},
    )


# What those on duty write: the ledger's moment, who wrote it, and what.
NOTED = (
    (_visit.visited_at, _visit.visited_on, _visit.member_id, _visit.note),
    (t.safety_check.c.checked_at, t.safety_check.c.checked_on, t.safety_check.c.leader_id, t.safety_check.c.note),
    (t.room_report.c.reported_at, t.room_report.c.reported_on, t.room_report.c.reporter_id, t.room_report.c.note),
)
_day, _its_first_day = t.calendar_day.c, t.calendar_day.alias("first_day")
_term_begins = (
    select(func.min(_day.day))
    .where(_day.term_id == select(_its_first_day.c.term_id).where(_its_first_day.c.day == FIRST).scalar_subquery())
    .scalar_subquery()
)


def _notes(at: Column[Any], on: Column[Any], author: Column[Any], note: Column[Any]) -> Select[Any]:
    """A ledger's notes from the beginning of the term on, each with how often its author wrote it by then."""
    rows, text = at.table, func.trim(note)
    nth = func.row_number().over(
        partition_by=(rows.c.community_id, author, _day.term_id, text), order_by=(at, rows.c.id)
    )
    return (
        select(
            rows.c.community_id,
            rows.c.id,
            literal(rows.name, String).label("ledger"),
            on.label("happened_on"),
            nth.label("nth_time"),
        )
        .select_from(rows.join(t.calendar_day, _day.day == on))
        .where(
            rows.c.community_id.in_(IDS),
            on.between(func.coalesce(_term_begins, FIRST), LAST),
            _day.term_id.is_not(None),
            author.is_not(None),
            func.length(text) >= SHORTEST_NOTE,
        )
    )


_note = union_all(*(_notes(*columns) for columns in NOTED)).subquery("written_note")
repeated = _population(_note, {"nth_time": Shown(_note.c.nth_time)}, bounded=True).where(
    _note.c.nth_time > WRITTEN_BY_HAND
)


def _contradictions(
    ledger: Ledger,
    code: str,
    later: ColumnElement[Any],
    earlier: ColumnElement[Any],
    *where: ColumnElement[bool],
    source: FromClause | None = None,
    number: ColumnElement[Any] | None = None,
) -> Select[Any]:
    """Rows of a ledger that have a day before one which it cannot precede: they count on the later of the two."""
    own, no_number = ledger.table.c, cast(null(), String)
    return (
        select(
            own.community_id,
            own.id,
            literal(ledger.name, String).label("ledger"),
            (number if number is not None else own.get("ledger_no", no_number)).label("ledger_no"),
            literal(code, String).label("contradiction"),
            later.label("happened_on"),
            earlier.label("earlier_on"),
        )
        .select_from(source if source is not None else ledger.rows.source)
        .where(own.community_id.in_(IDS), later.between(FIRST, LAST), *where)
    )


_ticket, _event, _warning = t.feedback_ticket.c, t.ticket_event.c, t.academic_warning.c
_of_ticket: dict[str, Any] = {
    "source": t.ticket_event.join(t.feedback_ticket, _ticket.id == _event.ticket_id),
    "number": _ticket.ledger_no,
}
_before_submission = _event.at < _ticket.submitted_at
_in_contradiction = union_all(
    *(
        _contradictions(
            one, WRITTEN, one.happened_on, one.table.c.recorded_on, one.table.c.recorded_on < one.happened_on
        )
        for one in LEDGERS.values()
        if one.name not in (*AGREED_BEFORE, "ticket_event")
    ),
    _contradictions(
        LEDGERS["ticket_event"],
        WRITTEN,
        _event.at_on,
        _event.recorded_on,
        _event.recorded_on < _event.at_on,
        # On one day a row counts once.
        ~_before_submission,
        **_of_ticket,
    ),
    _contradictions(
        LEDGERS["ticket_event"], ENDED, _ticket.submitted_on, _event.at_on, _before_submission, **_of_ticket
    ),
    _contradictions(
        LEDGERS["feedback_ticket"],
        ENDED,
        _ticket.submitted_on,
        _ticket.rated_on,
        _ticket.rated_at < _ticket.submitted_at,
    ),
    *(
        _contradictions(LEDGERS["academic_warning"], ENDED, _warning.issued_on, ended, ended < _warning.issued_on)
        for ended in (_warning.lifted_on, _warning.left_on)
    ),
).subquery("contradiction")
contradictory = _population(
    _in_contradiction,
    {
        "ledger_no": Shown(_in_contradiction.c.ledger_no),
        "contradiction": Shown(_in_contradiction.c.contradiction),
        "earlier_on": Shown(_in_contradiction.c.earlier_on),
    },
)


def _orphans(ledger: Ledger) -> Select[Any]:
    """Rows of a ledger that point to a row which is not there: foreign keys forbid it where they are looked after."""
    table, (source, day) = ledger.table, _dated(ledger)
    lost = [(_points_nowhere(key), key.column.table.name) for key in _references(table)]
    return (
        select(
            table.c.community_id,
            table.c.id,
            literal(table.name, String).label("ledger"),
            day.label("happened_on"),
            case(*((missing, literal(name, String)) for missing, name in lost)).label("lost_of"),
        )
        .select_from(source)
        .where(table.c.community_id.in_(IDS), day.between(FIRST, LAST), or_(*(missing for missing, _ in lost)))
    )


def _dated(ledger: Ledger) -> tuple[FromClause, ColumnElement[Any]]:
    """The rows and their day: of an attendance whose session is lost, the day on which it was written down."""
    table, day = ledger.table, ledger.happened_on
    if day.table is table:
        return table, day
    return table.outerjoin(day.table, day.table.c.id == table.c.session_id), func.coalesce(day, table.c.recorded_on)


def _references(table: Table) -> list[ForeignKey]:
    own = [key for key in table.foreign_keys if key.parent.name != "community_id"]
    return sorted(own, key=lambda key: key.parent.name)


def _points_nowhere(key: ForeignKey) -> ColumnElement[bool]:
    target = key.column.table.alias("pointed_to")
    there = exists(select(literal(1)).where(target.c.id == key.parent).correlate_except(target))
    return and_(key.parent.is_not(None), ~there)


_orphan = union_all(*(_orphans(ledger) for ledger in LEDGERS.values() if _references(ledger.table))).subquery(
    "orphan_row"
)
orphaned = _population(_orphan, {"lost_of": Shown(_orphan.c.lost_of)})
