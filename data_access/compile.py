"""Population + metrics + periods + grouping -> one select, and the same before it is summed: the rows behind.

Pure: no engine, no today. A select binds ids (communities), first, last (the last day asked for, or the day asked
as of if that is earlier) and as_of (the day asked for). Columns of an answer: label, community_id (absent where
asked for the college as a whole), part (where grouped), then <metric>_<column> for each metric.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    FromClause,
    Integer,
    Select,
    String,
    Table,
    TableClause,
    and_,
    case,
    cast,
    func,
    literal,
    select,
    true,
)
from sqlalchemy.sql.visitors import iterate

from data_access.metrics.due import periods
from data_access.metrics.facts import excused_for_week, period
from data_access.metrics.forms import (
    Count,
    Distribution,
    EachValue,
    Lead,
    Mean,
    Metric,
    Population,
    Share,
    Shown,
)
from data_access.metrics.given import IDS, given
from data_access.scopes import Named


def _community_of(population: Population) -> ColumnElement[Any]:
    if population.community is not None:
        return population.community
    column: ColumnElement[Any] = population.source.c.community_id
    return column


def _thing_of(population: Population) -> ColumnElement[Any]:
    return population.thing if population.thing is not None else population.source.c.id


def _flag(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return case((condition, 1), else_=0)


def _asked(metric: Metric) -> dict[str, ColumnElement[Any]]:
    """What is asked of one thing, by the name of its column in `due`."""
    match metric:
        case Share():
            beside = {f"{metric.key}_{name}": _flag(what) for name, what in metric.beside.items()}
            return {f"{metric.key}_yes": _flag(metric.condition), **beside}
        case Count():
            value = metric.distinct if metric.distinct is not None else metric.total
            if value is None:
                return {f"{metric.key}_yes": _flag(metric.where) if metric.where is not None else literal(1)}
            return {f"{metric.key}_value": value if metric.where is None else case((metric.where, value))}
        case Mean():
            value = metric.value if metric.where is None else case((metric.where, metric.value))
            return {f"{metric.key}_value": value}
        case Distribution() | EachValue():
            return {f"{metric.key}_value": metric.value}
    raise TypeError(f"{metric.key}: a {type(metric).__name__} is not asked of the database")


def due_things(
    population: Population, metrics: tuple[Metric, ...], group: str | None, *, shown: Named | None = None
) -> Select[Any]:
    """The things due, a row a thing and period (and part): community_id, label, thing, part, excused, answers.

    shown: with the columns of the rows behind a figure, and whose names are among them.
    """
    grouping = population.groups[group] if group is not None else None
    told_apart = _told_apart if shown is not None else _as_it_is
    columns: list[ColumnElement[Any]] = [
        _community_of(population).label("community_id"),
        period.c.label,
        told_apart(_thing_of(population)).label("thing"),
    ]
    if grouping is not None:
        columns.append(grouping.by.label("part"))
    if population.excused is not None:
        columns.append(_flag(excused_for_week(population.excused, _thing_of(population))).label("excused"))
    columns += [told_apart(what).label(name) for metric in metrics for name, what in _asked(metric).items()]
    if shown is not None:
        columns += [
            _shown(what, shown).label(f"shown_{name}")
            for name, what in population.shows.items()
            if what.person is None or shown is not Named.NOBODY
        ]
    usually = () if grouping is not None and grouping.widens else population.usually
    joined = period.c.first == population.on if population.on is not None else true()
    things = (
        select(*columns)
        .select_from(population.source.join(period, joined))
        .where(_community_of(population).in_(IDS), *population.due, *usually)
    )
    return things.distinct() if population.thing is not None else things


def _as_it_is(what: ColumnElement[Any]) -> ColumnElement[Any]:
    return what


def _told_apart(what: ColumnElement[Any]) -> ColumnElement[Any]:
    """Of a text a number in its place, the same for the same text: whoever comes from outside is known by his name."""
    if not isinstance(what.type, String):
        return what
    return case((what.is_not(None), func.dense_rank().over(order_by=what)))


def _shown(what: Shown, named: Named) -> ColumnElement[Any]:
    """A column of the rows behind; a student's name leaves the database as its first character and a star."""
    masked = what.person == "student" and named is not Named.STUDENTS
    return func.substr(what.value, 1, 1) + "*" if masked else what.value


def _with_periods(statement: Select[Any], population: Population, kind: str) -> Select[Any]:
    """The select with the table expressions put behind `period` and the excused weeks it speaks of."""
    names = {element.name for element in iterate(statement) if isinstance(element, TableClause)}
    # Else SQLite would read them anew for each thing.
    ctes = [
        made.cte(name).prefix_with("MATERIALIZED", dialect="sqlite") for name, made in given().items() if name in names
    ]
    return statement.add_cte(periods(population, kind), *ctes)


