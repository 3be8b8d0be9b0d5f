"""What each chart has to draw, asked of `figures` directly: (what a mark stands for, its value), one a mark."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

from dashboard import cards
from dashboard.view import View
from data_access import clock
from data_access.answers import Answers, Asking
from data_access.figures import Figure, Figures, Point
from data_access.metrics.forms import Share
from data_access.periods import Calendar, Period
from data_access.planning import Chosen
from data_access.references import CALENDAR, COMMUNITIES, FLOORS, ROOMS
from data_access.scopes import Scope, Viewer, scopes
from tests.dashboard.reading import Row, cards_of

Marks = list[tuple[Any, Any]]
STAGES = ("warned", "warned_paired", "warned_tutored", "warned_lifted")
WEEKLY = ("dorm_visit", "heart_talk", "safety_check", "room_report")
BANDS = {"fresh": "0-3", "mid": "4-10", "over": "11+"}
LEVELS = ("international", "national", "provincial", "school")


@dataclass(frozen=True)
class Asked:
    """The figures of a link."""

    asking: Asking
    figures: Figures
    scope: Scope
    chosen: Chosen
    calendar: Calendar
    today: dt.date

    def of(self, key: str) -> Figure:
        return self.figures.of(key)[key]

    def on(self, day: dt.date) -> Asked:
        """The figures of a day, whatever period the link is of."""
        chosen = replace(self.chosen, period=self.calendar.day(day), by_itself=False)
        return replace(self, chosen=chosen, figures=Figures(self.asking, Viewer(), self.scope, chosen))

    @property
    def stock_day(self) -> dt.date:
        return self.chosen.stock_day


@contextmanager
def asked(answers: Answers, query: dict[str, str]) -> Iterator[Asked]:
    """The figures that a link speaks of, in one snapshot."""
    view, today = View.from_query(query), clock.now().date()
    with answers.opened() as asking:
        calendar = asking.look_up(CALENDAR)
        scope = view.resolved_scope(scopes(asking.look_up(COMMUNITIES)), Viewer())
        chosen = view.resolved_period(calendar, today)
        yield Asked(asking, Figures(asking, Viewer(), scope, chosen), scope, chosen, calendar, today)


def _with_running(points: tuple[Point, ...]) -> Marks:
    """The weeks that have a number and a rate."""
    return [
        (point.period.number, point.value / 100)
        for point in points
        if point.period.number is not None and point.value is not None
    ]


def _weekly(metric: str) -> Callable[[Asked], Marks]:
    """The whole weeks that have a rate, and the running one."""
    return lambda page: _with_running(page.of(metric).series)


def ages(page: Asked) -> Marks:
    """Three bands in each week of the term up to the day; weeks are told apart by their order."""
    span = page.calendar.span("week", page.stock_day)
    parts = page.figures.parts("tickets_open", "age", "week", span)
    counts = {(part.period, part.part): part.tally.k for part in parts}
    weeks = page.calendar.within("week", span.first, min(span.last, page.stock_day))
    if not any(counts.values()):
        return []
    return [
        ((number, band), counts.get((week, age), 0)) for number, week in enumerate(weeks) for band, age in BANDS.items()
    ]


def funnel(page: Asked) -> Marks:
    """The four stages of the newest cohort that was reviewed."""
    reviewed = [point.period for point in page.of("warning_lift_rate").series if point.tally.n]
    if not reviewed:
        return []
    cohort = reviewed[-1]
    counts = {key: point.tally.k for key in STAGES for point in page.of(key).series if point.period == cohort}
    return [(key, counts[key]) for key in STAGES] if counts["warned"] else []


def awards(page: Asked) -> Marks:
    """Four calendar years by level, where there are awards."""
    last = page.calendar.year(page.stock_day)
    four = Period("year", last.first.year - 3, last.first.replace(year=last.first.year - 3), last.last)
    parts = page.figures.parts("awards", "level", "year", four)
    return [((part.period.first.year, part.part), part.tally.k) for part in parts if part.tally.k]


def categories(page: Asked) -> Marks:
    term = page.calendar.term(page.stock_day) or page.calendar.all_time(page.stock_day)
    parts = page.figures.parts("tickets_received", "category", term.kind, term)
    return [(str(part.part), part.tally.k) for part in parts]


def departments(page: Asked) -> Marks:
    return [(str(part.part), part.tally.k) for part in page.figures.parts("tickets_open", "department") if part.tally.k]


def levels(page: Asked) -> Marks:
    figure = page.of("warning_lift_rate")
    parts = page.figures.parts("warning_lift_rate", "level", "all", figure.period)
    return [(str(part.part), part.value / 100) for part in parts if part.value is not None]


def slope(page: Asked) -> Marks:
    """A line a group that has a mean in the newest term with one: how far it climbs."""
    points = [point for point in page.of("rank_gain").series if point.tally.n]
    newest = points[-1].period if points else None
    return [
        (who, point.value / 100)
        for who, key in (("tutored", "rank_gain"), ("untutored", "rank_gain_untutored"))
        for point in page.of(key).series
        if point.period == newest and point.value is not None
    ]


def upgrade(page: Asked) -> Marks:
    own = page.of("upgrade_exam_rate")
    sides = {"college" if page.scope.is_college else "community": own}
    if not page.scope.is_college:
        sides["college"] = page.figures.of_college("upgrade_exam_rate")["upgrade_exam_rate"]
    years = {point.period for point in own.series if point.tally.n}
    return [
        ((point.period.first.year, side), point.value / 100)
        for side, figure in sides.items()
        for point in figure.series
        if point.period in years and point.value is not None
    ]


def floors(page: Asked) -> Marks:
    return _of_floors(page, "visit_coverage")


def _of_floors(page: Asked, key: str) -> Marks:
    """Each floor in each teaching week: what is missed, None without duty; floors are told apart by their order."""
    term = page.calendar.span("week", page.of(key).period.first)
    order = [row.id for row in page.asking.look_up(FLOORS, page.scope.ids)]
    parts = page.figures.parts(key, "floor", "week", term)
    missed = {(part.part, part.period): part.tally.n - part.tally.k for part in parts if part.tally.n}
    weeks = page.calendar.within("week", term.first, min(term.last, page.chosen.as_of))
    return [
        ((number, week.number), missed.get((floor, week)))
        for number, floor in enumerate(order)
        for week in weeks
        if week.number is not None
    ]


def silence(page: Asked) -> Marks:
    """Each room: the days of silence, where `figures` has some; of an excused one too."""
    days = {cell.thing: cell.value for cell in page.figures.each("room_silence")}
    return [(row.number, days.get(row.id)) for row in page.asking.look_up(ROOMS, page.scope.ids)]


def rooms_now(page: Asked) -> Marks:
    """The same of the day that the link is as of."""
    return silence(page.on(page.chosen.as_of))


def standing(page: Asked) -> Marks:
    """The six figures: a rate in its place on the strip, a count at the end of its line; none where all is nothing."""
    figures = page.figures.of(*cards_of("overview"))
    rates = {
        key: figure.value / 100 for key, figure in figures.items() if _is_rate(figure) and figure.value is not None
    }
    lines = {key: cards.trend(figure) for key, figure in figures.items()}
    if not rates and not any(map(any, lines.values())):
        return []
    on_lines = [key for key, line in lines.items() if len([value for value in line if value is not None]) > 1]
    return [(key, rates.get(key)) for key in figures if key in rates or key in on_lines]


def _is_rate(figure: Figure) -> bool:
    return isinstance(figure.metric, Share)


def checks(page: Asked) -> Marks:
    return _of_floors(page, "safety_check_completion")


def reports(page: Asked) -> Marks:
    """Each room on each day of the figure's week on which any has to report: 1 where it did not, None where not due."""
    week = page.of("room_report_completion").period
    found = page.figures.parts("room_report_completion", "room", "day", week)
    missed = {(part.period.first, part.part): part.tally.n - part.tally.k for part in found if part.tally.n}
    days = sorted({part.period.first for part in found})
    rooms = page.asking.look_up(ROOMS, page.scope.ids)
    return [((-number, row.number), missed.get((day, row.id))) for number, day in enumerate(days) for row in rooms]


