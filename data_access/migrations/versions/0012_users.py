"""Who signs in, and the log of what was done."""

import sqlalchemy as sa
from alembic import op

from data_access.migrations.columns import NOW, check, identity, reference, unique, words

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _app_user()
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


def _audit_log() -> None:
    table = "audit_log"
    now = sa.text(NOW[op.get_context().dialect.name])
    op.create_table(
        table,
        *identity(table),
        sa.Column("at", sa.DateTime(), server_default=now, nullable=False),
        words("identity"),
        words("role", nullable=True),
        words("action"),
        words("subject"),
        words("reason", nullable=True),
        check(table, "action", "action IN ('sign_in', 'sign_out', 'refused', 'export', 'unmask', 'user')"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_audit_log_at", table, ["at"])
    op.create_index("ix_audit_log_action", table, ["action", "identity", "subject"])
