"""The only memory: (question, versions of what it reads) -> answer, in one snapshot of the database a page.

A page opens its snapshot by reading the notes of change; what is remembered in the versions of that snapshot is
taken, what another page is evaluating in the same versions is waited for, and only the rest is evaluated, one
select for all metrics and communities that ask the same of one population.
"""

from __future__ import annotations

import datetime as dt
import time
from collections import OrderedDict, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Lock
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, RowMapping, Select, select

from data_access import compile, faults
from data_access.changes import Reader
from data_access.database import snapshot
from data_access.metrics.forms import Distribution, Each, EachValue, Metric, Share
from data_access.metrics.registry import ASKED
from data_access.periods import monday
from data_access.references import Reference
from data_access.schema.tables import term
from data_access.scopes import Named
from data_access.versions import CALENDAR_TABLES, Note, Versions

REMEMBERED = 50_000
OLDEST_SECONDS = 3600.0
PATIENCE_SECONDS = 1.0
WAIT_SECONDS = 10.0
MOST_ROWS = 20_000
_PLACES = {name: place for place, name in enumerate(ASKED)}


@dataclass(frozen=True)
class Question:
    """What is asked of one metric: for one community, or (`college`) for all of a college's as a whole."""

    metric: str
    kind: str
    group: str | None
    communities: tuple[int, ...]
    college: bool
    first: dt.date
    last: dt.date
    as_of: dt.date


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


@dataclass(frozen=True, slots=True)
class Cell:
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
) -> Question:
    """The question in its own form: `last` no later than `as_of`; a bounded population is asked as of its last day.

    Things due by the week are asked from a Monday on: what was written on the days before a term began counts then.
    """
    first, last = monday(first) if metric.population.each is Each.DUTY_WEEK else first, min(last, as_of)
    seen = last if metric.population.bounded else as_of
    return Question(metric.key, kind, group, tuple(communities), college, first, last, seen)


class Answers:
    """The memory of one database. Safe for threads; a page uses `opened()`."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.statements = 0
        self._lock = Lock()
        self._reader = Reader()
        self._versions = Versions()
        self._kept: OrderedDict[Asked, tuple[tuple[int, int], float, Any]] = OrderedDict()
        self._under_way: dict[tuple[Asked, tuple[int, int]], Future[Any]] = {}

    @contextmanager
    def opened(self) -> Iterator[Asking]:
        """One snapshot of the database, in which any number of questions may be asked. Raises `DatabaseFault`."""
        with snapshot(self.engine) as connection:
            yield Asking(self, connection, self._look(connection))

    def look(self) -> Versions:
        """Reads the notes alone: what a watcher does."""
        with snapshot(self.engine) as connection:
            return self._look(connection)

    def _look(self, connection: Connection) -> Versions:
        if not self._lock.acquire(timeout=PATIENCE_SECONDS):
            raise faults.DatabaseBusy("the notes of change are being read for too long")
        try:
            self.statements += 1
            try:
                notes = self._reader.look(connection)
            except Exception:
                # What comes back may be another database: nothing remembered counts then.
                self._reader.forget()
                raise
            touched: frozenset[Note] = notes.touched
            if notes.everything or any(table in CALENDAR_TABLES for table, _, _ in touched):
                self._versions = self._versions.anew(self._term_days(connection))
                self._kept.clear()
            elif touched:
                self._versions = self._versions.raised(touched)
            return self._versions
        finally:
            self._lock.release()

    def _term_days(self, connection: Connection) -> tuple[dt.date, ...]:
        try:
            return tuple(connection.execute(select(term.c.first_day).order_by(term.c.first_day)).scalars())
        except BaseException:
            # The notes are read and not heeded yet: the next look must not go on after them.
            self._reader.forget()
            raise

    def _claim(
        self, asked: Mapping[Asked, tuple[int, int]]
    ) -> tuple[dict[Asked, Any], dict[Asked, Future[Any]], list[Asked]]:
        """What is remembered, what others are evaluating, and what is the caller's to evaluate."""
        known: dict[Asked, Any] = {}
        waited: dict[Asked, Future[Any]] = {}
        mine: list[Asked] = []
        oldest = time.monotonic() - OLDEST_SECONDS
        with self._lock:
            for what, version in asked.items():
                kept = self._kept.get(what)
                under_way = self._under_way.get((what, version))
                if kept is not None and kept[0] == version and kept[1] > oldest:
                    self._kept.move_to_end(what)
                    known[what] = kept[2]
                elif under_way is not None:
                    waited[what] = under_way
                else:
                    self._under_way[what, version] = Future()
                    mine.append(what)
        return known, waited, mine

    def _settle(
        self, asked: Mapping[Asked, tuple[int, int]], found: Mapping[Asked, Any], mine: Iterable[Asked]
    ) -> None:
        """Keeps what was evaluated and lets go of the claims; an answer of an older snapshot replaces no newer one."""
        now = time.monotonic()
        with self._lock:
            for what in mine:
                version = asked[what]
                future = self._under_way.pop((what, version))
                if what not in found:
                    future.cancel()
                    continue
                future.set_result(found[what])
                kept = self._kept.get(what)
                if kept is None or kept[0] <= version:
                    self._kept[what] = (version, now, found[what])
                    self._kept.move_to_end(what)
            while len(self._kept) > REMEMBERED:
                self._kept.popitem(last=False)


