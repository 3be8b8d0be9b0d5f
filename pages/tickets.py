"""意见: what is open and how old, of which kind, with which department, what is overdue."""

import streamlit as st

from dashboard import lists, page, parts, sentences
from dashboard.graphs import tickets
from dashboard.shown import Shown

CARDS = ("tickets_open", "tickets_stale", "tickets_overdue", "reply_on_time", "resolution_rate", "days_to_close")


def body(shown: Shown) -> None:
    figures = shown.figures(*CARDS)
    parts.answer(*sentences.tickets(shown, figures))
    parts.figure_cards(shown, figures)
    with st.grid(3, min_column_width=360, gap=12, key="charts"):
        parts.graph(tickets.by_age(shown), shown.words)
        parts.graph(tickets.by_category(shown), shown.words)
        parts.graph(tickets.by_department(shown), shown.words)
    lists.tickets_late(shown)
    lists.community_table(shown, CARDS)


page.show("tickets", body)
