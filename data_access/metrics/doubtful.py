"""Rows that are hard to believe: more names than heads, visits within minutes, copied notes.

Counted, never by person: what they say of a ledger is how far it can be believed.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sqlalchemy import Column, Select, String, and_, cast, func, literal, select, union_all
from sqlalchemy.sql.selectable import Subquery

from data_access.metrics.facts import how_many, name_of, seconds_between
from data_access.metrics.forms import About, Group, Population, Shown
from data_access.metrics.given import FIRST, IDS, LAST
from data_access.metrics.programmes import held, person
from data_access.schema import tables as t

# Who talks with somebody at each door of a corridor is not through with five of them in five minutes.
HURRIED_VISITS, HURRIED_SECONDS = 5, 300
# Everybody writes "一切正常" again and again; a sentence that is the same for the third time is copied.
SHORTEST_NOTE, WRITTEN_BY_HAND = 10, 2

_names = how_many(t.activity_participant.c.activity_id == t.activity.c.id, distinct=person)
crowded = replace(
    held.where(_names > t.activity.c.attendance),
    groups={"ledger": Group(literal("activity", String)), "programme": held.groups["programme"]},
    shows={**held.shows, "names": Shown(_names)},
)

_visit = t.dorm_visit.c
# A knock at a closed door takes no time. The days asked for are read first: SQLite would rather go through all the
# visits of each member than put these in order.
_of_days = (
    select(_visit.community_id, _visit.id, _visit.member_id, _visit.room_id, _visit.visited_at, _visit.visited_on)
    .where(_visit.community_id.in_(IDS), _visit.visited_on.between(FIRST, LAST), _visit.someone_in)
    .cte("visit_of_days")
)
_met_on = _of_days.c
_whose_day = _met_on.community_id, _met_on.member_id, _met_on.visited_on
# Most members never make so many a day: theirs are counted, and not one by one.
_busy_day = select(*_whose_day).group_by(*_whose_day).having(func.count() >= HURRIED_VISITS).subquery("busy_day")
_before = func.lag(_met_on.visited_at, HURRIED_VISITS - 1).over(
    partition_by=_whose_day, order_by=(_met_on.visited_at, _met_on.id)
)
_met = (
    select(
        _met_on.community_id,
        _met_on.id,
        _met_on.room_id,
        _met_on.visited_at,
        _met_on.visited_on,
        _before.label("fourth_before"),
    )
    .select_from(_busy_day.join(_of_days, and_(*(column == _busy_day.c[column.name] for column in _whose_day))))
    .subquery("met")
)
hurried = Population(
    _met,
    on=_met.c.visited_on,
    bounded=True,
    about=About.THINGS,
    due=(seconds_between(_met.c.fourth_before, _met.c.visited_at) <= HURRIED_SECONDS,),
    groups={"ledger": Group(literal("dorm_visit", String))},
    shows={
        "room": Shown(name_of(t.room.c.number, t.room.c.id == _met.c.room_id)),
        "visited_at": Shown(_met.c.visited_at),
    },
    ledger="dorm_visit",
)


def of_ledgers(rows: Subquery, about: About, shows: dict[str, Shown], *, bounded: bool = False) -> Population:
    """Rows of several ledgers on their days. about: sensitive where ledgers of warnings or talks are among them."""
    return Population(
        rows,
        on=rows.c.happened_on,
        thing=rows.c.ledger + ":" + cast(rows.c.id, String),
        bounded=bounded,
        about=about,
        groups={"ledger": Group(rows.c.ledger)},
        shows={"ledger": Shown(rows.c.ledger), "happened_on": Shown(rows.c.happened_on), **shows},
    )


# What those on duty write: the ledger's moment, who wrote it, and what.
NOTED = (
    (_visit.visited_at, _visit.visited_on, _visit.member_id, _visit.note),
    (t.safety_check.c.checked_at, t.safety_check.c.checked_on, t.safety_check.c.leader_id, t.safety_check.c.note),
    (t.room_report.c.reported_at, t.room_report.c.reported_on, t.room_report.c.reporter_id, t.room_report.c.note),
)
_day, _first, _of_term = t.calendar_day.c, t.calendar_day.alias("first_asked"), t.calendar_day.alias("of_term")
_term_begins = (
    select(func.min(_of_term.c.day))
    .where(_of_term.c.term_id == select(_first.c.term_id).where(_first.c.day == FIRST).scalar_subquery())
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
repeated = of_ledgers(_note, About.THINGS, {"nth_time": Shown(_note.c.nth_time)}, bounded=True).where(
    _note.c.nth_time > WRITTEN_BY_HAND
)
