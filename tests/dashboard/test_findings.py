"""What a box says is what the registry says, with rows in the ledgers that the sample happens not to have."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import Connection, String, Table, cast, delete, func, insert, select, update
from streamlit.testing.v1 import AppTest

from dashboard import parts, phrases, sentences
from dashboard.graphs import Graph, competitions, tickets, visits
from dashboard.shown import Shown
from dashboard.view import View, period_code
from dashboard.words import for_language
from data_access import clock
from data_access.answers import Answers
from data_access.database import snapshot
from data_access.records import counted
from data_access.schema.tables import (
    award_member,
    competition_award,
    department,
    dorm_visit,
    excuse,
    feedback_ticket,
    ticket_event,
)
from data_access.scopes import Viewer
from tests.dashboard.conftest import Changed
from tests.dashboard.reading import charts, opened, texts, under

WORDS = for_language("zh-CN")
OpenPage = Callable[..., AppTest]


@contextmanager
def page(answers: Answers, **query: str) -> Iterator[Shown]:
    with answers.opened() as asking:
        yield Shown(Viewer(), View.from_query({"scope": "community-1", **query}), clock.now().date(), asking, None)


def test_a_room_excused_after_it_was_silent_is_on_the_map_of_those_overdue(changed: Changed) -> None:
    monday, since = dt.date(2025, 11, 17), dt.date(2025, 9, 22)

    def excuse_an_unvisited_room(connection: Connection) -> None:
        room = connection.execute(select(dorm_visit.c.room_id).where(dorm_visit.c.community_id == 1)).scalars().first()
        connection.execute(delete(dorm_visit).where(dorm_visit.c.room_id == room, dorm_visit.c.visited_on >= since))
        connection.execute(delete(excuse).where(excuse.c.room_id == room))
        connection.execute(insert(excuse).values(community_id=1, room_id=room, from_day=monday, reason="顶岗实习"))

    with page(changed(excuse_an_unvisited_room), asof="2025-11-19") as shown:
        graph = visits.silence(shown)
        overdue = int(shown.figures("rooms_overdue")["rooms_overdue"].tally.k)
    assert overdue > 0
    assert graph.heading == WORDS("heading-silence", n=overdue)
    over = [row for row in graph.rows if row["days"] is not None and row["days"] > 14]
    assert len(over) == overdue
    [excused] = [row for row in over if row["tone"] == "excused-over"]
    assert excused["label"].split() == ["◆", "顶岗", str(excused["days"])]
    assert "顶岗实习" in excused["tip"]
    assert str(excused["days"]) in excused["tip"]
    assert WORDS("caption-silence-excused") in graph.caption


def test_bars_by_category_are_tickets_received_and_nothing_else(answers: Answers) -> None:
    with page(answers, scope="college-1", asof="2025-11-19") as shown:
        graph = tickets.by_category(shown)
        # Of which the bars say nothing.
        assert sum(part.tally.k for part in shown.parts("tickets_stale", "category")) > 0
    term = WORDS.term("2025-2026-1")
    for bar in graph.rows:
        assert bar["over"] == 0
        assert bar["label"] == WORDS.counted("tickets_received", bar["n"])
        assert bar["tip"] == WORDS("tip-tickets-category", category=bar["name"], when=term, n=bar["n"])
    assert graph.swatches == ()


def test_bars_by_department_are_open_tickets_of_which_some_are_stale(answers: Answers) -> None:
    with page(answers, scope="college-1", asof="2025-11-19") as shown:
        graph = tickets.by_department(shown)
        figures = shown.figures("tickets_open", "tickets_stale")
    assert sum(bar["n"] for bar in graph.rows) == figures["tickets_open"].tally.k
    assert sum(bar["over"] for bar in graph.rows) == figures["tickets_stale"].tally.k > 0
    for bar in graph.rows:
        late = "" if bar["over"] else "-fresh"
        said = WORDS(f"tip-tickets-department{late}", department=bar["name"], n=bar["n"], stale=bar["over"])
        assert bar["tip"] == said
    assert graph.swatches == (("bad", WORDS.metric("tickets_stale", "yes")),)


@pytest.mark.parametrize("drawn", [tickets.by_category, tickets.by_department])
def test_what_is_past_twelve_bars_is_summed_up_in_the_last(changed: Changed, drawn: Callable[[Shown], Graph]) -> None:
    def spread(connection: Connection) -> None:
        departments = connection.execute(select(func.max(department.c.id))).scalar_one()
        for number in range(1, 21):
            connection.execute(insert(department).values(id=departments + number, college_id=1, name=f"D{number}"))
        connection.execute(delete(ticket_event).where(ticket_event.c.community_id == 1))
        connection.execute(
            update(feedback_ticket)
            .where(feedback_ticket.c.community_id == 1)
            .values(
                category=cast(feedback_ticket.c.id % 15, String),
                department_id=departments + 1 + feedback_ticket.c.id % 17,
            )
        )

    with page(changed(spread), asof="2025-11-19") as shown:
        graph = drawn(shown)
        rest = graph.rows[-1]
        assert len(graph.rows) == 12
        assert rest["name"] in (WORDS("chart-other-categories", n=4), WORDS("chart-other-departments", n=6))
        assert graph.picked is not None
        opening = graph.picked({"member": rest["member"]})
        assert opening is not None
        rows = shown.rows(opening.metric, opening.period, opening.part)
        assert counted(rows, opening.metric) == (rest["n"], None)
        every = shown.rows(opening.metric, opening.period)
    assert sum(bar["n"] for bar in graph.rows) == counted(every, opening.metric)[0]
    assert [bar["n"] for bar in graph.rows[:-1]] == sorted((bar["n"] for bar in graph.rows[:-1]), reverse=True)


EMPTY = (
    ("tickets", "categories", "empty-tickets", feedback_ticket),
    ("tickets", "ages", "empty-tickets-open", feedback_ticket),
    ("tickets", "departments", "empty-tickets-open", feedback_ticket),
    ("competitions", "awards", "empty-awards", competition_award),
    ("competitions", "works", "empty-awards", competition_award),
)


@pytest.mark.parametrize(("name", "box", "key", "ledger"), EMPTY, ids=[box for _, box, *_ in EMPTY])
def test_an_empty_box_says_when_its_ledger_was_last_written(
    open_page: OpenPage, answers: Answers, name: str, box: str, key: str, ledger: Table
) -> None:
    newest = select(func.max(ledger.c.recorded_at)).where(ledger.c.community_id == 1)
    with snapshot(answers.engine) as connection:
        moment = connection.execute(newest).scalar_one()
    shown = list(texts(under(open_page(name, scope="community-1", asof="2022-01-05"), f"box-{box}")))
    # With its year, which is not the page's.
    assert WORDS(f"{key}.detail", moment=WORDS.moment(moment)) in shown


@pytest.mark.parametrize(("name", "box", "key", "ledger"), EMPTY, ids=[box for _, box, *_ in EMPTY])
def test_an_empty_box_of_a_ledger_without_rows_says_so(
    changed: Changed, monkeypatch: pytest.MonkeyPatch, name: str, box: str, key: str, ledger: Table
) -> None:
    def emptied(connection: Connection) -> None:
        for table in (award_member, ticket_event, competition_award, feedback_ticket):
            connection.execute(delete(table).where(table.c.community_id == 1))

    monkeypatch.setenv("COMMUNITY_DATABASE_URL", str(changed(emptied).engine.url))
    shown = list(texts(under(opened(name, scope="community-1"), f"box-{box}")))
    assert WORDS(f"{key}.detail-never") in shown


def test_a_week_in_which_every_room_was_visited_says_when_the_ledger_was_last_written(
    open_page: OpenPage, answers: Answers
) -> None:
    with page(answers, scope="community-2", asof="2025-12-20") as shown:
        points = shown.figures("visit_coverage")["visit_coverage"].series
    week = next(point.period for point in points if point.value == 100)
    with page(answers, scope="community-2", period=period_code(week)) as shown:
        said = phrases.last_written(shown, "dorm_visit")
    test = open_page("visits", scope="community-2", period=period_code(week))
    assert WORDS("empty-rooms-done.detail", **said) in texts(under(test, "box-rooms-missed"))


def test_awards_are_held_against_the_target_of_their_own_period(answers: Answers) -> None:
    with page(answers, scope="college-1", period="month-2025-06-01", asof="2025-06-30") as shown:
        graph = competitions.by_year(shown)
        figures = shown.figures("awards", "awards_provincial_up")
        year = shown.calendar.year(dt.date(2025, 6, 30))
        of_year = len(shown.rows("awards", year))
    assert figures["awards"].period.kind == "month"
    assert figures["awards_provincial_up"].period == year
    assert graph.heading.startswith(WORDS("heading-awards", when=WORDS.year(2025), n=of_year))
    assert WORDS("heading-awards-provincial", n=int(figures["awards_provincial_up"].tally.k)) in graph.heading


@pytest.mark.parametrize(
    ("name", "beside"),
    [
        ("visits", [["coverage"], ["floors"], ["silence"]]),
        ("tickets", [["ages", "departments"], ["categories"]]),
        ("tutoring", [["funnel"], ["levels"]]),
        ("tutoring", [["slope"], ["upgrade"]]),
    ],
)
def test_charts_side_by_side_are_equally_high(open_page: OpenPage, name: str, beside: list[list[str]]) -> None:
    found = charts(open_page(name, scope="community-1", asof="2025-11-19"))
    heights = {
        sum(found[key].rows[0]["height"] for key in column) + parts.BOX_HEIGHT * (len(column) - 1) for column in beside
    }
    assert len(heights) == 1


@pytest.mark.parametrize(("kept", "said"), [(True, False), (False, True)])
def test_a_rate_of_an_unfilled_ledger_says_so(changed: Changed, kept: bool, said: bool) -> None:
    monday = dt.date(2025, 3, 10)
    its_week = dorm_visit.c.visited_on.between(monday, monday + dt.timedelta(days=6))
    nobody = dorm_visit.c.community_id == (0 if kept else 1)
    answers = changed(lambda connection: connection.execute(delete(dorm_visit).where(nobody, its_week)))
    with page(answers, period=f"week-{monday}") as shown:
        _, second = sentences.visits(shown, shown.figures("visit_coverage", "visit_compliance"))
    assert (WORDS("answer-unfilled", ledger=WORDS.coded("ledger", "dorm_visit")) in second) == said


@pytest.mark.parametrize(
    ("period", "today", "said"),
    [
        ("week-2025-03-03", dt.date(2025, 3, 5), "截至周三"),
        ("week-2025-03-03", dt.date(2025, 3, 9), "截至周日"),
        ("week-2025-03-03", dt.date(2025, 3, 10), ""),
        ("term-2025-03-03", dt.date(2025, 3, 5), "截至3月5日"),
        ("", dt.date(2025, 3, 5), ""),
    ],
)
def test_what_is_running_says_up_to_when(answers: Answers, period: str, today: dt.date, said: str) -> None:
    view = View.from_query({"scope": "community-1", "period": period})
    with answers.opened() as asking:
        sentence = phrases.sentence_of_view(Shown(Viewer(), view, today, asking, None))
    assert sentence.partition("截至")[2] == said.removeprefix("截至")
