"""The words in which metrics are said: each is an expression about one thing in one period.

`period` stands for the period in question; `compile` puts a table expression of that name behind it:
label (what the answer is keyed by), kind (of a rhythm's spans only), first and last day, `seen` (as of which day the
thing is looked at), work_no, duty_no, week (its Monday) and week_working of its last day.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Date,
    FromClause,
    Integer,
    Join,
    ScalarSelect,
    Select,
    String,
    Table,
    TableClause,
    and_,
    bindparam,
    column,
    exists,
    func,
    literal,
    or_,
    select,
    table,
    tuple_,
)
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement, ReturnTypeFromArgs

from data_access.metrics.given import beginnings, excused_weeks
from data_access.schema.tables import calendar_day, party_post, stay

period = table(
    "period",
    column("label"),
    column("kind", String),
    column("first", Date),
    column("last", Date),
    column("seen", Date),
    column("work_no", Integer),
    column("duty_no", Integer),
    column("week", Date),
    column("week_working", Integer),
)

AS_OF = bindparam("as_of", type_=Date)


class latest(ReturnTypeFromArgs[Any]):
    """The latest of several days, none of them missing."""

    inherit_cache = True


@compiles(latest)
def _latest(element: Any, compiler: Any, **kw: Any) -> str:
    return f"greatest({compiler.process(element.clauses, **kw)})"


@compiles(latest, "sqlite")
def _latest_sqlite(element: Any, compiler: Any, **kw: Any) -> str:
    return f"max({compiler.process(element.clauses, **kw)})"


class days_later(FunctionElement[dt.date]):
    """(day, n): the day n days after a day."""

    type = Date()
    inherit_cache = True
    name = "days_later"


@compiles(days_later)
def _days_later(element: Any, compiler: Any, **kw: Any) -> str:
    day, days = element.clauses
    return f"({compiler.process(day, **kw)} + {compiler.process(days, **kw)})"


@compiles(days_later, "sqlite")
def _days_later_sqlite(element: Any, compiler: Any, **kw: Any) -> str:
    day, days = element.clauses
    return f"date({compiler.process(day, **kw)}, {compiler.process(days, **kw)} || ' days')"


class seconds_between(FunctionElement[int]):
    """(first, last): the seconds from a moment to a later one; NULL where one of them is missing."""

    type = Integer()
    inherit_cache = True
    name = "seconds_between"


@compiles(seconds_between)
def _seconds_between(element: Any, compiler: Any, **kw: Any) -> str:
    first, last = (compiler.process(moment, **kw) for moment in element.clauses)
    return f"extract(epoch FROM ({last} - {first}))"


@compiles(seconds_between, "sqlite")
def _seconds_between_sqlite(element: Any, compiler: Any, **kw: Any) -> str:
    first, last = (compiler.process(moment, **kw) for moment in element.clauses)
    return f"(strftime('%s', {last}) - strftime('%s', {first}))"


def by(day: ColumnElement[Any]) -> ColumnElement[bool]:
    """It has happened by the day seen."""
    return day <= period.c.seen


def not_yet(day: ColumnElement[Any]) -> ColumnElement[bool]:
    """It has not happened by the day seen, or never."""
    return or_(day.is_(None), day > period.c.seen)


def within(day: ColumnElement[Any]) -> ColumnElement[bool]:
    """It happened between the period's first and last day."""
    return day.between(period.c.first, period.c.last)


def stands(dated: FromClause) -> ColumnElement[bool]:
    """A row with from_day and to_day covers the day seen."""
    return and_(by(dated.c.from_day), or_(dated.c.to_day.is_(None), dated.c.to_day >= period.c.seen))


def overlaps(dated: FromClause) -> ColumnElement[bool]:
    """A row with from_day and to_day touches the period."""
    return and_(
        dated.c.from_day <= period.c.last,
        or_(dated.c.to_day.is_(None), dated.c.to_day >= period.c.first),
    )


