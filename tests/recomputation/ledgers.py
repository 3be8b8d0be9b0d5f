"""The raw tables as they are read, the periods of the calendar, and what stands on a day."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pandas as pd

BEGINNING = pd.Timestamp(2023, 9, 1)
EVER = pd.Timestamp(2004, 1, 1).as_unit("us")
FOREVER = pd.Timestamp(2199, 12, 31).as_unit("us")
ONE_DAY = pd.Timedelta(days=1)
LABEL = {
    "day": "day",
    "week": "week",
    "month": "month",
    "term": "term_id",
    "school_year": "school_year",
    "year": "year",
}


class Ledgers:
    """The raw tables, asked at the end of the day `as_of`."""

    def __init__(
        self, frames: dict[str, pd.DataFrame], as_of: dt.date, tables: dict[str, pd.DataFrame] | None = None
    ) -> None:
        self._frames = frames
        # Those read so far.
        self._tables = {} if tables is None else tables
        self.as_of = pd.Timestamp(as_of).as_unit("us")
        self.days = self.table("calendar_day").sort_values("day").set_index("day", drop=False)

    def at(self, as_of: dt.date) -> Ledgers:
        """The same tables, asked at the end of another day; what was read of them is not read again."""
        return Ledgers(self._frames, as_of, self._tables)

    def table(self, name: str) -> pd.DataFrame:
        """A table with days and moments as Timestamps, ids as integers; a row without last day stands for ever."""
        if name not in self._tables:
            self._tables[name] = _plain(self._frames[name])
        return self._tables[name]

    def periods(self, by: str) -> pd.DataFrame:
        """The periods begun by the day asked for: label, period (first day), last, seen (at most the day asked for)."""
        if by == "all":
            found = pd.DataFrame({"label": [0], "period": [EVER], "last": [self.as_of]})
        else:
            found = self.days["day"].groupby(self.days[LABEL[by]].rename("label")).agg(["min", "max"]).reset_index()
            found = found.rename(columns={"min": "period", "max": "last"})
            found = found[(found["period"] <= self.as_of) & (found["last"] >= BEGINNING)]
        return found.assign(seen=found["last"].where(found["last"] <= self.as_of, self.as_of))

    def duty_weeks(self) -> pd.DataFrame:
        """The duty weeks begun by the day asked for: period (Monday), seen, term (first day of their term)."""
        weeks = self.days[self.days["is_duty"]].groupby("week")["term_id"].first().rename_axis("period").reset_index()
        weeks = weeks[(weeks["period"] <= self.as_of) & (weeks["period"] + 6 * ONE_DAY >= BEGINNING)]
        terms = self.periods("term").set_index("label")["period"]
        sunday = weeks["period"] + 6 * ONE_DAY
        seen = sunday.where(sunday <= self.as_of, self.as_of)
        return weeks.assign(seen=seen, term=looked_up(weeks["term_id"], terms)).drop(columns="term_id")

    def placed(self, rows: pd.DataFrame, day: str, by: str) -> pd.DataFrame:
        """The rows whose `day` has come, with the period in which it lies."""
        rows = rows[rows[day] <= self.as_of]
        if by == "all":
            return rows.assign(period=EVER)
        periods = self.periods(by).set_index("label")["period"]
        period = looked_up(looked_up(rows[day], self.days[LABEL[by]]), periods)
        return rows.assign(period=period).dropna(subset=["period"])

    def posts_held(self, rows: pd.DataFrame, who: str) -> pd.Series:
        """For each row the post that `who` held in its community on its `day`: the first begun, then written down."""
        named = pd.DataFrame(
            {"row": rows.index, "community_id": rows["community_id"], "member_id": rows[who], "day": rows["day"]}
        ).dropna()
        held = named.astype({"member_id": "int64"}).merge(self.table("party_post"), on=["community_id", "member_id"])
        held = held[held["day"].between(held["from_day"], held["to_day"])].sort_values(["from_day", "id"])
        return held.drop_duplicates("row").set_index("row")["post"].reindex(rows.index)

    def rooms_of(self, rows: pd.DataFrame) -> pd.Series:
        """For each row the room of its community in which its student lives on the day `seen`."""
        named = rows[["community_id", "student_id", "seen"]].assign(row=range(len(rows))).dropna()
        stays = self.table("stay")[["community_id", "student_id", "room_id", "from_day", "to_day"]]
        lived = named.astype({"student_id": "int64"}).merge(stays, on=["community_id", "student_id"])
        lived = lived[lived["seen"].between(lived["from_day"], lived["to_day"])].groupby("row")["room_id"].min()
        return lived.reindex(range(len(rows))).set_axis(rows.index)

    def work_no(self, days: pd.Series) -> pd.Series:
        return looked_up(days, self.days["work_no"])

    def excused_weeks(self, whose: str) -> pd.DataFrame:
        """Weeks in which excuses cover at least half of the working days: community_id, `whose`, week."""
        excuses = self.table("excuse").dropna(subset=[whose]).astype({whose: "int64"})
        working = self.days.loc[self.days["is_working"], ["day", "week", "week_working"]]
        day, excuse = _meeting(excuses, working["day"], working["day"])
        whom = {name: excuses[name].array[excuse] for name in ("community_id", whose)}
        covered = working.iloc[day].reset_index(drop=True).assign(**whom)
        covered = covered.drop_duplicates(["community_id", whose, "day"])
        weeks = covered.groupby(["community_id", whose, "week", "week_working"]).size().rename("days").reset_index()
        return weeks.loc[2 * weeks["days"] >= weeks["week_working"], ["community_id", whose, "week"]]


def _plain(frame: pd.DataFrame) -> pd.DataFrame:
    columns = {}
    for name, column in frame.items():
        word = str(name)
        if word in ("at", "day", "week", "month") or word.endswith(("_at", "_on", "_day")):
            column = pd.to_datetime(column, format="ISO8601").astype("datetime64[us]")
        elif word == "id" or word.endswith("_id"):
            column = column.astype("Int64") if column.isna().any() else column.astype("int64")
        elif word.startswith("is_") or word in ("someone_in", "admitted"):
            column = column.astype(bool)
        columns[word] = column.fillna(FOREVER) if word == "to_day" else column
    return pd.DataFrame(columns)


def looked_up(keys: pd.Series, values: pd.Series) -> pd.Series:
    """For each key the value that bears it in the index; missing where none."""
    return values.reindex(keys).set_axis(keys.index)


def standing(rows: pd.DataFrame, periods: pd.DataFrame) -> pd.DataFrame:
    """The dated rows that stand on each period's day seen, once a period, with `period` and `seen`."""
    return _from_to(rows, periods, "seen")


