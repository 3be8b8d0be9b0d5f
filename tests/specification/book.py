"""The rows of one section as rows of the database, with the ids of everything that they name."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, Table, delete, insert

from data_access.schema import Base
from tests.specification.reading import NONE, Row, day, moment

COLLEGE = 1
BEGINNING = dt.date(2024, 9, 2)


class Book:
    """Rows by table; ids are given in the order of entry. year: of days that are written without one."""

    def __init__(self, year: int | None) -> None:
        self.tables: dict[str, list[dict[str, Any]]] = defaultdict(list)
        self.names: dict[tuple[str, int], str] = {}
        # What rows point to though it is not there: (table, id).
        self.gone: list[tuple[str, int]] = []
        self._ids: dict[tuple[str, str], int] = {}
        self._year = year

    def add(self, table: str, name: str | None = None, /, **values: Any) -> int:
        """Enters a row; its id."""
        number = len(self.tables[table]) + 1
        self.tables[table].append({"id": number, **values})
        if name is not None:
            self._ids[table, name] = number
            self.names[table, number] = name
        return number

    def id_of(self, table: str, name: str, /, **values: Any) -> int:
        """The id of what bears the name; entered with these values where it is new and they are given."""
        if (table, name) in self._ids:
            return self._ids[table, name]
        if not values:
            raise ValueError(f"no {table} is called {name}")
        return self.add(table, name, **values)

    def has(self, table: str, name: str) -> bool:
        return (table, name) in self._ids

    def row(self, table: str, number: int) -> dict[str, Any]:
        return self.tables[table][number - 1]

    def day(self, text: str | None) -> dt.date | None:
        return day(text, self._year) if text and text != NONE else None

    def moment(self, text: str | None) -> dt.datetime | None:
        return moment(text, self._year) if text and text != NONE else None

    def sure_day(self, text: str | None) -> dt.date:
        return day(text or "", self._year)

    def sure_moment(self, text: str | None) -> dt.datetime:
        return moment(text or "", self._year)

    def community(self, row: Row) -> int:
        return self.id_of("community", row.get("community") or "A")

    def student(self, name: str) -> int:
        return self.id_of("student", name, college_id=COLLEGE, student_no=name, name=name)

    def staff(self, name: str) -> int:
        return self.id_of("staff", name, college_id=COLLEGE, staff_no=name, name=name)

    def of_college(self, table: str, name: str | None) -> int | None:
        """A department, course ... of the college; None where the cell is empty."""
        return self.id_of(table, name, college_id=COLLEGE, name=name) if name and name != NONE else None

    def dates(self, row: Row, first: str = "from", last: str = "to") -> dict[str, dt.date | None]:
        return {"from_day": self.day(row.get(first)) or BEGINNING, "to_day": self.day(row.get(last))}

    def written(self, row: Row, happened: dt.datetime | dt.date) -> dict[str, dt.datetime]:
        """When the row was written down: when it happened, unless it says otherwise."""
        if not isinstance(happened, dt.datetime):
            happened = dt.datetime.combine(happened, dt.time(12))
        return {"recorded_at": self.moment(row.get("written down")) or happened}

    def write(self, connection: Connection, tables: Iterable[str]) -> None:
        """Writes the rows of some tables in an order that foreign keys allow."""
        for table in _ordered(tables):
            by_columns: dict[frozenset[str], list[Mapping[str, Any]]] = defaultdict(list)
            for row in self.tables[table.name]:
                by_columns[frozenset(row)].append(row)
            for rows in by_columns.values():
                connection.execute(insert(table), rows)

    def erase(self, connection: Connection, tables: Iterable[str]) -> None:
        """Deletes every row of some tables."""
        for table in reversed(_ordered(tables)):
            connection.execute(delete(table))


def _ordered(tables: Iterable[str]) -> list[Table]:
    wanted = set(tables)
    return [table for table in Base.metadata.sorted_tables if table.name in wanted]
