"""A rate by teaching week: the line of one community, and the small multiples of several."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
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
    data_layer,
    extent,
    finished,
    layer,
    picked,
    pushed_apart,
    tokens,
)
from dashboard.theme import SEMIBOLD, colour

HEIGHT = 248
SMALL_HEIGHT = 176
# What the fit takes from the height for the axis below.
BELOW = 30

WEEKS = "extent(pluck(data('rows'), 'week'))"
WEEK = alt.X("week", type="quantitative")
# From the back to the front.
LINES = {"target": "ink", "before": "ctx", "college": "ctx", "now": "accent"}
TONES = {"accent": "accent", "ctx": "ink3", "ink": "ink"}


@dataclass(frozen=True, slots=True)
class WeekPoint:
    """A rate (0 to 1, None: no duty or no data) of a teaching week, and its tooltip in words."""

    week: int
    rate: float | None
    tip: str | None = None


@dataclass(frozen=True, slots=True)
class WeekLine:
    """Points in order of weeks, and the words at the line's end (for this term: at the last whole week's point)."""

    name: str
    points: tuple[WeekPoint, ...]


@dataclass(frozen=True, slots=True)
class RunningWeek:
    """The week under way: its rate so far, "进行中 22/35", and the rate of last week up to the same weekday."""

    point: WeekPoint
    name: str
    pace: float | None = None


@cache
def weekly_line(first_week: str) -> dict[str, Any]:
    """Specification of a rate by teaching week; rows from `weekly_rows`.

    `first_week` is the first tick in words ("第1周"). Data layer: a point for each whole or running week of this term
    that has a rate; a click gives `week`.
    """
    every = f"sequence({WEEKS}[0], {WEEKS}[1] + 1)"
    end = (
        layer("end")
        .mark_text(align="left", dx=9, baseline="middle")
        .encode(x=alt.value("width"), y=_rate("label_y"), text="label:N", color=tokens("tone", TONES))
    )
    value = layer("value").encode(x=WEEK, y=_rate(), text="label:N")
    place: dict[str, Any] = {"dy": alt.ExprRef(expr="datum.offset"), "fontSize": 14, "fontWeight": SEMIBOLD}
    halo = value.mark_text(**place, stroke=colour("card"), strokeWidth=4, strokeJoin="round")
    words = value.mark_text(**place, color=colour("accent"))
    return finished([*_lines(first_week, every), _points(), halo, words, end, _hits()])


@cache
def small_multiple(first_week: str) -> dict[str, Any]:
    """Specification of one community's line among several on one scale: this term and its running
    week, the college in grey, the target.

    Rows from `weekly_rows` with one `low` for all. Data layer: as in `weekly_line`.
    """
    three = f"[{WEEKS}[0], round(({WEEKS}[0] + {WEEKS}[1]) / 2), {WEEKS}[1]]"
    return finished([*_lines(first_week, three), _points(), _hits()])


def weekly_rows(
    now: WeekLine,
    *,
    before: WeekLine | None = None,
    college: WeekLine | None = None,
    target: WeekLine | None = None,
    running: RunningWeek | None = None,
    low: float | None = None,
    height: int = HEIGHT,
) -> list[dict[str, Any]]:
    """The rows of `weekly_line` and `small_multiple`.

    Columns: part (text), week (int), rate (0..1, None = gap), label, tip (text), label_y (0..1), offset and height
    (pixels), tone.
    `before` is the same weeks last year, `low` the lower end of the scale (else the quarter below the lowest rate).
    """
    lines = {"now": now, "before": before, "college": college, "target": target}
    shown = {part: line for part, line in lines.items() if line is not None}
    rates = [point.rate for line in shown.values() for point in line.points]
    rates += [running.point.rate, running.pace] if running else []
    floor = quarter_below(rates) if low is None else low
    rows = [{"part": "grid", "rate": step, "label": f"{100 * step:.0f}%"} for step in _steps(floor)]
    rows += _target_rows(target) if target else []
    rows += [row for part in LINES if part != "target" and part in shown for row in _line_rows(part, shown[part])]
    rows += _value_rows(now, target, floor, height)
    rows += _running_rows(running) if running else []
    rows += _end_rows(shown, running, floor, height)
    return as_high(rows, height)


def quarter_below(rates: Sequence[float | None]) -> float:
    """The lower end of the scale: the quarter below the lowest rate (70 % above 75 %, which gives whole grid lines)."""
    known = [rate for rate in rates if rate is not None]
    quarter = int(4 * min(known, default=0) + 1e-9) / 4
    return 0.7 if quarter >= 0.75 else quarter


def _steps(low: float) -> list[float]:
    return [0.25, 0.5, 0.75, 1] if low == 0.25 else [low, (low + 1) / 2, 1]


def _line_rows(part: str, line: WeekLine) -> list[dict[str, Any]]:
    return [{"part": part, "week": point.week, "rate": point.rate, "tip": _tip(point)} for point in line.points]


def _tip(point: WeekPoint) -> str | None:
    if point.rate is None:
        return None
    return point.tip or f"{point.week}: {100 * point.rate:.1f}%"


def _target_rows(target: WeekLine) -> list[dict[str, Any]]:
    """One rule across where the target is the same all along, else a line in steps."""
    rates = {point.rate for point in target.points}
    if len(rates) == 1 and None not in rates:
        return [{"part": "goal", "rate": target.points[0].rate}]
    return _line_rows("target", target)


def _value_rows(now: WeekLine, target: WeekLine | None, low: float, height: int) -> list[dict[str, Any]]:
    """The last whole week's point and figure: above the point, or below it where the target's rule would cross it."""
    known = [point for point in now.points if point.rate is not None]
    if not known:
        return []
    last = known[-1]
    goals = [point.rate for point in target.points if point.rate is not None] if target else []
    pixels = (height - BELOW) / (1 - low)
    crossed = any(0 <= (goal - (last.rate or 0)) * pixels < 26 for goal in goals[-1:])
    offset = 17 if crossed else -14
    return [{"part": "value", "week": last.week, "rate": last.rate, "label": now.name, "offset": offset}]


def _running_rows(running: RunningWeek) -> Iterator[dict[str, Any]]:
    point = running.point
    yield {"part": "running", "week": point.week, "rate": point.rate, "tip": _tip(point)}
    if running.pace is not None:
        yield {"part": "pace", "week": point.week, "rate": running.pace}


def _end_rows(shown: dict[str, WeekLine], running: RunningWeek | None, low: float, height: int) -> list[dict[str, Any]]:
    """The names at the right ends, pushed apart."""
    tones = {"before": "ctx", "college": "ctx", "target": "ink"}
    ends = [(line.name, _last(line), tones[part]) for part, line in shown.items() if part in tones]
    if running:
        ends.append((running.name, running.point.rate, "accent"))
    known = [(name, rate, tone) for name, rate, tone in ends if rate is not None]
    least = GAP * (1 - low) / (height - BELOW)
    places = pushed_apart([rate for _, rate, _ in known], least, low, 1)
    return [
        {"part": "end", "label": name, "label_y": place, "tone": tone}
        for (name, _, tone), place in zip(known, places, strict=True)
    ]


def _last(line: WeekLine) -> float | None:
    known = [point.rate for point in line.points if point.rate is not None]
    return known[-1] if known else None


def _week_axis(first_week: str, values: str) -> alt.X:
    axis = alt.Axis(
        values=alt.ExprRef(expr=values),
        labelExpr=f"datum.index === 0 ? {json.dumps(first_week, ensure_ascii=False)} : datum.label",
        labelOverlap="parity",
        labelSeparation=3,
        format="d",
    )
    scale = alt.Scale(domain=extent("week"), zero=False, nice=False, padding=8)
    return alt.X("week", type="quantitative", scale=scale, axis=axis)


def _rate(field: str = "rate") -> alt.Y:
    scale = alt.Scale(domain=extent("rate"), zero=False, nice=False)
    return alt.Y(field, type="quantitative", scale=scale, axis=None)


def _lines(first_week: str, values: str) -> list[alt.Chart]:
    """The grid and the target's rule, then the lines."""
    rate = _rate()
    grid = layer("grid").encode(x=alt.value(0), y=rate, text="label:N")
    rules = layer("grid", "goal").mark_rule(
        stroke=colours("part", {"grid": "line", "goal": "ink"}), strokeWidth=by("part", {"grid": 1, "goal": 1.2})
    )
    lines = layer(*LINES).mark_line(
        stroke=colours("part", LINES),
        strokeWidth=by("part", {"target": 1.2, "before": 1.6, "college": 1.6, "now": 2.6}),
        strokeCap="round",
        interpolate=by("part", dict.fromkeys(LINES, "linear") | {"target": "step"}),
    )
    return [
        rules.encode(y=rate),
        grid.mark_text(align="right", baseline="middle", dx=-6),
        lines.encode(x=_week_axis(first_week, values), y=rate, detail="part:N"),
    ]


def _points() -> alt.Chart:
    """The last whole week; the running week, a lone hollow point, and a tick where last week stood on the same day."""
    points: alt.Chart = (
        layer("value", "pace", "running")
        .mark_point(
            shape=by("part", {"value": "circle", "pace": "stroke", "running": "circle"}),
            size=by("part", {"value": 64, "pace": 196, "running": 60}),
            fill=colours("part", {"value": "accent", "pace": "ctx", "running": "card"}),
            stroke=colours("part", {"value": "accent", "pace": "ctx", "running": "accent"}),
            strokeWidth=by("part", {"value": 0, "pace": 2, "running": 1.8}),
            opacity=1,
        )
        .encode(x=WEEK, y=_rate())
    )
    return points


def _hits() -> alt.Chart:
    """The data layer: a point a week, unseen, large enough to be hit."""
    hits: alt.Chart = (
        data_layer("(datum.part === 'now' || datum.part === 'running') && isValid(datum.rate)")
        .mark_circle(size=500, opacity=1, clip=True, fill=colour("accent"), fillOpacity=0, **CLICKED)
        .encode(x=WEEK, y=_rate())
        .add_params(picked("week"))
    )
    return hits
