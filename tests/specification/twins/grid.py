"""Wrong twins of the figures of the grid."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import and_, or_

from data_access.metrics import grid
from data_access.metrics.facts import by, overlaps, stands, there_is, within
from data_access.metrics.forms import Each
from data_access.schema.tables import dispute, floor, grid_post, hazard, room, room_report, safety_check, stay
from tests.specification.twins.twin import LATER, Twin, altered, stands_on

CHECKED = "grid: Floors checked, week of 14 October 2024"
REPORTED = "grid: Rooms that report, week of 14 October 2024"
HAZARDS = "grid: Hazards found and fixed (2024)"
LEADERS = "grid: Leaders of the grid, week of 14 October 2024"
DISPUTES = "grid: Disputes (2025)"
WEEK = "week of 14 October 2024"
TERM = "term 2024-2025-2"

_on_floor, _lived_in = room.c.floor_id == floor.c.id, room.join(stay, stay.c.room_id == room.c.id)
_its_check = safety_check.c.floor_id == floor.c.id
_in_room, _its_report = stay.c.room_id == room.c.id, room_report.c.room_id == room.c.id
_places = {"building": grid_post.c.building_id, "floor": grid_post.c.floor_id, "room": grid_post.c.room_id}
_seat = grid.seats.source
_led_in_the_week = or_(
    *(
        and_(
            _seat.c.level == level, there_is(place == _seat.c.place_id, grid_post.c.level == level, overlaps(grid_post))
        )
        for level, place in _places.items()
    )
)
_led_by_any = or_(
    *(
        there_is(place == _seat.c.place_id, grid_post.c.level == level, stands(grid_post))
        for level, place in _places.items()
    )
)

TWINS = (
    Twin(
        "floors on which nobody lives are due",
        CHECKED,
        f"safety_check_completion, {WEEK}",
        altered("safety_check_completion", population=replace(grid.floors, due=())),
    ),
    Twin(
        "floors are due by today's roster",
        CHECKED,
        f"safety_check_completion, {WEEK}, as of Wed 16 October 2024",
        altered(
            "safety_check_completion",
            population=replace(grid.floors, due=(there_is(_on_floor, stands_on(LATER, stay), of=_lived_in),)),
        ),
    ),
    Twin(
        "a floor lived on at any time in the week is due",
        CHECKED,
        f"safety_check_completion, {WEEK}",
        altered(
            "safety_check_completion",
            population=replace(grid.floors, due=(there_is(_on_floor, overlaps(stay), of=_lived_in),)),
        ),
    ),
    Twin(
        "checked once and for all",
        CHECKED,
        "safety_check_completion, week of 21 October 2024",
        altered("safety_check_completion", condition=there_is(_its_check, by(safety_check.c.checked_on))),
    ),
    Twin(
        "one report a week is enough",
        REPORTED,
        f"room_report_completion, {WEEK}",
        altered("room_report_completion", population=replace(grid.rooms_of_days, each=Each.DUTY_WEEK)),
    ),
    Twin(
        "excused rooms have to report",
        REPORTED,
        f"room_report_completion, {WEEK}",
        altered("room_report_completion", population=replace(grid.rooms_of_days, excused=None)),
    ),
    Twin(
        "rooms in use some day of the term have to report",
        REPORTED,
        f"room_report_completion, {WEEK}",
        altered(
            "room_report_completion",
            population=replace(grid.rooms_of_days, due=(there_is(_in_room, by(stay.c.from_day)),)),
        ),
    ),
    Twin(
        "a room that has ever reported has reported",
        REPORTED,
        f"room_report_completion, {WEEK}",
        altered("room_report_completion", condition=there_is(_its_report, by(room_report.c.reported_on))),
    ),
    Twin(
        "fixed on the day it was found",
        HAZARDS,
        "hazards_fixed, October 2024",
        altered("hazards_fixed", condition=within(hazard.c.fixed_on)),
    ),
    Twin(
        "what was fixed later is seen",
        HAZARDS,
        "hazards_fixed, October 2024, as of 31 October 2024",
        altered("hazards_fixed", condition=hazard.c.fixed_on.is_not(None)),
    ),
    Twin(
        "hazards of the period in which they were fixed",
        HAZARDS,
        "hazards_fixed, November 2024",
        altered("hazards_fixed", population=replace(grid.hazards, on=hazard.c.fixed_on)),
    ),
    Twin(
        "a post filled for some days of the week",
        LEADERS,
        f"grid_filled, {WEEK}",
        altered("grid_filled", condition=_led_in_the_week),
    ),
    Twin(
        "posts of places in which nobody lives",
        LEADERS,
        f"grid_filled, {WEEK}",
        altered("grid_filled", population=replace(grid.seats, due=())),
    ),
    Twin(
        "a leader of another level with the same number",
        LEADERS,
        "grid_filled, week of 21 October 2024",
        altered("grid_filled", condition=_led_by_any),
    ),
    Twin(
        "a dispute resolved later is seen",
        DISPUTES,
        f"dispute_resolution, {TERM}, as of 31 March 2025",
        altered("dispute_resolution", condition=dispute.c.resolved_on.is_not(None)),
    ),
    Twin(
        "settled locally of all that were raised",
        DISPUTES,
        f"dispute_settled_locally, {TERM}",
        altered("dispute_settled_locally", population=grid.disputes),
    ),
    Twin(
        "the community is local",
        DISPUTES,
        "dispute_settled_locally, term 2024-2025-1",
        altered("dispute_settled_locally", condition=dispute.c.settled_level != "college"),
    ),
    Twin(
        "serious incidents are severe",
        DISPUTES,
        f"severe_incidents, {TERM}",
        altered("severe_incidents", where=dispute.c.severity != "ordinary"),
    ),
)
