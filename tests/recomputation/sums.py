"""From things to figures: each thing once, then sums over places and periods; nothing is divided."""

from __future__ import annotations

import pandas as pd

from tests.recomputation.ledgers import Ledgers, looked_up


def summed(ledgers: Ledgers, things: pd.DataFrame, form: str, has_part: bool, college: bool) -> pd.DataFrame:
    """place, period, [part,] and the sums of a share, count, total, mean, distribution or each."""
    place = things["community_id"]
    if college:
        place = looked_up(place, ledgers.table("community").set_index("id")["college_id"])
    things = things.assign(place=place)
    keys = ["place", "period", "part"] if has_part else ["place", "period"]
    if form == "share":
        return _share(things, keys)
    if form == "count":
        # Distinct within the place: one person in two communities is one person of the college.
        return things.drop_duplicates([*keys, "thing"]).groupby(keys, dropna=False).size().rename("k").reset_index()
    if form == "mean":
        known = things.drop_duplicates([*keys, "thing"]).groupby(keys, dropna=False)["value"]
        return known.agg(k="sum", n="count").reset_index()
    once = things.drop_duplicates([*keys, "community_id", "thing"])
    if form == "total":
        return once.groupby(keys, dropna=False)["value"].sum().rename("k").reset_index()
    if form == "each":
        return once[[*keys, "thing", "value"]].assign(k=1).reset_index(drop=True)
    return once.groupby([*keys, "value"], dropna=False).size().rename("k").reset_index()


def _share(things: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    """A thing due several times in a period counts once; a yes in any is a yes. Excused things are not due."""
    if "excused" in things:
        things = things[~things["excused"]]
    once = things.groupby([*keys, "community_id", "thing"], dropna=False)["yes"].max().reset_index()
    return once.groupby(keys, dropna=False)["yes"].agg(k="sum", n="size").reset_index()


def beside_college(
    ledgers: Ledgers, own: pd.DataFrame, things: pd.DataFrame, has_part: bool, college: bool
) -> pd.DataFrame:
    """The same figures with those of the place's college beside them: college_k, college_n."""
    whole = summed(ledgers, things, "share", has_part, True)
    whole = whole.rename(columns={"place": "college_id", "k": "college_k", "n": "college_n"})
    colleges = ledgers.table("community").set_index("id")["college_id"]
    own = own.assign(college_id=own["place"] if college else looked_up(own["place"], colleges))
    keys = ["college_id", "period", "part"] if has_part else ["college_id", "period"]
    return own.merge(whole, on=keys, how="left").drop(columns="college_id")


def presented(figures: pd.DataFrame) -> pd.DataFrame:
    """Periods as dates, parts as plain words or numbers, a missing part as None; in order."""
    figures = figures.assign(period=pd.to_datetime(figures["period"]).dt.date.astype(object))
    if "part" in figures:
        parts = [None if pd.isna(part) else _plain(part) for part in figures["part"]]
        figures["part"] = pd.Series(parts, index=figures.index, dtype=object)
    return figures.sort_values(["place", "period"], kind="stable").reset_index(drop=True)


def _plain(part: object) -> object:
    """An id that stood beside a missing one was read as 3.0."""
    return int(part) if isinstance(part, float) else part
