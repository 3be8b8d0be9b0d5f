"""Tables as files that a reader takes along: as on screen, whole, made when they are asked for, and written down."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pandas as pd
import streamlit as st

from dashboard import access, source
from dashboard.table import to_csv, to_xlsx
from dashboard.words import Words
from data_access import audit
from data_access.audit import Entry
from data_access.scopes import Viewer

FILES = {
    "csv": (to_csv, "text/csv"),
    "xlsx": (to_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}


def offer(words: Words, name: str, table: Callable[[], pd.DataFrame], *, quiet: bool = False) -> None:
    """A button for each kind of file, called `name`; quiet: without a frame."""
    for kind, (written, mime) in FILES.items():
        st.download_button(
            words(f"download-{kind}"),
            # Made outside this script, which knows who is asking.
            partial(_file, written, table, access.entry("export", f"{name}.{kind}"), access.viewer()),
            f"{name}.{kind}",
            mime,
            on_click="ignore",
            help=words(f"download-{kind}.help"),
            type="tertiary" if quiet else "secondary",
        )


def _file(
    written: Callable[[pd.DataFrame], bytes], table: Callable[[], pd.DataFrame], entry: Entry, drawn_for: Viewer
) -> bytes:
    """Nothing leaves that cannot be written down, or for whoever it is no more."""
    access.require_still(entry.identity, drawn_for)
    audit.record(source.current().answers().engine, entry)
    return written(table())
