"""Who signs in and what was done: the dashboard's own users, and the log of what they did."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from data_access.schema.base import Base, Keyed, Moment, OfCollege, campus_now, key, one_of

ACTIONS = ("sign_in", "sign_out", "refused", "export", "unmask", "user", "display_link")


class AppUser(Keyed, Base):
    """A person, or a screen, that signs in: the name by which the sign-in knows it, and its role.

    leader and display: of the communities of `college_id`; steward: of these, NULL: of all; counselor: `staff_id`, who
    sees the communities that `community_staff` gives him on the day.
    """

    __tablename__ = "app_user"
    __table_args__ = (
        UniqueConstraint("identity"),
        one_of("role", "leader", "counselor", "steward", "display"),
        CheckConstraint("(role = 'counselor') = (staff_id IS NOT NULL)", name="counselor_is_staff"),
        CheckConstraint("role NOT IN ('leader', 'display') OR college_id IS NOT NULL", name="of_college"),
    )
    identity: Mapped[str]
    role: Mapped[str]
    college_id: Mapped[int | None] = mapped_column(key("college"))
    staff_id: Mapped[int | None] = mapped_column(key("staff"))


class DisplayLink(OfCollege, Base):
    """大屏链接: whoever bears its token sees figures of the college, or of the one community, and nothing else.

    The token itself is nowhere: `token_hash` is its SHA-256. place: where the screen hangs.
    """

    __tablename__ = "display_link"
    __table_args__ = (UniqueConstraint("token_hash"), UniqueConstraint("place"))
    community_id: Mapped[int | None] = mapped_column(key("community"))
    place: Mapped[str]
    token_hash: Mapped[str]
    created_at: Mapped[dt.datetime] = mapped_column(Moment, server_default=campus_now())
    revoked_at: Mapped[dt.datetime | None]


class DisplaySeen(Base):
    """When a screen last showed a link."""

    __tablename__ = "display_seen"
    display_link_id: Mapped[int] = mapped_column(key("display_link"), primary_key=True, autoincrement=False)
    seen_at: Mapped[dt.datetime]


class AuditLog(Keyed, Base):
    """What somebody did, written in the transaction of what it records; never altered, old rows are pruned.

    identity: as of `app_user`, which may have lost it since; "" where nobody signs in. subject: a page, a metric and
    period, a sign-in, a user; no student's name. reason: of an unmasking.
    """

    __tablename__ = "audit_log"
    __table_args__ = (
        one_of("action", *ACTIONS),
        Index("ix_audit_log_at", "at"),
        Index("ix_audit_log_action", "action", "identity", "subject"),
        {"sqlite_autoincrement": True},
    )
    at: Mapped[dt.datetime] = mapped_column(Moment, server_default=campus_now())
    identity: Mapped[str]
    role: Mapped[str | None]
    action: Mapped[str]
    subject: Mapped[str]
    reason: Mapped[str | None]
