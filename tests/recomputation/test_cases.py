"""The recomputation against the answers that cases.md gives by hand (sections 1, 2, 3, 5, 6, 7 and 9)."""

from __future__ import annotations

import pandas as pd
import pytest

from tests.recomputation import behind, recompute
from tests.recomputation.case_frames import day, frames

TERM, NEXT_TERM, EVER = "2024-09-02", "2025-02-24", "2004-01-01"


def asked(
    ledgers: dict[str, pd.DataFrame], metric: str, by: str, period: str, as_of: str, college: bool = False
) -> str:
    """k/n of a share, k of a count in the period; – where there is nothing due."""
    figures = recompute(ledgers, metric, by, day(as_of), college=college)
    found = figures[figures["period"] == day(period)]
    if "n" not in found:
        return str(found["k"].sum())
    return f"{found['k'].item()}/{found['n'].item()}" if len(found) else "–"


def parts(
    ledgers: dict[str, pd.DataFrame], metric: str, by: str, period: str, as_of: str, part: str
) -> dict[object, int]:
    figures = recompute(ledgers, metric, by, day(as_of), part=part)
    found = figures[figures["period"] == day(period)]
    return dict(zip(found["part"], found["k"], strict=True))


# 1 The calendar


def test_calendar_counts_working_days_and_duty_weeks() -> None:
    days = frames()["calendar_day"].set_index("day")
    numbers = days["work_no"] - int(days["work_no"]["2024-09-27"])
    expected = {
        "09-27": 0,
        "09-28": 1,
        "09-29": 1,
        "09-30": 2,
        "10-01": 3,
        "10-07": 3,
        "10-08": 3,
        "10-12": 7,
        "10-13": 8,
    }
    assert {text: numbers[f"2024-{text}"] for text in expected} == expected
    duty = {text: bool(days.at[pd.Timestamp(text), "is_duty"]) for text in ("2024-09-30", "2024-10-07", "2025-04-28")}
    assert duty == {"2024-09-30": False, "2024-10-07": True, "2025-04-28": True}
    assert not days.at[pd.Timestamp("2025-01-20"), "is_duty"]


# 2 Dorm visits, week of 14 October 2024

ROOMS = "id\n101\n102\n103\n104\n105"
STAYS = "room_id | student_id\n101 | 11\n102 | 12\n103 | 13\n104 | 14\n105 | 15"
MEMBERS = "member_id\n1\n2"
DUTIES = "room_id | member_id\n101 | 1\n102 | 1\n103 | 2\n104 | 2"
EXCUSES = """
room_id | from_day   | to_day     | reason
104     | 2024-10-10 | 2024-10-31 | empty
103     | 2024-10-17 | 2024-10-20 | leave
"""
VISITS = """
room_id | visited_at       | member_id | someone_in | recorded_at
101     | 2024-10-14 00:00 | 1         | yes        | 2024-10-25 08:00
101     | 2024-10-14 19:00 | 1         | yes        | 2024-10-14 20:00
102     | 2024-10-20 23:59 | 2         | no         | 2024-10-21 08:00
103     | 2024-10-21 00:00 | 2         | yes        | 2024-10-21 08:00
104     | 2024-10-16 20:00 | 2         | yes        | 2024-10-16 21:00
105     | 2024-10-16 20:10 | 2         | yes        | 2024-10-16 21:00
"""
DORM = {
    "room": ROOMS,
    "stay": STAYS,
    "party_post": MEMBERS,
    "room_duty": DUTIES,
    "excuse": EXCUSES,
    "dorm_visit": VISITS,
}
WEEK, LATER = "2024-10-14", "2024-10-27"


@pytest.mark.parametrize(
    ("metric", "by", "period", "as_of", "answer"),
    [
        ("visit_coverage", "week", WEEK, LATER, "1/3"),
        ("visit_twice", "week", WEEK, LATER, "0/3"),
        ("visits", "week", WEEK, LATER, "5"),
        ("visit_coverage", "week", "2024-10-21", LATER, "1/3"),
        ("visit_compliance", "week", WEEK, LATER, "2/2"),
        ("talk_compliance", "week", WEEK, LATER, "0/2"),
        ("duty_load", "week", WEEK, LATER, "0/2"),
        ("visit_coverage", "week", "2024-09-30", LATER, "–"),
        ("room_reach", "term", TERM, LATER, "2/4"),
        ("visit_coverage", "week", WEEK, "2024-10-16", "1/3"),
    ],
)
def test_dorm_visits(metric: str, by: str, period: str, as_of: str, answer: str) -> None:
    assert asked(frames(**DORM), metric, by, period, as_of) == answer


