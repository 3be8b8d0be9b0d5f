"""公布数据核对: each figure that a document reports, asked of the metric code as of its own day, in its own period."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from sqlalchemy import Row, select

from data_access.answers import Asking
from data_access.disclosure import FEWEST_TOLD
from data_access.figures import Figures
from data_access.metrics import dorm_visits, feedback, grid
from data_access.metrics.forms import Count
from data_access.metrics.given import IDS
from data_access.metrics.registry import METRICS
from data_access.periods import Calendar, Period
from data_access.planning import Beside, Chosen
from data_access.references import CALENDAR, Reference
from data_access.schema.tables import published_figure
from data_access.scopes import Place, Scope, Viewer

PUBLISHED = Reference(
    "published",
    select(*published_figure.c).where(published_figure.c.community_id.in_(IDS)).order_by(published_figure.c.id),
    of_communities=True,
)
# A published rule, and what is built in for it.
RULES: Mapping[str, float] = MappingProxyType(
    {
        "rooms_per_member_min": dorm_visits.ROOMS_LEAST,
        "rooms_per_member_max": dorm_visits.ROOMS_MOST,
        "visits_per_member_week": dorm_visits.VISITS_LEAST,
        "talks_per_member_week": dorm_visits.TALKS_LEAST,
        "progress_reply_working_days": feedback.REPLY_WORKING_DAYS,
        "safety_checks_per_floor_week": grid.CHECKS_LEAST,
        "room_reports_per_day": grid.REPORTS_LEAST,
    }
)


@dataclass(frozen=True)
class Published:
    """A line of `published_figure` and what the metric code gives for it (None: nothing to tell it by).

    place: the community, or the college for its own row; as_of, period: of which day and what it is asked, None of a
    rule.
    """

    line: Row[Any]
    place: Place
    as_of: dt.date | None
    period: Period | None
    recomputed: float | None

    @property
    def agrees(self) -> bool:
        return self.recomputed is not None and self.line.accept_min <= self.recomputed <= self.line.accept_max


def published(asking: Asking, viewer: Viewer, scope: Scope, today: dt.date) -> list[Published]:
    """Every published line of a scope's communities with its recomputation, in the order of the document.

    Those of one community, period and day are asked together. Whoever may not see the persons is given no line of parts
    of persons, and none whose figure he is not told.
    """
    viewer.require(scope.ids)
    calendar: Calendar = asking.look_up(CALENDAR)
    lines = [
        line
        for line in asking.look_up(PUBLISHED, scope.ids)
        if viewer.sees_persons(scope.ids) or _is_for_all(line, _period(calendar, line, today))
    ]
    places = {place.id: place for place in scope.places}
    together: dict[tuple[int, Period, dt.date], list[Row[Any]]] = defaultdict(list)
    for line in lines:
        if line.kind == "figure" and (period := _period(calendar, line, today)) is not None:
            together[line.community_id, period, _day(line, today)].append(line)
    untold = {line.id for alike in together.values() for line in alike}
    told: dict[int, tuple[dt.date | None, Period | None, float | None]] = {
        line.id: (None, None, RULES.get(line.key)) for line in lines if line.kind == "rule"
    }
    for (community, period, as_of), alike in together.items():
        whose = scope.of(places[community]) if community in places else scope.whole()
        figures = Figures(asking, viewer, whose, Chosen(period, as_of, today))
        told |= {line: (as_of, period, value) for line, value in _values(figures, period, alike).items()}
    untold -= told.keys()
    return [
        Published(
            line,
            places.get(line.community_id) or Place(line.community_id, scope.college),
            *told.get(line.id, (None, None, None)),
        )
        for line in lines
        if line.id not in untold
    ]


def _is_for_all(line: Row[Any], period: Period | None) -> bool:
    """Whether a line is of no persons, or of as many as may be told, and can be asked to find out what is."""
    metric = METRICS.get(line.metric)
    if line.kind == "rule":
        return True
    if metric is None or (line.grouping is not None and metric.is_sensitive):
        return False
    few = isinstance(metric, Count) and 0 < line.value < FEWEST_TOLD
    return not metric.counts_persons or (line.grouping is None and period is not None and not few)


def _period(calendar: Calendar, line: Row[Any], today: dt.date) -> Period | None:
    """The period of a line that can be asked; None where it names no metric, period or grouping that there is."""
    metric = METRICS.get(line.metric)
    if metric is None or line.period_kind not in metric.per:
        return None
    if line.grouping is not None and line.grouping not in metric.population.groups:
        return None
    return calendar.period(line.period_kind, line.period or _day(line, today))


def _day(line: Row[Any], today: dt.date) -> dt.date:
    """The day at whose end a line is asked: its own, today where it says none or one to come."""
    return min(line.as_of or today, today)


def _values(figures: Figures, period: Period, lines: list[Row[Any]]) -> dict[int, float | None]:
    """The value of each line of one period by its id; None of a part without rows. What is not told is absent."""
    whole = [line for line in lines if line.grouping is None]
    parts = [line for line in lines if line.grouping is not None]
    asked = figures.of(*(line.metric for line in whole), beside=Beside.NOTHING) if whole else {}
    told = figures.breakdowns(*((line.metric, line.grouping, period.kind, period) for line in parts))
    values = {line.id: asked[line.metric].value for line in whole if asked[line.metric].tally.hidden is None}
    for line, found in zip(parts, told, strict=True):
        values[line.id] = next((part.value for part in found if part.part == line.member), None)
    return values


__all__ = ["PUBLISHED", "RULES", "Published", "published"]
