"""`check` names everything that is missing or wrong, and nothing in a database that is as agreed."""

from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy import Engine, text

from data_access import migrate
from data_access.check import Finding, check
from data_access.database import writing
from data_access.metrics.ledgers import LEDGERS
from tests.databases import first


def run(engine: Engine, *statements: str) -> None:
    with writing(engine) as connection:
        for statement in statements:
            connection.execute(text(statement))


def found(engine: Engine, code: str) -> list[Finding]:
    return [finding for finding in check(engine).findings if finding.code == code]


COLLEGE = (
    "INSERT INTO college (id, name) VALUES (1, 'C')",
    "INSERT INTO community (id, college_id, name) VALUES (1, 1, '幸福里')",
    "INSERT INTO student (id, college_id, student_no, name) VALUES (1, 1, '1', 's')",
)


@first("sqlite")
def test_a_migrated_database_has_no_fault(engine: Engine) -> None:
    migrate.renew_calendar(engine, dt.date(2025, 10, 13))
    report = check(engine)
    assert report.passed
    assert {finding.code for finding in report.findings} == {"last_write", "holidays_unknown"}
    assert [finding.subject for finding in report.findings if finding.code == "last_write"] == sorted(LEDGERS)


@first("sqlite", "blank_engine")
def test_an_empty_database_is_one_fault(blank_engine: Engine) -> None:
    report = check(blank_engine)
    assert [finding.code for finding in report.faults] == ["empty"]
    assert not report.passed


def differences(engine: Engine) -> set[tuple[str, str]]:
    """(code, subject) of every finding about tables and triggers."""
    return {
        (finding.code, finding.subject) for finding in check(engine).findings if finding.area in ("schema", "triggers")
    }


@first("sqlite")
def test_what_is_not_as_agreed_is_named_and_nothing_else(engine: Engine) -> None:
    run(
        engine,
        "DROP TABLE award_member",
        "DROP INDEX ix_dorm_visit_room",
        "ALTER TABLE heart_talk DROP COLUMN topic",
        "ALTER TABLE room ADD COLUMN beds INTEGER",
        "DROP TABLE study_plan",
        "CREATE VIEW study_plan AS SELECT 1 AS id",
    )
    assert differences(engine) == {
        ("table_missing", "award_member"),
        ("index_missing", "dorm_visit.ix_dorm_visit_room"),
        ("column_missing", "heart_talk.topic"),
        ("column_extra", "room.beds"),
        ("table_differs", "study_plan"),
    }
    assert found(engine, "table_differs")[0].detail == {"expected": "table", "found": "view"}
    assert "column_extra" not in {finding.code for finding in check(engine).faults}


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("DELETE FROM alembic_version", "revision_missing"),
        ("UPDATE alembic_version SET version_num = '0001'", "revision_older"),
        ("UPDATE alembic_version SET version_num = 'zzzz'", "revision_newer"),
    ],
)
def test_another_revision_is_named(sqlite_engine: Engine, statement: str, code: str) -> None:
    run(sqlite_engine, statement)
    assert [finding.code for finding in check(sqlite_engine).faults] == [code]


def test_on_postgresql(postgres_engine: Engine) -> None:
    run(
        postgres_engine,
        "ALTER TABLE room ALTER COLUMN number TYPE text",
        "ALTER TABLE room ALTER COLUMN number DROP NOT NULL",
        "ALTER TABLE feedback_ticket ALTER COLUMN channel DROP DEFAULT",
        "ALTER TABLE heart_talk ALTER COLUMN talked_on DROP EXPRESSION",
        "ALTER TABLE feedback_ticket DROP CONSTRAINT ck_feedback_ticket_rating",
        "ALTER TABLE party_post DROP CONSTRAINT ck_party_post_in_order",
        "ALTER TABLE party_post ADD CONSTRAINT ck_party_post_in_order CHECK (to_day > from_day)",
        "ALTER TABLE room DROP CONSTRAINT uq_room_floor_id_number",
        "ALTER TABLE room DROP CONSTRAINT fk_room_floor_id",
        "DROP TRIGGER note_room_update ON room",
        "ALTER TABLE room DISABLE TRIGGER note_room_delete",
        "ALTER TABLE room ENABLE REPLICA TRIGGER note_room_insert",
        "ALTER TABLE change DROP COLUMN xid CASCADE",
    )
    assert differences(postgres_engine) == {
        ("type_differs", "room.number"),
        ("nullable_differs", "room.number"),
        ("default_differs", "feedback_ticket.channel"),
        ("generated_differs", "heart_talk.talked_on"),
        ("check_missing", "feedback_ticket.ck_feedback_ticket_rating"),
        ("check_differs", "party_post.ck_party_post_in_order"),
        ("unique_missing", "room.uq_room_floor_id_number"),
        ("foreign_key_missing", "room.fk_room_floor_id"),
        ("trigger_missing", "note_room_update"),
        ("trigger_disabled", "note_room_delete"),
        ("trigger_disabled", "note_room_insert"),
        ("column_missing", "change.xid"),
        ("index_missing", "change.ix_change_xid"),
    }


