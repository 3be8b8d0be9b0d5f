"""Charts as pure functions: a specification made once a process, and the rows that are put in when it is drawn.

`{**specification, "datasets": {"rows": rows}}` is what a page draws. Nothing here knows Streamlit or the database.
"""

from dashboard.charts.ages import OpenTickets, age_rows, open_by_age
from dashboard.charts.awards import AwardYear, award_rows, awards_by_year
from dashboard.charts.bars import (
    Category,
    Rate,
    SideBySide,
    category_bars,
    category_rows,
    lift_by_level,
    pair_rows,
    rate_rows,
    upgrade_rates,
)
from dashboard.charts.case_file import Event, Mark, case_file, case_file_rows
from dashboard.charts.maps import FloorWeek, RoomSilence, floor_by_week, floor_rows, room_silence, silence_rows
from dashboard.charts.sparkline import sparkline
from dashboard.charts.standing import Standing, standing, standing_rows
from dashboard.charts.tutoring import Slope, Stage, funnel, funnel_rows, rank_slope, slope_rows
from dashboard.charts.weekly import (
    SMALL_HEIGHT,
    RunningWeek,
    WeekLine,
    WeekPoint,
    quarter_below,
    small_multiple,
    weekly_line,
    weekly_rows,
)

__all__ = [
    "SMALL_HEIGHT",
    "AwardYear",
    "Category",
    "Event",
    "FloorWeek",
    "Mark",
    "OpenTickets",
    "Rate",
    "RoomSilence",
    "RunningWeek",
    "SideBySide",
    "Slope",
    "Stage",
    "Standing",
    "WeekLine",
    "WeekPoint",
    "age_rows",
    "award_rows",
    "awards_by_year",
    "case_file",
    "case_file_rows",
    "category_bars",
    "category_rows",
    "floor_by_week",
    "floor_rows",
    "funnel",
    "funnel_rows",
    "lift_by_level",
    "open_by_age",
    "pair_rows",
    "quarter_below",
    "rank_slope",
    "rate_rows",
    "room_silence",
    "silence_rows",
    "slope_rows",
    "small_multiple",
    "sparkline",
    "standing",
    "standing_rows",
    "upgrade_rates",
    "weekly_line",
    "weekly_rows",
]
