"""Wrong twins of the figures of programmes, activities and surveys."""

from __future__ import annotations

from dataclasses import replace

from data_access.metrics import programmes
from data_access.metrics.facts import by, how_many, overlaps, stands, there_is, within
from data_access.metrics.forms import Each, period
from data_access.schema.tables import activity, activity_participant, promised_occasion, stay, survey_answer
from tests.specification.twins.twin import Twin, altered

TAKING_PART = "programmes: Who took part, term 2024-2025-1 (2024)"
IN_VACATION = "programmes: Who took part, term 2024-2025-1 (2024) / with a session in the vacation"
WEEKLY = "programmes: Weekly, on Thursday, from 30 September to 3 November 2024"
HOLIDAY = "programmes: On a Tuesday that is a public holiday, September 2024"
RHYTHMS = "programmes: Monthly, twice a term, once a school year"
RESULTS = "programmes: What came of it (2024)"
ROSTERS = "programmes: On duty on 14 October 2024"
TERM = "term 2024-2025-1"

_taking_part = activity_participant.join(activity, activity.c.id == activity_participant.c.activity_id)
_himself = activity_participant.c.student_id == stay.c.student_id
_its_programme = activity.c.programme_id == promised_occasion.c.programme_id
_per, _stands, _in_duty_weeks = programmes.occasions.due
_held_before = how_many(_its_programme, by(activity.c.held_on)) >= promised_occasion.c.nth
_held_at_all = there_is(_its_programme, within(activity.c.held_on))

TWINS = (
    Twin(
        "residents of any day of the term",
        TAKING_PART,
        f"participation_rate, {TERM}",
        altered("participation_rate", population=replace(programmes.residents, due=(overlaps(stay),))),
    ),
    Twin(
        "took part in any term",
        TAKING_PART,
        "participation_rate, term 2024-2025-2",
        altered("participation_rate", condition=there_is(_himself, by(activity.c.held_on), of=_taking_part)),
    ),
    Twin(
        "what happens in the vacation does not count",
        IN_VACATION,
        f"participation_rate, {TERM}",
        altered(
            "participation_rate",
            condition=there_is(_himself, activity.c.held_on.between(period.c.first, period.c.seen), of=_taking_part),
        ),
    ),
    Twin(
        "person-times are named participants",
        TAKING_PART,
        "person_times, October 2024, as of 11 October 2024",
        altered("person_times", total=None),
    ),
    Twin(
        "a person counts in each activity",
        TAKING_PART,
        f"persons, {TERM}",
        altered("persons", distinct=activity_participant.c.id),
    ),
    Twin(
        "outsiders are nobody",
        TAKING_PART,
        f"persons, {TERM}",
        altered("persons", distinct=activity_participant.c.student_id, where=activity_participant.c.hours.is_(None)),
    ),
    Twin(
        "hours are people",
        TAKING_PART,
        f"volunteer_hours, {TERM}",
        altered("volunteer_hours", total=None),
    ),
    Twin(
        "weeks without duty have occasions",
        WEEKLY,
        f"programme_kept, {TERM}",
        altered("programme_kept", population=replace(programmes.occasions, due=(_per, _stands))),
    ),
    Twin(
        "a promise holds for ever",
        WEEKLY,
        f"programme_kept, {TERM}",
        altered("programme_kept", population=replace(programmes.occasions, due=(_per, _in_duty_weeks))),
    ),
    Twin(
        "the weekday need not work",
        HOLIDAY,
        f"programme_kept by programme, {TERM}",
        altered(
            "programme_kept",
            population=replace(programmes.occasions, due=(_per, _stands, promised_occasion.c.per == "week")),
        ),
    ),
    Twin(
        "a running term is due",
        RHYTHMS,
        f"programme_kept, {TERM}, as of 22 February 2025",
        altered(
            "programme_kept", population=replace(programmes.occasions, each=Each.SPAN, due=(stands(promised_occasion),))
        ),
    ),
    Twin(
        "one occasion keeps every later promise",
        RHYTHMS,
        f"programme_kept by programme, {TERM}",
        altered("programme_kept", condition=_held_before),
    ),
    Twin(
        "one occasion keeps the second promise too",
        f"{RHYTHMS} / with one meeting only",
        f"programme_kept by programme, {TERM}",
        altered("programme_kept", condition=_held_at_all),
    ),
    Twin(
        "outputs are counted, not added",
        RESULTS,
        f"outputs, {TERM}",
        altered("outputs", total=None),
    ),
    Twin(
        "a partner counts in each activity",
        RESULTS,
        f"partners, {TERM}",
        altered("partners", distinct=None),
    ),
    Twin(
        "so-so is satisfied",
        RESULTS,
        f"satisfaction, {TERM}",
        altered("satisfaction", condition=survey_answer.c.score >= 3),
    ),
    Twin(
        "whoever was on duty in the week",
        ROSTERS,
        "on_duty, day 15 October 2024",
        altered("on_duty", population=replace(programmes.on_posts, due=())),
    ),
    Twin(
        "posts, not people",
        ROSTERS,
        "on_duty, day 14 October 2024",
        altered("on_duty", distinct=programmes.on_posts.thing),
    ),
)
