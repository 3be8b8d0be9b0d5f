"""Signing in with OpenID Connect against a provider, and through a real reverse proxy; and what each then finds."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from datetime import timedelta
from http.cookies import SimpleCookie
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import oidc_provider_mock
import pytest
from playwright.sync_api import Browser

from dashboard.words import for_language
from tests.browser.databases import SqliteFile
from tests.browser.looking import Seen, seen_first
from tests.browser.proxy import SECRET, caddy
from tests.browser.serving import ROOT, Served, free_port
from tests.browser.taking import taken
from tests.dashboard.reading import PAGES

pytestmark = pytest.mark.browser
WORDS = for_language("zh-CN")
USERS = "INSERT INTO app_user (identity, role, college_id, staff_id) VALUES (?, ?, ?, ?)"
Opened = Callable[[], AbstractContextManager[Seen]]


@dataclass(frozen=True)
class House:
    """The sample with users in it, served; address: where a reader's browser finds it."""

    database: SqliteFile
    served: Served
    address: str

    def log(self) -> list[tuple[Any, ...]]:
        return self.database.ask("SELECT action, identity, role, subject, reason FROM audit_log ORDER BY id")


@pytest.fixture
def database(sample_template: Path, tmp_path: Path) -> SqliteFile:
    made = SqliteFile(sample_template, tmp_path)
    [(counselor,)] = made.ask("SELECT staff_id FROM community_staff WHERE community_id = 1 LIMIT 1")
    made.execute(USERS, ("dean", "leader", 1, None))
    made.execute(USERS, ("李老师", "counselor", None, counselor))
    return made


def at_door(here: Seen, name: str, **said: str) -> None:
    """Nothing is shown but why, and what to do."""
    here.until(lambda: here.page.locator(".answer h1").count() > 0 and here.answer() == WORDS(name, **said), name)
    assert here.page.locator(".card, [data-testid=stDataFrame], svg.marks, table").count() == 0


