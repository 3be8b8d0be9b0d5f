"""In which periods things are due: the table expression that compile puts behind `period`."""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    CTE,
    ColumnElement,
    Date,
    Integer,
    Select,
    and_,
    case,
    func,
    literal,
    select,
    type_coerce,
    union_all,
)

from data_access.metrics.facts import AS_OF
from data_access.metrics.forms import Each, Population
from data_access.metrics.given import FIRST, LAST
from data_access.schema.tables import calendar_day

ALL = 0
# A span is over for those who live here when teaching ends: in the vacation some have left and others have come.
_teaching = case((calendar_day.c.teaching_week.is_not(None), calendar_day.c.day))
SPANS = ("week", "month", "term", "school_year")
_day = calendar_day.c
# What periods of a kind are keyed by: their first day (day, week, month), the term's id, the year, or 0.
LABELS: dict[str, ColumnElement[Any]] = {
    "day": _day.day,
    "week": _day.week,
    "month": _day.month,
    "term": _day.term_id,
    "school_year": _day.school_year,
    "year": _day.year,
    "all": literal(ALL, Integer),
}


# Of things that stand: on which days they are due, and what makes one of several times within a period.
_DUE: dict[Each, tuple[tuple[ColumnElement[bool], ...], tuple[ColumnElement[Any], ...]]] = {
    Each.PERIOD: ((), ()),
    Each.SPAN: ((), ()),
    Each.DUTY_WEEK: ((_day.is_duty,), (_day.week,)),
    Each.DUTY_DAY: ((_day.is_duty, _day.holiday.is_(None)), (_day.day,)),
}


def periods(population: Population, kind: str) -> CTE:
    """The periods of a kind between FIRST and LAST; one a day for things that happened, joined by equality."""
    label = LABELS[kind].label("label")
    asked = and_(_day.day.between(FIRST, LAST), LABELS[kind].is_not(None))
    if population.on is not None:
        days = select(
            label,
            _day.day.label("first"),
            _day.day.label("last"),
            type_coerce(AS_OF, Date).label("seen"),
            _day.work_no,
            _day.duty_no,
            _day.week,
            _day.week_working,
        ).where(asked)
        return days.cte("period")
    if population.each is Each.RHYTHM:
        return _spans(kind)
    due, within = _DUE[population.each]
    # Where the whole range is one period, a constant may not stand in GROUP BY.
    keys = [LABELS[kind]] if kind != "all" else []
    return (
        select(
            label,
            # A duty week begins on its Monday, whatever day the term begins.
            func.min(_day.week if population.each is Each.DUTY_WEEK else _day.day).label("first"),
            func.max(_day.day).label("last"),
            func.max(_teaching if population.each is Each.SPAN else _day.day).label("seen"),
            func.max(_day.work_no).label("work_no"),
            func.max(_day.duty_no).label("duty_no"),
            func.max(_day.week).label("week"),
            func.max(_day.week_working).label("week_working"),
        )
        .where(asked, *due)
        .group_by(*keys, *within)
        .having(func.count() > 0)
        .cte("period")
    )


def _spans(kind: str) -> CTE:
    """The weeks, months, terms and school years that end between FIRST and LAST, labelled by the period they end in."""
    # Else SQLite would work them out anew for each thing.
    return union_all(*(_ending(kind, span) for span in SPANS)).cte("period").prefix_with("MATERIALIZED")


def _ending(kind: str, span: str) -> Select[Any]:
    """A span is whole when the day after its last one is of another; none is known to end before the next has begun."""
    eve, morrow, days = calendar_day.alias("eve"), calendar_day.alias("morrow"), calendar_day.alias("days")
    of = LABELS[span].name
    following = select(morrow.c[of]).where(morrow.c.day > eve.c.day).correlate(eve).order_by(morrow.c.day).limit(1)
    first = select(func.min(days.c.day)).where(days.c[of] == eve.c[of]).correlate(eve).scalar_subquery()
    label = literal(ALL, Integer) if kind == "all" else eve.c[LABELS[kind].name]
    return select(
        label.label("label"),
        literal(span).label("kind"),
        first.label("first"),
        eve.c.day.label("last"),
        eve.c.day.label("seen"),
        eve.c.work_no,
        eve.c.duty_no,
        eve.c.week,
        eve.c.week_working,
    ).where(
        eve.c.day.between(FIRST, LAST),
        eve.c[of].is_not(None),
        following.scalar_subquery().is_distinct_from(eve.c[of]),
    )
