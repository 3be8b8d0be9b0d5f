"""数据质量: what is to be looked into, by ledger, with the rows behind each cell, and nothing where nothing is."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import doubts
from dashboard.shown import Shown
from dashboard.view import View
from dashboard.words import LANGUAGES, for_language
from data_access import clock
from data_access.answers import Answers, Asking
from data_access.database import open_engine
from data_access.records import counted
from data_access.scopes import Viewer
from tests.dashboard.reading import nodes, texts, under
from tests.databases import copy_of

OpenPage = Callable[..., AppTest]
CARELESS = "community-5"
# Of the vacation after the first terms: the term that is over stands beside it.
DAY = "2024-12-20"
WITHOUT_DOUBT = "2023-09-05"


def shown_of(asking: Asking, scope: str, language: str = "zh-CN") -> Shown:
    return Shown(
        Viewer(), View.from_query({"scope": scope, "asof": DAY, "lang": language}), clock.now().date(), asking, None
    )


@pytest.mark.parametrize("scope", ["college-1", CARELESS])
def test_rows_behind_every_cell_count_up_to_it(answers: Answers, scope: str) -> None:
    with answers.opened() as asking:
        shown = shown_of(asking, scope)
        cells = [(key, cell) for key, of in doubts.found(shown).items() for cell in of.values()]
        assert {key for key, _ in cells} >= {"hurried_visits", "repeated_notes", "names_beyond_attendance"}
        for key, cell in cells:
            rows = shown.rows(key, cell.opening.period, cell.opening.part)
            assert counted(rows, key) == (cell.rows, None), key
            assert not {"member", "student", "person", "note"} & set(rows.columns), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_table_names_the_ledgers_and_what_is_in_them(open_page: OpenPage, answers: Answers, language: str) -> None:
    words = for_language(language)
    box = under(open_page("quality", scope=CARELESS, asof=DAY, lang=language), "box-doubts")
    [table] = [node.value for node in nodes(box) if node.type == "dataframe"]
    with answers.opened() as asking:
        told = doubts.found(shown_of(asking, CARELESS, language))
    table = table.set_index(words("column-ledger"))
    assert list(table.columns) == [words.metric(key, "short") for key in told]
    for key, of in told.items():
        column = table[words.metric(key, "short")]
        assert column[column > 0].to_dict() == {words.coded("ledger", name): cell.rows for name, cell in of.items()}
    assert table.to_numpy().sum() > 0
    assert f"{table.to_numpy().sum()}" in next(iter(texts(box)))


def test_a_term_without_doubt_says_so_and_when_anything_was_written_last(open_page: OpenPage) -> None:
    words = for_language("zh-CN")
    said = " ".join(texts(under(open_page("quality", scope=CARELESS, asof=WITHOUT_DOUBT), "box-doubts")))
    assert "没有待核对的记录" in said
    assert words("empty-doubts", when=words.term("2023-2024-1")) in said
    assert "最近写入" in said


def test_rows_that_point_to_nothing_are_on_the_page(sample_template: Path, tmp_path: Path) -> None:
    url = copy_of(sample_template, tmp_path)
    with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as connection, connection:
        connection.execute(
            "INSERT INTO dorm_visit (community_id, room_id, member_id, visited_at, recorded_at)"
            " VALUES (5, 999999, 888888, '2024-12-11 20:00:00', '2024-12-11 20:10:00')"
        )
    engine = open_engine(url, patience=None)
    with Answers(engine).opened() as asking:
        shown = shown_of(asking, CARELESS)
        [(ledger, cell)] = doubts.found(shown)["orphan_rows"].items()
        rows = shown.rows("orphan_rows", cell.opening.period, cell.opening.part)
    engine.dispose()
    assert (ledger, cell.rows) == ("dorm_visit", 1)
    assert rows["lost_of"].tolist() == ["student"]
