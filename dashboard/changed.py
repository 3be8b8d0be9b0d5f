"""What changed since the period before, in up to three sentences: rates that moved, tickets, what was done."""

from __future__ import annotations

from collections.abc import Iterable
from operator import itemgetter

from dashboard import phrases
from dashboard.shown import Shown
from data_access.figures import Figure
from data_access.metrics.forms import Share

TICKETS = ("tickets_received", "tickets_closed")
DONE = ("activities", "person_times", "tutoring_sessions")
COUNTS = TICKETS + DONE


def told(shown: Shown, rates: Iterable[str]) -> str:
    """Of the page's own period alone; empty where nothing comes before it. rates: what is judged here."""
    own = [figure for figure in shown.lines(*rates, *COUNTS).values() if figure.period == shown.chosen.period]
    compared = {figure.metric.key: figure for figure in own if figure.previous is not None}
    counts = [[compared[key] for key in keys if key in compared] for keys in (TICKETS, DONE)]
    words = shown.words
    return words.sentences(
        words.sentence(_moved(shown, [figure for key, figure in compared.items() if key not in COUNTS])),
        *(words.sentence(words.clauses(*(_counted(shown, figure) for figure in each))) for each in counts),
    )


def _moved(shown: Shown, figures: Iterable[Figure]) -> str | None:
    """The rate that rose most and the one that fell most."""
    words = shown.words
    shares = [figure for figure in figures if isinstance(figure.metric, Share)]
    apart = [(phrases.difference(figure, figure.previous) or 0, figure) for figure in shares]
    if not apart:
        return None
    ends = {"up": max(apart, key=itemgetter(0)), "down": min(apart, key=itemgetter(0))}
    moves = [
        words(
            f"answer-changed-{direction}",
            metric=words.metric(figure.metric.key),
            points=abs(points),
            rate=words.rate(figure.value),
        )
        for direction, (points, figure) in ends.items()
        if words.direction(points) == direction
    ]
    changes = words.clauses(*moves) if moves else words("answer-changed-same")
    return words("answer-changed", than=_than(shown, shares[0]), changes=changes)


def _counted(shown: Shown, figure: Figure) -> str:
    words, key = shown.words, figure.metric.key
    before = figure.previous.value if figure.previous is not None else None
    return words(
        "answer-changed-count",
        metric=words.metric(key, "short"),
        n=figure.value,
        unit=words.metric(key, "unit"),
        than=_than(shown, figure),
        before=before,
    )


def _than(shown: Shown, figure: Figure) -> str:
    return phrases.than(shown.words, figure.previous, figure) if figure.previous is not None else ""
