"""Tokens can be read on what they lie on, and style sheet, charts and config.toml know no other colours."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from dashboard import theme

ROOT = Path(__file__).resolve().parents[2]
CONFIG = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
STYLE = "\n".join(file.read_text(encoding="utf-8") for file in (theme.STYLE_FILE, theme.WALL_FILE))
# Set by the elements themselves, within the style sheet.
OWN_PROPERTIES = {
    "mark",
    "mark-good",
    "mark-near",
    "mark-bad",
    "mark-none",
    "mark-run",
    "mark-save",
    "trend",
    "end",
    "columns",
}
LIGHT, DARK = 0, 1


def luminance(colour: str) -> float:
    channels = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str, mode: int) -> float:
    """The contrast ratio of WCAG between two tokens."""
    light, dark = sorted((luminance(theme.TOKENS[name][mode]) for name in (one, other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


TEXTS = [
    *((text, ground) for text in ("ink", "ink2", "ink3", "accent", "near", "bad") for ground in ("card", "bg")),
    *((text, "sub") for text in ("ink", "ink2", "ink3")),
    *(("ink", f"ramp-{step}") for step in range(4)),
    ("on-bad", "bad"),
]
MARKS = ("accent", "bar", "ctx", "good", "near-mark", "bad", "ink3", "level-provincial")


@pytest.mark.parametrize("mode", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), TEXTS)
def test_text_is_readable(text: str, ground: str, mode: int) -> None:
    assert contrast(text, ground, mode) >= 4.5


@pytest.mark.parametrize("mode", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("mark", MARKS)
def test_marks_stand_out_from_their_box(mark: str, mode: int) -> None:
    assert contrast(mark, "card", mode) >= 3


@pytest.mark.parametrize("mode", [LIGHT, DARK], ids=["light", "dark"])
def test_ramp_goes_one_way(mode: int) -> None:
    steps = [luminance(theme.TOKENS[f"ramp-{step}"][mode]) for step in range(4)]
    assert steps == sorted(steps, reverse=mode == LIGHT)


def test_every_colour_of_the_style_sheet_is_a_token() -> None:
    assert not re.search(r":[^;{]*#[0-9A-Fa-f]{3,8}\b", STYLE)
    assert not re.search(r"\b(rgb|hsl)a?\(", STYLE)
    used = set(re.findall(r"var\(--([a-z0-9-]+)\)", STYLE))
    assert used - OWN_PROPERTIES <= set(theme.TOKENS)
    assert {"ink", "bad", "accent"} <= used


def test_style_sheet_defines_every_token_for_both_themes() -> None:
    sheet = theme.style_sheet()
    for name, (light, dark) in theme.TOKENS.items():
        assert f"--{name}:light-dark({light},{dark});" in sheet
    assert sheet.startswith("<style>")
    assert sheet.endswith("</style>")


def test_style_sheet_touches_only_our_own_elements() -> None:
    rules = re.findall(r"([^{}]+)\{", re.sub(r"/\*.*?\*/|url\([^)]*\)", "", STYLE, flags=re.S))
    selectors = [rule.strip() for rule in rules if not rule.strip().startswith(("@", "to"))]
    strangers = [s for s in selectors if re.match(r"(\[data-testid|\*|body|html|button|p\b|h\d)", s)]
    assert len(selectors) > 60
    assert strangers == []


def test_unknown_token_is_refused() -> None:
    with pytest.raises(KeyError):
        theme.colour("pink")


@pytest.mark.parametrize(("section", "mode"), [("light", LIGHT), ("dark", DARK)])
def test_config_has_the_same_colours(section: str, mode: int) -> None:
    expected = {
        "primaryColor": "accent",
        "backgroundColor": "card",
        "secondaryBackgroundColor": "sub",
        "textColor": "ink",
        "linkColor": "accent",
        "borderColor": "line",
        "dataframeBorderColor": "line",
        "dataframeHeaderBackgroundColor": "sub",
        "dataframeHeaderTextColor": "ink2",
    }
    assert CONFIG["theme"][section] == {option: theme.TOKENS[token][mode] for option, token in expected.items()}
    assert CONFIG["theme"]["font"] == theme.FONT


def test_config_is_quiet_and_local() -> None:
    assert CONFIG["browser"]["gatherUsageStats"] is False
    assert CONFIG["server"]["address"] == "127.0.0.1"
    assert CONFIG["server"]["enableAgentApi"] is False
    assert CONFIG["server"]["maxUploadSize"] == 1
    assert CONFIG["client"]["toolbarMode"] == "minimal"
    assert CONFIG["runner"]["postScriptGC"] is False


def test_streamlit_knows_every_option() -> None:
    from streamlit import config

    named = [f"{section}.{key}" for section, options in CONFIG.items() for key in options if section != "theme"]
    named += [f"theme.{key}" for key, value in CONFIG["theme"].items() if not isinstance(value, dict)]
    named += [f"theme.{mode}.{key}" for mode in ("light", "dark") for key in CONFIG["theme"][mode]]
    assert len(named) > 30
    for option in named:
        config.get_option(option)