@pytest.mark.parametrize(
    ("metric", "table", "text", "answer"),
    [
        ("visit_coverage", "excuse", EXCUSES.replace("10-17 | 2024-10-20", "10-16 | 2024-10-18"), "1/2"),
        ("visit_compliance", "party_post", "member_id | to_day\n1 | -\n2 | 2024-10-18", "1/1"),
        (
            "visit_coverage",
            "room_duty",
            "room_id | member_id | to_day\n101 | 1 | -\n102 | 1 | -\n103 | 2 | 2024-10-17\n104 | 2 | -",
            "1/2",
        ),
    ],
)
def test_dorm_visits_as_it_stood_on_sunday(metric: str, table: str, text: str, answer: str) -> None:
    assert asked(frames(**{**DORM, table: text}), metric, "week", WEEK, LATER) == answer


def test_rooms_behind_visit_coverage() -> None:
    rooms = behind(frames(**DORM), "visit_coverage", "week", day(LATER))
    rooms = rooms[rooms["period"] == WEEK].set_index("thing")
    assert rooms["excused"].to_dict() == {101: False, 102: False, 103: False, 104: True}
    assert rooms.loc[[101, 102, 103], "yes"].to_list() == [True, False, False]


# 3 Sums, not means of rates


def test_college_sums_before_it_divides() -> None:
    ledgers = frames(
        community="id\n1\n2\n3",
        room="id | community_id\n1 | 1\n2 | 1\n3 | 1\n4 | 1\n5 | 2\n6 | 3",
        stay="room_id | student_id | community_id\n1 | 1 | 1\n2 | 2 | 1\n3 | 3 | 1\n4 | 4 | 1\n5 | 5 | 2\n6 | 6 | 3",
        room_duty="room_id | member_id | community_id\n1 | 9 | 1\n2 | 9 | 1\n3 | 9 | 1\n4 | 9 | 1\n5 | 8 | 2",
        dorm_visit="room_id | member_id | community_id | visited_at\n"
        + "\n".join(f"{room} | 9 | {1 if room < 5 else 2} | 2024-10-15 20:00" for room in (1, 2, 3, 5)),
    )
    one_by_one = recompute(ledgers, "visit_coverage", "week", day(LATER)).query(
        "period == @day", local_dict={"day": day(WEEK)}
    )
    assert one_by_one[["place", "k", "n"]].values.tolist() == [[1, 3, 4], [2, 1, 1]]
    assert asked(ledgers, "visit_coverage", "week", WEEK, LATER, college=True) == "4/5"


# 5 Tickets

TICKETS = """
id | submitted_at
1  | 2024-09-27 10:00
2  | 2024-09-27 11:00
3  | 2024-10-05 12:00
4  | 2024-10-10 09:00
5  | 2024-10-14 09:00
6  | 2024-10-15 09:00
"""
EVENTS = """
ticket_id | at               | kind     | outcome
1         | 2024-10-08 23:00 | replied  | -
1         | 2024-10-09 10:00 | closed   | solved
2         | 2024-10-09 08:00 | replied  | -
3         | 2024-10-11 10:00 | replied  | -
3         | 2024-10-12 10:00 | closed   | explained
4         | 2024-10-10 10:00 | closed   | solved
4         | 2024-10-14 10:00 | reopened | -
4         | 2024-10-17 10:00 | closed   | solved
6         | 2024-10-19 10:00 | replied  | -
"""
FEEDBACK = {"feedback_ticket": TICKETS, "ticket_event": EVENTS}


