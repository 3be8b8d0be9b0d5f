"""What one row more, less, changed or of another day does to the published figures of rosters and of residents."""

from __future__ import annotations

from collections.abc import Iterator

from tests.figures.published_moves import AFTER, Move, moves, one_of
from tests.figures.published_programme_moves import IN_MAY, NEW, held, named, programme

LEVELS = {"building_leaders": "building", "floor_leaders": "floor", "room_leaders": "room"}


def _of_rosters() -> Iterator[Move]:
    stands = "from_day <= :as_of AND (to_day IS NULL OR to_day >= :as_of)"
    for key, level in LEVELS.items():
        post = one_of("grid_post", f"level = '{level}' AND {stands}")
        other = "room" if level != "room" else "floor"
        columns = f"community_id, level, {level}_id, student_id, from_day"
        place = f"(SELECT MIN(id) FROM {level} WHERE community_id = :case)"
        newcomer = "(SELECT MAX(id) FROM student), '2025-07-01'"
        yield from moves(
            key,
            (
                "a leader more",
                (f"INSERT INTO grid_post ({columns}) VALUES (:case, '{level}', {place}, {newcomer})",),
                1,
                0,
            ),
            ("a leader gone the day before", (f"UPDATE grid_post SET to_day = '2025-07-30' WHERE id = {post}",), -1, 0),
            ("a leader less", (f"DELETE FROM grid_post WHERE id = {post}",), -1, 0),
            (
                "a leader of another level",
                (
                    f"UPDATE grid_post SET to_day = '2025-07-30' WHERE id = "
                    f"{one_of('grid_post', f'level = {chr(39)}{other}{chr(39)} AND {stands}')}",
                ),
                0,
                0,
            ),
        )
    engineer = one_of("team_post", stands)
    columns = "community_id, programme_id, student_id, from_day"
    own = programme("工程师志愿服务站")
    yield from moves(
        "engineer_volunteers",
        (
            "a volunteer more",
            (f"INSERT INTO team_post ({columns}) VALUES (:case, {own}, (SELECT MAX(id) FROM student), '2025-07-31')",),
            1,
            0,
        ),
        (
            "a volunteer who comes the day after",
            (f"INSERT INTO team_post ({columns}) VALUES (:case, {own}, (SELECT MAX(id) FROM student), '2025-08-01')",),
            0,
            0,
        ),
        (
            "a volunteer gone the day before",
            (f"UPDATE team_post SET to_day = '2025-07-30' WHERE id = {engineer}",),
            -1,
            0,
        ),
        (
            "a volunteer of another programme",
            (f"UPDATE team_post SET programme_id = {programme('从游集')} WHERE id = {engineer}",),
            -1,
            0,
        ),
    )


def _of_companies() -> Iterator[Move]:
    own, there = programme("企业进社区"), "INSERT INTO activity_partner (community_id, activity_id, partner_id) VALUES"
    new = "INSERT INTO partner (college_id, name) VALUES (1, '新单位')"
    newest, known = "(SELECT MAX(id) FROM partner)", "(SELECT MIN(id) FROM partner)"
    yield from moves(
        "companies",
        ("a company more", (new, held(":case", own, IN_MAY), f"{there} (:case, {NEW}, {newest})"), 1, 0),
        ("a company again", (held(":case", own, IN_MAY), f"{there} (:case, {NEW}, {known})"), 0, 0),
        (
            "a company in another programme",
            (new, held(":case", programme("从游集"), IN_MAY), f"{there} (:case, {NEW}, {newest})"),
            0,
            0,
        ),
        (
            "a company after the day asked for",
            (new, held(":case", own, AFTER), f"{there} (:case, {NEW}, {newest})"),
            0,
            0,
        ),
    )


def _of_hours() -> Iterator[Move]:
    own = programme("社区志愿服务")
    yield from moves(
        "volunteer_hours",
        ("hours more", (held(":case", own, IN_MAY), named(NEW, "甲", "志愿者", hours="2.5")), 2.5, 0),
        ("hours in another programme", (held(":case", programme("迎新"), IN_MAY), named(NEW, "甲", hours="2.5")), 0, 0),
        ("hours after the day asked for", (held(":case", own, AFTER), named(NEW, "甲", hours="2.5")), 0, 0),
    )


