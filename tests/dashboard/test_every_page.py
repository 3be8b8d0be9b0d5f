"""Every page and drawer opened by every role: what left the database, what was sent to the browser, and its files.

Two colleges; whoever looks is of the first. Every text tells whose it is (tests/two_colleges.py).
"""

from __future__ import annotations

import datetime as dt
import itertools
import json
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.forward_msg_queue import ForwardMsgQueue
from streamlit.runtime.media_file_manager import MediaFileManager
from streamlit.testing.v1 import AppTest

from dashboard import live, source
from dashboard.drawer import Opening
from dashboard.words import for_language
from data_access.metrics.registry import METRICS
from data_access.periods import Calendar
from data_access.questions import Behind
from data_access.references import CALENDAR
from data_access.scopes import Place
from tests.dashboard.reading import PAGES, everything, nodes, opened_by, texts, under
from tests.databases import sqlite_url
from tests.files import unpacked
from tests.heard import Heard, hearing
from tests.two_colleges import (
    AWAY,
    COUNSELOR,
    DISPLAY,
    HERE,
    LEADER,
    NEVER,
    OF_FIRST,
    OWN,
    STEWARD,
    THERE,
    beyond,
    made,
)

ZH = for_language("zh-CN")
ALL_PAGES = (*PAGES, "displays", "log")
PERIODS = ("", "month-2026-03-02", "term-2026-03-02", "school_year-2026-03-02", "all-2026-03-02", "week-x")
DAYS = ("", "2025-11-19", "2025-02-24", "2023-08-31", "2099-01-01", "yesterday")
SCOPES = ("", f"community-{HERE}", "college-x")
FOREIGN = {
    LEADER: ("college-2", f"community-{AWAY[0]}"),
    COUNSELOR: ("college-1", "college-2", f"community-{THERE[0]}", f"community-{AWAY[0]}"),
    STEWARD: ("college-2", f"community-{AWAY[1]}"),
    DISPLAY: ("college-2", f"community-{AWAY[2]}"),
}
# Pages that are refused whole, and stand in nobody's menu to whom they are.
REFUSED = {
    LEADER: {"log"},
    COUNSELOR: {"displays", "log"},
    STEWARD: {"case_files"},
    DISPLAY: {"case_files", "displays", "log"},
}
UNLISTED = {**REFUSED, DISPLAY: REFUSED[DISPLAY] | {"community"}}


@dataclass
class Sent:
    """What one process sent to browsers, and the files that can be had from it."""

    messages: list[ForwardMsg] = field(default_factory=list)
    files: list[Callable[[], bytes]] = field(default_factory=list)

    def bears(self, *marks: str) -> list[str]:
        """Which of these characters are in a frame or a file, however they are written there."""
        told = b"".join([message.SerializeToString() for message in self.messages])
        told += b"".join(unpacked(file()) for file in self.files)
        spelled = {mark: (mark.encode(), json.dumps(mark)[1:-1].encode()) for mark in marks}
        return [mark for mark, ways in spelled.items() if any(way in told for way in ways)]

    def menu(self) -> set[str]:
        [*_, last] = [message.navigation for message in self.messages if message.HasField("navigation")]
        return {page.url_pathname for page in last.app_pages if not page.is_hidden}

    def forget(self) -> None:
        self.messages.clear()
        self.files.clear()


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> Sent:
    """Frames are taken where they are queued for the browser, files where the server keeps how they are made."""
    found = Sent()
    enqueue, add = ForwardMsgQueue.enqueue, MediaFileManager.add_deferred

    def queued(self: ForwardMsgQueue, message: ForwardMsg) -> None:
        found.messages.append(message)
        enqueue(self, message)

    def kept(self: MediaFileManager, made: Any, *rest: Any, **more: Any) -> str:
        found.files.append(made)
        return add(self, made, *rest, **more)

    monkeypatch.setattr(ForwardMsgQueue, "enqueue", queued)
    monkeypatch.setattr(MediaFileManager, "add_deferred", kept)
    return found


