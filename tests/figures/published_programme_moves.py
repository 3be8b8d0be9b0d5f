"""What one row more, less, changed or of another day does to the published figures of programmes."""

from __future__ import annotations

from collections.abc import Iterator

from tests.figures.published_moves import AFTER, Move, moves, one_of

Line = tuple[str, tuple[str, ...], float, int]
# A day within the figure's period, by its key; in May 2025 where none is said.
IN_MAY = "'2025-05-14'"
DAYS = {
    "open_day_students": "'2024-04-20'",
    "internship_agreements": "'2024-04-20'",
    "practice_teams": "'2024-07-20'",
    "it_festival_participants": "'2024-11-20'",
    "it_festival_first_prizes": "'2024-11-21'",
    "it_festival_second_prizes": "'2024-11-21'",
    "it_festival_third_prizes": "'2024-11-21'",
    "singer_contest_participants": "'2024-05-20'",
    "books_donated": "'2024-07-20'",
    "phone_trainings": "'2024-07-20'",
    "villages_ecommerce": "'2024-07-20'",
}
ACTIVITIES = {
    "innovation_salons": "创新创业沙龙",
    "rd_centre_visits": "研发中心参观",
    "lectures_congyouji": "从游集",
    "tianwen_sessions": "天问论坛",
    "company_events": "企业进社区",
    "leader_meetings_per_term": "书记院长面对面",
    "cadre_trainings": "学生干部训练营",
    "antifraud_sessions": "反诈宣传",
    "practice_teams": "暑期三下乡",
}
PERSON_TIMES = {
    "lectures_congyouji_person_times": "从游集",
    "labour_person_times": "劳育实践",
    "tianwen_person_times": "天问论坛",
    "engineer_services": "工程师志愿服务站",
    "cadre_person_times": "学生干部训练营",
    "antifraud_person_times": "反诈宣传",
    "calligraphy_person_times": "书画展览观摩",
    "volunteer_person_times": "社区志愿服务",
}
PERSONS = {
    "it_festival_participants": "IT技能文化节",
    "open_day_students": "企业开放日",
    "asean_volunteers": "东盟交流周",
    "freshman_assistants": "新生班级助理",
    "orientation_volunteers": "迎新",
    "singer_contest_participants": "十佳歌手",
}
PARTS = {"alumni_speakers": "校友", "teaching_team_teachers": "教师"}
OUTPUTS = {
    "jobs_offered": "就业岗位",
    "internship_agreements": "实习协议",
    "computers_repaired": "电脑维修",
    "antifraud_plays": "反诈情景剧",
    "integrity_works": "廉洁书画作品",
    "integrity_posters": "清廉宣传画报",
    "books_donated": "捐赠图书",
    "phone_trainings": "智能手机培训",
    "villages_ecommerce": "电商平台村庄",
}
HONOURS = {
    "excellent_volunteers": "优秀志愿者",
    "labour_stars": "劳动之星",
    "it_festival_first_prizes": "IT技能文化节一等奖",
    "it_festival_second_prizes": "IT技能文化节二等奖",
    "it_festival_third_prizes": "IT技能文化节三等奖",
    "orientation_honours": "优秀志愿服务之星",
}
NEW = "(SELECT MAX(id) FROM activity)"


def programme(name: str) -> str:
    return f"(SELECT id FROM programme WHERE name = '{name}')"


def other_than(name: str) -> str:
    """SQL: another programme."""
    return f"(SELECT MIN(id) FROM programme WHERE name <> '{name}')"


def held(community: str, of: str, day: str, attendance: int = 7) -> str:
    columns = "community_id, programme_id, title, held_at, attendance"
    return (
        f"INSERT INTO activity ({columns}) VALUES ({community}, {of}, 'new', {day} || ' 12:00:00.000000', {attendance})"
    )


def an_activity(name: str, day: str) -> str:
    """SQL: an activity of the case's community, of the year and month of the day."""
    return one_of(
        "activity",
        f"programme_id = {programme(name)} AND held_on <= :as_of AND held_on LIKE substr({day}, 1, 4) || '%'",
    )


def _day(key: str) -> str:
    return DAYS.get(key, IN_MAY)


