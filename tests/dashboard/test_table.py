"""Rows as tables and files: codes and days in words, and no text of the data is ever a formula."""

from __future__ import annotations

import csv
import datetime as dt
import io
from typing import Any

import openpyxl  # type: ignore[import-untyped]
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from dashboard.fragments import Cell
from dashboard.table import for_screen, of_cells, to_csv, to_xlsx
from dashboard.words import LANGUAGES, for_language

FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("http://a.example","x")', "=cmd|' /C calc'!A0")
BEGINNINGS = ("=", "+", "-", "@", "\t", "\r")
TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\t\r\n"), max_size=30)
DANGEROUS = st.builds("{}{}".format, st.sampled_from(BEGINNINGS), TEXTS)


def in_csv(table: pd.DataFrame) -> list[list[str]]:
    return list(csv.reader(io.StringIO(to_csv(table).decode("utf-8-sig"), newline="")))


def in_xlsx(table: pd.DataFrame) -> list[list[Any]]:
    """The cells of the one sheet."""
    [sheet] = openpyxl.load_workbook(io.BytesIO(to_xlsx(table))).worksheets
    return [list(row) for row in sheet.iter_rows()]


@pytest.mark.parametrize("text", FORMULAS)
def test_a_formula_stays_text(text: str) -> None:
    table = pd.DataFrame({"内容": [text, "正常"], "n": [1, 2]})
    assert in_csv(table)[1][0] == f"'{text}"
    cell = in_xlsx(table)[1][0]
    assert cell.data_type == "s"
    assert cell.hyperlink is None
    assert cell.value.replace("_x000D_", "\r") == text


@settings(deadline=None)
@given(st.lists(DANGEROUS | TEXTS, min_size=1, max_size=5))
def test_no_cell_begins_a_formula(texts: list[str]) -> None:
    table = pd.DataFrame({"a": texts})
    rows = in_csv(table)
    assert len(rows) == len(texts) + 1
    assert not any(row[0].startswith(BEGINNINGS) for row in rows if row)
    cells = [row[0] for row in in_xlsx(table)][1:]
    assert {cell.data_type for cell in cells if cell.value is not None} <= {"s"}


def test_an_address_is_no_link() -> None:
    cell = in_xlsx(pd.DataFrame({"a": ["http://a.example"]}))[1][0]
    assert (cell.value, cell.hyperlink) == ("http://a.example", None)


def test_numbers_stay_numbers() -> None:
    table = pd.DataFrame({"n": pd.array([-3, None], dtype="Int64"), "text": ["1", "2024-11-20"]})
    assert in_csv(table)[1:] == [["-3", "1"], ["", "2024-11-20"]]
    rows = in_xlsx(table)
    assert [(cell.data_type, cell.value) for cell in rows[1]] == [("n", -3), ("s", "1")]
    assert rows[2][0].value is None


def test_files_open_with_chinese() -> None:
    table = pd.DataFrame({"寝室": ["３０５", "幸福里"]})
    assert to_csv(table).startswith(b"\xef\xbb\xbf")
    assert in_csv(table) == [["寝室"], ["３０５"], ["幸福里"]]
    assert [[cell.value for cell in row] for row in in_xlsx(table)] == in_csv(table)


def test_hostile_text_is_exported_as_it_is() -> None:
    text = "<script>alert(1)</script> ![x](http://a.example) " + "长" * 5000 + "\u202e😀"
    table = pd.DataFrame({"a": [text]})
    assert in_csv(table)[1][0] == in_xlsx(table)[1][0].value == text


