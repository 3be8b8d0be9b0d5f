"""What a page shows: figures asked in one snapshot, and the same again, marked old, while the database is away."""

from __future__ import annotations

import datetime as dt
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from threading import Lock
from typing import Any, TypeVar

import pandas as pd

from dashboard.view import View
from dashboard.words import Words, for_language
from data_access import audit, case_files, display_links, records
from data_access.answers import Asking
from data_access.audit import Entry
from data_access.case_files import CaseFile, Warned
from data_access.due_list import Due, due_list
from data_access.figures import Figure, Figures, Part
from data_access.metrics.ledgers import LEDGERS
from data_access.metrics.registry import METRICS
from data_access.periods import Calendar, Period
from data_access.planning import Beside, Chosen
from data_access.published import Published, published
from data_access.questions import Asked, Cell
from data_access.references import CALENDAR, COMMUNITIES, NEWEST, Reference
from data_access.scopes import Place, Scope, Viewer, scopes

T = TypeVar("T")
PAGES_KEPT = 200


class OnlyKept(Exception):
    """What is asked for was not kept, and there is nothing else while the database is away."""


class NoCommunities(Exception):
    """The database is ready and holds no college yet."""


@dataclass
class Kept:
    """The answers that a page was last drawn with, when, and the day it was drawn for."""

    at: dt.datetime
    today: dt.date
    answers: dict[Any, Any]


