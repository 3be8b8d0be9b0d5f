"""Whose rows a database holds: the sample's or real ones, never both."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection
from dataclasses import dataclass

from sqlalchemy import Connection, Engine, insert, select

from data_access import faults, migrate
from data_access.database import snapshot, writing
from data_access.schema import Base, DatabaseOrigin

Progress = Callable[[float, str], None]

# What is there before anyone's rows are: our own, and what the library and the migrations wrote.
NOBODYS = (
    "change",
    "change_horizon",
    "database_origin",
    "calendar_day",
    "app_user",
    "display_link",
    "display_seen",
    "audit_log",
)


def kind(connection: Connection) -> str | None:
    """ "sample", "real", or None where nobody has said so yet."""
    return connection.execute(select(DatabaseOrigin.kind)).scalar()


@dataclass(frozen=True)
class Sample:
    """A sample that is there, and up to which day it is told; communities: of a large one, how many it has."""

    seed: int | None
    until: dt.date | None
    communities: int | None


def sample_of(engine: Engine) -> Sample | None:
    """The sample that is there; None where there is none."""
    kept = DatabaseOrigin
    said = select(kept.sample_seed, kept.sample_until, kept.sample_communities).where(kept.kind == "sample")
    with snapshot(engine) as connection:
        row = connection.execute(said).one_or_none()
    return Sample(*row) if row is not None else None


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

    The first filling is one transaction. A large sample is left as it is. Raises `SampleRefused` where there are real
    rows, or any of unknown origin.
    """
    from data_access import sample

    migrate.upgrade(engine, _part(progress, 0.0, 0.1))
    present = sample_of(engine)
    if present is None:
        _require_empty(engine)
        with writing(engine) as connection:
            sample.fill(connection, seed=seed, now=now, progress=_part(progress, 0.1, 1.0))
    elif present.communities is None:
        with faults.named():
            sample.extend(engine, now=now, progress=_part(progress, 0.1, 1.0))


def begin_large_sample(
    engine: Engine,
    now: dt.datetime,
    progress: Progress | None = None,
    *,
    communities: int,
    seed: int = 1,
    without: Collection[str] = (),
) -> None:
    """Migrates and fills an empty database with so many communities up to `now`, in one transaction.

    without: ledgers that are left out. Raises `SampleRefused` where there are rows, the sample's own too.
    """
    from data_access import sample

    migrate.upgrade(engine, _part(progress, 0.0, 0.01))
    _require_empty(engine)
    with writing(engine) as connection:
        sample.fill_large(
            connection,
            communities=communities,
            seed=seed,
            now=now,
            without=without,
            progress=_part(progress, 0.01, 1.0),
        )


def _require_empty(engine: Engine) -> None:
    """Raises `SampleRefused` where anybody's rows are."""
    with snapshot(engine) as connection:
        present = kind(connection)
        if present is not None:
            raise faults.SampleRefused(present)
        if _has_rows(connection):
            raise faults.SampleRefused("rows")


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
