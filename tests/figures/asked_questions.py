"""Questions of every kind: each metric, its groupings, communities and the college, two terms, two days asked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from hypothesis import strategies as st

from data_access.answers import Answers, Asking
from data_access.metrics.forms import Lead, Metric
from data_access.metrics.registry import ASKED
from data_access.periods import BEGINNING
from data_access.questions import Cell, Question, question
from tests.figures.hostile_rows import COMMUNITIES, OWN

AUTUMN = (dt.date(2024, 9, 2), dt.date(2025, 2, 23))
SPRING = (dt.date(2025, 2, 24), dt.date(2025, 8, 31))
DAYS_ASKED = (dt.date(2024, 10, 20), dt.date(2025, 8, 31))
PLACES = (*COMMUNITIES, OWN)

# What a page of dorm visits is made of. `bounded`: of one term only, so that no other term's visit matters.
READ_VISITS = {
    "visit_coverage": True,
    "visit_twice": True,
    "visit_compliance": True,
    "room_reach": True,
    "visits": True,
    "room_silence": False,
    "rooms_overdue": False,
    "written_later_dorm_visit": False,
    "ledger_filled": False,
    "late_rows": False,
    "hurried_visits": True,
    "repeated_notes": True,
    "impossible_dates": False,
    "orphan_rows": False,
}


def _questions(metric: Metric) -> Iterable[Question]:
    # Of all kinds of periods the answers are read from the same tables: the first and the last one will do.
    for kind in dict.fromkeys((metric.per[0], metric.per[-1])):
        spans = [(BEGINNING, DAYS_ASKED[-1])] if kind == "all" else [AUTUMN, SPRING]
        for first, last in spans:
            for as_of in DAYS_ASKED:
                for group in (None, *metric.population.groups):
                    if first <= as_of:
                        for place in COMMUNITIES:
                            yield question(metric, kind, (place,), first, last, as_of, group)
                        if not metric.adds_up:
                            yield question(metric, kind, PLACES, first, last, as_of, group, college=True)


OF_METRIC = {
    key: list(dict.fromkeys(_questions(metric))) for key, metric in ASKED.items() if not isinstance(metric, Lead)
}
QUESTIONS = [what for questions in OF_METRIC.values() for what in questions]
# A page that asks one question of each metric.
PAGES = st.tuples(*(st.sampled_from(questions) for questions in OF_METRIC.values()))


def rounded(cells: Iterable[Cell]) -> list[Cell]:
    """Cells that can be compared: sums of broken numbers are added in any order."""
    return [cell._replace(k=round(cell.k, 6)) for cell in cells]


def fresh(asking: Asking) -> Asking:
    """Questions to the same snapshot, of which nothing is remembered."""
    return Asking(Answers(asking.connection.engine), asking.connection, asking.versions)


def stale(asking: Asking, asked: Sequence[Question]) -> dict[Question, tuple[object, object]]:
    """The questions whose answer is not a fresh evaluation of the same snapshot, with both."""
    answers, evaluated = asking.ask(asked), fresh(asking).ask(asked)
    return {
        what: (answers[what], evaluated[what]) for what in asked if rounded(answers[what]) != rounded(evaluated[what])
    }


def statements(answers: Answers, asked: list[Question]) -> int:
    """How many statements it takes to ask some questions: one for the notes, the rest for what is not remembered."""
    before = answers.statements
    with answers.opened() as asking:
        asking.ask(asked)
    return answers.statements - before


def one_visit(day: str) -> dict[str, object]:
    return {"community_id": 1, "room_id": 1, "member_id": 1, "visited_at": dt.datetime.fromisoformat(f"{day} 19:00")}
