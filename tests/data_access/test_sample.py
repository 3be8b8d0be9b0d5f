"""The sample: the same for the same seed, past weeks settled, nothing from the future."""

from __future__ import annotations

import datetime as dt
import itertools
import statistics
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import Date, DateTime, Engine, func, insert, select, text

from data_access import clock, sample
from data_access.database import writing
from data_access.schema import DatabaseOrigin
from tests.data_access.held import holds
from tests.data_access.samples import NaturalRows, Samples, differences, made_from, natural_rows, one, tables
from tests.databases import first

# Three weeks into the first term: made in a second.
AT_FIRST = dt.datetime(2023, 9, 20, 20)
SOON = AT_FIRST + dt.timedelta(days=2)
EARLY = dt.datetime(2023, 11, 21, 15, 0)
LATER = dt.datetime(2024, 3, 6, 20, 30)
# What safety.md promises to other writers.
LONGEST_HOLD_SECONDS = 0.2
# What is planned or promised may lie ahead.
AHEAD = {
    "calendar_day": {"day", "week", "month"},
    "term": {"first_day", "last_day", "warning_review_on"},
    "excuse": {"to_day"},
    "ticket_event": {"promised_on"},
    "published_figure": {"period", "as_of"},
}
# What happened and is never amended: what to compare, by what people call the things.
ROOM = "community.name, room.number, student.student_no"
HAPPENED = {
    "dorm_visit": f"""{ROOM}, visited_at, someone_in, note, recorded_at FROM dorm_visit JOIN room ON room.id = room_id
        JOIN community ON community.id = room.community_id JOIN student ON student.id = member_id""",
    "heart_talk": "student_no, talked_at, topic, recorded_at FROM heart_talk JOIN student ON student.id = member_id",
    "ticket_event": """ledger_no, kind, outcome, at, ticket_event.recorded_at FROM ticket_event
        JOIN feedback_ticket ON feedback_ticket.id = ticket_id""",
    "safety_check": "number, checked_at, safety_check.recorded_at FROM safety_check JOIN floor ON floor.id = floor_id",
    "tutoring_attendance": """student_no, kind, held_at, tutoring_attendance.recorded_at FROM tutoring_attendance
        JOIN tutoring_session ON tutoring_session.id = session_id JOIN student ON student.id = student_id""",
}


@pytest.fixture(scope="module")
def samples(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Samples]:
    with made_from(sqlite_template, tmp_path_factory.mktemp("samples")) as found:
        yield found


@pytest.fixture(scope="module")
def rows_soon(samples: Samples) -> NaturalRows:
    return natural_rows(samples.at(SOON))


@pytest.fixture(scope="module")
def early(samples: Samples) -> Engine:
    return samples.at(EARLY)


@pytest.fixture(scope="module")
def later(samples: Samples) -> Engine:
    return samples.at(LATER)


def count(engine: Engine, table: str) -> int:
    return int(one(engine, f"SELECT COUNT(*) FROM {table}"))


@first("sqlite")
def test_the_same_seed_gives_the_same_rows_on_both_databases(engine: Engine, early: Engine) -> None:
    with writing(engine) as connection:
        sample.fill(connection, now=EARLY)
    assert differences(natural_rows(engine), natural_rows(early)) == {}


def test_another_seed_gives_other_rows(samples: Samples, early: Engine) -> None:
    found = differences(natural_rows(samples.at(EARLY, seed=2)), natural_rows(early))
    assert {"dorm_visit", "feedback_ticket", "student", "academic_warning"} <= set(found)


@pytest.mark.full
def test_extended_is_as_if_filled_later(samples: Samples, early: Engine, later: Engine) -> None:
    engine = samples.again(early)
    for now in (EARLY + dt.timedelta(hours=3), EARLY + dt.timedelta(days=20), LATER):
        assert sample.extend(engine, now=now) > 0
    assert differences(natural_rows(engine), natural_rows(later)) == {}
    assert sample.extend(engine, now=LATER) == 0
    assert sample.extend(engine, now=EARLY) == 0


def test_a_sample_made_before_there_was_a_ledger_is_told_anew(samples: Samples) -> None:
    engine = samples.at(AT_FIRST)
    whole = natural_rows(engine)
    with writing(engine) as connection:
        connection.execute(text("DELETE FROM safety_check"))
    sample.extend(engine, now=AT_FIRST)
    assert differences(natural_rows(engine), whole) == {}


