"""The server: `streamlit run dashboard/app.py`. The script that each viewer runs is main.py."""

import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib import import_module
from pathlib import Path
from threading import Thread
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import streamlit as st

from dashboard import live, serving, sign_in
from dashboard.words import LANGUAGES, for_language

try:
    sign_in.check()
except ValueError as error:
    sys.exit(f"✗ {error}")


def _prepare() -> None:
    """Reads a page's modules and words while the first browser still loads Streamlit's own script."""
    import_module("dashboard.page")
    for language in LANGUAGES:
        for_language(language)
    import_module("dashboard.access").say_if_closed()


@asynccontextmanager
async def _serving(app: Any) -> AsyncIterator[None]:
    Thread(target=_prepare, name="preparing", daemon=True).start()
    async with live.watching(app):
        yield


app = st.App("main.py", lifespan=_serving, routes=live.ROUTES, middleware=serving.MIDDLEWARE)
