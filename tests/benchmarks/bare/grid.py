"""The grid: rooms that reported, floors checked, posts filled, severe incidents."""

from __future__ import annotations

from data_access.planning import TERMS_DRAWN
from tests.benchmarks.bare.asking import WEEKS, Asked, off, standing, week_of

# (community, week, room-days reported, room-days due): each day of a duty week that is no holiday, of rooms lived in.
REPORTS = f"""
WITH {off("room_id")},
due_day AS MATERIALIZED (SELECT day, week FROM calendar_day
  WHERE day BETWEEN :first AND :last AND is_duty AND holiday IS NULL),
step AS (SELECT community_id, room_id, from_day, COALESCE(to_day, '9999-12-31') AS to_day,
    MAX(COALESCE(to_day, '9999-12-31')) OVER (PARTITION BY room_id ORDER BY from_day
      ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) < from_day AS anew
  FROM stay WHERE community_id IN ({{ids}}) AND from_day <= :last AND (to_day IS NULL OR to_day >= :first)),
numbered AS (SELECT *, SUM(COALESCE(anew, 0)) OVER (PARTITION BY room_id ORDER BY from_day) AS spell FROM step),
lived_in AS MATERIALIZED (SELECT community_id, room_id, MIN(from_day) AS first, MAX(to_day) AS last
  FROM numbered GROUP BY community_id, room_id, spell)
SELECT l.community_id, d.week, SUM(EXISTS (SELECT 1 FROM room_report p WHERE p.community_id = l.community_id
    AND p.room_id = l.room_id AND p.reported_on = d.day)), COUNT(*)
FROM lived_in l CROSS JOIN due_day d ON d.day BETWEEN l.first AND l.last
WHERE NOT EXISTS (SELECT 1 FROM off o WHERE o.thing = l.room_id AND o.week = d.week)
GROUP BY l.community_id, d.week"""


def _post(level: str) -> str:
    return f"""(SELECT 1 FROM grid_post p WHERE p.community_id = i.community_id AND p.level = '{level}'
    AND p.{level}_id = i.{level}_id AND p.from_day <= i.last AND (p.to_day IS NULL OR p.to_day >= i.last)
    ORDER BY p.from_day DESC LIMIT 1) IS NOT NULL"""


# (community, week, posts filled, posts due, floors checked, floors due): of places lived in at the end of a duty week.
PLACES = f"""
WITH {WEEKS},
rooms AS MATERIALIZED (SELECT r.community_id, r.id AS room_id, r.floor_id, w.week, w.first, w.last
  FROM room r CROSS JOIN week w WHERE r.community_id IN ({{ids}})
  AND {standing("stay", "w.last")}),
floors AS MATERIALIZED (SELECT DISTINCT r.community_id, r.floor_id, f.building_id, r.week, r.first, r.last
  FROM rooms r JOIN floor f ON f.id = r.floor_id),
seat AS (SELECT i.community_id, i.week, {_post("room")} AS filled, NULL AS checked FROM rooms i
  UNION ALL SELECT i.community_id, i.week, {_post("floor")},
    EXISTS (SELECT 1 FROM safety_check c WHERE c.community_id = i.community_id AND c.floor_id = i.floor_id
      AND c.checked_on BETWEEN i.first AND i.last) FROM floors i
  UNION ALL SELECT i.community_id, i.week, {_post("building")}, NULL
    FROM (SELECT DISTINCT community_id, building_id, week, last FROM floors) i)
SELECT community_id, week, SUM(filled), COUNT(*), SUM(checked), COUNT(checked) FROM seat GROUP BY community_id, week"""

# (community, first and last day of a span, severe disputes raised in it).
SEVERE = """
WITH span (first, last) AS (VALUES {spans})
SELECT d.community_id, s.first || ' ' || s.last, COUNT(*)
FROM span s CROSS JOIN dispute d ON d.raised_on BETWEEN s.first AND s.last
WHERE d.community_id IN ({ids}) AND d.severity = 'severe' GROUP BY d.community_id, s.first, s.last"""


def ask(asked: Asked) -> None:
    """room_report_completion with the week of a year ago, grid_filled, safety_check_completion, severe_incidents."""
    term, year_ago = asked.calendar.span("week", asked.week.first), asked.calendar.last_year(asked.week)
    weeks = [(term.first, asked.ended), *([(year_ago.first, year_ago.last)] if year_ago is not None else [])]
    for first, last in weeks:
        for community, week, reported, due in asked.rows(REPORTS, first, last):
            asked.put("room_report_completion", community, week_of(week, asked.today), reported, due)
    for community, week, filled, seats, checked, floors in asked.rows(PLACES, term.first, asked.today):
        asked.put("grid_filled", community, week_of(week, asked.today), filled, seats)
        asked.put("safety_check_completion", community, week_of(week, asked.today), checked, floors)
    spans = asked.spans(asked.terms()[-TERMS_DRAWN:])
    days = [(first, last) for _, first, last in spans.values()]
    for community, span, count in asked.rows(SEVERE, term.first, asked.today, spans=days):
        asked.put("severe_incidents", community, spans[span], count)
