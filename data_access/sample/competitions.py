"""Contests under their names, awards with their teams, and the projects of the incubation space."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Sequence
from dataclasses import dataclass, replace

from data_access.sample import terms
from data_access.sample.chance import moment, some
from data_access.sample.people import House
from data_access.sample.rows import Batch, Row
from data_access.schema import AwardMember, CompetitionAward

INNOVATION = "中国国际大学生创新大赛"
CHALLENGE = "“挑战杯”全国大学生课外学术科技作品竞赛"
SKILLS = "全国职业院校技能大赛"
LANQIAO = "蓝桥杯全国软件和信息技术专业人才大赛"
MODELLING = "全国大学生数学建模竞赛"
FESTIVAL = "IT技能文化节"
CONTESTS: dict[str, tuple[str, ...]] = {
    INNOVATION: ("互联网+", "中国国际“互联网+”大学生创新创业大赛"),
    CHALLENGE: ("挑战杯",),
    SKILLS: ("国赛技能大赛",),
    LANQIAO: ("蓝桥杯",),
    MODELLING: ("数学建模",),
    FESTIVAL: (),
}
LEVEL_WORDS = {"international": "国际级", "national": "国家级", "provincial": "省级", "school": "校级"}
MEDALS = ("金奖", "银奖", "铜奖")
PRIZES = ("特等奖", "一等奖", "二等奖", "三等奖", "优秀奖")
SCHOOL_MONTHS = (4, 5, 6, 10, 11, 12)
HIGHER_MONTHS = (5, 6, 7, 10, 11, 12)
SUBJECTS = (
    "智慧社区安防巡检机器人",
    "校园能耗可视化平台",
    "乡村农产品溯源小程序",
    "基于深度学习的垃圾分类识别",
    "苗绣纹样数字化传承平台",
    "老年人跌倒检测手环",
    "实验室设备预约系统",
    "山地果园灌溉物联网",
    "方言语音识别助手",
    "校园失物招领平台",
    "红色故事数字展馆",
    "智慧停车引导系统",
    "茶园病虫害监测预警",
    "AI心理倾诉伙伴",
    "工业零件视觉检测",
    "数据库备份巡检工具",
    "云上非遗电商平台",
    "课堂专注度分析系统",
    "校园外卖无接触取餐柜",
    "桥梁健康监测边缘网关",
)
PROJECTS: tuple[tuple[str, dt.date, dt.date | None], ...] = (
    ("校园二手书共享平台", dt.date(2023, 10, 18), dt.date(2024, 5, 20)),
    ("智能校园门禁系统", dt.date(2023, 11, 22), dt.date(2024, 12, 9)),
    ("社区共享打印驿站", dt.date(2024, 3, 13), None),
    ("黔货直播电商工作室", dt.date(2024, 4, 24), None),
    ("宿舍智能插座", dt.date(2024, 10, 16), None),
    ("专升本刷题小程序", dt.date(2024, 11, 20), dt.date(2026, 3, 16)),
    ("校园跑腿互助平台", dt.date(2025, 3, 19), None),
    ("旧手机回收与数据清除", dt.date(2025, 5, 14), None),
    ("民宿智慧前台", dt.date(2025, 11, 12), None),
    ("编程启蒙进乡村课堂", dt.date(2026, 4, 22), None),
)


@dataclass(frozen=True)
class Award:
    contest: str
    edition: str
    project: str
    level: str
    prize: str
    awarded_on: dt.date
    wording: str


# What the case names, and the third award that it counts.
CASE_AWARDS = (
    Award(
        LANQIAO, "2024", "校园网络故障自助诊断系统", "provincial", "二等奖", dt.date(2024, 6, 12), "蓝桥杯 省级二等奖"
    ),
    Award(
        CHALLENGE,
        "2025",
        "智安云-基于NB-IOT的智慧家庭安全专家",
        "provincial",
        "三等奖",
        dt.date(2025, 4, 28),
        "挑战杯 省级三等奖",
    ),
    Award(
        INNOVATION,
        "2025",
        "矩阵盾尉-云化数据中心灾备服务",
        "provincial",
        "三等奖",
        dt.date(2025, 5, 9),
        "中国国际大学生创新大赛 省级三等奖",
    ),
)
CASE_YEARS = (2023, 2024, 2025)


def awards(house: House) -> list[Award]:
    """The awards up to the day of the sample, in order."""
    found: list[Award] = []
    for year in range(terms.FIRST_YEAR, house.until.year + 1):
        luck = house.chance(year, "awards")
        found += _of_year(house, year, luck)
    return sorted(
        (a for a in found if terms.term(0).first_day <= a.awarded_on <= house.until), key=lambda a: a.awarded_on
    )


def _of_year(house: House, year: int, luck: random.Random) -> list[Award]:
    character = house.character
    subjects = some(luck, SUBJECTS, len(SUBJECTS))
    school = [
        _award(luck, year, subjects.pop(), luck.choice((FESTIVAL, CHALLENGE, INNOVATION, LANQIAO)), "school")
        for _ in range(max(1, character.school_awards + luck.randint(-1, 2)))
    ]
    number = max(0, character.higher_awards + luck.choice((-1, 0, 0, 1)))
    higher = [
        _award(luck, year, subjects.pop(), luck.choice((SKILLS, LANQIAO, MODELLING, CHALLENGE)), _level(luck))
        for _ in range(number)
    ]
    if character.case and year in CASE_YEARS:
        higher = [award for award in CASE_AWARDS if award.edition == str(year)]
        if year == CASE_YEARS[-1]:
            higher.append(_award(luck, year, subjects.pop(), SKILLS, "national", dt.date(year, 11, 6)))
            higher.append(_award(luck, year, subjects.pop(), MODELLING, "provincial", dt.date(year, 12, 3)))
    return (
        school
        + higher
        + [_first_at_school(award, luck) for award in higher if award.contest in (CHALLENGE, INNOVATION)]
    )


def _level(luck: random.Random) -> str:
    return luck.choices(("provincial", "national", "international"), (80, 18, 2))[0]


def _award(luck: random.Random, year: int, project: str, contest: str, level: str, day: dt.date | None = None) -> Award:
    months = SCHOOL_MONTHS if level == "school" else HIGHER_MONTHS
    prizes: Sequence[str] = MEDALS if contest == INNOVATION else PRIZES
    weights = (1, 3, 5) if contest == INNOVATION else (1, 5, 9, 12, 5)
    prize = luck.choices(prizes, weights)[0]
    day = day or terms.working_day(dt.date(year, luck.choice(months), luck.randint(3, 26)))
    name = (CONTESTS[contest] or (contest,))[0]
    return Award(contest, str(year), project, level, prize, day, f"{name} {LEVEL_WORDS[level]}{prize}")


def _first_at_school(award: Award, luck: random.Random) -> Award:
    """The same project's award at school, some weeks before it won higher up."""
    day = terms.working_day(award.awarded_on - dt.timedelta(days=luck.randint(30, 60)))
    name = CONTESTS[award.contest][0]
    return replace(award, level="school", prize="一等奖", awarded_on=day, wording=f"{name} 校级一等奖")


