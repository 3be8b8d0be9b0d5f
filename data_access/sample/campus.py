"""What the college shares: its communities, staff, departments, courses, contests, warning levels, targets."""

from __future__ import annotations

import datetime as dt

from data_access.sample import names, programme_rows, terms
from data_access.sample.chance import chance
from data_access.sample.characters import CHARACTERS, COLLEGE, COLLEGE_OWN, COLLEGE_OWN_ORDER
from data_access.sample.cohorts import LEVELS
from data_access.sample.competitions import CONTESTS
from data_access.sample.published import published_rows
from data_access.sample.rows import Batch, Row
from data_access.sample.ticket_words import CONTACTS
from data_access.sample.tutoring import COURSES
from data_access.schema import (
    College,
    Community,
    Contest,
    ContestAlias,
    Course,
    Department,
    PublishedFigure,
    Staff,
    Target,
    WarningLevel,
)

TEACHERS = 40
# The college asked for more from year to year before it came to all rooms every week.
COVERAGE_GOALS = ((dt.date(2023, 9, 1), 80.0), (dt.date(2024, 9, 1), 90.0), (dt.date(2025, 9, 1), 100.0))

COLLEGE_AWARDS = 12.0


def counselors(community_order: int) -> tuple[str, str]:
    """The staff numbers of a community's first counselor and of the one who followed."""
    return f"F{community_order:02d}1", f"F{community_order:02d}2"


def batches(seed: int, now: dt.datetime) -> list[Batch]:
    """The rows that belong to the college, in the order in which they refer to each other."""
    contests = [{"handle": name, "college_id": COLLEGE, "name": name} for name in CONTESTS]
    aliases = [{"contest_id": name, "wording": word} for name, words in CONTESTS.items() for word in words]
    departments = [
        {"handle": name, "college_id": COLLEGE, "name": name, "contact_id": f"B{place:02d}"}
        for place, name in enumerate(CONTACTS)
    ]
    levels = [
        {"handle": name, "college_id": COLLEGE, "name": name, "rank": rank} for rank, name in enumerate(LEVELS, start=1)
    ]
    courses = [{"handle": name, "college_id": COLLEGE, "name": name} for name in COURSES]
    return [
        Batch(College, [{"handle": COLLEGE, "name": COLLEGE}]),
        Batch(Community, _communities()),
        *terms.batches(now),
        Batch(Staff, _staff(seed)),
        Batch(Department, departments),
        Batch(Course, courses),
        Batch(WarningLevel, levels),
        Batch(Contest, contests),
        Batch(ContestAlias, aliases),
        *programme_rows.catalogue(),
        Batch(Target, _targets(now.date())),
        *[Batch(PublishedFigure, published_rows(one.name)) for one in CHARACTERS if one.case],
    ]


def _communities() -> list[Row]:
    shown = [(one.name, one.house_order, False) for one in CHARACTERS]
    return [
        {"handle": name, "college_id": COLLEGE, "name": name, "house_order": order, "is_college_own": own}
        for name, order, own in [*shown, (COLLEGE_OWN, COLLEGE_OWN_ORDER, True)]
    ]


def _staff(seed: int) -> list[Row]:
    numbers = [number for one in CHARACTERS for number in counselors(one.house_order)]
    numbers += [f"B{place:02d}" for place in range(len(CONTACTS))]
    numbers += [f"T{place:03d}" for place in range(1, TEACHERS + 1)]
    return [
        {
            "handle": number,
            "college_id": COLLEGE,
            "staff_no": number,
            "name": names.person(chance(seed, "staff", number)),
        }
        for number in numbers
    ]


def _targets(today: dt.date) -> list[Row]:
    goals: list[tuple[str, str | None, dt.date, float]] = [
        ("visit_coverage", None, from_day, goal) for from_day, goal in COVERAGE_GOALS
    ]
    # Of what adds up the college has a target of its own.
    goals.append(("awards_provincial_up", COLLEGE_OWN, COVERAGE_GOALS[0][0], COLLEGE_AWARDS))
    return [
        {
            "metric": metric,
            "community_id": place,
            "from_day": from_day,
            "kind": "absolute",
            "goal": goal,
            "near": None,
        }
        for metric, place, from_day, goal in goals
        if from_day <= today
    ]
