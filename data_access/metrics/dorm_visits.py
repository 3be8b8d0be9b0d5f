"""党建引领: dorm visits 寝室走访. Each member has 5-8 rooms; a teaching week asks 2 visits and 1 talk of him."""

from dataclasses import replace

from sqlalchemy import and_, func, select

from data_access.metrics.facts import (
    begun,
    by,
    days_later,
    how_many,
    name_of,
    one_stands,
    overlaps,
    silence,
    so_often,
    stands,
    the_first,
    the_last,
    there_is,
    within,
)
from data_access.metrics.forms import (
    About,
    Count,
    Each,
    EachValue,
    Group,
    Population,
    Share,
    Shown,
    at_least,
    at_most,
    period,
)
from data_access.schema.tables import dorm_visit, excuse, floor, heart_talk, party_post, room, room_duty, stay, student

ROOMS_LEAST, ROOMS_MOST = 5, 8
VISITS_LEAST, TALKS_LEAST = 2, 1
SILENT_DAYS = 14

_lived_in = stay.c.room_id == room.c.id
_served = room_duty.c.room_id == room.c.id
_lead = room_duty.join(
    party_post,
    and_(party_post.c.member_id == room_duty.c.member_id, party_post.c.community_id == room_duty.c.community_id),
)
_leads = _served, room_duty.c.is_lead, stands(room_duty)
_since = room_duty.c.from_day, room_duty.c.id
_lead_name = (
    select(student.c.name)
    .select_from(room_duty.join(student, student.c.id == room_duty.c.member_id))
    .where(room_duty.c.community_id == room.c.community_id, *_leads)
    .order_by(*_since)
    .limit(1)
    .correlate_except(room_duty, student)
    .scalar_subquery()
)
# Of several posts the one held longest: the least by name would depend on the database's collation.
_lead_post = (
    select(party_post.c.post)
    .select_from(_lead)
    .where(room_duty.c.community_id == room.c.community_id, *_leads, stands(party_post))
    .order_by(*_since, party_post.c.from_day, party_post.c.id)
    .limit(1)
    .correlate_except(room_duty, party_post)
    .scalar_subquery()
)
_floor_number = name_of(floor.c.number, floor.c.id == room.c.floor_id)
_its_visit = dorm_visit.c.room_id == room.c.id
_met = _its_visit, within(dorm_visit.c.visited_on), dorm_visit.c.someone_in
_last_met = the_last(dorm_visit.c.visited_on, _its_visit, by(dorm_visit.c.visited_on), dorm_visit.c.someone_in)
_silent = silence(
    _last_met,
    begun(stay, room.c.id),
    begun(room_duty, room.c.id),
    thing=room.c.id,
    excused=excuse.c.room_id,
)
# Where somebody was met so few days ago, the days need not be counted.
_met_lately = there_is(
    _its_visit,
    dorm_visit.c.visited_on >= days_later(period.c.seen, -SILENT_DAYS),
    by(dorm_visit.c.visited_on),
    dorm_visit.c.someone_in,
)

rooms = Population(
    room,
    each=Each.DUTY_WEEK,
    bounded=True,
    about=About.THINGS,
    excused=excuse.c.room_id,
    due=(one_stands(_lived_in), one_stands(_served)),
    groups={"floor": Group(room.c.floor_id), "post": Group(_lead_post), "room": Group(room.c.id)},
    shows={
        "room": Shown(room.c.number),
        "floor": Shown(_floor_number),
        "lead_member": Shown(_lead_name, person="duty"),
        "post": Shown(_lead_post),
        "visits": Shown(how_many(_its_visit, within(dorm_visit.c.visited_on)), adds_up=True),
        "visits_met": Shown(how_many(*_met), adds_up=True),
        "last_met": Shown(_last_met),
        "residents": Shown(how_many(_lived_in, stands(stay))),
    },
    ledger="dorm_visit",
)
# Over a term a room has one floor, but the posts of all who led it.
rooms_of_term = replace(rooms, groups={"floor": rooms.groups["floor"]})
rooms_now = replace(
    rooms,
    each=Each.PERIOD,
    excused=None,
    bounded=False,
    shows={
        **{name: rooms.shows[name] for name in ("room", "floor", "lead_member", "post", "last_met", "residents")},
        "silent_days": Shown(_silent),
    },
)

_own_visits = dorm_visit.c.member_id == party_post.c.member_id, within(dorm_visit.c.visited_on)
_own_talks = heart_talk.c.member_id == party_post.c.member_id, within(heart_talk.c.talked_on)
_own_rooms = how_many(room_duty.c.member_id == party_post.c.member_id, stands(room_duty), distinct=room_duty.c.room_id)
_member_name = name_of(student.c.name, student.c.id == party_post.c.member_id)
_their_posts = party_post.alias()
_member_post = (
    select(_their_posts.c.post)
    .where(
        _their_posts.c.community_id == party_post.c.community_id,
        _their_posts.c.member_id == party_post.c.member_id,
        stands(_their_posts),
    )
    .order_by(_their_posts.c.from_day, _their_posts.c.id)
    .limit(1)
    .correlate_except(_their_posts)
    .scalar_subquery()
)

