"""需要关注: what is off track in any mechanism, with where and whose, most urgent first."""

from __future__ import annotations

import datetime as dt
import itertools
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

import pandas as pd

from dashboard import fragments, phrases
from dashboard.drawer import Opening
from dashboard.shown import Shown
from dashboard.table import exceptions, said
from dashboard.words import Words
from data_access.figures import MISSED, Figure
from data_access.metrics.forms import Lead, Mean, Share
from data_access.periods import Period
from data_access.targets import Status, Target

Rows = dict[str, list[Any]]
NAMED = 3
URGENCY = {"bad": 0, "near": 1, "run": 2, "none": 3}
DAYS_OF_A_WEEK = 7
# Of a rate that misses its target: the columns of its exceptions that say where, and who must be asked.
WHERE_AND_WHOSE = {
    "visit_coverage": ("room", "lead_member"),
    "visit_twice": ("room", "lead_member"),
    "room_reach": ("room", "lead_member"),
    "visit_compliance": (None, "member"),
    "talk_compliance": (None, "member"),
    "duty_load": (None, "member"),
    "safety_check_completion": ("floor", "leader"),
    "room_report_completion": ("floor", "leader"),
    "hazards_fixed": ("floor", None),
    "grid_filled": ("place", None),
    "reply_on_time": ("category", "contact"),
    "pair_coverage": ("level", None),
}


@dataclass(frozen=True)
class Item:
    """One line: its mark, what its click opens, its weight (how far off, times how many days), and its words."""

    status: fragments.Status
    opening: Opening
    weight: float
    tell: Callable[[], fragments.Attention]

    @property
    def name(self) -> str:
        """Its own among all items: a metric is on the list once, or once for each ledger."""
        metric, part = self.opening.metric, self.opening.part
        return metric if part is None else f"{metric}-{part[1]}"


