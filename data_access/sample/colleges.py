"""The colleges of a sample of any size: the one that is known by name, and further ones made by rule."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from data_access.sample.chance import chance, some
from data_access.sample.characters import CHARACTERS, COLLEGE, COLLEGE_CODE, Character

COMMUNITIES = 10
MAJORS = 2
SWING = 0.06
NAMES = (
    "厚德 博雅 敏行 笃志 弘毅 致知 格物 诚意 正心 修身 齐贤 慎独 自强 求真 崇实 尚善 "
    "明理 启智 润泽 思齐 静远 春晖 秋实 芳华 凌云 逐梦 青禾 嘉木 听松 观澜 含章 怀瑾 "
    "景行 立雪 映雪 望岳 守拙 同心 友善 勤朴 朝阳 向阳 远航 星河 云帆 兰台 竹韵 梅园"
)
KINDS = "苑里居楼轩斋舍阁"
COLLEGES = {
    "机械工程学院": "机电一体化技术 数控技术 模具设计与制造 工业机器人技术",
    "电气工程学院": "电气自动化技术 供用电技术 新能源装备技术",
    "汽车工程学院": "汽车检测与维修技术 新能源汽车技术 汽车营销与服务",
    "建筑工程学院": "建筑工程技术 工程造价 建筑装饰工程技术",
    "交通工程学院": "道路与桥梁工程技术 铁道交通运营管理 城市轨道交通运营管理",
    "经济管理学院": "工商企业管理 市场营销 人力资源管理",
    "财经学院": "大数据与会计 大数据与财务管理 金融服务与管理",
    "商贸物流学院": "现代物流管理 电子商务 国际经济与贸易",
    "旅游学院": "旅游管理 酒店管理与数字化运营 导游",
    "外国语学院": "商务英语 应用英语 应用日语",
    "艺术设计学院": "视觉传达设计 环境艺术设计 产品艺术设计",
    "文化传播学院": "网络新闻与传播 影视编导 文化产业经营与管理",
    "学前教育学院": "学前教育 早期教育 小学教育",
    "护理学院": "护理 助产 老年保健与管理",
    "医学技术学院": "医学检验技术 医学影像技术 康复治疗技术",
    "药学院": "药学 中药学 药品生产技术",
    "食品工程学院": "食品检验检测技术 食品智能加工技术 酿酒技术",
    "化学工程学院": "应用化工技术 分析检验技术 精细化工技术",
    "材料工程学院": "智能焊接技术 材料成型及控制技术 金属材料检测技术",
    "环境工程学院": "环境监测技术 环境工程技术 水净化与安全技术",
    "农林学院": "园林技术 现代农业技术 畜牧兽医",
    "水利工程学院": "水利工程 水利水电建筑工程 水文与水资源技术",
    "测绘地理学院": "工程测量技术 测绘地理信息技术 无人机测绘技术",
    "马克思主义学院": "社会工作 社区管理与服务 党务工作",
}


@dataclass(frozen=True, eq=False)
class CollegePlan:
    """A college; code: what the numbers of all its students bear after their year, other than any other college's."""

    name: str
    code: str
    characters: tuple[Character, ...]


KNOWN = CollegePlan(COLLEGE, COLLEGE_CODE, CHARACTERS)


def colleges(seed: int, communities: int) -> Iterator[CollegePlan]:
    """So many communities, ten a college: those known by name first; each further one depends on its number alone."""
    majors = _majors(seed)
    for number, first in enumerate(range(0, communities, COMMUNITIES)):
        name, code = COLLEGE, COLLEGE_CODE
        if number:
            name, code = _numbered(list(majors), number - 1, "（{}）"), f"{int(COLLEGE_CODE) + number:02d}"
        own = majors.get(name.split("（")[0], [major for one in CHARACTERS for major in one.majors])
        places = range(first, min(first + COMMUNITIES, communities))
        yield CollegePlan(name, code, tuple(_character(seed, place, name, code, own) for place in places))


def _majors(seed: int) -> dict[str, list[str]]:
    """The further colleges' names, in the order in which they come, with their majors."""
    names = list(COLLEGES)
    chance(seed, "colleges").shuffle(names)
    return {name: COLLEGES[name].split() for name in names}


def _numbered(names: Sequence[str], number: int, again: str) -> str:
    """One of the names by its number; when all are taken they come once more, with what tells them apart."""
    turn, place = divmod(number, len(names))
    return names[place] + (again.format(turn + 1) if turn else "")


def _names(seed: int) -> list[str]:
    names = [name + kind for name, kind in itertools.product(NAMES.split(), KINDS)]
    chance(seed, "communities").shuffle(names)
    return names


def _character(seed: int, place: int, college: str, code: str, majors: Sequence[str]) -> Character:
    """The community at a place among all: known by name, or one of those varied."""
    if place < len(CHARACTERS):
        return CHARACTERS[place]
    luck = chance(seed, "character", place)
    like = luck.choice(CHARACTERS)
    floors = max(3, like.floors + luck.randint(-1, 1))
    size = floors / like.floors
    # Two digits: those known by name have one, and 9 is the college's own.
    order = place % COMMUNITIES + 1
    return replace(
        like,
        name=_numbered(_names(seed), place - len(CHARACTERS), "{}区"),
        code=f"{code}{order:02d}",
        college=college,
        house_order=order,
        floors=floors,
        lagging_floor=luck.randint(1, floors),
        members=round(like.members * size),
        exams=(round(like.exams[0] * size), round(like.exams[1] * size)),
        majors=tuple(some(luck, majors, MAJORS)),
        coverage=_varied(luck, like.coverage),
        twice=_varied(luck, like.twice),
        compliance=_varied(luck, like.compliance),
        talks=_varied(luck, like.talks),
        participation=_varied(luck, like.participation),
        incident=None,
        case=False,
    )


def _varied(luck: random.Random, span: tuple[float, float]) -> tuple[float, float]:
    by = luck.uniform(-SWING, SWING)
    first, last = (min(0.995, max(0.2, share + by)) for share in span)
    return first, last
