"""A browser of this machine, and the dashboard served on the sample in SQLite and in PostgreSQL."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from data_access.answers import Answers
from data_access.database import open_engine
from tests.browser.databases import Database, PostgresServer, SqliteFile
from tests.browser.serving import Served

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# What a page says of itself is enough; sandboxes and graphics cards are missing where tests run.
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]


@dataclass(frozen=True)
class Site:
    """The dashboard, the database that it is about, and what the tests ask of that database themselves."""

    served: Served
    database: Database
    answers: Answers

    def link(self, page: str = "", **query: str) -> str:
        asked = "&".join(f"{name}={value}" for name, value in query.items())
        path = "" if page == "overview" else page
        return f"{self.served.address}/{path}" + (f"?{asked}" if asked else "")


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Skipped without one, but not in CI."""
    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    if path is None:
        message = f"no browser on this machine: none of {', '.join(BROWSERS)}"
        pytest.fail(message) if os.environ.get("CI") == "true" else pytest.skip(message)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield started
        started.close()


@pytest.fixture(scope="package")
def profile(browser: Browser) -> BrowserContext:
    """One reader's browser; pages opened in it share its cache."""
    return browser.new_context(locale="zh-CN", accept_downloads=True)


def site_of(database: Database, folder: Path) -> Iterator[Site]:
    served = Served(folder, {"COMMUNITY_DATABASE_URL": database.url})
    engine = open_engine(database.url, patience=None)
    try:
        yield Site(served.wait(), database, Answers(engine))
    finally:
        served.stop()
        engine.dispose()


@pytest.fixture(scope="package")
def sqlite_site(sample_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder = tmp_path_factory.mktemp("sqlite_site")
    yield from site_of(SqliteFile(sample_template, folder), folder)


@pytest.fixture(scope="package")
def postgres_site(sample_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    # Not in pytest's own folder: another session closes that to all but root, and the server is another user.
    with tempfile.TemporaryDirectory(prefix="postgres-") as folder:
        database = PostgresServer(sample_template, Path(folder))
        try:
            yield from site_of(database, tmp_path_factory.mktemp("postgres_site"))
        finally:
            database.remove()


@pytest.fixture(params=["sqlite", "postgres"])
def site(request: pytest.FixtureRequest) -> Site:
    """The dashboard on one database and then on the other."""
    found: Site = request.getfixturevalue(f"{request.param}_site")
    return found
