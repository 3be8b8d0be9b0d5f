"""10,000 real tickets in an empty PostgreSQL, written as another system would: with plain SQL.

The figures are asked of it, and the dashboard is started on its `url`. The tickets have no terms: their ledger ends in
January 2016.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd
import psycopg
import pytest
from sqlalchemy import make_url

from data_access import clock, origin
from data_access.database import open_engine
from tests.databases import PostgresServer

FOLDER = Path(__file__).parent / "data" / "tickets_sf311_10k"
MOMENTS = "%m/%d/%Y %I:%M:%S %p"
COLLEGE, COLLEGE_OWN, COMMUNITY = 1, 1, 2
NAME = "旧金山"
# Our counts by the columns of the answer key, and six of its months.
COUNTS = {"tickets_received": "opened", "tickets_closed": "closed", "tickets_open": "open_at_month_end"}
MONTHS = ("2008-07", "2010-03", "2012-12", "2014-02", "2015-09", "2016-01")


@dataclass(frozen=True)
class RealTickets:
    """A database that holds the tickets, and what its publisher counted in them."""

    url: str

    @cached_property
    def rows(self) -> pd.DataFrame:
        """The published rows: CaseID, Category, Responsible.Agency, and Opened and Closed as moments."""
        rows = pd.read_csv(FOLDER / "sf311_10k.csv.gz")
        return rows.assign(
            Opened=pd.to_datetime(rows["Opened"], format=MOMENTS), Closed=pd.to_datetime(rows["Closed"], format=MOMENTS)
        )

    @cached_property
    def answer_key(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads((FOLDER / "answer_key.json").read_text(encoding="utf-8"))
        return found


@pytest.fixture(scope="session")
def real_tickets(postgres_server: PostgresServer) -> Iterator[RealTickets]:
    with postgres_server.database() as url:
        engine = open_engine(url, patience=None)
        origin.begin_real(engine, clock.now())
        engine.dispose()
        tickets = RealTickets(url)
        _write(url, tickets.rows)
        yield tickets


def _write(url: str, rows: pd.DataFrame) -> None:
    """Departments, tickets and their closings, as text that PostgreSQL reads itself."""
    plain = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
    departments = {name: number for number, name in enumerate(sorted(rows["Responsible.Agency"].unique()), start=1)}
    with psycopg.connect(plain) as connection, connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO college (id, name) VALUES ({COLLEGE}, 'San Francisco')")
        cursor.execute(
            "INSERT INTO community (id, college_id, name, house_order, is_college_own)"
            f" VALUES ({COLLEGE_OWN}, {COLLEGE}, '院级', 99, true), ({COMMUNITY}, {COLLEGE}, '{NAME}', 1, false)"
        )
        _copy(cursor, "department (id, college_id, name)", ((n, COLLEGE, name) for name, n in departments.items()))
        _copy(
            cursor,
            "feedback_ticket"
            " (id, community_id, ledger_no, channel, category, department_id, submitted_at, recorded_at)",
            (
                (number, COMMUNITY, case, source, category, departments[agency], opened, opened)
                for number, (case, source, category, agency, opened) in enumerate(
                    _columns(rows, "CaseID", "Source", "Category", "Responsible.Agency", "Opened"), start=1
                )
            ),
        )
        _copy(
            cursor,
            "ticket_event (community_id, ticket_id, kind, outcome, at, recorded_at)",
            (
                (COMMUNITY, number, "closed", "solved", closed, closed)
                for number, (closed,) in enumerate(_columns(rows, "Closed"), start=1)
                if not pd.isna(closed)
            ),
        )
        # What the server does by itself within a minute.
        cursor.execute("ANALYZE")


def _columns(rows: pd.DataFrame, *names: str) -> Iterator[tuple[Any, ...]]:
    return zip(*(rows[name] for name in names), strict=True)


def _copy(cursor: psycopg.Cursor, into: str, rows: Iterable[tuple[Any, ...]]) -> None:
    with cursor.copy(f"COPY {into} FROM STDIN") as copy:
        for row in rows:
            copy.write_row([str(value) for value in row])
