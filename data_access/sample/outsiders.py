"""Students of the college who live in none of its communities: their exams are the college's own."""

from __future__ import annotations

import datetime as dt

from data_access.sample import names, results, terms
from data_access.sample.chance import chance
from data_access.sample.characters import COLLEGE_OWN, COLLEGE_OWN_ORDER, OWN_EXAMS
from data_access.sample.colleges import CollegePlan
from data_access.sample.community import written
from data_access.sample.people import SCHOOL_YEARS, Student
from data_access.sample.rows import Batch, Row
from data_access.schema import Student as StudentTable
from data_access.schema import UpgradeExam

MAJOR = "计算机应用技术"


def batches(college: CollegePlan, seed: int, since: dt.datetime, now: dt.datetime) -> list[Batch]:
    """The candidates of each year and their exams, as far as the admissions are known."""
    exams: list[Row] = []
    students: list[Student] = []
    for year in range(terms.FIRST_YEAR + 1, now.year + 1):
        candidates, admitted = (results.halves(n).get(year, n // 2) for n in OWN_EXAMS)
        sitting = [_student(college, seed, year - SCHOOL_YEARS, serial) for serial in range(1, candidates + 1)]
        if results.exam_day(year) <= now.date():
            students += sitting
            exams += results.exams(COLLEGE_OWN, year, sitting, admitted)
    rows = [
        {
            "handle": student.number,
            "college_id": college.name,
            "student_no": student.number,
            "name": student.name,
            "class_name": student.class_name,
        }
        for student in students
    ]
    return [Batch(StudentTable, rows), Batch(UpgradeExam, written(exams, since, now))]


def _student(college: CollegePlan, seed: int, enrolled: int, serial: int) -> Student:
    number = f"{enrolled}{college.code}{COLLEGE_OWN_ORDER % 10}{serial:03d}"
    luck = chance(seed, COLLEGE_OWN, number)
    return Student(number, names.person(luck), f"{MAJOR}{enrolled % 100:02d}00班", enrolled, luck.gauss(0, 1))
