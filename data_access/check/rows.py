"""Rows that figures would miss or misread, and when each ledger was last written."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from sqlalchemy import Column, Connection, Date, Table, exists, func, select

from data_access import calendar
from data_access.check.report import Finding
from data_access.schema import Base
from data_access.schema.tables import calendar_day, community, feedback_ticket, term, ticket_event


def findings(connection: Connection, tables: set[str]) -> Iterator[Finding]:
    """All of them, of the tables that are as the contract says."""
    whole = [Base.metadata.tables[name] for name in sorted(tables)]
    for table in whole:
        yield from _orphans(connection, table, tables)
    if "calendar_day" in tables:
        for table in whole:
            yield from _days_without_calendar(connection, table)
        yield from _years_beyond_the_holidays(connection)
        if "term" in tables:
            yield from _terms_without_calendar(connection)
    if {"feedback_ticket", "ticket_event", "community"} <= tables:
        yield from _closed_before_submitted(connection)
    for table in whole:
        yield from _last_write(connection, table)


def _orphans(connection: Connection, table: Table, tables: set[str]) -> Iterator[Finding]:
    """Rows that point to a row that is not there, written while foreign keys were not looked after."""
    for key in sorted(table.foreign_keys, key=lambda key: key.parent.name):
        target = key.column.table.alias("pointed_to")
        if key.column.table.name in tables:
            missing = ~exists(select(target.c.id).where(target.c.id == key.parent))
            rows = select(func.count()).select_from(table).where(key.parent.is_not(None), missing)
            count = connection.execute(rows).scalar_one()
            if count:
                detail = {"rows": count, "target": key.column.table.name}
                yield Finding("rows", "fault", "orphans", f"{table.name}.{key.parent.name}", detail)


def _facts_days(table: Table) -> Iterator[Column[object]]:
    """The columns whose day puts a row into a week or term: what happened (`..._on`), not how long something holds."""
    for column in table.columns:
        if isinstance(column.type, Date) and column.name.endswith("_on") and column.name != "promised_on":
            yield column


def _days_without_calendar(connection: Connection, table: Table) -> Iterator[Finding]:
    """Rows of days that the calendar lacks: no week and no term has them, so no figure counts them."""
    if "recorded_at" not in table.columns:
        return
    for column in _facts_days(table):
        known = exists(select(calendar_day.c.day).where(calendar_day.c.day == column))
        days = select(func.count(), func.min(column), func.max(column)).where(column.is_not(None), ~known)
        count, first, last = connection.execute(days).one()
        if count:
            detail = {"rows": count, "first": first, "last": last}
            yield Finding("calendar", "fault", "days_without_calendar", f"{table.name}.{column.name}", detail)


def _terms_without_calendar(connection: Connection) -> Iterator[Finding]:
    """Terms that the calendar does not know yet: it has to be filled after terms were written."""
    known = exists(select(calendar_day.c.day).where(calendar_day.c.term_id == term.c.id))
    for name in connection.execute(select(term.c.name).where(~known).order_by(term.c.first_day)).scalars():
        yield Finding("calendar", "fault", "term_without_calendar", name)


def _years_beyond_the_holidays(connection: Connection) -> Iterator[Finding]:
    """Years whose holidays are not published or not known here: their weekdays count as working days."""
    known = calendar.known_years()
    years = connection.execute(select(calendar_day.c.year).distinct().order_by(calendar_day.c.year)).scalars()
    for year in years:
        if year not in known:
            yield Finding("calendar", "note", "holidays_unknown", str(year), {"known_until": known[-1]})


def _closed_before_submitted(connection: Connection) -> Iterator[Finding]:
    """Tickets with a closing earlier than their submission: kept, but without a closing time."""
    tickets = (
        select(community.c.name, feedback_ticket.c.ledger_no)
        .join_from(feedback_ticket, community, community.c.id == feedback_ticket.c.community_id)
        .join(ticket_event, ticket_event.c.ticket_id == feedback_ticket.c.id)
        .where(ticket_event.c.kind == "closed", ticket_event.c.at < feedback_ticket.c.submitted_at)
        .distinct()
        .order_by(community.c.name, feedback_ticket.c.ledger_no)
    )
    for name, group in groupby(connection.execute(tickets), key=lambda row: row.name):
        numbers = [row.ledger_no for row in group]
        detail = {"count": len(numbers), "tickets": numbers}
        yield Finding("rows", "note", "closed_before_submitted", name, detail)


def _last_write(connection: Connection, table: Table) -> Iterator[Finding]:
    if "recorded_at" in table.columns:
        last = connection.execute(select(func.max(table.c.recorded_at))).scalar()
        yield Finding("ledgers", "note", "last_write", table.name, {"at": last})
