"""Tutoring sessions of a week with who was there: clinic by teachers, peers with their students, small classes."""

from __future__ import annotations

import datetime as dt
import random
from collections import defaultdict

from data_access.sample import case, terms
from data_access.sample.chance import moment, recorded, some
from data_access.sample.cohorts import Warned
from data_access.sample.people import House
from data_access.sample.rows import Row

COURSES = (
    "高等数学",
    "C语言程序设计",
    "数据结构",
    "大学英语",
    "Python程序设计",
    "数据库原理与应用",
    "计算机网络基础",
    "电路基础",
)
# The clinic is open on Wednesdays of these weeks.
CLINIC_WEEKS = range(3, 19)
CASE_TERMS = 4
SMALL_CLASS_WEEKS = range(4, 19, 2)
PEER_WEEKS = range(1, 20)
PEER_EVENINGS = (0, 1, 2, 3, 6)
HELD = 0.82
ATTENDED = 0.93
NEGLECTED_WEEKS = 4


def teachers(house: House, term_number: int) -> list[str]:
    """The staff numbers of the clinic's teachers: those of the case, and two more from 2025 on."""
    number = house.character.clinic_teachers + (2 if term_number >= CASE_TERMS else 0)
    start = house.character.house_order * 5
    return [f"T{(start + place) % 40 + 1:03d}" for place in range(number)]


def sessions(house: House, cohorts: list[Warned], monday: dt.date) -> tuple[list[Row], list[Row]]:
    """The rows of tutoring_session and of tutoring_attendance of a teaching week."""
    term = terms.term_of_week(monday)
    if term is None or not terms.is_duty(monday):
        return [], []
    number = (monday - term.first_day).days // 7 + 1
    luck = house.chance(monday, "tutoring")
    open_now = [warned for warned in cohorts if warned.is_open(monday)]
    away = _neglected(house, open_now, term.number * terms.TERM_WEEKS + number)
    held: list[tuple[Row, list[str]]] = []
    if number in PEER_WEEKS:
        held += _peers(house, cohorts, monday, away, luck)
    if number in CLINIC_WEEKS:
        held.append(_clinic(house, open_now, monday, number, away))
    if number in SMALL_CLASS_WEEKS:
        held.append(_small_class(house, monday, number, away, luck))
    attendances = [_attendance(session, student) for session, students in held for student in students]
    return [session for session, _ in held], attendances


def _neglected(house: House, open_now: list[Warned], week_number: int) -> set[str]:
    """Warned students whom nobody meets for four weeks on end."""
    found: set[str] = set()
    students = sorted({warned.student.number for warned in open_now})
    for lane in range(house.character.students_neglected):
        spell = (week_number + 2 * lane) // NEGLECTED_WEEKS
        # Each student draws for himself, so that one who joins or leaves the list changes little.
        draws = [(house.chance("unattended", lane, spell, student).random(), student) for student in students]
        found.update(student for _, student in sorted(draws)[:1])
    return found


def _session(
    house: House,
    kind: str,
    course: str,
    at: dt.datetime,
    luck: random.Random,
    *,
    teacher: str | None,
    tutor: str | None,
) -> Row:
    return {
        "handle": f"{house.name}/{kind}/{teacher or tutor}/{at}",
        "community_id": house.name,
        "kind": kind,
        "course_id": course,
        "teacher_id": teacher,
        "tutor_id": tutor,
        "held_at": at,
        "recorded_at": recorded(luck, at + dt.timedelta(minutes=80), house.character.late / 2),
    }


def _attendance(session: Row, student: str) -> Row:
    return {
        "community_id": session["community_id"],
        "session_id": session["handle"],
        "student_id": student,
        "recorded_at": session["recorded_at"],
    }


