"""What is hidden cannot be had by subtraction, and no more is hidden than must be."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data_access.disclosure import NOBODY, Heads, Hidden, hidden, hidden_parts
from data_access.metrics.dorm_visits import rooms
from data_access.metrics.forms import EachValue
from data_access.metrics.registry import METRICS
from tests.data_access.attacker import Seen, is_few, numbers

MOST_PARTS, MOST_PERSONS = 4, 9
CHECKED = settings(max_examples=100, deadline=None, derandomize=True)


def counts(most: int = MOST_PERSONS) -> st.SearchStrategy[Heads]:
    return st.integers(0, most).map(lambda k: Heads(k=k))


def means() -> st.SearchStrategy[Heads]:
    return st.integers(0, MOST_PERSONS).map(lambda n: Heads(n=n))


def shares(most: int = 7) -> st.SearchStrategy[Heads]:
    return st.tuples(st.integers(0, most), st.integers(0, most)).map(lambda two: Heads(min(two), max(two)))


def tables(one: Callable[[], st.SearchStrategy[Heads]], most: int) -> st.SearchStrategy[list[Heads]]:
    """Of several communities, and last what belongs to none."""
    return st.lists(one(), min_size=2, max_size=most + 1)


ANY = st.one_of(tables(counts, MOST_PARTS), tables(means, MOST_PARTS), tables(shares, 2))


def summed(parts: list[Heads]) -> Heads:
    def total(name: str) -> int | None:
        found = [getattr(part, name) for part in parts]
        return None if found[0] is None else sum(found)

    return Heads(total("k"), total("n"))


@CHECKED
@given(table=ANY)
def test_nothing_hidden_can_be_had_from_what_is_told(table: list[Heads]) -> None:
    *parts, untold = table
    whole = summed(table)
    marks, of_whole = hidden(parts, whole, untold)
    assert list(Seen(parts, marks, whole, of_whole, untold).found_out()) == []


@CHECKED
@given(table=ANY)
def test_no_part_of_a_breakdown_can_be_had_from_the_others(table: list[Heads]) -> None:
    whole = summed(table)
    of_whole = Hidden.FEW if is_few(numbers(whole)) else None
    marks = hidden_parts(table, whole, of_whole)
    if marks is None:
        return
    nobody = Heads(*(None if number is None else 0 for number in (whole.k, whole.n)))
    assert list(Seen(table, marks, whole, of_whole, nobody).found_out()) == []


@CHECKED
@given(own=shares(), rest=shares())
def test_a_counselor_who_subtracts_his_own_has_nothing_of_the_others(own: Heads, rest: Heads) -> None:
    whole = summed([own, rest])
    _, of_whole = hidden((), whole, whole.less([own]))
    assert list(Seen([own], [None], whole, of_whole, rest).found_out()) == []


@CHECKED
@given(table=ANY)
def test_few_are_always_hidden_and_nobody_never(table: list[Heads]) -> None:
    *parts, untold = table
    marks, _ = hidden(parts, summed(table), untold)
    for part, mark in zip(parts, marks, strict=True):
        assert (mark is Hidden.FEW) == is_few(numbers(part))
        assert mark is None or any(numbers(part))


@CHECKED
@given(parts=st.lists(st.integers(5, 60) | st.just(0), min_size=1, max_size=6))
def test_where_nobody_is_few_all_is_told(parts: list[int]) -> None:
    heads = [Heads(k) for k in parts]
    assert hidden(heads, summed(heads)) == ([None] * len(parts), None)


def test_the_attacker_finds_what_is_left_open() -> None:
    """He who finds nothing must be able to find something."""
    parts, whole = [Heads(3), Heads(8), Heads(20)], Heads(31)
    alone = Seen(parts, [Hidden.FEW, None, None], whole, None, Heads(0))
    assert any(said.startswith("3 of place 0") for said in alone.found_out())
    fours = Seen([Heads(4), Heads(4)], [Hidden.FEW, Hidden.FEW], Heads(8), None, Heads(0))
    assert any(said.startswith("4 of place 1") for said in fours.found_out())


@pytest.mark.parametrize("key", METRICS)
def test_every_metric_says_whether_it_is_about_persons(key: str) -> None:
    assert METRICS[key].counts is not None, f"{key}: say About.THINGS, PERSONS, or sensitive, in its population"


def test_what_is_told_one_by_one_is_no_person_s() -> None:
    """Such values are told to whoever sees the figure."""
    each = [metric for metric in METRICS.values() if isinstance(metric, EachValue)]
    assert each
    assert not any(metric.counts_persons or metric.is_sensitive for metric in each)


def test_what_nobody_has_declared_is_hidden_most() -> None:
    undeclared = replace(METRICS["visit_coverage"], population=replace(rooms, about=None))
    assert undeclared.counts_persons
    assert undeclared.is_sensitive


def test_nobody_is_left_where_one_person_is_in_several() -> None:
    assert Heads(4).less([Heads(3), Heads(2)]) == Heads(0)
    assert hidden([Heads(6), Heads(6)], Heads(10), NOBODY) == ([None, None], None)
