"""The sample as the database of the dashboard, which runs in this process."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from sqlalchemy import Connection
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest

from dashboard import shown, sign_in
from data_access.answers import Answers
from data_access.database import open_engine, writing
from tests.dashboard import reading
from tests.databases import copy_of, sqlite_url

Links = dict[tuple[object, ...], AppTest]
Changed = Callable[[Callable[[Connection], object]], Answers]


@pytest.fixture(scope="session", autouse=True)
def packages_are_searched_once() -> Iterator[None]:
    """AppTest searches all installed packages for components whenever it opens a page, which takes half its time."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, "scan_component_manifests", cache(manifest_scanner.scan_component_manifests))
        yield


@pytest.fixture(autouse=True)
def no_embedded_database(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A page that is opened without a database makes none in the repository; rows of whatever origin are shown."""
    monkeypatch.setenv("COMMUNITY_OPEN", "yes")
    monkeypatch.delenv("COMMUNITY_DATABASE_URL", raising=False)
    monkeypatch.setenv("COMMUNITY_VAR", str(tmp_path / "var"))


@pytest.fixture
def nothing_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """No page of another test's database is kept in this process."""
    monkeypatch.setattr(shown, "_kept", OrderedDict())


@pytest.fixture
def use(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], str]:
    """Makes an address the one of the database in use."""

    def used(url: str) -> str:
        monkeypatch.setenv("COMMUNITY_DATABASE_URL", url)
        return url

    return used


@pytest.fixture(scope="session")
def answers(sample_template: Path) -> Answers:
    """The figures of the sample, asked by the tests themselves, with all the time that they need."""
    return Answers(open_engine(sqlite_url(sample_template), patience=None))


@pytest.fixture
def sample(sample_template: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The URL of the sample, which pages opened now are about."""
    url = sqlite_url(sample_template)
    monkeypatch.setenv("COMMUNITY_DATABASE_URL", url)
    return url


@pytest.fixture(scope="session")
def links() -> Links:
    """Pages of the sample opened so far in this session."""
    return {}


@pytest.fixture
def open_page(sample: str, links: Links) -> Callable[..., AppTest]:
    """`open_page("visits", scope="community-1", lang="en")` on the sample, to read only: each link is opened once."""

    def open_once(page: str = "overview", **query: str) -> AppTest:
        link = (page, *sorted(query.items()))
        if link not in links:
            links[link] = reading.opened(page, **query)
        return links[link]

    return open_once


@pytest.fixture
def changed(sample_template: Path, tmp_path: Path) -> Iterator[Changed]:
    """The sample with other rows in it."""
    engine = open_engine(copy_of(sample_template, tmp_path), patience=None)

    def written(write: Callable[[Connection], object]) -> Answers:
        with writing(engine) as connection:
            write(connection)
        return Answers(engine)

    yield written
    engine.dispose()


@pytest.fixture
def openid() -> Iterator[None]:
    """Whether OpenID Connect is set up is asked anew, of what a test's own secrets say."""
    sign_in._has_openid.cache_clear()
    yield
    sign_in._has_openid.cache_clear()
