"""What the server sends with every answer, and what it keeps to itself."""

from __future__ import annotations

import json
import re
import socket
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from dashboard.serving import HEADERS
from tests.browser.conftest import Site
from tests.browser.looking import seen_first

pytestmark = pytest.mark.browser
POLICY = {
    "default-src 'self'",
    "img-src 'self' data: blob:",
    "style-src 'self' 'unsafe-inline'",
    "font-src 'self' data:",
    "connect-src 'self'",
    "script-src 'self' 'unsafe-inline' blob:",
}
CLOSED = (
    "/_stcore/metrics",
    "/_stcore/metrics/",
    "//_stcore/metrics",
    "/%5fstcore/metrics",
    "/./_stcore/metrics",
    "/visits/../_stcore/metrics",
    "/visits/_stcore/metrics",
    "/_stcore/agent",
    "/_stcore/agent/anything",
    "/_stcore/upload_file/session/file",
)
FOREIGN = ("null", "http://a.example", "https://127.0.0.1.a.example", "http://127.0.0.1:1", "file://")
UPGRADE = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA==",
}


def paths(site: Site) -> Iterator[str]:
    """A page, what it is made of, and what is not there."""
    yield from ("/", "/visits", "/visits?scope=community-1", "/_stcore/health", "/_stcore/host-config", "/nothing/here")
    yield from ("/media/nothing", "/static/nothing.js", "/_stcore/metrics", "/live")
    yield from re.findall(r'(?:src|href)="\.?(/static/[^"]+)"', site.served.get("/").body.decode())  # type: ignore[attr-defined]


def test_every_answer_bears_the_headers(sqlite_site: Site) -> None:
    asked = list(paths(sqlite_site))
    assert any(path.endswith(".js") for path in asked[10:])
    for path in asked:
        answer = sqlite_site.served.get(path)
        policy = {part.strip() for part in str(answer.getheader("Content-Security-Policy")).split(";")}
        assert policy >= POLICY, path
        assert any(part.startswith("frame-ancestors ") for part in policy), path
        assert answer.getheader("X-Content-Type-Options") == "nosniff", path
        assert answer.getheader("Referrer-Policy") == "same-origin", path
        assert answer.getheader("Permissions-Policy"), path
        for name in HEADERS:
            assert len(answer.headers.get_all(name) or []) == 1, (path, name)


@pytest.mark.parametrize("path", CLOSED)
def test_what_no_reader_asks_for_is_closed(sqlite_site: Site, path: str) -> None:
    answer = sqlite_site.served.get(path)
    body = answer.body.decode(errors="replace")  # type: ignore[attr-defined]
    assert "# HELP" not in body
    assert answer.status in (400, 404) or "<html" in body


def test_metrics_are_not_found(sqlite_site: Site) -> None:
    assert sqlite_site.served.get("/_stcore/metrics").status == 404


def test_pages_are_compressed(sqlite_site: Site) -> None:
    script = next(path for path in paths(sqlite_site) if path.endswith(".js") and "nothing" not in path)
    plain = sqlite_site.served.get(script)
    packed = sqlite_site.served.get(script, {"Accept-Encoding": "gzip"})
    assert packed.getheader("Content-Encoding") == "gzip"
    assert len(packed.body) < len(plain.body) / 2  # type: ignore[attr-defined]


@pytest.mark.parametrize("origin", [None, *FOREIGN])
@pytest.mark.parametrize("path", ["/live?channel=x", "/_stcore/stream"])
def test_no_socket_opens_to_a_foreign_page(sqlite_site: Site, path: str, origin: str | None) -> None:
    headers = UPGRADE if origin is None else {**UPGRADE, "Origin": origin}
    assert sqlite_site.served.get(path, headers).status == 403


def test_a_page_that_the_server_does_not_know_any_more_is_told_to_ask_anew(browser: Browser, sqlite_site: Site) -> None:
    with seen_first(browser) as here:
        here.page.goto(f"{sqlite_site.served.address}/_stcore/health")
        told = here.page.evaluate(
            """() => new Promise((done) => {
                const said = [], socket = new WebSocket(`ws://${location.host}/live?channel=nothing`);
                socket.onmessage = ({data}) => said.push(JSON.parse(data));
                socket.onclose = ({code}) => done([said, code]);
                setTimeout(() => done([said, "open"]), 5000);
            })"""
        )
    assert told == [[{"anew": True}], 1000]


@pytest.mark.parametrize("origin", FOREIGN[:3])
def test_a_foreign_page_reads_nothing(sqlite_site: Site, origin: str) -> None:
    for path in ("/", "/_stcore/health", "/_stcore/host-config", "/media/nothing"):
        assert sqlite_site.served.get(path, {"Origin": origin}).getheader("Access-Control-Allow-Origin") is None, path


def test_no_page_of_another_origin_commands_ours(sqlite_site: Site) -> None:
    """Streamlit's own list names the hosts of its cloud."""
    told = json.loads(sqlite_site.served.get("/_stcore/host-config").body)  # type: ignore[attr-defined]
    assert told["allowedOrigins"] == []


def test_a_session_asks_for_the_token_that_only_its_own_page_can_read(sqlite_site: Site) -> None:
    """Without it Streamlit takes no sign-in from a cookie."""
    assert "_streamlit_xsrf=" in str(sqlite_site.served.get("/_stcore/health").getheader("Set-Cookie"))


@pytest.mark.parametrize("path", ["/live?channel=x", "/_stcore/stream"])
def test_sockets_open_to_our_own(sqlite_site: Site, path: str) -> None:
    own = {**UPGRADE, "Origin": sqlite_site.served.address}
    assert sqlite_site.served.get(path, own).status == 101


def test_it_listens_on_this_machine_only(sqlite_site: Site) -> None:
    own = {found[4][0] for found in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)}
    # On Linux the second is an address too, of whoever listens on every one.
    for address in {*map(str, own), "127.0.0.2"} - {"127.0.0.1"}:
        with socket.socket() as tried:
            tried.settimeout(2)
            assert tried.connect_ex((address, sqlite_site.served.port)) != 0, address
