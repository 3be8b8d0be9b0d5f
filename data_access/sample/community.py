"""A community's rows, in the order in which they refer to each other: house, people, duties, ledgers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from data_access.periods import monday
from data_access.sample import (
    cohorts,
    competitions,
    grid,
    programme_rows,
    programmes,
    results,
    roster,
    terms,
    tickets,
    tutoring,
    visits,
)
from data_access.sample.campus import counselors
from data_access.sample.chance import BACKFILL_DAYS
from data_access.sample.cohorts import Warned, by
from data_access.sample.people import House
from data_access.sample.roster import ExcusePlan, Leader, Member
from data_access.sample.rows import Batch, Row
from data_access.schema import (
    AcademicWarning,
    Building,
    CommunityStaff,
    Dispute,
    DormVisit,
    Excuse,
    FeedbackTicket,
    Floor,
    GridPost,
    Hazard,
    HeartTalk,
    Honour,
    IncubationProject,
    PartyPost,
    Room,
    RoomDuty,
    RoomReport,
    SafetyCheck,
    Stay,
    Student,
    StudyPlan,
    SurveyAnswer,
    TermResult,
    TicketEvent,
    TutoringAttendance,
    TutoringPair,
    TutoringSession,
    UpgradeExam,
)

BUILDING = "1栋"
COUNSELOR_CHANGES = dt.date(2025, 9, 1)


@dataclass(frozen=True, eq=False)
class Plan:
    """All that is settled about a community before its weeks are told, as known at `now`."""

    house: House
    now: dt.datetime

    @property
    def today(self) -> dt.date:
        return self.now.date()

    @cached_property
    def crew(self) -> list[Member]:
        return roster.members(self.house)

    @cached_property
    def excuses(self) -> list[ExcusePlan]:
        return roster.excuses(self.house, self.crew)

    @cached_property
    def leaders(self) -> list[Leader]:
        return roster.leaders(self.house, self.crew)

    @cached_property
    def warned(self) -> list[Warned]:
        return cohorts.warnings(self.house, self.crew)


def written(rows: list[Row], since: dt.datetime, now: dt.datetime) -> list[Row]:
    """The rows that were written down from one moment to another, in that order."""
    return sorted((row for row in rows if since <= row["recorded_at"] <= now), key=lambda row: row["recorded_at"])


def settled(plan: Plan, since: dt.datetime) -> Iterator[Batch]:
    """Everything but the weeks' ledgers. What may still change is told whole, the rest from `since` on."""
    house, today, now = plan.house, plan.today, plan.now
    yield from _places(house)
    yield from _people(house, today)
    yield from _duties(plan)
    known = [warned for warned in plan.warned if warned.recorded_at <= now]
    yield Batch(AcademicWarning, cohorts.warning_rows(house, known, today))
    yield Batch(StudyPlan, written(cohorts.plan_rows(house, known), since, now))
    yield Batch(TutoringPair, written(cohorts.pair_rows(house, known, today), dt.datetime.min, now))
    yield Batch(TermResult, written(results.result_rows(house, plan.warned), since, now))
    yield Batch(UpgradeExam, written(results.exam_rows(house), since, now))
    found = grid.hazards(house, plan.leaders, grid.weeks_of_hazards(house, now), now)
    yield Batch(Hazard, written(found, dt.datetime.min, now))
    yield Batch(Dispute, written(grid.disputes(house, plan.crew, now), dt.datetime.min, now))
    yield programme_rows.promises(house)
    yield programme_rows.standing(house)
    held = programmes.events(house, plan.crew)
    yield from programme_rows.batches(house, [event for event in held if since <= event.recorded_at <= now])
    yield Batch(Honour, written(programme_rows.honours(house, now), since, now))
    yield Batch(SurveyAnswer, written(programme_rows.survey_rows(house, now), since, now))
    yield Batch(IncubationProject, competitions.project_rows(house, now))
    yield from competitions.award_batches(house, now)
    yield from _tickets(plan, since)


def ledgers(plan: Plan, mondays: list[dt.date], since: dt.datetime) -> Iterator[Batch]:
    """The visits, talks, sessions, checks and reports of teaching weeks that were written down from `since` to now."""
    house, now = plan.house, plan.now
    made = [row for monday in mondays for row in visits.visits(house, plan.crew, plan.excuses, monday)]
    yield Batch(DormVisit, written(made, since, now))
    talked = [row for monday in mondays for row in visits.talks(house, plan.crew, plan.excuses, monday)]
    yield Batch(HeartTalk, written(talked, since, now))
    checked = [row for monday in mondays for row in grid.checks(house, plan.leaders, monday)]
    yield Batch(SafetyCheck, written(checked, since, now))
    told = [row for monday in mondays for row in grid.reports(house, plan.excuses, plan.leaders, monday)]
    yield Batch(RoomReport, written(told, since, now))
    held = [tutoring.sessions(house, plan.warned, monday) for monday in mondays]
    yield Batch(TutoringSession, written([row for sessions, _ in held for row in sessions], since, now))
    yield Batch(TutoringAttendance, written([row for _, attendances in held for row in attendances], since, now))


def weeks(since: dt.datetime, now: dt.datetime) -> dict[str, list[dt.date]]:
    """The teaching weeks of which rows may have been written down from one moment to another, by term."""
    first = since.date() - dt.timedelta(days=BACKFILL_DAYS) if since > dt.datetime.min else terms.term(0).first_day
    begun = {
        term.name: [week for week in term.weeks() if monday(first) <= week <= now.date()]
        for term in terms.terms_begun(now.date())
    }
    return {name: mondays for name, mondays in begun.items() if mondays}


