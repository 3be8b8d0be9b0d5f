"""Teams and students drawn: person-times, promises kept, what came of it, honours, rates over the terms."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from dashboard import phrases
from dashboard.charts.bars import Category, Rate, category_bars, category_rows, lift_by_level, rate_rows
from dashboard.drawer import Opening
from dashboard.graphs import Graph
from dashboard.graphs.categories import empty_or_untold, most, open_bar, told, untold_caption
from dashboard.shown import Shown
from dashboard.told import if_told
from data_access.figures import Part, Point
from data_access.metrics.registry import METRICS
from data_access.periods import Period
from data_access.schema.programmes import TEAMS

MOST_RATES = 12


@if_told
def by_team(shown: Shown) -> Graph:
    """Person-times of the term by team, in the order of the teams."""
    words, term = shown.words, shown.term
    when = phrases.when(words, term, shown.today)
    parts = shown.parts("person_times", "team", term.kind, term)
    counts = {part.part: part.tally.k for part in told(parts)}
    bars = [
        Category(team, words(f"team-{team}"), int(counts[team]), label=words.counted("person_times", int(counts[team])))
        for team in TEAMS
        if counts.get(team)
    ]
    largest = max(bars, key=lambda bar: bar.n, default=None)
    heading = words.metric("person_times")
    if largest is not None:
        heading = words("heading-teams", when=when, team=largest.name, n=largest.n)
    return Graph(
        "teams",
        heading,
        words.clauses(words("caption-teams", when=when), untold_caption(words, parts)),
        category_bars(),
        category_rows(bars),
        words("alt-bars", what=words.metric("person_times")),
        lambda mark: open_bar(bars, mark, "person_times", term, "team"),
        empty=empty_or_untold(parts, ("empty-activities", {"when": when, **phrases.last_written(shown, "activity")})),
    )


def kept(shown: Shown) -> Graph:
    """Which programmes hold what they promise, in the term: the least kept first."""
    words, term = shown.words, shown.term
    when = phrases.when(words, term, shown.today)
    parts = [part for part in shown.parts("programme_kept", "programme", term.kind, term) if part.value is not None]
    parts.sort(key=lambda part: (part.value or 0, -(part.tally.n or 0), str(part.part)))
    rates = [_kept_rate(shown, part) for part in parts[:MOST_RATES]]
    missed = sum(1 for part in parts if part.tally.k < (part.tally.n or 0))
    heading = words.metric("programme_kept")
    if parts:
        heading = words("heading-kept", when=when, n=missed) if missed else words("heading-kept-all", when=when)
    return Graph(
        "kept",
        heading,
        words("caption-kept"),
        lift_by_level(),
        rate_rows(rates),
        words("alt-bars", what=words.metric("programme_kept")),
        lambda mark: Opening("programme_kept", term, ("programme", mark.get("member")), str(mark.get("member"))),
        empty=("empty-promises", {}),
    )


def _kept_rate(shown: Shown, part: Part) -> Rate:
    words, name = shown.words, str(part.part)
    label, beside = words.rate(part.value), words.k_of_n(int(part.tally.k), int(part.tally.n or 0))
    return Rate(name, name, (part.value or 0) / 100, label, beside)


def outputs(shown: Shown) -> Graph:
    """What came of the term's activities, the most first."""
    return _most(shown, "outputs", "outputs", "output")


def honours(shown: Shown) -> Graph:
    """Honours of the term by name, the most first."""
    return _most(shown, "honours", "honours", "honour")


def hours(shown: Shown) -> Graph:
    """Hours of volunteering of the term by programme."""
    return _most(shown, "hours", "volunteer_hours", "programme")


def by_branch(shown: Shown) -> Graph:
    """Activities of the term by branch of work."""
    return _most(shown, "branches", "activities", "branch")


@if_told
def by_part(shown: Shown) -> Graph:
    """Who took part in the term, and as what."""
    return _most(shown, "roles", "persons", "part")


def offered(shown: Shown) -> Graph:
    """What came of the enterprise team's activities in the term: posts, agreements."""
    return _most(shown, "offered", "outputs", "enterprise_output")


def company_events(shown: Shown) -> Graph:
    """The enterprise team's activities of the term by programme."""
    return _most(shown, "events", "activities", "enterprise")


def companies(shown: Shown) -> Graph:
    """Companies and organisations at them, by programme."""
    return _most(shown, "companies", "partners", "enterprise")


def _most(shown: Shown, box: str, key: str, group: str) -> Graph:
    """A count or total of the term by a grouping, the most first."""
    words, term = shown.words, shown.term
    when = phrases.when(words, term, shown.today)
    parts = shown.parts(key, group, term.kind, term)
    bars, others = most(
        (
            Category(str(part.part), str(part.part), part.tally.k)
            for part in told(parts)
            if part.tally.k and part.part is not None
        ),
        lambda n: words("chart-other-categories", n=n),
    )
    bars = [replace(bar, label=words.count(bar.n)) for bar in bars]
    heading = words.metric(key)
    if bars:
        heading = words(f"heading-{box}", when=when, what=bars[0].name, n=bars[0].n)
    return Graph(
        box,
        heading,
        words.clauses(words(f"caption-{box}", when=when), untold_caption(words, parts)),
        category_bars(),
        category_rows(bars),
        words("alt-bars", what=words.metric(key)),
        lambda mark: open_bar(bars, mark, key, term, group, others),
        empty=empty_or_untold(
            parts, (f"empty-{box}", {"when": when, **phrases.last_written(shown, METRICS[key].ledgers[0])})
        ),
    )


def participation(shown: Shown) -> Graph:
    """The share of residents who took part in something, of the last terms."""
    return _by_term(shown, "participation", "participation_rate")


def satisfaction(shown: Shown) -> Graph:
    """The share of survey answers of satisfied or better, of the last terms."""
    return _by_term(shown, "satisfaction", "satisfaction")


def _by_term(shown: Shown, box: str, key: str) -> Graph:
    words, figure = shown.words, shown.figures(key)[key]
    goal = figure.target.goal / 100 if figure.target is not None else None
    drawn = [point for point in figure.series if point.value is not None or point.tally.hidden is not None]
    rates = [_term_rate(shown, point, goal) for point in drawn]
    points = [point for point in drawn if point.value is not None]
    terms = {str(point.period.label): point.period for point in points}
    heading = words.metric(key)
    if len(points) > 1:
        apart = (points[-1].value or 0) - (points[0].value or 0)
        heading = words(
            f"heading-{box}",
            rate=words.rate(points[-1].value),
            since=words.short_term(str(points[0].period.term)),
            direction=words.direction(apart),
            points=abs(apart),
        )
    return Graph(
        box,
        heading,
        words(f"caption-{box}"),
        lift_by_level(),
        rate_rows(rates, words("chart-target", goal=words.rate(figure.target.goal)) if figure.target else ""),
        words("alt-bars", what=words.metric(key)),
        lambda mark: _open_term(terms, key, mark),
    )


def _term_rate(shown: Shown, point: Point, goal: float | None) -> Rate:
    words, name = shown.words, shown.words.short_term(str(point.period.term))
    if (untold := phrases.hidden(words, point.tally)) is not None:
        return Rate(str(point.period.label), name, None, untold)
    beside = words.k_of_n(int(point.tally.k), int(point.tally.n or 0))
    return Rate(str(point.period.label), name, (point.value or 0) / 100, words.rate(point.value), beside, goal)


def _open_term(terms: dict[str, Period], key: str, mark: dict[str, Any]) -> Opening | None:
    term = terms.get(str(mark.get("member")))
    return Opening(key, term) if term is not None else None
