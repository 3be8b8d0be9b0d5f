"""Pages run without a browser, and what stands on them: texts, cards, and the marks of charts with their values."""

from __future__ import annotations

import ast
import json
import re
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from streamlit.components.v2.bidi_component.main import _make_trigger_id
from streamlit.proto.WidgetStates_pb2 import WidgetState
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Node

ROOT = Path(__file__).parents[2]
PAGES = (
    "overview",
    "community",
    "party",
    "visits",
    "grid",
    "tickets",
    "tutoring",
    "case_files",
    "competitions",
    "teams",
    "self_governance",
    "careers",
    "results",
    "quality",
    "definitions",
)
Row = dict[str, Any]


def opened(page: str = "overview", session: Mapping[str, Any] | None = None, **query: str) -> AppTest:
    """A page that has just been opened by a link, in a session that knows this already."""
    return _at(page, session, query).run()


def opened_by(who: str, page: str, session: Mapping[str, Any] | None = None, **query: str) -> AppTest:
    """The same by somebody who has signed in with OpenID Connect."""
    test = _at(page, session, query)
    test.secrets = {"auth": {}}
    test.user = {"is_logged_in": True, "sub": who, "iss": "a provider", "iat": 1, "exp": time.time() + 3600}
    return test.run()


def _at(page: str, session: Mapping[str, Any] | None, query: Mapping[str, str]) -> AppTest:
    test = AppTest.from_file(str(ROOT / "dashboard" / "main.py"), default_timeout=120)
    for name, known in (session or {}).items():
        test.session_state[name] = known
    for name, value in query.items():
        test.query_params[name] = value
    if page != "overview":
        test.switch_page(f"../pages/{page}.py")
    return test


def cards_of(page: str) -> tuple[str, ...]:
    """The metrics that a page declares as its cards."""
    for statement in ast.parse((ROOT / "pages" / f"{page}.py").read_text(encoding="utf-8")).body:
        if isinstance(statement, ast.Assign) and getattr(statement.targets[0], "id", "") == "CARDS":
            return tuple(ast.literal_eval(statement.value))
    return ()


def in_chinese_and_one_in_english(pages: Sequence[str]) -> list[Any]:
    """(page, language) for what is slow to try: the first page in English stands for the others in the default run."""
    english = [pytest.param(page, "en", marks=pytest.mark.full if page != pages[0] else ()) for page in pages]
    return [*((page, "zh-CN") for page in pages), *english]


def nodes(start: Any) -> Iterator[Any]:
    """Every block and element under a block, in order."""
    for child in getattr(start, "children", {}).values():
        yield child
        yield from nodes(child)


def everything(test: AppTest) -> Node:
    """The page and the drawer that may be open over it."""
    tree: Node = test._tree
    return tree


def under(test: AppTest, key: str) -> Node:
    """The container of a key."""
    found: Node = next(node for node in nodes(everything(test)) if getattr(node, "key", None) == key)
    return found


def pieces(test: AppTest, key: str) -> dict[str, str]:
    """The pieces of a row of cards or a list by name, as HTML; none where there is no such list."""
    found = [node for node in nodes(everything(test)) if node.type == "bidi_component" and node.key == key]
    return dict(json.loads(found[0].proto.json)["pieces"]) if found else {}


def press(test: AppTest, key: str, name: str) -> AppTest:
    """Presses the button of a piece: tells the page what a browser tells it."""
    component = next(node for node in nodes(everything(test)) if node.type == "bidi_component" and node.key == key)
    heard = WidgetState(
        id=_make_trigger_id(component.proto.id, "events"),
        json_trigger_value=json.dumps([{"event": "pressed", "value": name}]),
    )
    states = test._tree.get_widget_states()
    states.widgets.append(heard)
    return test._run(states)


def boxes(test: AppTest) -> dict[str, Node]:
    """The boxes of a page by key: "coverage", "rooms-missed" ..."""
    keyed = {str(getattr(node, "key", "")): node for node in nodes(test.main)}
    return {key.removeprefix("box-"): node for key, node in keyed.items() if key.startswith("box-")}


