"""What is due in a community: the row that settles a thing takes it from the list, a new one stands in its place."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, insert, text

from data_access.answers import Answers, Asking
from data_access.database import writing
from data_access.due_list import KINDS, Due, Today, due_list
from data_access.metrics.forms import Share
from data_access.metrics.registry import METRICS
from data_access.periods import Period
from data_access.records import MEMBER, rows_behind, rows_of_parts
from data_access.references import CALENDAR, COMMUNITIES, WORKING_DAYS
from data_access.schema import Base
from data_access.scopes import Refused, Role, Scope, Viewer, scopes
from tests.databases import first

LEADER = Viewer()
# A Wednesday of a week with five working days; its Monday is the 11th.
DAY = dt.date(2024, 11, 13)
LONG_AGO, LAST_WEEK, MONDAY = dt.date(2024, 9, 2), dt.date(2024, 11, 8), dt.date(2024, 11, 11)
Row = dict[str, Any]
Write = tuple[str, Row] | str


def at(month: int, day: int, hour: int = 9) -> dt.datetime:
    return dt.datetime(2024, month, day, hour)


def visit(room: int, member: int, when: dt.datetime, *, met: bool = True) -> Write:
    return "dorm_visit", {"room_id": room, "member_id": member, "visited_at": when, "someone_in": met}


def ticket(number: int, submitted: dt.datetime) -> Write:
    return "feedback_ticket", {"id": number, "ledger_no": f"T{number}", "category": "维修", "submitted_at": submitted}


def reply(number: int, when: dt.datetime, promised: dt.date | None = None) -> Write:
    return "ticket_event", {"ticket_id": number, "kind": "replied", "at": when, "promised_on": promised}


def closing(number: int) -> Write:
    row = {"ticket_id": number, "kind": "closed", "outcome": "solved", "at": at(11, 13), "promised_on": None}
    return "ticket_event", row


def warning(student: int, issued: dt.date) -> Write:
    return "academic_warning", {"student_id": student, "term_id": 2, "level_id": 1, "issued_on": issued}


def lived_in(room: int, student: int) -> list[Write]:
    served = {"room_id": room, "member_id": 3, "is_lead": True, "from_day": LONG_AGO}
    return [("stay", {"room_id": room, "student_id": student, "from_day": LONG_AGO}), ("room_duty", served)]


def reported(room: int) -> Write:
    return "room_report", {"room_id": room, "reported_at": at(11, 13, 8)}


def post(member: int) -> Write:
    return "party_post", {"member_id": member, "post": "甲岗", "from_day": LONG_AGO}


def talk(member: int) -> Write:
    return "heart_talk", {"member_id": member, "student_id": 1, "talked_at": at(11, 12)}


def session(number: int, student: int) -> list[Write]:
    return [
        ("tutoring_session", {"id": number, "kind": "peer", "tutor_id": 4, "held_at": at(11, 12, number)}),
        ("tutoring_attendance", {"session_id": number, "student_id": student}),
    ]


def pair(student: int) -> Write:
    return "tutoring_pair", {"student_id": student, "tutor_id": 4, "from_day": LONG_AGO}


def dispute(number: int) -> Write:
    row = {"id": number, "ledger_no": f"D{number}", "kind": "噪声", "floor_id": 1, "raised_on": LAST_WEEK}
    return "dispute", row


# One thing of each kind is due: room 1 is to be visited and has not reported, room 2 is silent, room 3 is in order;
# floor 1 is not checked; member 3 lacks a visit and member 4 a talk; student 1 lacks a session and student 2 a tutor.
HOUSE: list[Write] = [
    *lived_in(1, 1),
    *lived_in(2, 2),
    *lived_in(3, 3),
    visit(1, 5, at(11, 8)),
    visit(2, 5, at(10, 20)),
    visit(3, 5, at(11, 8)),
    visit(3, 6, at(11, 12)),
    *(visit(1, member, at(11, 12, hour), met=False) for member, hour in ((3, 9), (4, 9), (4, 10))),
    reported(2),
    reported(3),
    ("grid_post", {"level": "floor", "floor_id": 1, "student_id": 5, "from_day": LONG_AGO}),
    ("grid_post", {"level": "room", "room_id": 1, "student_id": 6, "from_day": LONG_AGO}),
    ("safety_check", {"floor_id": 2, "checked_at": at(11, 11)}),
    post(3),
    post(4),
    talk(3),
    ticket(1, at(11, 12)),
    ticket(2, at(11, 4)),
    reply(2, at(11, 5), dt.date(2024, 11, 11)),
    ticket(3, at(10, 20)),
    reply(3, at(10, 21)),
    ticket(4, at(11, 11)),
    reply(4, at(11, 12)),
    dispute(1),
    warning(1, dt.date(2024, 9, 20)),
    pair(1),
    warning(2, dt.date(2024, 9, 20)),
    *session(1, 2),
    # Of another community nothing is due here.
    ("feedback_ticket", {"id": 9, "community_id": 2, "ledger_no": "T9", "category": "维修", "submitted_at": at(11, 1)}),
]
LEFT = {
    "session": -24,
    "silence": -7,
    "closing": -7,
    "promise": -2,
    "dispute": 0,
    "report": 0,
    "reply": 2,
    "tutor": 2,
    "check": 2,
    "visit": 2,
    "member-visits": 2,
    "member-talk": 2,
}
SETTLING: dict[str, list[Write]] = {
    "reply": [reply(1, at(11, 13))],
    "promise": [closing(2)],
    "closing": [closing(3)],
    "dispute": ["UPDATE dispute SET resolved_on = '2024-11-13', settled_level = 'room' WHERE id = 1"],
    "session": session(2, 1),
    "tutor": [pair(2)],
    "silence": [visit(2, 5, at(11, 13))],
    "report": [reported(1)],
    "check": [("safety_check", {"floor_id": 1, "checked_at": at(11, 13)})],
    "visit": [visit(1, 5, at(11, 13))],
    "member-visits": [visit(1, 3, at(11, 13), met=False)],
    "member-talk": [talk(4)],
}
# What makes another thing due, and its part.
NEW: dict[str, tuple[int, list[Write]]] = {
    "reply": (5, [ticket(5, at(11, 13, 8))]),
    "promise": (5, [ticket(5, at(11, 6)), reply(5, at(11, 7), dt.date(2024, 11, 12))]),
    "closing": (5, [ticket(5, at(10, 25)), reply(5, at(10, 28))]),
    "dispute": (2, [dispute(2)]),
    "session": (6, [warning(6, dt.date(2024, 10, 20)), pair(6)]),
    "tutor": (6, [warning(6, DAY)]),
    "silence": (4, [*lived_in(4, 4), reported(4)]),
    "report": (3, ["DELETE FROM room_report WHERE room_id = 3"]),
    "check": (2, ["DELETE FROM safety_check WHERE floor_id = 2"]),
    "visit": (3, ["DELETE FROM dorm_visit WHERE room_id = 3 AND member_id = 6"]),
    "member-visits": (5, [post(5), talk(5)]),
    "member-talk": (5, [post(5), *(visit(1, 5, at(11, 12, hour), met=False) for hour in (9, 10))]),
}


def write(engine: Engine, rows: Sequence[Write]) -> None:
    with writing(engine) as connection:
        for row in rows:
            _write(connection, row)


def _write(connection: Connection, row: Write) -> None:
    if isinstance(row, str):
        connection.execute(text(row))
        return
    table, columns = row
    connection.execute(insert(Base.metadata.tables[table]), {"community_id": 1, **columns})


@pytest.fixture
def answers(ledgers: Engine) -> Answers:
    write(ledgers, HOUSE)
    return Answers(ledgers)


def due(answers: Answers, viewer: Viewer = LEADER, community: int = 1, day: dt.date = DAY) -> tuple[Due, ...]:
    with answers.opened() as asking:
        return due_list(asking, viewer, _own(scopes(asking.look_up(COMMUNITIES))[0], community), day)


def _own(college: Scope, community: int) -> Scope:
    return college.of(next(place for place in college.places if place.id == community))


def things(found: Sequence[Due]) -> list[tuple[str, Any]]:
    return [(one.kind, one.part[1]) for one in found]


def test_of_each_kind_one_thing_is_due_in_order(answers: Answers) -> None:
    found = due(answers)
    assert {one.kind: one.days_left for one in found} == LEFT
    assert len(found) == len(KINDS)
    places = {kind: place for place, kind in enumerate(KINDS)}
    order = [(one.days_left, places[one.kind]) for one in found if one.days_left >= 0]
    assert order == sorted(order)
    assert [one.days_left for one in found] == sorted(one.days_left for one in found)


@first("sqlite", "ledgers")
@pytest.mark.parametrize("kind", KINDS)
def test_the_row_that_settles_a_thing_takes_it_from_the_list(answers: Answers, kind: str) -> None:
    before = things(due(answers))
    write(answers.engine, SETTLING[kind])
    after = things(due(answers))
    assert after == [one for one in before if one[0] != kind]
    assert len(after) == len(before) - 1


@first("sqlite", "ledgers")
@pytest.mark.parametrize("kind", KINDS)
def test_what_becomes_due_stands_in_its_place(answers: Answers, kind: str) -> None:
    before = due(answers)
    part, rows = NEW[kind]
    write(answers.engine, rows)
    after = due(answers)
    place = things(after).index((kind, part))
    assert things(after)[:place] + things(after)[place + 1 :] == things(before)
    left = [one.days_left for one in after]
    assert left == sorted(left)
    same_day = [list(KINDS).index(one.kind) for one in after if one.limit == after[place].limit]
    assert same_day == sorted(same_day)


def test_the_answer_is_the_one_of_a_database_never_asked_before(answers: Answers) -> None:
    for rows in SETTLING.values():
        write(answers.engine, rows)
        assert due(answers) == due(Answers(answers.engine))
    assert due(answers) == ()


def test_who_must_be_asked_is_named(answers: Answers) -> None:
    people = {one.kind: one.person for one in due(answers)}
    assert people == {
        "session": "学4",
        "tutor": None,
        "silence": "学3",
        "visit": "学3",
        "report": "学6",
        "check": "学5",
        "dispute": "学5",
        "member-visits": "学3",
        "member-talk": "学4",
        **dict.fromkeys(("reply", "promise", "closing"), None),
    }


def test_where_nobody_else_is_it_is_the_counselor(answers: Answers) -> None:
    rows: list[Write] = [
        ("community_staff", {"staff_id": 1, "from_day": LONG_AGO, "to_day": LAST_WEEK}),
        ("community_staff", {"staff_id": 2, "from_day": MONDAY}),
    ]
    write(answers.engine, rows)
    try:
        people = {one.kind: one.person for one in due(answers)}
        assert people["tutor"] == people["reply"] == "师2"
        assert people["session"] == "学4"
        assert {one.person for one in due(answers, Viewer(Role.STEWARD))} == {None}
    finally:
        write(answers.engine, ["DELETE FROM community_staff"])


def test_students_are_named_to_their_counselor_only(answers: Answers) -> None:
    counselor = Viewer(Role.COUNSELOR, frozenset({1}))
    named = {viewer.role: _warned(due(answers, viewer)) for viewer in (LEADER, counselor, Viewer(Role.STEWARD))}
    assert named == {Role.LEADER: {"学*"}, Role.COUNSELOR: {"学1", "学2"}, Role.STEWARD: {None}}


def _warned(found: Sequence[Due]) -> set[str | None]:
    return {one.row.get("student") for one in found if one.kind in ("session", "tutor")}


def test_it_is_refused_to_whom_the_rows_are(answers: Answers) -> None:
    for viewer in (Viewer(Role.COUNSELOR, frozenset({2})), Viewer(Role.DISPLAY)):
        with pytest.raises(Refused):
            due(answers, viewer)
    assert things(due(answers, Viewer(Role.COUNSELOR, frozenset({2})), community=2)) == [("reply", 9)]


def test_what_is_excused_for_the_week_is_not_due(answers: Answers) -> None:
    excuses = [("room_id", 1), ("member_id", 3)]
    for column, number in excuses:
        write(answers.engine, [("excuse", {column: number, "from_day": MONDAY, "reason": "实习"})])
    gone = {("visit", 1), ("report", 1), ("member-visits", 3)}
    assert set(things(due(answers))) == {(kind, part) for kind, part in _all_things() if (kind, part) not in gone}


def _all_things() -> set[tuple[str, int]]:
    return {
        ("reply", 1),
        ("promise", 2),
        ("closing", 3),
        ("dispute", 1),
        ("session", 1),
        ("tutor", 2),
        ("silence", 2),
        ("report", 1),
        ("check", 1),
        ("visit", 1),
        ("member-visits", 3),
        ("member-talk", 4),
    }


def test_a_ticket_is_overdue_when_the_figure_says_so(answers: Answers) -> None:
    """From Tuesday, when it is submitted, over a week-end: its limit is Friday; Saturday bears Monday's number."""
    days = [DAY + dt.timedelta(days=days) for days in range(-1, 7)]
    left = [one.days_left for day in days for one in due(answers, day=day) if one.part == ("ticket", 1)]
    assert left == [3, 2, 1, 0, -1, -1, -1, -2]
    assert [_is_overdue(answers, 1, day) for day in days] == [days_left < 0 for days_left in left]


