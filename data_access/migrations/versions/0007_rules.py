"""Targets and published figures."""

import sqlalchemy as sa
from alembic import op

from data_access.migrations.columns import check, day, identity, reference, unique, words

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _published_figure()
    _target()


def _published_figure() -> None:
    op.create_table(
        "published_figure",
        *identity("published_figure"),
        reference("published_figure", "community_id", "community"),
        words("key"),
        words("kind", default="figure"),
        words("metric"),
        words("period_kind"),
        day("period", nullable=True),
        day("as_of", nullable=True),
        words("grouping", nullable=True),
        words("member", nullable=True),
        sa.Column("value", sa.Double(), nullable=False),
        sa.Column("accept_min", sa.Double(), nullable=False),
        sa.Column("accept_max", sa.Double(), nullable=False),
        words("unit"),
        sa.Column("wording", sa.Text(), nullable=False),
        words("document"),
        unique("published_figure", "community_id", "key"),
        check("published_figure", "kind", "kind IN ('figure', 'rule')"),
        check("published_figure", "value_accepted", "accept_min <= value AND value <= accept_max"),
    )


def _target() -> None:
    op.create_table(
        "target",
        *identity("target"),
        words("metric"),
        reference("target", "community_id", "community", nullable=True),
        day("from_day"),
        words("kind", default="absolute"),
        sa.Column("goal", sa.Double(), nullable=False),
        sa.Column("near", sa.Double(), nullable=True),
        unique("target", "metric", "community_id", "from_day"),
        check("target", "kind", "kind IN ('absolute', 'above_college')"),
    )
    op.create_index(
        "uq_target_metric_from_day_some",
        "target",
        ["metric", "from_day"],
        unique=True,
        sqlite_where=sa.text("community_id IS NULL"),
        postgresql_where=sa.text("community_id IS NULL"),
    )
