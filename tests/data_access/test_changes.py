"""No note is missed and none is read twice, in whatever order transactions commit."""

from __future__ import annotations

import datetime as dt
import sqlite3
import threading

import pytest
from sqlalchemy import Engine, delete, insert, select, text, update
from sqlalchemy.exc import IntegrityError

from data_access.changes import Notes, Reader, Touched
from data_access.database import snapshot, writing
from data_access.pruning import PRUNED_AT_ONCE, prune
from data_access.schema import (
    Building,
    CalendarDay,
    Change,
    ChangeHorizon,
    College,
    Community,
    DormVisit,
    Floor,
    PartyPost,
    Room,
    Student,
)

MONDAY = dt.datetime(2025, 10, 13, 19, 0)
TUESDAY = MONDAY + dt.timedelta(days=1)


@pytest.fixture(autouse=True)
def house(engine: Engine) -> None:
    """Two communities (1, 2) with a room each, and two students."""
    with writing(engine) as connection:
        connection.execute(insert(College), [{"id": 1, "name": "C"}])
        connection.execute(insert(Community), [{"id": n, "college_id": 1, "name": f"c{n}"} for n in (1, 2)])
        connection.execute(insert(Building), [{"id": n, "community_id": n, "name": "b"} for n in (1, 2)])
        connection.execute(insert(Floor), [{"id": n, "community_id": n, "building_id": n, "number": 1} for n in (1, 2)])
        connection.execute(insert(Room), [{"id": n, "community_id": n, "floor_id": n, "number": "1"} for n in (1, 2)])
        people = [{"id": n, "college_id": 1, "student_no": str(n), "name": f"s{n}"} for n in (1, 2)]
        connection.execute(insert(Student), people)


def visit(community: int, at: dt.datetime, member: int = 1) -> dict[str, object]:
    return {"community_id": community, "room_id": community, "member_id": member, "visited_at": at}


def look(engine: Engine, reader: Reader) -> Notes:
    with snapshot(engine) as connection:
        return reader.look(connection)


def touched(*notes: Touched) -> Notes:
    return Notes(False, frozenset(notes))


@pytest.fixture
def reader(engine: Engine) -> Reader:
    """A reader that has looked once."""
    reader = Reader()
    assert look(engine, reader) == Notes(True, frozenset())
    return reader


def test_a_look_reads_what_was_written_since_the_last_and_nothing_twice(engine: Engine, reader: Reader) -> None:
    with writing(engine) as connection:
        connection.execute(insert(DormVisit), [visit(1, MONDAY), visit(1, MONDAY, member=2), visit(2, TUESDAY)])
    assert look(engine, reader) == touched(("dorm_visit", 1, MONDAY.date()), ("dorm_visit", 2, TUESDAY.date()))
    assert look(engine, reader) == touched()


def test_an_update_touches_where_the_row_was_and_where_it_is(engine: Engine, reader: Reader) -> None:
    with writing(engine) as connection:
        connection.execute(insert(DormVisit), visit(1, MONDAY))
    look(engine, reader)
    with writing(engine) as connection:
        connection.execute(update(DormVisit).values(community_id=2, visited_at=TUESDAY))
    assert look(engine, reader) == touched(("dorm_visit", 1, MONDAY.date()), ("dorm_visit", 2, TUESDAY.date()))
    with writing(engine) as connection:
        connection.execute(delete(DormVisit))
    assert look(engine, reader) == touched(("dorm_visit", 2, TUESDAY.date()))


def test_rosters_are_of_every_day_and_people_of_every_community(engine: Engine, reader: Reader) -> None:
    post = {"community_id": 2, "member_id": 1, "post": "学业帮扶岗", "from_day": MONDAY.date()}
    with writing(engine) as connection:
        connection.execute(insert(PartyPost), post)
        connection.execute(update(Student).values(name="another"))
    assert look(engine, reader) == touched(("party_post", 2, None), ("student", None, None))


def test_a_statement_that_touches_no_row_leaves_no_note(engine: Engine, reader: Reader) -> None:
    with writing(engine) as connection:
        connection.execute(delete(DormVisit))
        connection.execute(update(Student).where(Student.id == 99).values(name="nobody"))
    assert look(engine, reader) == touched()


def test_a_rollback_leaves_no_note(engine: Engine, reader: Reader) -> None:
    with pytest.raises(IntegrityError), writing(engine) as connection:
        connection.execute(insert(DormVisit), [visit(1, MONDAY), visit(1, MONDAY)])
    assert look(engine, reader) == touched()
    with writing(engine) as connection:
        savepoint = connection.begin_nested()
        connection.execute(insert(DormVisit), visit(1, MONDAY))
        savepoint.rollback()
        with connection.begin_nested():
            connection.execute(insert(DormVisit), visit(2, TUESDAY))
    assert look(engine, reader) == touched(("dorm_visit", 2, TUESDAY.date()))


