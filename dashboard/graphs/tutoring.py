"""Tutoring drawn: the funnel of a cohort, lift rate by level, class rank before and after, 专升本 and the college."""

from __future__ import annotations

from typing import Any

from dashboard import charts, phrases
from dashboard.charts.bars import Rate, SideBySide, lift_by_level, pair_rows, rate_rows, upgrade_rates
from dashboard.charts.tutoring import Slope, rank_slope, slope_rows
from dashboard.drawer import Opening
from dashboard.graphs import Graph
from dashboard.shown import Shown
from dashboard.told import if_told
from dashboard.words import Words
from data_access.figures import Figure, Part, Point
from data_access.periods import Period, TermDays
from data_access.references import LEVELS
from data_access.tallies import Tally

STAGES = ("warned", "warned_paired", "warned_tutored", "warned_lifted")


def funnel(shown: Shown) -> Graph:
    """Warned, paired, tutored, lifted: of the newest cohort whose review has taken place, else of the newest."""
    words = shown.words
    term = reviewed_term(shown)
    period = shown.calendar.term_named(term.name) if term is not None else None
    if term is None or period is None:
        lift = shown.figures("warning_lift_rate")["warning_lift_rate"]
        why = "empty-untold" if _is_drawn_untold(shown, lift) else "empty-warnings"
        return _nothing(shown, "funnel", words.metric("warned"), why)
    tallies = {key: _of_term(shown.figures(*STAGES)[key], period) for key in STAGES}
    warned, _, tutored, lifted = (phrases.number(words, tally) for tally in tallies.values())
    if tallies["warned"].hidden is not None:
        return _nothing(shown, "funnel", words.metric("warned"), "empty-untold")
    stages = [_stage(words, key, tallies[key], tallies["warned"].k) for key in STAGES]
    name = words.term(term.name)
    return Graph(
        "funnel",
        words.capital(
            words(
                "heading-tutoring-funnel", term=_short(shown, term.name), warned=warned, tutored=tutored, lifted=lifted
            )
        ),
        words.clauses(words("caption-tutoring-funnel", term=name), words("caption-tutoring-reviewed")),
        charts.funnel(),
        charts.funnel_rows(stages) if warned else [],
        words("alt-funnel"),
        lambda mark: Opening(str(mark.get("stage")), period) if mark.get("stage") in STAGES else None,
        empty=("empty-warned", {"when": phrases.when(words, period, shown.today)}),
    )


def _is_drawn_untold(shown: Shown, figure: Figure) -> bool:
    """There is something, and none of its periods is told."""
    return bool(figure.tally.n) and not figure.series and not shown.viewer.sees_persons(shown.scope.ids)


def _stage(words: Words, key: str, tally: Tally, warned: float) -> charts.Stage:
    """A stage that is not told has its words and no bar."""
    name, untold = words(f"chart-{key.removeprefix('warned_')}"), phrases.hidden(words, tally)
    if untold is not None:
        return charts.Stage(key, name, 0, untold)
    share = words.rate(100 * tally.k / warned) if key != "warned" and warned else ""
    return charts.Stage(key, name, int(tally.k), words.counted("warned", tally.k), share)


def reviewed_term(shown: Shown) -> TermDays | None:
    """The newest term whose warnings have been reviewed as of the day asked; known by its lift rate."""
    figure = shown.figures("warning_lift_rate")["warning_lift_rate"]
    reviewed = [point.period.term for point in figure.series if point.tally.n]
    return next((term for term in reversed(shown.calendar.terms) if term.name in reviewed), None)


def _short(shown: Shown, name: str) -> str:
    """上学期 where it is the one before the running one, else its name."""
    terms = [term.name for term in shown.calendar.terms if term.first_day <= shown.chosen.as_of]
    return shown.words("when-last-term") if terms[-2:-1] == [name] else shown.words.short_term(name)


def _of_term(figure: Figure, period: Period) -> Tally:
    return next((point.tally for point in figure.series if point.period == period), Tally())


def _nothing(shown: Shown, key: str, heading: str, why: str, **values: Any) -> Graph:
    return Graph(key, heading, "", {}, [], "", empty=(why, values))


@if_told
def by_level(shown: Shown) -> Graph:
    """The lift rate of all reviewed cohorts by level of warning."""
    words, figure = shown.words, shown.figures("warning_lift_rate")["warning_lift_rate"]
    names = {row.id: row.name for row in shown.look_up(LEVELS, shown.scope.ids)}
    parts = {part.part: part for part in shown.parts("warning_lift_rate", "level", "all", figure.period)}
    goal = figure.target.goal / 100 if figure.target is not None else None
    rates = [
        _level_rate(shown, str(level), name, parts[level], goal) for level, name in names.items() if level in parts
    ]
    known = [rate for rate in rates if rate.rate is not None]
    heading = words.metric("warning_lift_rate")
    if known:
        worst = min(known, key=lambda rate: rate.rate or 0)
        even = len({rate.rate for rate in known}) == 1
        name = "heading-tutoring-levels-even" if even else "heading-tutoring-levels"
        heading = words(name, level=worst.name, rate=worst.label)
    return Graph(
        "levels",
        heading,
        words("caption-tutoring-levels"),
        lift_by_level(),
        rate_rows(rates, words("chart-target", goal=words.rate(figure.target.goal)) if figure.target else ""),
        words("alt-bars", what=words.metric("warning_lift_rate")),
        lambda mark: Opening(
            "warning_lift_rate",
            figure.period,
            ("level", mark.get("member")),
            names.get(int(mark.get("member") or 0), ""),
        ),
        empty=("empty-warnings", {}),
    )