@first("sqlite")
def test_two_programs_extend_at_once(engine: Engine, rows_soon: NaturalRows) -> None:
    with writing(engine) as connection:
        sample.fill(connection, now=AT_FIRST)
    with ThreadPoolExecutor(2) as both:
        touched = list(both.map(lambda _: sample.extend(engine, now=SOON), range(2)))
    assert sum(touched) > 0
    assert differences(natural_rows(engine), rows_soon) == {}


@pytest.mark.full
@pytest.mark.parametrize(
    "days",
    [
        ("2025-07-31T23:00", "2025-08-20T10:00", "2025-09-03T20:00", "2026-01-01T00:00"),
        ("2026-11-08T23:59", "2026-11-24T16:36"),
        ("2025-06-30T12:00", "2028-12-31T12:00"),
    ],
)
def test_extended_over_school_years_is_as_if_filled_later(samples: Samples, days: tuple[str, ...]) -> None:
    first, *others = map(dt.datetime.fromisoformat, days)
    engine = samples.at(first, seed=3)
    for now in others:
        sample.extend(engine, now=now)
    assert differences(natural_rows(engine), natural_rows(samples.at(others[-1], seed=3))) == {}


def test_extending_keeps_what_others_wrote(samples: Samples, early: Engine) -> None:
    engine = samples.again(early)
    with writing(engine) as connection:
        connection.execute(text("UPDATE feedback_ticket SET rating = 1, rated_at = submitted_at"))
        connection.execute(text("DELETE FROM dorm_visit WHERE recorded_at < '2023-11-01'"))
    sample.extend(engine, now=EARLY + dt.timedelta(days=2))
    assert one(engine, "SELECT MAX(rating) FROM feedback_ticket WHERE recorded_at < :day", day=EARLY) == 1
    assert one(engine, "SELECT COUNT(*) FROM dorm_visit WHERE recorded_at < '2023-11-01'") == 0


def test_extending_lets_other_writers_in(samples: Samples, early: Engine) -> None:
    engine = samples.again(early)
    # Over the turn of the year and of the term, so that the calendar is filled too.
    with holds(engine) as held:
        assert sample.extend(engine, now=LATER) > 5_000
    assert len(held) > 20
    # A busy machine may stop us anywhere: of each transaction its own time counts, of all of them the usual time.
    assert max(each.own for each in held) < LONGEST_HOLD_SECONDS
    assert statistics.median(each.wall for each in held) < LONGEST_HOLD_SECONDS


def test_only_a_sample_is_extended(sqlite_engine: Engine) -> None:
    with writing(sqlite_engine) as connection:
        connection.execute(insert(DatabaseOrigin).values(id=1, kind="real"))
    with pytest.raises(ValueError, match="sample"):
        sample.extend(sqlite_engine, now=EARLY)


def test_past_weeks_are_the_same_whatever_the_end(early: Engine, later: Engine) -> None:
    for name, what in HAPPENED.items():
        query = text(f"SELECT {what} WHERE {name}.recorded_at <= :now")
        with early.connect() as of_early, later.connect() as of_later:
            then = Counter(of_early.execute(query, {"now": EARLY}).all())
            assert len(then) > 20, name
            assert Counter(of_later.execute(query, {"now": EARLY}).all()) == then, name


@pytest.mark.parametrize("engine_name", ["early", "later", "sample_engine"])
def test_nothing_is_later_than_now(engine_name: str, now: dt.datetime, request: pytest.FixtureRequest) -> None:
    end = {"early": EARLY, "later": LATER, "sample_engine": now}[engine_name]
    engine = request.getfixturevalue(engine_name)
    with engine.connect() as connection:
        for table in tables():
            for column in table.columns:
                if column.name in AHEAD.get(table.name, ()) or not isinstance(column.type, Date | DateTime):
                    continue
                newest = connection.execute(select(func.max(column))).scalar()
                limit = end if isinstance(column.type, DateTime) else end.date()
                assert newest is None or newest <= limit, column


def test_the_running_week_has_begun(early: Engine) -> None:
    assert one(early, "SELECT COUNT(*) FROM dorm_visit WHERE visited_on >= '2023-11-20'") > 30


def test_references_and_checks_hold(sample_engine: Engine) -> None:
    with sample_engine.connect() as connection:
        assert connection.execute(text("PRAGMA foreign_key_check")).all() == []
        assert connection.execute(text("PRAGMA integrity_check")).scalar() == "ok"


def test_rows_are_written_down_after_they_happened(sample_engine: Engine) -> None:
    for table, at in (("dorm_visit", "visited_at"), ("heart_talk", "talked_at"), ("ticket_event", "at")):
        assert one(sample_engine, f"SELECT COUNT(*) FROM {table} WHERE recorded_at < {at}") == 0
        late = one(sample_engine, f"SELECT AVG(julianday(recorded_on) - julianday({at}) > 7) FROM {table}")
        assert 0 < late < 0.05, table


