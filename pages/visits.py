"""走访: coverage by week and floor, which rooms have not been met, who visited."""

from dashboard import lists, page, parts, sentences
from dashboard.graphs import visits
from dashboard.shown import Shown

CARDS = ("visit_coverage", "visit_twice", "visit_compliance", "talk_compliance", "rooms_overdue", "room_reach")


def body(shown: Shown) -> None:
    figures = shown.figures(*CARDS)
    parts.answer(*sentences.visits(shown, figures))
    parts.figure_cards(shown, figures)
    if shown.scope.is_college:
        lists.small_multiples(shown, "visit_coverage")
        lists.community_table(shown, CARDS)
        return
    parts.graphs(shown.words, [visits.coverage_line(shown)], [visits.floors(shown)], [visits.silence(shown)])
    lists.rooms_missed(shown, figures["visit_coverage"])


page.show("visits", body)
