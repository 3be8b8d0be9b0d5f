"""What changed, and where the rows come from."""

import sqlalchemy as sa
from alembic import op

from data_access.migrations.columns import check, day, words

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    _change()
    _change_horizon()
    _database_origin()


def _change() -> None:
    op.create_table(
        "change",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        words("table_name"),
        sa.Column("community_id", sa.Integer(), nullable=True),
        day("day", nullable=True),
        sa.Column("noted_at", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_change"),
        sqlite_autoincrement=True,
    )
    if op.get_context().dialect.name == "postgresql":
        # Transactions commit out of order there, so notes are read by the transaction that wrote them.
        op.execute("ALTER TABLE change ADD COLUMN xid xid8 NOT NULL DEFAULT pg_current_xact_id()")
        op.execute("CREATE INDEX ix_change_xid ON change (xid, table_name)")


def _change_horizon() -> None:
    op.create_table(
        "change_horizon",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("pruned_below", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_change_horizon"),
        check("change_horizon", "one_row", "id = 1"),
    )
    op.execute("INSERT INTO change_horizon (id, pruned_below) VALUES (1, 0)")


def _database_origin() -> None:
    op.create_table(
        "database_origin",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        words("kind"),
        sa.Column("sample_seed", sa.Integer(), nullable=True),
        day("sample_until", nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_database_origin"),
        check("database_origin", "kind", "kind IN ('sample', 'real')"),
        check("database_origin", "one_row", "id = 1"),
    )
