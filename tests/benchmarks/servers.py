"""Streamlit servers of a run, each a program of its own that is ended with it."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

FIRST_PORT = 8700
WAIT_SECONDS = 60.0


@contextmanager
def serving(script: Path, port: int, environment: Mapping[str, str], folder: Path) -> Iterator[str]:
    """The address of a server whose process has been started; `until_up` waits for it."""
    values = {name: value for name, value in os.environ.items() if not name.startswith("COMMUNITY_")}
    options = ["--server.headless=true", f"--server.port={port}", "--browser.gatherUsageStats=false"]
    with subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", str(script), *options],
        cwd=folder,
        env={**values, **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as server:
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()


def until_up(address: str) -> None:
    """Returns when the server answers."""
    until = time.monotonic() + WAIT_SECONDS
    while True:
        try:
            urllib.request.urlopen(f"{address}/_stcore/health", timeout=1.0).close()
            return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            if time.monotonic() > until:
                raise
            time.sleep(0.05)
