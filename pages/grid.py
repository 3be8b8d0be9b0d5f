"""网格: floors checked, rooms that report, hazards, and disputes settled where they broke out (枫桥经验)."""

from dashboard import lists, page, parts, sentences
from dashboard.graphs import grid
from dashboard.shown import Shown

CARDS = (
    "safety_check_completion",
    "room_report_completion",
    "grid_filled",
    "hazards_fixed",
    "dispute_resolution",
    "severe_incidents",
)


def body(shown: Shown) -> None:
    figures = shown.figures(*CARDS)
    parts.answer(*sentences.grid(shown, figures))
    parts.figure_cards(shown, figures)
    if shown.scope.is_college:
        lists.small_multiples(shown, "room_report_completion")
    else:
        parts.graphs(shown.words, [grid.checks(shown)], [grid.disputes(shown)])
        parts.graph(grid.reports(shown), shown.words)
    left, right = parts.beside_rows(shown)
    with left:
        parts.graph(grid.hazards(shown), shown.words)
    with right:
        lists.hazards_open(shown)
    lists.community_table(shown, CARDS)


page.show("grid", body)