@pytest.fixture(scope="module")
def colleges(sample_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of the two colleges: to make copies of."""
    folder = tmp_path_factory.mktemp("colleges")
    made(sample_template, folder)
    return folder / "community.db"


@pytest.fixture
def heard(
    colleges: Path, tmp_path: Path, use: Callable[[str], str], nothing_kept: None, openid: None
) -> Iterator[Heard]:
    """What leaves a copy of them, of which nothing is remembered, for whoever signs in."""
    use(sqlite_url(Path(shutil.copy(colleges, tmp_path / "community.db"))))
    with hearing() as found:
        yield found


def said(test: AppTest) -> list[str]:
    assert list(test.exception) == []
    return list(texts(everything(test)))


def is_refused(test: AppTest) -> bool:
    return ZH("refused-title") in " ".join(said(test))


def require_nothing_beyond(who: str, test: AppTest, heard: Heard, sent: Sent) -> None:
    """At the cursor, in the frames, in the files, and in what the live channel listens for."""
    assert heard.of(*NEVER[who]) == []
    assert heard.communities <= OWN[who] | {OF_FIRST}
    assert beyond(live.CHANNELS._channels[test.session_state["channel"]].shown, OWN[who]) == []
    assert sent.bears(*NEVER[who]) == []
    if who in (STEWARD, DISPLAY):
        assert heard.masked() == []
        assert [text for text in said(test) if text.endswith("*") and len(text) == 2] == []


def queries(number: int) -> Iterator[dict[str, str]]:
    """Links of every period, day and scope, each with others for each number."""
    turned = (itertools.islice(itertools.cycle(each), number + turn, None) for turn, each in enumerate((DAYS, SCOPES)))
    for period, day, scope in zip(PERIODS, *turned, strict=False):
        yield {"period": period, "asof": day, "scope": scope}


def visit(who: str, page: str, query: Mapping[str, str], heard: Heard, sent: Sent) -> None:
    sent.forget()
    test = opened_by(who, page, **query)
    assert is_refused(test) == (page in REFUSED[who] or _is_of_rows(who, page, query)), (page, query)
    require_nothing_beyond(who, test, heard, sent)
    assert len(sent.messages) > 10
    assert sent.menu().isdisjoint(UNLISTED[who])


def _is_of_rows(who: str, page: str, query: Mapping[str, str]) -> bool:
    """What is due is rows."""
    return who == DISPLAY and page == "community" and query["scope"].startswith("community")


@pytest.mark.parametrize("who", OWN)
def test_no_page_tells_what_is_not_ones_own(who: str, heard: Heard, sent: Sent) -> None:
    """Every third page, which with other roles are all, each by a link of another period, day and scope."""
    for number in range(list(OWN).index(who) % 3, len(ALL_PAGES), 3):
        query = next(itertools.islice(queries(number), number // 3 % len(PERIODS), None))
        visit(who, ALL_PAGES[number], query, heard, sent)
    assert heard.communities >= OWN[who] - {OF_FIRST}


@pytest.mark.full
@pytest.mark.parametrize("who", OWN)
def test_no_page_does_whatever_the_link_says(who: str, heard: Heard, sent: Sent) -> None:
    for number, page in enumerate(ALL_PAGES):
        for query in queries(number):
            visit(who, page, query, heard, sent)


@pytest.mark.parametrize("who", OWN)
def test_every_page_of_a_foreign_scope_is_refused_unread(who: str, heard: Heard, sent: Sent) -> None:
    for number, page in enumerate(ALL_PAGES):
        sent.forget()
        scope = FOREIGN[who][number % len(FOREIGN[who])]
        test = opened_by(who, page, scope=scope, asof=DAYS[number % len(DAYS)])
        assert is_refused(test), page
        assert sent.bears(*NEVER[who]) == [], page
        assert heard.communities == set(), page


def openings(keys: Iterable[str], **more: Any) -> list[Opening]:
    """A drawer a metric, in the first of its own periods that holds a day of a term that is over."""
    with source.current().answers().opened() as asking:
        calendar: Calendar = asking.look_up(CALENDAR)
    asked = ((key, calendar.period(METRICS[key].per[0], dt.date(2025, 11, 19))) for key in keys)
    return [Opening(key, period, **more) for key, period in asked if period is not None]


def drawers(who: str, page: str, wanted: Iterable[Opening], **query: str) -> Iterator[tuple[Opening, AppTest]]:
    """The page with each opened over it, one after the other, in one session."""
    test = opened_by(who, page, **query)
    for opening in wanted:
        test.session_state["opening"] = opening
        yield opening, test.run()


def try_drawers(who: str, keys: Sequence[str], heard: Heard, sent: Sent) -> None:
    """Of all that is one's own, with the files of each."""
    found = 0
    for _, test in drawers(who, "careers", openings(keys)):
        assert (ZH("figures-alone") in texts(under(test, "drawer"))) == (who == DISPLAY)
        found += sum(node.type == "dataframe" for node in nodes(under(test, "drawer")))
        # The page's own, which stand before them, are the same each time.
        del sent.files[:-2]
        require_nothing_beyond(who, test, heard, sent)
        sent.forget()
    assert (found > len(keys) // 2) == (who != DISPLAY)


def try_foreign_drawers(who: str, keys: Sequence[str], heard: Heard, sent: Sent) -> None:
    """A drawer of another community, or of the college to whom that is a figure."""
    foreign: list[dict[str, Any]] = [{"place": Place(place, "x")} for place in (AWAY[0], *THERE[: who == COUNSELOR])]
    foreign += [{"whole": True}] * (who == COUNSELOR)
    why = ZH("figures-alone" if who == DISPLAY else "refused-rows")
    for more in foreign:
        for _, test in drawers(who, "careers", openings(keys, **more), scope=f"community-{HERE}"):
            assert list(texts(under(test, "drawer"))) == [why]
            del sent.files[:-2]
            require_nothing_beyond(who, test, heard, sent)
            sent.forget()


# One in so many metrics; each role has others.
SOME = 20


@pytest.mark.parametrize("who", OWN)
def test_no_drawer_tells_what_is_not_ones_own(who: str, heard: Heard, sent: Sent) -> None:
    keys = list(METRICS)[list(OWN).index(who) :: SOME]
    try_drawers(who, keys, heard, sent)
    try_foreign_drawers(who, keys, heard, sent)


@pytest.mark.full
@pytest.mark.parametrize("who", OWN)
def test_no_drawer_of_any_metric_does(who: str, heard: Heard, sent: Sent) -> None:
    try_drawers(who, list(METRICS), heard, sent)
    try_foreign_drawers(who, list(METRICS), heard, sent)


@pytest.mark.parametrize(
    "scope",
    ["college-1", *(pytest.param(f"community-{place}", marks=pytest.mark.full) for place in (HERE, THERE[1]))],
)
def test_a_display_finds_pages_of_figures_whole(scope: str, heard: Heard, sent: Sent) -> None:
    """No page of its menu refuses it a part: what it is not told is left out, and one sentence says so."""
    for page in ALL_PAGES:
        if page in UNLISTED[DISPLAY]:
            continue
        test = opened_by(DISPLAY, page, scope=scope)
        found = said(test)
        assert not any(ZH("refused-page") in text or ZH("refused-title") in text for text in found), page
        assert found.count(ZH("figures-alone")) == 1, page
        shown = live.CHANNELS._channels[test.session_state["channel"]].shown
        assert not any(isinstance(what, Behind) for what in shown), page
    assert heard.masked() == heard.of(*NEVER[DISPLAY]) == []
