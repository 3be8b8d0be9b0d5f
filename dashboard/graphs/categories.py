"""Bars by category: the most first, the rest summed up in one, and what a click on each opens."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from dashboard.charts.bars import Category
from dashboard.drawer import Opening
from dashboard.words import Words
from data_access.figures import Part
from data_access.periods import Period

MOST_BARS = 12
# What the bar of the others gives when it is clicked: no category is called so.
OTHERS = "\n"


def told(parts: Iterable[Part]) -> list[Part]:
    """The parts whose numbers are told, which can be drawn."""
    return [part for part in parts if part.tally.hidden is None]


def untold_caption(words: Words, parts: Sequence[Part]) -> str | None:
    """另有 2 类人数少，未画出: how many parts are not drawn, so that nobody takes them for none."""
    untold = len(parts) - len(told(parts))
    return words("caption-untold", n=untold) if untold else None


def empty_or_untold(parts: Sequence[Part], empty: tuple[str, dict[str, Any]]) -> tuple[str, dict[str, Any]]:
    """Why nothing is drawn: there is nothing, or nothing that is told."""
    return ("empty-untold", {}) if len(told(parts)) < len(parts) else empty


def most(every: Iterable[Category], name: Callable[[int], str]) -> tuple[list[Category], tuple[str, ...]]:
    """The bars with the most first; what is past MOST_BARS summed up in the last one, with its members."""
    bars = sorted(every, key=lambda bar: (-bar.n, bar.name))
    if len(bars) <= MOST_BARS:
        return bars, ()
    most, rest = bars[: MOST_BARS - 1], bars[MOST_BARS - 1 :]
    summed = Category(OTHERS, name(len(rest)), sum(bar.n for bar in rest), sum(bar.over for bar in rest))
    return [*most, summed], tuple(bar.member for bar in rest)


def open_bar(
    bars: list[Category], mark: dict[str, Any], metric: str, period: Period, group: str, others: tuple[str, ...] = ()
) -> Opening | None:
    """What a click on a bar opens: the rows of its member, of the bar of the others those of all in it."""
    bar = next((bar for bar in bars if bar.member == mark.get("member")), None)
    if bar is None:
        return None
    return Opening(metric, period, (group, others if bar.member == OTHERS else bar.member), bar.name)
