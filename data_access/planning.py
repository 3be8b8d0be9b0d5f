"""Which questions a figure is made of: its own period, those it is compared with, those drawn beside it.

Pure: a calendar and what was chosen come in; questions go out.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum
from functools import cached_property, lru_cache
from itertools import chain
from typing import Any

from data_access.metrics.forms import Each, EachValue, Lead, Metric, Share
from data_access.metrics.ledgers import LEDGERS
from data_access.metrics.registry import ASKED
from data_access.periods import ONE_DAY, Calendar, Period
from data_access.questions import Question, question
from data_access.scopes import Scope

YEARS_DRAWN = 4
TERMS_DRAWN = 4
PLANS_KEPT = 2000


class Beside(Enum):
    """What is asked beside a figure's own value.

    LINE: the periods drawn with it, and 环比. SERIES: 同比 too, and what was written down later. YEARS: last year's
    periods too.
    """

    NOTHING = "nothing"
    LINE = "line"
    SERIES = "series"
    YEARS = "years"


@dataclass(frozen=True)
class Chosen:
    """The period a page is about, as of which day. by_itself: nobody chose it (the last whole duty week)."""

    period: Period
    as_of: dt.date
    today: dt.date
    by_itself: bool = False

    @property
    def ended(self) -> dt.date:
        """The last day that is over: a past day is meant at its end, today has not come to it."""
        return min(self.as_of, self.today - ONE_DAY)

    def is_over(self, period: Period) -> bool:
        """Whole; what is told since the beginning always is."""
        return period.kind == "all" or period.last <= self.ended

    @property
    def stock_day(self) -> dt.date:
        """The day at whose end stocks are counted: the period's last, or the day asked for."""
        return self.as_of if self.by_itself else min(self.period.last, self.as_of)


@dataclass(frozen=True)
class Slot:
    """Where one number is found: in the answers to these questions, under this label."""

    questions: tuple[Question, ...]
    label: Any


@dataclass(frozen=True)
class Plan:
    """All that one figure is made of."""

    metric: Metric
    scope: Scope
    period: Period
    value: Slot
    previous: tuple[Period, Slot, bool] | None
    last_year: tuple[Period, Slot, bool] | None
    series: tuple[tuple[Period, Slot], ...]
    series_last_year: tuple[tuple[Period, Slot], ...]
    college: Slot | None
    later: tuple[tuple[str, Slot], ...]

    def questions(self) -> Iterable[Question]:
        later = (what for _, slot in self.later for what in slot.questions)
        return chain((what for slot in self.slots() for what in slot.questions), later)

    def slots(self) -> Iterable[Slot]:
        """Where the metric's own numbers are found; what was written down later is counted in ledgers."""
        slots = [self.value, self.college, *(slot for _, slot in self.series + self.series_last_year)]
        slots += [compared[1] for compared in (self.previous, self.last_year) if compared is not None]
        return (slot for slot in slots if slot is not None)


