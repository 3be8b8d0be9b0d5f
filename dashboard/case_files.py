"""帮扶档案: the warned students of a community, and the file of the one who is chosen."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import access, fragments, parts
from dashboard.charts.case_file import LANES, Event, Mark, case_file, case_file_rows
from dashboard.drawer import REASONS
from dashboard.shown import Shown
from dashboard.view import scope_code
from dashboard.words import Words
from dashboard.words.language import MISSING
from data_access.case_files import CaseFile, Warned, Warning
from data_access.scopes import Named

# Of the time before a first warning as much is drawn as shows the result it came from.
BEFORE = dt.timedelta(days=120)
TALLEST = 420


def body(shown: Shown) -> None:
    """Whom it is about, then his file; for a leader the reason comes between."""
    words, warned = shown.words, shown.warned()
    opened = [one for one in warned if one.newest.ended_on is None]
    if not warned:
        parts.answer(words("page-case-files"))
        parts.empty(words, "empty-case-files")
        return
    parts.answer(words("case-files-answer", n=len(opened), m=len(warned)), words("case-files-intro"))
    chosen = _chosen(shown, warned)
    if chosen is None:
        return
    file = _file(shown, chosen)
    if file is not None:
        _drawn(shown, file)


def _chosen(shown: Shown, warned: list[Warned]) -> Warned | None:
    words, labels = shown.words, _unlike(_called(shown, one) for one in warned)
    called = dict(zip((one.id for one in warned), labels, strict=True))
    found: Warned | None = st.selectbox(
        words("case-student"),
        warned,
        index=None,
        key=f"case-student-{scope_code(shown.scope)}",
        placeholder=words("case-student-choose"),
        format_func=lambda one: called[one.id],
        width=460,
    )
    return found


def _unlike(labels: Iterable[str]) -> list[str]:
    """The labels, those that are alike told apart by a number: what is chosen comes back by its label."""
    seen: Counter[str] = Counter()
    found = []
    for label in labels:
        seen[label] += 1
        found.append(label if seen[label] == 1 else f"{label} ({seen[label]})")
    return found


def _called(shown: Shown, one: Warned) -> str:
    """曹*·三级预警·2026年9月24日·未解除·小导师 沈芷若."""
    words = shown.words
    places = {place.id: place.name for place in shown.scope.places}
    return words.dotted(
        one.called,
        one.newest.level,
        words.date(one.newest.issued_on),
        _state(words, one.newest),
        words("case-tutor", name=one.tutor) if one.tutor else words("case-no-tutor"),
        places.get(one.community) if shown.scope.is_college else None,
    )


def _state(words: Words, one: Warning) -> str:
    if one.ended_on is None:
        return words("case-open")
    return words("case-lifted" if one.is_lifted else "case-left", day=words.date(one.ended_on))


def _file(shown: Shown, one: Warned) -> CaseFile | None:
    """The file; a leader's only once he has said why, and as it was then."""
    if shown.viewer.named is Named.STUDENTS:
        return shown.case_file(one.id)
    words, key = shown.words, f"case-reason-{one.id}"
    with st.container(horizontal=True, key="case-reason", vertical_alignment="center"):
        reason = st.selectbox(
            words("unmask"),
            REASONS,
            index=None,
            key=key,
            placeholder=words("case-why"),
            format_func=lambda one: words("unmask-because", reason=words(f"reason-{one}")),
            label_visibility="collapsed",
            width=460,
        )
        st.html(fragments.explained(words("unmask-explained")), width="stretch")
    if reason is None:
        st.session_state.pop("case-file", None)
        return None
    read: tuple[Any, CaseFile] | None = st.session_state.get("case-file")
    asked = (one.id, reason, shown.scope.ids, shown.chosen.as_of, access.identity(), shown.viewer)
    if read is None or read[0] != asked:
        # Whom it was about is told by his number in the table, which is nobody's name.
        entry = access.entry("unmask", f"case-files {scope_code(shown.scope)} #{one.id}", reason)
        read = asked, shown.case_file_with_reason(one.id, entry)
        st.session_state["case-file"] = read
    return read[1]


