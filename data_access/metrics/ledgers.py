"""The ledgers: which rows a figure rests on, when they happened, when they were written down."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from sqlalchemy import Column, Table

from data_access.metrics.facts import AS_OF
from data_access.metrics.feedback import not_leaders
from data_access.metrics.forms import Count, Metric, Population
from data_access.schema import tables as t


@dataclass(frozen=True, eq=False)
class Ledger:
    """A ledger's table and the day on which its rows happened. `written_later`: rows written after the day asked."""

    table: Table
    happened_on: Column[Any]

    @property
    def name(self) -> str:
        return self.table.name

    @property
    def rows(self) -> Population:
        """Each row on the day on which it happened."""
        return _attended() if self.table is t.tutoring_attendance else Population(self.table, on=self.happened_on)

    @property
    def written_later(self) -> str:
        return f"written_later_{self.name}"

    def written_later_for(self, metric: Metric) -> str:
        """Of what a metric leaves out by itself the late rows too are left out."""
        usual = self.name in USUALLY and metric.population.usually
        return f"{self.written_later}_usually" if usual else self.written_later


def _attended() -> Population:
    attended = t.tutoring_attendance.join(
        t.tutoring_session, t.tutoring_session.c.id == t.tutoring_attendance.c.session_id
    )
    return Population(
        attended,
        on=t.tutoring_session.c.held_on,
        thing=t.tutoring_attendance.c.id,
        community=t.tutoring_attendance.c.community_id,
    )


# What the metrics of these ledgers leave out unless they are asked by channel.
USUALLY: Mapping[str, Population] = MappingProxyType(
    {
        "feedback_ticket": Population(t.feedback_ticket, on=t.feedback_ticket.c.submitted_on, due=(not_leaders,)),
        "ticket_event": Population(
            t.ticket_event.join(t.feedback_ticket, t.feedback_ticket.c.id == t.ticket_event.c.ticket_id),
            on=t.ticket_event.c.at_on,
            thing=t.ticket_event.c.id,
            community=t.ticket_event.c.community_id,
            due=(not_leaders,),
        ),
    }
)


LEDGERS: Mapping[str, Ledger] = MappingProxyType(
    {
        column.table.name: Ledger(column.table, column)
        for column in (
            t.dorm_visit.c.visited_on,
            t.heart_talk.c.talked_on,
            t.feedback_ticket.c.submitted_on,
            t.ticket_event.c.at_on,
            t.academic_warning.c.issued_on,
            t.study_plan.c.made_on,
            t.tutoring_pair.c.from_day,
            t.tutoring_session.c.held_on,
            t.term_result.c.recorded_on,
            t.upgrade_exam.c.exam_on,
            t.competition_award.c.awarded_on,
            t.incubation_project.c.started_on,
            t.safety_check.c.checked_on,
            t.room_report.c.reported_on,
            t.hazard.c.found_on,
            t.dispute.c.raised_on,
            t.activity.c.held_on,
            t.honour.c.awarded_on,
            t.survey_answer.c.answered_on,
        )
    }
    | {"tutoring_attendance": Ledger(t.tutoring_attendance, t.tutoring_session.c.held_on)}
)
WRITTEN_LATER = (
    *(
        Count(ledger.written_later, ledger.rows, where=ledger.table.c.recorded_on > AS_OF)
        for ledger in LEDGERS.values()
    ),
    *(
        Count(f"written_later_{name}_usually", rows, where=LEDGERS[name].table.c.recorded_on > AS_OF)
        for name, rows in USUALLY.items()
    ),
)
