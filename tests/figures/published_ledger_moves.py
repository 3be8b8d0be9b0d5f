"""The moves of the published figures that rest on ledgers: tutoring, warnings, tickets."""

from __future__ import annotations

from tests.figures.published_moves import AFTER, moves, one_of, student_not_in

CLINIC = "kind = 'clinic' AND held_on <= :as_of"
NEW_TEACHER = (
    "(SELECT MIN(id) FROM staff WHERE id NOT IN"
    " (SELECT teacher_id FROM tutoring_session WHERE community_id = :case AND teacher_id IS NOT NULL))"
)
OLD_TEACHER = f"(SELECT MIN(teacher_id) FROM tutoring_session WHERE community_id = :case AND {CLINIC})"
SESSION = one_of("tutoring_session", CLINIC)
PEER_SESSION = one_of("tutoring_session", "kind = 'peer' AND held_on <= :as_of")
ATTENDANCE = f"(SELECT MIN(id) FROM tutoring_attendance WHERE session_id = {SESSION})"


def session(teacher: str, kind: str = "clinic", day: str = "2025-05-01 19:07:00") -> str:
    columns = "community_id, kind, teacher_id, held_at"
    return f"INSERT INTO tutoring_session ({columns}) VALUES (:case, '{kind}', {teacher}, '{day}')"


def attendance(of_session: str) -> str:
    student = student_not_in("tutoring_attendance")
    columns = "community_id, session_id, student_id"
    return f"INSERT INTO tutoring_attendance ({columns}) VALUES (:case, {of_session}, {student})"


NEWEST_SESSION = "(SELECT MAX(id) FROM tutoring_session)"
NEXT_SUMMER = "2026-07-01 19:07:00"
HIS_CLINICS = f"community_id = :case AND kind = 'clinic' AND teacher_id = {OLD_TEACHER}"
THEY = f"SELECT id FROM tutoring_session WHERE {HIS_CLINICS}"
CLINICS = (
    *moves(
        "tutor_teachers",
        ("the first clinic of a teacher", (session(NEW_TEACHER),), 1, 0),
        ("another clinic of a teacher", (session(OLD_TEACHER),), 0, 0),
        ("a small class of a new teacher", (session(NEW_TEACHER, "small_class"),), 0, 0),
        ("the first clinic of a teacher, on a later day", (session(NEW_TEACHER, day=NEXT_SUMMER),), 0, 0),
        (
            "all clinics of a teacher less",
            (
                f"DELETE FROM tutoring_attendance WHERE session_id IN ({THEY})",
                f"DELETE FROM tutoring_session WHERE {HIS_CLINICS}",
            ),
            -1,
            0,
        ),
        (
            "all clinics of a teacher on later days",
            (f"UPDATE tutoring_session SET held_at = datetime(held_at, '+5 years') WHERE {HIS_CLINICS}",),
            -1,
            0,
        ),
    ),
    *moves(
        "clinic_person_times",
        ("an attendance more", (attendance(SESSION),), 1, 0),
        ("an attendance of a peer session", (attendance(PEER_SESSION),), 0, 0),
        ("an attendance less", (f"DELETE FROM tutoring_attendance WHERE id = {ATTENDANCE}",), -1, 0),
        ("a clinic more with one student", (session(OLD_TEACHER), attendance(NEWEST_SESSION)), 1, 0),
        (
            "the same clinic put off to a later day",
            (
                session(OLD_TEACHER),
                attendance(NEWEST_SESSION),
                f"UPDATE tutoring_session SET held_at = '{NEXT_SUMMER}' WHERE id = {NEWEST_SESSION}",
            ),
            0,
            0,
        ),
        (
            "the same clinic on a later day",
            (session(OLD_TEACHER, day=NEXT_SUMMER), attendance(NEWEST_SESSION)),
            0,
            0,
        ),
    ),
)


def pair(student: str, tutor: str, day: str = "'2025-05-01'") -> str:
    columns = "community_id, student_id, tutor_id, from_day"
    return f"INSERT INTO tutoring_pair ({columns}) VALUES (:case, {student}, {tutor}, {day})"


