"""需要关注: what is off track, with where and whose, most urgent first."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard import fragments, phrases
from dashboard.drawer import Opening
from dashboard.shown import Shown
from data_access.figures import Figure
from data_access.metrics.forms import Share
from data_access.periods import Period
from data_access.targets import Status

Rows = dict[str, list[Any]]
NAMED = 3
URGENCY = {"bad": 0, "near": 1, "run": 2, "none": 3}
OVERDUE = ("rooms_overdue", "tickets_stale", "tickets_overdue", "tickets_past_promise", "students_without_session")
RATES = ("visit_coverage", "visit_compliance", "talk_compliance", "reply_on_time", "warning_lift_rate", "pair_coverage")


@dataclass(frozen=True)
class Item:
    """One line of the list, what its click opens, and how far off it is (for the order)."""

    said: fragments.Attention
    opening: Opening
    days: float


def items(shown: Shown, keys: Iterable[str] = OVERDUE + RATES) -> list[Item]:
    """What is overdue and what misses its target, most urgent first, then the longest."""
    wanted = tuple(keys)
    figures = shown.plain(*wanted)
    overdue = [key for key in wanted if key in OVERDUE and figures[key].tally.k]
    rows = shown.rows_now(*overdue) if overdue else {}
    found = [_overdue(shown, figures[key], _counted(rows[key])) for key in overdue]
    for key in wanted:
        figure = figures[key]
        if key not in OVERDUE and figure.status in (Status.OFF_TRACK, Status.WATCH):
            found.append(_short(shown, figure))
    return sorted(found, key=lambda item: (URGENCY[item.said.status], -item.days))


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
        clickable=True,
    )
    return Item(said, Opening(figure.metric.key, figure.period), days)


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
    whose = words("attention-lead", names=_few(shown, rows["lead_member"]))
    return where, whose, int(max(rows["silent_days"]))


def _departments(shown: Shown, rows: Rows) -> str:
    words = shown.words
    contacts = dict(zip(rows["department"], rows["contact"], strict=True))
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
    names = _few(shown, rows["tutor"])
    whose = words("attention-tutor", names=names) if names else words("attention-students-without-session.whose-none")
    return _few(shown, rows["level"]), whose, int(max(rows["silent_days"]))


_DETAILS: dict[str, Callable[[Shown, Period, Rows], tuple[str, str, int]]] = {
    "rooms_overdue": _rooms,
    "tickets_stale": _tickets(0),
    "tickets_overdue": _tickets(3),
    "tickets_past_promise": _promised,
    "students_without_session": _students,
}


def _short(shown: Shown, figure: Figure) -> Item:
    """A rate that misses its target: by how much, and of what."""
    words, target = shown.words, figure.target
    assert target is not None
    assert figure.value is not None
    points = abs(figure.value - target.goal)
    kind = "attention-rate-over" if target.at_most else "attention-rate-short"
    goal = words.rate(target.goal) if isinstance(figure.metric, Share) else words.count(target.goal)
    where = words(
        f"{kind}.where",
        rate=words.rate(figure.value),
        k=int(figure.tally.k),
        due=int(figure.tally.n or 0),
        goal=goal,
    )
    said = fragments.Attention(
        "bad" if figure.status is Status.OFF_TRACK else "near",
        words(kind, metric=words.metric(figure.metric.key), points=points),
        _worst_communities(shown, figure) or where,
        where if shown.scope.is_college else "",
        phrases.period_name(words, figure.period, shown.today),
        clickable=True,
    )
    return Item(said, Opening(figure.metric.key, figure.period), 0)


def _worst_communities(shown: Shown, figure: Figure) -> str:
    """In a college, which communities are off track (where none is, near it), in house order."""
    if not shown.scope.is_college:
        return ""
    own = {place: figures[figure.metric.key] for place, figures in shown.side_by_side(figure.metric.key).items()}
    worst = Status.OFF_TRACK if any(one.status is Status.OFF_TRACK for one in own.values()) else Status.WATCH
    return shown.words.listed(
        f"{place.name} {shown.words.rate(one.value)}" for place, one in own.items() if one.status is worst
    )
