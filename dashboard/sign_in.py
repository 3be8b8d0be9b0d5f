"""Who is there, as the sign-in says it: Streamlit's own (OpenID Connect), or a name in a header of a trusted proxy."""

from __future__ import annotations

import hashlib
import hmac
import ipaddress
import logging
import time
from dataclasses import dataclass
from enum import Enum
from functools import cache
from http.cookies import SimpleCookie
from urllib.parse import quote, unquote, urlsplit

import streamlit as st
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from data_access import clock, settings

DEFAULT_HEADER = "X-Forwarded-User"
SECRET_HEADER = "X-Proxy-Secret"
DEFAULT_CLAIM = "sub"
LINK_COOKIE = "community_link"
LINK_SECONDS = 600

log = logging.getLogger(__name__)


class Way(Enum):
    """How people sign in: not at all, through a proxy that says who they are, or with OpenID Connect."""

    OPEN = "open"
    PROXY = "proxy"
    OPENID = "openid"


@dataclass(frozen=True)
class SignIn:
    """Somebody who has signed in; mark: tells this sign-in from another one of the same person."""

    identity: str
    mark: str


@dataclass(frozen=True)
class Proxy:
    """Whom to believe, and the header in which it says who is there. A request that bears it otherwise is refused."""

    networks: tuple[ipaddress.IPv4Network | ipaddress.IPv6Network, ...]
    secret: str
    header: str

    def refuses(self, headers: Headers, address: str) -> str | None:
        """What is wrong with a request: "address", "secret" or "twice"; None where it bears no name, or a true one."""
        named = headers.getlist(self.header)
        if not named:
            return None
        if not self.is_own(address):
            return "address"
        if not hmac.compare_digest(headers.get(SECRET_HEADER, "").encode(), self.secret.encode()):
            return "secret"
        return None if len(named) == 1 else "twice"

    def is_own(self, address: str) -> bool:
        """Whether the proxy has this address."""
        try:
            found = ipaddress.ip_address(address)
        except ValueError:
            return False
        return any(found in network for network in self.networks)


def way() -> Way:
    """The way that is set up; a proxy goes before OpenID Connect."""
    if settings.setting("COMMUNITY_PROXY_ADDRESS"):
        return Way.PROXY
    return Way.OPENID if _has_openid() else Way.OPEN


def proxy() -> Proxy | None:
    """The trusted proxy. Raises ValueError where it is set up by halves."""
    address = settings.setting("COMMUNITY_PROXY_ADDRESS")
    if address is None:
        return None
    secret = settings.setting("COMMUNITY_PROXY_SECRET") or ""
    if len(secret) < 16:
        raise ValueError("COMMUNITY_PROXY_SECRET is a secret of 16 characters or more, which the proxy sends along")
    networks = tuple(ipaddress.ip_network(each.strip()) for each in address.split(","))
    return Proxy(networks, secret, settings.setting("COMMUNITY_PROXY_USER_HEADER") or DEFAULT_HEADER)


def is_local() -> bool:
    """Whether the server listens on this machine only."""
    address: str | None = st.get_option("server.address")
    try:
        return ipaddress.ip_address(address or "").is_loopback
    except ValueError:
        return address == "localhost"


def check() -> None:
    """Raises ValueError where a setting says what cannot be meant: better no dashboard than an open one."""
    proxy()
    settings.is_on("COMMUNITY_OPEN")
    settings.audit_days()


@cache
def _has_openid() -> bool:
    try:
        return "auth" in st.secrets
    except FileNotFoundError:
        return False


def current() -> SignIn | None:
    """Whoever runs this script; None where nobody has signed in, or no longer."""
    match way():
        case Way.PROXY:
            return _of_proxy()
        case Way.OPENID:
            return None if has_expired() else _of_openid()
    return None


def has_expired() -> bool:
    """Whether there was a sign-in, which is over: Streamlit keeps its cookie for a month whatever the token says."""
    over = ends()
    return over is not None and over <= time.time()


def ends() -> float | None:
    """When this sign-in is over; None where that is not told."""
    return _number(st.user.get("exp")) if way() is Way.OPENID and st.user.get("is_logged_in") else None


def _of_openid() -> SignIn | None:
    claim = settings.setting("COMMUNITY_IDENTITY_CLAIM") or DEFAULT_CLAIM
    identity = st.user.get(claim) if st.user.get("is_logged_in") else None
    if not isinstance(identity, str) or not identity:
        return None
    told = "|".join(str(st.user.get(name, "")) for name in ("iss", "sub", "iat", "nonce"))
    return SignIn(identity, hashlib.sha256(told.encode()).hexdigest()[:16])


def _of_proxy() -> SignIn | None:
    """The name that `Guarded` let pass; a day of a person is a sign-in, since the proxy tells no more."""
    name = st.context.headers.get(settings.setting("COMMUNITY_PROXY_USER_HEADER") or DEFAULT_HEADER, "")
    identity = name.encode("latin-1", "replace").decode("utf-8", "replace").strip()
    return SignIn(identity, clock.now().date().isoformat()) if identity else None


def _number(value: object) -> float:
    return float(value) if isinstance(value, int | float) else 0.0


class FromProxy:
    """Refuses a request that bears a user's name and does not come from the trusted proxy."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.proxy = proxy()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if self.proxy is None or scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        address = scope["client"][0] if scope.get("client") else ""
        why = self.proxy.refuses(Headers(scope=scope), address)
        if why is None:
            await self.app(scope, receive, send)
            return
        log.warning("a request from %s with %s was refused for its %s", address, self.proxy.header, why)
        if scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
        else:
            await PlainTextResponse("Forbidden", 403)(scope, receive, send)


class LinkKept:
    """Leads back to the page from which somebody went to sign in: Streamlit's own way back ends at the first page."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = scope.get("path", "")
        if scope["type"] == "http" and path.endswith("/auth/login"):
            send = _remembering(Headers(scope=scope), send)
        elif scope["type"] == "http" and path.endswith("/oauth2callback"):
            send = _leading_back(Headers(scope=scope), send)
        await self.app(scope, receive, send)


def _remembering(asked: Headers, send: Send) -> Send:
    """The page that was left is in the referrer, which our policy sends whole to ourselves only."""
    came_from = urlsplit(asked.get("referer", ""))
    link = came_from.path + (f"?{came_from.query}" if came_from.query else "")
    if came_from.netloc != asked.get("host") or not _is_own(link):
        return send

    async def remembering(message: Message) -> None:
        if message["type"] == "http.response.start":
            cookie = f"{LINK_COOKIE}={quote(link, safe='')}; Path=/; Max-Age={LINK_SECONDS}; HttpOnly; SameSite=Lax"
            MutableHeaders(scope=message).append("set-cookie", cookie)
        await send(message)

    return remembering


def _leading_back(asked: Headers, send: Send) -> Send:
    kept = SimpleCookie(asked.get("cookie", "")).get(LINK_COOKIE)
    link = unquote(kept.value) if kept is not None else ""
    if not _is_own(link):
        return send

    async def leading_back(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            if 300 <= message["status"] < 400:
                headers["location"] = quote(link, safe="/?&=%-_.~")
            headers.append("set-cookie", f"{LINK_COOKIE}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax")
        await send(message)

    return leading_back


def _is_own(link: str) -> bool:
    """A path of this server, whatever a browser makes of slashes."""
    return link.startswith("/") and not link.startswith("//") and "\\" not in link and link.isprintable()
