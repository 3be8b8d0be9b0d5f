"""学业: from warning to lifting, who is tutored, what it does to ranks, 专升本."""

from dashboard import lists, page, parts, sentences
from dashboard.graphs import tutoring
from dashboard.shown import Shown

CARDS = (
    "warnings_open",
    "warning_lift_rate",
    "students_without_session",
    "pair_coverage",
    "tutoring_attendance",
    "upgrade_exam_rate",
)


def body(shown: Shown) -> None:
    figures = shown.figures(*CARDS)
    parts.answer(*sentences.tutoring(shown, figures))
    parts.figure_cards(shown, figures)
    parts.graphs(shown.words, [tutoring.funnel(shown)], [tutoring.by_level(shown)])
    parts.graphs(shown.words, [tutoring.slope(shown)], [tutoring.upgrade(shown)])
    lists.community_table(shown, CARDS)


page.show("tutoring", body)
