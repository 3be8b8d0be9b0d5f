"""Every question of every document has the answer that was written by hand, on SQLite and on PostgreSQL."""

from __future__ import annotations

import re

import pytest

from data_access.metrics.registry import METRICS
from tests.specification.questions import House, answered
from tests.specification.reading import Case, sections

SECTIONS = sections()
HOUSES = [(section, database) for database in ("sqlite", "postgres") for section in SECTIONS]


@pytest.mark.parametrize(
    ("house", "case"),
    [
        pytest.param(house, case, id=f"{house[1]} {house[0].name} / {case.question}")
        for house in HOUSES
        for case in house[0].cases
    ],
    indirect=["house"],
)
def test_answer(house: House, case: Case) -> None:
    assert house.asked(case) == answered(case)


def test_every_metric_is_specified() -> None:
    questions = " ".join(case.question for section in SECTIONS for case in section.cases)
    assert set(METRICS) - set(re.findall(r"[a-z_]+", questions)) == set()
