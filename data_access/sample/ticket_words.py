"""What students ask for: categories with the department that answers, and wordings."""

from __future__ import annotations

from dataclasses import dataclass

MEETING_CATEGORY_CONTENTS = (
    ("热水供应", "改善学生宿舍热水供应"),
    ("用电与充电", "增加社区充电桩数量"),
)


@dataclass(frozen=True)
class Category:
    """weight: how common in 2023; growth: how much more common each year since; suggests: asks for something new."""

    name: str
    department: str
    weight: float
    contents: tuple[str, ...]
    growth: float = 0.0
    suggests: bool = False


CATEGORIES = (
    Category(
        "设施维修",
        "后勤处",
        24,
        ("卫生间水龙头漏水", "阳台门锁坏了", "寝室吊扇异响", "走廊声控灯不亮", "柜门合页松脱", "下水道堵塞"),
    ),
    Category(
        "热水供应",
        "后勤处",
        12,
        ("晚上十点后热水不足", "三楼以上热水水压小", "热水卡刷不出水", "希望延长热水供应时间"),
        suggests=True,
    ),
    Category(
        "网络服务",
        "信息中心",
        6,
        ("晚高峰校园网卡顿", "寝室无线信号弱", "校园网频繁掉线", "认证页面打不开", "希望提高带宽"),
        growth=0.75,
    ),
    Category(
        "用电与充电",
        "资产处",
        10,
        ("充电桩数量不足", "电动车充电排队太久", "插座接触不良", "希望增加手机充电柜"),
        suggests=True,
    ),
    Category(
        "公共设备",
        "资产处",
        14,
        ("优化洗衣机使用流程", "洗衣机数量少，排队久", "饮水机滤芯该换了", "希望增加烘干机", "公共微波炉坏了"),
        suggests=True,
    ),
    Category(
        "自习空间",
        "学工处",
        12,
        ("增加社区自习室座位", "自习室延长开放到晚上十一点", "自习室座位被长期占用", "希望自习室增加插座"),
        suggests=True,
    ),
    Category("安全管理", "保卫处", 7, ("门禁闸机识别慢", "消防通道堆放杂物", "夜间楼外照明不足", "外卖电动车进楼充电")),
    Category("食堂餐饮", "后勤处", 8, ("希望增加夜宵窗口", "食堂高峰排队久", "菜品价格偏高"), suggests=True),
    Category("学业教务", "教务处", 5, ("选修课名额少", "希望增开C语言辅导", "考试安排过于集中"), suggests=True),
    Category("活动与作息", "学工处", 6, ("夜间走廊喧哗", "希望多办体育活动", "活动通知太晚"), suggests=True),
)

CONTACTS = ("后勤处", "资产处", "学工处", "教务处", "信息中心", "保卫处")
