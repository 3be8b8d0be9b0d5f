"""What pages ask: a figure with its k and n, what it is compared with, its target, status, series and parts.

Every figure is asked by a viewer, of a scope, in a period, as of a day; all that a page shows is planned first and
asked together, so that one select answers all metrics of one population.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from typing import Any

from data_access.answers import Asking
from data_access.metrics.forms import Count, EachValue, Lead, Metric
from data_access.metrics.registry import ASKED, METRICS
from data_access.periods import Period
from data_access.planning import Beside, Chosen, Plan, Planner, Slot
from data_access.questions import Cell, Question
from data_access.references import CALENDAR, FIRST_ROWS, TARGETS
from data_access.scopes import Place, Scope, Viewer
from data_access.tallies import Tally, tally
from data_access.targets import FEWEST_ASSESSED, Status, Target, status, target_of
from data_access.telling import Telling

# Among fewer others each could be told.
FEWEST_UNNAMED = 5
MISSED = (Status.WATCH, Status.OFF_TRACK)


@dataclass(frozen=True)
class Point:
    """One period of a series. is_over: whole by the day asked for."""

    period: Period
    tally: Tally
    value: float | None
    is_over: bool


@dataclass(frozen=True)
class Comparison:
    """The figure of another period (so_far: up to the same day of it, as the figure itself is running)."""

    period: Period
    tally: Tally
    value: float | None
    so_far: bool


@dataclass(frozen=True)
class Part:
    """One part of a breakdown in one period."""

    period: Period
    part: Any
    tally: Tally
    value: float | None


@dataclass(frozen=True)
class Figure:
    """A figure as of a day. value, target: in the metric's own unit, shares in per cent (0-100).

    series: the periods drawn with it; series_last_year: those of a year ago, as far as this year's have come.
    college: the college's own value, where the figure or its target is measured against it.
    written_later: rows of its ledgers that happened in the period and were written down after the day asked for; None
    where they are not told.
    missed: how many of its periods in a row, up to this one, missed their target (those without a status passed over).
    """

    metric: Metric
    period: Period
    as_of: dt.date
    tally: Tally
    value: float | None
    previous: Comparison | None
    last_year: Comparison | None
    target: Target | None
    status: Status
    series: tuple[Point, ...]
    series_last_year: tuple[Point, ...]
    college: float | None
    written_later: int | None
    is_over: bool
    missed: int


class Figures:
    """The figures of one page: one viewer, one scope, one period, one day, one snapshot of the database."""

    def __init__(self, asking: Asking, viewer: Viewer, scope: Scope, chosen: Chosen) -> None:
        viewer.require(scope.ids)
        self.viewer = viewer
        self.scope = scope
        # Who sees a college as a figure is not sent those of its communities.
        self.planner = Planner(asking.look_up(CALENDAR), chosen, as_one=not viewer.may_see(scope.whole().ids))
        self._telling = Telling(viewer, scope.whole())
        self._asking = asking
        self._targets = asking.look_up(TARGETS, self._held_to())
        self._cells: dict[Question, dict[Any, list[Cell]]] = {}
        self._plans: dict[tuple[str, Scope, Beside], Plan] = {}

    def _held_to(self) -> tuple[int, ...]:
        """The communities whose targets judge what is asked here: who sees one of them needs the college's besides."""
        whole = self.scope.whole()
        if self.viewer.may_see(whole.ids):
            return whole.ids
        if whole.own is None or not self.viewer.may_see_whole(whole.ids):
            return self.scope.ids
        return (*self.scope.ids, whole.own)

    @property
    def asked(self) -> frozenset[Question]:
        """Every question that the page has asked so far."""
        return frozenset(self._cells)

    def judged(self) -> tuple[str, ...]:
        """The metrics with a target whose figures of this page take a status, in the registry's order."""
        return tuple(
            key
            for key, metric in METRICS.items()
            if not isinstance(metric, EachValue)
            and self.planner.is_judged(metric)
            and self._target(metric, self.scope) is not None
        )

    def ask_ahead(self, wanted: Mapping[Beside, Iterable[str]]) -> None:
        """Asks at once what `of` will be asked later: one select answers all metrics of a population."""
        plans = [self._plan(key, self.scope, beside) for beside, keys in wanted.items() for key in keys]
        self._ask_for(plans)

    def of(self, *keys: str, beside: Beside = Beside.SERIES) -> dict[str, Figure]:
        """The figures of the page's scope, by key."""
        return self._made([self._plan(key, self.scope, beside) for key in keys]).get(self.scope, {})

    def of_college(self, *keys: str, beside: Beside = Beside.SERIES) -> dict[str, Figure]:
        """The figures of the college that the page's community belongs to.

        Raises Refused of a value a thing where the communities whose things they are are not all the viewer's.
        """
        whole = self.scope.whole()
        self.viewer.require_whole(whole.ids)
        if any(isinstance(METRICS[key], EachValue) for key in keys):
            self.viewer.require(whole.ids)
        return self._made([self._plan(key, whole, beside) for key in keys])[whole]

    def side_by_side(self, *keys: str, beside: Beside = Beside.NOTHING) -> dict[Place, dict[str, Figure]]:
        """The figures of each community of the college, in house order."""
        scopes = {place: self.scope.of(place) for place in self.scope.places}
        self.viewer.require(place.id for place in scopes)
        made = self._made([self._plan(key, scope, beside) for scope in scopes.values() for key in keys])
        return {place: made[scope] for place, scope in scopes.items()}

    def unnamed(self, *keys: str) -> dict[str, tuple[float, ...]]:
        """Of shares, the values of the college's other communities, lowest first; none of fewer than five communities.

        Whose each is leaves the database for nobody. One that rests on fewer than five things is left out. Refused to
        whoever sees no rows: nothing is kept back here that a wall must not tell.
        """
        self.viewer.require_rows(self.scope.ids)
        self.viewer.require_whole(self.scope.whole().ids)
        several = sum(place.id not in self.scope.ids for place in self.scope.places) >= FEWEST_UNNAMED
        slots = {key: self.planner.others(METRICS[key], self.scope) for key in keys if several}
        self._ask(what for slot in slots.values() for what in slot.questions)
        return {key: self._spread(METRICS[key], slots[key]) if several else () for key in keys}

    def _spread(self, metric: Metric, slot: Slot) -> tuple[float, ...]:
        cells = (cell for what in slot.questions for cell in self._cells[what].get(slot.label, ()))
        tallies = [tally(metric, [cell]) for cell in cells if (cell.n or 0) >= FEWEST_ASSESSED]
        values = sorted(value for found in tallies if (value := found.value(metric)) is not None)
        return tuple(values) if len(values) >= FEWEST_UNNAMED else ()

    def parts(self, key: str, group: str, kind: str | None = None, over: Period | None = None) -> list[Part]:
        """A breakdown of the figure's own period, or by the periods of a kind over a longer one; parts in order.

        A part without rows is absent. Raises Refused where the viewer is told no parts; of a period whose parts cannot
        be told apart one part stands for all, which is none (None).
        """
        return self.breakdowns((key, group, kind, over))[0]

    def breakdowns(self, *wanted: tuple[str, str, str | None, Period | None]) -> list[list[Part]]:
        """Several breakdowns, asked together: (metric, group, kind, over) each."""
        asked = []
        for key, group, kind, over in wanted:
            metric = METRICS[key]
            self._telling.require_parts(metric, group, self.scope)
            period = over or self.planner.period_of(metric)
            span = metric, kind or period.kind, period.first, period.last, self.scope
            wholes = self.planner.questions(*span) if self._telling.keeps_back(metric, self.scope.ids) else []
            asked.append((metric, kind or period.kind, period, self.planner.questions(*span, group=group), wholes))
        self._ask(what for *_, questions, _ in asked for what in questions)
        self._ask(what for metric, *_, wholes in asked for what in (*wholes, *self._telling.needs(metric, wholes)))
        return [self._parts(*each) for each in asked]

    def each(self, key: str) -> list[Cell]:
        """A value a thing, as of the day at whose end stocks are counted: cells with thing and value."""
        day = self.planner.stock_day
        questions = self.planner.questions(METRICS[key], "day", day, day, self.scope)
        self._ask(questions)
        return [cell for what in questions for cells in self._cells[what].values() for cell in cells]

    def sql(self, key: str) -> str:
        """The statement that answers a metric in its own period, with the values that it is asked with; no answer."""
        metric = METRICS[key]
        period = self.planner.period_of(metric)
        return self._asking.sql(self.planner.questions(metric, period.kind, period.first, period.last, self.scope)[0])

    def _ask(self, questions: Iterable[Question]) -> None:
        for what, cells in self._asking.ask(what for what in questions if what not in self._cells).items():
            by_label: dict[Any, list[Cell]] = {}
            for cell in cells:
                by_label.setdefault(cell.label, []).append(cell)
            self._cells[what] = by_label

    def _ask_for(self, plans: Iterable[Plan]) -> None:
        """All that figures are made of, and what must be known to tell them."""
        plans = tuple(plans)
        self._ask(chain((what for plan in plans for what in plan.questions()), self._needed(plans)))

    def _needed(self, plans: Iterable[Plan]) -> Iterator[Question]:
        if not self._telling.sees_everybody:
            numbers = dict.fromkeys((plan.metric, slot.questions) for plan in plans for slot in plan.slots())
            for metric, asked in numbers:
                yield from self._telling.needs(metric, asked)

    def _plan(self, key: str, scope: Scope, beside: Beside) -> Plan:
        if beside is Beside.SERIES and (key, scope, Beside.YEARS) in self._plans:
            # What stands beside it is asked with last year's periods.
            return replace(self._plans[key, scope, Beside.YEARS], series_last_year=())
        if (key, scope, beside) not in self._plans:
            metric = METRICS[key]
            target = self._target(metric, scope)
            above_college = target is not None and target.above_college
            plan = self.planner.plan(metric, scope, beside, against_college=above_college)
            if beside is Beside.NOTHING:
                plan = replace(plan, value=self._asked_already(plan))
            self._plans[key, scope, beside] = plan
        return self._plans[key, scope, beside]

    def _asked_already(self, plan: Plan) -> Slot:
        """A figure's own number among the periods drawn with it, where these were asked before; else by itself."""
        drawn = self.planner.plan(plan.metric, plan.scope, Beside.LINE).value
        return drawn if all(what in self._cells for what in drawn.questions) else plan.value

    def _made(self, plans: Sequence[Plan]) -> dict[Scope, dict[str, Figure]]:
        self._ask_for(plans)
        made: dict[Scope, dict[str, Figure]] = {}
        for plan in plans:
            made.setdefault(plan.scope, {})[plan.metric.key] = self._figure(plan)
        return made

    def _tally(self, metric: Metric, slot: Slot) -> Tally:
        asked = metric.share if isinstance(metric, Lead) else metric
        return self._telling.told(asked, slot.questions, slot.label, partial(self._sum, asked))

    def _sum(self, metric: Metric, questions: Iterable[Question], label: Any) -> Tally:
        return tally(metric, (cell for what in questions for cell in self._cells[what].get(label, ())))

    def _value(self, metric: Metric, found: Tally, college: float | None) -> float | None:
        if not isinstance(metric, Lead):
            return found.value(metric)
        own = found.value(metric.share)
        return own - college if own is not None and college is not None else None

    def _figure(self, plan: Plan) -> Figure:
        metric, is_over = plan.metric, self.planner.chosen.is_over(plan.period)
        asked = metric.share if isinstance(metric, Lead) else metric
        found = self._tally(metric, plan.value)
        college = self._tally(metric, plan.college).value(asked) if plan.college is not None else None
        value = self._value(metric, found, college)
        target = self._target(metric, plan.scope)
        if target is not None and target.above_college and not isinstance(metric, Lead):
            target = target.above(college)
        judged = status(metric, value, found.n, target, is_over=is_over)
        points = self._points(metric, plan.series)
        if plan.period.kind == "all" and any(each.hidden for each in (found, *(point.tally for point in points))):
            # They add up to the figure itself: one could be had from the others.
            points = ()
        return Figure(
            metric,
            plan.period,
            self.planner.chosen.as_of,
            found,
            value,
            self._comparison(metric, plan.scope, plan.previous) if not found.hidden else None,
            self._comparison(metric, plan.scope, plan.last_year) if not found.hidden else None,
            target,
            judged,
            points,
            self._points(metric, plan.series_last_year),
            college,
            self._written_later(plan),
            is_over,
            1 + self._missed_before(plan, points) if judged in MISSED else 0,
        )

    def _written_later(self, plan: Plan) -> int | None:
        """Where few persons are hidden, rows about them are not counted either."""
        if self._telling.keeps_back(plan.metric, plan.scope.ids):
            return None
        return sum(int(self._sum(ASKED[key], slot.questions, slot.label).k) for key, slot in plan.later)

    def _missed_before(self, plan: Plan, points: Sequence[Point]) -> int:
        """How many periods in a row, up to the one before the figure's own, missed the target that was theirs."""
        missed = 0
        for point in reversed(points):
            if point.period.kind != plan.period.kind or point.period.first >= plan.period.first:
                continue
            target = self._target_in(plan.metric, plan.scope, point.period)
            was = status(plan.metric, point.value, point.tally.n, target, is_over=point.is_over)
            if was is Status.ON_TRACK:
                break
            missed += was in MISSED
        return missed

    def _target(self, metric: Metric, scope: Scope) -> Target | None:
        return self._target_in(metric, scope, self.planner.period_of(metric))

    def _target_in(self, metric: Metric, scope: Scope, period: Period) -> Target | None:
        """The target in force on the period's first day; a total since the beginning has none, a rate today's."""
        since_ever = period.kind == "all"
        if since_ever and isinstance(metric, Count):
            return None
        day = self.planner.chosen.as_of if since_ever else period.first
        return target_of(metric, scope.own, day, self._targets, of_college=scope.is_college)

    def _comparison(
        self, metric: Metric, scope: Scope, compared: tuple[Period, Slot, bool] | None
    ) -> Comparison | None:
        if compared is None or isinstance(metric, Lead):
            return None
        period, slot, so_far = compared
        found = self._tally(metric, slot)
        value = found.value(metric)
        if value is None or (not found.k and found.n is None and not self._is_kept_by(metric, scope, period.last)):
            return None
        return Comparison(period, found, value, so_far)

    def _is_kept_by(self, metric: Metric, scope: Scope, day: dt.date) -> bool:
        """Whether a ledger that a count rests on has a row by then: before its first one, nothing is not zero."""
        firsts = (self._asking.look_up(FIRST_ROWS[ledger], scope.ids) for ledger in metric.ledgers)
        return not metric.ledgers or any(first is not None and first <= day for first in firsts)

    def _points(self, metric: Metric, series: Iterable[tuple[Period, Slot]]) -> tuple[Point, ...]:
        if isinstance(metric, Lead):
            return ()
        tallies = ((period, self._tally(metric, slot)) for period, slot in series)
        is_over = self.planner.chosen.is_over
        return tuple(Point(period, found, found.value(metric), is_over(period)) for period, found in tallies)

    def _parts(
        self, metric: Metric, kind: str, over: Period, questions: Sequence[Question], wholes: Sequence[Question]
    ) -> list[Part]:
        periods = {
            period.label: period
            for period in self.planner.calendar.within(kind, over.first, min(over.last, self.planner.chosen.as_of))
        }
        cells: dict[tuple[Any, Any], list[Cell]] = {}
        for what in questions:
            for label, found in self._cells[what].items():
                for cell in found:
                    cells.setdefault((label, cell.part), []).append(cell)
        tallies = {key: tally(metric, found) for key, found in cells.items() if key[0] in periods}
        by_label: dict[Any, dict[Any, Tally]] = defaultdict(dict)
        for (label, part), tallied in sorted(tallies.items(), key=lambda item: (item[0][0], str(item[0][1]))):
            by_label[label][part] = tallied
        return [
            Part(periods[label], part, told, told.value(metric))
            for label, of_label in by_label.items()
            for part, told in self._told_parts(metric, label, of_label, wholes).items()
        ]

    def _told_parts(
        self, metric: Metric, label: Any, parts: Mapping[Any, Tally], wholes: Sequence[Question]
    ) -> Mapping[Any, Tally]:
        """All parts of one period, as far as they are told. wholes: the questions of what they are parts of."""
        if not wholes:
            return parts
        whole, as_told = self._sum(metric, wholes, label), self._tally(metric, Slot(tuple(wholes), label))
        return self._telling.told_parts(metric, parts, whole, as_told.hidden)
