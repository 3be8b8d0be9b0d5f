"""A reverse proxy in front of the dashboard."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.browser.serving import listening

SECRET = "a secret of the proxy and the dashboard"


@contextmanager
def caddy(folder: Path, port: int, written: str) -> Iterator[None]:
    """A real one, which serves as is written on a port of this machine."""
    (folder / "Caddyfile").write_text(f"{{\n\tadmin off\n\tauto_https off\n}}\n{written}", encoding="utf-8")
    program = Path(sys.executable).with_name("caddy")
    command = [str(program), "run", "--config", str(folder / "Caddyfile"), "--adapter", "caddyfile"]
    own = {"COMMUNITY_PROXY_SECRET": SECRET, "HOME": str(folder), "XDG_DATA_HOME": str(folder)}
    with (folder / "caddy.log").open("wb") as log:
        process = subprocess.Popen(command, env={**os.environ, **own}, stdout=log, stderr=subprocess.STDOUT)
    try:
        listening(port)
        yield
    finally:
        process.terminate()
        process.wait(10)
