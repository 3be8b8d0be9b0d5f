"""党建引领: dorm visits, talks, the members' duties and the rooms' silence."""

from __future__ import annotations

import pandas as pd

from tests.recomputation.ledgers import Ledgers, blocks, has, looked_up, standing
from tests.recomputation.silence import last_before, silence

LONGEST_SILENCE = 14
FORMS = {
    "visit_coverage": "share",
    "visit_twice": "share",
    "visit_compliance": "share",
    "talk_compliance": "share",
    "duty_load": "share",
    "room_reach": "share",
    "party_members": "count",
    "party_posts": "count",
    "visits": "count",
    "talks": "count",
    "room_silence": "each",
    "rooms_overdue": "count",
}
OF_MEMBERS = ("visit_compliance", "talk_compliance", "duty_load")
OF_ROOMS = ("visit_coverage", "visit_twice", "room_reach", "room_silence", "rooms_overdue")


def things(ledgers: Ledgers, metric: str, by: str, part: str | None) -> pd.DataFrame:
    found = _asked(ledgers, metric, by)
    if part == "floor":
        return found.assign(part=_rooms(ledgers, found)["floor_id"])
    if part in ("room", "member"):
        return found.assign(part=found["thing"])
    if part == "post":
        return _by_post(ledgers, found, metric in OF_ROOMS)
    return found


def _asked(ledgers: Ledgers, metric: str, by: str) -> pd.DataFrame:
    if metric in ("visits", "talks"):
        made = _made(ledgers, metric)
        return ledgers.placed(made.assign(thing=made["id"], seen=made["day"]), "day", by)
    if metric in ("party_members", "party_posts"):
        posts = standing(ledgers.table("party_post"), ledgers.periods(by))
        return posts.assign(thing=posts["member_id" if metric == "party_members" else "post"])
    if metric in ("room_silence", "rooms_overdue"):
        rooms = _silent_rooms(ledgers, ledgers.periods(by))
        return rooms if metric == "room_silence" else rooms[rooms["value"] > LONGEST_SILENCE]
    if by != ("term" if metric == "room_reach" else "week"):
        raise ValueError(f"{metric} is not asked by {by}")
    return _members_due(ledgers, metric) if metric in OF_MEMBERS else _rooms_due(ledgers, metric)


def _made(ledgers: Ledgers, metric: str) -> pd.DataFrame:
    """The visits or talks made by the day asked for, with their day and period (Monday)."""
    table, moment = {"visits": ("dorm_visit", "visited_at"), "talks": ("heart_talk", "talked_at")}[metric]
    rows = ledgers.table(table)
    rows = rows.assign(day=rows[moment].dt.normalize())
    rows = rows[rows["day"] <= ledgers.as_of]
    return rows.assign(period=rows["day"] - pd.to_timedelta(rows["day"].dt.day_of_week, unit="D"))


def _rooms_served(ledgers: Ledgers, periods: pd.DataFrame) -> pd.DataFrame:
    """Rooms lived in and with a member on the day seen: community_id, room_id, thing, period, seen, lived, served."""
    lived = standing(blocks(ledgers.table("stay"), "room_id"), periods).rename(columns={"from_day": "lived"})
    served = standing(blocks(ledgers.table("room_duty"), "room_id"), periods).rename(columns={"from_day": "served"})
    both = lived.drop(columns="to_day").merge(served.drop(columns="to_day"), on=["room_id", "period", "seen"])
    rooms = ledgers.table("room")[["id", "community_id"]].rename(columns={"id": "room_id"})
    return both.merge(rooms, on="room_id").assign(thing=lambda row: row["room_id"])


