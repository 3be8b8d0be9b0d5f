"""The recomputation shares nothing with the program that it checks."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

OURS = ("data_access", "dashboard", "pages")
RECOMPUTATION = "tests.recomputation"


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def test_it_imports_nothing_of_ours() -> None:
    paths = sorted(Path(__file__).parent.glob("*.py"))
    assert len(paths) > 5
    for path in paths:
        for name in imported(path):
            assert name.partition(".")[0] not in OURS, path
            assert not name.startswith("tests.") or name.startswith(RECOMPUTATION), path
