"""A large sample: communities by number, whatever the others, made once and left as it was made."""

from __future__ import annotations

import datetime as dt
import random
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, insert, text

from data_access import clock, database, embedded, faults, migrate, origin, sample
from data_access.changes import Reader
from data_access.check import check as checked
from data_access.database import open_engine, snapshot, writing
from data_access.sample import large
from data_access.sample.colleges import colleges
from data_access.sample.live import HAPPENINGS
from data_access.schema import Base, College, DatabaseOrigin
from tests.data_access.samples import differences, natural_rows, one
from tests.data_access.test_cli import address, run, said
from tests.data_access.test_cli import embedded as elsewhere_than_the_users
from tests.databases import copy_of, first

# Three weeks into the first term, and two days later.
__all__ = ["elsewhere_than_the_users"]

AT_FIRST = dt.datetime(2023, 9, 20, 20)
SOON = AT_FIRST + dt.timedelta(days=2)
TWO_COLLEGES = 12
VISITS = """SELECT community.name, room.number, student_no, student.name, visited_at, someone_in, note, v.recorded_at
    FROM dorm_visit v JOIN room ON room.id = room_id JOIN community ON community.id = room.community_id
    JOIN student ON student.id = member_id WHERE v.recorded_at <= :until"""


class Made:
    """Large samples made from a migrated file, each once."""

    def __init__(self, template: Path, folder: Path) -> None:
        self._template, self._folder = template, folder
        self.engines: dict[tuple[Any, ...], Engine] = {}

    def __call__(self, communities: int, now: dt.datetime = AT_FIRST, **options: Any) -> Engine:
        asked = (communities, now, *options.items())
        if asked not in self.engines:
            folder = self._folder / str(len(self.engines))
            folder.mkdir()
            self.engines[asked] = open_engine(copy_of(self._template, folder), patience=None)
            with writing(self.engines[asked]) as connection:
                sample.fill_large(connection, communities=communities, now=now, **options)
            # With its last connection the log goes into the file, which may be copied then.
            self.engines[asked].dispose()
        return self.engines[asked]


@pytest.fixture(scope="module")
def made(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Made]:
    found = Made(sqlite_template, tmp_path_factory.mktemp("large"))
    yield found
    for engine in found.engines.values():
        engine.dispose()


def visits(engine: Engine, until: dt.datetime = AT_FIRST) -> dict[str, Counter[Any]]:
    """The visits written down by then, by community and by what people call the things."""
    found: dict[str, Counter[Any]] = {}
    with engine.connect() as connection:
        for name, *visit in connection.execute(text(VISITS), {"until": until}):
            found.setdefault(name, Counter())[tuple(visit)] += 1
    return found


def filled(engine: Engine) -> dict[str, int]:
    """How many rows each table has."""
    return {name: int(one(engine, f"SELECT COUNT(*) FROM {name}")) for name in Base.metadata.tables}


def test_ten_communities_a_college_and_one_of_its_own(made: Made) -> None:
    engine = made(TWO_COLLEGES)
    query = """SELECT college.name, COUNT(*), SUM(is_college_own), COUNT(DISTINCT house_order) FROM community
        JOIN college ON college.id = college_id GROUP BY college_id ORDER BY college_id"""
    with engine.connect() as connection:
        colleges = connection.execute(text(query)).all()
        assert connection.execute(text("PRAGMA foreign_key_check")).all() == []
    assert [tuple(row)[1:] for row in colleges] == [(11, 1, 11), (3, 1, 3)]
    assert colleges[0].name == "信息工程学院"
    assert one(engine, "SELECT COUNT(DISTINCT student_no) FROM student") == one(engine, "SELECT COUNT(*) FROM student")
    assert one(engine, "SELECT COUNT(DISTINCT name) FROM community WHERE NOT is_college_own") == TWO_COLLEGES


def test_each_community_has_a_house_people_duties_and_ledgers(made: Made) -> None:
    engine = made(TWO_COLLEGES)
    for table in ("room", "stay", "party_post", "room_duty", "grid_post", "dorm_visit", "heart_talk", "safety_check"):
        places = f"SELECT COUNT(DISTINCT community_id) FROM {table} WHERE community_id IN (SELECT id FROM community"
        assert one(engine, f"{places} WHERE NOT is_college_own)") == TWO_COLLEGES, table


def test_checks_find_nothing_wrong(made: Made) -> None:
    assert checked(made(TWO_COLLEGES)).passed


