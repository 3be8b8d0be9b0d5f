"""The commands on users and the log: `python -m data_access user add | list | role | remove`, `audit`."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.markup import escape

from data_access import audit, database, settings, terminal, users
from data_access.commands import Url, opened, worded
from data_access.references import AUDIT
from data_access.scopes import Role

Identity = Annotated[str, typer.Argument(help="The name by which the sign-in knows this person.")]
College = Annotated[
    str | None,
    typer.Option(help="Whose communities are seen; where there is one college only, it need not be said."),
]
StaffNo = Annotated[str | None, typer.Option(help="Of a counselor: the number by which `staff` knows the person.")]

app = typer.Typer(no_args_is_help=True, help="Who may sign in, and as what.")


@app.command()
def add(
    identity: Identity,
    role: Annotated[Role, typer.Option(help="leader, counselor, steward or display.")],
    college: College = None,
    staff_no: StaffNo = None,
    url: Url = None,
) -> None:
    """Let somebody in.

    A leader sees all communities of the college, students' names masked; a counselor the own communities by name and
    the college as a figure; a steward no names; a display figures only.
    """
    with worded(), opened(url or database.url()) as engine, database.writing(engine) as connection:
        users.add(connection, identity, role, college, staff_no)
    terminal.console.print(f"[green]✓[/green] {escape(identity)} may sign in as {role.value}.")


@app.command("list")
def listed(url: Url = None) -> None:
    """Say who may sign in."""
    with worded(), opened(url or database.url()) as engine, database.snapshot(engine) as connection:
        found = users.listed(connection)
    rows = ((row.identity, row.role, row.college or "", row.staff_no or "") for row in found)
    terminal.print_table(("Identity", "Role", "College", "Staff number"), rows)


@app.command("role")
def give_role(
    identity: Identity,
    role: Annotated[Role, typer.Argument(help="leader, counselor, steward or display.")],
    college: College = None,
    staff_no: StaffNo = None,
    url: Url = None,
) -> None:
    """Give somebody another role; open pages follow at once."""
    with worded(), opened(url or database.url()) as engine, database.writing(engine) as connection:
        users.give_role(connection, identity, role, college, staff_no)
    terminal.console.print(f"[green]✓[/green] {escape(identity)} is {role.value} from now on.")


@app.command()
def remove(identity: Identity, url: Url = None) -> None:
    """Let somebody in no more; open pages close at once."""
    with worded(), opened(url or database.url()) as engine, database.writing(engine) as connection:
        users.remove(connection, identity)
    terminal.console.print(f"[green]✓[/green] {escape(identity)} may sign in no more.")


def log(
    url: Url = None,
    prune: Annotated[
        bool, typer.Option("--prune", help="Delete what is older than COMMUNITY_AUDIT_DAYS (365 days).")
    ] = False,
) -> None:
    """Say what was done: sign-ins, refusals, exports, names unmasked, users changed; the newest first.

    With --prune old rows are deleted instead; no row younger than 30 days ever is.
    """
    with worded(), opened(url or database.url()) as engine:
        if prune:
            days = settings.audit_days()
            gone = audit.prune(engine, days)
            terminal.console.print(f"[green]✓[/green] {gone} rows older than {days} days deleted.")
            return
        with database.snapshot(engine) as connection:
            found = connection.execute(AUDIT.statement).all()
    rows = ((str(row.at), row.identity, row.role or "", row.action, row.subject, row.reason or "") for row in found)
    terminal.print_table(("At", "Identity", "Role", "Action", "Subject", "Reason"), rows)
