"""Tickets drawn: open ones by age over the weeks, by category, by department."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import Any

from dashboard import charts, phrases
from dashboard.charts.bars import Category, category_bars, category_rows
from dashboard.drawer import Opening
from dashboard.graphs import Graph
from dashboard.graphs.categories import most, open_bar
from dashboard.shown import Shown
from dashboard.words import Words
from data_access.periods import Period
from data_access.references import DEPARTMENTS

BANDS = {"fresh": "0-3", "mid": "4-10", "over": "11+"}


def by_age(shown: Shown) -> Graph:
    """Tickets open at the end of each week of the term, by the working days they have waited."""
    words, figures = shown.words, shown.figures("tickets_open", "tickets_stale")
    span = shown.calendar.span("week", shown.stock_day)
    parts = shown.parts("tickets_open", "age", "week", span)
    counts: dict[Period, dict[str, int]] = defaultdict(dict)
    for part in parts:
        counts[part.period][str(part.part)] = int(part.tally.k)
    weeks = _weeks(shown, span)
    periods = [_open_tickets(shown, at, week, counts[week]) for at, week in weeks]
    now = periods[-1] if periods else charts.OpenTickets(0, 0, 0, 0)
    names = {
        band: words("chart-age-end", band=words(f"age-{_code(age)}.short"), n=getattr(now, band))
        for band, age in BANDS.items()
    }
    n, stale = int(figures["tickets_open"].tally.k), int(figures["tickets_stale"].tally.k)
    return Graph(
        "ages",
        _age_heading(shown, n, stale),
        words("caption-tickets-age"),
        charts.open_by_age(words("chart-first-week")),
        charts.age_rows(periods, names) if any(sum(found.values()) for found in counts.values()) else [],
        words("alt-age"),
        lambda mark: _open_age(shown, dict(weeks), mark),
        empty=("empty-tickets-open", phrases.last_written(shown, "feedback_ticket")),
    )


def _code(age: str) -> str:
    return age.replace("+", "-up")


def _weeks(shown: Shown, span: Period) -> list[tuple[int, Period]]:
    """Numbers on the axis and their weeks: teaching weeks, and those of the vacation counted on."""
    weeks = shown.calendar.within("week", span.first, min(span.last, shown.stock_day))
    first = next((week.number for week in weeks if week.number is not None), 1) or 1
    return [(first + number, week) for number, week in enumerate(weeks)]


def _open_tickets(shown: Shown, at: int, week: Period, counts: dict[str, int]) -> charts.OpenTickets:
    words = shown.words
    name = phrases.period_name(words, week, shown.today)
    tips = tuple(
        words(
            "tip-part",
            period=name,
            part=words(f"age-{_code(age)}"),
            counted=words.counted("tickets_open", counts.get(age, 0)),
        )
        for age in reversed(BANDS.values())
    )
    over, mid, fresh = (counts.get(age, 0) for age in reversed(BANDS.values()))
    return charts.OpenTickets(at, over, mid, fresh, (tips[0], tips[1], tips[2]))


def _age_heading(shown: Shown, n: int, stale: int) -> str:
    if not n:
        return shown.words("heading-tickets-age-none")
    if not stale:
        return shown.words("heading-tickets-age-fresh", n=n)
    return shown.words("heading-tickets-age", n=n, stale=stale)


def _open_age(shown: Shown, weeks: dict[int, Period], mark: dict[str, Any]) -> Opening | None:
    week, band = weeks.get(int(mark.get("at", -1))), BANDS.get(str(mark.get("band")))
    if week is None or band is None:
        return None
    return Opening("tickets_open", week, ("age", band), shown.words(f"age-{_code(band)}"))


def by_category(shown: Shown) -> Graph:
    """Tickets submitted in the term by category, the most first."""
    words = shown.words
    term = shown.term
    when = phrases.when(words, term, shown.today)
    received = shown.parts("tickets_received", "category", term.kind, term)
    bars, others = most(
        (Category(str(part.part), str(part.part), int(part.tally.k)) for part in received),
        lambda n: words("chart-other-categories", n=n),
    )
    heading = words.metric("tickets_received")
    if bars:
        heading = words("heading-tickets-category", category=bars[0].name, when=when, n=bars[0].n)
    said = [
        replace(
            bar,
            label=words.counted("tickets_received", bar.n),
            tip=words("tip-tickets-category", category=bar.name, when=when, n=bar.n),
        )
        for bar in bars
    ]
    return Graph(
        "categories",
        heading,
        words("caption-tickets-category", when=when),
        category_bars(),
        category_rows(said),
        words("alt-bars", what=words.metric("tickets_received")),
        lambda mark: open_bar(bars, mark, "tickets_received", term, "category", others),
        empty=("empty-tickets", {"when": when, **phrases.last_written(shown, "feedback_ticket")}),
    )


def by_department(shown: Shown) -> Graph:
    """Open tickets by department, those over 10 working days at the baseline, the most first."""
    words = shown.words
    stale = {part.part: int(part.tally.k) for part in shown.parts("tickets_stale", "department")}
    names = {row.id: row.name for row in shown.look_up(DEPARTMENTS, shown.scope.ids)}
    bars, others = most(
        (
            Category(
                str(part.part),
                names.get(part.part, words("group-none")),
                int(part.tally.k),
                stale.get(part.part, 0),
            )
            for part in shown.parts("tickets_open", "department")
            if part.tally.k
        ),
        lambda n: words("chart-other-departments", n=n),
    )
    heading = words.metric("tickets_open")
    if bars:
        heading = words("heading-tickets-department", department=bars[0].name, n=bars[0].n)
    said = [replace(bar, label=words.counted("tickets_open", bar.n), tip=_department_tip(words, bar)) for bar in bars]
    return Graph(
        "departments",
        heading,
        words("caption-tickets-department"),
        category_bars(),
        category_rows(said),
        words("alt-bars", what=words.metric("tickets_open")),
        lambda mark: open_bar(bars, mark, "tickets_open", shown.calendar.day(shown.stock_day), "department", others),
        (("bad", words.metric("tickets_stale", "yes")),),
        ("empty-tickets-open", phrases.last_written(shown, "feedback_ticket")),
    )


def _department_tip(words: Words, bar: Category) -> str:
    late = "" if bar.over else "-fresh"
    return words(f"tip-tickets-department{late}", department=bar.name, n=bar.n, stale=bar.over)