def test_a_function_that_was_changed(postgres_engine: Engine) -> None:
    change = "CREATE OR REPLACE FUNCTION note_room() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'"
    run(postgres_engine, change)
    names = sorted(finding.subject for finding in found(postgres_engine, "trigger_differs"))
    assert names == ["note_room_delete", "note_room_insert", "note_room_truncate", "note_room_update"]
    migrate.reinstall_triggers(postgres_engine)
    assert found(postgres_engine, "trigger_differs") == []


def test_who_may_not_make_temporary_tables_is_told_so(postgres_engine: Engine) -> None:
    """The rest of the check goes on."""
    name = postgres_engine.url.database
    run(postgres_engine, "CREATE ROLE reader", "GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader")
    run(postgres_engine, f"REVOKE TEMPORARY ON DATABASE {name} FROM PUBLIC", "DROP INDEX ix_dorm_visit_room")
    run(postgres_engine, f"ALTER DATABASE {name} SET role = 'reader'")
    postgres_engine.dispose()
    report = check(postgres_engine)
    assert [finding.severity for finding in report.findings if finding.code == "not_compared"] == ["note"]
    assert "last_write" in {finding.code for finding in report.findings}


def test_on_sqlite(sqlite_engine: Engine) -> None:
    """SQLite alters no constraint, so its own text of the tables is changed."""
    rewritten = [
        ("room", "number VARCHAR(200) NOT NULL", "number TEXT"),
        ("room", "ON DELETE RESTRICT", "ON DELETE CASCADE"),
        ("room", "UNIQUE (floor_id, number)", "UNIQUE (floor_id)"),
        ("party_post", "to_day >= from_day", "to_day > from_day"),
        ("party_post", "CONSTRAINT ck_party_post_in_order", "CONSTRAINT another"),
        ("dorm_visit", "DEFAULT 1", "DEFAULT 0"),
        ("dorm_visit", "date(visited_at)", "date(recorded_at)"),
    ]
    with sqlite_engine.connect() as connection:
        driver = connection.connection.driver_connection
        assert driver is not None
        driver.execute("PRAGMA writable_schema=ON")
        for table, before, after in rewritten:
            changed = "UPDATE sqlite_master SET sql = replace(sql, ?, ?) WHERE type = 'table' AND name = ?"
            driver.execute(changed, (before, after, table))
        driver.execute("PRAGMA writable_schema=RESET")
    sqlite_engine.dispose()
    assert differences(sqlite_engine) == {
        ("type_differs", "room.number"),
        ("nullable_differs", "room.number"),
        ("foreign_key_differs", "room.fk_room_floor_id"),
        ("foreign_key_differs", "room.fk_room_community_id"),
        ("unique_differs", "room.uq_room_floor_id_number"),
        ("check_missing", "party_post.ck_party_post_in_order"),
        ("check_extra", "party_post.another"),
        ("default_differs", "dorm_visit.someone_in"),
        ("generated_differs", "dorm_visit.visited_on"),
    }


def test_a_trigger_that_is_gone_or_other_on_sqlite(sqlite_engine: Engine) -> None:
    run(
        sqlite_engine,
        "DROP TRIGGER note_room_update",
        "DROP TRIGGER note_room_delete",
        "CREATE TRIGGER note_room_delete AFTER DELETE ON room BEGIN SELECT 1; END",
    )
    assert [finding.subject for finding in found(sqlite_engine, "trigger_missing")] == ["note_room_update"]
    assert [finding.subject for finding in found(sqlite_engine, "trigger_differs")] == ["note_room_delete"]


