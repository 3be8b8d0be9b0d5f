"""Wrong twins of the figures of the feedback ledger."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import and_, or_

from data_access.metrics import feedback
from data_access.metrics.facts import age, by, period, the_first, the_last, the_latest, there_is, work_no
from data_access.metrics.forms import Population
from data_access.metrics.registry import METRICS
from data_access.schema import LEADERS_CHANNEL
from data_access.schema.tables import feedback_ticket, ticket_event
from tests.specification.twins.twin import Twin, altered, of_day

LEDGER = "feedback: The ledger of October 2024"
LIMIT = "feedback: A limit on a made-up Sunday, September 2024"
CHANNELS = "feedback: The channel of the leaders, October 2024"
PROMISES = "feedback: Days promised, October 2024"
OUT_OF_ORDER = "feedback: Out of order, October 2024"
EARLY = "feedback: Closed before it was submitted (October 2024)"
MONTHS = "feedback: Closed in one month, again in the next (2024)"
RATINGS = "feedback: Ratings and suggestions put into practice, school year 2024-2025"
ON_TIME_WEDNESDAY = "reply_on_time, term 2024-2025-1, as of Wed 16 October 2024"

_ticket, _event = feedback_ticket.c, ticket_event.c
_its_event = _event.ticket_id == _ticket.id
_replies = _its_event, _event.kind.in_(("replied", "closed"))
_replied_on = the_first(_event.at_on, *_replies, by(_event.at_on))
_waited = work_no(period.c.seen) - period.c.work_no
_took = work_no(_replied_on) - period.c.work_no
_calendar_days = of_day("day_no", _replied_on) - of_day("day_no", _ticket.submitted_on)
_calendar_age = of_day("day_no", period.c.seen) - of_day("day_no", _ticket.submitted_on)
_turned = _event.kind.in_(("closed", "reopened"))
_other = ticket_event.alias("earlier_or_later")
_same = _other.c.ticket_id == _event.ticket_id
_closed = _event.kind == "closed", _event.at >= _ticket.submitted_at
_not_the_last = there_is(_same, _other.c.kind.in_(("closed", "reopened")), _other.c.at > _event.at, by(_other.c.at_on))
_promised = _event.promised_on, _its_event, _event.promised_on.is_not(None), by(_event.at_on)
_last_word = the_latest(*_promised, order=(_event.at, _event.id))

TWINS = (
    Twin(
        "replies in calendar days",
        LEDGER,
        ON_TIME_WEDNESDAY,
        altered(
            "reply_on_time",
            population=feedback.submitted.where(or_(_replied_on.is_not(None), _calendar_age > 3)),
            condition=_calendar_days <= 3,
        ),
    ),
    Twin(
        "tickets that are not yet due count",
        LEDGER,
        ON_TIME_WEDNESDAY,
        altered("reply_on_time", population=feedback.submitted),
    ),
    Twin(
        "late from the day of the limit",
        LEDGER,
        "reply_on_time, term 2024-2025-1, as of Thu 17 October 2024",
        altered(
            "reply_on_time",
            population=feedback.submitted.where(or_(_replied_on.is_not(None), _waited >= 3)),
        ),
    ),
    Twin(
        "on time before the third day only",
        LEDGER,
        ON_TIME_WEDNESDAY,
        altered("reply_on_time", condition=_took < 3),
    ),
    Twin(
        "a closing is no reply",
        OUT_OF_ORDER,
        "reply_on_time, term 2024-2025-1, as of 20 October 2024",
        altered(
            "reply_on_time",
            condition=work_no(the_first(_event.at_on, _its_event, _event.kind == "replied")) - period.c.work_no <= 3,
        ),
    ),
    Twin(
        "replies after the period are not seen",
        LEDGER,
        "reply_on_time, September 2024, as of 20 October 2024",
        altered(
            "reply_on_time",
            condition=and_(_took <= 3, of_day("month", _replied_on) == of_day("month", _ticket.submitted_on)),
        ),
    ),
    Twin(
        "replies after the day asked are seen",
        LEDGER,
        ON_TIME_WEDNESDAY,
        altered(
            "reply_on_time",
            population=feedback.submitted.where(or_(the_first(_event.at_on, *_replies).is_not(None), _waited > 3)),
        ),
    ),
    Twin(
        "only what is late awaits a reply",
        LEDGER,
        "tickets_awaiting_reply as of Fri 18 October 2024",
        altered("tickets_awaiting_reply", where=and_(_replied_on.is_(None), age(_ticket.submitted_on) > 3)),
    ),
    Twin(
        "a reply that is still to come ends the waiting",
        LEDGER,
        "tickets_awaiting_reply as of Fri 18 October 2024",
        altered("tickets_awaiting_reply", where=the_first(_event.at_on, *_replies).is_(None)),
    ),
    Twin(
        "overdue from the day of the limit",
        "targets: tickets_overdue, target 0, October 2024",
        "tickets_overdue as of Thu 17 October 2024",
        altered("tickets_overdue", where=and_(_replied_on.is_(None), age(_ticket.submitted_on) >= 3)),
    ),
    Twin(
        "overdue in calendar days",
        LIMIT,
        "tickets_overdue as of Sun 29 September 2024",
        altered("tickets_overdue", where=and_(_replied_on.is_(None), _calendar_age > 3)),
    ),
    Twin(
        "answered late is overdue",
        LEDGER,
        "tickets_overdue as of Fri 18 October 2024",
        altered("tickets_overdue", where=age(_ticket.submitted_on) > 3),
    ),
    Twin(
        "10 working days are stale",
        LEDGER,
        "tickets_stale as of Wed 16 October 2024",
        altered("tickets_stale", where=age(_ticket.submitted_on) >= 10),
    ),
    Twin(
        "stale in calendar days",
        LEDGER,
        "tickets_stale as of Wed 16 October 2024",
        altered("tickets_stale", where=_calendar_age > 10),
    ),
    Twin(
        "a reopening missed",
        LEDGER,
        "tickets_open, day 16 October 2024",
        altered(
            "tickets_open",
            population=Population(
                feedback_ticket,
                due=(by(_ticket.submitted_on), ~there_is(_its_event, _event.kind == "closed", by(_event.at_on))),
            ),
        ),
    ),
    Twin(
        "once solved, solved for good",
        LEDGER,
        "resolution_rate, term 2024-2025-1, as of Wed 16 October 2024",
        altered("resolution_rate", condition=there_is(_its_event, _event.outcome == "solved", by(_event.at_on))),
    ),
    Twin(
        "explained counts as solved",
        LEDGER,
        "resolution_rate, term 2024-2025-1, as of 20 October 2024",
        altered("resolution_rate", condition=vars(METRICS["closing_rate"])["condition"]),
    ),
    Twin(
        "what happened later is seen",
        LEDGER,
        "closing_rate, term 2024-2025-1, as of Wed 9 October 2024",
        altered("closing_rate", condition=there_is(_its_event, _event.kind == "closed")),
    ),
    Twin(
        "at one moment the first written down counts",
        OUT_OF_ORDER,
        "each in resolution_rate, term 2024-2025-1, as of 20 October 2024",
        altered(
            "resolution_rate",
            condition=the_latest(_event.outcome, _its_event, _turned, by(_event.at_on), order=(_event.at, -_event.id))
            == "solved",
        ),
    ),
    Twin(
        "reopened of all submitted",
        LEDGER,
        "reopen_rate, term 2024-2025-1, as of 20 October 2024",
        altered("reopen_rate", population=feedback.submitted),
    ),
    Twin(
        "one closing a ticket",
        LEDGER,
        "tickets_closed, October 2024",
        altered("tickets_closed", distinct=_event.ticket_id),
    ),
    Twin(
        "days to the first closing",
        LEDGER,
        "days_to_close, October 2024",
        altered(
            "days_to_close",
            population=feedback.closings.where(
                *_closed, ~there_is(_same, _other.c.kind == "closed", _other.c.at < _event.at)
            ),
        ),
    ),
    Twin(
        "calendar days to close",
        LEDGER,
        "days_to_close, October 2024",
        altered("days_to_close", value=of_day("day_no", _event.at_on) - of_day("day_no", _ticket.submitted_on)),
    ),
    Twin(
        "closed though it is open again",
        LEDGER,
        "each in days_to_close, October 2024, as of Wed 16 October 2024",
        altered(
            "days_to_close",
            population=feedback.closings.where(
                *_closed, ~there_is(_same, _other.c.kind == "closed", _other.c.at > _event.at, by(_other.c.at_on))
            ),
        ),
    ),
    Twin(
        "closed before it was submitted has days to close",
        EARLY,
        "days_to_close, October 2024",
        altered("days_to_close", population=feedback.closings.where(~_not_the_last)),
    ),
    Twin(
        "days to close in the month of the submission",
        MONTHS,
        "days_to_close, September 2024",
        altered("days_to_close", population=replace(feedback.standing_closings, on=_ticket.submitted_on)),
    ),
    Twin(
        "the leaders' channel in the counts",
        CHANNELS,
        "tickets_received, October 2024",
        altered("tickets_received", population=replace(feedback.submitted, usually=())),
    ),
    Twin(
        "the leaders' channel in the rates",
        CHANNELS,
        "reply_on_time, October 2024, as of 31 October 2024",
        altered("reply_on_time", population=replace(feedback.answerable, usually=())),
    ),
    Twin(
        "the leaders' channel not in the stocks",
        CHANNELS,
        "tickets_open as of Thu 31 October 2024",
        altered("tickets_open", population=feedback.open_tickets.where(_ticket.channel != LEADERS_CHANNEL)),
    ),
    Twin(
        "past on the day promised",
        PROMISES,
        "tickets_past_promise as of Fri 18 October 2024",
        altered("tickets_past_promise", where=_last_word <= period.c.seen),
    ),
    Twin(
        "the first promise stands",
        PROMISES,
        "tickets_past_promise as of Sat 19 October 2024",
        altered("tickets_past_promise", where=the_first(*_promised) < period.c.seen),
    ),
    Twin(
        "the latest day promised stands",
        PROMISES,
        "tickets_past_promise as of Tue 22 October 2024",
        altered("tickets_past_promise", where=the_last(*_promised) < period.c.seen),
    ),
    Twin(
        "3 is satisfied",
        RATINGS,
        "handling_satisfaction, term 2024-2025-1",
        altered("handling_satisfaction", condition=_ticket.rating >= 3),
    ),
    Twin(
        "rated in the term of the submission",
        RATINGS,
        "handling_satisfaction, term 2024-2025-1",
        altered("handling_satisfaction", population=replace(feedback.rated, on=_ticket.submitted_on)),
    ),
    Twin(
        "put into practice twice",
        RATINGS,
        "tickets_implemented, term 2024-2025-2",
        altered(
            "tickets_implemented",
            population=replace(feedback.implemented, due=(_event.kind == "implemented",)),
        ),
    ),
)
