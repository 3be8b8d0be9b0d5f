"""The dashboard served as a reader's browser meets it: its own process, on a free port of this machine."""

from __future__ import annotations

import contextlib
import http.client
import os
import random
import socket
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[2]
START_SECONDS = 60.0
BETWEEN_LOOKS = 0.1


def free_port() -> int:
    """Of the ports that are not given to who calls: where nobody listens yet, such a call could meet itself."""
    while True:
        port = random.randrange(20_000, 32_000)
        with socket.socket() as found, contextlib.suppress(OSError):
            found.bind(("127.0.0.1", port))
            return port


def listening(port: int) -> None:
    """Returns when something answers on a port of this machine."""
    last = time.monotonic() + START_SECONDS
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), 1.0).close()
            return
        except OSError:
            if time.monotonic() > last:
                raise
            time.sleep(BETWEEN_LOOKS)


class Served:
    """A running dashboard. `port`; `log`: the file that it writes to."""

    def __init__(
        self, folder: Path, environment: Mapping[str, str], *, port: int | None = None, options: Sequence[str] = ()
    ) -> None:
        self.port = port or free_port()
        self.log = folder / f"served-{self.port}.log"
        command = [sys.executable, "-m", "streamlit", "run", "dashboard/app.py", "--server.headless", "true"]
        # Nothing of the developer's own settings, and no embedded database in the repository.
        own = {"COMMUNITY_VAR": str(folder / "var"), **environment}
        kept = {name: value for name, value in os.environ.items() if not name.startswith("COMMUNITY_")}
        with self.log.open("wb") as log:
            self._process = subprocess.Popen(
                [*command, "--server.port", str(self.port), *options],
                cwd=ROOT,
                env={**kept, **own},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
            )

    @property
    def process_id(self) -> int:
        return self._process.pid

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def wait(self) -> Served:
        """Returns when it answers."""
        last = time.monotonic() + START_SECONDS
        while not self._is_healthy():
            if self._process.poll() is not None or time.monotonic() > last:
                self.stop()
                raise AssertionError(f"the dashboard did not start:\n{self.log.read_text(errors='replace')}")
            time.sleep(BETWEEN_LOOKS)
        return self

    def _is_healthy(self) -> bool:
        try:
            return self.get("/_stcore/health").status == 200
        except OSError:
            return False

    def get(self, path: str, headers: Mapping[str, str] = {}, *, source: str = "127.0.0.1") -> http.client.HTTPResponse:
        """The answer to a plain request from an address of this machine, read whole."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10, source_address=(source, 0))
        connection.request("GET", path, headers=dict(headers))
        answer = connection.getresponse()
        if answer.status != 101:
            answer.body = answer.read()  # type: ignore[attr-defined]
        connection.close()
        return answer

    def stop(self) -> None:
        self._process.terminate()
        try:
            self._process.wait(5)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
