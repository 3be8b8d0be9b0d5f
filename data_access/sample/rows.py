"""Writing generated rows: names become ids, what is there already stays, blanks that are known by now are filled in."""

from __future__ import annotations

import datetime as dt
import functools
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, cast

from sqlalchemy import Connection, Table, UniqueConstraint, insert, select, update

from data_access.postgresql import copy
from data_access.schema import Base

Row = dict[str, Any]
Key = tuple[Any, ...]


@dataclass(frozen=True)
class Batch:
    """Rows of one table, of one community where the table has communities, all with the same columns.

    A reference holds the handle of the row that it points to; a row that is pointed to bears its `handle`.
    """

    model: type[Base]
    rows: list[Row]

    @property
    def table(self) -> Table:
        return cast(Table, self.model.__table__)


@functools.cache
def natural_key(table: Table) -> list[str]:
    """The columns that take part in a unique key of the table, in order; one of several keys may hold a NULL."""
    keys = [constraint.columns for constraint in table.constraints if isinstance(constraint, UniqueConstraint)]
    keys += [index.columns for index in table.indexes if index.unique]
    unique = {column.name for columns in keys for column in columns}
    return [column.name for column in table.columns if column.name in unique]


def _key(table: Table, row: Row) -> Key:
    return tuple(row[name] for name in natural_key(table))


def _references(table: Table) -> dict[str, str]:
    return {key.parent.name: key.column.table.name for key in table.foreign_keys}


@dataclass
class Writer:
    """Remembers the ids of what it wrote. `fresh`: the database held no rows, so nothing is looked up first."""

    fresh: bool
    ids: dict[str, dict[str, int]] = field(default_factory=lambda: defaultdict(dict))

    def apart(self) -> Writer:
        """A writer that knows what this one knows, and takes with it what it gets to know."""
        return Writer(self.fresh, defaultdict(dict, {table: dict(names) for table, names in self.ids.items()}))

    def write(self, connection: Connection, batch: Batch) -> int:
        """Inserts the rows that are missing and fills blanks of those present; the number of rows touched."""
        if not batch.rows:
            return 0
        table, rows = batch.table, self._resolved(batch)
        present = {} if self.fresh else _present(connection, table, rows)
        missing = _missing(table, rows, present)
        filled = sum(_fill_blanks(connection, table, row, present) for row in rows) if present else 0
        if missing:
            _insert(connection, table, missing)
        if "handle" in batch.rows[0]:
            self._remember(batch, rows, _present(connection, table, rows) if missing else present)
        return len(missing) + filled

    def knows(self, connection: Connection, batch: Batch) -> bool:
        """Whether all of the batch is there and complete, so that nothing is to be written; only reads."""
        if not batch.rows:
            return True
        table, rows = batch.table, self._resolved(batch)
        present = _present(connection, table, rows)
        if any(_key(table, row) not in present or _news(row, present[_key(table, row)]) for row in rows):
            return False
        self._remember(batch, rows, present)
        return True

    def _remember(self, batch: Batch, rows: list[Row], present: dict[Key, Row]) -> None:
        names = self.ids[batch.table.name]
        for source, row in zip(batch.rows, rows, strict=True):
            if "handle" in source:
                names[source["handle"]] = present[_key(batch.table, row)]["id"]

    def _resolved(self, batch: Batch) -> list[Row]:
        names = {column: self.ids[target] for column, target in _references(batch.table).items()}
        rows = []
        for source in batch.rows:
            row = dict(source)
            row.pop("handle", None)
            for column, ids in names.items():
                handle = row.get(column)
                if handle is not None:
                    row[column] = ids[handle]
            rows.append(row)
        return rows


def _missing(table: Table, rows: list[Row], present: Mapping[Key, Row]) -> list[Row]:
    """The rows that are not there yet; of two that luck put under one key the first."""
    by_key = {_key(table, row): row for row in reversed(rows)}
    if not present and len(by_key) == len(rows):
        return rows
    return [row for key, row in reversed(by_key.items()) if key not in present]


def _insert(connection: Connection, table: Table, rows: list[Row]) -> None:
    if connection.dialect.name == "postgresql":
        copy(connection, table, rows)
    else:
        connection.execute(insert(table), rows)


def _present(connection: Connection, table: Table, rows: list[Row]) -> dict[Key, Row]:
    """The table's rows near the given ones (same community or college, same span of recording), by natural key."""
    query = select(*(column for column in table.columns if column.computed is None))
    for place in ("college_id", "community_id"):
        if place in table.columns and rows[0][place] is not None:
            query = query.where(table.c[place] == rows[0][place])
    if "recorded_at" in table.columns:
        moments: list[dt.datetime] = [row["recorded_at"] for row in rows]
        query = query.where(table.c.recorded_at.between(min(moments), max(moments)))
    return {_key(table, row): row for row in map(dict, connection.execute(query).mappings())}


def _news(row: Row, present: Row) -> Row:
    """What became known since: the values of columns that are blank in the row present."""
    return {name: value for name, value in row.items() if value is not None and present[name] is None}


def _fill_blanks(connection: Connection, table: Table, row: Row, present: dict[Key, Row]) -> int:
    """An end, a rating, a lift that is known by now is written into the row; nothing written is overwritten."""
    found = present.get(_key(table, row))
    news = _news(row, found) if found is not None else {}
    if found is None or not news:
        return 0
    connection.execute(update(table).where(table.c.id == found["id"]).values(news))
    return 1
