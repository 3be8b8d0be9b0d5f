"""The server: `streamlit run dashboard/app.py`. The script that each viewer runs is main.py.

What pages are made of is read while it serves already, and the first browser loads Streamlit's own script.
"""

import asyncio
import contextlib
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib import import_module
from pathlib import Path
from threading import Thread
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import streamlit as st
from starlette.routing import WebSocketRoute
from starlette.websockets import WebSocket

from dashboard import serving, sign_in

try:
    sign_in.check()
except ValueError as error:
    sys.exit(f"✗ {error}")

_ready = asyncio.Event()


def _prepare() -> None:
    # By one thread, for which scripts wait: a pandas that another one is half through with, Altair takes for whole.
    words = import_module("dashboard.words")
    words.for_language(words.LANGUAGES[0])
    import_module("dashboard.page")


async def _watch() -> None:
    await asyncio.to_thread(_prepare)
    _ready.set()
    # It asks the database, which may be away: nobody waits for that.
    Thread(target=import_module("dashboard.access").say_if_closed, name="saying", daemon=True).start()
    await import_module("dashboard.live").watch()


@asynccontextmanager
async def _serving(_app: Any) -> AsyncIterator[None]:
    watcher = asyncio.create_task(_watch())
    try:
        yield
    finally:
        watcher.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await watcher


async def _listen(socket: WebSocket) -> None:
    await _ready.wait()
    await import_module("dashboard.live").listen(socket)


app = st.App("main.py", lifespan=_serving, routes=[WebSocketRoute("/live", _listen)], middleware=serving.MIDDLEWARE)
