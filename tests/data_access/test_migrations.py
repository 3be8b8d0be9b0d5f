"""A migrated empty database is what the models say, whatever the database and however far the migration got."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine, insert, inspect, select, text
from sqlalchemy.exc import IntegrityError

from data_access import faults, migrate
from data_access.check import tables
from data_access.database import Schema, require_ready, snapshot, state, writing
from data_access.schema import Base, Change, College, Community, Excuse, FeedbackTicket, triggers


def test_a_migrated_database_equals_the_models(engine: Engine) -> None:
    """Types, nullability, defaults, generated columns, keys, checks and indexes: what `create_all` makes, and no more.

    `xid` of PostgreSQL is in both: no model can have a column on one kind of database only.
    """
    with snapshot(engine) as connection:
        migrated = tables.facts(connection)
    assert migrated == tables.expected(engine)
    assert (("column", "change", "xid") in migrated) == (engine.dialect.name == "postgresql")


def test_the_comparison_sees_every_kind_of_thing(engine: Engine) -> None:
    """Each kind of fact is there at least once, so that equal means something."""
    with snapshot(engine) as connection:
        facts = tables.facts(connection)
    definitions = set(facts.items())
    assert facts["generated", "dorm_visit", "visited_on"] == "date(visited_at)"
    assert "意见箱" in facts["default", "feedback_ticket", "channel"]
    assert facts["default", "dorm_visit", "recorded_at"] != "none"
    assert facts["nullable", "heart_talk", "topic"] == "yes"
    assert facts["type", "dorm_visit", "note"] == "TEXT"
    assert "is_college_own" in facts["index", "community", "uq_community_college_id_some"]
    assert "RESTRICT" in facts["foreign_key", "room", "fk_room_floor_id"]
    assert "rating" in facts["check", "feedback_ticket", "ck_feedback_ticket_rating"]
    assert facts["unique", "room", "uq_room_floor_id_number"] == "floor_id, number"
    assert (("primary_key", "calendar_day", ""), "day") in definitions


def test_every_trigger_is_installed_and_once_more_changes_nothing(engine: Engine) -> None:
    with writing(engine) as connection:
        before = _triggers(connection)
        triggers.install(connection)
        after = _triggers(connection)
    assert before == after == sorted(triggers.expected(engine.dialect.name))
    noted = set(triggers.expected(engine.dialect.name).values())
    assert noted == Base.metadata.tables.keys() - set(triggers.UNNOTED)


def _triggers(connection) -> list[str]:  # type: ignore[no-untyped-def]
    sqlite = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    postgresql = "SELECT tgname::text FROM pg_trigger WHERE NOT tgisinternal"
    question = sqlite if connection.dialect.name == "sqlite" else postgresql
    return sorted(connection.execute(text(question)).scalars())


def test_the_state_goes_from_empty_to_ready(blank_engine: Engine) -> None:
    assert state(blank_engine).schema is Schema.EMPTY
    with pytest.raises(faults.SchemaEmpty):
        require_ready(blank_engine)
    assert migrate.upgrade(blank_engine)[-1] == migrate.head()
    assert state(blank_engine).schema is Schema.READY
    assert migrate.upgrade(blank_engine) == []


def test_older_newer_and_unknown_tables_are_told_apart(engine: Engine) -> None:
    def stamp(revision: str) -> None:
        with writing(engine) as connection:
            connection.execute(text("UPDATE alembic_version SET version_num = :revision"), {"revision": revision})

    stamp("0003")
    assert state(engine).schema is Schema.OLDER
    with pytest.raises(faults.SchemaTooOld, match="0003"):
        require_ready(engine)
    stamp("9999")
    assert state(engine).schema is Schema.NEWER
    with pytest.raises(faults.SchemaTooNew):
        require_ready(engine)
    with pytest.raises(faults.SchemaTooNew):
        migrate.upgrade(engine)
    with writing(engine) as connection:
        connection.execute(text("DROP TABLE alembic_version"))
    assert state(engine).schema is Schema.BROKEN
    with pytest.raises(faults.SchemaBroken):
        require_ready(engine)


def test_a_migration_that_fails_leaves_nothing_of_itself(blank_engine: Engine) -> None:
    """A table stands in the way of the second migration: the first is there, of the second nothing."""
    with writing(blank_engine) as connection:
        connection.execute(text("CREATE TABLE stay (id integer)"))
    with pytest.raises(Exception, match="stay"):
        migrate.upgrade(blank_engine)
    with snapshot(blank_engine) as connection:
        assert migrate.revision(connection) == "0001"
        assert set(inspect(connection).get_table_names()) == {
            "alembic_version",
            "change",
            "change_horizon",
            "database_origin",
            "stay",
        }
    with writing(blank_engine) as connection:
        connection.execute(text("DROP TABLE stay"))
    assert migrate.upgrade(blank_engine)[0] == "0002"


def test_foreign_keys_are_looked_after_again_after_a_migration(blank_sqlite_engine: Engine) -> None:
    migrate.upgrade(blank_sqlite_engine)
    orphan = insert(Community).values(college_id=99, name="nowhere")
    with pytest.raises(IntegrityError), writing(blank_sqlite_engine) as connection:
        connection.execute(orphan)


def test_a_ledger_imported_twice_is_refused_where_its_key_has_a_gap(engine: Engine) -> None:
    """An excuse has a room or a member, so one part of its natural key is always NULL."""
    day = "2025-10-13"
    with writing(engine) as connection:
        for statement in (
            "INSERT INTO college (id, name) VALUES (1, 'C')",
            "INSERT INTO community (id, college_id, name) VALUES (1, 1, 'c')",
            "INSERT INTO student (id, college_id, student_no, name) VALUES (1, 1, '1', 's')",
            f"INSERT INTO target (metric, from_day, goal) VALUES ('visit_coverage', '{day}', 90)",
            f"INSERT INTO excuse (community_id, member_id, from_day, reason) VALUES (1, 1, '{day}', '顶岗实习')",
        ):
            connection.execute(text(statement))
    for again in (
        f"INSERT INTO excuse (community_id, member_id, from_day, reason) VALUES (1, 1, '{day}', '顶岗实习')",
        f"INSERT INTO target (metric, from_day, goal) VALUES ('visit_coverage', '{day}', 80)",
    ):
        with pytest.raises(IntegrityError), writing(engine) as connection:
            connection.execute(text(again))
    with snapshot(engine) as connection:
        assert len(connection.execute(select(Excuse.id)).all()) == 1


def test_defaults_are_the_campus_own(engine: Engine) -> None:
    """Rows of another program that names neither channel nor time: the database fills both, and the day."""
    with writing(engine) as connection:
        connection.execute(insert(College).values(id=1, name="C"))
        connection.execute(insert(Community).values(id=1, college_id=1, name="c"))
        connection.execute(
            text(
                "INSERT INTO feedback_ticket (community_id, ledger_no, category, submitted_at)"
                " VALUES (1, '1', 'x', '2025-12-31 23:59:59')"
            )
        )
        ticket = connection.execute(select(FeedbackTicket.__table__)).one()
        noted = connection.execute(select(Change.noted_at).order_by(Change.id.desc()).limit(1)).scalar_one()
    assert ticket.channel == "意见箱"
    assert str(ticket.submitted_on) == "2025-12-31"
    assert ticket.recorded_on == ticket.recorded_at.date()
    assert abs((noted - ticket.recorded_at).total_seconds()) < 60
