"""Questions as the documents put them -> answers of `figures`, in the words of the answer written by hand."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from sqlalchemy import Engine, select

from data_access.answers import Answers, Asking
from data_access.disclosure import Hidden
from data_access.figures import Comparison, Figure, Figures
from data_access.metrics.forms import Count, Distribution, EachValue, Mean, Metric
from data_access.metrics.registry import METRICS
from data_access.periods import Calendar, Period
from data_access.planning import Chosen
from data_access.records import rows_behind
from data_access.references import CALENDAR, COMMUNITIES
from data_access.schema.tables import calendar_day, term
from data_access.scopes import Refused, Role, Scope, Viewer, scopes
from data_access.tallies import Tally
from data_access.targets import Status
from tests.specification.book import Book
from tests.specification.reading import NONE, Case, day

TODAY = dt.date(2025, 8, 31)
LEADER = Viewer()
QUESTION = re.compile(
    r"(?:(?P<column>\w+) of each in |(?P<thing>\S+) in )?(?P<metric>[a-z_]+)(?: by (?P<group>\w+))?"
    r"(?P<weekly> week by week)?(?: of (?P<place>the college|\w+)| (?P<side_by_side>side by side))?"
    r"(?:, (?P<period>.+?))?(?:,? as of (?P<as_of>.+?))?(?:, (?P<wall>on a wall)|, for the counselor of (?P<own>\w+))?"
)
CALENDAR_QUESTION = re.compile(r"(?P<kind>day|week) (?P<day>[^:]+): (?P<asked>.+)")
STATUSES = {
    Status.ON_TRACK: "on track",
    Status.WATCH: "watch",
    Status.OFF_TRACK: "off track",
    Status.UNKNOWN: "none",
    Status.RUNNING: "running",
}
HIDDEN = {Hidden.FEW: "<5", Hidden.FOR_ANOTHER: "not shown"}
REFUSED = "refused"
# The columns that name the things behind a figure.
NAMES = ("room", "member", "ledger_no", "floor", "title")
GROUPS = {"department": "department", "course": "course", "contest": "contest", "level": "warning_level"}
PRIZES = ("特等", "一等", "二等", "三等", "优秀")


def answered(case: Case) -> str:
    """The answer written by hand, its parts in the order of their names where their order says nothing."""
    return case.answer if " side by side" in case.question else in_order(case.answer)


@dataclass(frozen=True, eq=False)
class House:
    """A database that holds the rows of one section, and the book they were entered in."""

    engine: Engine
    book: Book

    def asked(self, case: Case, answers: Answers | None = None) -> str:
        """What the program answers, worded as the case's own answer is."""
        with (answers or self.answers).opened() as asking:
            if match := CALENDAR_QUESTION.fullmatch(case.question):
                return _calendar(asking, match)
            match = QUESTION.fullmatch(case.question)
            if match is None or match["metric"] not in METRICS:
                raise ValueError(f"not a question: {case.question}")
            try:
                return _Asked(asking, self.book, match).answer(case.answer)
            except Refused:
                return REFUSED

    @cached_property
    def answers(self) -> Answers:
        return Answers(self.engine)


