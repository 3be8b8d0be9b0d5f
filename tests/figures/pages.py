"""What a page says of a figure (its own, compared, drawn), against the same recomputed."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

import pytest

from data_access.figures import Comparison, Figure, Figures, Point
from data_access.metrics.forms import Count, Distribution, Each, EachValue, Lead, Share
from data_access.metrics.registry import METRICS
from data_access.periods import Period
from data_access.planning import Chosen
from data_access.scopes import Scope, Viewer
from tests.figures.comparison import CLOSE, Case, Sample

LEADER = Viewer()


@dataclass(frozen=True)
class Numbers:
    """k and n of a figure, and how often each value of a distribution occurs."""

    k: float
    n: int
    values: dict[float, int]


@dataclass(frozen=True)
class Page:
    """A page of the sample: a scope, a period, a day."""

    sample: Sample
    scope: Scope
    period: Period
    as_of: dt.date

    def figures(self) -> dict[str, Figure]:
        chosen = Chosen(self.period, self.as_of, self.sample.today)
        return Figures(self.sample.asking, LEADER, self.scope, chosen).of(*METRICS)

    def faults(self, figure: Figure) -> Iterator[str]:
        """Where a figure, what it is compared with and what is drawn beside it are not as recomputed."""
        key, day = figure.metric.key, self._day(figure)
        said: list[tuple[str, Figure | Comparison | Point, dt.date]] = [("itself", figure, day)]
        said += [("drawn", point, day) for point in figure.series]
        said += [
            ("compared", other, self._same_day(figure, other) if other.so_far else day)
            for other in (figure.previous, figure.last_year)
            if other is not None
        ]
        for word, one, asked_day in said:
            numbers = self.numbers(key, one.period, asked_day, self.scope)
            value = self.value(key, one.period, asked_day)
            if (one.tally.k, one.tally.n or 0) != (approx(numbers.k), numbers.n) or one.value != approx(value):
                yield f"{key}, {word} {one.period.first}: {one.tally} {one.value}, recomputed {numbers} {value}"

    def _day(self, figure: Figure) -> dt.date:
        """As of which day the figure's own period is asked."""
        if figure.metric.is_stock:
            return min(self.period.last, self.as_of)
        # What is due every day is not due today until today has passed.
        daily = figure.metric.population.each is Each.DUTY_DAY
        return min(self.as_of, self.sample.today - dt.timedelta(days=1)) if daily else self.as_of

    def _same_day(self, figure: Figure, other: Comparison) -> dt.date:
        """The day of another period that is as far in it as the day asked for is in the figure's own."""
        return min(other.period.first + (self._day(figure) - figure.period.first), other.period.last)

    def numbers(self, key: str, period: Period, as_of: dt.date, scope: Scope) -> Numbers:
        case = Case(key, period.kind, as_of, college=scope.is_college)
        if period.kind == "day" and METRICS[key].is_stock:
            # What stands at a day's end is what stands in the end, as of that day.
            case = Case(key, "all", period.first, college=scope.is_college)
        first = self.sample.recomputed.firsts[case.kind][period.label if case.kind != "all" else 0]
        place = scope.college_id if scope.is_college else scope.ids[0]
        found = {which: sums for which, sums in self.sample.recomputed(case).items() if which[:2] == (place, first)}
        values: dict[float, int] = {}
        for (*_, value), (k, _) in found.items():
            if value is not None:
                values[value] = values.get(value, 0) + int(k)
        return Numbers(sum(k for k, _ in found.values()), sum(n for _, n in found.values()), values)

    def value(self, key: str, period: Period, as_of: dt.date) -> float | None:
        """The figure itself, in its own unit."""
        metric, numbers = METRICS[key], self.numbers(key, period, as_of, self.scope)
        if isinstance(metric, Count):
            return numbers.k
        if isinstance(metric, Distribution | EachValue):
            ordered = sorted(chain.from_iterable([value] * times for value, times in numbers.values.items()))
            return ordered[math.ceil(0.9 * len(ordered)) - 1] if ordered else None
        if numbers.n == 0:
            return None
        if not isinstance(metric, Lead):
            return numbers.k / numbers.n * (100 if isinstance(metric, Share) else 1)
        if self.scope.is_college:
            # It leads nobody, least of all itself.
            return None
        whole = self.numbers(key, period, as_of, self.scope.whole())
        return 100 * numbers.k / numbers.n - 100 * whole.k / whole.n


def approx(number: float | None) -> object:
    return pytest.approx(number, abs=CLOSE)
