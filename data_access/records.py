"""The rows behind a figure: the things due, each with its answer, bounded by who asks and masked in the query."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

import pandas as pd
from sqlalchemy import Engine, RowMapping

from data_access import audit
from data_access.answers import Asking
from data_access.audit import Entry
from data_access.database import writing
from data_access.metrics.forms import Count, Lead, Mean, Metric, Share
from data_access.metrics.registry import METRICS
from data_access.periods import Period
from data_access.questions import MOST_ROWS, Behind, rows_of, together
from data_access.scopes import Named, Role, Scope, Viewer

MEMBER = "member_of_grouping"
CUT = "cut"


def rows_behind(
    asking: Asking,
    viewer: Viewer,
    scope: Scope,
    key: str,
    period: Period,
    as_of: dt.date,
    part: tuple[str, Any] | None = None,
) -> pd.DataFrame:
    """A row a thing due in the period, as of a day; of a part of a grouping where `part` is (group, member or members).

    Columns: community (text), yes (bool; of a share its condition, of a count whether the row is counted), excused
    (bool), value (float; of a mean, distribution or each), and the population's shown columns. A share's k is the
    number of rows that are yes and not excused, its n that of all not excused; a count's k that of all yes.
    Names leave the database as far as the viewer may know them: students' masked (张*) but for their counselor, duty
    holders' to leaders and counselors; other viewers have no such columns. Of more than 20,000 rows as many, which
    count up to less than k and n: `is_cut` tells.
    """
    return rows_behind_each(asking, viewer, scope, (key,), period, as_of, part)[key]


def rows_behind_each(
    asking: Asking,
    viewer: Viewer,
    scope: Scope,
    keys: Sequence[str],
    period: Period,
    as_of: dt.date,
    part: tuple[str, Any] | None = None,
) -> dict[str, pd.DataFrame]:
    """The same for several figures; one select answers those of one population."""
    viewer.require_rows(scope.ids)
    behind = {key: _behind(METRICS[key], viewer.named, scope, period, as_of, part) for key in keys}
    found = asking.ask(what for asked in behind.values() for what in asked)
    return {key: _of_part(_joined([found[what] for what in asked]), scope, part) for key, asked in behind.items()}


def names_students(key: str) -> bool:
    """Whether students are among the rows behind a figure, whom a leader sees by name with a reason only."""
    metric = METRICS[key]
    asked = metric.share if isinstance(metric, Lead) else metric
    return any(shown.person == "student" for shown in asked.population.shows.values())


def unmasked(
    engine: Engine,
    viewer: Viewer,
    scope: Scope,
    key: str,
    period: Period,
    as_of: dt.date,
    part: tuple[str, Any] | None,
    entry: Entry,
) -> pd.DataFrame:
    """The rows behind a figure with the students' names, for a leader; never remembered.

    The log's row, which says why, is written in the same transaction: where it cannot be, nothing is read.
    """
    viewer.require_role(Role.LEADER)
    viewer.require_rows(scope.ids)
    asked = _behind(METRICS[key], Named.STUDENTS, scope, period, as_of, part)
    with writing(engine) as connection:
        audit.write(connection, entry)
        found = {what: rows for batch in together(asked) for what, rows in rows_of(connection, batch).items()}
    return _of_part(_joined([found[what] for what in asked]), scope, part)


def rows_of_parts(
    asking: Asking, viewer: Viewer, scope: Scope, wanted: Sequence[tuple[str, Period, str]], as_of: dt.date
) -> list[pd.DataFrame]:
    """The same for several (metric, period, group) as of a day, asked at once; each row with its part of the grouping.

    Its part stands in the column MEMBER.
    """
    viewer.require_rows(scope.ids)
    behind = [_behind(METRICS[key], viewer.named, scope, period, as_of, (group, None)) for key, period, group in wanted]
    found = asking.ask(what for asked in behind for what in asked)
    return [_of_part(_joined([found[what] for what in asked]), scope, None) for asked in behind]


def _behind(
    metric: Metric, named: Named, scope: Scope, period: Period, as_of: dt.date, part: tuple[str, Any] | None
) -> list[Behind]:
    """One a community, so that a change in one leaves the others' remembered; one of all where things count once."""
    asked = metric.share if isinstance(metric, Lead) else metric
    seen = min(period.last, as_of) if asked.population.bounded or asked.is_stock else as_of
    group = part[0] if part is not None else None
    once = isinstance(asked, Count) and asked.distinct is not None
    return [
        Behind(asked.key, period.kind, group, places, period.first, min(period.last, as_of), seen, named, _made)
        for places in ([scope.ids] if once else [(community,) for community in scope.ids])
    ]


