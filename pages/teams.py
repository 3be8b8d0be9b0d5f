"""团队: what the four teams and the students' own groups hold, who takes part, what comes of it."""

from dashboard import lists, page, parts, sentences
from dashboard.graphs import programmes
from dashboard.shown import Shown

CARDS = ("activities", "person_times", "persons", "programme_kept", "participation_rate", "volunteer_hours")


def body(shown: Shown) -> None:
    figures = shown.figures(*CARDS)
    parts.answer(*sentences.teams(shown, figures))
    parts.figure_cards(shown, figures)
    first = [programmes.by_team(shown), programmes.outputs(shown)]
    parts.graphs(shown.words, first, [programmes.kept(shown), programmes.participation(shown)])
    lists.activities(shown)
    lists.community_table(shown, CARDS)


page.show("teams", body)
