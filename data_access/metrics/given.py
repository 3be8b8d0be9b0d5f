"""Table expressions that words lean on, made once a select: compile puts them behind the names that it finds.

They are bounded by what a question binds: IDS (communities), FIRST and LAST (days asked for).
"""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Date,
    Integer,
    Select,
    Table,
    TableClause,
    and_,
    bindparam,
    column,
    false,
    func,
    literal,
    or_,
    select,
    table,
)

from data_access.schema.tables import calendar_day, excuse, room_duty, stay

IDS = bindparam("ids", expanding=True, type_=Integer)
FIRST = bindparam("first", type_=Date)
LAST = bindparam("last", type_=Date)
FOR_EVER = literal(dt.date(9999, 12, 31), Date)

_day = calendar_day.c


def excused_weeks(excused: Column[Any], *, ever: bool) -> TableClause:
    """(community_id, thing, week): weeks for which rooms (room_id) or members (member_id) are excused there.

    Of those asked for, or ever.
    """
    columns = column("community_id", Integer), column("thing", Integer), column("week", Date)
    return table(f"excused_{'ever_' if ever else ''}{excused.name}", *columns)


def beginnings(dated: Table) -> TableClause:
    """(thing, day): days on which a room came into such a state: its rows from then on follow on each other."""
    return table(f"begun_{dated.name}", column("thing", Integer), column("day", Date))


def _excused(thing: Column[Any], *, ever: bool) -> Select[Any]:
    """An excuse counts for a week when it covers at least half of the week's working days."""
    covered = _day.day.between(excuse.c.from_day, func.coalesce(excuse.c.to_day, FOR_EVER))
    # Whole weeks: an excuse that reaches past today counts for the whole running week.
    # SQLite must come to the calendar by the excuse's days and by nothing else: hence an outer join, though no day is
    # no week, and expressions that no index serves.
    week, works = func.coalesce(_day.week, FOR_EVER), func.coalesce(_day.is_working, false())
    first = func.coalesce(_monday_of_first(), FIRST)
    weeks = week <= LAST if ever else week.between(first, LAST)
    # Those that were over before are left out first: the days of all years would be gone through for nothing.
    lasting = () if ever else (func.coalesce(excuse.c.to_day, FOR_EVER) >= first,)
    days = excuse.outerjoin(calendar_day, and_(covered, works, weeks))
    return (
        select(excuse.c.community_id, thing.label("thing"), _day.week)
        .select_from(days)
        .where(excuse.c.community_id.in_(IDS), thing.is_not(None), *lasting)
        .group_by(excuse.c.community_id, thing, _day.week)
        .having(2 * func.count(_day.day.distinct()) >= func.max(_day.week_working))
    )


def _monday_of_first() -> ColumnElement[Any]:
    first = calendar_day.alias("first_day")
    return select(first.c.week).where(first.c.day == FIRST).scalar_subquery()


def _begun(dated: Table) -> Select[Any]:
    """Rows of a thing in order: one begins anew where a day lies between it and all before it."""
    # Those of one day first become one, in the order of their index: most rooms are several members' at once.
    keys = dated.c.community_id, dated.c.room_id, dated.c.from_day
    last = func.max(func.coalesce(dated.c.to_day, FOR_EVER)).label("to_day")
    row = select(*keys, last).where(dated.c.community_id.in_(IDS)).group_by(*keys).subquery("row")
    reached = func.max(row.c.to_day).over(
        partition_by=(row.c.community_id, row.c.room_id), order_by=row.c.from_day, rows=(None, -1)
    )
    step = select(row.c.room_id.label("thing"), row.c.from_day.label("day"), reached.label("reached")).subquery("step")
    eve = select(func.max(_day.day)).where(_day.day < step.c.day).scalar_subquery()
    return select(step.c.thing, step.c.day).where(or_(step.c.reached.is_(None), step.c.reached < eve))


@cache
def given() -> dict[str, Select[Any]]:
    """Every such table expression by its name."""
    found = {
        excused_weeks(thing, ever=ever).name: _excused(thing, ever=ever)
        for thing in (excuse.c.room_id, excuse.c.member_id)
        for ever in (False, True)
    }
    return found | {beginnings(dated).name: _begun(dated) for dated in (stay, room_duty)}
