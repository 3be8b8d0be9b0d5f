"""Columns as the first migrations make them. Never altered: a migration does the same for ever."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

NOW = {
    "sqlite": "(datetime('now', '+8 hours'))",
    "postgresql": "(date_trunc('second', now() AT TIME ZONE 'Asia/Shanghai'))",
}


def identity(table: str) -> list[Any]:
    return [sa.Column("id", sa.Integer(), nullable=False), sa.PrimaryKeyConstraint("id", name=f"pk_{table}")]


def reference(table: str, column: str, target: str, *, nullable: bool = False) -> sa.Column[int]:
    """A key of another table's row, which cannot be deleted under it."""
    to = sa.ForeignKey(f"{target}.id", name=f"fk_{table}_{column}", ondelete="RESTRICT")
    return sa.Column(column, sa.Integer(), to, nullable=nullable)


def words(column: str, *, nullable: bool = False, default: str | None = None) -> sa.Column[str]:
    return sa.Column(column, sa.String(200), nullable=nullable, server_default=default)


def day(column: str, *, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(column, sa.Date(), nullable=nullable)


def dated() -> list[Any]:
    return [day("from_day"), day("to_day", nullable=True)]


def moment(column: str, day_column: str, *, nullable: bool = False) -> list[Any]:
    """A moment, and its stored day."""
    return [
        sa.Column(column, sa.DateTime(), nullable=nullable),
        sa.Column(day_column, sa.Date(), sa.Computed(f"date({column})", persisted=True), nullable=nullable),
    ]


def recorded() -> list[Any]:
    """When the row was written, by the campus' clock, and the day of it."""
    now = sa.text(NOW[op.get_context().dialect.name])
    return [
        sa.Column("recorded_at", sa.DateTime(), server_default=now, nullable=False),
        sa.Column("recorded_on", sa.Date(), sa.Computed("date(recorded_at)", persisted=True), nullable=False),
    ]


def unique(table: str, *columns: str) -> sa.UniqueConstraint:
    # op.f: PostgreSQL shortens a name that is too long instead of refusing it.
    return sa.UniqueConstraint(*columns, name=op.f(f"uq_{table}_{'_'.join(columns)}"))


def check(table: str, name: str, rule: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(rule, name=op.f(f"ck_{table}_{name}"))