@pytest.mark.parametrize(
    ("metric", "by", "period", "as_of", "answer"),
    [
        ("reply_on_time", "term", TERM, "2024-10-16", "3/4"),
        ("reply_on_time", "term", TERM, "2024-10-17", "3/4"),
        ("reply_on_time", "term", TERM, "2024-10-18", "3/5"),
        ("reply_on_time", "term", TERM, "2024-10-19", "3/6"),
        ("reply_on_time", "month", "2024-09-01", "2024-10-20", "1/2"),
        ("tickets_closed", "month", "2024-10-01", "2024-10-31", "4"),
        ("tickets_open", "day", "2024-10-13", "2024-10-20", "1"),
        ("tickets_open", "week", "2024-10-07", "2024-10-20", "1"),
        ("tickets_open", "day", "2024-10-16", "2024-10-20", "4"),
        ("tickets_open", "all", EVER, "2024-10-16", "4"),
        ("tickets_overdue", "all", EVER, "2024-10-18", "1"),
        ("tickets_stale", "all", EVER, "2024-10-18", "1"),
        ("tickets_received", "month", "2024-09-01", "2024-10-20", "2"),
        ("resolution_rate", "term", TERM, "2024-10-20", "2/6"),
        ("closing_rate", "term", TERM, "2024-10-20", "3/6"),
        ("reopen_rate", "term", TERM, "2024-10-20", "1/3"),
    ],
)
def test_tickets(metric: str, by: str, period: str, as_of: str, answer: str) -> None:
    assert asked(frames(**FEEDBACK), metric, by, period, as_of) == answer


def test_each_ticket_on_time_or_not() -> None:
    tickets = behind(frames(**FEEDBACK), "reply_on_time", "term", day("2024-10-19")).set_index("thing")
    assert tickets["yes"].to_dict() == {1: True, 2: False, 3: True, 4: True, 5: False, 6: False}


def test_days_to_close() -> None:
    closed = behind(frames(**FEEDBACK), "days_to_close", "month", day("2024-10-31")).set_index("thing")
    assert closed["value"].to_dict() == {1: 4, 3: 4, 4: 6}
    figures = recompute(frames(**FEEDBACK), "days_to_close", "month", day("2024-10-31"))
    assert figures[["value", "k"]].values.tolist() == [[4, 2], [6, 1]]


def test_age_bands() -> None:
    bands = parts(frames(**FEEDBACK), "tickets_open", "all", EVER, "2024-10-18", "age")
    assert bands == {"0-3": 1, "4-10": 1, "11+": 1}


def test_ticket_closed_before_it_was_submitted() -> None:
    ledgers = frames(
        feedback_ticket="submitted_at\n2024-10-15 09:00",
        ticket_event="ticket_id | at | kind | outcome\n1 | 2024-10-11 10:00 | closed | solved",
    )
    assert recompute(ledgers, "tickets_open", "day", day("2024-10-31")).empty
    assert asked(ledgers, "closing_rate", "term", TERM, "2024-10-31") == "1/1"
    assert asked(ledgers, "tickets_closed", "day", "2024-10-15", "2024-10-31") == "1"
    assert recompute(ledgers, "days_to_close", "month", day("2024-10-31")).empty


# 6 Tutoring

WARNINGS = "student_id | term_id | issued_on | lifted_on | left_on\n" + "\n".join(
    f"{student} | 2 | 2024-09-20 | {'2025-03-03' if student <= 7 else '-'} | {'2025-01-10' if student == 8 else '-'}"
    for student in range(1, 11)
)
PAIRS = "student_id | tutor_id | from_day | to_day\n" + "\n".join(
    f"{student} | {student + 20} | 2024-10-08 | {'2024-11-27' if student == 7 else '-'}" for student in range(1, 8)
)
AGAIN = "\n3 | 3 | 2025-03-20 | - | -"


@pytest.mark.parametrize(
    ("metric", "by", "period", "as_of", "answer"),
    [
        ("warning_lift_rate", "term", TERM, "2025-03-10", "7/10"),
        ("warning_lift_rate", "term", TERM, "2025-01-20", "–"),
        ("warnings_open", "all", EVER, "2025-03-10", "2"),
        ("warnings_open", "term", NEXT_TERM, "2025-03-10", "2"),
        ("pair_coverage", "week", "2024-11-25", "2025-03-10", "6/10"),
        ("warning_relapse", "term", TERM, "2025-03-31", "1/7"),
        ("warned", "term", TERM, "2025-03-10", "10"),
        ("warned_paired", "term", TERM, "2025-03-10", "7"),
        ("warned_lifted", "term", TERM, "2025-03-10", "7"),
    ],
)
def test_warnings(metric: str, by: str, period: str, as_of: str, answer: str) -> None:
    ledgers = frames(academic_warning=WARNINGS + AGAIN, tutoring_pair=PAIRS)
    assert asked(ledgers, metric, by, period, as_of) == answer


