"""我的社区: what is due today and whose it is, where nobody was met for long, and where the community stands."""

import streamlit as st

from dashboard import changed, due, lists, page, parts, sentences
from dashboard.cards import HEADLINES
from dashboard.graphs import standing, visits
from dashboard.shown import Shown

RATES = ("visit_coverage", "room_report_completion")


def body(shown: Shown) -> None:
    if shown.scope.is_college:
        lists.choose_community(shown)
        return
    shown.ask_ahead(HEADLINES, lines=(*RATES, *changed.COUNTS))
    items = shown.due_list()
    parts.answer(*sentences.community(shown, items))
    left, right = st.columns([1.25, 1], gap="small")
    with left:
        due.draw(shown, items)
    with right:
        parts.graph(visits.silence_now(shown, items), shown.words)
        parts.graph(standing.strips(shown, HEADLINES, changed.told(shown, RATES)), shown.words)


page.show("community", body)
