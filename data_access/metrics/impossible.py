"""Rows that cannot be: dates that contradict each other, references to what is not there."""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
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

from data_access.metrics.doubtful import of_ledgers
from data_access.metrics.forms import About, Shown
from data_access.metrics.given import FIRST, IDS, LAST
from data_access.metrics.ledgers import LEDGERS, Ledger
from data_access.schema import tables as t

# What begins on a day may be agreed, and written down, before it.
AGREED_BEFORE = ("tutoring_pair", "incubation_project")
ENDED, WRITTEN = "ended_before", "written_before"


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
contradictory = of_ledgers(
    _in_contradiction,
    About.SENSITIVE_THINGS,
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
orphaned = of_ledgers(_orphan, About.SENSITIVE_THINGS, {"lost_of": Shown(_orphan.c.lost_of)})