class _Asked:
    """One question of a metric."""

    def __init__(self, asking: Asking, book: Book, match: re.Match[str]) -> None:
        self.asking, self.book, self.match = asking, book, match
        self.key, self.metric = match["metric"], METRICS[match["metric"]]
        calendar: Calendar = asking.look_up(CALENDAR)
        as_of = day(match["as_of"]) if match["as_of"] else TODAY
        chosen = Chosen(period_named(calendar, match["period"], as_of), as_of, TODAY, match["period"] is None)
        self.viewer, scope = _viewer(asking, match), _scope(asking, match["place"])
        # A counselor's page is about a community of his; of the college it says what he may see as a whole.
        self.of_college = scope.is_college and match["own"] is not None
        self.figures = Figures(asking, self.viewer, _scope(asking, match["own"]) if self.of_college else scope, chosen)
        self.period = self.figures.planner.period_of(self.metric)
        by_part = match["group"] and match["weekly"]
        if match["period"] and not self.metric.is_stock and not by_part and self.period != chosen.period:
            raise ValueError(f"{self.key} is not offered for {match['period']}")

    def answer(self, expected: str) -> str:
        if self.match["column"] or self.match["thing"]:
            return self._behind(self.match["thing"], self.match["column"])
        if self.match["side_by_side"]:
            side = self.figures.side_by_side(self.key)
            return "; ".join(f"{place.name}: {number(self.metric, side[place][self.key].tally)}" for place in side)
        if self.match["group"]:
            return self._by_part(self.match["group"], weekly=self.match["weekly"] is not None)
        if self.match["weekly"]:
            series = self._figure().series
            return _in_order({_short(point.period): number(self.metric, point.tally) for point in series})
        figure = self._figure()
        if "college" in expected and figure.college is None:
            figure = replace(figure, college=self.figures.of_college(self.key)[self.key].value)
        return worded(figure, expected)

    def _figure(self) -> Figure:
        asked = self.figures.of_college if self.of_college else self.figures.of
        return asked(self.key)[self.key]

    def _by_part(self, group: str, *, weekly: bool) -> str:
        """The parts of the figure's own period, or of each week of the period asked for."""
        if not weekly:
            parts = self.figures.parts(self.key, group)
            return _in_order({self._name(part.part): number(self.metric, part.tally) for part in parts})
        parts = self.figures.parts(self.key, group, "week", self.figures.planner.chosen.period)
        return _in_order(
            {f"{self._name(part.part)} ({_short(part.period)})": number(self.metric, part.tally) for part in parts}
        )

    def _name(self, part: object) -> str:
        group = self.match["group"]
        if part is None:
            return "none"
        if group == "prize":
            return PRIZES[int(str(part))]
        if isinstance(part, int):
            return self.book.names[GROUPS.get(group, group), part]
        return str(part)

    def _behind(self, thing: str | None, column: str | None) -> str:
        """What the rows behind the figure say of one thing, or of each; a value a thing is a figure of its own."""
        if isinstance(self.metric, EachValue):
            said = {self.book.names["room", cell.thing]: f"{cell.value:g}" for cell in self.figures.each(self.key)}
        else:
            as_of = self.figures.planner.chosen.as_of
            rows = rows_behind(self.asking, self.viewer, self.figures.scope, self.key, self.period, as_of)
            said = {}
            for row in rows.to_dict("records"):
                name = next((str(row[each]) for each in NAMES if each in row), None)
                if name is None:
                    raise ValueError(f"the rows behind {self.key} have no name: there is none of {NAMES} among them")
                said[name] = str(row[column]) if column else _said(row)
        return _in_order(said) if thing in (None, "each") else said.get(str(thing), "not due")


def _short(period: Period) -> str:
    return f"{period.first.day} {period.first:%b}"


def _said(row: Mapping[Any, Any]) -> str:
    if row["excused"]:
        return "excused"
    if "value" in row:
        return f"{row['value']:g}"
    return "yes" if row["yes"] else "no"


def _in_order(said: dict[str, str]) -> str:
    return in_order("; ".join(f"{name}: {what}" for name, what in said.items())) or NONE


def in_order(answer: str) -> str:
    """An answer of several parts, in which their order says nothing, in the order of their names."""
    return "; ".join(sorted(answer.split("; ")))


def _viewer(asking: Asking, match: re.Match[str]) -> Viewer:
    if match["wall"]:
        return Viewer(Role.DISPLAY)
    if not match["own"]:
        return LEADER
    own = _scope(asking, match["own"])
    return Viewer(Role.COUNSELOR, frozenset(own.ids), frozenset({frozenset(own.whole().ids)}))


def _scope(asking: Asking, name: str | None) -> Scope:
    whole = scopes(asking.look_up(COMMUNITIES))[0]
    if name == "the college":
        return whole
    return whole.of(next(place for place in whole.places if place.name == (name or "A")))


def period_named(calendar: Calendar, text: str | None, as_of: dt.date) -> Period:
    """The period that a text like "week of 14 October 2024" names; none: the week of the day asked as of."""
    if text is None:
        return calendar.week(as_of)
    kind, _, rest = text.rpartition(" of ") if " of " in text else text.partition(" ")
    found: Period | None = None
    if text == "all time":
        found = calendar.all_time(as_of)
    elif kind == "week":
        found = calendar.week(day(rest))
    elif kind == "day":
        found = calendar.day(day(rest))
    elif kind == "term":
        found = calendar.term_named(rest)
    elif kind == "year":
        found = calendar.year(dt.date(int(rest), 1, 1))
    elif text.startswith("school year "):
        found = calendar.school_year(dt.date(int(text.split()[-1].split("-")[0]), 10, 1))
    else:
        found = calendar.month(day(f"1 {text}"))
    if found is None:
        raise ValueError(f"not a period: {text}")
    return found


