"""就业: companies that come into the community, what they offer, and the projects incubated here."""

from dashboard import lists, page, parts, sentences
from dashboard.graphs import programmes
from dashboard.shown import Shown

CARDS = ("partners", "incubated", "in_operation")


def body(shown: Shown) -> None:
    figures = shown.figures(*CARDS)
    parts.answer(*sentences.careers(shown, figures))
    parts.figure_cards(shown, figures)
    first = [programmes.offered(shown)]
    parts.graphs(shown.words, first, [programmes.company_events(shown)], [programmes.companies(shown)])
    lists.projects(shown, figures["incubated"])
    lists.community_table(shown, CARDS)


page.show("careers", body)
