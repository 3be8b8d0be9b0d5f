"""Bare SQL of the overview's figures, written by hand from the meaning of the figures, for SQLite."""

_WEEKS = """
week AS MATERIALIZED (SELECT week, MIN(day) AS first, MAX(day) AS last, MAX(week_working) AS working FROM calendar_day
  WHERE day BETWEEN :first AND :last AND is_duty GROUP BY week)"""
_OFF = """
off AS MATERIALIZED (SELECT e.{thing} AS thing, c.week FROM excuse e
  JOIN calendar_day c ON c.day BETWEEN e.from_day AND COALESCE(e.to_day, :last_excused)
  WHERE e.community_id IN ({ids}) AND e.{thing} IS NOT NULL AND c.is_working {weeks}
  GROUP BY e.{thing}, c.week HAVING 2 * COUNT(DISTINCT c.day) >= MAX(c.week_working))"""
_WITHIN = "AND c.week BETWEEN (SELECT week FROM calendar_day WHERE day = :first) AND :last"

# (week, k, n): rooms due in a duty week, and those met.
COVERAGE = f"""
WITH {_WEEKS}, {_OFF.replace("{thing}", "room_id").replace("{weeks}", _WITHIN)}
SELECT w.week, SUM(EXISTS (SELECT 1 FROM dorm_visit v WHERE v.community_id = r.community_id AND v.room_id = r.id
    AND v.visited_on BETWEEN w.first AND w.last AND v.someone_in)), COUNT(*)
FROM week w CROSS JOIN room r
WHERE r.community_id IN ({{ids}})
  AND NOT EXISTS (SELECT 1 FROM off o WHERE o.thing = r.id AND o.week = w.week)
  AND EXISTS (SELECT 1 FROM stay s WHERE s.community_id = r.community_id AND s.room_id = r.id
    AND s.from_day <= w.last AND (s.to_day IS NULL OR s.to_day >= w.last))
  AND EXISTS (SELECT 1 FROM room_duty d WHERE d.community_id = r.community_id AND d.room_id = r.id
    AND d.from_day <= w.last AND (d.to_day IS NULL OR d.to_day >= w.last))
GROUP BY w.week"""

# (week, members with two visits, members with a talk, members due).
COMPLIANCE = f"""
WITH {_WEEKS}, {_OFF.replace("{thing}", "member_id").replace("{weeks}", _WITHIN)},
visits AS (SELECT v.community_id, v.member_id, c.week, COUNT(*) AS found
  FROM dorm_visit v JOIN calendar_day c ON c.day = v.visited_on
  WHERE v.community_id IN ({{ids}}) AND v.visited_on BETWEEN :first AND :last
  GROUP BY v.community_id, v.member_id, c.week),
talks AS (SELECT v.community_id, v.member_id, c.week, COUNT(*) AS found
  FROM heart_talk v JOIN calendar_day c ON c.day = v.talked_on
  WHERE v.community_id IN ({{ids}}) AND v.talked_on BETWEEN :first AND :last
  GROUP BY v.community_id, v.member_id, c.week),
due AS (SELECT DISTINCT p.community_id, p.member_id, w.week FROM week w CROSS JOIN party_post p
  WHERE p.community_id IN ({{ids}}) AND p.from_day <= w.last AND (p.to_day IS NULL OR p.to_day >= w.last))
SELECT d.week, SUM(COALESCE(v.found, 0) >= 2), SUM(COALESCE(t.found, 0) >= 1), COUNT(*)
FROM due d
LEFT JOIN off o ON o.thing = d.member_id AND o.week = d.week
LEFT JOIN visits v ON v.community_id = d.community_id AND v.member_id = d.member_id AND v.week = d.week
LEFT JOIN talks t ON t.community_id = d.community_id AND t.member_id = d.member_id AND t.week = d.week
WHERE o.thing IS NULL GROUP BY d.week"""

_EVENTS = """
event AS (SELECT t.community_id, t.id AS ticket_id, t.submitted_on AS day, t.submitted_at AS at, 0 AS seq, 1 AS opens
  FROM feedback_ticket t WHERE t.community_id IN ({ids}) AND t.submitted_on <= :as_of
  UNION ALL SELECT t.community_id, t.id,
    CASE WHEN e.at < t.submitted_at THEN t.submitted_on ELSE e.at_on END,
    CASE WHEN e.at < t.submitted_at THEN t.submitted_at ELSE e.at END,
    e.id, e.kind <> 'closed'
  FROM ticket_event e JOIN feedback_ticket t ON t.id = e.ticket_id
  WHERE e.community_id IN ({ids}) AND e.at_on <= :as_of AND e.kind IN ('closed', 'reopened')),
turn AS MATERIALIZED (SELECT ticket_id, opens, day AS opened,
  LEAD(day) OVER (PARTITION BY ticket_id ORDER BY at, seq) AS ended FROM event)"""

