"""The same figures of an overview by bare SQL on the driver's own cursor, as few statements as it takes.

Written by hand from the meaning of the figures, for SQLite; a module an area.
"""

from tests.benchmarks.bare import competitions, dorm_visits, grid, ledgers, programmes, tickets, tutoring
from tests.benchmarks.bare.asking import Asked
from tests.benchmarks.overview import Numbers

AREAS = (dorm_visits, grid, tickets, tutoring, programmes, competitions, ledgers)


def ask(asked: Asked) -> Numbers:
    """Every number of the overview, under the keys of `overview.numbers`."""
    for area in AREAS:
        area.ask(asked)
    return asked.numbers()


def differences(figures: Numbers, bare: Numbers) -> list[str]:
    """Where the two say otherwise; what bare SQL has no row of is nought."""
    return [
        f"{key}: the figure says {number}, bare SQL {bare.get(key)}"
        for key, number in figures.items()
        if bare.get(key, tuple(0.0 for _ in number)) != number
    ]


__all__ = ["AREAS", "Asked", "ask", "differences"]
