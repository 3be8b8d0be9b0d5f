"""The notes that triggers write, read so that none is missed, whatever the order in which transactions commit."""

from __future__ import annotations

import datetime as dt
import logging
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    BigInteger,
    Connection,
    String,
    bindparam,
    cast,
    column,
    func,
    literal_column,
    select,
    table,
    true,
)

from data_access.schema import Change, ChangeHorizon
from data_access.transactions import XID, Xid8, number

Touched = tuple[str, int | None, dt.date | None]

HELD_BACK = 10_000

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Notes:
    """What changed since the last look: (table, community or None for every one, day or None for every one).

    everything: the reader has no past to compare with (first look, pruned notes, another or a restored database), so
    all that is remembered is to be asked anew; `touched` is empty then.
    """

    everything: bool
    touched: frozenset[Touched]


EVERYTHING = Notes(True, frozenset())


class Reader:
    """Reads the notes since its own last look, in one statement. Its owner sees to it that one thread looks at a time.

    In a snapshot the look comes first: what is read after it is at least as new as the notes.
    """

    def __init__(self) -> None:
        self._place: _Numbered | _Transactional | None = None

    def look(self, connection: Connection) -> Notes:
        """The notes since the last look; `everything` at the first. Nothing is remembered of a look that fails."""
        if connection.dialect.name == "sqlite":
            numbered = self._place if isinstance(self._place, _Numbered) else None
            self._place, notes = _look_by_number(connection, numbered)
        else:
            transactional = self._place if isinstance(self._place, _Transactional) else None
            self._place, notes = _look_by_transaction(connection, transactional)
        return notes

    def forget(self) -> None:
        """Makes the next look the first one: for a connection that was lost, since what came back may be another."""
        self._place = None


@dataclass(frozen=True)
class _Numbered:
    """SQLite: writers come one after the other, so the newest id seen says all. `noted_at` proves that it is ours."""

    file: object
    newest: int
    noted_at: dt.datetime | None


def _numbered_look() -> Any:
    change = Change.__table__
    last = bindparam("last", type_=BigInteger)
    newer = (
        select(change.c.table_name, change.c.community_id, change.c.day)
        .where(change.c.id > last)
        .group_by(change.c.table_name, change.c.community_id, change.c.day)
        .subquery("newer")
    )
    newest = select(func.max(change.c.id)).scalar_subquery()
    return select(
        select(func.max(ChangeHorizon.pruned_below)).scalar_subquery().label("pruned_below"),
        newest.label("newest"),
        select(change.c.noted_at).where(change.c.id == newest).scalar_subquery().label("newest_at"),
        select(change.c.noted_at).where(change.c.id == last).scalar_subquery().label("last_at"),
        newer,
    ).select_from(select(literal_column("1")).subquery("always").outerjoin(newer, true()))


def _look_by_number(connection: Connection, place: _Numbered | None) -> tuple[_Numbered, Notes]:
    # Nothing is newer than the highest number there is: the first look reads no notes.
    last = place.newest if place is not None else 2**62
    rows = connection.execute(_BY_NUMBER, {"last": last}).all()
    head = rows[0]
    here = _Numbered(connection.info.get("file"), head.newest or 0, head.newest_at)
    if (
        place is None
        or place.file != here.file
        or place.newest < (head.pruned_below or 0)
        or (place.newest > 0 and place.noted_at != head.last_at)
    ):
        return here, EVERYTHING
    return here, Notes(False, _touched(rows))


def _touched(rows: Any) -> frozenset[Touched]:
    return frozenset((row.table_name, row.community_id, row.day) for row in rows if row.table_name is not None)


@dataclass(frozen=True)
class _Transactional:
    """PostgreSQL: below `low` every transaction has ended and was read; above it the ids in `seen` were read.

    `server`: since when it runs, and which database and table these are.
    """

    server: tuple[object, ...]
    low: int
    seen: frozenset[int]


def _transactional_look(low: Any) -> Any:
    change = Change.__table__
    now = select(func.pg_current_snapshot().label("snapshot")).subquery("now")
    database = table("pg_database", column("oid"), column("datname"))
    return select(
        number(func.pg_snapshot_xmin(now.c.snapshot)).label("low"),
        number(func.pg_snapshot_xmax(now.c.snapshot)).label("end"),
        func.pg_postmaster_start_time().label("started"),
        select(database.c.oid).where(database.c.datname == func.current_database()).scalar_subquery().label("database"),
        literal_column("'change'::regclass::oid").label("notes"),
        select(func.max(ChangeHorizon.pruned_below)).scalar_subquery().label("pruned_below"),
        change.c.id,
        number(XID).label("xid"),
        change.c.table_name,
        change.c.community_id,
        change.c.day,
    ).select_from(now.outerjoin(change, low(now.c.snapshot) <= XID))


def _look_by_transaction(connection: Connection, place: _Transactional | None) -> tuple[_Transactional, Notes]:
    if place is None:
        rows = connection.execute(_FIRST_BY_TRANSACTION).all()
    else:
        rows = connection.execute(_BY_TRANSACTION, {"low": str(place.low)}).all()
    head = rows[0]
    server = (head.started, head.database, head.notes)
    seen = frozenset(row.id for row in rows if row.id is not None and row.xid >= head.low)
    if len(seen) > HELD_BACK and (place is None or len(place.seen) <= HELD_BACK):
        _warn_of_oldest(connection, len(seen))
    here = _Transactional(server, head.low, seen)
    if place is None or place.server != server or head.end < place.low or place.low < (head.pruned_below or 0):
        return here, EVERYTHING
    return here, Notes(False, _touched(row for row in rows if row.id not in place.seen))


def _warn_of_oldest(connection: Connection, notes: int) -> None:
    """A transaction that never ends, in any database of the server, makes every look read all notes since."""
    activity = table("pg_stat_activity", column("pid"), column("xact_start"), column("backend_xid"))
    oldest = select(activity.c.pid).where(activity.c.backend_xid.is_not(None)).order_by(activity.c.xact_start).limit(1)
    log.warning(
        "%d notes wait for the oldest transaction (process %s, or a prepared one) to end",
        notes,
        connection.execute(oldest).scalar(),
    )


_BY_NUMBER = _numbered_look()
_FIRST_BY_TRANSACTION = _transactional_look(func.pg_snapshot_xmin)
_BY_TRANSACTION = _transactional_look(lambda _snapshot: cast(bindparam("low", type_=String), Xid8()))
