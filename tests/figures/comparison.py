"""The same figures twice, as mappings that can be compared: asked of the database, and recomputed in pandas."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd

from data_access.answers import Asking
from data_access.metrics.forms import Distribution, EachValue, Lead, Metric
from data_access.metrics.registry import METRICS
from data_access.periods import BEGINNING, Calendar
from data_access.planning import Chosen, Planner
from data_access.references import CALENDAR, COMMUNITIES
from data_access.scopes import Place, Scope, scopes
from tests.recomputation import Ledgers, figures
from tests.recomputation.ledgers import LABEL

# (place, first day of the period, part, thing, value) -> k, n; what is nothing of nothing is left out.
Said = dict[tuple[Any, ...], tuple[float, int]]
# Nothing happened in the sample before.
SINCE = dt.date(2023, 1, 1)
NOTHING = (0.0, 0)
# Sums of the same broken numbers in another order.
CLOSE = 1e-6


@dataclass(frozen=True)
class Case:
    """A metric asked by periods of a kind (and parts) since a day, as of a day: of the communities or the college."""

    key: str
    kind: str
    as_of: dt.date
    group: str | None = None
    college: bool = False
    since: dt.date = SINCE

    @property
    def metric(self) -> Metric:
        return METRICS[self.key]

    @property
    def groups(self) -> list[str]:
        asked = self.metric.share if isinstance(self.metric, Lead) else self.metric
        return list(asked.population.groups)

    def key_of(self, place: int, first: dt.date, part: Any, thing: Any, value: Any) -> tuple[Any, ...]:
        return (
            place,
            first,
            part,
            thing if isinstance(self.metric, EachValue) else None,
            float(value) if isinstance(self.metric, EachValue | Distribution) else None,
        )


class Recomputed:
    """Figures recomputed from the raw tables, each once."""

    def __init__(self, frames: dict[str, pd.DataFrame]) -> None:
        self.frames = {name: _typed(frame) for name, frame in frames.items()}
        self._known: dict[Case, Said] = {}
        self._ledgers: dict[dt.date, Ledgers] = {}

    @cached_property
    def firsts(self) -> dict[str, dict[Any, dt.date]]:
        """Of each kind of period the first day by the label that answers are keyed by."""
        days = self.frames["calendar_day"].assign(first=lambda frame: frame["day"].dt.date)
        found = {
            kind: {_label(label): first for label, first in days.groupby(column)["first"].min().items()}
            for kind, column in LABEL.items()
        }
        return {**found, "all": {0: BEGINNING}}

    def __call__(self, case: Case) -> Said:
        if case not in self._known:
            found = figures(self._at(case.as_of), case.key, case.kind, case.group, case.college)
            self._known[case] = _said(
                (
                    case.key_of(row["place"], row["period"], row.get("part"), row.get("thing"), row.get("value")),
                    row["k"],
                    row.get("n", 0),
                )
                for row in found.to_dict("records")
            )
        return self._known[case]

    def _at(self, as_of: dt.date) -> Ledgers:
        """The tables as of a day, each read once."""
        if as_of not in self._ledgers:
            known = next(iter(self._ledgers.values()), None)
            self._ledgers[as_of] = known.at(as_of) if known else Ledgers(self.frames, as_of)
        return self._ledgers[as_of]


def _typed(frame: pd.DataFrame) -> pd.DataFrame:
    """Days and moments read once, not at every question."""
    moments = [str(name) for name, column in frame.items() if isinstance(_first(column), dt.date)]
    return frame.assign(**{name: pd.to_datetime(frame[name]).astype("datetime64[us]") for name in moments})


def _first(column: pd.Series[Any]) -> Any:
    known = column.dropna()
    return known.iloc[0] if len(known) else None


def _label(label: Any) -> Any:
    if isinstance(label, pd.Timestamp):
        return label.date()
    return int(label) if isinstance(label, float) else label


def _said(rows: Iterable[tuple[tuple[Any, ...], float, int]]) -> Said:
    found: Said = {}
    for key, k, n in rows:
        before = found.get(key, NOTHING)
        found[key] = (before[0] + float(k), before[1] + int(n))
    return {key: sums for key, sums in found.items() if sums != NOTHING}


class Sample:
    """The sample in one snapshot of a database."""

    def __init__(self, asking: Asking, today: dt.date, recomputed: Recomputed) -> None:
        self.asking = asking
        self.today = today
        self.calendar: Calendar = asking.look_up(CALENDAR)
        self.college: Scope = scopes(asking.look_up(COMMUNITIES))[0]
        self.recomputed = recomputed

    def said(self, case: Case) -> Said:
        """What the database says of a case: a community's own figures, or the college's as a page would sum them."""
        metric, scope = case.metric, self.college
        first = BEGINNING if case.kind == "all" else case.since
        planner = Planner(self.calendar, Chosen(self.calendar.day(case.as_of), case.as_of, self.today))
        scopes_asked = [scope] if case.college else [scope.of(Place(id, "")) for id in scope.all_ids]
        asked = {
            what: scope.college_id if case.college else one.ids[0]
            for one in scopes_asked
            for what in planner.questions(metric, case.kind, first, case.as_of, one, case.as_of, case.group)
        }
        firsts = self.recomputed.firsts[case.kind]
        return _said(
            (case.key_of(asked[what], firsts[cell.label], cell.part, cell.thing, cell.value), cell.k, cell.n or 0)
            for what, cells in self.asking.ask(asked).items()
            for cell in cells
        )

    def differences(self, case: Case) -> list[tuple[Any, ...]]:
        """Where the two do not say the same: key, what the database says, what was recomputed."""
        said, recomputed = self.said(case), self.recomputed(case)
        keys = sorted(said.keys() | recomputed.keys(), key=str)
        pairs = ((key, said.get(key, NOTHING), recomputed.get(key, NOTHING)) for key in keys)
        return [(key, one, other) for key, one, other in pairs if abs(one[0] - other[0]) > CLOSE or one[1] != other[1]]
