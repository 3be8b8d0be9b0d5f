"""Wrong twins of the figures of dorm visits."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, FromClause, and_, func, literal, or_, select

from data_access.metrics.dorm_visits import all_visits, members, rooms, rooms_now
from data_access.metrics.facts import begun, by, how_many, period, silence, stands, the_last, there_is, within
from data_access.metrics.forms import Each, Group
from data_access.schema.tables import calendar_day, dorm_visit, excuse, party_post, room, room_duty, stay
from tests.specification.twins.twin import LATER, Twin, altered, of_day, stands_on

WEEK = "dorm_visits: The week of 14 October 2024"
WHO = "dorm_visits: Who counts: as it stood on Sunday 20 October 2024"
EXCUSES = "dorm_visits: Excuses: half of the working days, week of 9 September 2024"
MEMBERS = "dorm_visits: Members: two visits, one talk, 5 to 8 rooms, week of 14 October 2024"
SILENCE = "silence: Rooms on Wednesday 5 March 2025"
SILENCE_EDGES = "silence: 14 days and 15, and where they begin, March 2025"
BY_POST = "dorm_visits: By floor and by post, week of 14 October 2024"
COVERAGE = "visit_coverage, week of 14 October 2024"
# Without the number of those excused, whom the twins leave out.
EXCUSED_WEEK = "visit_coverage, week of 9 September 2024, as of Sun 15 September 2024"
TODAY_SILENT = "each in room_silence as of Wed 5 March 2025"

_visit = dorm_visit.c
_its_visit = _visit.room_id == room.c.id
_in_period = within(_visit.visited_on)
_lived_in, _served = stay.c.room_id == room.c.id, room_duty.c.room_id == room.c.id
_own_visit = _visit.member_id == party_post.c.member_id
_last_met = the_last(_visit.visited_on, _its_visit, by(_visit.visited_on), _visit.someone_in)
_came = begun(stay, room.c.id)
_duty_began = begun(room_duty, room.c.id)


def _rooms_on(stay_stands: ColumnElement[bool], duty_stands: ColumnElement[bool], **changes: Any) -> Any:
    due = there_is(_lived_in, stay_stands), there_is(_served, duty_stands)
    return altered("visit_coverage", population=replace(rooms, due=due, **changes))


def _before_last_day(dated: FromClause) -> ColumnElement[bool]:
    return and_(by(dated.c.from_day), or_(dated.c.to_day.is_(None), dated.c.to_day > period.c.seen))


def excused_days(counted: ColumnElement[int], *where: ColumnElement[bool]) -> ColumnElement[int]:
    """Something counted over the days of the period's week that the room's excuses cover."""
    day = calendar_day.c
    covered = and_(day.day >= excuse.c.from_day, or_(excuse.c.to_day.is_(None), day.day <= excuse.c.to_day))
    return (
        select(counted)
        .select_from(excuse.join(calendar_day, covered))
        .where(excuse.c.room_id == room.c.id, day.week == period.c.week, *where)
        .correlate_except(excuse, calendar_day)
        .scalar_subquery()
    )


def unless(excused: ColumnElement[bool]) -> Any:
    return altered("visit_coverage", population=replace(rooms, excused=None).where(~excused))


working, days = calendar_day.c.is_working, func.count(calendar_day.c.day.distinct())
_any_post = (
    select(func.min(party_post.c.post))
    .select_from(room_duty.join(party_post, party_post.c.member_id == room_duty.c.member_id))
    .where(_served, stands(room_duty), stands(party_post))
    .correlate_except(room_duty, party_post)
    .scalar_subquery()
)

TWINS = (
    Twin(
        "today's roster for the roster as it stood",
        WHO,
        COVERAGE,
        _rooms_on(stands_on(LATER, stay), stands_on(LATER, room_duty)),
    ),
    Twin(
        "the roster of the week's first day",
        WHO,
        COVERAGE,
        _rooms_on(stands_on(period.c.first, stay), stands_on(period.c.first, room_duty)),
    ),
    Twin(
        "the last day of a stay or duty left out",
        WHO,
        COVERAGE,
        _rooms_on(_before_last_day(stay), _before_last_day(room_duty)),
    ),
    Twin(
        "only rooms with a responsible member are due",
        WHO,
        COVERAGE,
        _rooms_on(stands(stay), and_(stands(room_duty), room_duty.c.is_lead)),
    ),
    Twin(
        "rooms without a member are due",
        WEEK,
        COVERAGE,
        altered("visit_coverage", population=replace(rooms, due=rooms.due[:1])),
    ),
    Twin(
        "weeks without duty count",
        WEEK,
        "visit_coverage, week of 30 September 2024",
        altered("visit_coverage", population=replace(rooms, each=Each.PERIOD)),
    ),
    Twin(
        "a visit that met no one covers the room",
        WEEK,
        "visit_coverage, week of 14 October 2024",
        altered("visit_coverage", condition=there_is(_its_visit, _in_period)),
    ),
    Twin(
        "visits for distinct days",
        WEEK,
        "visit_twice, week of 14 October 2024",
        altered("visit_twice", condition=how_many(_its_visit, _in_period, _visit.someone_in) >= 2),
    ),
    Twin(
        "excused rooms are not removed",
        WEEK,
        COVERAGE,
        altered("visit_coverage", population=replace(rooms, excused=None)),
    ),
    Twin(
        "excused for more than half of the days only",
        EXCUSES,
        EXCUSED_WEEK,
        unless(2 * excused_days(days, working) > period.c.week_working),
    ),
    Twin(
        "excused by calendar days",
        EXCUSES,
        EXCUSED_WEEK,
        unless(2 * excused_days(days) >= 7),
    ),
    Twin(
        "a day excused twice counts twice",
        EXCUSES,
        EXCUSED_WEEK,
        unless(2 * excused_days(func.count(), working) >= period.c.week_working),
    ),
    Twin(
        "excused as far as the excuse has come",
        f"{WEEK} / with 103 excused from Wednesday 16 to Friday 18 October 2024",
        "visit_coverage, week of 14 October 2024, as of Tue 15 October 2024",
        unless(2 * excused_days(days, working, calendar_day.c.day <= period.c.seen) >= period.c.week_working),
    ),
    Twin(
        "a room's post is that of any of its members",
        BY_POST,
        "visit_coverage by post, week of 14 October 2024",
        altered("visit_coverage", population=replace(rooms, groups={"post": Group(_any_post)})),
    ),
    Twin(
        "excused members are not removed",
        EXCUSES,
        "visit_compliance, week of 9 September 2024",
        altered("visit_compliance", population=replace(members, excused=None)),
    ),
    Twin(
        "a visit that met no one is not made",
        MEMBERS,
        "visit_compliance, week of 14 October 2024",
        altered("visit_compliance", condition=how_many(_own_visit, _in_period, _visit.someone_in) >= 2),
    ),
    Twin(
        "a member's two visits must be on two days",
        MEMBERS,
        "visit_compliance, week of 14 October 2024",
        altered("visit_compliance", condition=how_many(_own_visit, _in_period, distinct=_visit.visited_on) >= 2),
    ),
    Twin(
        "two posts are two members",
        MEMBERS,
        "visit_compliance, week of 14 October 2024",
        altered("visit_compliance", population=replace(members, thing=party_post.c.id)),
    ),
    Twin(
        "today's members for those on duty",
        MEMBERS,
        "talk_compliance, week of 14 October 2024",
        altered("talk_compliance", population=replace(members, due=(stands_on(LATER, party_post),))),
    ),
    Twin(
        "more than 5 rooms asked",
        MEMBERS,
        "duty_load, week of 14 October 2024",
        altered(
            "duty_load",
            condition=how_many(room_duty.c.member_id == party_post.c.member_id, stands(room_duty)).between(6, 8),
        ),
    ),
    Twin(
        "a room entered twice is two rooms",
        MEMBERS,
        "duty_load, week of 14 October 2024",
        altered(
            "duty_load",
            condition=how_many(room_duty.c.member_id == party_post.c.member_id, stands(room_duty)).between(5, 8),
        ),
    ),
    Twin(
        "only responsible duty is duty",
        MEMBERS,
        "duty_load, week of 14 October 2024",
        altered(
            "duty_load",
            condition=how_many(
                room_duty.c.member_id == party_post.c.member_id, stands(room_duty), room_duty.c.is_lead
            ).between(5, 8),
        ),
    ),
    Twin(
        "posts for members",
        MEMBERS,
        "party_members as of Sun 20 October 2024",
        altered("party_members", distinct=party_post.c.id),
    ),
    Twin(
        "a room counts in each of its weeks",
        WEEK,
        "room_reach, term 2024-2025-1, as of 27 October 2024",
        altered("room_reach", once=False),
    ),
    Twin(
        "reached in a week for which it was excused",
        WEEK,
        "room_reach, term 2024-2025-1, as of 27 October 2024",
        altered("room_reach", population=replace(rooms, excused=None)),
    ),
    Twin(
        "reached in a week without duty",
        "dorm_visits: The term's reach, term 2024-2025-1",
        "room_reach, term 2024-2025-1",
        altered("room_reach", population=replace(rooms, each=Each.PERIOD)),
    ),
    Twin(
        "as of by when it was written down",
        f"{WEEK} / with visit a written down on 25 October 2024",
        "visits, week of 14 October 2024, as of Wed 16 October 2024",
        altered("visits", population=replace(all_visits, on=_visit.recorded_on)),
    ),
    Twin(
        "every row was written later",
        f"{WEEK} / with visit a written down on 25 October 2024",
        "visits, week of 14 October 2024, as of Wed 16 October 2024",
        altered("written_later_dorm_visit", where=None),
    ),
    Twin(
        "vacation counts as silence",
        SILENCE,
        "rooms_overdue as of Wed 5 March 2025",
        altered("rooms_overdue", where=of_day("day_no", period.c.seen) - of_day("day_no", _last_met) > 14),
    ),
    Twin(
        "14 days are overdue",
        SILENCE_EDGES,
        "rooms_overdue as of Wed 5 March 2025",
        altered(
            "rooms_overdue",
            where=silence(_last_met, _came, _duty_began, thing=room.c.id, excused=excuse.c.room_id) >= 14,
        ),
    ),
    Twin(
        "a visit that met no one ends the silence",
        SILENCE,
        "202 in room_silence as of Wed 5 March 2025",
        altered(
            "room_silence",
            value=silence(
                the_last(_visit.visited_on, _its_visit, by(_visit.visited_on)),
                _came,
                _duty_began,
                thing=room.c.id,
                excused=excuse.c.room_id,
            ),
        ),
    ),
    Twin(
        "excused weeks count as silence",
        SILENCE,
        "204 in room_silence as of Wed 5 March 2025",
        altered(
            "room_silence",
            value=silence(_last_met, _came, _duty_began, thing=literal(0), excused=excuse.c.room_id),
        ),
    ),
    Twin(
        "every new resident begins anew",
        SILENCE_EDGES,
        TODAY_SILENT,
        altered(
            "room_silence",
            value=silence(
                _last_met,
                the_last(stay.c.from_day, _lived_in, by(stay.c.from_day)),
                _duty_began,
                thing=room.c.id,
                excused=excuse.c.room_id,
            ),
        ),
    ),
    Twin(
        "every new member begins anew",
        SILENCE_EDGES,
        TODAY_SILENT,
        altered(
            "room_silence",
            value=silence(
                _last_met,
                _came,
                the_last(room_duty.c.from_day, _served, by(room_duty.c.from_day)),
                thing=room.c.id,
                excused=excuse.c.room_id,
            ),
        ),
    ),
    Twin(
        "silence from before the duty began",
        SILENCE_EDGES,
        TODAY_SILENT,
        altered("room_silence", value=silence(_last_met, _came, thing=room.c.id, excused=excuse.c.room_id)),
    ),
    Twin(
        "rooms without a member are on the map",
        SILENCE_EDGES,
        TODAY_SILENT,
        altered("room_silence", population=replace(rooms_now, due=rooms_now.due[:1])),
    ),
)