PAIRED = "SELECT {0} FROM tutoring_pair WHERE community_id = :case AND from_day <= :as_of"
WARNED = "SELECT student_id FROM academic_warning WHERE community_id = :case AND issued_on <= :as_of"
NEW_TUTOR = student_not_in("tutoring_pair", "tutor_id")
OLD_TUTOR = f"({PAIRED.format('MIN(tutor_id)')})"
OLD_PAIRED = f"({PAIRED.format('MIN(student_id)')})"
NEW_PAIRED = f"(SELECT MIN(student_id) FROM ({WARNED}) WHERE student_id NOT IN ({PAIRED.format('student_id')}))"
NOT_WARNED = f"(SELECT MIN(id) FROM student WHERE id NOT IN ({WARNED}))"
WITH_ONE_PAIR = f"{PAIRED.format('student_id')} GROUP BY student_id HAVING COUNT(*) = 1"
ONCE_PAIRED = f"(SELECT MIN(student_id) FROM ({WITH_ONE_PAIR}))"
HIS_PAIRS = f"community_id = :case AND tutor_id = {OLD_TUTOR}"
ITS_PAIR = f"community_id = :case AND student_id = {ONCE_PAIRED}"
PAIRS = (
    *moves(
        "peer_tutors",
        ("a tutor more", (pair(OLD_PAIRED, NEW_TUTOR),), 1, 0),
        ("a tutor's pair more", (pair(NEW_PAIRED, OLD_TUTOR),), 0, 0),
        ("a tutor more, from a later day", (pair(OLD_PAIRED, NEW_TUTOR, AFTER),), 0, 0),
        ("a tutor's pairs less", (f"DELETE FROM tutoring_pair WHERE {HIS_PAIRS}",), -1, 0),
        (
            "a tutor's pairs from a later day",
            (f"UPDATE tutoring_pair SET to_day = NULL, from_day = date(from_day, '+5 years') WHERE {HIS_PAIRS}",),
            -1,
            0,
        ),
    ),
    *moves(
        "tutored_students",
        ("a warned student more in a pair", (pair(NEW_PAIRED, OLD_TUTOR),), 1, 0),
        ("a student in a pair who was not warned", (pair(NOT_WARNED, OLD_TUTOR),), 0, 0),
        ("another pair of a student", (pair(OLD_PAIRED, NEW_TUTOR),), 0, 0),
        ("a pair less", (f"DELETE FROM tutoring_pair WHERE {ITS_PAIR}",), -1, 0),
        (
            "a pair from a later day",
            (f"UPDATE tutoring_pair SET to_day = NULL, from_day = {AFTER} WHERE {ITS_PAIR}",),
            -1,
            0,
        ),
    ),
)


def warning(term: str, gone: str = "NULL, NULL") -> tuple[str, ...]:
    columns = "community_id, student_id, term_id, level_id, issued_on, lifted_on, left_on"
    issued = f"(SELECT date(first_day, '+14 days') FROM term WHERE id = {term})"
    values = (
        f":case, {student_not_in('academic_warning')}, {term}, (SELECT MIN(id) FROM warning_level), {issued}, {gone}"
    )
    return (f"INSERT INTO academic_warning ({columns}) VALUES ({values})",)


REVIEWED = "(SELECT MIN(id) FROM term WHERE warning_review_on <= :as_of)"
NOT_REVIEWED = "(SELECT MIN(id) FROM term WHERE first_day <= :as_of AND warning_review_on > :as_of)"
LIFTED = one_of("academic_warning", f"term_id = {REVIEWED} AND lifted_on <= :as_of")
WARNINGS = moves(
    "warning_lift_rate",
    ("a warning more, lifted", warning(REVIEWED, "'2024-03-04', NULL"), 1, 1),
    ("a warning more, not lifted", warning(REVIEWED), 0, 1),
    ("a warning more, lifted after the day asked for", warning(REVIEWED, f"{AFTER}, NULL"), 0, 1),
    ("a warning more, left", warning(REVIEWED, "NULL, '2024-01-10'"), 0, 1),
    ("a warning more whose review is yet to come", warning(NOT_REVIEWED), 0, 0),
    (
        "a warning less",
        (f"DELETE FROM study_plan WHERE warning_id = {LIFTED}", f"DELETE FROM academic_warning WHERE id = {LIFTED}"),
        -1,
        -1,
    ),
    (
        "a warning lifted on a later day",
        (f"UPDATE academic_warning SET lifted_on = {AFTER} WHERE id = {LIFTED}",),
        -1,
        0,
    ),
    (
        "a warning issued on a later day",
        (f"UPDATE academic_warning SET issued_on = {AFTER} WHERE id = {LIFTED}",),
        -1,
        -1,
    ),
)

