"""A figure as a card says it."""

from __future__ import annotations

from dashboard import fragments, phrases
from dashboard.shown import Shown
from data_access.figures import Figure

# The figures by which a community is known at a glance: those of 总览.
HEADLINES = (
    "visit_coverage",
    "room_report_completion",
    "tickets_stale",
    "warning_lift_rate",
    "participation_rate",
    "awards_provincial_up",
)


def card(shown: Shown, figure: Figure) -> fragments.Card:
    """A figure as a card says it."""
    words = shown.words
    amount, unit = phrases.amount(words, figure)
    fill, goal = phrases.fill(figure)
    return fragments.Card(
        figure=amount,
        unit=unit,
        beside=phrases.beside(words, figure),
        period=phrases.period_name(words, figure.period, shown.today, short=True),
        trend=trend(figure),
        fill=fill,
        goal=goal,
        status=phrases.MARKS[figure.status],
        status_word=phrases.status_word(words, figure),
        target=phrases.target(words, figure),
        compared=_compared(shown, figure, short=False),
        compared_short=_compared(shown, figure, short=True),
        stale=shown.stale_since is not None,
        muted=figure.value is None,
    )


def trend(figure: Figure) -> tuple[float | None, ...]:
    """The drawn periods' values, gaps kept; of a duty that is due at its end, the whole periods only."""
    whole = [
        point for point in figure.series if point.is_over or figure.metric.judged_running or figure.metric.is_stock
    ]
    drawn = [point for point in whole if point.value is not None or point.period.number is not None]
    return tuple(point.value for point in drawn) if len(drawn) > 1 else ()


def _compared(shown: Shown, figure: Figure, *, short: bool) -> str:
    if shown.stale_since is not None:
        return shown.words("stale-card", time=shown.words.clock(shown.stale_since))
    return phrases.compared(shown.words, figure, short=short)
