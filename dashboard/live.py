"""Tells open pages to ask again when something that they show has changed.

One watcher a process reads the notes of change and the day; a page is told over its own unguessable channel, on which
no figure travels: "ask again", and a heartbeat with the time of the last look at the database.
"""

from __future__ import annotations

import asyncio
import contextlib
import datetime as dt
import logging
import secrets
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import Any

import streamlit as st
from starlette.websockets import WebSocket, WebSocketDisconnect

from dashboard import source
from dashboard.hindered import Hindrance
from dashboard.words import Words
from data_access import clock
from data_access.answers import version_of
from data_access.faults import DatabaseBusy, DatabaseFault
from data_access.questions import Asked
from data_access.versions import Versions

LOOK_SECONDS = 0.25
HEARTBEAT_SECONDS = 2.0
FORGET_SECONDS = 120.0
PRUNE_SECONDS = 600.0
SEEN_SECONDS = 60.0

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class State:
    """What there is to show: the versions of the rows (None while the database is away), and the campus' day."""

    versions: Versions | None
    day: dt.date


@dataclass(eq=False)
class Channel:
    """One open page or drawer: what it was drawn with, the state it was last compared with, the sockets that listen.

    away: drawn while the database was away; None of what is not drawn anew for that. link: of a screen on a wall.
    ends: when the sign-in ends that it was drawn for.
    """

    shown: Mapping[Asked, tuple[int, int]]
    day: dt.date
    away: bool | None
    hindrance: Hindrance | None = None
    link: int | None = None
    ends: float | None = None
    compared: tuple[State, bool] | None = None
    sockets: set[WebSocket] = field(default_factory=set)
    idle_since: float = field(default_factory=time.monotonic)

    def is_old(self, now: State, known: dict[Asked, tuple[int, int]]) -> bool:
        """Whether the page would be drawn otherwise now, or is to try again; the same state is compared once."""
        due = self.ends is not None and time.time() >= self.ends
        if self.hindrance is not None:
            due = due or self.hindrance.is_due
            if not due and time.monotonic() < self.hindrance.soonest:
                return False
        if self.compared == (now, due):
            return False
        self.compared = (now, due)
        if due or self.day != now.day or self.away not in (None, now.versions is None):
            return True
        return now.versions is not None and any(
            _version(what, now.versions, known) != version for what, version in self.shown.items()
        )


class Channels:
    """The open pages of this process."""

    def __init__(self) -> None:
        self._channels: dict[str, Channel] = {}
        self._lock = Lock()

    def shows(
        self,
        name: str,
        shown: Mapping[Asked, tuple[int, int]],
        day: dt.date,
        *,
        away: bool | None,
        hindrance: Hindrance | None = None,
        link: int | None = None,
        ends: float | None = None,
    ) -> None:
        """A page has just been drawn with these questions in these versions, or from what was kept."""
        with self._lock:
            before = self._channels.get(name)
            sockets = before.sockets if before is not None else set()
            self._channels[name] = Channel(dict(shown), day, away, hindrance, link, ends, sockets=sockets)

    def join(self, name: str, socket: WebSocket) -> bool:
        """A page listens; False where it is not known (any more), so that it has to ask again."""
        with self._lock:
            channel = self._channels.get(name)
            if channel is not None:
                channel.sockets.add(socket)
                # Whatever it was told before, this socket did not hear.
                channel.compared = None
            return channel is not None

    def leave(self, name: str, socket: WebSocket) -> None:
        with self._lock:
            channel = self._channels.get(name)
            if channel is not None:
                channel.sockets.discard(socket)
                channel.idle_since = time.monotonic()

    def old(self, now: State) -> list[WebSocket]:
        """The sockets of the pages that would be drawn otherwise now."""
        known: dict[Asked, tuple[int, int]] = {}
        with self._lock:
            listened = [channel for channel in self._channels.values() if channel.sockets]
            return [socket for channel in listened if channel.is_old(now, known) for socket in channel.sockets]

    def links(self) -> set[int]:
        """The links that screens show now."""
        with self._lock:
            return {one.link for one in self._channels.values() if one.sockets and one.link is not None}

    def everybody(self) -> list[WebSocket]:
        with self._lock:
            return [socket for channel in self._channels.values() for socket in channel.sockets]

    def forget_closed(self) -> None:
        """Pages that nobody has listened for in two minutes."""
        with self._lock:
            for name, channel in list(self._channels.items()):
                if not channel.sockets and time.monotonic() - channel.idle_since > FORGET_SECONDS:
                    del self._channels[name]


def _version(what: Asked, versions: Versions, known: dict[Asked, tuple[int, int]]) -> tuple[int, int]:
    if what not in known:
        known[what] = version_of(what, versions)
    return known[what]


CHANNELS = Channels()


def new_channel() -> str:
    """A name that nobody can guess."""
    return secrets.token_urlsafe(16)


async def _tell(sockets: Iterable[WebSocket], message: Mapping[str, Any]) -> None:
    for socket in sockets:
        with contextlib.suppress(Exception):
            await asyncio.wait_for(socket.send_json(dict(message)), 1.0)