def hazards(page: Asked) -> Marks:
    term = page.calendar.term(page.stock_day) or page.calendar.all_time(page.stock_day)
    return [(str(part.part), part.tally.n) for part in page.figures.parts("hazards_fixed", "kind", term.kind, term)]


def disputes(page: Asked) -> Marks:
    """Those settled by level, and those that are open, since the beginning."""
    parts = page.figures.parts("dispute_resolution", "level", "all", page.calendar.all_time(page.stock_day))
    return [("none" if part.part is None else part.part, part.tally.n) for part in parts]


def teams(page: Asked) -> Marks:
    term = page.calendar.term(page.stock_day) or page.calendar.all_time(page.stock_day)
    parts = page.figures.parts("person_times", "team", term.kind, term)
    return [(part.part, part.tally.k) for part in parts if part.tally.k]


def _counts(metric: str, group: str) -> Callable[[Asked], Marks]:
    """The parts of a count or total in the term that are not none."""

    def counts(page: Asked) -> Marks:
        term = page.calendar.term(page.stock_day) or page.calendar.all_time(page.stock_day)
        parts = page.figures.parts(metric, group, term.kind, term)
        return [(part.part, part.tally.k) for part in parts if part.tally.k and part.part is not None]

    return counts


def kept(page: Asked) -> Marks:
    """The twelve that are kept least."""
    term = page.calendar.term(page.stock_day) or page.calendar.all_time(page.stock_day)
    parts = [part for part in page.figures.parts("programme_kept", "programme", term.kind, term) if part.tally.n]
    parts.sort(key=lambda part: (part.tally.k / part.tally.n, -part.tally.n, str(part.part)))
    return [(part.part, part.tally.k / part.tally.n) for part in parts[:12]]


