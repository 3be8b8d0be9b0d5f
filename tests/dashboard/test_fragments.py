"""Pieces of HTML: every text is escaped, every status has its word, and nothing is shown that was not given."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

from dashboard import fragments
from dashboard.fragments import Attention, Card, Cell, DueLine

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'&"
CARD = Card("91.4", "%", "32/35", "W11", (0.8, None, 0.9), 0.914, 1, "near", "Near", "Target 100%", "+5.7", "+5.7")


class Reader(HTMLParser):
    """Collects tags, texts and attributes, and fails on a tag that is not closed in order."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""
        self.attributes: list[tuple[str, str | None]] = []
        self.open: list[str] = []
        self.feed(markup)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


ALL = {
    "card": fragments.figure_card(
        HOSTILE, Card(*[HOSTILE] * 4, status="bad", status_word=HOSTILE, target=HOSTILE, compared=HOSTILE)
    ),
    "attention": fragments.attention_line(Attention("bad", HOSTILE, HOSTILE, HOSTILE, HOSTILE)),
    "due": fragments.due_line(DueLine(HOSTILE, HOSTILE, HOSTILE), overdue=True),
    "rest": fragments.rest_line(HOSTILE),
    "answer": fragments.answer(HOSTILE, HOSTILE),
    "heading": fragments.heading(HOSTILE, HOSTILE, [("bad", HOSTILE)]),
    "picture": fragments.heading("", buttons=fragments.picture_buttons(HOSTILE, HOSTILE, HOSTILE)),
    "table": fragments.short_table(
        [HOSTILE, (HOSTILE, HOSTILE)], [[Cell(HOSTILE, href=HOSTILE), Cell(HOSTILE, HOSTILE, "good", HOSTILE)]]
    ),
    "paper": fragments.paper_table([HOSTILE], [[HOSTILE]], HOSTILE),
    "community": fragments.community_head(HOSTILE, Cell(HOSTILE, HOSTILE, "run", HOSTILE)),
    "drawer": fragments.drawer_head(Card(HOSTILE, HOSTILE, HOSTILE, status="none", status_word=HOSTILE)),
    "group": fragments.group_head("bad", HOSTILE, HOSTILE),
    "links": fragments.links([(HOSTILE, HOSTILE)]),
    "explained": fragments.explained(HOSTILE),
    "definitions": fragments.definitions([(HOSTILE, HOSTILE)]),
    "note": fragments.note(HOSTILE, HOSTILE),
    "empty": fragments.empty(HOSTILE, HOSTILE),
}


@pytest.mark.parametrize("name", ALL)
def test_hostile_text_is_text(name: str) -> None:
    read = Reader(ALL[name])
    assert not {"script", "img"} & set(read.tags)
    assert not [key for key, _ in read.attributes if key.startswith("on")]
    assert HOSTILE in read.text + "".join(value or "" for _, value in read.attributes)


def test_card_says_everything() -> None:
    read = Reader(fragments.figure_card("Visits", CARD))
    for words in ("Visits", "91.4", "%", "32/35", "W11", "Near", "Target 100%", "+5.7"):
        assert words in read.text
    styles = [value for key, value in read.attributes if key == "style"]
    assert "width:91.4%" in styles
    assert "left:100%" in styles
    assert any(value and "--trend:url(data:image/svg+xml," in value for value in styles)


def test_target_of_zero_stands_at_the_left_end() -> None:
    assert 'style="left:0%"' in fragments.bullet(0.2, 0)


@pytest.mark.parametrize(("fill", "width"), [(1.7, "100%"), (-0.2, "0%")])
def test_bullet_is_cut_at_its_ends(fill: float, width: str) -> None:
    assert f'style="width:{width}"' in fragments.bullet(fill, None)


def test_unknown_figure_has_no_bar_but_its_target() -> None:
    markup = fragments.figure_card("Visits", Card("–", beside="0", goal=0.92, muted=True))
    assert 'style="left:92%"' in markup
    assert 'style="width:0%"' in markup
    assert "card quiet" in markup


def test_stale_figure_is_quiet() -> None:
    assert "quiet" not in fragments.figure_card("Visits", CARD)
    assert "card quiet" in fragments.figure_card("Visits", Card("91.4", fill=0.9, stale=True))


def test_a_line_of_what_needs_attention_says_what_how_long_where_and_whose() -> None:
    read = Reader(fragments.attention_line(Attention("bad", "1 room", "305", "lead 林宁", "up to 21 days")))
    assert read.tags == ["button", "i", "strong", "em", "span", "span"]
    assert read.text == "1 room up to 21 days305lead 林宁"
    assert ("class", "status bad") in read.attributes
    assert Reader(fragments.attention_line(Attention("near", "a", "b", "", ""))).tags == [
        "button",
        "i",
        "strong",
        "span",
    ]


def test_only_what_is_overdue_is_late() -> None:
    for overdue in (True, False):
        lines = (
            fragments.attention_line(Attention("bad", "a", "b", "c", "d", overdue=overdue)),
            fragments.due_line(DueLine("a", "b", "c"), overdue=overdue),
        )
        assert all((" late" in line) == overdue for line in lines)


def test_names_of_icons_and_emoji_are_kept_from_their_colons() -> None:
    assert fragments.as_markdown(":material/home: :smile: 19:30 热水：坏") == (
        "\\:\u2060material/home\\: \\:\u2060smile\\: 19\\:\u206030 热水：坏"
    )


def test_a_line_of_what_is_due_says_when_what_and_whose() -> None:
    read = Reader(fragments.due_line(DueLine("2 days late", "305", "lead 林宁"), overdue=True))
    assert read.tags == ["button", "em", "strong", "span"]
    assert read.text == "2 days late 305lead 林宁"
    assert Reader(fragments.due_line(DueLine("Today", "a", ""), overdue=False)).tags == ["button", "em", "strong"]


def test_college_row_is_ruled_off_only_when_asked() -> None:
    assert "last-apart" in fragments.short_table(["a"], [[Cell("b")]], last_apart=True)
    assert "last-apart" not in fragments.short_table(["a"], [[Cell("b")]])
