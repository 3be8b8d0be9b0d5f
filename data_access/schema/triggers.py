"""Triggers that note what changed: (table, community, day of the fact), in the writer's own transaction; and guards.

The one place where the two databases differ in what they are told. SQLite notes by row, PostgreSQL by statement.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import Connection, PrimaryKeyConstraint, Table, UniqueConstraint, func, inspect, select, text

from data_access.schema import Base, guards

# The tables whose rows are facts of one day; a note on all others is about every day.
DAY_COLUMNS = {
    "academic_warning": "issued_on",
    "activity": "held_on",
    "competition_award": "awarded_on",
    "dispute": "raised_on",
    "dorm_visit": "visited_on",
    "feedback_ticket": "submitted_on",
    "hazard": "found_on",
    "heart_talk": "talked_on",
    "honour": "awarded_on",
    "room_report": "reported_on",
    "safety_check": "checked_on",
    "study_plan": "made_on",
    "survey_answer": "answered_on",
    "ticket_event": "at_on",
    "tutoring_session": "held_on",
    "upgrade_exam": "exam_on",
}
UNNOTED = ("change", "change_horizon", "database_origin", "display_seen")

SQLITE_NOW = "datetime('now', '+8 hours')"
POSTGRESQL_NOW = "date_trunc('second', clock_timestamp() AT TIME ZONE 'Asia/Shanghai')"


@dataclass(frozen=True)
class Noted:
    """A table whose changes are noted, and the columns that say where and of which day, if it has them."""

    table: Table
    community: str | None
    day: str | None

    @property
    def name(self) -> str:
        return self.table.name

    @property
    def columns(self) -> list[str]:
        return [column for column in (self.community, self.day) if column is not None]

    def of(self, row: str, day: str = "{}") -> str:
        """The note's community and day as SQL, read from the row of this name; `day`: how a day is spelled."""
        community = "NULL" if self.community is None else f"{row}.{self.community}"
        return f"{community}, " + ("NULL" if self.day is None else day.format(f"{row}.{self.day}"))


def noted() -> list[Noted]:
    """Every table of the contract whose changes are noted, in order of name."""
    return [
        Noted(table, "community_id" if "community_id" in table.columns else None, DAY_COLUMNS.get(name))
        for name, table in sorted(Base.metadata.tables.items())
        if name not in UNNOTED
    ]


def expected(dialect: str) -> dict[str, str]:
    """The triggers that a database of this dialect must have: name -> the table it stands on."""
    made = sqlite_triggers if dialect == "sqlite" else postgresql_triggers
    kept = guards.sqlite_triggers() if dialect == "sqlite" else guards.postgresql_triggers()
    return {name: one.name for one in noted() for name in made(one)} | dict.fromkeys(kept, guards.TABLE)


def install(connection: Connection) -> None:
    """Drops the triggers of the tables that are there and makes them anew, in the caller's transaction."""
    drop(connection)
    present = set(inspect(connection).get_table_names())
    for one in noted():
        if one.name in present:
            for statement in _statements(connection, one):
                connection.exec_driver_sql(statement)
    if guards.TABLE in present:
        for statement in _guards(connection):
            connection.exec_driver_sql(statement)


