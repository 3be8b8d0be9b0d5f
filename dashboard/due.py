"""What is due in a community, by urgency: overdue, today, this week, later; each line opens the row behind it."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial

import pandas as pd
import streamlit as st

from dashboard import drawer, fragments, parts, pieces
from dashboard.drawer import Opening
from dashboard.pieces import Piece
from dashboard.shown import Shown
from dashboard.table import said
from dashboard.words import Words
from dashboard.words.language import MISSING
from data_access.due_list import Due
from data_access.metrics.dorm_visits import VISITS_LEAST
from data_access.periods import SIX_DAYS
from data_access.scopes import Named

# Of each kind so many in a group; the rest are a click away.
SHOWN_OF_A_KIND = 3
# So many lines stand in three columns of a sheet of A4.
MOST_ON_PAPER = 60
# What a thing is called in a drawer's title, by the grouping that tells it apart.
NAMES = {
    "ticket": "ledger_no",
    "dispute": "ledger_no",
    "student": "student",
    "room": "room",
    "floor": "floor",
    "member": "member",
}
TEXTS = ("room", "floor", "ledger_no", "category", "department", "promised_on", "dispute", "severity", "level", "post")
NUMBERS = ("age", "silent_days", "visits")
GROUPS: dict[str, fragments.Status] = {"overdue": "bad", "today": "near", "week": "run", "later": "none"}


def grouped(shown: Shown, items: Sequence[Due]) -> dict[str, list[Due]]:
    """The items by group, in their order; of a group without any an empty list."""
    week_ends = shown.calendar.week(shown.chosen.as_of).first + SIX_DAYS
    found: dict[str, list[Due]] = {group: [] for group in GROUPS}
    for item in items:
        found[_group(item, week_ends)].append(item)
    return found


def _group(item: Due, week_ends: dt.date) -> str:
    if item.days_left < 0:
        return "overdue"
    if item.days_left == 0:
        return "today"
    return "week" if item.limit <= week_ends else "later"


def draw(shown: Shown, items: Sequence[Due]) -> None:
    """The list in its box, with its files; on paper all of it on one sheet."""
    words = shown.words
    heading = words("heading-due", n=len(items)) if items else words("heading-due-none")
    with parts.box("due", heading, words("caption-due") if items else ""):
        if not items:
            parts.empty(words, "empty-due")
            return
        parts.files(shown, "due", lambda: table(shown, items))
        lines: dict[str, Piece] = {}
        for group, own in grouped(shown, items).items():
            if own:
                lines |= _of_group(shown, group, own)
        pieces.draw("due", "lines", lines)
        _draw_for_paper(shown, items)


def _of_group(shown: Shown, group: str, items: Sequence[Due]) -> dict[str, Piece]:
    """Its head, its lines, and under a list that is cut how many more there are."""
    words, whole = shown.words, parts.is_whole(f"due-{group}")
    head = fragments.group_head(GROUPS[group], words(f"due-group-{group}"), words("due-counted", n=len(items)))
    lines = {group: Piece(head)}
    listed = items if whole else list(_first_of_each_kind(items))
    for item in listed:
        html = fragments.due_line(line(shown, item), overdue=group == "overdue")
        lines[f"{group}-{item.kind}-{item.part[1]}"] = Piece(html, partial(drawer.open_later, _opening(shown, item)))
    if whole or len(listed) < len(items):
        fewer = words("due-fewer", n=SHOWN_OF_A_KIND)
        lines[f"{group}-rest"] = parts.rest_of(words, len(items) - len(listed), f"due-{group}", fewer)
    return lines


def _first_of_each_kind(items: Sequence[Due]) -> Iterator[Due]:
    """The items without those of a kind that has so many before them."""
    counted: Counter[str] = Counter()
    for item in items:
        counted[item.kind] += 1
        if counted[item.kind] <= SHOWN_OF_A_KIND:
            yield item


def _opening(shown: Shown, item: Due) -> Opening:
    """The row behind an item, as it was listed: of a past day where the page is of one."""
    past = shown.chosen.as_of if shown.chosen.as_of < shown.today else None
    return Opening(item.metric, item.period, item.part, str(_values(shown, item)[NAMES[item.part[0]]]), as_of=past)


def line(shown: Shown, item: Due) -> fragments.DueLine:
    """An item in words: 超 6 天, 503 寝室 20 天没有见到人, 走访·主责 林宁."""
    words = shown.words
    detail = words(f"due-{item.kind}.detail", **_values(shown, item))
    # A member is asked himself, and named already.
    who = _who(shown, item) if item.part[0] != "member" else None
    return fragments.DueLine(_when(words, item), _what(shown, item), words.dotted(detail, who))


def table(shown: Shown, items: Sequence[Due]) -> pd.DataFrame:
    """The whole list as a file bears it: texts, and the days left as numbers."""
    words = shown.words
    columns = {
        "due-days-left": [item.days_left for item in items],
        "due-limit": [words.date(item.limit) for item in items],
        "due-what": [_what(shown, item) for item in items],
        "due-detail": [words(f"due-{item.kind}.detail", **_values(shown, item)) for item in items],
        "due-who": [_who(shown, item) or MISSING for item in items],
    }
    return pd.DataFrame({words(f"column-{name}"): values for name, values in columns.items()})


def _draw_for_paper(shown: Shown, items: Sequence[Due]) -> None:
    """All that one sheet holds, a row an item."""
    words = shown.words
    rows = ([_when(words, item), _what(shown, item), _who(shown, item) or MISSING] for item in items[:MOST_ON_PAPER])
    heads = [words("column-due-when"), words("column-due-what"), words("column-due-who")]
    rest = words("paper-cut", n=MOST_ON_PAPER, whole=len(items)) if len(items) > MOST_ON_PAPER else ""
    st.html(fragments.paper_table(heads, rows, rest))


def _when(words: Words, item: Due) -> str:
    """超 6 天, 今天, 还有 3 天."""
    if item.days_left < 0:
        return words("due-late", days=-item.days_left)
    return words("due-left", days=item.days_left) if item.days_left else words("due-today")


def _what(shown: Shown, item: Due) -> str:
    return shown.words.capital(shown.words(f"due-{item.kind}", **_values(shown, item)))


def _who(shown: Shown, item: Due) -> str | None:
    """Who must be asked, and as what; that nobody is assigned, where names are shown."""
    words = shown.words
    if item.is_counselor:
        return words("attention-counselor", names=str(item.person))
    if item.person is not None:
        return words(f"due-{item.kind}.who", name=item.person, department=_values(shown, item)["department"])
    return None if shown.viewer.named is Named.NOBODY else words("attention-unassigned")


def _values(shown: Shown, item: Due) -> dict[str, str | int]:
    """What the messages of an item speak of: its row in words. Where no names are shown, what else it is known by."""
    words, row, year = shown.words, item.row, shown.year_unsaid
    texts = {name: str(said(words, name, row.get(name), year)) for name in TEXTS}
    texts["student"] = str(row.get("student") or words("due-somebody"))
    texts["member"] = str(row.get("member") or texts["post"])
    numbers = {name: int(row.get(name) or 0) for name in NUMBERS}
    return {**texts, **numbers, "missing": max(VISITS_LEAST - numbers["visits"], 0)}
