"""Tickets of the ledger and of 书记院长面对面: how many, when, about what, and what becomes of each."""

from __future__ import annotations

import datetime as dt
import random
from collections import defaultdict
from dataclasses import dataclass, replace

from data_access.sample import case, terms
from data_access.sample.chance import chance, moment, pick, recorded, rounded
from data_access.sample.people import House
from data_access.sample.rows import Row
from data_access.sample.terms import TermPlan
from data_access.sample.ticket_lives import Fate, Life, live_out
from data_access.sample.ticket_words import CATEGORIES, MEETING_CATEGORY_CONTENTS, Category
from data_access.schema import LEADERS_CHANNEL

# Monday to Sunday: Thursday is the exchange day.
DAYS = (7, 8, 8, 55, 7, 5, 10)
CHANNELS = {"意见箱": 6, "线上": 4}
EXCHANGE_CHANNEL = "面对面交流点"
MEETING_WEEKS = (6, 14)
LONGEST_LIFE_DAYS = 200


@dataclass(frozen=True)
class Ticket:
    """A ticket and all that becomes of it, known or not by the day on which the sample is made."""

    ledger_no: str
    channel: str
    category: Category
    content: str
    student: str | None
    submitted_at: dt.datetime
    recorded_at: dt.datetime
    fate: Fate


@dataclass(frozen=True)
class Span:
    """Days of a term for which the number of ledger tickets is settled at once."""

    first_day: dt.date
    last_day: dt.date
    number: int


def spans(house: House, term: TermPlan) -> list[Span]:
    """The term's parts: an autumn term is split at the year's end, which the published case counts up to."""
    new_year = dt.date(term.school_year + 1, 1, 1)
    cuts = [(term.first_day, term.last_day)]
    if not term.is_spring:
        cuts = [(term.first_day, new_year - dt.timedelta(days=1)), (new_year, term.last_day)]
    found = [Span(first, last, _usual(house, first, last)) for first, last in cuts]
    if house.character.case and term.first_day <= case.TICKETS_UNTIL:
        found = [replace(span, number=number) for span, number in zip(found, _quotas(house, term), strict=False)] + (
            found[1:] if term.number == 2 else []
        )
    return found


def _usual(house: House, first: dt.date, last: dt.date) -> int:
    luck = house.chance(first, "tickets", "number")
    begun, reached = house.character.tickets_a_week
    years = (first - terms.term(0).first_day).days / 365
    weeks = (last - first).days / 7
    return rounded(luck, luck.uniform(0.9, 1.1) * weeks * (begun + (reached - begun) * min(1.0, years / 3)))


def _quotas(house: House, term: TermPlan) -> list[int]:
    """The case's tickets to the end of 2024, spread over its three terms: the numbers of the term's parts."""
    luck = house.chance("case", "tickets")
    total = luck.randint(*case.TICKETS)
    first, second = luck.randint(30, 33), luck.randint(38, 42)
    after_new_year = first // 8
    return {0: [first - after_new_year, after_new_year], 1: [second], 2: [total - first - second]}[term.number]


def tickets(house: House, since: dt.date) -> list[Ticket]:
    """The tickets of the terms begun that may still have had a life after the day, in order of submission."""
    found: list[Ticket] = []
    for term in house.terms:
        if term.last_day + dt.timedelta(days=LONGEST_LIFE_DAYS) >= since:
            for span in spans(house, term):
                found += _fated(house, span, _submitted(house, term, span))
            found += _of_meetings(house, term)
    return sorted(found, key=lambda ticket: ticket.submitted_at)


def _submitted(house: House, term: TermPlan, span: Span) -> list[Ticket]:
    """The span's ledger tickets in order, without their fates."""
    luck = house.chance(span.first_day, "tickets")
    days = [day for week in term.weeks() for day in terms.open_days(week) if span.first_day <= day <= span.last_day]
    chosen = sorted(luck.choices(days, [DAYS[day.weekday()] for day in days], k=span.number))
    numbers: dict[dt.date, int] = defaultdict(int)
    living = [stay.student.number for stay in house.residents(span.first_day + dt.timedelta(days=7))]
    found = []
    for day in chosen:
        numbers[day] += 1
        exchange = day.weekday() == 3 and luck.random() < 0.75
        at = moment(luck, day, 12, 13.5) if exchange and luck.random() < 0.5 else moment(luck, day, 16.5, 19.5)
        category = luck.choices(CATEGORIES, [_weight(category, day) for category in CATEGORIES])[0]
        ticket = Ticket(
            ledger_no=f"YJ-{day:%Y%m%d}-{numbers[day]:02d}",
            channel=EXCHANGE_CHANNEL if exchange else pick(luck, CHANNELS),
            category=category,
            content=luck.choice(category.contents),
            student=luck.choice(living) if luck.random() < 0.7 else None,
            submitted_at=at,
            recorded_at=recorded(luck, at, house.character.late / 2),
            fate=Fate(),
        )
        found.append(ticket)
    return sorted(found, key=lambda ticket: ticket.submitted_at)


def _weight(category: Category, day: dt.date) -> float:
    years = (day - terms.term(0).first_day).days / 365
    return category.weight * float((1 + category.growth) ** years)


def _usual_fate(house: House, ticket: Ticket, luck: random.Random) -> Fate:
    character = house.character
    return Fate(
        on_the_spot=luck.random() < (0.6 if ticket.channel == EXCHANGE_CHANNEL else 0.2),
        explained=luck.random() < character.explained,
        slow=luck.random() < character.slow,
        late_reply=luck.random() < character.late_reply,
        reopened=luck.random() < 0.04,
        implemented=ticket.category.suggests and luck.random() < 0.3,
    )


