"""The numbers of a figure: cells of communities summed, and the only division in the house."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from data_access.disclosure import Hidden
from data_access.metrics.forms import Count, Distribution, EachValue, Metric, Share
from data_access.questions import Cell


@dataclass(frozen=True)
class Tally:
    """k, and n where there is a denominator; excused and what is said beside; a distribution's (value, count) pairs.

    hidden: why the numbers are not told to this viewer; k and n are no numbers then. excused: None where not told.
    """

    k: float = 0
    n: float | None = None
    excused: int | None = 0
    beside: tuple[tuple[str, int], ...] = ()
    counts: tuple[tuple[float, int], ...] = field(default=(), repr=False)
    hidden: Hidden | None = None

    def told(self, mark: Hidden | None) -> Tally:
        """What is left for whoever may not see the persons: k and n, or neither, and nothing beside them."""
        if mark is None:
            return replace(self, excused=None, beside=(), counts=())
        return Tally(math.nan, None if self.n is None else math.nan, None, hidden=mark)

    def value(self, metric: Metric) -> float | None:
        """The figure in its own unit (a share in per cent, 0-100); None where nothing is there to speak of, or told."""
        if self.hidden is not None:
            return None
        if isinstance(metric, Count):
            return self.k
        if isinstance(metric, Distribution | EachValue):
            return self.percentile(90)
        if not self.n:
            return None
        return 100 * self.k / self.n if isinstance(metric, Share) else self.k / self.n

    def percentile(self, percent: int) -> float | None:
        """The nearest-rank percentile of a distribution; None of an empty one."""
        total = sum(count for _, count in self.counts)
        rank = math.ceil(percent / 100 * total)
        passed = 0
        for value, count in sorted(self.counts):
            passed += count
            if passed >= max(rank, 1):
                return value
        return None


def tally(metric: Metric, cells: Iterable[Cell]) -> Tally:
    """The sum of cells of one period (and part): of several communities, or one cell alone."""
    k: float = 0
    n: float = 0
    excused = 0
    counts: dict[float, int] = {}
    beside: dict[str, int] = {}
    for cell in cells:
        k, n, excused = k + cell.k, n + (cell.n or 0), excused + cell.excused
        for name, count in cell.beside:
            beside[name] = beside.get(name, 0) + count
        if cell.value is not None:
            counts[float(cell.value)] = counts.get(float(cell.value), 0) + int(cell.k)
    has_n = not isinstance(metric, Count | Distribution | EachValue)
    return Tally(k, n if has_n else None, excused, tuple(beside.items()), tuple(sorted(counts.items())))