class Text(HTMLParser):
    """The texts of a piece of HTML, each apart."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._hidden = False
        self.feed(markup)

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self._hidden = tag == "style"

    def handle_data(self, data: str) -> None:
        if data.strip() and not self._hidden:
            self.texts.append(data.strip())


@dataclass(frozen=True)
class Chart:
    """A chart as it was sent to the browser."""

    key: str
    alt: str
    specification: Row
    rows: list[Row]

    @cached_property
    def marks(self) -> list[Row]:
        """The rows that pass the test of the data layer: one mark each."""
        [layer] = [layer for layer in self.specification["layer"] if layer.get("name") == "data"]
        [test] = [step["filter"] for step in layer["transform"] if "filter" in step]
        return [row for row in self.rows if _passes(test, row)]

    @property
    def picks(self) -> list[str]:
        """The fields that a click on a mark gives."""
        fields: list[str] = self.specification["params"][0]["select"]["fields"]
        return fields


def _passes(test: str, row: Row) -> bool:
    """A Vega expression about one row, of the few forms that data layers use."""
    code = test.replace("===", "==").replace("||", " or ").replace("&&", " and ")
    code = re.sub(r"isValid\(datum\.(\w+)\)", r"(row.get('\1') is not None)", code)
    code = re.sub(r"datum\.(\w+)", r"row.get('\1')", code)
    return bool(eval(code, {"row": row}))


def charts(test: AppTest) -> dict[str, Chart]:
    """The charts of a page by the key of their box."""
    return {
        key: Chart(key, node.proto.alt, json.loads(node.proto.spec), _rows(node.proto))
        for key, box in boxes(test).items()
        for node in nodes(box)
        if node.type == "vega_lite_chart"
    }


def _rows(sent: Any) -> list[Row]:
    [data] = [each.data.data for each in sent.datasets if each.name == "rows"]
    rows: list[Row] = pa.ipc.open_stream(data).read_all().to_pylist()
    return rows


def texts(start: Any) -> Iterator[str]:
    """Every text that a reader of this part of the page may meet, those of open lists and tooltips too."""
    for node in nodes(start):
        yield from _own_texts(node)


def _own_texts(node: Any) -> Iterator[str]:
    sent: Any = getattr(node, "proto", None)
    match node.type:
        case "html":
            yield from Text(sent.body).texts
        case "vega_lite_chart":
            yield from [sent.alt, *_words(_rows(sent))]
        case "dataframe":
            yield from [*map(str, node.value.columns), *_words(node.value.to_dict("records"))]
        case "bidi_component":
            told = json.loads(sent.json or "{}")
            yield from _strings(told.get("words", {}))
            for _name, markup in told.get("pieces", ()):
                yield from Text(markup).texts
        case (
            "selectbox"
            | "multiselect"
            | "text_input"
            | "button"
            | "download_button"
            | "expander"
            | "button_group"
            | "code"
        ):
            yield from filter(None, (getattr(sent, name, "") for name in ("label", "placeholder", "help")))
            yield from (
                option if isinstance(option, str) else option.content for option in getattr(sent, "options", ())
            )
        case "iframe":
            return
        case "progress":
            yield sent.text
        case "popover":
            yield sent.popover.label
        case "dialog":
            yield sent.dialog.title
        case "flex_container" | "grid_container" | "transparent" | "column" | "horizontal" | "vertical":
            return
        case "main" | "sidebar" | "event":
            return
        case other:
            raise NotImplementedError(f"how are the words of {other} read?")


WORDS = ("label", "tip", "name", "floor_name", "short", "beside", "year", "upper", "cohort", "moment")


def _words(rows: list[Row]) -> Iterator[str]:
    """The texts in rows: of a chart those columns that are shown, of a table all."""
    for row in rows:
        in_chart = "part" in row or "tone" in row
        yield from (
            str(value) for name, value in row.items() if isinstance(value, str) and (name in WORDS or not in_chart)
        )


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _strings(inner)