def _is_overdue(answers: Answers, number: int, day: dt.date) -> bool:
    with answers.opened() as asking:
        scope, period = _own(scopes(asking.look_up(COMMUNITIES))[0], 1), Period("day", day, day, day)
        rows = rows_behind(asking, LEADER, scope, "tickets_overdue", period, day, ("ticket", number))
        return bool(rows["yes"].tolist() == [True])


# On weekdays, on a Sunday, and in a vacation.
@pytest.mark.parametrize(
    "day", [dt.date(2025, 10, 15), dt.date(2025, 11, 9), dt.date(2026, 1, 12), dt.date(2026, 2, 11)]
)
def test_of_the_sample_everything_not_done_is_listed_once_in_order(sample_engine: Engine, day: dt.date) -> None:
    with Answers(sample_engine).opened() as asking:
        college = scopes(asking.look_up(COMMUNITIES))[0]
        for scope in map(college.of, college.places):
            found = due_list(asking, LEADER, scope, day)
            assert len(set(things(found))) == len(found)
            assert [one.days_left for one in found] == sorted(one.days_left for one in found)
            assert found == due_list(asking, LEADER, scope, day)
            for name, kind in KINDS.items():
                left = {one.part for one in found if one.kind in (name, *kind.settled_with)}
                assert left >= _not_done(asking, scope, name, day), name
                assert {one.part for one in found if one.kind == name} <= _not_done(asking, scope, name, day), name


def _not_done(asking: Asking, scope: Scope, name: str, day: dt.date) -> set[tuple[str, Any]]:
    """The parts of a figure's grouping of which a row behind it is not as it should be."""
    kind = KINDS[name]
    calendar, is_share = asking.look_up(CALENDAR), isinstance(METRICS[kind.metric], Share)
    period = kind.period(Today(day, calendar, asking.look_up(WORKING_DAYS)))
    [rows] = rows_of_parts(asking, LEADER, scope, [(kind.metric, period, kind.group)], day)
    if rows.empty:
        return set()
    return {(kind.group, part) for part in rows[(rows["yes"] != is_share) & ~rows["excused"]][MEMBER]}


def test_in_a_vacation_no_weekly_duty_is_due(answers: Answers) -> None:
    kinds = {one.kind for one in due(answers, day=dt.date(2025, 2, 5))}
    assert kinds & {"tutor", "report", "check", "visit", "member-visits", "member-talk"} == set()
    assert {"reply", "closing", "dispute", "session", "silence"} <= kinds
