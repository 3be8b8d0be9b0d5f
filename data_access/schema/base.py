"""What all tables share: naming, column types, and the columns that repeat."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any, ClassVar

from sqlalchemy import (
    CheckConstraint,
    Computed,
    Date,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Text,
    text,
)
from sqlalchemy.dialects import sqlite
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column
from sqlalchemy.sql.functions import FunctionElement

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}

# SQLite stores a moment as text: to the second, so that every writer's spelling is the same key.
Moment = DateTime().with_variant(sqlite.DATETIME(truncate_microseconds=True), "sqlite")  # type: ignore[no-untyped-call]


class campus_now(FunctionElement[dt.datetime]):
    """The campus' wall-clock time of the writing statement (China keeps no summer time)."""

    type = DateTime()
    inherit_cache = True


@compiles(campus_now, "sqlite")
def _campus_now_sqlite(_element: Any, _compiler: Any, **_kw: Any) -> str:
    return "(datetime('now', '+8 hours'))"


@compiles(campus_now, "postgresql")
def _campus_now_postgresql(_element: Any, _compiler: Any, **_kw: Any) -> str:
    return "(date_trunc('second', now() AT TIME ZONE 'Asia/Shanghai'))"


class Base(DeclarativeBase):
    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map: ClassVar = {
        str: String(200),
        dt.date: Date,
        dt.datetime: Moment,
    }


LongText = Annotated[str, mapped_column(Text)]
RecordedAt = Annotated[dt.datetime, mapped_column(Moment, server_default=campus_now())]


def key(target: str) -> Any:
    """A reference to another table's id; the row it points to cannot be deleted under it."""
    return ForeignKey(f"{target}.id", ondelete="RESTRICT")


def day_of(moment: str, *, nullable: bool = False) -> Any:
    """The stored day of a moment column: `date()` reads the same on SQLite, PostgreSQL and MariaDB."""
    return mapped_column(Date, Computed(f"date({moment})", persisted=True), nullable=nullable)


def one_of(column: str, *values: str) -> CheckConstraint:
    words = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({words})", name=column)


def unique_where(table: str, rule: str, *columns: str) -> Index:
    """Among the rows of which the rule is true, no two are the same in these columns."""
    name = f"uq_{table}_{'_'.join(columns)}_some"
    return Index(name, *columns, unique=True, sqlite_where=text(rule), postgresql_where=text(rule))


def in_order(first: str = "from_day", last: str = "to_day") -> CheckConstraint:
    return CheckConstraint(f"{last} IS NULL OR {last} >= {first}", name="in_order")


class Keyed:
    id: Mapped[int] = mapped_column(Integer, primary_key=True, sort_order=-2)


class OfCollege(Keyed):
    """A row that belongs to a college: people and things that move between its communities."""

    @declared_attr
    def college_id(cls) -> Mapped[int]:
        return mapped_column(key("college"), sort_order=-1)


class OfCommunity(Keyed):
    """A row that belongs to one community; what belongs to none is the college's own community's."""

    @declared_attr
    def community_id(cls) -> Mapped[int]:
        return mapped_column(key("community"), sort_order=-1)


class Dated:
    """True from one day to another, both included; no last day: still true."""

    from_day: Mapped[dt.date]
    to_day: Mapped[dt.date | None]
