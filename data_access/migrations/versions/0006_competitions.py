"""Contests, awards and incubated projects."""

from alembic import op

from data_access.migrations.columns import check, day, identity, recorded, reference, unique, words

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _contest()
    _competition_award()
    _contest_alias()
    _incubation_project()
    _award_member()


def _contest() -> None:
    op.create_table(
        "contest",
        *identity("contest"),
        reference("contest", "college_id", "college"),
        words("name"),
        unique("contest", "college_id", "name"),
    )


def _competition_award() -> None:
    op.create_table(
        "competition_award",
        *identity("competition_award"),
        reference("competition_award", "community_id", "community"),
        reference("competition_award", "contest_id", "contest"),
        words("edition"),
        words("project"),
        words("level"),
        words("prize"),
        day("awarded_on"),
        words("wording", nullable=True),
        *recorded(),
        unique("competition_award", "community_id", "contest_id", "edition", "project", "level"),
        check("competition_award", "level", "level IN ('international', 'national', 'provincial', 'school')"),
    )
    op.create_index("ix_competition_award_day", "competition_award", ["community_id", "awarded_on"])
    op.create_index(
        "ix_competition_award_project",
        "competition_award",
        ["community_id", "contest_id", "edition", "project"],
    )


def _contest_alias() -> None:
    op.create_table(
        "contest_alias",
        *identity("contest_alias"),
        reference("contest_alias", "contest_id", "contest"),
        words("wording"),
        unique("contest_alias", "contest_id", "wording"),
    )


def _incubation_project() -> None:
    op.create_table(
        "incubation_project",
        *identity("incubation_project"),
        reference("incubation_project", "community_id", "community"),
        words("name"),
        day("started_on"),
        day("in_operation_on", nullable=True),
        *recorded(),
        unique("incubation_project", "community_id", "name"),
        check("incubation_project", "in_order", "in_operation_on IS NULL OR in_operation_on >= started_on"),
    )
    op.create_index("ix_incubation_project_day", "incubation_project", ["community_id", "started_on"])


def _award_member() -> None:
    op.create_table(
        "award_member",
        *identity("award_member"),
        reference("award_member", "community_id", "community"),
        reference("award_member", "award_id", "competition_award"),
        reference("award_member", "student_id", "student"),
        unique("award_member", "award_id", "student_id"),
    )
    op.create_index("ix_award_member_award", "award_member", ["community_id", "award_id", "student_id"])
