"""Tickets and what happened to them."""

import sqlalchemy as sa
from alembic import op

from data_access.migrations.columns import check, day, identity, moment, recorded, reference, unique, words

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _feedback_ticket()
    _ticket_event()


def _feedback_ticket() -> None:
    op.create_table(
        "feedback_ticket",
        *identity("feedback_ticket"),
        reference("feedback_ticket", "community_id", "community"),
        words("ledger_no"),
        words("channel", default="意见箱"),
        words("category"),
        sa.Column("content", sa.Text(), nullable=True),
        reference("feedback_ticket", "student_id", "student", nullable=True),
        reference("feedback_ticket", "department_id", "department", nullable=True),
        *moment("submitted_at", "submitted_on"),
        sa.Column("rating", sa.Integer(), nullable=True),
        *moment("rated_at", "rated_on", nullable=True),
        *recorded(),
        unique("feedback_ticket", "community_id", "ledger_no"),
        check("feedback_ticket", "rated", "(rating IS NULL) = (rated_at IS NULL)"),
        check("feedback_ticket", "rating", "rating BETWEEN 1 AND 5"),
    )
    op.create_index("ix_feedback_ticket_day", "feedback_ticket", ["community_id", "submitted_on", "id"])


def _ticket_event() -> None:
    op.create_table(
        "ticket_event",
        *identity("ticket_event"),
        reference("ticket_event", "community_id", "community"),
        reference("ticket_event", "ticket_id", "feedback_ticket"),
        words("kind"),
        words("outcome", nullable=True),
        *moment("at", "at_on"),
        day("promised_on", nullable=True),
        *recorded(),
        unique("ticket_event", "ticket_id", "kind", "at"),
        check("ticket_event", "closed_has_outcome", "(outcome IS NOT NULL) = (kind = 'closed')"),
        check("ticket_event", "kind", "kind IN ('replied', 'closed', 'reopened', 'implemented')"),
        check("ticket_event", "outcome", "outcome IN ('solved', 'explained')"),
    )
    op.create_index("ix_ticket_event_day", "ticket_event", ["community_id", "at_on", "kind", "ticket_id"])
    op.create_index("ix_ticket_event_ticket", "ticket_event", ["community_id", "ticket_id", "at"])
