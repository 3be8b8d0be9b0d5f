"""Awards by level and year."""

from __future__ import annotations

import datetime as dt

from tests.benchmarks.bare.asking import Asked
from tests.benchmarks.overview import years

LEVELS = ("international", "national", "provincial", "school")

# (community, year, awards, provincial and up, of each level).
AWARDS = f"""
SELECT a.community_id, c.year, COUNT(*), SUM(a.level <> 'school'),
  {", ".join(f"SUM(a.level = '{level}')" for level in LEVELS)}
FROM competition_award a JOIN calendar_day c ON c.day = a.awarded_on
WHERE a.community_id IN ({{ids}}) AND a.awarded_on BETWEEN :first AND :last GROUP BY a.community_id, c.year"""


def ask(asked: Asked) -> None:
    """awards, awards_provincial_up, and awards by level."""
    year = asked.calendar.year(asked.today)
    spans = [(years(asked.shown).first, asked.today), *((other.first, day) for other, day in asked.so_far(year))]
    for first, last in spans:
        for community, label, count, upper, *levels in asked.rows(AWARDS, first, last):
            dates = "year", dt.date(label, 1, 1), min(dt.date(label, 12, 31), last)
            asked.put("awards", community, dates, count)
            asked.put("awards_provincial_up", community, dates, upper)
            for level, of_level in zip(LEVELS, levels, strict=True):
                asked.put(f"awards {level}", community, dates, of_level)
