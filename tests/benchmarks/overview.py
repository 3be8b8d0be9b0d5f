"""All figures of an overview, and every number in them by (metric, whose, kind, first day, last day)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dashboard import attention, changed
from dashboard.graphs.tutoring import STAGES
from dashboard.shown import Shown
from dashboard.view import View
from data_access.answers import Asking
from data_access.figures import MISSED, Figure, Part
from data_access.periods import Period
from data_access.planning import YEARS_DRAWN
from data_access.questions import Question
from data_access.scopes import Place, Viewer
from tests.dashboard.reading import cards_of

Key = tuple[str, str, str, dt.date, dt.date]
Numbers = dict[Key, tuple[float, ...]]
# Whose a number is: the page's own scope's, its college's, or by its name a community's of the college.
OWN, COLLEGE = "own", "college"
CARDS = cards_of("overview")
OF_CHARTS = ("tickets_open", *STAGES, "awards")


@dataclass(frozen=True)
class Told:
    """Everything that an overview tells: figures of its scope and of each community, parts by metric."""

    own: Sequence[Mapping[str, Figure]]
    beside: Sequence[Mapping[Place, Mapping[str, Figure]]]
    parts: Mapping[str, Sequence[Part]]


def shown_by(asking: Asking, scope: str, today: dt.date) -> Shown:
    """What a page of this scope shows, opened by a link that says no more."""
    return Shown(Viewer(), View(scope=scope), today, asking, None)


def years(shown: Shown) -> Period:
    """The calendar years in which awards are drawn."""
    last = shown.calendar.year(shown.stock_day)
    return Period("year", last.label, dt.date(last.first.year - YEARS_DRAWN + 1, 1, 1), last.last)


def ask(shown: Shown) -> Told:
    """All that the overview asks of figures, as it does: at once what is known ahead, then the rest in its order."""
    stocks, rates = attention.keys(shown)
    shown.ask_ahead((*CARDS, *OF_CHARTS), (*stocks, "ledger_filled"), ("visit_coverage",), rates + changed.COUNTS)
    own = [shown.figures(*CARDS)]
    beside = [shown.side_by_side(*CARDS)] if shown.scope.is_college else []
    own += [shown.running("visit_coverage"), shown.lines(*rates, *changed.COUNTS)]
    own += [{"visit_coverage": shown.years("visit_coverage")}, shown.figures("tickets_open", "tickets_stale")]
    ages = shown.parts("tickets_open", "age", "week", shown.calendar.span("week", shown.stock_day))
    own.append(shown.figures(*STAGES))
    levels = shown.parts("awards", "level", "year", years(shown))
    own += [shown.figures("awards", "awards_provincial_up"), shown.plain(*stocks, "ledger_filled")]
    if shown.scope.is_college:
        # The page tells the first few of what misses its target with its communities; all of it where it is opened.
        missed = (key for key, figure in shown.lines(*rates).items() if figure.status in MISSED)
        beside += [shown.side_by_side(key) for key in missed]
    return Told(own, beside, {"tickets_open": ages, "awards": levels})


def questions(asked: Mapping[Any, Any]) -> frozenset[Question]:
    """The questions about figures among all that was asked."""
    return frozenset(what for what in asked if isinstance(what, Question))


def numbers(told: Told) -> Numbers:
    """k (and n) of every figure, of what it is compared with and of its series; the college's value to 9 digits."""
    figures = [(OWN, figure) for by_key in told.own for figure in by_key.values()]
    figures += [
        (place.name, figure)
        for by_place in told.beside
        for place, by_key in by_place.items()
        for figure in by_key.values()
    ]
    found: Numbers = {}
    for whose, figure in figures:
        for key, number in _of(whose, figure):
            if found.setdefault(key, number) != number:
                raise AssertionError(f"two answers to {key}: {found[key]} and {number}")
    as_of = max(figure.as_of for _, figure in figures)
    for name, parts in told.parts.items():
        for part in parts:
            found[f"{name} {part.part}", OWN, *_dates(part.period, as_of)] = (part.tally.k,)
    return found


def _dates(period: Period, day: dt.date) -> tuple[str, dt.date, dt.date]:
    return period.kind, period.first, min(period.last, day)


def _of(whose: str, figure: Figure) -> Iterator[tuple[Key, tuple[float, ...]]]:
    name, as_of = figure.metric.key, figure.as_of
    tallies: list[tuple[Period, dt.date, Any]] = [(figure.period, as_of, figure.tally)]
    tallies += [(point.period, as_of, point.tally) for point in figure.series + figure.series_last_year]
    passed = as_of - figure.period.first
    for compared in (figure.previous, figure.last_year):
        if compared is not None:
            day = compared.period.first + passed if compared.so_far else as_of
            tallies.append((compared.period, day, compared.tally))
    for period, day, tally in tallies:
        number = (tally.k,) if tally.n is None else (tally.k, tally.n)
        yield (name, whose, *_dates(period, day)), number
    if figure.college is not None:
        yield (name, COLLEGE, *_dates(figure.period, as_of)), (round(figure.college, 9),)
