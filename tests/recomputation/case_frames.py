"""Small ledgers written as text, and the calendar of cases.md, as the frames that `recompute` reads."""

from __future__ import annotations

import datetime as dt

import pandas as pd

COLUMNS = {
    "community": "id college_id name",
    "room": "id community_id floor_id number",
    "stay": "id community_id room_id student_id from_day to_day",
    "party_post": "id community_id member_id post from_day to_day",
    "room_duty": "id community_id room_id member_id is_lead from_day to_day",
    "excuse": "id community_id room_id member_id reason from_day to_day",
    "dorm_visit": "id community_id room_id member_id visited_at someone_in recorded_at",
    "heart_talk": "id community_id member_id student_id talked_at",
    "feedback_ticket": "id community_id channel category student_id department_id submitted_at rating rated_at",
    "ticket_event": "id community_id ticket_id kind outcome at promised_on",
    "academic_warning": "id community_id student_id term_id level_id issued_on lifted_on left_on",
    "study_plan": "id community_id warning_id made_on",
    "tutoring_pair": "id community_id student_id tutor_id from_day to_day",
    "tutoring_session": "id community_id kind course_id teacher_id tutor_id held_at",
    "tutoring_attendance": "id community_id session_id student_id",
    "term_result": "id community_id student_id term_id class_rank class_size",
    "upgrade_exam": "id community_id student_id exam_on admitted",
    "competition_award": "id community_id contest_id edition project level prize awarded_on",
    "award_member": "id community_id award_id student_id",
    "incubation_project": "id community_id name started_on in_operation_on",
    "term": "id name first_day last_day warning_review_on",
}
DEFAULTS = {
    "college_id": 1,
    "community_id": 1,
    "floor_id": 1,
    "from_day": "2024-09-02",
    "is_lead": True,
    "someone_in": True,
    "post": "学业帮扶岗",
    "channel": "意见箱",
    "category": "设施维修",
    "level_id": 1,
    "contest_id": 1,
    "edition": "2024",
}
TERMS = """
id | name        | first_day  | last_day   | warning_review_on
1  | 2023-2024-2 | 2024-02-26 | 2024-07-07 | -
2  | 2024-2025-1 | 2024-09-02 | 2025-01-19 | 2025-03-03
3  | 2024-2025-2 | 2025-02-24 | 2025-07-13 | -
"""
DAYS_OFF = (
    ("2024-04-04", "2024-04-06"),
    ("2024-05-01", "2024-05-05"),
    ("2024-06-10", "2024-06-10"),
    ("2024-09-15", "2024-09-17"),
    ("2024-10-01", "2024-10-07"),
    ("2025-01-01", "2025-01-01"),
    ("2025-01-28", "2025-02-04"),
    ("2025-04-04", "2025-04-06"),
    ("2025-05-01", "2025-05-05"),
    ("2025-05-31", "2025-06-02"),
)
MADE_UP = [
    *("2024-02-18", "2024-04-07", "2024-04-28", "2024-05-11", "2024-09-14", "2024-09-29", "2024-10-12"),
    *("2025-01-26", "2025-02-08", "2025-04-27"),
]


def frames(**tables: str) -> dict[str, pd.DataFrame]:
    """Every table the metrics read; those not given are empty, or hold the one community and the terms of cases.md."""
    given = {"community": "id | name\n1 | 幸福里", "term": TERMS, **tables}
    found = {name: _rows(name, given.get(name, "")) for name in COLUMNS}
    return {**found, "calendar_day": calendar(found["term"])}


def _rows(table: str, text: str) -> pd.DataFrame:
    lines = [[_value(cell.strip()) for cell in line.split("|")] for line in text.strip().splitlines()]
    rows = [dict(zip(lines[0], line, strict=True)) for line in lines[1:]]
    columns = COLUMNS[table].split()
    numbered = [{"id": number, **DEFAULTS, **row} for number, row in enumerate(rows, start=1)]
    assert all(set(row) <= set(columns) for row in rows), f"{table} has no such column"
    return pd.DataFrame([{column: row.get(column) for column in columns} for row in numbered], columns=columns)


def _value(cell: str) -> str | int | bool | None:
    words: dict[str, bool | None] = {"-": None, "": None, "yes": True, "no": False}
    if cell in words:
        return words[cell]
    return int(cell) if cell.isdigit() else cell


def calendar(terms: pd.DataFrame) -> pd.DataFrame:
    """2024 and 2025, day by day, with the days off and made up that are written above."""
    days = pd.DataFrame({"day": pd.date_range("2024-01-01", "2025-12-31")})
    off = {day for first, last in DAYS_OFF for day in pd.date_range(first, last)}
    working = (days["day"].dt.day_of_week < 5) & ~days["day"].isin(off) | days["day"].isin(pd.to_datetime(MADE_UP))
    days["is_working"] = working
    days["work_no"] = working.cumsum().shift(fill_value=0) + 1
    days["week"] = days["day"] - pd.to_timedelta(days["day"].dt.day_of_week, unit="D")
    days["week_working"] = working.groupby(days["week"]).transform("sum")
    days["month"] = days["day"].dt.to_period("M").dt.to_timestamp()
    days["year"] = days["day"].dt.year
    in_term = pd.Series(False, index=days.index)
    days["term_id"] = pd.Series(pd.NA, index=days.index, dtype="Int64")
    days["school_year"] = "2023-2024"
    for number, name, first, last in zip(
        terms["id"], terms["name"], terms["first_day"], terms["last_day"], strict=True
    ):
        begun = days["day"] >= pd.Timestamp(first)
        days["term_id"] = days["term_id"].mask(begun, number)
        days["school_year"] = days["school_year"].mask(begun, name[:9])
        in_term |= begun & (days["day"] <= pd.Timestamp(last))
    days["is_duty"] = in_term & (days["week_working"] >= 3)
    days["duty_no"] = days["is_duty"].cumsum()
    return days


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)
