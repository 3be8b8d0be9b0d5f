"""The rule of the 14 days: calendar days of duty weeks since something last happened, excused weeks apart."""

from __future__ import annotations

import pandas as pd

from tests.recomputation.ledgers import Ledgers, looked_up


def last_before(things: pd.DataFrame, rows: pd.DataFrame, on: list[str]) -> pd.Series:
    """For each thing the day of the last row with the same `on`, on the day seen or before; missing where none."""
    return _latest(things, "seen", rows[[*on, "day"]].assign(found=rows["day"]), on)


def silence(ledgers: Ledgers, things: pd.DataFrame, whose: str) -> pd.Series:
    """Days of duty weeks after `since` up to `seen`, both columns of things, without the weeks `whose` was excused."""
    on = ["community_id", whose]
    counted = looked_up(things["seen"], ledgers.days["duty_no"]) - looked_up(things["since"], ledgers.days["duty_no"])
    duty_days = ledgers.days.loc[ledgers.days["is_duty"], ["week", "day"]].reset_index(drop=True)
    excused = ledgers.excused_weeks(whose).merge(duty_days, on="week").sort_values("day")
    excused["found"] = excused.groupby(on).cumcount() + 1
    until = _latest(things, "seen", excused, on).fillna(0)
    before = _latest(things, "since", excused, on).fillna(0)
    return (counted - (until - before)).astype("int64")


def _latest(things: pd.DataFrame, moment: str, rows: pd.DataFrame, on: list[str]) -> pd.Series:
    """For each thing `found` of the last row with the same `on` whose day is not after the thing's `moment`."""
    asked = things[[*on, moment]].assign(place=range(len(things))).sort_values(moment)
    rows = rows[[*on, "day", "found"]].sort_values("day", kind="stable")
    joined = pd.merge_asof(asked, rows, left_on=moment, right_on="day", by=on)
    return joined.set_index("place")["found"].sort_index().set_axis(things.index)
