"""What the commands say: findings and faults in words, and progress, in a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, Progress, SpinnerColumn, TaskProgressColumn, TextColumn
from rich.table import Table

from data_access import faults
from data_access.check import Finding, Report
from data_access.origin import Progress as Told
from data_access.origin import Sample

console = Console()

AREAS = {"schema": "Tables", "triggers": "Triggers", "rows": "Rows", "calendar": "Calendar"}

_WHOLE = {
    "empty": "there are no tables yet: run `init`, or `init --empty` for real rows",
    "revision_older": "the tables are of revision {revision}, the program needs {head}: run `migrate`",
    "revision_newer": "the tables are of revision {revision}, which is newer than this program ({head}): renew it",
    "revision_missing": "there are tables but no revision: they were not made by `init` or `migrate`",
    "server_too_old": "the server is PostgreSQL {version}, the oldest that will do is {oldest}",
    "not_compared": "the tables could not be compared with the contract: {reason}",
    "trigger_missing": "{subject} is missing: changes of {table} are not noticed until `migrate` is run",
    "trigger_disabled": "{subject} is switched off: changes of {table} are not noticed",
    "trigger_differs": "{subject} is not ours: changes of {table} may not be noticed until `migrate` is run",
    "guard_missing": "{subject} is missing: rows of {table} can be altered until `migrate` is run",
    "guard_disabled": "{subject} is switched off: rows of {table} can be altered",
    "guard_differs": "{subject} is not ours: rows of {table} can be altered until `migrate` is run",
    "orphans": "{subject}: {rows} rows point to a {target} that is not there",
    "days_without_calendar": "{subject}: {rows} rows from {first} to {last} are of days that the calendar lacks",
    "term_without_calendar": "the calendar does not know the term {subject} yet: run `migrate`",
    "holidays_unknown": "{subject}: holidays are known until {known_until}, so all its weekdays count as working days",
    "closed_before_submitted": "{subject}: {count} tickets were closed before they were submitted: {tickets}",
}
_KINDS = {
    "_missing": "{kind} {subject} is missing: {expected}",
    "_differs": "{kind} {subject} is {found}, should be {expected}",
    "_extra": "{kind} {subject} is not of the contract",
}


def words(finding: Finding) -> str:
    """One finding as one line of English."""
    values: dict[str, Any] = {"subject": finding.subject, **finding.detail}
    if isinstance(values.get("tickets"), list):
        values["tickets"] = ", ".join(values["tickets"])
    if finding.code in _WHOLE:
        return _WHOLE[finding.code].format(**values)
    for ending, sentence in _KINDS.items():
        if finding.code.endswith(ending):
            kind = finding.code.removesuffix(ending).replace("_", " ")
            return sentence.format(kind=kind, **values)
    return f"{finding.code} {values}"


def print_report(report: Report) -> None:
    """Faults and notes by area, then when each ledger was last written, then the sum."""
    for area, title in AREAS.items():
        found = [finding for finding in report.findings if finding.area == area]
        console.print(f"[bold]{title}[/bold]" + ("" if found else "  [green]as agreed[/green]"))
        for finding in found:
            colour, mark = ("red", "✗") if finding.severity == "fault" else ("yellow", "·")
            console.print(f"  [{colour}]{mark}[/{colour}] {escape(words(finding))}", highlight=False)
    ledgers = [finding for finding in report.findings if finding.code == "last_write"]
    if ledgers:
        table = Table("Ledger", "Last written", box=None, header_style="bold", padding=(0, 2))
        for finding in ledgers:
            table.add_row(finding.subject, str(finding.detail["at"] or "never"))
        console.print(table)
    faults = len(report.faults)
    console.print(f"[red]{faults} missing or wrong[/red]" if faults else "[green]Nothing is missing.[/green]")


_REMEDIES: dict[type[faults.DatabaseFault], str] = {
    faults.DatabaseUnreachable: "Is it running, is its address right, and was it made (`init`)?",
    faults.DatabaseLost: "Put the file back from a backup. To begin anew, delete the marker beside it (`.made`).",
    faults.DatabaseLocked: "Another program is writing for long; try again when it has finished.",
    faults.RightMissing: "Sign in with an account that owns the tables, or grant this one what it lacks "
    "(`GRANT`, see README).",
    faults.SchemaEmpty: "Run `init --empty` for real rows, or `sample` for the sample community.",
    faults.SchemaTooOld: "Run `migrate`.",
    faults.SchemaTooNew: "Renew the program.",
    faults.SchemaBroken: "Run `check`, which names what is missing.",
    faults.SampleRefused: "Put the sample into a database of its own (`--url`).",
    faults.RealRowsRefused: "Begin real use in a database of its own (COMMUNITY_DATABASE_URL, or `--url`), or move "
    "the embedded sample away: var/community.db and var/community.db.made.",
}


def print_fault(fault: faults.DatabaseFault) -> None:
    """What is wrong and what to do about it."""
    console.print(f"[red]✗[/red] {escape(str(fault))}", highlight=False)
    remedy = _REMEDIES.get(type(fault))
    if remedy:
        console.print(f"  {escape(remedy)}", highlight=False)


def print_sample(found: Sample) -> None:
    """How far the sample reaches, and what will come of it."""
    if found.communities is None:
        console.print(f"[green]✓[/green] The sample reaches to {found.until}.", highlight=False)
    else:
        console.print(
            f"[green]✓[/green] A large sample of {found.communities} communities, made once up to {found.until}: "
            "neither `sample` nor the dashboard extends it.",
            highlight=False,
        )


def print_table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Texts as they are, in columns."""
    table = Table(*heads, box=None, header_style="bold", padding=(0, 2))
    for row in rows:
        table.add_row(*map(escape, row))
    console.print(table)


@contextmanager
def progress(what: str) -> Iterator[Told]:
    """A bar for long work, told the share done and what is being done."""
    columns = (SpinnerColumn(), TextColumn(what), BarColumn(), TaskProgressColumn(), TextColumn("{task.fields[step]}"))
    with Progress(*columns, console=console) as bar:
        task = bar.add_task(what, total=1.0, step="")
        yield lambda done, step: bar.update(task, completed=done, step=step)
        bar.update(task, completed=1.0, step="")
