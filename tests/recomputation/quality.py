"""数据质量: weeks in which a ledger was kept, and rows written down long after they happened."""

from __future__ import annotations

import pandas as pd

from tests.recomputation.ledgers import ONE_DAY, Ledgers, has, looked_up

LONGEST_DELAY = 7 * ONE_DAY
FORMS = {"ledger_filled": "share", "late_rows": "share"}
PARTS = {"ledger": "ledger", "community": "community_id"}
# Of each ledger the column that says when a row of it happened.
KEPT_WEEKLY = {
    "dorm_visit": "visited_at",
    "heart_talk": "talked_at",
    "safety_check": "checked_at",
    "room_report": "reported_at",
}
KEPT = {
    **KEPT_WEEKLY,
    "feedback_ticket": "submitted_at",
    "ticket_event": "at",
    "academic_warning": "issued_on",
    "study_plan": "made_on",
    "tutoring_pair": "from_day",
    "tutoring_session": "held_at",
    "tutoring_attendance": "held_at",
    "competition_award": "awarded_on",
    "incubation_project": "started_on",
    "hazard": "found_on",
    "dispute": "raised_on",
    "activity": "held_at",
    "honour": "awarded_on",
    "survey_answer": "answered_on",
}


def things(ledgers: Ledgers, metric: str, by: str, part: str | None) -> pd.DataFrame:
    if by not in ("week", "term") or (metric, by) == ("late_rows", "term"):
        raise ValueError(f"{metric} is not asked by {by}")
    found = _weeks_kept(ledgers, by) if metric == "ledger_filled" else _rows_written(ledgers, by)
    return found if part is None else found.assign(part=found[PARTS[part]])


def _rows(ledgers: Ledgers, kept: dict[str, str]) -> pd.DataFrame:
    """The rows of ledgers that have a day: community_id, ledger, thing, day, written (the day on which it was)."""
    found = []
    for ledger, moment in kept.items():
        rows = ledgers.table(ledger)
        happened = rows[moment] if moment in rows else _of_session(ledgers, rows)
        row = pd.DataFrame({"community_id": rows["community_id"], "day": happened.dt.normalize()})
        row = row.assign(ledger=ledger, thing=ledger + " " + rows["id"].astype(str))
        found.append(row.assign(written=rows["recorded_at"].dt.normalize()))
    return pd.concat(found, ignore_index=True).dropna(subset=["day"])


def _of_session(ledgers: Ledgers, attendance: pd.DataFrame) -> pd.Series:
    return looked_up(attendance["session_id"], ledgers.table("tutoring_session").set_index("id")["held_at"])


def _rows_written(ledgers: Ledgers, by: str) -> pd.DataFrame:
    """Rows in the period in which they happened, with yes where they were written down too late."""
    rows = _rows(ledgers, KEPT)
    return ledgers.placed(rows.assign(yes=rows["written"] - rows["day"] > LONGEST_DELAY), "day", by)


def _weeks_kept(ledgers: Ledgers, by: str) -> pd.DataFrame:
    """Communities, ledgers and duty weeks once the ledger is begun, with yes where the week has a row of it."""
    rows = ledgers.placed(_rows(ledgers, KEPT_WEEKLY), "day", "week")
    every = ledgers.table("community")[["id"]].rename(columns={"id": "community_id"})
    every = every.merge(pd.DataFrame({"ledger": [*KEPT_WEEKLY]}), how="cross").merge(ledgers.duty_weeks(), how="cross")
    begun = _rows(ledgers, KEPT_WEEKLY).groupby(["community_id", "ledger"])["day"].min().rename("begun")
    every = every.join(begun, on=["community_id", "ledger"])
    due = every[every["begun"] <= every["seen"]]
    thing = due["ledger"] + " " + due["period"].astype(str)
    due = due.assign(thing=thing, yes=has(due, rows, ["community_id", "ledger", "period"]))
    return due if by == "week" else due.assign(period=due["term"]).dropna(subset=["period"])
