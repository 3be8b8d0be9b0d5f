"""PostgreSQL's transaction numbers: what its notes of change are read by."""

from __future__ import annotations

from typing import Any

from sqlalchemy import BigInteger, String, cast, literal_column
from sqlalchemy.types import UserDefinedType


class Xid8(UserDefinedType[str]):
    """A transaction's number that never returns."""

    cache_ok = True

    def get_col_spec(self, **_: Any) -> str:
        return "xid8"


# The writer's transaction. A migration adds the column: no model can have one on one kind of database only.
XID: Any = literal_column("change.xid", Xid8())


def number(xid: Any) -> Any:
    """SQL: a transaction's number as one that can be calculated with."""
    return cast(cast(xid, String), BigInteger)
