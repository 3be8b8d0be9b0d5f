"""What is true of every figure of every community, whatever rows it has and whatever days they bear."""

from __future__ import annotations

import datetime as dt
import os

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from data_access.metrics.forms import Share
from data_access.metrics.registry import METRICS
from data_access.periods import KINDS
from tests.figures.hostile_house import HostileHouse
from tests.figures.hostile_rows import TERMS, Houses, Rows, communities, with_rows

AS_OF = [
    dt.date.fromisoformat(day)
    for day in ("2024-10-16", "2024-10-20", "2025-01-17", "2025-02-09", "2025-03-05", "2025-08-31")
]
# Of the kinds of period those that metrics are mostly offered in.
USUAL_KINDS = ("day", "week", "term", "all")
SOME, MORE, MANY = 5, 60, 400
CHECKED = settings(
    max_examples=SOME,
    deadline=None,
    derandomize=True,
    # To shrink a community takes minutes, and what is wrong is said in words.
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
ANY = given(
    terms=st.sampled_from(sorted(TERMS)), rows=communities(), kind=st.sampled_from(KINDS), as_of=st.sampled_from(AS_OF)
)


def assert_true_of(house: HostileHouse) -> None:
    """A share is k of n; what is said to add up does; neighbours do not matter; the rows behind give the figure.

    And every page can be drawn.
    """
    assert list(house.not_a_share()) == []
    assert list(house.not_adding_up()) == []
    assert list(house.not_alone()) == []
    assert list(house.not_behind()) == []
    for key, found in house.page().items():
        assert not isinstance(METRICS[key], Share) or 0 <= found.k <= (found.n or 0)


@CHECKED
@given(
    terms=st.sampled_from(sorted(TERMS)),
    rows=communities(),
    kind=st.sampled_from(USUAL_KINDS),
    as_of=st.sampled_from(AS_OF),
)
def test_every_figure(houses: Houses, terms: str, rows: Rows, kind: str, as_of: dt.date) -> None:
    with with_rows(houses[terms], rows) as connection:
        assert_true_of(HostileHouse(connection, kind, as_of))


@pytest.mark.full
@settings(CHECKED, max_examples=MORE)
@ANY
def test_every_figure_of_more_communities(houses: Houses, terms: str, rows: Rows, kind: str, as_of: dt.date) -> None:
    with with_rows(houses[terms], rows) as connection:
        assert_true_of(HostileHouse(connection, kind, as_of))


@pytest.mark.soak
@settings(CHECKED, max_examples=MANY, derandomize=bool(os.environ.get("CI")))
@ANY
def test_every_figure_of_many_communities(houses: Houses, terms: str, rows: Rows, kind: str, as_of: dt.date) -> None:
    with with_rows(houses[terms], rows) as connection:
        assert_true_of(HostileHouse(connection, kind, as_of))