def test_the_same_change_twice_is_noted_twice(engine: Engine, reader: Reader) -> None:
    for name in ("once", "twice"):
        with writing(engine) as connection:
            connection.execute(update(Student).where(Student.id == 1).values(name=name))
        assert look(engine, reader) == touched(("student", None, None)), name


def day(number: int) -> dict[str, object]:
    that = dt.date(2025, 1, 1) + dt.timedelta(days=number)
    names = ("work_no", "day_no", "week_working", "duty_no", "year")
    rest = dict.fromkeys(names, number) | {"is_working": True, "is_duty": False, "school_year": "2024-2025"}
    return rest | {"day": that, "week": that, "month": that}


def test_the_calendar_is_of_every_day(engine: Engine, reader: Reader) -> None:
    with writing(engine) as connection:
        connection.execute(insert(CalendarDay), [day(number) for number in range(300)])
    assert look(engine, reader) == touched(("calendar_day", None, None))


def test_a_reader_that_failed_asks_again(engine: Engine, reader: Reader) -> None:
    with writing(engine) as connection:
        connection.execute(insert(DormVisit), visit(1, MONDAY))
    with engine.connect() as closed:
        pass
    with pytest.raises(Exception, match="closed"):
        reader.look(closed)
    assert look(engine, reader) == touched(("dorm_visit", 1, MONDAY.date()))


def test_a_reader_that_forgets_asks_everything_anew(engine: Engine, reader: Reader) -> None:
    reader.forget()
    assert look(engine, reader).everything


def grow_old(engine: Engine) -> None:
    """Makes all notes so far notes of a year that is over."""
    with writing(engine) as connection:
        connection.execute(update(Change).values(noted_at=MONDAY))


def test_pruning_leaves_young_notes_and_tells_who_slept_past_the_old(engine: Engine, reader: Reader) -> None:
    with writing(engine) as connection:
        connection.execute(insert(DormVisit), visit(1, MONDAY))
    grow_old(engine)
    awake = Reader()
    look(engine, awake)
    with writing(engine) as connection:
        connection.execute(insert(DormVisit), visit(2, TUESDAY))
    assert prune(engine) > 0
    with engine.connect() as connection:
        left = connection.execute(select(Change.table_name, Change.community_id)).all()
        assert ("dorm_visit", 2) in left
        assert ("room", 1) not in left
        assert connection.execute(select(ChangeHorizon.pruned_below)).scalar_one() > 0
    assert look(engine, awake) == touched(("dorm_visit", 2, TUESDAY.date()))
    assert look(engine, reader).everything
    assert look(engine, reader) == touched()
    assert prune(engine) == 0


def test_pruning_many_notes_takes_several_short_transactions(engine: Engine) -> None:
    number = PRUNED_AT_ONCE * 2 + 10
    with writing(engine) as connection:
        connection.execute(insert(Change), [{"table_name": "room"}] * number)
    grow_old(engine)
    reader = Reader()
    look(engine, reader)
    assert prune(engine) >= number
    assert look(engine, reader) == touched()


class TestSqlite:
    @pytest.fixture
    def engine(self, sqlite_engine: Engine) -> Engine:
        return sqlite_engine

    def test_what_insert_or_replace_removes_is_noted(self, engine: Engine, reader: Reader) -> None:
        with writing(engine) as connection:
            connection.execute(insert(DormVisit), visit(1, MONDAY) | {"id": 5})
        look(engine, reader)
        with writing(engine) as connection:
            connection.execute(insert(DormVisit).prefix_with("OR REPLACE"), visit(2, TUESDAY) | {"id": 5})
        assert look(engine, reader) == touched(("dorm_visit", 1, MONDAY.date()), ("dorm_visit", 2, TUESDAY.date()))

    def test_an_import_that_changes_nothing_leaves_no_note(self, engine: Engine, reader: Reader) -> None:
        with writing(engine) as connection:
            connection.execute(insert(DormVisit), visit(1, MONDAY))
        look(engine, reader)
        with writing(engine) as connection:
            connection.execute(insert(DormVisit).prefix_with("OR IGNORE"), visit(1, MONDAY))
        assert look(engine, reader) == touched()

    def test_a_table_of_notes_that_was_emptied_is_noticed(self, engine: Engine, reader: Reader) -> None:
        """As after a restore of an older state: what the reader read last is not there any more."""
        with writing(engine) as connection:
            connection.execute(delete(Change))
        assert look(engine, reader).everything
        with writing(engine) as connection:
            connection.execute(insert(DormVisit), visit(1, MONDAY))
        assert look(engine, reader) == touched(("dorm_visit", 1, MONDAY.date()))

    def test_a_day_that_is_none_is_of_every_day(self, engine: Engine, reader: Reader) -> None:
        """SQLite takes any text for a day; another program may write one, and looks after no foreign key."""
        assert engine.url.database is not None
        with sqlite3.connect(engine.url.database) as other:
            columns = "community_id, student_id, term_id, level_id, issued_on"
            other.execute(f"INSERT INTO academic_warning ({columns}) VALUES (1, 1, 1, 1, '去年')")
        other.close()
        assert look(engine, reader) == touched(("academic_warning", 1, None))

    def test_an_older_state_restored_into_the_same_file(self, engine: Engine, reader: Reader) -> None:
        assert engine.url.database is not None
        with sqlite3.connect(engine.url.database) as live, sqlite3.connect(":memory:") as backup:
            live.backup(backup)
            with writing(engine) as connection:
                connection.execute(insert(DormVisit), visit(1, MONDAY))
            look(engine, reader)
            backup.backup(live)
        live.close()
        with writing(engine) as connection:
            connection.execute(insert(DormVisit), [visit(2, MONDAY), visit(2, TUESDAY)])
            connection.execute(update(Change).values(noted_at=TUESDAY))
        assert look(engine, reader).everything


