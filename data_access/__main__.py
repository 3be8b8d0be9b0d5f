"""The commands: `python -m data_access init | migrate | sample | check | user | display-link | audit`."""

from __future__ import annotations

import datetime as dt
import signal
from collections.abc import Callable
from functools import partial
from threading import Event
from typing import Annotated

import typer
from sqlalchemy import Engine, make_url

from data_access import clock, database, display_commands, embedded, migrate, origin, terminal, user_commands
from data_access.check import check as checked
from data_access.commands import Url, opened, worded
from data_access.origin import Progress
from data_access.sqlite import path_of

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="The shared database of the community dashboard.\n\n"
    "Without --url the commands work on the database that the dashboard uses: COMMUNITY_DATABASE_URL, else "
    ".streamlit/secrets.toml, else the embedded var/community.db.",
)
app.add_typer(user_commands.app, name="user")
app.add_typer(display_commands.app, name="display-link")
app.command("audit")(user_commands.log)


@app.command()
def init(
    url: Url = None,
    empty: Annotated[
        bool, typer.Option("--empty", help="For real use: tables and calendar, no rows, and no sample ever.")
    ] = False,
) -> None:
    """Make the database: the embedded default with the sample community, any other empty (--empty).

    The embedded default is made at the dashboard's first start as well; this does it beforehand. With --empty the
    database is declared to hold real rows: other programs may write into it from then on, and sample rows are refused.
    Run twice it changes nothing.
    """
    here = url or database.url()
    with worded():
        if empty:
            work(here, "Making tables and calendar", origin.begin_real)
        elif database.is_embedded(here):
            with terminal.progress("Making the sample community") as told:
                embedded.ensure(clock.now(), told)
        else:
            raise typer.BadParameter(
                "only the embedded default is filled with the sample unasked: say --empty, or use the command `sample`"
            )
    terminal.console.print("[green]✓[/green] The database is ready.")


@app.command("migrate")
def bring_up_to_date(url: Url = None) -> None:
    """Bring the tables, the triggers and the calendar up to date.

    Each migration is one transaction: killed in the middle, it has not happened. The triggers that note changes are
    made anew, and the calendar is filled again, so run it too after terms or the school's own holidays were written.
    """
    with worded(), opened(url or database.url()) as engine:
        with terminal.progress("Migrating") as told:
            applied = migrate.upgrade(engine, told)
        migrate.reinstall_triggers(engine)
        days = migrate.renew_calendar(engine, clock.now().date())
    steps = ", ".join(applied) or "none was missing"
    terminal.console.print(f"[green]✓[/green] Migrations: {steps}. Calendar: {days} days written.")


@app.command()
def sample(
    url: Url = None,
    seed: Annotated[int, typer.Option(min=0, help="Another seed makes another sample, the same one each time.")] = 1,
    until: Annotated[
        dt.datetime | None,
        typer.Option(formats=["%Y-%m-%d"], metavar="DATE", help="The last day told, instead of today."),
    ] = None,
    communities: Annotated[
        int | None,
        typer.Option(
            min=1, metavar="N", help="A large sample of N communities, ten a college, made once and never extended."
        ),
    ] = None,
    without: Annotated[
        list[str] | None,
        typer.Option(metavar="LEDGER", help="A ledger that the large sample is to leave out; may be said repeatedly."),
    ] = None,
    live: Annotated[
        float | None,
        typer.Option(min=0.01, metavar="RATE", help="Then go on writing RATE new rows a minute, until Ctrl+C."),
    ] = None,
) -> None:
    """Fill an empty database with the sample community, or bring the sample that is there to today.

    Refused where real rows are. With --communities it fills an empty database with as many as are wanted; such a large
    sample stays as it was made. With --live it goes on writing plausible new rows, to show a page that moves.
    """
    from data_access.sample import tables_without

    here, now = url or database.url(), told_until(until)
    with worded():
        if communities is None:
            if without:
                raise typer.BadParameter("--without leaves a ledger out of a large sample: say --communities too")
            work(here, "Making the sample community", partial(origin.begin_sample, seed=seed), now)
        else:
            # Said before anything is made.
            tables_without(without or ())
            large = partial(origin.begin_large_sample, communities=communities, seed=seed, without=without or ())
            work(here, f"Making {communities} communities", large, now)
        with opened(here) as engine:
            if (found := origin.sample_of(engine)) is not None:
                terminal.print_sample(found)
            if live is not None:
                write_on(engine, live)


@app.command()
def check(url: Url = None) -> None:
    """Compare the database with what the dashboard reads, and say when each ledger was last written.

    Tables, columns, types, defaults, keys, indexes, triggers; rows that point to nothing; days that the calendar
    lacks; tickets closed before they were submitted. Exit code 1 where something is missing or wrong.
    """
    with worded(), opened(url or database.url()) as engine, terminal.console.status("Checking"):
        report = checked(engine)
    terminal.print_report(report)
    raise typer.Exit(0 if report.passed else 1)


def told_until(day: dt.datetime | None) -> dt.datetime:
    """The moment up to which a sample is told: the end of a past day, or now."""
    from data_access.sample.terms import term

    now, first = clock.now(), term(0).first_day
    if day is None or day.date() == now.date():
        return now
    if not first <= day.date() < now.date():
        raise typer.BadParameter(f"--until is a day from {first} to today, not {day.date()}")
    return day.replace(hour=23, minute=59, second=59)


def work(
    url: str, what: str, begin: Callable[[Engine, dt.datetime, Progress], None], now: dt.datetime | None = None
) -> None:
    """Does long work on a database, with a bar; a SQLite file that is not there is made, whole or not at all."""
    now = now or clock.now()
    with terminal.progress(what) as told:
        if url.startswith("sqlite"):
            path = path_of(make_url(url))
            with embedded.alone(path):
                if not embedded.is_made(path):
                    embedded.make(path, lambda engine: begin(engine, now, told))
                    return
        with opened(url) as engine:
            begin(engine, now, told)


def write_on(engine: Engine, rate: float) -> None:
    """Writes new rows until Ctrl+C or a TERM signal, and says each."""
    from data_access.sample import live

    ended = Event()
    for kind in (signal.SIGINT, signal.SIGTERM):
        signal.signal(kind, lambda *_: ended.set())
    for line in live(engine, rate, ended.is_set):
        terminal.console.print(line)


if __name__ == "__main__":
    app()
