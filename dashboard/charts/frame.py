"""What all charts share: one named data set, one selection, one way of finishing.

A specification holds no figure, no title and no target: they come with the rows, under the name `rows`, so that its
text never changes between two draws and the browser only moves the marks.
"""

from __future__ import annotations

import json
from collections import Counter
from typing import Any
from unicodedata import east_asian_width

import altair as alt

from dashboard.theme import TEXT_SIZE, chart_config, colour

ROWS = alt.NamedData("rows")
GAP = 17
# Without rows; with them they say it.
LEAST_HEIGHT = 60
LEAST_WIDTH = 100
# One mark of many rows: a key would part them.
PATHS = ("area", "line")
# What every mark of a data layer bears.
CLICKED: dict[str, Any] = {"aria": True, "cursor": "pointer"}


def layer(*parts: str) -> alt.Chart:
    """A layer on those rows whose column `part` says so."""
    return alt.Chart().transform_filter(" || ".join(f"datum.part === '{part}'" for part in parts))


def data_layer(test: str) -> alt.Chart:
    """The layer whose marks are the figures, one a row that passes the test: it alone is clicked, and read aloud."""
    rows = alt.Chart(name="data").transform_filter(test)
    return rows.encode(tooltip="tip:N", description="tip:N")


def picked(*fields: str) -> alt.Parameter:
    """The selection of the data layer: a click on a mark gives these fields, which identify its row.

    It empties when the pointer leaves the chart, so that a second click on the same mark is heard too.
    """
    return alt.selection_point(name="picked", fields=list(fields), on="click", clear="mouseleave", toggle=False)


def tokens(field: str, names: dict[str, str], channel: Any = alt.Color) -> Any:
    """A colour by the value of `field`: value -> token, explicit, without legend."""
    scale = alt.Scale(domain=list(names), range=[colour(token) for token in names.values()])
    return channel(field, type="nominal", scale=scale, legend=None)


def by(column: str, values: dict[str, Any]) -> alt.ExprRef:
    """A property of a mark by a column of its row: several kinds in one layer, since every layer costs the browser."""
    return alt.ExprRef(expr=f"{json.dumps(values)}[datum.{column}]")


def colours(column: str, names: dict[str, str]) -> alt.ExprRef:
    """A colour by a column: value -> token."""
    return by(column, {value: colour(token) for value, token in names.items()})


def extent(column: str, least: str | None = None) -> list[Any]:
    """A scale's domain from the rows drawn: lowest and highest of a column, or from `least` (an expression) on.

    Said outright, since Vega warns of every layer without rows when it gathers the domain itself.
    """
    ends = f"extent(pluck(data('rows'), '{column}'))"
    return [alt.ExprRef(expr=least or f"{ends}[0]"), alt.ExprRef(expr=f"{ends}[1]")]


def count_scale(column: str = "y") -> alt.Scale:
    """From 0 to the highest value of the column."""
    return alt.Scale(domain=extent(column, "0"), nice=False)


def count_grid() -> list[alt.Chart]:
    """The horizontal grid of a count axis with its numbers at the left; rows from `grid_rows`."""
    place = alt.Y("y", type="quantitative", scale=count_scale(), axis=None)
    grid = layer("grid")
    return [
        grid.mark_rule(color=colour("line")).encode(y=place),
        grid.mark_text(align="right", baseline="middle", dx=-6).encode(x=alt.value(0), y=place, text="label:N"),
    ]


def grid_rows(most: float) -> list[dict[str, Any]]:
    """Rows of the grid: 0 and up to three even steps, the last at or over `most`."""
    return [{"part": "grid", "y": step, "label": f"{step}"} for step in _whole_steps(most)]


