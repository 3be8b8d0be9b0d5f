"""What leaves `figures` for a wall, and for a counselor who asks for his college: every metric, every method."""

from __future__ import annotations

import dataclasses
import datetime as dt
import itertools
import math
from collections.abc import Iterable, Iterator
from typing import Any

import pytest
from sqlalchemy import Engine

from data_access.answers import Answers, Asking
from data_access.disclosure import Hidden
from data_access.figures import Figure, Figures, Part
from data_access.metrics.forms import Count, EachValue, Lead, Mean, Metric
from data_access.metrics.registry import METRICS
from data_access.periods import Calendar
from data_access.planning import Beside, Chosen
from data_access.published import published
from data_access.references import CALENDAR, COMMUNITIES
from data_access.scopes import Refused, Role, Scope, Viewer, scopes
from data_access.tallies import Tally
from data_access.targets import Status
from tests.data_access.attacker import narrowed

WALL, LEADER = Viewer(Role.DISPLAY), Viewer()
OF_PERSONS = [key for key, metric in METRICS.items() if metric.counts_persons]
OF_THINGS = [key for key in METRICS if key not in OF_PERSONS]
GROUPS = [
    (key, group)
    for key, metric in METRICS.items()
    for group in metric.population.groups
    if not isinstance(metric, EachValue)
]
PERIODS = ("week", "term", "year", "all", "a day two years ago")


class Sample:
    """The sample asked by several viewers, of the college and of its communities, in several periods."""

    def __init__(self, asking: Asking, now: dt.datetime) -> None:
        self.asking, self.today = asking, now.date()
        self.calendar: Calendar = asking.look_up(CALENDAR)
        self.college = scopes(asking.look_up(COMMUNITIES))[0]

    @property
    def scopes(self) -> list[Scope]:
        return [self.college, *map(self.college.of, self.college.places)]

    def chosen(self, name: str) -> Chosen:
        before = self.today - dt.timedelta(days=1)
        if name == "a day two years ago":
            day = self.today - dt.timedelta(days=730)
            return Chosen(self.calendar.week(day), day, self.today)
        if name == "week":
            week = self.calendar.last_whole_duty_week(before) or self.calendar.week(before)
            return Chosen(week, self.today, self.today, by_itself=True)
        if name == "all":
            return Chosen(self.calendar.all_time(self.today), self.today, self.today)
        period = self.calendar.period(name, self.today)
        assert period is not None
        return Chosen(period, self.today, self.today)

    def figures(self, viewer: Viewer, scope: Scope, name: str) -> Figures:
        return Figures(self.asking, viewer, scope, self.chosen(name))

    def counselor(self, *places: int) -> tuple[Viewer, Scope]:
        """Who counsels some of the communities, by their place in house order, and the first of them."""
        own = [self.college.places[place] for place in places]
        whole = frozenset({frozenset(self.college.all_ids)})
        viewer = Viewer(Role.COUNSELOR, frozenset(place.id for place in own), whole)
        return viewer, self.college.of(own[0])


@pytest.fixture(scope="module")
def sample(sample_engine: Engine, now: dt.datetime) -> Iterator[Sample]:
    with Answers(sample_engine).opened() as asking:
        yield Sample(asking, now)


def tallies(found: Any) -> Iterator[Tally]:
    """Every tally anywhere in what was returned."""
    if isinstance(found, Tally):
        yield found
    elif isinstance(found, Metric):
        return
    elif dataclasses.is_dataclass(found):
        for field in dataclasses.fields(found):
            yield from tallies(getattr(found, field.name))
    elif isinstance(found, dict):
        for each in found.values():
            yield from tallies(each)
    elif isinstance(found, list | tuple):
        for each in found:
            yield from tallies(each)


def few_in(metric: Metric, found: Any) -> list[Tally]:
    """Tallies that say 1 to 4 persons, or anything of what is hidden."""
    return [each for each in tallies(found) if not _is_told_well(metric, each)]


def _is_told_well(metric: Metric, found: Tally) -> bool:
    if found.excused is not None or found.beside or found.counts:
        return False
    if found.hidden is not None:
        is_no_number = math.isnan(found.k) and (found.n is None or math.isnan(found.n))
        return is_no_number and found.value(metric) is None
    # The numerator of a mean is no number of persons.
    numbers = (found.n,) if isinstance(metric, Mean) else (found.k, found.n)
    return not any(number is not None and 1 <= number <= 4 for number in numbers)


