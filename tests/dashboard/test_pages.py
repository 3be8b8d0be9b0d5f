"""Every page in both languages, of a college and of a community: what it shows is what the figures say."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from sqlalchemy import Engine, String, func, select
from streamlit.testing.v1 import AppTest

from dashboard import attention, phrases
from dashboard.drawer import Opening
from dashboard.shown import Shown
from dashboard.view import View
from dashboard.words import LANGUAGES, for_language
from data_access import clock
from data_access.answers import Answers
from data_access.database import snapshot
from data_access.periods import BEGINNING, Period
from data_access.records import counted
from data_access.references import FIRST_ROWS
from data_access.schema import AcademicWarning, Base, Excuse, Term
from data_access.scopes import Viewer
from tests.dashboard.drawn import READ, asked, drawn, wanted
from tests.dashboard.reading import (
    PAGES,
    Text,
    boxes,
    cards_of,
    charts,
    everything,
    in_chinese_and_one_in_english,
    nodes,
    opened,
    pieces,
    press,
    texts,
    under,
)
from tests.dashboard.test_catalogues import CHINESE, is_english

OpenPage = Callable[..., AppTest]
LANGUAGE = pytest.mark.parametrize("language", LANGUAGES)
SCOPE = pytest.mark.parametrize("scope", ["college-1", "community-1"])
# In the default run a college in Chinese and a community in both languages stand for a college in English.
IN_BOTH = pytest.mark.parametrize(
    ("scope", "language"),
    [
        pytest.param(scope, language, marks=pytest.mark.full if (scope, language) == ("college-1", "en") else ())
        for scope in ("college-1", "community-1")
        for language in LANGUAGES
    ],
)
PAGE = pytest.mark.parametrize("page", PAGES)
# By itself; within a term that is over; in its vacation; a whole term; a month; in the first days of all; before them.
LISTS = {
    "attention",
    "communities",
    "rooms-missed",
    "tickets-late",
    "works",
    "hazards-open",
    "activities",
    "published",
    "posts",
    "projects",
    "late",
    "doubts",
    "presence",
    "due",
    "choose-community",
}
Numbers = tuple[float, float | None]
TIMES: dict[str, dict[str, str]] = {
    "now": {},
    "past": {"asof": "2024-11-13"},
    "vacation": {"asof": "2025-02-01"},
    "term": {"period": "term-2025-03-05"},
    "month": {"period": "month-2025-03-01"},
    "all": {"period": "all-2025-06-30"},
    "first_week": {"asof": "2023-09-05"},
    "before": {"asof": "2022-01-05"},
}
OFTEN = {("college-1", "now"), ("community-1", "month"), ("college-1", "first_week")}
AT_TIMES = pytest.mark.parametrize(
    ("scope", "time"),
    [
        pytest.param(scope, time, marks=() if (scope, time) in OFTEN else pytest.mark.full)
        for time in TIMES
        for scope in ("college-1", "community-1")
    ],
)


def link(language: str, scope: str, time: str = "now") -> dict[str, str]:
    return {"lang": language, "scope": scope, **TIMES[time]}


def card_text(test: AppTest, key: str) -> str:
    return html.unescape(re.sub(r"<[^>]+>", " ", pieces(test, "cards")[key]))


@PAGE
@IN_BOTH
def test_page_opens_and_answers_first(open_page: OpenPage, page: str, scope: str, language: str) -> None:
    test = open_page(page, **link(language, scope))
    assert list(test.exception) == []
    assert list(test.error) == []
    # What the closed panels of the line above say comes with it.
    panels = {id(node) for key in ("scope-panel", "scope-panel-role") for node in nodes(under(test, key))}
    first = next(node for node in nodes(under(test, "page")) if node.type == "html" and id(node) not in panels)
    assert re.search(r'class="answer"><h1>[^<]{4,}</h1>', first.proto.body)


@PAGE
@AT_TIMES
def test_page_opens_at_any_time(open_page: OpenPage, page: str, scope: str, time: str) -> None:
    assert list(open_page(page, **link("zh-CN", scope, time)).exception) == []


@pytest.mark.parametrize("page", PAGES[:-1])
@IN_BOTH
def test_every_card_has_its_value(open_page: OpenPage, answers: Answers, page: str, scope: str, language: str) -> None:
    query, words = link(language, scope), for_language(language)
    test, keys = open_page(page, **query), cards_of(page)
    assert tuple(pieces(test, "cards")) == keys
    with asked(answers, query) as figures:
        for key, figure in figures.figures.of(*keys).items():
            amount, _unit = phrases.value(words, figure.metric, figure.value)
            assert amount in card_text(test, key).split(), key
            assert phrases.beside(words, figure) in card_text(test, key), key
            assert Text(pieces(test, "cards")[key]).texts[0] == words.metric(key, "short")


# 帮扶档案 draws nothing before a student is chosen: tests/dashboard/test_case_files.py.
@pytest.mark.parametrize("page", [page for page in PAGES[:-1] if page != "case_files"])
@AT_TIMES
def test_charts_draw_what_the_figures_say(
    open_page: OpenPage, answers: Answers, page: str, scope: str, time: str
) -> None:
    query = link("zh-CN", scope, time)
    found = charts(open_page(page, **query))
    # A college's page about one community is a choice of them.
    assert found or time in ("first_week", "before") or (page, scope) == ("community", "college-1")
    with asked(answers, query) as figures:
        for key, chart in found.items():
            marks, values = drawn(key, chart.marks), wanted(key, figures)
            assert len(marks) == len(values) == len(dict(values)), key
            assert dict(marks) == pytest.approx(dict(values)), key
            assert all(mark["tip"] for mark in chart.marks), key


@pytest.mark.parametrize("page", PAGES[:-1])
@AT_TIMES
def test_boxes_without_a_chart_have_nothing_to_draw(
    open_page: OpenPage, answers: Answers, page: str, scope: str, time: str
) -> None:
    query = link("zh-CN", scope, time)
    test = open_page(page, **query)
    empty = boxes(test).keys() - charts(test).keys()
    with asked(answers, query) as figures:
        for key in empty - LISTS:
            assert wanted(key, figures) == [], key
            assert any(len(text) > 4 for text in texts(under(test, f"box-{key}")))


@PAGE
@IN_BOTH
def test_every_chart_and_nothing_else_can_be_taken_along_as_a_picture(
    open_page: OpenPage, page: str, scope: str, language: str
) -> None:
    test, words = open_page(page, **link(language, scope)), for_language(language)
    of_box = {
        key: "".join(node.proto.body for node in nodes(box) if node.type == "html") for key, box in boxes(test).items()
    }
    assert {key for key, body in of_box.items() if 'class="picture"' in body} == charts(test).keys()
    for key in charts(test):
        assert f'aria-label="{words("picture-copy")}"' in of_box[key]
        assert f'aria-label="{words("picture-save")}"' in of_box[key]


@PAGE
@IN_BOTH
def test_every_table_and_nothing_else_can_be_taken_along_as_files(
    open_page: OpenPage, page: str, scope: str, language: str
) -> None:
    test, words = open_page(page, **link(language, scope)), for_language(language)
    for key, box in boxes(test).items():
        has_table = any(
            node.type == "dataframe" or (node.type == "html" and "<table" in node.proto.body) for node in nodes(box)
        )
        offered = [(node.proto.label, node.proto.help) for node in nodes(box) if node.type == "download_button"]
        wanted_files = [(words(f"download-{kind}"), words(f"download-{kind}.help")) for kind in ("csv", "xlsx")]
        assert offered == (wanted_files if has_table else []), key


def shown_at(answers: Answers, query: dict[str, str]) -> Iterator[Shown]:
    with answers.opened() as asking:
        yield Shown(Viewer(), View.from_query(query), clock.now().date(), asking, None)


def cards_and_rows(answers: Answers, page: str, scope: str, time: str) -> Iterator[tuple[str, Numbers, Numbers]]:
    """Each card's figure as it is, and as counted from the rows behind it: k and n."""
    for shown in shown_at(answers, link("zh-CN", scope, time)):
        for key, figure in shown.figures(*cards_of(page)).items():
            yield key, (figure.tally.k, figure.tally.n), counted(shown.rows(key, figure.period), key)


