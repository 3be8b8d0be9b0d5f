"""One small community in one state of the database: its figures, their parts, and the rows behind them."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Connection

from data_access.answers import Answers, Asking
from data_access.figures import Figures
from data_access.metrics.forms import Distribution, EachValue, Lead, Metric, Share
from data_access.metrics.registry import METRICS
from data_access.periods import BEGINNING, Calendar, Period
from data_access.planning import Chosen
from data_access.questions import Cell, Question, question
from data_access.records import counted, rows_behind
from data_access.references import CALENDAR, COMMUNITIES
from data_access.schema import LEADERS_CHANNEL
from data_access.scopes import Scope, Viewer, scopes
from data_access.tallies import Tally, tally
from data_access.versions import Versions
from tests.figures.hostile_rows import TODAY

LEADER = Viewer()
SINCE = dt.date(2024, 1, 1)
CLOSE = 1e-6
Cells = tuple[Cell, ...]


def asked_of(key: str) -> Metric:
    """What is asked of the database: of a lead its share."""
    metric = METRICS[key]
    return metric.share if isinstance(metric, Lead) else metric


def anew(connection: Connection) -> Asking:
    """Questions to the database as the connection sees it, of which nothing is remembered."""
    return Asking(Answers(connection.engine), connection, Versions())


class HostileHouse:
    """The figures of one kind of period as of a day."""

    def __init__(self, connection: Connection, kind: str, as_of: dt.date) -> None:
        self.kind, self.as_of = kind, as_of
        self.asking = anew(connection)
        self.calendar: Calendar = self.asking.look_up(CALENDAR)
        self.college: Scope = scopes(self.asking.look_up(COMMUNITIES))[0]
        self.keys = [key for key, metric in METRICS.items() if kind in metric.per and not isinstance(metric, Lead)]
        self.answers: dict[tuple[str, str | None, int | None], Cells] = self._asked()

    @property
    def first(self) -> dt.date:
        if self.kind == "all":
            return BEGINNING
        if self.kind == "school_year":
            # What lies before the first term is in no school year that a page can ask for.
            return self.calendar.terms[0].first_day
        return self.as_of - dt.timedelta(days=8) if self.kind == "day" else SINCE

    def _asked(self) -> dict[tuple[str, str | None, int | None], Cells]:
        """Every metric, ungrouped and by each grouping, of each community and (None) of the college as a whole."""
        wanted: dict[Question, tuple[str, str | None, int | None]] = {}
        for key in self.keys:
            for group in (None, *asked_of(key).population.groups):
                for place in self.college.all_ids:
                    wanted[self._question(key, group, (place,))] = (key, group, place)
                if not isinstance(METRICS[key], Distribution):
                    wanted[self._question(key, group, self.college.all_ids, college=True)] = (key, group, None)
        return {wanted[what]: cells for what, cells in self.asking.ask(wanted).items()}

    def _question(self, key: str, group: str | None, places: tuple[int, ...], *, college: bool = False) -> Question:
        return question(asked_of(key), self.kind, places, self.first, self.as_of, self.as_of, group, college)

    def not_a_share(self) -> Iterator[str]:
        """Cells of shares that are no k of n."""
        for (key, group, place), cells in self.answers.items():
            for cell in cells:
                if isinstance(asked_of(key), Share):
                    n = cell.n if cell.n is not None else -1
                    if not (0 <= cell.k <= n and cell.excused >= 0 and all(0 <= k <= n for _, k in cell.beside)):
                        yield f"{key} by {group} of {place}: {cell}"

    def not_adding_up(self) -> Iterator[str]:
        """Figures whose parts, or whose communities, are said to add up and do not."""
        for (key, group, place), cells in self.answers.items():
            metric = asked_of(key)
            if group is not None and metric.adds_up and metric.population.groups[group].adds_up:
                whole = self.answers[key, None, place]
                # The ledger's own figures leave out what was raised with the leaders, unless asked for by channel.
                own = [cell for cell in cells if not (metric.population.usually and cell.part == LEADERS_CHANNEL)]
                if not _same(_sums(own), _sums(whole)):
                    yield f"{key} by {group} of {place}: {own}, the whole {whole}"
            if place is None and metric.adds_up:
                each = [cell for one in self.college.all_ids for cell in self.answers[key, group, one]]
                if not _same(_sums(cells, by_part=True), _sums(each, by_part=True)):
                    yield f"{key} by {group} of the college: {cells}, its communities {each}"

    def not_alone(self) -> Iterator[str]:
        """Figures of a community that are others when it is asked alone, and not together with its neighbours."""
        place = self.college.places[0].id
        wanted = {
            self._question(key, group, (place,)): (key, group, place)
            for key, group, asked_place in self.answers
            if asked_place == place
        }
        for what, cells in anew(self.asking.connection).ask(wanted).items():
            if cells != self.answers[wanted[what]]:
                yield f"{wanted[what]}: {cells}, together with others {self.answers[wanted[what]]}"

    def periods(self) -> list[Period]:
        """The last two of the kind, running ones included."""
        return self.calendar.within(self.kind, self.first, self.as_of)[-2:]

    def not_behind(self) -> Iterator[str]:
        """Figures that the rows behind them do not give when counted."""
        for key in self.keys:
            for scope in (self.college, self.college.of(self.college.places[0])):
                for period in self.periods():
                    yield from self._not_behind(key, scope, period, None)
            for group in asked_of(key).population.groups:
                yield from self._not_behind(key, self.college, self.periods()[-1], group)

    def _not_behind(self, key: str, scope: Scope, period: Period, group: str | None) -> Iterator[str]:
        metric = asked_of(key)
        if isinstance(metric, EachValue) and group is not None:
            return
        whole = scope.is_college and not metric.adds_up
        cells = (
            self.answers[key, group, None]
            if whole
            else [cell for place in scope.ids for cell in self.answers[key, group, place]]
        )
        parts: dict[Any, list[Cell]] = defaultdict(list) if group is not None else {None: []}
        for cell in cells:
            if cell.label == period.label:
                parts[cell.part].append(cell)
        for part, of_the_part in parts.items():
            member = (group, part) if group is not None else None
            rows = rows_behind(self.asking, LEADER, scope, key, period, self.as_of, member)
            found = tally(metric, of_the_part)
            if isinstance(metric, Distribution | EachValue):
                values = Counter(rows["value"]) if len(rows) else {}
                same = dict(found.counts) == values
            else:
                k, n = counted(rows, key)
                same = abs(k - found.k) < CLOSE and n == found.n
            if not same:
                yield f"{key} of {scope.name}, {period.first}, {member}: {found}, rows {rows.to_dict('records')}"

    def page(self) -> dict[str, Tally]:
        """Every figure as pages ask for it."""
        period = self.periods()[-1]
        figures = Figures(self.asking, LEADER, self.college, Chosen(period, self.as_of, TODAY))
        figures.side_by_side(*METRICS)
        figures.breakdowns(
            *((key, group, None, None) for key in METRICS for group in list(asked_of(key).population.groups)[:1])
        )
        return {key: figure.tally for key, figure in figures.of(*METRICS).items()}


Sums = dict[tuple[Any, ...], tuple[float, int, int]]


def _sums(cells: Iterable[Cell], *, by_part: bool = False) -> Sums:
    """k, n and excused by label (and part, and value); what is nothing is left out."""
    found: Sums = {}
    for cell in cells:
        key = (cell.label, cell.part if by_part else None, cell.value)
        k, n, excused = found.get(key, (0.0, 0, 0))
        found[key] = (k + cell.k, n + int(cell.n or 0), excused + cell.excused)
    return {key: sums for key, sums in found.items() if sums != (0, 0, 0)}


def _same(one: Sums, other: Sums) -> bool:
    return one.keys() == other.keys() and all(
        abs(left - right) < CLOSE for key in one for left, right in zip(one[key], other[key], strict=True)
    )
