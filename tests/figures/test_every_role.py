"""Everything that may be asked, asked by every role of every scope as of every day: what leaves the database for it.

Two colleges; whoever asks is of the first. Every text tells whose it is (tests/two_colleges.py).
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from dashboard.view import View
from data_access import audit, case_files, clock, display_links, viewers
from data_access.answers import Answers, Asking
from data_access.audit import Entry
from data_access.database import open_engine
from data_access.due_list import due_list
from data_access.figures import Figures
from data_access.metrics.forms import EachValue, Lead, Share
from data_access.metrics.registry import METRICS
from data_access.planning import Beside, Planner
from data_access.published import published
from data_access.records import rows_behind_each, rows_of_parts, unmasked
from data_access.references import CALENDAR, COMMUNITIES, WORKING_DAYS
from data_access.scopes import Refused, Scope, Viewer, scopes
from tests.heard import Heard, hearing
from tests.two_colleges import (
    AWAY,
    COUNSELOR,
    DISPLAY,
    HERE,
    IN_SECOND,
    IS_AWAY,
    IS_THERE,
    LEADER,
    NEVER,
    OF_FIRST,
    OWN,
    PLAIN,
    SECOND_COLLEGE,
    STEWARD,
    THERE,
    USERS,
    beyond,
    made,
)

KINDS = ("", "month-2026-03-02", "term-2026-03-02", "school_year-2026-03-02", "all-2026-03-02")
PERIODS = (*KINDS, "decade-1", "week-x")
# Today; in a term that is over; a term's first day; before the first term; and one to come, and no day at all.
KNOWN_DAYS = ("", "2025-11-19", "2025-02-24", "2023-08-31")
DAYS = (*KNOWN_DAYS, "2099-01-01", "2026-02-30")
GROUPS = [
    (key, group)
    for key, metric in METRICS.items()
    if not isinstance(metric, EachValue | Lead)
    for group in metric.population.groups
]
SUMMED = [key for key, metric in METRICS.items() if not isinstance(metric, EachValue)]
SHARES = [key for key, metric in METRICS.items() if isinstance(metric, Share)]


@dataclass(frozen=True)
class House:
    """The two colleges, and what leaves their database."""

    engine: Engine
    heard: Heard


@pytest.fixture(scope="module")
def house(sample_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    url = made(sample_template, tmp_path_factory.mktemp("colleges"))
    engine = open_engine(url, patience=None)
    with hearing(engine) as heard:
        yield House(engine, heard)
    engine.dispose()


class Link:
    """One link opened by somebody: all that can be asked of what it is about.

    Raises Refused where it is not his to open. led_to: another scope than the link's, as a drawer may be told.
    """

    def __init__(self, asking: Asking, who: str, led_to: Scope | None = None, **query: str) -> None:
        viewer = viewers.of_identity(asking, who, clock.now().date())
        assert viewer is not None
        view = View.from_query(query)
        self.asking, self.viewer = asking, viewer
        self.scope = led_to or view.resolved_scope(scopes(asking.look_up(COMMUNITIES)), viewer)
        self.chosen = view.resolved_period(asking.look_up(CALENDAR), clock.now().date())
        self._planner = Planner(asking.look_up(CALENDAR), self.chosen)

    def figures(self) -> Figures:
        return Figures(self.asking, self.viewer, self.scope, self.chosen)

    def of(self) -> Any:
        return self.figures().of(*METRICS, beside=Beside.NOTHING)

    def of_all_years(self) -> Any:
        return self.figures().of(*METRICS, beside=Beside.YEARS)

    def of_college(self) -> Any:
        return self.figures().of_college(*SUMMED, beside=Beside.NOTHING)

    def each_of_college(self) -> Any:
        return self.figures().of_college("room_silence")

    def side_by_side(self) -> Any:
        return self.figures().side_by_side(*METRICS)

    def unnamed(self) -> Any:
        return self.figures().unnamed(*SHARES)

    def each(self) -> Any:
        return self.figures().each("room_silence")

    def breakdowns(self) -> Any:
        """Each alone: to a role some of them are refused."""
        return [self._told(lambda one=one: self.figures().parts(*one)) for one in GROUPS]

    def _told(self, ask: Callable[[], Any]) -> Any:
        try:
            return ask()
        except Refused:
            return None

    def rows(self) -> Any:
        """Behind every figure, in its own period."""
        alike: dict[Any, list[str]] = {}
        for key, metric in METRICS.items():
            alike.setdefault((self._planner.period_of(metric), self._planner.seen(metric)), []).append(key)
        return [
            rows_behind_each(self.asking, self.viewer, self.scope, keys, period, seen)
            for (period, seen), keys in alike.items()
        ]

    def rows_of_parts(self) -> Any:
        wanted = [(key, self._planner.period_of(METRICS[key]), group) for key, group in GROUPS]
        return rows_of_parts(self.asking, self.viewer, self.scope, wanted, self.chosen.as_of)

    def unmasked(self) -> Any:
        """The names of students who are behind a figure, with a reason."""
        metric = METRICS["warnings_open"]
        engine, period = self.asking.connection.engine, self._planner.period_of(metric)
        entry = Entry("unmask", "x", self.viewer.role.value, "x", "help")
        return unmasked(engine, self.viewer, self.scope, metric.key, period, self._planner.seen(metric), None, entry)

    def due(self) -> Any:
        return due_list(self.asking, self.viewer, self.scope, self.chosen.as_of)

    def published(self) -> Any:
        return published(self.asking, self.viewer, self.scope, self.chosen.today)

    def warned(self) -> Any:
        return case_files.warned(self.asking, self.viewer, self.scope, self.chosen.as_of)

    def case_file(self) -> Any:
        return case_files.of_student(self.asking, self.viewer, self.scope, self._warned(), self.chosen.as_of)

    def case_file_with_reason(self) -> Any:
        entry = Entry("unmask", "x", self.viewer.role.value, "x", "help")
        student, day = self._warned(), self.chosen.as_of
        return case_files.of_student_with_reason(self.asking, self.viewer, self.scope, student, day, entry)

    def _warned(self) -> int:
        """Somebody who was warned there, as whoever looked over a shoulder would know."""
        return case_files.warned(self.asking, Viewer(), self.scope, self.chosen.as_of)[0].id


# What is refused to a role of what is its own; all else is answered.
REFUSED = {
    LEADER: {Link.case_file},
    COUNSELOR: {Link.each_of_college, Link.side_by_side, Link.unmasked, Link.case_file_with_reason},
    STEWARD: {Link.unmasked, Link.warned, Link.case_file, Link.case_file_with_reason},
    DISPLAY: {
        Link.unnamed,
        Link.rows,
        Link.rows_of_parts,
        Link.unmasked,
        Link.due,
        Link.warned,
        Link.case_file,
        Link.case_file_with_reason,
    },
}
# Quick enough for every link, and what takes longer.
ASKED = (
    Link.of,
    Link.of_college,
    Link.each_of_college,
    Link.side_by_side,
    Link.unnamed,
    Link.each,
    Link.rows,
    Link.due,
    Link.published,
    Link.warned,
)
LONGER = (Link.of_all_years, Link.breakdowns, Link.rows_of_parts)
WITH_NAMES = (Link.unmasked, Link.case_file, Link.case_file_with_reason)


def is_told(link: Link, ask: Callable[[Link], Any]) -> bool:
    try:
        ask(link)
    except Refused:
        return False
    return True


def try_links(
    house: House, who: str, links: Iterator[dict[str, str]], asked: tuple[Callable[[Link], Any], ...]
) -> None:
    """Opens the links one after the other and asks; what is remembered meanwhile was heard before."""
    answers, told = Answers(house.engine), dict.fromkeys(asked, 0)
    house.heard.forget()
    for query in links:
        with answers.opened() as asking:
            link = Link(asking, who, **query)
            for ask in asked:
                assert is_told(link, ask) == (ask not in REFUSED[who]), (ask.__name__, query)
                told[ask] += 1
            assert beyond(asking.shown, OWN[who]) == [], query
        assert house.heard.of(*NEVER[who]) == [], query
        assert house.heard.communities <= OWN[who] | {OF_FIRST}, query
        assert who in (LEADER, COUNSELOR) or house.heard.masked() == [], query
    assert all(told.values())
    assert house.heard.rows > 100
    assert house.heard.communities >= OWN[who]


def some_links(number: int) -> Iterator[dict[str, str]]:
    """Of a role by its number: together the roles open every kind of period, and every day."""
    pairs = zip(PERIODS, itertools.cycle(DAYS), strict=False)
    return ({"period": period, "asof": day} for period, day in itertools.islice(pairs, number, None, len(OWN)))


@pytest.mark.parametrize("who", OWN)
def test_nothing_beyond_what_is_ones_own_leaves_the_database(house: House, who: str) -> None:
    try_links(house, who, some_links(list(OWN).index(who)), ASKED)


@pytest.mark.full
@pytest.mark.parametrize("who", OWN)
def test_nothing_beyond_in_any_period_as_of_any_day(house: House, who: str) -> None:
    pairs = itertools.product(KINDS, KNOWN_DAYS)
    try_links(house, who, ({"period": period, "asof": day} for period, day in pairs), ASKED)


@pytest.mark.full
@pytest.mark.parametrize("who", OWN)
def test_nothing_beyond_in_any_part(house: House, who: str) -> None:
    try_links(house, who, iter(({"period": "term-2026-03-02"}, {"asof": "2025-11-19"})), LONGER)


# Links of a leader's, counselor's, steward's and display's that are about what is not theirs, or about nothing.
FOREIGN = {
    LEADER: ("college-2", *(f"community-{place}" for place in AWAY)),
    COUNSELOR: ("college-1", "college-2", *(f"community-{place}" for place in (*THERE, *AWAY))),
}
FOREIGN |= {STEWARD: FOREIGN[LEADER], DISPLAY: FOREIGN[LEADER]}
NOWHERE = ("community-99", "college-0", "community-7", "community-1 OR 1=1", "学院")


@pytest.mark.parametrize("who", OWN)
def test_a_link_to_what_is_not_ones_own_is_refused_before_anything_is_read(house: House, who: str) -> None:
    with Answers(house.engine).opened() as asking:
        house.heard.forget()
        for scope in FOREIGN[who]:
            with pytest.raises(Refused):
                Link(asking, who, scope=scope)
        assert house.heard.rows == 0


@pytest.mark.parametrize("who", OWN)
def test_a_link_to_nothing_is_to_what_is_ones_own(house: House, who: str) -> None:
    with Answers(house.engine).opened() as asking:
        for code in NOWHERE:
            assert set(Link(asking, who, scope=code).scope.ids) <= OWN[who]


def of_every(asking: Asking) -> Iterator[Scope]:
    """Both colleges, and each community."""
    for college in scopes(asking.look_up(COMMUNITIES)):
        yield college
        yield from map(college.of, college.places)


@pytest.mark.parametrize("who", OWN)
def test_whatever_a_drawer_is_told_to_open_nothing_is_read_of_what_is_not_ones_own(house: House, who: str) -> None:
    """Past the link: where a page had been led to another scope, all the same nothing would be told of it."""
    with Answers(house.engine).opened() as asking:
        foreign = [scope for scope in of_every(asking) if not set(scope.ids) <= OWN[who]]
        assert len(foreign) >= 4
        for scope, day in itertools.product(foreign, ("", "2025-11-19")):
            link = Link(asking, who, scope, period="term-2026-03-02", asof=day)
            # Read of what is nobody's in particular, and by somebody else before.
            asking.look_up(WORKING_DAYS)
            case_files.warned(asking, Viewer(), scope, link.chosen.as_of)
            house.heard.forget()
            for ask in (*ASKED, *LONGER, *WITH_NAMES):
                if ask is not Link.breakdowns:
                    assert not is_told(link, ask), (ask.__name__, scope.name)
            assert set(link.breakdowns()) == {None}
            assert house.heard.rows == 0, scope.name


@pytest.mark.parametrize("who", OWN)
def test_names_with_a_reason_are_for_a_leader_and_files_for_the_counselor(house: House, who: str) -> None:
    with Answers(house.engine).opened() as asking:
        link = Link(asking, who, scope=f"community-{HERE}", asof="2025-11-19")
        house.heard.forget()
        assert {ask for ask in WITH_NAMES if not is_told(link, ask)} == REFUSED[who] & set(WITH_NAMES)
        assert house.heard.of(IS_AWAY, IS_THERE) == []
        assert bool(house.heard.of(PLAIN)) == (who in (LEADER, COUNSELOR))


def test_what_is_remembered_for_one_is_told_to_nobody_else(house: House) -> None:
    """All ask one memory, a leader with names first; each finds what he finds alone."""
    together = Answers(house.engine)
    for who in OWN:
        alone = Answers(house.engine)
        for ask in (Link.due, Link.warned):
            if ask in REFUSED[who]:
                continue
            with together.opened() as one, alone.opened() as other:
                found, wanted = (ask(Link(asking, who, scope=f"community-{HERE}")) for asking in (one, other))
                assert repr(found) == repr(wanted), (who, ask.__name__)


def test_each_college_has_its_own_and_nothing_of_the_other(house: House) -> None:
    """Users, the log, and the links of screens."""
    with Answers(house.engine).opened() as asking:
        steward, dean, boss = (
            viewers.of_identity(asking, who, clock.now().date()) for who in (STEWARD, LEADER, IN_SECOND)
        )
        assert steward is not None
        assert dean is not None
        assert boss is not None
        assert boss.communities == SECOND_COLLEGE
        house.heard.forget()
        assert {user.identity for user in audit.users(asking, steward)} == set(USERS)
        assert {one.identity for one in audit.entries(asking, steward)} <= set(USERS)
        assert IN_SECOND not in house.heard.texts
        assert [one.place for one in display_links.of_viewer(asking, dean)] == ["一楼"]
        assert house.heard.of(IS_AWAY) == []
        assert [one.place for one in display_links.of_viewer(asking, boss)] == [f"{IS_AWAY}二楼"]
