"""Data quality drawn: ledgers left unfilled, by week."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboard import phrases
from dashboard.charts.maps import FloorWeek, floor_by_week, floor_rows
from dashboard.drawer import Opening
from dashboard.graphs import Graph
from dashboard.graphs.visits import running_caption
from dashboard.shown import Shown
from data_access.figures import Part
from data_access.metrics.quality import WEEKLY
from data_access.periods import Period

KEY = "ledger_filled"


def ledgers(shown: Shown) -> Graph:
    """Ledgers left unfilled in each week of the term: of a community each ledger, of a college each community."""
    words, figure = shown.words, shown.figures(KEY)[KEY]
    span = shown.calendar.span("week", figure.period.first)
    group = "community" if shown.scope.is_college else "ledger"
    found = {(part.part, part.period): part for part in shown.parts(KEY, group, "week", span)}
    weeks = [
        week
        for week in shown.calendar.within("week", span.first, min(span.last, shown.chosen.as_of))
        if week.number is not None
    ]
    members = _members(shown)
    cells = [
        _cell(shown, -number, name, week, found.get((member, week)))
        for number, (member, name) in enumerate(members)
        for week in weeks
    ]
    return Graph(
        "ledgers",
        _heading(shown),
        words.clauses(words(f"caption-ledgers-by-{group}"), running_caption(shown, weeks)),
        floor_by_week(),
        floor_rows(cells) if found else [],
        words("alt-ledgers"),
        lambda mark: _open(group, members, weeks, mark),
        empty=("empty-ledgers", {}),
    )


def _members(shown: Shown) -> list[tuple[Any, str]]:
    """The rows of the map: what is asked for, and its name."""
    if shown.scope.is_college:
        return [(place.id, place.name) for place in shown.scope.places]
    return [(ledger.name, shown.words.coded("ledger", ledger.name)) for ledger in WEEKLY]


def _cell(shown: Shown, order: int, name: str, week: Period, part: Part | None) -> FloorWeek:
    number = week.number or 0
    if part is None or not part.tally.n:
        return FloorWeek(order, name, number, None)
    due, missed = int(part.tally.n), int(part.tally.n - part.tally.k)
    tip = shown.words("tip-ledgers", name=name, period=shown.words.week(number), n=due, missed=missed)
    return FloorWeek(order, name, number, missed, due, not shown.chosen.is_over(week), tip)


def _heading(shown: Shown) -> str:
    """第11周 24 份台账全部已填."""
    words, figure = shown.words, shown.figures(KEY)[KEY]
    if not figure.tally.n:
        return words.metric(KEY)
    n, missed = int(figure.tally.n), int(figure.tally.n - figure.tally.k)
    when = phrases.when(words, figure.period, shown.today)
    return words("heading-ledgers", when=when, n=missed) if missed else words("heading-ledgers-all", when=when, n=n)


def _open(
    group: str, members: Sequence[tuple[Any, str]], weeks: Sequence[Period], mark: dict[str, Any]
) -> Opening | None:
    number, week = -int(mark.get("floor", 1)), next((week for week in weeks if week.number == mark.get("week")), None)
    if week is None or not 0 <= number < len(members):
        return None
    member, name = members[number]
    return Opening(KEY, week, (group, member), name)