def _drawn(shown: Shown, file: CaseFile) -> None:
    words, last = shown.words, shown.chosen.as_of
    first = _first_day(file)
    with parts.box(
        "case-file", _heading(shown, file), words("caption-case-file"), buttons=parts.picture_buttons(words)
    ):
        names = {lane: words(f"lane-{lane}") for lane in LANES}
        terms = [
            Mark(term.first_day, words.short_term(term.name)) for term in shown.calendar.terms if term.first_day <= last
        ]
        rows = case_file_rows(_events(words, file), terms, names, first, last)
        parts.chart("case-file", case_file(), rows, words("alt-case-file"))
    with parts.box("case-sessions", words("heading-case-sessions", n=len(file.sessions))):
        if not file.sessions:
            parts.empty(words, "empty-case-sessions")
            return
        table = _sessions(words, file)
        parts.table(words, "table-case-sessions", table, TALLEST if len(table) > TALLEST // 35 else "content")


def _first_day(file: CaseFile) -> dt.date:
    issued = min(one.issued_on for one in file.warnings)
    return min([issued, *(one.on for one in file.results if one.on >= issued - BEFORE)])


def _heading(shown: Shown, file: CaseFile) -> str:
    """曹原：三级预警，未解除；小导师 沈芷若，接受帮扶 12 次，最近 10月22日."""
    words, newest = shown.words, file.warnings[-1]
    tutor = next((pair.tutor for pair in reversed(file.pairs) if pair.to_day is None), None)
    since = [one for one in file.sessions if one.held_on >= newest.issued_on]
    return words(
        "heading-case-file",
        name=file.name,
        level=newest.level,
        state=_state(words, newest),
        tutor=words("case-tutor", name=tutor) if tutor else words("case-no-tutor"),
        n=len(since),
        last=words.day(since[-1].held_on, shown.year_unsaid) if since else MISSING,
    )


def _events(words: Words, file: CaseFile) -> list[Event]:
    warnings = [
        Event(
            "warnings",
            one.issued_on,
            one.ended_on or dt.date.max,
            "bad" if one.ended_on is None else "quiet",
            one.level,
            words.dotted(one.level, words.date(one.issued_on), _state(words, one)),
        )
        for one in file.warnings
    ]
    plans = [Event("plans", day, None, "accent", "", words.date(day)) for day in file.plans]
    pairs = [
        Event(
            "tutors",
            one.from_day,
            one.to_day or dt.date.max,
            "accent" if one.to_day is None else "quiet",
            one.tutor,
            words.dotted(one.tutor, words("case-since", day=words.date(one.from_day))),
        )
        for one in file.pairs
    ]
    sessions = [
        Event(
            "sessions",
            one.held_on,
            None,
            "accent",
            "",
            words.dotted(words.date(one.held_on), words.coded("kind", one.kind), one.course, one.by),
        )
        for one in file.sessions
    ]
    results = [
        Event(
            "results",
            one.on,
            None,
            "accent",
            words("case-rank", rank=one.rank, size=one.size),
            words.dotted(words.short_term(one.term), words("case-rank", rank=one.rank, size=one.size)),
        )
        for one in file.results
    ]
    return warnings + plans + pairs + sessions + results


def _sessions(words: Words, file: CaseFile) -> pd.DataFrame:
    """The newest first."""
    held = list(reversed(file.sessions))
    columns = {
        "held-at": [words.date(one.held_on) for one in held],
        "kind": [words.coded("kind", one.kind) for one in held],
        "course": [one.course or MISSING for one in held],
        "held-by": [one.by or MISSING for one in held],
    }
    return pd.DataFrame({words(f"column-{name}"): texts for name, texts in columns.items()})