class TestOpenId:
    @pytest.fixture
    def house(self, database: SqliteFile, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[House]:
        """Tokens last for an hour, or as many seconds as a test says."""
        seconds = getattr(request, "param", 3600)
        port = free_port()
        with oidc_provider_mock.run_server_in_thread(access_token_max_age=timedelta(seconds=seconds)) as provider:
            secrets = tmp_path / "secrets.toml"
            secrets.write_text(
                "[auth]\n"
                f'redirect_uri = "http://localhost:{port}/oauth2callback"\n'
                'cookie_secret = "for this test only"\n'
                'client_id = "dashboard"\n'
                'client_secret = "dashboard"\n'
                f'server_metadata_url = "http://localhost:{provider.server_port}/.well-known/openid-configuration"\n'
            )
            environment = {"COMMUNITY_DATABASE_URL": database.url}
            served = Served(tmp_path, environment, port=port, options=("--secrets.files", str(secrets)))
            try:
                yield House(database, served.wait(), f"http://localhost:{port}")
            finally:
                served.stop()

    @pytest.fixture
    def opened(self, browser: Browser) -> Opened:
        return lambda: seen_first(browser, 1366, 768)

    def sign_in(self, here: Seen, name: str) -> None:
        here.page.get_by_role("button", name=WORDS("sign-in")).click()
        here.page.fill("input[name=sub]", name)
        here.page.get_by_role("button", name="Authorize").first.click()

    def test_a_link_leads_to_its_page_over_the_sign_in(self, house: House, opened: Opened) -> None:
        with opened() as here:
            link = f"{house.address}/visits?scope=community-3&period=week-2026-09-14"
            here.page.goto(link)
            at_door(here, "door-signed-out")
            self.sign_in(here, "dean")
            here.drawn()
            assert here.page.url == link
            assert "知行苑" in here.text()
            assert WORDS("role-signed-in", role=WORDS("role-leader")) in here.text()
        [done] = house.log()
        assert done[:3] == ("sign_in", "dean", "leader")

    @pytest.mark.full
    def test_whoever_is_not_known_is_let_in_when_he_is_and_out_when_he_is_no_more(
        self, house: House, opened: Opened
    ) -> None:
        with opened() as here:
            here.page.goto(house.address)
            at_door(here, "door-signed-out")
            self.sign_in(here, "secretary")
            at_door(here, "door-unknown", identity="secretary")
            house.database.execute(USERS, ("secretary", "leader", 1, None))
            here.drawn()
            house.database.execute("DELETE FROM app_user WHERE identity = ?", ("secretary",))
            at_door(here, "door-unknown", identity="secretary")
        assert [done[:2] for done in house.log()] == [("refused", "secretary"), ("sign_in", "secretary")]

    @pytest.mark.full
    @pytest.mark.parametrize("house", [8], indirect=True)
    def test_a_sign_in_ends_with_its_token(self, house: House, opened: Opened) -> None:
        with opened() as here:
            here.page.goto(house.address)
            at_door(here, "door-signed-out")
            self.sign_in(here, "dean")
            here.drawn()
            # Nothing changes, and nobody clicks.
            at_door(here, "door-expired")
            here.page.reload()
            at_door(here, "door-expired")

    @pytest.mark.full
    def test_signing_out_ends_every_tab(self, house: House, opened: Opened) -> None:
        with opened() as here:
            here.page.goto(house.address)
            at_door(here, "door-signed-out")
            self.sign_in(here, "dean")
            here.drawn()
            other = Seen(here.page.context.new_page())
            other.goto(house.address)
            here.page.get_by_role("button", name=WORDS("role-signed-in", role=WORDS("role-leader"))).click()
            here.page.get_by_role("button", name=WORDS("sign-out")).click()
            here.until(lambda: ("sign_out", "dean") in [done[:2] for done in house.log()], "the end of the sign-in")
            house.database.execute("UPDATE target SET goal = goal", ())
            at_door(other, "door-signed-out")


class Portal(BaseHTTPRequestHandler):
    """What stands behind a proxy and knows who is there: whoever the cookie names."""

    def do_GET(self) -> None:
        cookie = SimpleCookie(self.headers.get("Cookie", "")).get("portal")
        self.send_response(200)
        if cookie is not None:
            # Names are told as bytes of UTF-8, as HTTP has no others.
            self.send_header("X-Auth-Request-User", bytes.fromhex(cookie.value).decode("latin-1"))
        self.end_headers()

    def log_message(self, *_: Any) -> None:
        pass


@contextmanager
def portal() -> Iterator[int]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Portal)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def caddyfile(port: int, signs_in: int, dashboard: int) -> str:
    """The README's, on ports of this machine."""
    [written] = re.findall(r"```caddyfile\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    for name, here in (
        ("dashboard.example.edu", f"http://127.0.0.1:{port}"),
        ("127.0.0.1:4180", f"127.0.0.1:{signs_in}"),
        ("127.0.0.1:8501", f"127.0.0.1:{dashboard}"),
    ):
        assert name in written
        written = written.replace(name, here)
    return written


