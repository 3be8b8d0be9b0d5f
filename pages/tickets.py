"""意见: what is open and how old, of which kind, with which department, what is overdue."""

from dashboard import lists, page, parts, sentences
from dashboard.graphs import tickets
from dashboard.shown import Shown

CARDS = ("tickets_open", "tickets_stale", "tickets_overdue", "reply_on_time", "resolution_rate", "days_to_close")


def body(shown: Shown) -> None:
    figures = shown.figures(*CARDS)
    parts.answer(*sentences.tickets(shown, figures))
    parts.figure_cards(shown, figures)
    parts.graphs(shown.words, [tickets.by_age(shown), tickets.by_department(shown)], [tickets.by_category(shown)])
    lists.tickets_late(shown)
    lists.community_table(shown, CARDS)


page.show("tickets", body)