def _peers(
    house: House, cohorts: list[Warned], monday: dt.date, away: set[str], luck: random.Random
) -> list[tuple[Row, list[str]]]:
    """A tutor meets his students once a week, mostly."""
    paired: dict[str, list[str]] = defaultdict(list)
    for warned in cohorts:
        if warned.tutor is not None and warned.is_paired(monday):
            paired[warned.tutor.number].append(warned.student.number)
    held: list[tuple[Row, list[str]]] = []
    days = [day for day in terms.open_days(monday) if day.weekday() in PEER_EVENINGS]
    for tutor, students in sorted(paired.items()):
        here = [student for student in students if student not in away and luck.random() < ATTENDED]
        if here and days and luck.random() < HELD:
            at = moment(luck, luck.choice(days), 18.5, 20.5)
            course = house.chance(students[0], "course").choice(COURSES)
            held.append((_session(house, "peer", course, at, luck, teacher=None, tutor=tutor), here))
    return held


def _clinic(
    house: House, open_now: list[Warned], monday: dt.date, number: int, away: set[str]
) -> tuple[Row, list[str]]:
    """The weekly clinic: mostly warned students, and whoever wants to ask."""
    luck = house.chance(monday, "clinic")
    term = terms.term_of_week(monday)
    assert term is not None, "the clinic is open in teaching weeks"
    staff = teachers(house, term.number)
    teacher = staff[(term.number * len(CLINIC_WEEKS) + number) % len(staff)]
    at = dt.datetime.combine(terms.working_day(monday + dt.timedelta(days=2)), dt.time(16, 0))
    size = _clinic_size(house, monday, luck)
    warned = sorted({w.student.number for w in open_now if w.tutor is not None} - away)
    chosen = some(luck, warned, luck.randint(size // 2, size))
    listed = {w.student.number for w in open_now}
    others = [s.student.number for s in house.residents(at.date()) if s.student.number not in listed]
    chosen += some(luck, others, size - len(chosen))
    session = _session(house, "clinic", luck.choice(COURSES), at, luck, teacher=teacher, tutor=None)
    return session, chosen


def clinic_weeks(term_number: int) -> list[dt.date]:
    """The Mondays of the weeks of a term in which the clinic is held."""
    term = terms.term(term_number)
    return [term.week(number) for number in CLINIC_WEEKS if terms.is_duty(term.week(number))]


def _clinic_size(house: House, monday: dt.date, luck: random.Random) -> int:
    """How many come; those of the case share its total."""
    last_of_case = clinic_weeks(CASE_TERMS - 1)[-1]
    if not house.character.case or monday > last_of_case:
        return luck.randint(4, 8) if len(house.rooms) > 20 else luck.randint(2, 4)
    plan = house.chance("case", "clinic")
    weeks = [week for number in range(CASE_TERMS) for week in clinic_weeks(number)]
    total = plan.randint(*case.CLINIC_ATTENDANCES)
    sizes = [total // len(weeks) + (place < total % len(weeks)) for place in range(len(weeks))]
    for _ in weeks:
        more, less = plan.randrange(len(sizes)), plan.randrange(len(sizes))
        if sizes[less] > 2 and sizes[more] < 8:
            sizes[more] += 1
            sizes[less] -= 1
    plan.shuffle(sizes)
    return sizes[weeks.index(monday)]


def _small_class(
    house: House, monday: dt.date, number: int, away: set[str], luck: random.Random
) -> tuple[Row, list[str]]:
    """A course taught to a dozen, every other week."""
    term = terms.term_of_week(monday)
    assert term is not None, "small classes are held in teaching weeks"
    staff = teachers(house, term.number)
    at = dt.datetime.combine(terms.working_day(monday + dt.timedelta(days=1)), dt.time(19, 0))
    course = COURSES[(term.number + number // 2) % len(COURSES)]
    living = [stay.student.number for stay in house.residents(at.date()) if stay.student.number not in away]
    teacher = staff[(number // 2) % len(staff)]
    return _session(house, "small_class", course, at, luck, teacher=teacher, tutor=None), some(
        luck, living, luck.randint(6, 14)
    )
