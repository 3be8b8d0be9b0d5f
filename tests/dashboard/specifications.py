"""What makes each specification, by its golden file's name; `python -m tests.dashboard.specifications` writes them."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from dashboard import charts

GOLDEN = Path(__file__).with_name("golden")

SPECIFICATIONS: dict[str, Callable[[], dict[str, Any]]] = {
    "weekly_line": partial(charts.weekly_line, "W1"),
    "small_multiple": partial(charts.small_multiple, "W1"),
    "floor_by_week": charts.floor_by_week,
    "room_silence": charts.room_silence,
    "open_by_age": partial(charts.open_by_age, "W1"),
    "case_file": charts.case_file,
    "category_bars": charts.category_bars,
    "funnel": charts.funnel,
    "lift_by_level": charts.lift_by_level,
    "rank_slope": charts.rank_slope,
    "upgrade_rates": charts.upgrade_rates,
    "standing": charts.standing,
    "awards_by_year": charts.awards_by_year,
}


def written(specification: dict[str, Any]) -> str:
    """Sorted JSON without the configuration, which is the same in all of them (its golden file is `config`)."""
    own = {key: value for key, value in specification.items() if key != "config"}
    return json.dumps(own, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def goldens() -> dict[str, str]:
    """Text of each golden file by name."""
    config = json.dumps(SPECIFICATIONS["funnel"]()["config"], ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    return {name: written(make()) for name, make in SPECIFICATIONS.items()} | {"config": config}


if __name__ == "__main__":
    for name, text in goldens().items():
        (GOLDEN / f"{name}.json").write_text(text, encoding="utf-8")
