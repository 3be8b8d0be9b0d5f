"""Maps of floors: rooms missed by week, and days since each room's last visit. The top floor stands on top."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import altair as alt

from dashboard.charts.frame import CLICKED, as_high, data_layer, finished, picked, text_width, tokens
from dashboard.theme import SEMIBOLD, TEXT_SIZE, colour

CELL_HEIGHT = 42
HEAD_HEIGHT = 30
MARK_SIZE = 11
# Up to so many rooms a floor, the rooms missed are counted; past it the rate says more.
COUNTED_ROOMS = 12
LONGEST_SILENCE = 14

FILLS = {
    "0": "ramp-0",
    "1": "ramp-1",
    "2": "ramp-2",
    "3": "ramp-3",
    "bad": "bad",
    "open": "card",
    "none": "card",
    "excused-over": "card",
}
EXCUSED_OVER = "datum.tone === 'excused-over'"
EDGES = {**FILLS, "open": "axis", "none": "line", "excused-over": "bad"}


@dataclass(frozen=True, slots=True)
class FloorWeek:
    """A floor in a week: `missed` of `due` things, None without duty; `floor` sorts, `floor_name` is shown.

    A day's row of rooms is drawn so too: `week` is the room then.
    """

    floor: int
    floor_name: str
    week: int | str
    missed: int | None
    due: int = 0
    running: bool = False
    tip: str | None = None


@dataclass(frozen=True, slots=True)
class RoomSilence:
    """A room: `days` since a visit met someone, None where none is due; `excused`: the reason, in a few characters.

    marks: what else there is to know of it, as short as can be.
    """

    floor: int
    floor_name: str
    column: str
    room: str
    days: int | None
    excused: str = ""
    tip: str | None = None
    marks: str = ""


@cache
def floor_by_week() -> dict[str, Any]:
    """Specification of the map floor x week; rows from `floor_rows`.

    Data layer: a cell a floor and week; a click gives `floor` and `week`.
    """
    return _map("week", ("floor", "week"))


@cache
def room_silence() -> dict[str, Any]:
    """Specification of the map floor x room; rows from `silence_rows`.

    Data layer: a cell a room; a click gives `floor` and `room`.
    """
    return _map("column", ("floor", "room"), marked=True)


def floor_rows(cells: Sequence[FloorWeek]) -> list[dict[str, Any]]:
    """The rows of `floor_by_week`, top floor first, weeks in order.

    Columns: floor, week (int), floor_name, label (rooms missed, a rate past 12 rooms a floor, "–" without duty),
    short (the same, no rate), space, height (pixels), tone (one of FILLS), tip (text), missed, due (int).
    """
    as_rate = any(cell.due > COUNTED_ROOMS for cell in cells)
    rows = [
        {
            "floor": cell.floor,
            "floor_name": cell.floor_name,
            "week": cell.week,
            "missed": cell.missed,
            "due": cell.due,
            **_words(_floor_label(cell, as_rate), "" if as_rate else _floor_label(cell, as_rate)),
            "tone": _floor_tone(cell, as_rate),
            "tip": cell.tip or f"{cell.floor_name} {cell.week}: {_floor_label(cell, as_rate) or 0}",
        }
        for cell in sorted(cells, key=lambda cell: (-cell.floor, cell.week))
    ]
    return as_high(rows, _height(rows))


def silence_rows(rooms: Sequence[RoomSilence]) -> list[dict[str, Any]]:
    """The rows of `room_silence`, top floor first, columns in order.

    Columns: floor, days (int), floor_name, column, room, tip (text), label (the excuse, or the days; past 14 both, with
    a diamond), short (for cells narrower than `space` pixels), tone (one of FILLS), marks, height (pixels).
    """
    rows = [
        {
            "floor": room.floor,
            "floor_name": room.floor_name,
            "column": room.column,
            "room": room.room,
            "days": room.days,
            **_words(_silence_label(room), _silence_short(room)),
            "tone": silence_tone(room.days, excused=bool(room.excused)),
            "tip": room.tip or f"{room.room}: {_silence_label(room)}",
            "marks": room.marks,
        }
        for room in sorted(rooms, key=lambda room: (-room.floor, room.column))
    ]
    return as_high(rows, _height(rows))


def _height(rows: Sequence[dict[str, Any]]) -> int:
    return HEAD_HEIGHT + CELL_HEIGHT * len({row["floor"] for row in rows})


def _words(label: str, short: str) -> dict[str, Any]:
    """What a cell says, and what it says where it is narrower than `space` pixels."""
    return {"label": label, "short": short, "space": text_width(label) + 2}


def silence_tone(days: int | None, *, excused: bool = False) -> str:
    """The band of a silence: 0-3, 4-7, 8-10, 11-14 days, past 14 "bad", "none" without days.

    An excused room is outlined: "none", past 14 "excused-over", since it stays due.
    """
    over = days is not None and days > LONGEST_SILENCE
    if excused:
        return "excused-over" if over else "none"
    if days is None:
        return "none"
    return "bad" if over else str((days > 3) + (days > 7) + (days > 10))


def _silence_label(room: RoomSilence) -> str:
    over = room.days is not None and room.days > LONGEST_SILENCE
    if room.excused:
        return f"◆ {room.excused} {room.days}" if over else room.excused
    if room.days is None:
        return "–"
    return f"◆ {room.days}" if over else str(room.days)


def _silence_short(room: RoomSilence) -> str:
    if room.days is None or (room.excused and room.days <= LONGEST_SILENCE):
        return "–"
    return str(room.days)


def _floor_label(cell: FloorWeek, as_rate: bool) -> str:
    if cell.missed is None or cell.due == 0:
        return "–"
    if as_rate:
        return f"{100 * (cell.due - cell.missed) / cell.due:.0f}"
    return str(cell.missed) if cell.missed else ""


def _floor_tone(cell: FloorWeek, as_rate: bool) -> str:
    if cell.missed is None or cell.due == 0:
        return "none"
    if cell.running:
        return "open"
    if cell.due == 1:
        # Of one thing there is no more or less.
        return "3" if cell.missed else "0"
    share = cell.missed / cell.due
    return str((share > 0) + (share > 0.1) + (share > 0.25)) if as_rate else str(min(cell.missed, 3))


def _map(column: str, identity: tuple[str, ...], *, marked: bool = False) -> dict[str, Any]:
    names = alt.Axis(orient="top", labelPadding=6, labelOverlap="parity", labelSeparation=3)
    gaps = alt.Scale(paddingInner=0.07, paddingOuter=0)
    across = alt.X(column, type="ordinal", sort=None, axis=names, scale=gaps)
    down = alt.Y("floor_name", type="ordinal", sort=None, scale=gaps)
    cells = (
        data_layer("isValid(datum.tone)")
        .mark_rect(cornerRadius=4, **CLICKED)
        .encode(x=across, y=down, strokeWidth=alt.when(EXCUSED_OVER).then(alt.value(2)).otherwise(alt.value(1)))
        .encode(fill=tokens("tone", FILLS, alt.Fill), stroke=tokens("tone", EDGES, alt.Stroke))
        .add_params(picked(*identity))
    )
    text = alt.ExprRef(expr="bandwidth('x') < datum.space ? datum.short : datum.label")
    words = alt.Chart().encode(x=across, y=down)
    plain = (
        alt.when("datum.tone === 'none'")
        .then(alt.value(colour("ink3")))
        .when(EXCUSED_OVER)
        .then(alt.value(colour("bad")))
        .otherwise(alt.value(colour("ink")))
    )
    quiet = words.transform_filter("datum.tone !== 'bad'").mark_text(fontSize=TEXT_SIZE, text=text).encode(color=plain)
    late = words.transform_filter("datum.tone === 'bad'")
    loud = late.mark_text(fontSize=TEXT_SIZE, fontWeight=SEMIBOLD, text=text, color=colour("on-bad"))
    return finished([cells, quiet, loud, *([_marks(words)] if marked else [])])


def _marks(words: alt.Chart) -> alt.Chart:
    """Under a cell's words, in small."""
    ink = alt.when("datum.tone === 'bad'").then(alt.value(colour("on-bad"))).otherwise(alt.value(colour("ink2")))
    there = words.transform_filter("datum.marks").mark_text(fontSize=MARK_SIZE, dy=14)
    marks: alt.Chart = there.encode(text="marks:N", color=ink)
    return marks
