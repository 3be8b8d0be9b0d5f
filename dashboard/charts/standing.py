"""Where one community stands: a strip a figure, with the others as dots, and its own line beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Any

import altair as alt

from dashboard.charts.frame import CLICKED, as_high, data_layer, finished, layer, picked, text_width, tokens
from dashboard.theme import CAPTION_SIZE, SEMIBOLD, TEXT_SIZE, colour

ROW_HEIGHT = 66
VALUE_SIZE = 16
# Of the width: where a strip ends, and where the line beside it begins.
STRIP_ENDS, LINE_BEGINS = 0.62, 0.7
# Of a row: where the words stand, the strip, and the line from its lowest value to its highest.
WORDS, STRIP, LOWEST, HIGHEST = 0.24, 0.66, 0.84, 0.48
STATUSES = {"good": "ink2", "near": "near", "bad": "bad", "none": "ink3", "run": "ink3"}
MARKS = {"good": "●", "near": "▲", "bad": "◆", "none": "–", "run": "○"}


@dataclass(frozen=True, slots=True)
class Standing:
    """One figure: its words, and of a rate its own place and the others' (0..1).

    line: its own values by period, None where there is none. beside: said in place of a strip.
    """

    key: str
    name: str
    value: str
    tip: str
    status: str
    status_word: str
    rate: float | None = None
    others: tuple[float, ...] = ()
    college: float | None = None
    target: float | None = None
    line: tuple[float | None, ...] = ()
    beside: str = ""


@cache
def standing() -> dict[str, Any]:
    """Specification of the strips; rows from `standing_rows`.

    Data layer: the own mark of each figure, on its strip, or on its line where it has no strip; a click gives `key`.
    """
    place = {"x": _across("x"), "y": _down("y")}
    track = layer("track").mark_rule(strokeWidth=6, strokeCap="round", color=colour("sub"))
    line = layer("line").mark_line(color=colour("accent"), strokeWidth=1.6)
    others = layer("other").mark_circle(size=64, opacity=0.75, color=colour("ctx"))
    tick = layer("college").mark_tick(orient="vertical", thickness=2, size=18, color=colour("ctx"))
    goal = layer("target").mark_tick(orient="vertical", thickness=2, size=14, color=colour("ink"))
    own = data_layer("datum.part === 'own'").mark_circle(size=110, opacity=1, **CLICKED)
    return finished(
        [
            track.encode(**place, x2="x2:Q"),
            line.encode(**place, detail="line:N", order="order:Q"),
            others.encode(**place),
            tick.encode(**place),
            goal.encode(**place),
            own.encode(**place, color=alt.value(colour("accent"))).add_params(picked("key")),
            *_words(),
        ]
    )


def _words() -> list[alt.Chart]:
    """Over a strip its name at the left; value and status at the right."""
    down = _down("y")
    left, right = alt.value(0), alt.value("width")
    quiet: dict[str, Any] = {"baseline": "middle", "fontSize": TEXT_SIZE}
    name = layer("name").mark_text(align="left", color=colour("ink2"), **quiet)
    value = layer("name").mark_text(
        align="right", baseline="middle", fontSize=VALUE_SIZE, fontWeight=SEMIBOLD, color=colour("ink")
    )
    status = layer("name").mark_text(
        align="right",
        baseline="middle",
        fontSize=CAPTION_SIZE,
        dx=alt.ExprRef(expr="datum.left"),
        # Where there is no room for the word, its shape alone.
        text=alt.ExprRef(expr="width < datum.space ? datum.mark : datum.short"),
    )
    beside = layer("beside").mark_text(align="left", color=colour("ink3"), baseline="middle", fontSize=CAPTION_SIZE)
    return [
        name.encode(x=left, y=down, text="label:N"),
        value.encode(x=right, y=down, text="value:N"),
        status.encode(x=right, y=down, color=tokens("tone", STATUSES)),
        beside.encode(x=left, y=down, text="label:N"),
    ]


def _across(column: str) -> alt.X:
    return alt.X(column, type="quantitative", scale=alt.Scale(domain=[0, 1], nice=False), axis=None)


def _down(column: str) -> alt.Y:
    rows = alt.ExprRef(expr="extent(pluck(data('rows'), 'rows'))[1]")
    return alt.Y(column, type="quantitative", scale=alt.Scale(domain=[rows, 0], nice=False), axis=None)


def standing_rows(figures: Sequence[Standing], low: float) -> list[dict[str, Any]]:
    """The rows of `standing`, figures from the top down; `low`: where every strip begins (0..1), all end at 1.

    Columns: part (text), key, x, x2 (of the width), y (rows from the top), label, value, short, mark (for charts
    narrower than `space` pixels), tip (text), left (pixels), tone, line (text), order, rows (int), rate (0..1, the own;
    None without a strip), height (pixels).
    """
    rows = [row for number, figure in enumerate(figures) for row in _rows_of(figure, number, low)]
    return as_high([{**row, "rows": len(figures)} for row in rows], ROW_HEIGHT * len(figures) + 6)


def _rows_of(figure: Standing, top: int, low: float) -> Iterator[dict[str, Any]]:
    def on_strip(rate: float) -> float:
        return STRIP_ENDS * (max(rate, low) - low) / (1 - low)

    mark = MARKS[figure.status]
    short, left = f"{mark} {figure.status_word}", text_width(figure.value, VALUE_SIZE) + 12
    yield {
        "part": "name",
        "y": top + WORDS,
        "label": figure.name,
        "value": figure.value,
        "short": short,
        "mark": mark,
        "left": -left,
        "space": text_width(figure.name) + text_width(short, CAPTION_SIZE) + left + 12,
        "tone": figure.status,
    }
    line = list(_line(figure, top))
    yield from line
    own = {"part": "own", "key": figure.key, "rate": figure.rate, "tip": figure.tip}
    if figure.rate is None:
        if figure.beside:
            yield {"part": "beside", "y": top + STRIP, "label": figure.beside}
        if line:
            yield {**own, "x": line[-1]["x"], "y": line[-1]["y"]}
        return
    y = top + STRIP
    yield {"part": "track", "x": 0.0, "x2": STRIP_ENDS, "y": y}
    yield from ({"part": "other", "x": on_strip(rate), "y": y} for rate in figure.others)
    for part, rate in (("college", figure.college), ("target", figure.target)):
        if rate is not None:
            yield {"part": part, "x": on_strip(rate), "y": y}
    yield {**own, "x": on_strip(figure.rate), "y": y}


def _line(figure: Standing, top: int) -> Iterator[dict[str, Any]]:
    """The points of the own line, from its lowest value to its highest; a gap begins another line."""
    known = [value for value in figure.line if value is not None]
    if len(known) < 2:
        return
    least, span = min(known), max(known) - min(known)
    step = (0.99 - LINE_BEGINS) / (len(figure.line) - 1)
    points = enumerate(figure.line)
    for number, (is_gap, run) in enumerate(groupby(points, key=lambda point: point[1] is None)):
        for place, value in run if not is_gap else ():
            up = (value - least) / span if span and value is not None else 0.5
            y = top + LOWEST - (LOWEST - HIGHEST) * up
            x = LINE_BEGINS + step * place
            yield {"part": "line", "x": x, "y": y, "line": f"{figure.key}-{number}", "order": place}
