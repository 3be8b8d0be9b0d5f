"""The only memory: (question, versions of what it reads) -> answer, in one snapshot of the database a page.

A page opens its snapshot by reading the notes of change; what is remembered in the versions of that snapshot is
taken, what another page is evaluating in the same versions is waited for, and only the rest is evaluated, one
select for all metrics and communities that ask the same of one population.
"""

from __future__ import annotations

import datetime as dt
import time
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future
from contextlib import contextmanager, suppress
from threading import Lock
from typing import Any

from sqlalchemy import Connection, Engine, select

from data_access import compile, faults
from data_access.changes import Reader
from data_access.database import snapshot
from data_access.metrics.registry import ASKED
from data_access.questions import (
    Asked,
    Behind,
    Lookup,
    Question,
    binds_of,
    evaluate,
    rows_of,
    statement_of,
    together,
)
from data_access.references import Reference
from data_access.schema.tables import term
from data_access.versions import CALENDAR_TABLES, Note, Versions

REMEMBERED = 50_000
OLDEST_SECONDS = 3600.0
PATIENCE_SECONDS = 1.0
WAIT_SECONDS = 10.0
# What somebody is evaluating, all that he was first to ask for at once; of a question that failed, nothing.
_Coming = Future[Mapping[Asked, Any]]


class Answers:
    """The memory of one database. Safe for threads; a page uses `opened()`."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.statements = 0
        self._lock = Lock()
        self._reader = Reader()
        self._versions = Versions()
        self._kept: OrderedDict[Asked, tuple[tuple[int, int], float, Any]] = OrderedDict()
        self._under_way: dict[tuple[Asked, tuple[int, int]], _Coming] = {}

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
    ) -> tuple[dict[Asked, Any], dict[Asked, _Coming], list[Asked]]:
        """What is remembered, what others are evaluating, and what is the caller's to evaluate."""
        known: dict[Asked, Any] = {}
        waited: dict[Asked, _Coming] = {}
        mine: list[Asked] = []
        coming: _Coming = Future()
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
                    self._under_way[what, version] = coming
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
                coming = self._under_way.pop((what, version))
                if not coming.done():
                    coming.set_result(found)
                if what not in found:
                    continue
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
        return known | found | self._awaited(waited)

    def _awaited(self, waited: Mapping[Asked, _Coming]) -> dict[Any, Any]:
        """What others evaluate; what does not come in time, or came to nothing, is asked here after all."""
        until, found = time.monotonic() + WAIT_SECONDS, {}
        for what, coming in waited.items():
            with suppress(TimeoutError, KeyError):
                found[what] = coming.result(max(until - time.monotonic(), 0.0))[what]
        return found | self._evaluate([what for what in waited if what not in found])

    def sql(self, what: Question) -> str:
        """A question's statement in this database's SQL, its values written out."""
        filled = statement_of((what,)).params(binds_of((what,)))
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
        for alike in together([what for what in asked if isinstance(what, Question)]):
            self._answers.statements += 1
            found.update(evaluate(self.connection, alike))
        for behind in together([what for what in asked if isinstance(what, Behind)]):
            self._answers.statements += 1
            found.update(rows_of(self.connection, behind))
        return found

    def _looked_up(self, what: Lookup) -> Any:
        binds = {"ids": list(what.communities)} if what.reference.of_communities else {}
        return what.reference.made(self.connection.execute(what.reference.statement, binds).all())


def version_of(what: Asked, versions: Versions) -> tuple[int, int]:
    """The version of what a question reads; of a bounded population, in the terms asked for only."""
    if isinstance(what, Lookup):
        return versions.of(what.reference.tables, what.communities)
    if isinstance(what, Behind):
        return versions.of(compile.reads_behind(ASKED[what.metric], what.group), what.communities)
    metric = ASKED[what.metric]
    span = (what.first, what.last) if metric.population.bounded else None
    return versions.of(compile.reads(metric, what.group), what.communities, span)
