"""Competition awards: bars by year, stacked by level, the highest at the baseline."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import altair as alt

from dashboard.charts.frame import (
    CLICKED,
    as_high,
    colours,
    count_grid,
    data_layer,
    finished,
    grid_rows,
    layer,
    picked,
    text_width,
    tokens,
)
from dashboard.theme import CAPTION_SIZE, colour

HEIGHT = 248
LEVELS = {
    "international": "level-international",
    "national": "level-national",
    "provincial": "level-provincial",
    "school": "level-school",
}
BAR = alt.RelativeBandSize(band=0.55)
HIGH = alt.Y("high", type="quantitative", axis=None)


@dataclass(frozen=True, slots=True)
class AwardYear:
    """Awards of a year by level; `total` and `upper` are the two lines above its bar."""

    year: str
    counts: Mapping[str, int]
    total: str
    upper: str
    running: bool = False
    tips: Mapping[str, str] | None = None


@cache
def awards_by_year() -> dict[str, Any]:
    """Specification of the bars; rows from `award_rows`.

    Data layer: a bar a year and level that has awards; a click gives `year` and `level`.
    """
    year = alt.X(
        "year", type="ordinal", sort="ascending", scale=alt.Scale(paddingInner=0, paddingOuter=0), axis=_year_axis()
    )
    totals = layer("total").encode(x=year, y=HIGH)
    narrow = "bandwidth('x') < datum.space"
    over = totals.mark_text(baseline="bottom", dy=alt.ExprRef(expr=f"{narrow} ? -4 : -20"), color=colour("ink"))
    under = totals.mark_text(
        baseline="bottom", dy=-4, opacity=alt.ExprRef(expr=f"{narrow} ? 0 : 1"), color=colour("ink")
    )
    bars = (
        data_layer("datum.part === 'level'")
        .mark_bar(
            width=BAR,
            fillOpacity=alt.ExprRef(expr="datum.running ? 0.55 : 1"),
            stroke=colours("running", {"true": "ink2", "false": "card"}),
            strokeWidth=alt.ExprRef(expr="datum.running ? 1.2 : 1"),
            strokeDash=alt.ExprRef(expr="datum.running ? [3, 3] : null"),
            **CLICKED,
        )
        .encode(x=year, y=HIGH, y2="low", fill=tokens("level", LEVELS, alt.Fill))
        .add_params(picked("year", "level"))
    )
    return finished([*count_grid(), over.encode(text="label:N"), under.encode(text="upper:N"), bars])


def award_rows(years: Sequence[AwardYear], *, height: int = HEIGHT) -> list[dict[str, Any]]:
    """The rows of `awards_by_year`, which stand in the order of their years.

    Columns: part, year, level (one of LEVELS), tip, label, upper (text), n, low, high, y (int), running (bool),
    space (pixels the upper line needs; without them it is left out), height (pixels).
    """
    rows = grid_rows(max(sum(one.counts.values()) for one in years))
    for one in years:
        low = 0
        for level in LEVELS:
            n = one.counts.get(level, 0)
            if n:
                tip = (one.tips or {}).get(level) or f"{one.year} {n}"
                row = {"part": "level", "year": one.year, "level": level, "n": n, "low": low, "high": low + n}
                rows.append({**row, "running": one.running, "tip": tip})
            low += n
        space = text_width(one.upper, CAPTION_SIZE)
        words = {"label": one.total, "upper": one.upper, "space": space}
        rows.append({"part": "total", "year": one.year, "high": low, **words})
    return as_high(rows, height)


def _year_axis() -> alt.Axis:
    return alt.Axis(domain=True, labelPadding=7, labelOverlap="parity", labelSeparation=3)
