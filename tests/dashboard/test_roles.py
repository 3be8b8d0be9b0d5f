"""What each role finds on the pages: read where the rows leave the database, and on the page itself."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, Select, event, select, update
from streamlit.testing.v1 import AppTest

from dashboard.drawer import Opening
from dashboard.words import for_language
from data_access import clock
from data_access.database import open_engine, snapshot, writing
from data_access.periods import BEGINNING, Period
from data_access.schema.tables import community_staff, database_origin, staff, stay, student
from data_access.scopes import Role, Viewer
from tests.dashboard.reading import PAGES, charts, everything, nodes, opened, texts, under
from tests.databases import copy_of

WORDS = for_language("zh-CN")
OWN = 1


class Read:
    """What left the database: the texts of every row, and whose the figures and the rows behind them were."""

    def __init__(self) -> None:
        self.texts: set[str] = set()
        self.communities: set[int] = set()

    def hear(self, cursor: sqlite3.Cursor, row: tuple[Any, ...]) -> tuple[Any, ...]:
        self.texts.update(value for value in row if isinstance(value, str))
        columns = [name for name, *_ in cursor.description]
        if "label" in columns and "community_id" in columns:
            self.communities.add(row[columns.index("community_id")])
        return row


@pytest.fixture
def read(sample_template: Path, tmp_path: Path, use: Callable[[str], str], nothing_kept: None) -> Iterator[Read]:
    """A copy of the sample in use, and what leaves it."""
    use(copy_of(sample_template, tmp_path))
    found = Read()

    def listen(connection: sqlite3.Connection, _record: Any) -> None:
        connection.row_factory = found.hear

    event.listen(Engine, "connect", listen)
    yield found
    event.remove(Engine, "connect", listen)


@dataclass(frozen=True)
class People:
    """Names: everybody's, and those of students who never lived in the first community and share none there."""

    everybody: set[str]
    elsewhere: set[str]
    counselor: int


@pytest.fixture(scope="module")
def people(sample_engine: Engine) -> People:
    with snapshot(sample_engine) as connection:

        def all_of(what: Select[tuple[str]]) -> set[str]:
            return set(connection.execute(what).scalars())

        students, workers = all_of(select(student.c.name)), all_of(select(staff.c.name))
        there = select(student.c.name).join(stay, stay.c.student_id == student.c.id)
        counselor = select(community_staff.c.staff_id).where(community_staff.c.community_id == OWN)
        return People(
            students | workers,
            students - all_of(there.where(stay.c.community_id == OWN)) - workers,
            connection.execute(counselor).scalars().first() or 0,
        )


def as_counselor(people: People) -> dict[str, Any]:
    return {"role": Role.COUNSELOR, "counselor": people.counselor}


def test_no_row_and_no_name_of_another_community_leaves_the_database_for_a_counselor(
    read: Read, people: People
) -> None:
    for page in PAGES:
        test = opened(page, as_counselor(people))
        assert list(test.exception) == []
        assert read.communities <= {OWN}, page
        assert read.texts & people.elsewhere == set(), page
        assert not any(name in text for text in texts(everything(test)) for name in people.elsewhere), page
    assert read.communities == {OWN}
    assert len(people.elsewhere) > 500


def test_rows_of_the_college_are_refused_in_the_drawer_too(read: Read, people: People) -> None:
    period = Period("all", 0, BEGINNING, clock.now().date())
    session = {**as_counselor(people), "opening": Opening("upgrade_exam_rate", period, whole=True)}
    test = opened("results", session)
    assert list(test.exception) == []
    assert list(texts(under(test, "drawer"))) == [WORDS("refused-rows")]
    assert read.communities == {OWN}


def test_no_name_leaves_the_database_for_a_steward(read: Read, people: People) -> None:
    for page in PAGES:
        test = opened(page, {"role": Role.STEWARD})
        assert list(test.exception) == []
        assert read.texts & people.everybody == set(), page
        assert not set(texts(everything(test))) & people.everybody, page
    assert len(read.communities) > 5


@pytest.mark.parametrize("scope", ["college-1", "community-3"])
def test_a_link_to_what_is_not_ones_own_says_so_and_leads_back(read: Read, people: People, scope: str) -> None:
    test = opened("visits", as_counselor(people), scope=scope)
    assert WORDS("refused-title") in " ".join(texts(everything(test)))
    assert read.communities == set()
    test.button(key="refused-back").click().run()
    assert list(test.exception) == []
    assert "scope" not in test.query_params
    assert read.communities == {OWN}
    assert not any(WORDS("refused-title") in text for text in texts(everything(test)))


def test_each_role_is_tried_where_the_rows_are_invented(read: Read, people: People) -> None:
    test = opened(scope="community-3")
    assert WORDS("role-now", role=WORDS("role-leader")) in panel(test)
    choose(test, Role.COUNSELOR)
    assert WORDS("role-now", role=WORDS("role-counselor")) in panel(test)
    # The counselor of the community that the page was about.
    assert offered(test) == ["知行苑"]
    choose(test, Role.LEADER)
    assert len(offered(test)) == 7


def test_real_rows_are_nobody_s_to_try(sample_template: Path, tmp_path: Path, use: Callable[[str], str]) -> None:
    engine = open_engine(use(copy_of(sample_template, tmp_path)), patience=None)
    with writing(engine) as connection:
        connection.execute(update(database_origin).values(kind="real", sample_seed=None, sample_until=None))
    engine.dispose()
    test = opened("visits", {"role": Role.STEWARD})
    assert list(test.exception) == []
    assert test.session_state["viewer"] == ("", Viewer(Role.LEADER))
    assert not any(WORDS("role-label") in text for text in texts(everything(test)))


def test_a_wall_tells_of_few_to_nobody_whoever_looks(read: Read) -> None:
    """Of the smallest cohort of warned students its community's page tells a leader, and no wall tells him."""
    pages = {number: charts(opened("tutoring", scope=f"community-{number}")) for number in range(1, 7)}
    cohorts = {number: shown["funnel"].rows[0] for number, shown in pages.items() if "funnel" in shown}
    smallest = min(cohorts, key=lambda number: int(cohorts[number]["n"]))
    assert int(cohorts[smallest]["n"]) < 5
    words = f"{WORDS('chart-warned')} {cohorts[smallest]['label']}"
    assert any(words in text for text in texts(everything(opened("tutoring", scope=f"community-{smallest}"))))
    assert not any(words in text for text in texts(everything(opened("display", scope=f"community-{smallest}"))))


def panel(test: AppTest) -> str:
    assert list(test.exception) == []
    return " ".join([node.proto.popover.label for node in nodes(everything(test)) if node.type == "popover"])


def choose(test: AppTest, role: Role) -> None:
    test.segmented_control(key="try-role").set_value(role).run()


def offered(test: AppTest) -> list[str]:
    return list(test.selectbox(key="choose-scope").options)
