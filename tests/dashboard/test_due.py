"""我的社区: the list of what is due, as it is drawn, and as a file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import due
from dashboard.shown import Shown
from dashboard.view import View
from dashboard.words import LANGUAGES, for_language
from dashboard.words.catalogue import NO_BREAK_SPACE
from data_access import clock
from data_access.answers import Answers
from data_access.due_list import KINDS, Due, due_list
from data_access.scopes import Role, Viewer
from tests.dashboard.reading import Text, nodes, opened, pieces, press, texts, under

WORDS = for_language("zh-CN")
# A Tuesday of a duty week: much is due.
TUESDAY = "2026-10-20"


@pytest.fixture
def shown(answers: Answers) -> Iterator[Shown]:
    view = View.from_query({"scope": "community-1", "asof": TUESDAY})
    with answers.opened() as asking:
        yield Shown(Viewer(), view, clock.now().date(), asking, None)


def lines(test: AppTest, group: str) -> list[str]:
    """The names of a group's lines, without its head and what opens the rest."""
    return [name for name in pieces(test, "due") if name.startswith(f"{group}-") and name != f"{group}-rest"]


def rest(items: Sequence[Due]) -> int:
    return sum(max(count - due.SHOWN_OF_A_KIND, 0) for count in Counter(item.kind for item in items).values())


def test_each_group_shows_the_first_of_each_kind_and_the_rest_at_a_click(sample: str, shown: Shown) -> None:
    groups = due.grouped(shown, shown.due_list())
    [group] = [name for name, items in groups.items() if rest(items) > 10][:1]
    items = groups[group]
    test = opened("community", scope="community-1", asof=TUESDAY)
    own = lines(test, group)
    assert len(own) == len(items) - rest(items)
    assert Text(pieces(test, "due")[f"{group}-rest"]).texts == [f"另有 {rest(items)}{NO_BREAK_SPACE}项"]
    press(test, "due", f"{group}-rest")
    assert lines(test, group) == [f"{group}-{item.kind}-{item.part[1]}" for item in items]
    press(test, "due", f"{group}-rest")
    assert lines(test, group) == own


def test_a_line_opens_the_row_behind_it(sample: str, shown: Shown) -> None:
    first = {item.kind: item for item in reversed(shown.due_list())}
    assert len(first) >= 7
    test = opened("community", scope="community-1", asof=TUESDAY)
    for kind, item in first.items():
        press(test, "due", next(name for name in pieces(test, "due") if name.endswith(f"-{kind}-{item.part[1]}")))
        assert list(test.exception) == [], kind
        [table] = [node for node in nodes(under(test, "drawer")) if node.type == "dataframe"]
        assert len(table.value) == 1, kind
        assert WORDS.metric(item.metric, "definition") in " ".join(texts(under(test, "drawer")))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_file_has_every_item_in_order(answers: Answers, language: str) -> None:
    view = View.from_query({"scope": "community-1", "asof": TUESDAY, "lang": language})
    with answers.opened() as asking:
        shown = Shown(Viewer(), view, clock.now().date(), asking, None)
        items = shown.due_list()
        table = due.table(shown, items)
    words = for_language(language)
    assert table[words("column-due-days-left")].tolist() == [item.days_left for item in items]
    assert len(set(table[words("column-due-what")])) > len(KINDS)
    for item, who in zip(items, table[words("column-due-who")], strict=True):
        assert item.person is None or item.person in who


def test_what_is_due_is_of_the_day_whatever_period_is_chosen(answers: Answers) -> None:
    today = clock.now().date()
    for query in ({}, {"period": "week-2026-10-19"}, {"period": "term-2025-03-05"}):
        view = View.from_query({"scope": "community-1", **query})
        with answers.opened() as asking:
            shown = Shown(Viewer(), view, today, asking, None)
            assert shown.due_list() == due_list(asking, Viewer(), shown.scope, today)


def test_a_college_is_asked_which_community(sample: str) -> None:
    test = opened("community", scope="college-1", period="week-2026-10-19", lang="en")
    [list_of_links] = [node for node in nodes(under(test, "box-choose-community")) if 'class="links"' in _body(node)]
    assert "?scope=community-1&amp;period=week-2026-10-19&amp;lang=en" in _body(list_of_links)
    assert _body(list_of_links).count("<li>") == 6


def _body(node: Any) -> str:
    return str(node.proto.body) if node.type == "html" else ""


def test_nothing_due_is_said_to_be_done(sample: str) -> None:
    test = opened("community", scope="community-1", asof="2023-01-05")
    assert WORDS("empty-due") in list(texts(under(test, "box-due")))


def test_a_steward_reads_the_list_without_a_name(answers: Answers) -> None:
    view = View.from_query({"scope": "community-1", "asof": TUESDAY})
    with answers.opened() as asking:
        shown = Shown(Viewer(Role.STEWARD), view, clock.now().date(), asking, None)
        said = [due.line(shown, item) for item in shown.due_list()]
    assert len(said) > 20
    assert not any(WORDS("attention-unassigned") in line.whose for line in said)
