"""Days counted in working days: how many are left until a limit, and on which day so many are up.

Pure: built from the days that the database has; today is always an argument.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter


@dataclass(frozen=True, slots=True)
class Day:
    """work_no: a day off bears the next working day's; duty_no: running count of the days of duty weeks."""

    day: dt.date
    is_working: bool
    work_no: int
    duty_no: int

    @property
    def passed(self) -> int:
        """The working days up to this one, as a number that goes up by one with each."""
        return self.work_no if self.is_working else self.work_no - 1


class WorkingDays:
    """The days that the calendar knows, in order; one before or after them counts as the nearest."""

    def __init__(self, days: Sequence[Day]) -> None:
        self._days = days

    def left(self, today: dt.date, limit: dt.date) -> int:
        """Working days after today up to the limit: 0 on the last of them, negative once the limit has passed."""
        now, then = self._at(today), self._at(limit)
        return then.passed - now.passed if limit >= today else min(then.work_no - now.work_no, -1)

    def due_after(self, day: dt.date, working_days: int) -> dt.date:
        """The working day so many after a day: the last on which what was begun on that day is in time."""
        return self._last("work_no", self._at(day).work_no + working_days)

    def duty_days_ago(self, today: dt.date, days: int) -> dt.date:
        """The last day that has so many days of duty weeks after it, up to today."""
        return self._last("duty_no", self._at(today).duty_no - days)

    def _at(self, day: dt.date) -> Day:
        place = bisect_left(self._days, day, key=attrgetter("day"))
        return self._days[min(place, len(self._days) - 1)]

    def _last(self, name: str, number: int) -> dt.date:
        """The last day whose running number is no greater."""
        return self._days[max(bisect_right(self._days, number, key=attrgetter(name)) - 1, 0)].day
