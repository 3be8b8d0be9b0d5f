"""The sample community 幸福里 and five more of its college: invented rows, the same for the same seed."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Callable, Iterator

from sqlalchemy import Connection, Engine, func, insert, select, update

from data_access import calendar, migrate
from data_access.database import snapshot, writing
from data_access.sample import campus, community, outsiders
from data_access.sample.characters import CHARACTERS, COLLEGE_OWN
from data_access.sample.colleges import KNOWN
from data_access.sample.community import Plan
from data_access.sample.large import fill_large, tables_without
from data_access.sample.live import live
from data_access.sample.people import House
from data_access.sample.rows import Batch, Writer
from data_access.schema import CalendarDay, DatabaseOrigin, SafetyCheck, Term

__all__ = ["extend", "fill", "fill_large", "live", "tables_without"]

Progress = Callable[[float, str], None]
# Rows a transaction when others use the database: it is over before anyone notices.
ROWS_AT_ONCE = 500
BEGINNING = dt.datetime.min
# Ledgers that came with a later version.
KEPT_EVERY_WEEK = (SafetyCheck,)


def fill(connection: Connection, *, seed: int = 1, now: dt.datetime, progress: Progress | None = None) -> None:
    """Writes the whole sample up to `now` (campus time) into an empty, migrated database, in the caller's transaction.

    The rows of a past week are the same whatever the end; none happened or was written down after `now`.
    """
    writer = Writer(fresh=True)
    for batch in [*campus.shared(now), *campus.batches(KNOWN, seed, now)]:
        writer.write(connection, batch)
    calendar.fill(connection, now.date())
    for share, label, batch in _of_communities(seed, BEGINNING, now):
        writer.write(connection, batch)
        if progress is not None:
            progress(share, label)
    origin = {"id": 1, "kind": "sample", "sample_seed": seed, "sample_until": now.date()}
    connection.execute(insert(DatabaseOrigin), origin)


def extend(engine: Engine, *, now: dt.datetime, progress: Progress | None = None) -> int:
    """Brings a sample made earlier up to `now`, in short transactions; the number of rows added or completed.

    The result is what `fill` at `now` would have made, plus what others wrote. Not a sample, or a large one:
    ValueError.
    """
    with snapshot(engine) as connection:
        origin = connection.execute(select(DatabaseOrigin.__table__)).mappings().one_or_none()
    if origin is None or origin["kind"] != "sample" or origin["sample_communities"] is not None:
        raise ValueError("only a database made as the small sample can be extended with sample rows")
    if origin["sample_until"] > now.date():
        return 0
    since = BEGINNING if _is_of_earlier_tables(engine) else dt.datetime.combine(origin["sample_until"], dt.time())
    writer, touched = Writer(fresh=False), 0
    for batch in [*campus.shared(now), *campus.batches(KNOWN, origin["sample_seed"], now)]:
        touched += _write_in_turn(engine, writer, batch)
    _extend_calendar(engine, now.date())
    for share, label, batch in _of_communities(origin["sample_seed"], since, now):
        touched += _write_in_turn(engine, writer, batch)
        if progress is not None:
            progress(share, label)
    with writing(engine) as connection:
        connection.execute(update(DatabaseOrigin).values(sample_until=now.date()))
    return touched


def _is_of_earlier_tables(engine: Engine) -> bool:
    """Whether the sample was made before there were ledgers that are kept from the first week on: it is told anew."""
    with snapshot(engine) as connection:
        return any(connection.execute(select(model.id).limit(1)).first() is None for model in KEPT_EVERY_WEEK)


def _of_communities(seed: int, since: dt.datetime, now: dt.datetime) -> Iterator[tuple[float, str, Batch]]:
    """What each community wrote down from `since` to `now`, with the share of the work done and what it is about."""
    weeks = community.weeks(since, now)
    steps = len(CHARACTERS) * (1 + len(weeks))
    done = itertools.count(1)
    for character in CHARACTERS:
        plan = Plan(House(character, seed, now.date()), now)
        share = next(done) / steps
        for batch in community.settled(plan, since):
            yield share, character.name, batch
        for term, mondays in weeks.items():
            share = next(done) / steps
            for batch in community.ledgers(plan, mondays, since):
                yield share, f"{character.name} {term}", batch
    for batch in outsiders.batches(KNOWN, seed, since, now):
        yield 1.0, COLLEGE_OWN, batch


def _write_in_turn(engine: Engine, writer: Writer, batch: Batch) -> int:
    """Writes what is missing of a batch in pieces, one transaction each; none where nothing is."""
    with snapshot(engine) as connection:
        if writer.knows(connection, batch):
            return 0
    touched = 0
    for start in range(0, len(batch.rows), ROWS_AT_ONCE):
        piece = Batch(batch.model, batch.rows[start : start + ROWS_AT_ONCE])
        with writing(engine) as connection:
            _take_turn(connection)
            touched += writer.write(connection, piece)
    return touched


def _take_turn(connection: Connection) -> None:
    """Two programs may extend at once: a write that changes nothing makes the second wait before it looks."""
    connection.execute(update(DatabaseOrigin).values(kind=DatabaseOrigin.kind))


def _extend_calendar(engine: Engine, today: dt.date) -> None:
    """Fills the calendar anew where a year or a term is missing in it."""
    with snapshot(engine) as connection:
        reached = connection.execute(select(func.max(CalendarDay.day))).scalar_one()
        begun = (
            select(CalendarDay.day).join(Term, Term.id == CalendarDay.term_id).where(CalendarDay.day == Term.first_day)
        )
        known = len(connection.execute(begun).all())
        wanted = connection.execute(select(func.count()).select_from(Term)).scalar_one()
    if reached < calendar.last_day(today) or known < wanted:
        migrate.renew_calendar(engine, today)
