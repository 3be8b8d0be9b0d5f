"""Tables of rows as the documents write them -> the rows of a book."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tests.specification import programme_rows
from tests.specification.book import BEGINNING, COLLEGE, Book
from tests.specification.reading import NONE, Row, Section

LEVELS = {"国际": "international", "国家": "national", "省": "provincial", "校": "school"}
KINDS = {"clinic": "clinic", "peer": "peer", "small class": "small_class"}


def entered(section: Section) -> Book:
    """The book with all rows of a section. Raises ValueError where a cell is not understood."""
    book = Book(section.year)
    book.add("college", name="the college")
    for kind, enter in ENTERED.items():
        for row in section.rows.get(kind, ()):
            enter(book, row)
    return book


def _community(book: Book, row: Row) -> None:
    own = row.get("the college's own") == "yes"
    name = row["community"]
    book.add(
        "community", name, college_id=COLLEGE, name=name, house_order=int(row.get("order") or 0), is_college_own=own
    )


def _term(book: Book, row: Row) -> None:
    first, last = book.sure_day(row["first day"]), book.sure_day(row["last day"])
    review = book.day(row["warnings reviewed"])
    book.add("term", row["term"], name=row["term"], first_day=first, last_day=last, warning_review_on=review)


def _school_calendar(book: Book, row: Row) -> None:
    that = book.sure_day(row["school calendar"])
    works = row["working day"] == "yes"
    book.tables["calendar_override"].append({"day": that, "is_working": works, "reason": row["reason"]})


def _target(book: Book, row: Row) -> None:
    community = row.get("community")
    book.add(
        "target",
        metric=row["target"],
        community_id=book.id_of("community", community) if community else None,
        from_day=book.sure_day(row["from"]),
        kind="above_college" if row.get("kind") == "above the college" else "absolute",
        goal=float(row["goal"]),
        near=float(row["near"]) if row.get("near") else None,
    )


def _room(book: Book, row: Row) -> None:
    place, number = book.community(row), row["room"]
    building = book.id_of("building", f"of {place}", community_id=place, name="1")
    floor = row.get("floor") or "1"
    key = f"{floor}" if place == 1 else f"{floor} of {row['community']}"
    floor_id = book.id_of("floor", key, community_id=place, building_id=building, number=int(floor))
    room = book.add("room", number, community_id=place, floor_id=floor_id, number=number)
    if row.get("lived in from") != NONE:
        dates = book.dates(row, "lived in from", "lived in to")
        book.add("stay", community_id=place, room_id=room, student_id=book.student(f"who lives in {number}"), **dates)
    if row.get("responsible", NONE) != NONE:
        member = book.student(row["responsible"])
        dates = book.dates(row, "since", "until")
        book.add("room_duty", community_id=place, room_id=room, member_id=member, is_lead=True, **dates)


def _in_room(book: Book, row: Row) -> dict[str, int]:
    room = book.id_of("room", row["room"])
    return {"room_id": room, "community_id": book.row("room", room)["community_id"]}


def _stay(book: Book, row: Row) -> None:
    book.add("stay", student_id=book.student(row["stay"]), **_in_room(book, row), **book.dates(row))


def _member(book: Book, row: Row) -> None:
    who = book.student(row["member"])
    book.add("party_post", community_id=book.community(row), member_id=who, post=row["post"], **book.dates(row))


def _duty(book: Book, row: Row) -> None:
    who, lead = book.student(row["duty"]), row.get("responsible") == "yes"
    book.add("room_duty", member_id=who, is_lead=lead, **_in_room(book, row), **book.dates(row))


def _excuse(book: Book, row: Row) -> None:
    name, dates = row["excuse"], book.dates(row)
    if book.has("room", name):
        book.add("excuse", reason=row["reason"], **_in_room(book, {"room": name}), **dates)
    else:
        who = book.student(name)
        book.add("excuse", reason=row["reason"], member_id=who, community_id=book.community(row), **dates)


def _visit(book: Book, row: Row) -> None:
    when = book.sure_moment(row["when"])
    met = {"someone_in": row["someone in"] == "yes"} if row.get("someone in") else {}
    who, rest = book.student(row["by"]), {**_note(row), **book.written(row, when)}
    book.add("dorm_visit", member_id=who, visited_at=when, **_in_room(book, row), **met, **rest)


def _note(row: Row) -> dict[str, str]:
    return {"note": row["note"]} if row.get("note", NONE) != NONE else {}


def _talk(book: Book, row: Row) -> None:
    when = book.sure_moment(row["when"])
    who, whom = book.student(row["by"]), book.student(row["with"])
    rest = book.written(row, when)
    book.add("heart_talk", community_id=book.community(row), member_id=who, student_id=whom, talked_at=when, **rest)


def _check(book: Book, row: Row) -> None:
    when, place = book.sure_moment(row["when"]), book.community(row)
    floor = book.id_of("floor", row["check"])
    by = {"leader_id": book.student(row["by"])} if row.get("by") else {}
    rest = {**by, **_note(row), **book.written(row, when)}
    book.add("safety_check", community_id=place, floor_id=floor, checked_at=when, **rest)


def _report(book: Book, row: Row) -> None:
    when = book.sure_moment(row["when"])
    room = _in_room(book, {"room": row["report"]})
    by = {"reporter_id": book.student(row["by"])} if row.get("by") else {}
    book.add("room_report", reported_at=when, **room, **by, **_note(row), **book.written(row, when))


def _hazard(book: Book, row: Row) -> None:
    found = book.sure_day(row["found"])
    book.add(
        "hazard",
        community_id=book.community(row),
        ledger_no=row["hazard"],
        floor_id=_floor(book, row, row["floor"]),
        kind=row["kind"],
        found_on=found,
        fixed_on=book.day(row["fixed"]),
        **book.written(row, found),
    )


def _floor(book: Book, row: Row, number: str) -> int:
    place = book.community(row)
    building = book.id_of("building", f"of {place}", community_id=place, name="1")
    return book.id_of("floor", number, community_id=place, building_id=building, number=int(number))


def _leader(book: Book, row: Row) -> None:
    level, of, place = row["level"], row["of"], book.community(row)
    led = book.id_of(level, of or f"of {place}")
    who = book.student(row["leader"])
    rest = {f"{level}_id": led, "student_id": who}
    book.add("grid_post", community_id=place, level=level, **rest, **book.dates(row))


def _dispute(book: Book, row: Row) -> None:
    raised = book.sure_day(row["raised"])
    settled = row["settled at"]
    book.add(
        "dispute",
        community_id=book.community(row),
        ledger_no=row["dispute"],
        kind=row["kind"],
        severity=row["severity"],
        raised_on=raised,
        resolved_on=book.day(row["resolved"]),
        settled_level=None if settled == NONE else settled,
        mediator_id=book.student(row["by"]) if row.get("by", NONE) != NONE else None,
        **book.written(row, raised),
    )


def _ticket(book: Book, row: Row) -> None:
    when = book.sure_moment(row["submitted"])
    channel = {"channel": row["channel"]} if row.get("channel") else {}
    rating = row.get("rating", NONE)
    book.add(
        "feedback_ticket",
        row["ticket"],
        community_id=book.community(row),
        ledger_no=row["ticket"],
        category=row.get("category") or "设施维修",
        department_id=book.of_college("department", row.get("department")),
        submitted_at=when,
        rating=int(rating) if rating not in ("", NONE) else None,
        rated_at=book.moment(row.get("rated")),
        **channel,
        **book.written(row, when),
    )
    for column in ("first reply", "closed", "reopened", "closed again", "implemented"):
        if row.get(column, NONE) not in ("", NONE):
            _happened(book, row["ticket"], *_what(column, row), row)


def _what(column: str, row: Row) -> tuple[str, str]:
    """What happened and when; a closing is what its own cell ("Thu 17 Oct, explained") or the column how says."""
    when, _, said = row[column].partition(", ")
    how = said or row.get("how") or "solved"
    return {"first reply": "replied", "closed": how, "closed again": how}.get(column, column), when


def _happened(book: Book, ticket: str, what: str, when: str, row: Row) -> None:
    number, at = book.id_of("feedback_ticket", ticket), book.sure_moment(when)
    closing = what in ("solved", "explained", "solved on the spot")
    book.add(
        "ticket_event",
        ticket_id=number,
        community_id=book.row("feedback_ticket", number)["community_id"],
        kind="closed" if closing else what,
        outcome=what.split()[0] if closing else None,
        at=at,
        promised_on=book.day(row.get("promised")) if what == "replied" else None,
        recorded_at=at,
    )


def _event(book: Book, row: Row) -> None:
    _happened(book, row["ticket"], row["what"], row["when"], row)


def _warned(book: Book, row: Row) -> None:
    level, term, issued = row.get("level") or "黄色", row.get("term") or "2024-2025-1", book.sure_day(row["issued"])
    rank = len(book.tables["warning_level"]) + 1
    book.add(
        "academic_warning",
        f"{row['warned']} in {term}",
        community_id=book.community(row),
        student_id=book.student(row["warned"]),
        term_id=book.id_of("term", term),
        level_id=book.id_of("warning_level", level, college_id=COLLEGE, name=level, rank=rank),
        issued_on=issued,
        lifted_on=book.day(row.get("lifted")),
        left_on=book.day(row.get("left")),
        **book.written(row, issued),
    )


def _plan(book: Book, row: Row) -> None:
    warning = book.id_of("academic_warning", f"{row['plan for']} in {row.get('term') or '2024-2025-1'}")
    made = book.sure_day(row["made"])
    place = book.row("academic_warning", warning)["community_id"]
    book.add("study_plan", community_id=place, warning_id=warning, made_on=made, **book.written(row, made))


def _pair(book: Book, row: Row) -> None:
    who, tutor, dates = book.student(row["paired"]), book.student(row["with tutor"]), book.dates(row)
    rest = book.written(row, dates["from_day"] or BEGINNING)
    book.add("tutoring_pair", community_id=book.community(row), student_id=who, tutor_id=tutor, **dates, **rest)


def _session(book: Book, row: Row) -> None:
    held, place = book.sure_moment(row["held"]), book.community(row)
    teacher, tutor = row.get("teacher"), row.get("tutor")
    session = book.add(
        "tutoring_session",
        row["session"],
        community_id=place,
        kind=KINDS[row.get("kind") or "clinic"],
        course_id=book.of_college("course", row.get("course")),
        teacher_id=book.staff(teacher) if teacher and teacher != NONE else None,
        tutor_id=book.student(tutor) if tutor and tutor != NONE else None,
        held_at=held,
        **book.written(row, held),
    )
    for name in row["there"].split(", ") if row["there"] not in ("", NONE) else ():
        who = book.student(name)
        rest = book.written(row, held)
        book.add("tutoring_attendance", community_id=place, session_id=session, student_id=who, **rest)


def _result(book: Book, row: Row) -> None:
    rank, size = row["rank"].split(" of ")
    term, place, who = book.id_of("term", row["term"]), book.community(row), book.student(row["result of"])
    rest = book.written(row, book.row("term", term)["last_day"])
    ranks = {"class_rank": int(rank), "class_size": int(size)}
    book.add("term_result", community_id=place, student_id=who, term_id=term, **ranks, **rest)


def _candidate(book: Book, row: Row) -> None:
    who, exam, admitted = book.student(row["candidate"]), book.sure_day(row["exam"]), row["admitted"] == "yes"
    rest = book.written(row, exam)
    book.add("upgrade_exam", community_id=book.community(row), student_id=who, exam_on=exam, admitted=admitted, **rest)


def _award(book: Book, row: Row) -> None:
    awarded, place, contest = book.sure_day(row["awarded"]), book.community(row), row.get("contest") or "挑战杯"
    award = book.add(
        "competition_award",
        community_id=place,
        contest_id=book.of_college("contest", contest),
        edition=row.get("edition") or str(awarded.year),
        project=row["project"],
        level=LEVELS[row["level"]],
        prize=row["prize"],
        awarded_on=awarded,
        **book.written(row, awarded),
    )
    for name in row["team"].split(", ") if row.get("team") else ():
        book.add("award_member", community_id=place, award_id=award, student_id=book.student(name))


def _incubated(book: Book, row: Row) -> None:
    started = book.sure_day(row["started"])
    book.add(
        "incubation_project",
        community_id=book.community(row),
        name=row["incubated"],
        started_on=started,
        in_operation_on=book.day(row.get("in operation")),
        **book.written(row, started),
    )


# What is called otherwise in a table than in the database.
TABLES = {"ticket": "feedback_ticket"}


def _gone(book: Book, row: Row) -> None:
    table = TABLES.get(row["what"], row["what"])
    book.gone.append((table, book.id_of(table, row["gone"])))


# By the first heading of their table, what others name first.
ENTERED: Mapping[str, Callable[[Book, Row], None]] = {
    "community": _community,
    "term": _term,
    "school calendar": _school_calendar,
    "target": _target,
    "room": _room,
    "stay": _stay,
    "member": _member,
    "duty": _duty,
    "excuse": _excuse,
    "visit": _visit,
    "talk": _talk,
    "check": _check,
    "report": _report,
    "hazard": _hazard,
    "leader": _leader,
    "dispute": _dispute,
    "ticket": _ticket,
    "event": _event,
    "warned": _warned,
    "plan for": _plan,
    "paired": _pair,
    "session": _session,
    "result of": _result,
    "candidate": _candidate,
    "award": _award,
    "incubated": _incubated,
    **programme_rows.ENTERED,
    "gone": _gone,
}
