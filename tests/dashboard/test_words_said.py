"""Every message is said somewhere: by its own key, by a key that the code puts together, or by a code of the data."""

from __future__ import annotations

import re

from dashboard.table import CODES
from dashboard.words.catalogue import keys
from tests.dashboard.reading import ROOT

# Put together from a metric, a code of the data, a kind of period, or a kind of fault.
FROM_DATA = ("metric", "column", "fault", "period", "when", *CODES.values())
PLACE = re.compile(r"\{[^}]*\}")


def test_no_message_is_left_unsaid() -> None:
    folders = (ROOT / "dashboard", ROOT / "pages")
    code = "\n".join(path.read_text(encoding="utf-8") for folder in folders for path in folder.rglob("*.py"))
    whole = set(re.findall(r'"([a-z0-9-]+)"', code))
    made = [
        re.compile("[A-Za-z0-9-]*".join(map(re.escape, PLACE.split(text))))
        for text in re.findall(r'f"([a-z-]{4,}\{[^"]*)"', code)
    ]

    def is_said(name: str) -> bool:
        own = name.partition("-")[0] in FROM_DATA or name in whole or any(key.fullmatch(name) for key in made)
        return own or (name.endswith("-college") and is_said(name.removesuffix("-college")))

    assert sorted(name for name in {key.partition(".")[0] for key in keys("zh-CN")} if not is_said(name)) == []
