"""意见反馈台账: tickets and what happened to them."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from data_access.schema.base import Base, LongText, OfCommunity, RecordedAt, day_of, key, one_of

LEADERS_CHANNEL = "书记院长面对面"


class FeedbackTicket(OfCommunity, Base):
    """意见. `channel`: 意见箱, 面对面交流点, 线上 ... or 书记院长面对面; `rating`: 1 to 5, 4 and 5 are satisfied."""

    __tablename__ = "feedback_ticket"
    __table_args__ = (
        UniqueConstraint("community_id", "ledger_no"),
        CheckConstraint("rating BETWEEN 1 AND 5", name="rating"),
        CheckConstraint("(rating IS NULL) = (rated_at IS NULL)", name="rated"),
        Index("ix_feedback_ticket_day", "community_id", "submitted_on", "id"),
    )
    ledger_no: Mapped[str]
    channel: Mapped[str] = mapped_column(server_default="意见箱")
    category: Mapped[str]
    content: Mapped[LongText | None]
    student_id: Mapped[int | None] = mapped_column(key("student"))
    department_id: Mapped[int | None] = mapped_column(key("department"))
    submitted_at: Mapped[dt.datetime]
    submitted_on: Mapped[dt.date] = day_of("submitted_at")
    rating: Mapped[int | None]
    rated_at: Mapped[dt.datetime | None]
    rated_on: Mapped[dt.date | None] = day_of("rated_at", nullable=True)
    recorded_at: Mapped[RecordedAt]
    recorded_on: Mapped[dt.date] = day_of("recorded_at")


class TicketEvent(OfCommunity, Base):
    """What happened to a ticket, in the order of (at, id).

    kind replied: progress was reported, perhaps with a day promised; a closing is a reply as well.
    kind closed, outcome solved or explained; kind reopened; kind implemented: the suggestion was put into practice.
    """

    __tablename__ = "ticket_event"
    __table_args__ = (
        UniqueConstraint("ticket_id", "kind", "at"),
        one_of("kind", "replied", "closed", "reopened", "implemented"),
        CheckConstraint("(outcome IS NOT NULL) = (kind = 'closed')", name="closed_has_outcome"),
        one_of("outcome", "solved", "explained"),
        Index("ix_ticket_event_ticket", "community_id", "ticket_id", "at"),
        Index("ix_ticket_event_day", "community_id", "at_on", "kind", "ticket_id"),
    )
    ticket_id: Mapped[int] = mapped_column(key("feedback_ticket"))
    kind: Mapped[str]
    outcome: Mapped[str | None]
    at: Mapped[dt.datetime]
    at_on: Mapped[dt.date] = day_of("at")
    promised_on: Mapped[dt.date | None]
    recorded_at: Mapped[RecordedAt]
    recorded_on: Mapped[dt.date] = day_of("recorded_at")
