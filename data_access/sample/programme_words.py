"""The programmes of the sample college: what each is called, who runs it, how often, and what comes of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

PARTICIPANT, TEACHER, VOLUNTEER, SPEAKER, ALUMNUS, ASSISTANT = "参与者", "教师", "志愿者", "主讲", "校友", "班级助理"
Span = tuple[int, int]
NONE: Mapping[str, Span] = MappingProxyType({})


@dataclass(frozen=True)
class Promise:
    """So many occasions in each week, month, term or school year since a school year; weekday 0 is Monday."""

    per: str
    times: int = 1
    weekday: int | None = None
    since: int = 2023


@dataclass(frozen=True)
class Programme:
    """What a programme is like in any community.

    autumn, spring: occasions in a term of that half (None: one a week); people: attendance of one; named: how many of
    them by name. summer: held in the vacation. outputs: what comes of one occasion; honours: a school year.
    """

    name: str
    team: str
    branch: str
    titles: tuple[str, ...]
    autumn: int | None
    spring: int | None
    people: Span
    part: str = PARTICIPANT
    named: int = 14
    hours: int = 0
    weekday: int = 3
    summer: bool = False
    since: int = 2023
    promises: tuple[Promise, ...] = ()
    guests: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    companies: bool = False
    outputs: Mapping[str, Span] = field(default_factory=lambda: NONE)
    honours: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    standing: int = 0


PROGRAMMES = (
    Programme(
        "从游集",
        "ideology",
        "宣讲",
        ("鲜衣怒马少年时", "一片冰心在玉壶", "风华正茂踏歌行"),
        3,
        3,
        (40, 75),
        promises=(Promise("term", 3),),
        guests={SPEAKER: 1},
    ),
    Programme(
        "劳育实践",
        "ideology",
        "劳动教育",
        ("公共区域卫生责任区", "耕读文化园种植", "耕读文化园阅读"),
        5,
        5,
        (18, 32),
        honours={"劳动之星": 6},
    ),
    Programme(
        "天问论坛",
        "teaching",
        "学术讲座",
        ("人工智能前沿", "大数据与行业应用", "云计算运维", "信息安全攻防"),
        4,
        4,
        (38, 56),
        since=2024,
        promises=(Promise("month", since=2024),),
        guests={TEACHER: 1},
    ),
    Programme(
        "IT技能文化节",
        "teaching",
        "技能竞赛",
        ("编程大赛、网页设计大赛、数据库应用大赛",),
        1,
        0,
        (90, 160),
        named=60,
        promises=(Promise("school_year"),),
        guests={TEACHER: 4},
        honours={"IT技能文化节一等奖": 2, "IT技能文化节二等奖": 4, "IT技能文化节三等奖": 6},
    ),
    Programme(
        "企业进社区",
        "enterprise",
        "就业",
        ("企业宣讲会", "专场招聘会"),
        3,
        4,
        (35, 80),
        promises=(Promise("term", 3),),
        companies=True,
        outputs={"就业岗位": (12, 28)},
    ),
    Programme(
        "企业开放日",
        "enterprise",
        "就业",
        ("走进企业研发中心",),
        0,
        1,
        (35, 50),
        named=40,
        promises=(Promise("school_year"),),
        companies=True,
        outputs={"实习协议": (5, 12)},
    ),
    Programme(
        "创新创业沙龙",
        "enterprise",
        "创新创业",
        ("创业者说", "商业计划书打磨", "从竞赛到项目"),
        2,
        2,
        (18, 36),
        promises=(Promise("term", 2),),
        guests={ALUMNUS: 1},
    ),
    Programme("研发中心参观", "enterprise", "创新创业", ("参观企业研发中心",), 1, 2, (18, 30), companies=True),
    Programme(
        "书记院长面对面",
        "service",
        "座谈",
        ("书记院长面对面座谈会",),
        2,
        2,
        (14, 24),
        promises=(Promise("term", 2),),
    ),
    Programme(
        "工程师志愿服务站",
        "service",
        "志愿服务",
        ("电脑维修与系统安装",),
        None,
        None,
        (6, 14),
        named=0,
        weekday=2,
        promises=(Promise("week", weekday=2),),
        outputs={"电脑维修": (1, 5)},
        standing=8,
    ),
    Programme(
        "学生干部训练营",
        "students",
        "成长训练",
        ("新闻简报撰写", "办公软件技巧", "比赛组织", "专升本政策解读"),
        2,
        1,
        (20, 32),
        promises=(Promise("term"),),
    ),
    Programme(
        "东盟交流周",
        "students",
        "志愿服务",
        ("大型活动后勤服务",),
        0,
        1,
        (20, 44),
        part=VOLUNTEER,
        named=44,
        hours=12,
        since=2024,
        honours={"优秀志愿者": 2},
    ),
    Programme(
        "迎新",
        "students",
        "志愿服务",
        ("新生入学接待",),
        1,
        0,
        (30, 60),
        part=VOLUNTEER,
        named=40,
        hours=6,
        promises=(Promise("school_year"),),
        honours={"优秀志愿服务之星": 2},
    ),
    Programme(
        "新生班级助理",
        "students",
        "志愿服务",
        ("新生入学教育",),
        1,
        0,
        (4, 8),
        part=ASSISTANT,
        named=8,
    ),
    Programme(
        "十佳歌手",
        "students",
        "文化活动",
        ("初赛、复赛、决赛",),
        0,
        1,
        (80, 160),
        named=60,
        promises=(Promise("school_year"),),
    ),
    Programme(
        "反诈宣传",
        "students",
        "文化活动",
        ("反诈小分队进社区",),
        1,
        1,
        (80, 160),
        promises=(Promise("term"),),
        outputs={"反诈情景剧": (0, 1)},
    ),
    Programme("书画展览观摩", "students", "文化活动", ("“融·墨杯”书法作品展",), 1, 2, (30, 60)),
    Programme(
        "廉洁文化进社区",
        "students",
        "文化活动",
        ("廉洁书画征集与张贴",),
        1,
        1,
        (15, 30),
        outputs={"廉洁书画作品": (0, 2), "清廉宣传画报": (8, 20)},
    ),
    Programme(
        "暑期三下乡",
        "students",
        "社会实践",
        ("民族团结", "数字乡村", "民族民俗文化", "美丽乡村", "支教"),
        0,
        3,
        (6, 10),
        part=VOLUNTEER,
        named=8,
        hours=40,
        summer=True,
        promises=(Promise("school_year", 3),),
        outputs={"捐赠图书": (10, 50), "智能手机培训": (0, 3), "电商平台村庄": (0, 1)},
    ),
    Programme(
        "社区志愿服务",
        "students",
        "志愿服务",
        ("社区清洁", "关爱空巢老人", "义务支教"),
        5,
        5,
        (14, 24),
        part=VOLUNTEER,
        named=24,
        hours=3,
        promises=(Promise("month"),),
    ),
)
COMPANIES = (
    "华为",
    "小米",
    "黔云数据",
    "贵山软件",
    "林城智联",
    "乌江信息",
    "筑梦网络",
    "云岩科技",
    "观山湖数智",
    "花溪物联",
    "甲秀安全",
    "南明云服",
)
