"""自治: how many residents take part, what the students' own groups hold, as what people come, who is honoured."""

from dashboard import lists, page, parts, sentences
from dashboard.graphs import programmes
from dashboard.shown import Shown

CARDS = ("participation_rate", "volunteer_hours", "persons", "activities", "honours")


def body(shown: Shown) -> None:
    figures = shown.figures(*CARDS)
    parts.answer(*sentences.self_governance(shown, figures))
    parts.figure_cards(shown, figures)
    first = [programmes.participation(shown), programmes.hours(shown)]
    parts.graphs(shown.words, first, [programmes.by_branch(shown), programmes.by_part(shown)])
    lists.community_table(shown, CARDS)


page.show("self_governance", body)
