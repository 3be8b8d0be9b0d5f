"""Figures and periods as a reader says them: pure functions from figures to words."""

from __future__ import annotations

import datetime as dt
import math
from typing import TYPE_CHECKING

from dashboard import fragments
from dashboard.words import Words
from data_access.disclosure import Hidden
from data_access.figures import Comparison, Figure
from data_access.metrics.forms import Count, Distribution, EachValue, Lead, Mean, Metric, Share
from data_access.periods import Period
from data_access.references import NEWEST
from data_access.tallies import Tally
from data_access.targets import Status

if TYPE_CHECKING:
    from dashboard.shown import Shown

MARKS: dict[Status, fragments.Status] = {
    Status.ON_TRACK: "good",
    Status.WATCH: "near",
    Status.OFF_TRACK: "bad",
    Status.UNKNOWN: "none",
    Status.RUNNING: "run",
}


def period_name(words: Words, period: Period, today: dt.date, *, short: bool = False) -> str:
    """第11周, 本月 or 2026年10月, 本学期 or its name (short: 24—25第一学期), 今日 or the day, 累计."""
    if period.kind == "week":
        return words.week(period.number) if period.number is not None else words.span(period.first, period.last)
    if period.kind == "all":
        return words("period-all")
    if period.first <= today <= period.last:
        return words(f"period-{period.kind.replace('_', '-')}")
    match period.kind:
        case "day":
            return words.day(period.first, today.year)
        case "month":
            return words.short_month(period.first) if short else words.month(period.first)
        case "term":
            return words.short_term(str(period.term)) if short else words.term(str(period.term))
        case "school_year":
            return words.school_year(str(period.label))
    return words.year(period.first.year)


def when(words: Words, period: Period, today: dt.date) -> str:
    """The period within a sentence: 第11周, 本月, 今年; in week 11, this month, this year."""
    if period.kind == "day" and period.first != today:
        return words("when-day", name=words.day(period.first, today.year))
    if period.kind == "week" or not period.first <= today <= period.last:
        return words.when(period.kind, period.first, period.number, period.term)
    if period.kind in ("day", "all"):
        return words("when-today" if period.kind == "day" else "when-all")
    return words(f"when-this-{period.kind.replace('_', '-')}")


def period_in_full(words: Words, period: Period) -> str:
    """The period with its term and dates, as the page's sentence and lists say it."""
    match period.kind:
        case "week":
            week = words.week_dates(period.number, period.first, period.last)
            return words.dotted(words.term(period.term), week) if period.term else week
        case "day":
            return words.date(period.first)
        case "month":
            return words.month(period.first)
        case "term":
            return words.term(str(period.term))
        case "school_year":
            return words.school_year(str(period.label))
        case "year":
            return words.year(period.first.year)
    return words("period-all")


def sentence_of_view(shown: Shown) -> str:
    """幸福里·2026—2027学年第一学期·第11周（11月16日—22日）·截至11月20日."""
    words, chosen = shown.words, shown.chosen
    return words.dotted(shown.scope.name, period_in_full(words, chosen.period), _as_of(shown))


def _as_of(shown: Shown) -> str | None:
    """截至11月20日, where that was chosen; 截至周五 of a running week, 截至11月20日 of a longer period."""
    words, chosen = shown.words, shown.chosen
    if shown.view.as_of is not None or not chosen.is_over(chosen.period):
        by_weekday = shown.view.as_of is None and chosen.period.kind == "week"
        day = words.weekday(chosen.as_of) if by_weekday else words.day(chosen.as_of, shown.year_unsaid)
        return words("scope-as-of", day=day)
    return None


def period_in_list(shown: Shown, period: Period) -> str:
    """A period as one of a list, with what is special about it."""
    words = shown.words
    week = shown.calendar.weeks.get(period.first)
    name = (
        words.week_dates(period.number, period.first, period.last)
        if period.kind == "week"
        else period_in_full(words, period)
    )
    if not shown.chosen.is_over(period):
        return words("scope-running", period=name)
    if period.kind == "week" and week is not None and not week.is_duty:
        return words("scope-no-duty", period=name)
    return name


