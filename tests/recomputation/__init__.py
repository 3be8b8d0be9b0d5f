"""Every metric once more, in plain pandas from the raw tables, written from the definitions alone."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

import pandas as pd

from tests.recomputation import competitions, dorm_visits, doubts, feedback, grid, programmes, quality, sums, tutoring
from tests.recomputation.ledgers import Ledgers

__all__ = ["FORMS", "Ledgers", "behind", "figures", "recompute"]

FORMS = {
    **dorm_visits.FORMS,
    **feedback.FORMS,
    **tutoring.FORMS,
    **competitions.FORMS,
    **grid.FORMS,
    **programmes.FORMS,
    **quality.FORMS,
    **doubts.FORMS,
}
THINGS = (
    (dorm_visits.FORMS, dorm_visits.things),
    (feedback.FORMS, feedback.things),
    (tutoring.FORMS, tutoring.things),
    (competitions.FORMS, competitions.things),
    (grid.FORMS, grid.things),
    (programmes.FORMS, programmes.things),
    (quality.FORMS, quality.things),
    (doubts.FORMS, doubts.things),
)


# The same things make the figures of the communities and of their college.
@lru_cache(maxsize=16)
def _things(ledgers: Ledgers, metric: str, by: str, part: str | None) -> pd.DataFrame:
    for forms, things in THINGS:
        if metric in forms:
            return things(ledgers, metric, by, part)
    raise KeyError(metric)


def behind(
    frames: dict[str, pd.DataFrame], metric: str, by: str, as_of: dt.date, part: str | None = None
) -> pd.DataFrame:
    """The things behind the figures: community_id, period (Timestamp), thing, and what the metric asks of each.

    A share's things have yes (and excused, where a week can be excused: those are in neither k nor n),
    those of a total, a mean, a distribution or a value a thing have value. With `part` a thing stands once for each.
    """
    return _things(Ledgers(frames, as_of), metric, by, part)


def recompute(
    frames: dict[str, pd.DataFrame],
    metric: str,
    by: str,
    as_of: dt.date,
    part: str | None = None,
    college: bool = False,
) -> pd.DataFrame:
    """The figures as of a day. `frames`: each table by its name."""
    return figures(Ledgers(frames, as_of), metric, by, part, college)


def figures(ledgers: Ledgers, metric: str, by: str, part: str | None = None, college: bool = False) -> pd.DataFrame:
    """One row for each place and period (and part) that has anything: place, period, [part,] k, n.

    place: community_id, or college_id. period: first day, 2004-01-01 for "all". Counts and totals have no n; a mean's k
    is the sum and n the number of values; distributions have value and k (how many), room_silence thing, value and k;
    upgrade_exam_lead has college_k and college_n beside k and n.
    """
    things = _things(ledgers, metric, by, part)
    summed = sums.summed(ledgers, things, FORMS[metric], part is not None, college)
    if metric == "upgrade_exam_lead":
        summed = sums.beside_college(ledgers, summed, things, part is not None, college)
    return sums.presented(summed)
