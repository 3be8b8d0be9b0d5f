"""Pieces of HTML for `st.html` and `pieces`: pure functions from words already translated and formatted to markup.

Every text is escaped here and nowhere else. What belongs to one figure stays on one line: spaces between a number and
its measure word are made unbreakable by whoever formats it. Looks are in style.css.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Literal

from dashboard.charts.frame import text_width
from dashboard.charts.sparkline import sparkline

# Icons and emoji are put in whatever escapes their names: a mark that is not seen keeps a colon from its name.
SHORTCODE = re.compile(r":(?=[a-z0-9_+-])", re.IGNORECASE)
# What means something in Markdown, in Streamlit's colours and icons, or in a formula.
MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~$:^])")

# How wide a card's period is at most, in pixels, for the room that style.css keeps clear beside the label.
PERIOD_ROOM = {"brief": 28, "short": 66, "long": 76, "longest": math.inf}

Status = Literal["good", "near", "bad", "none", "run"]


# How high a wall's figure is, as style.css has it, and how wide it may be on the narrowest stage.
WALL_SIZES, WALL_ROOM = {"large": 240, "medium": 190, "small": 150}, 560


@dataclass(frozen=True, slots=True)
class Card:
    """What one figure card says under its label: formatted words, and positions from 0 to 1 on its bar."""

    figure: str
    unit: str = ""
    beside: str = ""
    period: str = ""
    trend: tuple[float | None, ...] = ()
    fill: float | None = None
    goal: float | None = None
    status: Status | None = None
    status_word: str = ""
    target: str = ""
    compared: str = ""
    compared_short: str = ""
    stale: bool = False
    muted: bool = False


@dataclass(frozen=True, slots=True)
class Attention:
    """One line of the list of what is off track; `overdue`: how long it is, is bad by itself."""

    status: Status
    what: str
    where: str
    whose: str
    how_long: str
    overdue: bool = False


@dataclass(frozen=True, slots=True)
class DueLine:
    """One line of what is due: when, what, and a quieter line with the rest and who must be asked."""

    when: str
    what: str
    whose: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell: a figure with what stands beside it and its status, or a link."""

    text: str
    beside: str = ""
    status: Status | None = None
    status_word: str = ""
    href: str = ""
    strong: bool = False


def as_markdown(text: str) -> str:
    """Markdown that shows just this text, for the labels and titles that Streamlit reads as Markdown."""
    return MARKDOWN.sub(r"\\\1", SHORTCODE.sub(":\u2060", text))


def attention_line(item: Attention) -> str:
    """A line that is a button: its mark, what, how long at the right, then a line each for where and whose."""
    late = " late" if item.overdue else ""
    how_long = f" <em>{escape(item.how_long)}</em>" if item.how_long else ""
    more = "".join(f"<span>{escape(text)}</span>" for text in (item.where, item.whose) if text)
    return (
        f'<button type="button" class="entry marked{late}"><i class="status {item.status}"></i>'
        f"<strong>{escape(item.what)}</strong>{how_long}{more}</button>"
    )


def due_line(line: DueLine, *, overdue: bool) -> str:
    """A line that is a button: when at the left, what, and whose on a line of its own."""
    late = " late" if overdue else ""
    whose = f"<span>{escape(line.whose)}</span>" if line.whose else ""
    return (
        f'<button type="button" class="entry timed{late}"><em>{escape(line.when)}</em> '
        f"<strong>{escape(line.what)}</strong>{whose}</button>"
    )


def rest_line(said: str) -> str:
    """The button at the end of a list that is cut."""
    return f'<button type="button" class="entry rest">{escape(said)}</button>'


def group_head(status: Status, name: str, counted: str) -> str:
    """Over a group of lines: its mark and name, and how many there are."""
    return f'<div class="group-head">{status_mark(status, name)}<span>{escape(counted)}</span></div>'


def links(pairs: Iterable[tuple[str, str]]) -> str:
    """A list of links, each (words, address), large enough for a finger."""
    lines = "".join(f'<li><a href="{escape(href)}" target="_self">{escape(words)}</a></li>' for words, href in pairs)
    return f'<ul class="links">{lines}</ul>'


def status_mark(status: Status, word: str) -> str:
    """Shape and word; the word is there even where the colour is not seen."""
    return f'<span class="status {status}">{escape(word)}</span>'


