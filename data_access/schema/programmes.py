"""四支团队与学生自治: programmes, their promises and activities, who took part, what came of it; honours, surveys."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from data_access.schema.base import (
    Base,
    Dated,
    OfCollege,
    OfCommunity,
    RecordedAt,
    day_of,
    in_order,
    key,
    one_of,
    unique_where,
)

TEAMS = ("ideology", "teaching", "enterprise", "service", "students")


class Programme(OfCollege, Base):
    """品牌活动 or 项目: what a team (思政, 教学, 企业, 服务) or the students themselves do again and again.

    `branch`: the part of the work that it belongs to (志愿服务, 文化活动 ...).
    """

    __tablename__ = "programme"
    __table_args__ = (UniqueConstraint("college_id", "name"), one_of("team", *TEAMS))
    name: Mapped[str]
    team: Mapped[str]
    branch: Mapped[str | None]


class PromisedOccasion(OfCommunity, Dated, Base):
    """承诺频次: the nth occasion of a programme in every week, month, term or school year; weekday 0 is Monday."""

    __tablename__ = "promised_occasion"
    __table_args__ = (
        UniqueConstraint("programme_id", "community_id", "per", "nth", "from_day"),
        one_of("per", "week", "month", "term", "school_year"),
        CheckConstraint("nth >= 1", name="nth"),
        CheckConstraint("weekday BETWEEN 0 AND 6", name="weekday"),
        CheckConstraint("weekday IS NULL OR per = 'week'", name="weekday_of_a_week"),
        in_order(),
        Index("ix_promised_occasion_days", "community_id", "per", "from_day", "to_day"),
    )
    programme_id: Mapped[int] = mapped_column(key("programme"))
    per: Mapped[str]
    nth: Mapped[int] = mapped_column(server_default="1")
    weekday: Mapped[int | None]


class Partner(OfCollege, Base):
    """合作单位: a company or another organisation."""

    __tablename__ = "partner"
    __table_args__ = (UniqueConstraint("college_id", "name"),)
    name: Mapped[str]


class TeamPost(OfCommunity, Dated, Base):
    """进驻人员: who belongs to a programme's team in the community."""

    __tablename__ = "team_post"
    __table_args__ = (
        CheckConstraint("(student_id IS NULL) <> (staff_id IS NULL)", name="student_or_staff"),
        in_order(),
        # One of the two is NULL, and a key with a NULL in it is never the same as another.
        UniqueConstraint("community_id", "programme_id", "student_id", "from_day"),
        UniqueConstraint("community_id", "programme_id", "staff_id", "from_day"),
        Index("ix_team_post_days", "community_id", "from_day", "to_day"),
    )
    programme_id: Mapped[int] = mapped_column(key("programme"))
    student_id: Mapped[int | None] = mapped_column(key("student"))
    staff_id: Mapped[int | None] = mapped_column(key("staff"))


class Activity(OfCommunity, Base):
    """活动台账: one occasion of a programme. `attendance`: heads counted (人次); `organiser_id`: a party member."""

    __tablename__ = "activity"
    __table_args__ = (
        UniqueConstraint("community_id", "programme_id", "held_at", "title"),
        CheckConstraint("attendance >= 0", name="attendance"),
        Index("ix_activity_day", "community_id", "held_on", "programme_id"),
        Index("ix_activity_recorded", "community_id", "recorded_at"),
    )
    programme_id: Mapped[int] = mapped_column(key("programme"))
    title: Mapped[str]
    held_at: Mapped[dt.datetime]
    held_on: Mapped[dt.date] = day_of("held_at")
    attendance: Mapped[int] = mapped_column(server_default="0")
    organiser_id: Mapped[int | None] = mapped_column(key("student"))
    recorded_at: Mapped[RecordedAt]
    recorded_on: Mapped[dt.date] = day_of("recorded_at")


class ActivityParticipant(OfCommunity, Base):
    """Who took part, by name, and as what: a student, one of the staff, or somebody from outside."""

    __tablename__ = "activity_participant"
    __table_args__ = (
        CheckConstraint(
            "(CASE WHEN student_id IS NULL THEN 0 ELSE 1 END) + (CASE WHEN staff_id IS NULL THEN 0 ELSE 1 END)"
            " + (CASE WHEN outsider IS NULL THEN 0 ELSE 1 END) = 1",
            name="one_person",
        ),
        CheckConstraint("hours >= 0", name="hours"),
        *(
            unique_where("activity_participant", f"{who} IS NOT NULL", "activity_id", "part", who)
            for who in ("student_id", "staff_id", "outsider")
        ),
        Index("ix_activity_participant_activity", "community_id", "activity_id", "part"),
        Index("ix_activity_participant_student", "community_id", "student_id", "activity_id"),
    )
    activity_id: Mapped[int] = mapped_column(key("activity"))
    part: Mapped[str] = mapped_column(server_default="参与者")
    student_id: Mapped[int | None] = mapped_column(key("student"))
    staff_id: Mapped[int | None] = mapped_column(key("staff"))
    outsider: Mapped[str | None]
    hours: Mapped[float | None]


class ActivityPartner(OfCommunity, Base):
    """The companies and organisations that were there."""

    __tablename__ = "activity_partner"
    __table_args__ = (
        UniqueConstraint("activity_id", "partner_id"),
        Index("ix_activity_partner_activity", "community_id", "activity_id", "partner_id"),
    )
    activity_id: Mapped[int] = mapped_column(key("activity"))
    partner_id: Mapped[int] = mapped_column(key("partner"))


class ActivityOutput(OfCommunity, Base):
    """活动成效: what came of it (就业岗位, 实习协议, 捐赠图书 ...), and how much."""

    __tablename__ = "activity_output"
    __table_args__ = (
        UniqueConstraint("activity_id", "output"),
        CheckConstraint("quantity >= 0", name="quantity"),
        Index("ix_activity_output_activity", "community_id", "activity_id", "output"),
    )
    activity_id: Mapped[int] = mapped_column(key("activity"))
    output: Mapped[str]
    quantity: Mapped[int]


class Honour(OfCommunity, Base):
    """表彰奖励: a title given to a student, in a programme where there is one."""

    __tablename__ = "honour"
    __table_args__ = (
        UniqueConstraint("community_id", "name", "student_id", "awarded_on"),
        Index("ix_honour_day", "community_id", "awarded_on"),
    )
    name: Mapped[str]
    programme_id: Mapped[int | None] = mapped_column(key("programme"))
    student_id: Mapped[int] = mapped_column(key("student"))
    awarded_on: Mapped[dt.date]
    recorded_at: Mapped[RecordedAt]
    recorded_on: Mapped[dt.date] = day_of("recorded_at")


class SurveyAnswer(OfCommunity, Base):
    """满意度调查: one answer, from 1 (not satisfied at all) to 5; by number, not by name."""

    __tablename__ = "survey_answer"
    __table_args__ = (
        UniqueConstraint("community_id", "survey", "answer_no"),
        CheckConstraint("score BETWEEN 1 AND 5", name="score"),
        Index("ix_survey_answer_day", "community_id", "answered_on"),
    )
    survey: Mapped[str]
    answer_no: Mapped[str]
    score: Mapped[int]
    answered_on: Mapped[dt.date]
    recorded_at: Mapped[RecordedAt]
    recorded_on: Mapped[dt.date] = day_of("recorded_at")
