"""Colleges, communities, rooms, and the people who live and work in them."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import Index, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column

from data_access.schema.base import Base, Dated, Keyed, OfCollege, OfCommunity, in_order, key, one_of, unique_where


class College(Keyed, Base):
    """二级学院."""

    __tablename__ = "college"
    __table_args__ = (UniqueConstraint("name"),)
    name: Mapped[str]


class Community(OfCollege, Base):
    """学生社区. `is_college_own` marks the one row of each college that holds what belongs to no community."""

    __tablename__ = "community"
    __table_args__ = (
        UniqueConstraint("college_id", "name"),
        unique_where("community", "is_college_own", "college_id"),
    )
    name: Mapped[str]
    house_order: Mapped[int] = mapped_column(server_default="0")
    is_college_own: Mapped[bool] = mapped_column(server_default=false())


class Building(OfCommunity, Base):
    __tablename__ = "building"
    __table_args__ = (UniqueConstraint("community_id", "name"),)
    name: Mapped[str]


class Floor(OfCommunity, Base):
    __tablename__ = "floor"
    __table_args__ = (
        UniqueConstraint("building_id", "number"),
        Index("ix_floor_community_id", "community_id", "id", "number"),
    )
    building_id: Mapped[int] = mapped_column(key("building"))
    number: Mapped[int]


class Room(OfCommunity, Base):
    """寝室."""

    __tablename__ = "room"
    __table_args__ = (
        UniqueConstraint("floor_id", "number"),
        Index("ix_room_community_id", "community_id", "id", "floor_id"),
    )
    floor_id: Mapped[int] = mapped_column(key("floor"))
    number: Mapped[str]


class Student(OfCollege, Base):
    """学生, party members, tutors and leaders among them."""

    __tablename__ = "student"
    __table_args__ = (UniqueConstraint("college_id", "student_no"),)
    student_no: Mapped[str]
    name: Mapped[str]
    class_name: Mapped[str | None]


class Stay(OfCommunity, Dated, Base):
    """住宿: who lived in which room, from when to when."""

    __tablename__ = "stay"
    __table_args__ = (
        UniqueConstraint("student_id", "from_day"),
        in_order(),
        Index("ix_stay_room", "community_id", "room_id", "from_day", "to_day"),
        Index("ix_stay_student", "community_id", "student_id", "from_day", "to_day"),
    )
    room_id: Mapped[int] = mapped_column(key("room"))
    student_id: Mapped[int] = mapped_column(key("student"))


class Staff(OfCollege, Base):
    """教职工: counselors, teachers, those who handle tickets."""

    __tablename__ = "staff"
    __table_args__ = (UniqueConstraint("college_id", "staff_no"),)
    staff_no: Mapped[str]
    name: Mapped[str]


class CommunityStaff(OfCommunity, Dated, Base):
    """Which counselor (辅导员) has which community."""

    __tablename__ = "community_staff"
    __table_args__ = (
        UniqueConstraint("community_id", "staff_id", "from_day"),
        in_order(),
        Index("ix_community_staff_staff", "staff_id", "from_day"),
    )
    staff_id: Mapped[int] = mapped_column(key("staff"))


class Department(OfCollege, Base):
    """责任部门 of tickets, and whom to ask there."""

    __tablename__ = "department"
    __table_args__ = (UniqueConstraint("college_id", "name"),)
    name: Mapped[str]
    contact_id: Mapped[int | None] = mapped_column(key("staff"))


class GridPost(OfCommunity, Dated, Base):
    """网格员: 楼长, 层长, 寝室长; each of one building, floor or room."""

    __tablename__ = "grid_post"
    __table_args__ = (
        one_of("level", "building", "floor", "room"),
        in_order(),
        unique_where("grid_post", "level = 'building'", "building_id", "from_day"),
        unique_where("grid_post", "level = 'floor'", "floor_id", "from_day"),
        unique_where("grid_post", "level = 'room'", "room_id", "from_day"),
        Index("ix_grid_post_floor", "community_id", "level", "floor_id", "from_day", "to_day"),
        Index("ix_grid_post_room", "community_id", "level", "room_id", "from_day", "to_day"),
    )
    level: Mapped[str]
    building_id: Mapped[int | None] = mapped_column(key("building"))
    floor_id: Mapped[int | None] = mapped_column(key("floor"))
    room_id: Mapped[int | None] = mapped_column(key("room"))
    student_id: Mapped[int | None] = mapped_column(key("student"))
    staff_id: Mapped[int | None] = mapped_column(key("staff"))


class Term(Keyed, Base):
    """学期: 2024-2025-1, and the day on which the warnings issued in it are officially reviewed."""

    __tablename__ = "term"
    __table_args__ = (UniqueConstraint("name"), UniqueConstraint("first_day"), in_order("first_day", "last_day"))
    name: Mapped[str]
    first_day: Mapped[dt.date]
    last_day: Mapped[dt.date]
    warning_review_on: Mapped[dt.date | None]


class CalendarOverride(Base):
    """A change of the school's own calendar (校历): this day works, or does not, whatever the State Council says."""

    __tablename__ = "calendar_override"
    day: Mapped[dt.date] = mapped_column(primary_key=True)
    is_working: Mapped[bool]
    reason: Mapped[str]


class CalendarDay(Base):
    """One row a day, filled by `calendar.fill` from the holidays, the overrides and the terms.

    work_no: the working-day number (a day off bears the next working day's); day_no: a plain running number.
    week: its Monday; week_working: working days from Monday to Sunday; teaching_week: 1.. in a term, else NULL.
    is_duty: in a duty week (a week with teaching and at least 3 working days) of its term; duty_no: running count of
    the days of such weeks.
    month: its first day; year; school_year as 2024-2025; term_id: the last term begun, vacation included.
    """

    __tablename__ = "calendar_day"
    __table_args__ = (
        Index("ix_calendar_day_term", "term_id", "day"),
        Index("ix_calendar_day_week", "week", "day"),
    )
    day: Mapped[dt.date] = mapped_column(primary_key=True)
    is_working: Mapped[bool]
    holiday: Mapped[str | None]
    work_no: Mapped[int]
    day_no: Mapped[int]
    week: Mapped[dt.date]
    week_working: Mapped[int]
    teaching_week: Mapped[int | None]
    is_duty: Mapped[bool]
    duty_no: Mapped[int]
    month: Mapped[dt.date]
    year: Mapped[int]
    school_year: Mapped[str]
    term_id: Mapped[int | None] = mapped_column(key("term"))
