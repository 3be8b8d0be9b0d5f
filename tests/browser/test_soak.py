"""A wall that hangs for long holds no more memory than one just hung, in its browser and in the server."""

from __future__ import annotations

import time
from functools import partial
from operator import itemgetter
from pathlib import Path
from statistics import mean

import psutil
import pytest
from playwright.sync_api import Browser

from data_access import clock
from tests.browser.databases import SqliteFile, write_ticket
from tests.browser.looking import seen_first
from tests.browser.serving import Served

pytestmark = [pytest.mark.browser, pytest.mark.soak]
SECONDS, CHANGES, TURNS, LOOKS = 600, 2_000, 180, 120
MOST = 1.1


def of_browser() -> int:
    """Bytes of all processes of the browser that this process started."""
    started = psutil.Process().children(recursive=True)
    return sum(one.memory_info().rss for one in started if "chrom" in one.name())


def test_the_memory_of_a_wall_is_flat(browser: Browser, sample_template: Path, tmp_path: Path) -> None:
    """An hour's turns and two thousand changes of rows in ten minutes: the last quarter against the second."""
    database = SqliteFile(sample_template, tmp_path)
    served = Served(tmp_path, {"COMMUNITY_DATABASE_URL": database.url}).wait()
    server = psutil.Process(served.process_id)
    found: dict[str, list[float]] = {"server": [], "browser": [], "heap": [], "nodes": []}
    try:
        with seen_first(browser, 1920, 1080) as here:
            here.page.goto(f"{served.address}/display?embed=true&pace=600")
            here.until(lambda: here.page.locator(".freshness.fresh").count() == 1, "the wall")
            developer = here.page.context.new_cdp_session(here.page)
            developer.send("Performance.enable")

            def look() -> None:
                developer.send("HeapProfiler.collectGarbage")
                metrics = {one["name"]: one["value"] for one in developer.send("Performance.getMetrics")["metrics"]}
                found["server"].append(server.memory_info().rss)
                found["browser"].append(of_browser())
                found["heap"].append(metrics["JSHeapUsedSize"])
                found["nodes"].append(metrics["Nodes"])

            def change() -> None:
                if database.ask("SELECT count(*) FROM feedback_ticket WHERE content = '写'")[0][0]:
                    database.execute("DELETE FROM feedback_ticket WHERE content = '写'", ())
                else:
                    write_ticket(database, 1, clock.now())

            began = time.monotonic()
            turn = partial(here.page.keyboard.press, "ArrowRight")
            times = {change: CHANGES, turn: TURNS, look: LOOKS}
            due = [(number * SECONDS / many, what) for what, many in times.items() for number in range(many)]
            for at, what in sorted(due, key=itemgetter(0)):
                here.page.wait_for_timeout(max(0.0, 1000 * (began + at - time.monotonic())))
                what()
            assert here.page.locator(".freshness.fresh").count() == 1
            assert here.faults == []
    finally:
        served.stop()
    quarter = LOOKS // 4
    grown = {name: mean(looks[3 * quarter :]) / mean(looks[quarter : 2 * quarter]) for name, looks in found.items()}
    assert all(ratio <= MOST for ratio in grown.values()), grown