def bullet(fill: float, goal: float | None) -> str:
    """A bar filled to `fill` of its track, with the target's tick at `goal`; both from 0 to 1, cut at the ends."""
    tick = "" if goal is None else f'<i style="left:{_percent(goal)}"></i>'
    return f'<div class="bullet" aria-hidden="true"><b style="width:{_percent(fill)}"></b>{tick}</div>'


def figure_card(label: str, card: Card) -> str:
    """A card; its label is a button that covers it."""
    quiet = " quiet" if card.stale or card.muted else ""
    spark = f'<span class="spark" aria-hidden="true" style="{sparkline(card.trend)}"></span>' if card.trend else ""
    bar = '<div class="bullet"></div>' if card.fill is None else bullet(card.fill, card.goal)
    if card.fill is None and card.goal is not None:
        bar = bullet(0, card.goal)
    status = status_mark(card.status, card.status_word) if card.status else "<span></span>"
    room = next(name for name, most in PERIOD_ROOM.items() if text_width(card.period, 13) <= most)
    return (
        f'<div class="card{quiet} {room}"><button type="button"><span>{escape(label)}</span></button>'
        f'<span class="period">{escape(card.period)}</span>'
        f'<div class="figure-line">{_figure(card.figure, card.unit)}'
        f'<span class="beside">{escape(card.beside)}</span>{spark}</div>'
        f'{bar}<div class="status-line">{status}<span>{escape(card.target)}</span></div>'
        f'<div class="compared"><span class="wide">{escape(card.compared)}</span>'
        f'<span class="narrow">{escape(card.compared_short or card.compared)}</span></div></div>'
    )


def answer(first: str, *more: str) -> str:
    """The page's opening: the answer, and quieter sentences under it, a line each."""
    lines = "".join(f"<p>{escape(line)}</p>" for line in more if line)
    return f'<div class="answer"><h1>{escape(first)}</h1>{lines}</div>'


def picture_buttons(copy: str, save: str, of: str = "") -> str:
    """Two quiet buttons that take the chart of their box along as a picture; `of`: what its own words leave unsaid."""
    buttons = "".join(
        f'<button type="button" class="{name}" title="{escape(words)}" aria-label="{escape(words)}"></button>'
        for name, words in (("copy", copy), ("save", save))
    )
    return f'<div class="picture" data-of="{escape(of)}"><span class="said" role="status"></span>{buttons}</div>'


def heading(finding: str, caption: str = "", swatches: Sequence[tuple[str, str]] = (), buttons: str = "") -> str:
    """A box's heading and caption; `swatches` are (token, words) of a legend within the caption; `buttons` are HTML."""
    legend = "".join(
        f'<span class="swatch"><i style="background:var(--{escape(token)})"></i>{escape(words)}</span>'
        for token, words in swatches
    )
    under = f'<p class="caption"><span>{escape(caption)}</span>{legend}</p>' if caption or legend else ""
    return f'<div class="heading">{buttons}<h2>{escape(finding)}</h2>{under}</div>'