class Shown:
    """Everything that one page asks, answered from one snapshot; `stale_since` where from what was kept.

    Each method answers as the one of the same name in `figures`, `records` and `references`.
    """

    def __init__(self, viewer: Viewer, view: View, today: dt.date, asking: Asking | None, kept: Kept | None) -> None:
        self.viewer = viewer
        self.view = view
        # What was kept answers the questions of its own day only.
        self.today = kept.today if kept is not None else today
        self.words: Words = for_language(view.language)
        self.stale_since = kept.at if kept is not None else None
        self.answers: dict[Any, Any] = kept.answers if kept is not None else {}
        self._asking = asking
        self._figures: Figures | None = None
        colleges = scopes(self.look_up(COMMUNITIES))
        if not colleges:
            raise NoCommunities
        self.colleges = colleges
        self.scope: Scope = view.resolved_scope(colleges, viewer)
        self.calendar: Calendar = self.look_up(CALENDAR)
        self.chosen: Chosen = view.resolved_period(self.calendar, self.today)

    @property
    def stock_day(self) -> dt.date:
        """The day at whose end stocks are counted."""
        return self.chosen.stock_day

    @property
    def term(self) -> Period:
        """The term of that day; without terms all time."""
        return self.calendar.term(self.stock_day) or self.calendar.all_time(self.stock_day)

    @property
    def year_unsaid(self) -> int | None:
        """The year that days are written without: this one, where the page is about it."""
        return self.today.year if self.chosen.as_of.year == self.today.year else None

    @property
    def asked(self) -> Mapping[Asked, Any]:
        """Every question asked so far, with the version of what it reads."""
        return self._asking.shown if self._asking is not None else {}

    def ask_ahead(
        self,
        figures: Iterable[str],
        plain: Iterable[str] = (),
        years: Iterable[str] = (),
        lines: Iterable[str] = (),
    ) -> None:
        """Asks at once what is shown later: a page without it is the same, with more statements."""
        if self._asking is not None:
            wanted = {Beside.YEARS: years, Beside.SERIES: figures, Beside.LINE: lines, Beside.NOTHING: plain}
            self._asked_figures().ask_ahead(wanted)

    def judged(self) -> tuple[str, ...]:
        return self._once("judged", lambda: self._asked_figures().judged())

    def figures(self, *keys: str) -> dict[str, Figure]:
        return self._each_once("of", keys, lambda missing: self._asked_figures().of(*missing))

    def plain(self, *keys: str) -> dict[str, Figure]:
        """The figures alone, compared with nothing."""
        return self._each_once("plain", keys, lambda missing: self._asked_figures().of(*missing, beside=Beside.NOTHING))

    def lines(self, *keys: str) -> dict[str, Figure]:
        """The figures with the periods drawn beside them and what came just before, without last year's."""
        return self._each_once("lines", keys, lambda missing: self._asked_figures().of(*missing, beside=Beside.LINE))

    def years(self, key: str) -> Figure:
        """A figure with the series of last year beside this one's."""
        return self._once(("years", key), lambda: self._asked_figures().of(key, beside=Beside.YEARS))[key]

    def running(self, *keys: str) -> dict[str, Figure]:
        """The figures of the duty week under way, with how far the one before had come; empty where none is."""
        week = self.calendar.week(self.chosen.as_of)
        known = self.calendar.weeks.get(week.first)
        if known is None or not known.is_duty or self.chosen.is_over(week):
            return {}
        return self._once(("running", keys), lambda: self._of_period(week).of(*keys, beside=Beside.LINE))

    def _figures_now(self) -> Figures:
        return self._of_period(self.calendar.day(self.chosen.as_of))

    def _of_period(self, period: Period) -> Figures:
        return Figures(self._open(), self.viewer, self.scope, replace(self.chosen, period=period, by_itself=False))

    def college(self, *keys: str, beside: Beside = Beside.SERIES) -> dict[str, Figure]:
        return self._once(("of_college", keys, beside), lambda: self._asked_figures().of_college(*keys, beside=beside))

    def unnamed(self, *keys: str) -> dict[str, tuple[float, ...]]:
        return self._once(("unnamed", keys), lambda: self._asked_figures().unnamed(*keys))

    def side_by_side(self, *keys: str, beside: Beside = Beside.NOTHING) -> dict[Place, dict[str, Figure]]:
        return self._once(
            ("side_by_side", keys, beside), lambda: self._asked_figures().side_by_side(*keys, beside=beside)
        )

    def parts(self, key: str, group: str, kind: str | None = None, over: Period | None = None) -> list[Part]:
        return self._once(
            ("parts", key, group, kind, over), lambda: self._asked_figures().parts(key, group, kind, over)
        )

    def each(self, key: str) -> list[Cell]:
        return self._once(("each", key), lambda: self._asked_figures().each(key))

    def each_now(self, key: str) -> list[Cell]:
        """The same at the end of the day that the page is as of, whatever period is chosen."""
        return self._once(("each_now", key), lambda: self._figures_now().each(key))

    def parts_now(self, key: str, group: str) -> list[Part]:
        """The parts of a stock at the end of that day."""
        return self._once(("parts_now", key, group), lambda: self._figures_now().parts(key, group))

    def rows(
        self, key: str, period: Period, part: tuple[str, Any] | None = None, scope: Scope | None = None
    ) -> pd.DataFrame:
        place = scope or self.scope
        return self._once(("rows", key, period, part, place), lambda: self._rows(key, period, part, place))

    def _rows(self, key: str, period: Period, part: tuple[str, Any] | None, place: Scope) -> pd.DataFrame:
        seen = self._asked_figures().planner.seen(METRICS[key])
        if period.kind == "day" and seen < period.first:
            # The rows of today itself, of what no figure counts before the day is over.
            seen = self.chosen.as_of
        return records.rows_behind(self._open(), self.viewer, place, key, period, seen, part)

    def rows_now(self, *keys: str) -> dict[str, pd.DataFrame]:
        """The rows behind stocks, at the end of the day at whose end they are counted."""
        day = self.calendar.day(self.stock_day)
        return self._once(
            ("rows_now", keys),
            lambda: records.rows_behind_each(self._open(), self.viewer, self.scope, keys, day, day.last),
        )

    def unmasked(
        self, key: str, period: Period, part: tuple[str, Any] | None, scope: Scope, entry: Entry
    ) -> pd.DataFrame:
        """The same with the students' names; `entry`, which says why, is written into the log with the reading."""
        seen, engine = self._asked_figures().planner.seen(METRICS[key]), self._open().connection.engine
        return records.unmasked(engine, self.viewer, scope, key, period, seen, part, entry)

    def warned(self) -> list[Warned]:
        return self._once("warned", lambda: case_files.warned(self._open(), self.viewer, self.scope, self.chosen.as_of))

    def case_file(self, student: int) -> CaseFile:
        return self._once(
            ("case_file", student),
            lambda: case_files.of_student(self._open(), self.viewer, self.scope, student, self.chosen.as_of),
        )

    def case_file_with_reason(self, student: int, entry: Entry) -> CaseFile:
        """Of the asker alone: never kept for others."""
        as_of = self.chosen.as_of
        return case_files.of_student_with_reason(self._open(), self.viewer, self.scope, student, as_of, entry)

    def log(self) -> tuple[Any, ...]:
        return self._once("log", lambda: audit.entries(self._open(), self.viewer))

    def links(self) -> list[Any]:
        return self._once("links", lambda: display_links.of_viewer(self._open(), self.viewer))

    def users(self) -> tuple[Any, ...]:
        return self._once("users", lambda: audit.users(self._open(), self.viewer))

    def due_list(self) -> tuple[Due, ...]:
        """What is due at the end of the day that the page is as of, whatever period is chosen."""
        return self._once("due_list", lambda: due_list(self._open(), self.viewer, self.scope, self.chosen.as_of))

    def sql(self, key: str) -> str:
        """The statement that answered this metric, as this database was sent it."""
        return self._once(("sql", key), lambda: self._asked_figures().sql(key))

    def published(self) -> list[Published]:
        return self._once("published", lambda: published(self._open(), self.viewer, self.scope, self.today))

    def look_up(self, reference: Reference, communities: tuple[int, ...] = ()) -> Any:
        return self._once((reference.name, communities), lambda: self._open().look_up(reference, communities))

    def newest(self, ledgers: Iterable[str] = tuple(LEDGERS)) -> dt.datetime | None:
        """When the newest row of (some of) the scope's ledgers was written down."""
        found = [self.look_up(NEWEST[name], self.scope.ids) for name in ledgers]
        return max((moment for moment in found if moment is not None), default=None)

    def _open(self) -> Asking:
        if self._asking is None:
            raise OnlyKept("nothing but what was kept can be shown while the database is away")
        return self._asking

    def _asked_figures(self) -> Figures:
        if self._figures is None:
            self._figures = Figures(self._open(), self.viewer, self.scope, self.chosen)
        return self._figures

    def _each_once(
        self, what: str, keys: Sequence[str], make: Callable[[Sequence[str]], dict[str, Figure]]
    ) -> dict[str, Figure]:
        """Figures by key, of which those that were asked before are not asked again."""
        missing = [key for key in dict.fromkeys(keys) if (what, key) not in self.answers]
        self.answers |= {(what, key): figure for key, figure in make(missing).items()} if missing else {}
        return {key: self.answers[what, key] for key in keys}

    def _once(self, key: Any, make: Callable[[], T]) -> T:
        if key not in self.answers:
            self.answers[key] = make()
        found: T = self.answers[key]
        return found


_kept: OrderedDict[Any, Kept] = OrderedDict()
_lock = Lock()


def keep(page: str, shown: Shown, at: dt.datetime) -> None:
    """Remembers what a page was drawn with, for an outage; the last 200 pages."""
    with _lock:
        _kept[page, shown.view, shown.viewer] = Kept(at, shown.today, shown.answers)
        _kept.move_to_end((page, shown.view, shown.viewer))
        while len(_kept) > PAGES_KEPT:
            _kept.popitem(last=False)


def kept(page: str, view: View, viewer: Viewer) -> Kept | None:
    """What the page was last drawn with, if it was."""
    with _lock:
        return _kept.get((page, view, viewer))
