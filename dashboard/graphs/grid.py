"""The grid drawn: floors checked by week, rooms that reported by day, hazards by kind, disputes by level."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboard import phrases
from dashboard.charts.bars import Category, category_bars, category_rows
from dashboard.charts.maps import FloorWeek, floor_by_week, floor_rows
from dashboard.drawer import Opening
from dashboard.graphs import Graph
from dashboard.graphs.categories import most, open_bar
from dashboard.graphs.visits import floor_weeks, open_floor, running_caption
from dashboard.shown import Shown
from dashboard.told import if_told
from data_access.figures import Figure, Part
from data_access.periods import Period
from data_access.references import ROOMS
from data_access.schema.grid import LOCAL_LEVELS

NAMED_FLOORS = 3
LEVELS = (*LOCAL_LEVELS, "community", "college")
UNSETTLED = "none"


def checks(shown: Shown) -> Graph:
    """Floors that were not checked, by week of the term; a community's."""
    words = shown.words
    cells, weeks = floor_weeks(shown, "safety_check_completion", "tip-check")
    return Graph(
        "checks",
        _checks_heading(shown, cells),
        words.clauses(words("caption-checks"), running_caption(shown, weeks)),
        floor_by_week(),
        floor_rows(cells),
        words("alt-checks"),
        lambda mark: open_floor(shown, "safety_check_completion", weeks, mark),
    )


def _checks_heading(shown: Shown, cells: Sequence[FloorWeek]) -> str:
    """第11周 2 层未排查：3层、5层."""
    words, figure = shown.words, shown.figures("safety_check_completion")["safety_check_completion"]
    if not figure.tally.n:
        return words.metric("safety_check_completion")
    when = phrases.when(words, figure.period, shown.today)
    missed = [cell.floor_name for cell in cells if cell.week == figure.period.number and cell.missed]
    if not missed:
        return words("heading-checks-all", when=when)
    return words("heading-checks-missed", when=when, n=len(missed), floors=words.listed(missed[:NAMED_FLOORS]))


def reports(shown: Shown) -> Graph:
    """Which rooms reported on which day of the figure's week; a community's."""
    words, figure = shown.words, shown.figures("room_report_completion")["room_report_completion"]
    week, rooms = figure.period, {row.id: row for row in shown.look_up(ROOMS, shown.scope.ids)}
    parts = shown.parts("room_report_completion", "room", "day", week)
    by_day = {(part.period.first, part.part): part for part in parts}
    days = [day for day in week.days() if any(day == first for first, _ in by_day)]
    cells = [
        _report_cell(shown, number, day, row, by_day.get((day, room)))
        for number, day in enumerate(days)
        for room, row in rooms.items()
    ]
    return Graph(
        "reports",
        _reports_heading(shown, figure),
        words("caption-reports", when=phrases.when(words, week, shown.today)),
        floor_by_week(),
        floor_rows(cells),
        words("alt-reports"),
        lambda mark: _open_report(shown, days, mark),
        empty=("empty-reports", phrases.last_written(shown, "room_report")),
    )


def _report_cell(shown: Shown, number: int, day: Any, row: Any, part: Part | None) -> FloorWeek:
    name = shown.words.weekday(day)
    if part is None or not part.tally.n:
        return FloorWeek(-number, name, row.number, None)
    missed = int(part.tally.n - part.tally.k)
    tip = shown.words("tip-report-missed" if missed else "tip-report", room=row.number, day=shown.words.day(day, None))
    return FloorWeek(-number, name, row.number, missed, 1, tip=tip)


def _reports_heading(shown: Shown, figure: Figure) -> str:
    words, missed = shown.words, int((figure.tally.n or 0) - figure.tally.k)
    if not figure.tally.n:
        return words.metric("room_report_completion")
    when = phrases.when(words, figure.period, shown.today)
    return words("heading-reports-missed", when=when, n=missed) if missed else words("heading-reports-all", when=when)


def _open_report(shown: Shown, days: Sequence[Any], mark: dict[str, Any]) -> Opening | None:
    number = -int(mark.get("floor", 1))
    room = next((row for row in shown.look_up(ROOMS, shown.scope.ids) if row.number == mark.get("week")), None)
    if room is None or not 0 <= number < len(days):
        return None
    day = shown.calendar.day(days[number])
    return Opening("room_report_completion", day, ("room", room.id), shown.words("room", number=room.number))


def hazards(shown: Shown) -> Graph:
    """Hazards found in the term by kind, those not fixed at the baseline, the most first."""
    words, term = shown.words, shown.term
    when = phrases.when(words, term, shown.today)
    bars, others = most(
        (
            Category(
                str(part.part),
                str(part.part),
                int(part.tally.n or 0),
                int((part.tally.n or 0) - part.tally.k),
                words.counted("hazards_fixed", int(part.tally.n or 0)),
            )
            for part in shown.parts("hazards_fixed", "kind", term.kind, term)
        ),
        lambda n: words("chart-other-categories", n=n),
    )
    found, left = sum(bar.n for bar in bars), sum(bar.over for bar in bars)
    heading = "heading-hazards-left" if left else "heading-hazards"
    return Graph(
        "hazards",
        words(heading, when=when, n=found, left=left) if bars else words.metric("hazards_fixed"),
        words("caption-hazards", when=when),
        category_bars(),
        category_rows(bars),
        words("alt-bars", what=words.metric("hazards_fixed")),
        lambda mark: open_bar(bars, mark, "hazards_fixed", term, "kind", others),
        (("bad", words.metric("hazards_fixed", "no")),),
        ("empty-hazards", {"when": when, **phrases.last_written(shown, "hazard")}),
    )


@if_told
def disputes(shown: Shown) -> Graph:
    """Disputes since the beginning by the level at which they were settled, from the room up; open ones last."""
    words, ever = shown.words, shown.calendar.all_time(shown.stock_day)
    when = phrases.when(words, ever, shown.today)
    counts = {part.part: part.tally for part in shown.parts("dispute_resolution", "level", ever.kind, ever)}
    bars = [
        Category(
            level,
            words(f"grid-{level}"),
            int(counts[level].n or 0),
            label=words.counted("dispute_resolution", int(counts[level].n or 0)),
        )
        for level in LEVELS
        if level in counts
    ]
    if open_ones := sum(int((tally.n or 0) - tally.k) for tally in counts.values()):
        label = words.counted("dispute_resolution", open_ones)
        bars.append(Category(UNSETTLED, words.metric("dispute_resolution", "no"), open_ones, open_ones, label))
    settled, local = sum(bar.n - bar.over for bar in bars), sum(bar.n for bar in bars if bar.member in LOCAL_LEVELS)
    return Graph(
        "disputes",
        words("heading-disputes", when=when, n=settled, local=local) if bars else words.metric("dispute_resolution"),
        words("caption-disputes", when=when),
        category_bars(),
        category_rows(bars),
        words("alt-bars", what=words.metric("dispute_resolution")),
        lambda mark: _open_disputes(bars, mark, ever),
        empty=("empty-disputes", {"when": when, **phrases.last_written(shown, "dispute")}),
    )


def _open_disputes(bars: list[Category], mark: dict[str, Any], ever: Period) -> Opening | None:
    """Open ones have no level."""
    if mark.get("member") == UNSETTLED:
        return Opening("dispute_resolution", ever, ("level", None), bars[-1].name)
    return open_bar(bars, mark, "dispute_resolution", ever, "level")