def test_the_one_left_stands_beside_the_lift_rate() -> None:
    cohort = behind(frames(academic_warning=WARNINGS), "warning_lift_rate", "term", day("2025-03-10"))
    assert cohort["left_on"].notna().sum() == 1


def test_rank_gain() -> None:
    ledgers = frames(
        academic_warning="student_id | term_id | issued_on\n1 | 2 | 2024-09-20\n2 | 2 | 2024-09-20\n3 | 2 | 2024-09-20",
        term_result="student_id | term_id | class_rank | class_size\n1 | 1 | 40 | 50\n1 | 2 | 20 | 48\n"
        "2 | 1 | 10 | 50\n2 | 2 | 15 | 50\n3 | 1 | 30 | 50\n3 | 2 | 35 | 50",
        tutoring_session="kind | held_at | teacher_id\nclinic | 2024-10-10 19:00 | 1",
        tutoring_attendance="session_id | student_id\n1 | 1\n1 | 2",
    )
    gain = recompute(ledgers, "rank_gain", "term", day("2025-03-10"))
    assert gain["n"].to_list() == [2]
    assert round(gain["k"].item() / 2, 1) == 14.2
    untutored = recompute(ledgers, "rank_gain_untutored", "term", day("2025-03-10"))
    assert (untutored["k"].item(), untutored["n"].item()) == (-10.0, 1)
    assert recompute(ledgers, "rank_gain", "term", day("2025-01-18")).empty


# 7 Awards

AWARDS = """
project | level      | prize  | awarded_on
甲      | school     | 一等奖 | 2024-10-20
甲      | provincial | 三等奖 | 2024-12-10
乙      | provincial | 二等奖 | 2024-12-10
"""
WINNERS = "award_id | student_id\n1 | 1\n1 | 2\n1 | 3\n2 | 1\n2 | 2\n2 | 3\n3 | 3\n3 | 4"


@pytest.mark.parametrize(
    ("metric", "answer"),
    [("awards", "3"), ("awards_best", "2"), ("awards_provincial_up", "2"), ("award_students", "4")],
)
def test_awards(metric: str, answer: str) -> None:
    ledgers = frames(competition_award=AWARDS, award_member=WINNERS)
    assert asked(ledgers, metric, "year", "2024-01-01", "2024-12-31") == answer


def test_awards_by_level() -> None:
    ledgers = frames(competition_award=AWARDS, award_member=WINNERS)
    assert parts(ledgers, "awards_best", "all", EVER, "2024-12-31", "level") == {"provincial": 2}
    assert parts(ledgers, "awards", "all", EVER, "2024-12-31", "prize") == {1: 1, 2: 1, 3: 1}
    assert asked(ledgers, "awards_best", "all", EVER, "2024-11-30") == "1"


# 9 Silence


def test_silence_of_rooms() -> None:
    ledgers = frames(
        room="id\n201\n202\n203\n204",
        stay="room_id | student_id | from_day\n201 | 1 | 2024-09-02\n202 | 2 | 2024-09-02\n"
        "203 | 3 | 2025-02-24\n204 | 4 | 2024-09-02",
        room_duty="room_id | member_id\n201 | 9\n202 | 9\n203 | 9\n204 | 9",
        excuse="room_id | from_day | to_day\n204 | 2025-02-24 | 2025-03-02",
        dorm_visit="room_id | member_id | visited_at | someone_in\n201 | 9 | 2025-01-09 20:00 | yes\n"
        "202 | 9 | 2025-02-25 20:00 | yes\n202 | 9 | 2025-03-04 20:00 | no\n204 | 9 | 2025-01-09 20:00 | yes",
    )
    figures = recompute(ledgers, "room_silence", "all", day("2025-03-05"))
    assert dict(zip(figures["thing"], figures["value"], strict=True)) == {201: 20, 202: 8, 203: 9, 204: 13}
    overdue = behind(ledgers, "rooms_overdue", "all", day("2025-03-05"))
    assert overdue["thing"].to_list() == [201]
