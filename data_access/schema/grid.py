"""网格管理: floor checks and the hazards they find, daily room reports, disputes."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from data_access.schema.base import Base, LongText, OfCommunity, RecordedAt, day_of, in_order, key, one_of

# Settled there, a dispute never left the building (枫桥经验).
LOCAL_LEVELS = ("room", "floor", "building")


class SafetyCheck(OfCommunity, Base):
    """安全排查台账: one check of one floor, by its leader (层长)."""

    __tablename__ = "safety_check"
    __table_args__ = (
        UniqueConstraint("floor_id", "checked_at"),
        Index("ix_safety_check_day", "community_id", "checked_on", "floor_id"),
        Index("ix_safety_check_floor", "community_id", "floor_id", "checked_on"),
        Index("ix_safety_check_recorded", "community_id", "recorded_at"),
    )
    floor_id: Mapped[int] = mapped_column(key("floor"))
    leader_id: Mapped[int | None] = mapped_column(key("student"))
    checked_at: Mapped[dt.datetime]
    checked_on: Mapped[dt.date] = day_of("checked_at")
    note: Mapped[LongText | None]
    recorded_at: Mapped[RecordedAt]
    recorded_on: Mapped[dt.date] = day_of("recorded_at")


class Hazard(OfCommunity, Base):
    """隐患台账: what is dangerous on a floor, and since when it is put right."""

    __tablename__ = "hazard"
    __table_args__ = (
        UniqueConstraint("community_id", "ledger_no"),
        in_order("found_on", "fixed_on"),
        Index("ix_hazard_day", "community_id", "found_on", "floor_id"),
    )
    ledger_no: Mapped[str]
    floor_id: Mapped[int] = mapped_column(key("floor"))
    kind: Mapped[str]
    found_on: Mapped[dt.date]
    fixed_on: Mapped[dt.date | None]
    recorded_at: Mapped[RecordedAt]
    recorded_on: Mapped[dt.date] = day_of("recorded_at")


class RoomReport(OfCommunity, Base):
    """寝室日报: a room leader (寝室长) reports how his room is. `note` never leaves the row."""

    __tablename__ = "room_report"
    __table_args__ = (
        UniqueConstraint("room_id", "reported_at"),
        Index("ix_room_report_day", "community_id", "reported_on", "room_id"),
        Index("ix_room_report_room", "community_id", "room_id", "reported_on"),
        Index("ix_room_report_recorded", "community_id", "recorded_at"),
    )
    room_id: Mapped[int] = mapped_column(key("room"))
    reporter_id: Mapped[int | None] = mapped_column(key("student"))
    reported_at: Mapped[dt.datetime]
    reported_on: Mapped[dt.date] = day_of("reported_at")
    note: Mapped[LongText | None]
    recorded_at: Mapped[RecordedAt]
    recorded_on: Mapped[dt.date] = day_of("recorded_at")


class Dispute(OfCommunity, Base):
    """矛盾纠纷台账: what broke out between students, how grave it is, who settled it at which level of the grid."""

    __tablename__ = "dispute"
    __table_args__ = (
        UniqueConstraint("community_id", "ledger_no"),
        one_of("severity", "ordinary", "serious", "severe"),
        one_of("settled_level", *LOCAL_LEVELS, "community", "college"),
        CheckConstraint("(settled_level IS NULL) = (resolved_on IS NULL)", name="resolved_at_a_level"),
        in_order("raised_on", "resolved_on"),
        Index("ix_dispute_day", "community_id", "raised_on"),
    )
    ledger_no: Mapped[str]
    kind: Mapped[str]
    severity: Mapped[str] = mapped_column(server_default="ordinary")
    floor_id: Mapped[int | None] = mapped_column(key("floor"))
    raised_on: Mapped[dt.date]
    resolved_on: Mapped[dt.date | None]
    settled_level: Mapped[str | None]
    mediator_id: Mapped[int | None] = mapped_column(key("student"))
    recorded_at: Mapped[RecordedAt]
    recorded_on: Mapped[dt.date] = day_of("recorded_at")
