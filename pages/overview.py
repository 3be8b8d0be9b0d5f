"""总览: is this week on target, what is off, whose is it, what changed."""

import streamlit as st

from dashboard import attention, changed, lists, page, parts, sentences
from dashboard.graphs import competitions, tickets, tutoring, visits
from dashboard.shown import Shown

CARDS = (
    "visit_coverage",
    "room_report_completion",
    "tickets_stale",
    "warning_lift_rate",
    "participation_rate",
    "awards_provincial_up",
)
DRAWN = (visits.coverage_line, tickets.by_age, tutoring.funnel, competitions.by_year)
# Four charts, six cards and the answer are seen whole on a screen 1080 high.
HEIGHT = 228
OF_CHARTS = ("tickets_open", *tutoring.STAGES, "awards")


def body(shown: Shown) -> None:
    stocks, rates = attention.keys(shown)
    shown.ask_ahead(CARDS + OF_CHARTS, (*stocks, "ledger_filled"), ("visit_coverage",), rates + changed.COUNTS)
    figures = shown.figures(*CARDS)
    parts.answer(*sentences.overview(shown, figures), changed.told(shown, rates))
    parts.figure_cards(shown, figures)
    left, right = st.columns([1, 3.2], gap="small")
    # The charts first: the browser loads what draws them while the list is still made.
    with right, st.grid(2, min_column_width=320, gap=12, key="charts"):
        for drawn in DRAWN:
            parts.graph(drawn(shown).as_high(HEIGHT), shown.words)
    with left:
        parts.attention(shown, attention.items(shown), any_on_target=attention.any_on_target(figures))
    lists.community_table(shown, CARDS)


page.show("overview", body)
