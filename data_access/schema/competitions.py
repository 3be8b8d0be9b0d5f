"""竞赛创新: contests under all their names, awards, teams, incubated projects."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from data_access.schema.base import Base, Keyed, OfCollege, OfCommunity, RecordedAt, day_of, in_order, key, one_of


class Contest(OfCollege, Base):
    __tablename__ = "contest"
    __table_args__ = (UniqueConstraint("college_id", "name"),)
    name: Mapped[str]


class ContestAlias(Keyed, Base):
    """Another wording of the same contest, as certificates bear it."""

    __tablename__ = "contest_alias"
    __table_args__ = (UniqueConstraint("contest_id", "wording"),)
    contest_id: Mapped[int] = mapped_column(key("contest"))
    wording: Mapped[str]


class CompetitionAward(OfCommunity, Base):
    """竞赛获奖: a project's award in one edition of a contest; the prize is kept as the certificate words it."""

    __tablename__ = "competition_award"
    __table_args__ = (
        UniqueConstraint("community_id", "contest_id", "edition", "project", "level"),
        one_of("level", "international", "national", "provincial", "school"),
        Index("ix_competition_award_day", "community_id", "awarded_on"),
        Index("ix_competition_award_project", "community_id", "contest_id", "edition", "project"),
    )
    contest_id: Mapped[int] = mapped_column(key("contest"))
    edition: Mapped[str]
    project: Mapped[str]
    level: Mapped[str]
    prize: Mapped[str]
    awarded_on: Mapped[dt.date]
    wording: Mapped[str | None]
    recorded_at: Mapped[RecordedAt]
    recorded_on: Mapped[dt.date] = day_of("recorded_at")


class AwardMember(OfCommunity, Base):
    """获奖学生: a member of the team that won."""

    __tablename__ = "award_member"
    __table_args__ = (
        UniqueConstraint("award_id", "student_id"),
        Index("ix_award_member_award", "community_id", "award_id", "student_id"),
    )
    award_id: Mapped[int] = mapped_column(key("competition_award"))
    student_id: Mapped[int] = mapped_column(key("student"))


class IncubationProject(OfCommunity, Base):
    """创新创业孵化项目, and since when it is in operation."""

    __tablename__ = "incubation_project"
    __table_args__ = (
        UniqueConstraint("community_id", "name"),
        in_order("started_on", "in_operation_on"),
        Index("ix_incubation_project_day", "community_id", "started_on"),
    )
    name: Mapped[str]
    started_on: Mapped[dt.date]
    in_operation_on: Mapped[dt.date | None]
    recorded_at: Mapped[RecordedAt]
    recorded_on: Mapped[dt.date] = day_of("recorded_at")
