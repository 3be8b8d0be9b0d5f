"""Dorm visits: rooms covered, members' duties, rooms that nobody has been met in for long."""

from __future__ import annotations

import datetime as dt

from tests.benchmarks.bare.asking import WEEKS, Asked, off, standing, week_of

# (community, week, rooms met, met on two days, due): rooms lived in and served at the end of a duty week.
COVERAGE = f"""
WITH {WEEKS}, {off("room_id")},
due AS MATERIALIZED (SELECT r.community_id, w.week,
    (SELECT COUNT(DISTINCT v.visited_on) FROM dorm_visit v WHERE v.community_id = r.community_id AND v.room_id = r.id
      AND v.visited_on BETWEEN w.first AND w.last AND v.someone_in) AS days
  FROM room r CROSS JOIN week w
  WHERE r.community_id IN ({{ids}})
  AND {standing("stay", "w.last")} AND {standing("room_duty", "w.last")}
  AND NOT EXISTS (SELECT 1 FROM off o WHERE o.thing = r.id AND o.week = w.week))
SELECT community_id, week, SUM(days >= 1), SUM(days >= 2), COUNT(*) FROM due GROUP BY community_id, week"""

# (community, week, members with two visits, with a talk, with 5 to 8 rooms, due): members at the end of a duty week.
MEMBERS = f"""
WITH {WEEKS}, {off("member_id")},
due AS (SELECT DISTINCT p.community_id, p.member_id, w.week, w.first, w.last FROM week w CROSS JOIN party_post p
  WHERE p.community_id IN ({{ids}}) AND p.from_day <= w.last AND (p.to_day IS NULL OR p.to_day >= w.last))
SELECT d.community_id, d.week,
  SUM((SELECT COUNT(*) FROM dorm_visit v WHERE v.community_id = d.community_id AND v.member_id = d.member_id
    AND v.visited_on BETWEEN d.first AND d.last) >= 2),
  SUM(EXISTS (SELECT 1 FROM heart_talk t WHERE t.community_id = d.community_id AND t.member_id = d.member_id
    AND t.talked_on BETWEEN d.first AND d.last)),
  SUM((SELECT COUNT(DISTINCT r.room_id) FROM room_duty r WHERE r.community_id = d.community_id
    AND r.member_id = d.member_id AND r.from_day <= d.last AND (r.to_day IS NULL OR r.to_day >= d.last))
    BETWEEN 5 AND 8),
  COUNT(*)
FROM due d
WHERE NOT EXISTS (SELECT 1 FROM off o WHERE o.community_id = d.community_id AND o.thing = d.member_id
  AND o.week = d.week)
GROUP BY d.community_id, d.week"""


def _begun(table: str) -> str:
    """The day on which a silent room's rows last began: from then on they follow on each other."""
    return f"""
{table}_row AS (SELECT room_id, from_day, MAX(COALESCE(to_day, '9999-12-31')) AS to_day FROM {table}
  WHERE community_id IN ({{ids}}) AND room_id IN (SELECT id FROM silent) AND from_day <= :last
  GROUP BY community_id, room_id, from_day),
{table}_begun AS (SELECT room_id, MAX(from_day) AS day FROM (SELECT room_id, from_day,
    MAX(to_day) OVER (PARTITION BY room_id ORDER BY from_day ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
    AS reached FROM {table}_row)
  WHERE reached IS NULL OR reached < DATE(from_day, '-1 day') GROUP BY room_id)"""


# (community, rooms in which nobody has been met in over 14 days of duty weeks): few have had no visit for so long.
SILENT = f"""
WITH {off("room_id", ever=True)},
due AS MATERIALIZED (SELECT r.community_id, r.id, COALESCE((SELECT MAX(v.visited_on)
    FROM dorm_visit v WHERE v.community_id = r.community_id AND v.room_id = r.id AND v.visited_on <= :last
    AND v.someone_in), '1900') AS met
  FROM room r WHERE r.community_id IN ({{ids}})
  AND {standing("stay", ":last")} AND {standing("room_duty", ":last")}),
silent AS MATERIALIZED (SELECT due.*, now.duty_no FROM due JOIN calendar_day now ON now.day = :last
  LEFT JOIN calendar_day old ON old.day = due.met WHERE now.duty_no - COALESCE(old.duty_no, 0) > 14),
{_begun("stay").strip()}, {_begun("room_duty").strip()},
since AS MATERIALIZED (SELECT s.community_id, s.id, s.duty_no, MAX(s.met, h.day, d.day) AS day FROM silent s
  JOIN stay_begun h ON h.room_id = s.id JOIN room_duty_begun d ON d.room_id = s.id)
SELECT s.community_id, SUM(s.duty_no - COALESCE(old.duty_no, 0)
  - (SELECT COUNT(*) FROM off JOIN calendar_day c ON c.week = off.week
     WHERE off.thing = s.id AND c.is_duty AND c.day > s.day AND c.day <= :last) > 14)
FROM since s LEFT JOIN calendar_day old ON old.day = s.day GROUP BY s.community_id"""


def ask(asked: Asked) -> None:
    """visit_coverage with last year's and the running week's, visit_twice, members' duties, rooms_overdue."""
    term = asked.calendar.span("week", asked.week.first)
    for first, last in [(term.first, asked.today), *_last_year(asked), *_running_so_far(asked)]:
        for community, week, met, twice, due in asked.rows(COVERAGE, first, last):
            dates = week_of(week, last)
            asked.put("visit_coverage", community, dates, met, due)
            asked.put("visit_twice", community, dates, twice, due)
    for community, week, visited, talked, served, due in asked.rows(MEMBERS, term.first, asked.today):
        dates = week_of(week, asked.today)
        asked.put("visit_compliance", community, dates, visited, due)
        asked.put("talk_compliance", community, dates, talked, due)
        asked.put("duty_load", community, dates, served, due)
    for community, overdue in asked.rows(SILENT, asked.today, asked.today):
        asked.put("rooms_overdue", community, ("day", asked.today, asked.today), overdue)


def _last_year(asked: Asked) -> list[tuple[dt.date, dt.date]]:
    """Last year's term as far as this one has come, and a week more."""
    year_ago = asked.calendar.last_year(asked.week)
    if year_ago is None:
        return []
    term, before = (asked.calendar.span("week", week.first) for week in (asked.week, year_ago))
    come = asked.calendar.week(before.first + (min(term.last, asked.today) - term.first) + dt.timedelta(weeks=1))
    return [(before.first, min(before.last, come.last))]


def _running_so_far(asked: Asked) -> list[tuple[dt.date, dt.date]]:
    """How far the week before the running one had come; of last year's nothing is said."""
    return [(other.first, day) for other, day in asked.so_far(asked.calendar.week(asked.today))][:1]