def _own(link: ColumnElement[bool], of: FromClause | None) -> tuple[FromClause, ColumnElement[bool]]:
    """The rows that a link speaks of, and the link with the equal community that its index begins with."""
    child, parent = link.left, link.right
    rows: FromClause = of if of is not None else child.table
    parents = getattr(parent, "table", None)
    if parents is not None and "community_id" in child.table.c and "community_id" in parents.c:
        return rows, and_(child.table.c.community_id == parents.c.community_id, link)
    return rows, link


def _tables(rows: FromClause) -> list[FromClause]:
    return [*_tables(rows.left), *_tables(rows.right)] if isinstance(rows, Join) else [rows]


def _about(what: Select[Any], rows: FromClause) -> Select[Any]:
    """Everything but its own rows is the thing's and the period's: the words nest to any depth."""
    return what.select_from(rows).correlate_except(*_tables(rows))


def there_is(
    link: ColumnElement[bool], *where: ColumnElement[bool], of: FromClause | None = None
) -> ColumnElement[bool]:
    """Of the rows linked to the thing (`child.fk == parent.id`), one meets the conditions."""
    rows, linked = _own(link, of)
    return exists(_about(select(1).where(linked, *where), rows))


def one_stands(link: ColumnElement[bool], *where: ColumnElement[bool]) -> ColumnElement[bool]:
    """Of the dated rows linked to the thing (`child.fk == parent.id`), one covers the day seen.

    As `there_is` with `stands`; the rows begun last are looked at first, where a thing has had many that are over.
    """
    rows, linked = _own(link, None)
    standing = _about(select(1).where(linked, *where, stands(rows)), rows)
    # Not that one exists: SQLite would begin with the oldest.
    return standing.order_by(rows.c.from_day.desc()).limit(1).scalar_subquery().is_not(None)


def how_many(
    link: ColumnElement[bool],
    *where: ColumnElement[bool],
    distinct: ColumnElement[Any] | None = None,
    of: FromClause | None = None,
) -> ScalarSelect[Any]:
    """How many rows linked to the thing, or how many different values of them, meet the conditions."""
    rows, linked = _own(link, of)
    counted = func.count() if distinct is None else func.count(distinct.distinct())
    return _about(select(counted).where(linked, *where), rows).scalar_subquery()


def so_often(
    least: int, link: ColumnElement[bool], *where: ColumnElement[bool], of: FromClause | None = None
) -> ColumnElement[bool]:
    """So many rows linked to the thing meet the conditions; where one is enough, no more are looked at."""
    return there_is(link, *where, of=of) if least == 1 else how_many(link, *where, of=of) >= least


def the_first(
    what: ColumnElement[Any], link: ColumnElement[bool], *where: ColumnElement[bool], of: FromClause | None = None
) -> ScalarSelect[Any]:
    """The least value, of numbers and days, of the rows linked to the thing; NULL where there is none."""
    rows, linked = _own(link, of)
    return _about(select(func.min(what)).where(linked, *where), rows).scalar_subquery()


def the_last(
    what: ColumnElement[Any], link: ColumnElement[bool], *where: ColumnElement[bool], of: FromClause | None = None
) -> ScalarSelect[Any]:
    """The greatest value of the rows linked to the thing; NULL where there is none."""
    rows, linked = _own(link, of)
    return _about(select(func.max(what)).where(linked, *where), rows).scalar_subquery()


def the_latest(
    what: ColumnElement[Any],
    link: ColumnElement[bool],
    *where: ColumnElement[bool],
    order: tuple[ColumnElement[Any], ...],
    of: FromClause | None = None,
) -> ScalarSelect[Any]:
    """The value in the last row, in the given order, of those linked to the thing; NULL where there is none."""
    descending = tuple(each.desc() for each in order)
    return the_earliest(what, link, *where, order=descending, of=of)


def the_earliest(
    what: ColumnElement[Any],
    link: ColumnElement[bool],
    *where: ColumnElement[bool],
    order: tuple[ColumnElement[Any], ...],
    of: FromClause | None = None,
) -> ScalarSelect[Any]:
    """The value in the first row, in the given order, of those linked to the thing; NULL where there is none.

    For texts: which is the least of them depends on the database's collation.
    """
    rows, linked = _own(link, of)
    return _about(select(what).where(linked, *where), rows).order_by(*order).limit(1).scalar_subquery()


