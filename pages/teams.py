"""团队: what the four teams and the students' own groups hold, who is there, what comes of it."""

from dashboard import lists, page, parts, sentences
from dashboard.graphs import programmes
from dashboard.shown import Shown

CARDS = ("activities", "person_times", "persons", "partners", "programme_kept")


def body(shown: Shown) -> None:
    figures = shown.figures(*CARDS)
    parts.answer(*sentences.teams(shown, figures))
    parts.figure_cards(shown, figures)
    parts.graphs(shown.words, [programmes.by_team(shown), programmes.outputs(shown)], [programmes.kept(shown)])
    lists.teams(shown)
    lists.activities(shown)
    lists.community_table(shown, CARDS)


page.show("teams", body)
