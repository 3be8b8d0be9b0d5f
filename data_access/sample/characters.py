"""The communities of the sample college, and what is particular about each."""

from __future__ import annotations

from dataclasses import dataclass

COLLEGE, COLLEGE_CODE = "信息工程学院", "04"
COLLEGE_OWN = "院级直属"
COLLEGE_OWN_ORDER = 99


@dataclass(frozen=True, eq=False)
class Character:
    """What a community is like. Shares are 0 to 1; a pair is the value in 2023 and the one reached three years on.

    code: what its students' numbers bear after their year, other than any community's of the college.
    years: how many school years a student lives here before he graduates (2: from the second year on).
    lanes: how many rooms are always being neglected, three weeks each; lagging_floor: where most of them are.
    small_rounds: how often a member makes no more than one visit; slips: duties of fewer or more rooms than asked.
    exams: candidates and admitted of 专升本 to July 2025; exam_share, exam_rate: of the years after.
    copied: how many members write one note all term long; hurried: in how many weeks one writes down all his rooms
    within minutes; misdated: how many disputes and ratings bear a day that cannot be; miscounted: one activity a term
    has more names than heads.
    incident: term and number of the dispute that was a severe one.
    case: whether this is the community of the published case, whose numbers are known.
    """

    name: str
    code: str
    house_order: int
    floors: int
    rooms_on_floor: int
    years: int
    members: int
    coverage: tuple[float, float]
    twice: tuple[float, float]
    compliance: tuple[float, float]
    talks: tuple[float, float]
    lagging_floor: int
    lanes: int
    majors: tuple[str, ...]
    exams: tuple[int, int]
    exam_rate: float
    exam_share: float = 0.5
    late: float = 0.03
    slips: float = 0.0
    copied: float = 0.0
    hurried: float = 0.0
    misdated: float = 0.0
    miscounted: bool = False
    ledger_lost: bool = False
    posts_vacant: int = 0
    rooms_empty: tuple[str, ...] = ()
    tickets_a_week: tuple[float, float] = (1.5, 2.5)
    slow: float = 0.06
    late_reply: float = 0.03
    explained: float = 0.035
    warned: int = 14
    lift: float = 0.92
    students_neglected: int = 1
    clinic_teachers: int = 6
    school_awards: int = 4
    higher_awards: int = 2
    projects: int = 2
    checks: float = 0.95
    reports: float = 0.95
    disputes: float = 0.1
    incident: tuple[int, int] | None = None
    participation: tuple[float, float] = (0.5, 0.8)
    kept: float = 0.92
    satisfied: float = 0.92
    case: bool = False
    college: str = COLLEGE