class Asking:
    """Questions of one page, all answered from one snapshot; `shown`: what was asked, in which versions."""

    def __init__(self, answers: Answers, connection: Connection, versions: Versions) -> None:
        self.connection = connection
        self.versions = versions
        self.shown: dict[Asked, tuple[int, int]] = {}
        self._answers = answers

    def version(self, what: Asked) -> tuple[int, int]:
        """The version of what a question reads, in this snapshot."""
        return version_of(what, self.versions)

    def ask(self, asked: Iterable[Asked]) -> dict[Any, Any]:
        """Each question's answer: a tuple of Cells, or what the reference makes of its rows."""
        versions: dict[Asked, tuple[int, int]] = {what: self.version(what) for what in dict.fromkeys(asked)}
        self.shown |= versions
        known, waited, mine = self._answers._claim(versions)
        found: dict[Any, Any] = {}
        try:
            found = self._evaluate(mine)
        finally:
            self._answers._settle(versions, found, mine)
        for what, future in waited.items():
            try:
                found[what] = future.result(WAIT_SECONDS)
            except BaseException:
                found |= self._evaluate([what])
        return known | found

    def sql(self, what: Question) -> str:
        """A question's statement in this database's SQL, its values written out."""
        statement, binds = _statement((what,))
        filled = statement.params(binds)
        return str(filled.compile(self.connection, compile_kwargs={"literal_binds": True}))

    def look_up(self, reference: Reference, communities: Sequence[int] = ()) -> Any:
        """What a reference makes of its rows."""
        lookup = Lookup(reference, tuple(communities))
        return self.ask([lookup])[lookup]

    def _evaluate(self, asked: Sequence[Asked]) -> dict[Any, Any]:
        found: dict[Any, Any] = {}
        for what in asked:
            if isinstance(what, Lookup):
                self._answers.statements += 1
                found[what] = self._looked_up(what)
        for together in _together([what for what in asked if isinstance(what, Question)]):
            self._answers.statements += 1
            found.update(evaluate(self.connection, together))
        for alike in _together([what for what in asked if isinstance(what, Behind)]):
            self._answers.statements += 1
            found.update(self._rows(alike))
        return found

    def _looked_up(self, what: Lookup) -> Any:
        binds = {"ids": list(what.communities)} if what.reference.of_communities else {}
        return what.reference.made(self.connection.execute(what.reference.statement, binds).all())

    def _rows(self, asked: Sequence[Behind]) -> dict[Behind, Any]:
        one, ids = asked[0], sorted({community for what in asked for community in what.communities})
        statement = compile.rows(_metrics(asked), one.kind, one.group, one.named).limit(MOST_ROWS + 1)
        binds = {"ids": ids, "first": one.first, "last": one.last, "as_of": one.as_of}
        rows = self.connection.execute(statement, binds).mappings().all()
        if all(what.communities == tuple(ids) for what in asked):
            return {what: what.made(ASKED[what.metric], rows) for what in asked}
        apart: dict[tuple[int, ...], list[Behind]] = defaultdict(list)
        for what in asked:
            apart[what.communities].append(what)
        if len(rows) > MOST_ROWS:
            # Which of them are cut, and where, is known of each alone only.
            self._answers.statements += len(apart)
            return {what: found for each in apart.values() for what, found in self._rows(each).items()}
        own: dict[tuple[int, ...], list[RowMapping]] = defaultdict(list)
        for row in rows:
            own[(row["community_id"],)].append(row)
        return {what: what.made(ASKED[what.metric], own[what.communities]) for what in asked}


