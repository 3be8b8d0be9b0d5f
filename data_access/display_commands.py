"""The commands on links of screens: `python -m data_access display-link create | list | revoke`."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.markup import escape
from sqlalchemy import Connection, select

from data_access import audit, database, display_links, terminal, users
from data_access.commands import Url, opened, worded
from data_access.schema.tables import community

Place = Annotated[str, typer.Argument(help="Where the screen hangs, such as 一楼大厅.")]

app = typer.Typer(no_args_is_help=True, help="Links for screens on a wall: figures only, without a sign-in.")


@app.command()
def create(
    place: Place,
    college: Annotated[
        str | None,
        typer.Option(help="Whose figures; where there is one college only, it need not be said."),
    ] = None,
    of_community: Annotated[str | None, typer.Option("--community", help="Of this community alone.")] = None,
    address: Annotated[str, typer.Option(help="Where browsers find the dashboard.")] = "http://127.0.0.1:8501",
    url: Url = None,
) -> None:
    """Make a link; it is said once and cannot be had again.

    Whoever has it sees the figures of the college, or of the community, and no name and no row, until it is revoked.
    """
    with worded(), opened(url or database.url()) as engine, database.writing(engine) as connection:
        college_id = users.college_named(connection, college)
        community_id = _community(connection, college_id, of_community) if of_community is not None else None
        entry = audit.by_command("display_link", f"create {place}")
        token = display_links.create(connection, place, college_id, community_id, entry)
    scope = "" if community_id is None else f"&scope=community-{community_id}"
    terminal.console.print(f"[green]✓[/green] The link of {escape(place)}, told once:")
    terminal.console.print(f"{address}/display?embed=true{scope}&token={token}", soft_wrap=True, highlight=False)


@app.command("list")
def listed(url: Url = None) -> None:
    """Say which links there are, and when each was last seen."""
    with worded(), opened(url or database.url()) as engine, database.snapshot(engine) as connection:
        found = display_links.listed(connection)
    rows = (
        (
            row.place,
            row.college,
            row.community or "",
            *(str(at or "") for at in (row.created_at, row.seen_at, row.revoked_at)),
        )
        for row in found
    )
    terminal.print_table(("Place", "College", "Community", "Created", "Last seen", "Revoked"), rows)


@app.command()
def revoke(place: Place, url: Url = None) -> None:
    """End a link; screens that show it go dark at once."""
    with worded(), opened(url or database.url()) as engine, database.writing(engine) as connection:
        display_links.revoke(connection, place, audit.by_command("display_link", f"revoke {place}"))
    terminal.console.print(f"[green]✓[/green] The link of {escape(place)} is revoked.")


def _community(connection: Connection, college_id: int, name: str) -> int:
    asked = select(community.c.id).where(community.c.college_id == college_id, community.c.name == name)
    found = connection.execute(asked).scalar()
    if found is None:
        raise ValueError(f"the college has no community {name}")
    return int(found)
