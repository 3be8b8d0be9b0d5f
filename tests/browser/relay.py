"""A network between a browser and the dashboard, which can be cut and held."""

from __future__ import annotations

import asyncio
import contextlib
from threading import Thread

from tests.browser.serving import free_port, listening

CHUNK = 65_536


class Relay:
    """Passes on every byte, from a port of its own to the dashboard's."""

    def __init__(self, to: int) -> None:
        self.port = free_port()
        self._to = to
        self._loop = asyncio.new_event_loop()
        self._flowing = asyncio.Event()
        self._flowing.set()
        # Of each open connection: its end at the browser, what was asked for first, and its end at the dashboard.
        self._open: dict[asyncio.StreamWriter, tuple[bytes, asyncio.StreamWriter]] = {}
        self._thread = Thread(target=self._run, daemon=True)
        self._thread.start()
        listening(self.port)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def cut(self, path: str = "") -> None:
        """Breaks the connections whose first request names a path; all of them without one."""
        self._loop.call_soon_threadsafe(self._cut, path.encode())

    def hold(self) -> None:
        """Keeps every connection open, and lets no byte through: a machine asleep."""
        self._loop.call_soon_threadsafe(self._flowing.clear)

    def release(self) -> None:
        self._loop.call_soon_threadsafe(self._flowing.set)

    def stop(self) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.run_until_complete(asyncio.start_server(self._take, "127.0.0.1", self.port))
        self._loop.run_forever()

    def _cut(self, path: bytes) -> None:
        for browser, (asked, server) in list(self._open.items()):
            if path in asked:
                browser.transport.abort()
                server.transport.abort()

    async def _take(self, heard: asyncio.StreamReader, browser: asyncio.StreamWriter) -> None:
        with contextlib.suppress(OSError):
            first = await heard.read(CHUNK)
            await self._flowing.wait()
            said, server = await asyncio.open_connection("127.0.0.1", self._to)
            server.write(first)
            self._open[browser] = (first.partition(b"\r\n")[0], server)
            await asyncio.gather(self._pass(heard, server), self._pass(said, browser))
        self._open.pop(browser, None)
        browser.transport.abort()

    async def _pass(self, heard: asyncio.StreamReader, to: asyncio.StreamWriter) -> None:
        with contextlib.suppress(OSError):
            while data := await heard.read(CHUNK):
                await self._flowing.wait()
                to.write(data)
                await to.drain()
        await self._flowing.wait()
        to.transport.abort()