LEDGER = "channel <> '书记院长面对面' AND submitted_on <= :as_of"
TURNS = "SELECT {0} FROM ticket_event WHERE kind IN ('closed', 'reopened') AND at_on <= :as_of"
CLOSED_ONCE = TURNS.format("ticket_id") + " GROUP BY ticket_id HAVING COUNT(*) = 1 AND MIN(outcome) = '{0}'"
SOLVED = one_of("feedback_ticket", f"{LEDGER} AND id IN ({CLOSED_ONCE.format('solved')})")
OPEN = one_of("feedback_ticket", f"{LEDGER} AND id NOT IN ({TURNS.format('ticket_id')})")
NEWEST_TICKET = "(SELECT MAX(id) FROM feedback_ticket)"
IMPLEMENTED = "SELECT ticket_id FROM ticket_event WHERE kind = 'implemented'"
NOT_IMPLEMENTED = one_of("feedback_ticket", f"{LEDGER} AND id NOT IN ({IMPLEMENTED})")
ONCE_IMPLEMENTED = one_of(
    "feedback_ticket", f"{LEDGER} AND id IN ({IMPLEMENTED} AND at_on <= :as_of GROUP BY 1 HAVING COUNT(*) = 1)"
)
ITS_IMPLEMENTATION = f"kind = 'implemented' AND ticket_id = {ONCE_IMPLEMENTED}"


def ticket(channel: str = "意见箱", at: str = "2024-12-31 23:59:59") -> str:
    columns = "community_id, ledger_no, channel, category, submitted_at"
    return f"INSERT INTO feedback_ticket ({columns}) VALUES (:case, 'another', '{channel}', '设施维修', '{at}')"


def happened(which: str, kind: str, outcome: str = "NULL", at: str = "2024-12-31 23:59:59") -> str:
    columns = "community_id, ticket_id, kind, outcome, at"
    return f"INSERT INTO ticket_event ({columns}) VALUES (:case, {which}, '{kind}', {outcome}, '{at}')"


FIRST_TICKET = one_of("feedback_ticket", LEDGER)
WITHOUT_EVENTS = f"DELETE FROM ticket_event WHERE ticket_id = {FIRST_TICKET}"
NEW_YEAR = "2025-01-01 00:00:00"
TICKETS = (
    *moves(
        "tickets_received",
        ("a ticket more, in the last second", (ticket(),), 1, 0),
        ("a ticket more, a second later", (ticket(at=NEW_YEAR),), 0, 0),
        ("a problem raised with the leaders", (ticket("书记院长面对面"),), 0, 0),
        (
            "a ticket less",
            (WITHOUT_EVENTS, f"DELETE FROM feedback_ticket WHERE id = {FIRST_TICKET}"),
            -1,
            0,
        ),
        (
            "a ticket of a later day",
            (f"UPDATE feedback_ticket SET submitted_at = '{NEW_YEAR}' WHERE id = {SOLVED}",),
            -1,
            0,
        ),
    ),
    *moves(
        "ticket_resolution_rate",
        ("a ticket more", (ticket(),), 0, 1),
        ("a ticket more, solved", (ticket(), happened(NEWEST_TICKET, "closed", "'solved'")), 1, 1),
        ("an open ticket solved", (happened(OPEN, "closed", "'solved'"),), 1, 0),
        ("an open ticket explained", (happened(OPEN, "closed", "'explained'"),), 0, 0),
        ("an open ticket solved on a later day", (happened(OPEN, "closed", "'solved'", NEW_YEAR),), 0, 0),
        ("a solved ticket opened again", (happened(SOLVED, "reopened"),), -1, 0),
        ("a closing less", (f"DELETE FROM ticket_event WHERE kind = 'closed' AND ticket_id = {SOLVED}",), -1, 0),
        (
            "a closing on a later day",
            (f"UPDATE ticket_event SET at = '{NEW_YEAR}' WHERE kind = 'closed' AND ticket_id = {SOLVED}",),
            -1,
            0,
        ),
        (
            "a ticket of a later day",
            (f"UPDATE feedback_ticket SET submitted_at = '{NEW_YEAR}' WHERE id = {SOLVED}",),
            -1,
            -1,
        ),
    ),
    *moves(
        "tickets_implemented",
        ("a suggestion put into practice", (happened(NOT_IMPLEMENTED, "implemented"),), 1, 0),
        ("the same on a later day", (happened(NOT_IMPLEMENTED, "implemented", at=NEW_YEAR),), 0, 0),
        ("put into practice a second time", (happened(ONCE_IMPLEMENTED, "implemented"),), 0, 0),
        ("one less", (f"DELETE FROM ticket_event WHERE {ITS_IMPLEMENTATION}",), -1, 0),
        ("one on a later day", (f"UPDATE ticket_event SET at = '{NEW_YEAR}' WHERE {ITS_IMPLEMENTATION}",), -1, 0),
    ),
)
