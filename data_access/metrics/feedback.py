"""意见反馈: tickets of the ledger, answered within 3 working days, solved or explained, perhaps opened again."""

from dataclasses import replace

from sqlalchemy import CTE, Date, Subquery, case, func, literal, or_, select, true, type_coerce, union_all

from data_access.metrics.facts import (
    age,
    by,
    lives_in,
    name_of,
    not_yet,
    period,
    the_first,
    the_last,
    the_latest,
    there_is,
    work_no,
)
from data_access.metrics.forms import About, Count, Distribution, Group, Population, Share, Shown, at_least, at_most
from data_access.metrics.given import FIRST, FOR_EVER, IDS, LAST
from data_access.schema import LEADERS_CHANNEL
from data_access.schema.tables import department, feedback_ticket, staff, student, ticket_event

REPLY_WORKING_DAYS = 3
STALE_WORKING_DAYS = 10
SATISFIED = 4

_ticket, _event = feedback_ticket, ticket_event
_its_event = _event.c.ticket_id == _ticket.c.id
# What is written down as earlier than the submission happened with it.
_event_on = type_coerce(
    case((_event.c.at < _ticket.c.submitted_at, _ticket.c.submitted_on), else_=_event.c.at_on), Date
)
_turns = _event.c.kind.in_(("closed", "reopened"))


def _unsettled() -> CTE:
    """Tickets by the last day asked for, without those closed for good by the first: of years these are most."""
    opens = or_(_event.c.kind == "reopened", _event.c.at_on > FIRST)
    last_turn = the_latest(opens, _its_event, _turns, _event.c.at_on <= LAST, order=(_event.c.at, _event.c.id))
    return (
        select(_ticket.c.community_id, _ticket.c.id, _ticket.c.submitted_on, _ticket.c.submitted_at)
        .where(
            _ticket.c.community_id.in_(IDS),
            _ticket.c.submitted_on <= LAST,
            or_(_ticket.c.submitted_on > FIRST, func.coalesce(last_turn, true())),
        )
        .cte("unsettled")
    )


def _spells() -> Subquery:
    """One row for each time a ticket stood open: community_id, ticket_id, opened_on, ended_on (NULL: it still does)."""
    ticket = _unsettled()
    submitted = select(
        ticket.c.community_id,
        ticket.c.id.label("ticket_id"),
        ticket.c.submitted_on.label("day"),
        ticket.c.submitted_at.label("at"),
        literal(None, _event.c.at.type).label("written_at"),
        literal(0).label("seq"),
        literal(1).label("opens"),
    )
    early = _event.c.at < ticket.c.submitted_at
    turned = (
        select(
            ticket.c.community_id,
            ticket.c.id,
            case((early, ticket.c.submitted_on), else_=_event.c.at_on),
            case((early, ticket.c.submitted_at), else_=_event.c.at),
            _event.c.at,
            _event.c.id,
            case((_event.c.kind == "closed", 0), else_=1),
        )
        .select_from(ticket.join(_event, _event.c.ticket_id == ticket.c.id))
        # SQLite must come to the events by their ticket: hence an expression of the day that no index serves.
        .where(_event.c.community_id == ticket.c.community_id, func.coalesce(_event.c.at_on, FOR_EVER) <= LAST, _turns)
    )
    step = union_all(submitted, turned).subquery("step")
    # What is earlier than the submission happened with it, in its own order.
    order = step.c.at, step.c.seq > 0, step.c.written_at, step.c.seq
    next_day = func.lead(step.c.day).over(partition_by=step.c.ticket_id, order_by=order)
    turn = select(
        step.c.community_id,
        step.c.ticket_id,
        step.c.opens,
        step.c.day.label("opened_on"),
        type_coerce(next_day, Date).label("ended_on"),
    ).subquery("turn")
    return (
        select(turn.c.community_id, turn.c.ticket_id, turn.c.opened_on, turn.c.ended_on)
        .where(turn.c.opens == 1, or_(turn.c.ended_on.is_(None), turn.c.ended_on > FIRST))
        .subquery("spell")
    )


