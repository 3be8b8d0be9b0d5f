"""Academic warnings, term after term: who is warned, paired with whom, lifted, warned again, or gone."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterable
from dataclasses import dataclass

from data_access.sample import case, terms
from data_access.sample.case import Cohort
from data_access.sample.chance import moment, rounded, some
from data_access.sample.people import House, Student
from data_access.sample.results import scores
from data_access.sample.roster import TUTORS_POST, Member
from data_access.sample.rows import Row
from data_access.sample.terms import TermPlan

ISSUED_AFTER_DAYS = 17
LEVELS = ("一级预警", "二级预警", "三级预警")
GRAVEST, GRAVE = 0.15, 0.45
FINISHED = "结业离校"
PLANS_MADE = 0.96
TUTORS = 12
FIRST_PAIRS_AFTER_DAYS = 4


@dataclass
class Warned:
    """A warning and what comes of it, told to the end; no tutor: he is in no pair."""

    student: Student
    term: TermPlan
    level: str
    issued_on: dt.date
    recorded_at: dt.datetime
    plan_on: dt.date | None
    tutor: Student | None = None
    pair_from: dt.date | None = None
    pair_to: dt.date | None = None
    lifted_on: dt.date | None = None
    left_on: dt.date | None = None
    left_reason: str | None = None

    def is_open(self, day: dt.date) -> bool:
        """Whether issued, and neither lifted nor left, by the day."""
        ended = self.lifted_on or self.left_on
        return self.issued_on <= day and (ended is None or ended > day)

    def is_paired(self, day: dt.date) -> bool:
        return self.pair_from is not None and self.pair_from <= day and (self.pair_to is None or day <= self.pair_to)


def warnings(house: House, crew: list[Member]) -> list[Warned]:
    """The warnings of all terms begun, in order."""
    found: list[Warned] = []
    for term in house.terms:
        luck = house.chance(term.name, "warnings")
        cohort = _cohort(house, term, luck)
        serving = {member.student.number for member in crew if member.from_day <= issue_day(term) <= member.to_day}
        chosen = _chosen(house, term, cohort, found, serving, luck)
        fresh = [_issued(house, term, student, place, luck) for student, place in chosen]
        known = {warned.student.number for warned in found}
        _pair(fresh, known, tutors(house, crew, term.school_year), cohort, luck)
        _review(house, term, fresh, found, cohort.kept, luck)
        found += fresh
    return found


def _cohort(house: House, term: TermPlan, luck: random.Random) -> Cohort:
    """What the term's cohort is to be: the case's where it has one."""
    if _is_published(house, term):
        return case.COHORTS[term.number]
    warned = max(2, round(house.character.warned * luck.uniform(0.8, 1.15) * (0.85 if term.is_spring else 1)))
    return Cohort(
        warned=warned,
        relapsed=rounded(luck, warned * 0.08),
        kept=rounded(luck, warned * (1 - house.character.lift)),
        unpaired=rounded(luck, warned * 0.05),
    )


def _is_published(house: House, term: TermPlan) -> bool:
    return house.character.case and term.number < len(case.COHORTS)


def issue_day(term: TermPlan) -> dt.date:
    """The Thursday of the third week."""
    return term.first_day + dt.timedelta(days=ISSUED_AFTER_DAYS)


def _eligible(house: House, term: TermPlan) -> list[Student]:
    """Residents who study on and have results, the worst of the term before first."""
    score = scores(house, term.number - 1, [])
    here = [stay.student for stay in house.residents(issue_day(term))]
    able = [
        student
        for student in here
        if not house.is_freshman(student, term)
        and not (term.is_spring and house.is_final_year(student, term.school_year))
    ]
    return sorted(able, key=lambda student: score[student.number])


def _chosen(
    house: House, term: TermPlan, cohort: Cohort, before: list[Warned], serving: set[str], luck: random.Random
) -> list[tuple[Student, float]]:
    """The students warned, each with his place among them, 0 the worst to 1; those serving others are not."""
    able = _eligible(house, term)
    last = [warned for warned in before if warned.term.number == term.number - 1]
    kept = {warned.student.number for warned in last if warned.is_open(issue_day(term))}
    lifted = {warned.student.number for warned in last if not warned.is_open(issue_day(term))}
    ever = {warned.student.number for warned in before}
    going = {student.number for student in able if house.last_stay(student).why is not None}
    leavers = [
        student
        for student in able
        if student.number in going and issue_day(term) < house.last_stay(student).to_day <= term.last_day
    ]
    chosen = leavers + [student for student in able if student.number in kept and student not in leavers]
    again = [student for student in able if student.number in lifted and student.number not in going]
    chosen += some(luck, again[: 3 * cohort.relapsed], cohort.relapsed)
    fresh = [student for student in able if student.number not in ever | going | serving]
    chosen += _worst(house, term, fresh, cohort.warned - len(chosen))
    order = {student.number: place for place, student in enumerate(able)}
    chosen.sort(key=lambda student: order[student.number])
    return [(student, place / len(chosen)) for place, student in enumerate(chosen)]


def _worst(house: House, term: TermPlan, able: list[Student], number: int) -> list[Student]:
    """The worst of each year by turns, so that none is left out."""
    final = [student for student in able if house.is_final_year(student, term.school_year)]
    younger = [student for student in able if not house.is_final_year(student, term.school_year)]
    of_final = min(len(final), number // 2)
    return younger[: number - of_final] + final[:of_final] if number > 0 else []


def _issued(house: House, term: TermPlan, student: Student, place: float, luck: random.Random) -> Warned:
    day = issue_day(term)
    level = LEVELS[0] if place < GRAVEST else LEVELS[1] if place < GRAVE else LEVELS[2]
    plan_on = day + dt.timedelta(days=luck.randint(2, 13)) if luck.random() < PLANS_MADE else None
    stay = house.last_stay(student)
    leaves = stay.why is not None and day < stay.to_day <= term.review_on
    return Warned(
        student=student,
        term=term,
        level=level,
        issued_on=day,
        recorded_at=moment(luck, day, 14, 18),
        plan_on=plan_on,
        left_on=stay.to_day if leaves else None,
        left_reason=stay.why if leaves else None,
    )


def tutors(house: House, crew: list[Member], school_year: int) -> list[Student]:
    """The peer tutors of a school year: members of the tutoring post, those who soon graduate first."""
    luck = house.chance(school_year, "tutors")
    first_day, last_day = terms.year_begins(school_year), terms.year_ends(school_year)
    able = [m.student for m in crew if m.post == TUTORS_POST and (m.from_day, m.to_day) == (first_day, last_day)]
    luck.shuffle(able)
    able.sort(key=lambda student: not house.is_final_year(student, school_year))
    if not house.character.case or school_year not in case.NEW_PEER_TUTORS:
        return able[:TUTORS]
    number = case.NEW_PEER_TUTORS[school_year]
    if school_year == terms.FIRST_YEAR:
        return able[:number]
    known = tutors(house, crew, school_year - 1)
    kept = [student for student in known if student in able]
    return kept + [student for student in able if student not in known][:number]


def _pair(warned_now: list[Warned], known: set[str], pool: list[Student], cohort: Cohort, luck: random.Random) -> None:
    """Gives each a tutor but some of those never warned before: the leaver, then the least grave."""
    new = [warned for warned in warned_now if warned.student.number not in known]
    new.sort(key=lambda warned: warned.left_on is not None)
    alone = new[len(new) - cohort.unpaired :]
    turn = luck.randrange(len(pool))
    for place, warned in enumerate(warned for warned in warned_now if warned not in alone):
        warned.tutor = pool[(turn + place) % len(pool)]
        warned.pair_from = warned.issued_on + dt.timedelta(days=FIRST_PAIRS_AFTER_DAYS + luck.choice((0, 0, 1, 2, 3)))


def _review(
    house: House, term: TermPlan, fresh: list[Warned], before: list[Warned], number: int, luck: random.Random
) -> None:
    """Lifts all but some at the term's review, and with them what had stayed open of earlier terms."""
    kept = some(luck, _doubtful(house, term, fresh, before), number)
    for warned in fresh:
        finishes_on = house.last_stay(warned.student).to_day
        if warned.left_on is None and warned not in kept:
            warned.lifted_on = term.review_on
        elif warned.left_on is None and finishes_on <= terms.term(term.number + 1).last_day:
            warned.left_on, warned.left_reason = finishes_on, FINISHED
        for earlier in _still_open(before, warned):
            earlier.lifted_on, earlier.left_on = warned.lifted_on, warned.left_on
            earlier.left_reason = warned.left_reason
        _end_pair(warned)


