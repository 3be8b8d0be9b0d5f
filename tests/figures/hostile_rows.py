"""Small communities of rows at random, with days that no ledger should have, and terms that adjoin or overlap."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from hypothesis import strategies as st
from sqlalchemy import Connection, Engine, Index, Table, UniqueConstraint, insert

from data_access import calendar
from data_access.schema import LEADERS_CHANNEL, Base

Row = dict[str, Any]
Rows = dict[str, list[Row]]
# For each arrangement of terms a database.
Houses = dict[str, Engine]

TODAY = dt.date(2025, 8, 31)
COLLEGE = 1
COMMUNITIES = (1, 2)
OWN = 3
# Of community 1 two floors of two rooms, of community 2 one floor.
ROOMS = {1: (1, 2, 3, 4), 2: (5, 6)}
STUDENTS = range(1, 7)
PLAIN = (
    ("2023-2024-2", "2024-02-26", "2024-07-07", "2024-09-09"),
    ("2024-2025-1", "2024-09-02", "2025-01-19", "2025-03-03"),
    ("2024-2025-2", "2025-02-24", "2025-07-13", None),
)
TERMS: dict[str, tuple[tuple[str, str, str, str | None], ...]] = {
    "plain": PLAIN,
    "adjoining": (
        ("2024-2025-1", "2024-09-04", "2025-01-14", "2025-01-14"),
        ("2024-2025-2", "2025-01-15", "2025-07-13", None),
    ),
    "overlapping": (
        ("2024-2025-1", "2024-09-02", "2025-02-09", "2025-03-03"),
        ("2024-2025-2", "2025-01-15", "2025-07-13", None),
    ),
}
# Ends and beginnings of weeks, months, terms and years, holidays, and days that the calendar does not know.
WRITTEN = """
2003-12-31 2024-02-25 2024-02-26 2024-07-08 2024-09-01 2024-09-02 2024-09-08 2024-09-14
2024-10-01 2024-10-12 2024-10-13 2024-10-14 2024-10-16 2024-10-17 2024-10-18 2024-10-20
2024-10-21 2024-12-31 2025-01-01 2025-01-14 2025-01-15 2025-01-19 2025-01-20 2025-02-09
2025-02-24 2025-03-03 2025-03-05 2025-07-13 2025-08-31 2026-03-02 2031-01-01
"""
DAYS = [dt.date.fromisoformat(day) for day in WRITTEN.split()]
HOURS = (dt.time(0, 0), dt.time(12, 0), dt.time(23, 59, 59))
SOME_DAYS = st.sampled_from(DAYS)
MAYBE_DAYS = st.none() | SOME_DAYS
MOMENTS = st.builds(dt.datetime.combine, SOME_DAYS, st.sampled_from(HOURS))
PLACES = st.sampled_from(COMMUNITIES)
PEOPLE = st.sampled_from(STUDENTS)


def prepare(connection: Connection, terms: str) -> None:
    """What the rows at random refer to: the college, its rooms, people and words, terms and the calendar."""
    fixed: Rows = {
        "college": [{"id": COLLEGE, "name": "C"}],
        "community": [
            {
                "id": number,
                "college_id": COLLEGE,
                "name": str(number),
                "house_order": number,
                "is_college_own": number == OWN,
            }
            for number in (*COMMUNITIES, OWN)
        ],
        "building": [{"id": number, "community_id": number, "name": "1"} for number in COMMUNITIES],
        "floor": [
            {"id": number, "community_id": place, "building_id": place, "number": number}
            for number, place in ((1, 1), (2, 1), (3, 2))
        ],
        "room": [
            {"id": room, "community_id": place, "floor_id": (room + 1) // 2, "number": str(room)}
            for place, rooms in ROOMS.items()
            for room in rooms
        ],
        "student": [{"id": n, "college_id": COLLEGE, "student_no": str(n), "name": f"学{n}"} for n in STUDENTS],
        "staff": [{"id": n, "college_id": COLLEGE, "staff_no": str(n), "name": f"师{n}"} for n in (1, 2)],
        "term": [
            {
                "id": number,
                "name": name,
                "first_day": _day(first),
                "last_day": _day(last),
                "warning_review_on": _day(review),
            }
            for number, (name, first, last, review) in enumerate(TERMS[terms], start=1)
        ],
        "warning_level": [{"id": n, "college_id": COLLEGE, "name": str(n), "rank": n} for n in (1, 2)],
        "programme": [
            {"id": n, "college_id": COLLEGE, "name": str(n), "team": team, "branch": branch}
            for n, team, branch in ((1, "enterprise", None), (2, "students", "志愿服务"), (3, "service", "服务"))
        ],
    }
    fixed |= {
        table: [{"id": n, "college_id": COLLEGE, "name": str(n)} for n in (1, 2)]
        for table in ("department", "course", "contest", "partner")
    }
    write(connection, fixed)
    calendar.fill(connection, TODAY)


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text is not None else None


def write(connection: Connection, rows: Rows) -> None:
    for table in Base.metadata.sorted_tables:
        if rows.get(table.name):
            connection.execute(insert(table), rows[table.name])


def keys_of(table: Table) -> list[list[str]]:
    """The columns of each rule that no two rows may be the same in."""
    rules = [*table.constraints, *(index for index in table.indexes if index.unique)]
    return [[column.name for column in rule.columns] for rule in rules if isinstance(rule, UniqueConstraint | Index)]


def unique(table: Table, rows: Iterable[Row]) -> list[Row]:
    """The rows that may stand beside each other, with ids."""
    keys = keys_of(table)
    seen: set[tuple[object, ...]] = set()
    found: list[Row] = []
    for row in rows:
        own = [(*key, *(row[name] for name in key)) for key in keys if all(row[name] is not None for name in key)]
        if seen.isdisjoint(own):
            seen.update(own)
            found.append({**row, "id": len(found) + 1})
    return found


def dated(first: dt.date, last: dt.date | None) -> Row:
    return {"from_day": first, "to_day": None if last is None else max(first, last)}


DATED = st.builds(dated, SOME_DAYS, MAYBE_DAYS)


def of(*parts: st.SearchStrategy[Row], **columns: st.SearchStrategy[Any]) -> st.SearchStrategy[Row]:
    """Rows of these columns, and of those that the parts have together."""
    return st.builds(_joined, st.tuples(*parts), st.fixed_dictionaries(columns))


def _joined(parts: Sequence[Row], columns: Row) -> Row:
    return {name: value for part in (*parts, columns) for name, value in part.items()}


ROOM = st.sampled_from([{"community_id": place, "room_id": room} for place, rooms in ROOMS.items() for room in rooms])
FLOOR = st.sampled_from([{"community_id": 1 if floor < 3 else 2, "floor_id": floor} for floor in (1, 2, 3)])
PLACE = st.builds(lambda place: {"community_id": place}, PLACES)
EXCUSED = st.one_of(of(ROOM, member_id=st.none()), of(PLACE, member_id=PEOPLE, room_id=st.none()))
ENDED = st.sampled_from(["lifted_on", "left_on"]).flatmap(
    lambda how: st.builds(lambda day: {"lifted_on": None, "left_on": None} | {how: day}, MAYBE_DAYS)
)
RATED = st.one_of(
    st.just({"rating": None, "rated_at": None}),
    st.fixed_dictionaries({"rating": st.integers(1, 5), "rated_at": MOMENTS}),
)
EVENT = st.one_of(
    st.fixed_dictionaries({"kind": st.just("closed"), "outcome": st.sampled_from(["solved", "explained"])}),
    st.fixed_dictionaries({"kind": st.sampled_from(["replied", "reopened", "implemented"]), "outcome": st.none()}),
)
RANKED = st.sampled_from(
    [{"class_rank": rank, "class_size": size} for rank, size in ((1, 1), (1, 40), (30, 40), (7, 9))]
)
PROGRAMMES = st.sampled_from([1, 2, 3])
BUILDING = st.builds(lambda place: {"community_id": place, "building_id": place}, PLACES)
LED = st.one_of(
    of(BUILDING, level=st.just("building"), floor_id=st.none(), room_id=st.none()),
    of(FLOOR, level=st.just("floor"), building_id=st.none(), room_id=st.none()),
    of(ROOM, level=st.just("room"), building_id=st.none(), floor_id=st.none()),
)
PROMISED = st.one_of(
    st.fixed_dictionaries({"per": st.just("week"), "weekday": st.none() | st.integers(0, 6)}),
    st.fixed_dictionaries({"per": st.sampled_from(["month", "term", "school_year"]), "weekday": st.none()}),
)
NOBODY = {"student_id": None, "staff_id": None, "outsider": None}
PERSON = st.one_of(
    st.builds(lambda one: NOBODY | {"student_id": one}, PEOPLE),
    st.builds(lambda one: NOBODY | {"staff_id": one}, st.sampled_from([1, 2])),
    st.builds(lambda one: NOBODY | {"outsider": one}, st.sampled_from(["甲", "乙"])),
)
IN_TEAM = st.one_of(
    of(student_id=PEOPLE, staff_id=st.none()), of(staff_id=st.sampled_from([1, 2]), student_id=st.none())
)


def from_to(first: str, last: str) -> st.SearchStrategy[Row]:
    """Days under other names, the second one perhaps missing and never before the first."""
    return st.builds(lambda days: {first: days["from_day"], last: days["to_day"]}, DATED)


def resolved(days: Row, level: str) -> Row:
    return {**days, "settled_level": None if days["resolved_on"] is None else level}


LEVELS = st.sampled_from(["international", "national", "provincial", "school"])
# Rows that refer to none of the others.
LEDGERS = {
    "stay": of(ROOM, DATED, student_id=PEOPLE),
    "party_post": of(PLACE, DATED, member_id=PEOPLE, post=st.sampled_from(["甲岗", "乙岗"])),
    "room_duty": of(ROOM, DATED, member_id=PEOPLE, is_lead=st.booleans()),
    "excuse": of(EXCUSED, DATED, reason=st.sampled_from(["空置", "请假"])),
    "dorm_visit": of(
        ROOM,
        member_id=PEOPLE,
        visited_at=MOMENTS,
        someone_in=st.booleans(),
        note=st.sampled_from([None, "走访正常，没有发现隐患"]),
    ),
    "heart_talk": of(PLACE, member_id=PEOPLE, student_id=PEOPLE, talked_at=MOMENTS),
    "feedback_ticket": of(
        PLACE,
        RATED,
        ledger_no=st.uuids().map(str),
        channel=st.sampled_from(["意见箱", "线上", LEADERS_CHANNEL]),
        category=st.sampled_from(["维修", "饮食"]),
        student_id=st.none() | PEOPLE,
        department_id=st.sampled_from([None, 1, 2]),
        submitted_at=MOMENTS,
    ),
    "academic_warning": of(
        PLACE,
        ENDED,
        student_id=PEOPLE,
        term_id=st.sampled_from([1, 2]),
        level_id=st.sampled_from([1, 2]),
        issued_on=SOME_DAYS,
    ),
    "tutoring_pair": of(PLACE, DATED, student_id=st.sampled_from([1, 2, 3]), tutor_id=st.sampled_from([4, 5, 6])),
    "tutoring_session": of(
        PLACE,
        kind=st.sampled_from(["clinic", "peer", "small_class"]),
        course_id=st.sampled_from([None, 1, 2]),
        teacher_id=st.sampled_from([None, 1, 2]),
        tutor_id=st.sampled_from([None, 5]),
        held_at=MOMENTS,
    ),
    "term_result": of(PLACE, RANKED, student_id=PEOPLE, term_id=st.sampled_from([1, 2])),
    "upgrade_exam": of(PLACE, student_id=PEOPLE, exam_on=SOME_DAYS, admitted=st.booleans()),
    "competition_award": of(
        PLACE,
        contest_id=st.sampled_from([1, 2]),
        edition=st.sampled_from(["9", "10"]),
        project=st.sampled_from(["甲", "乙"]),
        level=LEVELS,
        prize=st.sampled_from(["特等奖", "金奖", "二等奖", "铜奖", "入围"]),
        awarded_on=SOME_DAYS,
    ),
    "incubation_project": of(
        PLACE,
        from_to("started_on", "in_operation_on"),
        name=st.sampled_from("abcd"),
    ),
    "grid_post": of(LED, DATED, student_id=st.none() | PEOPLE, staff_id=st.none()),
    "safety_check": of(FLOOR, checked_at=MOMENTS, recorded_at=MOMENTS),
    "room_report": of(ROOM, reported_at=MOMENTS, recorded_at=MOMENTS),
    "hazard": of(
        FLOOR, from_to("found_on", "fixed_on"), ledger_no=st.uuids().map(str), kind=st.sampled_from(["火", "电"])
    ),
    "dispute": of(
        PLACE,
        st.builds(
            resolved,
            from_to("raised_on", "resolved_on"),
            st.sampled_from(["room", "floor", "building", "community", "college"]),
        ),
        ledger_no=st.uuids().map(str),
        kind=st.just("噪声"),
        severity=st.sampled_from(["ordinary", "serious", "severe"]),
        floor_id=st.none(),
        mediator_id=st.none() | PEOPLE,
    ),
    "promised_occasion": of(PLACE, DATED, PROMISED, programme_id=PROGRAMMES, nth=st.sampled_from([1, 2])),
    "team_post": of(PLACE, DATED, IN_TEAM, programme_id=PROGRAMMES),
    "activity": of(
        PLACE,
        programme_id=PROGRAMMES,
        title=st.sampled_from(["甲", "乙"]),
        held_at=MOMENTS,
        attendance=st.sampled_from([0, 1, 30]),
        organiser_id=st.none() | PEOPLE,
        recorded_at=MOMENTS,
    ),
    "honour": of(
        PLACE,
        name=st.sampled_from(["甲", "乙"]),
        programme_id=st.none() | PROGRAMMES,
        student_id=PEOPLE,
        awarded_on=SOME_DAYS,
    ),
    "survey_answer": of(
        PLACE, survey=st.just("s"), answer_no=st.uuids().map(str), score=st.integers(1, 5), answered_on=SOME_DAYS
    ),
}
# Rows of a thing of another table: their table, what points to the thing, and the rest.
OF_A_THING = {
    "ticket_event": ("feedback_ticket", "ticket_id", of(EVENT, at=MOMENTS, promised_on=MAYBE_DAYS)),
    "study_plan": ("academic_warning", "warning_id", of(made_on=SOME_DAYS)),
    "tutoring_attendance": ("tutoring_session", "session_id", of(student_id=PEOPLE)),
    "award_member": ("competition_award", "award_id", of(student_id=PEOPLE)),
    "activity_participant": (
        "activity",
        "activity_id",
        of(PERSON, part=st.sampled_from(["参与者", "志愿者"]), hours=st.sampled_from([None, 0.0, 1.5])),
    ),
    "activity_partner": ("activity", "activity_id", of(partner_id=st.sampled_from([1, 2]))),
    "activity_output": (
        "activity",
        "activity_id",
        of(output=st.sampled_from(["就业岗位", "实习协议"]), quantity=st.sampled_from([0, 1, 9])),
    ),
}
# The column that puts a row of a day into its term.
MOMENT_OF = {
    "activity": "held_at",
    "academic_warning": "issued_on",
    "competition_award": "awarded_on",
    "dispute": "raised_on",
    "dorm_visit": "visited_at",
    "feedback_ticket": "submitted_at",
    "hazard": "found_on",
    "heart_talk": "talked_at",
    "honour": "awarded_on",
    "room_report": "reported_at",
    "safety_check": "checked_at",
    "study_plan": "made_on",
    "survey_answer": "answered_on",
    "ticket_event": "at",
    "tutoring_session": "held_at",
    "upgrade_exam": "exam_on",
}
MANY = {
    "dorm_visit": 12,
    "stay": 8,
    "room_duty": 10,
    "party_post": 8,
    "ticket_event": 12,
    "feedback_ticket": 6,
    "activity_participant": 8,
}


@st.composite
def communities(draw: st.DrawFn) -> Rows:
    """Rows of every table that the metrics read."""
    tables = Base.metadata.tables
    found: Rows = {
        name: unique(tables[name], draw(st.lists(rows, max_size=MANY.get(name, 5)))) for name, rows in LEDGERS.items()
    }
    for name, (parent, key, rest) in OF_A_THING.items():
        things = found[parent]
        rows = draw(st.lists(st.tuples(st.sampled_from(things), rest), max_size=MANY.get(name, 5))) if things else []
        found[name] = unique(
            tables[name], ({"community_id": thing["community_id"], key: thing["id"], **row} for thing, row in rows)
        )
    return found


def split(rows: Rows, first: dt.date, last: dt.date) -> tuple[Rows, Rows]:
    """The rows of some days, with those that are of no day; and the rest, with what belongs to it."""
    own: Rows = {}
    rest: Rows = {}
    gone: set[tuple[str, int]] = set()
    for table, of_table in rows.items():
        parent, key, _ = OF_A_THING.get(table, ("", "", None))
        for row in of_table:
            day = row[MOMENT_OF[table]] if table in MOMENT_OF else first
            day = day.date() if isinstance(day, dt.datetime) else day
            is_own = first <= day <= last and (parent, row.get(key)) not in gone
            if not is_own:
                gone.add((table, row["id"]))
            (own if is_own else rest).setdefault(table, []).append(row)
    return own, rest


@contextmanager
def with_rows(engine: Engine, rows: Rows) -> Iterator[Connection]:
    """A connection that sees the rows, which do not last."""
    with engine.connect().execution_options(writes=True) as connection:
        transaction = connection.begin()
        write(connection, rows)
        yield connection
        transaction.rollback()
