"""All that comes to a browser while somebody goes through pages: every frame, and every file he takes along."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from playwright.sync_api import WebSocket

from dashboard.words import for_language
from tests.browser.looking import Seen
from tests.files import unpacked

WORDS = for_language("zh-CN")
ROWS = "[data-testid=stDataFrame] table, .empty"


def taken(here: Seen, pages: Sequence[str], link: Callable[[str], str]) -> bytes:
    """Of pages whose first card is opened where there is one, with the files of its drawer."""
    received: list[bytes] = []

    def listen(socket: WebSocket) -> None:
        socket.on("framereceived", lambda got: received.append(got if isinstance(got, bytes) else got.encode()))

    here.page.on("websocket", listen)
    for page in pages:
        here.page.goto(link(page))
        here.until(lambda: here.page.locator(".freshness .newest").inner_text() != "", page)
        received += _of_first_card(here)
    return b"".join(received)


def _of_first_card(here: Seen) -> list[bytes]:
    cards = here.page.locator(".card button")
    if not cards.count():
        return []
    cards.first.click()
    drawer = here.page.get_by_role("dialog")
    drawer.locator(ROWS).first.wait_for(state="attached")
    found = []
    for kind in ("csv", "xlsx") if drawer.locator(".empty").count() == 0 else ():
        with here.page.expect_download() as got:
            drawer.get_by_role("button", name=WORDS(f"download-{kind}")).locator("visible=true").first.click()
        found.append(unpacked(Path(got.value.path()).read_bytes()))
    return found
