"""Lists on pages: rooms missed, late tickets, works, and communities side by side."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import charts, drawer, fragments, parts, phrases
from dashboard.graphs import visits
from dashboard.shown import Shown
from dashboard.table import for_screen, of_cells, published_for_screen
from dashboard.told import if_told
from dashboard.view import View, scope_code
from dashboard.words import Words
from data_access.figures import Figure, Part
from data_access.metrics.forms import Share
from data_access.periods import Period
from data_access.published import Published
from data_access.schema.programmes import TEAMS
from data_access.scopes import Place

SHORTEST, TALLEST = 200, 420
ROW = 35
MOST_BESIDE = 6


@if_told
def rooms_missed(shown: Shown, figure: Figure) -> None:
    """The rooms due that nobody was met in, in the figure's week."""
    words = shown.words
    when = phrases.when(words, figure.period, shown.today)
    rows = shown.rows("visit_coverage", figure.period)
    if rows.empty:
        week = shown.calendar.weeks.get(figure.period.first)
        with parts.box("rooms-missed", words.metric("visit_coverage")):
            parts.empty(words, "empty-rooms" if week is None or week.is_duty else "empty-rooms-off", when=when)
        return
    missed = rows[~rows["yes"] & ~rows["excused"]]
    heading = "heading-rooms-missed" if len(missed) else "heading-rooms-missed-none"
    with parts.box("rooms-missed", words(heading, when=when, n=len(missed)), words("caption-coverage")):
        if not figure.tally.n:
            parts.empty(words, "empty-rooms")
            return
        if missed.empty:
            parts.empty(
                words, "empty-rooms-done", when=when, n=int(figure.tally.n), **phrases.last_written(shown, "dorm_visit")
            )
            return
        _table(shown, "visit_coverage", missed, "rooms-missed")


@if_told
def tickets_late(shown: Shown) -> None:
    """Open tickets over 10 working days old, without a reply in time, or past the day promised."""
    words = shown.words
    late = list(shown.rows_now("tickets_stale", "tickets_overdue", "tickets_past_promise").values())
    rows = late[0]
    if not rows.empty:
        chosen = late[0]["yes"] | late[1]["yes"] | late[2]["yes"]
        rows = rows[chosen].sort_values("age", ascending=False)
    heading = words("heading-tickets-late", n=len(rows)) if len(rows) else words("heading-tickets-late-none")
    with parts.box("tickets-late", heading, words("caption-tickets-late")):
        if rows.empty:
            parts.empty(words, "empty-tickets-overdue")
            return
        _table(shown, "tickets_open", rows.assign(yes=True), "tickets-late")


@if_told
def hazards_open(shown: Shown) -> None:
    """Hazards found in the term and not fixed yet, the earliest first."""
    rows = shown.rows("hazards_fixed", shown.term)
    left = rows[~rows["yes"]].sort_values("found_on") if len(rows) else rows
    _listed(shown, "hazards-open", "hazards_fixed", left, shown.term, ("empty-hazards-open", "hazard"))


@if_told
def activities(shown: Shown) -> None:
    """The activities of the term, the newest first."""
    rows = shown.rows("activities", shown.term)
    newest_first = rows.sort_values("activity_at", ascending=False) if len(rows) else rows
    _listed(shown, "activities", "activities", newest_first, shown.term, ("empty-activities", "activity"))


def published(shown: Shown) -> None:
    """Every published figure beside its recomputation, what differs first; a click on one opens its rows."""
    words, lines = shown.words, sorted(shown.published(), key=lambda one: one.agrees)
    agreed = sum(one.agrees for one in lines)
    heading = words("heading-published", n=len(lines), agreed=agreed) if lines else words("heading-published-none")
    with parts.box("published", heading, words("caption-published") if lines else ""):
        if not lines:
            parts.empty(words, "empty-published")
            return
        openings = [opening_of(shown, one) for one in lines]
        table = published_for_screen(words, lines, shown.today)
        parts.files(shown, "published", lambda: table)
        parts.table(
            words,
            "table-published",
            table,
            TALLEST,
            column_config={
                words("column-published-status"): st.column_config.TextColumn(width=110),
                words("column-published-wording"): st.column_config.TextColumn(width=420),
            },
            on_select=partial(drawer.open_cell, "table-published", lambda row, _heading: openings[row]),
            selection_mode="single-cell",
        )


