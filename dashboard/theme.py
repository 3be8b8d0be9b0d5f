"""Colours, type sizes, the configuration of every chart, and the style sheet: colours live here and nowhere else.

Each colour is a pair, light and dark, under a name. Style sheet and charts say `var(--name)`, and the browser chooses,
so a switch of the theme needs neither a rerun nor another specification.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

TOKENS: MappingProxyType[str, tuple[str, str]] = MappingProxyType(
    {
        "bg": ("#F5F6F8", "#10151C"),
        "card": ("#FFFFFF", "#19202A"),
        "sub": ("#EEF1F5", "#222B37"),
        "line": ("#DFE3E9", "#303B49"),
        "axis": ("#B8C0CC", "#4A5666"),
        "ink": ("#18212E", "#E9EDF2"),
        "ink2": ("#465163", "#BAC4D1"),
        "ink3": ("#606B7D", "#98A4B5"),
        "ctx": ("#8590A2", "#77859A"),
        "accent": ("#1F5AA6", "#7DB0F2"),
        "bar": ("#3A70B5", "#5A8BCB"),
        "good": ("#0A7264", "#52C2AE"),
        "near": ("#8A5300", "#E8B04E"),
        "near-mark": ("#C47A00", "#E8B04E"),
        "bad": ("#B5371B", "#F28B6D"),
        "on-bad": ("#FFFFFF", "#10151C"),
        "ramp-0": ("#EEF2F8", "#212B38"),
        "ramp-1": ("#D3E0F0", "#29405E"),
        "ramp-2": ("#A6C1E2", "#345681"),
        "ramp-3": ("#7199CD", "#3F6AA0"),
        "age-fresh": ("#CFDAE8", "#3A4759"),
        "age-mid": ("#8FAED6", "#54759F"),
        "level-international": ("#0B2347", "#DCEAFF"),
        "level-national": ("#17427B", "#A9CCFA"),
        "level-provincial": ("#4F84C4", "#5F92D3"),
        "level-school": ("#AECBEA", "#35547C"),
    }
)

FONT = "'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif"
CAPTION_SIZE = 13
TEXT_SIZE = 14
REGULAR: Final = 400
SEMIBOLD: Final = 600

STYLE_FILE = Path(__file__).with_name("style.css")
WALL_FILE = Path(__file__).with_name("wall.css")
LOGO_FILE = Path(__file__).with_name("logo.svg")
FAVICON_FILE = LOGO_FILE


def colour(token: str) -> str:
    """`var(--token)`, for style sheet and charts alike; KeyError for a name that is no token."""
    if token not in TOKENS:
        raise KeyError(token)
    return f"var(--{token})"


def chart_config() -> dict[str, Any]:
    """The Vega-Lite configuration that every specification carries: quiet axes, our font, no frame."""
    text = {"font": FONT, "fontSize": CAPTION_SIZE, "fontWeight": REGULAR, "color": colour("ink2")}
    return {
        "font": FONT,
        "view": {"stroke": None, "fill": None},
        # Only a data layer is read aloud, in our words: what else is drawn would be read as field names in English.
        "mark": {"color": colour("accent"), "tooltip": None, "aria": False},
        "text": text,
        "axis": {
            "aria": False,
            "title": None,
            "grid": False,
            "gridColor": colour("line"),
            "domainColor": colour("axis"),
            "tickColor": colour("axis"),
            "tickSize": 4,
            "labelFont": FONT,
            "labelFontSize": CAPTION_SIZE,
            "labelFontWeight": REGULAR,
            "labelColor": colour("ink2"),
            "labelAngle": 0,
            "labelPadding": 4,
            "labelLimit": 0,
        },
        "axisBand": {"ticks": False, "domain": False, "labelPadding": 8},
    }


@cache
def style_sheet() -> str:
    """Every page's style sheet in a `<style>` element, for `st.html`: the tokens, then `style.css`."""
    tokens = "".join(f"--{name}:light-dark({light},{dark});" for name, (light, dark) in TOKENS.items())
    roots = ".st-key-page,.st-key-drawer,.st-key-wall,[class*='st-key-scope-panel'],[data-testid='stTopNav']"
    return f"<style>{roots}{{{tokens}}}\n{STYLE_FILE.read_text(encoding='utf-8')}</style>"


@cache
def wall_style_sheet() -> str:
    """What a wall's is besides, in the same form; every rule costs a page that has no use for it."""
    return f"<style>{WALL_FILE.read_text(encoding='utf-8')}</style>"