class TestPostgresql:
    @pytest.fixture
    def engine(self, postgres_engine: Engine) -> Engine:
        return postgres_engine

    def test_an_earlier_transaction_that_commits_later_is_not_missed(self, engine: Engine, reader: Reader) -> None:
        with engine.connect() as early:
            early.execute(insert(DormVisit), visit(1, MONDAY))
            with writing(engine) as late:
                late.execute(insert(DormVisit), visit(2, TUESDAY))
            assert look(engine, reader) == touched(("dorm_visit", 2, TUESDAY.date()))
            assert look(engine, reader) == touched()
            early.commit()
        assert look(engine, reader) == touched(("dorm_visit", 1, MONDAY.date()))
        assert look(engine, reader) == touched()

    def test_pruning_waits_for_transactions_that_are_under_way(self, engine: Engine, reader: Reader) -> None:
        with engine.connect() as early:
            early.execute(insert(DormVisit), visit(1, MONDAY))
            early.execute(update(Change).values(noted_at=MONDAY).where(Change.table_name == "dorm_visit"))
            prune(engine, dt.datetime(2999, 1, 1))
            look(engine, reader)
            early.commit()
        prune(engine, dt.datetime(2999, 1, 1))
        notes = look(engine, reader)
        assert notes.everything or ("dorm_visit", 1, MONDAY.date()) in notes.touched

    def test_six_writers_at_once(self, engine: Engine, reader: Reader) -> None:
        """Each note of 6 writers who commit in any order, half of them after a rollback, is read once."""

        def write(member: int) -> None:
            for number in range(40):
                at = MONDAY + dt.timedelta(days=40 * member + number)
                with engine.connect() as connection:
                    connection.execute(insert(DormVisit), visit(1, at))
                    if number % 2:
                        connection.rollback()
                        connection.execute(insert(DormVisit), visit(1, at))
                    connection.commit()

        writers = [threading.Thread(target=write, args=(member,)) for member in range(6)]
        for writer in writers:
            writer.start()
        read: list[Touched] = []
        while any(writer.is_alive() for writer in writers):
            read += look(engine, reader).touched
        read += look(engine, reader).touched
        assert sorted(day for _, _, day in read if day) == [
            (MONDAY + dt.timedelta(days=number)).date() for number in range(240)
        ]

    def test_truncate_is_of_every_community(self, engine: Engine, reader: Reader) -> None:
        with writing(engine) as connection:
            connection.execute(text("TRUNCATE dorm_visit, student CASCADE"))
        notes = look(engine, reader).touched
        assert {("dorm_visit", None, None), ("student", None, None), ("stay", None, None)} <= notes

    def test_who_may_not_write_notes_writes_facts(self, engine: Engine, reader: Reader) -> None:
        with engine.connect() as connection:
            connection.execute(text("CREATE ROLE ledger"))
            connection.execute(text("GRANT INSERT, SELECT ON dorm_visit TO ledger"))
            connection.execute(text("GRANT USAGE ON SEQUENCE dorm_visit_id_seq TO ledger"))
            connection.execute(text("SET ROLE ledger"))
            connection.execute(insert(DormVisit), visit(1, MONDAY))
            connection.execute(text("RESET ROLE"))
            connection.execute(text("DROP OWNED BY ledger"))
            connection.execute(text("DROP ROLE ledger"))
            connection.commit()
        assert look(engine, reader) == touched(("dorm_visit", 1, MONDAY.date()))

    def test_people_are_noted_once_a_transaction(self, engine: Engine) -> None:
        with writing(engine) as connection:
            for number in range(10):
                connection.execute(update(Student).values(name=str(number)))
        noted = select(Change.id).where(Change.table_name == "student")
        with engine.connect() as connection:
            assert len(connection.execute(noted).all()) == 2

    def test_a_look_reads_by_the_index(self, engine: Engine) -> None:
        with engine.connect() as connection:
            connection.execute(text("SET LOCAL enable_seqscan = off"))
            plan = "\n".join(
                connection.execute(
                    text("EXPLAIN SELECT id FROM change WHERE CAST(CAST(:low AS varchar) AS xid8) <= change.xid"),
                    {"low": "700"},
                ).scalars()
            )
        assert "ix_change_xid" in plan
