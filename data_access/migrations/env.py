"""Alembic's way in; `migrate` hands over a connection that is inside a transaction of its own."""

from __future__ import annotations

from alembic import context

from data_access.schema import Base

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=Base.metadata,
    render_as_batch=connection.dialect.name == "sqlite",
)
context.run_migrations()