def hidden(words: Words, tally: Tally) -> str | None:
    """What stands in the place of a number that is not told: <5, 不显示; None where it is told."""
    return words(f"hidden-{tally.hidden.value.replace('_', '-')}") if tally.hidden is not None else None


def number(words: Words, tally: Tally) -> str | float:
    """How many, for a sentence: the number, 0 where there are none, or what stands in its place: <5 人, 若干人."""
    if tally.hidden is Hidden.FOR_ANOTHER:
        return words("hidden-for-another.within")
    return hidden(words, tally) or tally.k


def amount(words: Words, figure: Figure) -> tuple[str, str]:
    """The figure and its unit, as a card sets them; of one that is not told what stands in its place."""
    untold = hidden(words, figure.tally)
    return (untold, "") if untold is not None else value(words, figure.metric, figure.value)


def amount_in_text(words: Words, figure: Figure) -> str:
    """The same within a sentence."""
    return hidden(words, figure.tally) or value_in_text(words, figure.metric, figure.value)


def value(words: Words, metric: Metric, amount: float | None) -> tuple[str, str]:
    """The figure and its unit, as a card sets them: ("91.4", "%"), ("2", "件")."""
    if isinstance(metric, Share):
        rate = words.rate(amount)
        return (rate[:-1], "%") if rate.endswith("%") else (rate, "")
    if isinstance(metric, Mean | Lead):
        return words.points(amount), words("unit-points") if amount is not None else ""
    unit = words.metric(metric.key, "unit") if words.language == "zh-CN" else ""
    return words.count(amount), unit if amount is not None else ""


def value_in_text(words: Words, metric: Metric, amount: float | None) -> str:
    """The figure within a sentence: 91.4%, 2 件, +5 个百分点."""
    if isinstance(metric, Share):
        return words.rate(amount)
    if isinstance(metric, Mean | Lead):
        return words("unit-points-full", points=words.points(amount))
    return words.counted(metric.key, amount)


def beside(words: Words, figure: Figure) -> str:
    """What stands right of a card's figure: 32/35 间, 还差 1 项, 中位数 4."""
    metric, tally = figure.metric, figure.tally
    if tally.hidden is not None:
        return ""
    match metric:
        case Share() | Lead():
            if not tally.n:
                return words("beside-no-denominator")
            unit = words.metric(metric.key, "unit") if words.language == "zh-CN" else ""
            return words.k_of_n(int(tally.k), int(tally.n), unit)
        case Mean():
            return words("beside-tutored", n=int(tally.n or 0)) if tally.n else words("beside-no-denominator")
        case Distribution():
            return words("beside-median", n=tally.percentile(50)) if tally.counts else words("beside-no-denominator")
    missing = to_go(figure) if isinstance(metric, Count) else None
    if missing is None:
        return ""
    return words("beside-to-go", counted=words.counted(metric.key, missing)) if missing else words("beside-reached")


def to_go(figure: Figure) -> float | None:
    """How much is missing to a target to be reached, 0 where it is; None where there is no such target."""
    target = figure.target
    if target is None or target.at_most or figure.value is None:
        return None
    return max(target.goal - figure.value, 0)


def status_word(words: Words, figure: Figure) -> str:
    """达标, 接近目标, 未达标, 不考核, 进行中; 待复核 where a cohort's review is still to come."""
    if figure.metric.key == "warning_lift_rate" and figure.value is None and figure.tally.hidden is None:
        return words("status-review")
    return words(f"status-{MARKS[figure.status]}")


def target(words: Words, figure: Figure) -> str:
    """目标 100%, 目标 0 件, 目标 3 项/年, 目标高于学院 5 个百分点; empty without a target."""
    metric, goal = figure.metric, figure.target
    if goal is None:
        return ""
    if isinstance(metric, Lead):
        return words("target-above-college", points=goal.goal)
    if isinstance(metric, Distribution):
        return words("target-ninetieth", goal=words("unit-working-days", n=goal.goal))
    said = words.rate(goal.goal) if isinstance(metric, Share) else words.counted(metric.key, goal.goal)
    if isinstance(metric, Mean):
        return words("target-above", goal=words.count(goal.goal))
    if goal.at_most and goal.goal > 0:
        return words("target-at-most", goal=said)
    return words("target-a-year" if figure.period.kind == "year" else "target-reach", goal=said)


