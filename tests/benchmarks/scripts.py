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
from data_access.answers import Answers, Asked, Lookup, Question, version_of
from data_access.metrics.forms import Distribution, EachValue
from data_access.metrics.registry import ASKED
from tests.benchmarks import overview, runs
from tests.benchmarks.bare import Bare, differences
from tests.benchmarks.table import Line
from tests.benchmarks.visit import Writer

TIMES = 7
PAGES = ("overview", "visits", "tickets", "tutoring", "competitions", "definitions")
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


def figures_line(engine: Engine) -> Line:
    """All figures of a community's overview, nothing remembered, against bare SQL; both by the processor's time."""
    ours: list[float] = []
    theirs: list[float] = []
    told = ""
    for _ in range(TIMES):
        answers = Answers(engine)
        with answers.opened() as asking:
            begun = time.process_time()
            shown = overview.shown_by(asking, "community-1", clock.now().date())
            asked = overview.ask(shown)
            ours.append(time.process_time() - begun)
            driver = asking.connection.connection.driver_connection
            assert driver is not None
            bare = Bare(driver, shown)
            begun = time.process_time()
            found = bare.ask()
            theirs.append(time.process_time() - begun)
        numbers = overview.numbers(*asked)
        if wrong := differences(numbers, found):
            raise AssertionError("\n".join(wrong))
        told = f"{len(numbers)} numbers, {answers.statements} statements against {bare.statements}"
    mine, bare_time = 1000 * median(ours), 1000 * median(theirs)
    return Line(
        "figures of the overview, nothing remembered / bare SQL",
        mine / bare_time,
        2,
        " x",
        f"{mine:.0f} / {bare_time:.0f} ms, {told}",
    )
