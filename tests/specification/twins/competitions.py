"""Wrong twins of the figures of competitions."""

from __future__ import annotations

from sqlalchemy import and_, or_

from data_access.metrics import competitions
from data_access.metrics.competitions import level_rank, prize_rank
from data_access.metrics.facts import by, there_is
from data_access.schema.tables import award_member, competition_award
from tests.specification.twins.twin import Twin, altered

THREE = "competitions: Two projects, three awards (2024)"
EDITIONS = "competitions: The highest award of an edition"
INCUBATED = "competitions: Projects incubated (2025)"

_award, _other = competition_award.c, competition_award.alias("a_better_one")
_same_contest = _other.c.contest_id == _award.contest_id
_same_edition, _same_project = _other.c.edition == _award.edition, _other.c.project == _award.project
_higher = or_(
    level_rank(_other) < level_rank(competition_award),
    and_(level_rank(_other) == level_rank(competition_award), prize_rank(_other) < prize_rank(competition_award)),
)
_seen = by(_other.c.awarded_on)

TWINS = (
    Twin(
        "all awards for the best of each project",
        THREE,
        "awards_best, year 2024",
        altered("awards_best", where=None),
    ),
    Twin(
        "an award that came later is seen",
        THREE,
        "awards_best, year 2024, as of 31 October 2024",
        altered("awards_best", where=~there_is(_same_contest, _same_edition, _same_project, _higher)),
    ),
    Twin(
        "the prize before the level",
        EDITIONS,
        "awards_best, year 2024",
        altered(
            "awards_best",
            where=~there_is(
                _same_contest, _same_edition, _same_project, _seen, prize_rank(_other) < prize_rank(competition_award)
            ),
        ),
    ),
    Twin(
        "one award for all editions",
        EDITIONS,
        "awards_best, year 2025",
        altered("awards_best", where=~there_is(_same_contest, _same_project, _seen, _higher)),
    ),
    Twin(
        "one award for all contests",
        EDITIONS,
        "awards_best, year 2025",
        altered("awards_best", where=~there_is(_other.c.edition == _award.edition, _same_project, _seen, _higher)),
    ),
    Twin(
        "school awards are provincial",
        THREE,
        "awards_provincial_up, year 2024",
        altered("awards_provincial_up", where=None),
    ),
    Twin(
        "provincial awards only",
        EDITIONS,
        "awards_provincial_up, year 2025",
        altered("awards_provincial_up", where=_award.level == "provincial"),
    ),
    Twin(
        "a student counts in each of his teams",
        THREE,
        "award_students, year 2024",
        altered("award_students", distinct=award_member.c.id),
    ),
    Twin(
        "in operation from its beginning",
        INCUBATED,
        "in_operation, all time",
        altered("in_operation", population=competitions.started),
    ),
)
