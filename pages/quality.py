"""数据质量: which ledgers are filled, what was written down late, what is to be looked into; other pages rest on it."""

from dashboard import doubts, lists, page, parts, sentences
from dashboard.graphs import quality
from dashboard.shown import Shown

CARDS = (
    "ledger_filled",
    "late_rows",
    "hurried_visits",
    "repeated_notes",
    "names_beyond_attendance",
    "impossible_dates",
)


def body(shown: Shown) -> None:
    figures = shown.figures(*CARDS)
    parts.answer(*sentences.quality(shown, figures))
    parts.figure_cards(shown, figures)
    parts.graph(quality.ledgers(shown), shown.words)
    doubts.ledgers(shown)
    lists.late_rows(shown, figures["late_rows"])
    lists.community_table(shown, CARDS)


page.show("quality", body)
