"""网格管理: weekly floor checks and the hazards they find, daily room reports, disputes and who settled them."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterable, Iterator

from data_access import calendar
from data_access.sample import case, terms
from data_access.sample.chance import moment, pick, recorded, rounded
from data_access.sample.cohorts import by
from data_access.sample.people import House
from data_access.sample.roster import ExcusePlan, Leader, Member
from data_access.sample.rows import Row
from data_access.sample.terms import TermPlan
from data_access.sample.visits import ledger_is_lost

# Rooms report day by day since this school year; before, their leaders only told the floor's leader.
REPORTS_SINCE = dt.date(2025, 9, 1)
MEDIATORS_POST = "矛盾调解岗"
CHECK_NOTES = ("通道畅通，无异常", "提醒人走断电", "消防器材在位", "垃圾清运及时", "晾晒区湿滑，已处理")
HAZARDS = {"违规电器": 8, "私拉电线": 5, "消防通道堆物": 4, "灭火器过期": 2, "门窗损坏": 3, "照明故障": 3, "漏水": 2}
DISPUTES = {"作息冲突": 7, "卫生分工": 6, "噪声干扰": 4, "费用分摊": 3, "言语口角": 4, "物品借用": 2}
LEVELS = {"room": 5, "floor": 8, "building": 5, "community": 2}
FOUND_A_CHECK = 0.12
SERIOUS = 0.14


def checks(house: House, leaders: list[Leader], monday: dt.date) -> list[Row]:
    """The rows of safety_check of a teaching week: by the floor's leader, without one now and then by another's."""
    luck = house.chance(monday, "checks")
    share = house.character.checks if terms.is_duty(monday) else 0.2
    rows: list[Row] = []
    for floor in range(1, house.character.floors + 1):
        leader = _leader(leaders, monday, floor=floor)
        times = int(luck.random() < (share if leader is not None else 0.4 * share))
        times += times * (luck.random() < 0.12)
        rows += [_check(house, floor, leader, monday, luck) for _ in range(times)]
    return rows


def _leader(leaders: list[Leader], day: dt.date, *, floor: int) -> Leader | None:
    return next((one for one in leaders if one.floor == floor and one.from_day <= day <= one.to_day), None)


def _check(house: House, floor: int, leader: Leader | None, monday: dt.date, luck: random.Random) -> Row:
    days = terms.open_days(monday) or [monday]
    at = moment(luck, luck.choice(days), 17, 22)
    return {
        "community_id": house.name,
        "floor_id": f"{house.name}/{floor}",
        "leader_id": leader.student.number if leader is not None else None,
        "checked_at": at,
        "note": luck.choice(CHECK_NOTES) if luck.random() < 0.5 else None,
        "recorded_at": recorded(luck, at, house.character.late),
    }


def hazards(house: House, leaders: list[Leader], mondays: Iterable[dt.date], now: dt.datetime) -> list[Row]:
    """The rows of hazard of teaching weeks, put right or not by now."""
    rows: list[Row] = []
    for monday in mondays:
        for number, check in enumerate(checks(house, leaders, monday)):
            luck = house.chance(monday, "hazards", number)
            if luck.random() >= FOUND_A_CHECK:
                continue
            found_on = check["checked_at"].date()
            days = 0 if luck.random() < 0.35 else luck.randint(1, 4)
            if luck.random() < house.character.slow:
                days = luck.randint(8, 40)
            rows.append(
                {
                    "community_id": house.name,
                    "ledger_no": f"YH-{found_on:%Y%m%d}-{number + 1:02d}",
                    "floor_id": check["floor_id"],
                    "kind": pick(luck, HAZARDS),
                    "found_on": found_on,
                    "fixed_on": by(now.date(), terms.working_day(found_on, days)),
                    "recorded_at": check["recorded_at"],
                }
            )
    return rows


def reports(house: House, excuses: list[ExcusePlan], leaders: list[Leader], monday: dt.date) -> Iterator[Row]:
    """The rows of room_report of a duty week: each evening most rooms, by their leaders."""
    if monday < REPORTS_SINCE or not terms.is_duty(monday) or ledger_is_lost(house, monday):
        return
    luck = house.chance(monday, "reports")
    off = {excuse.room for excuse in excuses if excuse.covers(monday)}
    used = {stay.room for stay in house.residents(monday)}
    by_room = {one.room: one.student.number for one in leaders if one.room and one.from_day <= monday <= one.to_day}
    share = {room: min(0.995, house.character.reports + luck.gauss(0, 0.03)) for room in house.rooms}
    for day in (monday + dt.timedelta(days=n) for n in range(7)):
        if calendar.holiday_name(day) is not None:
            continue
        for room in house.rooms:
            if room not in used or room in off or luck.random() >= share[room]:
                continue
            at = moment(luck, day, 20, 23)
            yield {
                "community_id": house.name,
                "room_id": f"{house.name}/{room}",
                "reporter_id": by_room.get(room),
                "reported_at": at,
                "note": None,
                "recorded_at": at + dt.timedelta(seconds=luck.randint(20, 900)),
            }


def disputes(house: House, crew: list[Member], now: dt.datetime) -> list[Row]:
    """The rows of dispute of all terms begun, settled or not by now; those of the case were all settled by its end."""
    told = (row for term in house.terms for row in _of_term(house, term, crew, now))
    return [row for row in told if row["raised_on"] <= now.date()]


def _of_term(house: House, term: TermPlan, crew: list[Member], now: dt.datetime) -> list[Row]:
    luck = house.chance(term.name, "disputes")
    rows = []
    for number in range(1, rounded(luck, len(house.rooms) * house.character.disputes) + 1):
        raised_on = term.first_day + dt.timedelta(days=luck.randrange((term.last_day - term.first_day).days))
        resolved_on = raised_on + dt.timedelta(days=luck.choice((0, 1, 1, 2, 2, 3, 4, 6)))
        at = dt.datetime.combine(raised_on, dt.time(21, luck.randrange(60)))
        severity, slow = _severity(luck), luck.random() < house.character.slow
        if house.character.incident == (term.number, number):
            severity = "severe"
        if slow and not _is_published(house, raised_on):
            resolved_on += dt.timedelta(days=luck.randint(15, 60))
        settled = by(now.date(), resolved_on)
        level, mediator = pick(luck, LEVELS), _mediator(crew, raised_on, luck)
        ledger_no = f"JF-{term.name}-{number:02d}"
        misdated = house.chance(ledger_no, "misdated").random() < house.character.misdated
        rows.append(
            {
                "community_id": house.name,
                "ledger_no": ledger_no,
                "kind": pick(luck, DISPUTES),
                "severity": severity,
                "floor_id": f"{house.name}/{luck.randint(1, house.character.floors)}",
                "raised_on": raised_on,
                "resolved_on": settled,
                "settled_level": None if settled is None else "college" if severity == "severe" else level,
                "mediator_id": mediator if settled is not None else None,
                "recorded_at": recorded(luck, at, 0.0) - (dt.timedelta(days=2) if misdated else dt.timedelta()),
            }
        )
    return rows


def _is_published(house: House, day: dt.date) -> bool:
    return house.character.case and day <= case.UNTIL


def _severity(luck: random.Random) -> str:
    return "serious" if luck.random() < SERIOUS else "ordinary"


def _mediator(crew: list[Member], day: dt.date, luck: random.Random) -> str | None:
    """Half of them are settled by a member on duty whose post it is, the others by leaders of the grid."""
    able = [m.student.number for m in crew if m.post == MEDIATORS_POST and m.from_day <= day <= m.to_day]
    return luck.choice(able) if able and luck.random() < 0.5 else None


def weeks_of_hazards(house: House, now: dt.datetime) -> list[dt.date]:
    """The teaching weeks begun, of all terms: what was found in them may be put right at any time."""
    return [monday for term in house.terms for monday in term.weeks() if monday <= now.date()]
