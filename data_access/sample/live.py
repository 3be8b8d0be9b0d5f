"""Goes on writing plausible new rows, for demonstrations."""

from __future__ import annotations

import datetime as dt
import random
import time
from collections.abc import Callable, Iterator
from typing import Any

from sqlalchemy import Connection, Engine, Row, Select, func, insert, or_, select
from sqlalchemy.exc import IntegrityError

from data_access import clock
from data_access.database import writing
from data_access.sample.ticket_words import CATEGORIES
from data_access.schema import (
    Base,
    Community,
    Department,
    DormVisit,
    FeedbackTicket,
    Floor,
    GridPost,
    HeartTalk,
    Room,
    RoomDuty,
    RoomReport,
    SafetyCheck,
    Stay,
    TicketEvent,
    TutoringAttendance,
    TutoringPair,
    TutoringSession,
)

LOOK_SECONDS = 0.2

Happening = Callable[[Connection, random.Random, dt.datetime], str | None]


def live(engine: Engine, rate: float, stop: Callable[[], bool]) -> Iterator[str]:
    """Writes what could happen just now, `rate` times a minute until `stop()`; yields a line on each, without names."""
    luck = random.Random()
    while not stop():
        line = _happened(engine, luck)
        if line is not None:
            yield line
        _wait(60 / rate, stop)


def _happened(engine: Engine, luck: random.Random) -> str | None:
    """Something at random, written in one transaction; None where there was nobody to whom it could happen."""
    happening = luck.choices(list(HAPPENINGS), list(HAPPENINGS.values()))[0]
    try:
        with writing(engine) as connection:
            return happening(connection, luck, clock.now())
    except IntegrityError:
        # The same was written in the same second already.
        return None


def _wait(seconds: float, stop: Callable[[], bool]) -> None:
    until = time.monotonic() + seconds
    while not stop() and (left := until - time.monotonic()) > 0:
        time.sleep(min(left, LOOK_SECONDS))


def _any(connection: Connection, query: Select[*tuple[Any, ...]]) -> Row[*tuple[Any, ...]] | None:
    """One of the rows at random."""
    return connection.execute(query.order_by(func.random()).limit(1)).one_or_none()


def _stands(dated: type[RoomDuty] | type[Stay] | type[TutoringPair] | type[GridPost], day: dt.date) -> Any:
    return (dated.from_day <= day) & or_(dated.to_day.is_(None), dated.to_day >= day)


def _write(connection: Connection, model: type[Base], **values: Any) -> None:
    connection.execute(insert(model).values(values))


def _served_room(connection: Connection, day: dt.date) -> Row[*tuple[Any, ...]] | None:
    """A room that someone serves and someone lives in: community, room, number, member, resident."""
    return _any(
        connection,
        select(Community.name, Room.community_id, Room.id, Room.number, RoomDuty.member_id, Stay.student_id)
        .join_from(Room, Community, Community.id == Room.community_id)
        .join(RoomDuty, RoomDuty.room_id == Room.id)
        .join(Stay, Stay.room_id == Room.id)
        .where(_stands(RoomDuty, day), _stands(Stay, day), Stay.student_id != RoomDuty.member_id),
    )


def _visit(connection: Connection, luck: random.Random, now: dt.datetime) -> str | None:
    found = _served_room(connection, now.date())
    if found is None:
        return None
    met = luck.random() < 0.9
    row = {"room_id": found.id, "member_id": found.member_id, "visited_at": now, "someone_in": met}
    _write(connection, DormVisit, community_id=found.community_id, **row)
    return f"走访 {found.name} {found.number}{'' if met else '（无人）'}"


def _talk(connection: Connection, luck: random.Random, now: dt.datetime) -> str | None:
    found = _served_room(connection, now.date())
    if found is None:
        return None
    row = {"member_id": found.member_id, "student_id": found.student_id, "talked_at": now}
    _write(connection, HeartTalk, community_id=found.community_id, **row)
    return f"谈心 {found.name}"


