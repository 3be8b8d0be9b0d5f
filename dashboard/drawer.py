"""The drawer: one figure with its definition, comparison, source and time, and the rows behind it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import access, cards, downloads, fragments, live, phrases, source
from dashboard.shown import Shown
from dashboard.table import exceptions, for_screen
from dashboard.view import View, period_code, scope_code
from dashboard.words import Words, for_language
from data_access import clock
from data_access.faults import DatabaseFault
from data_access.figures import Figure
from data_access.metrics.forms import Mean, Share
from data_access.metrics.registry import METRICS
from data_access.periods import Period
from data_access.planning import Beside
from data_access.questions import MOST_ROWS
from data_access.records import counted, is_cut, names_students
from data_access.scopes import Place, Refused, Role, Scope
from data_access.tallies import Tally

WIDTH = 680
# Why a leader asks for names: chosen from, since what is typed would be lost when a row changes under it.
REASONS = ("help", "safety", "complaint", "verification")


@dataclass(frozen=True)
class Opening:
    """What to open: the rows behind a metric in a period, of one part of a grouping, of one community of a college.

    part: (group, member), or (group, members) of several parts as a tuple.
    whole: of the college that the page's community belongs to. as_of: as of another day than the page.
    chosen_in: the key of the table in which a cell was chosen, which is let go of when the drawer closes.
    """

    metric: str
    period: Period
    part: tuple[str, Any] | None = None
    part_name: str = ""
    place: Place | None = None
    whole: bool = False
    as_of: dt.date | None = None
    chosen_in: str | None = None


def open_later(opening: Opening) -> None:
    """For callbacks: the drawer opens in the run that follows."""
    st.session_state["opening"] = opening


def open_picked(key: str, made: Callable[[dict[str, Any]], Opening | None]) -> None:
    """For a chart's selection: opens what the mark that was clicked stands for."""
    chosen = st.session_state[key].get("selection", {}).get("picked") or []
    opening = made(chosen[0]) if chosen else None
    if opening is not None:
        open_later(opening)


def open_cell(key: str, opening_at: Callable[[int, str], Opening | None]) -> None:
    """For a table's selection: opens what the cell that was clicked, by row and heading, stands for."""
    cells = st.session_state[key].get("selection", {}).get("cells") or []
    opening = opening_at(*cells[0]) if cells else None
    if opening is not None:
        open_later(replace(opening, chosen_in=key))


def open_if_asked(shown: Shown) -> None:
    """Opens the drawer that the last click asked for."""
    opening: Opening | None = st.session_state.pop("opening", None)
    if opening is None:
        return
    for left in ("unmask-reason", "unmasked"):
        st.session_state.pop(left, None)
    words = shown.words
    name = words.dotted(words.metric(opening.metric), opening.part_name or None)
    period = phrases.period_name(words, opening.period, shown.today)
    if opening.as_of is not None:
        period = words.dotted(period, words("scope-as-of", day=words.date(opening.as_of)))
    title = words("drawer-title", metric=name, period=period)
    # A cell that stays chosen is not heard when it is clicked again.
    on_dismiss: Any = partial(_let_go, opening.chosen_in) if opening.chosen_in is not None else "ignore"
    st.dialog(fragments.as_markdown(title), width=WIDTH, position="right", on_dismiss=on_dismiss)(_drawn)(opening)


def _let_go(table: str) -> None:
    st.session_state[table] = {"selection": {"rows": [], "columns": [], "cells": []}}


def view_of(view: View, opening: Opening) -> View:
    """The page's view, or the same as of the day of the opening."""
    if opening.as_of is None:
        return view
    return replace(view, as_of=opening.as_of, period=period_code(opening.period))


