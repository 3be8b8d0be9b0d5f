"""Tables of programmes, activities, honours and surveys as the documents write them -> the rows of a book."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tests.specification.book import COLLEGE, Book
from tests.specification.reading import NONE, Row

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def _listed(text: str | None) -> list[str]:
    return text.split(", ") if text and text != NONE else []


def _programme(book: Book, row: Row) -> None:
    name = row["programme"]
    book.add("programme", name, college_id=COLLEGE, name=name, team=row["team"], branch=row["branch"])


def _promised(book: Book, row: Row) -> None:
    weekday = row.get("weekday")
    book.add(
        "promised_occasion",
        community_id=book.community(row),
        programme_id=book.id_of("programme", row["promised"]),
        per=row["per"].replace(" ", "_"),
        nth=int(row.get("nth") or 1),
        weekday=WEEKDAYS.index(weekday) if weekday else None,
        **book.dates(row),
    )


def _activity(book: Book, row: Row) -> None:
    when, place = book.sure_moment(row["when"]), book.community(row)
    by = row.get("by")
    held = book.add(
        "activity",
        row["activity"],
        community_id=place,
        programme_id=book.id_of("programme", row["programme"]),
        title=row["activity"],
        held_at=when,
        attendance=int(row["attendance"]),
        organiser_id=book.student(by) if by else None,
        **book.written(row, when),
    )
    for told in _listed(row.get("outputs")):
        name, quantity = told.split(" ")
        book.add("activity_output", community_id=place, activity_id=held, output=name, quantity=int(quantity))
    for name in _listed(row.get("partners")):
        partner = book.of_college("partner", name)
        book.add("activity_partner", community_id=place, activity_id=held, partner_id=partner)


def _took_part(book: Book, row: Row) -> None:
    held = book.id_of("activity", row["activity"])
    hours, name = row.get("hours"), row["took part"]
    who = {"outsider": name} if row.get("from outside") == "yes" else {"student_id": book.student(name)}
    book.add(
        "activity_participant",
        community_id=book.row("activity", held)["community_id"],
        activity_id=held,
        part=row["as"],
        hours=float(hours) if hours else None,
        **who,
    )


def _honour(book: Book, row: Row) -> None:
    given, programme = book.sure_day(row["given"]), row.get("programme")
    book.add(
        "honour",
        community_id=book.community(row),
        name=row["honour"],
        programme_id=book.id_of("programme", programme) if programme else None,
        student_id=book.student(row["student"]),
        awarded_on=given,
        **book.written(row, given),
    )


def _answer(book: Book, row: Row) -> None:
    given = book.sure_day(row["given"])
    book.add(
        "survey_answer",
        community_id=book.community(row),
        survey=row["survey"],
        answer_no=row["answer"],
        score=int(row["score"]),
        answered_on=given,
        **book.written(row, given),
    )


def _in_team(book: Book, row: Row) -> None:
    book.add(
        "team_post",
        community_id=book.community(row),
        programme_id=book.id_of("programme", row["programme"]),
        student_id=book.student(row["in team"]),
        **book.dates(row),
    )


ENTERED: Mapping[str, Callable[[Book, Row], None]] = {
    "programme": _programme,
    "promised": _promised,
    "activity": _activity,
    "took part": _took_part,
    "honour": _honour,
    "answer": _answer,
    "in team": _in_team,
}
