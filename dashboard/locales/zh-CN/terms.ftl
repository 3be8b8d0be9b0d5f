### 状态、目标、比较、分组和代码。

status-good = 达标
status-near = 接近目标
status-bad = 未达标
status-none = 不考核
status-run = 进行中
status-review = 待复核

status-why-few = 少于 5，只列数不评价
status-why-no-duty = 本时段不考核
status-why-no-target = 不设目标
status-why-running = 时段未结束，结束后评价
status-why-review = { $month }复核后才有数
status-why-no-data = 没有数据
status-why-suppressed = 涉及个人，比率不显示

target-reach = 目标 { $goal }
target-at-most = 目标 ≤{ $goal }
target-above = 目标 >{ $goal }
target-a-year = 目标 { $goal }/年
target-ninetieth = 目标 90% ≤{ $goal }
target-above-college = 目标高于学院 { $points } 个百分点

previous-day = 上周同日
previous-week = 上周
previous-week-to-day = 上周同期
previous-numbered-week = 第{ $number }周
previous-month = 上月
previous-month-to-day = 上月同期
previous-term = 上学期
previous-term-to-day = 上学期同期
previous-school-year = 上学年
previous-year = 去年
previous-year-to-day = 去年同期
previous-school-year-to-day = 上学年同期
last-year = 去年同期
last-year-college = 学院

comparison = 较{ $than } { $difference }
comparison-points = 较{ $than } { $difference } 个百分点
comparison-points-two = 较{ $than } { $difference }·较{ $than_before } { $difference_before } 个百分点
comparison-count = 较{ $than } { $difference }{ "\u00A0" }{ $unit }
comparison-count-two = 较{ $than } { $difference }·较{ $than_before } { $difference_before }{ "\u00A0" }{ $unit }
comparison-college = 学院 { $value }
comparison-none = 没有可比数据
comparison-last-year-total = 去年全年 { $counted }
comparison-reviewed = 已复核的各学期合计
comparison-to-day = 比较的是同一天为止

# 句子里的比较：$direction 为 up、down、same，$points 和 $n 是绝对值。
than-rate = { $direction ->
        [up] 比{ $than }高 { $points } 个百分点
        [down] 比{ $than }低 { $points } 个百分点
       *[same] 与{ $than }持平
    }
than-count = { $direction ->
        [up] 比{ $than }多 { $n }{ "\u00A0" }{ $unit }
        [down] 比{ $than }少 { $n }{ "\u00A0" }{ $unit }
       *[same] 与{ $than }持平
    }

# In the place of a number of 1 to 4 persons, and of one that would tell such a number.
hidden-few = <5
hidden-for-another = 不显示
    .within = 若干

beside-to-go = 还差 { $counted }
beside-reached = 已完成
beside-median = 中位数 { $n }
beside-no-denominator = 分母为 0
beside-tutored = { $n } 人有成绩

unit-points = 个百分点
unit-points-full = { $points } 个百分点
unit-working-days = { $n } 个工作日

group-none = 未注明

floor = { $number }层
room = { $number } 寝室

age-0-3 = 3 个工作日以内
    .short = 3 个以内
age-4-10 = 4—10 个工作日
    .short = 4—10 个
age-11-up = 超 10 个工作日
    .short = 超 10 个

level-international = 国际级
    .short = 国际
level-national = 国家级
    .short = 国家
level-provincial = 省级
    .short = 省
level-school = 校级
    .short = 校
level-provincial-up = 省级及以上

kind-clinic = 学业门诊
kind-peer = 朋辈帮扶
kind-small-class = 小班辅导

part-teacher = 门诊教师
part-tutor = 学业小导师
part-student = 结对预警学生

outcome-solved = 解决
outcome-explained = 说明
outcome-open = 未办结

value-yes = 是
value-no = 否
value-excused = 不计

grid-building = 楼栋
grid-floor = 楼层
grid-room = 寝室
grid-community = 社区
grid-college = 学院

severity-ordinary = 一般
severity-serious = 较重
severity-severe = 恶性

post-building = 楼长
post-floor = 层长
post-room = 寝室长

team-ideology = 思政团队
team-teaching = 教学团队
team-enterprise = 企业团队
team-service = 服务团队
team-students = 学生组织
