"""What is remembered is what the database holds, whatever others write meanwhile, and no more is asked than must be."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis.stateful import run_state_machine_as_test
from sqlalchemy import Engine, insert

from data_access import case_files, references
from data_access.answers import Answers, version_of
from data_access.database import writing
from data_access.metrics.registry import ASKED
from data_access.questions import Lookup, Question, question
from data_access.schema import Change, College, Community, DormVisit, Target
from data_access.versions import CALENDAR_TABLES
from tests.databases import first
from tests.figures.asked_questions import AUTUMN, PLACES, QUESTIONS, READ_VISITS, SPRING, one_visit, statements
from tests.figures.hostile_house import anew
from tests.figures.hostile_rows import COMMUNITIES, Houses, Rows, communities, split, with_rows, write
from tests.figures.writers import Writers

ROLLED_BACK = settings(
    max_examples=10,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
SOME = settings(
    max_examples=4, stateful_step_count=12, deadline=None, suppress_health_check=list(HealthCheck), print_blob=True
)
MORE = settings(SOME, max_examples=25, stateful_step_count=25)
MANY = settings(SOME, max_examples=100, stateful_step_count=40)
BOUNDED = {*(key for key, bounded in READ_VISITS.items() if bounded), "talk_compliance", "duty_load", "party_members"}
BOUNDED |= {"party_posts", "talks", "tutoring_sessions", "tutoring_attendance"}
BOUNDED |= {"safety_check_completion", "room_report_completion", "grid_filled"}
BOUNDED |= {"activities", "person_times", "names_beyond_attendance", "participation_rate", "honours", "satisfaction"}
# On a Monday, of a term that begins on the Wednesday: it counts for that week.
TALK_BEFORE_THE_TERM: Rows = {
    "party_post": [
        {"community_id": 1, "member_id": 3, "post": "乙岗", "from_day": dt.date(2024, 7, 8), "to_day": None, "id": 1}
    ],
    "heart_talk": [{"community_id": 1, "member_id": 3, "student_id": 5, "talked_at": dt.datetime(2024, 9, 2), "id": 1}],
}


def of_writers(engine: Engine) -> type[Writers]:
    return type("WritersOfOne", (Writers,), {"engine": engine})


@first("postgres", "ledgers")
def test_answers_are_fresh_whoever_writes(ledgers: Engine) -> None:
    run_state_machine_as_test(of_writers(ledgers), settings=SOME)


@pytest.mark.full
def test_answers_are_fresh_for_longer(ledgers: Engine) -> None:
    run_state_machine_as_test(of_writers(ledgers), settings=MORE)


@pytest.mark.soak
def test_answers_are_fresh_for_long(ledgers: Engine) -> None:
    run_state_machine_as_test(of_writers(ledgers), settings=MANY)


def versions(answers: Answers) -> dict[Question, tuple[int, int]]:
    with answers.opened() as asking:
        asking.ask(QUESTIONS)
        return {what: asking.version(what) for what in QUESTIONS}


def test_one_visit_is_asked_about_where_it_matters_and_nowhere_else(ledgers: Engine) -> None:
    """In spring and in community 1: what reads visits of it and of its college is asked anew, and no other."""
    answers = Answers(ledgers)
    before = versions(answers)
    assert statements(answers, QUESTIONS) == 1
    with writing(ledgers) as connection:
        connection.execute(insert(DormVisit), one_visit("2025-03-04"))
    with answers.opened() as asking:
        changed = {what for what in QUESTIONS if asking.version(what) != before[what]}
    concerned = {
        what
        for what in QUESTIONS
        if what.metric in READ_VISITS
        and 1 in what.communities
        and (what.last >= SPRING[0] or not READ_VISITS[what.metric])
    }
    assert changed == concerned
    assert {what.college for what in concerned} == {True, False}
    assert statements(answers, [what for what in QUESTIONS if what not in concerned]) == 1
    assert 1 < statements(answers, QUESTIONS) <= 1 + len(concerned)
    assert statements(answers, QUESTIONS) == 1


def test_a_visit_of_another_term_leaves_a_bounded_answer_remembered(ledgers: Engine) -> None:
    answers = Answers(ledgers)
    of_autumn = [what for what in QUESTIONS if what.metric in BOUNDED and what.last < SPRING[0]]
    assert statements(answers, of_autumn) > 1
    with writing(ledgers) as connection:
        connection.execute(insert(DormVisit), one_visit("2025-03-04"))
    assert statements(answers, of_autumn) == 1
    with writing(ledgers) as connection:
        connection.execute(insert(DormVisit), one_visit("2024-10-16"))
    assert statements(answers, of_autumn) > 1


@pytest.mark.parametrize("terms", [pytest.param("plain", marks=pytest.mark.full), "adjoining"])
@ROLLED_BACK
@given(rows=communities())
@example(rows=TALK_BEFORE_THE_TERM)
def test_rows_of_other_terms_change_no_answer_of_a_bounded_population(houses: Houses, terms: str, rows: Rows) -> None:
    calendar_of = {"plain": AUTUMN, "adjoining": (dt.date(2024, 9, 4), dt.date(2025, 1, 14))}
    first, last = calendar_of[terms]
    asked = [
        question(metric, kind, PLACES if college else (place,), first, last, last, group, college)
        for metric in (ASKED[key] for key in sorted(BOUNDED))
        for kind in metric.per
        for group in (None, *metric.population.groups)
        for college in {not metric.adds_up, False}
        for place in COMMUNITIES
    ]
    for since in {what.first for what in asked}:
        own, others = split(rows, since, last)
        together = [what for what in asked if what.first == since]
        with with_rows(houses[terms], own) as connection:
            before = anew(connection).ask(together)
            write(connection, others)
            assert anew(connection).ask(together) == before


def test_which_populations_are_bounded() -> None:
    assert {key for key, metric in ASKED.items() if metric.population.bounded} == BOUNDED


@first("sqlite")
def test_what_is_looked_up_follows_each_table_that_it_reads(engine: Engine) -> None:
    """Of every community too, where none is asked in particular: a target of one, who counsels one."""
    answers = Answers(engine)
    looked_up = [one for module in (references, case_files) for one in vars(module).values() if _is_reference(one)]
    looked_up += [*references.NEWEST.values(), *references.FIRST_ROWS.values()]
    assert len(looked_up) > 30
    for reference in looked_up:
        what = Lookup(reference, (1,) if reference.of_communities else ())
        for table in sorted(reference.tables - {"database_origin", *CALENDAR_TABLES}):
            for community in (None, 1):
                before = version_of(what, answers.look())
                with writing(engine) as connection:
                    connection.execute(insert(Change).values(table_name=table, community_id=community))
                assert version_of(what, answers.look()) != before, (reference.name, table, community)


def _is_reference(what: object) -> bool:
    return isinstance(what, references.Reference)


def test_a_target_of_one_community_is_heeded_at_once(engine: Engine) -> None:
    answers = Answers(engine)
    with writing(engine) as connection:
        connection.execute(insert(College).values(id=1, name="C"))
        connection.execute(insert(Community).values(id=1, college_id=1, name="c"))
    with answers.opened() as asking:
        assert asking.look_up(references.TARGETS, (1,)) == ()
    with writing(engine) as connection:
        own = {"metric": "talks", "community_id": 1, "from_day": dt.date(2026, 1, 1), "goal": 5.0}
        connection.execute(insert(Target), own)
    with answers.opened() as asking:
        assert [row.goal for row in asking.look_up(references.TARGETS, (1,))] == [5.0]
