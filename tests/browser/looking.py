"""What a reader sees of a page in a browser."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Response, WebSocket

WAIT_MILLISECONDS = 30_000
DRAWN = """() => {
    const app = document.querySelector('[data-testid=stApp]');
    // The containers are there before the charts, cards and lines themselves are loaded.
    const charts = [...document.querySelectorAll('[class*=st-key-chart-]')];
    const lists = [...document.querySelectorAll(':is(.st-key-cards, .st-key-attention, .st-key-due)')];
    return app && app.getAttribute('data-test-script-state') === 'notRunning'
        && document.querySelector('.answer h1') && document.querySelector('.freshness .newest')?.textContent
        && lists.every((list) => list.querySelector('[data-piece]'))
        && charts.every((chart) => {
            const marks = [...chart.querySelectorAll('svg g.data_marks > *')];
            return marks.length && marks.every((mark) => mark.getBoundingClientRect().width > 0);
        });
}"""
MARKS = """() => Object.fromEntries([...document.querySelectorAll('[data-testid=stVegaLiteChart]')].map((chart) => {
    const box = chart.closest('[class*=st-key-box-]').className.match(/st-key-box-([\\w-]+)/)[1];
    const marks = [...chart.querySelectorAll('svg g.data_marks > *')];
    return [box, marks.map((mark) => ({
        ...mark.__data__.datum, said: mark.getAttribute('aria-label'),
    }))];
}))"""
CELLS = """(key) => [...document.querySelectorAll(`.st-key-box-${key} canvas table tbody tr`)].map(
    (row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent))"""
NODES = """(box) => {
    const svg = document.querySelector(`.st-key-box-${box} svg.marks`);
    return [svg.closest('[data-testid=stVegaLiteChart]'), svg, svg.querySelector('g.data_marks')];
}"""
MARK_NODES = f"(box) => {{ window.kept = ({NODES})(box) }}"
SAME_NODES = f"(box) => ({NODES})(box).every((node, n) => node === window.kept[n] && node.isConnected)"
# Streamlit asks for these beside a page's own path before it finds where it is served.
OWN_NOISE = re.compile(r"/[\w-]+/_stcore/(health|host-config)$")


@dataclass
class Seen:
    """A page, what went wrong on it, the frames on its sockets, and how often the watcher told it to ask again."""

    page: Page
    faults: list[str] = field(default_factory=list)
    frames: Counter[str] = field(default_factory=Counter)
    told_again: int = 0

    def listen(self) -> Seen:
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.faults.append(f"error: {error}"))
        self.page.on("response", self._response)
        self.page.on("websocket", self._socket)
        return self

    def _console(self, message: ConsoleMessage) -> None:
        about = str(message.location.get("url", ""))
        if message.type in ("error", "warning") and not OWN_NOISE.search(about):
            self.faults.append(f"{message.type}: {message.text} ({about})")

    def _response(self, response: Response) -> None:
        if response.status >= 400 and not OWN_NOISE.search(response.url):
            self.faults.append(f"{response.status} {response.url}")

    def _socket(self, socket: WebSocket) -> None:
        name = "live" if "/live" in socket.url else "streamlit"
        for direction in ("framereceived", "framesent"):
            socket.on(direction, lambda _frame: self.frames.update([name]))
        if name == "live":
            socket.on("framereceived", self._told)

    def _told(self, frame: str | bytes) -> None:
        self.told_again += "again" in json.loads(frame)

    def goto(self, address: str) -> Seen:
        self.page.goto(address, wait_until="commit")
        return self.drawn()

    def drawn(self) -> Seen:
        """Waits until the page stands (the time of its newest row comes last), its charts with marks that take room."""
        self.page.wait_for_function(DRAWN, timeout=WAIT_MILLISECONDS)
        return self

    def until(self, there: Callable[[], bool], what: str) -> None:
        """Waits for something that the page has to come to show."""
        try:
            self._await(there)
        except TimeoutError as error:
            raise AssertionError(f"{what} did not come; the page says:\n{self.text()[:2000]}") from error

    def _await(self, there: Callable[[], bool]) -> None:
        for _ in range(WAIT_MILLISECONDS // 50):
            if there():
                return
            # Not a pause: the browser's events are taken in meanwhile.
            self.page.wait_for_timeout(50)
        raise TimeoutError

    def text(self) -> str:
        return self.page.inner_text("[data-testid=stApp]")

    def answer(self) -> str:
        return self.page.inner_text(".answer h1")

    def card(self, key: str) -> str:
        return self.page.inner_text(f"[data-piece='{key}'] .figure-line")

    def marks(self) -> dict[str, list[dict[str, Any]]]:
        """The data of the marks drawn, by the key of their box; `said` to a screen reader."""
        found: dict[str, list[dict[str, Any]]] = self.page.evaluate(MARKS)
        return found

    def cells(self, key: str) -> list[list[str]]:
        """The rows of the table in a box."""
        found: list[list[str]] = self.page.evaluate(CELLS, key)
        return found


@contextmanager
def seen(profile: BrowserContext, width: int = 1920, height: int = 1080) -> Iterator[Seen]:
    """A new page, in a browser that has been here before."""
    page = profile.new_page()
    page.set_viewport_size({"width": width, "height": height})
    try:
        yield Seen(page).listen()
    finally:
        page.close()


@contextmanager
def seen_first(browser: Browser, width: int = 1920, height: int = 1080, **options: Any) -> Iterator[Seen]:
    """A new page, in a browser that has never been here."""
    context = browser.new_context(viewport={"width": width, "height": height}, locale="zh-CN", **options)
    try:
        yield Seen(context.new_page()).listen()
    finally:
        context.close()
