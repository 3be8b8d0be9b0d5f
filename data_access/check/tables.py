"""The tables of a database as facts that can be compared, and those that the contract demands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, inspect, text
from sqlalchemy.engine import ObjectScope
from sqlalchemy.engine.interfaces import ReflectedColumn, ReflectedForeignKeyConstraint, ReflectedIndex
from sqlalchemy.types import NullType, TypeEngine

from data_access.check.report import Finding
from data_access.schema import Base
from data_access.transactions import Xid8

# (kind, table, name of column or constraint; "" where there is none) -> its definition as text
Facts = dict[tuple[str, str, str], str]
_OF_COLUMNS = ("type", "nullable", "default", "generated")


def facts(connection: Connection, schema: str | None = None) -> Facts:
    """Tables, columns with type, nullability, default and generation, keys, uniques, checks and indexes.

    Of the tables of the contract only; definitions read alike whatever the schema they stand in.
    """
    inspector = inspect(connection)
    names = inspector.get_table_names() if schema is None else inspector.get_temp_table_names()
    ours = sorted(set(names) & Base.metadata.tables.keys())
    found: Facts = {("table", name, ""): "table" for name in ours}
    found |= {("table", name, ""): "view" for name in set(inspector.get_view_names()) & Base.metadata.tables.keys()}
    where: Any = {"schema": schema, "filter_names": ours, "scope": ObjectScope.ANY}
    for (_, table), columns in inspector.get_multi_columns(**where).items():
        for column in columns:
            found |= _column(connection, table, column, schema)
    for (_, table), primary in inspector.get_multi_pk_constraint(**where).items():
        found["primary_key", table, ""] = ", ".join(primary["constrained_columns"])
    for (_, table), uniques in inspector.get_multi_unique_constraints(**where).items():
        for unique in uniques:
            found["unique", table, str(unique["name"])] = ", ".join(unique["column_names"])
    for (_, table), checks in inspector.get_multi_check_constraints(**where).items():
        for check in checks:
            found["check", table, str(check["name"])] = _plain(check["sqltext"], schema)
    for (_, table), references in inspector.get_multi_foreign_keys(**where).items():
        for reference in references:
            found["foreign_key", table, str(reference["name"])] = _reference(reference)
    for (_, table), indexes in inspector.get_multi_indexes(**where).items():
        for index in indexes:
            if not index.get("duplicates_constraint"):
                found["index", table, str(index["name"])] = _index(index, schema)
    return found


def _column(connection: Connection, table: str, column: ReflectedColumn, schema: str | None) -> Facts:
    name = column["name"]
    computed, default = column.get("computed"), column.get("default")
    return {
        ("column", table, name): "column",
        ("type", table, name): _type(connection, column["type"]),
        ("nullable", table, name): "yes" if column["nullable"] else "no",
        ("default", table, name): "none" if computed or default is None else _plain(default, schema),
        ("generated", table, name): _plain(computed["sqltext"], schema) if computed else "no",
    }


def _type(connection: Connection, found: TypeEngine[Any]) -> str:
    """The type as CREATE TABLE spells it; a type that is none of ours is not known by its name."""
    return "unknown" if isinstance(found, NullType) else found.compile(connection.dialect)


def _reference(reference: ReflectedForeignKeyConstraint) -> str:
    target = f"{reference['referred_table']} ({', '.join(reference['referred_columns'])})"
    rule = reference["options"].get("ondelete", "NO ACTION")
    return f"{', '.join(reference['constrained_columns'])} -> {target}, {rule}"


def _index(index: ReflectedIndex, schema: str | None) -> str:
    options = index.get("dialect_options", {})
    where = options.get("sqlite_where", options.get("postgresql_where"))
    rule = "" if where is None else f" where {_plain(str(where), schema)}"
    columns = ", ".join(str(column) for column in index["column_names"])
    return f"{'unique ' if index['unique'] else ''}({columns}){rule}"


def _plain(definition: str, schema: str | None) -> str:
    """Without what differs between two spellings of one definition: the schema, white space, a sequence's name."""
    if definition.startswith("nextval("):
        return "nextval"
    if schema is not None:
        definition = definition.replace(f"{schema}.", "")
    return re.sub(r"\s+", " ", definition.strip())


@contextmanager
def contract(engine: Engine) -> Iterator[tuple[Connection, str | None]]:
    """The contract's tables on this kind of database, empty and for a moment only: a connection, and their schema.

    SQLite: in memory. PostgreSQL: temporary tables, in a transaction that is rolled back.
    """
    if engine.dialect.name == "sqlite":
        with create_engine("sqlite://").connect() as connection:
            Base.metadata.create_all(connection)
            yield connection, None
            return
    with engine.connect() as connection, connection.begin() as transaction:
        connection.execute(text("SET LOCAL search_path = pg_temp"))
        Base.metadata.create_all(connection, checkfirst=False)
        # The migrations' own: no model can have a column on one kind of database only.
        xid = Xid8().compile(connection.dialect)
        connection.execute(text(f"ALTER TABLE change ADD COLUMN xid {xid} NOT NULL DEFAULT pg_current_xact_id()"))
        connection.execute(text("CREATE INDEX ix_change_xid ON change (xid, table_name)"))
        yield (
            connection,
            connection.scalars(text("SELECT nspname::text FROM pg_namespace WHERE oid = pg_my_temp_schema()")).one(),
        )
        transaction.rollback()


def expected(engine: Engine) -> Facts:
    """The facts that the contract demands of this kind of database."""
    with contract(engine) as (connection, schema):
        return facts(connection, schema)


def differences(wanted: Facts, found: Facts) -> Iterator[Finding]:
    """What is missing, what differs, and (as notes) what is there beyond the contract, each thing once."""
    for (kind, table, name), definition in sorted(wanted.items()):
        there = found.get((kind, table, name))
        subject = f"{table}.{name}" if name else table
        if there == definition or _told_already(kind, table, name, found):
            continue
        if there is None:
            yield Finding("schema", "fault", f"{kind}_missing", subject, {"expected": definition})
        else:
            yield Finding("schema", "fault", f"{kind}_differs", subject, {"expected": definition, "found": there})
    for kind, table, name in sorted(found.keys() - wanted.keys()):
        if kind not in _OF_COLUMNS:
            yield Finding("schema", "note", f"{kind}_extra", f"{table}.{name}" if name else table, {})


def _told_already(kind: str, table: str, name: str, found: Facts) -> bool:
    """A missing table is not told once more for each of its columns, nor a column for its type."""
    if kind == "table":
        return False
    if found.get(("table", table, "")) != "table":
        return True
    return kind in _OF_COLUMNS and ("column", table, name) not in found
