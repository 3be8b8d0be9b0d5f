"""Dorm visits drawn: coverage by week, rooms missed by floor and week, days since each room was met."""

from __future__ import annotations

import datetime as dt
import itertools
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from dashboard import charts, phrases
from dashboard.charts.maps import FloorWeek, RoomSilence, floor_by_week, floor_rows, room_silence, silence_rows
from dashboard.drawer import Opening
from dashboard.graphs import Graph
from dashboard.shown import Shown
from data_access.due_list import Due
from data_access.figures import Figure, Part, Point
from data_access.periods import Period
from data_access.planning import Beside
from data_access.questions import Cell
from data_access.references import FLOORS, ROOM_EXCUSES, ROOMS
from data_access.scopes import Named, Place

RECENT_WEEKS = 4


def coverage_line(shown: Shown) -> Graph:
    """Rooms visited, week by week."""
    return weekly(shown, "visit_coverage", "coverage")


def weekly(shown: Shown, key: str, box: str) -> Graph:
    """A weekly rate of this term, of last year's, its target, and the running week apart."""
    words = shown.words
    figure = shown.years(key)
    whole = [point for point in figure.series if point.is_over and point.period.number is not None]
    rows = charts.weekly_rows(
        charts.WeekLine(words.rate(whole[-1].value) if whole else "", _week_points(shown, whole)),
        before=_line_before(shown, figure, len(figure.series)),
        target=_target_line(shown, figure, figure.series),
        running=_running(shown, figure),
    )
    return Graph(
        box,
        _coverage_heading(shown, figure, whole) if key == "visit_coverage" else _weekly_heading(shown, figure),
        words.clauses(words(f"caption-{box}"), _no_duty(shown, figure.series)),
        charts.weekly_line(words("chart-first-week")),
        rows if any(point.value is not None for point in figure.series) else [],
        words(
            "alt-line",
            metric=words.metric(key),
            span=phrases.period_in_full(words, shown.calendar.span("week", figure.period.first)),
        ),
        lambda mark: _open_week(shown, key, mark),
    )


def _week_points(shown: Shown, points: Sequence[Point]) -> tuple[charts.WeekPoint, ...]:
    return tuple(
        charts.WeekPoint(
            point.period.number,
            point.value / 100 if point.value is not None else None,
            _tip(shown, point),
        )
        for point in points
        if point.period.number is not None
    )


def _tip(shown: Shown, point: Point) -> str | None:
    if point.value is None:
        return None
    name = phrases.period_name(shown.words, point.period, shown.today)
    k, n = int(point.tally.k), int(point.tally.n or 0)
    return shown.words("tip-rate", period=name, rate=shown.words.rate(point.value), k=k, n=n)


def _line_before(shown: Shown, figure: Figure, weeks: int) -> charts.WeekLine | None:
    points = _week_points(shown, figure.series_last_year)[: max(weeks, 1)]
    return charts.WeekLine(shown.words("chart-last-year"), points) if any(p.rate is not None for p in points) else None


def _target_line(shown: Shown, figure: Figure, points: Sequence[Point]) -> charts.WeekLine | None:
    if figure.target is None:
        return None
    numbers = [point.period.number for point in points if point.period.number is not None]
    goal = figure.target.goal
    line = tuple(charts.WeekPoint(number, goal / 100) for number in numbers)
    return charts.WeekLine(shown.words("chart-target", goal=shown.words.rate(goal)), line)


def _running(shown: Shown, figure: Figure) -> charts.RunningWeek | None:
    """The week under way, and how far the one before had come."""
    apart = _running_apart(shown, figure.series)
    running = shown.running(figure.metric.key).get(figure.metric.key) if apart is not None else None
    if apart is None or running is None or running.tally.hidden is not None:
        return apart
    pace = running.previous.value if running.previous is not None else None
    name = shown.words("chart-running", k=int(running.tally.k), n=int(running.tally.n or 0))
    return replace(apart, name=name, pace=pace / 100 if pace is not None else None)