# (day, open, open for over 10 working days, 0-3, 4-10, 11 and more) at the end of days.
OPEN_TICKETS = f"""
WITH {_EVENTS},
spell AS (SELECT turn.ticket_id, turn.opened, turn.ended, c.work_no FROM turn
  JOIN feedback_ticket t ON t.id = turn.ticket_id JOIN calendar_day c ON c.day = t.submitted_on
  WHERE turn.opens = 1 AND (turn.ended IS NULL OR turn.ended > :first)),
stood AS (SELECT DISTINCT c.day, s.ticket_id, c.work_no - s.work_no AS age FROM calendar_day c
  JOIN spell s ON s.opened <= c.day AND (s.ended IS NULL OR s.ended > c.day)
  WHERE c.day IN ({{days}}))
SELECT day, COUNT(*), SUM(age > 10), SUM(age <= 3), SUM(age BETWEEN 4 AND 10), SUM(age > 10) FROM stood GROUP BY day"""

# (tickets open at the end of the day and unanswered for over 3 working days, tickets past the day promised).
LATE_TICKETS = f"""
WITH {_EVENTS},
stood AS (SELECT DISTINCT ticket_id FROM turn WHERE opens = 1 AND (ended IS NULL OR ended > :as_of)),
aged AS MATERIALIZED (SELECT t.id, now.work_no - c.work_no AS age,
    (SELECT MIN(e.at_on) FROM ticket_event e WHERE e.community_id = t.community_id AND e.ticket_id = t.id
      AND e.kind IN ('replied', 'closed') AND +e.at_on <= :as_of) AS replied,
    (SELECT e.promised_on FROM ticket_event e WHERE e.community_id = t.community_id AND e.ticket_id = t.id
      AND e.promised_on IS NOT NULL AND +e.at_on <= :as_of ORDER BY e.at DESC, e.id DESC LIMIT 1) AS promised
  FROM stood s JOIN feedback_ticket t ON t.id = s.ticket_id JOIN calendar_day c ON c.day = t.submitted_on
  JOIN calendar_day now ON now.day = :as_of)
SELECT SUM(replied IS NULL AND age > 3), SUM(COALESCE(promised < :as_of, 0)) FROM aged"""

# (month, answered within 3 working days, answered or due): of tickets by the month of their submission.
REPLIES = """
WITH waited AS MATERIALIZED (SELECT c.month, c.work_no, now.work_no - c.work_no AS days,
    (SELECT MIN(CASE WHEN e.at < t.submitted_at THEN t.submitted_on ELSE e.at_on END) FROM ticket_event e
      WHERE e.community_id = t.community_id AND e.ticket_id = t.id AND e.kind IN ('replied', 'closed')
      AND +e.at_on <= :as_of) AS replied
  FROM feedback_ticket t JOIN calendar_day c ON c.day = t.submitted_on JOIN calendar_day now ON now.day = :as_of
  WHERE t.community_id IN ({ids}) AND t.submitted_on BETWEEN :first AND :last AND t.channel <> '书记院长面对面')
SELECT w.month, SUM(COALESCE(r.work_no - w.work_no <= 3, 0)), COUNT(*)
FROM waited w LEFT JOIN calendar_day r ON r.day = w.replied
WHERE w.replied IS NOT NULL OR w.days > 3 GROUP BY w.month"""

# (community, term, reviewed, of them lifted, warned, paired, tutored, lifted): warnings by the term of their issue.
WARNINGS = """
SELECT w.community_id, c.term_id, SUM(COALESCE(t.warning_review_on <= :as_of, 0)),
  SUM(COALESCE(t.warning_review_on <= :as_of AND w.lifted_on <= :as_of, 0)), COUNT(*),
  SUM(EXISTS (SELECT 1 FROM tutoring_pair p WHERE p.community_id = w.community_id AND p.student_id = w.student_id
    AND p.from_day <= MIN(:as_of, COALESCE(t.warning_review_on, :as_of))
    AND (p.to_day IS NULL OR p.to_day >= w.issued_on))),
  SUM(EXISTS (SELECT 1 FROM tutoring_attendance a JOIN tutoring_session s ON s.id = a.session_id
    WHERE a.community_id = w.community_id AND a.student_id = w.student_id
    AND s.held_on BETWEEN w.issued_on AND MIN(:as_of, COALESCE(t.warning_review_on, :as_of)))),
  SUM(COALESCE(w.lifted_on <= :as_of, 0))
FROM academic_warning w JOIN calendar_day c ON c.day = w.issued_on JOIN term t ON t.id = w.term_id
WHERE w.community_id IN ({ids}) AND w.issued_on BETWEEN :first AND :last
GROUP BY w.community_id, c.term_id"""