ROWS = pd.DataFrame(
    {
        "community": ["幸福里", "幸福里", "幸福里"],
        "yes": [True, False, True],
        "excused": [False, False, True],
        "ledger_no": ["=1+1", "@x", "-"],
        "floor": [3, 4, 5],
        "visits": [2, 0, None],
        "submitted_at": [dt.datetime(2024, 11, 20, 9, 5), None, dt.datetime(2024, 11, 21)],
        "closed_on": ["2024-11-20", None, dt.date(2024, 11, 21)],
    }
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_not_done_stands_first_and_what_is_excused_last(language: str) -> None:
    words = for_language(language)
    table = for_screen(words, "visit_coverage", ROWS, 2024)
    assert table[words("column-ledger-no")].tolist() == ["@x", "=1+1", "-"]
    status = table[words("column-status")].tolist()
    assert words.metric("visit_coverage", "no") in status[0]
    assert status[1:] == [words.metric("visit_coverage", "yes"), words("value-excused")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_of_a_count_of_what_should_not_be_its_rows_stand_first_and_marked(language: str) -> None:
    words = for_language(language)
    status = for_screen(words, "tickets_stale", ROWS, 2024)[words("column-status")].tolist()
    yes, no = words.metric("tickets_stale", "yes"), words.metric("tickets_stale", "no")
    assert status == [f"◆ {yes}", no, words("value-excused")]


@pytest.mark.parametrize("metric", ["days_to_close", "awards_provincial_up"])
def test_where_no_row_is_an_exception_none_is_marked(metric: str) -> None:
    words = for_language("zh-CN")
    status = for_screen(words, metric, ROWS, 2024)[words("column-status")].tolist()
    assert set(status) == {words.metric(metric, "yes"), words.metric(metric, "no"), words("value-excused")}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_table_speaks_its_language_and_names_its_columns(language: str) -> None:
    words = for_language(language)
    table = for_screen(words, "visit_coverage", ROWS, 2024)
    assert words("column-community") not in table
    assert table[words("column-floor")].tolist() == [words("floor", number=number) for number in (4, 3, 5)]
    assert table[words("column-visits")].tolist()[:2] == [0, 2]
    assert table[words("column-closed-on")].tolist() == [
        "–",
        words.short_date(dt.date(2024, 11, 20)),
        words.short_date(dt.date(2024, 11, 21)),
    ]
    assert table[words("column-submitted-at")].tolist()[0] == "–"


@pytest.mark.parametrize("year", [None, 2026])
def test_days_of_another_year_and_of_files_are_written_with_it(year: int | None) -> None:
    words = for_language("zh-CN")
    table = for_screen(words, "visit_coverage", ROWS, year)
    assert table[words("column-closed-on")].tolist() == ["–", "2024年11月20日", "2024年11月21日"]
    assert table[words("column-submitted-at")].tolist()[1] == "2024年11月20日\u00a009:05"


def test_communities_are_told_apart_where_there_are_several() -> None:
    words = for_language("zh-CN")
    table = for_screen(words, "visit_coverage", ROWS.assign(community=["幸福里", "明德苑", "幸福里"]), 2024)
    assert table[words("column-community")].tolist() == ["明德苑", "幸福里", "幸福里"]
    assert words("column-community") not in for_screen(words, "visit_coverage", ROWS, 2024)
    of_one = for_screen(words, "visit_coverage", ROWS, 2024, of_college=True)
    assert of_one[words("column-community")].nunique() == 1


def test_a_screen_s_table_goes_into_files_with_nothing_changed_but_the_dangerous() -> None:
    table = for_screen(for_language("zh-CN"), "visit_coverage", ROWS, 2024)
    assert [row[0] for row in in_csv(table)[1:]] == ["'@x", "'=1+1", "'-"]
    assert [row[0].value for row in in_xlsx(table)[1:]] == ["@x", "=1+1", "-"]
    assert {row[0].data_type for row in in_xlsx(table)} == {"s"}


def test_a_short_table_s_cells_go_into_files_as_they_are_read_and_its_numbers_stay_numbers() -> None:
    heads = ["岗位", ("走访达标率", "目标 100%"), ("走访", "")]
    rows = [
        [Cell("=1+1", strong=True), Cell("90%", "10/11", "near", "接近目标"), Cell("1,706")],
        [Cell("就业指导岗"), Cell("+5"), Cell("–")],
    ]
    table = of_cells(heads, rows)
    assert in_csv(table) == [
        ["岗位", "走访达标率 目标 100%", "走访"],
        ["'=1+1", "90% 10/11 接近目标", "1706"],
        ["就业指导岗", "'+5", "–"],
    ]
    cells = in_xlsx(table)[1:]
    assert [[cell.value for cell in row] for row in cells] == [
        ["=1+1", "90% 10/11 接近目标", 1706],
        ["就业指导岗", "+5", "–"],
    ]
    assert [cell.data_type for row in cells for cell in row] == ["s", "s", "n", "s", "s", "s"]


def _long_table(rows: int) -> None:
    import pandas as pd

    from dashboard import parts
    from dashboard.words import for_language

    parts.table(for_language("en"), "table-long", pd.DataFrame({"n": range(1, rows + 1)}), 300)


@pytest.mark.parametrize(("rows", "listed", "said"), [(200, 200, 0), (201, 200, 1)])
def test_paper_lists_two_hundred_rows_and_says_so(rows: int, listed: int, said: int) -> None:
    test = AppTest.from_function(_long_table, args=(rows,)).run()
    assert list(test.exception) == []
    [paper] = [element.proto.body for element in test.get("html")]
    assert paper.count("<tr>") == listed + 1
    assert f"<td>{listed}</td>" in paper
    assert paper.count("The first 200 of 201 rows; the file has all of them.") == said