members = Population(
    party_post,
    each=Each.DUTY_WEEK,
    bounded=True,
    thing=party_post.c.member_id,
    about=About.PERSONS,
    excused=excuse.c.member_id,
    due=(stands(party_post),),
    groups={"post": Group(party_post.c.post, adds_up=False), "member": Group(party_post.c.member_id)},
    shows={
        "member": Shown(_member_name, person="duty"),
        "post": Shown(_member_post),
        "visits": Shown(how_many(*_own_visits)),
        "talks": Shown(how_many(*_own_talks)),
        "rooms": Shown(_own_rooms),
    },
    ledger="dorm_visit",
)
members_now = replace(
    members,
    each=Each.PERIOD,
    excused=None,
    groups={"post": members.groups["post"]},
    shows={name: members.shows[name] for name in ("member", "post", "rooms")},
    ledger=None,
)


_visited = room.c.id == dorm_visit.c.room_id
_visitor_post, _talker_post = (
    select(party_post.c.post)
    .where(
        party_post.c.community_id == ledger.c.community_id,
        party_post.c.member_id == ledger.c.member_id,
        party_post.c.from_day <= period.c.first,
        func.coalesce(party_post.c.to_day, period.c.first) >= period.c.first,
    )
    .order_by(party_post.c.from_day, party_post.c.id)
    .limit(1)
    .correlate_except(party_post)
    .scalar_subquery()
    for ledger in (dorm_visit, heart_talk)
)
all_visits = Population(
    dorm_visit,
    on=dorm_visit.c.visited_on,
    bounded=True,
    about=About.THINGS,
    groups={
        "floor": Group(name_of(room.c.floor_id, _visited)),
        "post": Group(_visitor_post),
    },
    shows={
        "visited_at": Shown(dorm_visit.c.visited_at),
        "room": Shown(name_of(room.c.number, _visited)),
        "member": Shown(name_of(student.c.name, student.c.id == dorm_visit.c.member_id), person="duty"),
        "post": Shown(_visitor_post),
        "someone_in": Shown(dorm_visit.c.someone_in),
    },
    ledger="dorm_visit",
)
all_talks = Population(
    heart_talk,
    on=heart_talk.c.talked_on,
    bounded=True,
    # Each is with one student: so few talks are with as few.
    about=About.SENSITIVE_PERSONS,
    groups={
        # Of the room in which the student lived on that day.
        "floor": Group(
            the_first(
                room.c.floor_id,
                stay.c.student_id == heart_talk.c.student_id,
                overlaps(stay),
                of=stay.join(room, room.c.id == stay.c.room_id),
            )
        ),
        "post": Group(_talker_post),
    },
    shows={
        "talked_at": Shown(heart_talk.c.talked_at),
        "member": Shown(name_of(student.c.name, student.c.id == heart_talk.c.member_id), person="duty"),
        "post": Shown(_talker_post),
        "student": Shown(name_of(student.c.name, student.c.id == heart_talk.c.student_id), person="student"),
    },
    ledger="heart_talk",
)

WEEK, NOW = ("week",), ("day", "week", "month", "term")
COUNTED = ("week", "month", "term", "school_year")

METRICS = (
    Share("visit_coverage", rooms, at_least(100), WEEK, condition=there_is(*_met)),
    Share("visit_twice", rooms, at_least(80), WEEK, condition=how_many(*_met, distinct=dorm_visit.c.visited_on) >= 2),
    Share("visit_compliance", members, at_least(100), WEEK, condition=so_often(VISITS_LEAST, *_own_visits)),
    Share(
        "talk_compliance",
        members,
        at_least(100),
        WEEK,
        condition=so_often(TALKS_LEAST, *_own_talks),
        written_in=("heart_talk",),
        about=About.SENSITIVE_PERSONS,
    ),
    Share(
        "duty_load", members, at_least(100), WEEK, condition=_own_rooms.between(ROOMS_LEAST, ROOMS_MOST), written_in=()
    ),
    Count("party_members", members_now, per=NOW, distinct=party_post.c.member_id),
    Count("party_posts", members_now, per=NOW, distinct=party_post.c.post, about=About.THINGS),
    Count("visits", all_visits, per=COUNTED),
    Count("talks", all_talks, per=COUNTED),
    Share("room_reach", rooms_of_term, at_least(100), ("term",), condition=there_is(*_met), once=True),
    EachValue("room_silence", rooms_now, at_most(SILENT_DAYS), NOW, value=_silent),
    Count("rooms_overdue", rooms_now, at_most(0), NOW, True, where=and_(~_met_lately, _silent > SILENT_DAYS)),
)
