"""The database of this process: opened once, made at the first start, watched when it is away."""

from __future__ import annotations

import contextlib
import datetime as dt
import logging
import time
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from threading import Event, Lock, Thread

from sqlalchemy import Engine
from sqlalchemy.exc import ArgumentError, IntegrityError

from dashboard.hindered import Hindered, Hindrance
from data_access import audit, clock, database, display_links, embedded, pruning, settings
from data_access.answers import Answers
from data_access.faults import DatabaseBusy, DatabaseFault, DatabaseUnreachable, QuestionTooLong, SchemaBroken
from data_access.questions import Asked
from data_access.versions import Versions

TRY_AGAIN_SECONDS = 1.0
# To read the names of all tables and columns costs more than a look.
WHOLE_AGAIN_SECONDS = 2.0
# The first page is sent before the sample takes the processor; without a page it begins all the same.
WAIT_FOR_PAGE_SECONDS = 8.0

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Filling:
    """How far the first filling is: a share from 0 to 1, and what is being done."""

    done: float
    step: str


class Source:
    """`answers` once the database is there; `fault` what keeps it away, `filling` while there is no sample yet."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.fault: DatabaseFault | None = None
        self.fault_since: dt.datetime | None = None
        self.last_look: dt.datetime | None = None
        self.versions = Versions()
        self.filling: Filling | None = None
        self.page_seen = Event()
        self._at_work = False
        self._answers: Answers | None = None
        self._hindered = Hindered()
        self._tried = 0.0
        self._lock = Lock()

    def answers(self) -> Answers:
        """The memory of the database. Raises `DatabaseFault`; while `filling`, there is nothing to ask yet."""
        with self._lock:
            if self._answers is None:
                self._require_file()
                engine = self._engine()
                database.require_ready(engine)
                self._answers = Answers(engine)
            return self._answers

    def _engine(self) -> Engine:
        """Raises `DatabaseUnreachable` for an address that is none."""
        try:
            return database.open_engine(self.url)
        except (ValueError, ArgumentError) as error:
            raise DatabaseUnreachable(str(error)) from error

    def _require_file(self) -> None:
        """Raises `DatabaseLost` where the embedded file was made and is gone; one never made is made now."""
        if database.is_embedded(self.url) and not embedded.is_made(database.embedded_path()):
            self.start()
            raise DatabaseUnreachable(str(database.embedded_path()))

    def start(self) -> None:
        """Makes the embedded database where it is wanted and not there yet, or brings its sample to today."""
        if not database.is_embedded(self.url) or self._at_work:
            return
        try:
            self.filling = Filling(0.0, "") if self._must_wait() else None
        except DatabaseFault as fault:
            # A lost one is said at once: nothing is made in its place.
            self.mark_away(fault)
            return
        self._at_work = True
        Thread(target=self._fill, name="filling", daemon=True).start()

    def _must_wait(self) -> bool:
        """Whether there is nothing to show yet: no file, or the tables of an older program, which are renewed first."""
        path = database.embedded_path()
        if not embedded.is_made(path):
            return True
        with embedded.opened(path) as engine:
            return database.state(engine).schema is database.Schema.OLDER

    def _fill(self) -> None:
        try:
            self.page_seen.wait(WAIT_FOR_PAGE_SECONDS)
            embedded.ensure(clock.now(), self._progress)
        except DatabaseFault as fault:
            if self.filling is not None:
                self.mark_away(fault)
            else:
                self.note(fault, "filling")
        except Exception:
            log.exception("the sample could not be made")
        finally:
            self.filling, self._at_work = None, False

    def _progress(self, done: float, step: str) -> None:
        """Ends `filling` as soon as pages can be served: what is still to be added moves them."""
        if self.filling is None:
            return
        if int(20 * done) > int(20 * self.filling.done):
            print(f"{100 * done:3.0f} % {step}", flush=True)
        self.filling = Filling(done, step) if self._must_wait() else None

    def note(self, fault: DatabaseFault, page: Hashable, asked: Mapping[Asked, tuple[int, int]] | None = None) -> None:
        """A question of a page has just failed: the database is away for everybody, or this page alone is hindered.

        asked: what the page had asked by then, in which versions.
        """
        away = self._keeps_away(fault)
        if away is not None:
            self.mark_away(away)
        else:
            self._hindered.add(page, fault, asked or {})

    def _keeps_away(self, fault: DatabaseFault) -> DatabaseFault | None:
        """What keeps the database from everybody, where a question has just failed; None where others are answered."""
        if isinstance(fault, DatabaseBusy | QuestionTooLong):
            return None
        if isinstance(fault, DatabaseUnreachable):
            return fault
        try:
            self._require_there(fault)
            self.answers().look()
        except (DatabaseBusy, QuestionTooLong):
            return None
        except DatabaseFault as found:
            return found
        return None

    def hindrance(self, page: Hashable) -> Hindrance | None:
        """Why a page has not to ask now, though the database is there."""
        return self._hindered.of(page, self.versions) if self.fault is None else None

    def turn(self, page: Hashable) -> Hindrance | None:
        """The same, for who asks at once where nothing hinders him."""
        return self._hindered.turn(page, self.versions) if self.fault is None else None

    def drawn(self, page: Hashable) -> None:
        """A page has just been answered whole."""
        self.page_seen.set()
        self._hindered.forget(page)

    def mark_away(self, fault: DatabaseFault) -> None:
        """Nobody is answered until a look succeeds again."""
        if self.fault is None:
            log.warning("%s", fault)
            self.fault_since = clock.now()
        self.fault = fault
        self._tried = time.monotonic()

    def prune(self) -> None:
        """Deletes old notes of change, and old rows of the log, where this account may."""
        with contextlib.suppress(DatabaseFault):
            pruning.prune(self.answers().engine)
        with contextlib.suppress(DatabaseFault):
            audit.prune(self.answers().engine, settings.audit_days())

    def saw(self, links: Iterable[int]) -> None:
        """Writes down that screens show these links now, where this account may."""
        # Another process may write the same just now.
        with contextlib.suppress(DatabaseFault, IntegrityError):
            display_links.saw(self.answers().engine, links)

    def recovered(self) -> bool:
        """Whether the database answers; asked anew, at most once a second, after a fault."""
        if self.fault is None:
            return True
        again = WHOLE_AGAIN_SECONDS if isinstance(self.fault, SchemaBroken) else TRY_AGAIN_SECONDS
        if time.monotonic() - self._tried < again:
            return False
        self._tried = time.monotonic()
        try:
            self.look()
        except DatabaseBusy:
            # Of what is wrong this says nothing.
            return False
        except DatabaseFault as fault:
            self.fault = fault
            return False
        return True

    def look(self) -> Versions:
        """Reads the notes of change. Raises `DatabaseFault`; else the database is there."""
        answers, before = self.answers(), self.fault
        if before is not None:
            self._require_there(before)
        versions = answers.look()
        # One that was met meanwhile is not disproved by this.
        if self.fault is before:
            self.fault, self.fault_since = None, None
        self.last_look, self.versions = clock.now(), versions
        return versions

    def _require_there(self, after: DatabaseFault) -> None:
        """Raises the `DatabaseFault` that `after` was of the whole database, where it still is."""
        engine = self.answers().engine
        self._require_file()
        database.require_ready(engine)
        if isinstance(after, SchemaBroken):
            database.require_whole(engine)


_opened: dict[str, Source] = {}
_lock = Lock()


def current() -> Source:
    """The source of the database that the environment names, opened once a process."""
    url = database.url()
    with _lock:
        if url not in _opened:
            _opened[url] = Source(url)
            _opened[url].start()
        return _opened[url]
