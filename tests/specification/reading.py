"""The documents of this folder: Markdown with tables of rows and tables of questions -> sections with their cases.

What a document may say, and in which words, stands in README.md beside this file.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import chain
from pathlib import Path

FOLDER = Path(__file__).parent
DEFAULTS, README = "defaults", "README"
NONE = "–"
# A table whose first heading is one of these asks; every other one holds rows.
ASKING = ("question", "day", "week")
REMARKS = ("why",)

Row = Mapping[str, str]
_RANGE = re.compile(r"([A-Za-z]*)(\d+)-\1(\d+)")
_STRUCK = re.compile(r"~~(.+)~~")
_YEAR = re.compile(r"(?<!-)\b(20\d\d)\b(?!-)")
_DAY = re.compile(r"(?:([A-Z][a-z]{2})[a-z]* )?(\d{1,2}) ([A-Z][a-z]{2})[a-z]*(?: (\d{4}))?(?: (\d\d):(\d\d))?")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
NOON = 12


@dataclass(frozen=True)
class Case:
    """One question and the answer written by hand."""

    question: str
    answer: str


@dataclass(frozen=True, eq=False)
class Section:
    """Rows by the first heading of their table, those of the sections above included, and what is asked of them."""

    document: str
    title: str
    year: int | None
    rows: Mapping[str, tuple[Row, ...]]
    cases: tuple[Case, ...]

    @property
    def name(self) -> str:
        return f"{self.document}: {self.title}"


@dataclass
class _Draft:
    """A heading and the tables below it."""

    level: int
    titles: tuple[str, ...]
    year: int | None
    rows: dict[str, tuple[Row, ...]]
    cases: list[Case] = field(default_factory=list)


def sections() -> list[Section]:
    """Every section that asks something, in the order of the documents."""
    names = sorted(path.stem for path in FOLDER.glob("*.md") if path.stem not in (DEFAULTS, README))
    return [section for name in names for section in _sections(name) if section.cases]


@cache
def defaults() -> Section:
    """What every section takes for granted."""
    return _sections(DEFAULTS)[0]


@cache
def headings() -> Mapping[str, frozenset[str]]:
    """The headings that a table of rows may have, by its first one, as README.md says."""
    told = [row for draft in _drafts(_lines(README), {}) for row in draft.rows.get("first heading", ())]
    return {
        row["first heading"]: frozenset({row["first heading"], *row["other headings"].split(", "), *REMARKS})
        for row in told
    }


@cache
def _sections(name: str) -> tuple[Section, ...]:
    return sections_of(name, _lines(name), {} if name == DEFAULTS else defaults().rows)


def sections_of(name: str, lines: Sequence[str], known: Mapping[str, tuple[Row, ...]]) -> tuple[Section, ...]:
    """The sections of a document; known: the rows that it takes for granted.

    Raises ValueError where a table has headings of which README.md does not speak.
    """
    drafts = _drafts(lines, dict(known))
    for kind, row in ((kind, row) for draft in drafts for kind, rows in draft.rows.items() for row in rows):
        if not row.keys() <= headings().get(kind, frozenset()):
            raise ValueError(f"{name}: the headings {', '.join(row)} are not those of README.md")
    return tuple(
        Section(name, " / ".join(draft.titles), draft.year, draft.rows, tuple(draft.cases)) for draft in drafts
    )


def _lines(name: str) -> list[str]:
    return (FOLDER / f"{name}.md").read_text(encoding="utf-8").splitlines()


def _drafts(lines: Sequence[str], known: dict[str, tuple[Row, ...]]) -> list[_Draft]:
    drafts: list[_Draft] = []
    open_drafts: list[_Draft] = []
    table: list[list[str]] = []
    for line in [*lines, ""]:
        if line.startswith("|"):
            table.append([cell.strip() for cell in line.strip().strip("|").split("|")])
            continue
        if table:
            _enter(open_drafts[-1], table)
            table = []
        if line.startswith("#"):
            level, title = len(line) - len(line.lstrip("#")), line.lstrip("#").strip()
            open_drafts = [draft for draft in open_drafts if draft.level < level]
            above = open_drafts[-1] if open_drafts else None
            years = _YEAR.findall(title)
            year = int(years[-1]) if years else above.year if above else None
            titles = (*(above.titles if above and above.level > 1 else ()), title)
            draft = _Draft(level, titles, year, dict(above.rows if above else known))
            drafts.append(draft)
            open_drafts.append(draft)
    return drafts


def _enter(draft: _Draft, table: list[list[str]]) -> None:
    """Adds a table's rows in place of those of the same first cell, or its questions."""
    headings, first = table[0], table[0][0]
    for cells in table[1:]:
        if len(cells) != len(headings):
            raise ValueError(f"{draft.titles}: {cells} does not fit under {headings}")
    rows = [dict(zip(headings, cells, strict=True)) for cells in table[2:]]
    if first in ASKING:
        draft.cases += chain.from_iterable(_cases(first, row) for row in rows)
        return
    new = [each for row in rows for each in _each(row)]
    struck = {match[1] for row in new if (match := _STRUCK.fullmatch(row[first]))}
    replaced = struck | {row[first] for row in new}
    kept = [row for row in draft.rows.get(first, ()) if row[first] not in replaced]
    draft.rows[first] = (*kept, *(row for row in new if not _STRUCK.fullmatch(row[first])))


def _cases(first: str, row: Row) -> Iterator[Case]:
    if first == "question":
        yield Case(row["question"], row["answer"])
        return
    for heading, cell in row.items():
        if heading != first and heading not in REMARKS:
            yield Case(f"{first} {row[first]}: {heading}", cell)


def _each(row: Row) -> list[Row]:
    """The rows that a row with 101-136 in a cell stands for."""
    columns = {name: [cell] for name, cell in row.items()}
    for name, cell in row.items():
        if match := _RANGE.fullmatch(cell):
            columns[name] = [f"{match[1]}{number}" for number in range(int(match[2]), int(match[3]) + 1)]
    lengths = {len(cells) for cells in columns.values()} - {1}
    if len(lengths) > 1:
        raise ValueError(f"ranges of different lengths in one row: {dict(row)}")
    count = lengths.pop() if lengths else 1
    return [{name: cells[n if len(cells) > 1 else 0] for name, cells in columns.items()} for n in range(count)]


def moment(text: str, year: int | None = None) -> dt.datetime:
    """The moment that a text like "Mon 14 Oct 2024 19:00" names: without a time noon, without a year the heading's.

    Raises ValueError where it is none, or where the day is another weekday.
    """
    match = _DAY.fullmatch(text.strip())
    if match is None or not (match[4] or year):
        raise ValueError(f"not a day: {text!r}")
    month = _MONTHS.index(match[3]) + 1
    hour, minute = (int(match[5]), int(match[6])) if match[5] else (NOON, 0)
    found = dt.datetime(int(match[4] or year or 0), month, int(match[2]), hour, minute)
    if match[1] and _WEEKDAYS[found.weekday()] != match[1]:
        raise ValueError(f"{text!r} is a {_WEEKDAYS[found.weekday()]}")
    return found


def day(text: str, year: int | None = None) -> dt.date:
    """The day that a text like "Mon 14 Oct 2024" names."""
    return moment(text, year).date()
