"""A page's frame: who looks at what, the sentence that says so, freshness, and the fragment that keeps it current."""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

import streamlit as st

from dashboard import access, doorway, drawer, live, parts, role_panel, scope_panel, source, theme
from dashboard.access import Standing
from dashboard.hindered import Hindrance
from dashboard.shown import Kept, NoCommunities, OnlyKept, Shown, keep, kept
from dashboard.view import View
from dashboard.words import Words, for_language
from data_access import clock, faults
from data_access.answers import Asking
from data_access.faults import DatabaseFault
from data_access.questions import Asked
from data_access.references import COMMUNITIES
from data_access.scopes import Refused, Viewer

Body = Callable[[Shown], None]
PARAMETERS = frozenset({"scope", "period", "asof", "lang"})


class Page(NamedTuple):
    """What is kept, and hindered, as one: a page, what it is about, and who looks at it."""

    name: str
    view: View
    viewer: Viewer


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


def show(name: str, body: Body, *, on_wall: bool = False) -> None:
    """Draws a page: `body` asks and draws, and runs again when something that it showed has changed.

    on_wall: for a screen that nobody sits at, without anything to click.
    """
    page, here = _page(name), source.current()
    if on_wall:
        st.html(theme.wall_style_sheet())
    with st.container(key="wall" if on_wall else "page"):
        if here.filling is not None:
            _filling(page.view)
            return
        hindrance = here.turn(page)
        _know_hindered(here, page, hindrance)
        with _opened(here, page, hindrance) as asking:
            if asking is None and kept(*page) is None:
                if hindrance is not None:
                    _choices(here, page)
                _fault(here, page)
                return
            _know_viewer(page, asking)
            try:
                top = _shown(page, asking)
            except NoCommunities:
                _no_communities(here, page)
                return
            except Refused:
                _refused(here, page, asking)
                return
            _figures(name, body, [(top, hindrance)], _top(top, asking), top.today, top.viewer)
            live.whole_page()


def _page(name: str) -> Page:
    return Page(name, st.session_state["view"], access.viewer())


def _shown(page: Page, asking: Asking | None) -> Shown:
    """The page's questions, answered from what was kept where there is no snapshot to ask in."""
    old: Kept | None = kept(*page) if asking is None else None
    return Shown(page.viewer, page.view, clock.now().date(), asking, old)


def _know_viewer(page: Page, asking: Asking | None) -> None:
    """Begins the run anew where the database knows the viewer as another than the page was begun with."""
    if asking is not None and access.resolved(asking) != page.viewer:
        st.rerun()


def _know_hindered(here: source.Source, page: Page, hindrance: Hindrance | None) -> None:
    """The same of a page that has not to ask now: who may see it is asked all the same, where the database is there."""
    if hindrance is not None and here.recovered():
        with contextlib.suppress(DatabaseFault), faults.named(), here.answers().opened() as asking:
            _know_viewer(page, asking)


def _top(shown: Shown, asking: Asking | None) -> Any:
    """What is looked at, as whom, and where both are chosen; the place for freshness beside it."""
    if st.session_state.get("is_wall"):
        return st.container(key="freshness-place")
    with st.container(key="topline", horizontal=True):
        scope_panel.draw(shown)
        role_panel.draw(shown.words, asking, shown.scope.ids, shown.today)
        return st.container(key="freshness-place")


def _refused(here: source.Source, page: Page, asking: Asking | None) -> None:
    """What was asked for is not the viewer's to see, or he is nobody to whom anything is shown."""
    words = for_language(page.view.language)
    if access.standing() not in (Standing.OPEN, Standing.KNOWN):
        _outside(here, page)
        return
    with st.container(key="topline", horizontal=True):
        role_panel.draw(words, asking, (), clock.now().date())
    parts.answer(words("refused-title"), words(f"refused-words-{page.viewer.role.value}"))
    if page.view.scope:
        st.button(words("refused-back"), key="refused-back", on_click=_to_own, args=(page.view,))
    if asking is not None:
        access.record_refusal(" ".join(filter(None, (page.name, page.view.scope))))


@st.fragment(run_every=2.0)
def _outside(here: source.Source, page: Page) -> None:
    """Whoever is not let in; goes on by itself when he is."""
    doorway.draw(for_language(page.view.language))
    with _opened(here, page, here.turn(page)) as asking:
        if asking is None or access.resolved(asking) != page.viewer:
            st.rerun()
        if access.standing() is Standing.UNKNOWN:
            access.record_refusal(page.name)


def _to_own(view: View) -> None:
    st.session_state["chosen_view"] = replace(view, scope="")


