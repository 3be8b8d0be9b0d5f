"""意见反馈: tickets, their states day by day, replies and closings."""

from __future__ import annotations

import pandas as pd

from tests.recomputation.ledgers import FOREVER, ONE_DAY, Ledgers, looked_up, standing

LEADERS_CHANNEL = "书记院长面对面"
REPLY_WITHIN = 3
STALE_AFTER = 10
STOCKS = ("tickets_open", "tickets_stale", "tickets_awaiting_reply", "tickets_overdue", "tickets_past_promise")
FORMS = {
    **dict.fromkeys(STOCKS, "count"),
    "tickets_received": "count",
    "tickets_closed": "count",
    "tickets_implemented": "count",
    "reply_on_time": "share",
    "resolution_rate": "share",
    "tickets_solved": "count",
    "closing_rate": "share",
    "reopen_rate": "share",
    "handling_satisfaction": "share",
    "days_to_close": "distribution",
}
PARTS = {
    "category": "category",
    "channel": "channel",
    "department": "department_id",
    "age": "age",
    "ticket": "ticket_id",
}


def things(ledgers: Ledgers, metric: str, by: str, part: str | None) -> pd.DataFrame:
    if metric in STOCKS:
        found = _stock(ledgers, metric, by)
    elif metric in ("tickets_closed", "tickets_implemented"):
        found = _happened(ledgers, metric, by)
    elif metric == "days_to_close":
        found = _days_to_close(ledgers, by)
    elif metric == "handling_satisfaction":
        found = _rated(ledgers, by)
    else:
        found = _submitted(ledgers, metric, by)
    if metric not in STOCKS and part != "channel":
        found = found[found["channel"] != LEADERS_CHANNEL]
    if part == "room":
        return found.assign(part=ledgers.rooms_of(found))
    return found if part is None else found.assign(part=found[PARTS[part]])


def _tickets(ledgers: Ledgers) -> pd.DataFrame:
    tickets = ledgers.table("feedback_ticket")
    columns = ["community_id", "channel", "category", "student_id", "department_id", "submitted_at"]
    tickets = tickets[columns].assign(ticket_id=tickets["id"], submitted_on=tickets["submitted_at"].dt.normalize())
    return tickets.assign(submitted_no=ledgers.work_no(tickets["submitted_on"]))


def _events(ledgers: Ledgers) -> pd.DataFrame:
    """Every event with its ticket, in order; an event before the submission has the submission's moment, and early."""
    events = ledgers.table("ticket_event")[["id", "ticket_id", "kind", "outcome", "at", "promised_on"]]
    events = events.merge(_tickets(ledgers), on="ticket_id")
    early = events["at"] < events["submitted_at"]
    events = events.assign(early=early, at=events["at"].where(~early, events["submitted_at"]))
    return events.assign(day=events["at"].dt.normalize()).sort_values(["ticket_id", "at", "id"])


def _states(ledgers: Ledgers) -> pd.DataFrame:
    """Each ticket's states: open, solved or explained, from_day to to_day, as they stand at the end of each day."""
    tickets, events = _tickets(ledgers), _events(ledgers)
    begun = tickets.assign(id=0, at=tickets["submitted_at"], day=tickets["submitted_on"], state="open", early=False)
    turns = events[events["kind"].isin(["closed", "reopened"])]
    turns = turns.assign(state=turns["outcome"].where(turns["kind"] == "closed", "open"))
    states = pd.concat([begun, turns[begun.columns]], ignore_index=True).sort_values(["ticket_id", "at", "id"])
    until = states.groupby("ticket_id")["day"].shift(-1) - ONE_DAY
    return states.assign(from_day=states["day"], to_day=until.fillna(FOREVER), thing=states["ticket_id"])


def _first_replies(ledgers: Ledgers) -> pd.Series:
    events = _events(ledgers)
    return events[events["kind"].isin(["replied", "closed"])].groupby("ticket_id")["day"].first()


