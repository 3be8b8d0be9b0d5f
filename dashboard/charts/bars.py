"""Horizontal bars: tickets by category, lift rates with their target, a community beside the college."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import altair as alt

from dashboard.charts.frame import (
    CLICKED,
    as_high,
    column_ends,
    count_scale,
    data_layer,
    end_columns,
    finished,
    layer,
    picked,
    tokens,
)
from dashboard.theme import TEXT_SIZE, colour

BAR_PITCH, RATE_PITCH, PAIR_PITCH = 34, 42, 64
SIDES = {"community": "bar", "college": "ctx"}
LENGTH = alt.X("n", type="quantitative", axis=None, scale=count_scale("n"))
RATE = alt.X("rate", type="quantitative", axis=None)
LONGEST = alt.X("longest", type="quantitative", axis=None, scale=count_scale("longest"))
FULL = alt.X("full", type="quantitative", axis=None, scale=alt.Scale(domain=[0, 1], nice=False))
# Half the pitch, but no bar becomes a block where there are few.
THICK = alt.ExprRef(expr="min(0.5 * bandwidth('y'), 22)")
# A name has no end that is known: the tip tells it whole.
NAME_ROOM = alt.ExprRef(expr="windowSize()[0] < 640 ? 150 : 220")
TICK = alt.ExprRef(expr="min(0.8 * bandwidth('y'), 34)")
SIDE = alt.ExprRef(expr="min(0.8 * bandwidth('yOffset'), 24)")


@dataclass(frozen=True, slots=True)
class Category:
    """How many (tickets, hours ...) a category has, `over` of them late; `label` is the number in words."""

    member: str
    name: str
    n: float
    over: int = 0
    label: str = ""
    tip: str | None = None


@dataclass(frozen=True, slots=True)
class Rate:
    """A rate (0..1) of one member, "92%" and "46/50" in words; None while its review is to come."""

    member: str
    name: str
    rate: float | None
    label: str
    beside: str = ""
    target: float | None = None
    tip: str | None = None


@dataclass(frozen=True, slots=True)
class SideBySide:
    """A cohort's rate in the community or in the college (`side`), with its words."""

    cohort: str
    side: str
    rate: float
    label: str
    beside: str = ""
    tip: str | None = None


@cache
def category_bars() -> dict[str, Any]:
    """Specification of the bars, the late part at the baseline in the status colour; rows from `category_rows`.

    Data layer: a bar a category; a click gives `member`.
    """
    name = _names("name")
    bars = layer("category").encode(y=name)
    words: dict[str, Any] = {"align": "left", "dx": 8, "fontSize": TEXT_SIZE, "color": colour("ink")}
    data = data_layer("datum.part === 'category'").encode(y=name, x=LENGTH)
    return finished(
        [
            data.mark_bar(height=THICK, fill=colour("bar"), **CLICKED).add_params(picked("member")),
            bars.mark_bar(height=THICK, fill=colour("bad")).encode(x=alt.X("over", type="quantitative", axis=None)),
            bars.mark_text(**words).encode(x=LENGTH, text="label:N"),
            # Unseen, at the far end: so the fit leaves room for the longest label wherever its bar ends.
            bars.mark_text(**words, opacity=0).encode(x=alt.value("width"), text="label:N"),
        ],
    )


def category_rows(categories: Sequence[Category]) -> list[dict[str, Any]]:
    """The rows of `category_bars`, in the order given (worst first).

    Columns: part, member, name, label, tip (text), n, over (int), height (pixels).
    """
    rows: list[dict[str, Any]] = [
        {
            "part": "category",
            "member": one.member,
            "name": one.name,
            "n": one.n,
            "over": one.over,
            "label": one.label,
            "tip": one.tip or f"{one.name} {one.label}",
        }
        for one in categories
    ]
    return as_high(rows, BAR_PITCH * max(len(rows), 2))


@cache
def lift_by_level() -> dict[str, Any]:
    """Specification of rates on tracks of 100 %, each with its target's tick; rows from `rate_rows`.

    Data layer: a bar a level that has a rate; a click gives `member`.
    """
    return _rates()


