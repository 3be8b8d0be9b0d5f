"""数据质量: ledgers with a row in each duty week, rows written down more than seven days after they happened."""

from __future__ import annotations

import pandas as pd

from tests.recomputation.ledgers import Ledgers, has

FORMS = {"ledger_filled": "share", "late_rows": "share"}
WEEKLY = {
    "dorm_visit": "visited_at",
    "heart_talk": "talked_at",
    "safety_check": "checked_at",
    "room_report": "reported_at",
}
HAPPENED = {
    **WEEKLY,
    "feedback_ticket": "submitted_at",
    "ticket_event": "at",
    "academic_warning": "issued_on",
    "study_plan": "made_on",
    "tutoring_pair": "from_day",
    "tutoring_session": "held_at",
    "upgrade_exam": "exam_on",
    "competition_award": "awarded_on",
    "incubation_project": "started_on",
    "hazard": "found_on",
    "dispute": "raised_on",
    "activity": "held_at",
    "honour": "awarded_on",
    "survey_answer": "answered_on",
}


def things(ledgers: Ledgers, metric: str, by: str, part: str | None) -> pd.DataFrame:
    found = _weeks_of_ledgers(ledgers, by) if metric == "ledger_filled" else _rows(ledgers, by)
    if part is None:
        return found
    return found.assign(part=found["community_id"] if part == "community" else found["ledger"])


def _written(ledgers: Ledgers, table: str, moment: str) -> pd.DataFrame:
    """The rows of a ledger: community_id, ledger, day on which it happened, day on which it was written down."""
    rows = ledgers.table(table)
    if table == "tutoring_attendance":
        sessions = ledgers.table("tutoring_session").set_index("id")["held_at"]
        rows = rows.assign(held_at=sessions.reindex(rows["session_id"]).to_numpy())
    day = pd.to_datetime(rows[moment]).dt.normalize()
    late = pd.to_datetime(rows["recorded_at"]).dt.normalize()
    found = pd.DataFrame({"community_id": rows["community_id"], "ledger": table, "day": day, "written": late})
    return found.assign(thing=table + " " + rows["id"].astype(str))


def _rows(ledgers: Ledgers, by: str) -> pd.DataFrame:
    """Every row of every ledger, with yes where it was written down more than seven days later."""
    every = {**HAPPENED, "tutoring_attendance": "held_at"}
    rows = pd.concat([_written(ledgers, table, moment) for table, moment in every.items()], ignore_index=True)
    rows = rows.assign(yes=rows["written"] > rows["day"] + pd.Timedelta(days=7))
    return ledgers.placed(rows, "day", by)


def _weeks_of_ledgers(ledgers: Ledgers, by: str) -> pd.DataFrame:
    """Each weekly ledger of a community in each duty week from its first row on, with yes where the week has one."""
    rows = pd.concat([_written(ledgers, table, moment) for table, moment in WEEKLY.items()], ignore_index=True)
    rows = rows[rows["day"] <= ledgers.as_of]
    rows = rows.assign(period=rows["day"] - pd.to_timedelta(rows["day"].dt.day_of_week, unit="D"))
    begun = rows.groupby(["community_id", "ledger"])["day"].min().rename("begun").reset_index()
    due = begun.merge(ledgers.duty_weeks(), how="cross")
    due = due[due["begun"] <= due["seen"]]
    due = due.assign(yes=has(due, rows, ["community_id", "ledger", "period"]))
    due = due.assign(thing=due["ledger"] + " " + due["period"].astype(str))
    return due if by == "week" else due.assign(period=due["term"])