@first("sqlite")
def test_the_same_rows_on_both_databases(engine: Engine, made: Made) -> None:
    with writing(engine) as connection:
        sample.fill_large(connection, communities=TWO_COLLEGES, now=AT_FIRST)
    assert differences(natural_rows(engine), natural_rows(made(TWO_COLLEGES))) == {}


@pytest.mark.full
def test_a_community_is_the_same_whatever_the_others_and_the_end(made: Made, sqlite_engine: Engine) -> None:
    with writing(sqlite_engine) as connection:
        sample.fill(connection, now=AT_FIRST)
    many, small = visits(made(TWO_COLLEGES)), visits(sqlite_engine)
    fewer, later = visits(made(11, SOON, without=("room_report",))), visits(made(TWO_COLLEGES, SOON))
    assert len(small) == 6
    assert small.items() <= many.items()
    assert {name: found for name, found in many.items() if name in fewer} == fewer
    assert len(fewer) == 11
    assert later == many
    assert visits(made(TWO_COLLEGES, SOON), SOON) != many


@pytest.mark.full
def test_another_seed_makes_other_communities(made: Made) -> None:
    mine, others = visits(made(TWO_COLLEGES)), visits(made(TWO_COLLEGES, seed=2))
    assert len(mine.keys() & others.keys()) < TWO_COLLEGES
    assert not any(mine[name] == others[name] for name in mine.keys() & others.keys())


def test_names_and_numbers_never_run_out() -> None:
    found = list(colleges(1, 1000))
    characters = [one for college in found for one in college.characters]
    assert len({college.name for college in found}) == len({college.code for college in found}) == 100
    assert len({one.name for one in characters}) == len(characters) == 1000
    for college in found:
        assert len({one.code for one in college.characters} | {f"{college.code}9"}) == 11
        assert {one.college for one in college.characters} == {college.name}


@pytest.mark.full
@pytest.mark.parametrize("seed", [1, 2])
def test_any_character_can_be_told_for_years(seed: int) -> None:
    now = dt.datetime(2026, 8, 31, 23, 59, 59)
    for college in colleges(seed, 60):
        for character in college.characters:
            rows = Counter[str]()
            for batch in large._of_community(character, seed, now):
                rows[batch.table.name] += len(batch.rows)
            assert rows["dorm_visit"] > 2000, character.name
            assert rows["academic_warning"] > 10, character.name


def test_ledgers_that_nobody_keeps(made: Made) -> None:
    whole, less = filled(made(TWO_COLLEGES)), filled(made(TWO_COLLEGES, without=("feedback_ticket", "heart_talk")))
    gone = {"feedback_ticket", "ticket_event", "heart_talk"}
    assert all(whole[name] > 0 for name in gone)
    kept = {name: number for name, number in whole.items() if name != "change"}
    assert {name: less[name] for name in kept} == kept | dict.fromkeys(gone, 0)


def test_progress_rises_to_the_whole(sqlite_engine: Engine) -> None:
    told: list[tuple[float, str]] = []
    with writing(sqlite_engine) as connection:
        sample.fill_large(
            connection, communities=3, now=AT_FIRST, progress=lambda share, what: told.append((share, what))
        )
    assert [round(share, 2) for share, _ in told] == [0.33, 0.67, 1.0]
    assert told[0][1] == "信息工程学院 幸福里"


