"""指标口径: every metric of the registry with its words, its present value, and the SQL that answers it."""

from __future__ import annotations

import streamlit as st

from dashboard import fragments, parts, phrases
from dashboard.shown import Shown
from data_access.figures import Figure
from data_access.metrics.registry import AREAS

RULES = (
    "duty-week",
    "running",
    "who-counts",
    "met",
    "small",
    "few",
    "working-day",
    "comparison",
    "status",
    "sum",
    "as-of",
)


def body(shown: Shown) -> None:
    """A search, the rules that hold for all, then the metrics by area."""
    words = shown.words
    parts.answer(words("page-definitions"), words("definitions-intro"))
    search = st.text_input(
        words("definitions-search"), key="search", placeholder=words("definitions-search-hint"), bind="query-params"
    )
    found = {area: [m.key for m in metrics if _speaks_of(shown, m.key, search)] for area, metrics in AREAS.items()}
    count = sum(len(keys) for keys in found.values())
    if not count:
        parts.empty(words, "definitions-none", search=search)
        return
    st.html(fragments.heading(words("definitions-found", n=count)))
    figures = shown.plain(*(key for keys in found.values() for key in keys))
    for area, keys in found.items():
        if keys:
            st.html(fragments.heading(words(f"area-{area.replace('_', '-')}")))
        with st.grid(2, min_column_width=480, gap=12, key=f"metrics-{area}"):
            for key in keys:
                _metric(shown, figures[key])
    with parts.box("rules", words("definitions-rules")):
        st.html(fragments.definitions([(words(f"rule-{name}.name"), words(f"rule-{name}")) for name in RULES]))


def _speaks_of(shown: Shown, key: str, search: str) -> bool:
    wanted = search.strip().casefold()
    said = (shown.words.metric(key), *(shown.words.metric(key, part) for part in ("definition", "source", "formula")))
    return not wanted or any(wanted in text.casefold() for text in (key, *said))


def _metric(shown: Shown, figure: Figure) -> None:
    words, key = shown.words, figure.metric.key
    value = phrases.amount_in_text(words, figure)
    with st.container(key=f"box-metric-{key}", height="stretch"):
        lines = [
            (words("definitions-value"), words.dotted(value, phrases.beside(words, figure) or None)),
            (words("definitions-period"), phrases.period_name(words, figure.period, shown.today)),
            (words("definitions-target"), phrases.target(words, figure) or words("definitions-no-target")),
            (words("definitions-why"), words.metric(key, "why")),
            (words("definitions-formula"), words.metric(key, "formula")),
            (words("definitions-source"), words.metric(key, "source")),
        ]
        # One element of two: there are as many of each as there are metrics.
        heading = fragments.heading(words.metric(key), words.metric(key, "definition"))
        st.html(heading + fragments.definitions(lines))
        with st.expander(words("definitions-sql"), key=f"sql-{key}", on_change="rerun") as opened:
            if opened.open and shown.stale_since is not None:
                parts.empty(words, "failed-rows")
            elif opened.open:
                st.code(shown.sql(key), language="sql", wrap_lines=True)
