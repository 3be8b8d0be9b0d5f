"""大屏展示: scenes that turn by themselves; all that is chosen stands in the link.

All scenes are drawn at once and one of them is seen, so that turning needs neither the server nor the network.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import streamlit as st

from dashboard import cards, fragments, parts, phrases, sentences
from dashboard.cards import HEADLINES
from dashboard.charts.frame import as_wide
from dashboard.graphs import Graph, competitions, programmes, tickets, tutoring, visits
from dashboard.shown import Shown

# Seconds that a scene is seen.
PACE, QUICKEST, SLOWEST = 20, 5, 600
# A chart is drawn as on a page, and magnified: its smallest text is 3 % of the screen's height then.
CHART_HEIGHT, MAGNIFIED = 236, 2.6
# Of the stage, which is 1080 high and at least 1440 wide, as the style sheet and wall_component.js have it.
WIDTH = f"(windowSize()[0] / min(windowSize()[1] / 1080, windowSize()[0] / 1440) - 160) * 0.55 / {MAGNIFIED}"


class Scene(NamedTuple):
    """One message: its metric, and the chart whose heading is the sentence."""

    metric: str
    drawn: Callable[[Shown], Graph]


SCENES = {
    "visits": Scene("visit_coverage", visits.coverage_line),
    "tickets": Scene("tickets_open", tickets.by_age),
    "tutoring": Scene("warning_lift_rate", tutoring.funnel),
    "awards": Scene("awards_provincial_up", competitions.by_year),
    "activities": Scene("participation_rate", programmes.participation),
}
HEADLINE = "headline"
ALL = (HEADLINE, *SCENES)


def chosen() -> tuple[str, ...]:
    """The scenes of the link, in its order; all where it names none that there is."""
    named = st.query_params.get("scenes", "").split(",")
    return tuple(dict.fromkeys(name for name in named if name in ALL)) or ALL


def pace() -> int:
    """Seconds a scene, of the link."""
    said = st.query_params.get("pace", "")
    return min(max(int(said), QUICKEST), SLOWEST) if said.isdecimal() and len(said) < 5 else PACE


def body(shown: Shown) -> None:
    """The scenes over each other, the line over them, and what turns them."""
    words, names = shown.words, chosen()
    is_light = st.query_params.get("theme") == "light"
    shown.ask_ahead(HEADLINES)
    period = shown.chosen.period
    when = words.dotted(phrases.period_name(words, period, shown.today), words.span(period.first, period.last))
    st.html(fragments.wall_line(shown.scope.name, when, light=is_light))
    for number, name in enumerate(names):
        with st.container(key=f"scene-{number}"):
            if name == HEADLINE:
                _headline(shown)
            else:
                _scene(shown, SCENES[name])
    _turning(shown, len(names))


def _headline(shown: Shown) -> None:
    words, figures = shown.words, shown.figures(*HEADLINES)
    st.html(fragments.wall_sentence(words.sentence(sentences.statuses(shown, figures))))
    lines = [(words.metric(key, "short"), cards.card(shown, figure)) for key, figure in figures.items()]
    st.html(fragments.wall_lines(lines))


def _scene(shown: Shown, scene: Scene) -> None:
    words, graph = shown.words, scene.drawn(shown)
    figure = shown.figures(scene.metric)[scene.metric]
    st.html(fragments.wall_sentence(graph.heading))
    left, right = st.columns([1, 1.25])
    with left:
        st.html(fragments.wall_figure(words.metric(scene.metric, "short"), cards.card(shown, figure)))
    with right, st.container(key=f"magnified-{graph.key}"):
        if graph.rows:
            high = graph.as_high(CHART_HEIGHT)
            parts.chart(f"wall-{graph.key}", as_wide(high.specification, WIDTH), high.rows, high.alt, width="content")
        else:
            parts.empty(words, graph.empty[0], **graph.empty[1])


_component = st.components.v2.component(
    "community.wall",
    html='<div class="wall-foot"><span class="place"></span></div><div class="wall-clock"></div>',
    js=Path(__file__).with_name("wall_component.js").read_text(encoding="utf-8"),
    isolate_styles=False,
)


def _turning(shown: Shown, scenes: int) -> None:
    words = shown.words
    data = {
        "scenes": scenes,
        "seconds": pace(),
        "paused": words("wall-paused"),
        "of": words("wall-of", n="#", of=scenes),
    }
    _component(key="wall-turning", data=data, height="content")