def award_batches(house: House, now: dt.datetime) -> list[Batch]:
    """The awards written down by a moment, and the students who won them: a team is the same at every level."""
    rows: list[Row] = []
    teams: list[Row] = []
    for award in awards(house):
        luck = house.chance(award.project, award.edition, "team")
        name = f"{house.name}/{award.contest}/{award.edition}/{award.project}/{award.level}"
        written = moment(luck, award.awarded_on + dt.timedelta(days=luck.randint(0, 3)), 9, 17)
        if written > now:
            continue
        rows.append(
            {
                "handle": name,
                "community_id": house.name,
                "contest_id": award.contest,
                "edition": award.edition,
                "project": award.project,
                "level": award.level,
                "prize": award.prize,
                "awarded_on": award.awarded_on,
                "wording": award.wording,
                "recorded_at": written,
            }
        )
        living = [stay.student for stay in house.residents(dt.date(int(award.edition), 4, 1))]
        living = living or [stay.student for stay in house.residents(terms.term(0).first_day)]
        team = some(house.chance(award.project, award.edition, "students"), living, 3 + len(award.project) % 3)
        teams += [{"community_id": house.name, "award_id": name, "student_id": student.number} for student in team]
    return [Batch(CompetitionAward, rows), Batch(AwardMember, teams)]


def project_rows(house: House, now: dt.datetime) -> list[Row]:
    """The rows of incubation_project as known at a moment: the case's in its community, a few elsewhere."""
    luck = house.chance("projects")
    if house.character.case:
        chosen = PROJECTS
    else:
        names = some(luck, SUBJECTS, house.character.projects)
        begins = [dt.date(2023, 10, 9) + dt.timedelta(days=luck.randint(0, 1080)) for _ in names]
        chosen = tuple(
            (name, begun, begun + dt.timedelta(days=luck.randint(200, 420)) if luck.random() < 0.4 else None)
            for name, begun in zip(names, begins, strict=True)
        )
    rows = []
    for name, begun, runs_from in chosen:
        written = dt.datetime.combine(begun, dt.time(16, 30))
        if written <= now:
            rows.append(
                {
                    "community_id": house.name,
                    "name": name,
                    "started_on": begun,
                    "in_operation_on": runs_from if runs_from is not None and runs_from <= now.date() else None,
                    "recorded_at": written,
                }
            )
    return rows
