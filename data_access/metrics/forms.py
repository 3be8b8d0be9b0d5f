"""What a metric is made of: a population of things that are due in periods, and one question asked of each.

Five forms put a question: Share (yes or no), Count (rows, distinct things or a sum), Mean, Distribution
(a whole number a thing) and Each (a value a thing, not summed); Lead compares a share with its college's.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from types import MappingProxyType
from typing import Any

from sqlalchemy import Column, ColumnElement, FromClause

from data_access.metrics.facts import period

Expression = ColumnElement[Any]
NOTHING: Mapping[str, Any] = MappingProxyType({})


class Each(Enum):
    """In which periods things that stand are due.

    PERIOD: the asked one, as they are at its end: a stock. SPAN: the asked one, for what happened in it, as they are on
    its last teaching day. DUTY_WEEK: each duty week in it. DUTY_DAY: each day of those weeks that is no public holiday.
    RHYTHM: each week, month, term and school year (`period.kind`) that ends in it.
    """

    PERIOD = "period"
    SPAN = "span"
    DUTY_WEEK = "duty_week"
    DUTY_DAY = "duty_day"
    RHYTHM = "rhythm"


class About(Enum):
    """What things are, to whoever may not see the persons among them (README, "Who it is for").

    THINGS: rooms, tickets, posts, works: never hidden. PERSONS, and what is one person's each: 1 to 4 are hidden.
    SENSITIVE_PERSONS: warned students, talks: only totals and rates besides, no parts. SENSITIVE_THINGS: disputes: no
    parts.
    """

    THINGS = "things"
    PERSONS = "persons"
    SENSITIVE_THINGS = "sensitive_things"
    SENSITIVE_PERSONS = "sensitive_persons"


@dataclass(frozen=True)
class Goal:
    """What a figure should reach, in its own unit (per cent 0-100 for shares)."""

    kind: str
    value: float

    @property
    def at_most(self) -> bool:
        return self.kind == "at_most"


def at_least(value: float) -> Goal:
    return Goal("at_least", value)


def at_most(value: float) -> Goal:
    return Goal("at_most", value)


def more_than(value: float) -> Goal:
    return Goal("more_than", value)


def above_college(points: float) -> Goal:
    return Goal("above_college", points)


@dataclass(frozen=True, eq=False)
class Group:
    """A grouping: an expression about one thing; whether its parts add up to the whole; whether it lifts `usually`."""

    by: Expression
    adds_up: bool = True
    widens: bool = False


@dataclass(frozen=True, eq=False)
class Shown:
    """A column of the rows behind a figure. `person`: a name, of a student (masked) or of a duty holder (named).

    adds_up: a number of a period; of a thing that counts once in several, the sum is shown, else the last one's.
    """

    value: Expression
    person: str | None = None
    adds_up: bool = False


@dataclass(frozen=True, eq=False)
class Population:
    """Which things are due in which periods; who counts and who is excused.

    on: the day on which the thing happened (due on that day, seen as of the day asked for); without it the thing
    stands: it is due in `each` period, as it is on the period's last day. thing: its id, or what makes it one
    (two posts are one member). usually: conditions that a grouping which widens lifts. bounded: reads facts of no
    other term than those asked for. about: whether the things are persons; before a wall these are told by the first of
    `groups` alone.
    """

    source: FromClause
    due: tuple[Expression, ...] = ()
    on: Expression | None = None
    each: Each = Each.PERIOD
    thing: Expression | None = None
    community: Expression | None = None
    excused: Column[Any] | None = None
    usually: tuple[Expression, ...] = ()
    bounded: bool = False
    about: About | None = None
    groups: Mapping[str, Group] = field(default_factory=lambda: NOTHING)
    shows: Mapping[str, Shown] = field(default_factory=lambda: NOTHING)
    ledger: str | None = None

    def where(self, *conditions: Expression) -> Population:
        """The same things, of which fewer are due."""
        return replace(self, due=(*self.due, *conditions))


@dataclass(frozen=True, eq=False)
class Metric:
    """One figure. Its words are in the catalogues under its key; `per`: the periods in which it is offered.

    judged_running: takes a status in a running period too, since only what is due already counts. written_in: the
    ledgers that it rests on, where they are not the population's own. about: what it counts, where that is something
    else than the population's things.
    """

    key: str
    population: Population
    goal: Goal | None = None
    per: tuple[str, ...] = ("term",)
    judged_running: bool = False
    written_in: tuple[str, ...] | None = field(default=None, kw_only=True)
    about: About | None = field(default=None, kw_only=True)

    @property
    def ledgers(self) -> tuple[str, ...]:
        """Whose rows, written down late, would have changed the figure."""
        if self.written_in is not None:
            return self.written_in
        return (self.population.ledger,) if self.population.ledger is not None else ()

    @property
    def adds_up(self) -> bool:
        """The college's figure is the sum of its communities'."""
        return True

    @property
    def counts(self) -> About | None:
        """What it counts; None where nobody has said, which is taken for what must be hidden most."""
        return self.about or self.population.about

    @property
    def counts_persons(self) -> bool:
        return self.counts not in (About.THINGS, About.SENSITIVE_THINGS)

    @property
    def is_sensitive(self) -> bool:
        """Told as totals and rates alone, without parts, to whoever may not see the persons."""
        return self.counts not in (About.THINGS, About.PERSONS)

    @property
    def is_stock(self) -> bool:
        """Speaks of what stands on a day, not of what is due in a period."""
        return self.population.on is None and self.population.each is Each.PERIOD


@dataclass(frozen=True, eq=False)
class Share(Metric):
    """k of n: of the things due, those that meet the condition. once: a thing due in several weeks counts once."""

    condition: Expression = field(kw_only=True)
    once: bool = False
    beside: Mapping[str, Expression] = field(default_factory=lambda: NOTHING)


@dataclass(frozen=True, eq=False)
class Count(Metric):
    """How many things (that meet `where`), how many distinct values, or the total of a value."""

    where: Expression | None = None
    distinct: Expression | None = None
    total: Expression | None = None

    @property
    def adds_up(self) -> bool:
        return self.distinct is None


@dataclass(frozen=True, eq=False)
class Mean(Metric):
    """The mean of a value over the things that have one (and meet `where`): k its sum, n their number."""

    value: Expression = field(kw_only=True)
    where: Expression | None = None


@dataclass(frozen=True, eq=False)
class Distribution(Metric):
    """How often each whole number occurs; percentiles are taken by nearest rank. The goal is the 90th's."""

    value: Expression = field(kw_only=True)


@dataclass(frozen=True, eq=False)
class EachValue(Metric):
    """A value a thing, not summed."""

    value: Expression = field(kw_only=True)

    @property
    def adds_up(self) -> bool:
        return False


@dataclass(frozen=True, eq=False)
class Lead(Metric):
    """A share less its college's own, in percentage points."""

    share: Share = field(kw_only=True)


__all__ = [
    "NOTHING",
    "About",
    "Count",
    "Distribution",
    "Each",
    "EachValue",
    "Goal",
    "Group",
    "Lead",
    "Mean",
    "Metric",
    "Population",
    "Share",
    "Shown",
    "above_college",
    "at_least",
    "at_most",
    "more_than",
    "period",
]
