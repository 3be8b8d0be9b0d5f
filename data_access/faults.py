"""What can be wrong with the database, as exceptions with plain attributes that a page can put into words."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import psycopg
from sqlalchemy import exc

_TOO_LONG = ("57014",)
_LOCKED = ("55P03", "40P01", "40001")
_SCHEMA = ("42P01", "42703", "42883", "3F000", "42809")
_REFUSED = ("42501", "28000", "28P01")
_FULL = ("53100",)
_READ_ONLY = ("25006",)


class DatabaseFault(Exception):
    """The database cannot answer; each kind says by its attributes what a person can do about it."""


class DatabaseUnreachable(DatabaseFault):
    """Nothing answers, or what answered fell silent. `reason`: the driver's own words."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"the database cannot be reached: {reason}")
        self.reason = reason


class DatabaseLost(DatabaseFault):
    """The embedded file was made (`made`: the marker's words) and is gone from `path`; no other is made for it."""

    def __init__(self, path: str, made: str) -> None:
        super().__init__(f"{path} was made {made} and is gone")
        self.path = path
        self.made = made


class DatabaseLocked(DatabaseFault):
    """Another writer, or another transaction, holds what is needed."""


class DatabaseBusy(DatabaseFault):
    """Every connection of the pool is in use."""


class DatabaseReadOnly(DatabaseFault):
    """The database takes no writes."""


class DatabaseFull(DatabaseFault):
    """No room is left on its disk."""


class DatabaseDamaged(DatabaseFault):
    """The file is no database, or a damaged one."""


class QuestionTooLong(DatabaseFault):
    """The statement took longer than it may. `reason`: the driver's own words."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"a statement took longer than it may: {reason}")
        self.reason = reason


class RightMissing(DatabaseFault):
    """The account may not do this, or not sign in. `reason`: the server's own words."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"the database refuses this account: {reason}")
        self.reason = reason


class SchemaEmpty(DatabaseFault):
    """None of our tables is there."""


class SchemaTooOld(DatabaseFault):
    """The tables are those of `revision`; the program needs `head`: migrate."""

    def __init__(self, revision: str, head: str) -> None:
        super().__init__(f"the tables are of revision {revision}, the program needs {head}")
        self.revision = revision
        self.head = head


class SchemaTooNew(DatabaseFault):
    """The tables are of `revision`, which this program does not know yet (it knows `head`): renew the program."""

    def __init__(self, revision: str, head: str) -> None:
        super().__init__(f"the tables are of revision {revision}, the program knows {head} only")
        self.revision = revision
        self.head = head


class SchemaBroken(DatabaseFault):
    """A table or column is not there or not what it should be; `check` names it. `reason`: the driver's own words."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"the tables are not as agreed: {reason}")
        self.reason = reason


class SampleRefused(DatabaseFault):
    """No sample is put into this database.

    `reason`: real (declared), rows (there are rows of unknown origin), sample (a large one goes beside no other).
    """

    def __init__(self, reason: str) -> None:
        beside = "another sample's" if reason == "sample" else "real ones"
        super().__init__(f"no sample rows beside {beside} ({reason})")
        self.reason = reason


class RealRowsRefused(DatabaseFault):
    """The database holds the sample, so that no real rows are put into it."""


def fault_of(error: BaseException) -> DatabaseFault | None:
    """What an error of SQLAlchemy or of a driver means; None where the statement or its values are at fault."""
    if isinstance(error, DatabaseFault):
        return error
    if isinstance(error, exc.TimeoutError):
        return DatabaseBusy("every connection is in use")
    cause = error.orig if isinstance(error, exc.DBAPIError) else error
    if isinstance(cause, psycopg.Error):
        return _of_postgresql(cause)
    if isinstance(cause, sqlite3.Error):
        return _of_sqlite(cause)
    return None


def _of_postgresql(error: psycopg.Error) -> DatabaseFault | None:
    state, words = error.sqlstate or "", _first_line(error)
    fault: DatabaseFault | None = None
    if state in _TOO_LONG:
        fault = QuestionTooLong(words)
    elif state in _LOCKED:
        fault = DatabaseLocked(words)
    elif state in _SCHEMA:
        fault = SchemaBroken(words)
    elif state in _REFUSED:
        fault = RightMissing(words)
    elif state in _FULL:
        fault = DatabaseFull(words)
    elif state in _READ_ONLY:
        fault = DatabaseReadOnly(words)
    elif isinstance(error, (psycopg.OperationalError, psycopg.InterfaceError)):
        fault = DatabaseUnreachable(words)
    return fault


def _of_sqlite(error: sqlite3.Error) -> DatabaseFault | None:
    name, words = getattr(error, "sqlite_errorname", None) or "", _first_line(error)
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return DatabaseLocked(words)
    if name.startswith("SQLITE_READONLY"):
        return DatabaseReadOnly(words)
    if name.startswith(("SQLITE_CANTOPEN", "SQLITE_IOERR", "SQLITE_PERM")):
        return DatabaseUnreachable(words)
    if name.startswith(("SQLITE_NOTADB", "SQLITE_CORRUPT")):
        return DatabaseDamaged(words)
    kinds: dict[str, Callable[[str], DatabaseFault]] = {
        "SQLITE_FULL": DatabaseFull,
        "SQLITE_INTERRUPT": QuestionTooLong,
    }
    if name in kinds:
        return kinds[name](words)
    if name == "SQLITE_ERROR" and words.startswith(("no such table", "no such column", "no such function")):
        return SchemaBroken(words)
    return None


def _first_line(error: BaseException) -> str:
    return str(error).strip().split("\n", 1)[0]


@contextmanager
def named() -> Iterator[None]:
    """Errors of the database inside leave as the `DatabaseFault` that they mean, all others as they are."""
    try:
        yield
    except DatabaseFault:
        raise
    except (exc.SQLAlchemyError, psycopg.Error, sqlite3.Error) as error:
        fault = fault_of(error)
        if fault is None:
            raise
        raise fault from error
