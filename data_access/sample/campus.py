"""What a college shares: its communities, staff, departments, courses, contests, warning levels, targets."""

from __future__ import annotations

import datetime as dt

from data_access.sample import names, programme_rows, terms
from data_access.sample.chance import chance
from data_access.sample.characters import COLLEGE_OWN, COLLEGE_OWN_ORDER
from data_access.sample.cohorts import LEVELS
from data_access.sample.colleges import KNOWN, CollegePlan
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
# The school asked for more from year to year before it came to all rooms every week.
COVERAGE_GOALS = ((dt.date(2023, 9, 1), 80.0), (dt.date(2024, 9, 1), 90.0), (dt.date(2025, 9, 1), 100.0))

COLLEGE_AWARDS = 12.0


def counselors(community_order: int) -> tuple[str, str]:
    """The staff numbers of a community's first counselor and of the one who followed."""
    return f"F{community_order:02d}1", f"F{community_order:02d}2"


def shared(now: dt.datetime) -> list[Batch]:
    """The rows that belong to no college: terms, and the targets of all."""
    goals = [
        _target("visit_coverage", None, from_day, goal) for from_day, goal in COVERAGE_GOALS if from_day <= now.date()
    ]
    return [*terms.batches(now), Batch(Target, goals)]


def batches(college: CollegePlan, seed: int, now: dt.datetime) -> list[Batch]:
    """The rows that belong to a college, in the order in which they refer to each other."""
    own = {"college_id": college.name}
    contests = [{"handle": name, **own, "name": name} for name in CONTESTS]
    aliases = [{"contest_id": name, "wording": word} for name, words in CONTESTS.items() for word in words]
    departments = [
        {"handle": name, **own, "name": name, "contact_id": f"B{place:02d}"} for place, name in enumerate(CONTACTS)
    ]
    levels = [{"handle": name, **own, "name": name, "rank": rank} for rank, name in enumerate(LEVELS, start=1)]
    courses = [{"handle": name, **own, "name": name} for name in COURSES]
    # Of what adds up a college has a target of its own.
    goals = [_target("awards_provincial_up", COLLEGE_OWN, COVERAGE_GOALS[0][0], COLLEGE_AWARDS)]
    return [
        Batch(College, [{"handle": college.name, "name": college.name}]),
        Batch(Community, _communities(college)),
        Batch(Staff, _staff(college, seed)),
        Batch(Department, departments),
        Batch(Course, courses),
        Batch(WarningLevel, levels),
        Batch(Contest, contests),
        Batch(ContestAlias, aliases),
        *programme_rows.catalogue(college.name),
        Batch(Target, [goal for goal in goals if goal["from_day"] <= now.date()]),
        *[Batch(PublishedFigure, published_rows(one.name)) for one in college.characters if one.case],
    ]


def _communities(college: CollegePlan) -> list[Row]:
    shown = [(one.name, one.house_order, False) for one in college.characters]
    return [
        {"handle": name, "college_id": college.name, "name": name, "house_order": order, "is_college_own": own}
        for name, order, own in [*shown, (COLLEGE_OWN, COLLEGE_OWN_ORDER, True)]
    ]


def _staff(college: CollegePlan, seed: int) -> list[Row]:
    # Those of the college known by name are the same whether there are others or not.
    own = () if college.name == KNOWN.name else (college.name,)
    numbers = [number for one in college.characters for number in counselors(one.house_order)]
    numbers += [f"B{place:02d}" for place in range(len(CONTACTS))]
    numbers += [f"T{place:03d}" for place in range(1, TEACHERS + 1)]
    return [
        {
            "handle": number,
            "college_id": college.name,
            "staff_no": number,
            "name": names.person(chance(seed, *own, "staff", number)),
        }
        for number in numbers
    ]


def _target(metric: str, place: str | None, from_day: dt.date, goal: float) -> Row:
    return {
        "metric": metric,
        "community_id": place,
        "from_day": from_day,
        "kind": "absolute",
        "goal": goal,
        "near": None,
    }
