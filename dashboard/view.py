"""What the viewer chose, one frozen value <-> the page's URL <-> what the figures are asked by."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from data_access.periods import BEGINNING, Calendar, Period
from data_access.planning import Chosen
from data_access.scopes import Refused, Scope, Viewer

LANGUAGES = {"zh": "zh-CN", "zh-CN": "zh-CN", "en": "en", "en-US": "en"}
KINDS = ("week", "month", "term", "school_year", "all")


@dataclass(frozen=True)
class View:
    """scope: "college-1", "community-3", "" the first college; period: "week-2026-11-16", "" the last whole duty week.

    as_of: a past day, None for now; language: zh-CN or en.
    """

    scope: str = ""
    period: str = ""
    as_of: dt.date | None = None
    language: str = "zh-CN"

    @classmethod
    def from_query(cls, query: Mapping[str, str]) -> View:
        """The view that a URL says; what it says wrongly is left out."""
        scope = query.get("scope", "")
        period = query.get("period", "")
        return cls(
            scope if re.fullmatch(r"(college|community)-\d{1,9}", scope) else "",
            period if _kind_and_day(period) is not None else "",
            _day(query.get("asof", "")),
            LANGUAGES.get(query.get("lang", ""), "zh-CN"),
        )

    def query(self) -> dict[str, str]:
        """The URL's parameters: only what differs from the default."""
        parameters = {
            "scope": self.scope,
            "period": self.period,
            "asof": self.as_of.isoformat() if self.as_of else "",
            "lang": "" if self.language == "zh-CN" else self.language,
        }
        return {name: value for name, value in parameters.items() if value}

    def resolved_scope(self, colleges: Sequence[Scope], viewer: Viewer) -> Scope:
        """The college or community meant; the first that is the viewer's where there is no such one.

        Raises Refused where the one meant, or every one, is not his to see.
        """
        meant = [scope for scope in every(colleges) if scope_code(scope) == self.scope] or offered(colleges, viewer)[:1]
        if not meant:
            raise Refused("no community is yours to see")
        viewer.require(meant[0].ids)
        return meant[0]

    def resolved_period(self, calendar: Calendar, today: dt.date) -> Chosen:
        """The period meant; by itself the last whole duty week, else the week of the day."""
        as_of = min(self.as_of or today, today)
        asked = _kind_and_day(self.period)
        if asked is not None and asked[0] == "all":
            return Chosen(calendar.all_time(as_of), as_of, today)
        if asked is not None:
            period = calendar.period(asked[0], min(asked[1], as_of))
            if period is not None:
                return Chosen(period, as_of, today)
        running = Chosen(calendar.week(as_of), as_of, today, by_itself=True)
        return replace(running, period=calendar.last_whole_duty_week(running.ended) or running.period)


def offered(colleges: Iterable[Scope], viewer: Viewer) -> list[Scope]:
    """Each college with its communities after it, as far as they are the viewer's."""
    return [scope for scope in every(colleges) if viewer.may_see(scope.ids)]


def every(colleges: Iterable[Scope]) -> Iterator[Scope]:
    """Each college with its communities after it."""
    return (scope for college in colleges for scope in (college, *map(college.of, college.places)))


def scope_code(scope: Scope) -> str:
    """How a URL names a scope."""
    return f"community-{scope.community.id}" if scope.community is not None else f"college-{scope.college_id}"


def period_code(period: Period) -> str:
    """How a URL names a period: its kind and first day."""
    return f"{period.kind}-{period.first.isoformat()}"


def _kind_and_day(text: str) -> tuple[str, dt.date] | None:
    kind, _, rest = text.partition("-")
    day = _day(rest)
    return (kind, day) if kind in KINDS and day is not None else None


def _day(text: str) -> dt.date | None:
    """The day that a text names; None for what is no day, or lies before all that the calendar knows."""
    try:
        day = dt.date.fromisoformat(text)
    except ValueError:
        return None
    return day if day >= BEGINNING else None
