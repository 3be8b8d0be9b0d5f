"""The audit log: what somebody did, written before it is done, or in the transaction of what it changes or reads."""

from __future__ import annotations

import datetime as dt
import getpass
import os
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import Connection, Engine, delete, insert, select

from data_access import clock
from data_access.answers import Asking
from data_access.database import writing
from data_access.references import AUDIT, AUDIT_OF, USERS, USERS_OF
from data_access.schema.tables import audit_log
from data_access.scopes import Role, Viewer


@dataclass(frozen=True)
class Entry:
    """A row to be: action as of `schema.users.ACTIONS`; role None where it is none of a user."""

    action: str
    identity: str
    role: str | None
    subject: str
    reason: str | None = None


def write(connection: Connection, entry: Entry) -> None:
    """Adds a row, in the caller's transaction."""
    connection.execute(insert(audit_log), asdict(entry))


def record(engine: Engine, entry: Entry) -> None:
    """Adds a row in a transaction of its own. Raises `DatabaseFault` where it cannot be written."""
    with writing(engine) as connection:
        write(connection, entry)


def record_once(engine: Engine, entry: Entry) -> None:
    """The same, where there is none of this action, identity and subject yet."""
    with writing(engine) as connection:
        if not is_there(connection, entry.action, entry.identity, entry.subject):
            write(connection, entry)


def is_there(connection: Connection, action: str, identity: str, subject: str) -> bool:
    """Whether this was done by him."""
    kept = audit_log.c
    done = select(kept.id).where(kept.action == action, kept.identity == identity, kept.subject == subject)
    return connection.execute(done.limit(1)).first() is not None


def by_command(action: str, subject: str) -> Entry:
    """What is done by a command, by the name of the account that gives it."""
    return Entry(action, f"{_account()}@command", None, subject)


def _account() -> str:
    """The account of this process; in a container it may have a number only."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return f"uid-{os.getuid()}"


def prune(engine: Engine, days: int) -> int:
    """Deletes rows older than so many days; how many went. Needs the account that owns the tables."""
    before = clock.now() - dt.timedelta(days=days)
    with writing(engine) as connection:
        return connection.execute(delete(audit_log).where(audit_log.c.at < before)).rowcount


def entries(asking: Asking, viewer: Viewer) -> tuple[Any, ...]:
    """The newest rows of the log (at, identity, role, action, subject, reason), one over AUDIT_SHOWN if more.

    For a steward, one of a college what its users did; raises Refused for anybody else.
    """
    viewer.require_role(Role.STEWARD)
    own = viewer.communities
    found: tuple[Any, ...] = asking.look_up(AUDIT) if own is None else asking.look_up(AUDIT_OF, sorted(own))
    return found


def users(asking: Asking, viewer: Viewer) -> tuple[Any, ...]:
    """Who may sign in, in order of identity. For a steward, one of a college its users; raises Refused for others."""
    viewer.require_role(Role.STEWARD)
    own = viewer.communities
    return tuple((asking.look_up(USERS) if own is None else asking.look_up(USERS_OF, sorted(own))).values())