@dataclass(frozen=True)
class Planner:
    """Plans the figures of one page. as_one: a college's figure is never asked as the sum of its communities'."""

    calendar: Calendar
    chosen: Chosen
    as_one: bool = False

    def __hash__(self) -> int:
        return self._hash

    @cached_property
    def _hash(self) -> int:
        # What is remembered is found by it, thousands of times a page.
        return hash((self.calendar, self.chosen, self.as_one))

    @property
    def stock_day(self) -> dt.date:
        return self.chosen.stock_day

    def seen(self, metric: Metric) -> dt.date:
        """The day at whose end a metric is asked; what is due every day is not yet due today."""
        if metric.is_stock:
            return self.stock_day
        if metric.population.each is Each.DUTY_DAY:
            return self.chosen.ended
        return self.chosen.as_of

    def period_of(self, metric: Metric) -> Period:
        """The period in which a metric answers the period chosen: that one where it is offered, else its usual one."""
        return _period_of(self, metric)

    def _period_of(self, metric: Metric) -> Period:
        if metric.is_stock and "day" in metric.per:
            return self.calendar.day(self.stock_day)
        if self.chosen.period.kind in metric.per:
            return self.chosen.period
        usual, day = metric.per[0], self.stock_day
        if usual == "week":
            return self.calendar.last_whole_duty_week(min(day, self.chosen.ended)) or self.calendar.week(day)
        return self.calendar.period(usual, day) or self.calendar.all_time(day)

    def is_judged(self, metric: Metric) -> bool:
        """Whether its figure takes a status: its period is whole, or only what is due already counts."""
        return metric.is_stock or metric.judged_running or self.chosen.is_over(self.period_of(metric))

    def plan(
        self, metric: Metric, scope: Scope, beside: Beside = Beside.SERIES, *, against_college: bool = False
    ) -> Plan:
        """What a figure is asked by, and as much of what stands beside it as is wanted.

        against_college: the college's own value too; a lead is never without it.
        """
        return _plan(self, metric, scope, beside, against_college)

    def _plan(self, metric: Metric, scope: Scope, beside: Beside, against_college: bool) -> Plan:
        period = self.period_of(metric)
        value = self._alone(metric, scope, period)
        measured = (against_college or isinstance(metric, Lead)) and not scope.is_college
        college = self._alone(metric, scope.whole(), period) if measured else None
        # A lead is drawn and compared by its share.
        if beside is Beside.NOTHING or isinstance(metric, EachValue | Lead):
            return Plan(metric, scope, period, value, None, None, (), (), college, ())
        series = self._series(metric, scope, *self._drawn(metric, period))
        before = self._series_last_year(metric, scope, period) if beside is Beside.YEARS else ()
        known = dict(series) | dict(before)
        whole = beside is not Beside.LINE
        return Plan(
            metric,
            scope,
            period,
            value if metric.is_stock else known.get(period, value),
            self._compared(metric, scope, period, self.calendar.previous(period), known),
            self._compared(metric, scope, period, self.calendar.last_year(period), known) if whole else None,
            series,
            before,
            college,
            self._written_later(metric, scope, period) if whole and self.chosen.as_of < self.chosen.today else (),
        )

    def _series_last_year(self, metric: Metric, scope: Scope, period: Period) -> tuple[tuple[Period, Slot], ...]:
        last_year = self.calendar.last_year(period)
        if last_year is None:
            return ()
        # No further than this year's has come, and a week more: two terms begin on different weekdays.
        span, before = self.calendar.span(period.kind, period.first), self.calendar.span(period.kind, last_year.first)
        passed = min(span.last, self.chosen.as_of) - span.first + dt.timedelta(weeks=1)
        come = self.calendar.period(period.kind, before.first + passed)
        last = min(before.last, come.last) if come is not None else before.last
        return self._series(metric, scope, period.kind, [replace(before, last=last)])

    def _drawn(self, metric: Metric, period: Period) -> tuple[str, list[Period]]:
        """The kind of periods drawn beside a figure, and the stretches in which they are asked."""
        match period.kind:
            case "day" if metric.is_stock:
                return "week", [self.calendar.span("week", period.first)]
            case "day" | "week" | "month":
                return period.kind, [self.calendar.span(period.kind, period.first)]
            case "year":
                first = dt.date(period.first.year - YEARS_DRAWN + 1, 1, 1)
                return "year", [replace(period, first=first)]
            case "term" if isinstance(metric, Share) and metric.once:
                # Each term is read whole, room by room: what is compared is enough.
                return "term", []
            case "term" | "all" if "term" in metric.per:
                return "term", self._last_terms(metric, period)
            case "all" if "year" in metric.per:
                return self._drawn(metric, self.calendar.year(self.stock_day))
        return period.kind, [period]

    def _last_terms(self, metric: Metric, period: Period) -> list[Period]:
        """Asked at once, but where the answers of terms that are over stay: of what reads no other term's facts."""
        begun = [term for term in self.calendar.terms if term.first_day <= min(period.last, self.chosen.as_of)]
        terms = [self.calendar.term_named(term.name) for term in begun[-TERMS_DRAWN:]]
        last = [term for term in terms if term is not None]
        return last if metric.population.bounded else [replace(last[0], last=last[-1].last)] if last else []

    def _series(self, metric: Metric, scope: Scope, kind: str, ranges: list[Period]) -> tuple[tuple[Period, Slot], ...]:
        day = self.seen(metric)
        found: list[tuple[Period, Slot]] = []
        for stretch in ranges:
            last = min(stretch.last, day)
            if stretch.first > last:
                continue
            questions = tuple(self.questions(metric, kind, stretch.first, last, scope))
            found += [
                (period, Slot(questions, period.label)) for period in self.calendar.within(kind, stretch.first, last)
            ]
        return tuple(found)

    def _alone(self, metric: Metric, scope: Scope, period: Period, as_of: dt.date | None = None) -> Slot:
        last = period.last if as_of is None else min(period.last, as_of)
        return Slot(tuple(self.questions(metric, period.kind, period.first, last, scope, as_of)), period.label)

    def _compared(
        self, metric: Metric, scope: Scope, period: Period, other: Period | None, series: dict[Period, Slot]
    ) -> tuple[Period, Slot, bool] | None:
        """A running period is compared with the other one up to the same day, as it stood then."""
        if other is None or other.last < self.first_day:
            return None
        if metric.is_stock or self.chosen.is_over(period):
            return other, series.get(other) or self._alone(metric, scope, other), False
        passed = self.seen(metric) - period.first
        if passed.days < 0:
            return None
        return other, self._alone(metric, scope, other, min(other.first + passed, other.last)), True

    @property
    def first_day(self) -> dt.date:
        """Before the first term nothing is compared."""
        return self.calendar.terms[0].first_day if self.calendar.terms else dt.date.min

    def _written_later(self, metric: Metric, scope: Scope, period: Period) -> tuple[tuple[str, Slot], ...]:
        """The counts of rows written down after the day asked for: of the period, of a stock those of ever."""
        ever = self.calendar.all_time(self.stock_day)
        span = ever if metric.is_stock else period
        return tuple(
            (key, Slot(tuple(self.questions(ASKED[key], span.kind, span.first, span.last, scope)), span.label))
            for key in (LEDGERS[ledger].written_later_for(metric) for ledger in metric.ledgers)
        )

    def others(self, metric: Metric, scope: Scope) -> Slot:
        """A figure of the college's other communities in its own period, each without saying which."""
        period, ids = self.period_of(metric), tuple(place.id for place in scope.places if place.id not in scope.ids)
        seen = self.seen(metric)
        asked = question(metric, period.kind, ids, period.first, period.last, seen, unnamed=True)
        return Slot((asked,), period.label)

    def questions(
        self,
        metric: Metric,
        kind: str,
        first: dt.date,
        last: dt.date,
        scope: Scope,
        as_of: dt.date | None = None,
        group: str | None = None,
    ) -> list[Question]:
        """One a community where the metric adds up or has a value a thing, else one for the college as a whole."""
        asked = metric.share if isinstance(metric, Lead) else metric
        day = as_of or self.seen(metric)
        as_one = self.as_one or not asked.adds_up
        if scope.is_college and as_one and not isinstance(asked, EachValue):
            return [question(asked, kind, scope.ids, first, last, day, group, college=True)]
        return [question(asked, kind, (community,), first, last, day, group) for community in scope.ids]


# Pages ask the same at each run: what was planned with one calendar is remembered.


@lru_cache(PLANS_KEPT)
def _plan(planner: Planner, metric: Metric, scope: Scope, beside: Beside, against_college: bool) -> Plan:
    return planner._plan(metric, scope, beside, against_college)


@lru_cache(PLANS_KEPT)
def _period_of(planner: Planner, metric: Metric) -> Period:
    return planner._period_of(metric)