def version_of(what: Asked, versions: Versions) -> tuple[int, int]:
    """The version of what a question reads; of a bounded population, in the terms asked for only."""
    if isinstance(what, Lookup):
        return versions.of(what.reference.tables, what.communities)
    if isinstance(what, Behind):
        return versions.of(compile.reads_behind(ASKED[what.metric], what.group), what.communities)
    metric = ASKED[what.metric]
    span = (what.first, what.last) if metric.population.bounded else None
    return versions.of(compile.reads(metric, what.group), what.communities, span)


def _together(asked: Sequence[Of]) -> list[list[Of]]:
    """Questions, or rows behind, that one select answers: of one population, in the same periods, grouped alike."""
    batches: dict[Any, list[Of]] = defaultdict(list)
    for what in asked:
        metric = ASKED[what.metric]
        by_values, once = isinstance(metric, Distribution | EachValue), isinstance(metric, Share) and metric.once
        by_itself = by_values if isinstance(what, Question) else once
        alone = metric.key if by_itself else id(metric.population)
        as_a_whole = len(what.communities) > 1 if isinstance(what, Behind) else what.college
        whole = what.communities if as_a_whole else None
        named = what.named if isinstance(what, Behind) else None
        batches[alone, named, what.kind, what.group, whole, what.first, what.last, what.as_of].append(what)
    return list(batches.values())


def _metrics(asked: Sequence[Question | Behind]) -> tuple[Metric, ...]:
    names = sorted({what.metric for what in asked}, key=_PLACES.__getitem__)
    return tuple(ASKED[name] for name in names)


def _statement(asked: Sequence[Question]) -> tuple[Select[Any], dict[str, Any]]:
    """The one select of a batch of questions, and what it is asked with."""
    one, metrics = asked[0], _metrics(asked)
    first = metrics[0]
    statement = (
        compile.values(first, one.kind, one.group)
        if isinstance(first, Distribution | EachValue)
        else compile.answer(metrics, one.kind, one.group, one.college)
    )
    ids = sorted({community for what in asked for community in what.communities})
    return statement, {"ids": ids, "first": one.first, "last": one.last, "as_of": one.as_of}


def evaluate(connection: Connection, asked: Sequence[Question]) -> dict[Question, tuple[Cell, ...]]:
    """Questions of one batch, asked of the database: the cells of each, in order of label."""
    one, metrics = asked[0], _metrics(asked)
    statement, binds = _statement(asked)
    cells: dict[tuple[str, int | None], list[Cell]] = defaultdict(list)
    result = connection.execute(statement, binds)
    # Plain dicts: a name that a mapping of SQLAlchemy's lacks costs it an exception.
    names = tuple(result.keys())
    for values in result.all():
        row = dict(zip(names, values, strict=True))
        place = None if one.college else row["community_id"]
        for metric in metrics:
            cells[metric.key, place].append(_cell(row, metric, one.kind, one.group))
    return {
        what: tuple(sorted(cells[what.metric, None if what.college else what.communities[0]], key=_order))
        for what in asked
    }


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
