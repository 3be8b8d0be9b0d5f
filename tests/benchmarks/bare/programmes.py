"""Who takes part; and what was received, closed, held and tutored week by week."""

from __future__ import annotations

from data_access.planning import TERMS_DRAWN
from tests.benchmarks.bare.asking import Asked, week_of

# (community, first and last day of a span, residents who took part in it, residents): on its last teaching day.
PARTICIPATION = """
WITH span AS MATERIALIZED (SELECT v.column1 AS first, v.column2 AS last, (SELECT MAX(day) FROM calendar_day
    WHERE day BETWEEN v.column1 AND v.column2 AND teaching_week IS NOT NULL) AS seen FROM (VALUES {spans}) v),
resident AS MATERIALIZED (SELECT DISTINCT s.first, s.last, r.community_id, r.student_id FROM span s CROSS JOIN stay r
  WHERE r.community_id IN ({ids}) AND r.from_day <= s.seen AND (r.to_day IS NULL OR r.to_day >= s.seen))
SELECT r.community_id, r.first || ' ' || r.last, SUM(EXISTS (SELECT 1 FROM activity_participant p
    JOIN activity a ON a.id = p.activity_id WHERE p.community_id = r.community_id AND p.student_id = r.student_id
    AND a.held_on BETWEEN r.first AND r.last)), COUNT(*)
FROM resident r GROUP BY r.community_id, r.first, r.last"""


def _by_week(name: str, ledger: str, day: str, where: str = "") -> str:
    return f"""SELECT x.community_id, '{name}', c.week, COUNT(*) FROM {ledger} x JOIN calendar_day c ON c.day = x.{day}
WHERE x.community_id IN ({{ids}}) AND x.{day} BETWEEN :first AND :last {where} GROUP BY x.community_id, c.week"""


_LEADERS = "'书记院长面对面'"
_OF_LEDGER = f"EXISTS (SELECT 1 FROM feedback_ticket t WHERE t.id = x.ticket_id AND t.channel <> {_LEADERS})"
# (community, count, week, how many): what happened week by week.
HAPPENED = "\nUNION ALL ".join(
    (
        _by_week("tickets_received", "feedback_ticket", "submitted_on", f"AND x.channel <> {_LEADERS}"),
        _by_week("tickets_closed", "ticket_event", "at_on", f"AND x.kind = 'closed' AND {_OF_LEDGER}"),
        _by_week("tutoring_sessions", "tutoring_session", "held_on"),
        _by_week("activities", "activity", "held_on"),
        _by_week("person_times", "activity", "held_on").replace("COUNT(*)", "SUM(x.attendance)"),
    )
)


def ask(asked: Asked) -> None:
    """participation_rate by term, and the counts of what changed."""
    term, spans = asked.calendar.span("week", asked.week.first), asked.spans(asked.terms()[-TERMS_DRAWN:])
    days = [(first, last) for _, first, last in spans.values()]
    for community, span, came, residents in asked.rows(PARTICIPATION, term.first, asked.today, spans=days):
        asked.put("participation_rate", community, spans[span], came, residents)
    for community, name, week, count in asked.rows(HAPPENED, term.first, asked.today):
        asked.put(name, community, week_of(week, asked.today), count)
