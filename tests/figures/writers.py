"""A state machine of writers whose transactions overlap, and of pages that ask in between."""

from __future__ import annotations

import datetime as dt
from contextlib import AbstractContextManager
from typing import ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule
from sqlalchemy import Connection, Engine, text, update

from data_access.answers import Answers, Asking
from data_access.database import writing
from data_access.periods import Period
from data_access.pruning import prune
from data_access.questions import Question
from data_access.records import rows_behind
from data_access.references import COMMUNITIES, FLOORS, NEWEST, TARGETS
from data_access.schema import Change
from data_access.scopes import Viewer, scopes
from tests.figures.asked_questions import DAYS_ASKED, PAGES, PLACES, SPRING, fresh, stale
from tests.figures.hostile_rows import LEDGERS, OF_A_THING, Row, Rows, communities
from tests.figures.ledger_writes import CHANGES, DELETED_FROM, ROWS, Ledgers, empty

LEADER = Viewer()
LONG_AGO = dt.datetime(2020, 1, 1)
TERM = Period("term", 3, *SPRING, term="2024-2025-2")


class Writers(RuleBasedStateMachine):
    """Two writers whose transactions stay open, one that commits at once, and a page that asks in between."""

    engine: ClassVar[Engine]

    def __init__(self) -> None:
        super().__init__()
        with writing(self.engine) as connection:
            empty(connection)
        self.ledgers = Ledgers()
        self.answers = Answers(self.engine)
        self.writers: dict[int, Connection] = {}
        self.reading: tuple[AbstractContextManager[Asking], Asking] | None = None
        self.questions: tuple[Question, ...] = ()

    @property
    def on_postgres(self) -> bool:
        return self.engine.dialect.name == "postgresql"

    @property
    def may_write(self) -> bool:
        """SQLite has one writer at a time."""
        return self.on_postgres or not self.writers

    @initialize(questions=PAGES, rows=communities())
    def open_a_page(self, questions: tuple[Question, ...], rows: Rows) -> None:
        self.questions = questions
        with writing(self.engine) as connection:
            self.ledgers.begin_with(connection, rows)
        self.ask()

    @precondition(lambda self: self.may_write)
    @rule(row=ROWS, other=ROWS)
    def write(self, row: tuple[str, Row], other: tuple[str, Row]) -> None:
        with writing(self.engine) as connection:
            self.ledgers.insert(connection, *row)
            self.ledgers.insert(connection, *other)
        self.ask()

    @precondition(lambda self: self.may_write)
    @rule(change=CHANGES, table=DELETED_FROM)
    def amend(self, change: tuple[str, Row], table: str) -> None:
        with writing(self.engine) as connection:
            self.ledgers.change(connection, *change, writer=2)
        self.ask()
        with writing(self.engine) as connection:
            self.ledgers.delete(connection, table, writer=2)
        self.ask()

    @precondition(lambda self: self.may_write and len(self.writers) < 2)
    @rule()
    def begin(self) -> None:
        number = 1 if 0 in self.writers else 0
        self.writers[number] = self.engine.connect().execution_options(writes=True)
        self.writers[number].begin()

    @precondition(lambda self: self.writers)
    @rule(data=st.data(), row=ROWS, change=CHANGES, table=DELETED_FROM, undo=st.booleans())
    def write_in_a_transaction(
        self, data: st.DataObject, row: tuple[str, Row], change: tuple[str, Row], table: str, undo: bool
    ) -> None:
        number = data.draw(st.sampled_from(sorted(self.writers)))
        connection = self.writers[number]
        self.ledgers.insert(connection, *row)
        savepoint = connection.begin_nested()
        self.ledgers.change(connection, *change, writer=number)
        self.ledgers.delete(connection, table, writer=number)
        if undo:
            savepoint.rollback()
        else:
            savepoint.commit()

    @precondition(lambda self: self.writers)
    @rule(data=st.data(), commits=st.booleans())
    def end_a_transaction(self, data: st.DataObject, commits: bool) -> None:
        """In any order."""
        connection = self.writers.pop(data.draw(st.sampled_from(sorted(self.writers))))
        if commits:
            connection.commit()
        connection.close()
        self.ask()

    @precondition(lambda self: self.on_postgres and not self.writers and self.reading is None)
    @rule(table=st.sampled_from([*LEDGERS, *OF_A_THING]))
    def empty_a_table(self, table: str) -> None:
        with writing(self.engine) as connection:
            connection.execute(text(f"TRUNCATE {table} CASCADE"))
        self.ask()

    @precondition(lambda self: not self.writers)
    @rule()
    def prune_the_notes(self) -> None:
        with writing(self.engine) as connection:
            connection.execute(update(Change).values(noted_at=LONG_AGO))
        prune(self.engine)

    def ask(self) -> None:
        with self.answers.opened() as asking:
            assert stale(asking, self.questions) == {}

    @rule()
    def open_drawers(self) -> None:
        """Rows behind figures, and what questions are made of."""
        with self.answers.opened() as asking:
            anew = fresh(asking)
            for reference, places in (
                (COMMUNITIES, ()),
                (TARGETS, PLACES),
                (FLOORS, PLACES),
                (NEWEST["dorm_visit"], PLACES),
            ):
                assert asking.look_up(reference, places) == anew.look_up(reference, places)
            whole = scopes(asking.look_up(COMMUNITIES))[0]
            for key in ("visits", "tickets_open"):
                known, asked = (rows_behind(one, LEADER, whole, key, TERM, DAYS_ASKED[-1]) for one in (asking, anew))
                assert known.equals(asked)

    @precondition(lambda self: self.reading is None)
    @rule()
    def open_a_slow_page(self) -> None:
        opened = self.answers.opened()
        self.reading = opened, opened.__enter__()

    @precondition(lambda self: self.reading is not None)
    @rule(closes=st.booleans())
    def ask_on_the_slow_page(self, closes: bool) -> None:
        """It goes on in the snapshot with which it began, while others ask and write."""
        assert self.reading is not None
        opened, asking = self.reading
        assert stale(asking, self.questions) == {}
        if closes:
            opened.__exit__(None, None, None)
            self.reading = None

    def teardown(self) -> None:
        if self.reading is not None:
            self.reading[0].__exit__(None, None, None)
        for connection in self.writers.values():
            connection.close()
