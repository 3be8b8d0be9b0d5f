"""From figures to what is drawn: a chart's specification, its rows, its words, and what a click on a mark opens."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from dashboard.charts.frame import as_high
from dashboard.drawer import Opening

# What the words take that stand for a chart.
EMPTY_HEIGHT = 174


@dataclass(frozen=True)
class Graph:
    """One chart in its box. heading: the finding; caption: what is drawn; swatches: (token, words) of a legend.

    rows empty: nothing is there to draw, and `empty` says why (a message's key and values).
    """

    key: str
    heading: str
    caption: str
    specification: dict[str, Any]
    rows: list[dict[str, Any]]
    alt: str
    picked: Callable[[dict[str, Any]], Opening | None] | None = None
    swatches: tuple[tuple[str, str], ...] = ()
    empty: tuple[str, dict[str, Any]] = ("empty-figures", {})

    @property
    def height(self) -> int:
        """In pixels, without the box around it."""
        height: int = self.rows[0]["height"] if self.rows else EMPTY_HEIGHT
        return height

    def as_high(self, height: int) -> Graph:
        """The same of another height."""
        return replace(self, rows=as_high(self.rows, height))
