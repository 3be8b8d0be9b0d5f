"""学业帮扶: warnings and what became of them, pairs, sessions, results, the 专升本 exam."""

from __future__ import annotations

import pandas as pd

from tests.recomputation.ledgers import FOREVER, ONE_DAY, Ledgers, has, looked_up, overlapping, standing
from tests.recomputation.silence import last_before, silence

LONGEST_SILENCE = 14
FORMS = {
    "warnings_open": "count",
    "warned": "count",
    "warned_paired": "count",
    "warned_tutored": "count",
    "warned_lifted": "count",
    "tutoring_persons": "count",
    "warning_lift_rate": "share",
    "warning_relapse": "share",
    "students_without_session": "count",
    "pair_coverage": "share",
    "plan_made": "share",
    "tutoring_sessions": "count",
    "tutoring_attendance": "count",
    "rank_gain": "mean",
    "rank_gain_untutored": "mean",
    "upgrade_exam_rate": "share",
    "upgrade_exam_lead": "share",
}
PARTS = {
    "level": "level_id",
    "student": "student_id",
    "kind": "kind",
    "course": "course_id",
    "part": "role",
    "post": "post",
}
STUDENT = ["community_id", "student_id"]


def things(ledgers: Ledgers, metric: str, by: str, part: str | None) -> pd.DataFrame:
    if metric in ("warnings_open", "students_without_session"):
        found = _warned_now(ledgers, metric, by)
    elif metric == "pair_coverage":
        found = _paired_by_week(ledgers, by)
    elif metric == "tutoring_persons":
        found = _persons(ledgers, by)
    elif metric == "tutoring_sessions":
        sessions = _sessions(ledgers)
        found = ledgers.placed(sessions.assign(thing=sessions["session_id"]), "day", by)
    elif metric == "tutoring_attendance":
        found = ledgers.placed(_attended(ledgers), "day", by)
    elif metric in ("upgrade_exam_rate", "upgrade_exam_lead"):
        exams = ledgers.table("upgrade_exam")
        found = ledgers.placed(exams.assign(thing=exams["id"], yes=exams["admitted"]), "exam_on", by)
    else:
        found = _cohort(ledgers, metric, by)
    if part == "room":
        return found.assign(part=ledgers.rooms_of(found))
    return found if part is None else found.assign(part=found[PARTS[part]])


def _sessions(ledgers: Ledgers) -> pd.DataFrame:
    sessions = ledgers.table("tutoring_session")
    columns = ["community_id", "kind", "course_id", "teacher_id", "tutor_id"]
    found = sessions[columns].assign(session_id=sessions["id"], day=sessions["held_at"].dt.normalize())
    return found.assign(post=ledgers.posts_held(found, "tutor_id")).drop(columns="tutor_id")


def _attended(ledgers: Ledgers) -> pd.DataFrame:
    """Who was at which session: a row a person and session, with the session's day, kind and course."""
    attendance = ledgers.table("tutoring_attendance").rename(columns={"id": "thing"})
    return attendance.merge(_sessions(ledgers).drop(columns="community_id"), on="session_id")


def _standing_warnings(ledgers: Ledgers, periods: pd.DataFrame) -> pd.DataFrame:
    warnings = ledgers.table("academic_warning")
    gone = warnings[["lifted_on", "left_on"]].min(axis=1)
    dated = warnings.assign(from_day=warnings["issued_on"], to_day=(gone - ONE_DAY).fillna(FOREVER))
    open_then = standing(dated, periods)
    return open_then.assign(thing=open_then["student_id"])


def _warned_now(ledgers: Ledgers, metric: str, by: str) -> pd.DataFrame:
    """Students with an open warning on the day seen; of students_without_session those in silence for too long."""
    found = _standing_warnings(ledgers, ledgers.periods(by)).assign(member_id=lambda row: row["student_id"])
    if metric == "warnings_open":
        return found
    last = last_before(found, _attended(ledgers), STUDENT)
    since = pd.concat([last, found["issued_on"]], axis=1).max(axis=1)
    return found[silence(ledgers, found.assign(since=since), "member_id") > LONGEST_SILENCE]


def _paired_by_week(ledgers: Ledgers, by: str) -> pd.DataFrame:
    if by != "week":
        raise ValueError(f"pair_coverage is not asked by {by}")
    weeks = ledgers.duty_weeks()
    found = _standing_warnings(ledgers, weeks)
    pairs = standing(ledgers.table("tutoring_pair"), weeks)
    return found.assign(yes=has(found, pairs, [*STUDENT, "period"]))


