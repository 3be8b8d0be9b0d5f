"""党建: the party members at their posts, what each owes, and what the members of each post did."""

from dashboard import lists, page, parts, sentences
from dashboard.graphs import visits
from dashboard.shown import Shown

CARDS = ("party_members", "party_posts", "duty_load", "visit_compliance", "talk_compliance")


def body(shown: Shown) -> None:
    figures = shown.figures(*CARDS)
    parts.answer(*sentences.party(shown, figures))
    parts.figure_cards(shown, figures)
    lines = [visits.weekly(shown, "visit_compliance", "visiting")], [visits.weekly(shown, "talk_compliance", "talking")]
    parts.graphs(shown.words, *lines)
    lists.posts(shown)
    lists.community_table(shown, CARDS)


page.show("party", body)