def _summed(metric: Metric, due: FromClause, counts: ColumnElement[Any] | None) -> list[ColumnElement[Any]]:
    """The columns of a metric's answer: k, and n, excused, and what is said beside."""
    key = metric.key
    match metric:
        case Share():
            yes, there = due.c[f"{key}_yes"], counts if counts is not None else literal(1)
            if metric.once:
                k: ColumnElement[Any] = func.count(case((and_(there == 1, yes == 1), due.c.thing)).distinct())
                n: ColumnElement[Any] = func.count(case((there == 1, due.c.thing)).distinct())
            else:
                k, n = func.sum(yes * there), func.sum(there)
            beside = [func.sum(due.c[f"{key}_{name}"] * there).label(f"{key}_{name}") for name in metric.beside]
            columns: list[ColumnElement[Any]] = [k.label(f"{key}_k"), n.label(f"{key}_n"), *beside]
            if counts is not None:
                # A thing that counts once is left out where it was excused whenever it was due.
                left_out = func.count(due.c.thing.distinct()) - n if metric.once else func.sum(due.c.excused)
                columns.append(left_out.label(f"{key}_excused"))
            return columns
        case Count() if metric.distinct is not None:
            return [func.count(due.c[f"{key}_value"].distinct()).label(f"{key}_k")]
        case Count() if metric.total is not None:
            return [func.sum(due.c[f"{key}_value"]).label(f"{key}_k")]
        case Count() if metric.population.thing is not None:
            # Two rows of one thing may answer differently: it counts once where one of them says yes.
            return [func.count(case((due.c[f"{key}_yes"] == 1, due.c.thing)).distinct()).label(f"{key}_k")]
        case Count():
            return [func.sum(due.c[f"{key}_yes"]).label(f"{key}_k")]
        case Mean():
            value = due.c[f"{key}_value"]
            return [func.sum(value).label(f"{key}_k"), func.count(value).label(f"{key}_n")]
    raise TypeError(f"{key}: a {type(metric).__name__} is not summed")


@cache
def answer(metrics: tuple[Metric, ...], kind: str, group: str | None = None, college: bool = False) -> Select[Any]:
    """One select for all metrics asked of one population: a row a period and community (and part) with things due."""
    population = metrics[0].population
    # Else the questions would be run once for each sum.
    due = due_things(population, metrics, group).cte("due").prefix_with("MATERIALIZED")
    counts = 1 - due.c.excused if population.excused is not None else None
    keys = [due.c.label, *([] if college else [due.c.community_id]), *([due.c.part] if group is not None else [])]
    sums = [column for metric in metrics for column in _summed(metric, due, counts)]
    return _with_periods(select(*keys, *sums).group_by(*keys), population, kind)


@cache
def unnamed(metrics: tuple[Metric, ...], kind: str) -> Select[Any]:
    """The same, a row a period and community that does not say which, in the order of its numbers."""
    told = answer(metrics, kind).subquery("told")
    numbers = [column for name, column in told.c.items() if name != "community_id"]
    return select(*numbers).order_by(*numbers)


@cache
def values(metric: Distribution | EachValue, kind: str, group: str | None = None, college: bool = False) -> Select[Any]:
    """A Distribution's (label, community_id, [part], value, k), or an Each's (label, community_id, thing, value).

    college: of a Distribution without community_id, as an answer is.
    """
    due = due_things(metric.population, (metric,), group).cte("due")
    value = due.c[f"{metric.key}_value"].label("value")
    keys = [due.c.label, due.c.community_id, *([due.c.part] if group is not None else [])]
    if isinstance(metric, EachValue):
        return _with_periods(select(*keys, due.c.thing, value), metric.population, kind)
    if college:
        keys.remove(due.c.community_id)
    counted = select(*keys, value, func.count().label("k")).group_by(*keys, value)
    return _with_periods(counted, metric.population, kind)


@cache
def rows(metrics: tuple[Metric, ...], kind: str, group: str | None, named: Named) -> Select[Any]:
    """The rows behind figures of one population: a row a thing due (and period, and part), with answers to each.

    A share of things that count once is asked alone. named: whose names are in them.
    """
    one = metrics[0]
    things = due_things(one.population, metrics, group, shown=named)
    if isinstance(one, Share) and one.once:
        things = _once(things.add_columns(period.c.first), one)
    return _with_periods(things, one.population, kind)


def _once(things: Select[Any], metric: Share) -> Select[Any]:
    """A row a thing (and part) that is due in several periods: of those that count, yes where one of them says yes."""
    due = things.cte("due")
    own = [due.c.community_id, due.c.thing, *([due.c.part] if "part" in due.c else [])]
    excused = due.c.excused if "excused" in due.c else literal(0)
    latest = func.row_number().over(partition_by=own, order_by=(excused, due.c.first.desc()))
    sums = {f"shown_{name}" for name, what in metric.population.shows.items() if what.adds_up}

    def over_all(column: ColumnElement[Any], name: str) -> ColumnElement[Any]:
        if name == f"{metric.key}_yes":
            return func.max(column).over(partition_by=[*own, excused]).label(name)
        if name in sums:
            return cast(func.sum(column).over(partition_by=[*own, excused]), Integer).label(name)
        return column

    each = select(*(over_all(column, name) for name, column in due.c.items()), latest.label("place")).cte("each")
    return select(each).where(each.c.place == 1)


@cache
def reads(metric: Metric, group: str | None = None) -> frozenset[str]:
    """The names of the tables that a metric's answer depends on, found in its own select."""
    asked = metric.share if isinstance(metric, Lead) else metric
    by_values = isinstance(asked, Distribution | EachValue)
    return _tables_of(values(asked, "week", group) if by_values else answer((asked,), "week", group))


@cache
def reads_behind(metric: Metric, group: str | None = None) -> frozenset[str]:
    """The names of the tables that the rows behind a metric depend on, their shown columns included."""
    return _tables_of(rows((metric,), "week", group, Named.STUDENTS))


def _tables_of(statement: Select[Any]) -> frozenset[str]:
    return frozenset(element.name for element in iterate(statement) if isinstance(element, Table))


__all__ = ["answer", "due_things", "reads", "reads_behind", "rows", "unnamed", "values"]
