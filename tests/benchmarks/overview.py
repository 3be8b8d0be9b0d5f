"""All figures of a community's overview, and every number in them by (metric, kind, first day, last day or college)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any

from dashboard import attention
from dashboard.shown import Shown
from dashboard.view import View
from data_access.answers import Asking
from data_access.figures import Figure, Part
from data_access.metrics.forms import Lead
from data_access.periods import Period
from data_access.planning import YEARS_DRAWN
from data_access.scopes import Viewer
from tests.dashboard.reading import cards_of

Key = tuple[str, str, dt.date, dt.date | str]
Numbers = dict[Key, tuple[float, ...]]
COLLEGE = "college"
STAGES = ("warned", "warned_paired", "warned_tutored", "warned_lifted")


def shown_by(asking: Asking, scope: str, today: dt.date) -> Shown:
    """What a page of this scope shows, opened by a link that says no more."""
    return Shown(Viewer(), View(scope=scope), today, asking, None)


def years(shown: Shown) -> Period:
    """The calendar years in which awards are drawn."""
    last = shown.calendar.year(shown.stock_day)
    return Period("year", last.label, dt.date(last.first.year - YEARS_DRAWN + 1, 1, 1), last.last)


def ask(shown: Shown) -> tuple[list[Figure], list[Part], list[Part]]:
    """Everything the overview asks: its figures, open tickets by age a week, awards by level a year."""
    cards = cards_of("overview")
    of_charts = ("tickets_open", *STAGES, "awards")
    shown.ask_ahead((*cards, *of_charts), attention.OVERDUE + attention.RATES, ("visit_coverage",))
    asked = [
        shown.figures(*cards),
        shown.plain(*attention.OVERDUE, *attention.RATES),
        {"": shown.years("visit_coverage")},
        shown.running("visit_coverage"),
        shown.figures("tickets_open", "tickets_stale"),
        shown.figures(*STAGES),
        shown.figures("awards", "awards_provincial_up"),
    ]
    ages = shown.parts("tickets_open", "age", "week", shown.calendar.span("week", shown.stock_day))
    levels = shown.parts("awards", "level", "year", years(shown))
    return [figure for figures in asked for figure in figures.values()], ages, levels


def numbers(figures: Iterable[Figure], ages: Iterable[Part], levels: Iterable[Part]) -> Numbers:
    """k (and n) of every figure, of what it is compared with and of its series; the college's value to 9 digits."""
    found: Numbers = {}
    for figure in figures:
        for key, number in _of(figure):
            if found.setdefault(key, number) != number:
                raise AssertionError(f"two answers to {key}: {found[key]} and {number}")
    as_of = max(last for *_, last in found if isinstance(last, dt.date))
    for name, parts in (("tickets_open", ages), ("awards", levels)):
        for part in parts:
            key = (f"{name} {part.part}", part.period.kind, part.period.first, min(part.period.last, as_of))
            found[key] = (part.tally.k,)
    return found


def _of(figure: Figure) -> Iterator[tuple[Key, tuple[float, ...]]]:
    name, as_of = figure.metric.key, figure.as_of
    if isinstance(figure.metric, Lead):
        raise TypeError(f"{name} is no number of the overview's")
    tallies: list[tuple[Period, dt.date, Any]] = [(figure.period, as_of, figure.tally)]
    tallies += [(point.period, as_of, point.tally) for point in figure.series + figure.series_last_year]
    passed = as_of - figure.period.first
    for compared in (figure.previous, figure.last_year):
        if compared is not None:
            day = compared.period.first + passed if compared.so_far else as_of
            tallies.append((compared.period, day, compared.tally))
    for period, day, tally in tallies:
        number = (tally.k,) if tally.n is None else (tally.k, tally.n)
        yield (name, period.kind, period.first, min(period.last, day)), number
    if figure.college is not None:
        yield (name, figure.period.kind, figure.period.first, COLLEGE), (round(figure.college, 9),)
