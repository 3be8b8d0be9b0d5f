"""What the server adds to every answer: security headers, compression, and closed doors."""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard import sign_in
from dashboard.sign_in import FromProxy, LinkKept
from data_access import settings

# What reports on the server, an experimental way in, and uploads, which no page takes.
CLOSED = ("/_stcore/metrics", "/_stcore/agent", "/_stcore/upload_file")
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; font-src 'self' data:; "
        "connect-src 'self'; script-src 'self' 'unsafe-inline' blob:"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}
WALL = "/display"
SECURE = {"Strict-Transport-Security": "max-age=31536000"}


class Guarded:
    """Sends the headers with every answer, and 404 for what is closed; takes sockets from our own pages only."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.proxy = sign_in.proxy()
        # A school's portal may show pages in a frame.
        frames = " ".join(filter(None, ("'self'", settings.setting("COMMUNITY_FRAME_ANCESTORS"))))
        policy = f"{HEADERS['Content-Security-Policy']}; frame-ancestors {frames}"
        self.headers = HEADERS | {"Content-Security-Policy": policy}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            if scope["type"] == "websocket" and not _is_own_page(Headers(scope=scope)):
                await send({"type": "websocket.close", "code": 1008})
                return
            await self.app(scope, receive, send)
            return

        headers = dict(self.headers) | (SECURE if self._is_secure(scope) else {})
        if scope["path"].rstrip("/").endswith(WALL):
            # Its address bears a token.
            headers["Referrer-Policy"] = "no-referrer"

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                named = [(name.lower().encode(), value.encode()) for name, value in headers.items()]
                message["headers"] = [*message["headers"], *named]
            await send(message)

        # Wherever: the server may stand under a path of its own.
        if any(closed in scope["path"] for closed in CLOSED):
            await PlainTextResponse("Not Found", 404)(scope, receive, send_guarded)
            return
        await self.app(scope, receive, send_guarded)

    def _is_secure(self, scope: Scope) -> bool:
        """Whether the reader's browser speaks TLS: with this server, or with the trusted proxy, which says so."""
        if scope.get("scheme") == "https":
            return True
        address = scope["client"][0] if scope.get("client") else ""
        told = Headers(scope=scope).get("x-forwarded-proto") == "https"
        return told and self.proxy is not None and self.proxy.is_own(address)


def _is_own_page(headers: Headers) -> bool:
    """Streamlit itself lets a page of any program in that the reader's own machine serves."""
    return headers.get("origin", "").partition("://")[2] == headers.get("host")


MIDDLEWARE = [
    Middleware(Guarded),
    Middleware(FromProxy),
    Middleware(LinkKept),
    # Python's own level, 9, takes half as long again to save a thousandth.
    Middleware(GZipMiddleware, minimum_size=1000, compresslevel=6),
]
