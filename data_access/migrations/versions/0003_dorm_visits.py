"""Who serves which room, visits and talks."""

import sqlalchemy as sa
from alembic import op

from data_access.migrations.columns import check, dated, identity, moment, recorded, reference, unique, words

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _heart_talk()
    _party_post()
    _dorm_visit()
    _excuse()
    _room_duty()


def _heart_talk() -> None:
    op.create_table(
        "heart_talk",
        *identity("heart_talk"),
        reference("heart_talk", "community_id", "community"),
        reference("heart_talk", "member_id", "student"),
        reference("heart_talk", "student_id", "student"),
        *moment("talked_at", "talked_on"),
        sa.Column("topic", sa.Text(), nullable=True),
        *recorded(),
        unique("heart_talk", "member_id", "student_id", "talked_at"),
    )
    op.create_index("ix_heart_talk_day", "heart_talk", ["community_id", "talked_on", "member_id"])
    op.create_index("ix_heart_talk_member", "heart_talk", ["community_id", "member_id", "talked_on"])
    op.create_index("ix_heart_talk_recorded", "heart_talk", ["community_id", "recorded_at"])


def _party_post() -> None:
    op.create_table(
        "party_post",
        *identity("party_post"),
        reference("party_post", "community_id", "community"),
        reference("party_post", "member_id", "student"),
        words("post"),
        *dated(),
        unique("party_post", "community_id", "member_id", "post", "from_day"),
        check("party_post", "in_order", "to_day IS NULL OR to_day >= from_day"),
    )
    op.create_index("ix_party_post_days", "party_post", ["community_id", "from_day", "to_day", "member_id"])
    op.create_index("ix_party_post_member", "party_post", ["community_id", "member_id", "from_day", "to_day"])


def _dorm_visit() -> None:
    op.create_table(
        "dorm_visit",
        *identity("dorm_visit"),
        reference("dorm_visit", "community_id", "community"),
        reference("dorm_visit", "room_id", "room"),
        reference("dorm_visit", "member_id", "student"),
        *moment("visited_at", "visited_on"),
        sa.Column("someone_in", sa.Boolean(), server_default=sa.true(), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        *recorded(),
        unique("dorm_visit", "room_id", "member_id", "visited_at"),
    )
    op.create_index(
        "ix_dorm_visit_day",
        "dorm_visit",
        ["community_id", "visited_on", "room_id", "member_id", "someone_in"],
    )
    op.create_index("ix_dorm_visit_member", "dorm_visit", ["community_id", "member_id", "visited_on"])
    op.create_index("ix_dorm_visit_recorded", "dorm_visit", ["community_id", "recorded_at"])
    op.create_index("ix_dorm_visit_room", "dorm_visit", ["community_id", "room_id", "visited_on", "someone_in"])


def _excuse() -> None:
    op.create_table(
        "excuse",
        *identity("excuse"),
        reference("excuse", "community_id", "community"),
        reference("excuse", "room_id", "room", nullable=True),
        reference("excuse", "member_id", "student", nullable=True),
        words("reason"),
        *dated(),
        unique("excuse", "member_id", "from_day", "reason"),
        unique("excuse", "room_id", "from_day", "reason"),
        check("excuse", "in_order", "to_day IS NULL OR to_day >= from_day"),
        check("excuse", "room_or_member", "(room_id IS NULL) <> (member_id IS NULL)"),
    )
    op.create_index("ix_excuse_days", "excuse", ["community_id", "from_day", "to_day"])
    op.create_index("ix_excuse_member", "excuse", ["community_id", "member_id", "from_day", "to_day"])
    op.create_index("ix_excuse_room", "excuse", ["community_id", "room_id", "from_day", "to_day"])


def _room_duty() -> None:
    op.create_table(
        "room_duty",
        *identity("room_duty"),
        reference("room_duty", "community_id", "community"),
        reference("room_duty", "room_id", "room"),
        reference("room_duty", "member_id", "student"),
        sa.Column("is_lead", sa.Boolean(), server_default=sa.false(), nullable=False),
        *dated(),
        unique("room_duty", "room_id", "member_id", "from_day"),
        check("room_duty", "in_order", "to_day IS NULL OR to_day >= from_day"),
    )
    op.create_index("ix_room_duty_member", "room_duty", ["community_id", "member_id", "from_day", "to_day", "room_id"])
    op.create_index("ix_room_duty_room", "room_duty", ["community_id", "room_id", "from_day", "to_day", "member_id"])
