"""Awards drawn: by calendar year and level."""

from __future__ import annotations

import datetime as dt
import itertools
from collections import defaultdict
from typing import Any

from dashboard import charts, phrases
from dashboard.charts.awards import LEVELS
from dashboard.drawer import Opening
from dashboard.graphs import Graph
from dashboard.shown import Shown
from data_access.periods import Period
from data_access.planning import YEARS_DRAWN

UPPER = ("international", "national", "provincial")


def by_year(shown: Shown) -> Graph:
    """Awards of the last years by level, the highest at the baseline; the running year outlined."""
    words, years = shown.words, _years(shown)
    counts: dict[Period, dict[str, int]] = defaultdict(dict)
    for part in shown.parts("awards", "level", "year", Period("year", years[0].label, years[0].first, years[-1].last)):
        counts[part.period][str(part.part)] = int(part.tally.k)
    # A year before the first award is one of which nothing is known.
    years = list(itertools.dropwhile(lambda year: not counts[year], years)) or years
    bars = [_bar(shown, year, counts[year]) for year in years]
    by_name = dict(zip((bar.year for bar in bars), years, strict=True))
    used = [level for level in LEVELS if any(found.get(level) for found in counts.values())]
    return Graph(
        "awards",
        _heading(shown, counts),
        words.clauses(words("caption-awards"), _running(shown, years)),
        charts.awards_by_year(),
        charts.award_rows(bars) if used else [],
        words("alt-awards"),
        lambda mark: _open(shown, by_name, mark),
        tuple((LEVELS[level], words(f"level-{level}")) for level in used),
        (
            "empty-awards",
            {
                "when": phrases.when(words, years[-1], shown.today),
                **phrases.last_written(shown, "competition_award"),
            },
        ),
    )


def _years(shown: Shown) -> list[Period]:
    """The calendar years up to the one that the page is about."""
    last = shown.calendar.year(shown.stock_day)
    first = dt.date(last.first.year - YEARS_DRAWN + 1, 1, 1)
    return shown.calendar.within("year", first, last.last)


def _bar(shown: Shown, year: Period, counts: dict[str, int]) -> charts.AwardYear:
    words, name = shown.words, shown.words.year(year.first.year)
    tips = {
        level: words("tip-part", period=name, part=words(f"level-{level}"), counted=words.counted("awards", n))
        for level, n in counts.items()
    }
    upper = sum(counts.get(level, 0) for level in UPPER)
    total = words("chart-award-total", n=sum(counts.values()))
    return charts.AwardYear(
        name, counts, total, words("chart-award-provincial", n=upper), not shown.chosen.is_over(year), tips
    )


def _running(shown: Shown, years: list[Period]) -> str | None:
    running = [year.first.year for year in years if not shown.chosen.is_over(year)]
    return shown.words("caption-running-year", year=shown.words.year(running[0])) if running else None


def _heading(shown: Shown, counts: dict[Period, dict[str, int]]) -> str:
    """今年获奖 12 项，省级及以上 2 项，距目标还差 1 项: of the period that the target is of, also on a month's page."""
    words, figures = shown.words, shown.figures("awards", "awards_provincial_up")
    awards, upper = figures["awards"], figures["awards_provincial_up"]
    when = phrases.when(words, upper.period, shown.today)
    n = int(awards.tally.k) if awards.period == upper.period else sum(counts[upper.period].values())
    if not n:
        return words("heading-awards-none", when=when)
    missing, reach = phrases.to_go(upper), None
    if missing is not None:
        reach = words("heading-awards-to-go", n=missing) if missing else words("heading-awards-reached")
    return words.clauses(
        words("heading-awards", when=when, n=n),
        words("heading-awards-provincial", n=int(upper.tally.k)),
        reach,
    )


def _open(shown: Shown, years: dict[str, Period], mark: dict[str, Any]) -> Opening | None:
    year, level = years.get(str(mark.get("year"))), str(mark.get("level"))
    if year is None or level not in LEVELS:
        return None
    return Opening("awards", year, ("level", level), shown.words(f"level-{level}"))
