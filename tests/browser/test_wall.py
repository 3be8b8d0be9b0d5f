"""大屏展示 as it hangs on a wall: one link, no sign-in and no mouse, legible from afar, and nobody's name."""

from __future__ import annotations

import io
import itertools
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Browser, WebSocket

from dashboard.wall import ALL
from dashboard.words import for_language
from data_access import audit, display_links
from data_access.database import open_engine, writing
from tests.browser.databases import SqliteFile
from tests.browser.looking import Seen, seen_first
from tests.browser.serving import Served

pytestmark = pytest.mark.browser
WORDS = for_language("zh-CN")
PLACE = "一楼大厅"
TURNS = 10
# Every text that is seen: what it says, its size and its place, in shares of the screen's height and width.
TEXTS = """() => {
    const wall = document.querySelector('.st-key-wall');
    const found = [];
    const walker = document.createTreeWalker(wall, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const element = walker.currentNode.parentElement;
        const style = getComputedStyle(element);
        if (!walker.currentNode.textContent.trim() || ['STYLE', 'SCRIPT', 'TITLE'].includes(element.tagName)) continue;
        const range = document.createRange();
        range.selectNodeContents(walker.currentNode);
        const box = range.getBoundingClientRect();
        if (style.visibility !== 'visible' || Number(style.opacity) === 0 || !box.width) continue;
        const svg = element.closest('svg');
        const stage = wall.getBoundingClientRect().height / wall.offsetHeight;
        const scale = svg ? element.getScreenCTM().a : stage;
        const size = parseFloat(style.fontSize) * scale / innerHeight;
        const name = element.closest('.wall-sentence') ? 'sentence' : element.closest('.figure') ? 'figure' : 'text';
        found.push({
            said: walker.currentNode.textContent.trim(), name, size, top: box.top / innerHeight,
            right: box.right / innerWidth, bottom: box.bottom / innerHeight, left: box.left / innerWidth,
        });
    }
    return found;
}"""


class Wall:
    """A served house of real rows in which nobody signs in, and the link of a screen in it."""

    def __init__(self, template: Path, folder: Path) -> None:
        self.database = SqliteFile(template, folder)
        real = "UPDATE database_origin SET kind = ?, sample_seed = NULL, sample_until = NULL"
        self.database.execute(real, ("real",))
        self.engine = open_engine(self.database.url)
        with writing(self.engine) as connection:
            entry = audit.by_command("display_link", f"create {PLACE}")
            self.token = display_links.create(connection, PLACE, 1, None, entry)
        self.served = Served(folder, {"COMMUNITY_DATABASE_URL": self.database.url}).wait()

    def link(self, **query: str) -> str:
        asked = {"embed": "true", "token": self.token, **query}
        return f"{self.served.address}/display?" + "&".join(f"{name}={value}" for name, value in asked.items())

    def revoke(self) -> None:
        with writing(self.engine) as connection:
            display_links.revoke(connection, PLACE, audit.by_command("display_link", f"revoke {PLACE}"))


@pytest.fixture(scope="module")
def wall(sample_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Wall]:
    made = Wall(sample_template, tmp_path_factory.mktemp("wall"))
    yield made
    made.served.stop()
    made.engine.dispose()


def shown(here: Seen, link: str, scenes: int = len(ALL)) -> Seen:
    """Opens a wall, and waits until it stands with all its charts."""
    here.page.goto(link, wait_until="commit")
    here.until(lambda: here.page.locator(".wall-foot .place").count() == 1, "the wall")
    charts = scenes if "headline" not in link and scenes < len(ALL) else scenes - 1
    here.until(lambda: here.page.locator(".st-key-wall svg g.data_marks > *").count() > charts, "the charts")
    here.until(lambda: here.page.evaluate("'scene' in document.documentElement.dataset"), "a scene")
    return here


def scene(here: Seen) -> int:
    return int(here.page.evaluate("document.documentElement.dataset.scene"))


def stepped(here: Seen, key: str) -> int:
    here.page.keyboard.press(key)
    return scene(here)


def test_keys_and_a_presenters_remote_step_and_pause(browser: Browser, wall: Wall) -> None:
    with seen_first(browser, 1280, 720) as here:
        shown(here, wall.link(pace="600"))
        assert scene(here) == 0
        assert [stepped(here, key) for key in ("ArrowRight", "PageDown", "ArrowLeft", "PageUp", "PageUp")] == [
            1,
            2,
            1,
            0,
            5,
        ]
        here.page.keyboard.press(" ")
        assert WORDS("wall-paused") in here.page.inner_text(".wall-foot")
        here.page.keyboard.press(" ")
        assert WORDS("wall-paused") not in here.page.inner_text(".wall-foot")
        assert here.page.inner_text(".wall-foot .place") == WORDS("wall-of", n=6, of=6)