# (community, paired, open): warned students at the end of the week, and those with a tutor.
PAIRED = """
SELECT open.community_id, SUM(EXISTS (SELECT 1 FROM tutoring_pair p
    WHERE p.community_id = open.community_id AND p.student_id = open.student_id
    AND p.from_day <= :day AND (p.to_day IS NULL OR p.to_day >= :day))), COUNT(*)
FROM (SELECT DISTINCT community_id, student_id FROM academic_warning
  WHERE community_id IN ({ids}) AND issued_on <= :day AND (lifted_on IS NULL OR lifted_on > :day)
  AND (left_on IS NULL OR left_on > :day)) open
GROUP BY open.community_id"""

_EVER = "AND c.week <= :last"
_SILENT = """(SELECT now.duty_no - COALESCE(since.duty_no, 0)
    - (SELECT COUNT(*) FROM off JOIN calendar_day d ON d.week = off.week
       WHERE off.thing = {thing} AND d.is_duty AND d.day > {since} AND d.day <= now.day)
  FROM calendar_day now LEFT JOIN calendar_day since ON since.day = {since} WHERE now.day = :last)"""

# Warned students who have had no session in over 14 days of duty weeks.
NO_SESSION = f"""
WITH {_OFF.replace("{thing}", "member_id").replace("{weeks}", _EVER)},
open AS (SELECT w.student_id, MAX(w.issued_on, COALESCE((SELECT MAX(s.held_on)
    FROM tutoring_attendance a JOIN tutoring_session s ON s.id = a.session_id
    WHERE a.community_id = w.community_id AND a.student_id = w.student_id AND s.held_on <= :last), '1900')) AS since
  FROM academic_warning w WHERE w.community_id IN ({{ids}}) AND w.issued_on <= :last
  AND (w.lifted_on IS NULL OR w.lifted_on > :last) AND (w.left_on IS NULL OR w.left_on > :last))
SELECT COUNT(DISTINCT student_id) FROM open WHERE {_SILENT.format(thing="student_id", since="since")} > 14"""


def _begun(table: str) -> str:
    return f"""
{table}_begun AS (SELECT room_id, MAX(from_day) AS day FROM (SELECT s.room_id, s.from_day,
    MAX(COALESCE(s.to_day, '9999-12-31')) OVER (PARTITION BY s.room_id ORDER BY s.from_day
      ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS reached
  FROM {table} s WHERE s.community_id IN ({{ids}}))
  WHERE (reached IS NULL OR reached < DATE(from_day, '-1 day')) AND from_day <= :last GROUP BY room_id)"""


# Rooms in which nobody has been met in over 14 days of duty weeks.
SILENT_ROOMS = f"""
WITH {_OFF.replace("{thing}", "room_id").replace("{weeks}", _EVER)}, {_begun("stay")}, {_begun("room_duty")},
due AS (SELECT r.id, MAX(s.day, d.day, COALESCE((SELECT MAX(v.visited_on) FROM dorm_visit v
    WHERE v.community_id = r.community_id AND v.room_id = r.id AND v.visited_on <= :last AND v.someone_in), '1900'))
    AS since
  FROM room r JOIN stay_begun s ON s.room_id = r.id JOIN room_duty_begun d ON d.room_id = r.id
  WHERE r.community_id IN ({{ids}})
  AND EXISTS (SELECT 1 FROM stay s WHERE s.community_id = r.community_id AND s.room_id = r.id
    AND s.from_day <= :last AND (s.to_day IS NULL OR s.to_day >= :last))
  AND EXISTS (SELECT 1 FROM room_duty d WHERE d.community_id = r.community_id AND d.room_id = r.id
    AND d.from_day <= :last AND (d.to_day IS NULL OR d.to_day >= :last)))
SELECT COUNT(*) FROM due WHERE {_SILENT.format(thing="id", since="since")} > 14"""

# (year, level, awards).
AWARDS = """
SELECT c.year, a.level, COUNT(*) FROM competition_award a JOIN calendar_day c ON c.day = a.awarded_on
WHERE a.community_id IN ({ids}) AND a.awarded_on BETWEEN :first AND :last GROUP BY c.year, a.level"""
