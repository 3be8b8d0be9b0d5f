"""What a large database costs: pages in one of 200 communities and in their college's own, and the notes of change."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path
from statistics import median
from typing import Any

from sqlalchemy import Engine
from streamlit.testing.v1 import AppTest

from dashboard import live
from data_access import clock, sample
from data_access.answers import Answers
from data_access.database import open_engine, writing
from data_access.questions import Asked, Question
from tests.benchmarks import notes, runs
from tests.benchmarks.scripts import forget
from tests.benchmarks.table import Line
from tests.benchmarks.visit import Writer
from tests.databases import migrated_sqlite, sqlite_url

COMMUNITIES, ALONE = 200, 10
TIMES = 5
SCOPES = ("community-1", "college-1")
PAGES = sorted(path.stem for path in (runs.ROOT / "pages").glob("*.py"))
REACHES = {"overview": 1.3}
REACH = 2.0
ANEW_MS, AFTER_A_VISIT_MS = 1000.0, 100.0


def made(path: Path, communities: int) -> Path:
    """A file with a large sample up to now."""
    migrated_sqlite(path)
    engine = open_engine(sqlite_url(path), patience=None)
    with writing(engine) as connection:
        sample.fill_large(connection, communities=communities, now=clock.now())
    engine.dispose()
    return path


def lines(many: Path, alone: Path) -> Iterator[Line]:
    """many: a file of many communities; alone: one with its first college alone, made with the same seed and day."""
    yield from _figure_lines(many, alone)
    yield from _page_lines(many)
    yield from notes.lines()


def _opened(path: Path, page: str, scope: str) -> AppTest:
    os.environ["COMMUNITY_DATABASE_URL"] = sqlite_url(path)
    return runs.opened(page, scope=scope)


def _figure_lines(many: Path, alone: Path) -> Iterator[Line]:
    """All questions of a page, asked anew in both files by turns, by the processor's time."""
    engines = [open_engine(sqlite_url(path)) for path in (many, alone)]
    for scope in SCOPES:
        for page in PAGES:
            asked = _asked(many, page, scope)
            if asked.keys() != _asked(alone, page, scope).keys():
                raise AssertionError(f"{scope} {page} asks other questions in the other database")
            took: list[list[float]] = [[], []]
            for _ in range(TIMES):
                answers = [_anew(engine, asked, each) for engine, each in zip(engines, took, strict=True)]
                if answers[0] != answers[1]:
                    raise AssertionError(f"{scope} {page} has other answers in the other database")
            large, small = (1000 * median(each) for each in took)
            yield Line(
                f"figures of {scope} {page}, {COMMUNITIES} communities / {ALONE}",
                large / small,
                REACHES.get(page, REACH),
                " x",
                f"{large:.0f} / {small:.0f} ms, {len(asked)} questions",
            )
    for engine in engines:
        engine.dispose()


def _asked(path: Path, page: str, scope: str) -> Mapping[Asked, Any]:
    test = _opened(path, page, scope)
    return live.CHANNELS._channels[test.session_state["channel"]].shown


def _anew(engine: Engine, asked: Mapping[Asked, Any], took: list[float]) -> dict[Question, Any]:
    """The figures among the answers."""
    with Answers(engine).opened() as asking:
        begun = time.thread_time()
        found = asking.ask(asked)
        took.append(time.thread_time() - begun)
    # What is looked up may be of all colleges, as their departments are.
    return {what: answer for what, answer in found.items() if isinstance(what, Question)}


def _page_lines(many: Path) -> Iterator[Line]:
    """The script of each page of a college, with nothing remembered, and after one visit in it."""
    today = clock.now().date().isoformat()
    for page in PAGES:
        test = _opened(many, page, "college-1")
        anew: list[runs.Took] = []
        after: list[runs.Took] = []
        with closing(Writer(many, ALONE, today)) as writer:
            for _ in range(TIMES):
                forget()
                anew.append(runs.run_again(test)[1])
                # Written, and taken back.
                for _ in range(2):
                    writer.turn()
                    after.append(runs.run_again(test)[1])
        for what, took, reach in (("nothing remembered", anew, ANEW_MS), ("after one visit", after, AFTER_A_VISIT_MS)):
            wall = median(each.wall for each in took)
            yield Line(
                f"college-1 {page} of {COMMUNITIES} communities, {what}",
                median(each.processor for each in took),
                reach,
                " ms",
                f"wall {wall:.0f} ms",
            )