class TestProxy:
    @pytest.fixture
    def house(self, database: SqliteFile, tmp_path: Path) -> Iterator[House]:
        environment = {
            "COMMUNITY_DATABASE_URL": database.url,
            "COMMUNITY_PROXY_ADDRESS": "127.0.0.1",
            "COMMUNITY_PROXY_SECRET": SECRET,
        }
        port = free_port()
        with ExitStack() as stack:
            served = Served(tmp_path, environment)
            stack.callback(served.stop)
            signs_in = stack.enter_context(portal())
            stack.enter_context(caddy(tmp_path, port, caddyfile(port, signs_in, served.wait().port)))
            yield House(database, served, f"http://127.0.0.1:{port}")

    @contextmanager
    def opened(self, browser: Browser, house: House, name: str | None, **headers: str) -> Iterator[Seen]:
        with seen_first(browser, 1366, 768, extra_http_headers=headers) as here:
            if name is not None:
                cookie: Any = {"name": "portal", "value": name.encode().hex(), "url": house.address}
                here.page.context.add_cookies([cookie])
            yield here

    def test_the_proxys_word_is_believed(self, browser: Browser, house: House) -> None:
        with self.opened(browser, house, "李老师") as here:
            here.goto(f"{house.address}/visits")
            assert "幸福里" in here.text()
            assert WORDS("role-signed-in", role=WORDS("role-counselor")) in here.text()
            # Live too, which is a socket of its own.
            house.database.execute(
                "UPDATE app_user SET role = 'steward', staff_id = NULL WHERE identity = '李老师'", ()
            )
            here.until(lambda: WORDS("role-signed-in", role=WORDS("role-steward")) in here.text(), "the steward's page")
            assert here.faults == []
        assert house.log()[0][:3] == ("sign_in", "李老师", "counselor")

    @pytest.mark.full
    def test_nobody_becomes_somebody_by_saying_so_to_the_proxy(self, browser: Browser, house: House) -> None:
        for headers in ({"X-Forwarded-User": "dean"}, {"X-Auth-Request-User": "dean"}):
            with self.opened(browser, house, None, **headers) as here:
                here.page.goto(house.address)
                at_door(here, "door-signed-out-proxy")

    def test_the_header_is_refused_from_elsewhere(self, house: House) -> None:
        get, right = house.served.get, {"X-Forwarded-User": "dean", "X-Proxy-Secret": SECRET}
        socket = {"Connection": "Upgrade", "Upgrade": "websocket", "Sec-WebSocket-Version": "13"}
        socket |= {"Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA==", "Origin": house.served.address}
        for path, more in (("/", {}), ("/_stcore/stream", socket), ("/live", socket), ("/media/x", {})):
            assert get(path, {**right, **more}, source="127.0.0.2").status == 403, path
            assert get(path, {**right, **more, "X-Proxy-Secret": "another"}).status == 403, path
            assert get(path, {"X-Forwarded-User": "dean", **more}).status == 403, path
            assert get(path, {**right, **more}).status != 403, path
        assert (
            get("/", {"X-Forwarded-User": "dean", "X-Proxy-Secret": SECRET, "X-Forwarded-For": "127.0.0.9"}).status
            == 403
        )
        # Who says nothing of himself is nobody, wherever he comes from.
        assert get("/", source="127.0.0.2").status == 200

    @pytest.mark.full
    def test_a_leader_says_why_he_asks_for_names(self, browser: Browser, house: House) -> None:
        with self.opened(browser, house, "dean") as here:
            here.goto(f"{house.address}/tutoring?scope=community-1")
            here.page.locator("[data-piece=students_without_session] button").click()
            drawer = here.page.get_by_role("dialog")
            table = drawer.locator("[data-testid=stDataFrame] table")
            here.until(lambda: "*" in table.inner_text(), "masked names")
            drawer.locator(".st-key-unmask-reason input").click()
            here.page.get_by_role("option", name=WORDS("unmask-because", reason=WORDS("reason-help"))).click()
            here.until(lambda: "*" not in table.inner_text(), "names")
            with here.page.expect_download() as got:
                drawer.get_by_role("button", name=WORDS("download-csv")).locator("visible=true").first.click()
            assert got.value.suggested_filename.endswith("-named.csv")
            assert here.faults == []
        told = [(action, subject.partition("-")[0], reason) for action, _, _, subject, reason in house.log()]
        metric = "students_without_session"
        assert told[1:] == [("unmask", f"{metric} day", "help"), ("export", metric, None)]
        # The log names nobody.
        students = {name for (name,) in house.database.ask("SELECT name FROM student")}
        assert not any(name in str(done) for done in house.log() for name in students)

    @pytest.mark.full
    @pytest.mark.parametrize(("name", "pages"), [("李老师", PAGES), ("data", (*PAGES, "log"))])
    def test_no_name_that_is_not_ones_own_to_know_comes_to_the_browser(
        self, browser: Browser, house: House, name: str, pages: Sequence[str]
    ) -> None:
        """Every frame and file of a session that goes through the pages, opens their drawers and takes files along."""
        house.database.execute(USERS, ("data", "steward", None, None))
        there = "SELECT s.name FROM student s JOIN stay t ON t.student_id = s.id WHERE t.community_id = 1"
        staff = "SELECT name FROM staff"
        known = {known for (known,) in house.database.ask(f"{there} UNION {staff}")} if name == "李老师" else set()
        others = house.database.ask(f"SELECT name FROM student UNION {staff}")
        names = [other.encode() for (other,) in others if other not in known]
        assert len(names) > 400
        with self.opened(browser, house, name) as here:
            told = taken(here, pages, lambda page: f"{house.address}/{'' if page == 'overview' else page}")
        assert len(told) > 100_000
        if name == "李老师":
            assert sum(own.encode() in told for own in known) > 20
        assert [other.decode() for other in names if other in told] == []
        # Nor is anybody named in the server's log, or in the database's own.
        said = house.served.log.read_bytes() + str(house.log()).encode()
        assert [other for (other,) in others if other.encode() in said] == []