def faults(figures: Iterable[Figure]) -> Iterator[str]:
    """Where figures of persons say too much."""
    for figure in figures:
        metric = figure.metric.share if isinstance(figure.metric, Lead) else figure.metric
        if few := few_in(metric, figure):
            yield f"{figure.metric.key}: {few}"
        if figure.written_later is not None:
            yield f"{figure.metric.key}: rows written later"
        for one in (figure, *figure.series, *figure.series_last_year):
            if one.tally.hidden is not None and one.value is not None:
                yield f"{figure.metric.key}: a value of what is hidden"
        if figure.tally.hidden is not None and not _is_bare(figure):
            yield f"{figure.metric.key}: compared or judged, and hidden"


def _is_bare(figure: Figure) -> bool:
    compared = figure.previous is not None or figure.last_year is not None
    return not compared and figure.status is Status.UNKNOWN and figure.missed == 0


@pytest.mark.parametrize("name", PERIODS)
def test_no_figure_on_a_wall_is_of_1_to_4_persons(sample: Sample, name: str) -> None:
    # The college, a large community and the smallest.
    for scope in (sample.scopes[place] for place in (0, 1, -1)):
        figures = sample.figures(WALL, scope, name)
        for beside in (Beside.NOTHING, Beside.YEARS):
            assert list(faults(figures.of(*OF_PERSONS, beside=beside).values())) == []
        assert list(faults(figures.of_college(*OF_PERSONS).values())) == []
        side = figures.side_by_side(*OF_PERSONS, beside=Beside.SERIES)
        assert list(faults(figure for told in side.values() for figure in told.values())) == []


@pytest.mark.parametrize("name", PERIODS)
def test_no_figure_of_things_is_other_on_a_wall(sample: Sample, name: str) -> None:
    for scope in sample.scopes[:2]:
        assert sample.figures(WALL, scope, name).of(*OF_THINGS) == sample.figures(LEADER, scope, name).of(*OF_THINGS)


@pytest.mark.parametrize("name", PERIODS)
def test_what_is_told_on_a_wall_is_the_figure(sample: Sample, name: str) -> None:
    """And nobody is nobody: what is not told is few, or more than that for another's sake."""
    told, true = (sample.figures(viewer, sample.college, name).side_by_side(*OF_PERSONS) for viewer in (WALL, LEADER))
    for place, key in itertools.product(told, OF_PERSONS):
        shown, own = told[place][key].tally, true[place][key].tally
        if shown.hidden is None:
            assert (shown.k, shown.n) == (own.k, own.n)
            continue
        numbers = [own.n or 0] if isinstance(METRICS[key], Mean) else [own.k, own.n or 0]
        assert (shown.hidden is Hidden.FEW) == any(1 <= number <= 4 for number in numbers)
        assert any(numbers)


def test_something_is_hidden_in_the_sample(sample: Sample) -> None:
    """Else nothing of the above was tried."""
    told = [sample.figures(WALL, sample.college, name).side_by_side(*OF_PERSONS) for name in PERIODS]
    assert {each.hidden for each in tallies(told)} == {None, *Hidden}


@pytest.mark.parametrize("name", PERIODS)
def test_no_community_can_be_had_from_the_college(sample: Sample, name: str) -> None:
    wall, leader = sample.figures(WALL, sample.college, name), sample.figures(LEADER, sample.college, name)
    told, true, whole = wall.side_by_side(*OF_PERSONS), leader.side_by_side(*OF_PERSONS), wall.of(*OF_PERSONS)
    for key in OF_PERSONS:
        if whole[key].tally.hidden is not None:
            continue
        for number in ("k", "n"):
            if getattr(whole[key].tally, number) is None or (number == "k" and isinstance(METRICS[key], Mean)):
                continue
            parts = [
                (int(getattr(true[place][key].tally, number)), told[place][key].tally.hidden)
                for place in sample.college.places
            ]
            assert list(narrowed(parts, int(getattr(whole[key].tally, number)), share=number == "n")) == [], key


@pytest.mark.parametrize(("key", "group"), GROUPS, ids=lambda one: str(one))
def test_the_parts_on_a_wall(sample: Sample, key: str, group: str) -> None:
    metric = METRICS[key]
    for scope, name in itertools.product(sample.scopes[:2], ("week", "term", "all")):
        if METRICS[key].per == ("all",) and name != "all":
            continue
        figures = sample.figures(WALL, scope, name)
        is_first = group == next(iter(metric.population.groups))
        if metric.is_sensitive or (metric.counts_persons and not (scope.is_college and is_first)):
            with pytest.raises(Refused):
                figures.parts(key, group)
            continue
        told, true = figures.parts(key, group), sample.figures(LEADER, scope, name).parts(key, group)
        if metric.counts_persons:
            assert few_in(metric, told) == []
            assert _only_hidden(told, true)
        else:
            assert told == true


