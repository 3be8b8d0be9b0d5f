"""What the script of each page takes, how many statements it sends, and the overview's figures against bare SQL."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path
from statistics import median
from typing import Any

from sqlalchemy import Engine
from streamlit.testing.v1 import AppTest

from dashboard import live, source
from data_access import clock
from data_access.answers import Answers, version_of
from data_access.metrics.forms import Distribution, EachValue
from data_access.metrics.registry import ASKED
from data_access.questions import Asked, Lookup, Question
from tests.benchmarks import bare, overview, runs
from tests.benchmarks.table import Line
from tests.benchmarks.visit import Writer
from tests.dashboard.reading import PAGES

TIMES = 7
REACHES = {"community-1": (200.0, 40.0), "college-1": (400.0, 60.0)}


def forget() -> Answers:
    """A memory in which nothing is, on the connections that there are."""
    here = source.current()
    here._answers = Answers(here.answers().engine)
    return here.answers()


def page_lines() -> Iterator[Line]:
    """The processor's milliseconds of each page's script, with nothing and with everything remembered."""
    for scope, (reach, reach_remembered) in REACHES.items():
        for page in PAGES:
            test = runs.opened(page, scope=scope)
            yield _timed(f"{scope} {page}, nothing remembered", test, reach, forgetting=True)
            yield _timed(f"{scope} {page}, all remembered", test, reach_remembered, forgetting=False)


def _timed(what: str, test: AppTest, reach: float, *, forgetting: bool) -> Line:
    took: list[runs.Took] = []
    statements = 0
    for _ in range(TIMES):
        answers = forget() if forgetting else source.current().answers()
        before = answers.statements
        took.append(runs.run_again(test)[1])
        statements = answers.statements - before
    wall = median(each.wall for each in took)
    return Line(
        what, median(each.processor for each in took), reach, " ms", f"wall {wall:.0f} ms, {statements} statements"
    )


def statement_lines(path: Path) -> Iterator[Line]:
    """Statements of a page when nothing changed, and after a visit: what it asked that the visit made old."""
    today = clock.now().date()
    for scope in REACHES:
        for page in PAGES[:-1]:
            test = runs.opened(page, scope=scope)
            yield Line(f"{scope} {page}, statements when nothing changed", _statements(test), 1)
            shown = live.CHANNELS._channels[test.session_state["channel"]].shown
            with closing(Writer(path, 1, today.isoformat())) as writer:
                writer.turn()
                made_old = _made_old(shown)
                measured = _statements(test)
                writer.turn()
            yield Line(f"{scope} {page}, statements after one visit", measured, 1 + made_old, "", "reach: populations")


def _statements(test: AppTest) -> int:
    answers = source.current().answers()
    before = answers.statements
    runs.run_again(test)
    return answers.statements - before


def _made_old(shown: Mapping[Asked, tuple[int, int]]) -> int:
    """The populations and counts among the questions of a page that read what has changed since."""
    now = source.current().answers().look()
    old = [what for what, version in shown.items() if version_of(what, now) != version]
    return len({_population(what) for what in old})


def _population(what: Asked) -> Any:
    if isinstance(what, Lookup):
        return what.reference.name
    if isinstance(what, Question):
        metric = ASKED[what.metric]
        # Single values share no select with sums.
        asked = metric.key if isinstance(metric, Distribution | EachValue) else id(metric.population)
        return asked, what.kind, what.group, what.college, what.first, what.last, what.as_of
    return "rows", what.metric


def figures_lines(engine: Engine) -> Iterator[Line]:
    """All figures of an overview, nothing remembered, against bare SQL; both by the processor's time."""
    for scope, whose in {"community-1": "a community", "college-1": "a college"}.items():
        _same_as_page(engine, scope)
        runs_of_both = [_both(engine, scope) for _ in range(TIMES)]
        _, _, told = runs_of_both[-1]
        mine, bare_time = (1000 * median(took) for took in zip(*(both[:2] for both in runs_of_both), strict=True))
        yield Line(
            f"figures of {whose}'s overview, nothing remembered / bare SQL",
            mine / bare_time,
            2,
            " x",
            f"{mine:.0f} / {bare_time:.0f} ms, {told}",
        )


def _both(engine: Engine, scope: str) -> tuple[float, float, str]:
    """The processor's seconds of the overview's figures and of bare SQL; both say the same."""
    answers = Answers(engine)
    with answers.opened() as asking:
        begun = time.process_time()
        shown = overview.shown_by(asking, scope, clock.now().date())
        told = overview.ask(shown)
        ours = time.process_time() - begun
        driver = asking.connection.connection.driver_connection
        assert driver is not None
        asked = bare.Asked(driver, shown)
        begun = time.process_time()
        found = bare.ask(asked)
        theirs = time.process_time() - begun
        numbers = overview.numbers(told)
        if wrong := bare.differences(numbers, found):
            raise AssertionError("\n".join(wrong))
        return ours, theirs, f"{len(numbers)} numbers, {answers.statements} statements against {asked.statements}"


def _same_as_page(engine: Engine, scope: str) -> None:
    """Nothing that the page itself asks of figures is left out here."""
    with Answers(engine).opened() as asking:
        shown = overview.shown_by(asking, scope, clock.now().date())
        overview.ask(shown)
    test = runs.opened("overview", scope=scope)
    page = live.CHANNELS._channels[test.session_state["channel"]].shown
    if left_out := overview.questions(page) - overview.questions(shown.asked):
        raise AssertionError("\n".join(f"the overview asks {what}" for what in left_out))