def _drawn(opening: Opening) -> None:
    """Draws the drawer from a snapshot of its own; in the dialog's fragment, which runs again when a row changes."""
    view = view_of(st.session_state["view"], opening)
    with st.container(key="drawer"):
        try:
            with source.current().answers().opened() as asking:
                shown = Shown(access.resolved(asking), view, clock.now().date(), asking, None)
                rows = shown.rows(opening.metric, opening.period, opening.part, _scope(shown, opening))
                # Both ask for more while they draw.
                _head(shown, opening, _figure(shown, opening), rows)
                _rows(shown, opening, _named(shown, opening, rows))
                _follow(shown)
        except Refused:
            why = "refused-rows" if access.viewer().sees_rows else "figures-alone"
            st.html(fragments.empty(for_language(view.language)(why)))
        except DatabaseFault as fault:
            source.current().note(fault, "drawer")
            st.html(fragments.empty(for_language(view.language)("failed-rows")))


def _follow(shown: Shown) -> None:
    """Keeps the drawer current; while the database is away its rows stay as they are."""
    channel = st.session_state.setdefault("drawer-channel", live.new_channel())
    live.CHANNELS.shows(channel, shown.asked, shown.today, away=None)
    live.follow(shown.words, "drawer-live", channel)


def _named(shown: Shown, opening: Opening, rows: pd.DataFrame) -> pd.DataFrame:
    """A leader who says why sees the students' names; these rows stay as they were read."""
    if shown.viewer.role is not Role.LEADER or rows.empty or not names_students(opening.metric):
        return rows
    words = shown.words
    with st.container(horizontal=True, key="unmask", vertical_alignment="center"):
        reason = st.selectbox(
            words("unmask"),
            REASONS,
            index=None,
            key="unmask-reason",
            placeholder=words("unmask-why"),
            format_func=lambda one: words("unmask-because", reason=words(f"reason-{one}")),
            label_visibility="collapsed",
            width=260,
        )
        st.html(fragments.explained(words("unmask-explained")), width="stretch")
    if reason is None:
        return rows
    asked = reason, access.identity(), shown.viewer
    kept: tuple[Any, pd.DataFrame] | None = st.session_state.get("unmasked")
    if kept is None or kept[0] != asked:
        scope = _scope(shown, opening)
        subject = " ".join((opening.metric, period_code(opening.period), scope_code(scope)))
        entry = access.entry("unmask", subject, reason)
        kept = asked, shown.unmasked(opening.metric, opening.period, opening.part, scope, entry)
        st.session_state["unmasked"] = kept
    return kept[1]


def _scope(shown: Shown, opening: Opening) -> Scope:
    if opening.whole:
        return shown.scope.whole()
    return shown.scope.of(opening.place) if opening.place is not None else shown.scope


def _figure(shown: Shown, opening: Opening) -> Figure | None:
    """The figure that the drawer was opened from, where it is one of the page's own periods."""
    if opening.part is not None or opening.place is not None or opening.whole:
        return None
    figure = shown.figures(opening.metric)[opening.metric]
    return figure if figure.period == opening.period else None


def _head(shown: Shown, opening: Opening, figure: Figure | None, rows: pd.DataFrame) -> None:
    words = shown.words
    if figure is not None:
        st.html(fragments.drawer_head(cards.card(shown, figure)))
    else:
        st.html(fragments.drawer_head(fragments.Card(figure=_counted(shown, opening, rows))))
    newest = shown.newest(METRICS[opening.metric].ledgers)
    lines = [(words("drawer-definition"), words.metric(opening.metric, "definition"))]
    if figure is not None and figure.tally.excused:
        lines.append((words("drawer-left-out"), words.counted(opening.metric, figure.tally.excused)))
    for name, count in figure.tally.beside if figure is not None else ():
        lines.append((words(f"drawer-beside-{name}"), words.counted(opening.metric, count)))
    if figure is not None and (compared := _comparisons(shown, figure)):
        lines.append((words("drawer-comparison"), compared))
    lines.append((words("drawer-source"), _source(shown, opening, figure)))
    if newest is not None:
        lines.append((words("drawer-time"), f"{words('fresh-newest')} {words.moment(newest, shown.year_unsaid)}"))
    st.html(fragments.definitions(lines))


