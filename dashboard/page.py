"""A page's frame: who looks at what, the sentence that says so, freshness, and the fragment that keeps it current."""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any

import streamlit as st

from dashboard import access, drawer, fragments, live, parts, scope_panel, source
from dashboard.shown import Kept, NoCommunities, Shown, keep, kept
from dashboard.view import View
from dashboard.words import Words, for_language
from data_access import clock, faults
from data_access.answers import Asking
from data_access.faults import DatabaseFault
from data_access.references import COMMUNITIES

Body = Callable[[Shown], None]
PARAMETERS = frozenset({"scope", "period", "asof", "lang"})


def current_view() -> View:
    """What the URL says; on a page that was just gone to, what the last one said."""
    query = st.query_params.to_dict()
    known = st.session_state.get("view")
    if known is not None and st.session_state.get("page_of_view") != st.context.url and not query.keys() & PARAMETERS:
        return known  # type: ignore[no-any-return]
    return View.from_query(query)


def remember_view(view: View) -> None:
    """Writes the view into the URL, where it differs, and keeps it for the next page."""
    st.session_state["view"] = view
    st.session_state["page_of_view"] = st.context.url
    query = {name: value for name, value in st.query_params.to_dict().items() if name not in PARAMETERS}
    if {**query, **view.query()} != st.query_params.to_dict():
        st.query_params.from_dict({**query, **view.query()})


def show(name: str, body: Body) -> None:
    """Draws a page: `body` asks and draws, and runs again when something that it showed has changed."""
    view: View = st.session_state["view"]
    here = source.current()
    with st.container(key="page"):
        if here.filling is not None:
            _filling(view)
            return
        with _opened(here) as asking:
            if asking is None and kept(name, view, access.viewer()) is None:
                _fault(here, view)
                return
            try:
                top = Shown(access.viewer(), view, clock.now().date(), asking, _kept(asking, name, view))
            except NoCommunities:
                _no_communities(here, view)
                return
            with st.container(key="topline", horizontal=True):
                with st.container(key="scope", width="content"):
                    scope_panel.draw(top)
                place = st.container(key="freshness-place")
            _figures(name, body, [top], place)


@contextlib.contextmanager
def _opened(here: source.Source) -> Iterator[Asking | None]:
    """A snapshot to draw from; None while the database is away. A fault on the way begins the run anew without it."""
    if not here.recovered():
        yield None
        return
    with _faults_noted(here), here.answers().opened() as asking:
        yield asking


@contextlib.contextmanager
def _faults_noted(here: source.Source) -> Iterator[None]:
    """A fault of the database inside begins the run anew. Within the fragment too, which shows what reaches its end."""
    try:
        with faults.named():
            yield
    except DatabaseFault as fault:
        here.note(fault)
        st.rerun()


def _kept(asking: Asking | None, name: str, view: View) -> Kept | None:
    return kept(name, view, access.viewer()) if asking is None else None


@st.fragment(key="figures")
def _figures(name: str, body: Body, once: list[Shown], place: Any) -> None:
    """The part that reruns; the first time with the snapshot that the page is opened with."""
    if once:
        with _faults_noted(source.current()):
            _draw(name, body, once.pop(), place)
        return
    view: View = st.session_state["view"]
    here = source.current()
    with _opened(here) as asking:
        if asking is None and kept(name, view, access.viewer()) is None:
            st.rerun()
        shown = Shown(access.viewer(), view, clock.now().date(), asking, _kept(asking, name, view))
        _draw(name, body, shown, place)


def _draw(name: str, body: Body, shown: Shown, place: Any) -> None:
    # The place is there without a note too, so that what follows keeps its own and is not drawn anew.
    with st.container():
        if shown.stale_since is not None:
            words = shown.words
            st.html(fragments.note(words("stale-title"), words("stale-words", time=words.clock(shown.stale_since))))
    body(shown)
    newest = shown.newest()
    with place:
        _freshness(name, shown, newest)
    if shown.stale_since is None:
        keep(name, shown, clock.now())
        drawer.open_if_asked(shown)


def _freshness(name: str, shown: Shown, newest: dt.datetime | None) -> None:
    channel = st.session_state.setdefault("channel", live.new_channel())
    live.CHANNELS.shows(channel, shown.asked, shown.today, away=shown.stale_since is not None)
    words = shown.words
    live.component(
        words,
        channel,
        words.moment(newest, shown.year_unsaid) if newest is not None else words("fresh-newest-none"),
        _updated(name, shown),
    )


def _updated(name: str, shown: Shown) -> str:
    """ "刚刚更新 19:32:05：走访覆盖率": which figures are other than when this page was drawn before."""
    values = {asked[1]: (figure.tally.k, figure.tally.n) for asked, figure in shown.answers.items() if asked[0] == "of"}
    before: dict[str, Any] = st.session_state.get("values", {})
    key = (name, shown.view)
    moved = [
        metric
        for metric, value in values.items()
        if before.get("of") == key and before["values"].get(metric, value) != value
    ]
    updated: str = before.get("updated", "") if before.get("of") == key else ""
    if moved:
        what = shown.words.listed(shown.words.metric(metric, "short") for metric in moved[:3])
        updated = shown.words("fresh-updated-what", time=shown.words.time(clock.now()), what=what)
    st.session_state["values"] = {"of": key, "values": values, "updated": updated}
    return updated


@st.fragment(run_every=1.0)
def _filling(view: View) -> None:
    """The first filling under way."""
    words, filling = for_language(view.language), source.current().filling
    if filling is None:
        st.rerun()
    parts.filling(words, filling.done if filling else 1.0, filling.step if filling else "")
    source.current().filling_seen.set()


@st.fragment(run_every=2.0)
def _fault(here: source.Source, view: View) -> None:
    """What keeps the database away; back by itself."""
    back, fault, since = here.recovered(), here.fault, here.fault_since
    if back or fault is None:
        st.rerun()
    words: Words = for_language(view.language)
    assert fault is not None
    parts.database_fault(words, fault, since)


@st.fragment(run_every=2.0)
def _no_communities(here: source.Source, view: View) -> None:
    """A database without rows; goes on by itself when there are some."""
    with _opened(here) as asking:
        if asking is None or asking.look_up(COMMUNITIES):
            st.rerun()
    parts.fault(for_language(view.language), "no-communities")