def drop(connection: Connection) -> None:
    """Drops every trigger of ours, so that tables can be altered; writes are not noted until `install`."""
    if connection.dialect.name == "sqlite":
        for name in connection.scalars(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")).all():
            if name.startswith(("note_", f"keep_{guards.TABLE}_")):
                connection.exec_driver_sql(f'DROP TRIGGER "{name}"')
    else:
        for one in noted():
            connection.exec_driver_sql(f"DROP FUNCTION IF EXISTS note_{one.name}() CASCADE")
        connection.exec_driver_sql(f"DROP FUNCTION IF EXISTS keep_{guards.TABLE}() CASCADE")


@contextmanager
def noted_at_once(connection: Connection) -> Iterator[None]:
    """SQLite: what is written inside is noted once a table, as of every community and day, instead of once a row.

    In one transaction, so that nobody can look in between. PostgreSQL notes a statement once anyway.
    """
    if connection.dialect.name != "sqlite":
        yield
        return
    drop(connection)
    yield
    install(connection)
    for one in noted():
        connection.exec_driver_sql(f"INSERT INTO change (table_name, noted_at) VALUES ('{one.name}', {SQLITE_NOW})")


def _statements(connection: Connection, one: Noted) -> list[str]:
    if connection.dialect.name == "sqlite":
        return list(sqlite_triggers(one).values())
    return [*postgresql_function(one, schema_of(connection)), *postgresql_triggers(one).values()]


def _guards(connection: Connection) -> list[str]:
    if connection.dialect.name == "sqlite":
        return list(guards.sqlite_triggers().values())
    return [*guards.postgresql_function(schema_of(connection)), *guards.postgresql_triggers().values()]


def schema_of(connection: Connection) -> str:
    """PostgreSQL: the schema in which the tables stand, quoted."""
    return connection.dialect.identifier_preparer.quote(connection.scalars(select(func.current_schema())).one())


def sqlite_triggers(one: Noted) -> dict[str, str]:
    """Name -> CREATE TRIGGER: a row trigger each for insert, update, delete, and for what INSERT OR REPLACE removes."""
    into = "INSERT INTO change (table_name, noted_at, community_id, day)"

    def note(row: str, rest: str = "") -> str:
        # SQLite takes any text for a day: what is none is noted as of every day.
        return f"{into} SELECT '{one.name}', {SQLITE_NOW}, {one.of(row, 'date({})')}{rest};"

    def moved(row: str) -> str:
        return " OR ".join(f"{row}.{column} IS NOT NEW.{column}" for column in one.columns)

    bodies = {
        "insert": f"AFTER INSERT ON {one.name} BEGIN {note('NEW')} END",
        "update": f"AFTER UPDATE ON {one.name} BEGIN {note('NEW')} END",
        "delete": f"AFTER DELETE ON {one.name} BEGIN {note('OLD')} END",
    }
    if one.columns:
        left = note("OLD", f" WHERE {moved('OLD')}")
        bodies["update"] = f"AFTER UPDATE ON {one.name} BEGIN {left} {note('NEW')} END"
        # INSERT OR REPLACE removes a row and fires no delete trigger: the row is looked for beforehand.
        removed = note("o", f" FROM {one.name} o WHERE ({_same_row(one.table)}) AND ({moved('o')})")
        bodies["replace"] = f"BEFORE INSERT ON {one.name} BEGIN {removed} END"
    return {f"note_{one.name}_{what}": f"CREATE TRIGGER note_{one.name}_{what} {body}" for what, body in bodies.items()}


def _same_row(table: Table) -> str:
    """SQL: row `o` cannot stand beside NEW, because a key of theirs is the same."""
    unique = [rule for rule in table.constraints if isinstance(rule, (PrimaryKeyConstraint, UniqueConstraint))]
    keys = sorted([column.name for column in rule.columns] for rule in unique)
    return " OR ".join(f"({' AND '.join(f'o.{column} = NEW.{column}' for column in key)})" for key in keys)


def postgresql_function(one: Noted, schema: str) -> list[str]:
    """The statements that make the function which the table's triggers call.

    It runs with its owner's rights, so that who writes facts needs none on `change`, and looks nowhere but where it
    is told.
    """
    name = f"{schema}.note_{one.name}()"
    return [
        f"CREATE FUNCTION {name} RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER"
        f" SET search_path = pg_catalog, pg_temp AS $note${postgresql_body(one, schema)}$note$",
        f"REVOKE ALL ON FUNCTION {name} FROM PUBLIC",
    ]


def postgresql_body(one: Noted, schema: str) -> str:
    """A note for each (community, day) that the statement touched; TRUNCATE touches all.

    A table without community and day is noted once a transaction.
    """
    change = f"INSERT INTO {schema}.change (table_name, noted_at, community_id, day)"
    everything = f"{change} VALUES ('{one.name}', {POSTGRESQL_NOW}, NULL, NULL);"
    if one.columns:
        columns = ", ".join(one.columns)
        note = f"{change} SELECT '{one.name}', {POSTGRESQL_NOW}, {one.of('t')} FROM"
        body = f"""
    IF TG_OP = 'TRUNCATE' THEN
        {everything}
    ELSIF TG_OP = 'UPDATE' THEN
        {note} (SELECT {columns} FROM before UNION SELECT {columns} FROM touched) AS t;
    ELSE
        {note} (SELECT DISTINCT {columns} FROM touched) AS t;
    END IF;"""
    else:
        body = f"""
    IF TG_OP <> 'TRUNCATE' THEN
        IF NOT EXISTS (SELECT FROM touched) THEN
            RETURN NULL;
        END IF;
    END IF;
    IF NOT EXISTS (SELECT FROM {schema}.change WHERE xid = pg_current_xact_id() AND table_name = '{one.name}') THEN
        {everything}
    END IF;"""
    return f"\nBEGIN{body}\n    RETURN NULL;\nEND "


def postgresql_triggers(one: Noted) -> dict[str, str]:
    """Name -> CREATE TRIGGER, one a kind of statement (a trigger with transition tables may have one kind only)."""
    kinds = {
        "insert": " REFERENCING NEW TABLE AS touched",
        "update": " REFERENCING OLD TABLE AS before NEW TABLE AS touched",
        "delete": " REFERENCING OLD TABLE AS touched",
        "truncate": "",
    }
    return {
        f"note_{one.name}_{kind}": f"CREATE TRIGGER note_{one.name}_{kind} AFTER {kind.upper()} ON {one.name}{tables}"
        f" FOR EACH STATEMENT EXECUTE FUNCTION note_{one.name}()"
        for kind, tables in kinds.items()
    }
