"""网格管理: floors checked, rooms reporting each day, hazards put right, posts of the grid filled, disputes settled."""

from __future__ import annotations

import pandas as pd

from tests.recomputation.ledgers import Ledgers, has, standing

LOCAL = ["room", "floor", "building"]
WEEKLY = ("safety_check_completion", "room_report_completion", "grid_filled")
FORMS = {
    "safety_check_completion": "share",
    "room_report_completion": "share",
    "hazards_fixed": "share",
    "grid_filled": "share",
    "dispute_resolution": "share",
    "dispute_settled_locally": "share",
    "severe_incidents": "count",
}
PARTS = {"floor": "floor_id", "room": "room_id", "dispute": "thing"}


def things(ledgers: Ledgers, metric: str, by: str, part: str | None) -> pd.DataFrame:
    if metric in WEEKLY and by != "week":
        raise ValueError(f"{metric} is not asked by {by}")
    if metric == "safety_check_completion":
        found = _floors_checked(ledgers)
    elif metric == "room_report_completion":
        found = _room_days(ledgers)
    elif metric == "grid_filled":
        found = _posts(ledgers)
    elif metric == "hazards_fixed":
        found = _hazards(ledgers, by)
    else:
        found = _disputes(ledgers, metric, by)
    return found if part is None else found.assign(part=found[PARTS.get(part, part)])


def _lived_in(ledgers: Ledgers, periods: pd.DataFrame) -> pd.DataFrame:
    """Rooms in which somebody lives on each period's day seen, once a period, with their floor and building."""
    lived = standing(ledgers.table("stay"), periods)[["room_id", "period", "seen"]].drop_duplicates()
    rooms = ledgers.table("room")[["id", "community_id", "floor_id"]].rename(columns={"id": "room_id"})
    floors = ledgers.table("floor")[["id", "building_id"]].rename(columns={"id": "floor_id"})
    return lived.merge(rooms, on="room_id").merge(floors, on="floor_id")


def _happened(ledgers: Ledgers, table: str, moment: str) -> pd.DataFrame:
    """The rows of a ledger by the day asked for, with their day and period (Monday)."""
    rows = ledgers.table(table)
    rows = rows.assign(day=rows[moment].dt.normalize())
    rows = rows[rows["day"] <= ledgers.as_of]
    return rows.assign(period=rows["day"] - pd.to_timedelta(rows["day"].dt.day_of_week, unit="D"))


def _floors_checked(ledgers: Ledgers) -> pd.DataFrame:
    """Floors in use in duty weeks, with yes where they were checked."""
    on = ["floor_id", "period"]
    due = _lived_in(ledgers, ledgers.duty_weeks()).drop_duplicates(on)
    checks = _happened(ledgers, "safety_check", "checked_at")
    return due.assign(thing=due["floor_id"], yes=has(due, checks, on))


def _room_days(ledgers: Ledgers) -> pd.DataFrame:
    """Each room in use on each day due, in the period of the week, with yes where it reported, and excused."""
    due = _lived_in(ledgers, _days_due(ledgers)).drop(columns="period").rename(columns={"seen": "day"})
    weeks = ledgers.days[["day", "week"]].reset_index(drop=True)
    due = due.merge(weeks, on="day").assign(period=lambda row: row["week"])
    reports = _happened(ledgers, "room_report", "reported_at")
    excused = has(due, ledgers.excused_weeks("room_id"), ["community_id", "room_id", "week"])
    return due.assign(thing=due.index, yes=has(due, reports, ["room_id", "day"]), excused=excused)


def _days_due(ledgers: Ledgers) -> pd.DataFrame:
    """The days of duty weeks that have come and are no public holiday, each a period of its own.

    A week in which a term begins or ends has fewer: a day outside the terms is in no teaching week.
    """
    weeks, days = ledgers.duty_weeks()["period"], ledgers.days
    due = days["is_duty"] & days["holiday"].isna() & days["week"].isin(weeks) & (days["day"] <= ledgers.as_of)
    found = days.loc[due, "day"].reset_index(drop=True)
    return pd.DataFrame({"period": found, "seen": found})


def _posts(ledgers: Ledgers) -> pd.DataFrame:
    """A post for each building, floor and room lived in, in duty weeks, with yes where somebody holds it."""
    weeks = ledgers.duty_weeks()
    lived = _lived_in(ledgers, weeks)
    held = standing(ledgers.table("grid_post"), weeks)
    return pd.concat([_of_level(lived, held, level) for level in LOCAL], ignore_index=True)


def _of_level(lived: pd.DataFrame, held: pd.DataFrame, level: str) -> pd.DataFrame:
    place = f"{level}_id"
    due = lived.drop_duplicates([place, "period"])
    held = held[held["level"] == level].dropna(subset=[place]).astype({place: "int64"})
    thing = f"{level} " + due[place].astype(str)
    columns = ["community_id", "period", "seen", "level", "thing", "yes"]
    return due.assign(level=level, thing=thing, yes=has(due, held, [place, "period"]))[columns]


def _hazards(ledgers: Ledgers, by: str) -> pd.DataFrame:
    """Hazards found in the period, with yes where they are fixed by the day asked for."""
    hazards = ledgers.table("hazard")
    return ledgers.placed(hazards.assign(thing=hazards["id"], yes=hazards["fixed_on"] <= ledgers.as_of), "found_on", by)


def _disputes(ledgers: Ledgers, metric: str, by: str) -> pd.DataFrame:
    """Disputes raised in the period as they stand on the day asked for: one settled later has no level yet."""
    disputes = ledgers.table("dispute")
    resolved = disputes["resolved_on"] <= ledgers.as_of
    level = disputes["settled_level"].where(resolved)
    disputes = disputes.assign(thing=disputes["id"], level=level, resolved=resolved, day=disputes["raised_on"])
    disputes = disputes.assign(post=ledgers.posts_held(disputes, "mediator_id"))
    found = ledgers.placed(disputes, "raised_on", by)
    if metric == "severe_incidents":
        return found[found["severity"] == "severe"]
    if metric == "dispute_settled_locally":
        return found.assign(yes=found["level"].isin(LOCAL))[found["resolved"]]
    return found.assign(yes=found["resolved"])
