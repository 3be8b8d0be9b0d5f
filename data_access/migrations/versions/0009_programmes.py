"""Programmes and their activities, who took part, what came of them; honours and surveys."""

import sqlalchemy as sa
from alembic import op

from data_access.migrations.columns import check, dated, day, identity, moment, recorded, reference, unique, words

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _programme()
    _partner()
    _promised_occasion()
    _team_post()
    _activity()
    _activity_participant()
    _activity_partner()
    _activity_output()
    _honour()
    _survey_answer()


def _programme() -> None:
    op.create_table(
        "programme",
        *identity("programme"),
        reference("programme", "college_id", "college"),
        words("name"),
        words("team"),
        words("branch", nullable=True),
        unique("programme", "college_id", "name"),
        check("programme", "team", "team IN ('ideology', 'teaching', 'enterprise', 'service', 'students')"),
    )


def _partner() -> None:
    op.create_table(
        "partner",
        *identity("partner"),
        reference("partner", "college_id", "college"),
        words("name"),
        unique("partner", "college_id", "name"),
    )


def _promised_occasion() -> None:
    table = "promised_occasion"
    op.create_table(
        table,
        *identity(table),
        reference(table, "community_id", "community"),
        reference(table, "programme_id", "programme"),
        words("per"),
        sa.Column("nth", sa.Integer(), server_default="1", nullable=False),
        sa.Column("weekday", sa.Integer(), nullable=True),
        *dated(),
        unique(table, "programme_id", "community_id", "per", "nth", "from_day"),
        check(table, "in_order", "to_day IS NULL OR to_day >= from_day"),
        check(table, "nth", "nth >= 1"),
        check(table, "per", "per IN ('week', 'month', 'term', 'school_year')"),
        check(table, "weekday", "weekday BETWEEN 0 AND 6"),
        check(table, "weekday_of_a_week", "weekday IS NULL OR per = 'week'"),
    )
    op.create_index("ix_promised_occasion_days", table, ["community_id", "per", "from_day", "to_day"])


def _team_post() -> None:
    op.create_table(
        "team_post",
        *identity("team_post"),
        reference("team_post", "community_id", "community"),
        reference("team_post", "programme_id", "programme"),
        reference("team_post", "student_id", "student", nullable=True),
        reference("team_post", "staff_id", "staff", nullable=True),
        *dated(),
        unique("team_post", "community_id", "programme_id", "student_id", "from_day"),
        unique("team_post", "community_id", "programme_id", "staff_id", "from_day"),
        check("team_post", "in_order", "to_day IS NULL OR to_day >= from_day"),
        check("team_post", "student_or_staff", "(student_id IS NULL) <> (staff_id IS NULL)"),
    )
    op.create_index("ix_team_post_days", "team_post", ["community_id", "from_day", "to_day"])


def _activity() -> None:
    op.create_table(
        "activity",
        *identity("activity"),
        reference("activity", "community_id", "community"),
        reference("activity", "programme_id", "programme"),
        words("title"),
        *moment("held_at", "held_on"),
        sa.Column("attendance", sa.Integer(), server_default="0", nullable=False),
        reference("activity", "organiser_id", "student", nullable=True),
        *recorded(),
        unique("activity", "community_id", "programme_id", "held_at", "title"),
        check("activity", "attendance", "attendance >= 0"),
    )
    op.create_index("ix_activity_day", "activity", ["community_id", "held_on", "programme_id"])
    op.create_index("ix_activity_recorded", "activity", ["community_id", "recorded_at"])


def _activity_participant() -> None:
    table, people = "activity_participant", ("student_id", "staff_id", "outsider")
    named = " + ".join(f"(CASE WHEN {who} IS NULL THEN 0 ELSE 1 END)" for who in people)
    op.create_table(
        table,
        *identity(table),
        reference(table, "community_id", "community"),
        reference(table, "activity_id", "activity"),
        words("part", default="参与者"),
        reference(table, "student_id", "student", nullable=True),
        reference(table, "staff_id", "staff", nullable=True),
        words("outsider", nullable=True),
        sa.Column("hours", sa.Double(), nullable=True),
        check(table, "hours", "hours >= 0"),
        check(table, "one_person", f"{named} = 1"),
    )
    for who in people:
        rule = sa.text(f"{who} IS NOT NULL")
        op.create_index(
            f"uq_{table}_activity_id_part_{who}_some",
            table,
            ["activity_id", "part", who],
            unique=True,
            sqlite_where=rule,
            postgresql_where=rule,
        )
    op.create_index("ix_activity_participant_activity", table, ["community_id", "activity_id", "part"])
    op.create_index("ix_activity_participant_student", table, ["community_id", "student_id", "activity_id"])


def _activity_partner() -> None:
    op.create_table(
        "activity_partner",
        *identity("activity_partner"),
        reference("activity_partner", "community_id", "community"),
        reference("activity_partner", "activity_id", "activity"),
        reference("activity_partner", "partner_id", "partner"),
        unique("activity_partner", "activity_id", "partner_id"),
    )
    op.create_index("ix_activity_partner_activity", "activity_partner", ["community_id", "activity_id", "partner_id"])


def _activity_output() -> None:
    op.create_table(
        "activity_output",
        *identity("activity_output"),
        reference("activity_output", "community_id", "community"),
        reference("activity_output", "activity_id", "activity"),
        words("output"),
        sa.Column("quantity", sa.Integer(), nullable=False),
        unique("activity_output", "activity_id", "output"),
        check("activity_output", "quantity", "quantity >= 0"),
    )
    op.create_index("ix_activity_output_activity", "activity_output", ["community_id", "activity_id", "output"])


def _honour() -> None:
    op.create_table(
        "honour",
        *identity("honour"),
        reference("honour", "community_id", "community"),
        words("name"),
        reference("honour", "programme_id", "programme", nullable=True),
        reference("honour", "student_id", "student"),
        day("awarded_on"),
        *recorded(),
        unique("honour", "community_id", "name", "student_id", "awarded_on"),
    )
    op.create_index("ix_honour_day", "honour", ["community_id", "awarded_on"])


def _survey_answer() -> None:
    op.create_table(
        "survey_answer",
        *identity("survey_answer"),
        reference("survey_answer", "community_id", "community"),
        words("survey"),
        words("answer_no"),
        sa.Column("score", sa.Integer(), nullable=False),
        day("answered_on"),
        *recorded(),
        unique("survey_answer", "community_id", "survey", "answer_no"),
        check("survey_answer", "score", "score BETWEEN 1 AND 5"),
    )
    op.create_index("ix_survey_answer_day", "survey_answer", ["community_id", "answered_on"])
