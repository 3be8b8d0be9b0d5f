"""A sample of any number of communities, ten a college, made once: to see what a large database costs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Iterator

from sqlalchemy import Connection, insert

from data_access import calendar
from data_access.sample import campus, community, outsiders
from data_access.sample.characters import Character
from data_access.sample.colleges import colleges
from data_access.sample.community import Plan
from data_access.sample.people import House
from data_access.sample.rows import Batch, Writer
from data_access.schema import Base, DatabaseOrigin, triggers

Progress = Callable[[float, str], None]
BEGINNING = dt.datetime.min


def tables_without(ledgers: Collection[str]) -> frozenset[str]:
    """The tables of these ledgers, and those whose rows hang on theirs. Raises ValueError for what is no ledger."""
    known = sorted(name for name, table in Base.metadata.tables.items() if "recorded_at" in table.columns)
    unknown = sorted(set(ledgers) - set(known))
    if unknown:
        raise ValueError(f"there is no ledger {', '.join(unknown)}; there are {', '.join(known)}")
    found = set(ledgers)
    for table in Base.metadata.sorted_tables:
        if any(key.column.table.name in found for key in table.foreign_keys):
            found.add(table.name)
    return frozenset(found)


def fill_large(
    connection: Connection,
    *,
    communities: int,
    seed: int = 1,
    now: dt.datetime,
    without: Collection[str] = (),
    progress: Progress | None = None,
) -> None:
    """Writes so many communities up to `now` into an empty, migrated database, in the caller's transaction.

    One community at a time is in memory. The rows of a past week depend on seed, community and week alone; the
    communities known by name are those of the small sample. without: ledgers that nobody keeps.
    """
    left_out, writer, done = tables_without(without), Writer(fresh=True), 0

    def write(writer: Writer, batches: Iterable[Batch]) -> None:
        for batch in batches:
            if batch.table.name not in left_out:
                writer.write(connection, batch)

    with triggers.noted_at_once(connection):
        write(writer, campus.shared(now))
        calendar.fill(connection, now.date())
        for college in colleges(seed, communities):
            of_college = writer.apart()
            write(of_college, campus.batches(college, seed, now))
            for character in college.characters:
                write(of_college.apart(), _of_community(character, seed, now))
                done += 1
                if progress is not None:
                    progress(done / communities, f"{college.name} {character.name}")
            write(of_college, outsiders.batches(college, seed, BEGINNING, now))
    origin = {
        "id": 1,
        "kind": "sample",
        "sample_seed": seed,
        "sample_until": now.date(),
        "sample_communities": communities,
    }
    connection.execute(insert(DatabaseOrigin), origin)


def _of_community(character: Character, seed: int, now: dt.datetime) -> Iterator[Batch]:
    plan = Plan(House(character, seed, now.date()), now)
    yield from community.settled(plan, BEGINNING)
    for mondays in community.weeks(BEGINNING, now).values():
        yield from community.ledgers(plan, mondays, BEGINNING)