def opening_of(shown: Shown, one: Published) -> drawer.Opening | None:
    """What a click on a published figure opens: its rows, as of its own day; a rule has none."""
    if one.period is None:
        return None
    line = one.line
    part = (line.grouping, line.member) if line.grouping is not None else None
    place = one.place if shown.scope.is_college and one.place in shown.scope.places else None
    return drawer.Opening(line.metric, one.period, part, line.member or "", place, as_of=one.as_of)


# What the members of a post did: the column, the metric; whether it is of the term (else of its own week), and a rate.
OF_POSTS = (
    ("members", "party_members", False, False),
    ("visiting", "visit_compliance", False, True),
    ("talking", "talk_compliance", False, True),
    ("visits-made", "visits", True, False),
    ("talks-held", "talks", True, False),
    ("tutoring", "tutoring_sessions", True, False),
    ("settled", "dispute_resolution", True, False),
    ("organised", "activities", True, False),
)


# What a team did in the term.
OF_TEAMS = (
    ("organised", "activities", True, False),
    ("came", "person_times", True, False),
    ("persons", "persons", True, False),
    ("partners", "partners", True, False),
)


@if_told
def posts(shown: Shown) -> None:
    """岗位履职: posts x what their members did."""
    words, term = shown.words, shown.term
    found = _parts(shown, "post", OF_POSTS)
    names = {name: str(name) for name in found[0] if name is not None}
    week = phrases.when(words, shown.figures("visit_compliance")["visit_compliance"].period, shown.today)
    caption = words("caption-posts", week=week, term=phrases.when(words, term, shown.today))
    with parts.box("posts", words("heading-posts", n=len(names)), caption if names else ""):
        _side(shown, "posts", words("column-post"), names, OF_POSTS, found)


@if_told
def teams(shown: Shown) -> None:
    """团队进驻: teams x what they held, who came, and from where."""
    words, when = shown.words, phrases.when(shown.words, shown.term, shown.today)
    found = _parts(shown, "team", OF_TEAMS)
    names = {team: words(f"team-{team}") for team in TEAMS if team in found[0]}
    with parts.box("presence", words("heading-presence", when=when, n=len(names)), words("caption-presence")):
        _side(shown, "presence", words("column-team-name"), names, OF_TEAMS, found)


def _parts(shown: Shown, group: str, columns: Sequence[tuple[str, str, bool, bool]]) -> list[dict[Any, Part]]:
    """Several metrics by one grouping: by part."""
    term = (shown.term.kind, shown.term)
    asked = (shown.parts(key, group, *(term if of_term else ())) for _, key, of_term, _ in columns)
    return [{part.part: part for part in told} for told in asked]


def _side(
    shown: Shown,
    name: str,
    head: str,
    names: Mapping[Any, str],
    columns: Sequence[tuple[str, str, bool, bool]],
    found: Sequence[dict[Any, Part]],
) -> None:
    """A table of parts x metrics, in the box of that name."""
    words = shown.words
    if not names:
        parts.empty(words, f"empty-{name}")
        return
    heads = [head, *(words(f"column-{column}") for column, *_ in columns)]
    kinds = [is_rate for *_, is_rate in columns]
    rows = [
        [
            fragments.Cell(called, strong=True),
            *(_did(words, told.get(member), is_rate=is_rate) for told, is_rate in zip(found, kinds, strict=True)),
        ]
        for member, called in names.items()
    ]
    _short_table(shown, name, heads, rows)


