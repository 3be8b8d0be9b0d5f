"""How PostgreSQL is spoken to: planned for the values at hand, and never waited for without end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import psycopg
from psycopg import errors, sql
from psycopg.abc import RV, PQGen
from sqlalchemy import Connection, Engine, Table, create_engine, event
from sqlalchemy.dialects.postgresql.base import ischema_names
from sqlalchemy.engine import URL

from data_access.transactions import Xid8

CONNECT_SECONDS = 3
# The server gives up first; we follow when not even that is heard (a stopped server keeps no promise).
GRACE_SECONDS = 2.0

# So that a reflected `change` has a type for its writer's transaction, whoever reflects it.
ischema_names["xid8"] = Xid8


class _Punctual(psycopg.Connection[Any]):
    """A connection that closes itself when the server stays silent for longer than `patience` seconds."""

    patience: float | None = None

    def wait(self, gen: PQGen[RV], *args: Any, **kwargs: Any) -> RV:
        kwargs.setdefault("timeout", self.patience)
        try:
            return super().wait(gen, *args, **kwargs)
        except errors._WaitTimeout as error:
            self.pgconn.finish()
            raise psycopg.OperationalError(f"no answer within {self.patience} seconds") from error


def open_postgresql(url: URL, patience: float | None) -> Engine:
    """An engine for pages (`patience`: the seconds a statement may take) or for long work (None: as long as needed)."""
    settings = {"plan_cache_mode": "force_custom_plan", "jit": "off"}
    if patience is not None:
        settings |= {
            "statement_timeout": f"{round(patience * 1000)}ms",
            "idle_in_transaction_session_timeout": f"{round(patience * 4000)}ms",
        }
    engine = create_engine(
        url.set(drivername="postgresql+psycopg"),
        connect_args={
            "options": " ".join(f"-c {name}={value}" for name, value in settings.items()),
            "connect_timeout": CONNECT_SECONDS,
            "application_name": "community-dashboard",
            "keepalives": 1,
            "keepalives_idle": 3,
            "keepalives_interval": 1,
            "keepalives_count": 3,
            "tcp_user_timeout": 6000,
        },
        pool_size=5,
        max_overflow=5,
        pool_timeout=1.0,
        pool_recycle=1800,
        pool_pre_ping=True,
        # What a statement was about is nobody's to read in the log.
        hide_parameters=True,
    )

    @event.listens_for(engine, "do_connect")
    def connect(_dialect: Any, _record: Any, arguments: Any, options: Any) -> _Punctual:
        connection = _Punctual.connect(*arguments, **options)
        connection.patience = None if patience is None else patience + GRACE_SECONDS
        return connection

    return engine


def copy(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Inserts rows that all have the same columns, in the connection's transaction: one statement, however many."""
    driver = connection.connection.driver_connection
    assert driver is not None
    columns = sql.SQL(", ").join(map(sql.Identifier, rows[0]))
    statement = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(table.name), columns)
    with driver.cursor() as cursor:
        # Else the check of each foreign key would be planned anew for each row.
        cursor.execute("SET LOCAL plan_cache_mode = auto")
        with cursor.copy(statement) as copied:
            for row in rows:
                copied.write_row(list(row.values()))
