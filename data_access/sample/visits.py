"""Dorm visits and heart-to-heart talks of a week, member by member."""

from __future__ import annotations

import datetime as dt
import random
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field

from data_access.sample import terms
from data_access.sample.chance import moment, recorded, rounded
from data_access.sample.people import House
from data_access.sample.roster import ExcusePlan, Member
from data_access.sample.rows import Row

# Monday to Sunday: Friday and Saturday many are away.
DAYS = (20, 20, 17, 17, 6, 5, 15)
FIRST_WEEKS = {1: -0.06, 2: -0.02}
EXAM_WEEKS = {18: -0.05, 19: -0.1, 20: -0.16}
NEGLECTED_WEEKS = 3
HOLIDAY_SHARE = 0.25
SETTLED_AFTER_WEEKS = 165
NOBODY_IN = 0.07
NOTES = (
    "宿舍整洁，同学状态良好",
    "提醒用电安全，收走一个大功率电器",
    "了解近期学习情况",
    "提醒早睡，注意作息",
    "反映阳台门锁松动，已代为登记",
    "说明本周社区工作交流日安排",
    "了解就业意向，转告招聘会信息",
    "提醒防范电信诈骗",
    "期末复习情况正常",
    "卫生有待改进，约定下次再看",
    "有同学感冒，已提醒就医",
    "询问专升本备考进度",
)
DOINGS = (
    "自习",
    "备考四级",
    "准备专升本",
    "做课程设计",
    "备战技能大赛",
    "刚下晚课",
    "准备洗漱",
    "刚打完球",
    "在看招聘信息",
)
COPIED = (
    "宿舍整洁，同学状态良好，一切正常",
    "走访正常，未发现安全隐患，已提醒早睡",
    "同学们学习认真，卫生良好，无异常",
)
FEWEST_HURRIED = 5
TOPICS = (
    "学习方法与课程难点",
    "近期情绪与睡眠",
    "寝室关系",
    "家庭经济情况与资助政策",
    "专升本规划",
    "实习与就业去向",
    "入党积极分子思想汇报",
    "社团与竞赛的时间安排",
    "恋爱与人际交往",
    "适应新学期",
)


@dataclass
class Week:
    """A week of a community as it is to be: which rooms are visited on which days, and who still owes visits."""

    house: House
    monday: dt.date
    number: int
    crew: list[Member]
    rooms: list[str]
    luck: random.Random
    days_of: dict[str, list[dt.date]] = field(default_factory=dict)
    owed: dict[str, int] = field(default_factory=dict)
    made: set[tuple[str, str, dt.date]] = field(default_factory=set)

    def level(self, span: tuple[float, float], swing: float = 1.0) -> float:
        """A share that grows from 2023 on, lower when a term begins and when its exams come."""
        begun = (self.monday - terms.term(0).first_day).days / 7
        grown = span[0] + (span[1] - span[0]) * min(1.0, begun / SETTLED_AFTER_WEEKS)
        season = FIRST_WEEKS.get(self.number, 0) + EXAM_WEEKS.get(self.number, 0)
        holiday = 1.0 if terms.is_duty(self.monday) else HOLIDAY_SHARE
        return holiday * min(1.0, max(0.0, grown + swing * season))

    def day(self, other_than: Collection[dt.date] = ()) -> dt.date:
        """A day that is no public holiday, and another one where there is another."""
        open_days = terms.open_days(self.monday)
        days = [day for day in open_days if day not in other_than] or open_days
        return self.luck.choices(days, [DAYS[day.weekday()] for day in days])[0]


def week_of(house: House, crew: list[Member], excuses: list[ExcusePlan], monday: dt.date, topic: str) -> Week:
    """Who is on duty and which rooms are due in a teaching week; who and what is excused is left out."""
    term = terms.term_of_week(monday)
    assert term is not None, "visits are made in teaching weeks"
    excused = [excuse for excuse in excuses if excuse.covers(monday)]
    members_off = {excuse.member.number for excuse in excused if excuse.member is not None}
    rooms_off = {excuse.room for excuse in excused}
    used = {stay.room for stay in house.residents(monday)}
    return Week(
        house=house,
        monday=monday,
        number=(monday - term.first_day).days // 7 + 1,
        crew=[m for m in crew if m.from_day <= monday <= m.to_day and m.student.number not in members_off],
        rooms=[room for room in house.rooms if room in used and room not in rooms_off],
        luck=house.chance(monday, topic),
    )