CHARACTERS = (
    Character(
        name="幸福里",
        code="041",
        participation=(0.45, 0.86),
        satisfied=0.93,
        checks=0.96,
        reports=0.955,
        house_order=1,
        floors=6,
        rooms_on_floor=6,
        years=2,
        members=50,
        coverage=(0.72, 0.93),
        twice=(0.55, 0.8),
        compliance=(0.74, 0.9),
        talks=(0.82, 0.95),
        lagging_floor=4,
        lanes=2,
        majors=("计算机应用技术", "计算机网络技术"),
        copied=0.02,
        exams=(113, 77),
        exam_share=0.8,
        exam_rate=0.69,
        tickets_a_week=(1.9, 4.2),
        slow=0.1,
        warned=16,
        lift=0.92,
        clinic_teachers=12,
        school_awards=6,
        higher_awards=3,
        projects=10,
        case=True,
    ),
    Character(
        name="明德苑",
        code="042",
        participation=(0.7, 0.9),
        kept=0.98,
        satisfied=0.96,
        checks=0.995,
        reports=0.985,
        disputes=0.05,
        house_order=2,
        floors=5,
        rooms_on_floor=6,
        years=3,
        members=40,
        coverage=(0.93, 0.995),
        twice=(0.8, 0.95),
        compliance=(0.92, 0.985),
        talks=(0.95, 0.99),
        lagging_floor=1,
        lanes=0,
        majors=("软件技术", "大数据技术"),
        exams=(30, 18),
        exam_rate=0.63,
        late=0.01,
        tickets_a_week=(1.2, 1.6),
        slow=0.015,
        late_reply=0.01,
        explained=0.02,
        warned=9,
        lift=0.96,
        students_neglected=0,
        higher_awards=3,
        projects=4,
    ),
    Character(
        name="知行苑",
        code="043",
        participation=(0.5, 0.74),
        kept=0.88,
        satisfied=0.88,
        checks=0.93,
        reports=0.93,
        disputes=0.13,
        house_order=3,
        floors=6,
        rooms_on_floor=8,
        years=3,
        members=56,
        coverage=(0.83, 0.88),
        twice=(0.62, 0.7),
        compliance=(0.8, 0.86),
        talks=(0.85, 0.9),
        lagging_floor=6,
        lanes=3,
        majors=("物联网应用技术", "电子信息工程技术", "现代通信技术"),
        exams=(34, 21),
        exam_rate=0.61,
        copied=0.03,
        hurried=0.04,
        misdated=0.005,
        tickets_a_week=(5.5, 9.5),
        slow=0.12,
        late_reply=0.09,
        explained=0.06,
        warned=18,
        lift=0.88,
        students_neglected=2,
        school_awards=7,
        projects=5,
    ),
    Character(
        name="博学楼",
        code="044",
        participation=(0.35, 0.84),
        kept=0.93,
        reports=0.95,
        house_order=4,
        floors=4,
        rooms_on_floor=6,
        years=3,
        members=30,
        coverage=(0.45, 0.95),
        twice=(0.3, 0.82),
        compliance=(0.5, 0.93),
        talks=(0.6, 0.95),
        lagging_floor=3,
        lanes=1,
        majors=("云计算技术应用", "人工智能技术应用"),
        exams=(28, 18),
        exam_rate=0.66,
        warned=8,
        lift=0.93,
        higher_awards=4,
        projects=6,
    ),
    Character(
        name="致远里",
        code="045",
        participation=(0.5, 0.58),
        kept=0.7,
        satisfied=0.82,
        checks=0.78,
        reports=0.82,
        disputes=0.16,
        house_order=5,
        floors=6,
        rooms_on_floor=6,
        years=3,
        members=40,
        coverage=(0.74, 0.72),
        twice=(0.45, 0.42),
        compliance=(0.7, 0.68),
        talks=(0.75, 0.7),
        lagging_floor=5,
        lanes=6,
        majors=("信息安全技术应用", "移动应用开发"),
        exams=(24, 13),
        exam_rate=0.52,
        exam_share=0.35,
        late=0.14,
        slips=0.15,
        copied=0.06,
        hurried=0.12,
        misdated=0.04,
        miscounted=True,
        ledger_lost=True,
        incident=(1, 1),
        posts_vacant=1,
        tickets_a_week=(1.2, 2.4),
        slow=0.2,
        late_reply=0.14,
        explained=0.09,
        warned=17,
        lift=0.78,
        students_neglected=3,
        school_awards=3,
        higher_awards=1,
        projects=1,
    ),
    Character(
        name="求是居",
        code="046",
        participation=(0.6, 0.85),
        checks=0.97,
        reports=0.97,
        disputes=0.09,
        house_order=6,
        floors=3,
        rooms_on_floor=4,
        years=3,
        members=13,
        coverage=(0.8, 0.92),
        twice=(0.6, 0.75),
        compliance=(0.8, 0.92),
        talks=(0.85, 0.95),
        lagging_floor=2,
        lanes=0,
        majors=("数字媒体技术",),
        exams=(14, 7),
        exam_rate=0.58,
        rooms_empty=("304",),
        tickets_a_week=(0.4, 0.7),
        warned=4,
        lift=0.9,
        students_neglected=0,
        clinic_teachers=3,
        school_awards=2,
        higher_awards=1,
        projects=1,
    ),
)

# 专升本 of those who live in none of the communities, to July 2025: candidates, admitted.
OWN_EXAMS = (12, 7)
