"""Floor checks, hazards, room reports, disputes."""

import sqlalchemy as sa
from alembic import op

from data_access.migrations.columns import check, day, identity, moment, recorded, reference, unique, words

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _safety_check()
    _hazard()
    _room_report()
    _dispute()


def _safety_check() -> None:
    op.create_table(
        "safety_check",
        *identity("safety_check"),
        reference("safety_check", "community_id", "community"),
        reference("safety_check", "floor_id", "floor"),
        reference("safety_check", "leader_id", "student", nullable=True),
        *moment("checked_at", "checked_on"),
        sa.Column("note", sa.Text(), nullable=True),
        *recorded(),
        unique("safety_check", "floor_id", "checked_at"),
    )
    op.create_index("ix_safety_check_day", "safety_check", ["community_id", "checked_on", "floor_id"])
    op.create_index("ix_safety_check_floor", "safety_check", ["community_id", "floor_id", "checked_on"])
    op.create_index("ix_safety_check_recorded", "safety_check", ["community_id", "recorded_at"])


def _hazard() -> None:
    op.create_table(
        "hazard",
        *identity("hazard"),
        reference("hazard", "community_id", "community"),
        words("ledger_no"),
        reference("hazard", "floor_id", "floor"),
        words("kind"),
        day("found_on"),
        day("fixed_on", nullable=True),
        *recorded(),
        unique("hazard", "community_id", "ledger_no"),
        check("hazard", "in_order", "fixed_on IS NULL OR fixed_on >= found_on"),
    )
    op.create_index("ix_hazard_day", "hazard", ["community_id", "found_on", "floor_id"])


def _room_report() -> None:
    op.create_table(
        "room_report",
        *identity("room_report"),
        reference("room_report", "community_id", "community"),
        reference("room_report", "room_id", "room"),
        reference("room_report", "reporter_id", "student", nullable=True),
        *moment("reported_at", "reported_on"),
        sa.Column("note", sa.Text(), nullable=True),
        *recorded(),
        unique("room_report", "room_id", "reported_at"),
    )
    op.create_index("ix_room_report_recorded", "room_report", ["community_id", "recorded_at"])
    op.create_index("ix_room_report_room", "room_report", ["community_id", "room_id", "reported_on"])


def _dispute() -> None:
    op.create_table(
        "dispute",
        *identity("dispute"),
        reference("dispute", "community_id", "community"),
        words("ledger_no"),
        words("kind"),
        words("severity", default="ordinary"),
        reference("dispute", "floor_id", "floor", nullable=True),
        day("raised_on"),
        day("resolved_on", nullable=True),
        words("settled_level", nullable=True),
        reference("dispute", "mediator_id", "student", nullable=True),
        *recorded(),
        unique("dispute", "community_id", "ledger_no"),
        check("dispute", "in_order", "resolved_on IS NULL OR resolved_on >= raised_on"),
        check("dispute", "resolved_at_a_level", "(settled_level IS NULL) = (resolved_on IS NULL)"),
        check("dispute", "settled_level", "settled_level IN ('room', 'floor', 'building', 'community', 'college')"),
        check("dispute", "severity", "severity IN ('ordinary', 'serious', 'severe')"),
    )
    op.create_index("ix_dispute_day", "dispute", ["community_id", "raised_on"])
