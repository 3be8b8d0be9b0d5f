"""The reader takes a document at its word, and refuses what it does not understand."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.specification.reading import Case, Section, day, headings, moment, sections, sections_of
from tests.specification.rows import ENTERED


def read(text: str) -> tuple[Section, ...]:
    return sections_of("a document", text.strip().splitlines(), {})


def test_a_section_below_adds_replaces_and_takes_away_rows() -> None:
    above, below = read("""
## Rooms of 2024
| room | floor |
| --- | --- |
| 101-103 | 1 |
### with other rooms
| room | floor |
| --- | --- |
| 102 | 2 |
| ~~103~~ | |
| 104 | 1 |
""")
    assert [(row["room"], row["floor"]) for row in above.rows["room"]] == [("101", "1"), ("102", "1"), ("103", "1")]
    assert [(row["room"], row["floor"]) for row in below.rows["room"]] == [("101", "1"), ("102", "2"), ("104", "1")]
    assert (below.title, below.year) == ("Rooms of 2024 / with other rooms", 2024)


def test_ranges_of_one_row_go_together() -> None:
    (section,) = read("""
## Visits
| visit | room | by |
| --- | --- | --- |
| a1-a3 | 101-103 | M1 |
""")
    assert [tuple(row.values()) for row in section.rows["visit"]] == [
        ("a1", "101", "M1"),
        ("a2", "102", "M1"),
        ("a3", "103", "M1"),
    ]


def test_a_table_of_days_is_a_question_a_cell() -> None:
    (section,) = read("""
## Days
| day | working day | term | why |
| --- | --- | --- | --- |
| Sat 28 Sep 2024 | no | 2024-2025-1 | a day off |
""")
    assert section.cases == (
        Case("day Sat 28 Sep 2024: working day", "no"),
        Case("day Sat 28 Sep 2024: term", "2024-2025-1"),
    )


@pytest.mark.parametrize("table", ["| room | flor |", "| visits | room |"])
def test_headings_that_nobody_knows_are_refused(table: str) -> None:
    with pytest.raises(ValueError, match="are not those of README"):
        read(f"## Rooms\n{table}\n| --- | --- |\n| 101 | 1 |")


def test_a_row_of_another_length_is_refused() -> None:
    with pytest.raises(ValueError, match="does not fit"):
        read("## Rooms\n| room | floor |\n| --- | --- |\n| 101 |")


def test_days_and_moments() -> None:
    assert moment("Mon 14 Oct 2024 19:05") == dt.datetime(2024, 10, 14, 19, 5)
    assert moment("14 October", 2024) == dt.datetime(2024, 10, 14, 12)
    assert day("Mon 14 Oct", 2024) == dt.date(2024, 10, 14)


@pytest.mark.parametrize("text", ["Tue 14 Oct 2024", "14 Oct", "tomorrow", "31 Nov 2024"])
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"is a Mon|not a day|day is out of range|must be in range"):
        day(text)


def test_readme_speaks_of_every_table_that_can_be_entered() -> None:
    assert headings().keys() == ENTERED.keys()


def test_no_section_asks_the_same_twice() -> None:
    asked = [(section.name, case.question) for section in sections() for case in section.cases]
    assert sorted(asked) == sorted(set(asked))
