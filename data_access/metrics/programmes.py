"""四支团队, 就业创业, 学生自治: what programmes promise and hold, who takes part, what comes of it; honours, survey."""

from dataclasses import replace

from sqlalchemy import ColumnElement, String, Table, and_, case, cast, func, literal, or_, select, union_all

from data_access.metrics.facts import how_many, name_of, post_of, stands, there_is, within
from data_access.metrics.forms import About, Count, Each, Group, Population, Share, Shown, at_least, period
from data_access.schema.tables import (
    activity,
    activity_output,
    activity_participant,
    activity_partner,
    calendar_day,
    grid_post,
    honour,
    partner,
    party_post,
    programme,
    promised_occasion,
    room,
    staff,
    stay,
    student,
    survey_answer,
    team_post,
)

SATISFIED = 4


def _of(column: ColumnElement[str], programme_id: ColumnElement[int]) -> ColumnElement[str]:
    return name_of(column, programme.c.id == programme_id)


def _groups(programme_id: ColumnElement[int]) -> dict[str, Group]:
    name, team = _of(programme.c.name, programme_id), _of(programme.c.team, programme_id)
    # The coarsest first: before a wall persons are told by it alone.
    return {
        "team": Group(team),
        "programme": Group(name),
        "branch": Group(_of(programme.c.branch, programme_id)),
        # Programmes of the enterprise team; of all others one part that is none.
        "enterprise": Group(case((team == "enterprise", name))),
    }


_groups_of_activity = _groups(activity.c.programme_id)
_activity_shows = {
    "activity_at": Shown(activity.c.held_at),
    "programme": Shown(_of(programme.c.name, activity.c.programme_id)),
    "title": Shown(activity.c.title),
}
held = Population(
    activity,
    on=activity.c.held_on,
    bounded=True,
    about=About.THINGS,
    groups={**_groups_of_activity, "post": Group(post_of(activity.c.organiser_id))},
    shows={**_activity_shows, "attendance": Shown(activity.c.attendance)},
    ledger="activity",
)

person = case(
    (activity_participant.c.student_id.is_not(None), "student " + cast(activity_participant.c.student_id, String)),
    (activity_participant.c.staff_id.is_not(None), "staff " + cast(activity_participant.c.staff_id, String)),
    else_="outsider " + activity_participant.c.outsider,
)


def _of_activities(about: About, rows: Table, groups: dict[str, Group], shows: dict[str, Shown]) -> Population:
    """Rows of activities (who was there, what came of it) on the activity's day."""
    return Population(
        rows.join(activity, activity.c.id == rows.c.activity_id),
        on=activity.c.held_on,
        thing=rows.c.id,
        community=rows.c.community_id,
        about=about,
        groups={**groups, **_groups_of_activity},
        shows={**_activity_shows, **shows},
        ledger="activity",
    )


_name_of_student = name_of(student.c.name, student.c.id == activity_participant.c.student_id)
_names = {
    "student": Shown(func.coalesce(_name_of_student, activity_participant.c.outsider), person="student"),
    "teacher": Shown(name_of(staff.c.name, staff.c.id == activity_participant.c.staff_id), person="duty"),
}
taking_part = _of_activities(
    About.PERSONS,
    activity_participant,
    {"part": Group(activity_participant.c.part)},
    {"as_what": Shown(activity_participant.c.part), **_names, "hours": Shown(activity_participant.c.hours)},
)
# A row a person: those of years of activities would be more than a reader can be shown.
people = replace(taking_part, thing=person, shows=_names)
volunteering = taking_part.where(activity_participant.c.hours.is_not(None))
present_partners = _of_activities(
    About.THINGS,
    activity_partner,
    {},
    {"partner": Shown(name_of(partner.c.name, partner.c.id == activity_partner.c.partner_id))},
)
produced = _of_activities(
    About.THINGS,
    activity_output,
    {
        "output": Group(activity_output.c.output),
        "enterprise_output": Group(
            case((_of(programme.c.team, activity.c.programme_id) == "enterprise", activity_output.c.output))
        ),
    },
    {"output": Shown(activity_output.c.output), "quantity": Shown(activity_output.c.quantity)},
)

# The day of the week on which a weekly occasion is promised works; without one, the week is a duty week all the same.
_monday, _that_day = calendar_day.alias("monday"), calendar_day.alias("that_day")
_weekday_works = (
    select(literal(1))
    .select_from(_monday.join(_that_day, _that_day.c.day_no == _monday.c.day_no + promised_occasion.c.weekday))
    .where(_monday.c.day == period.c.week, _that_day.c.week == period.c.week, _that_day.c.is_working)
    .correlate_except(_monday, _that_day)
    .exists()
)
_duty_week = (
    select(literal(1))
    .where(calendar_day.c.day == period.c.last, calendar_day.c.is_duty)
    .correlate_except(calendar_day)
    .exists()
)
_held_within = how_many(activity.c.programme_id == promised_occasion.c.programme_id, within(activity.c.held_on))
occasions = Population(
    promised_occasion,
    each=Each.RHYTHM,
    about=About.THINGS,
    due=(
        promised_occasion.c.per == period.c.kind,
        stands(promised_occasion),
        or_(
            promised_occasion.c.per != "week",
            and_(_duty_week, or_(promised_occasion.c.weekday.is_(None), _weekday_works)),
        ),
    ),
    groups=_groups(promised_occasion.c.programme_id),
    shows={
        "programme": Shown(_of(programme.c.name, promised_occasion.c.programme_id)),
        "span": Shown(period.c.kind),
        "span_first": Shown(period.c.first),
        "nth": Shown(promised_occasion.c.nth),
        "held": Shown(_held_within),
    },
    ledger="activity",
)