@pytest.mark.parametrize("page", PAGES[:-1])
@AT_TIMES
def test_rows_behind_every_card_count_up_to_it(answers: Answers, page: str, scope: str, time: str) -> None:
    for key, (k, n), (rows_k, rows_n) in cards_and_rows(answers, page, scope, time):
        assert (rows_k, rows_n) == (pytest.approx(k), n), key


@pytest.mark.parametrize("scope", ["college-1", "community-1"])
def test_the_overview_asks_each_population_of_a_period_once(answers: Answers, scope: str) -> None:
    fresh = Answers(answers.engine)
    for shown in shown_at(fresh, link("zh-CN", scope, "now")):
        stocks, rates = attention.keys(shown)
        cards = ("tickets_open", "tickets_stale", "awards", "awards_provincial_up")
        shown.ask_ahead(cards, stocks, ("visit_coverage",), rates)
        for ledger in ("feedback_ticket", "ticket_event", "competition_award", "dispute"):
            # Asked where a figure is compared with none.
            shown.look_up(FIRST_ROWS[ledger], shown.scope.ids)
        before = fresh.statements
        figures, overdue = shown.figures(*cards), shown.plain(*stocks)
        assert shown.lines(*rates)
        assert shown.years("visit_coverage").series_last_year
        assert fresh.statements == before
        assert figures["tickets_stale"].tally == overdue["tickets_stale"].tally
        # Three stocks of one population, one select.
        late = shown.rows_now("tickets_stale", "tickets_overdue", "tickets_past_promise")
        assert fresh.statements == before + 1
        assert [counted(rows, key)[0] for key, rows in late.items()] == [overdue[key].tally.k for key in late]