def _ticket(connection: Connection, luck: random.Random, now: dt.datetime) -> str | None:
    where = _any(
        connection, select(Community.id, Community.name, Community.college_id).where(~Community.is_college_own)
    )
    if where is None:
        return None
    category = luck.choice(CATEGORIES)
    own = (Department.college_id == where.college_id, Department.name == category.department)
    department = connection.execute(select(Department.id).where(*own)).scalar()
    _write(
        connection,
        FeedbackTicket,
        community_id=where.id,
        ledger_no=f"XC-{now:%Y%m%d-%H%M%S}-{luck.randrange(10_000):04d}",
        channel="线上",
        category=category.name,
        content=luck.choice(category.contents),
        department_id=department,
        submitted_at=now,
    )
    return f"意见 {where.name} {category.name}"


def _event(connection: Connection, luck: random.Random, now: dt.datetime) -> str | None:
    """An open ticket gets a reply, or is closed if it has one."""

    def has(kind: str) -> Any:
        return (
            select(TicketEvent.id).where(TicketEvent.ticket_id == FeedbackTicket.id, TicketEvent.kind == kind).exists()
        )

    found = _any(
        connection,
        select(Community.name, FeedbackTicket.community_id, FeedbackTicket.id, has("replied").label("replied"))
        .join_from(FeedbackTicket, Community, Community.id == FeedbackTicket.community_id)
        .where(~has("closed"), FeedbackTicket.submitted_at < now),
    )
    if found is None:
        return None
    kind, outcome = ("closed", "solved") if found.replied or luck.random() < 0.3 else ("replied", None)
    row = {"ticket_id": found.id, "kind": kind, "outcome": outcome, "at": now}
    _write(connection, TicketEvent, community_id=found.community_id, **row)
    return f"{'办结' if kind == 'closed' else '反馈'} {found.name}"


def _session(connection: Connection, luck: random.Random, now: dt.datetime) -> str | None:
    """A peer tutor meets one of his students."""
    found = _any(
        connection,
        select(Community.name, TutoringPair.community_id, TutoringPair.tutor_id, TutoringPair.student_id)
        .join_from(TutoringPair, Community, Community.id == TutoringPair.community_id)
        .where(_stands(TutoringPair, now.date())),
    )
    if found is None:
        return None
    held = insert(TutoringSession).values(
        community_id=found.community_id, kind="peer", tutor_id=found.tutor_id, held_at=now
    )
    session = connection.execute(held.returning(TutoringSession.id)).scalar_one()
    _write(
        connection,
        TutoringAttendance,
        community_id=found.community_id,
        session_id=session,
        student_id=found.student_id,
    )
    return f"朋辈帮扶 {found.name}"


def _check(connection: Connection, luck: random.Random, now: dt.datetime) -> str | None:
    """A floor is checked, by whoever leads it."""
    leads = (GridPost.floor_id == Floor.id) & _stands(GridPost, now.date())
    found = _any(
        connection,
        select(Community.name, Floor.community_id, Floor.id, Floor.number, GridPost.student_id)
        .join_from(Floor, Community, Community.id == Floor.community_id)
        .join(GridPost, leads),
    )
    if found is None:
        return None
    row = {"floor_id": found.id, "leader_id": found.student_id, "checked_at": now}
    _write(connection, SafetyCheck, community_id=found.community_id, **row)
    return f"排查 {found.name} {found.number}层"


def _report(connection: Connection, luck: random.Random, now: dt.datetime) -> str | None:
    """A room that has not reported today does."""
    told = select(RoomReport.id).where(RoomReport.room_id == Room.id, RoomReport.reported_on == now.date()).exists()
    found = _any(
        connection,
        select(Community.name, Room.community_id, Room.id, Room.number)
        .join_from(Room, Community, Community.id == Room.community_id)
        .join(Stay, Stay.room_id == Room.id)
        .where(_stands(Stay, now.date()), ~told),
    )
    if found is None:
        return None
    _write(connection, RoomReport, community_id=found.community_id, room_id=found.id, reported_at=now)
    return f"上报 {found.name} {found.number}"


HAPPENINGS: dict[Happening, int] = {_visit: 6, _talk: 2, _ticket: 1, _event: 2, _session: 1, _check: 1, _report: 2}