def overlapping(rows: pd.DataFrame, periods: pd.DataFrame) -> pd.DataFrame:
    """The dated rows that stand on any day of each period up to the day seen, with `period` and `seen`."""
    return _from_to(rows, periods, "period")


def _from_to(rows: pd.DataFrame, periods: pd.DataFrame, since: str) -> pd.DataFrame:
    period, row = _meeting(rows, periods[since], periods["seen"])
    seen = {name: periods[name].array[period] for name in ("period", "seen")}
    return rows.iloc[row].reset_index(drop=True).assign(**seen)


def _meeting(rows: pd.DataFrame, first: pd.Series, last: pd.Series) -> tuple[np.ndarray, np.ndarray]:
    """For each span of days, one after the other, the dated rows that stand on any of them: places of both."""
    begun = rows["from_day"].to_numpy() <= last.to_numpy()[:, None]
    return np.nonzero(begun & (rows["to_day"].to_numpy() >= first.to_numpy()[:, None]))


def blocks(rows: pd.DataFrame, key: str) -> pd.DataFrame:
    """Dated rows of the same thing that overlap or follow on the next day, joined: key, from_day, to_day."""
    rows = rows.sort_values([key, "from_day"])
    reached = rows.groupby(key)["to_day"].cummax().groupby(rows[key]).shift()
    block = (reached.isna() | (rows["from_day"] > reached + ONE_DAY)).cumsum().rename("block")
    joined = rows.groupby([rows[key], block]).agg(from_day=("from_day", "min"), to_day=("to_day", "max"))
    return joined.reset_index().drop(columns="block")


def has(things: pd.DataFrame, rows: pd.DataFrame, on: list[str]) -> pd.Series:
    """For each thing, whether any row agrees with it in the columns `on`."""
    found = things[on].merge(rows[on].drop_duplicates(), on=on, how="left", indicator=True)["_merge"].eq("both")
    return found.set_axis(things.index)