def _running_apart(shown: Shown, points: Sequence[Point]) -> charts.RunningWeek | None:
    """The point of the week under way, where the weeks drawn come to it."""
    point = points[-1] if points else None
    if point is None or point.is_over or point.value is None or point.period.number is None:
        return None
    k, n = int(point.tally.k), int(point.tally.n or 0)
    tip = shown.words("tip-rate-running", period=shown.words.week(point.period.number), k=k, n=n)
    return charts.RunningWeek(charts.WeekPoint(point.period.number, point.value / 100, tip), "")


def _no_duty(shown: Shown, points: Sequence[Point]) -> str | None:
    """第5周不考核: the teaching weeks without duty."""
    off = [
        point.period.number
        for point in points
        if point.period.number is not None and not shown.calendar.weeks[point.period.first].is_duty
    ]
    if not off:
        return None
    return shown.words("caption-no-duty-weeks", weeks=shown.words.listed(shown.words.week(number) for number in off))


def _coverage_heading(shown: Shown, figure: Figure, whole: Sequence[Point]) -> str:
    """走访覆盖率连续三周上升，仍有 3 间未走访."""
    words = shown.words
    values = [point.value for point in whole if point.value is not None]
    if figure.value is None or not values:
        return words.metric(figure.metric.key)
    missed = int((figure.tally.n or 0) - figure.tally.k)
    left = words("heading-visits-missed", n=missed) if missed else words("heading-visits-all")
    rising, falling = _run(values, 1), _run(values, -1)
    if rising >= 2 or falling >= 2:
        name = "heading-visits-rising" if rising >= 2 else "heading-visits-falling"
        return words.clauses(words(name, n=max(rising, falling)), left)
    when = phrases.when(words, figure.period, shown.today)
    return words.clauses(words("heading-visits-value", when=when, rate=words.rate(figure.value)), left)


def _weekly_heading(shown: Shown, figure: Figure) -> str:
    """第11周走访达标率 84.1%（190/226）."""
    words, metric = shown.words, figure.metric.key
    if figure.value is None:
        return words.metric(metric)
    return words(
        "heading-weekly",
        when=phrases.when(words, figure.period, shown.today),
        metric=words.metric(metric),
        rate=words.rate(figure.value),
        k=int(figure.tally.k),
        n=int(figure.tally.n or 0),
    )


def _run(values: Sequence[float], sign: int) -> int:
    """For how many weeks up to the last the value has only risen (or fallen)."""
    steps = [sign * (later - earlier) for earlier, later in itertools.pairwise(values)]
    return len(list(itertools.takewhile(lambda step: step > 0, reversed(steps))))


def _open_week(shown: Shown, key: str, mark: dict[str, Any]) -> Opening | None:
    figure = shown.figures(key)[key]
    return next(
        (Opening(key, point.period) for point in figure.series if point.period.number == mark.get("week")), None
    )


def floors(shown: Shown) -> Graph:
    """Rooms missed by floor and week of the term; a community's."""
    words = shown.words
    cells, weeks = floor_weeks(shown, "visit_coverage", "tip-floor")
    return Graph(
        "floors",
        _floors_heading(shown, cells, weeks),
        words.clauses(words("caption-floors"), running_caption(shown, weeks)),
        floor_by_week(),
        floor_rows(cells),
        words("alt-floors"),
        lambda mark: open_floor(shown, "visit_coverage", weeks, mark),
    )


def floor_weeks(shown: Shown, key: str, tip: str) -> tuple[list[FloorWeek], list[Period]]:
    """What is missed of a share on each floor in each week of the term, and the weeks."""
    term = shown.calendar.span("week", shown.figures(key)[key].period.first)
    parts = shown.parts(key, "floor", "week", term)
    by_week: dict[tuple[int, int], Part] = {
        (part.part, part.period.number): part for part in parts if part.period.number is not None
    }
    last = min(term.last, shown.chosen.as_of)
    weeks = [week for week in shown.calendar.within("week", term.first, last) if week.number is not None]
    cells = [
        _floor_cell(shown, number, row, week, by_week.get((row.id, week.number or 0)), tip)
        for number, row in enumerate(shown.look_up(FLOORS, shown.scope.ids))
        for week in weeks
    ]
    return cells, weeks


