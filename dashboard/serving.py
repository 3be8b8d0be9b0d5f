"""What the server adds to every answer: security headers, compression, hints, and closed doors."""

from __future__ import annotations

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

CLOSED = ("/_stcore/metrics", "/_stcore/agent")
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; font-src 'self' data:; "
        "connect-src 'self'; script-src 'self' 'unsafe-inline' blob:; frame-ancestors 'self'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}
# The scripts of Streamlit's that draw our pages; it has them fetched only when the first such element has come.
DRAWN_BY = ("Html", "Button", "BidiComponent", "ArrowVegaLiteChart", "embed", "vega-interpreter")


def _hints() -> str:
    """A Link header by which the browser fetches those scripts with the page; empty where Streamlit names none so."""
    scripts = Path(st.__file__).parent / "static" / "static" / "js"
    found = [path.name for name in DRAWN_BY for path in scripts.glob(f"{name}.*.js")]
    return ", ".join(f"<static/js/{name}>; rel=modulepreload" for name in found)


HINTS = _hints()


class Guarded:
    """Sends the headers with every answer, hints with a page, and 404 for what reports on the server itself."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                named = [(name.lower().encode(), value.encode()) for name, value in HEADERS.items()]
                message["headers"] = [*message["headers"], *named]
                if HINTS and (b"content-type", b"text/html; charset=utf-8") in message["headers"]:
                    message["headers"].append((b"link", HINTS.encode()))
            await send(message)

        if scope["path"].startswith(CLOSED):
            await PlainTextResponse("Not Found", 404)(scope, receive, send_guarded)
            return
        await self.app(scope, receive, send_guarded)


MIDDLEWARE = [Middleware(Guarded), Middleware(GZipMiddleware, minimum_size=1000)]