def _rates(metric: str) -> Callable[[Asked], Marks]:
    """A share in each term that has one."""

    def rates(page: Asked) -> Marks:
        series = page.of(metric).series
        return [(str(point.period.label), point.value / 100) for point in series if point.value is not None]

    return rates


def _small(metric: str, community: int) -> Callable[[Asked], Marks]:
    def small(page: Asked) -> Marks:
        [place] = [place for place in page.scope.places if place.id == community]
        own = Figures(page.asking, Viewer(), page.scope.of(place), page.chosen)
        return _with_running(own.of(metric)[metric].series)

    return small


def _year(text: str) -> int:
    return int(re.sub(r"\D", "", text))


def _slopes(marks: list[Row]) -> Marks:
    """Two points a group make a line; a lower percentile is further up."""
    places: dict[str, list[float]] = {}
    for mark in marks:
        places.setdefault(mark["who"], []).append(mark["place"])
    return [(who, before - after) for who, (before, after) in places.items()]


def _ages(marks: list[Row]) -> Marks:
    order = {at: number for number, at in enumerate(sorted({mark["at"] for mark in marks}))}
    return [((order[mark["at"]], mark["band"]), mark["n"]) for mark in marks]


def _missed(marks: list[Row]) -> Marks:
    return [((mark["floor"], mark["week"]), mark["missed"]) for mark in marks]


def _weeks(marks: list[Row]) -> Marks:
    return [(mark["week"], mark["rate"]) for mark in marks]


def _bars(marks: list[Row]) -> Marks:
    return [(mark["member"], mark["n"]) for mark in marks]


