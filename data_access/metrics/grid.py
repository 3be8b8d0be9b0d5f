"""网格管理: three levels of leaders; weekly floor checks, daily room reports, hazards, disputes and where they end."""

from sqlalchemy import ColumnElement, Select, and_, case, literal, or_, select, union_all

from data_access.metrics.facts import (
    by,
    how_many,
    name_of,
    one_stands,
    post_of,
    so_often,
    stands,
    the_earliest,
    the_last,
    there_is,
    within,
)
from data_access.metrics.forms import About, Count, Each, Group, Population, Share, Shown, at_least, at_most, period
from data_access.schema.grid import LOCAL_LEVELS
from data_access.schema.tables import (
    building,
    dispute,
    excuse,
    floor,
    grid_post,
    hazard,
    room,
    room_report,
    safety_check,
    stay,
    student,
)

CHECKS_LEAST, REPORTS_LEAST = 1, 1

# Not joined: SQLite would make an index of every stay there is, for each question.
_lived_in = one_stands(stay.c.room_id == room.c.id)


def _lived_on(floor_id: ColumnElement[int]) -> ColumnElement[bool]:
    """Somebody lives in one of the floor's rooms."""
    return there_is(room.c.floor_id == floor_id, _lived_in)


def _leader_of(place: ColumnElement[bool]) -> ColumnElement[str]:
    """Who leads the place at the end of the period; of several the first."""
    return the_earliest(
        student.c.name,
        place,
        stands(grid_post),
        order=(grid_post.c.from_day, grid_post.c.id),
        of=grid_post.join(student, student.c.id == grid_post.c.student_id),
    )


_its_check = safety_check.c.floor_id == floor.c.id
_checked_within = within(safety_check.c.checked_on)
floors = Population(
    floor,
    each=Each.DUTY_WEEK,
    bounded=True,
    about=About.THINGS,
    due=(_lived_on(floor.c.id),),
    groups={"floor": Group(floor.c.id)},
    shows={
        "floor": Shown(floor.c.number),
        "leader": Shown(_leader_of(grid_post.c.floor_id == floor.c.id), person="duty"),
        "checks": Shown(how_many(_its_check, _checked_within), adds_up=True),
        "last_check": Shown(the_last(safety_check.c.checked_on, _its_check, by(safety_check.c.checked_on))),
    },
    ledger="safety_check",
)

_its_report = room_report.c.room_id == room.c.id
rooms_of_days = Population(
    room,
    each=Each.DUTY_DAY,
    bounded=True,
    about=About.THINGS,
    excused=excuse.c.room_id,
    due=(_lived_in,),
    groups={"floor": Group(room.c.floor_id), "room": Group(room.c.id)},
    shows={
        "day": Shown(period.c.last),
        "room": Shown(room.c.number),
        "floor": Shown(name_of(floor.c.number, floor.c.id == room.c.floor_id)),
        "leader": Shown(_leader_of(grid_post.c.room_id == room.c.id), person="duty"),
    },
    ledger="room_report",
)


def _seats(level: str, place: ColumnElement[int], name: ColumnElement[str]) -> Select[tuple[int, str, int, str]]:
    table = place.table
    return select(
        table.c.community_id,
        literal(level).label("level"),
        place.label("place_id"),
        name.label("name"),
    )


# A building, each floor and each room has a post to fill, as far as somebody lives there.
_seat = union_all(
    _seats("building", building.c.id, building.c.name),
    _seats("floor", floor.c.id, floor.c.number.cast(building.c.name.type)),
    _seats("room", room.c.id, room.c.number),
).subquery("seat")
_in_use = or_(
    and_(_seat.c.level == "room", one_stands(stay.c.room_id == _seat.c.place_id)),
    and_(_seat.c.level == "floor", _lived_on(_seat.c.place_id)),
    and_(_seat.c.level == "building", there_is(floor.c.building_id == _seat.c.place_id, _lived_on(floor.c.id))),
)
_filled = or_(
    *(
        and_(_seat.c.level == level, one_stands(place == _seat.c.place_id, grid_post.c.level == level))
        for level, place in (
            ("building", grid_post.c.building_id),
            ("floor", grid_post.c.floor_id),
            ("room", grid_post.c.room_id),
        )
    )
)
seats = Population(
    _seat,
    each=Each.DUTY_WEEK,
    bounded=True,
    thing=_seat.c.level + "-" + _seat.c.place_id.cast(building.c.name.type),
    # A post, whoever fills it.
    about=About.THINGS,
    due=(_in_use,),
    groups={"level": Group(_seat.c.level)},
    shows={"grid_level": Shown(_seat.c.level), "place": Shown(_seat.c.name)},
)

hazards = Population(
    hazard,
    on=hazard.c.found_on,
    about=About.THINGS,
    groups={"floor": Group(hazard.c.floor_id), "kind": Group(hazard.c.kind)},
    shows={
        "ledger_no": Shown(hazard.c.ledger_no),
        "hazard": Shown(hazard.c.kind),
        "floor": Shown(name_of(floor.c.number, floor.c.id == hazard.c.floor_id)),
        "found_on": Shown(hazard.c.found_on),
        "fixed_on": Shown(case((by(hazard.c.fixed_on), hazard.c.fixed_on))),
    },
    ledger="hazard",
)

# What happened later is not seen.
_settled_level = case((by(dispute.c.resolved_on), dispute.c.settled_level))
disputes = Population(
    dispute,
    on=dispute.c.raised_on,
    # What has happened between persons, not one of them.
    about=About.SENSITIVE_THINGS,
    groups={
        "level": Group(_settled_level),
        "severity": Group(dispute.c.severity),
        "kind": Group(dispute.c.kind),
        # Of who settled it.
        "post": Group(post_of(dispute.c.mediator_id)),
        "dispute": Group(dispute.c.id),
    },
    shows={
        "ledger_no": Shown(dispute.c.ledger_no),
        "dispute": Shown(dispute.c.kind),
        "severity": Shown(dispute.c.severity),
        "floor": Shown(name_of(floor.c.number, floor.c.id == dispute.c.floor_id)),
        "leader": Shown(_leader_of(grid_post.c.floor_id == dispute.c.floor_id), person="duty"),
        "raised_on": Shown(dispute.c.raised_on),
        "resolved_on": Shown(case((by(dispute.c.resolved_on), dispute.c.resolved_on))),
        "settled_level": Shown(_settled_level),
    },
    ledger="dispute",
)
resolved_disputes = disputes.where(by(dispute.c.resolved_on))

WEEK, TOLD = ("week",), ("term", "school_year", "all")

METRICS = (
    Share(
        "safety_check_completion",
        floors,
        at_least(100),
        WEEK,
        condition=so_often(CHECKS_LEAST, _its_check, _checked_within),
    ),
    Share(
        "room_report_completion",
        rooms_of_days,
        at_least(95),
        WEEK,
        True,
        condition=so_often(REPORTS_LEAST, _its_report, within(room_report.c.reported_on)),
    ),
    Share("hazards_fixed", hazards, at_least(100), ("month", "term"), condition=by(hazard.c.fixed_on)),
    Share("grid_filled", seats, at_least(100), WEEK, condition=_filled),
    Share("dispute_resolution", disputes, at_least(100), TOLD, condition=by(dispute.c.resolved_on)),
    Share("dispute_settled_locally", resolved_disputes, per=TOLD, condition=dispute.c.settled_level.in_(LOCAL_LEVELS)),
    Count("severe_incidents", disputes, at_most(0), TOLD, True, where=dispute.c.severity == "severe"),
)
