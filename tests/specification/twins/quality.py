"""Wrong twins of the figures of data quality."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, String, Subquery, func, literal, select, union_all

from data_access.metrics import doubtful, impossible, quality
from data_access.metrics.facts import days_later, how_many, seconds_between
from data_access.metrics.forms import Metric
from data_access.metrics.given import FIRST, IDS, LAST
from data_access.metrics.programmes import held, person
from data_access.schema.tables import (
    activity,
    activity_participant,
    calendar_day,
    dorm_visit,
    room_report,
    safety_check,
    tutoring_pair,
)
from tests.specification.twins.twin import Twin, altered

LEDGERS = "quality: Ledgers of autumn 2024"
_row = quality.rows_written.source

HURRIED = "quality: Visits within minutes in autumn 2024"
NOTES = "quality: Notes in autumn 2024"
NAMES = "quality: Names and heads in autumn 2024"
DATES = "quality: Dates that contradict each other in autumn 2024"
NOTHING = "quality: Rows that point to nothing in autumn 2024"
OF_WEEK = "hurried_visits, week of 14 October 2024"
_visit = dorm_visit.c


def hurried(
    *,
    whose: Sequence[ColumnElement[Any]] = (_visit.community_id, _visit.member_id, _visit.visited_on),
    met: ColumnElement[bool] = _visit.someone_in,
    number: int = doubtful.HURRIED_VISITS,
) -> Metric:
    """Hurried visits, counted by other days or members, with those at which nobody was met, or from another one on."""
    before = func.lag(_visit.visited_at, number - 1).over(partition_by=whose, order_by=(_visit.visited_at, _visit.id))
    columns = _visit.community_id, _visit.id, _visit.room_id, _visit.visited_at, _visit.visited_on
    asked = _visit.community_id.in_(IDS), _visit.visited_on.between(FIRST, LAST), met
    rows = select(*columns, before.label("before")).where(*asked).subquery("visit")
    quick = seconds_between(rows.c.before, rows.c.visited_at) <= doubtful.HURRIED_SECONDS
    population = replace(doubtful.hurried, source=rows, on=rows.c.visited_on, due=(quick,), shows={})
    return altered("hurried_visits", population=population)


def repeated(*same: str, shortest: int = doubtful.SHORTEST_NOTE, by_hand: int = doubtful.WRITTEN_BY_HAND) -> Metric:
    """Repeated notes, compared with those that have only these in common: ledger, author, term_id."""
    notes = union_all(
        *(
            select(
                table.c.community_id,
                table.c.id,
                literal(table.name, String).label("ledger"),
                author.label("author"),
                table.c.note,
                at.label("at"),
                on.label("happened_on"),
                calendar_day.c.term_id,
            )
            .join_from(table, calendar_day, calendar_day.c.day == on)
            .where(table.c.community_id.in_(IDS), func.length(table.c.note) >= shortest)
            for table, author, at, on in (
                (dorm_visit, _visit.member_id, _visit.visited_at, _visit.visited_on),
                (safety_check, safety_check.c.leader_id, safety_check.c.checked_at, safety_check.c.checked_on),
                (room_report, room_report.c.reporter_id, room_report.c.reported_at, room_report.c.reported_on),
            )
        )
    ).subquery("note")
    nth = func.row_number().over(
        partition_by=(notes.c.community_id, notes.c.note, *(notes.c[name] for name in same)),
        order_by=(notes.c.at, notes.c.id),
    )
    known = notes.c.author.is_not(None) if "author" in same else literal(1) == 1
    rows = select(notes, nth.label("nth")).where(known).subquery("row")
    population = replace(
        doubtful.repeated,
        source=rows,
        on=rows.c.happened_on,
        thing=rows.c.id,
        due=(rows.c.nth > by_hand,),
        groups={},
        shows={},
        bounded=False,
    )
    return altered("repeated_notes", population=population)


_names = activity_participant.c.activity_id == activity.c.id
_dates = impossible.contradictory.source
_pairs_too = union_all(
    select(_dates.c.community_id, _dates.c.id, _dates.c.ledger, _dates.c.happened_on),
    select(
        tutoring_pair.c.community_id,
        tutoring_pair.c.id,
        literal("tutoring_pair", String),
        tutoring_pair.c.from_day,
    ).where(tutoring_pair.c.recorded_on < tutoring_pair.c.from_day),
).subquery("pairs_too")
_same_day_too = union_all(
    select(_dates.c.community_id, _dates.c.id, _dates.c.ledger, _dates.c.happened_on),
    select(_visit.community_id, _visit.id, literal("dorm_visit", String), _visit.visited_on).where(
        _visit.recorded_at < _visit.visited_at
    ),
).subquery("same_day_too")
_lost = impossible.orphaned.source


def _contradictory_in(rows: Subquery) -> Metric:
    """impossible_dates of other rows."""
    own = {"source": rows, "on": rows.c.happened_on, "thing": rows.c.ledger + ":" + func.trim(rows.c.id), "shows": {}}
    return altered("impossible_dates", population=replace(impossible.contradictory, **own))


TWINS = (
    Twin(
        "a ledger is due before its first row",
        LEDGERS,
        "ledger_filled, week of 9 September 2024",
        altered("ledger_filled", population=replace(quality.weeks_of_ledgers, due=())),
    ),
    Twin(
        "a row of an earlier week fills it",
        LEDGERS,
        "ledger_filled, week of 14 October 2024",
        altered("ledger_filled", condition=quality.weeks_of_ledgers.due[0]),
    ),
    Twin(
        "late from the seventh day on",
        LEDGERS,
        "late_rows, week of 23 September 2024",
        altered("late_rows", condition=_row.c.recorded_on >= days_later(_row.c.happened_on, quality.LATE_DAYS)),
    ),
    Twin(
        "rows of the week in which they were written down",
        LEDGERS,
        "late_rows, week of 23 September 2024",
        altered("late_rows", population=replace(quality.rows_written, on=_row.c.recorded_on)),
    ),
    Twin("a knock at a closed door is a visit", HURRIED, OF_WEEK, hurried(met=literal(1) == 1)),
    Twin("hurried from the fourth on", HURRIED, OF_WEEK, hurried(number=4)),
    Twin("hurried from the sixth on", HURRIED, OF_WEEK, hurried(number=6)),
    Twin("of all members together", HURRIED, OF_WEEK, hurried(whose=(_visit.community_id, _visit.visited_on))),
    Twin("over midnight", HURRIED, OF_WEEK, hurried(whose=(_visit.community_id, _visit.member_id))),
    Twin(
        "within less than five minutes",
        HURRIED,
        OF_WEEK,
        altered(
            "hurried_visits",
            population=replace(
                doubtful.hurried,
                due=(
                    seconds_between(doubtful.hurried.source.c.fourth_before, doubtful.hurried.source.c.visited_at)
                    < doubtful.HURRIED_SECONDS,
                ),
            ),
        ),
    ),
    Twin(
        "within ten minutes",
        HURRIED,
        OF_WEEK,
        altered(
            "hurried_visits",
            population=replace(
                doubtful.hurried,
                due=(
                    seconds_between(doubtful.hurried.source.c.fourth_before, doubtful.hurried.source.c.visited_at)
                    <= 2 * doubtful.HURRIED_SECONDS,
                ),
            ),
        ),
    ),
    Twin(
        "repeated from the second on",
        NOTES,
        "repeated_notes, week of 14 October 2024",
        repeated("ledger", "author", "term_id", by_hand=1),
    ),
    Twin(
        "short notes too",
        NOTES,
        "repeated_notes, week of 28 October 2024",
        repeated("ledger", "author", "term_id", shortest=1),
    ),
    Twin(
        "whoever wrote it",
        NOTES,
        "repeated_notes, week of 28 October 2024",
        repeated("ledger", "term_id"),
    ),
    Twin(
        "in whichever ledger",
        NOTES,
        "repeated_notes, week of 21 October 2024",
        repeated("author", "term_id"),
    ),
    Twin(
        "in whichever term",
        NOTES,
        "repeated_notes, term 2024-2025-2",
        repeated("ledger", "author"),
    ),
    Twin(
        "as many names as heads",
        NAMES,
        "names_beyond_attendance, week of 14 October 2024",
        altered(
            "names_beyond_attendance",
            population=held.where(how_many(_names, distinct=person) >= activity.c.attendance),
        ),
    ),
    Twin(
        "a person as two things is two",
        NAMES,
        "names_beyond_attendance, week of 14 October 2024",
        altered("names_beyond_attendance", population=held.where(how_many(_names) > activity.c.attendance)),
    ),
    Twin(
        "students alone are names",
        NAMES,
        "names_beyond_attendance, week of 14 October 2024",
        altered(
            "names_beyond_attendance",
            population=held.where(how_many(_names, distinct=activity_participant.c.student_id) > activity.c.attendance),
        ),
    ),
    Twin(
        "where heads were not counted nothing is wrong",
        NAMES,
        "each in names_beyond_attendance, term 2024-2025-1",
        altered("names_beyond_attendance", population=doubtful.crowded.where(activity.c.attendance > 0)),
    ),
    Twin(
        "written down earlier on the same day",
        DATES,
        "impossible_dates, week of 14 October 2024",
        _contradictory_in(_same_day_too),
    ),
    Twin(
        "pairs agreed ahead",
        DATES,
        "impossible_dates, week of 28 October 2024",
        _contradictory_in(_pairs_too),
    ),
    Twin(
        "two contradictions of one row are two",
        DATES,
        "impossible_dates, week of 28 October 2024",
        altered(
            "impossible_dates",
            population=replace(impossible.contradictory, thing=impossible.contradictory.thing + _dates.c.contradiction),
        ),
    ),
    Twin(
        "on the earlier day",
        DATES,
        "impossible_dates, week of 28 October 2024",
        altered("impossible_dates", population=replace(impossible.contradictory, on=_dates.c.earlier_on)),
    ),
    Twin(
        "what ended too early alone",
        DATES,
        "impossible_dates, week of 14 October 2024",
        altered(
            "impossible_dates", population=impossible.contradictory.where(_dates.c.contradiction == impossible.ENDED)
        ),
    ),
    Twin(
        "what was written too early alone",
        DATES,
        "impossible_dates by ledger, week of 21 October 2024",
        altered(
            "impossible_dates", population=impossible.contradictory.where(_dates.c.contradiction == impossible.WRITTEN)
        ),
    ),
    Twin(
        "rows without a student alone",
        NOTHING,
        "orphan_rows by ledger, week of 14 October 2024",
        altered("orphan_rows", population=impossible.orphaned.where(_lost.c.lost_of == "student")),
    ),
    Twin(
        "attendance without its session is of no day",
        NOTHING,
        "orphan_rows, week of 14 October 2024, as of Tue 15 October 2024",
        altered("orphan_rows", population=impossible.orphaned.where(_lost.c.lost_of != "tutoring_session")),
    ),
)
# By the right rule what is written out here answers rightly.
RIGHT = (
    Twin("hurried", HURRIED, OF_WEEK, hurried()),
    Twin("repeated", NOTES, "repeated_notes, week of 28 October 2024", repeated("ledger", "author", "term_id")),
    Twin("repeated in a term", NOTES, "repeated_notes, term 2024-2025-2", repeated("ledger", "author", "term_id")),
)
