"""Bars by category: the most first, the rest summed up in one, and what a click on each opens."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from dashboard.charts.bars import Category
from dashboard.drawer import Opening
from data_access.periods import Period

MOST_BARS = 12
# What the bar of the others gives when it is clicked: no category is called so.
OTHERS = "\n"


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
