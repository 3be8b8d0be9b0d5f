"""The sample's communities as those of two colleges, where every name and place says whose it is.

A text that left the database tells by a character that no other text holds whether it was anybody's to know.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Engine, Table, insert, literal, select, update

from data_access.database import open_engine, writing
from data_access.questions import Asked, Lookup, Question
from data_access.references import TARGETS
from data_access.schema import Base
from data_access.schema import tables as t
from tests.databases import copy_of

FIRST, SECOND = 1, 2
# Communities: the counselor's own, the others of the first college, its own row, and those of the second.
HERE, THERE, OF_FIRST, AWAY = 1, (2, 3), 7, (4, 5, 6)
OF_SECOND = 8
FIRST_COLLEGE = frozenset({HERE, *THERE, OF_FIRST})
SECOND_COLLEGE = frozenset({*AWAY, OF_SECOND})
# What a text begins with that is of another community of the same college, or of the other college.
IS_THERE, IS_AWAY = "靐", "龘"
# What the name of a person ends with: of whoever holds a duty, and of everybody else.
ON_DUTY, PLAIN = "爨", "囍"
# What a college has, and its communities' rows speak of.
WORDS = (t.department, t.course, t.contest, t.warning_level, t.programme, t.partner)
# Texts that tell one row from another, and are nothing that a metric reads.
TITLES = (
    t.community.c.name,
    t.building.c.name,
    t.room.c.number,
    t.feedback_ticket.c.ledger_no,
    t.dispute.c.ledger_no,
    t.hazard.c.ledger_no,
    t.activity.c.title,
    t.competition_award.c.project,
    t.incubation_project.c.name,
    t.published_figure.c.wording,
    t.activity_participant.c.outsider,
)
DUTIES = (
    t.room_duty.c.member_id,
    t.party_post.c.member_id,
    t.dorm_visit.c.member_id,
    t.heart_talk.c.member_id,
    t.grid_post.c.student_id,
    t.team_post.c.student_id,
    t.tutoring_pair.c.tutor_id,
    t.tutoring_session.c.tutor_id,
    t.safety_check.c.leader_id,
    t.dispute.c.mediator_id,
    t.activity.c.organiser_id,
)
# Who may sign in, of the first college (the counselor: of the own community), and a leader of the second.
LEADER, COUNSELOR, STEWARD, DISPLAY = "dean", "li", "data", "hall"
USERS = {LEADER: "leader", COUNSELOR: "counselor", STEWARD: "steward", DISPLAY: "display"}
IN_SECOND = "boss"
OWN = {LEADER: FIRST_COLLEGE, COUNSELOR: frozenset({HERE}), STEWARD: FIRST_COLLEGE, DISPLAY: FIRST_COLLEGE}
# What must be in no text that leaves the database for a role.
NEVER = {
    LEADER: (IS_AWAY, PLAIN),
    COUNSELOR: (IS_AWAY, IS_THERE),
    STEWARD: (IS_AWAY, PLAIN, ON_DUTY),
    DISPLAY: (IS_AWAY, PLAIN, ON_DUTY),
}
APART = 1000
Marked = Callable[[Column[Any]], ColumnElement[Any]]


def beyond(shown: Iterable[Asked], own: frozenset[int]) -> list[Any]:
    """Questions of communities that are not one's own. The own college may be asked as one, without saying whose."""
    return [what for what in shown if not set(what.communities) <= own | _as_one(what)]


def _as_one(what: Asked) -> frozenset[int]:
    if isinstance(what, Lookup) and what.reference is TARGETS:
        # What the college itself should reach is said to its counselors.
        return frozenset({OF_FIRST})
    as_one = isinstance(what, Question) and (what.college or what.unnamed)
    return FIRST_COLLEGE if as_one else frozenset()


def made(sample: Path, folder: Path) -> str:
    """The URL of a copy of the sample, parted, whose rows are declared to be real."""
    url = copy_of(sample, folder)
    engine: Engine = open_engine(url, patience=None)
    with writing(engine) as connection:
        part(connection)
        let_in(connection)
        real = {"kind": "real", "sample_seed": None, "sample_until": None}
        connection.execute(update(t.database_origin).values(real))
    engine.dispose()
    return url


def let_in(connection: Connection) -> None:
    """Somebody of each role in the first college, and a leader of the second, with what they did; a screen in each."""
    whose = select(t.community_staff.c.staff_id).where(
        t.community_staff.c.community_id == HERE, t.community_staff.c.to_day.is_(None)
    )
    counselor = connection.execute(whose).scalar_one()
    # Another community of the college was his until a year ago.
    before = {"from_day": dt.date(2024, 9, 1), "to_day": dt.date(2025, 8, 31)}
    connection.execute(insert(t.community_staff).values(community_id=THERE[0], staff_id=counselor, **before))
    users = [(identity, role, FIRST) for identity, role in USERS.items()] + [(IN_SECOND, "leader", SECOND)]
    for identity, role, college in users:
        is_counselor = role == "counselor"
        row = {"college_id": None if is_counselor else college, "staff_id": counselor if is_counselor else None}
        connection.execute(insert(t.app_user).values(identity=identity, role=role, **row))
        done = {"identity": identity, "role": role, "action": "refused", "subject": "visits"}
        connection.execute(insert(t.audit_log).values(done))
    for college, place in ((FIRST, "一楼"), (SECOND, f"{IS_AWAY}二楼")):
        connection.execute(insert(t.display_link).values(college_id=college, place=place, token_hash=place))


