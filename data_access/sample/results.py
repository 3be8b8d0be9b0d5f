"""How students do: their rank in class each term, and the 专升本 exam."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from typing import TYPE_CHECKING

from data_access.sample import terms
from data_access.sample.chance import moment, some
from data_access.sample.people import House, Student
from data_access.sample.rows import Row

if TYPE_CHECKING:
    from data_access.sample.cohorts import Warned

FORM_OF_THE_TERM = 0.3
GAIN_OF_TUTORED = 0.3
EXAM_MONTH_DAY = (4, 20)
ADMISSIONS_MONTH_DAY = (6, 12)
CASE_EXAM_YEARS = (2024, 2025)


def scores(house: House, term_number: int, tutored: list[Warned]) -> dict[str, float]:
    """How each student did in a term, by number; being tutored helps. Terms before the sample's first may be asked."""
    luck = house.chance(term_number, "scores")
    found = {student.number: student.ability + luck.gauss(0, FORM_OF_THE_TERM) for student in house.students}
    for warned in tutored:
        if warned.term.number == term_number and warned.tutor is not None:
            found[warned.student.number] += GAIN_OF_TUTORED
    return found


def result_rows(house: House, tutored: list[Warned]) -> list[Row]:
    """The rows of term_result, written down on the Friday of the next term's first week, of those living here then."""
    rows: list[Row] = []
    for term in house.terms:
        day = terms.term(term.number + 1).first_day + dt.timedelta(days=4)
        luck = house.chance(term.name, "results")
        written = moment(luck, day, 10, 17)
        if day > house.until:
            break
        score = scores(house, term.number, tutored)
        classes: dict[str, list[Student]] = defaultdict(list)
        for stay in house.residents(day):
            if stay.student.enrolled <= term.school_year:
                classes[stay.student.class_name].append(stay.student)
        for students in classes.values():
            students.sort(key=lambda student: -score[student.number])
            rows += [
                {
                    "community_id": house.name,
                    "student_id": student.number,
                    "term_id": term.name,
                    "class_rank": rank,
                    "class_size": len(students),
                    "recorded_at": written,
                }
                for rank, student in enumerate(students, start=1)
            ]
    return rows


def exam_day(year: int) -> dt.date:
    """The first Saturday from 20 April on."""
    day = dt.date(year, *EXAM_MONTH_DAY)
    return day + dt.timedelta(days=(5 - day.weekday()) % 7)


def exam_rows(house: House) -> list[Row]:
    """The rows of upgrade_exam, written down when the admissions are known."""
    rows: list[Row] = []
    for year in range(terms.FIRST_YEAR + 1, house.until.year + 1):
        luck = house.chance(year, "exam")
        students = [
            stay.student for stay in house.residents(exam_day(year)) if house.is_final_year(stay.student, year - 1)
        ]
        candidates, admitted = _exam_numbers(house, year, len(students))
        rows += exams(house.name, year, some(luck, students, candidates), admitted)
    return rows


def exams(community: str, year: int, candidates: list[Student], admitted: int) -> list[Row]:
    """The rows of one exam: the better candidates are admitted."""
    written = dt.datetime(year, *ADMISSIONS_MONTH_DAY, 10, 30)
    ordered = sorted(candidates, key=lambda student: -student.ability)
    return [
        {
            "community_id": community,
            "student_id": student.number,
            "exam_on": exam_day(year),
            "admitted": place < admitted,
            "recorded_at": written,
        }
        for place, student in enumerate(ordered)
    ]


def halves(total: int) -> dict[int, int]:
    """A number to July 2025 split over the two exams till then."""
    return dict(zip(CASE_EXAM_YEARS, (total // 2, total - total // 2), strict=True))


def _exam_numbers(house: House, year: int, students: int) -> tuple[int, int]:
    """Candidates and admitted of a year: to 2025 as the college's published total asks, later by the usual shares."""
    character = house.character
    if year in CASE_EXAM_YEARS:
        candidates, admitted = (halves(number)[year] for number in character.exams)
        return candidates, admitted
    luck = house.chance(year, "exam", "numbers")
    candidates = round(students * character.exam_share * luck.uniform(0.93, 1.05))
    return candidates, round(candidates * (character.exam_rate + luck.uniform(-0.03, 0.04)))