def answer(score: int, day: str, community: str = ":case") -> tuple[str, ...]:
    columns = "community_id, survey, answer_no, score, answered_on"
    return (f"INSERT INTO survey_answer ({columns}) VALUES ({community}, 'new', '1', {score}, {day})",)


def _of_surveys() -> Iterator[Move]:
    pleased = one_of("survey_answer", "score >= 4 AND answered_on BETWEEN '2025-03-01' AND :as_of")
    yield from moves(
        "satisfaction_rate",
        ("an answer more, satisfied", answer(4, IN_MAY), 1, 1),
        ("an answer more, so-so", answer(3, IN_MAY), 0, 1),
        ("an answer of another community", answer(5, IN_MAY, ":other"), 0, 0),
        ("an answer of another term", answer(5, "'2025-01-08'"), 0, 0),
        (
            "an answer taken back",
            (f"UPDATE survey_answer SET score = 2 WHERE id = {pleased}",),
            -1,
            0,
        ),
    )


def _of_participation() -> Iterator[Move]:
    for key, day, last in (
        ("participation_rate_first", "'2023-10-18'", "'2024-01-21'"),
        ("participation_rate_last", IN_MAY, "'2025-07-13'"),
    ):
        first = "'2023-09-04'" if key.endswith("first") else "'2025-02-24'"
        lives = f"from_day <= {last} AND (to_day IS NULL OR to_day >= {last})"
        took_part = (
            "SELECT p.student_id FROM activity_participant p JOIN activity a ON a.id = p.activity_id"
            f" WHERE p.student_id IS NOT NULL AND a.community_id = :case AND a.held_on BETWEEN {first} AND '2025-08-30'"
        )
        here = f"community_id = :case AND {lives}"
        idle = f"(SELECT MIN(student_id) FROM stay WHERE {here} AND student_id NOT IN ({took_part}))"
        columns = "community_id, activity_id, part, student_id"
        named_now = f"INSERT INTO activity_participant ({columns}) VALUES (:case, {NEW}, '参与者', {idle})"
        yield from moves(
            key,
            ("a resident more who takes part", (held(":case", programme("从游集"), day), named_now), 1, 0),
            ("a visitor", (held(":case", programme("从游集"), day), named(NEW, "甲")), 0, 0),
            (
                "a resident who takes part in another term",
                (held(":case", programme("从游集"), "'2024-05-20'"), named_now),
                0,
                0,
            ),
            (
                "a resident less",
                (f"DELETE FROM stay WHERE community_id = :case AND {lives} AND student_id = {idle}",),
                0,
                -1,
            ),
        )


def solved(channel: str, outcome: str, day: str, community: str = ":case") -> tuple[str, ...]:
    ticket = "community_id, ledger_no, channel, category, submitted_at"
    event = "community_id, ticket_id, kind, outcome, at"
    values = f"{community}, 'new', '{channel}', '网络', {day} || ' 09:00:00'"
    closed = f"{community}, (SELECT MAX(id) FROM feedback_ticket), 'closed', '{outcome}', {day} || ' 10:00:00'"
    return (
        f"INSERT INTO feedback_ticket ({ticket}) VALUES ({values})",
        f"INSERT INTO ticket_event ({event}) VALUES ({closed})",
    )


def _of_meetings() -> Iterator[Move]:
    yield from moves(
        "leader_meeting_problems_solved",
        ("a problem more, solved", solved("书记院长面对面", "solved", IN_MAY), 1, 0),
        ("a problem explained", solved("书记院长面对面", "explained", IN_MAY), 0, 0),
        ("a ticket of the ledger", solved("意见箱", "solved", IN_MAY), 0, 0),
        ("a problem of another community", solved("书记院长面对面", "solved", IN_MAY, ":other"), 0, 0),
        ("a problem after the day asked for", solved("书记院长面对面", "solved", AFTER), 0, 0),
    )


PEOPLE = (
    *_of_rosters(),
    *_of_companies(),
    *_of_hours(),
    *_of_surveys(),
    *_of_participation(),
    *_of_meetings(),
)
