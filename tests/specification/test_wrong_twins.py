"""The specifications catch every figure that breaks a rule: at least the named question has another answer then."""

from __future__ import annotations

from dataclasses import replace

import pytest

from data_access.answers import Answers
from data_access.metrics.forms import period
from data_access.metrics.registry import ASKED, METRICS
from tests.specification.conftest import Opened
from tests.specification.questions import answered
from tests.specification.reading import Case, Section, sections
from tests.specification.twins import (
    comparisons,
    competitions,
    disclosure,
    dorm_visits,
    feedback,
    grid,
    programmes,
    quality,
    sums_and_targets,
    tutoring,
)
from tests.specification.twins.twin import Twin

TWINS = sorted(
    (
        *dorm_visits.TWINS,
        *feedback.TWINS,
        *grid.TWINS,
        *programmes.TWINS,
        *quality.TWINS,
        *tutoring.TWINS,
        *competitions.TWINS,
        *comparisons.TWINS,
        *disclosure.TWINS,
        *sums_and_targets.TWINS,
    ),
    key=lambda twin: twin.section,
)
SECTIONS = {section.name: section for section in sections()}
# Where the registry is looked up.
METRICS_IN = ("data_access.figures", "data_access.records", "tests.specification.questions")
ASKED_IN = ("data_access.answers", "data_access.questions", "data_access.figures", "data_access.planning")


def named(twin: Twin) -> tuple[Section, Case]:
    """The section and the case that a twin says it is caught by."""
    section = SECTIONS[twin.section]
    return section, next(case for case in section.cases if case.question == twin.question)


def put_in_place(twin: Twin, monkeypatch: pytest.MonkeyPatch) -> None:
    """The registry with the twin in the place of the metric of its key."""
    if twin.metric is not None:
        changed = {twin.metric.key: twin.metric}
        for module in ASKED_IN:
            monkeypatch.setattr(f"{module}.ASKED", {**ASKED, **changed})
        for module in METRICS_IN:
            monkeypatch.setattr(f"{module}.METRICS", {**METRICS, **changed})
    for name, function in twin.functions.items():
        monkeypatch.setattr(name, function)


@pytest.mark.parametrize("twin", TWINS, ids=lambda twin: f"{twin.section.partition(':')[0]}: {twin.wrong}")
def test_a_wrong_figure_is_caught(twin: Twin, sqlite_house: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    section, case = named(twin)
    house = sqlite_house(section)
    assert house.asked(case) == answered(case)
    put_in_place(twin, monkeypatch)
    assert house.asked(case, Answers(house.engine)) != answered(case)


def test_excuses_that_are_written_out_make_no_wrong_figure(
    sqlite_house: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The wrong ones of excuses are caught by their rule alone: written by the right rule they answer rightly."""
    right = 2 * dorm_visits.excused_days(dorm_visits.days, dorm_visits.working) >= period.c.week_working
    for twin in (twin for twin in TWINS if twin.wrong.startswith("excused ") and "not removed" not in twin.wrong):
        section, case = named(twin)
        put_in_place(replace(twin, metric=dorm_visits.unless(right)), monkeypatch)
        house = sqlite_house(section)
        assert house.asked(case, Answers(house.engine)) == answered(case)


@pytest.mark.parametrize("right", quality.RIGHT, ids=lambda right: right.question)
def test_visits_and_notes_that_are_written_out_make_no_wrong_figure(
    right: Twin, sqlite_house: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    section, case = named(right)
    put_in_place(right, monkeypatch)
    house = sqlite_house(section)
    assert house.asked(case, Answers(house.engine)) == answered(case)
