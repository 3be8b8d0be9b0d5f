"""The pieces that pages are made of: answer, cards, boxes with charts, lists, tables, and the states of each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Any, Literal

import pandas as pd
import pyarrow as pa
import streamlit as st

from dashboard import cards, downloads, drawer, fragments, pieces
from dashboard.attention import Item
from dashboard.graphs import Graph
from dashboard.pieces import Piece
from dashboard.shown import Shown
from dashboard.words import MissingWords, Words
from dashboard.words.language import MISSING
from data_access.faults import DatabaseFault, DatabaseUnreachable
from data_access.figures import Figure

SHOWN_ATTENTION = 6
# What a box adds to its chart: the gap above it, its heading and its padding.
BOX_HEIGHT = 92
# A few bars are not torn apart to stand as high as a long list of them.
MOST_STRETCHED = 2.5
MOST_ON_PAPER = 200


def answer(first: str, *more: str) -> None:
    """The page's opening sentences, a line each."""
    st.html(fragments.answer(first, *more))


def figure_cards(shown: Shown, figures: dict[str, Figure]) -> None:
    """Up to six cards in a row; a click opens the rows behind a figure."""
    words = shown.words
    drawn = {
        key: Piece(
            fragments.figure_card(words.metric(key, "short"), cards.card(shown, figure)),
            partial(drawer.open_later, drawer.Opening(key, figure.period)),
        )
        for key, figure in figures.items()
    }
    pieces.draw("cards", "cards", drawn)


@contextmanager
def box(
    key: str, heading: str, caption: str = "", swatches: Sequence[tuple[str, str]] = (), buttons: str = ""
) -> Iterator[None]:
    """A box with its finding as heading; what is drawn within follows."""
    with st.container(key=f"box-{key}", height="stretch"):
        st.html(fragments.heading(heading, caption, swatches, buttons))
        yield


def picture_buttons(words: Words, of: str = "") -> str:
    """For a heading over a chart: copies or saves it as a picture (chart_picture.js hears the clicks)."""
    return fragments.picture_buttons(words("picture-copy"), words("picture-save"), of)


def chart(
    key: str,
    specification: dict[str, Any],
    rows: list[dict[str, Any]],
    alt: str,
    picked: Callable[[dict[str, Any]], drawer.Opening | None] | None = None,
    width: Literal["stretch", "content"] = "stretch",
) -> None:
    """Draws a ready specification with its rows; a click on a mark opens what `picked` makes of it.

    alt: without figures, since the browser draws the chart anew where it changes.
    """
    selecting: dict[str, Any] = {}
    if picked is not None:
        selecting = {"on_select": lambda: drawer.open_picked(f"chart-{key}", picked), "selection_mode": "picked"}
    st.vega_lite_chart(
        {**specification, "datasets": {"rows": _columns(rows)}},
        theme=None,
        key=f"chart-{key}",
        alt=alt,
        height=rows[0]["height"],
        width=width,
        **selecting,
    )


def graph(one: Graph | None, words: Words) -> None:
    """A chart in its box, or why there is nothing to draw; no box for what the viewer is not told."""
    if one is None:
        return
    swatches, buttons = (one.swatches, picture_buttons(words)) if one.rows else ((), "")
    with box(one.key, one.heading, one.caption, swatches, buttons):
        if one.rows:
            chart(one.key, one.specification, one.rows, one.alt, one.picked)
        else:
            empty(words, one.empty[0], **one.empty[1])


def graphs(words: Words, *charts: Sequence[Graph | None]) -> None:
    """Charts side by side in columns of one height: the last of a column fills what the others leave it.

    Those that the viewer is not told are left out, and columns of nothing else.
    """
    told = ([one for one in column if one is not None] for column in charts)
    columns = [column for column in told if column]
    if not columns:
        return
    heights = [sum(one.height for one in column) + BOX_HEIGHT * (len(column) - 1) for column in columns]
    with st.grid(len(columns), min_column_width=360, gap=12, key=f"charts-{columns[0][0].key}"):
        for column, height in zip(columns, heights, strict=True):
            *above, last = column
            last = last.as_high(min(last.height + max(heights) - height, int(MOST_STRETCHED * last.height)))
            if not above:
                graph(last, words)
                continue
            with st.container(key=f"column-{last.key}", height="stretch"):
                for one in (*above, last):
                    graph(one, words)


def beside_rows(shown: Shown) -> tuple[Any, Any]:
    """The places of a chart and of the rows beside it; where there are no rows to see the chart has all the width."""
    if not shown.viewer.sees_rows:
        return st.container(), st.container()
    left, right = st.columns([1, 1.6], gap="small")
    return left, right


def figures_alone(words: Words) -> None:
    """At the end of a page: that only figures are shown to this viewer."""
    st.html(fragments.explained(words("figures-alone")))


def _columns(rows: list[dict[str, Any]]) -> pa.Table:
    """Rows as the columns that Streamlit sends; made from a list of rows they would cost ten times as much."""
    names = dict.fromkeys(name for row in rows for name in row)
    return pa.table({name: [row.get(name) for row in rows] for name in names})


