"""四支团队与学生自治: the occasions of each programme in a term, who took part in them and what came of them."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from dataclasses import dataclass, field

from data_access.sample import case_programmes, names, terms
from data_access.sample.case_programmes import QUOTAS, SUMMER_2024, Quota
from data_access.sample.chance import moment, recorded, some
from data_access.sample.people import House
from data_access.sample.programme_words import ALUMNUS, COMPANIES, PROGRAMMES, TEACHER, Programme, Span
from data_access.sample.roster import Member
from data_access.sample.terms import TermPlan

FIRST_WEEK, LAST_WEEK = 2, 17
GROWN_AFTER_TERMS = 6
# Of hundreds at a festival so many are residents.
MOST_RESIDENTS = 60
ORIENTATION = ("迎新", "新生班级助理")
# Of the teachers the first give lectures; from this one on they sit in juries.
JUDGES_FROM = 8
ORGANISERS_POST = "活动组织岗"
TEACHERS = tuple(f"T{place:03d}" for place in range(21, 21 + case_programmes.TEACHERS))
Person = tuple[str, str]


@dataclass
class Event:
    """An occasion told to the end. place: its number among those of its programme; people: (part, who)."""

    programme: Programme
    place: int
    title: str
    held_at: dt.datetime
    recorded_at: dt.datetime
    attendance: int
    organiser: str | None
    people: list[tuple[str, Person]] = field(default_factory=list)
    partners: list[str] = field(default_factory=list)
    outputs: dict[str, int] = field(default_factory=dict)


def events(house: House, crew: list[Member]) -> list[Event]:
    """Every occasion of the terms begun, in order of programme and time."""
    return [event for term in house.terms for event in of_term(house, crew, term)]


def of_term(house: House, crew: list[Member], term: TermPlan) -> list[Event]:
    """The term's occasions; each of those who are to take part in something is named in one at least."""
    found = [event for one in PROGRAMMES for event in _held(house, crew, one, term)]
    found.sort(key=lambda event: (event.held_at, event.programme.name))
    luck = house.chance(term.name, "people")
    crowd = crowd_of(house, term)
    waiting = list(crowd)
    luck.shuffle(waiting)
    for event in found:
        _name(house, event, term, crowd, waiting, luck)
    if house.character.miscounted and found:
        event = house.chance(term.name, "miscounted").choice(found)
        event.attendance = max(len(event.people) - 3, 1)
    return found


def crowd_of(house: House, term: TermPlan) -> list[str]:
    """The residents who take part in something this term, of those who live here when it ends."""
    luck = house.chance(term.name, "crowd")
    living = [stay.student.number for stay in house.residents(term.last_day)]
    if is_published(house, term):
        return luck.sample(living, round(case_programmes.PARTICIPATION[term.number] * len(living)))
    first, last = house.character.participation
    share = first + (last - first) * min(1.0, term.number / GROWN_AFTER_TERMS) + luck.gauss(0, 0.01)
    return some(luck, living, round(min(share, 0.97) * len(living)))


def is_published(house: House, term: TermPlan) -> bool:
    return house.character.case and term.number < case_programmes.TERMS


def quota_of(house: House, one: Programme, term: TermPlan) -> Quota | None:
    return QUOTAS[one.name] if is_published(house, term) else None


def _held(house: House, crew: list[Member], one: Programme, term: TermPlan) -> list[Event]:
    """The occasions of one programme in a term, nobody named yet."""
    luck, quota = house.chance(term.name, one.name), quota_of(house, one, term)
    found = []
    for number, day in enumerate(_days(house, one, term, quota, luck)):
        at = moment(luck, day, 14, 16) if day.weekday() > 4 or one.summer else moment(luck, day, 18.5, 19.5)
        organisers = [m.student.number for m in crew if m.post == ORGANISERS_POST and m.from_day <= day <= m.to_day]
        found.append(
            Event(
                programme=one,
                place=_place(house, one, term, number),
                title=one.titles[(term.number + number) % len(one.titles)],
                held_at=at,
                recorded_at=recorded(luck, at, house.character.late),
                attendance=_people(house, one, term, number, quota, luck),
                organiser=luck.choice(organisers) if organisers and luck.random() < 0.5 else None,
                partners=_companies(house, one, term, number, luck),
                outputs={name: _output(house, one, name, term, number, luck) for name in one.outputs},
            )
        )
    return found


