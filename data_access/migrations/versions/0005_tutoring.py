"""Warnings, plans, pairs, sessions, results and the exam."""

import sqlalchemy as sa
from alembic import op

from data_access.migrations.columns import check, dated, day, identity, moment, recorded, reference, unique, words

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _course()
    _warning_level()
    _academic_warning()
    _term_result()
    _tutoring_pair()
    _tutoring_session()
    _upgrade_exam()
    _study_plan()
    _tutoring_attendance()


def _course() -> None:
    op.create_table(
        "course",
        *identity("course"),
        reference("course", "college_id", "college"),
        words("name"),
        unique("course", "college_id", "name"),
    )


def _warning_level() -> None:
    op.create_table(
        "warning_level",
        *identity("warning_level"),
        reference("warning_level", "college_id", "college"),
        words("name"),
        sa.Column("rank", sa.Integer(), nullable=False),
        unique("warning_level", "college_id", "name"),
        unique("warning_level", "college_id", "rank"),
    )


def _academic_warning() -> None:
    op.create_table(
        "academic_warning",
        *identity("academic_warning"),
        reference("academic_warning", "community_id", "community"),
        reference("academic_warning", "student_id", "student"),
        reference("academic_warning", "term_id", "term"),
        reference("academic_warning", "level_id", "warning_level"),
        day("issued_on"),
        day("lifted_on", nullable=True),
        day("left_on", nullable=True),
        words("left_reason", nullable=True),
        *recorded(),
        unique("academic_warning", "student_id", "term_id"),
        check("academic_warning", "lifted_or_left", "lifted_on IS NULL OR left_on IS NULL"),
    )
    op.create_index("ix_academic_warning_issued", "academic_warning", ["community_id", "issued_on"])
    op.create_index("ix_academic_warning_student", "academic_warning", ["community_id", "student_id", "term_id"])
    op.create_index("ix_academic_warning_term", "academic_warning", ["community_id", "term_id"])


def _term_result() -> None:
    op.create_table(
        "term_result",
        *identity("term_result"),
        reference("term_result", "community_id", "community"),
        reference("term_result", "student_id", "student"),
        reference("term_result", "term_id", "term"),
        sa.Column("class_rank", sa.Integer(), nullable=False),
        sa.Column("class_size", sa.Integer(), nullable=False),
        *recorded(),
        unique("term_result", "student_id", "term_id"),
        check("term_result", "rank_in_class", "class_rank BETWEEN 1 AND class_size"),
    )
    op.create_index("ix_term_result_student", "term_result", ["community_id", "student_id", "term_id"])


def _tutoring_pair() -> None:
    op.create_table(
        "tutoring_pair",
        *identity("tutoring_pair"),
        reference("tutoring_pair", "community_id", "community"),
        reference("tutoring_pair", "student_id", "student"),
        reference("tutoring_pair", "tutor_id", "student"),
        *recorded(),
        *dated(),
        unique("tutoring_pair", "student_id", "tutor_id", "from_day"),
        check("tutoring_pair", "in_order", "to_day IS NULL OR to_day >= from_day"),
        check("tutoring_pair", "two_students", "student_id <> tutor_id"),
    )
    op.create_index("ix_tutoring_pair_student", "tutoring_pair", ["community_id", "student_id", "from_day", "to_day"])


def _tutoring_session() -> None:
    op.create_table(
        "tutoring_session",
        *identity("tutoring_session"),
        reference("tutoring_session", "community_id", "community"),
        words("kind"),
        reference("tutoring_session", "course_id", "course", nullable=True),
        reference("tutoring_session", "teacher_id", "staff", nullable=True),
        reference("tutoring_session", "tutor_id", "student", nullable=True),
        *moment("held_at", "held_on"),
        *recorded(),
        unique("tutoring_session", "community_id", "kind", "teacher_id", "held_at"),
        unique("tutoring_session", "community_id", "kind", "tutor_id", "held_at"),
        check("tutoring_session", "kind", "kind IN ('clinic', 'peer', 'small_class')"),
    )
    op.create_index("ix_tutoring_session_day", "tutoring_session", ["community_id", "held_on", "kind"])


def _upgrade_exam() -> None:
    op.create_table(
        "upgrade_exam",
        *identity("upgrade_exam"),
        reference("upgrade_exam", "community_id", "community"),
        reference("upgrade_exam", "student_id", "student"),
        day("exam_on"),
        sa.Column("admitted", sa.Boolean(), nullable=False),
        *recorded(),
        unique("upgrade_exam", "student_id", "exam_on"),
    )
    op.create_index("ix_upgrade_exam_day", "upgrade_exam", ["community_id", "exam_on"])


def _study_plan() -> None:
    op.create_table(
        "study_plan",
        *identity("study_plan"),
        reference("study_plan", "community_id", "community"),
        reference("study_plan", "warning_id", "academic_warning"),
        day("made_on"),
        *recorded(),
        unique("study_plan", "warning_id", "made_on"),
    )
    op.create_index("ix_study_plan_warning", "study_plan", ["community_id", "warning_id", "made_on"])


def _tutoring_attendance() -> None:
    op.create_table(
        "tutoring_attendance",
        *identity("tutoring_attendance"),
        reference("tutoring_attendance", "community_id", "community"),
        reference("tutoring_attendance", "session_id", "tutoring_session"),
        reference("tutoring_attendance", "student_id", "student"),
        *recorded(),
        unique("tutoring_attendance", "session_id", "student_id"),
    )
    op.create_index(
        "ix_tutoring_attendance_student",
        "tutoring_attendance",
        ["community_id", "student_id", "session_id"],
    )