def _rate_bars(marks: list[Row]) -> Marks:
    return [(mark["member"], mark["rate"]) for mark in marks]


def ledgers(page: Asked) -> Marks:
    """The ledgers left unfilled in each week: a community's ledgers, a college's communities, in order."""
    figure = page.of("ledger_filled")
    span = page.calendar.span("week", figure.period.first)
    group = "community" if page.scope.is_college else "ledger"
    order = [place.id for place in page.scope.places] if page.scope.is_college else list(WEEKLY)
    parts = {(part.part, part.period): part for part in page.figures.parts("ledger_filled", group, "week", span)}
    if not parts:
        return []
    weeks = page.calendar.within("week", span.first, min(span.last, page.chosen.as_of))
    marks: Marks = []
    for number, member in enumerate(order):
        for week in weeks:
            part = parts.get((member, week))
            missed = part.tally.n - part.tally.k if part is not None and part.tally.n else None
            marks += [((-number, week.number), missed)] if week.number is not None else []
    return marks


READ: dict[str, Callable[[list[Row]], Marks]] = {
    "coverage": _weeks,
    "visiting": _weeks,
    "talking": _weeks,
    "small": _weeks,
    "ages": _ages,
    "funnel": lambda marks: [(mark["stage"], mark["n"]) for mark in marks],
    "awards": lambda marks: [((_year(mark["year"]), mark["level"]), mark["n"]) for mark in marks],
    "categories": _bars,
    "departments": _bars,
    "levels": _rate_bars,
    "slope": _slopes,
    "upgrade": lambda marks: [((_year(mark["cohort"]), mark["side"]), mark["rate"]) for mark in marks],
    "floors": _missed,
    "checks": _missed,
    "reports": _missed,
    "ledgers": _missed,
    "teams": _bars,
    "outputs": _bars,
    "honours": _bars,
    "hours": _bars,
    "branches": _bars,
    "roles": _bars,
    "offered": _bars,
    "events": _bars,
    "companies": _bars,
    "kept": _rate_bars,
    "participation": _rate_bars,
    "satisfaction": _rate_bars,
    "hazards": _bars,
    "disputes": _bars,
    "standing": lambda marks: [(mark["key"], mark["rate"]) for mark in marks],
    **dict.fromkeys(("silence", "rooms"), lambda marks: [(mark["room"], mark["days"]) for mark in marks]),
}
WANTED: dict[str, Callable[[Asked], Marks]] = {
    "coverage": _weekly("visit_coverage"),
    "visiting": _weekly("visit_compliance"),
    "talking": _weekly("talk_compliance"),
    "ages": ages,
    "funnel": funnel,
    "awards": awards,
    "categories": categories,
    "departments": departments,
    "levels": levels,
    "slope": slope,
    "upgrade": upgrade,
    "floors": floors,
    "checks": checks,
    "reports": reports,
    "teams": teams,
    "outputs": _counts("outputs", "output"),
    "ledgers": ledgers,
    "honours": _counts("honours", "honour"),
    "hours": _counts("volunteer_hours", "programme"),
    "branches": _counts("activities", "branch"),
    "roles": _counts("persons", "part"),
    "offered": _counts("outputs", "enterprise_output"),
    "events": _counts("activities", "enterprise"),
    "companies": _counts("partners", "enterprise"),
    "kept": kept,
    "participation": _rates("participation_rate"),
    "satisfaction": _rates("satisfaction"),
    "hazards": hazards,
    "disputes": disputes,
    "silence": silence,
    "standing": standing,
    "rooms": rooms_now,
}


def drawn(key: str, marks: list[Row]) -> Marks:
    """What the marks of a chart stand for, and their values."""
    return READ[key.partition("-")[0]](marks)


def wanted(key: str, page: Asked) -> Marks:
    """What `figures` says of a chart's subject."""
    name, *of = key.split("-")
    return _small(of[0], int(of[1]))(page) if name == "small" else WANTED[key](page)
