"""What one row more, less or of another day does to each published figure: plain SQL, and how k and n move.

:case is the community of the published case, :other another one of its college, :as_of the day asked for.
"""

from __future__ import annotations

from dataclasses import dataclass

AFTER = "'2026-07-01'"


@dataclass(frozen=True)
class Move:
    """`k`, `n`: by how much the figure's own move; `whole`: by how much the k and n of the college's rate."""

    figure: str
    what: str
    statements: tuple[str, ...]
    k: float
    n: int = 0
    whole: tuple[int, int] = (0, 0)


def one_of(table: str, condition: str) -> str:
    """SQL: the first row of the case's community that meets a condition."""
    return f"(SELECT MIN(id) FROM {table} WHERE community_id = :case AND {condition})"


def student_not_in(table: str, column: str = "student_id") -> str:
    """SQL: a student of whom a table has no row."""
    return f"(SELECT MIN(id) FROM student WHERE id NOT IN (SELECT {column} FROM {table}))"


def moves(figure: str, *lines: tuple[str, tuple[str, ...], float, int]) -> tuple[Move, ...]:
    return tuple(Move(figure, *line) for line in lines)


def exam(community: str, admitted: str, day: str = "'2025-04-12'") -> tuple[str, ...]:
    columns = "community_id, student_id, exam_on, admitted"
    return (
        f"INSERT INTO upgrade_exam ({columns}) VALUES"
        f" ({community}, {student_not_in('upgrade_exam')}, {day}, {admitted})",
    )


ADMITTED = one_of("upgrade_exam", "admitted AND exam_on <= :as_of")
EXAM_LINES = (
    ("a candidate more, admitted", exam(":case", "true"), 1, 1),
    ("a candidate more, not admitted", exam(":case", "false"), 0, 1),
    ("a candidate more, after the day asked for", exam(":case", "true", AFTER), 0, 0),
    ("an admitted candidate less", (f"DELETE FROM upgrade_exam WHERE id = {ADMITTED}",), -1, -1),
    ("an exam on a later day", (f"UPDATE upgrade_exam SET exam_on = {AFTER} WHERE id = {ADMITTED}",), -1, -1),
    ("an admission taken back", (f"UPDATE upgrade_exam SET admitted = false WHERE id = {ADMITTED}",), -1, 0),
)
EXAMS = (
    *moves("upgrade_exam_rate", *EXAM_LINES, ("a candidate of another community", exam(":other", "true"), 0, 0)),
    # The college's rate has the community's own candidates in it.
    *(Move("upgrade_exam_lead", what, sql, k, n, (k, n)) for what, sql, k, n in EXAM_LINES),
    Move("upgrade_exam_lead", "a candidate of another community", exam(":other", "true"), 0, 0, (1, 1)),
)


def award(level: str, day: str = "'2025-06-01'") -> tuple[str, ...]:
    columns = "community_id, contest_id, edition, project, level, prize, awarded_on"
    contest = "(SELECT MIN(id) FROM contest)"
    return (
        f"INSERT INTO competition_award ({columns}) VALUES"
        f" (:case, {contest}, '2025', '又一项目', '{level}', '二等奖', {day})",
    )


PROVINCIAL = one_of("competition_award", "level = 'provincial' AND awarded_on <= :as_of")
NEW_PROJECT = "INSERT INTO incubation_project (community_id, name, started_on) VALUES (:case, '又一项目', {})"
PROJECT = one_of("incubation_project", "started_on <= :as_of")
AWARDS = (
    *moves(
        "awards_provincial",
        ("a provincial award more", award("provincial"), 1, 0),
        ("a national award more", award("national"), 1, 0),
        ("an award of the school more", award("school"), 0, 0),
        ("an award more, after the day asked for", award("provincial", AFTER), 0, 0),
        (
            "an award less",
            (
                f"DELETE FROM award_member WHERE award_id = {PROVINCIAL}",
                f"DELETE FROM competition_award WHERE id = {PROVINCIAL}",
            ),
            -1,
            0,
        ),
        (
            "an award of a later day",
            (f"UPDATE competition_award SET awarded_on = {AFTER} WHERE id = {PROVINCIAL}",),
            -1,
            0,
        ),
    ),
    *moves(
        "incubated_projects",
        ("a project more, begun on the day asked for", (NEW_PROJECT.format(":as_of"),), 1, 0),
        ("a project more, begun later", (NEW_PROJECT.format(AFTER),), 0, 0),
        ("a project less", (f"DELETE FROM incubation_project WHERE id = {PROJECT}",), -1, 0),
        (
            "a project begun on a later day",
            (f"UPDATE incubation_project SET started_on = {AFTER}, in_operation_on = NULL WHERE id = {PROJECT}",),
            -1,
            0,
        ),
    ),
)


