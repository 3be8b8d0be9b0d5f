"""Who is on duty: party members with their posts and rooms, leaders of the grid, and what is excused."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass, replace

from data_access.sample import terms
from data_access.sample.chance import rounded, some
from data_access.sample.people import House, Student

POSTS = {"学业帮扶岗": 0.32, "矛盾调解岗": 0.24, "就业指导岗": 0.22, "活动组织岗": 0.22}
TUTORS_POST = "学业帮扶岗"
ROOMS_LEAST, ROOMS_MOST = 5, 8
KEPT_AT_MOST = 0.6
INTERNSHIP, EMPTY, LEAVE = "顶岗实习", "空置", "请假"


@dataclass(frozen=True)
class Member:
    """A party member on duty for (part of) a school year; `leads`: the rooms for which he is the 主责."""

    student: Student
    post: str
    rooms: tuple[str, ...]
    leads: tuple[str, ...]
    from_day: dt.date
    to_day: dt.date


@dataclass(frozen=True)
class ExcusePlan:
    """Whole weeks for which a room or a member owes nothing."""

    room: str | None
    member: Student | None
    from_day: dt.date
    to_day: dt.date
    reason: str

    def covers(self, week: dt.date) -> bool:
        return self.from_day <= week <= self.to_day


@dataclass(frozen=True)
class Leader:
    """A student who leads a floor or a room for a school year."""

    student: Student
    floor: int | None
    room: str | None
    from_day: dt.date
    to_day: dt.date


def members(house: House) -> list[Member]:
    """All members of all school years begun, those who took over at a spring term's start among them."""
    found: list[Member] = []
    for school_year in range(terms.FIRST_YEAR, house.last_year + 1):
        before = [member for member in found if member.to_day == terms.year_begins(school_year) - dt.timedelta(days=1)]
        found += _members_of_year(house, school_year, before)
    return found


def _members_of_year(house: House, school_year: int, before: list[Member]) -> list[Member]:
    luck = house.chance(school_year, "members")
    chosen = _chosen(house, school_year, before, luck)
    luck.shuffle(chosen)
    rooms = _rooms(house, len(chosen), luck)
    leads = _leads(house, rooms, luck)
    first_day, last_day = terms.year_begins(school_year), terms.year_ends(school_year)
    found = [
        Member(student, post, tuple(rooms[index]), tuple(leads[index]), first_day, last_day)
        for index, (student, post) in enumerate(chosen)
    ]
    return _relieved(house, school_year, found, luck)


def _able(house: House, school_year: int) -> list[Student]:
    """Residents past their first year who stay on, the best first."""
    first_day = terms.year_begins(school_year)
    last_day = terms.term(2 * (school_year - terms.FIRST_YEAR) + 1).last_day
    able = [
        stay.student
        for stay in house.residents(first_day)
        if stay.student.study_year(school_year) >= 2 and house.last_stay(stay.student).to_day >= last_day
    ]
    return sorted(able, key=lambda student: -student.ability)


def _chosen(house: House, school_year: int, before: list[Member], luck: random.Random) -> list[tuple[Student, str]]:
    """The members of a school year with their posts: some of last year's, and the best of the others."""
    number = house.character.members
    able = _able(house, school_year)
    here = {student.number for student in able}
    kept = some(luck, [member for member in before if member.student.number in here], int(number * KEPT_AT_MOST))
    chosen = [(member.student, member.post) for member in kept]
    known = {student.number for student, _ in chosen}
    fresh = [student for student in able if student.number not in known]
    sizes = {post: round(share * number) for post, share in POSTS.items()}
    sizes[TUTORS_POST] += number - sum(sizes.values())
    wanted = [post for post, size in sizes.items() for _ in range(size - [p for _, p in chosen].count(post))]
    missing = number - len(chosen)
    return chosen + list(zip(fresh[:missing], wanted[:missing], strict=True))


def _rooms(house: House, number: int, luck: random.Random) -> list[list[str]]:
    """For each member the rooms that he serves: neighbours, spread so that each room has several members."""
    total = len(house.rooms)
    found = []
    for index in range(number):
        size = luck.randint(ROOMS_LEAST, ROOMS_MOST)
        if luck.random() < house.character.slips:
            size = luck.choice((ROOMS_LEAST - 1, ROOMS_MOST + 1))
        start = index * total // number
        found.append([house.rooms[(start + step) % total] for step in range(size)])
    return found