def ledger_is_lost(house: House, monday: dt.date) -> bool:
    """Whether nobody filled in the ledger that week: one autumn week a year in a careless community."""
    term = terms.term_of_week(monday)
    if not house.character.ledger_lost or term is None or term.is_spring:
        return False
    return monday == term.week(house.chance(term.name, "ledger").randint(5, 9))


def visits(house: House, crew: list[Member], excuses: list[ExcusePlan], monday: dt.date) -> list[Row]:
    """The rows of dorm_visit of a teaching week."""
    if ledger_is_lost(house, monday) or not terms.open_days(monday):
        return []
    week = week_of(house, crew, excuses, monday, "visits")
    missed = _missed(week)
    _plan(week, missed)
    serving: dict[str, list[Member]] = defaultdict(list)
    for member in week.crew:
        for room in member.rooms:
            serving[room].append(member)
    rows = [row for room in week.days_of for row in _needed(week, room, serving[room])]
    for member in week.crew:
        rows += _further(week, member)
    for room in missed:
        if serving[room] and week.luck.random() < 0.3:
            rows += _visit(week, week.luck.choice(serving[room]), room, week.day(), someone_in=False)
    return rows + _hurried(week)


def _hurried(week: Week) -> list[Row]:
    """Now and then somebody writes down all his rooms on the week's last evening, a minute for two of them."""
    house, luck = week.house, week.house.chance(week.monday, "hurried")
    able = [m for m in week.crew if sum(room in week.days_of for room in m.rooms) >= FEWEST_HURRIED]
    if luck.random() >= house.character.hurried or not able:
        return []
    member, day = luck.choice(able), terms.open_days(week.monday)[-1]
    at = moment(luck, day, 21, 22)
    rooms = [room for room in member.rooms if room in week.days_of]
    return [
        {
            "community_id": house.name,
            "room_id": f"{house.name}/{room}",
            "member_id": member.student.number,
            "visited_at": at + dt.timedelta(minutes=place // 2, seconds=1),
            "someone_in": True,
            "note": None,
            "recorded_at": at + dt.timedelta(minutes=10),
        }
        for place, room in enumerate(rooms)
    ]


def neglected(house: House, monday: dt.date) -> set[str]:
    """The rooms that nobody meets for three weeks on end, each lane a week later than the one before."""
    term = terms.term_of_week(monday)
    assert term is not None, "weeks of vacation have no number"
    number = term.number * terms.TERM_WEEKS + (monday - term.first_day).days // 7
    weights = [_weight(house, room) for room in house.rooms]
    found = set()
    for lane in range(house.character.lanes):
        luck = house.chance("neglect", lane, (number + lane) // NEGLECTED_WEEKS)
        found.add(luck.choices(house.rooms, weights)[0])
    return found


def _weight(house: House, room: str) -> float:
    return 6.0 if int(room[:-2]) == house.character.lagging_floor else 1.0


def _missed(week: Week) -> list[str]:
    """The rooms that are met by nobody this week: the neglected ones, and as many more as the coverage asks."""
    share = week.level(week.house.character.coverage) + week.luck.gauss(0, 0.022)
    number = rounded(week.luck, len(week.rooms) * (1 - min(1.0, max(0.0, share))))
    missed = sorted(neglected(week.house, week.monday) & set(week.rooms))
    others = [room for room in week.rooms if room not in missed]
    while len(missed) < number and others:
        room = week.luck.choices(others, [_weight(week.house, other) for other in others])[0]
        others.remove(room)
        missed.append(room)
    return missed


def _plan(week: Week, missed: list[str]) -> None:
    """Settles on which days each room is met, and how many visits each member makes."""
    character, luck = week.house.character, week.luck
    twice, compliance = week.level(character.twice), week.level(character.compliance)
    for room in week.rooms:
        if room in missed:
            continue
        days = {week.day()}
        if luck.random() < twice / max(0.01, 1 - len(missed) / len(week.rooms)):
            days.add(week.day(other_than=days))
        week.days_of[room] = sorted(days)
    for member in week.crew:
        enough = luck.random() < compliance
        week.owed[member.student.number] = 2 + (luck.random() < 0.3) if enough else int(luck.random() < 0.6)


def _needed(week: Week, room: str, serving: list[Member]) -> list[Row]:
    """The visits by which a room is met on its days, by members who still have visits to make if there are any."""
    rows: list[Row] = []
    for day in week.days_of[room]:
        able = [m for m in serving if week.owed[m.student.number] > 0] or serving
        if able:
            rows += _visit(week, week.luck.choice(able), room, day, someone_in=True)
    return rows


def _further(week: Week, member: Member) -> list[Row]:
    """What a member has still to make, in rooms that are met this week anyway."""
    rows: list[Row] = []
    met = [room for room in member.rooms if room in week.days_of]
    for _ in range(week.owed[member.student.number]):
        if not met:
            break
        room = week.luck.choice(met)
        days = week.days_of[room]
        day = week.luck.choice(days) if len(days) == 1 or week.luck.random() < 0.5 else week.day()
        rows += _visit(week, member, room, day, someone_in=week.luck.random() >= NOBODY_IN)
    return rows


def _visit(week: Week, member: Member, room: str, day: dt.date, *, someone_in: bool) -> list[Row]:
    """One visit, unless he has been in that room that day."""
    what = (member.student.number, room, day)
    if what in week.made:
        return []
    week.made.add(what)
    week.owed[member.student.number] -= 1
    luck = week.luck
    at = moment(luck, day, 12.3, 13.6) if luck.random() < 0.1 else moment(luck, day, 19, 22)
    return [
        {
            "community_id": week.house.name,
            "room_id": f"{week.house.name}/{room}",
            "member_id": member.student.number,
            "visited_at": at,
            "someone_in": someone_in,
            "note": _note(week, member, room, day, luck.choice(NOTES)) if someone_in and luck.random() < 0.35 else None,
            "recorded_at": recorded(luck, at, week.house.character.late),
        }
    ]


def _note(week: Week, member: Member, room: str, day: dt.date, about: str) -> str:
    """What he found there; who copies writes the same to the end of the term."""
    house, term = week.house, terms.term_of_week(week.monday)
    assert term is not None, "visits are made in teaching weeks"
    copying = house.chance(term.name, member.student.number, "copies")
    if copying.random() < house.character.copied:
        return copying.choice(COPIED)
    luck = house.chance(day, member.student.number, room, "note")
    return f"{about}；{luck.randint(2, 4)} 人在寝，{luck.choice(DOINGS)}"


def talks(house: House, crew: list[Member], excuses: list[ExcusePlan], monday: dt.date) -> list[Row]:
    """The rows of heart_talk of a teaching week: a member with a student of his rooms."""
    if not terms.open_days(monday):
        return []
    week = week_of(house, crew, excuses, monday, "talks")
    share = week.level(house.character.talks, swing=0.5)
    living: dict[str, list[str]] = defaultdict(list)
    for stay in house.residents(monday + dt.timedelta(days=6)):
        living[stay.room].append(stay.student.number)
    rows: list[Row] = []
    for member in week.crew:
        students = [n for room in member.rooms for n in living[room] if n != member.student.number]
        number = (1 + (week.luck.random() < 0.12)) if week.luck.random() < share else 0
        for student in week.luck.sample(students, min(number, len(students))):
            at = moment(week.luck, week.day(), 16, 21.5)
            rows.append(
                {
                    "community_id": house.name,
                    "member_id": member.student.number,
                    "student_id": student,
                    "talked_at": at,
                    "topic": week.luck.choice(TOPICS) if week.luck.random() < 0.6 else None,
                    "recorded_at": recorded(week.luck, at, house.character.late),
                }
            )
    return rows
