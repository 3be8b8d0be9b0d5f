"""Charts: specifications as looked at and approved, colours of the theme only, and rows that say the figures."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import charts
from dashboard.charts.frame import grid_rows, pushed_apart
from dashboard.charts.maps import silence_tone
from dashboard.theme import TOKENS, chart_config
from tests.dashboard.specifications import GOLDEN, SPECIFICATIONS, goldens

EVERY = pytest.mark.parametrize("name", SPECIFICATIONS)
COLOURED = {"color", "fill", "stroke", "labelColor", "domainColor", "gridColor", "tickColor", "condition"}
POINTS = tuple(charts.WeekPoint(week, rate) for week, rate in enumerate([0.8, None, 0.9, 0.914], 1))


def values(node: Any, name: str = "") -> Iterator[tuple[str, Any]]:
    """Every leaf of a specification with the name it stands under."""
    if isinstance(node, dict):
        for key, value in node.items():
            yield from values(value, f"{name}.{key}" if key in ("value", "range") else key)
    elif isinstance(node, list):
        for value in node:
            yield from values(value, name)
    else:
        yield name, node


@pytest.mark.parametrize("name", [*SPECIFICATIONS, "config"])
def test_specification_is_the_approved_one(name: str) -> None:
    assert goldens()[name] == (GOLDEN / f"{name}.json").read_text(encoding="utf-8")


def test_no_golden_file_is_left_over() -> None:
    assert {path.stem for path in GOLDEN.iterdir()} == set(goldens())


@EVERY
def test_every_colour_is_a_token(name: str) -> None:
    leaves = [(key.split("."), value) for key, value in values(SPECIFICATIONS[name]()) if isinstance(value, str)]
    # A test is an expression, all else under these names is a colour.
    found = [value for key, value in leaves if key[0] in COLOURED or key[-1] == "range"]
    assert len(found) > 5
    for value in found:
        match = re.fullmatch(r"var\(--([a-z0-9-]+)\)", value)
        assert match is not None, value
        assert match[1] in TOKENS
    assert not re.search(r"#[0-9A-Fa-f]{3}|rgb|hsl", json.dumps(SPECIFICATIONS[name]()))


@EVERY
def test_carries_configuration_and_no_background(name: str) -> None:
    specification = SPECIFICATIONS[name]()
    assert specification["config"] == chart_config()
    assert specification["background"] is None
    assert specification["autosize"]["type"] == "fit"
    assert isinstance(specification["height"], int)


@EVERY
def test_holds_no_data_and_no_words(name: str) -> None:
    specification = SPECIFICATIONS[name]()
    assert specification["data"] == {"name": "rows"}
    assert "datasets" not in specification
    assert all("data" not in layer for layer in specification["layer"])
    assert not re.search(r"[㐀-鿿]", json.dumps({**specification, "config": None}, ensure_ascii=False))


@EVERY
def test_one_data_layer_is_picked_and_read_aloud(name: str) -> None:
    specification = SPECIFICATIONS[name]()
    [layer] = [layer for layer in specification["layer"] if layer.get("name") == "data"]
    assert specification["params"][0]["name"] == "picked"
    assert specification["params"][0]["views"] == ["data"]
    assert specification["params"][0]["select"]["fields"]
    assert layer["encoding"]["description"]["field"] == layer["encoding"]["tooltip"]["field"] == "tip"
    assert layer["mark"]["aria"] is True
    assert not any("tooltip" in other["encoding"] for other in specification["layer"] if other is not layer)


def test_specification_is_made_once() -> None:
    assert charts.weekly_line("W1") is charts.weekly_line("W1")
    assert charts.weekly_line("W1") is not charts.weekly_line("W2")


def test_rows_say_how_high_their_chart_is() -> None:
    def bars(count: int) -> set[int]:
        return {row["height"] for row in charts.category_rows([charts.Category(str(n), "N", 1) for n in range(count)])}

    def floors(count: int) -> set[int]:
        return {
            row["height"] for row in charts.floor_rows([charts.FloorWeek(n // 2, "F", 1, 0, 6) for n in range(count)])
        }

    assert bars(5) == {170}
    assert bars(6) == {204}
    assert bars(1) == bars(2)
    assert floors(12) == {282}
    assert floors(14) == {324}


def part(rows: list[dict[str, Any]], name: str) -> list[dict[str, Any]]:
    return [row for row in rows if row["part"] == name]


def test_weekly_line_keeps_gaps_and_names_the_last_whole_week() -> None:
    rows = charts.weekly_rows(charts.WeekLine("91.4%", POINTS))
    assert [row["rate"] for row in part(rows, "now")] == [0.8, None, 0.9, 0.914]
    assert [(row["week"], row["label"]) for row in part(rows, "value")] == [(4, "91.4%")]
    assert [row["label"] for row in part(rows, "grid")] == ["70%", "85%", "100%"]


def test_running_week_stands_alone_with_its_pace() -> None:
    running = charts.RunningWeek(charts.WeekPoint(5, 0.3), "22/35", pace=0.7)
    rows = charts.weekly_rows(charts.WeekLine("91.4%", POINTS), running=running)
    assert [row["week"] for row in part(rows, "running")] == [5]
    assert [row["week"] for row in part(rows, "pace")] == [5]
    assert 5 not in [row["week"] for row in part(rows, "now")]
    assert [row["rate"] for row in part(rows, "grid")] == [0.25, 0.5, 0.75, 1]


def test_target_is_a_rule_where_it_stands_still_and_a_line_where_it_steps() -> None:
    def target(*goals: float) -> charts.WeekLine:
        return charts.WeekLine("t", tuple(charts.WeekPoint(week, goal) for week, goal in enumerate(goals, 1)))

    now = charts.WeekLine("91.4%", POINTS)
    assert [row["rate"] for row in part(charts.weekly_rows(now, target=target(0.9, 0.9)), "goal")] == [0.9]
    assert [row["rate"] for row in part(charts.weekly_rows(now, target=target(0.8, 0.9)), "target")] == [0.8, 0.9]


@pytest.mark.parametrize(("goal", "below"), [(0.95, True), (1.0, False), (0.8, False)])
def test_value_stands_below_its_point_where_the_target_would_cross_it(goal: float, below: bool) -> None:
    rows = charts.weekly_rows(
        charts.WeekLine("91.4%", POINTS), target=charts.WeekLine("t", (charts.WeekPoint(1, goal),)), low=0.5
    )
    assert (part(rows, "value")[0]["offset"] > 0) is below


@pytest.mark.parametrize(
    ("lowest", "low"), [(0.0, 0.0), (0.2, 0.0), (0.25, 0.25), (0.62, 0.5), (0.75, 0.7), (1.0, 0.7), (None, 0.0)]
)
def test_scale_begins_a_quarter_below(lowest: float | None, low: float) -> None:
    assert charts.quarter_below([lowest, None, 1.0 if lowest is not None else None]) == low


def test_end_labels_do_not_overlap() -> None:
    same = tuple(charts.WeekPoint(week, 0.9) for week in (1, 2))
    rows = charts.weekly_rows(
        charts.WeekLine("n", POINTS),
        before=charts.WeekLine("b", same),
        college=charts.WeekLine("c", same),
        target=charts.WeekLine("t", same),
    )
    places = sorted(row["label_y"] for row in part(rows, "end"))
    pixels = [(one - other) * 218 / 0.3 for other, one in pairwise(places)]
    assert len(places) == 3
    assert min(pixels) >= 16.9


def test_ages_are_stacked_from_the_oldest_up() -> None:
    periods = [charts.OpenTickets(1, 1, 2, 3), charts.OpenTickets(2, 0, 0, 4)]
    rows = charts.age_rows(periods, {"over": "o", "mid": "m", "fresh": "f"})
    found = [(row["at"], row["band"], row["low"], row["high"], row["n"]) for row in part(rows, "age")]
    assert found == [
        (1, "over", 0, 1, 1),
        (1, "mid", 1, 3, 2),
        (1, "fresh", 3, 6, 3),
        (2, "over", 0, 0, 0),
        (2, "mid", 0, 0, 0),
        (2, "fresh", 0, 4, 4),
    ]
    assert {row["band"]: row["tone"] for row in part(rows, "end")} == {
        "over": "quiet",
        "mid": "quiet",
        "fresh": "quiet",
    }


def test_one_period_alone_has_an_extent() -> None:
    rows = charts.age_rows([charts.OpenTickets(7, 1, 0, 0)], {"over": "o", "mid": "m", "fresh": "f"})
    assert [row["x"] for row in part(rows, "area") if row["band"] == "over"] == [6.5, 7.5]


def test_awards_leave_out_levels_without_any() -> None:
    rows = charts.award_rows([charts.AwardYear("2025", {"school": 9, "national": 1}, "10", "1", running=True)])
    found = [(row["level"], row["low"], row["high"], row["running"]) for row in part(rows, "level")]
    assert found == [("national", 0, 1, True), ("school", 1, 10, True)]
    assert [(row["high"], row["label"], row["upper"]) for row in part(rows, "total")] == [(10, "10", "1")]


def test_floor_map_counts_rooms_and_past_twelve_prints_rates() -> None:
    def cell(missed: int | None, due: int, running: bool = False) -> tuple[str, str]:
        row = charts.floor_rows([charts.FloorWeek(1, "F1", 1, missed, due, running)])[0]
        return row["label"], row["tone"]

    assert cell(0, 6) == ("", "0")
    assert cell(2, 6) == ("2", "2")
    assert cell(5, 6) == ("5", "3")
    assert cell(4, 6, running=True) == ("4", "open")
    assert cell(None, 0) == ("–", "none")
    assert cell(5, 20) == ("75", "2")


def test_maps_have_the_top_floor_on_top() -> None:
    cells = [charts.FloorWeek(floor, f"F{floor}", week, 0, 6) for floor in (1, 2) for week in (2, 1)]
    assert [(row["floor"], row["week"]) for row in charts.floor_rows(cells)] == [(2, 1), (2, 2), (1, 1), (1, 2)]


@pytest.mark.parametrize(
    ("days", "tone"),
    [(0, "0"), (3, "0"), (4, "1"), (7, "1"), (8, "2"), (10, "2"), (11, "3"), (14, "3"), (15, "bad"), (None, "none")],
)
def test_silence_bands(days: int | None, tone: str) -> None:
    assert silence_tone(days) == tone


def test_silence_says_the_excuse_and_marks_the_overdue() -> None:
    rooms = [
        charts.RoomSilence(1, "F1", "01", "101", 15),
        charts.RoomSilence(1, "F1", "02", "102", None, "away"),
        charts.RoomSilence(1, "F1", "03", "103", 9, "away"),
        charts.RoomSilence(1, "F1", "04", "104", 15, "away"),
        charts.RoomSilence(1, "F1", "05", "105", None),
    ]
    rows = charts.silence_rows(rooms)
    assert [row["label"] for row in rows] == ["◆ 15", "away", "away", "◆ away 15", "–"]
    assert [row["short"] for row in rows] == ["15", "–", "–", "15", "–"]
    assert [row["tone"] for row in rows] == ["bad", "none", "none", "excused-over", "none"]


def test_funnel_is_measured_by_its_cohort() -> None:
    rows = charts.funnel_rows([charts.Stage("warned", "W", 18, "18"), charts.Stage("lifted", "L", 9, "9", "50%")])
    assert [(row["n"], row["cohort"]) for row in rows] == [(18, 18), (9, 18)]


def test_cohort_without_review_has_no_bar() -> None:
    rates = [charts.Rate("a", "A", 0.9, "90%", "9/10", 0.92), charts.Rate("b", "B", None, "to come")]
    rows = charts.rate_rows(rates, "goal")
    assert [row["part"] for row in rows] == ["rate", "pending", "goal"]
    assert rows[2]["target"] == 0.92


def test_slope_has_a_point_a_group_and_moment() -> None:
    slopes = [charts.Slope("tutored", 0.8, 0.6, "80%", "60%"), charts.Slope("untutored", 0.8, 0.8, "80%", "80%")]
    rows = charts.slope_rows(slopes, ("before", "after"))
    found = [(row["who"], row["moment"], row["place"]) for row in part(rows, "mean")]
    assert found == [
        ("tutored", "before", 0.8),
        ("untutored", "before", 0.8),
        ("tutored", "after", 0.6),
        ("untutored", "after", 0.8),
    ]
    assert len({row["label_y"] for row in part(rows, "before")}) == 2


def test_sparkline_breaks_at_gaps_and_ends_at_the_last_value() -> None:
    style = charts.sparkline([1, 2, None, 3, None])
    assert style.count("M4.0%20") == 1
    assert style.count("M") == 2
    assert "cx%3D%2246.0%22" in style
    assert charts.sparkline([None, None]) == ""


@given(st.lists(st.floats(0, 1), max_size=6), st.floats(0.01, 0.15))
def test_pushed_apart_keeps_order_and_distance(places: list[float], least: float) -> None:
    moved = pushed_apart(places, least, 0, 1)
    order = sorted(range(len(places)), key=lambda n: places[n])
    steps = [moved[order[n + 1]] - moved[order[n]] for n in range(len(order) - 1)]
    assert all(step >= least - 1e-9 for step in steps)
    assert all(-1e-9 <= place <= 1 + 1e-9 for place in moved)


@given(st.integers(0, 200_000))
def test_count_grid_is_even_and_reaches(most: int) -> None:
    steps = [row["y"] for row in grid_rows(most)]
    assert steps[0] == 0
    assert steps[-1] >= max(most, 1)
    assert len({one - other for other, one in pairwise(steps)}) == 1
    assert 2 <= len(steps) <= 4
    assert steps[-1] <= max(2 * most, 1)


def a_standing(**said: Any) -> charts.Standing:
    return charts.Standing("m", "Name", "91.4%", "tip", "near", "Near target", **said)


def test_a_strip_has_the_own_mark_among_the_others() -> None:
    figure = a_standing(rate=0.75, others=(0.5, 1.0), college=0.6, target=0.9, line=(1.0, 2.0, None, 3.0))
    rows = charts.standing_rows([figure, figure], 0.5)
    ends = {row["x2"] for row in part(rows, "track")}
    assert [row["x"] for row in part(rows, "other")[:2]] == [0, *ends]
    assert part(rows, "own")[0]["x"] == pytest.approx(next(iter(ends)) / 2)
    assert 0 < part(rows, "college")[0]["x"] < part(rows, "own")[0]["x"] < part(rows, "target")[0]["x"]
    lines = part(rows, "line")[:3]
    # After a gap another line begins; the highest value stands highest, within its row.
    assert [row["line"] for row in lines] == ["m-0", "m-0", "m-2"]
    assert 1 > lines[0]["y"] > lines[1]["y"] > lines[2]["y"] > 0
    assert all(1 < row["y"] < 2 for row in part(rows, "own")[1:])


def test_a_count_stands_on_its_line_and_says_the_college_beside() -> None:
    rows = charts.standing_rows([a_standing(line=(1.0, 4.0), beside="college 7")], 0.5)
    [own] = part(rows, "own")
    assert (own["x"], own["y"]) == (part(rows, "line")[-1]["x"], part(rows, "line")[-1]["y"])
    assert [row["label"] for row in part(rows, "beside")] == ["college 7"]
    assert part(rows, "track") == []
    assert part(charts.standing_rows([a_standing(line=(4.0,))], 0.5), "own") == []
