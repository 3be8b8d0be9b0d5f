"""One line a measurement, beside what it should reach."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Line:
    """A measured number, at most `reach`; `told`: what else is worth knowing of it."""

    what: str
    measured: float
    reach: float
    unit: str = ""
    told: str = ""

    @property
    def is_ok(self) -> bool:
        return self.measured <= self.reach

    def cells(self) -> tuple[str, str, str, str, str]:
        verdict = "ok" if self.is_ok else "over"
        return (
            self.what,
            f"{_number(self.measured)}{self.unit}",
            f"{_number(self.reach)}{self.unit}",
            verdict,
            self.told,
        )


def _number(value: float) -> str:
    return f"{value:.0f}" if value >= 10 or value == int(value) else f"{value:.2f}"


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)


def printed(lines: Sequence[Line]) -> str:
    """The table as text, and the load of the machine under it."""
    rows = [("what", "measured", "reach", "", ""), *(line.cells() for line in lines)]
    widths = [max(_width(row[column]) for row in rows) for column in range(5)]
    text = "\n".join(
        "  ".join(cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    )
    return f"{text}\n{os.cpu_count()} cores, load {' '.join(f'{load:.1f}' for load in os.getloadavg())}"


def middle(times: int, once: Callable[[], float]) -> float:
    """The median of what several runs measured."""
    return median(once() for _ in range(times))