def finished(layers: list[alt.Chart]) -> dict[str, Any]:
    """The specification as a plain dict: our configuration, no background, fitted to its box, as high as its rows say.

    The height comes with the rows (`as_high`), so that a bar more, or a higher neighbour, leaves the text as it is.
    """
    spec: dict[str, Any] = alt.layer(*layers, data=ROWS).properties(height=LEAST_HEIGHT).to_dict()
    for one in spec["layer"]:
        if one["mark"]["type"] not in PATHS:
            one["encoding"]["key"] = {"field": "mark_key", "type": "nominal"}
    # Vega's own signal of that name. A height in steps would do for bars, but that it warns of.
    spec["params"].append({"name": "height", "expr": "extent(pluck(data('rows'), 'height'))[1]"})
    spec["config"] = chart_config()
    spec["background"] = None
    spec["width"] = "container"
    spec["autosize"] = {"type": "fit", "contains": "padding"}
    spec["padding"] = {"left": 0, "right": 4, "top": 4, "bottom": 2}
    return spec


def as_wide(specification: dict[str, Any], width: str) -> dict[str, Any]:
    """The same as wide as a Vega expression says, where the page that it is on magnifies it and cannot be measured."""
    params = [*specification["params"], {"name": "width", "expr": width}]
    return {**specification, "width": LEAST_WIDTH, "params": params}


def as_high(rows: list[dict[str, Any]], height: int) -> list[dict[str, Any]]:
    """The rows with the height of their chart, in pixels, in a column of that name, and a `mark_key` each.

    By it a mark is moved when its row changes. Without one every change makes all marks anew, and Vega keeps the old.
    """
    numbers: Counter[str] = Counter()
    keyed = []
    for row in rows:
        part = row.get("part", "row")
        keyed.append({**row, "height": height, "mark_key": f"{part}-{numbers[part]}"})
        numbers[part] += 1
    return keyed


def pushed_apart(places: list[float], least: float, low: float, high: float) -> list[float]:
    """The places in the order given, moved to lie at least `least` apart, within low..high if there is room."""
    order = sorted(range(len(places)), key=lambda n: places[n])
    moved = [min(max(places[n], low), high) for n in order]
    for n in range(1, len(moved)):
        moved[n] = max(moved[n], moved[n - 1] + least)
    ceiling = high
    for n in reversed(range(len(moved))):
        moved[n] = min(moved[n], ceiling)
        ceiling = moved[n] - least
    result = list(places)
    for place, n in zip(moved, order, strict=True):
        result[n] = place
    return result


def _whole_steps(most: float) -> list[int]:
    if most <= 2:
        return list(range(max(int(most), 1) + 1))
    tens = 10 ** max(0, len(str(int(most))) - 2)
    steps = [n * tens for n in (1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 40, 50)]
    # The lowest top that reaches; three steps rather than two where both do.
    top, count = min((step * count, count) for step in steps for count in (3, 2) if step * count >= most)
    count = 3 if top % 3 == 0 and top // 3 in steps else count
    return [top // count * n for n in range(count + 1)]


def text_width(text: str, size: int = TEXT_SIZE) -> float:
    """About how many pixels a text takes: a Chinese character is square, a digit a good half of that."""
    wide = {"%": 0.92}
    return sum(size if east_asian_width(one) in "WF" else wide.get(one, 0.56) * size for one in text)


def end_columns(bars: alt.Chart, end: alt.X) -> list[alt.Chart]:
    """Two columns of text at the right of horizontal bars, each aligned at its right; rows with `column_ends`."""
    words: dict[str, Any] = {"align": "right", "fontSize": TEXT_SIZE, "color": colour("ink")}
    first = bars.mark_text(dx=alt.ExprRef(expr="datum.label_end"), **words).encode(x=end, text="label:N")
    second = bars.mark_text(dx=alt.ExprRef(expr="datum.beside_end"), **words).encode(x=end, text="beside:N")
    return [first, second]


def column_ends(labels: list[str], besides: list[str]) -> dict[str, float]:
    """Where the two columns end, in pixels right of the bars: `label_end`, `beside_end`."""
    label_end = 12 + max((text_width(label) for label in labels), default=0)
    longest = max((text_width(beside) for beside in besides), default=0)
    return {"label_end": label_end, "beside_end": label_end + 12 + longest}