def short_table(
    heads: Sequence[str | tuple[str, str]], rows: Sequence[Sequence[Cell]], last_apart: bool = False
) -> str:
    """A table of a few rows; a head may be (name, second line); `last_apart` rules off the last row (the college)."""
    head = "".join(f'<th scope="col">{_head(one)}</th>' for one in heads)
    body = "".join(f"<tr>{''.join(_cell(cell, first=n == 0) for n, cell in enumerate(row))}</tr>" for row in rows)
    apart = " last-apart" if last_apart else ""
    return (
        f'<div class="table-scroll" tabindex="0"><table class="short{apart}">'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def paper_table(heads: Sequence[str], rows: Iterable[Sequence[str]], rest: str = "") -> str:
    """A table whose rows are all there, for paper alone; `rest`: what is said of those that are not."""
    head = "".join(f"<th>{escape(name)}</th>" for name in heads)
    body = "".join(f"<tr>{''.join(f'<td>{escape(text)}</td>' for text in row)}</tr>" for row in rows)
    said = f"<p>{escape(rest)}</p>" if rest else ""
    return f'<div class="paper"><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{said}</div>'


def community_head(name: str, cell: Cell, buttons: str = "") -> str:
    """Over one community's small chart: its name and status, its figure and k of n; `buttons` are HTML."""
    status = status_mark(cell.status, cell.status_word) if cell.status else ""
    return (
        f'<div class="community"><h2>{escape(name)}</h2>{status}'
        f'<p><b>{escape(cell.text)}</b><span class="beside">{escape(cell.beside)}</span></p>{buttons}</div>'
    )


def drawer_head(card: Card) -> str:
    """The figure line of a drawer: large figure, k of n, status, target."""
    status = status_mark(card.status, card.status_word) if card.status else ""
    return (
        f'<div class="drawer-figure">{_figure(card.figure, card.unit)}'
        f'<span class="beside">{escape(card.beside)}</span>{status}<span>{escape(card.target)}</span></div>'
    )


def explained(words: str) -> str:
    """Small words under a choice."""
    return f'<p class="explained">{escape(words)}</p>'


def definitions(pairs: Sequence[tuple[str, str]]) -> str:
    """Name and words, one pair a line: definition, what is left out, comparison, source, time."""
    lines = "".join(f"<dt>{escape(name)}</dt><dd>{escape(words)}</dd>" for name, words in pairs)
    return f'<dl class="definitions">{lines}</dl>'


def note(title: str, words: str) -> str:
    """A note above the cards: what is wrong, and what happens next."""
    return f'<div class="note" role="status"><b>{escape(title)}</b><span>{escape(words)}</span></div>'


def empty(why: str, detail: str = "") -> str:
    """In place of a chart or list without rows: why there are none."""
    return f'<div class="empty"><p>{escape(why)}</p><p class="detail">{escape(detail)}</p></div>'


def _figure(figure: str, unit: str) -> str:
    return f'<span class="figure">{escape(figure)}<small>{escape(unit)}</small></span>'


def _percent(share: float) -> str:
    return f"{100 * min(max(share, 0), 1):.4g}%"


def _head(head: str | tuple[str, str]) -> str:
    if isinstance(head, str):
        return escape(head)
    return f"{escape(head[0])}<br><span>{escape(head[1])}</span>"


def _cell(cell: Cell, first: bool) -> str:
    text = f'<a href="{escape(cell.href)}" target="_self">{escape(cell.text)}</a>' if cell.href else escape(cell.text)
    if text:
        text = f"<b>{text}</b>" if first or cell.strong else f"<span>{text}</span>"
    beside = f'<span class="beside">{escape(cell.beside)}</span>' if cell.beside else ""
    status = status_mark(cell.status, cell.status_word) if cell.status else ""
    tag, scope = ("th", ' scope="row"') if first else ("td", "")
    return f'<{tag}{scope}><div class="cell">{text}{beside}{status}</div></{tag}>'


def line(name: str, beside: str) -> str:
    """A name, and what is said beside it more quietly."""
    return f'<p class="line"><b>{escape(name)}</b> <span>{escape(beside)}</span></p>'


def wall_line(whose: str, when: str, *, light: bool) -> str:
    """Over every scene of a wall: whose figures, of when. light: the stage is light, else dark."""
    shade = "wall-light" if light else "wall-dark"
    return f'<div class="wall-line {shade}"><b>{escape(whose)}</b> <span>{escape(when)}</span></div>'


def wall_sentence(words: str) -> str:
    """The message of a scene."""
    return f'<h1 class="wall-sentence">{escape(words)}</h1>'


def wall_figure(name: str, card: Card) -> str:
    """One large figure with what it is of, its status and its comparison; as large as it has room."""
    room = (name for name, high in WALL_SIZES.items() if _wall_width(card, high) <= WALL_ROOM)
    size = next(room, "small")
    status = status_mark(card.status, card.status_word) if card.status else ""
    return (
        f'<div class="wall-figure"><p class="amount {size}">{_figure(card.figure, card.unit)}</p>'
        f'<p class="name">{escape(name)} <span>{escape(card.beside)}</span></p>'
        f"<p>{status} <span>{escape(card.target)}</span></p><p>{escape(card.compared_short or card.compared)}</p></div>"
    )


def _wall_width(card: Card, high: int) -> float:
    return text_width(card.figure, high) + text_width(card.unit, int(0.45 * high))


def wall_lines(lines: Sequence[tuple[str, Card]]) -> str:
    """Figures below each other: name, figure, k of n, status, target."""
    rows = "".join(f'<tr><th scope="row">{escape(name)}</th>{_wall_cells(card)}</tr>' for name, card in lines)
    return f'<table class="wall-lines"><tbody>{rows}</tbody></table>'


def _wall_cells(card: Card) -> str:
    status = status_mark(card.status, card.status_word) if card.status else ""
    cells = (_figure(card.figure, card.unit), escape(card.beside), status, escape(card.target))
    return "".join(f"<td>{cell}</td>" for cell in cells)
