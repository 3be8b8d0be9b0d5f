"""What a wrong twin is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import ColumnElement, Date, FromClause, and_, literal, or_, select

from data_access.metrics.forms import Metric
from data_access.metrics.registry import ASKED
from data_access.schema.tables import calendar_day
from tests.specification.questions import TODAY


@dataclass(frozen=True, eq=False)
class Twin:
    """A metric that breaks a rule, or functions of the metric layer that do, and the question that catches it."""

    wrong: str
    section: str
    question: str
    metric: Metric | None = None
    functions: Mapping[str, Callable[..., Any]] = field(default_factory=dict)


def altered(key: str, **changes: Any) -> Metric:
    """The registry's metric of that key, with other fields."""
    return replace(ASKED[key], **changes)


def of_day(name: str, day: ColumnElement[Any]) -> ColumnElement[Any]:
    """A column of the calendar on a day."""
    days = calendar_day.alias()
    return select(days.c[name]).where(days.c.day == day).correlate_except(days).scalar_subquery()


def stands_on(day: ColumnElement[Any] | dt.date, dated: FromClause) -> ColumnElement[bool]:
    """A row with from_day and to_day covers that day."""
    return and_(dated.c.from_day <= day, or_(dated.c.to_day.is_(None), dated.c.to_day >= day))


LATER = literal(TODAY, Date)
