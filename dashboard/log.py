"""用户与日志: who may sign in, and what was done, the newest first."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from typing import Any

import pandas as pd

from dashboard import parts
from dashboard.shown import Shown
from dashboard.view import every, scope_code
from dashboard.words import Words
from dashboard.words.language import MISSING
from data_access.metrics.registry import METRICS
from data_access.references import AUDIT_SHOWN

TALLEST = 420
FILE = re.compile(r"(?P<name>[\w-]+?)-(?P<day>\d{4}-\d\d-\d\d)(?P<named>-named)?\.(csv|xlsx)")
PERIOD = re.compile(r"[a-z_]+-(?P<day>\d{4}-\d\d-\d\d)")


def body(shown: Shown) -> None:
    """Two tables."""
    words, users, done = shown.words, shown.users(), shown.log()
    parts.answer(words("page-log"), words("log-intro"))
    _listed(shown, "users", len(users), lambda: _users(words, users))
    _listed(shown, "log", min(len(done), AUDIT_SHOWN), lambda: _log(shown, done[:AUDIT_SHOWN]))


def _listed(shown: Shown, name: str, rows: int, table: Callable[[], pd.DataFrame]) -> None:
    words = shown.words
    with parts.box(name, words(f"heading-{name}", n=rows), words(f"caption-{name}", most=AUDIT_SHOWN)):
        if not rows:
            parts.empty(words, f"empty-{name}")
            return
        parts.files(shown, name, table)
        made = table()
        parts.table(words, f"table-{name}", made, TALLEST if rows > TALLEST // 35 else "content")


def _users(words: Words, users: Sequence[Any]) -> pd.DataFrame:
    columns = {
        "identity": [user.identity for user in users],
        "user-role": [words(f"role-{user.role}") for user in users],
        "college": [user.college or MISSING for user in users],
        "staff-no": [user.staff_no or MISSING for user in users],
    }
    return pd.DataFrame({words(f"column-{name}"): texts for name, texts in columns.items()})


def _log(shown: Shown, done: Sequence[Any]) -> pd.DataFrame:
    words = shown.words
    columns = {
        "done-at": [words.moment(row.at) for row in done],
        "identity": [row.identity or MISSING for row in done],
        "user-role": [_word(words, "role", row.role) for row in done],
        "action": [words(f"action-{row.action.replace('_', '-')}") for row in done],
        "subject": [said(shown, row.action, row.subject) for row in done],
        "why": [_word(words, "reason", row.reason) for row in done],
    }
    return pd.DataFrame({words(f"column-{name}"): texts for name, texts in columns.items()})


def said(shown: Shown, action: str, subject: str) -> str:
    """What a row of the log is about, in words; as it was written where it cannot be read."""
    words, scopes = shown.words, {scope_code(scope): scope.name for scope in every(shown.colleges)}
    if action in ("sign_in", "sign_out"):
        return MISSING
    if action == "user":
        verb, _, rest = subject.partition(" ")
        name, _, role = rest.rpartition(" ") if verb != "remove" else (rest, "", "")
        role = words(f"role-{role}") if words.has(f"role-{role}") else ""
        return words(f"user-{verb}", identity=name, role=role) if words.has(f"user-{verb}") else subject
    if action == "display_link":
        verb, _, place = subject.partition(" ")
        return words(f"display-{verb}", place=place) if words.has(f"display-{verb}") else subject
    if action == "export" and (file := FILE.fullmatch(subject)):
        named = words("file-named") if file["named"] else None
        return words.dotted(_thing(words, file["name"]), words.date(dt.date.fromisoformat(file["day"])), named)
    if action == "refused":
        page, *where = subject.split()
        return words.dotted(_page(words, page), *(scopes.get(part, part) for part in where))
    return words.dotted(*(scopes.get(part) or _thing(words, part) for part in subject.split()))


def _word(words: Words, group: str, code: str | None) -> str:
    return words.coded(group, code) if code else MISSING


def _page(words: Words, name: str) -> str:
    key = f"page-{name.replace('_', '-')}"
    return words(key) if words.has(key) else name


def _thing(words: Words, name: str) -> str:
    """A metric, a table, or a period."""
    if name in METRICS:
        return words.metric(name, "short")
    day = PERIOD.fullmatch(name)
    if day is not None:
        return words.date(dt.date.fromisoformat(day["day"]))
    return words(f"file-{name}") if words.has(f"file-{name}") else name