def _leads(house: House, rooms: list[list[str]], luck: random.Random) -> list[list[str]]:
    """For each member the rooms for which he is responsible: one member a room, spread evenly."""
    leads: list[list[str]] = [[] for _ in rooms]
    for room in house.rooms:
        serving = [index for index, served in enumerate(rooms) if room in served]
        least = min(len(leads[index]) for index in serving)
        leads[luck.choice([index for index in serving if len(leads[index]) == least])].append(room)
    return leads


def _relieved(house: House, school_year: int, found: list[Member], luck: random.Random) -> list[Member]:
    """A few in their final year go to internships at the spring term's start; others take over post and rooms."""
    handover = terms.term(2 * (school_year - terms.FIRST_YEAR) + 1).first_day
    serving = {member.student.number for member in found}
    fresh = [
        student
        for student in _able(house, school_year)
        if student.number not in serving and not house.is_final_year(student, school_year)
    ]
    going = [
        member for member in found if house.is_final_year(member.student, school_year) and member.post != TUTORS_POST
    ]
    going = some(luck, going, min(len(fresh), rounded(luck, len(found) * 0.04)))
    after = [replace(member, student=student, from_day=handover) for member, student in zip(going, fresh, strict=False)]
    before = [
        replace(member, to_day=handover - dt.timedelta(days=1)) if member in going else member for member in found
    ]
    return before + after


def excuses(house: House, crew: list[Member]) -> list[ExcusePlan]:
    """Rooms away on internship, a room under repair, members on leave: of the terms begun."""
    found: list[ExcusePlan] = []
    for term in house.terms:
        luck = house.chance(term.name, "excuses")
        final = [
            room for room in house.rooms_in_final_year(term.school_year) if room not in house.character.rooms_empty
        ]
        away = some(luck, final, max(1, len(house.rooms) // 9) if term.is_spring else len(house.rooms) // 36)
        first, last = (3, 16) if term.is_spring else (9, 20)
        found += [_excuse(term.week(first), term.week(last), INTERNSHIP, room=room) for room in away]
        if luck.random() < 0.3:
            week = luck.randint(2, 14)
            others = [room for room in house.rooms if room not in away and room not in house.character.rooms_empty]
            found.append(_excuse(term.week(week), term.week(week + 2), EMPTY, room=luck.choice(others)))
        serving = [member.student for member in crew if member.from_day <= term.first_day <= member.to_day]
        for student in some(luck, serving, rounded(luck, len(serving) * 0.06)):
            week = luck.randint(3, 16)
            found.append(_excuse(term.week(week), term.week(week + luck.randint(0, 2)), LEAVE, member=student))
    return found


def _excuse(
    first: dt.date, last: dt.date, reason: str, *, room: str | None = None, member: Student | None = None
) -> ExcusePlan:
    """From the Monday of the first week to the Sunday of the last."""
    return ExcusePlan(room, member, first, last + dt.timedelta(days=6), reason)


def leaders(house: House, crew: list[Member]) -> list[Leader]:
    """Each floor's and each room's leader, a school year each; a few floors may have none."""
    found: list[Leader] = []
    for school_year in range(terms.FIRST_YEAR, house.last_year + 1):
        luck = house.chance(school_year, "leaders")
        first_day, last_day = terms.year_begins(school_year), terms.year_ends(school_year)
        here = house.residents(first_day)
        by_room = [(room, [stay.student for stay in here if stay.room == room]) for room in house.rooms]
        of_room = {room: luck.choice(students) for room, students in by_room if students}
        found += [Leader(student, None, room, first_day, last_day) for room, student in of_room.items()]
        busy = {student.number for student in of_room.values()}
        busy |= {member.student.number for member in crew if member.from_day == first_day}
        free = [student for student in _able(house, school_year) if student.number not in busy]
        filled = list(range(1, house.character.floors + 1 - house.character.posts_vacant))
        found += [
            Leader(student, floor, None, first_day, last_day)
            for floor, student in zip(filled, some(luck, free, len(filled)), strict=True)
        ]
    return found