def _persons(ledgers: Ledgers, by: str) -> pd.DataFrame:
    """Teachers of the clinic, tutors in a pair, warned students in a pair; a student with both roles is one person."""
    clinic = _sessions(ledgers).query("kind == 'clinic'").dropna(subset=["teacher_id"])
    teachers = ledgers.placed(clinic, "day", by).assign(role="teacher")
    teachers["thing"] = "staff " + teachers["teacher_id"].astype(str)
    pairs = overlapping(ledgers.table("tutoring_pair"), ledgers.periods(by))
    tutors = pairs.assign(role="tutor", thing="student " + pairs["tutor_id"].astype(str))
    warnings = ledgers.table("academic_warning")[[*STUDENT, "issued_on"]]
    warned = pairs.merge(warnings, on=STUDENT).query("issued_on <= seen")
    students = warned.assign(role="student", thing="student " + warned["student_id"].astype(str))
    columns = ["community_id", "period", "role", "thing"]
    return pd.concat([teachers[columns], tutors[columns], students[columns]], ignore_index=True)


def _cohort(ledgers: Ledgers, metric: str, by: str) -> pd.DataFrame:
    """Warnings in the period of their issue, with what the metric asks of each."""
    found = _cohorts(ledgers, by)
    if metric in ("warning_lift_rate", "plan_made", "rank_gain", "rank_gain_untutored"):
        found = found.assign(thing=found["id"])
    if metric == "warning_lift_rate":
        return found[found["review"] <= ledgers.as_of].assign(yes=found["lifted"])
    if metric == "plan_made":
        plans = ledgers.table("study_plan")
        made = plans.loc[plans["made_on"] <= ledgers.as_of, "warning_id"]
        return found.assign(yes=found["id"].isin(made))
    if metric == "warning_relapse":
        warnings = ledgers.table("academic_warning").query("issued_on <= @day", local_dict={"day": ledgers.as_of})
        again = found.assign(term_id=found["next_term"])
        return found.assign(yes=has(again, warnings, [*STUDENT, "term_id"]))[found["lifted"]]
    if metric in ("rank_gain", "rank_gain_untutored"):
        wanted = _tutored(ledgers, found) == (metric == "rank_gain")
        return found.assign(value=_rank_gain(ledgers, found))[wanted].dropna(subset=["value"])
    if metric == "warned_paired":
        return found[_paired(ledgers, found)]
    if metric == "warned_tutored":
        return found[_tutored(ledgers, found)]
    return found[found["lifted"]] if metric == "warned_lifted" else found


def _cohorts(ledgers: Ledgers, by: str) -> pd.DataFrame:
    """Warnings issued, with lifted, review, until (review or the day asked for), next_term, term_before."""
    found = ledgers.placed(ledgers.table("academic_warning"), "issued_on", by)
    terms = ledgers.table("term").sort_values("first_day").set_index("id")
    ids = terms.index.to_series().astype("Int64")
    review = looked_up(found["term_id"], terms["warning_review_on"])
    return found.assign(
        thing=found["student_id"],
        lifted=found["lifted_on"] <= ledgers.as_of,
        review=review,
        until=review.where(review <= ledgers.as_of, ledgers.as_of),
        next_term=looked_up(found["term_id"], ids.shift(-1)),
        term_before=looked_up(found["term_id"], ids.shift(1)),
    )


def _paired(ledgers: Ledgers, found: pd.DataFrame) -> pd.Series:
    pairs = found.merge(ledgers.table("tutoring_pair")[[*STUDENT, "from_day", "to_day"]], on=STUDENT)
    in_time = (pairs["from_day"] <= pairs["until"]) & (pairs["to_day"] >= pairs["issued_on"])
    return found["id"].isin(pairs.loc[in_time, "id"])


def _tutored(ledgers: Ledgers, found: pd.DataFrame) -> pd.Series:
    sessions = found.merge(_attended(ledgers)[[*STUDENT, "day"]], on=STUDENT)
    in_time = sessions["day"].between(sessions["issued_on"], sessions["until"])
    return found["id"].isin(sessions.loc[in_time, "id"])


def _rank_gain(ledgers: Ledgers, found: pd.DataFrame) -> pd.Series:
    """Points by which the rank in class fell from the term before to the warning's own; missing where unknown."""
    results = ledgers.table("term_result")
    over = ledgers.table("term").query("last_day <= @day", local_dict={"day": ledgers.as_of})["id"]
    results = results[results["term_id"].isin(over)]
    rank = (100 * results["class_rank"] / results["class_size"]).rename("rank")
    ranks = results[[*STUDENT, "term_id"]].assign(rank=rank)
    before = found[STUDENT].assign(term_id=found["term_before"]).merge(ranks, on=[*STUDENT, "term_id"], how="left")
    after = found[[*STUDENT, "term_id"]].merge(ranks, on=[*STUDENT, "term_id"], how="left")
    return (before["rank"] - after["rank"]).set_axis(found.index)