def test_rows_that_point_to_nothing(sqlite_engine: Engine) -> None:
    """Written by a program that does not look after foreign keys, which SQLite leaves to the program."""
    with sqlite_engine.connect() as connection:
        driver = connection.connection.driver_connection
        assert driver is not None
        driver.execute("PRAGMA foreign_keys=OFF")
        driver.execute(
            "INSERT INTO dorm_visit (community_id, room_id, member_id, visited_at) VALUES (7, 8, 9, '2025-10-13')"
        )
        driver.execute("PRAGMA foreign_keys=ON")
    orphans = {finding.subject: finding.detail for finding in found(sqlite_engine, "orphans")}
    assert orphans == {
        "dorm_visit.community_id": {"rows": 1, "target": "community"},
        "dorm_visit.member_id": {"rows": 1, "target": "student"},
        "dorm_visit.room_id": {"rows": 1, "target": "room"},
    }


@first("sqlite")
def test_days_and_terms_that_the_calendar_lacks(engine: Engine) -> None:
    run(
        engine,
        *COLLEGE,
        "INSERT INTO calendar_day (day, is_working, work_no, day_no, week, week_working, is_duty, duty_no, month, year,"
        " school_year) VALUES ('2025-10-13', true, 1, 1, '2025-10-13', 5, true, 1, '2025-10-01', 2025, '2025-2026')",
        "INSERT INTO term (id, name, first_day, last_day) VALUES (1, '2025-2026-1', '2025-09-01', '2026-01-16')",
        "INSERT INTO heart_talk (community_id, member_id, student_id, talked_at, recorded_at)"
        " VALUES (1, 1, 1, '1999-12-31 08:00:00', '2025-10-13'), (1, 1, 1, '2025-10-13 08:00:00', '2025-10-13')",
    )
    lacking = found(engine, "days_without_calendar")
    assert [finding.subject for finding in lacking] == ["heart_talk.talked_on"]
    assert lacking[0].detail == {"rows": 1, "first": dt.date(1999, 12, 31), "last": dt.date(1999, 12, 31)}
    assert [finding.subject for finding in found(engine, "term_without_calendar")] == ["2025-2026-1"]
    run(engine, "UPDATE calendar_day SET term_id = 1")
    assert found(engine, "term_without_calendar") == []


def test_years_whose_holidays_are_not_known_yet(sqlite_engine: Engine) -> None:
    migrate.renew_calendar(sqlite_engine, dt.date(2026, 11, 24))
    years = [finding.subject for finding in found(sqlite_engine, "holidays_unknown")]
    assert "2028" in years
    assert "2025" not in years


@first("sqlite")
def test_tickets_closed_before_they_were_submitted_are_named(engine: Engine) -> None:
    ticket = "INSERT INTO feedback_ticket (id, community_id, ledger_no, category, submitted_at) VALUES"
    closed = "INSERT INTO ticket_event (community_id, ticket_id, kind, outcome, at) VALUES"
    run(
        engine,
        *COLLEGE,
        f"{ticket} (1, 1, 'A1', 'x', '2025-10-13 12:00:00'), (2, 1, 'A2', 'x', '2025-10-13 12:00:00')",
        f"{closed} (1, 1, 'closed', 'solved', '2025-10-13 11:59:59')",
        f"{closed} (1, 2, 'closed', 'solved', '2025-10-13 12:00:00')",
    )
    named = found(engine, "closed_before_submitted")
    assert [finding.severity for finding in named] == ["note"]
    assert [(finding.subject, finding.detail["tickets"]) for finding in named] == [("幸福里", ["A1"])]


@first("sqlite")
def test_the_last_write_of_each_ledger(engine: Engine) -> None:
    run(
        engine,
        *COLLEGE,
        "INSERT INTO heart_talk (community_id, member_id, student_id, talked_at, recorded_at)"
        " VALUES (1, 1, 1, '2025-10-13 08:00:00', '2025-10-14 09:30:00')",
    )
    written = {finding.subject: finding.detail["at"] for finding in found(engine, "last_write")}
    assert written["heart_talk"] == dt.datetime(2025, 10, 14, 9, 30)
    assert written["dorm_visit"] is None