def _floor_cell(shown: Shown, number: int, row: Any, week: Period, part: Part | None, tip: str) -> FloorWeek:
    name = shown.words("floor", number=row.number)
    if part is None or not part.tally.n:
        return FloorWeek(number, name, week.number or 0, None)
    missed, due = int(part.tally.n - part.tally.k), int(part.tally.n)
    said = shown.words(tip, floor=name, period=shown.words.week(week.number or 0), missed=missed, n=due)
    return FloorWeek(number, name, week.number or 0, missed, due, not shown.chosen.is_over(week), said)


def _floors_heading(shown: Shown, cells: Sequence[FloorWeek], weeks: Sequence[Period]) -> str:
    """4 层缺口最多，近四周 7 间次未走访."""
    over = {week.number for week in weeks if shown.chosen.is_over(week)}
    duty = sorted({cell.week for cell in cells if cell.missed is not None and cell.week in over})[-RECENT_WEEKS:]
    numbers = {number: row.number for number, row in enumerate(shown.look_up(FLOORS, shown.scope.ids))}
    missed: dict[int, int] = defaultdict(int)
    for cell in cells:
        if cell.week in duty:
            missed[numbers[cell.floor]] += cell.missed or 0
    if not missed:
        return shown.words.metric("visit_coverage")
    if not max(missed.values()):
        return shown.words("heading-floors-none")
    most = max(missed.values())
    worst = [str(floor) for floor in sorted(missed) if missed[floor] == most]
    return shown.words(
        "heading-floors-gap-weeks", floors=shown.words.listed(worst), count=len(worst), weeks=len(duty), n=most
    )


def running_caption(shown: Shown, weeks: Sequence[Period]) -> str | None:
    running = [week.number for week in weeks if not shown.chosen.is_over(week)]
    return shown.words("caption-running-week", week=shown.words.week(running[0] or 0)) if running else None


def open_floor(shown: Shown, key: str, weeks: Sequence[Period], mark: dict[str, Any]) -> Opening | None:
    """What a click on a floor's week opens."""
    rows = shown.look_up(FLOORS, shown.scope.ids)
    number, week = mark.get("floor"), next((week for week in weeks if week.number == mark.get("week")), None)
    if week is None or number is None or not 0 <= int(number) < len(rows):
        return None
    row = rows[int(number)]
    return Opening(key, week, ("floor", row.id), shown.words("floor", number=row.number))


def silence(shown: Shown) -> Graph:
    """Days since a visit met someone, per room; excused rooms outlined with the reason. A community's."""
    cells = shown.each("room_silence")
    # The card's own number: excused rooms stay due, and count once they were over before.
    over = int(shown.figures("rooms_overdue")["rooms_overdue"].tally.k) if cells else 0
    return _silence(shown, "silence", shown.stock_day, cells, over)


def silence_now(shown: Shown, due: Iterable[Due]) -> Graph:
    """The same of the day that the page is as of, with how many tickets are open, and students warned, in each room."""
    words, day = shown.words, shown.chosen.as_of
    over = sum(item.kind == "silence" for item in due)
    marks = {"tickets": _rooms_with(shown, "tickets_open")}
    if shown.viewer.named is Named.STUDENTS:
        # A room and its four would tell others whom a mark is about.
        marks["warned"] = _rooms_with(shown, "warnings_open")
    graph = _silence(shown, "rooms", day, shown.each_now("room_silence"), over, marks)
    captions = (words(f"caption-room-{mark}") for mark, rooms in marks.items() if rooms)
    return replace(graph, caption=words.clauses(graph.caption, *captions))


def _rooms_with(shown: Shown, key: str) -> dict[int, int]:
    """How many of a stock each room has, where it has any."""
    return {part.part: int(part.tally.k) for part in shown.parts_now(key, "room") if part.part is not None}