def _of_activities() -> Iterator[Move]:
    for key, name in ACTIVITIES.items():
        own, day = programme(name), _day(key)
        yield from moves(
            key,
            ("an activity more", (held(":case", own, day),), 1, 0),
            ("an activity of another programme", (held(":case", other_than(name), day),), 0, 0),
            ("an activity of another community", (held(":other", own, day),), 0, 0),
            ("an activity after the day asked for", (held(":case", own, AFTER),), 0, 0),
            (
                "an activity put off",
                (f"UPDATE activity SET held_at = {AFTER} || ' 12:00:00.000000' WHERE id = {an_activity(name, day)}",),
                -1,
                0,
            ),
        )
    for key, name in PERSON_TIMES.items():
        own, day = programme(name), _day(key)
        more = f"UPDATE activity SET attendance = attendance + 5 WHERE id = {an_activity(name, day)}"
        yield from moves(
            key,
            ("an activity more", (held(":case", own, day),), 7, 0),
            ("five more at one", (more,), 5, 0),
            ("an activity of another programme", (held(":case", other_than(name), day),), 0, 0),
            ("an activity of another community", (held(":other", own, day),), 0, 0),
            ("an activity after the day asked for", (held(":case", own, AFTER),), 0, 0),
        )


def named(activity: str, who: str, part: str = "参与者", community: str = ":case", hours: str = "NULL") -> str:
    columns = "community_id, activity_id, part, outsider, hours"
    return f"INSERT INTO activity_participant ({columns}) VALUES ({community}, {activity}, '{part}', '{who}', {hours})"


def _of_persons() -> Iterator[Move]:
    for key, name in PERSONS.items():
        own, day = programme(name), _day(key)
        once = (held(":case", own, day), named(NEW, "甲"))
        yield from moves(
            key,
            ("a person more", once, 1, 0),
            (
                "a person named twice",
                (*once, held(":case", own, day, 8).replace("'new'", "'too'"), named(NEW, "甲")),
                1,
                0,
            ),
            ("a person in another programme", (held(":case", other_than(name), day), named(NEW, "甲")), 0, 0),
            ("a person of another community", (held(":other", own, day), named(NEW, "甲", community=":other")), 0, 0),
            ("a person after the day asked for", (held(":case", own, AFTER), named(NEW, "甲")), 0, 0),
        )
    for key, part in PARTS.items():
        yield from moves(
            key,
            ("a person more", (held(":case", programme("从游集"), IN_MAY), named(NEW, "甲", part)), 1, 0),
            (
                "a person as something else",
                (held(":case", programme("从游集"), IN_MAY), named(NEW, "甲", "主讲")),
                0,
                0,
            ),
            (
                "a person after the day asked for",
                (held(":case", programme("从游集"), AFTER), named(NEW, "甲", part)),
                0,
                0,
            ),
            (
                "a person of another community",
                (held(":other", programme("从游集"), IN_MAY), named(NEW, "甲", part, ":other")),
                0,
                0,
            ),
        )


def output(name: str, quantity: int, community: str = ":case") -> str:
    columns = "community_id, activity_id, output, quantity"
    return f"INSERT INTO activity_output ({columns}) VALUES ({community}, {NEW}, '{name}', {quantity})"


def _of_outputs() -> Iterator[Move]:
    any_programme = programme("从游集")
    for key, name in OUTPUTS.items():
        day = _day(key)
        yield from moves(
            key,
            ("an output more", (held(":case", any_programme, day), output(name, 4)), 4, 0),
            ("another output", (held(":case", any_programme, day), output("别的", 4)), 0, 0),
            ("an output of another community", (held(":other", any_programme, day), output(name, 4, ":other")), 0, 0),
            ("an output after the day asked for", (held(":case", any_programme, AFTER), output(name, 4)), 0, 0),
        )


def honour(name: str, day: str, community: str = ":case") -> tuple[str, ...]:
    columns = "community_id, name, student_id, awarded_on"
    return (f"INSERT INTO honour ({columns}) VALUES ({community}, '{name}', (SELECT MAX(id) FROM student), {day})",)


def _of_honours() -> Iterator[Move]:
    for key, name in HONOURS.items():
        day = _day(key)
        given = one_of(
            "honour", f"name = '{name}' AND awarded_on <= :as_of AND awarded_on LIKE substr({day}, 1, 4) || '%'"
        )
        if key == "orientation_honours":
            given = one_of("honour", f"name = '{name}' AND awarded_on <= :as_of")
        yield from moves(
            key,
            ("an honour more", honour(name, day), 1, 0),
            ("another honour", honour("别的", day), 0, 0),
            ("an honour of another community", honour(name, day, ":other"), 0, 0),
            ("an honour after the day asked for", honour(name, AFTER), 0, 0),
            ("an honour less", (f"DELETE FROM honour WHERE id = {given}",), -1, 0),
            ("an honour given later", (f"UPDATE honour SET awarded_on = {AFTER} WHERE id = {given}",), -1, 0),
        )


PROGRAMMES = (*_of_activities(), *_of_persons(), *_of_outputs(), *_of_honours())
