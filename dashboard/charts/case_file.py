"""One student's file on one line of time: warnings, plans, tutors, sessions and results in lanes below each other."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import altair as alt

from dashboard.charts.frame import CLICKED, as_high, data_layer, extent, finished, layer, picked, text_width, tokens
from dashboard.theme import SEMIBOLD, colour

LANES = ("warnings", "plans", "tutors", "sessions", "results")
TONES = {"bad": "bad", "quiet": "ctx", "accent": "bar"}
LANE_HEIGHT = 46
ABOVE = 30
# What is of one day is as wide as this share of the whole line.
LEAST_WIDTH = 1 / 160
# About how wide a screen draws the line, in pixels: whether a label fits is decided by it.
DRAWN_WIDTH = 900
THICK = 0.26
# Whether a term's name fits before the next one's.
HAS_ROOM = "width * datum.room > 90 ? 1 : 0"


@dataclass(frozen=True, slots=True)
class Event:
    """Something of a lane: from a day to a day, or of one day (last None); label: in words, where there is room."""

    lane: str
    first: dt.date
    last: dt.date | None
    tone: str
    label: str
    tip: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A term's first day, by its name."""

    first: dt.date
    label: str


@cache
def case_file() -> dict[str, Any]:
    """Specification; rows from `case_file_rows`. Data layer: a bar an event; a click gives `lane` and `left`."""
    across = alt.X("x", type="quantitative", scale=alt.Scale(domain=extent("x"), nice=False, zero=False), axis=None)
    down = alt.Y("y", type="quantitative", scale=alt.Scale(domain=[0, len(LANES)], reverse=True, nice=False), axis=None)
    left, right = alt.X("left", type="quantitative"), alt.X2("right")
    tone = tokens("tone", TONES, alt.Fill)
    quiet: dict[str, Any] = {"color": colour("ink3"), "baseline": "middle"}
    return finished(
        [
            layer("end").mark_point(opacity=0).encode(x=across),
            layer("lane").mark_rule(color=colour("line")).encode(y=down),
            layer("lane").mark_text(align="right", dx=-10, **quiet).encode(x=alt.value(0), y=down, text="label:N"),
            layer("term").mark_rule(color=colour("line"), strokeDash=[3, 3]).encode(x=across),
            layer("term")
            .mark_text(align="left", dx=4, dy=-10, opacity=alt.ExprRef(expr=HAS_ROOM), **quiet)
            .encode(x=across, y=alt.value(0), text="label:N"),
            data_layer("datum.part === 'event'")
            .mark_rect(cornerRadius=2, **CLICKED)
            .encode(x=left, x2=right, y=alt.Y("low", type="quantitative"), y2="high", fill=tone)
            .add_params(picked("lane", "left")),
            layer("label")
            .mark_text(align="left", baseline="bottom", dy=-2, color=colour("ink"))
            .encode(x=across, y=down, text="label:N"),
            layer("strong")
            .mark_text(align="left", baseline="bottom", dy=-2, color=colour("ink"), fontWeight=SEMIBOLD)
            .encode(x=across, y=down, text="label:N"),
        ]
    )


def case_file_rows(
    events: Sequence[Event], terms: Sequence[Mark], names: dict[str, str], first: dt.date, last: dt.date
) -> list[dict[str, Any]]:
    """The rows of the chart, from a day to a later one.

    Columns: part, lane, label, tip, tone (text), x, left, right, y, low, high, room (numbers), height (pixels).
    names: of the lanes, in words. A label that would run into the next one of its lane is left out: the tip says it.
    """
    width = max((last - first).days, 30)
    start = first.toordinal()
    rows: list[dict[str, Any]] = [{"part": "end", "x": start}, {"part": "end", "x": start + width}]
    rows += [{"part": "lane", "y": n + 0.5, "label": names[lane]} for n, lane in enumerate(LANES)]
    within = [term for term in terms if first < term.first]
    ends = [*(term.first.toordinal() for term in within), start + width][1:]
    rows += [
        {
            "part": "term",
            "x": term.first.toordinal(),
            "label": term.label,
            "room": (end - term.first.toordinal()) / width,
        }
        for term, end in zip(within, ends, strict=True)
    ]
    free = dict.fromkeys(LANES, float(start - width))
    for event in sorted(events, key=lambda one: one.first):
        rows += _drawn(event, start, width, last, free)
    return as_high(rows, ABOVE + LANE_HEIGHT * len(LANES))


def _drawn(event: Event, start: int, width: int, last: dt.date, free: dict[str, float]) -> list[dict[str, Any]]:
    middle = LANES.index(event.lane) + 0.5
    least = width * LEAST_WIDTH
    left = float(max(event.first.toordinal(), start))
    right = left + least if event.last is None else max(float(min(event.last, last).toordinal()), left + least)
    rows: list[dict[str, Any]] = [
        {
            "part": "event",
            "lane": event.lane,
            "left": left,
            "right": min(right, start + width + least),
            "low": middle - THICK / 2,
            "high": middle + THICK / 2,
            "tone": event.tone,
            "tip": event.tip,
        }
    ]
    needed = width * text_width(event.label) / DRAWN_WIDTH
    place = min(left, start + width - needed)
    if event.label and place >= free[event.lane]:
        free[event.lane] = place + needed + least
        part = "strong" if event.tone == "bad" else "label"
        rows.append({"part": part, "x": place, "y": middle - THICK / 2, "label": event.label})
    return rows