def _joined(apart: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """The rows of several communities, as many as of one at most."""
    there = [rows for rows in apart if not rows.empty]
    if len(there) <= 1:
        return there[0] if there else pd.DataFrame()
    joined = pd.concat(there, ignore_index=True)
    rows = joined.head(MOST_ROWS)
    rows.attrs[CUT] = len(joined) > MOST_ROWS or any(map(is_cut, there))
    return rows


def _of_part(rows: pd.DataFrame, scope: Scope, part: tuple[str, Any] | None) -> pd.DataFrame:
    """The rows of one part, with the communities' names."""
    if rows.empty:
        return rows
    if part is not None:
        members = set(map(str, part[1] if isinstance(part[1], tuple) else (part[1],)))
        rows = rows[rows[MEMBER].map(str).isin(members)].reset_index(drop=True).drop(columns=[MEMBER])
    names = {place.id: place.name for place in scope.places}
    return rows.assign(community=[names.get(community, scope.name) for community in rows["community"]])


def is_cut(rows: pd.DataFrame) -> bool:
    """Whether there are more rows behind the figure than these."""
    return bool(rows.attrs.get(CUT))


def counted(rows: pd.DataFrame, key: str) -> tuple[float, int | None]:
    """k and n of a figure, counted from the rows behind it; n None where it has none. Of a mean or total k is a sum."""
    metric = METRICS[key]
    if rows.empty:
        return 0, 0 if isinstance(metric, Share | Lead | Mean) else None
    there = rows[~rows["excused"]]
    if isinstance(metric, Mean):
        return float(there["value"].sum()), int(there["yes"].sum())
    if isinstance(metric, Count) and metric.total is not None:
        return float(there["value"].sum()), None
    return int(there["yes"].sum()), len(there) if isinstance(metric, Share | Lead) else None


def _made(metric: Metric, found: Sequence[RowMapping]) -> pd.DataFrame:
    """The select's rows under the names that a reader of rows knows; `community` is still its id."""
    if not found:
        return pd.DataFrame()
    # Plain objects: to guess at types, and to make texts Arrow's, costs more than the query.
    key, raw = metric.key, pd.DataFrame([dict(row) for row in found[:MOST_ROWS]], dtype=object)
    columns: dict[str, Any] = {
        "community": raw["community_id"],
        "yes": raw[f"{key}_yes"].astype(bool) if f"{key}_yes" in raw else True,
        "excused": raw["excused"].astype(bool) if "excused" in raw else False,
    }
    if "part" in raw:
        # As they came: a missing one beside numbers would make them broken ones.
        columns[MEMBER] = pd.Series([row["part"] for row in found[:MOST_ROWS]], dtype=object)
    if f"{key}_value" in raw:
        value = raw[f"{key}_value"]
        columns["yes"] = value.notna()
        if isinstance(metric, Count) and metric.total is not None:
            columns["value"] = value.astype(float).fillna(0)
        elif isinstance(metric, Count):
            # A count of distinct values: each counts at its first row (of a part).
            columns["yes"] &= ~pd.DataFrame({"value": value, "part": columns.get(MEMBER)}).duplicated()
        else:
            columns["value"] = value.astype(float)
    columns |= {name: raw[f"shown_{name}"] for name in metric.population.shows if f"shown_{name}" in raw}
    rows = pd.DataFrame(columns)
    rows.attrs[CUT] = len(found) > MOST_ROWS
    if metric.population.thing is not None:
        # Of several rows of one thing (in one part) one that counts and says yes stands for it.
        ranked = rows.assign(thing=raw["thing"], no=~rows["yes"]).sort_values(["excused", "no"], kind="stable")
        same = ["community", "thing", *([MEMBER] if MEMBER in rows else [])]
        kept = rows.index.isin(ranked.drop_duplicates(same).index)
        # What is counted may be another thing: of a member who holds two posts both count.
        several = isinstance(metric, Count) and metric.distinct is not None
        rows = rows.loc[kept | (rows["yes"] & several)]
    return rows.reset_index(drop=True)
