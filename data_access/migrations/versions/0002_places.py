"""Colleges, communities, rooms, people, terms and the calendar."""

import sqlalchemy as sa
from alembic import op

from data_access.migrations.columns import check, dated, day, identity, reference, unique, words

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _calendar_override()
    _college()
    _term()
    _calendar_day()
    _community()
    _staff()
    _student()
    _building()
    _community_staff()
    _department()
    _floor()
    _room()
    _grid_post()
    _stay()


def _calendar_override() -> None:
    op.create_table(
        "calendar_override",
        day("day"),
        sa.Column("is_working", sa.Boolean(), nullable=False),
        words("reason"),
        sa.PrimaryKeyConstraint("day", name="pk_calendar_override"),
    )


def _college() -> None:
    op.create_table(
        "college",
        *identity("college"),
        words("name"),
        unique("college", "name"),
    )


def _term() -> None:
    op.create_table(
        "term",
        *identity("term"),
        words("name"),
        day("first_day"),
        day("last_day"),
        day("warning_review_on", nullable=True),
        unique("term", "first_day"),
        unique("term", "name"),
        check("term", "in_order", "last_day IS NULL OR last_day >= first_day"),
    )


def _calendar_day() -> None:
    op.create_table(
        "calendar_day",
        day("day"),
        sa.Column("is_working", sa.Boolean(), nullable=False),
        words("holiday", nullable=True),
        sa.Column("work_no", sa.Integer(), nullable=False),
        sa.Column("day_no", sa.Integer(), nullable=False),
        day("week"),
        sa.Column("week_working", sa.Integer(), nullable=False),
        sa.Column("teaching_week", sa.Integer(), nullable=True),
        sa.Column("is_duty", sa.Boolean(), nullable=False),
        sa.Column("duty_no", sa.Integer(), nullable=False),
        day("month"),
        sa.Column("year", sa.Integer(), nullable=False),
        words("school_year"),
        reference("calendar_day", "term_id", "term", nullable=True),
        sa.PrimaryKeyConstraint("day", name="pk_calendar_day"),
    )
    op.create_index("ix_calendar_day_term", "calendar_day", ["term_id", "day"])
    op.create_index("ix_calendar_day_week", "calendar_day", ["week", "day"])


def _community() -> None:
    op.create_table(
        "community",
        *identity("community"),
        reference("community", "college_id", "college"),
        words("name"),
        sa.Column("house_order", sa.Integer(), server_default="0", nullable=False),
        sa.Column("is_college_own", sa.Boolean(), server_default=sa.false(), nullable=False),
        unique("community", "college_id", "name"),
    )
    op.create_index(
        "uq_community_college_id_some",
        "community",
        ["college_id"],
        unique=True,
        sqlite_where=sa.text("is_college_own"),
        postgresql_where=sa.text("is_college_own"),
    )


def _staff() -> None:
    op.create_table(
        "staff",
        *identity("staff"),
        reference("staff", "college_id", "college"),
        words("staff_no"),
        words("name"),
        unique("staff", "college_id", "staff_no"),
    )


def _student() -> None:
    op.create_table(
        "student",
        *identity("student"),
        reference("student", "college_id", "college"),
        words("student_no"),
        words("name"),
        words("class_name", nullable=True),
        unique("student", "college_id", "student_no"),
    )


def _building() -> None:
    op.create_table(
        "building",
        *identity("building"),
        reference("building", "community_id", "community"),
        words("name"),
        unique("building", "community_id", "name"),
    )


def _community_staff() -> None:
    op.create_table(
        "community_staff",
        *identity("community_staff"),
        reference("community_staff", "community_id", "community"),
        reference("community_staff", "staff_id", "staff"),
        *dated(),
        unique("community_staff", "community_id", "staff_id", "from_day"),
        check("community_staff", "in_order", "to_day IS NULL OR to_day >= from_day"),
    )
    op.create_index("ix_community_staff_staff", "community_staff", ["staff_id", "from_day"])


def _department() -> None:
    op.create_table(
        "department",
        *identity("department"),
        reference("department", "college_id", "college"),
        words("name"),
        reference("department", "contact_id", "staff", nullable=True),
        unique("department", "college_id", "name"),
    )


def _floor() -> None:
    op.create_table(
        "floor",
        *identity("floor"),
        reference("floor", "community_id", "community"),
        reference("floor", "building_id", "building"),
        sa.Column("number", sa.Integer(), nullable=False),
        unique("floor", "building_id", "number"),
    )
    op.create_index("ix_floor_community_id", "floor", ["community_id", "id", "number"])


def _room() -> None:
    op.create_table(
        "room",
        *identity("room"),
        reference("room", "community_id", "community"),
        reference("room", "floor_id", "floor"),
        words("number"),
        unique("room", "floor_id", "number"),
    )
    op.create_index("ix_room_community_id", "room", ["community_id", "id", "floor_id"])


def _grid_post() -> None:
    op.create_table(
        "grid_post",
        *identity("grid_post"),
        reference("grid_post", "community_id", "community"),
        words("level"),
        reference("grid_post", "building_id", "building", nullable=True),
        reference("grid_post", "floor_id", "floor", nullable=True),
        reference("grid_post", "room_id", "room", nullable=True),
        reference("grid_post", "student_id", "student", nullable=True),
        reference("grid_post", "staff_id", "staff", nullable=True),
        *dated(),
        check("grid_post", "in_order", "to_day IS NULL OR to_day >= from_day"),
        check("grid_post", "level", "level IN ('building', 'floor', 'room')"),
    )
    op.create_index("ix_grid_post_floor", "grid_post", ["community_id", "level", "floor_id", "from_day", "to_day"])
    op.create_index("ix_grid_post_room", "grid_post", ["community_id", "level", "room_id", "from_day", "to_day"])
    op.create_index(
        "uq_grid_post_building_id_from_day_some",
        "grid_post",
        ["building_id", "from_day"],
        unique=True,
        sqlite_where=sa.text("level = 'building'"),
        postgresql_where=sa.text("level = 'building'"),
    )
    op.create_index(
        "uq_grid_post_floor_id_from_day_some",
        "grid_post",
        ["floor_id", "from_day"],
        unique=True,
        sqlite_where=sa.text("level = 'floor'"),
        postgresql_where=sa.text("level = 'floor'"),
    )
    op.create_index(
        "uq_grid_post_room_id_from_day_some",
        "grid_post",
        ["room_id", "from_day"],
        unique=True,
        sqlite_where=sa.text("level = 'room'"),
        postgresql_where=sa.text("level = 'room'"),
    )


def _stay() -> None:
    op.create_table(
        "stay",
        *identity("stay"),
        reference("stay", "community_id", "community"),
        reference("stay", "room_id", "room"),
        reference("stay", "student_id", "student"),
        *dated(),
        unique("stay", "student_id", "from_day"),
        check("stay", "in_order", "to_day IS NULL OR to_day >= from_day"),
    )
    op.create_index("ix_stay_room", "stay", ["community_id", "room_id", "from_day", "to_day"])
    op.create_index("ix_stay_student", "stay", ["community_id", "student_id", "from_day", "to_day"])
