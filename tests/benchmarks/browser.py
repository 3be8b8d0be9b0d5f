"""What a viewer in Chromium waits for: the first page, a change from outside, silence, the first start."""

from __future__ import annotations

import math
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, WebSocket, sync_playwright

from data_access import clock
from tests.benchmarks.runs import ROOT
from tests.benchmarks.servers import FIRST_PORT, serving, until_up
from tests.benchmarks.table import Line
from tests.databases import sqlite_url

CHROMIUM = "/usr/bin/chromium"
FLAGS = ["--no-sandbox", "--disable-gpu"]
FIRST_PAGES, COMMITS, IDLE_SECONDS = 21, 20, 60.0
SETTLED_MS, REST_MS = 4000, 1000
APP = ROOT / "dashboard" / "app.py"
PLAIN = Path(__file__).with_name("plain_page.py")
OVERVIEW = "/?scope=community-1"
# Charts and cards: the page is complete when every one has been drawn.
OURS, BARE = (4, 6), (1, 0)
DRAWN = """([charts, cards]) => document.querySelectorAll('.card').length >= cards &&
  [...document.querySelectorAll('svg.marks, canvas.marks')].filter(e => e.clientWidth > 0).length >= charts"""
WATCHED = """() => {
  window.painted = null;
  const box = document.querySelector('.st-key-box-coverage');
  const marks = () => [...box.querySelectorAll('svg.marks path')].map(path => path.getAttribute('d') +
    path.getAttribute('transform')).join('|');
  let last = marks();
  new MutationObserver(() => {
    const now = marks();
    if (now === last) return;
    last = now;
    requestAnimationFrame(() => requestAnimationFrame(() => { window.painted = Date.now() / 1000; }));
  }).observe(box, {subtree: true, childList: true, attributes: true, characterData: true});
}"""


def lines(path: Path) -> Iterator[Line]:
    """All measurements in a browser, on servers of their own."""
    ours = {"COMMUNITY_DATABASE_URL": sqlite_url(path)}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        with (
            serving(APP, FIRST_PORT, ours, ROOT) as address,
            tempfile.TemporaryDirectory(prefix="plain-") as folder,
            serving(PLAIN, FIRST_PORT + 1, {}, Path(folder)) as plain,
        ):
            until_up(address)
            until_up(plain)
            yield from _first_page(browser, address + OVERVIEW, plain)
            yield from _open_page(browser, address + OVERVIEW, path)
        yield from _first_start(browser)
        browser.close()


def _context(browser: Browser) -> BrowserContext:
    return browser.new_context(viewport={"width": 1366, "height": 768}, locale="zh-CN")


def _complete(page: Page, address: str, drawn: tuple[int, int]) -> float:
    begun = time.perf_counter()
    page.goto(address, wait_until="commit")
    page.wait_for_function(DRAWN, arg=drawn, timeout=60_000)
    return time.perf_counter() - begun


def _first_page(browser: Browser, address: str, plain: str) -> Iterator[Line]:
    """Ours and the plain one in turn, in a browser that was never here, in a new tab of it, and in that tab again.

    The last still holds everything compiled, and the page that goes, which is at rest. A machine's speed changes by the
    minute: compared are neighbours, and judged is the median of their ratios.
    """
    took: dict[tuple[str, str], list[float]] = {}
    for where, drawn in [(plain, BARE), (address, OURS)] * (FIRST_PAGES + 1):
        context = _context(browser)
        for state in ("cold browser cache", "warm, new tab"):
            page = context.new_page()
            took.setdefault((where, state), []).append(_complete(page, where, drawn))
        page.wait_for_timeout(REST_MS)
        took.setdefault((where, "warm, same tab"), []).append(_complete(page, where, drawn))
        context.close()
    for state in ("cold browser cache", "warm, new tab", "warm, same tab"):
        # The first of each is the server's own first page.
        mine, bare = (took[where, state][1:] for where in (address, plain))
        ratio = median(ours / theirs for ours, theirs in zip(mine, bare, strict=True))
        told = f"{median(mine):.2f} / {median(bare):.2f} s"
        yield Line(f"first page complete, {state} / plain page", ratio, 1.5, " x", told)


def _open_page(browser: Browser, address: str, path: Path) -> Iterator[Line]:
    """An open page: what it hears when nothing happens, and how soon it shows what another process committed."""
    context = _context(browser)
    page = context.new_page()
    heard: list[float] = []
    page.on("websocket", lambda socket: _listen(socket, heard))
    _complete(page, address, OURS)
    page.wait_for_timeout(SETTLED_MS)
    before = len(heard)
    page.wait_for_timeout(1000 * IDLE_SECONDS)
    yield Line("frames a minute of an idle page", len(heard) - before, 0)
    yield _seen(page, path)
    context.close()


def _listen(socket: WebSocket, heard: list[float]) -> None:
    if "_stcore" in socket.url:
        socket.on("framereceived", lambda _frame: heard.append(time.time()))
        socket.on("framesent", lambda _frame: heard.append(time.time()))


def _seen(page: Page, path: Path) -> Line:
    """Seconds from a commit of another process to the changed chart's second frame, the 95th of a hundred."""
    page.evaluate(WATCHED)
    took: list[float] = []
    with subprocess.Popen(
        [sys.executable, "-m", "tests.benchmarks.visit", str(path), "1", clock.now().date().isoformat()],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as writer:
        assert writer.stdin is not None
        assert writer.stdout is not None
        for number in range(COMMITS):
            # Not in step with the watcher's looks.
            page.wait_for_timeout(700 + 37 * number)
            page.evaluate("window.painted = null")
            print("turn", file=writer.stdin, flush=True)
            committed = float(writer.stdout.readline())
            painted: Any = page.wait_for_function("() => window.painted", timeout=20_000).json_value()
            took.append(painted - committed)
        writer.stdin.close()
    took.sort()
    late = took[math.ceil(0.95 * len(took)) - 1]
    return Line("commit of another process -> changed chart, p95", late, 1, " s", f"median {median(took):.2f} s")


def _first_start(browser: Browser) -> Iterator[Line]:
    """From the command on an empty folder to its progress on the page, and to the first page of figures."""
    with tempfile.TemporaryDirectory(prefix="first-start-") as folder:
        begun = time.perf_counter()
        with serving(APP, FIRST_PORT + 2, {"COMMUNITY_VAR": folder}, ROOT) as address:
            until_up(address)
            context = _context(browser)
            page = context.new_page()
            page.goto(address)
            page.wait_for_selector("[data-testid=stProgress]", timeout=60_000)
            progress = time.perf_counter() - begun
            page.wait_for_selector("[data-piece=visit_coverage]", timeout=120_000)
            first = time.perf_counter() - begun
            context.close()
    yield Line("streamlit run on an empty folder -> progress visible", progress, 5, " s")
    yield Line("streamlit run on an empty folder -> first page", first, 30, " s")