async def watch() -> None:
    """Looks four times a second, and tells the pages that would be drawn otherwise now to ask again."""
    beaten, pruned, seen = 0.0, time.monotonic(), time.monotonic()
    while True:
        try:
            here = source.current()
            if here.filling is None:
                now = await asyncio.to_thread(_look, here)
                old = await asyncio.to_thread(CHANNELS.old, now) if now is not None else []
                await _tell(old, {"again": clock.now().isoformat()})
            if time.monotonic() - beaten > HEARTBEAT_SECONDS:
                beaten = time.monotonic()
                await _tell(CHANNELS.everybody(), _heartbeat(here))
                CHANNELS.forget_closed()
            if here.fault is None and time.monotonic() - pruned > PRUNE_SECONDS:
                pruned = time.monotonic()
                await asyncio.to_thread(here.prune)
            if here.fault is None and time.monotonic() - seen > SEEN_SECONDS:
                seen = time.monotonic()
                await asyncio.to_thread(here.saw, CHANNELS.links())
        except Exception:
            log.exception("the watcher stumbled")
        await asyncio.sleep(LOOK_SECONDS)


def _look(here: source.Source) -> State | None:
    """The state; None where nothing can be said, as others use every connection."""
    day = clock.now().date()
    if not here.recovered():
        return State(None, day)
    try:
        return State(here.look(), day)
    except DatabaseBusy:
        return None
    except DatabaseFault as fault:
        here.mark_away(fault)
        return State(None, day)


def _heartbeat(here: source.Source) -> dict[str, Any]:
    age = (clock.now() - here.last_look).total_seconds() if here.last_look else None
    return {"checked_seconds_ago": age, "down": here.fault is not None}


async def listen(socket: WebSocket) -> None:
    """/live?channel=..."""
    await socket.accept()
    name = socket.query_params.get("channel", "")
    if not CHANNELS.join(name, socket):
        await socket.send_json({"anew": True})
        await socket.close(1000)
        return
    try:
        await socket.send_json(_heartbeat(source.current()))
        while True:
            await socket.receive_text()
    except WebSocketDisconnect:
        pass
    finally:
        CHANNELS.leave(name, socket)


def _script(name: str) -> str:
    return Path(__file__).with_name(name).read_text(encoding="utf-8")


_component = st.components.v2.component(
    "community.live",
    html=(
        '<div class="freshness fresh" role="status">'
        '<span class="at"><span class="newest-name"></span> <b class="newest"></b></span>'
        '<span><span class="checked-name"></span> <b class="checked"></b></span>'
        '<span class="updated"></span></div>'
    ),
    js=_script("chart_picture.js") + _script("live_component.js"),
    isolate_styles=False,
)


# A drawer only listens.
_follower = st.components.v2.component(
    "community.follower", html="<span></span>", js=_script("live_component.js"), isolate_styles=False
)


# Stands outside the fragment: what it asks for is the whole page.
_whole_page = st.components.v2.component(
    "community.whole_page",
    html="<span></span>",
    js="""export default function ({ setTriggerValue }) {
      const ask = () => setTriggerValue("anew", Date.now());
      document.addEventListener("ask-anew", ask);
      return () => document.removeEventListener("ask-anew", ask);
    }""",
    isolate_styles=False,
)


def component(words: Words, channel: str, newest: str, updated: str) -> None:
    """Freshness at the page's upper right; asks the fragment `figures` to run again when the page is told to."""
    _component(
        key="live",
        data={
            **_where(words, channel),
            "newest": newest,
            "updated": updated,
            "drawn": time.time(),
            "labels": _labels(words),
            "words": {
                "newest": words("fresh-newest"),
                "checked": words("fresh-checked"),
                "now": words("fresh-checked-now"),
                "seconds": words("fresh-checked-seconds", seconds="#"),
                "connecting": words("fresh-connecting"),
                "cut": words("fresh-cut"),
                "copied": words("picture-copied"),
                "saved": words("picture-saved"),
                "failed": words("picture-failed"),
            },
        },
        on_again_change=_ask_again,
        height="content",
    )


def _labels(words: Words) -> list[list[str]]:
    """What Streamlit says in English, to screen readers but for the last: selector, attribute, what it is to say."""
    return [
        ["[data-testid=stHeaderLogo], [data-testid=stSidebarLogo]", "alt", words("app-name")],
        ["[data-testid=stLogoLink]", "aria-label", words("page-overview")],
        ["[data-testid=stMultiSelectTagsContainer] > [role=group]", "aria-label", words("chosen")],
        ["[data-tag] button", "aria-label", words("chosen-remove", what="#")],
        [
            "[data-testid=stMultiSelect] button[data-rac]:not([data-tag] *, [aria-haspopup], [role])",
            "aria-label",
            words("chosen-clear"),
        ],
        [
            ":is([data-testid=stMultiSelect], [data-testid=stSelectbox]) [aria-haspopup]",
            "aria-label",
            words("choices-open"),
        ],
        [
            "[data-testid=stTopNav], [data-testid=stSidebarNav], [data-testid=stSidebar]",
            "aria-label",
            words("menu"),
        ],
        ["[data-testid=stExpandSidebarButton]", "aria-label", words("menu-open")],
        # Shown by the style sheet where a file could not be made.
        ["[data-testid=stDownloadButton]", "data-failed", words("download-failed")],
    ]


def follow(words: Words, key: str, channel: str) -> None:
    """Nothing to see; the fragment in which it stands runs again when its channel is told to."""
    _follower(key=key, data=_where(words, channel), on_again_change=lambda: None, height="content")


def whole_page() -> None:
    """Nothing to see; runs the page anew where its fragments are known to no session any more."""
    _whole_page(key="whole-page", on_anew_change=lambda: None, height="content")


def _where(words: Words, channel: str) -> dict[str, str]:
    path = f"/{(st.get_option('server.baseUrlPath') or '').strip('/')}/live".replace("//", "/")
    return {"channel": channel, "path": path, "language": words.language}


def _ask_again() -> None:
    st.rerun("figures")
