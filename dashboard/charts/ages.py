"""Open tickets stacked by age, oldest at the baseline: by teaching week."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import altair as alt

from dashboard.charts.frame import (
    CLICKED,
    GAP,
    as_high,
    by,
    colours,
    count_grid,
    data_layer,
    extent,
    finished,
    grid_rows,
    layer,
    picked,
    pushed_apart,
    tokens,
)
from dashboard.theme import REGULAR, SEMIBOLD, colour

HEIGHT = 248
# What the fit takes from the height for the axis below.
BELOW = 30

BANDS = {"over": "bad", "mid": "age-mid", "fresh": "age-fresh"}
PERIODS = "extent(pluck(data('rows'), 'at'))"


@dataclass(frozen=True, slots=True)
class OpenTickets:
    """Tickets open at the end of a period, by age band; `at` is the week's number."""

    at: int
    over: int
    mid: int
    fresh: int
    tips: tuple[str, str, str] | None = None


@cache
def open_by_age(first_week: str) -> dict[str, Any]:
    """Specification by teaching week; `first_week` is the first tick in words; rows from `age_rows`.

    Data layer: a rectangle a week and band ("over", "mid", "fresh"); a click gives `at` and `band`.
    """
    axis = alt.Axis(
        values=alt.ExprRef(expr=f"sequence({PERIODS}[0], {PERIODS}[1] + 1)"),
        labelExpr=f"datum.index === 0 ? {json.dumps(first_week, ensure_ascii=False)} : datum.label",
        labelOverlap="parity",
        labelSeparation=6,
        format="d",
    )
    across = alt.X("x", type="quantitative", scale=alt.Scale(domain=extent("x"), zero=False, nice=False), axis=axis)
    low, high = alt.Y("low", type="quantitative", axis=None), alt.Y2("high")
    areas = (
        alt.Chart()
        .transform_filter("isValid(datum.x)")
        .mark_area(stroke=colour("card"), strokeWidth=1.5, strokeJoin="round", opacity=1)
    )
    return finished(
        [
            *count_grid(),
            areas.encode(x=across, y=low, y2=high, fill=tokens("band", BANDS, alt.Fill)),
            layer("end")
            .mark_text(
                align="left",
                baseline="middle",
                dx=8,
                fontWeight=by("tone", {"quiet": REGULAR, "bad": SEMIBOLD}),
                fill=colours("tone", {"quiet": "ink2", "bad": "bad"}),
            )
            .encode(x=alt.value("width"), y=alt.Y("y", type="quantitative", axis=None), text="label:N"),
            data_layer("datum.part === 'age'")
            .mark_rect(fill=colour("card"), fillOpacity=0, **CLICKED)
            .encode(x=alt.X("left", type="quantitative"), x2="right", y=low, y2=high)
            .add_params(picked("at", "band")),
        ]
    )


def age_rows(periods: Sequence[OpenTickets], names: Mapping[str, str], *, height: int = HEIGHT) -> list[dict[str, Any]]:
    """The rows of the chart, at least one period given.

    Columns: part (text), at (int), band (text), x, left, right, low, high (numbers), n (int), tip, label, tone
    (text), y (number), height (pixels).
    `names` are the words at the right for each band ("over", "mid", "fresh"), today's number among them.
    """
    grid = grid_rows(max(one.over + one.mid + one.fresh for one in periods))
    first, last = periods[0].at, periods[-1].at
    rows = [*grid]
    for one in periods:
        for band, low, high, tip in _bands(one):
            row = {"band": band, "low": low, "high": high}
            left, right = max(one.at - 0.5, first), min(one.at + 0.5, last)
            if first == last:
                # One period alone has no extent: it is drawn as a block.
                left, right = one.at - 0.5, one.at + 0.5
                rows += [{"part": "area", "x": x, **row} for x in (left, right)]
            else:
                row["x"] = one.at
            rows.append({"part": "age", "at": one.at, "left": left, "right": right, "n": high - low, "tip": tip, **row})
    return as_high(rows + _end_rows(periods[-1], names, grid[-1]["y"], height), height)


def _bands(one: OpenTickets) -> Iterator[tuple[str, int, int, str]]:
    low, counts = 0, (one.over, one.mid, one.fresh)
    tips = one.tips or tuple(str(n) for n in counts)
    for band, n, tip in zip(BANDS, counts, tips, strict=True):
        yield band, low, low + n, tip
        low += n


def _end_rows(today: OpenTickets, names: Mapping[str, str], top: float, height: int) -> list[dict[str, Any]]:
    """The bands' names at the right, each beside its band, pushed apart."""
    bands = list(_bands(today))
    places = pushed_apart(
        [(low + high) / 2 for _, low, high, _ in bands], GAP * top / (height - BELOW), 0.03 * top, top
    )
    return [
        {
            "part": "end",
            "band": band,
            "label": names[band],
            "y": place,
            "tone": "bad" if band == "over" and high > low else "quiet",
        }
        for (band, low, high, _), place in zip(bands, places, strict=True)
    ]