@pytest.mark.full
@pytest.mark.parametrize("community", range(2, 7))
@pytest.mark.parametrize("page", PAGES[:-1])
def test_rows_behind_every_card_count_up_in_every_community(answers: Answers, page: str, community: int) -> None:
    for time in TIMES:
        for key, (k, n), (rows_k, rows_n) in cards_and_rows(answers, page, f"community-{community}", time):
            assert (rows_k, rows_n) == (pytest.approx(k), n), (time, key)


@LANGUAGE
def test_warnings_of_those_who_left_are_shown_apart(
    sample: str, sample_engine: Engine, open_page: OpenPage, language: str
) -> None:
    """Of the cohorts whose review has been: on the page, and in the drawer."""
    words, today = for_language(language), clock.now().date()
    left = (
        select(func.count())
        .select_from(AcademicWarning)
        .join(Term, Term.id == AcademicWarning.term_id)
        .where(AcademicWarning.left_on <= today, Term.warning_review_on <= today)
    )
    with snapshot(sample_engine) as connection:
        n = connection.execute(left).scalar_one()
    assert n > 10
    page = open_page("tutoring", lang=language, scope="college-1")
    assert words("answer-tutoring-left", n=n) in " ".join(texts(everything(page)))
    session = {"opening": Opening("warning_lift_rate", Period("all", 0, BEGINNING, today))}
    drawer = under(opened("tutoring", session, lang=language, scope="college-1"), "drawer")
    assert words.counted("warning_lift_rate", n) in " ".join(texts(drawer))


@pytest.mark.parametrize(("page", "language"), in_chinese_and_one_in_english(PAGES[:-1]))
def test_a_click_on_each_card_opens_its_rows(sample: str, answers: Answers, page: str, language: str) -> None:
    query, words = link(language, "community-1"), for_language(language)
    test = opened(page, **query)
    for shown in shown_at(answers, query):
        for key, figure in shown.figures(*cards_of(page)).items():
            press(test, "cards", key)
            assert list(test.exception) == [], key
            drawer = under(test, "drawer")
            said = " ".join(texts(drawer))
            assert words.metric(key, "definition") in said, key
            assert phrases.value(words, figure.metric, figure.value)[0] in said, key
            rows = len(shown.rows(key, figure.period))
            offered = [
                option.content for node in nodes(drawer) if node.type == "button_group" for option in node.proto.options
            ]
            assert any(re.search(rf"(?<!\d){words.count(rows)}(?!\d)", option) for option in offered) or not rows, key


@pytest.fixture(scope="session")
def names(answers: Answers) -> frozenset[str]:
    """Every text in the sample that has Chinese in it; on the map of rooms an excuse is cut to two characters."""
    with snapshot(answers.engine) as connection:
        found = {str(reason)[:2] for reason in connection.execute(select(Excuse.reason)).scalars()}
        for table in Base.metadata.sorted_tables:
            for column in table.columns:
                if isinstance(column.type, String):
                    values = connection.execute(select(column).distinct()).scalars()
                    found.update(value for value in values if value and CHINESE.search(value))
    return frozenset(found)


def without_names(text: str, names: frozenset[str]) -> str:
    """What is left of a text when names that the data holds, and the masked ones (张*), are taken out."""
    # In Markdown the star is escaped, and two of them end what is bold.
    text = re.sub(r"[\u4e00-\u9fff](\\\*|\*(?!\*))", "", text)
    runs = re.findall(r"[\u4e00-\u9fff][^\s,·–]*", text)
    known = [run for run in runs if run in names]
    known += [name for run in runs if run not in names for name in names if len(name) > 1 and name in text]
    for name in sorted(known, key=len, reverse=True):
        text = text.replace(name, "")
    return text


@PAGE
@pytest.mark.parametrize("scope", [pytest.param("college-1", marks=pytest.mark.full), "community-1"])
def test_english_pages_speak_no_chinese_but_names(
    open_page: OpenPage, names: frozenset[str], page: str, scope: str
) -> None:
    said = set(texts(everything(open_page(page, **link("en", scope))))) - {for_language("en")("language-zh-CN")}
    assert len(said) > 20
    assert [text for text in said if CHINESE.search(without_names(text, names))] == []


@PAGE
@SCOPE
def test_chinese_pages_speak_no_english(open_page: OpenPage, page: str, scope: str) -> None:
    said = set(texts(everything(open_page(page, **link("zh-CN", scope)))))
    assert sum(1 for text in said if CHINESE.search(text)) > 20
    assert [text for text in said if is_english(text)] == []


def test_the_guards_of_the_languages_see_what_is_foreign() -> None:
    assert without_names("幸福里 · Week 11", frozenset({"幸福里"})).strip() == "· Week 11"
    assert CHINESE.search(without_names("幸福里 未走访", frozenset({"幸福里"})))
    assert without_names("张* (305)", frozenset()) == " (305)"


def test_charts_read_every_kind_of_test(open_page: OpenPage) -> None:
    found: dict[str, Any] = {}
    for page in PAGES[:-1]:
        found |= charts(open_page(page, **link("zh-CN", "community-1")))
    assert set(found) == {key for key in READ if key != "small"}
    assert all(0 < len(chart.marks) <= len(chart.rows) for chart in found.values())