def rate_rows(rates: Sequence[Rate], target_name: str = "") -> list[dict[str, Any]]:
    """The rows of `lift_by_level`, in the order given; `target_name` stands over the last target.

    Columns: part, member, name, label, beside, tip (text), rate, target, full (0..1), height, label_end, beside_end
    (pixels).
    """
    ends = column_ends([one.label for one in rates], [one.beside for one in rates])
    rows: list[dict[str, Any]] = [
        {
            "part": "rate" if one.rate is not None else "pending",
            "member": one.member,
            "name": one.name,
            "rate": one.rate,
            "full": 1,
            "target": one.target,
            "label": one.label,
            "beside": one.beside,
            "tip": one.tip or f"{one.name} {one.label} {one.beside}".strip(),
            **ends,
        }
        for one in rates
    ]
    targets = [one.target for one in rates if one.target is not None]
    if targets and target_name:
        rows.append({"part": "goal", "target": targets[0], "label": target_name})
    return as_high(rows, RATE_PITCH * max(len(rates), 2) + 20)


@cache
def upgrade_rates() -> dict[str, Any]:
    """Specification of pairs of bars, the community over the college; rows from `pair_rows`.

    Data layer: a bar a cohort and side; a click gives `cohort` and `side`.
    """
    place: dict[str, Any] = {"y": _names("cohort"), "yOffset": alt.YOffset("side", type="nominal", sort=None)}
    track = layer("pair").encode(**place)
    data = data_layer("datum.part === 'pair'").encode(**place, x=RATE)
    bars = data.mark_bar(height=SIDE, **CLICKED)
    bars = bars.encode(fill=tokens("side", SIDES, alt.Fill)).add_params(picked("cohort", "side"))
    return finished([bars, *end_columns(track, LONGEST)])


def pair_rows(pairs: Sequence[SideBySide]) -> list[dict[str, Any]]:
    """The rows of `upgrade_rates`, in the order given; `side` is "community" or "college".

    Columns: part, cohort, side, label, beside, tip (text), rate, longest (0..1), height, label_end, beside_end
    (pixels).
    """
    ends = column_ends([one.label for one in pairs], [one.beside for one in pairs])
    longest = max((one.rate for one in pairs), default=0)
    rows: list[dict[str, Any]] = [
        {
            "part": "pair",
            "cohort": one.cohort,
            "side": one.side,
            "rate": one.rate,
            "label": one.label,
            "beside": one.beside,
            "tip": one.tip or f"{one.cohort} {one.label} {one.beside}".strip(),
            "longest": longest,
            **ends,
        }
        for one in pairs
    ]
    return as_high(rows, PAIR_PITCH * max(len({one.cohort for one in pairs}), 2))


def _names(field: str) -> alt.Y:
    axis = alt.Axis(labelColor=colour("ink"), labelFontSize=TEXT_SIZE, labelPadding=10, labelLimit=NAME_ROOM)
    return alt.Y(field, type="ordinal", sort=None, axis=axis)


def _rates() -> dict[str, Any]:
    name = _names("name")
    known, pending = layer("rate").encode(y=name), layer("pending").encode(y=name)
    every = alt.Chart().transform_filter("datum.part !== 'goal'").encode(y=name)
    target = alt.X("target", type="quantitative", axis=None)
    dashes: dict[str, Any] = {"strokeWidth": 1.2, "strokeDash": [3, 3], "stroke": colour("ink3")}
    data = data_layer("datum.part === 'rate'").encode(y=name, x=RATE)
    return finished(
        [
            known.mark_bar(height=THICK, fill=colour("sub")).encode(x=FULL),
            pending.mark_bar(height=THICK, fill=colour("card"), **dashes).encode(x=FULL),
            *end_columns(every, FULL),
            data.mark_bar(height=THICK, fill=colour("bar"), **CLICKED).add_params(picked("member")),
            known.mark_tick(height=TICK, thickness=2, color=colour("ink")).encode(x=target),
            layer("goal").mark_text(dy=-8, color=colour("ink2")).encode(x=target, y=alt.value(0), text="label:N"),
        ],
    )
