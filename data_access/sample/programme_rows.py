"""The rows of programmes: what they promise, their standing members, their occasions; honours and surveys."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterable, Iterator

from data_access.sample import case_programmes, terms
from data_access.sample.chance import moment, recorded, rounded, some
from data_access.sample.cohorts import by
from data_access.sample.people import House
from data_access.sample.programme_words import COMPANIES, PROGRAMMES, VOLUNTEER, Programme
from data_access.sample.programmes import Event, crowd_of, is_published, quota_of
from data_access.sample.rows import Batch, Row
from data_access.sample.terms import TermPlan
from data_access.schema import (
    Activity,
    ActivityOutput,
    ActivityParticipant,
    ActivityPartner,
    Partner,
    PromisedOccasion,
    TeamPost,
)
from data_access.schema import Programme as ProgrammeTable

SURVEY_WEEK, SURVEYED = 18, 0.6


def catalogue(college: str) -> list[Batch]:
    """A college's programmes and partners."""
    programmes = [
        {"handle": one.name, "college_id": college, "name": one.name, "team": one.team, "branch": one.branch}
        for one in PROGRAMMES
    ]
    companies = [{"handle": name, "college_id": college, "name": name} for name in COMPANIES]
    return [Batch(ProgrammeTable, programmes), Batch(Partner, companies)]


def promises(house: House) -> Batch:
    """What each programme promises in the community, since when it does."""
    rows = [
        {
            "community_id": house.name,
            "programme_id": one.name,
            "per": promise.per,
            "nth": nth,
            "weekday": promise.weekday,
            "from_day": terms.year_begins(promise.since),
            "to_day": None,
        }
        for one in PROGRAMMES
        for promise in one.promises
        for nth in range(1, promise.times + 1)
        if terms.year_begins(promise.since) <= house.until
    ]
    return Batch(PromisedOccasion, rows)


def standing(house: House) -> Batch:
    """The members of the service station, a school year each."""
    rows = []
    for one in PROGRAMMES:
        for year in range(terms.FIRST_YEAR, house.last_year + 1) if one.standing else ():
            first, last = terms.year_begins(year), terms.year_ends(year)
            if first > house.until:
                continue
            luck = house.chance(year, one.name, "standing")
            living = [stay.student.number for stay in house.residents(first) if stay.to_day >= first]
            number = case_programmes.ENGINEERS if house.character.case else one.standing
            rows += [
                {
                    "community_id": house.name,
                    "programme_id": one.name,
                    "student_id": student,
                    "staff_id": None,
                    "from_day": first,
                    "to_day": by(house.until, last),
                }
                for student in some(luck, living, number)
            ]
    return Batch(TeamPost, rows)


def batches(house: House, found: Iterable[Event]) -> Iterator[Batch]:
    """The rows of these occasions."""
    told = [(event, _handle(house, event)) for event in found]
    own = {"community_id": house.name}
    yield Batch(
        Activity,
        [
            {
                "handle": handle,
                **own,
                "programme_id": event.programme.name,
                "title": event.title,
                "held_at": event.held_at,
                "attendance": event.attendance,
                "organiser_id": event.organiser,
                "recorded_at": event.recorded_at,
            }
            for event, handle in told
        ],
    )
    nobody: Row = {"student_id": None, "staff_id": None, "outsider": None}
    yield Batch(
        ActivityParticipant,
        [
            {
                **own,
                "activity_id": handle,
                **nobody,
                "part": part,
                who[0]: who[1],
                "hours": float(event.programme.hours) if event.programme.hours and part == VOLUNTEER else None,
            }
            for event, handle in told
            for part, who in event.people
        ],
    )
    yield Batch(
        ActivityPartner,
        [{**own, "activity_id": handle, "partner_id": name} for event, handle in told for name in event.partners],
    )
    yield Batch(
        ActivityOutput,
        [
            {**own, "activity_id": handle, "output": name, "quantity": quantity}
            for event, handle in told
            for name, quantity in event.outputs.items()
            if quantity
        ],
    )


def _handle(house: House, event: Event) -> str:
    return f"{house.name}/{event.programme.name}/{event.held_at}"


def honours(house: House, now: dt.datetime) -> list[Row]:
    """Titles given in a school year: at the festival or the event itself, others at the end of the spring term."""
    rows: list[Row] = []
    for term in house.terms:
        for one in PROGRAMMES:
            if not one.honours or not _gives_honours(one, term):
                continue
            luck, crowd = house.chance(term.name, one.name, "honours"), crowd_of(house, term)
            day = _honoured_on(one, term)
            at = dt.datetime.combine(day, dt.time(16, luck.randrange(60)))
            fresh = list(crowd)
            luck.shuffle(fresh)
            for name in one.honours:
                number = _number_of(house, one, name, term, luck)
                chosen, fresh = fresh[:number], fresh[number:]
                rows += [
                    {
                        "community_id": house.name,
                        "name": name,
                        "programme_id": one.name,
                        "student_id": student,
                        "awarded_on": day,
                        "recorded_at": recorded(luck, at, 0.0),
                    }
                    for student in chosen
                    if at <= now
                ]
    return rows


def _gives_honours(one: Programme, term: TermPlan) -> bool:
    return term.is_spring == (not one.autumn or bool(one.spring))


def _honoured_on(one: Programme, term: TermPlan) -> dt.date:
    week = {"IT技能文化节": 12, "迎新": 3, "东盟交流周": 11}.get(one.name, 17)
    return term.week(week) + dt.timedelta(days=4)


def _number_of(house: House, one: Programme, name: str, term: TermPlan, luck: random.Random) -> int:
    quota = quota_of(house, one, term)
    if quota is not None:
        return quota.honours.get((name, term.number // 2), 0)
    return rounded(luck, one.honours[name] * luck.uniform(0.7, 1.2)) if term.school_year >= one.since else 0


def survey_rows(house: House, now: dt.datetime) -> list[Row]:
    """The answers to each term's survey, in its eighteenth week."""
    rows: list[Row] = []
    for term in house.terms:
        luck, week = house.chance(term.name, "survey"), term.week(SURVEY_WEEK)
        satisfied = case_programmes.SATISFIED if is_published(house, term) else house.character.satisfied
        asked = round(SURVEYED * len(house.residents(week)))
        happy = [number < round(satisfied * asked) for number in range(asked)]
        luck.shuffle(happy)
        for number, pleased in enumerate(happy, start=1):
            at = moment(luck, week + dt.timedelta(days=luck.randrange(5)), 9, 22)
            score = luck.choices((5, 4), (6, 4))[0] if pleased else luck.choices((3, 2, 1), (6, 3, 1))[0]
            if at <= now:
                rows.append(
                    {
                        "community_id": house.name,
                        "survey": f"{term.name} 社区满意度调查",
                        "answer_no": f"{number:04d}",
                        "score": score,
                        "answered_on": at.date(),
                        "recorded_at": at,
                    }
                )
    return rows