def test_the_command_makes_a_new_file_and_says_what_it_is(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/large.db"
    asked = ("--communities", "2", "--until", "2023-09-20", "--seed", "7", "--without", "room_report", "--url", url)
    result = run("sample", *asked)
    assert result.exit_code == 0, result.output
    assert "A large sample of 2 communities, made once up to 2023-09-20" in said(result)
    engine = open_engine(url)
    assert origin.sample_of(engine) == origin.Sample(7, dt.date(2023, 9, 20), 2)
    assert one(engine, "SELECT MAX(visited_at) FROM dorm_visit") > "2023-09-20 12"
    assert one(engine, "SELECT COUNT(*) FROM change") == 0


@first("sqlite", "blank_engine")
def test_the_command_fills_an_empty_database_and_its_rows_are_news(blank_engine: Engine) -> None:
    migrate.upgrade(blank_engine)
    reader = Reader()
    with snapshot(blank_engine) as connection:
        reader.look(connection)
    result = run("sample", "--communities", "1", "--until", "2023-09-20", "--url", address(blank_engine))
    assert result.exit_code == 0, result.output
    with snapshot(blank_engine) as connection:
        notes = reader.look(connection)
    assert notes.everything or {"dorm_visit", "stay", "community"} <= {table for table, _, _ in notes.touched}
    assert checked(blank_engine).passed


def test_a_large_sample_stays_as_it_was_made(made: Made, tmp_path: Path) -> None:
    """Neither the command nor `extend` adds to it, whatever the day; the command says so."""
    file = Path(shutil.copy(str(made(2).url.database), tmp_path / "copy.db"))
    engine = open_engine(f"sqlite:///{file}", patience=None)
    before = natural_rows(engine)
    result = run("sample", "--url", address(engine))
    assert result.exit_code == 0, result.output
    assert "made once up to 2023-09-20: neither `sample` nor the dashboard extends it" in said(result)
    with pytest.raises(ValueError, match="small sample"):
        sample.extend(engine, now=SOON)
    assert differences(natural_rows(engine), before) == {}


def test_a_start_of_the_dashboard_leaves_a_large_sample_alone() -> None:
    assert run("sample", "--communities", "1", "--until", "2023-09-20").exit_code == 0
    engine = open_engine(database.embedded_url())
    before = natural_rows(engine)
    for now in (SOON, clock.now()):
        embedded.ensure(now)
    assert run("init").exit_code == 0
    assert differences(natural_rows(engine), before) == {}
    assert origin.sample_of(engine) == origin.Sample(1, dt.date(2023, 9, 20), 1)


def test_live_rows_go_on_in_a_large_sample(made: Made, tmp_path: Path) -> None:
    """Each in its own college: a ticket goes to one of its departments."""
    file = Path(shutil.copy(str(made(TWO_COLLEGES).url.database), tmp_path / "copy.db"))
    engine, luck = open_engine(f"sqlite:///{file}"), random.Random(1)
    with writing(engine) as connection:
        told = [
            happening(connection, luck, clock.now() + dt.timedelta(minutes=n))
            for happening in HAPPENINGS
            for n in range(20)
        ]
    assert sum(line is not None for line in told) > 100
    query = """SELECT COUNT(*) FROM feedback_ticket t JOIN community c ON c.id = t.community_id
        JOIN department d ON d.id = t.department_id WHERE d.college_id <> c.college_id"""
    assert one(engine, query) == 0


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        (insert(College).values(name="真实学院"), "no sample rows beside real ones"),
        (insert(DatabaseOrigin).values(id=1, kind="real"), "no sample rows beside real ones"),
        (
            insert(DatabaseOrigin).values(id=1, kind="sample", sample_seed=1, sample_until=AT_FIRST.date()),
            "no sample rows beside another sample's",
        ),
    ],
)
def test_it_is_refused_where_rows_are(sqlite_engine: Engine, rows: Any, reason: str) -> None:
    with writing(sqlite_engine) as connection:
        connection.execute(rows)
    result = run("sample", "--communities", "2", "--url", address(sqlite_engine))
    assert result.exit_code == 1
    assert reason in said(result)
    with pytest.raises(faults.SampleRefused):
        origin.begin_large_sample(sqlite_engine, AT_FIRST, communities=2)
    assert filled(sqlite_engine)["community"] == 0


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (("--communities", "2", "--without", "rooms"), "no ledger rooms; there are academic_warning, activity,"),
        (("--without", "room_report"), "say --communities"),
        (("--communities", "0"), "greater than or equal"),
        (("--communities", "2", "--until", "2199-01-01"), "a day from 2023-09-04 to today, not 2199-01-01"),
        (("--until", "2023-09-03"), "a day from 2023-09-04 to today"),
        (("--until", "yesterday"), "does not match the format"),
    ],
)
def test_what_cannot_be_made_is_refused_by_name(tmp_path: Path, asked: tuple[str, ...], words: str) -> None:
    result = run("sample", *asked, "--url", f"sqlite:///{tmp_path}/none.db")
    assert result.exit_code == 2
    assert words in said(result).replace("│ ", "")
    assert not list(tmp_path.glob("none.db*"))


def test_the_small_sample_may_end_on_a_past_day_and_is_extended_from_there(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/small.db"
    result = run("sample", "--until", "2023-09-20", "--url", url)
    assert "The sample reaches to 2023-09-20." in said(result)
    engine = open_engine(url)
    assert visits(engine, dt.datetime.max).keys() == {"幸福里", "明德苑", "知行苑", "博学楼", "致远里", "求是居"}
    assert "reaches to 2023-09-22" in said(run("sample", "--until", "2023-09-22", "--url", url))
    assert "reaches to 2023-09-22" in said(run("sample", "--until", "2023-09-20", "--url", url))