def _doubtful(house: House, term: TermPlan, fresh: list[Warned], before: list[Warned]) -> list[Warned]:
    """Those who may not be lifted; in the case only those who will be warned again, and none of them twice."""
    able = [warned for warned in fresh if warned.left_on is None]
    if not _is_published(house, term):
        return able
    carried = {warned.student.number for warned in before if warned.is_open(issue_day(term))}
    return [
        warned
        for warned in able
        if warned.student.number not in carried and not house.is_final_year(warned.student, term.school_year)
    ]


def _still_open(before: list[Warned], again: Warned) -> list[Warned]:
    return [
        warned
        for warned in before
        if warned.student == again.student and warned.lifted_on is None and warned.left_on is None
    ]


def _end_pair(warned: Warned) -> None:
    """A pair ends with the warning, or when a new one is due to begin, or with the tutor's school year."""
    following = issue_day(terms.term(warned.term.number + 1)) + dt.timedelta(days=FIRST_PAIRS_AFTER_DAYS - 1)
    end = warned.lifted_on or warned.left_on or following
    warned.pair_to = min(end, following, terms.year_ends(warned.term.school_year))


def warning_rows(house: House, found: Iterable[Warned], today: dt.date) -> list[Row]:
    """The rows of academic_warning as known on a day."""
    return [
        {
            "handle": handle(warned),
            "community_id": house.name,
            "student_id": warned.student.number,
            "term_id": warned.term.name,
            "level_id": warned.level,
            "issued_on": warned.issued_on,
            "lifted_on": by(today, warned.lifted_on),
            "left_on": by(today, warned.left_on),
            "left_reason": warned.left_reason if by(today, warned.left_on) else None,
            "recorded_at": warned.recorded_at,
        }
        for warned in found
    ]


def plan_rows(house: House, found: Iterable[Warned]) -> list[Row]:
    return [
        {
            "community_id": house.name,
            "warning_id": handle(warned),
            "made_on": warned.plan_on,
            "recorded_at": dt.datetime.combine(warned.plan_on, dt.time(17, warned.recorded_at.minute)),
        }
        for warned in found
        if warned.plan_on is not None
    ]


def pair_rows(house: House, found: Iterable[Warned], today: dt.date) -> list[Row]:
    """The rows of tutoring_pair as known on a day."""
    return [
        {
            "community_id": house.name,
            "student_id": warned.student.number,
            "tutor_id": warned.tutor.number,
            "from_day": warned.pair_from,
            "to_day": by(today, warned.pair_to),
            "recorded_at": dt.datetime.combine(warned.pair_from, dt.time(20, warned.recorded_at.minute)),
        }
        for warned in found
        if warned.tutor is not None and warned.pair_from is not None
    ]


def handle(warned: Warned) -> str:
    return f"{warned.student.number}/{warned.term.name}"


def by(today: dt.date, day: dt.date | None) -> dt.date | None:
    """The day if it has come, else None: it is not known yet."""
    return day if day is not None and day <= today else None