def _places(house: House) -> Iterator[Batch]:
    name = house.name
    yield Batch(Building, [{"handle": name, "community_id": name, "name": BUILDING}])
    floors = range(1, house.character.floors + 1)
    yield Batch(
        Floor,
        [{"handle": f"{name}/{floor}", "community_id": name, "building_id": name, "number": floor} for floor in floors],
    )
    yield Batch(
        Room,
        [
            {
                "handle": f"{name}/{room}",
                "community_id": name,
                "floor_id": f"{name}/{room[:-2]}",
                "number": room,
            }
            for room in house.rooms
        ],
    )


def _people(house: House, today: dt.date) -> Iterator[Batch]:
    stays = [stay for stay in house.stays if stay.from_day <= today]
    students = {stay.student.number: stay.student for stay in stays}.values()
    yield Batch(
        Student,
        [
            {
                "handle": student.number,
                "college_id": house.college,
                "student_no": student.number,
                "name": student.name,
                "class_name": student.class_name,
            }
            for student in students
        ],
    )
    yield Batch(
        Stay,
        [
            {
                "community_id": house.name,
                "room_id": f"{house.name}/{stay.room}",
                "student_id": stay.student.number,
                "from_day": stay.from_day,
                "to_day": by(today, stay.to_day),
            }
            for stay in stays
        ],
    )


def _duties(plan: Plan) -> Iterator[Batch]:
    house, today = plan.house, plan.today
    yield Batch(CommunityStaff, _counselor_rows(house, today))
    yield Batch(GridPost, _grid_rows(plan))
    crew = [member for member in plan.crew if member.from_day <= today]
    yield Batch(
        PartyPost,
        [
            {
                "community_id": house.name,
                "member_id": member.student.number,
                "post": member.post,
                "from_day": member.from_day,
                "to_day": by(today, member.to_day),
            }
            for member in crew
        ],
    )
    yield Batch(
        RoomDuty,
        [
            {
                "community_id": house.name,
                "room_id": f"{house.name}/{room}",
                "member_id": member.student.number,
                "is_lead": room in member.leads,
                "from_day": member.from_day,
                "to_day": by(today, member.to_day),
            }
            for member in crew
            for room in member.rooms
        ],
    )
    yield Batch(
        Excuse,
        [
            {
                "community_id": house.name,
                "room_id": None if excuse.room is None else f"{house.name}/{excuse.room}",
                "member_id": None if excuse.member is None else excuse.member.number,
                "from_day": excuse.from_day,
                "to_day": excuse.to_day,
                "reason": excuse.reason,
            }
            for excuse in plan.excuses
            if excuse.from_day <= today
        ],
    )


def _counselors(house: House) -> list[tuple[str, dt.date, dt.date | None]]:
    """Staff number, first and last day of the community's counselors: every other community got a new one."""
    first, second = counselors(house.character.house_order)
    begun = dt.date(terms.FIRST_YEAR, 9, 1)
    if house.character.house_order % 2:
        return [(first, begun, None)]
    return [(first, begun, COUNSELOR_CHANGES - dt.timedelta(days=1)), (second, COUNSELOR_CHANGES, None)]


def _counselor_rows(house: House, today: dt.date) -> list[Row]:
    return [
        {"community_id": house.name, "staff_id": number, "from_day": from_day, "to_day": by(today, to_day)}
        for number, from_day, to_day in _counselors(house)
        if from_day <= today
    ]


def _grid_rows(plan: Plan) -> list[Row]:
    """The counselor leads the building, students its floors and rooms."""
    house, today = plan.house, plan.today
    empty: Row = {"building_id": None, "floor_id": None, "room_id": None, "student_id": None, "staff_id": None}
    rows = [
        empty
        | {
            "community_id": house.name,
            "level": "building",
            "building_id": house.name,
            "staff_id": number,
            "from_day": from_day,
            "to_day": by(today, to_day),
        }
        for number, from_day, to_day in _counselors(house)
    ]
    for leader in plan.leaders:
        place = (
            {"room_id": f"{house.name}/{leader.room}"} if leader.room else {"floor_id": f"{house.name}/{leader.floor}"}
        )
        rows.append(
            empty
            | place
            | {
                "community_id": house.name,
                "level": "room" if leader.room else "floor",
                "student_id": leader.student.number,
                "from_day": leader.from_day,
                "to_day": by(today, leader.to_day),
            }
        )
    return [row for row in rows if row["from_day"] <= today]


def _tickets(plan: Plan, since: dt.datetime) -> Iterator[Batch]:
    """Tickets with their ratings as known by now, and what happened to them."""
    house, now = plan.house, plan.now
    found = [t for t in tickets.tickets(house, since.date()) if t.recorded_at <= now]
    lives = [(ticket, tickets.life(house, ticket)) for ticket in found]
    rows = [tickets.ticket_row(house, ticket, lived, now) for ticket, lived in lives]
    yield Batch(FeedbackTicket, written(rows, dt.datetime.min, now))
    events = [row for ticket, lived in lives for row in tickets.event_rows(house, ticket, lived)]
    yield Batch(TicketEvent, written(events, since, now))
