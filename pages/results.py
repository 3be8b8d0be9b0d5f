"""成果: what came of it all: satisfaction, peace, exams, awards, honours; and every published figure computed anew."""

from dashboard import lists, page, parts, sentences
from dashboard.graphs import competitions, programmes, tutoring
from dashboard.shown import Shown

CARDS = (
    "satisfaction",
    "dispute_resolution",
    "severe_incidents",
    "upgrade_exam_rate",
    "awards_provincial_up",
    "honours",
)


def body(shown: Shown) -> None:
    figures = shown.figures(*CARDS)
    parts.answer(*sentences.results(shown, figures))
    parts.figure_cards(shown, figures)
    first = [programmes.satisfaction(shown), programmes.honours(shown)]
    parts.graphs(shown.words, first, [tutoring.upgrade(shown), competitions.by_year(shown)])
    lists.published(shown)
    lists.community_table(shown, CARDS)


page.show("results", body)