def _short_table(
    shown: Shown,
    name: str,
    heads: Sequence[str | tuple[str, str]],
    rows: Sequence[Sequence[fragments.Cell]],
    *,
    last_apart: bool = False,
) -> None:
    parts.files(shown, name, partial(of_cells, heads, rows))
    st.html(fragments.short_table(heads, rows, last_apart))


def _did(words: Words, part: Part | None, *, is_rate: bool) -> fragments.Cell:
    """A rate with its k of n, or how many."""
    if part is not None and (untold := phrases.hidden(words, part.tally)) is not None:
        return fragments.Cell(untold)
    if not is_rate:
        return fragments.Cell(words.count(part.tally.k if part is not None else 0))
    if part is None or not part.tally.n:
        return fragments.Cell(words.rate(None))
    return fragments.Cell(words.rate(part.value), f"{int(part.tally.k)}/{int(part.tally.n)}")


@if_told
def projects(shown: Shown, figure: Figure) -> None:
    """The projects incubated, the newest first."""
    rows = shown.rows("incubated", figure.period)
    newest_first = rows.sort_values("started_on", ascending=False) if len(rows) else rows
    _listed(shown, "projects", "incubated", newest_first, figure.period, ("empty-projects", "incubation_project"))


@if_told
def late_rows(shown: Shown, figure: Figure) -> None:
    """The rows of the figure's week that were written down late, by ledger."""
    rows = shown.rows("late_rows", figure.period)
    late = rows[rows["yes"]].sort_values(["ledger", "happened_on"]) if len(rows) else rows
    _listed(shown, "late", "late_rows", late, figure.period, ("empty-late", None))


@if_told
def works(shown: Shown, figure: Figure) -> None:
    """The works that won in the figure's period, the newest first."""
    rows = shown.rows("awards", figure.period)
    newest_first = rows.sort_values("awarded_on", ascending=False) if len(rows) else rows
    _listed(shown, "works", "awards", newest_first, figure.period, ("empty-awards", "competition_award"))


def _listed(
    shown: Shown, name: str, key: str, rows: pd.DataFrame, period: Period, empty: tuple[str, str | None]
) -> None:
    """Rows of a period in a box whose words go by its name; empty: why there may be none, and of which ledger."""
    words, when = shown.words, phrases.when(shown.words, period, shown.today)
    heading = words(f"heading-{name}" if len(rows) else f"heading-{name}-none", when=when, n=len(rows))
    with parts.box(name, heading, words(f"caption-{name}", when=when)):
        if rows.empty:
            written = phrases.last_written(shown, empty[1]) if empty[1] is not None else {}
            parts.empty(words, empty[0], when=when, **written)
            return
        _table(shown, key, rows, name)


def height(rows: int) -> int:
    """How high what stands beside a table of so many rows should be, in pixels; a longer table scrolls."""
    return min(max(ROW * (rows + 1) + 2, SHORTEST), TALLEST)


def _table(shown: Shown, key: str, rows: pd.DataFrame, name: str) -> None:
    drawer.say_if_cut(shown.words, rows)
    table = _as_listed(shown, key, rows, shown.year_unsaid)
    tall = len(table) * ROW > TALLEST
    # A file bears the year of every day.
    parts.files(shown, name, partial(_as_listed, shown, key, rows))
    parts.table(shown.words, f"table-{name}", table, TALLEST if tall else "content")


def _as_listed(shown: Shown, key: str, rows: pd.DataFrame, year: int | None = None) -> pd.DataFrame:
    """The rows without how each stands, where the heading says that of all."""
    table = for_screen(shown.words, key, rows, year, of_college=shown.scope.is_college)
    status = shown.words("column-status")
    return table.drop(columns=status) if table[status].nunique() == 1 else table


