"""学业: from warning to lifting, who is tutored, what it does to ranks, 专升本."""

import streamlit as st

from dashboard import lists, page, parts, sentences
from dashboard.graphs import tutoring
from dashboard.shown import Shown

CARDS = (
    "warnings_open",
    "warning_lift_rate",
    "students_without_session",
    "pair_coverage",
    "tutoring_attendance",
    "upgrade_exam_rate",
)


def body(shown: Shown) -> None:
    figures = shown.figures(*CARDS)
    parts.answer(*sentences.tutoring(shown, figures))
    parts.figure_cards(shown, figures)
    with st.grid(2, min_column_width=360, gap=12, key="charts"):
        parts.graph(tutoring.funnel(shown), shown.words)
        parts.graph(tutoring.by_level(shown), shown.words)
        parts.graph(tutoring.slope(shown), shown.words)
        parts.graph(tutoring.upgrade(shown), shown.words)
    lists.community_table(shown, CARDS)


page.show("tutoring", body)