def _fated(house: House, span: Span, found: list[Ticket]) -> list[Ticket]:
    luck = house.chance(span.first_day, "tickets", "fates")
    fated = [replace(ticket, fate=_usual_fate(house, ticket, luck)) for ticket in found]
    if house.character.case and span.last_day <= case.TICKETS_UNTIL:
        return _fated_as_published(house, span, fated, luck)
    return fated


def _fated_as_published(house: House, span: Span, found: list[Ticket], luck: random.Random) -> list[Ticket]:
    """Explained, implemented and still open at the end of 2024: as many as the case says, split over the spans."""
    deadline = dt.datetime.combine(case.TICKETS_UNTIL, dt.time(23))
    found = [replace(t, fate=replace(t.fate, explained=False, implemented=False, deadline=deadline)) for t in found]
    is_last = span.last_day == case.TICKETS_UNTIL
    left_open = set(range(len(found) - case.TICKETS_OPEN, len(found))) if is_last else set()
    early = [i for i, t in enumerate(found) if t.submitted_at.date() <= dt.date(2024, 11, 15) and i not in left_open]
    explained = set(luck.sample(early, 2 if is_last else int(len(early) > 20)))
    asking = [i for i in early if i not in explained and found[i].category.suggests]
    others = [i for i in early if i not in explained and i not in asking]
    number = _implemented(house, span)
    chosen = set((luck.sample(asking, len(asking)) + others)[:number])
    for index, ticket in enumerate(found):
        fate = ticket.fate
        if index in left_open:
            fate = replace(fate, on_the_spot=False, reopened=False, deadline=None, not_before=case.TICKETS_UNTIL)
        elif index in explained:
            fate = replace(fate, explained=True, reopened=False, on_the_spot=False)
        elif index in chosen:
            fate = replace(fate, implemented=True, reopened=False, slow=False)
        found[index] = replace(ticket, fate=fate)
    return found


def _implemented(house: House, span: Span) -> int:
    """Of the implemented tickets of the case those of a span, by the order of the spans."""
    total = house.chance("case", "implemented").randint(*case.TICKETS_IMPLEMENTED)
    shares = {terms.term(0).first_day: 5, terms.term(1).first_day: 8, terms.term(2).first_day: total - 13}
    return shares.get(span.first_day, 0)


def _of_meetings(house: House, term: TermPlan) -> list[Ticket]:
    """What was raised at the term's two meetings of secretary, dean and students."""
    found: list[Ticket] = []
    for index, number in enumerate(MEETING_WEEKS):
        day = terms.working_day(term.week(number) + dt.timedelta(days=2))
        luck = house.chance(day, "meeting")
        living = [stay.student.number for stay in house.residents(day)]
        serial = 2 * term.number + index
        published = house.character.case and serial < len(case.MEETING_TICKETS)
        size = case.MEETING_TICKETS[serial] if published else luck.randint(2, 3 + house.character.floors // 2)
        for place in range(size):
            category = luck.choice([category for category in CATEGORIES if category.suggests])
            content = luck.choice(category.contents)
            if place == 0:
                name, content = MEETING_CATEGORY_CONTENTS[serial % len(MEETING_CATEGORY_CONTENTS)]
                category = next(category for category in CATEGORIES if category.name == name)
            at = dt.datetime.combine(day, dt.time(15)) + dt.timedelta(minutes=8 * place)
            total = sum(case.MEETING_TICKETS[:serial]) + place
            explained = total in case.MEETING_TICKETS_EXPLAINED if published else luck.random() < 0.08
            fate = Fate(
                explained=explained,
                slow=luck.random() < 0.15,
                deadline=dt.datetime.combine(case.UNTIL, dt.time(18)) if published else None,
            )
            ledger_no = f"MD-{day:%Y%m%d}-{place + 1:02d}"
            written = recorded(luck, at, 0)
            found.append(Ticket(ledger_no, LEADERS_CHANNEL, category, content, luck.choice(living), at, written, fate))
    return found


def life(house: House, ticket: Ticket) -> Life:
    lived = live_out(chance(house.seed, house.name, ticket.ledger_no), ticket.submitted_at, ticket.fate)
    luck = chance(house.seed, house.name, ticket.ledger_no, "misdated")
    if lived.rated_at is None or luck.random() >= house.character.misdated:
        return lived
    return replace(lived, rated_at=ticket.submitted_at - dt.timedelta(days=1))


def ticket_row(house: House, ticket: Ticket, lived: Life, now: dt.datetime) -> Row:
    """The ticket as it is known at a moment: without the rating that comes later."""
    rated_at = lived.rated_at if lived.rated_at is not None and lived.rated_at <= now else None
    return {
        "handle": f"{house.name}/{ticket.ledger_no}",
        "community_id": house.name,
        "ledger_no": ticket.ledger_no,
        "channel": ticket.channel,
        "category": ticket.category.name,
        "content": ticket.content,
        "student_id": ticket.student,
        "department_id": ticket.category.department,
        "submitted_at": ticket.submitted_at,
        "rating": lived.rating if rated_at is not None else None,
        "rated_at": rated_at,
        "recorded_at": ticket.recorded_at,
    }


def event_rows(house: House, ticket: Ticket, lived: Life) -> list[Row]:
    """The rows of ticket_event: none written down before the ticket itself, nor out of their order."""
    luck = chance(house.seed, house.name, ticket.ledger_no, "events")
    rows: list[Row] = []
    earliest = ticket.recorded_at
    for event in lived.events:
        earliest = max(earliest, recorded(luck, event.at, 0.01))
        rows.append(
            {
                "community_id": house.name,
                "ticket_id": f"{house.name}/{ticket.ledger_no}",
                "kind": event.kind,
                "outcome": event.outcome,
                "at": event.at,
                "promised_on": event.promised_on,
                "recorded_at": earliest,
            }
        )
    return rows
