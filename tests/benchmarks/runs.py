"""One run of the viewer's script, timed from within: no runner, no browser, no thread but its own is counted."""

from __future__ import annotations

import time
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import CodeType

from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).parents[2]
MAIN = ROOT / "dashboard" / "main.py"
SCRIPT = Path(__file__).with_name("script.py")


@dataclass(frozen=True)
class Took:
    """Milliseconds of one run: of this thread's processor, and of the clock on the wall."""

    processor: float
    wall: float


_taken: list[Took] = []


@cache
def _code() -> CodeType:
    return compile(MAIN.read_text(encoding="utf-8"), str(MAIN), "exec")


def run() -> None:
    """Runs dashboard/main.py in the script's own thread and remembers what that took."""
    processor, wall = time.thread_time(), time.perf_counter()
    exec(_code(), {"__name__": "__main__", "__file__": str(MAIN)})
    _taken.append(Took(1000 * (time.thread_time() - processor), 1000 * (time.perf_counter() - wall)))


def opened(page: str, **query: str) -> AppTest:
    """A page that has been opened by a link, and run once."""
    test = AppTest.from_file(str(SCRIPT), default_timeout=120)
    for name, value in query.items():
        test.query_params[name] = value
    if page != "overview":
        test.switch_page(f"../../pages/{page}.py")
    return run_again(test)[0]


def run_again(test: AppTest) -> tuple[AppTest, Took]:
    """The same page, run once more. A page that fails is not measured."""
    _taken.clear()
    test.run()
    if test.exception or len(_taken) != 1:
        raise RuntimeError(f"the page did not run through once: {[fault.message for fault in test.exception]}")
    return test, _taken[0]