def post_of(member: ColumnElement[Any]) -> ScalarSelect[Any]:
    """The party post that a member held on the day: of several the first begun, then the first written down."""
    held = party_post.alias()
    order = (held.c.from_day, held.c.id)
    return the_earliest(held.c.post, held.c.member_id == member, overlaps(held), order=order)


def lives_in(student: ColumnElement[Any]) -> ScalarSelect[Any]:
    """The room of the thing's community in which a student lives on the day seen; NULL where he lives in none."""
    return the_first(stay.c.room_id, stay.c.student_id == student, stands(stay))


def name_of(what: ColumnElement[Any], link: ColumnElement[bool]) -> ScalarSelect[Any]:
    """A column of the one row that the thing points to (`parent.id == child.fk`)."""
    rows = link.left.table
    return _about(select(what).where(link), rows).scalar_subquery()


def work_no(day: ColumnElement[Any]) -> ScalarSelect[Any]:
    """The working-day number of a day."""
    days = calendar_day.alias()
    return _about(select(days.c.work_no).where(days.c.day == day), days).scalar_subquery()


def age(day: ColumnElement[Any]) -> ColumnElement[int]:
    """Working days from a day to the day seen, of things that stand."""
    return period.c.work_no - work_no(day)


def begun(dated: Table, of_thing: ColumnElement[Any]) -> ScalarSelect[Any]:
    """When the thing's state last began: the first day of its last row that followed on no other."""
    starts = beginnings(dated)
    begun_by = select(starts.c.day).where(starts.c.thing == of_thing, starts.c.day <= period.c.seen)
    # Not the greatest of them: for that SQLite would look at the beginnings of all things.
    return _about(begun_by, starts).order_by(starts.c.day.desc()).limit(1).scalar_subquery()


def _of_thing(weeks: TableClause, thing: ColumnElement[Any]) -> ColumnElement[bool]:
    """Excused weeks are the thing's in its own community: a member of two may be excused in one."""
    things = getattr(thing, "table", None)
    own = weeks.c.thing == thing
    return own if things is None else and_(weeks.c.community_id == things.c.community_id, own)


def excused_for_week(excused: Column[Any], thing: ColumnElement[Any]) -> ColumnElement[bool]:
    """The thing's excuses cover at least half of the working days of the period's week."""
    weeks, things = excused_weeks(excused, ever=False), getattr(thing, "table", None)
    own, named = [thing, period.c.week], [weeks.c.thing, weeks.c.week]
    if things is not None:
        own, named = [things.c.community_id, *own], [weeks.c.community_id, *named]
    # Not that one exists: for that SQLite would look at all excused weeks for each thing.
    return tuple_(*own).in_(select(*named))


def silence(*since: ColumnElement[Any], thing: ColumnElement[Any], excused: Column[Any]) -> ScalarSelect[Any]:
    """Calendar days of duty weeks from the latest of some days (not counted) to the day seen (counted).

    Days of weeks for which the thing was excused do not count. A day that is missing is long ago.
    """
    begins = [func.coalesce(day, LONG_AGO) for day in since]
    last = latest(*begins) if len(begins) > 1 else begins[0]
    # Named once, since it is looked at for every day; whatever tables it speaks of are the thing's.
    begun_on = select(last.label("day")).correlate_except(None).subquery("begun_on")
    days, off_days = calendar_day.alias(), calendar_day.alias()
    weeks = excused_weeks(excused, ever=True)
    off = off_days.join(weeks, weeks.c.week == off_days.c.week)
    excused_days = _about(
        select(func.count()).where(
            _of_thing(weeks, thing),
            off_days.c.is_duty,
            off_days.c.day > begun_on.c.day,
            off_days.c.day <= period.c.seen,
        ),
        off,
    ).scalar_subquery()
    counted = begun_on.outerjoin(days, days.c.day == begun_on.c.day)
    passed = period.c.duty_no - func.coalesce(days.c.duty_no, 0) - excused_days
    return _about(select(passed), counted).scalar_subquery()


LONG_AGO = literal(dt.date(1900, 1, 1), Date)
