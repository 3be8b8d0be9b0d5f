"""Luck that repeats itself: every topic of every week draws from its own source, so no row depends on another's."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Mapping, Sequence
from typing import TypeVar

T = TypeVar("T")

# No row is written down later than this after it happened.
BACKFILL_DAYS = 14


def chance(seed: int, *names: object) -> random.Random:
    """A source of luck of its own for these names: the same names give the same luck, on every machine."""
    return random.Random("/".join(str(name) for name in (seed, *names)))


def pick(luck: random.Random, weighted: Mapping[T, float]) -> T:
    """One of the keys, by weight."""
    return luck.choices(list(weighted), list(weighted.values()))[0]


def some(luck: random.Random, things: Sequence[T], number: int) -> list[T]:
    """So many different ones of the things, or all if there are fewer."""
    return luck.sample(things, min(number, len(things)))


def rounded(luck: random.Random, value: float) -> int:
    """The whole number below or above, in such proportion that the mean is the value."""
    return int(value + luck.random())


def moment(luck: random.Random, day: dt.date, first_hour: float, last_hour: float) -> dt.datetime:
    """A minute of the day between two hours."""
    minutes = luck.randint(round(first_hour * 60), round(last_hour * 60) - 1)
    return dt.datetime.combine(day, dt.time()) + dt.timedelta(minutes=minutes)


def recorded(luck: random.Random, happened: dt.datetime, late: float = 0.03) -> dt.datetime:
    """When it was written down: within hours, else the next morning; `late` is the share written days later."""
    draw = luck.random()
    if draw < late:
        return moment(luck, happened.date() + dt.timedelta(days=luck.randint(2, BACKFILL_DAYS - 3)), 8, 21)
    if draw < late + 0.18:
        return moment(luck, happened.date() + dt.timedelta(days=1), 8, 12)
    return happened + dt.timedelta(seconds=luck.randint(120, 7200))