def _days(house: House, one: Programme, term: TermPlan, quota: Quota | None, luck: random.Random) -> Iterator[dt.date]:
    """On which days: spread over the term, weekly ones in duty weeks; orientation first, summer projects last."""
    if quota is None and term.school_year < one.since:
        return
    asked = one.spring if term.is_spring else one.autumn
    number = quota.sessions[term.number] if quota is not None else asked
    weeks = [week for week in term.weeks() if terms.is_duty(week)]
    if number is None or (quota is not None and asked is None):
        wanted = weeks if number is None else weeks[:number]
    elif one.name in ORIENTATION:
        wanted = [term.first_day] * number
    else:
        wanted = [term.week(FIRST_WEEK + (LAST_WEEK - FIRST_WEEK) * (2 * n + 1) // (2 * number)) for n in range(number)]
    for place, week in enumerate(wanted):
        if quota is None and luck.random() >= house.character.kept:
            continue
        if quota is not None and term.number in quota.on:
            yield quota.on[term.number]
        elif one.summer:
            yield term.last_day + dt.timedelta(days=4 + 2 * place)
        else:
            # A weekly one has its day; of the others not all are on one evening.
            yield _open(week, one.weekday if asked is None else luck.randrange(5))


def _open(week: dt.date, weekday: int) -> dt.date:
    """The weekday, or the nearest day of the week that is no public holiday."""
    open_days = terms.open_days(week) or [week]
    return min(open_days, key=lambda day: abs(day.weekday() - weekday))


def _place(house: House, one: Programme, term: TermPlan, number: int) -> int:
    quota = quota_of(house, one, term)
    return sum(quota.sessions[: term.number]) + number if quota is not None else term.number * 4 + number


def _share(house: House, name: str, span: Span, sessions: tuple[int, ...], place: int) -> int:
    """The part of one occasion, of so many in all, of a total within the span."""
    luck, number = house.chance(name, "quota"), sum(sessions)
    total = luck.randint(*span)
    cuts = [total * (n + 1) // number + (luck.randint(-2, 2) if total > 8 * number else 0) for n in range(number - 1)]
    ends = [0, *cuts, total]
    return ends[place + 1] - ends[place]


def _people(house: House, one: Programme, term: TermPlan, number: int, quota: Quota | None, luck: random.Random) -> int:
    if quota is not None and quota.people is not None:
        return _share(house, one.name, quota.people, quota.sessions, _place(house, one, term, number))
    if quota is not None and term.number in quota.named:
        return house.chance(term.name, one.name, "named").randint(*quota.named[term.number])
    return luck.randint(*one.people)


def _output(house: House, one: Programme, name: str, term: TermPlan, number: int, luck: random.Random) -> int:
    quota = quota_of(house, one, term)
    if quota is not None and name in quota.outputs:
        place = _place(house, one, term, number)
        return _share(house, f"{one.name} {name}", quota.outputs[name], quota.sessions, place)
    if quota is not None and one.summer and term.number == 1:
        return _share(house, f"{one.name} {name}", SUMMER_2024[name], (quota.sessions[1],), number)
    return luck.randint(*one.outputs[name])


def _companies(house: House, one: Programme, term: TermPlan, number: int, luck: random.Random) -> list[str]:
    if not one.companies:
        return []
    if quota_of(house, one, term) is not None:
        return [COMPANIES[_place(house, one, term, number) % len(COMPANIES)]]
    return [luck.choice(COMPANIES)]


def _name(
    house: House, event: Event, term: TermPlan, crowd: list[str], waiting: list[str], luck: random.Random
) -> None:
    """Names those who took part: residents who wait for it first, then others of the crowd, then outsiders."""
    one, quota = event.programme, quota_of(house, event.programme, term)
    exactly = quota is not None and term.number in quota.named
    number = event.attendance if exactly else min(one.named, event.attendance)
    of_residents = min(number, MOST_RESIDENTS)
    chosen = _fresh(house, one, term, crowd, of_residents) if exactly and one.name in ORIENTATION else []
    waiting[:] = [student for student in waiting if student not in chosen]
    chosen += [waiting.pop() for _ in range(min(len(waiting), of_residents - len(chosen)))]
    rest = [student for student in crowd if student not in chosen]
    chosen += some(luck, rest, of_residents - len(chosen))
    outside = _outsiders(house, event, number - len(chosen)) if exactly else []
    event.people = [(one.part, ("student_id", student)) for student in chosen]
    event.people += [(one.part, ("outsider", name)) for name in outside]
    event.people += _guests(house, event)


def _fresh(house: House, one: Programme, term: TermPlan, crowd: list[str], number: int) -> list[str]:
    """Others than those of the year before: each year it is somebody else's turn."""
    order = sorted(crowd, key=lambda student: house.chance(one.name, student).random())
    before = crowd_of(house, terms.term(term.number - 2)) if term.number >= 2 else []
    return [student for student in order if student not in before][:number]


def _outsiders(house: House, event: Event, number: int) -> list[str]:
    """Students who live elsewhere, each with another name."""
    luck = house.chance(event.held_at, event.programme.name, "outsiders")
    found: dict[str, None] = {}
    while len(found) < number:
        found[names.person(luck)] = None
    return list(found)


def _guests(house: House, event: Event) -> list[tuple[str, Person]]:
    """Teachers of the staff by turns, alumni by turns, and speakers from outside."""
    found: list[tuple[str, Person]] = []
    luck = house.chance(event.held_at, event.programme.name, "guests")
    for part, number in event.programme.guests.items():
        if part == TEACHER:
            first = JUDGES_FROM + (number - 1) * event.place if number > 1 else event.place % JUDGES_FROM
            found += [(part, ("staff_id", TEACHERS[(first + n) % len(TEACHERS)])) for n in range(number)]
        elif part == ALUMNUS:
            alumni = _alumni(house)
            found.append((part, ("outsider", alumni[event.place % len(alumni)])))
        else:
            found.append((part, ("outsider", names.person(luck))))
    return found


def _alumni(house: House) -> list[str]:
    luck = house.chance("alumni")
    found: dict[str, None] = {}
    while len(found) < case_programmes.ALUMNI:
        found[names.person(luck)] = None
    return list(found)
