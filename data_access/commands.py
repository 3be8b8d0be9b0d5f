"""What every command shares: the option --url, an engine for long work, and faults in words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

import typer
from sqlalchemy import Engine
from sqlalchemy.exc import ArgumentError

from data_access import database, embedded, faults, terminal

Url = Annotated[
    str | None,
    typer.Option(
        help="Another database: sqlite:////folder/name.db or postgresql://user@host/name.", show_default=False
    ),
]


@contextmanager
def opened(url: str) -> Iterator[Engine]:
    """An engine for long work on a database that is there."""
    if url.startswith("sqlite") and database.is_embedded(url):
        embedded.is_made(database.embedded_path())
    engine = database.open_engine(url, patience=None)
    try:
        yield engine
    finally:
        engine.dispose()


@contextmanager
def worded() -> Iterator[None]:
    """A fault of the database ends the program with words and exit code 1, not with a traceback."""
    try:
        yield
    except faults.DatabaseFault as fault:
        terminal.print_fault(fault)
        raise typer.Exit(1) from None
    except (ValueError, ArgumentError) as error:
        raise typer.BadParameter(str(error)) from None
