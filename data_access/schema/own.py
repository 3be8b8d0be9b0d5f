"""Rules and notes of the dashboard itself: targets, published figures, what changed, where the rows come from."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import BigInteger, CheckConstraint, Integer, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from data_access.schema.base import Base, Keyed, LongText, key, one_of, unique_where


class Target(Keyed, Base):
    """目标: what a metric should reach from a day on; `community_id` NULL: every community.

    kind absolute: the goal itself; kind above_college: the goal is that much above the college's own figure.
    `near`: up to which value a miss is 接近目标; NULL: a tenth of the goal away. Same unit as the figure, % as 0-100.
    """

    __tablename__ = "target"
    __table_args__ = (
        UniqueConstraint("metric", "community_id", "from_day"),
        unique_where("target", "community_id IS NULL", "metric", "from_day"),
        one_of("kind", "absolute", "above_college"),
    )
    metric: Mapped[str]
    community_id: Mapped[int | None] = mapped_column(key("community"))
    from_day: Mapped[dt.date]
    kind: Mapped[str] = mapped_column(server_default="absolute")
    goal: Mapped[float]
    near: Mapped[float | None]


class PublishedFigure(Keyed, Base):
    """公布数据: what a document reports, and the range in which a recomputed figure counts as the same.

    `metric` a key of the registry; `period_kind` day, week, month, term, school_year, calendar_year or all;
    `period` the first day of that period (NULL for all); `as_of` the day at whose end it is asked;
    `grouping`, `member`: one part of a breakdown; `kind` figure, or rule: a rule that is built in.
    """

    __tablename__ = "published_figure"
    __table_args__ = (
        UniqueConstraint("community_id", "key"),
        CheckConstraint("accept_min <= value AND value <= accept_max", name="value_accepted"),
        one_of("kind", "figure", "rule"),
    )
    community_id: Mapped[int] = mapped_column(key("community"))
    key: Mapped[str]
    kind: Mapped[str] = mapped_column(server_default="figure")
    metric: Mapped[str]
    period_kind: Mapped[str]
    period: Mapped[dt.date | None]
    as_of: Mapped[dt.date | None]
    grouping: Mapped[str | None]
    member: Mapped[str | None]
    value: Mapped[float]
    accept_min: Mapped[float]
    accept_max: Mapped[float]
    unit: Mapped[str]
    wording: Mapped[LongText]
    document: Mapped[str]


class Change(Base):
    """A note that a trigger wrote: rows of this table, of this community, of this day, are new, gone or other.

    No community: every community. No day: every term. On PostgreSQL the table also has `xid`, the writer's
    transaction (see `triggers`), for notes are committed out of order there.
    """

    __tablename__ = "change"
    __table_args__ = ({"sqlite_autoincrement": True},)
    id: Mapped[int] = mapped_column(BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=True)
    table_name: Mapped[str]
    community_id: Mapped[int | None]
    day: Mapped[dt.date | None]
    noted_at: Mapped[dt.datetime | None]


class ChangeHorizon(Base):
    """Notes up to here are pruned: a reader that is still below asks everything anew."""

    __tablename__ = "change_horizon"
    __table_args__ = (CheckConstraint("id = 1", name="one_row"),)
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    pruned_below: Mapped[int] = mapped_column(BigInteger)


class DatabaseOrigin(Base):
    """Whether the rows are the sample's or real ones; the sample's seed and how far it reaches.

    sample_communities: of a large sample, which is made once and never extended, how many it has; of no other.
    """

    __tablename__ = "database_origin"
    __table_args__ = (CheckConstraint("id = 1", name="one_row"), one_of("kind", "sample", "real"))
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    kind: Mapped[str]
    sample_seed: Mapped[int | None]
    sample_until: Mapped[dt.date | None]
    sample_communities: Mapped[int | None]