def part(connection: Connection) -> None:
    """Gives the sample's last three communities to a college of their own, with words of its own, and marks all."""
    connection.execute(insert(t.college).values(id=SECOND, name=f"{IS_AWAY}学院"))
    own = {"id": OF_SECOND, "college_id": SECOND, "name": "院级直属", "house_order": 99, "is_college_own": True}
    connection.execute(insert(t.community).values(own))
    connection.execute(update(t.community).where(t.community.c.id.in_(AWAY)).values(college_id=SECOND))
    for place in sorted(FIRST_COLLEGE | SECOND_COLLEGE):
        target = {"metric": "talks", "community_id": place, "from_day": dt.date(2023, 9, 1), "goal": 1.0}
        connection.execute(insert(t.target).values(target))
    for words in WORDS:
        _copy(connection, words)
    for title in TITLES:
        _mark_by_place(connection, title)
    for persons in (t.staff, t.student):
        _mark_persons(connection, persons)
    # Whoever comes from outside is named as a student is.
    outsider = t.activity_participant.c.outsider
    connection.execute(update(outsider.table).where(outsider.is_not(None)).values(outsider=outsider + PLAIN))


def _references(of: Table) -> Iterator[Column[Any]]:
    """The columns of communities' rows that point to the rows of a table."""
    for table in Base.metadata.sorted_tables:
        for key in table.foreign_keys:
            if key.column.table is of and "community_id" in table.columns:
                yield key.parent


def _copy(connection: Connection, words: Table) -> None:
    """The second college's own rows of a table, to which what is its communities' points."""
    rows = connection.execute(select(words)).mappings().all()
    connection.execute(
        insert(words),
        [
            dict(row) | {"id": row["id"] + APART, "college_id": SECOND, "name": f"{IS_AWAY}{row['name']}"}
            for row in rows
        ],
    )
    if "contact_id" in words.columns:
        _copy_contacts(connection, words)
    for column in _references(words):
        there = column.table.c.community_id.in_(SECOND_COLLEGE)
        connection.execute(update(column.table).where(there, column.is_not(None)).values({column: column + APART}))


def _copy_contacts(connection: Connection, words: Table) -> None:
    of_second = words.c.college_id == SECOND
    contacts = select(words.c.contact_id).where(of_second, words.c.contact_id.is_not(None))
    asked = select(t.staff).where(t.staff.c.id.in_(contacts))
    rows = connection.execute(asked).mappings().all()
    own = [dict(row) | {"id": row["id"] + APART, "college_id": SECOND} for row in rows]
    connection.execute(insert(t.staff), own)
    connection.execute(update(words).where(of_second).values(contact_id=words.c.contact_id + APART))


def _mark_by_place(connection: Connection, title: Column[Any]) -> None:
    place = title.table.c.id if title.table is t.community else title.table.c.community_id
    for mark, communities in ((IS_THERE, (*THERE, OF_FIRST)), (IS_AWAY, SECOND_COLLEGE)):
        where = place.in_(communities), title.is_not(None)
        connection.execute(update(title.table).where(*where).values({title: literal(mark) + title}))


def _mark_persons(connection: Connection, persons: Table) -> None:
    """A person is of the first place whose rows speak of him: the own community, its college, the other one."""
    known = _spoken_of(connection, persons, (HERE,))
    if persons is t.staff:
        contacts = select(t.department.c.contact_id).where(t.department.c.college_id == FIRST)
        known |= set(connection.execute(contacts).scalars())
    in_college = _spoken_of(connection, persons, (*THERE, OF_FIRST)) - known
    away = set(connection.execute(select(persons.c.id)).scalars()) - known - in_college
    on_duty = _holders(connection) if persons is t.student else known | in_college | away
    for mark, whose in ((IS_THERE, in_college), (IS_AWAY, away)):
        _rename(connection, persons, whose, lambda name, mark=mark: literal(mark) + name)
    _rename(connection, persons, on_duty, lambda name: name + ON_DUTY)
    _rename(connection, persons, (known | in_college | away) - on_duty, lambda name: name + PLAIN)
    if away:
        connection.execute(update(persons).where(persons.c.id.in_(away)).values(college_id=SECOND))


def _spoken_of(connection: Connection, persons: Table, communities: Iterable[int]) -> set[int]:
    found: set[int] = set()
    for column in _references(persons):
        there = select(column).where(column.table.c.community_id.in_(tuple(communities)), column.is_not(None))
        found |= set(connection.execute(there.distinct()).scalars())
    return found


def _holders(connection: Connection) -> set[int]:
    return {who for duty in DUTIES for who in connection.execute(select(duty).distinct()).scalars() if who is not None}


def _rename(connection: Connection, persons: Table, whose: Iterable[int], renamed: Marked) -> None:
    """In pieces, since SQLite binds so many values at most."""
    ids = sorted(whose)
    for start in range(0, len(ids), APART // 2):
        some = persons.c.id.in_(ids[start : start + APART // 2])
        connection.execute(update(persons).where(some).values(name=renamed(persons.c.name)))
