"""Compares a database with the contract: tables, triggers, and the rows that figures would miss."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Column, Connection, Engine
from sqlalchemy.exc import DBAPIError

from data_access import faults
from data_access.check import notes, rows, tables
from data_access.check.report import Finding, Report
from data_access.database import Schema, State, snapshot, state
from data_access.schema import Base

__all__ = ["Finding", "Report", "check"]

OLDEST_POSTGRESQL = (14,)


def check(engine: Engine) -> Report:
    """Everything that is missing, wrong or worth knowing, in this order: schema, triggers, rows, calendar, ledgers.

    Raises `DatabaseFault` where the database cannot be asked at all.
    """
    here = state(engine)
    if here.schema is Schema.EMPTY:
        return Report.of([Finding("schema", "fault", "empty", "", {"head": here.head})])
    found = [*_revision(here)]
    with snapshot(engine) as connection:
        facts = tables.facts(connection)
        found += _server(connection)
        whole = {table for kind, table, _ in facts if kind == "table" and facts[kind, table, ""] == "table"}
        found += _compared(engine, facts)
        found += notes.findings(connection, whole)
        # A table that lacks a column cannot be asked about its rows.
        usable = {name for name in whole if all(("column", name, column.name) in facts for column in _columns(name))}
        found += rows.findings(connection, usable)
    return Report.of(found)


def _columns(name: str) -> list[Column[Any]]:
    return list(Base.metadata.tables[name].columns)


def _revision(here: State) -> Iterator[Finding]:
    codes = {
        Schema.OLDER: "revision_older",
        Schema.NEWER: "revision_newer",
        Schema.BROKEN: "revision_missing",
    }
    if here.schema in codes:
        detail = {"revision": here.revision, "head": here.head}
        yield Finding("schema", "fault", codes[here.schema], "", detail)


def _server(connection: Connection) -> Iterator[Finding]:
    version = connection.dialect.server_version_info or ()
    if connection.dialect.name == "postgresql" and version < OLDEST_POSTGRESQL:
        yield Finding("schema", "fault", "server_too_old", "", {"version": version, "oldest": OLDEST_POSTGRESQL})


def _compared(engine: Engine, facts: tables.Facts) -> list[Finding]:
    """The differences; a note instead where the account may not make the temporary tables to compare with."""
    try:
        wanted = tables.expected(engine)
    except DBAPIError as error:
        fault = faults.fault_of(error)
        if not isinstance(fault, faults.RightMissing | faults.DatabaseReadOnly):
            raise
        return [Finding("schema", "note", "not_compared", "", {"reason": str(fault)})]
    return list(tables.differences(wanted, facts))