def than(words: Words, comparison: Comparison, figure: Figure) -> str:
    """What a figure is compared with: 上周, 上周同期, 上月, 去年同期."""
    period = comparison.period
    if figure.last_year is comparison:
        return words("last-year")
    if period.kind == "week" and (figure.period.first - period.first).days > 7:
        return words("previous-numbered-week", number=period.number or 0)
    suffix = "-to-day" if comparison.so_far and period.kind not in ("day", "all") else ""
    return words(f"previous-{period.kind.replace('_', '-')}{suffix}")


def difference(figure: Figure, comparison: Comparison | None) -> float | None:
    """The figure less the other one, in its own unit, from unrounded values."""
    if comparison is None or comparison.value is None or figure.value is None:
        return None
    return figure.value - comparison.value


def compared(words: Words, figure: Figure, *, short: bool = False) -> str:
    """较上周 +5.7·较去年同期 +8.1 个百分点; short: the first of them alone."""
    metric = figure.metric
    with_period = [
        (than(words, other, figure), apart)
        for other in (figure.previous, figure.last_year)
        if other is not None and (apart := difference(figure, other)) is not None
    ]
    if not with_period:
        return words("comparison-reviewed") if metric.key == "warning_lift_rate" and figure.period.kind == "all" else ""
    in_points = isinstance(metric, Share | Mean)
    kind = "points" if in_points else "count"
    unit = "" if in_points else words.metric(metric.key, "unit")
    (first, apart), *others = with_period
    # Two of a period up to the same day do not fit a card beside each other.
    if short or not others or (figure.previous is not None and figure.previous.so_far):
        return words(f"comparison-{kind}", than=first, difference=words.points(apart), unit=unit)
    return words(
        f"comparison-{kind}-two",
        than=first,
        difference=words.points(apart),
        than_before=others[0][0],
        difference_before=words.points(others[0][1]),
        unit=unit,
    )


def compared_in_text(words: Words, figure: Figure) -> str | None:
    """比上周高 5.7 个百分点; None where nothing is there to compare."""
    apart = difference(figure, figure.previous)
    if apart is None or figure.previous is None:
        return None
    name, direction = than(words, figure.previous, figure), words.direction(apart)
    if isinstance(figure.metric, Share | Mean):
        return words("than-rate", than=name, direction=direction, points=abs(apart))
    unit = words.metric(figure.metric.key, "unit")
    return words("than-count", than=name, direction=direction, n=abs(apart), unit=unit)


def fill(figure: Figure) -> tuple[float | None, float | None]:
    """How far a card's bar is filled, and where its target's tick stands, each from 0 to 1."""
    goal = figure.target.goal if figure.target is not None else None
    if figure.value is None:
        return None, None
    if goal is None and not isinstance(figure.metric, Share):
        # A count that nothing is asked of fills no bar.
        return None, None
    if isinstance(figure.metric, Share):
        return figure.value / 100, None if goal is None else min(max(goal / 100, 0), 1)
    drawn = [point.value for point in figure.series if point.value is not None]
    most = max([abs(figure.value), *(abs(value) for value in drawn), goal or 0, 1])
    if isinstance(figure.metric, EachValue) or not math.isfinite(most):
        return None, None
    return max(figure.value, 0) / most, None if goal is None else max(goal, 0) / most


def last_written(shown: Shown, ledger: str) -> dict[str, str]:
    """Of an empty box: when the ledger's last row was written down, or that none ever was; values of `parts.empty`."""
    moment: dt.datetime | None = shown.look_up(NEWEST[ledger], shown.scope.ids)
    if moment is None:
        return {"detail": "detail-never"}
    return {"moment": shown.words.moment(moment, shown.year_unsaid)}
