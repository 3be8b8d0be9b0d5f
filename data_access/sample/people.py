"""Houses and who lives in them: cohorts move in and out, a few change rooms or leave early."""

from __future__ import annotations

import datetime as dt
import random
from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cached_property

from data_access.sample import case, names, terms
from data_access.sample.chance import chance
from data_access.sample.characters import Character
from data_access.sample.terms import TermPlan

BEDS = 4
CLASS_SIZE = 42
SCHOOL_YEARS = 3
LEAVING = {"退学": 2, "休学": 3, "转学": 1}


@dataclass(frozen=True)
class Student:
    """ability: how well he does in class, 0 the mean, 1 the standard deviation."""

    number: str
    name: str
    class_name: str
    enrolled: int
    ability: float

    def study_year(self, school_year: int) -> int:
        return school_year - self.enrolled + 1


@dataclass(frozen=True)
class Stay:
    """to_day: the last day in the room; why: the reason of a student who leaves the school early."""

    student: Student
    room: str
    from_day: dt.date
    to_day: dt.date
    why: str | None = None

    def covers(self, day: dt.date) -> bool:
        return self.from_day <= day <= self.to_day


@dataclass(frozen=True, eq=False)
class House:
    """A community under a seed, told up to a day: all that it says of earlier days is the same whatever the day."""

    character: Character
    seed: int
    until: dt.date

    @property
    def name(self) -> str:
        return self.character.name

    @property
    def college(self) -> str:
        return self.character.college

    def chance(self, *topic: object) -> random.Random:
        return chance(self.seed, self.name, *topic)

    @cached_property
    def rooms(self) -> list[str]:
        floors, rooms = range(1, self.character.floors + 1), range(1, self.character.rooms_on_floor + 1)
        return [f"{floor}{room:02d}" for floor in floors for room in rooms]

    @cached_property
    def last_year(self) -> int:
        """The last school year for which students have moved in (they come two days early)."""
        return terms.school_year_of(self.until + dt.timedelta(days=2))

    @cached_property
    def terms(self) -> list[TermPlan]:
        return terms.terms_begun(self.until)

    @cached_property
    def stays(self) -> list[Stay]:
        """All stays, in order of moving in; told ahead, so that it is settled who of those here will leave early."""
        first, last = terms.FIRST_YEAR - self.character.years + 1, self.last_year + SCHOOL_YEARS - 1
        stays = [stay for year in range(first, last + 1) for stay in _cohort(self, year)]
        for number in range(2 * (last - terms.FIRST_YEAR + 1)):
            stays = _moved(self, _departed(self, stays, terms.term(number)), terms.term(number))
        return stays

    @cached_property
    def students(self) -> list[Student]:
        return list({stay.student.number: stay.student for stay in self.stays}.values())

    @cached_property
    def _stays_by_student(self) -> dict[str, list[Stay]]:
        found: dict[str, list[Stay]] = defaultdict(list)
        for stay in self.stays:
            found[stay.student.number].append(stay)
        return found

    def last_stay(self, student: Student) -> Stay:
        return max(self._stays_by_student[student.number], key=lambda stay: stay.from_day)

    def residents(self, day: dt.date) -> list[Stay]:
        return [stay for stay in self.stays if stay.from_day <= day <= stay.to_day]

    def is_freshman(self, student: Student, term: TermPlan) -> bool:
        """Whether he has no results of an earlier term yet."""
        return student.enrolled == term.school_year and not term.is_spring

    def is_final_year(self, student: Student, school_year: int) -> bool:
        return student.study_year(school_year) >= SCHOOL_YEARS

    def rooms_in_final_year(self, school_year: int) -> list[str]:
        """The rooms whose residents graduate at the end of the school year."""
        years = self.character.years
        moved_in = school_year - years + 1
        return [room for index, room in enumerate(self.rooms) if (index + moved_in) % years == 0]


def _cohort(house: House, school_year: int) -> list[Stay]:
    """Those who move in at the start of a school year, into the rooms that the graduates left."""
    character, luck = house.character, house.chance(school_year, "cohort")
    enrolled = school_year - SCHOOL_YEARS + character.years
    rooms = [room for index, room in enumerate(house.rooms) if (index + school_year) % character.years == 0]
    beds = [
        room
        for room in rooms
        if room not in character.rooms_empty
        for _ in range(BEDS if luck.random() < 0.85 else BEDS - 1)
    ]
    classes = -(-len(beds) // CLASS_SIZE)
    stays = []
    for serial, room in enumerate(beds, start=1):
        group = serial * classes // (len(beds) + 1)
        major = character.majors[group % len(character.majors)]
        student = Student(
            number=f"{enrolled}{character.code}{serial:03d}",
            name=names.person(luck, female=int(room[0]) > character.floors // 2),
            class_name=f"{major}{enrolled % 100:02d}{character.house_order:d}{group + 1}班",
            enrolled=enrolled,
            ability=luck.gauss(0, 1),
        )
        first_day = terms.year_begins(school_year) - dt.timedelta(days=2)
        last_day = terms.term(2 * (school_year + character.years - 1 - terms.FIRST_YEAR) + 1).last_day
        stays.append(Stay(student, room, first_day, last_day))
    return stays


def departures(house: House, term: TermPlan) -> int:
    """How many leave the school in the term."""
    if house.character.case and term.number < len(case.COHORTS):
        return int(case.COHORTS[term.number].leaver)
    return int(house.chance(term.name, "departures").random() < 0.03 * house.character.warned)


def _departed(house: House, stays: list[Stay], term: TermPlan) -> list[Stay]:
    """The stays, with those of the term's early leavers cut short."""
    luck = house.chance(term.name, "departed")
    weak = [
        stay
        for stay in stays
        if stay.covers(term.first_day)
        and stay.why is None
        and stay.to_day > term.last_day
        and not house.is_freshman(stay.student, term)
        and not house.is_final_year(stay.student, term.school_year)
    ]
    weak = sorted(weak, key=lambda stay: stay.student.ability)[: len(weak) // 4]
    for stay in luck.sample(weak, min(len(weak), departures(house, term))):
        last_day = terms.working_day(term.week(luck.randint(7, 15)) + dt.timedelta(days=luck.randint(0, 4)))
        cut = replace(stay, to_day=last_day, why=luck.choices(list(LEAVING), list(LEAVING.values()))[0])
        stays = [cut if other is stay else other for other in stays]
    return stays


def _moved(house: House, stays: list[Stay], term: TermPlan) -> list[Stay]:
    """The stays, with one student of the term moved to a free bed among his own cohort."""
    luck = house.chance(term.name, "moved")
    day = term.week(luck.randint(3, 12)) + dt.timedelta(days=5)
    here = [stay for stay in stays if stay.covers(day) and stay.why is None]
    taken: dict[str, int] = defaultdict(int)
    for stay in here:
        taken[stay.room] += 1
    free = sorted(room for room, number in taken.items() if number < BEDS)
    if not free:
        return stays
    room = luck.choice(free)
    fellows = {stay.student.enrolled for stay in here if stay.room == room}
    able = [
        stay
        for stay in here
        if stay.room != room and {stay.student.enrolled} == fellows and taken[stay.room] > 2 and stay.to_day > day
    ]
    if not able:
        return stays
    leaving = luck.choice(able)
    before = replace(leaving, to_day=day)
    after = replace(leaving, room=room, from_day=day + dt.timedelta(days=1))
    return [before if stay is leaving else stay for stay in stays] + [after]