@pytest.mark.full
def test_scenes_turn_by_themselves_in_the_order_of_the_link_and_are_never_blank(browser: Browser, wall: Wall) -> None:
    with seen_first(browser, 960, 540) as here:
        shown(here, wall.link(scenes="awards,visits,nothing", pace="5"), 2)
        navigations: list[str] = []
        here.page.on("framenavigated", lambda frame: navigations.append(frame.url))
        seen = [scene(here)]
        while len(seen) <= TURNS:
            picture = Image.open(io.BytesIO(here.page.screenshot()))
            assert len(set(picture.convert("L").resize((96, 54)).tobytes())) > 20
            if scene(here) != seen[-1]:
                seen.append(scene(here))
        assert all(one + other == 1 for one, other in itertools.pairwise(seen))
        assert navigations == []


SIZES = [(1920, 1080), (1024, 768), pytest.param((3840, 2160), marks=pytest.mark.full)]
MORE = pytest.param("light", "en", marks=pytest.mark.full)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}")
@pytest.mark.parametrize(("theme", "language"), [("dark", "zh-CN"), MORE])
def test_every_text_is_legible_from_afar_and_whole(
    browser: Browser, wall: Wall, size: tuple[int, int], theme: str, language: str
) -> None:
    with seen_first(browser, *size) as here:
        shown(here, wall.link(theme=theme, lang=language, pace="600"))
        background = here.page.evaluate("getComputedStyle(document.querySelector('.st-key-wall')).backgroundColor")
        assert background == {"dark": "rgb(16, 21, 28)", "light": "rgb(245, 246, 248)"}[theme]
        for number in range(len(ALL)):
            texts: list[dict[str, Any]] = here.page.evaluate(TEXTS)
            assert len(texts) > 8
            for text in texts:
                least = 0.045 if text["name"] == "sentence" else 0.03
                assert text["size"] >= least - 0.0005, (number, text)
                assert text["left"] >= 0, (number, text)
                assert text["right"] <= 1.001, (number, text)
                assert text["bottom"] <= 1, (number, text)
            assert here.page.evaluate("document.documentElement.scrollHeight <= innerHeight")
            here.page.keyboard.press("ArrowRight")
        assert here.page.evaluate("getComputedStyle(document.querySelector('.stApp')).cursor") == "none"
        assert here.page.locator("header:visible, [data-testid=stSidebar]:visible").count() == 0


def test_no_name_and_no_room_comes_to_a_wall_and_a_change_does(browser: Browser, wall: Wall) -> None:
    received: list[bytes] = []
    with seen_first(browser, 1280, 720) as here:

        def listen(socket: WebSocket) -> None:
            socket.on("framereceived", lambda got: received.append(got if isinstance(got, bytes) else got.encode()))

        here.page.on("websocket", listen)
        shown(here, wall.link(scope="community-1", scenes="tickets", pace="600"), 1)
        before = here.page.inner_text(".wall-figure .figure")
        opened = (
            "INSERT INTO feedback_ticket (community_id, ledger_no, category, submitted_at) VALUES (1, 'wall', 'x', ?)"
        )
        [(now,)] = wall.database.ask("SELECT datetime('now', '+8 hours')")
        wall.database.execute(opened, (now,))
        here.until(lambda: here.page.inner_text(".wall-figure .figure") != before, "the new ticket")
        shown(here, wall.link(scope="community-1"))
    told = b"".join(received)
    names = [name for (name,) in wall.database.ask("SELECT name FROM student UNION SELECT name FROM staff")]
    assert len(told) > 20_000
    assert [name for name in names if name.encode() in told] == []


def test_the_token_is_told_to_nobody(browser: Browser, wall: Wall) -> None:
    told: list[str] = []
    with seen_first(browser, 1280, 720) as here:
        here.page.on("request", lambda request: told.append(request.headers.get("referer", "")))
        shown(here, wall.link(pace="600"))
    assert len(told) > 10
    assert not any(wall.token in referrer for referrer in told)
    assert wall.token not in wall.served.log.read_text()
    assert wall.token not in str(wall.database.ask("SELECT * FROM audit_log"))


def test_another_scope_than_the_links_is_refused(browser: Browser, wall: Wall) -> None:
    with seen_first(browser, 1280, 720) as here:
        here.page.goto(wall.link(scope="community-99"))
        here.until(lambda: here.page.locator(".wall-foot .place").count() == 1, "the first of its own")
        here.page.goto(f"{wall.served.address}/visits?scope=community-1")
        here.until(lambda: WORDS("door-closed") in here.text(), "a page of real rows that nobody is let into")


def test_a_revoked_link_goes_dark_at_once(browser: Browser, wall: Wall) -> None:
    with seen_first(browser, 1280, 720) as here:
        shown(here, wall.link(pace="600"))
        wall.revoke()
        here.until(lambda: WORDS("door-revoked") in here.text(), "the end of the link")
        here.until(lambda: here.page.locator("[class*=st-key-scene-]").count() == 0, "a wall without scenes")
        here.page.goto(wall.link().replace(wall.token, "x" * 22))
        here.until(lambda: WORDS("door-revoked") in here.text(), "a token that is none")
