"""How many communities a large sample has."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("database_origin", sa.Column("sample_communities", sa.Integer(), nullable=True))
