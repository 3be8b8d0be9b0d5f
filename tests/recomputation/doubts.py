"""数据质量: visits within minutes, notes copied, names beyond heads, impossible dates, lost references."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict

import pandas as pd

from tests.recomputation.ledgers import ONE_DAY, Ledgers, looked_up
from tests.recomputation.quality import KEPT

FORMS = dict.fromkeys(
    ("hurried_visits", "repeated_notes", "names_beyond_attendance", "impossible_dates", "orphan_rows"), "count"
)
FIVE_MINUTES = pd.Timedelta(minutes=5)
LONG_NOTE = 10
# Of each ledger with notes who writes them.
WRITERS = {"dorm_visit": "member_id", "safety_check": "leader_id", "room_report": "reporter_id"}
# Entered before they begin, as is usual.
AHEAD = ("tutoring_pair", "incubation_project")
POINTS_TO = {
    "dorm_visit": {"room_id": "room", "member_id": "student"},
    "heart_talk": {"member_id": "student", "student_id": "student"},
    "feedback_ticket": {"student_id": "student", "department_id": "department"},
    "ticket_event": {"ticket_id": "feedback_ticket"},
    "academic_warning": {"student_id": "student", "term_id": "term", "level_id": "warning_level"},
    "study_plan": {"warning_id": "academic_warning"},
    "tutoring_pair": {"student_id": "student", "tutor_id": "student"},
    "tutoring_session": {"course_id": "course", "teacher_id": "staff", "tutor_id": "student"},
    "tutoring_attendance": {"session_id": "tutoring_session", "student_id": "student"},
    "term_result": {"student_id": "student", "term_id": "term"},
    "upgrade_exam": {"student_id": "student"},
    "competition_award": {"contest_id": "contest"},
    "safety_check": {"floor_id": "floor", "leader_id": "student"},
    "room_report": {"room_id": "room", "reporter_id": "student"},
    "hazard": {"floor_id": "floor"},
    "dispute": {"floor_id": "floor", "mediator_id": "student"},
    "activity": {"programme_id": "programme", "organiser_id": "student"},
    "honour": {"programme_id": "programme", "student_id": "student"},
}
COLUMNS = ["community_id", "ledger", "thing", "day"]


def things(ledgers: Ledgers, metric: str, by: str, part: str | None) -> pd.DataFrame:
    if by not in ("week", "month", "term"):
        raise ValueError(f"{metric} is not asked by {by}")
    found = {
        "hurried_visits": _hurried,
        "repeated_notes": _repeated,
        "names_beyond_attendance": _crowded,
        "impossible_dates": _contradictory,
        "orphan_rows": _orphaned,
    }[metric](ledgers)
    found = ledgers.placed(found, "day", by)
    return found if part is None else found.assign(part=found[part])


def _of(rows: pd.DataFrame, ledger: str, day: pd.Series) -> pd.DataFrame:
    """Rows of a ledger on their day."""
    thing = ledger + " " + rows["id"].astype(str)
    return pd.DataFrame({"community_id": rows["community_id"], "ledger": ledger, "thing": thing, "day": day})


def _together(found: list[pd.DataFrame]) -> pd.DataFrame:
    """All of them; what stands there twice on one day is one."""
    return pd.concat(found, ignore_index=True).dropna(subset=["day"]).drop_duplicates(COLUMNS)


def _hurried(ledgers: Ledgers) -> pd.DataFrame:
    """Visits that are at least the fifth within the five minutes that they end."""
    visits = ledgers.table("dorm_visit")
    visits = visits[visits["someone_in"]].assign(day=visits["visited_at"].dt.normalize())
    visits = visits.sort_values(["visited_at", "id"])
    of_days: dict[tuple[object, ...], list[tuple[object, pd.Timestamp]]] = defaultdict(list)
    columns = (visits[name] for name in ("community_id", "member_id", "day", "visited_at"))
    for index, *whose, moment in zip(visits.index, *columns, strict=True):
        of_days[tuple(whose)].append((index, moment))
    chosen = []
    for made in of_days.values():
        moments = [moment for _, moment in made]
        for place, (index, moment) in enumerate(made):
            if place >= 4 and place + 1 - bisect_left(moments, moment - FIVE_MINUTES) >= 5:
                chosen.append(index)
    found = visits.loc[chosen]
    return _of(found, "dorm_visit", found["day"])


def _repeated(ledgers: Ledgers) -> pd.DataFrame:
    """Notes read one after the other: from the third on, the same is an old one."""
    found = []
    for ledger, writer in WRITERS.items():
        rows = ledgers.table(ledger)
        rows = rows.assign(moment=rows[KEPT[ledger]], who=rows[writer], text=rows["note"].str.strip(" "))
        rows = rows[rows["who"].notna() & (rows["text"].str.len() >= LONG_NOTE)].sort_values(["moment", "id"])
        rows = rows.assign(term=looked_up(rows["moment"].dt.normalize(), ledgers.days["term_id"]))
        rows = rows.dropna(subset=["term"])
        known: Counter[tuple[object, ...]] = Counter()
        old = []
        for index, *same in zip(rows.index, rows["community_id"], rows["who"], rows["term"], rows["text"], strict=True):
            known[tuple(same)] += 1
            if known[tuple(same)] > 2:
                old.append(index)
        chosen = rows.loc[old]
        found.append(_of(chosen, ledger, chosen["moment"].dt.normalize()))
    return _together(found)


def _crowded(ledgers: Ledgers) -> pd.DataFrame:
    """Activities whose list has more people than heads were counted."""
    people: dict[tuple[int, int], set[tuple[str, object]]] = defaultdict(set)
    for row in ledgers.table("activity_participant").itertuples():
        for kind in ("student_id", "staff_id", "outsider"):
            if pd.notna(who := getattr(row, kind)):
                people[row.community_id, row.activity_id].add((kind, who))
    held = ledgers.table("activity")
    programmes = ledgers.table("programme").set_index("id")["name"]
    named = [len(people[place, id]) for place, id in zip(held["community_id"], held["id"], strict=True)]
    held = held[pd.Series(named, index=held.index) > held["attendance"]]
    found = _of(held, "activity", held["held_at"].dt.normalize())
    return found.assign(programme=[programmes.get(id) for id in held["programme_id"]])


def _contradictory(ledgers: Ledgers) -> pd.DataFrame:
    """What ended before it began, on the day of its beginning; what was written too early, on the day it happened."""
    tickets = ledgers.table("feedback_ticket")
    submitted = tickets.set_index("id")["submitted_at"]
    rated = tickets[tickets["rated_at"] < tickets["submitted_at"]]
    found = [_of(rated, "feedback_ticket", rated["submitted_at"].dt.normalize())]
    events = ledgers.table("ticket_event")
    events = events.assign(submitted=[submitted.get(ticket, pd.NaT) for ticket in events["ticket_id"]])
    events = events.dropna(subset=["submitted"])
    too_early = events["at"] < pd.to_datetime(events["submitted"])
    before = events[too_early]
    found.append(_of(before, "ticket_event", pd.to_datetime(before["submitted"]).dt.normalize()))
    warnings = ledgers.table("academic_warning")
    ended = warnings[(warnings[["lifted_on", "left_on"]].min(axis=1)) < warnings["issued_on"]]
    found.append(_of(ended, "academic_warning", ended["issued_on"]))
    for ledger, column in KEPT.items():
        if ledger in AHEAD:
            continue
        rows = {"ticket_event": events[~too_early]}.get(ledger, _with_its_moment(ledgers, ledger))
        rows = rows.assign(day=rows[column].dt.normalize())
        early = rows[rows["day"] - rows["recorded_at"].dt.normalize() >= ONE_DAY]
        found.append(_of(early, ledger, early["day"]))
    exams = ledgers.table("upgrade_exam")
    early = exams[exams["recorded_at"].dt.normalize() < exams["exam_on"]]
    found.append(_of(early, "upgrade_exam", early["exam_on"]))
    return _together(found)


def _with_its_moment(ledgers: Ledgers, ledger: str) -> pd.DataFrame:
    """A ledger's rows; those of attendance with the moment of their session, where it is there."""
    rows = ledgers.table(ledger)
    if ledger != "tutoring_attendance":
        return rows
    sessions = ledgers.table("tutoring_session")[["id", "held_at"]].rename(columns={"id": "session_id"})
    return rows.merge(sessions, on="session_id", how="left")


def _orphaned(ledgers: Ledgers) -> pd.DataFrame:
    """Rows one of whose references is none of the ids of what it points to."""
    found = []
    for ledger, references in POINTS_TO.items():
        rows = _with_its_moment(ledgers, ledger)
        lost = pd.Series(False, index=rows.index)
        for column, table in references.items():
            lost |= rows[column].notna() & ~rows[column].isin(set(ledgers.table(table)["id"]))
        written = rows["recorded_at"].dt.normalize()
        day = written if ledger == "term_result" else rows[KEPT.get(ledger, "exam_on")].dt.normalize()
        found.append(_of(rows, ledger, day.fillna(written))[lost])
    return _together(found)
