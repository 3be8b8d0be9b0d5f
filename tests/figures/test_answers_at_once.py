"""Many pages at once: what they ask together is evaluated once, each in its own snapshot, and nobody waits for ever."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable
from functools import partial

import pytest
from sqlalchemy import Connection, Engine, insert, text, update

from data_access import answers as remembering
from data_access.answers import Answers
from data_access.database import writing
from data_access.faults import DatabaseFault
from data_access.schema import CalendarDay, DormVisit, PartyPost
from tests.figures.asked_questions import AUTUMN, QUESTIONS, READ_VISITS, one_visit, stale, statements

PAGES_AT_ONCE = 8


def at_once(*pages: Callable[[], object]) -> list[object]:
    """What functions running at the same time return, or raise; none may take longer than a minute."""
    found: list[object] = [None] * len(pages)

    def run(number: int) -> None:
        try:
            found[number] = pages[number]()
        except BaseException as error:
            found[number] = error

    threads = [threading.Thread(target=run, args=(number,), daemon=True) for number in range(len(pages))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert not any(thread.is_alive() for thread in threads)
    return found


def test_what_eight_pages_ask_at_once_is_evaluated_once(ledgers: Engine) -> None:
    asked = QUESTIONS[::4]
    alone, answers, all_open = statements(Answers(ledgers), asked), Answers(ledgers), threading.Barrier(PAGES_AT_ONCE)

    def page() -> object:
        with answers.opened() as asking:
            all_open.wait(60)
            return asking.ask(asked)

    found = at_once(*[page] * PAGES_AT_ONCE)
    assert all(one == found[0] for one in found)
    assert set(asked) == set(found[0] if isinstance(found[0], dict) else ())
    # Each page reads the notes; the rest is evaluated by whoever comes first.
    assert answers.statements == PAGES_AT_ONCE + alone - 1


def test_eight_pages_ask_while_one_writes(ledgers: Engine) -> None:
    """Each is answered from its own snapshot."""
    asked = [what for what in QUESTIONS if what.metric in READ_VISITS][::5]
    answers, left = Answers(ledgers), threading.Semaphore(0)

    def page() -> object:
        try:
            for _ in range(4):
                with answers.opened() as asking:
                    if found := stale(asking, asked):
                        return found
            return "fresh"
        finally:
            left.release()

    def writer() -> object:
        gone = written = 0
        while gone < PAGES_AT_ONCE:
            gone += left.acquire(blocking=False)
            with writing(ledgers) as connection:
                at = dt.datetime(2025, 3, 4) + dt.timedelta(minutes=written)
                connection.execute(insert(DormVisit), one_visit("2025-03-04") | {"visited_at": at})
            written += 1
        return written

    *pages, written = at_once(*[page] * PAGES_AT_ONCE, writer)
    assert pages == ["fresh"] * PAGES_AT_ONCE
    assert isinstance(written, int)
    assert written > PAGES_AT_ONCE


def waiting(connection: Connection) -> list[int]:
    """Who waits for the table of visits."""
    found = text("SELECT pid FROM pg_locks WHERE NOT granted AND relation = 'dorm_visit'::regclass")
    return list(connection.execute(found).scalars())


def in_turn_for_the_table(
    engine: Engine, page: Callable[[], object], then: Callable[[Connection, int], None]
) -> list[object]:
    """What a page returns that waits for the table of visits, and one that comes then; `then`: until it is let go."""
    locked, first_waits = threading.Event(), threading.Event()

    def writer() -> object:
        with engine.connect() as connection:
            connection.execute(text("LOCK TABLE dorm_visit IN ACCESS EXCLUSIVE MODE"))
            locked.set()
            while not (pids := waiting(connection)):
                pass
            first_waits.set()
            then(connection, pids[0])
            connection.rollback()
        return None

    def after(event: threading.Event) -> object:
        event.wait(60)
        return page()

    return at_once(partial(after, locked), partial(after, first_waits), writer)[:2]


def test_who_waits_for_a_page_that_fails_asks_for_himself(ledgers_on_postgres: Engine) -> None:
    engine, answers = ledgers_on_postgres, Answers(ledgers_on_postgres)
    what = next(what for what in QUESTIONS if what.metric == "visits")

    def page() -> object:
        with answers.opened() as asking:
            return asking.ask([what])[what]

    def cancelled(connection: Connection, pid: int) -> None:
        connection.execute(text("SELECT pg_cancel_backend(:pid)"), {"pid": pid})
        while waiting(connection) == [pid]:
            pass

    failed, answered = in_turn_for_the_table(engine, page, cancelled)
    assert isinstance(failed, DatabaseFault)
    assert answered == page()


def test_what_does_not_come_in_time_is_asked_together(
    ledgers_on_postgres: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine, answers = ledgers_on_postgres, Answers(ledgers_on_postgres)
    asked = [what for what in QUESTIONS if what.metric in READ_VISITS][:20]
    alone = statements(Answers(engine), asked)
    assert alone < 15
    monkeypatch.setattr(remembering, "WAIT_SECONDS", 0.2)

    def page() -> object:
        with answers.opened() as asking:
            return asking.ask(asked)

    def joined(connection: Connection, _pid: int) -> None:
        while len(waiting(connection)) < 2:
            pass

    one, other = in_turn_for_the_table(engine, page, joined)
    assert isinstance(one, dict)
    assert one == other
    assert answers.statements == 2 * alone


def test_a_look_that_fails_loses_no_note(ledgers_on_postgres: Engine) -> None:
    """The terms cannot be read for a moment, just when the calendar has changed."""
    engine, answers = ledgers_on_postgres, Answers(ledgers_on_postgres)
    with writing(engine) as connection:
        post = {"community_id": 1, "member_id": 1, "post": "甲岗", "from_day": AUTUMN[0]}
        connection.execute(insert(PartyPost), post)
    asked = [what for what in QUESTIONS if what.metric == "visit_compliance"]
    with answers.opened() as asking:
        asking.ask(asked)
    with writing(engine) as connection:
        connection.execute(update(CalendarDay).where(CalendarDay.week == dt.date(2024, 10, 14)).values(is_duty=False))
        connection.execute(text("ALTER TABLE term RENAME TO hidden"))
    with pytest.raises(DatabaseFault), answers.opened():
        pass
    with writing(engine) as connection:
        connection.execute(text("ALTER TABLE hidden RENAME TO term"))
    with answers.opened() as asking:
        assert stale(asking, asked) == {}
    with writing(engine) as connection:
        connection.execute(update(CalendarDay).where(CalendarDay.week == dt.date(2024, 10, 14)).values(is_duty=True))
