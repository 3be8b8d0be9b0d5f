"""Old notes of change are deleted; a reader who slept past them is told by the mark."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import Engine, case, cast, delete, func, select, update

from data_access import clock
from data_access.database import snapshot, writing
from data_access.schema import Change, ChangeHorizon
from data_access.transactions import XID, Xid8, number

KEPT = dt.timedelta(hours=1)
PRUNED_AT_ONCE = 5_000


def prune(engine: Engine, now: dt.datetime | None = None) -> int:
    """Deletes the notes that are older than an hour before `now` (campus time), and keeps the mark below which.

    A reader below the mark asks everything anew, so none is misled. The number of notes deleted.
    """
    before = (now or clock.now()) - KEPT
    with snapshot(engine) as connection:
        if engine.dialect.name == "sqlite":
            # The mark itself stays: by it a reader knows that its past is this database's.
            mark = connection.execute(select(func.max(Change.id)).where(Change.noted_at < before)).scalar() or 0
        else:
            # A transaction under way may yet commit an early note: nothing that can still come is pruned.
            oldest = connection.execute(select(number(func.pg_snapshot_xmin(func.pg_current_snapshot())))).scalar_one()
            recent = select(number(XID)).where(Change.noted_at >= before).order_by(XID).limit(1)
            mark = min(oldest, connection.execute(recent).scalar() or oldest)
    return _prune_below(engine, mark)


def _prune_below(engine: Engine, mark: int) -> int:
    """In transactions of some thousand notes, so that a writer waits milliseconds."""
    below = Change.id < mark if engine.dialect.name == "sqlite" else cast(str(mark), Xid8()) > XID
    some = select(Change.id).where(below).limit(PRUNED_AT_ONCE)
    pruned = 0
    while _any(engine, some):
        with writing(engine) as connection:
            higher = case((ChangeHorizon.pruned_below < mark, mark), else_=ChangeHorizon.pruned_below)
            marked = connection.execute(update(ChangeHorizon).values(pruned_below=higher)).rowcount
            # Notes never go without a mark.
            gone = connection.execute(delete(Change).where(Change.id.in_(some))).rowcount if marked else 0
        if not gone:
            break
        pruned += gone
    return pruned


def _any(engine: Engine, some: Any) -> bool:
    with snapshot(engine) as connection:
        return connection.execute(some.limit(1)).first() is not None