def _level_rate(shown: Shown, level: str, name: str, part: Part, goal: float | None) -> Rate:
    words = shown.words
    rate = part.value / 100 if part.value is not None else None
    return Rate(
        level, name, rate, words.rate(part.value), words.k_of_n(int(part.tally.k), int(part.tally.n or 0)), goal
    )


def slope(shown: Shown) -> Graph:
    """Mean class percentile before the warning and at the end of its term, tutored and untutored."""
    words, figures = shown.words, shown.figures("rank_gain", "rank_gain_untutored")
    points = [point for point in figures["rank_gain"].series if point.value is not None]
    if not shown.viewer.sees_rows:
        # The places before and after are in the rows alone.
        return _nothing(shown, "slope", words.metric("rank_gain"), "empty-untold")
    if not points:
        when = phrases.when(words, figures["rank_gain"].period, shown.today)
        return _nothing(shown, "slope", words.metric("rank_gain"), "empty-ranks", when=when)
    newest = points[-1]
    slopes = [
        found
        for key, who in (("rank_gain", "tutored"), ("rank_gain_untutored", "untutored"))
        if (found := _slope(shown, key, who, newest.period)) is not None
    ]
    gain = newest.value or 0
    heading = words("heading-tutoring-slope", direction=words.direction(gain), points=abs(gain))
    return Graph(
        "slope",
        heading,
        words.clauses(
            words.short_term(newest.period.term or ""), words("caption-tutoring-slope", n=int(newest.tally.n or 0))
        ),
        rank_slope(),
        slope_rows(slopes, (words("chart-before"), words("chart-after"))),
        words("alt-slope"),
        lambda mark: Opening("rank_gain" if mark.get("who") == "tutored" else "rank_gain_untutored", newest.period),
    )


def _slope(shown: Shown, key: str, who: str, period: Period) -> Slope | None:
    """The means of the rows behind a gain: where the students stood before and after."""
    rows = shown.rows(key, period)
    rows = rows[rows["yes"]] if not rows.empty else rows
    if rows.empty:
        return None
    words = shown.words
    before, after = float(rows["before"].astype(float).mean()), float(rows["after"].astype(float).mean())
    name = words(f"chart-{who}-line")
    return Slope(
        who,
        before / 100,
        after / 100,
        words.dotted(name, words.rate(before)),
        words.rate(after),
    )


def upgrade(shown: Shown) -> Graph:
    """专升本 by calendar year of the exam, the community beside its college."""
    words = shown.words
    figure = shown.figures("upgrade_exam_rate")["upgrade_exam_rate"]
    sides = [("community" if not shown.scope.is_college else "college", figure)]
    if not shown.scope.is_college:
        sides.append(("college", shown.college("upgrade_exam_rate")["upgrade_exam_rate"]))
    years = [point.period for point in figure.series if point.tally.n]
    pairs = [
        _beside(shown, side, year, _point(found, year))
        for year in years
        for side, found in sides
        if _point(found, year)
    ]
    lead = shown.figures("upgrade_exam_lead")["upgrade_exam_lead"].value
    heading = words("heading-tutoring-upgrade-college", rate=phrases.amount_in_text(words, figure))
    if lead is not None:
        heading = words(
            "heading-tutoring-upgrade",
            rate=words.rate(figure.value),
            direction=words.direction(lead),
            points=abs(lead),
        )
    return Graph(
        "upgrade",
        heading if years else words.metric("upgrade_exam_rate"),
        words("caption-tutoring-upgrade"),
        upgrade_rates(),
        pair_rows([pair for pair in pairs if pair is not None]),
        words("alt-bars", what=words.metric("upgrade_exam_rate")),
        lambda mark: _open_exams(shown, years, mark),
        swatches=(("bar", shown.scope.name), ("ctx", words("chart-college"))) if len(sides) > 1 else (),
        empty=("empty-untold" if _is_drawn_untold(shown, figure) else "empty-exams", {}),
    )


def _open_exams(shown: Shown, years: list[Period], mark: dict[str, Any]) -> Opening | None:
    words = shown.words
    year = next((year for year in years if words.year(year.first.year) == mark.get("cohort")), None)
    if year is None:
        return None
    whole = mark.get("side") == "college" and not shown.scope.is_college
    return Opening("upgrade_exam_rate", year, part_name=words("chart-college") if whole else "", whole=whole)


def _point(figure: Figure, year: Period) -> Point | None:
    return next((point for point in figure.series if point.period == year and point.value is not None), None)


def _beside(shown: Shown, side: str, year: Period, point: Point | None) -> SideBySide | None:
    if point is None or point.value is None:
        return None
    words = shown.words
    k_of_n = words.k_of_n(int(point.tally.k), int(point.tally.n or 0))
    tip = words(
        "tip-rate",
        period=phrases.period_name(words, year, shown.today),
        rate=words.rate(point.value),
        k=int(point.tally.k),
        n=int(point.tally.n or 0),
    )
    return SideBySide(words.year(year.first.year), side, point.value / 100, words.rate(point.value), k_of_n, tip)