def _choices(here: source.Source, page: Page) -> None:
    """The top line above a fault of this page alone, so that something else can be chosen; none where it fails too."""
    away = (DatabaseFault, NoCommunities, Refused)
    with contextlib.suppress(*away), faults.named(), here.answers().opened() as asking:
        _top(_shown(page, asking), asking)


@contextlib.contextmanager
def _opened(here: source.Source, page: Page, hindrance: Hindrance | None) -> Iterator[Asking | None]:
    """A snapshot to draw from; None while the database is away or the page is hindered.

    A fault on the way begins the run anew without it.
    """
    if not here.recovered() or hindrance is not None:
        yield None
        return
    with (
        _faults_noted(here, page, {}),
        here.answers().opened() as asking,
        _faults_noted(here, page, asking.shown),
    ):
        yield asking


@contextlib.contextmanager
def _faults_noted(here: source.Source, page: Page, asked: Mapping[Asked, tuple[int, int]]) -> Iterator[None]:
    """A fault of the database inside begins the run anew. Within the fragment too, which shows what reaches its end."""
    try:
        with faults.named():
            yield
    except DatabaseFault as fault:
        here.note(fault, page, asked)
        st.rerun()


@st.fragment(key="figures")
def _figures(
    name: str, body: Body, once: list[tuple[Shown, Hindrance | None]], place: Any, day: dt.date, viewer: Viewer
) -> None:
    """The part that reruns; the first time with the snapshot that the page is opened with.

    What stands above it was drawn on that day, for that viewer.
    """
    page, here = _page(name), source.current()
    if once:
        shown, hindrance = once.pop()
        with _faults_noted(here, page, shown.asked):
            _draw(page, body, shown, place, hindrance)
        return
    if page.viewer != viewer:
        st.rerun()
    hindrance = here.turn(page)
    _know_hindered(here, page, hindrance)
    with _opened(here, page, hindrance) as asking:
        if asking is None and kept(*page) is None:
            st.rerun()
        _know_viewer(page, asking)
        shown = _shown(page, asking)
        if shown.today != day:
            # What stands above speaks of days too.
            st.rerun()
        _draw(page, body, shown, place, hindrance)


def _draw(page: Page, body: Body, shown: Shown, place: Any, hindrance: Hindrance | None) -> None:
    here = source.current()
    # The place is there without a note too, so that what follows keeps its own and is not drawn anew.
    with st.container():
        if shown.stale_since is not None:
            fault = hindrance.fault if hindrance is not None else here.fault
            parts.stale(shown.words, shown.stale_since, fault, alone=hindrance is not None)
        elif shown.calendar.unknown_terms:
            parts.unknown_terms(shown.words, shown.calendar.unknown_terms)
    try:
        body(shown)
    except Refused:
        parts.answer(shown.words("refused-title"), shown.words("refused-page"))
        access.record_refusal(page.name)
    except OnlyKept:
        parts.empty(shown.words, "only-kept")
    else:
        if not (shown.viewer.sees_rows or st.session_state.get("is_wall")):
            parts.figures_alone(shown.words)
    newest = shown.newest()
    with place:
        _freshness(page.name, shown, newest, hindrance)
    if shown.stale_since is None:
        keep(page.name, shown, clock.now())
        here.drawn(page)
    if shown.stale_since is None or hindrance is not None:
        drawer.open_if_asked(shown)


def _freshness(name: str, shown: Shown, newest: dt.datetime | None, hindrance: Hindrance | None) -> None:
    channel = st.session_state.setdefault("channel", live.new_channel())
    is_kept = shown.stale_since is not None
    # Kept figures may be of yesterday: there are no others today, until the database is asked again.
    day = clock.now().date() if is_kept else shown.today
    asked = hindrance.asked if hindrance is not None else shown.asked
    link = st.session_state.get("link")
    away = is_kept and hindrance is None
    live.CHANNELS.shows(channel, asked, day, away=away, hindrance=hindrance, link=link, ends=access.ends())
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
    key = (name, shown.view, shown.viewer)
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
    source.current().page_seen.set()


@st.fragment(run_every=2.0)
def _fault(here: source.Source, page: Page) -> None:
    """What keeps the database away, or hinders this page; back by itself."""
    words: Words = for_language(page.view.language)
    if not here.recovered() and (fault := here.fault) is not None:
        parts.database_fault(words, fault, here.fault_since, 2)
    elif (hindrance := here.hindrance(page)) is not None:
        parts.database_fault(words, hindrance.fault, hindrance.since, hindrance.seconds)
    else:
        st.rerun()


@st.fragment(run_every=2.0)
def _no_communities(here: source.Source, page: Page) -> None:
    """A database without rows; goes on by itself when there are some."""
    with _opened(here, page, here.turn(page)) as asking:
        if asking is None or asking.look_up(COMMUNITIES):
            st.rerun()
    parts.fault(for_language(page.view.language), "no-communities")
