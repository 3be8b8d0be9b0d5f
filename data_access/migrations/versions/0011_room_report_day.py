"""Room reports are found by their day."""

from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_room_report_day", "room_report", ["community_id", "reported_on", "room_id"])
