"""What the server adds to every answer: security headers, compression, and closed doors."""

from __future__ import annotations

from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.sign_in import FromProxy, LinkKept

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


class Guarded:
    """Sends the headers with every answer, and 404 for what reports on the server itself."""

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
            await send(message)

        if scope["path"].startswith(CLOSED):
            await PlainTextResponse("Not Found", 404)(scope, receive, send_guarded)
            return
        await self.app(scope, receive, send_guarded)


MIDDLEWARE = [
    Middleware(Guarded),
    Middleware(FromProxy),
    Middleware(LinkKept),
    Middleware(GZipMiddleware, minimum_size=1000),
]