def number(metric: Metric, tally: Tally) -> str:
    """k of a count, k/n of a share, – where there is nothing to speak of; <5 and not shown where it is not told."""
    if tally.hidden is not None:
        return HIDDEN[tally.hidden]
    value = tally.value(metric)
    if isinstance(metric, Distribution):
        return f"median {tally.percentile(50):g}, p90 {tally.percentile(90):g}" if value is not None else NONE
    if isinstance(metric, Count):
        return f"{tally.k:g}"
    if value is None:
        return NONE
    return f"{value:.1f} points" if isinstance(metric, Mean) else f"{tally.k:g}/{tally.n:g}"


def worded(figure: Figure, expected: str) -> str:
    """What the figure says of everything that the expected answer mentions, in its order."""
    return ", ".join(_worded(figure, what) for what in expected.split(", "))


def _worded(figure: Figure, what: str) -> str:
    for pattern, said in WORDS.items():
        if match := re.fullmatch(pattern, what):
            return said(figure, match)
    raise ValueError(f"not an answer: {what}")


def _number(figure: Figure) -> str:
    told = figure.value is not None or figure.tally.hidden is not None
    return number(figure.metric, figure.tally) if told else NONE


def _percent(figure: Figure, match: re.Match[str]) -> str:
    value = NONE if figure.value is None else f"{figure.value:.{len(match[1] or '')}f}"
    return f"{number(figure.metric, figure.tally)} = {value} %"


def _points(figure: Figure, match: re.Match[str]) -> str:
    if figure.value is None:
        return NONE
    return f"{figure.value:{'+' if match[0][0] in '+-' else ''}.{len(match[1])}f} points"


def _compared(figure: Figure, other: Comparison | None, word: str) -> str:
    if other is None:
        return f"{word} nothing"
    return f"{word} {number(figure.metric, other.tally)}{' so far' if other.so_far else ''}"


def _percentile(figure: Figure, percent: int) -> str:
    value = figure.tally.percentile(percent)
    return NONE if value is None else f"{value:g}"


WORDS: dict[str, Callable[[Figure, re.Match[str]], str]] = {
    r"–|<5|not shown|\d+(?:\.\d+|/\d+)?": lambda figure, _: _number(figure),
    r"\d+/\d+ = \d+(?:\.(\d+))? %": _percent,
    r"[+-]?\d+\.(\d+) points": _points,
    r"mean of \d+": lambda figure, _: f"mean of {figure.tally.n:g}",
    r"median \d+": lambda figure, _: f"median {_percentile(figure, 50)}",
    r"p90 \d+": lambda figure, _: f"p90 {_percentile(figure, 90)}",
    r"excused \d+": lambda figure, _: f"excused {figure.tally.excused}",
    r"\d+ left": lambda figure, _: f"{dict(figure.tally.beside)['left']} left",
    r"(?:\d+|none) written later": lambda figure, _: (
        f"{'none' if figure.written_later is None else figure.written_later} written later"
    ),
    r"over|running": lambda figure, _: "over" if figure.is_over else "running",
    r"\d+ days left": lambda figure, _: f"{(figure.period.last - figure.as_of).days} days left",
    r"status .+": lambda figure, _: f"status {STATUSES[figure.status]}",
    r"missed \d+ in a row": lambda figure, _: f"missed {figure.missed} in a row",
    r"target .+": lambda figure, _: f"target {f'{figure.target.goal:g}' if figure.target else NONE}",
    r"college \S+ %": lambda figure, _: f"college {f'{figure.college:g}' if figure.college is not None else NONE} %",
    r"before .+": lambda figure, _: _compared(figure, figure.previous, "before"),
    r"a year before .+": lambda figure, _: _compared(figure, figure.last_year, "a year before"),
}


def _calendar(asking: Asking, match: re.Match[str]) -> str:
    """What `calendar_day` says of a day, or of the week that begins with it."""
    row, asked = _calendar_day(asking, day(match["day"])), match["asked"]
    if numbered := re.fullmatch(r"number, where (.+) is n", asked):
        distance = row.work_no - _calendar_day(asking, day(numbered[1])).work_no
        return f"n+{distance}" if distance else "n"
    said: dict[str, object] = {
        "working day": "yes" if row.is_working else "no",
        "public holiday": row.holiday or NONE,
        "term": row.term,
        "working days": row.week_working,
        "duty week": "yes" if row.is_duty else "no",
        "teaching week": row.teaching_week or NONE,
    }
    return str(said[asked])


def _calendar_day(asking: Asking, that: dt.date) -> Any:
    days = select(calendar_day, term.c.name.label("term")).outerjoin(term, term.c.id == calendar_day.c.term_id)
    return asking.connection.execute(days.where(calendar_day.c.day == that)).one()
