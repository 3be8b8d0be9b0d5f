"""Links of screens on a wall: made with a token that is told once, seen, revoked; each with its row in the log."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Engine, insert, select, update

from data_access import audit, clock
from data_access.answers import Asking
from data_access.audit import Entry
from data_access.database import writing
from data_access.references import COMMUNITIES, LINKS
from data_access.schema.tables import college, community, display_link, display_seen
from data_access.scopes import Role, Viewer, scopes

TOKEN_BYTES = 16


def hash_of(token: str) -> str:
    """What the table holds in place of a token; a token is random, so that no salt is needed."""
    return hashlib.sha256(token.encode()).hexdigest()


def create(connection: Connection, place: str, college_id: int, community_id: int | None, entry: Entry) -> str:
    """A new link for the screen of this place; its token, which cannot be had again.

    Raises ValueError where the place has no name, or has a link already.
    """
    if not place.strip():
        raise ValueError("a link has the name of the place where the screen hangs")
    if connection.execute(select(display_link.c.id).where(display_link.c.place == place)).first() is not None:
        raise ValueError(f"{place} has a link already: revoke it, or name another place")
    token = secrets.token_urlsafe(TOKEN_BYTES)
    values = {"place": place, "college_id": college_id, "community_id": community_id, "token_hash": hash_of(token)}
    connection.execute(insert(display_link), values)
    audit.write(connection, entry)
    return token


def revoke(connection: Connection, place: str, entry: Entry) -> None:
    """Ends a link: screens that show it go dark at once. Raises ValueError where there is none alive."""
    alive = (display_link.c.place == place, display_link.c.revoked_at.is_(None))
    # Its place is free for another one.
    gone = {"revoked_at": clock.now(), "place": f"{place} ({clock.now().isoformat(' ')})"}
    if not connection.execute(update(display_link).where(*alive).values(gone)).rowcount:
        raise ValueError(f"{place} has no link that is alive")
    audit.write(connection, entry)


def listed(connection: Connection, colleges: Iterable[int] | None = None) -> Sequence[Any]:
    """Every link, or those of some colleges; those alive first.

    Columns: id, place, college_id, college, community, created_at, seen_at, revoked_at.
    """
    links = display_link.outerjoin(display_seen, display_seen.c.display_link_id == display_link.c.id)
    links = links.join(college, college.c.id == display_link.c.college_id)
    links = links.outerjoin(community, community.c.id == display_link.c.community_id)
    kept = display_link.c
    columns = (
        kept.id,
        kept.place,
        kept.college_id,
        college.c.name.label("college"),
        community.c.name.label("community"),
    )
    asked = select(*columns, kept.created_at, display_seen.c.seen_at, kept.revoked_at).select_from(links)
    if colleges is not None:
        asked = asked.where(kept.college_id.in_(tuple(colleges)))
    return connection.execute(asked.order_by(kept.revoked_at.is_not(None), kept.id)).all()


def of_viewer(asking: Asking, viewer: Viewer) -> list[Any]:
    """The links that a leader or steward may make and revoke, as `listed`. Raises Refused for others."""
    viewer.require_role(Role.LEADER, Role.STEWARD)
    # Read anew: when a screen was seen is noted nowhere, so that no page is drawn anew for it.
    asking.look_up(LINKS)
    own = (one.college_id for one in scopes(asking.look_up(COMMUNITIES)) if viewer.may_see(one.all_ids))
    return list(listed(asking.connection, own))


def saw(engine: Engine, links: Iterable[int]) -> None:
    """Writes down that screens show these links now."""
    now, there = clock.now(), sorted(set(links))
    if not there:
        return
    with writing(engine) as connection:
        for link in there:
            seen = update(display_seen).where(display_seen.c.display_link_id == link).values(seen_at=now)
            if not connection.execute(seen).rowcount:
                connection.execute(insert(display_seen).values(display_link_id=link, seen_at=now))
