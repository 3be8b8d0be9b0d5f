"""What the published case says of the programmes of 幸福里, as quotas for the rows up to July 2025."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from data_access.sample.programme_words import NONE, Span

TERMS = 4
# Residents who take part in something, of those who live here: of the first term to the fourth.
PARTICIPATION = (0.45, 0.58, 0.7, 0.82)
SATISFIED = 0.93
TEACHERS = 15
ALUMNI = 5
ENGINEERS = 10


@dataclass(frozen=True)
class Quota:
    """Of the first four terms: occasions in each, and what they add up to; a total is drawn within its range.

    named: different people by the part that the programme names; on: when an occasion is held, by (term, number).
    """

    sessions: tuple[int, ...]
    people: Span | None = None
    outputs: Mapping[str, Span] = field(default_factory=lambda: NONE)
    named: Mapping[int, Span] = field(default_factory=lambda: MappingProxyType({}))
    honours: Mapping[tuple[str, int], int] = field(default_factory=lambda: MappingProxyType({}))
    on: Mapping[int, dt.date] = field(default_factory=lambda: MappingProxyType({}))


QUOTAS: Mapping[str, Quota] = MappingProxyType(
    {
        "从游集": Quota((3, 3, 3, 3), (804, 872)),
        "劳育实践": Quota((5, 5, 5, 5), (504, 545), honours={("劳动之星", 0): 15, ("劳动之星", 1): 15}),
        "天问论坛": Quota((0, 0, 4, 4), (403, 436)),
        "IT技能文化节": Quota(
            (1, 0, 1, 0),
            named={0: (120, 140), 2: (203, 211)},
            honours={
                ("IT技能文化节一等奖", 1): 5,
                ("IT技能文化节二等奖", 1): 10,
                ("IT技能文化节三等奖", 1): 15,
            },
        ),
        "企业进社区": Quota((3, 4, 4, 4), outputs={"就业岗位": (303, 327)}),
        "企业开放日": Quota(
            (0, 1, 0, 0), (50, 50), {"实习协议": (12, 12)}, named={1: (50, 50)}, on={1: dt.date(2024, 4, 18)}
        ),
        "创新创业沙龙": Quota((2, 2, 2, 2)),
        "研发中心参观": Quota((1, 2, 1, 2)),
        "书记院长面对面": Quota((2, 2, 2, 2)),
        "工程师志愿服务站": Quota((0, 18, 18, 18), (504, 546), {"电脑维修": (152, 163)}),
        "学生干部训练营": Quota((2, 1, 2, 1), (151, 164)),
        "东盟交流周": Quota(
            (0, 0, 0, 1), (44, 44), named={3: (44, 44)}, honours={("优秀志愿者", 1): 4}, on={3: dt.date(2025, 4, 24)}
        ),
        "新生班级助理": Quota((1, 0, 1, 0), named={0: (10, 10), 2: (10, 10)}),
        "迎新": Quota((1, 0, 1, 0), named={0: (41, 43), 2: (41, 43)}, honours={("优秀志愿服务之星", 1): 5}),
        "十佳歌手": Quota((0, 1, 0, 1), named={1: (203, 217), 3: (203, 217)}),
        "反诈宣传": Quota((1, 1, 1, 1), (604, 655), {"反诈情景剧": (3, 3)}),
        "书画展览观摩": Quota((1, 2, 1, 2), (303, 327)),
        "廉洁文化进社区": Quota((1, 1, 1, 1), outputs={"廉洁书画作品": (3, 3), "清廉宣传画报": (51, 54)}),
        "暑期三下乡": Quota((0, 5, 0, 5)),
        "社区志愿服务": Quota((5, 5, 5, 5), (404, 436)),
    }
)
# Of the five teams of the summer of 2024.
SUMMER_2024: Mapping[str, Span] = MappingProxyType(
    {"捐赠图书": (202, 217), "智能手机培训": (10, 10), "电商平台村庄": (3, 3)}
)
