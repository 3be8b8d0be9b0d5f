"""Pieces of HTML: every text is escaped, every status has its word, and nothing is shown that was not given."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from dashboard import fragments
from dashboard.fragments import Attention, Card, Cell, DueLine

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'&"
HOSTILE_MARKDOWN = [HOSTILE, "a\n\n# b", "*a* `b` [c](javascript:d) :red[e] $f$", "a\u2028* b"]
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
    "card": fragments.card_body(
        Card(*[HOSTILE] * 4, status="bad", status_word=HOSTILE, target=HOSTILE, compared=HOSTILE)
    ),
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
    read = Reader(fragments.card_body(CARD))
    for words in ("91.4", "%", "32/35", "W11", "Near", "Target 100%", "+5.7"):
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
    markup = fragments.card_body(Card("–", beside="0", goal=0.92, muted=True))
    assert 'style="left:92%"' in markup
    assert 'style="width:0%"' in markup
    assert "card quiet" in markup


def test_stale_figure_is_quiet() -> None:
    assert "quiet" not in fragments.card_body(CARD)
    assert "card quiet" in fragments.card_body(Card("91.4", fill=0.9, stale=True))


def test_a_line_of_what_needs_attention_is_markdown_of_three_lines() -> None:
    label = fragments.attention_label(Attention("bad", "1 room", "305", "lead 林宁", "up to 21 days"))
    assert label == "**1 room** *up to 21 days*\n305\nlead 林宁"
    assert fragments.attention_label(Attention("near", "a", "b", "", "")) == "**a**\nb"


@pytest.mark.parametrize("hostile", HOSTILE_MARKDOWN)
def test_hostile_text_in_a_line_of_what_needs_attention_is_text(hostile: str) -> None:
    label = fragments.attention_label(Attention("bad", hostile, hostile, hostile, hostile))
    assert label.count("\n") == 2
    without_escapes = re.sub(r"\\.", "", label)
    assert not set("<>[]`$:#") & set(without_escapes)
    assert without_escapes.count("*") == 6


def test_names_of_icons_and_emoji_are_kept_from_their_colons() -> None:
    assert fragments.as_markdown(":material/home: :smile: 19:30 热水：坏") == (
        "\\:\u2060material/home\\: \\:\u2060smile\\: 19\\:\u206030 热水：坏"
    )


def test_a_line_of_what_is_due_is_markdown_of_two_lines() -> None:
    assert fragments.due_label(DueLine("2 days late", "305", "lead 林宁")) == "*2 days late* **305**\nlead 林宁"
    assert fragments.due_label(DueLine("Today", "a", "")) == "*Today* **a**"


@pytest.mark.parametrize("hostile", HOSTILE_MARKDOWN)
def test_hostile_text_in_a_line_of_what_is_due_is_text(hostile: str) -> None:
    without_escapes = re.sub(r"\\.", "", fragments.due_label(DueLine(hostile, hostile, hostile)))
    assert without_escapes.count("\n") == 1
    assert not set("<>[]`$:#") & set(without_escapes)
    assert without_escapes.count("*") == 6


def test_college_row_is_ruled_off_only_when_asked() -> None:
    assert "last-apart" in fragments.short_table(["a"], [[Cell("b")]], last_apart=True)
    assert "last-apart" not in fragments.short_table(["a"], [[Cell("b")]])
