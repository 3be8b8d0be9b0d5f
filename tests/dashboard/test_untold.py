"""What is said on a wall of numbers that are not told there: <5, never the number, never a traceback."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest

from dashboard import attention, cards, changed, lists, phrases, sentences
from dashboard.graphs import Graph, programmes, tutoring, visits
from dashboard.shown import Shown
from dashboard.view import View
from dashboard.words import for_language
from data_access.answers import Answers
from data_access.disclosure import Hidden
from data_access.figures import Figure, Part
from data_access.metrics.registry import METRICS
from data_access.scopes import Refused, Role, Viewer
from data_access.tallies import Tally
from data_access.targets import Status
from tests.dashboard.reading import cards_of

WALL = Viewer(Role.DISPLAY)
OF_PERSONS = [key for key, metric in METRICS.items() if metric.counts_persons]
SAID = {("zh-CN", Hidden.FEW): "<5", ("en", Hidden.FEW): "<5"}
SAID |= {("zh-CN", Hidden.FOR_ANOTHER): "不显示", ("en", Hidden.FOR_ANOTHER): "not shown"}
ANSWERS = ("party", "tutoring", "self_governance", "competitions", "teams", "results", "overview")
SEVERAL = {"zh-CN": "若干", "en": "several"}
# Sentences, and the numbers of persons in them.
NUMBERED = {
    "party": ("party_members",),
    "tutoring": ("warnings_open", "students_without_session"),
    "self_governance": ("persons",),
    "competitions": ("award_students",),
}
# Of the college, which is told by parts.
DRAWN = (
    programmes.by_team,
    programmes.by_part,
    programmes.participation,
    programmes.satisfaction,
    tutoring.funnel,
    tutoring.slope,
    tutoring.upgrade,
)
# The community with the fewest students.
SMALL = "community-6"


@pytest.fixture
def shown(answers: Answers, now: dt.datetime) -> Iterator[Callable[..., Shown]]:
    with answers.opened() as asking:
        yield lambda scope=SMALL, language="zh-CN", viewer=WALL, period="": Shown(
            viewer, View(scope, period, language=language), now.date(), asking, None
        )


def untold(figure: Figure, mark: Hidden = Hidden.FEW) -> Figure:
    """A figure as `figures` gives it where it is not told."""
    return replace(
        figure, tally=figure.tally.told(mark), value=None, previous=None, last_year=None, status=Status.UNKNOWN
    )


@pytest.mark.parametrize("language", ["zh-CN", "en"])
@pytest.mark.parametrize("mark", Hidden)
def test_a_card_says_what_stands_in_the_place_of_a_number(
    shown: Callable[..., Shown], mark: Hidden, language: str
) -> None:
    page = shown(language=language)
    for figure in page.figures(*OF_PERSONS).values():
        card, cell = cards.card(page, untold(figure, mark)), lists._cell(page, untold(figure, mark))
        assert card.figure == cell.text == SAID[language, mark]
        assert (card.unit, card.beside, card.fill, cell.beside) == ("", "", None, "")
        assert not any(character.isdigit() for character in card.compared)
        assert card.status_word == for_language(language)("status-none")


def test_a_card_draws_a_gap_where_a_period_is_not_told(shown: Callable[..., Shown]) -> None:
    page = shown("college-1")
    figure = page.figures("talks")["talks"]
    assert len(figure.series) > 2
    first, *rest = figure.series
    few = replace(first, tally=first.tally.told(Hidden.FEW), value=None)
    assert cards.card(page, replace(figure, series=(few, *rest))).trend[0] is None
    assert cards.card(page, figure).trend[0] is not None


@pytest.mark.parametrize("language", ["zh-CN", "en"])
@pytest.mark.parametrize("period", ["", "all-2026-01-01"])
@pytest.mark.parametrize("scope", ["college-1", SMALL])
def test_sentences_say_it_too(shown: Callable[..., Shown], scope: str, period: str, language: str) -> None:
    page = shown(scope, language, period=period)
    said = [text for name in ANSWERS for text in getattr(sentences, name)(page, page.figures(*cards_of(name)))]
    said.append(changed.told(page, attention.keys(page)[1]))
    assert not any("nan" in text.lower().split() for text in said)
    assert len([text for text in said if text]) > len(ANSWERS)


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_few_are_not_counted_in_a_sentence(shown: Callable[..., Shown], language: str) -> None:
    page = shown(language=language)
    for name, keys in NUMBERED.items():
        figures = page.figures(*cards_of(name))
        for mark, word in ((Hidden.FEW, "<5"), (Hidden.FOR_ANOTHER, SEVERAL[language])):
            hidden = {key: untold(figures[key], mark) for key in keys}
            said = " ".join(getattr(sentences, name)(page, figures | hidden))
            assert said.lower().count(word) == len(keys)


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_a_rate_of_few_is_not_taken_for_none(shown: Callable[..., Shown], language: str) -> None:
    page = shown(language=language)
    for name, key in (("self_governance", "participation_rate"), ("results", "satisfaction")):
        figures = page.figures(*cards_of(name))
        said = getattr(sentences, name)(page, figures | {key: untold(figures[key])})[0]
        assert page.words.dotted(page.words.metric(key), "<5") in said


def test_charts_are_drawn_of_what_is_told(shown: Callable[..., Shown]) -> None:
    for period in ("", "all-2026-01-01"):
        page = shown("college-1", period=period)
        for made in DRAWN:
            one = made(page)
            assert not any(_is_broken(value) for row in one.rows for value in row.values())
            assert one.rows or one.empty[0] == "empty-untold"
        assert visits.weekly(page, "talk_compliance", "talking").rows


def _is_broken(value: Any) -> bool:
    return (isinstance(value, float) and math.isnan(value)) or (isinstance(value, str) and "nan" in value)


def test_the_parts_that_are_not_told_are_counted_under_a_chart(
    shown: Callable[..., Shown], monkeypatch: pytest.MonkeyPatch
) -> None:
    page = shown("college-1")
    parts = page.parts("person_times", "team", page.term.kind, page.term)
    few = replace(parts[0], tally=Tally(3).told(Hidden.FEW), value=None)
    whole = programmes.by_team(page)
    drawn = _by_team(page, [few, *parts[1:]])
    assert len(drawn.rows) == len(whole.rows) - 1
    assert for_language("zh-CN")("caption-untold", n=1) in drawn.caption
    assert _by_team(page, [few]).empty == ("empty-untold", {})


def _by_team(page: Shown, parts: list[Part]) -> Graph:
    page.answers["parts", "person_times", "team", page.term.kind, page.term] = parts
    return programmes.by_team(page)


def test_a_term_that_is_not_told_keeps_its_place_without_a_bar(shown: Callable[..., Shown]) -> None:
    page = shown("college-1")
    figure = page.figures("participation_rate")["participation_rate"]
    first, *rest = figure.series
    few = replace(first, tally=first.tally.told(Hidden.FEW), value=None)
    page.answers["of", "participation_rate"] = replace(figure, series=(few, *rest))
    row = programmes.participation(page).rows[0]
    assert (row["label"], row["rate"], row["beside"]) == ("<5", None, "")


def test_a_stage_that_is_not_told_has_its_words_and_no_bar(shown: Callable[..., Shown]) -> None:
    page = shown("college-1")
    figure = page.figures(*tutoring.STAGES)["warned_lifted"]
    page.answers["of", "warned_lifted"] = _with_few(figure)
    rows = {row["stage"]: row for row in tutoring.funnel(page).rows}
    assert (rows["warned_lifted"]["label"], rows["warned_lifted"]["n"]) == ("<5", 0)
    page.answers["of", "warned"] = _with_few(page.figures("warned")["warned"])
    assert tutoring.funnel(page).empty == ("empty-untold", {})


def _with_few(figure: Figure) -> Figure:
    points = (replace(point, tally=point.tally.told(Hidden.FEW), value=None) for point in figure.series)
    return replace(figure, series=tuple(points))


def test_what_needs_attention_on_a_wall_names_nobody_and_opens_no_rows(shown: Callable[..., Shown]) -> None:
    page = shown("college-1")
    items = attention.items(page)
    assert [item for item in items if item.tell().overdue]
    for item in items:
        said = item.tell()
        assert not said.overdue or (said.whose, said.how_long) == ("", "")
    assert not [asked for asked in page.answers if asked[0] in ("rows", "rows_now")]
    with pytest.raises(Refused):
        page.rows("warned", page.term)


def test_what_is_not_told_needs_no_attention(shown: Callable[..., Shown]) -> None:
    page = shown("college-1")
    figure = page.plain("students_without_session")["students_without_session"]
    page.answers["plain", "students_without_session"] = few = untold(figure)
    assert phrases.hidden(page.words, few.tally) == "<5"
    assert "students_without_session" not in {item.opening.metric for item in attention.items(page)}