def _only_hidden(told: list[Part], true: list[Part]) -> bool:
    """What is told of parts is true; where they cannot be told apart, one that is none stands for all."""
    numbers = {(part.period, part.part): (part.tally.k, part.tally.n) for part in true}
    shown = [part for part in told if part.tally.hidden is None]
    return all(numbers[part.period, part.part] == (part.tally.k, part.tally.n) for part in shown)


def test_parts_by_week_on_a_wall(sample: Sample) -> None:
    figures = sample.figures(WALL, sample.college, "term")
    span = sample.calendar.span("week", sample.today)
    for key, group in GROUPS:
        metric = METRICS[key]
        is_first = group == next(iter(metric.population.groups))
        if metric.counts_persons and is_first and not metric.is_sensitive and "week" in metric.per:
            assert few_in(metric, figures.parts(key, group, "week", span)) == []


@pytest.mark.parametrize("places", [(0,), (5,), (0, 1, 2, 3, 4)])
@pytest.mark.parametrize("name", ["week", "term", "all"])
def test_a_counselor_is_told_of_his_college_as_a_wall_is(sample: Sample, name: str, places: tuple[int, ...]) -> None:
    viewer, scope = sample.counselor(*places)
    figures = sample.figures(viewer, scope, name)
    college = figures.of_college(*OF_PERSONS)
    assert list(faults(college.values())) == []
    summed = [key for key in OF_THINGS if not isinstance(METRICS[key], EachValue)]
    assert figures.of_college(*summed).keys() == set(summed)
    own = figures.of(*(key for key in METRICS if not isinstance(METRICS[key], Lead)))
    as_leader = sample.figures(LEADER, scope, name).of(*own)
    assert {key: figure.tally for key, figure in own.items()} == {key: one.tally for key, one in as_leader.items()}
    for key in OF_PERSONS:
        metric, whole = METRICS[key], college[key].tally
        if whole.hidden is None and isinstance(metric, Count) and metric.adds_up:
            others = whole.k - sum(
                sample.figures(LEADER, sample.college.of(sample.college.places[place]), name).of(key)[key].tally.k
                for place in places
            )
            assert not 1 <= others <= 4, key


@pytest.mark.parametrize("with_college", [False, True])
def test_a_wall_of_one_community(sample: Sample, with_college: bool) -> None:
    """It is told of its own persons by parts where it is told nothing that these could be subtracted from."""
    scope = sample.scopes[-1]
    colleges = frozenset({frozenset(sample.college.all_ids)}) if with_college else frozenset()
    wall = Viewer(Role.DISPLAY, frozenset(scope.ids), colleges)
    for name in PERIODS:
        figures = sample.figures(wall, scope, name)
        own = figures.of(*OF_PERSONS)
        assert list(faults(own.values())) == []
        assert with_college or own["upgrade_exam_lead"].value is None
        with pytest.raises(Refused):
            figures.side_by_side(*OF_PERSONS)
        if with_college:
            assert list(faults(figures.of_college(*OF_PERSONS).values())) == []
            with pytest.raises(Refused):
                figures.parts("persons", "part")
        else:
            assert few_in(METRICS["persons"], figures.parts("persons", "part")) == []
            with pytest.raises(Refused):
                figures.of_college("persons")


def test_published_figures_on_a_wall(sample: Sample) -> None:
    """Those of things as ever; of persons none in parts, and none that is not told."""
    told, every = (published(sample.asking, viewer, sample.college, sample.today) for viewer in (WALL, LEADER))
    ids = {one.line.id for one in told}
    for one in every:
        metric = METRICS.get(one.line.metric)
        if one.line.kind == "rule" or (metric is not None and not metric.counts_persons and not metric.is_sensitive):
            assert one.line.id in ids
        elif one.line.grouping is not None:
            assert one.line.id not in ids
    for one in told:
        metric = METRICS.get(one.line.metric)
        if metric is not None and isinstance(metric, Count) and metric.counts_persons:
            assert not 1 <= one.line.value <= 4
            assert not 1 <= (one.recomputed or 0) <= 4
    assert 0 < len(told) < len(every)


def test_a_value_a_thing_is_told_of_things(sample: Sample) -> None:
    wall = sample.figures(WALL, sample.scopes[1], "week").each("room_silence")
    assert wall == sample.figures(LEADER, sample.scopes[1], "week").each("room_silence") != []


def test_a_statement_holds_no_answer(sample: Sample) -> None:
    """What a wall is told of a statement is what anybody is told: what is asked, never what was found."""
    for key in OF_PERSONS:
        said = sample.figures(WALL, sample.college, "term").sql(key)
        assert said == sample.figures(LEADER, sample.college, "term").sql(key)
        assert said.lstrip().startswith("WITH") or said.lstrip().startswith("SELECT")