def post(member: str, name: str, days: str = "'2025-03-01', NULL") -> tuple[str, ...]:
    columns = "community_id, member_id, post, from_day, to_day"
    return (f"INSERT INTO party_post ({columns}) VALUES (:case, {member}, {name}, {days})",)


STANDS = "from_day <= :as_of AND (to_day IS NULL OR to_day >= :as_of)"
NEW_MEMBER = student_not_in("party_post", "member_id")
SOME_POST = f"(SELECT MIN(post) FROM party_post WHERE community_id = :case AND {STANDS})"
ON_DUTY = f"(SELECT MIN(member_id) FROM party_post WHERE community_id = :case AND {STANDS})"
HIS_POSTS = f"community_id = :case AND member_id = {ON_DUTY} AND {STANDS}"
OF_THE_POST = f"community_id = :case AND post = {SOME_POST} AND {STANDS}"
EXCUSED = (
    "INSERT INTO excuse (community_id, member_id, from_day, to_day, reason) VALUES (:case, {}, :as_of, NULL, '请假')"
)
POSTS = (
    *moves(
        "party_core_team",
        ("a member more", post(NEW_MEMBER, SOME_POST), 1, 0),
        ("a second post of a member", post(ON_DUTY, "'又一岗位'"), 0, 0),
        ("a member more, from a later day", post(NEW_MEMBER, SOME_POST, f"{AFTER}, NULL"), 0, 0),
        ("a member more, until the day before", post(NEW_MEMBER, SOME_POST, "'2025-03-01', '2025-07-30'"), 0, 0),
        ("a member less", (f"DELETE FROM party_post WHERE {HIS_POSTS}",), -1, 0),
        ("a member gone the day before", (f"UPDATE party_post SET to_day = '2025-07-30' WHERE {HIS_POSTS}",), -1, 0),
        ("a member excused, who is on duty all the same", (EXCUSED.format(ON_DUTY),), 0, 0),
    ),
    *moves(
        "party_posts",
        ("a post more", post(ON_DUTY, "'又一岗位'"), 1, 0),
        ("another member of a post", post(NEW_MEMBER, SOME_POST), 0, 0),
        ("a post less", (f"DELETE FROM party_post WHERE {OF_THE_POST}",), -1, 0),
        (
            "a post begun on a later day",
            (f"UPDATE party_post SET from_day = {AFTER}, to_day = NULL WHERE {OF_THE_POST}",),
            -1,
            0,
        ),
    ),
)


def dispute(community: str, severity: str, day: str, resolved: str) -> tuple[str, ...]:
    level = "'room'" if resolved != "NULL" else "NULL"
    columns = "community_id, ledger_no, kind, severity, raised_on, resolved_on, settled_level"
    return (
        f"INSERT INTO dispute ({columns}) VALUES"
        f" ({community}, 'new', '作息冲突', '{severity}', {day}, {resolved}, {level})",
    )


IN_MAY, LATER_IN_MAY = "'2025-05-05'", "'2025-05-07'"
RESOLVED = one_of("dispute", "resolved_on <= :as_of")
DISPUTES = (
    *moves(
        "dispute_resolution_rate",
        ("a dispute more, resolved", dispute(":case", "ordinary", IN_MAY, LATER_IN_MAY), 1, 1),
        ("a dispute more, not resolved", dispute(":case", "ordinary", IN_MAY, "NULL"), 0, 1),
        ("a dispute more, resolved after the day asked for", dispute(":case", "ordinary", IN_MAY, AFTER), 0, 1),
        ("a dispute more, after the day asked for", dispute(":case", "ordinary", AFTER, "NULL"), 0, 0),
        ("a dispute of another community", dispute(":other", "ordinary", IN_MAY, LATER_IN_MAY), 0, 0),
        ("a resolved dispute less", (f"DELETE FROM dispute WHERE id = {RESOLVED}",), -1, -1),
        (
            "a dispute resolved on a later day",
            (f"UPDATE dispute SET resolved_on = {AFTER} WHERE id = {RESOLVED}",),
            -1,
            0,
        ),
    ),
    *moves(
        "severe_incidents",
        ("a severe dispute more", dispute(":case", "severe", IN_MAY, LATER_IN_MAY), 1, 0),
        ("a serious dispute more", dispute(":case", "serious", IN_MAY, LATER_IN_MAY), 0, 0),
        ("a severe dispute more, after the day asked for", dispute(":case", "severe", AFTER, "NULL"), 0, 0),
        ("a severe dispute of another community", dispute(":other", "severe", IN_MAY, LATER_IN_MAY), 0, 0),
        ("a dispute found to be severe", (f"UPDATE dispute SET severity = 'severe' WHERE id = {RESOLVED}",), 1, 0),
    ),
)
