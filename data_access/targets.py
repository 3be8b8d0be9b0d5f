"""Targets and status: what a figure should reach in a period, and one readable ladder that judges it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Any

from data_access.metrics.forms import Count, Goal, Metric

FEWEST_ASSESSED = 5


class Status(Enum):
    """达标, 接近目标, 未达标, 不考核, 进行中, 待复核 (nothing is due yet, so that there is no figure)."""

    ON_TRACK = "on_track"
    WATCH = "watch"
    OFF_TRACK = "off_track"
    UNKNOWN = "unknown"
    RUNNING = "running"


@dataclass(frozen=True)
class Target:
    """`goal` and `near` in the figure's own unit (per cent 0-100 for shares); at_most: fewer is better.

    strict: the goal itself is not enough. above_college: the goal is that many points above the college's own figure.
    """

    goal: float
    near: float | None
    at_most: bool
    above_college: bool = False
    strict: bool = False

    def above(self, college: float | None) -> Target | None:
        """The goal itself, where it is so many points above the college's own figure."""
        if college is None:
            return None
        return Target(self.goal + college, None if self.near is None else self.near + college, self.at_most)


def _near(goal: float, at_most: bool) -> float | None:
    """A tenth of the goal away; a goal of 0 has no near."""
    if goal == 0:
        return None
    return goal + abs(goal) / 10 if at_most else goal - abs(goal) / 10


def target_of(
    metric: Metric, community: int | None, first_day: dt.date, rows: Iterable[Any], *, of_college: bool = False
) -> Target | None:
    """The target in force on a period's first day: the community's own, else everybody's, else the declared goal.

    rows: of table target, in order of from_day. community: of a college, its own community's row. What each community
    should reach by adding up (3 awards a year) is no target of the college: it has one of its own, or none.
    """
    own = everybody = None
    for row in rows:
        if row.metric == metric.key and row.from_day <= first_day:
            if row.community_id is None:
                everybody = row
            elif row.community_id == community:
                own = row
    grows = isinstance(metric, Count) and metric.goal is not None and not metric.goal.at_most
    if of_college and grows and own is None:
        return None
    row = own or everybody
    if row is None:
        return _declared(metric.goal)
    at_most = metric.goal is not None and metric.goal.at_most
    near = float(row.near) if row.near is not None else _near(float(row.goal), at_most)
    return Target(float(row.goal), near, at_most, row.kind == "above_college")


def _declared(goal: Goal | None) -> Target | None:
    if goal is None:
        return None
    near = _near(goal.value, goal.at_most)
    return Target(goal.value, near, goal.at_most, goal.kind == "above_college", goal.kind == "more_than")


def status(metric: Metric, value: float | None, n: float | None, target: Target | None, *, is_over: bool) -> Status:
    """value and target in the same unit; n: a share's denominator; is_over: the period is whole."""
    if target is None or value is None or (n is not None and n < FEWEST_ASSESSED):
        return Status.UNKNOWN
    missed = value - target.goal if target.at_most else target.goal - value
    # Of rounding in the last place nobody is to be off track.
    on_track = missed < -1e-9 if target.strict else missed <= 1e-9
    if not (is_over or metric.judged_running or metric.is_stock):
        # What only grows and is there already stays there.
        reached = on_track and isinstance(metric, Count) and not target.at_most
        return Status.ON_TRACK if reached else Status.RUNNING
    if on_track:
        return Status.ON_TRACK
    if target.near is None:
        return Status.OFF_TRACK
    beyond = value - target.near if target.at_most else target.near - value
    return Status.WATCH if beyond <= 1e-9 else Status.OFF_TRACK
