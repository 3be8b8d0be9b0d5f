"""Where a community stands: its headline figures beside the others, which are not named, and over time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboard import cards, charts, phrases
from dashboard.charts.standing import Standing
from dashboard.drawer import Opening
from dashboard.graphs import Graph
from dashboard.shown import Shown
from data_access.figures import Figure
from data_access.metrics.forms import Share
from data_access.planning import Beside


def strips(shown: Shown, keys: Sequence[str], changed: str) -> Graph:
    """A strip a rate, with the college's other communities as dots (of few the college alone); a count has its line.

    changed: what did since the week before, in words.
    """
    words, figures = shown.words, shown.figures(*keys)
    college = shown.college(*keys, beside=Beside.NOTHING)
    rates = [key for key, figure in figures.items() if isinstance(figure.metric, Share)]
    others = shown.unnamed(*rates)
    standings = [_standing(shown, figures[key], college[key], others.get(key, ())) for key in keys]
    low = charts.quarter_below(
        [rate for one in standings for rate in (one.rate, one.college, one.target, *one.others) if rate is not None]
    )
    has_others = any(others.values())
    # Counts of nothing alone say nothing.
    is_any = any(one.rate is not None or any(one.line) for one in standings)
    return Graph(
        "standing",
        _heading(shown, [(figures[key], college[key]) for key in rates]),
        words.sentences(changed, words.sentence(words("caption-standing", low=words.rate(100 * low)))),
        charts.standing(),
        charts.standing_rows(standings, low) if is_any else [],
        words("alt-standing"),
        lambda mark: _open(figures, mark),
        (
            ("accent", words("chart-this-community")),
            ("ctx", words("chart-others-and-college" if has_others else "chart-college")),
            ("ink", words("chart-the-target")),
        ),
    )


def _standing(shown: Shown, figure: Figure, college: Figure, others: tuple[float, ...]) -> Standing:
    words, metric = shown.words, figure.metric
    is_rate = isinstance(metric, Share)
    value = phrases.value_in_text(words, metric, figure.value)
    goal = figure.target.goal / 100 if is_rate and figure.target is not None else None
    beside_it = words("standing-college", value=phrases.value_in_text(words, metric, college.value))
    period = phrases.period_name(words, figure.period, shown.today, short=True)
    return Standing(
        metric.key,
        words.dotted(words.metric(metric.key, "short"), period),
        value,
        words.clauses(words("standing-own", metric=words.metric(metric.key), period=period, value=value), beside_it),
        phrases.MARKS[figure.status],
        phrases.status_word(words, figure),
        rate=_share(figure) if is_rate else None,
        others=tuple(rate / 100 for rate in others),
        college=_share(college) if is_rate else None,
        target=goal,
        line=cards.trend(figure),
        beside="" if is_rate and figure.value is not None else words.dotted(beside_it, phrases.target(words, figure)),
    )


def _share(figure: Figure) -> float | None:
    return figure.value / 100 if figure.value is not None else None


def _heading(shown: Shown, rates: Sequence[tuple[Figure, Figure]]) -> str:
    """4 项比率中 3 项不低于学院."""
    both = [(own.value, whole.value) for own, whole in rates if own.value is not None and whole.value is not None]
    if not both:
        return shown.words("heading-standing-none")
    return shown.words("heading-standing", n=len(both), k=sum(own >= whole for own, whole in both))


def _open(figures: dict[str, Figure], mark: dict[str, Any]) -> Opening | None:
    figure = figures.get(str(mark.get("key")))
    return Opening(figure.metric.key, figure.period) if figure is not None else None
