"""Rows of small ledgers inserted, changed and deleted at random, by writers that never wait for each other."""

from __future__ import annotations

import itertools
from typing import Any

from hypothesis import strategies as st
from sqlalchemy import Connection, delete, insert, select, update

from data_access.schema import Base
from tests.figures.hostile_rows import (
    DATED,
    ENDED,
    LEDGERS,
    MAYBE_DAYS,
    MOMENTS,
    OF_A_THING,
    RATED,
    ROOM,
    SOME_DAYS,
    Row,
    Rows,
    from_to,
    keys_of,
    of,
    write,
)

TABLES = Base.metadata.tables
PARENTS = {parent for parent, _, _ in OF_A_THING.values()}
ROWS = st.one_of(
    *(st.tuples(st.just(name), rows) for name, rows in LEDGERS.items()),
    *(st.tuples(st.just(name), rest) for name, (_, _, rest) in OF_A_THING.items()),
)
# What may be written into a row that is there: of a row with children no column of a key, or two writers would wait.
CHANGES = st.one_of(
    *(
        st.tuples(st.just(name), changes)
        for name, changes in {
            "dorm_visit": of(ROOM, visited_at=MOMENTS, someone_in=st.booleans()),
            "heart_talk": of(talked_at=MOMENTS),
            "stay": of(ROOM, DATED),
            "party_post": of(DATED, post=st.sampled_from(["甲岗", "乙岗"])),
            "room_duty": of(DATED, is_lead=st.booleans()),
            "excuse": of(DATED),
            "feedback_ticket": of(RATED, submitted_at=MOMENTS, category=st.sampled_from(["维修", "饮食"])),
            "ticket_event": of(at=MOMENTS, promised_on=MAYBE_DAYS),
            "academic_warning": of(ENDED, issued_on=SOME_DAYS),
            "study_plan": of(made_on=SOME_DAYS),
            "tutoring_pair": of(DATED),
            "tutoring_session": of(course_id=st.sampled_from([None, 1, 2])),
            "upgrade_exam": of(exam_on=SOME_DAYS, admitted=st.booleans()),
            "room_report": of(ROOM),
            "hazard": from_to("found_on", "fixed_on"),
            "activity": of(attendance=st.sampled_from([0, 1, 30])),
            "activity_participant": of(hours=st.sampled_from([None, 2.0])),
            "competition_award": of(awarded_on=SOME_DAYS, prize=st.sampled_from(["特等奖", "铜奖"])),
        }.items()
    )
)
DELETED_FROM = st.sampled_from([name for name in (*LEDGERS, *OF_A_THING) if name not in PARENTS])


class Ledgers:
    """The ids and keys of rows that some writer wrote, so that no two writers want the same."""

    def __init__(self) -> None:
        self._ids = itertools.count(1)
        self._keys: set[tuple[Any, ...]] = set()

    def begin_with(self, connection: Connection, rows: Rows) -> None:
        """Writes the rows of a community into empty ledgers."""
        for table, own in rows.items():
            self._keys |= {key for row in own for key in _keys(table, row)}
        self._ids = itertools.count(1 + max((row["id"] for own in rows.values() for row in own), default=0))
        write(connection, rows)

    def free(self, table: str, row: Row, own: Row | None = None) -> bool:
        """Whether the row may be written (in place of its own): a key that anybody else wrote is not used again."""
        keys = _keys(table, row) - (_keys(table, own) if own is not None else set())
        if not self._keys.isdisjoint(keys):
            return False
        self._keys |= keys
        return True

    def insert(self, connection: Connection, table: str, row: Row) -> bool:
        """Whether the row was written; of a thing of another table to one that the writer sees."""
        if table in OF_A_THING:
            parent, key, _ = OF_A_THING[table]
            things = TABLES[parent]
            seen = connection.execute(select(things.c.id, things.c.community_id).order_by(things.c.id.desc())).first()
            if seen is None:
                return False
            row = {**row, "community_id": seen.community_id, key: seen.id}
        if not self.free(table, row):
            return False
        connection.execute(insert(TABLES[table]), {**row, "id": next(self._ids)})
        return True

    def change(self, connection: Connection, table: str, changes: Row, writer: int) -> bool:
        """Whether a row of the writer's own was changed."""
        own = self._own(connection, table, writer)
        if own is None or not self.free(table, {**own, **changes}, own):
            return False
        columns = TABLES[table].c
        connection.execute(update(TABLES[table]).where(columns.id == own["id"]).values(changes))
        return True

    def delete(self, connection: Connection, table: str, writer: int) -> bool:
        """Whether a row of the writer's own was deleted."""
        own = self._own(connection, table, writer)
        if own is not None:
            connection.execute(delete(TABLES[table]).where(TABLES[table].c.id == own["id"]))
        return own is not None

    def _own(self, connection: Connection, table: str, writer: int) -> Row | None:
        """The newest row that only this writer (0, 1 or 2) ever changes or deletes."""
        rows = TABLES[table]
        columns = [column for column in rows.columns if column.computed is None]
        found = (
            connection.execute(select(*columns).where(rows.c.id % 3 == writer).order_by(rows.c.id.desc()))
            .mappings()
            .first()
        )
        return dict(found) if found is not None else None


def _keys(table: str, row: Row) -> set[tuple[Any, ...]]:
    return {
        (table, *((name, row.get(name)) for name in names))
        for names in keys_of(TABLES[table])
        if all(row.get(name) is not None for name in names)
    }


def empty(connection: Connection) -> None:
    """Deletes the rows of every ledger."""
    for table in reversed(Base.metadata.sorted_tables):
        if table.name in LEDGERS or table.name in OF_A_THING:
            connection.execute(delete(table))
