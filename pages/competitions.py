"""竞赛: awards by year and level, the works, the projects incubated."""

from dashboard import lists, page, parts, sentences
from dashboard.graphs import competitions
from dashboard.shown import Shown

CARDS = ("awards", "awards_provincial_up", "awards_best", "award_students", "incubated", "in_operation")


def body(shown: Shown) -> None:
    figures = shown.figures(*CARDS)
    parts.answer(*sentences.competitions(shown, figures))
    parts.figure_cards(shown, figures)
    left, right = parts.beside_rows(shown)
    with left:
        listed = lists.height(int(figures["awards"].tally.k))
        parts.graph(competitions.by_year(shown).as_high(listed), shown.words)
    with right:
        lists.works(shown, figures["awards"])
    lists.community_table(shown, CARDS)


page.show("competitions", body)