def _rooms_due(ledgers: Ledgers, metric: str) -> pd.DataFrame:
    """Rooms in duty weeks, with yes where they were visited, and excused; of room_reach in the period of the term."""
    weeks = ledgers.duty_weeks()
    due = _rooms_served(ledgers, weeks)
    visits = _made(ledgers, "visits")
    met = visits[visits["someone_in"]].drop_duplicates(["room_id", "day"])
    if metric == "visit_twice":
        met = met[met.groupby(["room_id", "period"])["day"].transform("size") >= 2]
    yes = has(due, met, ["room_id", "period"])
    due = due.assign(yes=yes, excused=_excused(ledgers, due, "room_id"))
    if metric == "room_reach":
        due["period"] = looked_up(due["period"], weeks.set_index("period")["term"])
    return due


def _members_due(ledgers: Ledgers, metric: str) -> pd.DataFrame:
    """Members on duty in duty weeks, with yes where they did what is asked, and excused."""
    weeks = ledgers.duty_weeks()
    whose = ["community_id", "member_id", "period"]
    due = standing(ledgers.table("party_post"), weeks).drop_duplicates(whose)[[*whose, "seen"]]
    if metric == "duty_load":
        done = standing(ledgers.table("room_duty"), weeks).drop_duplicates([*whose, "room_id"])
        least, most = 5, 8
    else:
        done = _made(ledgers, "visits" if metric == "visit_compliance" else "talks")
        least, most = (2 if metric == "visit_compliance" else 1), len(done)
    times = done.groupby(whose).size()
    enough = times[times.between(least, most)].reset_index()
    yes = has(due, enough, whose)
    return due.assign(thing=due["member_id"], yes=yes, excused=_excused(ledgers, due, "member_id"))


def _excused(ledgers: Ledgers, due: pd.DataFrame, whose: str) -> pd.Series:
    weeks = ledgers.excused_weeks(whose).rename(columns={"week": "period"})
    return has(due, weeks, ["community_id", whose, "period"])


def _silent_rooms(ledgers: Ledgers, periods: pd.DataFrame) -> pd.DataFrame:
    """Rooms lived in and with a member on the day seen, with value: the days of silence."""
    rooms = _rooms_served(ledgers, periods)
    visits = _made(ledgers, "visits")
    met = last_before(rooms, visits[visits["someone_in"]], ["room_id"])
    since = pd.concat([met, rooms["lived"], rooms["served"]], axis=1).max(axis=1)
    return rooms.assign(value=silence(ledgers, rooms.assign(since=since), "room_id"))


def _rooms(ledgers: Ledgers, found: pd.DataFrame) -> pd.DataFrame:
    """For each thing its room's row; of a talk the room in which the student lived on the day."""
    rooms = ledgers.table("room").set_index("id")
    if "room_id" not in found:
        stays = ledgers.table("stay")[["community_id", "student_id", "room_id", "from_day", "to_day"]]
        lived = on_the_day(found, stays, ["community_id", "student_id"])
        found = found.assign(
            room_id=lived.drop_duplicates("thing").set_index("thing")["room_id"].reindex(found["thing"]).array
        )
    return rooms.reindex(found["room_id"]).set_axis(found.index)


def _by_post(ledgers: Ledgers, found: pd.DataFrame, of_rooms: bool) -> pd.DataFrame:
    """A thing once for each post that the member (of a room the 主责 member) holds on the day; none: part missing."""
    if "post" in found:
        return found.assign(part=found["post"])
    posts = ledgers.table("party_post")[["community_id", "member_id", "post", "from_day", "to_day"]]
    who = found
    if of_rooms:
        duties = ledgers.table("room_duty")
        who = on_the_day(
            found, duties.loc[duties["is_lead"], ["room_id", "member_id", "from_day", "to_day"]], ["room_id"]
        )
    held = on_the_day(who, posts, ["community_id", "member_id"])
    none = found[~has(found, held, ["thing", "period", "seen", "community_id"])]
    return pd.concat([held, none], ignore_index=True).rename(columns={"post": "part"})


def on_the_day(found: pd.DataFrame, rows: pd.DataFrame, on: list[str]) -> pd.DataFrame:
    """Each thing joined with the dated rows that stand on the day on which it is seen."""
    joined = found.merge(rows, on=on)
    return joined[joined["seen"].between(joined["from_day"], joined["to_day"])].drop(columns=["from_day", "to_day"])