def _stock(ledgers: Ledgers, metric: str, by: str) -> pd.DataFrame:
    states = _states(ledgers)
    found = standing(states[states["state"] == "open"], ledgers.periods(by))
    days = ledgers.work_no(found["seen"]) - found["submitted_no"]
    age = pd.Series("11+", index=found.index).mask(days <= STALE_AFTER, "4-10").mask(days <= REPLY_WITHIN, "0-3")
    found = found.assign(age=age)
    if metric == "tickets_stale":
        return found[days > STALE_AFTER]
    if metric in ("tickets_awaiting_reply", "tickets_overdue"):
        replied = looked_up(found["ticket_id"], _first_replies(ledgers)) <= found["seen"]
        return found[~replied & ((days > REPLY_WITHIN) | (metric == "tickets_awaiting_reply"))]
    if metric == "tickets_past_promise":
        promises = _events(ledgers).dropna(subset=["promised_on"])[["ticket_id", "day", "promised_on"]]
        known = found[["ticket_id", "seen"]].merge(promises.rename(columns={"day": "told"}), on="ticket_id")
        known = known[known["told"] <= known["seen"]]
        latest = known.groupby(["ticket_id", "seen"])["promised_on"].max().rename("promise").reset_index()
        found = found.merge(latest, on=["ticket_id", "seen"], how="left")
        return found[found["promise"] < found["seen"]]
    return found


def _happened(ledgers: Ledgers, metric: str, by: str) -> pd.DataFrame:
    """Each closing; each ticket's first implementation."""
    events = _events(ledgers)
    if metric == "tickets_closed":
        found = events[events["kind"] == "closed"]
    else:
        found = events[events["kind"] == "implemented"].drop_duplicates("ticket_id")
    return ledgers.placed(found.assign(thing=found["id"]), "day", by)


def _days_to_close(ledgers: Ledgers, by: str) -> pd.DataFrame:
    """Tickets that stand closed on the day asked for, in the period of that closing, with value: working days."""
    states = _states(ledgers)
    now = states[states["from_day"].le(ledgers.as_of) & states["to_day"].ge(ledgers.as_of)]
    closed = now[(now["state"] != "open") & ~now["early"]]
    closed = closed.assign(value=ledgers.work_no(closed["day"]) - closed["submitted_no"])
    return ledgers.placed(closed, "day", by)


def _rated(ledgers: Ledgers, by: str) -> pd.DataFrame:
    tickets = ledgers.table("feedback_ticket").dropna(subset=["rated_at"])
    rated_on = tickets["rated_at"].dt.normalize()
    return ledgers.placed(tickets.assign(thing=tickets["id"], yes=tickets["rating"] >= 4, day=rated_on), "day", by)


def _submitted(ledgers: Ledgers, metric: str, by: str) -> pd.DataFrame:
    """Tickets in the period of their submission, seen as of the day asked for."""
    tickets = ledgers.placed(_tickets(ledgers), "submitted_on", by)
    tickets = tickets.assign(thing=tickets["ticket_id"])
    events = _events(ledgers)
    events = events[events["day"] <= ledgers.as_of]
    if metric == "reply_on_time":
        replied = looked_up(tickets["ticket_id"], _first_replies(ledgers))
        replied = replied.where(replied <= ledgers.as_of)
        limit = tickets["submitted_no"] + REPLY_WITHIN
        due = replied.notna() | (ledgers.days.at[ledgers.as_of, "work_no"] > limit)
        return tickets.assign(yes=ledgers.work_no(replied) <= limit)[due]
    if metric == "reopen_rate":
        closed = events.loc[events["kind"] == "closed", "ticket_id"]
        reopened = events.loc[events["kind"] == "reopened", "ticket_id"]
        return tickets.assign(yes=tickets["ticket_id"].isin(reopened))[tickets["ticket_id"].isin(closed)]
    if metric in ("resolution_rate", "tickets_solved", "closing_rate"):
        states = _states(ledgers)
        now = states[states["from_day"].le(ledgers.as_of) & states["to_day"].ge(ledgers.as_of)]
        wanted = ["solved", "explained"] if metric == "closing_rate" else ["solved"]
        closed = tickets["ticket_id"].isin(now.loc[now["state"].isin(wanted), "ticket_id"])
        return tickets[closed] if metric == "tickets_solved" else tickets.assign(yes=closed)
    return tickets
