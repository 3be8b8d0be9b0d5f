"""竞赛创新: awards by level and prize, each project at its best, the students behind them, projects incubated."""

from sqlalchemy import ColumnElement, FromClause, and_, case, or_

from data_access.metrics.facts import by, how_many, name_of, there_is
from data_access.metrics.forms import About, Count, Group, Population, Shown, at_least
from data_access.schema.tables import award_member, competition_award, contest, incubation_project, student

LEVELS = ("international", "national", "provincial", "school")
PROVINCIAL_UP = LEVELS[:3]

_award = competition_award


def level_rank(award: FromClause) -> ColumnElement[int]:
    """0 for the highest level."""
    return case({level: rank for rank, level in enumerate(LEVELS)}, value=award.c.level)


def prize_rank(award: FromClause) -> ColumnElement[int]:
    """0 特等, 1 一等 or 金, 2 二等 or 银, 3 三等 or 铜, 4 优秀 and whatever else a certificate says."""
    prize = award.c.prize
    return case(
        (prize.startswith("特"), 0),
        (or_(prize.startswith("一"), prize.startswith("金")), 1),
        (or_(prize.startswith("二"), prize.startswith("银")), 2),
        (or_(prize.startswith("三"), prize.startswith("铜")), 3),
        else_=4,
    )


def _order(award: FromClause) -> ColumnElement[int]:
    return level_rank(award) * 10 + prize_rank(award)


_other = _award.alias("other_award")
_outdone = there_is(
    _other.c.contest_id == _award.c.contest_id,
    _other.c.edition == _award.c.edition,
    _other.c.project == _award.c.project,
    by(_other.c.awarded_on),
    or_(_order(_other) < _order(_award), and_(_order(_other) == _order(_award), _other.c.id < _award.c.id)),
)
_groups = {
    "level": Group(_award.c.level),
    "prize": Group(prize_rank(_award)),
    "contest": Group(_award.c.contest_id),
}
_shows = {
    "awarded_on": Shown(_award.c.awarded_on),
    "contest": Shown(name_of(contest.c.name, contest.c.id == _award.c.contest_id)),
    "wording": Shown(_award.c.wording),
    "edition": Shown(_award.c.edition),
    "project": Shown(_award.c.project),
    "award_level": Shown(_award.c.level),
    "prize": Shown(_award.c.prize),
    "team": Shown(how_many(award_member.c.award_id == _award.c.id)),
}
awards = Population(
    _award, on=_award.c.awarded_on, about=About.THINGS, groups=_groups, shows=_shows, ledger="competition_award"
)
team_members = Population(
    award_member.join(_award, _award.c.id == award_member.c.award_id),
    on=_award.c.awarded_on,
    thing=award_member.c.id,
    community=award_member.c.community_id,
    about=About.PERSONS,
    groups=_groups,
    shows={
        **{name: _shows[name] for name in ("awarded_on", "contest", "project", "award_level", "prize")},
        "student": Shown(name_of(student.c.name, student.c.id == award_member.c.student_id), person="student"),
    },
    ledger="competition_award",
)
_project_shows = {
    "project": Shown(incubation_project.c.name),
    "started_on": Shown(incubation_project.c.started_on),
    "in_operation_on": Shown(incubation_project.c.in_operation_on),
}
started, operating = (
    Population(incubation_project, on=day, about=About.THINGS, shows=_project_shows, ledger="incubation_project")
    for day in (incubation_project.c.started_on, incubation_project.c.in_operation_on)
)

YEAR = ("year", "all")

METRICS = (
    Count("awards", awards, per=("year", "month", "all")),
    Count("awards_best", awards, per=("year",), where=~_outdone),
    Count("awards_provincial_up", awards, at_least(3), YEAR, where=_award.c.level.in_(PROVINCIAL_UP)),
    Count("award_students", team_members, per=("year",), distinct=award_member.c.student_id),
    Count("incubated", started, per=("all",)),
    Count("in_operation", operating, per=("all",)),
)
