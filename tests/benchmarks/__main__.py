"""Prints the table of benchmarks: `python -m tests.benchmarks [scripts|browser] [--database FILE]`."""

from __future__ import annotations

import argparse
import logging
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from data_access import clock, sample
from data_access.database import open_engine, writing
from tests.benchmarks import browser, scripts
from tests.benchmarks.table import Line, printed
from tests.databases import migrated_sqlite, sqlite_url


def database(folder: Path, given: Path | None) -> Path:
    """A file with the sample that only this run uses: a copy of the one given, or a new one up to now."""
    path = folder / "benchmark.db"
    if given is not None:
        return Path(shutil.copy(given, path))
    migrated_sqlite(path)
    engine = open_engine(sqlite_url(path), patience=None)
    with writing(engine) as connection:
        sample.fill(connection, now=clock.now())
    engine.dispose()
    return path


def measured(path: Path, parts: set[str]) -> Iterator[Line]:
    if "scripts" in parts:
        engine = open_engine(sqlite_url(path))
        yield from scripts.figures_lines(engine)
        engine.dispose()
        yield from scripts.page_lines()
        yield from scripts.statement_lines(path)
    if "browser" in parts:
        yield from browser.lines(path)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("part", nargs="?", choices=["scripts", "browser"], help="what is measured; else all")
    parser.add_argument("--database", type=Path, help="a SQLite file with the sample, of which a copy is used")
    asked = parser.parse_args()
    logging.disable(logging.WARNING)
    with tempfile.TemporaryDirectory(prefix="benchmark-") as folder:
        path = database(Path(folder), asked.database)
        os.environ["COMMUNITY_DATABASE_URL"] = sqlite_url(path)
        lines: list[Line] = []
        for line in measured(path, {asked.part} if asked.part else {"scripts", "browser"}):
            lines.append(line)
            print(*line.cells(), file=sys.stderr, flush=True)
        print(printed(lines))


if __name__ == "__main__":
    main()
