"""Who signs in, links of screens, and the log of what was done."""

import sqlalchemy as sa
from alembic import op

from data_access.migrations.columns import NOW, check, identity, reference, unique, words

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _app_user()
    _display_link()
    _display_seen()
    _audit_log()


def _app_user() -> None:
    table = "app_user"
    op.create_table(
        table,
        *identity(table),
        words("identity"),
        words("role"),
        reference(table, "college_id", "college", nullable=True),
        reference(table, "staff_id", "staff", nullable=True),
        unique(table, "identity"),
        check(table, "role", "role IN ('leader', 'counselor', 'steward', 'display')"),
        check(table, "counselor_is_staff", "(role = 'counselor') = (staff_id IS NOT NULL)"),
        check(table, "of_college", "role NOT IN ('leader', 'display') OR college_id IS NOT NULL"),
    )


def _now() -> sa.TextClause:
    return sa.text(NOW[op.get_context().dialect.name])


def _display_link() -> None:
    table = "display_link"
    op.create_table(
        table,
        *identity(table),
        reference(table, "college_id", "college"),
        reference(table, "community_id", "community", nullable=True),
        words("place"),
        words("token_hash"),
        sa.Column("created_at", sa.DateTime(), server_default=_now(), nullable=False),
        sa.Column("revoked_at", sa.DateTime(), nullable=True),
        unique(table, "token_hash"),
        unique(table, "place"),
    )


def _display_seen() -> None:
    table = "display_seen"
    op.create_table(
        table,
        reference(table, "display_link_id", "display_link"),
        sa.Column("seen_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("display_link_id", name=f"pk_{table}"),
    )


def _audit_log() -> None:
    table = "audit_log"
    actions = "'sign_in', 'sign_out', 'refused', 'export', 'unmask', 'user', 'display_link'"
    op.create_table(
        table,
        *identity(table),
        sa.Column("at", sa.DateTime(), server_default=_now(), nullable=False),
        words("identity"),
        words("role", nullable=True),
        words("action"),
        words("subject"),
        words("reason", nullable=True),
        check(table, "action", f"action IN ({actions})"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_audit_log_at", table, ["at"])
    op.create_index("ix_audit_log_action", table, ["action", "identity", "subject"])