_spell = _spells()
_replied_on = the_first(_event_on, _its_event, _event.c.kind.in_(("replied", "closed")), by(_event_on))
_order = _event.c.at, _event.c.id
_outcome = the_latest(_event.c.outcome, _its_event, _turns, by(_event_on), order=_order)
_closed_on = the_last(_event_on, _its_event, _event.c.kind == "closed", by(_event_on))
_promised_on = the_latest(
    _event.c.promised_on, _its_event, _event.c.promised_on.is_not(None), by(_event_on), order=_order
)
_open_age = age(_ticket.c.submitted_on)
_awaits_reply = _replied_on.is_(None)
_age_band = case((_open_age <= REPLY_WORKING_DAYS, "0-3"), (_open_age <= STALE_WORKING_DAYS, "4-10"), else_="11+")

_groups = {
    "category": Group(_ticket.c.category),
    "department": Group(_ticket.c.department_id),
    "channel": Group(_ticket.c.channel, widens=True),
}
not_leaders = _ticket.c.channel != LEADERS_CHANNEL
_shows = {
    "ledger_no": Shown(_ticket.c.ledger_no),
    "category": Shown(_ticket.c.category),
    "channel": Shown(_ticket.c.channel),
    "department": Shown(name_of(department.c.name, department.c.id == _ticket.c.department_id)),
    "contact": Shown(
        the_first(
            staff.c.name,
            department.c.id == _ticket.c.department_id,
            of=department.join(staff, staff.c.id == department.c.contact_id),
        ),
        person="duty",
    ),
    "student": Shown(name_of(student.c.name, student.c.id == _ticket.c.student_id), person="student"),
    "submitted_at": Shown(_ticket.c.submitted_at),
    "replied_on": Shown(_replied_on),
    "outcome": Shown(_outcome),
    "closed_on": Shown(_closed_on),
}

submitted = Population(
    _ticket,
    on=_ticket.c.submitted_on,
    about=About.THINGS,
    usually=(not_leaders,),
    groups=_groups,
    shows=_shows,
    ledger="feedback_ticket",
)
# Of a thing that happened, the period is its own day: the days it waited run to the day seen.
_waited = work_no(period.c.seen) - period.c.work_no
answerable = submitted.where(or_(_replied_on.is_not(None), _waited > REPLY_WORKING_DAYS))
ever_closed = submitted.where(_closed_on.is_not(None))
rated = Population(
    _ticket,
    on=_ticket.c.rated_on,
    # Tickets, as they are rated: one student may have raised several.
    about=About.THINGS,
    due=(_ticket.c.rating.is_not(None),),
    usually=(not_leaders,),
    groups=_groups,
    shows={
        **{name: _shows[name] for name in ("ledger_no", "category", "department")},
        "rating": Shown(_ticket.c.rating),
    },
    ledger="feedback_ticket",
)
open_tickets = Population(
    _spell.join(_ticket, _ticket.c.id == _spell.c.ticket_id),
    thing=_ticket.c.id,
    community=_spell.c.community_id,
    about=About.THINGS,
    due=(by(_spell.c.opened_on), not_yet(_spell.c.ended_on)),
    groups={
        **_groups,
        "age": Group(_age_band),
        "ticket": Group(_ticket.c.id),
        "room": Group(lives_in(_ticket.c.student_id)),
    },
    shows={
        **{name: _shows[name] for name in ("ledger_no", "category", "channel", "department", "contact", "student")},
        "submitted_at": _shows["submitted_at"],
        "replied_on": _shows["replied_on"],
        "promised_on": Shown(_promised_on),
        "age": Shown(_open_age),
    },
    ledger="feedback_ticket",
)
_events = _event.join(_ticket, _its_event)
_event_shows = {
    **{name: _shows[name] for name in ("ledger_no", "category", "department", "submitted_at")},
    "at": Shown(_event.c.at),
}
closings = Population(
    _events,
    on=_event.c.at_on,
    thing=_event.c.id,
    community=_event.c.community_id,
    about=About.THINGS,
    due=(_event.c.kind == "closed",),
    usually=(not_leaders,),
    groups=_groups,
    shows={**_event_shows, "outcome": Shown(_event.c.outcome)},
    ledger="ticket_event",
)
_other = _event.alias("other_event")
_same_ticket = _other.c.ticket_id == _event.c.ticket_id
# Not that no later one exists: PostgreSQL without statistics would compare every turn with every other.
_last_turn = the_latest(
    _other.c.id,
    _same_ticket,
    _other.c.kind.in_(("closed", "reopened")),
    by(_other.c.at_on),
    order=(_other.c.at, _other.c.id),
)
_working_days = work_no(_event.c.at_on) - work_no(_ticket.c.submitted_on)
standing_closings = replace(closings, shows={**_event_shows, "working_days": Shown(_working_days)}).where(
    _event.c.at >= _ticket.c.submitted_at,
    _event.c.id == _last_turn,
)
implemented = Population(
    _events,
    on=_event.c.at_on,
    thing=_ticket.c.id,
    community=_event.c.community_id,
    about=About.THINGS,
    due=(
        _event.c.kind == "implemented",
        ~there_is(_same_ticket, _other.c.kind == "implemented", _other.c.at < _event.c.at),
    ),
    usually=(not_leaders,),
    groups=_groups,
    shows=_event_shows,
    ledger="ticket_event",
)

