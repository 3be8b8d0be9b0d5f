"""Tickets: open ones and their ages, those that are late, replies in time."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict

from data_access.periods import Period
from tests.benchmarks.bare.asking import Asked

BANDS = ("0-3", "4-10", "11+")

# Turns of the tickets that were not closed for good before.
_TURNS = """
ticket AS MATERIALIZED (SELECT t.community_id, t.id, t.submitted_on, t.submitted_at FROM feedback_ticket t
  WHERE t.community_id IN ({ids}) AND t.submitted_on <= :last AND (t.submitted_on > :first OR COALESCE((
    SELECT e.kind = 'reopened' OR e.at_on > :first FROM ticket_event e
    WHERE e.community_id = t.community_id AND e.ticket_id = t.id AND e.kind IN ('closed', 'reopened')
    AND +e.at_on <= :last ORDER BY e.at DESC, e.id DESC LIMIT 1), 1))),
event AS (SELECT community_id, id AS ticket_id, submitted_on, submitted_on AS day, submitted_at AS at,
    NULL AS written, 0 AS seq, 1 AS opens FROM ticket
  UNION ALL SELECT t.community_id, t.id, t.submitted_on,
    CASE WHEN e.at < t.submitted_at THEN t.submitted_on ELSE e.at_on END,
    CASE WHEN e.at < t.submitted_at THEN t.submitted_at ELSE e.at END, e.at, e.id, e.kind <> 'closed'
  FROM ticket t CROSS JOIN ticket_event e ON e.community_id = t.community_id AND e.ticket_id = t.id
  WHERE +e.at_on <= :last AND e.kind IN ('closed', 'reopened')),
turn AS MATERIALIZED (SELECT community_id, ticket_id, submitted_on, opens, day AS opened,
  LEAD(day) OVER (PARTITION BY ticket_id ORDER BY at, seq > 0, written, seq) AS ended FROM event)"""

# (community, day, open, of them waiting for up to 3, 4 to 10 and over 10 working days): at the end of days.
OPEN = f"""
WITH {_TURNS},
spell AS (SELECT turn.community_id, turn.ticket_id, turn.opened, turn.ended, c.work_no FROM turn
  JOIN calendar_day c ON c.day = turn.submitted_on
  WHERE turn.opens = 1 AND (turn.ended IS NULL OR turn.ended > :first)),
stood AS (SELECT DISTINCT c.day, s.community_id, s.ticket_id, c.work_no - s.work_no AS age FROM calendar_day c
  JOIN spell s ON s.opened <= c.day AND (s.ended IS NULL OR s.ended > c.day)
  WHERE c.day IN ({{days}}))
SELECT community_id, day, COUNT(*), SUM(age <= 3), SUM(age BETWEEN 4 AND 10), SUM(age > 10) FROM stood
GROUP BY community_id, day"""

# (community, tickets open and unanswered for over 3 working days, tickets past the day promised).
LATE = f"""
WITH {_TURNS},
stood AS (SELECT DISTINCT ticket_id FROM turn WHERE opens = 1 AND (ended IS NULL OR ended > :last)),
aged AS MATERIALIZED (SELECT t.community_id, now.work_no - c.work_no AS age,
    (SELECT MIN(e.at_on) FROM ticket_event e WHERE e.community_id = t.community_id AND e.ticket_id = t.id
      AND e.kind IN ('replied', 'closed') AND +e.at_on <= :last) AS replied,
    (SELECT e.promised_on FROM ticket_event e WHERE e.community_id = t.community_id AND e.ticket_id = t.id
      AND e.promised_on IS NOT NULL AND +e.at_on <= :last ORDER BY e.at DESC, e.id DESC LIMIT 1) AS promised
  FROM stood s JOIN feedback_ticket t ON t.id = s.ticket_id JOIN calendar_day c ON c.day = t.submitted_on
  JOIN calendar_day now ON now.day = :last)
SELECT community_id, SUM(replied IS NULL AND age > 3), SUM(COALESCE(promised < :last, 0)) FROM aged
GROUP BY community_id"""

# (community, month, answered within 3 working days, answered or due): of tickets by the month of their submission.
REPLIES = """
WITH waited AS MATERIALIZED (SELECT t.community_id, c.month, c.work_no, now.work_no - c.work_no AS days,
    (SELECT MIN(CASE WHEN e.at < t.submitted_at THEN t.submitted_on ELSE e.at_on END) FROM ticket_event e
      WHERE e.community_id = t.community_id AND e.ticket_id = t.id AND e.kind IN ('replied', 'closed')
      AND +e.at_on <= :last) AS replied
  FROM feedback_ticket t JOIN calendar_day c ON c.day = t.submitted_on JOIN calendar_day now ON now.day = :last
  WHERE t.community_id IN ({ids}) AND t.submitted_on BETWEEN :first AND :last AND t.channel <> '书记院长面对面')
SELECT w.community_id, w.month, SUM(COALESCE(r.work_no - w.work_no <= 3, 0)), COUNT(*)
FROM waited w LEFT JOIN calendar_day r ON r.day = w.replied
WHERE w.replied IS NOT NULL OR w.days > 3 GROUP BY w.community_id, w.month"""


def ask(asked: Asked) -> None:
    """tickets_open by age and tickets_stale at the end of weeks and days, the late ones, reply_on_time."""
    today, by_day = asked.today, _periods(asked)
    first = min(period.first for periods in by_day.values() for period in periods)
    for community, at, count, *bands in asked.rows(OPEN, first, today, days=by_day):
        for period in by_day[at]:
            dates = period.kind, period.first, min(period.last, today)
            asked.put("tickets_open", community, dates, count)
            asked.put("tickets_stale", community, dates, bands[-1])
            for band, number in zip(BANDS, bands, strict=True):
                asked.put(f"tickets_open {band}", community, dates, number)
    for community, overdue, past in asked.rows(LATE, today, today):
        asked.put("tickets_overdue", community, ("day", today, today), overdue)
        asked.put("tickets_past_promise", community, ("day", today, today), past)
    month, year = asked.calendar.month(today), asked.calendar.year(today)
    before = asked.calendar.month(month.first - dt.timedelta(days=1))
    for begin, last in ((year.first, today), (before.first, min(before.first + (today - month.first), before.last))):
        for community, label, answered, due in asked.rows(REPLIES, begin, last):
            of = asked.calendar.month(dt.date.fromisoformat(label))
            asked.put("reply_on_time", community, ("month", of.first, min(of.last, last)), answered, due)


def _periods(asked: Asked) -> dict[str, list[Period]]:
    """The weeks of the term, today, a week and a year before: by the day at whose end tickets are counted."""
    calendar, today = asked.calendar, asked.today
    day, term = calendar.day(today), calendar.span("week", today)
    compared = (other for other in (calendar.previous(day), calendar.last_year(day)) if other is not None)
    by_day = defaultdict(list)
    for period in (*calendar.within("week", term.first, today), day, *compared):
        by_day[min(period.last, today).isoformat()].append(period)
    return by_day
