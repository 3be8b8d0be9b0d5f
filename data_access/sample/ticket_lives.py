"""What becomes of a ticket: replies, closings, reopenings, a suggestion put into practice, a rating."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass

from data_access.sample import terms
from data_access.sample.chance import moment, pick

REPLY_DAYS = {0: 20, 1: 40, 2: 26, 3: 14}
RATINGS = {5: 56, 4: 37, 3: 5, 2: 2}
RATINGS_AFTER_TROUBLE = {5: 20, 4: 40, 3: 28, 2: 10, 1: 2}


@dataclass(frozen=True)
class Fate:
    """What is to become of a ticket. deadline: its last closing at the latest; not_before: no closing by then."""

    on_the_spot: bool = False
    explained: bool = False
    slow: bool = False
    late_reply: bool = False
    reopened: bool = False
    implemented: bool = False
    deadline: dt.datetime | None = None
    not_before: dt.date | None = None


@dataclass(frozen=True)
class Event:
    kind: str
    at: dt.datetime
    outcome: str | None = None
    promised_on: dt.date | None = None


@dataclass(frozen=True)
class Life:
    events: list[Event]
    rating: int | None
    rated_at: dt.datetime | None


def live_out(luck: random.Random, submitted_at: dt.datetime, fate: Fate) -> Life:
    """The whole life of a ticket, by its fate."""
    events = _closed(luck, submitted_at, fate)
    if fate.reopened:
        events += _reopened(luck, events[-1].at)
    if fate.deadline is not None and events[-1].at > fate.deadline:
        events = [_on_the_spot(luck, submitted_at, "explained" if fate.explained else "solved")]
    closed_at = events[-1].at
    if fate.implemented and not fate.explained:
        day = terms.working_day(closed_at.date(), luck.randint(2, 15))
        put_into_practice = moment(luck, day, 9, 17)
        if fate.deadline is not None:
            put_into_practice = min(put_into_practice, fate.deadline - dt.timedelta(minutes=luck.randint(60, 600)))
        events.append(Event("implemented", put_into_practice))
    rating, rated_at = _rated(luck, closed_at, in_trouble=fate.slow or fate.reopened or fate.late_reply)
    return Life(events, rating, rated_at)


def _on_the_spot(luck: random.Random, submitted_at: dt.datetime, outcome: str) -> Event:
    return Event("closed", submitted_at + dt.timedelta(minutes=luck.randint(10, 110)), outcome)


def _closed(luck: random.Random, submitted_at: dt.datetime, fate: Fate) -> list[Event]:
    """The first reply, and the first closing some working days after it."""
    outcome = "explained" if fate.explained else "solved"
    if fate.on_the_spot:
        return [_on_the_spot(luck, submitted_at, outcome)]
    reply_days = luck.randint(4, 7) if fate.late_reply else pick(luck, REPLY_DAYS)
    reply_day = terms.working_day(submitted_at.date(), reply_days)
    replied_at = moment(luck, reply_day, 9, 17.5)
    if replied_at <= submitted_at:
        replied_at = submitted_at + dt.timedelta(minutes=luck.randint(20, 90))
    close_days = luck.randint(11, 24) if fate.slow else luck.randint(1, 5)
    promised_days = luck.randint(3, 9) if fate.slow else close_days + luck.randint(0, 2)
    promised_on = terms.working_day(reply_day, promised_days) if luck.random() < 0.5 else None
    close_day = terms.working_day(reply_day, close_days)
    if fate.not_before is not None and close_day <= fate.not_before:
        close_day = terms.working_day(fate.not_before, luck.randint(4, 9))
    closed_at = moment(luck, close_day, 9, 17.5)
    return [Event("replied", replied_at, promised_on=promised_on), Event("closed", closed_at, outcome)]


def _reopened(luck: random.Random, closed_at: dt.datetime) -> list[Event]:
    """It was not solved after all: a few days open again, then closed for good."""
    reopened_at = moment(luck, closed_at.date() + dt.timedelta(days=luck.randint(1, 6)), 12, 20)
    closed_again_at = moment(luck, terms.working_day(reopened_at.date(), luck.randint(1, 6)), 9, 12)
    closed_again_at = max(closed_again_at, reopened_at + dt.timedelta(hours=1))
    return [Event("reopened", reopened_at), Event("closed", closed_again_at, "solved")]


def _rated(luck: random.Random, closed_at: dt.datetime, *, in_trouble: bool) -> tuple[int | None, dt.datetime | None]:
    if luck.random() < 0.42:
        return None, None
    rated_at = closed_at + dt.timedelta(minutes=luck.randint(60, 4000))
    return pick(luck, RATINGS_AFTER_TROUBLE if in_trouble else RATINGS), rated_at