def _silence(
    shown: Shown,
    key: str,
    day: dt.date,
    silent: Sequence[Cell],
    over: int,
    marks: Mapping[str, Mapping[int, int]] = MappingProxyType({}),
) -> Graph:
    words = shown.words
    days = {cell.thing: int(cell.value or 0) for cell in silent}
    floors_of = {row.id: row for row in shown.look_up(FLOORS, shown.scope.ids)}
    excused = {
        row.room_id: row.reason
        for row in shown.look_up(ROOM_EXCUSES, shown.scope.ids)
        if row.from_day <= day and (row.to_day is None or row.to_day >= day)
    }
    order = {floor: number for number, floor in enumerate(floors_of)}
    cells = [
        RoomSilence(
            order[row.floor_id],
            words("floor", number=floors_of[row.floor_id].number),
            row.number[-2:],
            row.number,
            days.get(row.id),
            excused.get(row.id, "")[:2],
            words.clauses(
                _silence_tip(shown, row.number, days.get(row.id), excused.get(row.id)),
                *(words(f"tip-room-{mark}", n=rooms[row.id]) for mark, rooms in marks.items() if row.id in rooms),
            )
            or None,
            " ".join(words(f"mark-room-{mark}", n=rooms[row.id]) for mark, rooms in marks.items() if row.id in rooms),
        )
        for row in shown.look_up(ROOMS, shown.scope.ids)
    ]
    rows = silence_rows(cells)
    bands = (("ramp-0", "0-3"), ("ramp-1", "4-7"), ("ramp-2", "8-10"), ("ramp-3", "11-14"), ("bad", "over"))
    heading = words("heading-silence", n=over) if over else words("heading-silence-none")
    return Graph(
        key,
        heading if days else words.metric("room_silence"),
        words.clauses(
            words("caption-silence"),
            words("caption-silence-excused") if any(row["tone"] == "excused-over" for row in rows) else None,
        ),
        room_silence(),
        rows,
        words("alt-silence"),
        lambda mark: _open_room(shown, day, mark),
        tuple((token, words(f"chart-band-{band}")) for token, band in bands),
    )


def _open_room(shown: Shown, day: dt.date, mark: dict[str, Any]) -> Opening | None:
    """What a click on a room opens: when it was met last, and whose it is."""
    floors = [row.id for row in shown.look_up(FLOORS, shown.scope.ids)]
    # Stocks are counted at the end of that day where the page is as of it.
    as_of = shown.chosen.as_of if shown.stock_day < day else None
    for row in shown.look_up(ROOMS, shown.scope.ids):
        if (floors.index(row.floor_id), row.number) == (mark.get("floor"), mark.get("room")):
            return Opening("rooms_overdue", shown.calendar.day(day), ("room", row.id), row.number, as_of=as_of)
    return None


def _silence_tip(shown: Shown, room: str, days: int | None, reason: str | None) -> str | None:
    """Of an excused room both: the excuse, and the days without those of excused weeks."""
    if reason is None:
        return shown.words("tip-room", room=room, days=days) if days is not None else None
    if days is None:
        return shown.words("tip-room-excused", room=room, reason=reason)
    return shown.words("tip-room-excused-days", room=room, reason=reason, days=days)


def open_week_of(key: str, place: Place, figure: Figure) -> Callable[[dict[str, Any]], Opening | None]:
    """What a click on a week of one community among several opens."""
    weeks = {point.period.number: point.period for point in figure.series}

    def opening(mark: dict[str, Any]) -> Opening | None:
        week = weeks.get(mark.get("week"))
        return Opening(key, week, part_name=place.name, place=place) if week is not None else None

    return opening


def small_multiples(shown: Shown, key: str = "visit_coverage") -> list[tuple[Place, Figure, list[dict[str, Any]]]]:
    """Each community's weekly line on one scale, with the college in grey."""
    beside = shown.side_by_side(key, beside=Beside.SERIES)
    whole = shown.figures(key)[key]
    college = charts.WeekLine("", _week_points(shown, [point for point in whole.series if point.is_over]))
    lines = {
        place: _week_points(shown, [point for point in figures[key].series if point.is_over])
        for place, figures in beside.items()
    }
    running = {place: _running_apart(shown, figures[key].series) for place, figures in beside.items()}
    every = [point.rate for points in [*lines.values(), college.points] for point in points]
    every += [week.point.rate for week in running.values() if week is not None]
    low = charts.quarter_below(every)
    return [
        (
            place,
            figures[key],
            charts.weekly_rows(
                charts.WeekLine("", lines[place]),
                college=college,
                target=_target_line(shown, figures[key], figures[key].series),
                running=running[place],
                low=low,
                height=charts.SMALL_HEIGHT,
            ),
        )
        for place, figures in beside.items()
    ]
