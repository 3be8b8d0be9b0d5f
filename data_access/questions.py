"""Questions and their answers: what is asked of the database, which questions one select answers, and its cells."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import Connection, RowMapping, Select

from data_access import compile, prepared
from data_access.metrics.forms import Distribution, Each, EachValue, Metric, Share
from data_access.metrics.registry import ASKED
from data_access.periods import monday
from data_access.references import Reference
from data_access.scopes import Named

# As many rows behind a figure as a reader can be shown, and a file holds.
MOST_ROWS = 20_000
_PLACES = {name: place for place, name in enumerate(ASKED)}


@dataclass(frozen=True)
class Question:
    """What is asked of one metric: for one community, or (`college`) for all of a college's as a whole.

    unnamed: for each of several, without saying which.
    """

    metric: str
    kind: str
    group: str | None
    communities: tuple[int, ...]
    college: bool
    first: dt.date
    last: dt.date
    as_of: dt.date
    unnamed: bool = False


@dataclass(frozen=True)
class Lookup:
    """A reference asked for, of some communities or of none in particular."""

    reference: Reference
    communities: tuple[int, ...] = ()


@dataclass(frozen=True)
class Behind:
    """The rows behind a figure of some communities, one over MOST_ROWS if more; answered by what `made` makes."""

    metric: str
    kind: str
    group: str | None
    communities: tuple[int, ...]
    first: dt.date
    last: dt.date
    as_of: dt.date
    named: Named
    made: Callable[[Metric, Sequence[RowMapping]], Any] = field(compare=False)


class Cell(NamedTuple):
    """One row of an answer. Counts have no n; a distribution's cells have a value, an each's also the thing."""

    label: Any
    part: Any
    k: float
    n: float | None
    excused: int = 0
    beside: tuple[tuple[str, int], ...] = ()
    value: float | None = None
    thing: Any = None


Asked = Question | Lookup | Behind
Of = TypeVar("Of", Question, Behind)


def question(
    metric: Metric,
    kind: str,
    communities: Sequence[int],
    first: dt.date,
    last: dt.date,
    as_of: dt.date,
    group: str | None = None,
    college: bool = False,
    unnamed: bool = False,
) -> Question:
    """The question in its own form: `last` no later than `as_of`; a bounded population is asked as of its last day.

    Things due by the week are asked from a Monday on: what was written on the days before a term began counts then.
    """
    first, last = monday(first) if metric.population.each is Each.DUTY_WEEK else first, min(last, as_of)
    seen = last if metric.population.bounded else as_of
    return Question(metric.key, kind, group, tuple(communities), college, first, last, seen, unnamed)


def together(asked: Sequence[Of]) -> list[list[Of]]:
    """Questions, or rows behind, that one select answers: of one population, in the same periods, grouped alike."""
    batches: dict[Any, list[Of]] = defaultdict(list)
    for what in asked:
        metric = ASKED[what.metric]
        by_values, once = isinstance(metric, Distribution | EachValue), isinstance(metric, Share) and metric.once
        by_itself = by_values if isinstance(what, Question) else once
        alone = metric.key if by_itself else id(metric.population)
        as_a_whole = len(what.communities) > 1 if isinstance(what, Behind) else what.college or what.unnamed
        whole = what.communities if as_a_whole else None
        named = what.named if isinstance(what, Behind) else None
        form = named, isinstance(what, Question) and what.unnamed
        batches[alone, form, what.kind, what.group, whole, what.first, what.last, what.as_of].append(what)
    return list(batches.values())


def metrics_of(asked: Sequence[Question | Behind]) -> tuple[Metric, ...]:
    names = sorted({what.metric for what in asked}, key=_PLACES.__getitem__)
    return tuple(ASKED[name] for name in names)


def binds_of(asked: Sequence[Question | Behind]) -> dict[str, Any]:
    """What the one select of a batch is asked with."""
    one, ids = asked[0], sorted({community for what in asked for community in what.communities})
    return {"ids": ids, "first": one.first, "last": one.last, "as_of": one.as_of}


def statement_of(asked: Sequence[Question]) -> Select[Any]:
    """The one select of a batch of questions."""
    one, metrics = asked[0], metrics_of(asked)
    first = metrics[0]
    if isinstance(first, Distribution | EachValue):
        return compile.values(first, one.kind, one.group, one.college)
    if one.unnamed:
        return compile.unnamed(metrics, one.kind)
    return compile.answer(metrics, one.kind, one.group, one.college)


def evaluate(connection: Connection, asked: Sequence[Question]) -> dict[Question, tuple[Cell, ...]]:
    """Questions of one batch, asked of the database: the cells of each, in order of label."""
    one, metrics = asked[0], metrics_of(asked)
    cells: dict[tuple[str, int | None], list[Cell]] = defaultdict(list)
    for row in prepared.rows(connection, statement_of(asked), binds_of(asked)):
        place = None if one.college or one.unnamed else row["community_id"]
        for metric in metrics:
            cells[metric.key, place].append(_cell(row, metric, one.kind, one.group))
    return {what: tuple(sorted(cells[what.metric, _place_of(what)], key=_order)) for what in asked}


def _place_of(what: Question) -> int | None:
    """The community that a question is about; none where its answer does not say."""
    return None if what.college or what.unnamed else what.communities[0]


def _order(cell: Cell) -> tuple[Any, str, float]:
    return cell.label, str(cell.part), cell.value or 0.0


def _cell(row: Mapping[str, Any], metric: Metric, kind: str, group: str | None) -> Cell:
    label, part, key = _label(row["label"], kind), row["part"] if group is not None else None, metric.key
    if isinstance(metric, EachValue):
        return Cell(label, part, 1, None, value=row["value"], thing=row["thing"])
    if isinstance(metric, Distribution):
        return Cell(label, part, row["k"], None, value=row["value"])
    k, n = row[f"{key}_k"] or 0, row.get(f"{key}_n")
    beside = tuple((name, int(row[f"{key}_{name}"])) for name in metric.beside) if isinstance(metric, Share) else ()
    whole = float(k) if isinstance(k, float) or k != int(k) else int(k)
    return Cell(label, part, whole, None if n is None else int(n), int(row.get(f"{key}_excused") or 0), beside)


def _label(label: Any, kind: str) -> Any:
    """SQLite gives days of a nested select as text."""
    if kind in ("day", "week", "month") and isinstance(label, str):
        return dt.date.fromisoformat(label)
    return label


def rows_of(connection: Connection, asked: Sequence[Behind]) -> dict[Behind, Any]:
    """Rows behind figures of one batch, asked of the database."""
    one, binds = asked[0], binds_of(asked)
    statement = compile.rows(metrics_of(asked), one.kind, one.group, one.named).limit(MOST_ROWS + 1)
    rows = connection.execute(statement, binds).mappings().all()
    if all(what.communities == tuple(binds["ids"]) for what in asked):
        return {what: what.made(ASKED[what.metric], rows) for what in asked}
    apart: dict[tuple[int, ...], list[Behind]] = defaultdict(list)
    for what in asked:
        apart[what.communities].append(what)
    if len(rows) > MOST_ROWS:
        # Which of them are cut, and where, is known of each alone only.
        return {what: found for each in apart.values() for what, found in rows_of(connection, each).items()}
    own: dict[tuple[int, ...], list[RowMapping]] = defaultdict(list)
    for row in rows:
        own[(row["community_id"],)].append(row)
    return {what: what.made(ASKED[what.metric], own[what.communities]) for what in asked}
