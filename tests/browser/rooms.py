"""Rooms that a visit written now moves figures by: due in the last whole duty week, and nobody met."""

from __future__ import annotations

from sqlalchemy import or_, select

from data_access import records
from data_access.answers import Answers
from data_access.schema import Community, Room, RoomDuty
from data_access.scopes import Viewer
from tests.browser.databases import Missed
from tests.dashboard.drawn import asked


def missed(answers: Answers) -> Missed:
    """One of them, of the community that has the most."""
    with answers.opened() as asking:
        ids = asking.connection.execute(select(Community.id).where(~Community.is_college_own)).scalars().all()
    return max((room for community in ids for room in missed_of(answers, community)[:1]), key=lambda room: room.left)


def missed_of(answers: Answers, community: int) -> list[Missed]:
    """All of a community."""
    with asked(answers, {"scope": f"community-{community}"}) as page:
        week = page.of("visit_coverage").period
        rows = records.rows_behind(page.asking, Viewer(), page.scope, "visit_coverage", week, page.today)
        numbers = sorted(rows[~rows["yes"] & ~rows["excused"]]["room"]) if not rows.empty else []
        served = (
            select(Room.id, Room.number, RoomDuty.member_id)
            .join(RoomDuty, RoomDuty.room_id == Room.id)
            .where(
                Room.community_id == community,
                Room.number.in_(numbers),
                RoomDuty.from_day <= week.last,
                or_(RoomDuty.to_day.is_(None), RoomDuty.to_day >= week.last),
            )
            .order_by(Room.number, RoomDuty.member_id)
        )
        first = {
            number: (room, member) for room, number, member in reversed(page.asking.connection.execute(served).all())
        }
        return [Missed(community, number, *first[number], week.first, len(numbers)) for number in numbers]