def small_multiples(shown: Shown, key: str) -> None:
    """Each community's weekly line beside the others, in house order, on one scale."""
    words, several = shown.words, visits.small_multiples(shown, key)
    lines = math.ceil(len(several) / MOST_BESIDE) or 1
    # As many in each line as can be: ten are two times five.
    with st.grid(math.ceil(len(several) / lines) or 1, min_column_width=200, gap=12, key="multiples"):
        for place, figure, rows in several:
            with st.container(key=f"box-small-{key}-{place.id}", height="stretch"):
                is_empty = all(point.value is None for point in figure.series)
                buttons = "" if is_empty else parts.picture_buttons(words, words.metric(key))
                st.html(fragments.community_head(place.name, _cell(shown, figure), buttons))
                if is_empty:
                    parts.empty(words, "empty-figures")
                    continue
                specification = charts.small_multiple(words("chart-first-week"))
                alt = words("alt-line", metric=words.metric(key), span=place.name)
                picked = visits.open_week_of(key, place, figure)
                parts.chart(f"small-{key}-{place.id}", specification, rows, alt, picked)


def choose_community(shown: Shown) -> None:
    """Of a college's page that is about one community: its communities, in house order, each leading to itself."""
    words = shown.words
    parts.answer(words("answer-choose-community"))
    with parts.box("choose-community", words("heading-choose-community", n=len(shown.scope.places))):
        st.html(fragments.links((place.name, _link(shown, place)) for place in shown.scope.places))


def community_table(shown: Shown, keys: Sequence[str]) -> None:
    """Communities x metrics in house order, the college last; of a college's page. A name leads to that community."""
    if not shown.scope.is_college:
        return
    words, beside = shown.words, shown.side_by_side(*keys)
    heads = [(words("column-community"), ""), *(_head(shown, key, beside) for key in keys)]
    rows = [[_name(shown, place), *(_cell(shown, figures[key]) for key in keys)] for place, figures in beside.items()]
    whole = shown.figures(*keys)
    own = (_cell(shown, whole[key], said) for key, (_, said) in zip(keys, heads[1:], strict=True))
    rows.append([fragments.Cell(words("chart-college"), strong=True), *own])
    with parts.box("communities", words("heading-communities", n=len(keys)), words("caption-communities")):
        _short_table(shown, "communities", heads, rows, last_apart=True)


def _head(shown: Shown, key: str, beside: dict[Place, dict[str, Figure]]) -> tuple[str, str]:
    """The metric, and the target where every community has the same: the college's own may be the sum of them."""
    targets = {phrases.target(shown.words, figures[key]) for figures in beside.values()}
    return shown.words.metric(key, "short"), targets.pop() if len(targets) == 1 else ""


def _name(shown: Shown, place: Place) -> fragments.Cell:
    return fragments.Cell(place.name, href=_link(shown, place), strong=True)


def _link(shown: Shown, place: Place) -> str:
    """The same page, of one of its communities."""
    view = View(scope_code(shown.scope.of(place)), shown.view.period, shown.view.as_of, shown.view.language)
    return "?" + "&".join(f"{name}={value}" for name, value in view.query().items())


def _cell(shown: Shown, figure: Figure, target: str = "") -> fragments.Cell:
    """A figure with its status; with its own target, where the head says another. What is counted the head says."""
    words = shown.words
    amount, unit = phrases.amount(words, figure)
    if unit:
        amount = phrases.amount_in_text(words, figure)
    told = figure.tally.n and figure.tally.hidden is None
    beside = f"{int(figure.tally.k)}/{int(figure.tally.n or 0)}" if told else ""
    if figure.target is None:
        return fragments.Cell(amount, beside, strong=True)
    if target and phrases.target(words, figure) != target:
        goal = words.rate(figure.target.goal) if isinstance(figure.metric, Share) else words.count(figure.target.goal)
        beside = words.dotted(beside or None, words("target-reach", goal=goal))
    return fragments.Cell(amount, beside, phrases.MARKS[figure.status], phrases.status_word(words, figure), strong=True)