_took_part = activity_participant.c.student_id == stay.c.student_id, within(activity.c.held_on)
residents = Population(
    stay,
    each=Each.SPAN,
    bounded=True,
    thing=stay.c.student_id,
    about=About.PERSONS,
    due=(stands(stay),),
    shows={
        "student": Shown(name_of(student.c.name, student.c.id == stay.c.student_id), person="student"),
        "room": Shown(name_of(room.c.number, room.c.id == stay.c.room_id)),
        "activities": Shown(how_many(*_took_part, of=taking_part.source)),
    },
    ledger="activity",
)

honoured = Population(
    honour,
    on=honour.c.awarded_on,
    bounded=True,
    # Titles, as awards are: they are given in public.
    about=About.THINGS,
    groups={"honour": Group(honour.c.name), **_groups(honour.c.programme_id)},
    shows={
        "awarded_on": Shown(honour.c.awarded_on),
        "honour": Shown(honour.c.name),
        "programme": Shown(_of(programme.c.name, honour.c.programme_id)),
        "student": Shown(name_of(student.c.name, student.c.id == honour.c.student_id), person="student"),
    },
    ledger="honour",
)
answers = Population(
    survey_answer,
    on=survey_answer.c.answered_on,
    bounded=True,
    # An answer is one person's.
    about=About.PERSONS,
    groups={"survey": Group(survey_answer.c.survey)},
    shows={
        "survey": Shown(survey_answer.c.survey),
        "answered_on": Shown(survey_answer.c.answered_on),
        "rating": Shown(survey_answer.c.score),
    },
    ledger="survey_answer",
)

# Party posts, leaders of the grid, and members of the teams.
_post = union_all(
    select(
        party_post.c.community_id,
        party_post.c.from_day,
        party_post.c.to_day,
        literal("post").label("roster"),
        party_post.c.post.label("role"),
        party_post.c.member_id.label("student_id"),
        literal(None, party_post.c.id.type).label("staff_id"),
    ),
    select(
        grid_post.c.community_id,
        grid_post.c.from_day,
        grid_post.c.to_day,
        literal("level"),
        grid_post.c.level,
        grid_post.c.student_id,
        grid_post.c.staff_id,
    ),
    select(
        team_post.c.community_id,
        team_post.c.from_day,
        team_post.c.to_day,
        literal("programme"),
        programme.c.name,
        team_post.c.student_id,
        team_post.c.staff_id,
    ).join(programme, programme.c.id == team_post.c.programme_id),
).subquery("post")
_holder = case(
    (_post.c.student_id.is_not(None), "student " + cast(_post.c.student_id, String)),
    else_="staff " + cast(_post.c.staff_id, String),
)
on_posts = Population(
    _post,
    thing=_holder + " " + _post.c.roster + " " + _post.c.role,
    about=About.PERSONS,
    due=(stands(_post),),
    groups={
        roster: Group(case((_post.c.roster == roster, _post.c.role)), adds_up=False)
        for roster in ("post", "level", "programme")
    },
    shows={
        "role": Shown(_post.c.role),
        "person": Shown(
            func.coalesce(
                name_of(student.c.name, student.c.id == _post.c.student_id),
                name_of(staff.c.name, staff.c.id == _post.c.staff_id),
            ),
            person="duty",
        ),
    },
)

COUNTED = ("term", "week", "month", "school_year", "year", "all")
TOLD = ("term", "month", "school_year", "year", "all")

METRICS = (
    Count("activities", held, per=COUNTED),
    # So few times are of as few persons.
    Count("person_times", held, per=COUNTED, total=activity.c.attendance, about=About.PERSONS),
    Count("persons", people, per=TOLD, distinct=person),
    Count("partners", present_partners, per=TOLD, distinct=activity_partner.c.partner_id),
    Share("programme_kept", occasions, per=("term", "school_year"), condition=_held_within >= promised_occasion.c.nth),
    Count("outputs", produced, per=TOLD, total=activity_output.c.quantity),
    Share(
        "participation_rate",
        residents,
        at_least(80),
        ("term",),
        condition=there_is(*_took_part, of=taking_part.source),
    ),
    # Hours, not who gave them.
    Count("volunteer_hours", volunteering, per=TOLD, total=activity_participant.c.hours, about=About.THINGS),
    Count("honours", honoured, per=TOLD),
    Count("on_duty", on_posts, per=("day", "week", "month", "term"), distinct=_holder),
    Share("satisfaction", answers, at_least(90), ("term", "all"), condition=survey_answer.c.score >= SATISFIED),
)