NOW = ("day", "week", "month", "term")
COUNTED = ("week", "day", "month", "term", "school_year", "all")

# Of a ticket and of what happened to it.
TURNS = ("feedback_ticket", "ticket_event")

METRICS = (
    Count("tickets_open", open_tickets, per=NOW, written_in=TURNS),
    Count("tickets_stale", open_tickets, at_most(0), NOW, True, where=_open_age > STALE_WORKING_DAYS, written_in=TURNS),
    Count("tickets_awaiting_reply", open_tickets, per=NOW, where=_awaits_reply, written_in=TURNS),
    Count(
        "tickets_overdue",
        open_tickets,
        at_most(0),
        NOW,
        True,
        where=_awaits_reply & (_open_age > REPLY_WORKING_DAYS),
        written_in=TURNS,
    ),
    Count(
        "tickets_past_promise",
        open_tickets,
        at_most(0),
        NOW,
        True,
        where=_promised_on < period.c.seen,
        written_in=TURNS,
    ),
    Count("tickets_received", submitted, per=COUNTED),
    Count("tickets_closed", closings, per=COUNTED),
    Share(
        "reply_on_time",
        answerable,
        at_least(95),
        ("month", "term"),
        True,
        condition=work_no(_replied_on) - period.c.work_no <= REPLY_WORKING_DAYS,
        written_in=TURNS,
    ),
    Share(
        "resolution_rate", submitted, at_least(95), ("term", "all"), condition=_outcome == "solved", written_in=TURNS
    ),
    Count(
        "tickets_solved", submitted, per=("term", "school_year", "all"), where=_outcome == "solved", written_in=TURNS
    ),
    Share("closing_rate", submitted, at_least(98), ("term", "all"), condition=_outcome.is_not(None), written_in=TURNS),
    Distribution("days_to_close", standing_closings, at_most(10), ("month", "term"), value=_working_days),
    Share(
        "reopen_rate",
        ever_closed,
        at_most(5),
        ("term",),
        condition=there_is(_its_event, _event.c.kind == "reopened", by(_event_on)),
        written_in=TURNS,
    ),
    Count("tickets_implemented", implemented, per=("term", "school_year", "all")),
    Share("handling_satisfaction", rated, at_least(90), ("term",), condition=_ticket.c.rating >= SATISFIED),
)
