"""学业帮扶: warnings, plans, pairs, sessions, results, and the 专升本 exam."""

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
)


class Course(OfCollege, Base):
    __tablename__ = "course"
    __table_args__ = (UniqueConstraint("college_id", "name"),)
    name: Mapped[str]


class WarningLevel(OfCollege, Base):
    """预警等级: names and order differ between colleges; rank 1 is the gravest."""

    __tablename__ = "warning_level"
    __table_args__ = (UniqueConstraint("college_id", "name"), UniqueConstraint("college_id", "rank"))
    name: Mapped[str]
    rank: Mapped[int]


class AcademicWarning(OfCommunity, Base):
    """学业预警: issued in a term, lifted at its official review, or left by leave, transfer or withdrawal.

    The community is the one in which the student lived on the day of issue.
    """

    __tablename__ = "academic_warning"
    __table_args__ = (
        UniqueConstraint("student_id", "term_id"),
        CheckConstraint("lifted_on IS NULL OR left_on IS NULL", name="lifted_or_left"),
        Index("ix_academic_warning_issued", "community_id", "issued_on"),
        Index("ix_academic_warning_student", "community_id", "student_id", "term_id"),
        Index("ix_academic_warning_term", "community_id", "term_id"),
    )
    student_id: Mapped[int] = mapped_column(key("student"))
    term_id: Mapped[int] = mapped_column(key("term"))
    level_id: Mapped[int] = mapped_column(key("warning_level"))
    issued_on: Mapped[dt.date]
    lifted_on: Mapped[dt.date | None]
    left_on: Mapped[dt.date | None]
    left_reason: Mapped[str | None]
    recorded_at: Mapped[RecordedAt]
    recorded_on: Mapped[dt.date] = day_of("recorded_at")


class StudyPlan(OfCommunity, Base):
    """个性化学习计划 of a warned student."""

    __tablename__ = "study_plan"
    __table_args__ = (
        UniqueConstraint("warning_id", "made_on"),
        Index("ix_study_plan_warning", "community_id", "warning_id", "made_on"),
    )
    warning_id: Mapped[int] = mapped_column(key("academic_warning"))
    made_on: Mapped[dt.date]
    recorded_at: Mapped[RecordedAt]
    recorded_on: Mapped[dt.date] = day_of("recorded_at")


class TutoringPair(OfCommunity, Dated, Base):
    """朋辈帮扶结对: a student and his peer tutor (学业小导师)."""

    __tablename__ = "tutoring_pair"
    __table_args__ = (
        UniqueConstraint("student_id", "tutor_id", "from_day"),
        in_order(),
        CheckConstraint("student_id <> tutor_id", name="two_students"),
        Index("ix_tutoring_pair_student", "community_id", "student_id", "from_day", "to_day"),
    )
    student_id: Mapped[int] = mapped_column(key("student"))
    tutor_id: Mapped[int] = mapped_column(key("student"))
    recorded_at: Mapped[RecordedAt]
    recorded_on: Mapped[dt.date] = day_of("recorded_at")


class TutoringSession(OfCommunity, Base):
    """帮扶: clinic (学业门诊, by a teacher), peer (朋辈, by a tutor), small_class (小班化)."""

    __tablename__ = "tutoring_session"
    __table_args__ = (
        # Teacher or tutor is NULL, and a key with a NULL in it is never the same as another.
        UniqueConstraint("community_id", "kind", "teacher_id", "held_at"),
        UniqueConstraint("community_id", "kind", "tutor_id", "held_at"),
        one_of("kind", "clinic", "peer", "small_class"),
        Index("ix_tutoring_session_day", "community_id", "held_on", "kind"),
    )
    kind: Mapped[str]
    course_id: Mapped[int | None] = mapped_column(key("course"))
    teacher_id: Mapped[int | None] = mapped_column(key("staff"))
    tutor_id: Mapped[int | None] = mapped_column(key("student"))
    held_at: Mapped[dt.datetime]
    held_on: Mapped[dt.date] = day_of("held_at")
    recorded_at: Mapped[RecordedAt]
    recorded_on: Mapped[dt.date] = day_of("recorded_at")


class TutoringAttendance(OfCommunity, Base):
    """Who was at a session, a row a person."""

    __tablename__ = "tutoring_attendance"
    __table_args__ = (
        UniqueConstraint("session_id", "student_id"),
        Index("ix_tutoring_attendance_student", "community_id", "student_id", "session_id"),
    )
    session_id: Mapped[int] = mapped_column(key("tutoring_session"))
    student_id: Mapped[int] = mapped_column(key("student"))
    recorded_at: Mapped[RecordedAt]
    recorded_on: Mapped[dt.date] = day_of("recorded_at")


class TermResult(OfCommunity, Base):
    """A student's rank in his class at the end of a term."""

    __tablename__ = "term_result"
    __table_args__ = (
        UniqueConstraint("student_id", "term_id"),
        CheckConstraint("class_rank BETWEEN 1 AND class_size", name="rank_in_class"),
        Index("ix_term_result_student", "community_id", "student_id", "term_id"),
    )
    student_id: Mapped[int] = mapped_column(key("student"))
    term_id: Mapped[int] = mapped_column(key("term"))
    class_rank: Mapped[int]
    class_size: Mapped[int]
    recorded_at: Mapped[RecordedAt]
    recorded_on: Mapped[dt.date] = day_of("recorded_at")


class UpgradeExam(OfCommunity, Base):
    """专升本: a candidate, in the community where he lived on the exam day."""

    __tablename__ = "upgrade_exam"
    __table_args__ = (
        UniqueConstraint("student_id", "exam_on"),
        Index("ix_upgrade_exam_day", "community_id", "exam_on"),
    )
    student_id: Mapped[int] = mapped_column(key("student"))
    exam_on: Mapped[dt.date]
    admitted: Mapped[bool]
    recorded_at: Mapped[RecordedAt]
    recorded_on: Mapped[dt.date] = day_of("recorded_at")
