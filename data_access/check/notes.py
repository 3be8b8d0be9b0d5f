"""Whether every change is noted and the log kept: the triggers must be there, as they must be, and switched on."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, text

from data_access.check.report import Finding
from data_access.schema import guards, triggers

_SQLITE = text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
_POSTGRESQL = text(
    "SELECT t.tgname::text AS name, t.tgenabled::text AS enabled, p.prosrc AS body, p.prosecdef AS as_owner"
    " FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_proc p ON p.oid = t.tgfoid"
    " WHERE c.relnamespace = CAST(CAST(current_schema() AS text) AS regnamespace) AND NOT t.tgisinternal"
)


def findings(connection: Connection, tables: set[str]) -> Iterator[Finding]:
    """Triggers that are missing, switched off or not ours any more, on the tables that are there."""
    found = _sqlite(connection) if connection.dialect.name == "sqlite" else _postgresql(connection)
    for name, table in triggers.expected(connection.dialect.name).items():
        if table in tables and found.get(name) != "as it should be":
            code = found.get(name, "trigger_missing")
            if table == guards.TABLE and name.startswith("keep_"):
                code = code.replace("trigger", "guard")
            yield Finding("triggers", "fault", code, name, {"table": table})


def _sqlite(connection: Connection) -> dict[str, str]:
    wanted = {name: sql for one in triggers.noted() for name, sql in triggers.sqlite_triggers(one).items()}
    wanted |= guards.sqlite_triggers()
    present = connection.execute(_SQLITE).all()
    return {row.name: "as it should be" if row.sql == wanted.get(row.name) else "trigger_differs" for row in present}


def _postgresql(connection: Connection) -> dict[str, str]:
    schema = triggers.schema_of(connection)
    bodies = {
        name: triggers.postgresql_body(one, schema)
        for one in triggers.noted()
        for name in triggers.postgresql_triggers(one)
    } | dict.fromkeys(guards.postgresql_triggers(), guards.POSTGRESQL_BODY)
    found = {}
    for row in connection.execute(_POSTGRESQL):
        if row.enabled not in ("O", "A"):
            found[row.name] = "trigger_disabled"
        elif row.body != bodies.get(row.name) or not row.as_owner:
            found[row.name] = "trigger_differs"
        else:
            found[row.name] = "as it should be"
    return found
