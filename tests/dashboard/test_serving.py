"""The headers that settings change; those of every answer: tests/browser/test_serving.py."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from starlette.responses import PlainTextResponse
from starlette.testclient import TestClient

from dashboard import live
from dashboard.serving import Guarded
from dashboard.sign_in import LINK_COOKIE, FromProxy, LinkKept


def headers(address: str = "10.0.0.1", url: str = "http://dashboard", **sent: str) -> Mapping[str, str]:
    """Of the answer to somebody at that address."""
    asked = {name.replace("_", "-"): value for name, value in sent.items()}
    client = TestClient(Guarded(PlainTextResponse("here")), base_url=url, client=(address, 50000))
    return client.get("/", headers=asked).headers


def test_a_portal_may_show_pages_in_a_frame_where_that_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    assert headers()["Content-Security-Policy"].endswith("; frame-ancestors 'self'")
    monkeypatch.setenv("COMMUNITY_FRAME_ANCESTORS", "https://portal.example.edu")
    assert headers()["Content-Security-Policy"].endswith("; frame-ancestors 'self' https://portal.example.edu")


def test_tls_is_asked_for_again_by_whoever_has_it(monkeypatch: pytest.MonkeyPatch) -> None:
    name = "Strict-Transport-Security"
    assert name not in headers()
    assert name in headers(url="https://dashboard")
    assert name not in headers(x_forwarded_proto="https")
    monkeypatch.setenv("COMMUNITY_PROXY_ADDRESS", "10.0.0.1")
    monkeypatch.setenv("COMMUNITY_PROXY_SECRET", "sixteen characters")
    assert name in headers(x_forwarded_proto="https")
    assert name not in headers(x_forwarded_proto="http")
    assert name not in headers("10.0.0.2", x_forwarded_proto="https")


def test_the_address_of_a_wall_is_told_to_nobody() -> None:
    client = TestClient(Guarded(PlainTextResponse("here")))
    assert client.get("/display?token=x").headers["Referrer-Policy"] == "no-referrer"
    assert client.get("/community/display/").headers["Referrer-Policy"] == "no-referrer"
    assert client.get("/visits").headers["Referrer-Policy"] == "same-origin"


def test_what_is_closed_is_closed_under_a_path_of_its_own_too() -> None:
    client = TestClient(Guarded(PlainTextResponse("here")))
    for path in (
        "/_stcore/metrics",
        "/community/_stcore/metrics",
        "/community/_stcore/agent/x",
        "/community/_stcore/upload_file/x/y",
    ):
        assert client.get(path).status_code == 404, path
    assert client.get("/community/_stcore/health").status_code == 200


def test_the_channels_of_pages_cannot_be_guessed() -> None:
    names = {live.new_channel() for _ in range(1000)}
    assert len(names) == 1000
    assert min(map(len, names)) >= 22


def test_a_request_of_two_names_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """The one may be the proxy's, and the other what somebody sent along."""
    monkeypatch.setenv("COMMUNITY_PROXY_ADDRESS", "10.0.0.1")
    monkeypatch.setenv("COMMUNITY_PROXY_SECRET", "sixteen characters")
    client = TestClient(FromProxy(PlainTextResponse("here")), client=("10.0.0.1", 50000))
    sent = [("X-Proxy-Secret", "sixteen characters"), ("X-Forwarded-User", "li")]
    assert client.get("/", headers=sent).status_code == 200
    assert client.get("/", headers=[*sent, ("X-Forwarded-User", "dean")]).status_code == 403


HERE = "http://dashboard"


def led_back_to(referer: str, cookie: str | None = None) -> str:
    """Where somebody is after a sign-in to which he went from there."""
    answers = PlainTextResponse("", 302, headers={"location": "/"})
    client = TestClient(LinkKept(answers), base_url=HERE, follow_redirects=False)
    kept = client.get("/auth/login", headers={"referer": referer}).cookies.get(LINK_COOKIE)
    if cookie is not None:
        kept = cookie
    sent = {"cookie": f"{LINK_COOKIE}={kept}"} if kept is not None else {}
    return client.get("/oauth2callback?code=x", headers=sent).headers["location"]


def test_a_link_is_kept_over_the_sign_in() -> None:
    assert led_back_to(f"{HERE}/visits?scope=community-3&lang=en") == "/visits?scope=community-3&lang=en"
    assert led_back_to(f"{HERE}/definitions?search=%E8%B5%B0") == "/definitions?search=%E8%B5%B0"
    assert led_back_to(f"{HERE}/") == "/"


@pytest.mark.parametrize(
    "elsewhere", ["https://evil.example/x", "//evil.example/x", f"{HERE}//evil.example/x", "", "x"]
)
def test_nobody_is_led_away(elsewhere: str) -> None:
    assert led_back_to(elsewhere) == "/"


@pytest.mark.parametrize(
    "cookie", ["%2F%2Fevil.example", "%2F%5Cevil.example", "https%3A%2F%2Fevil", "%2Fa%0D%0ASet-Cookie%3A%20x", "x"]
)
def test_nobody_is_led_away_by_a_cookie(cookie: str) -> None:
    assert led_back_to("", cookie) == "/"
