"""What whoever runs the dashboard has set: in the environment, else in .streamlit/secrets.toml."""

from __future__ import annotations

import os
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

SECRETS = Path(__file__).resolve().parent.parent / ".streamlit" / "secrets.toml"
AUDIT_DAYS = 365
# Whatever is set for pruning, nothing goes earlier than this: the log's own guards refuse it.
LEAST_AUDIT_DAYS = 30


def setting(name: str) -> str | None:
    """COMMUNITY_… as it is set; None where it is not, or set to nothing."""
    found = os.environ.get(name) or secrets().get(name)
    return str(found) if found else None


def is_on(name: str) -> bool:
    """Whether a switch is set. Raises ValueError where it is set to what is neither yes nor no."""
    said = (setting(name) or "no").lower()
    if said not in ("1", "yes", "true", "0", "no", "false"):
        raise ValueError(f"{name} is yes or no, not {said}")
    return said in ("1", "yes", "true")


def whole_number(name: str, default: int, least: int) -> int:
    """A number that is set. Raises ValueError where it is none, or too small."""
    said = setting(name)
    if said is None:
        return default
    if not said.isdecimal() or int(said) < least:
        raise ValueError(f"{name} is a whole number from {least} on, not {said}")
    return int(said)


def audit_days() -> int:
    """COMMUNITY_AUDIT_DAYS: how long rows of the audit log are kept. Raises ValueError where it is no such number."""
    return whole_number("COMMUNITY_AUDIT_DAYS", AUDIT_DAYS, LEAST_AUDIT_DAYS)


@cache
def secrets() -> dict[str, Any]:
    """The file as it was at the start, which may not be there: what guards the server and what it believes are one."""
    return tomllib.loads(SECRETS.read_text(encoding="utf-8")) if SECRETS.exists() else {}
