"""Tutoring: the funnel of a cohort, lift rates, class percentiles before and after."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import altair as alt

from dashboard.charts.frame import (
    CLICKED,
    GAP,
    as_high,
    column_ends,
    count_scale,
    data_layer,
    end_columns,
    extent,
    finished,
    layer,
    picked,
    pushed_apart,
)
from dashboard.theme import TEXT_SIZE, colour

HEIGHT = 248
# What the fit takes from the slope's height: the axis, and the air over and under the lines.
BELOW, AIR = 32, 18
# The slope of groups that hardly differ is drawn flat, not blown up.
LEAST_SPAN = 0.1


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage of the funnel: how many persons reached it, "17 人" and "94.4%" in words."""

    stage: str
    name: str
    n: int
    label: str
    share: str = ""
    tip: str | None = None


@dataclass(frozen=True, slots=True)
class Slope:
    """Mean class percentile (0..1, 0 is the top) before and after; the words stand at the left and right ends."""

    who: str
    before: float
    after: float
    before_label: str
    after_label: str
    tip: str | None = None


@cache
def funnel() -> dict[str, Any]:
    """Specification of the funnel: a bar a stage on a track as long as the cohort; rows from `funnel_rows`.

    Data layer: the bars; a click gives `stage`.
    """
    name = alt.Y("name", type="ordinal", sort=None, axis=alt.Axis(labelColor=colour("ink"), labelFontSize=TEXT_SIZE))
    thickness = alt.RelativeBandSize(band=0.38)
    track = layer("stage").encode(y=name)
    length = alt.X("cohort", type="quantitative", axis=None, scale=count_scale("cohort"))
    bars = (
        data_layer("datum.part === 'stage'")
        .mark_bar(height=thickness, fill=colour("bar"), **CLICKED)
        .encode(y=name, x=alt.X("n", type="quantitative", axis=None))
        .add_params(picked("stage"))
    )
    grey = track.mark_bar(height=thickness, fill=colour("sub")).encode(x=length)
    return finished([grey, *end_columns(track, length), bars])


def funnel_rows(stages: Sequence[Stage], *, height: int = HEIGHT) -> list[dict[str, Any]]:
    """The rows of `funnel`, the cohort first.

    Columns: part, stage, name, label, beside (the share), tip (text), n, cohort (int), height, label_end, beside_end
    (pixels).
    """
    ends = column_ends([stage.label for stage in stages], [stage.share for stage in stages])
    rows: list[dict[str, Any]] = [
        {
            "part": "stage",
            "stage": stage.stage,
            "name": stage.name,
            "n": stage.n,
            "cohort": stages[0].n,
            "label": stage.label,
            "beside": stage.share,
            "tip": stage.tip or f"{stage.name} {stage.label} {stage.share}".strip(),
            **ends,
        }
        for stage in stages
    ]
    return as_high(rows, height)


@cache
def rank_slope() -> dict[str, Any]:
    """Specification of the class percentile before and after, the better places on top; rows from `slope_rows`.

    Data layer: a point a group and moment; a click gives `who`.
    """
    axis = alt.Axis(domain=False, ticks=False, labelPadding=8)
    moment = alt.X("moment", type="ordinal", sort=None, scale=alt.Scale(type="point", padding=0), axis=axis)
    scale = alt.Scale(domain=extent("place"), reverse=True, zero=False, nice=False, padding=AIR)
    place = alt.Y("place", type="quantitative", axis=None, scale=scale)
    label_y = alt.Y("label_y", type="quantitative", axis=None)
    before = layer("before").mark_text(align="right", dx=-12, fontSize=TEXT_SIZE)
    after = layer("after").mark_text(align="left", dx=12, fontSize=TEXT_SIZE)
    line = layer("mean").mark_line(strokeWidth=2.6, strokeCap="round")
    points = data_layer("datum.part === 'mean'").mark_circle(size=90, opacity=1, **CLICKED)
    return finished(
        [
            line.encode(x=moment, y=place, detail="who:N", stroke=_by_group("accent", "ctx")),
            before.encode(x=moment, y=label_y, text="label:N", color=_by_group("accent", "ink3")),
            after.encode(x=moment, y=label_y, text="label:N", color=_by_group("accent", "ink3")),
            points.encode(x=moment, y=place, fill=_by_group("accent", "ctx")).add_params(picked("who")),
        ]
    )


def slope_rows(slopes: Sequence[Slope], moments: tuple[str, str], *, height: int = HEIGHT) -> list[dict[str, Any]]:
    """The rows of `rank_slope`: `who` is "tutored" or "untutored", `moments` the words for before and after.

    Columns: part ("mean", "before", "after", "edge"), who, moment, label, tip (text), place, label_y (0..1),
    height (pixels).
    """
    places = [place for slope in slopes for place in (slope.before, slope.after)]
    middle, reach = (max(places) + min(places)) / 2, max(max(places) - min(places), LEAST_SPAN) / 2
    least = GAP * 2 * reach / (height - BELOW - 2 * AIR)
    rows: list[dict[str, Any]] = [{"part": "edge", "place": middle + side * reach} for side in (-1, 1)]
    for part, moment in zip(("before", "after"), moments, strict=True):
        means = [slope.before if part == "before" else slope.after for slope in slopes]
        labels = pushed_apart(means, least, middle - reach, middle + reach)
        for slope, mean, label_y in zip(slopes, means, labels, strict=True):
            words = slope.before_label if part == "before" else slope.after_label
            rows.append({"part": "mean", "who": slope.who, "moment": moment, "place": mean, "tip": slope.tip or words})
            rows.append({"part": part, "who": slope.who, "moment": moment, "label": words, "label_y": label_y})
    return as_high(rows, height)


def _by_group(tutored: str, untutored: str) -> Any:
    return alt.when("datum.who === 'tutored'").then(alt.value(colour(tutored))).otherwise(alt.value(colour(untutored)))
