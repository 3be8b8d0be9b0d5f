"""Prints the table of benchmarks: `python -m tests.benchmarks [scripts|browser|scale] [--database FILE]`.

`scale` is not in the run of all: its databases take minutes to make. Those made before are reused with `--large` and
`--alone`: `python -m data_access sample --communities 200 --url sqlite:////folder/large.db`, and the same with 10.
"""

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
from tests.benchmarks import browser, scale, scripts
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


def large_database(folder: Path, given: Path | None, communities: int) -> Path:
    """The same with a large sample."""
    path = folder / f"{communities}.db"
    return Path(shutil.copy(given, path)) if given is not None else scale.made(path, communities)


def measured(path: Path, parts: set[str]) -> Iterator[Line]:
    if "scripts" in parts:
        engine = open_engine(sqlite_url(path))
        yield from scripts.figures_lines(engine)
        engine.dispose()
        yield from scripts.page_lines()
        yield from scripts.statement_lines(path)
    if "browser" in parts:
        yield from browser.lines(path)


def measured_at_scale(folder: Path, asked: argparse.Namespace) -> Iterator[Line]:
    many = large_database(folder, asked.large, scale.COMMUNITIES)
    yield from scale.lines(many, large_database(folder, asked.alone, scale.ALONE))


def measured_small(folder: Path, asked: argparse.Namespace) -> Iterator[Line]:
    path = database(folder, asked.database)
    os.environ["COMMUNITY_DATABASE_URL"] = sqlite_url(path)
    yield from measured(path, {asked.part} if asked.part else {"scripts", "browser"})


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parts = ["scripts", "browser", "scale"]
    parser.add_argument("part", nargs="?", choices=parts, help="what is measured; else scripts and browser")
    parser.add_argument("--database", type=Path, help="a SQLite file with the sample, of which a copy is used")
    parser.add_argument("--large", type=Path, help=f"one with a large sample of {scale.COMMUNITIES} communities")
    parser.add_argument("--alone", type=Path, help=f"one with the first {scale.ALONE} of these alone")
    asked = parser.parse_args()
    logging.disable(logging.WARNING)
    with tempfile.TemporaryDirectory(prefix="benchmark-") as folder:
        lines: list[Line] = []
        for line in (measured_at_scale if asked.part == "scale" else measured_small)(Path(folder), asked):
            lines.append(line)
            print(*line.cells(), file=sys.stderr, flush=True)
        print(printed(lines))


if __name__ == "__main__":
    main()
