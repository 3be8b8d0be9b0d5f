"""Pieces of HTML with a button in each: a row of cards, a list of lines.

The browser keeps what has not changed, with its focus. All together they are one element of Streamlit's: a container, a
button and a text for each would make every page slower to open.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Literal, NamedTuple

import streamlit as st

MOST_CARDS = 6

_component = st.components.v2.component(
    "community.pieces",
    html='<div class="pieces"></div>',
    js=Path(__file__).with_name("pieces_component.js").read_text(encoding="utf-8"),
    isolate_styles=False,
)


class Piece(NamedTuple):
    """A piece from `fragments`, and what a press of its button does before the page runs again."""

    html: str
    pressed: Callable[[], None] | None = None


def draw(key: str, kind: Literal["cards", "lines"], pieces: Mapping[str, Piece]) -> None:
    """Draws pieces by name, in their order: cards in rows of up to six, or lines below each other."""

    def heard() -> None:
        # What a browser sends is a name at most.
        piece = pieces.get(str(st.session_state[key]["pressed"]))
        if piece is not None and piece.pressed is not None:
            piece.pressed()

    sent = [(name, piece.html) for name, piece in pieces.items()]
    data = {"kind": kind, "columns": min(len(sent), MOST_CARDS), "pieces": sent}
    _component(key=key, data=data, on_pressed_change=heard, height="content")
