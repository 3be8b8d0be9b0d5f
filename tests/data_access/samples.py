"""Sample databases for tests, and ways to look at them."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, Table, select, text

from data_access import sample
from data_access.database import open_engine, writing
from data_access.schema import Base
from tests.databases import copy_of

NaturalRows = dict[str, set[tuple[Any, ...]]]


@dataclass(frozen=True)
class Samples:
    """Makes sample databases from a migrated file."""

    template: Path
    folder: Path
    engines: list[Engine] = field(default_factory=list)

    def at(self, now: dt.datetime, seed: int = 1) -> Engine:
        engine = self._opened()
        with writing(engine) as connection:
            sample.fill(connection, seed=seed, now=now)
        return engine

    def again(self, made: Engine) -> Engine:
        """A copy of a sample, to write to: quicker than to make it once more."""
        engine = self._opened()
        there, here = (sqlite3.connect(str(each.url.database)) for each in (made, engine))
        with closing(there), closing(here):
            there.backup(here)
        return engine

    def _opened(self) -> Engine:
        folder = self.folder / str(len(self.engines))
        folder.mkdir()
        self.engines.append(open_engine(copy_of(self.template, folder), patience=None))
        return self.engines[-1]


@contextmanager
def made_from(template: Path, folder: Path) -> Iterator[Samples]:
    """Samples whose connections are closed at the end."""
    samples = Samples(template, folder)
    yield samples
    for engine in samples.engines:
        engine.dispose()


def tables() -> list[Table]:
    """Those that the sample writes, each after those that it refers to."""
    return [table for table in Base.metadata.sorted_tables if table.name not in ("change", "change_horizon")]


def natural_rows(engine: Engine) -> NaturalRows:
    """Every row with the rows that it refers to in place of their ids."""
    found: NaturalRows = {}
    named: dict[str, dict[int, int]] = {}
    with engine.connect() as connection:
        for table in tables():
            targets = {key.parent.name: key.column.table.name for key in table.foreign_keys}
            names = named.setdefault(table.name, {})
            rows = found.setdefault(table.name, set())
            for row in connection.execute(select(table)).mappings():
                natural = tuple(
                    named[targets[name]][value] if name in targets and value is not None else value
                    for name, value in row.items()
                    if name != "id"
                )
                if "id" in row:
                    names[row["id"]] = hash((table.name, natural))
                rows.add(natural)
    return found


def differences(one: NaturalRows, other: NaturalRows) -> dict[str, int]:
    """How many rows of each table are only in one of the two; tables without such are left out."""
    found = {name: len(rows ^ other[name]) for name, rows in one.items()}
    return {name: number for name, number in found.items() if number}


def one(engine: Engine, query: str, **values: Any) -> Any:
    with engine.connect() as connection:
        return connection.execute(text(query), values).scalar()
