"""Whose rows a database holds: the sample's or real ones, never both."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from sqlalchemy import Connection, Engine, insert, select

from data_access import faults, migrate
from data_access.database import snapshot, writing
from data_access.schema import Base, DatabaseOrigin

Progress = Callable[[float, str], None]

# What is there before anyone's rows are: our own, and what the library and the migrations wrote.
NOBODYS = ("change", "change_horizon", "database_origin", "calendar_day")


def kind(connection: Connection) -> str | None:
    """ "sample", "real", or None where nobody has said so yet."""
    return connection.execute(select(DatabaseOrigin.kind)).scalar()


def begin_real(engine: Engine, now: dt.datetime, progress: Progress | None = None) -> None:
    """Migrates, fills the calendar and declares that all rows here are real. Done twice, it changes nothing.

    Raises `RealRowsRefused` where the sample is.
    """
    migrate.upgrade(engine, _part(progress, 0.0, 0.5))
    require_no_sample(engine)
    migrate.renew_calendar(engine, now.date())
    with writing(engine) as connection:
        if kind(connection) is None:
            connection.execute(insert(DatabaseOrigin).values(id=1, kind="real"))
    if progress is not None:
        progress(1.0, "")


def begin_sample(engine: Engine, now: dt.datetime, progress: Progress | None = None, *, seed: int = 1) -> None:
    """Migrates and fills an empty database with the sample up to `now`, or brings the sample that is there to `now`.

    The first filling is one transaction. Raises `SampleRefused` where there are real rows, or any of unknown origin.
    """
    from data_access import sample

    migrate.upgrade(engine, _part(progress, 0.0, 0.1))
    with snapshot(engine) as connection:
        present = kind(connection)
        if present == "real":
            raise faults.SampleRefused("real")
        if present is None and _has_rows(connection):
            raise faults.SampleRefused("rows")
    if present == "sample":
        with faults.named():
            sample.extend(engine, now=now, progress=_part(progress, 0.1, 1.0))
    else:
        with writing(engine) as connection:
            sample.fill(connection, seed=seed, now=now, progress=_part(progress, 0.1, 1.0))


def require_no_sample(engine: Engine) -> None:
    """Raises `RealRowsRefused` in a sample database: every command that puts real rows somewhere asks this first."""
    with snapshot(engine) as connection:
        if kind(connection) == "sample":
            raise faults.RealRowsRefused("the database holds the sample")


def _has_rows(connection: Connection) -> bool:
    tables = [table for name, table in Base.metadata.tables.items() if name not in NOBODYS]
    return any(connection.execute(select(1).select_from(table).limit(1)).first() is not None for table in tables)


def _part(progress: Progress | None, first: float, last: float) -> Progress | None:
    """A progress of which the whole is a part of the given one."""
    if progress is None:
        return None
    return lambda done, label: progress(first + (last - first) * done, label)