def test_each_room_has_one_responsible_member_every_day(sample_engine: Engine) -> None:
    query = """SELECT COUNT(*) FROM (SELECT d.day, r.id, SUM(u.is_lead) AS leads FROM calendar_day d JOIN room r
        LEFT JOIN room_duty u ON u.room_id = r.id AND u.from_day <= d.day AND COALESCE(u.to_day, '9999-12-31') >= d.day
        WHERE d.day BETWEEN '2023-09-04' AND '2025-08-01' AND d.day = d.week GROUP BY d.day, r.id) WHERE leads <> 1"""
    assert one(sample_engine, query) == 0


def test_communities_differ_in_character(sample_engine: Engine) -> None:
    """Coverage of the week of 2 June 2025, without excused rooms: one nearly perfect, one that lags."""
    covered = {name: met / due for name, met, due in _coverage(sample_engine, dt.date(2025, 6, 2))}
    assert covered["明德苑"] > 0.9
    assert 0.75 <= covered["幸福里"] <= 0.95
    assert covered["致远里"] < 0.8
    assert len(covered) == 6


@pytest.mark.full
@pytest.mark.parametrize("end", ["2025-12-09T10:00", "2026-11-24T16:36", "2027-05-18T12:00"])
def test_the_dean_sees_a_living_week(samples: Samples, end: str) -> None:
    now = dt.datetime.fromisoformat(end)
    engine = samples.at(now)
    monday = now.date() - dt.timedelta(days=now.weekday())
    last = {name: met / due for name, met, due in _coverage(engine, monday - dt.timedelta(days=7))}
    running = {name: met / due for name, met, due in _coverage(engine, monday)}
    assert 0.8 <= last["幸福里"] <= 0.97
    assert all(0 < running[name] < last[name] for name in last)


def _coverage(engine: Engine, monday: dt.date) -> list[tuple[str, int, int]]:
    query = """SELECT c.name, SUM(EXISTS (SELECT 1 FROM dorm_visit v WHERE v.room_id = r.id AND v.someone_in
            AND v.visited_on BETWEEN :monday AND :sunday)), COUNT(*)
        FROM room r JOIN community c ON c.id = r.community_id
        WHERE EXISTS (SELECT 1 FROM stay s WHERE s.room_id = r.id AND s.from_day <= :monday
            AND COALESCE(s.to_day, '9999-12-31') >= :monday)
        AND NOT EXISTS (SELECT 1 FROM excuse e WHERE e.room_id = r.id AND :monday BETWEEN e.from_day AND e.to_day)
        GROUP BY c.name"""
    days = {"monday": monday.isoformat(), "sunday": (monday + dt.timedelta(days=6)).isoformat()}
    with engine.connect() as connection:
        return [(name, met, due) for name, met, due in connection.execute(text(query), days)]


def test_a_ledger_is_left_unfilled_for_a_week(early: Engine) -> None:
    query = """SELECT c.name FROM community c
        JOIN calendar_day d ON d.is_duty AND d.day BETWEEN '2023-09-04' AND '2023-11-19'
        LEFT JOIN dorm_visit v ON v.community_id = c.id AND v.visited_on = d.day
        WHERE NOT c.is_college_own GROUP BY c.name, d.week HAVING COUNT(v.id) = 0"""
    with early.connect() as connection:
        assert connection.execute(text(query)).scalars().all() == ["致远里"]


def test_progress_rises_to_the_whole(sqlite_engine: Engine) -> None:
    told: list[tuple[float, str]] = []
    with writing(sqlite_engine) as connection:
        sample.fill(
            connection, now=dt.datetime(2023, 9, 12, 20), progress=lambda share, what: told.append((share, what))
        )
    shares = [share for share, _ in told]
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    assert any("幸福里" in what for _, what in told)


def test_live_writes_what_happens_now(engine: Engine) -> None:
    with writing(engine) as connection:
        sample.fill(connection, now=AT_FIRST)
    visits, others = ("dorm_visit", "heart_talk"), ("feedback_ticket", "ticket_event", "tutoring_session")
    watched = (*visits, *others, "safety_check", "room_report")
    before, began = sum(count(engine, table) for table in watched), clock.now()
    lines = list(itertools.islice(sample.live(engine, 60_000, lambda: False), 40))
    assert sum(count(engine, table) for table in watched) == before + 40
    assert one(engine, "SELECT MAX(visited_at) FROM dorm_visit WHERE recorded_at >= :began", began=began) is not None
    assert any(line.startswith("走访") for line in lines)
