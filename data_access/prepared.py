"""The selects of `compile` as the driver takes them, worked out once.

SQLAlchemy goes through all of a select at each execution, to find it among those compiled and to bind its values. The
selects of questions are long and always the same: a page that remembers nothing would spend a tenth of its time on it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Dialect, Select

KEPT = 2000
DAYS = ("first", "last", "as_of")


def rows(connection: Connection, statement: Select[Any], binds: Mapping[str, Any]) -> list[dict[str, Any]]:
    """What a select finds, by the names of its columns, as the driver gives it; binds: ids, and each of DAYS."""
    dialect = connection.dialect
    sql, constants, order, columns = _prepared(statement, dialect, len(binds["ids"]))
    bound = {**constants, **{name: _as_bound(dialect, binds[name]) for name in DAYS}}
    bound |= {f"ids_{number}": community for number, community in enumerate(binds["ids"], 1)}
    found = connection.exec_driver_sql(sql, bound if order is None else tuple(bound[name] for name in order))
    # Plain dicts: a name that a mapping of SQLAlchemy's lacks costs it an exception.
    return [dict(zip(columns, values, strict=True)) for values in found.all()]


@lru_cache(KEPT)
def _prepared(
    statement: Select[Any], dialect: Dialect, communities: int
) -> tuple[str, Mapping[str, Any], Sequence[str] | None, tuple[str, ...]]:
    """The statement, its own constants, the order in which it takes what is bound (None: by name), its columns."""
    unknown: dict[str, Any] = {"ids": [0] * communities, **dict.fromkeys(DAYS, dt.date.min)}
    made = statement.compile(dialect=dialect).construct_expanded_state(unknown)
    constants = {name: _as_bound(dialect, value) for name, value in made.parameters.items()}
    return made.statement, constants, made.positiontup, tuple(statement.selected_columns.keys())


def _as_bound(dialect: Dialect, value: Any) -> Any:
    """SQLite has no days but texts."""
    return value.isoformat() if isinstance(value, dt.date) and dialect.name == "sqlite" else value