def _counted(shown: Shown, opening: Opening, rows: pd.DataFrame) -> str:
    """The figure of a part or of another period, counted from its rows: 32/35, 5 件, +3.2 个百分点."""
    words, metric = shown.words, METRICS[opening.metric]
    if is_cut(rows):
        return words("rows-more", n=MOST_ROWS)
    k, n = counted(rows, opening.metric)
    if isinstance(metric, Mean):
        return phrases.value_in_text(words, metric, Tally(k, n).value(metric))
    return words.k_of_n(int(k), n) if n is not None else words.counted(opening.metric, k)


def _comparisons(shown: Shown, figure: Figure) -> str:
    words = shown.words
    return words.listed(filter(None, (phrases.compared(words, figure), _beside_college(shown, figure))))


def _beside_college(shown: Shown, figure: Figure) -> str | None:
    if shown.scope.is_college or not isinstance(figure.metric, Share):
        return None
    key = figure.metric.key
    college = shown.college(key, beside=Beside.NOTHING)[key].value
    return shown.words("comparison-college", value=shown.words.rate(college)) if college is not None else None


def _source(shown: Shown, opening: Opening, figure: Figure | None) -> str:
    words = shown.words
    later = (
        words("drawer-written-later", n=figure.written_later) if figure is not None and figure.written_later else None
    )
    return words.clauses(words.metric(opening.metric, "source"), later)


def say_if_cut(words: Words, rows: pd.DataFrame) -> None:
    """Over a table: that there are more rows than are listed, and how to see them all."""
    if is_cut(rows):
        st.html(fragments.note(words("rows-more", n=MOST_ROWS), words("rows-cut", n=MOST_ROWS)))


def _rows(shown: Shown, opening: Opening, rows: pd.DataFrame) -> None:
    words = shown.words
    if rows.empty:
        st.html(fragments.empty(words("empty-rows")))
        return
    no, yes, excused = ~rows["yes"] & ~rows["excused"], rows["yes"] & ~rows["excused"], rows["excused"]
    answers = {"no": no, "yes": yes}
    if exceptions(opening.metric):
        answers = dict(reversed(answers.items()))
    segments = {name: rows[chosen] for name, chosen in (answers | {"excused": excused}).items()}
    segments["all"] = rows
    offered = [name for name, part in segments.items() if len(part)]
    say_if_cut(words, rows)
    with st.container(horizontal=True, key="drawer-tools", horizontal_alignment="distribute"):
        chosen = st.segmented_control(
            words("drawer-rows", n=len(rows)),
            offered,
            default=offered[-1] if len(offered) != 2 else offered[0],
            # Its options' words may change under it, the chosen one stays.
            key=f"drawer-segment-{opening.metric}-{opening.period.first}-{opening.part_name}",
            format_func=lambda name: _segment(words, opening.metric, name, len(segments[name])),
            label_visibility="collapsed",
        )
        part = segments.get(chosen or "all", rows)
        listed = partial(
            for_screen, words, opening.metric, part, of_college=shown.scope.is_college and opening.place is None
        )
        table = listed(shown.year_unsaid)
        with st.container(horizontal=True, width="content", gap="small"):
            name = f"{opening.metric}-{opening.period.first.isoformat()}"
            named = "-named" if st.session_state.get("unmask-reason") is not None else ""
            # A file bears the year of every day.
            downloads.offer(words, name + named, listed)
    st.dataframe(table, hide_index=True, height="content" if len(table) < 20 else 680, key="drawer-table")


def _segment(words: Words, metric: str, name: str, n: int) -> str:
    """未走访 3, 已走访 32, 不计 1, 全部 36."""
    if name == "all":
        return words("drawer-all", n=n)
    said = words("value-excused") if name == "excused" else words.metric(metric, name)
    return words("drawer-segment", name=said, n=n)
