"""A chart taken along as a picture: whole, twice as sharp, in the theme of the page, to the clipboard or as a file."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, FloatRect, Locator

from dashboard.theme import TOKENS
from dashboard.words import for_language
from tests.browser.conftest import Site
from tests.browser.looking import Seen, seen_first

pytestmark = pytest.mark.browser
MAY_COPY = ["clipboard-read", "clipboard-write"]
COPIED = """async () => {
    const [item] = await navigator.clipboard.read();
    const bytes = new Uint8Array(await (await item.getType("image/png")).arrayBuffer());
    return btoa(bytes.reduce((text, byte) => text + String.fromCharCode(byte), ""));
}"""
Pixel = tuple[int, int, int]


@contextmanager
def page_of(
    browser: Browser,
    site: Site,
    page: str = "overview",
    scope: str = "community-1",
    language: str = "zh-CN",
    **options: object,
) -> Iterator[Seen]:
    with seen_first(browser, 1366, 900, **options) as here:
        here.goto(site.link(page, scope=scope, lang=language))
        yield here
        assert here.faults == []


def box_of(here: Seen, key: str) -> Locator:
    box = here.page.locator(f".st-key-box-{key}")
    box.scroll_into_view_if_needed()
    return box


def place(part: Locator) -> FloatRect:
    found = part.bounding_box()
    assert found is not None
    return found


def said(here: Seen, box: Locator, word: str) -> None:
    here.until(lambda: box.locator(".picture .said").inner_text() == word, word)


def saved(here: Seen, box: Locator, button: str = "save") -> tuple[str, Path]:
    """The name and the file that a click gives."""
    with here.page.expect_download() as got:
        box.locator(f".picture .{button}").click()
    return got.value.suggested_filename, got.value.path()


def read(file: bytes) -> Image.Image:
    picture = Image.open(io.BytesIO(file))
    assert picture.format == "PNG"
    return picture.convert("RGB")


def colour(token: str, dark: bool) -> Pixel:
    told = TOKENS[token][dark]
    red, green, blue = (int(told[n : n + 2], 16) for n in (1, 3, 5))
    return red, green, blue


def colours(picture: Image.Image, top: float, bottom: float) -> dict[Pixel, int]:
    """How many pixels of each colour there are between two heights of the page's own measure."""
    part = picture.crop((0, round(2 * top), picture.width, round(2 * bottom)))
    counted = part.getcolors(part.width * part.height) or []
    return {pixel: n for n, pixel in counted if isinstance(pixel, tuple)}


@pytest.mark.parametrize("dark", [pytest.param(False, marks=pytest.mark.full), True], ids=["light", "dark"])
def test_a_saved_chart_is_the_box_twice_as_sharp_with_its_words_and_its_theme(
    browser: Browser, sqlite_site: Site, dark: bool
) -> None:
    with page_of(browser, sqlite_site, color_scheme="dark" if dark else "light") as here:
        box = box_of(here, "coverage")
        name, path = saved(here, box)
        said(here, box, for_language("zh-CN")("picture-saved"))
        assert name == f"{box.locator('h2').inner_text()}.png"
        picture, whole = read(path.read_bytes()), place(box)
        chart, heading = place(box.locator("svg.marks")), place(box.locator("h2"))
        assert picture.width == 2 * round(whole["width"])
        end = chart["y"] + chart["height"] - whole["y"]
        # Under the chart a line or two: whose it is and of when.
        assert 2 * (end + 20) < picture.height < 2 * (end + 70)
        assert picture.getpixel((2, 2)) == colour("card", dark)
        for top, bottom, token, least in (
            (heading["y"] - whole["y"], heading["y"] - whole["y"] + heading["height"], "ink", 500),
            (chart["y"] - whole["y"], end, "accent", 500),
            (end, picture.height / 2, "ink3", 100),
        ):
            assert colours(picture, top, bottom).get(colour(token, dark), 0) > least, token


@pytest.mark.parametrize("language", ["zh-CN", pytest.param("en", marks=pytest.mark.full)])
def test_a_chart_is_copied_by_keyboard_and_the_page_says_so(browser: Browser, sqlite_site: Site, language: str) -> None:
    words = for_language(language)
    with page_of(browser, sqlite_site, "visits", language=language, permissions=MAY_COPY) as here:
        box = box_of(here, "silence")
        button = box.locator(".picture .copy")
        assert button.get_attribute("aria-label") == words("picture-copy")
        assert box.locator(".picture").evaluate("(part) => getComputedStyle(part).opacity") == "0"
        button.focus()
        here.until(
            lambda: box.locator(".picture").evaluate("(part) => getComputedStyle(part).opacity") == "1", "buttons"
        )
        here.page.keyboard.press("Enter")
        said(here, box, words("picture-copied"))
        copied = read(base64.b64decode(here.page.evaluate(COPIED)))
        _, path = saved(here, box)
        assert copied.tobytes() == read(path.read_bytes()).tobytes()
        assert here.page.locator(".picture-foot").count() == 0


def test_without_a_clipboard_as_over_plain_http_the_copy_is_saved(browser: Browser, sqlite_site: Site) -> None:
    with seen_first(browser, 1366, 900) as here:
        here.page.add_init_script("delete Navigator.prototype.clipboard")
        here.goto(sqlite_site.link(scope="community-1"))
        box = box_of(here, "funnel")
        _, path = saved(here, box, "copy")
        assert len(colours(read(path.read_bytes()), 0, 1000)) > 10
        said(here, box, for_language("zh-CN")("picture-saved"))
        assert here.faults == []


def test_on_a_phone_a_community_s_chart_is_taken_with_the_metric_s_name(browser: Browser, sqlite_site: Site) -> None:
    words = for_language("zh-CN")
    phone = {"is_mobile": True, "has_touch": True, "device_scale_factor": 3}
    with seen_first(browser, 390, 844, **phone) as here:
        here.goto(sqlite_site.link("visits", scope="college-1"))
        box = here.page.locator("[class*=st-key-box-small-]").first
        box.scroll_into_view_if_needed()
        assert box.locator(".picture").evaluate("(part) => getComputedStyle(part).opacity") == "1"
        with here.page.expect_download() as got:
            box.locator(".picture .save").tap()
        assert got.value.suggested_filename.startswith(words.metric("visit_coverage"))
        assert read(got.value.path().read_bytes()).width == 2 * round(place(box)["width"])
        assert here.faults == []
