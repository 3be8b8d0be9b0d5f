"""Who may sign in: users are added, given another role, and taken away, each with its row in the log."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from data_access import audit
from data_access.references import USERS
from data_access.schema.tables import app_user, college, staff
from data_access.scopes import Role


def add(connection: Connection, identity: str, role: Role, college_name: str | None, staff_no: str | None) -> None:
    """A new user. Raises ValueError where there is one of this name, or the role needs what is not given."""
    if not identity.strip() or identity != identity.strip():
        raise ValueError("a user has a name, without spaces around it")
    if _is_user(connection, identity):
        raise ValueError(f"{identity} is a user already: `user role` gives another role")
    values = _values(connection, role, college_name, staff_no)
    connection.execute(insert(app_user).values(identity=identity, **values))
    audit.write(connection, audit.by_command("user", f"add {identity} {role.value}"))


def give_role(
    connection: Connection, identity: str, role: Role, college_name: str | None, staff_no: str | None
) -> None:
    """Another role for a user. Raises ValueError as `add`, and where there is no such user."""
    _require(connection, identity)
    values = _values(connection, role, college_name, staff_no)
    connection.execute(update(app_user).where(app_user.c.identity == identity).values(**values))
    audit.write(connection, audit.by_command("user", f"role {identity} {role.value}"))


def remove(connection: Connection, identity: str) -> None:
    """Takes a user away; an open page of his asks again. Raises ValueError where there is none."""
    _require(connection, identity)
    connection.execute(delete(app_user).where(app_user.c.identity == identity))
    audit.write(connection, audit.by_command("user", f"remove {identity}"))


def listed(connection: Connection) -> Sequence[Any]:
    """Every user: identity, role, college, staff_no."""
    return connection.execute(USERS.statement).all()


def _is_user(connection: Connection, identity: str) -> bool:
    return connection.execute(select(app_user.c.id).where(app_user.c.identity == identity)).first() is not None


def _require(connection: Connection, identity: str) -> None:
    if not _is_user(connection, identity):
        raise ValueError(f"{identity} is no user: `user list` names them")


def _values(connection: Connection, role: Role, college_name: str | None, staff_no: str | None) -> dict[str, Any]:
    if role is Role.COUNSELOR:
        return {"role": role.value, "college_id": None, "staff_id": _staff(connection, college_name, staff_no)}
    if staff_no is not None:
        raise ValueError("--staff-no is of a counselor")
    whole = None if role is Role.STEWARD and college_name is None else college_named(connection, college_name)
    return {"role": role.value, "college_id": whole, "staff_id": None}


def college_named(connection: Connection, name: str | None) -> int:
    """The college of this name; the only one where none is named. Raises ValueError where that is not to be told."""
    found = {row.name: row.id for row in connection.execute(select(college.c.id, college.c.name))}
    if name is None and len(found) == 1:
        return int(next(iter(found.values())))
    if name not in found:
        named = ", ".join(found) or "none yet"
        raise ValueError(f"--college is one of: {named}" if name is None else f"no college {name}; there is: {named}")
    return int(found[name])


def _staff(connection: Connection, college_name: str | None, staff_no: str | None) -> int:
    """The member of staff of this number, of that college where it is named."""
    if staff_no is None:
        raise ValueError("a counselor is one of the staff: say --staff-no")
    asked = select(staff.c.id).where(staff.c.staff_no == staff_no)
    if college_name is not None:
        asked = asked.where(staff.c.college_id == college_named(connection, college_name))
    found = connection.execute(asked).scalars().all()
    if not found:
        raise ValueError(f"nobody of the staff has the number {staff_no}")
    if len(found) > 1:
        raise ValueError(f"several colleges have a number {staff_no}: say --college")
    return int(found[0])
