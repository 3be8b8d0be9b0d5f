"""党建引领: who is on duty for which room, and the visits and talks made."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, false, true
from sqlalchemy.orm import Mapped, mapped_column

from data_access.schema.base import Base, Dated, LongText, OfCommunity, RecordedAt, day_of, in_order, key


class PartyPost(OfCommunity, Dated, Base):
    """党员岗位: a member on duty in the community and the post he holds (学业帮扶岗 ...)."""

    __tablename__ = "party_post"
    __table_args__ = (
        UniqueConstraint("community_id", "member_id", "post", "from_day"),
        in_order(),
        Index("ix_party_post_member", "community_id", "member_id", "from_day", "to_day"),
        Index("ix_party_post_days", "community_id", "from_day", "to_day", "member_id"),
    )
    member_id: Mapped[int] = mapped_column(key("student"))
    post: Mapped[str]


class RoomDuty(OfCommunity, Dated, Base):
    """党员包片: a member serves a room; `is_lead` marks the responsible one (主责)."""

    __tablename__ = "room_duty"
    __table_args__ = (
        UniqueConstraint("room_id", "member_id", "from_day"),
        in_order(),
        Index("ix_room_duty_room", "community_id", "room_id", "from_day", "to_day", "member_id"),
        Index("ix_room_duty_member", "community_id", "member_id", "from_day", "to_day", "room_id"),
    )
    room_id: Mapped[int] = mapped_column(key("room"))
    member_id: Mapped[int] = mapped_column(key("student"))
    is_lead: Mapped[bool] = mapped_column(server_default=false())


class Excuse(OfCommunity, Dated, Base):
    """Why a room or a member owes nothing for some days: empty, internship (顶岗实习), leave ..."""

    __tablename__ = "excuse"
    __table_args__ = (
        CheckConstraint("(room_id IS NULL) <> (member_id IS NULL)", name="room_or_member"),
        in_order(),
        # One of the two is NULL, and a key with a NULL in it is never the same as another.
        UniqueConstraint("room_id", "from_day", "reason"),
        UniqueConstraint("member_id", "from_day", "reason"),
        Index("ix_excuse_room", "community_id", "room_id", "from_day", "to_day"),
        Index("ix_excuse_member", "community_id", "member_id", "from_day", "to_day"),
        Index("ix_excuse_days", "community_id", "from_day", "to_day"),
    )
    room_id: Mapped[int | None] = mapped_column(key("room"))
    member_id: Mapped[int | None] = mapped_column(key("student"))
    reason: Mapped[str]


class DormVisit(OfCommunity, Base):
    """寝室走访台账: one visit of one member to one room; a ledger that does not say so met someone."""

    __tablename__ = "dorm_visit"
    __table_args__ = (
        UniqueConstraint("room_id", "member_id", "visited_at"),
        Index("ix_dorm_visit_day", "community_id", "visited_on", "room_id", "member_id", "someone_in"),
        Index("ix_dorm_visit_room", "community_id", "room_id", "visited_on", "someone_in"),
        Index("ix_dorm_visit_member", "community_id", "member_id", "visited_on"),
        Index("ix_dorm_visit_recorded", "community_id", "recorded_at"),
    )
    room_id: Mapped[int] = mapped_column(key("room"))
    member_id: Mapped[int] = mapped_column(key("student"))
    visited_at: Mapped[dt.datetime]
    visited_on: Mapped[dt.date] = day_of("visited_at")
    someone_in: Mapped[bool] = mapped_column(server_default=true())
    note: Mapped[LongText | None]
    recorded_at: Mapped[RecordedAt]
    recorded_on: Mapped[dt.date] = day_of("recorded_at")


class HeartTalk(OfCommunity, Base):
    """谈心谈话台账: one talk of a member with a student. `topic` never leaves the row."""

    __tablename__ = "heart_talk"
    __table_args__ = (
        UniqueConstraint("member_id", "student_id", "talked_at"),
        Index("ix_heart_talk_day", "community_id", "talked_on", "member_id"),
        Index("ix_heart_talk_member", "community_id", "member_id", "talked_on"),
        Index("ix_heart_talk_recorded", "community_id", "recorded_at"),
    )
    member_id: Mapped[int] = mapped_column(key("student"))
    student_id: Mapped[int] = mapped_column(key("student"))
    talked_at: Mapped[dt.datetime]
    talked_on: Mapped[dt.date] = day_of("talked_at")
    topic: Mapped[LongText | None]
    recorded_at: Mapped[RecordedAt]
    recorded_on: Mapped[dt.date] = day_of("recorded_at")