def keys(shown: Shown) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What is judged here: the stocks whose rows are overdue, and every other metric with a target."""
    judged = shown.judged()
    return tuple(key for key in judged if key in _DETAILS), tuple(key for key in judged if key not in _DETAILS)


def items(shown: Shown) -> list[Item]:
    """What is overdue and what misses its target, of all mechanisms; most urgent first, then by weight."""
    stocks, rates = keys(shown)
    figures = shown.plain(*stocks)
    # What is not told is not judged either.
    overdue = [key for key in stocks if figures[key].value]
    if shown.viewer.sees_rows:
        rows = shown.rows_now(*overdue) if overdue else {}
        found = [_overdue(shown, figures[key], _counted(rows[key])) for key in overdue]
    else:
        found = [_overdue_number(shown, figures[key]) for key in overdue]
    found += [_short(shown, figure) for figure in shown.lines(*rates).values() if figure.status in MISSED]
    found += _unfilled(shown)
    return sorted(found, key=lambda item: (URGENCY[item.status], -item.weight))


def any_on_target(figures: Mapping[str, Figure]) -> bool:
    return any(figure.status is Status.ON_TRACK for figure in figures.values())


def _counted(rows: pd.DataFrame) -> Rows:
    """The columns of the rows that are counted, as lists: a few rows are read faster so than through pandas."""
    yes = rows["yes"].tolist()
    return {name: list(itertools.compress(rows[name].tolist(), yes)) for name in rows.columns}


def _overdue(shown: Shown, figure: Figure, rows: Rows) -> Item:
    """A stock that should be empty: its rows name the rooms, departments or tutors."""
    key, words = figure.metric.key.replace("_", "-"), shown.words
    where, whose, days = _DETAILS[figure.metric.key](shown, figure.period, rows)
    if shown.scope.is_college:
        where = _communities(shown, figure.metric.key, rows)
    said = fragments.Attention(
        "bad",
        words(f"attention-{key}", n=int(figure.tally.k)),
        where,
        whose,
        words(f"attention-{key}.how-long", days=days),
        overdue=True,
    )
    return Item("bad", Opening(figure.metric.key, figure.period), days, lambda: said)


def _overdue_number(shown: Shown, figure: Figure) -> Item:
    """The same on a wall, where there are no rows: how many, and in a college in which communities."""
    key = figure.metric.key
    what = shown.words(f"attention-{key.replace('_', '-')}", n=int(figure.tally.k))
    said = fragments.Attention("bad", what, _worst_communities(shown, figure), "", "", overdue=True)
    return Item("bad", Opening(key, figure.period), 0, lambda: said)


def _communities(shown: Shown, metric: str, rows: Rows) -> str:
    counts = Counter(rows["community"])
    return shown.words.listed(
        shown.words("attention-part", community=place.name, counted=shown.words.counted(metric, counts[place.name]))
        for place in shown.scope.places
        if counts[place.name]
    )


def _few(shown: Shown, names: Iterable[Any]) -> str:
    """The first three different names, and how many there are."""
    different = list(dict.fromkeys(str(name) for name in names if name is not None))
    listed = shown.words.listed(different[:NAMED])
    if len(different) <= NAMED:
        return listed
    return shown.words("attention-and-others", names=listed, n=len(different))


def _rooms(shown: Shown, _period: Period, rows: Rows) -> tuple[str, str, int]:
    words, numbers = shown.words, rows["room"]
    where = words.listed(numbers[:NAMED])
    if len(numbers) > NAMED:
        where = words("attention-rooms-and-others", rooms=where, n=len(numbers))
    names = _few(shown, rows.get("lead_member", ()))
    return where, words("attention-lead", names=names) if names else "", int(max(rows["silent_days"]))


def _departments(shown: Shown, rows: Rows) -> str:
    words = shown.words
    departments = rows["department"]
    contacts = dict(zip(departments, rows.get("contact", [None] * len(departments)), strict=True))
    named = [
        words("attention-department", department=str(department), contact=str(contact or ""))
        for department, contact in contacts.items()
        if department is not None
    ]
    return words.listed(named[:NAMED]) or words("attention-unassigned")


def _tickets(past: int) -> Callable[[Shown, Period, Rows], tuple[str, str, int]]:
    """past: the working days that are allowed, where how long speaks of the days beyond."""

    def details(shown: Shown, _period: Period, rows: Rows) -> tuple[str, str, int]:
        return _few(shown, rows["category"]), _departments(shown, rows), int(max(rows["age"])) - past

    return details


def _promised(shown: Shown, period: Period, rows: Rows) -> tuple[str, str, int]:
    late = (period.last - min(rows["promised_on"])).days
    return _few(shown, rows["category"]), _departments(shown, rows), late


def _students(shown: Shown, _period: Period, rows: Rows) -> tuple[str, str, int]:
    words = shown.words
    where, days = _few(shown, rows["level"]), int(max(rows["silent_days"]))
    if "tutor" not in rows:
        return where, "", days
    names = _few(shown, rows["tutor"])
    whose = words("attention-tutor", names=names) if names else words("attention-students-without-session.whose-none")
    return where, whose, days


_DETAILS: dict[str, Callable[[Shown, Period, Rows], tuple[str, str, int]]] = {
    "rooms_overdue": _rooms,
    "tickets_stale": _tickets(0),
    "tickets_overdue": _tickets(3),
    "tickets_past_promise": _promised,
    "students_without_session": _students,
}


def _short(shown: Shown, figure: Figure) -> Item:
    """A figure that misses its target; what only those that are seen say is asked for when they are told."""
    status = phrases.MARKS[figure.status]
    weight = _far(figure) * _days(shown, figure)
    return Item(status, Opening(figure.metric.key, figure.period), weight, lambda: _told(shown, figure))


def _told(shown: Shown, figure: Figure) -> fragments.Attention:
    """By how much it misses its target, of what, where and whose, and for how long."""
    numbers, communities = _numbers(shown.words, figure), _worst_communities(shown, figure)
    return fragments.Attention(
        phrases.MARKS[figure.status],
        _gap(shown.words, figure),
        communities or numbers,
        numbers if communities else _where_and_whose(shown, figure),
        _how_long(shown, figure),
    )


def _unfilled(shown: Shown) -> Iterator[Item]:
    """Ledgers in which nothing was written in the whole week: what rests on them may be low for that alone."""
    figure = shown.plain("ledger_filled")["ledger_filled"]
    if figure.period.kind != "week" or not figure.is_over or figure.tally.k == figure.tally.n:
        return
    for part in shown.parts("ledger_filled", "ledger", "week", figure.period):
        if missing := int((part.tally.n or 0) - part.tally.k):
            newest = shown.newest((part.part,))
            silent = (shown.stock_day - newest.date()).days if newest is not None else DAYS_OF_A_WEEK
            name = shown.words.coded("ledger", part.part)
            opening = Opening("ledger_filled", figure.period, ("ledger", part.part), name)
            yield Item("bad", opening, silent, partial(_unfilled_told, shown, opening, missing, newest))


def _unfilled_told(shown: Shown, opening: Opening, missing: int, newest: dt.datetime | None) -> fragments.Attention:
    words, key = shown.words, "attention-ledger-unfilled"
    what = words(key, ledger=opening.part_name, when=phrases.when(words, opening.period, shown.today))
    where = words(f"{key}.communities", n=missing) if shown.scope.is_college else words(f"{key}.where")
    since = words(f"{key}.how-long", moment=words.moment(newest, shown.year_unsaid)) if newest is not None else ""
    return fragments.Attention("bad", what, where, since, "")


def _target_of(figure: Figure) -> tuple[float, Target]:
    """How far the figure is from its target, in its own unit, and the target."""
    assert figure.target is not None
    assert figure.value is not None
    return abs(figure.value - figure.target.goal), figure.target


def _gap(words: Words, figure: Figure) -> str:
    """走访覆盖率距目标差 5.7 个百分点; 恶性冲突事件 1 起."""
    gap, target = _target_of(figure)
    name, direction = words.metric(figure.metric.key), "over" if target.at_most else "short"
    if isinstance(figure.metric, Share):
        return words(f"attention-rate-{direction}", metric=name, points=gap)
    if target.at_most:
        return words("attention-count-over", metric=name, counted=_amount(words, figure, figure.value))
    return words("attention-count-short", metric=name, counted=_amount(words, figure, gap))


def _amount(words: Words, figure: Figure, amount: float | None) -> str:
    return phrases.value_in_text(words, figure.metric, amount)


def _numbers(words: Words, figure: Figure) -> str:
    """94.3%（33/35），目标 100%."""
    _, target = _target_of(figure)
    goal = _amount(words, figure, target.goal)
    if isinstance(figure.metric, Share):
        kind = "attention-rate-over" if target.at_most else "attention-rate-short"
        k, n = int(figure.tally.k), int(figure.tally.n or 0)
        return words(f"{kind}.where", rate=words.rate(figure.value), k=k, due=n, goal=goal)
    if target.at_most:
        return words("attention-count-over.where", goal=goal)
    return words("attention-count-short.where", value=_amount(words, figure, figure.value), goal=goal)


def _where_and_whose(shown: Shown, figure: Figure) -> str:
    """305、402 主责 陈思远、李欣怡: of the rows that do not meet what is asked."""
    place, person = WHERE_AND_WHOSE.get(figure.metric.key, (None, None))
    if shown.scope.is_college or (place is None and person is None) or not shown.viewer.sees_rows:
        return ""
    rows = shown.rows(figure.metric.key, figure.period)
    rows = rows[(rows["yes"] == exceptions(figure.metric.key)) & ~rows["excused"]]
    places = _places(shown.words, place, rows[place].tolist()) if place is not None else None
    names = _few(shown, rows[person].tolist()) if person in rows else None
    return shown.words.dotted(places, names)


def _places(words: Words, column: str, values: Iterable[Any]) -> str | None:
    """The first three different places, and how many there are."""
    different = [said(words, column, value, None) for value in dict.fromkeys(values) if value is not None]
    listed = words.listed(different[:NAMED])
    if len(different) <= NAMED:
        return listed or None
    return words("attention-places-and-others", places=listed, n=len(different))


def _how_long(shown: Shown, figure: Figure) -> str:
    """连续 3 周 where it was missed before too, else the period."""
    if figure.missed > 1:
        return shown.words(f"attention-missed-{figure.period.kind.replace('_', '-')}", n=figure.missed)
    return phrases.period_name(shown.words, figure.period, shown.today)


def _far(figure: Figure) -> float:
    """How far off, as a share: points of a hundred, else of the goal; what should not be at all is wholly off."""
    gap, target = _target_of(figure)
    if isinstance(figure.metric, Share | Mean | Lead):
        return gap / 100
    return gap / target.goal if target.goal else 1.0


def _days(shown: Shown, figure: Figure) -> int:
    """For how many days: its periods in a row; of what has no beginning, a week."""
    if figure.period.kind == "all":
        return DAYS_OF_A_WEEK
    last = min(figure.period.last, shown.stock_day)
    return max(((last - figure.period.first).days + 1) * figure.missed, 1)


def _worst_communities(shown: Shown, figure: Figure) -> str:
    """In a college, which communities are off track (where none is, near it), in house order."""
    if not shown.scope.is_college:
        return ""
    own = {place: figures[figure.metric.key] for place, figures in shown.side_by_side(figure.metric.key).items()}
    worst = Status.OFF_TRACK if any(one.status is Status.OFF_TRACK for one in own.values()) else Status.WATCH
    return shown.words.listed(
        f"{place.name} {_amount(shown.words, one, one.value)}" for place, one in own.items() if one.status is worst
    )