def files(shown: Shown, name: str, table: Callable[[], pd.DataFrame]) -> None:
    """Beside the heading of a box with a table: the table as files."""
    with st.container(horizontal=True, key=f"files-{name}", width="content", gap=None):
        downloads.offer(shown.words, f"{name}-{shown.chosen.as_of.isoformat()}", table, quiet=True)


def table(words: Words, key: str, rows: pd.DataFrame, height: int | Literal["content"], **options: Any) -> None:
    """A table that scrolls and sorts on screen; on paper its rows stand below each other, the first 200 of them."""
    st.dataframe(rows, hide_index=True, height=height, key=key, **options)
    rest = words("paper-cut", n=MOST_ON_PAPER, whole=len(rows)) if len(rows) > MOST_ON_PAPER else ""
    texts = (
        [MISSING if pd.isna(value) else str(value) for value in row] for row in rows.head(MOST_ON_PAPER).to_numpy()
    )
    st.html(fragments.paper_table(list(rows.columns), texts, rest))


def attention(shown: Shown, items: Sequence[Item], *, any_on_target: bool) -> None:
    """需要关注: the most urgent first, at most six, the rest counted and a click away; a click opens the rows.

    any_on_target: something was judged, so that an empty list is good news.
    """
    words = shown.words
    with st.container(key="box-attention", height="stretch"):
        counted = words("caption-attention", n=len(items)) if items else ""
        st.html(fragments.heading(words("heading-attention"), counted))
        if not items:
            all_done = words("empty-attention.detail") if any_on_target else ""
            st.html(fragments.empty(words("empty-attention"), all_done))
            return
        whole = is_whole("attention")
        lines = {
            item.name: Piece(fragments.attention_line(item.tell()), partial(drawer.open_later, item.opening))
            for item in (items if whole else items[:SHOWN_ATTENTION])
        }
        if len(items) > SHOWN_ATTENTION:
            lines["rest"] = rest_of(words, len(items) - SHOWN_ATTENTION, "attention", words("attention-fewer"))
        pieces.draw("attention", "lines", lines)


def is_whole(of: str) -> bool:
    """Whether all of a list is shown that else is cut."""
    return bool(st.session_state.get(f"{of}-whole", False))


def rest_of(words: Words, rest: int, of: str, fewer: str) -> Piece:
    """Under a list that is cut, 另有 4 项: a press shows all of it, and the first ones again."""
    whole = is_whole(of)

    def turn() -> None:
        st.session_state[f"{of}-whole"] = not whole

    return Piece(fragments.rest_line(fewer if whole else words("attention-more", n=rest)), turn)


def empty(words: Words, key: str, *, detail: str = "detail", **values: Any) -> None:
    """Why there is nothing to show."""
    try:
        more = words(f"{key}.{detail}", **values)
    except MissingWords:
        more = ""
    st.html(fragments.empty(words(key, **values), more))


def filling(words: Words, done: float, step: str) -> None:
    """The first filling under way: what it is, how far."""
    st.html(fragments.answer(words("filling-title"), words("filling-words")))
    st.progress(min(max(done, 0.0), 1.0), step or words("filling-step-tables"))


def fault(words: Words, name: str, **values: Any) -> None:
    """A whole page that says what is wrong and what to do."""
    st.html(fragments.answer(words("fault-title"), words(f"fault-{name}")))
    lines = [words(f"fault-{name}.do")]
    if words.has(f"fault-{name}.detail"):
        lines.append(words(f"fault-{name}.detail", **values))
    for line in lines:
        st.html(fragments.empty(line))


def stale(words: Words, at: dt.datetime, what: DatabaseFault | None, *, alone: bool) -> None:
    """Above kept figures: why they are not current, and their time. alone: the database answers others."""
    if what is None or isinstance(what, DatabaseUnreachable):
        title = words("stale-title")
    else:
        title = words(f"fault-{_name(words, what)}")
    st.html(fragments.note(title, words("stale-words-alone" if alone else "stale-words", time=words.clock(at))))


def unknown_terms(words: Words, names: Sequence[str]) -> None:
    """Above figures: terms were entered whose weeks the calendar does not know yet, and what to do."""
    listed = words.listed(words.term(name) for name in names)
    st.html(fragments.note(words("unknown-terms", terms=listed), words("unknown-terms.detail")))


def database_fault(words: Words, what: DatabaseFault, since: dt.datetime | None, seconds: int) -> None:
    """Nothing can be shown: which fault, since when, and that it is tried again by itself in so many seconds."""
    fault(words, _name(words, what), **{key: str(value) for key, value in vars(what).items()})
    lines = [words("fault-again", seconds=seconds)]
    if since is not None:
        lines.insert(0, words("fault-since", time=words.time(since)))
    st.html(fragments.empty(words.dotted(*lines)))


def _name(words: Words, what: DatabaseFault) -> str:
    """What the words of a fault are called."""
    kebab = "".join(f"-{letter.lower()}" if letter.isupper() else letter for letter in type(what).__name__)
    return kebab.lstrip("-") if words.has(f"fault{kebab}") else "unknown"
