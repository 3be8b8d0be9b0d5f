"""数据质量: which ledgers are filled, and what was written down late; what other pages say rests on it."""

from dashboard import lists, page, parts, sentences
from dashboard.graphs import quality
from dashboard.shown import Shown

CARDS = ("ledger_filled", "late_rows")


def body(shown: Shown) -> None:
    figures = shown.figures(*CARDS)
    parts.answer(*sentences.quality(shown, figures))
    parts.figure_cards(shown, figures)
    parts.graph(quality.ledgers(shown), shown.words)
    lists.late_rows(shown, figures["late_rows"])
    lists.community_table(shown, CARDS)


page.show("quality", body)
