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
target-none = 不设目标
target-line = 目标 { $goal }

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

beside-open-tickets = 共 { $n } 件未办结
beside-rooms-due = 应走访 { $n } 间
beside-to-go = 还差 { $counted }
beside-reached = 已完成
beside-warnings-open = 在册 { $n } 人
beside-median = 中位数 { $n }
beside-no-denominator = 分母为 0
beside-suppressed = 人数过少，不显示
beside-left = 另有 { $n } 人已离开
beside-excused = 不计 { $counted }
beside-tutored = { $n } 人有成绩
suppressed = <5

unit-percent = %
unit-points = 个百分点
unit-points-full = { $points } 个百分点
unit-days = { $n } 天
unit-working-days = { $n } 个工作日
unit-people = { $n } 人
unit-rooms = { $n } 间
unit-tickets = { $n } 件
unit-awards = { $n } 项
unit-visits = { $n } 次
unit-sessions = { $n } 场
unit-attendances = { $n } 人次
unit-metrics = { $n } 项

group-floor = 楼层
group-post = 岗位
group-category = 类别
group-department = 责任部门
group-channel = 渠道
group-age = 已过工作日
group-level = 级别
group-award-level = 奖项级别
group-kind = 帮扶形式
group-course = 课程
group-part = 身份
group-prize = 奖次
group-contest = 赛事
group-community = 社区
group-week = 周
group-month = 月
group-term = 学期
group-year = 年
group-overlaps = 一人可属多组，各组相加不等于总数
group-other = 其他
group-none = 未注明

floor = { $number }层
floor-spaced = { $number } 层
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

prize-0 = 特等奖
prize-1 = 一等奖
prize-2 = 二等奖
prize-3 = 三等奖
prize-4 = 优秀奖及其他

kind-clinic = 学业门诊
kind-peer = 朋辈帮扶
kind-small-class = 小班辅导

part-teacher = 门诊教师
part-tutor = 学业小导师
part-student = 结对预警学生

outcome-solved = 解决
outcome-explained = 说明
outcome-open = 未办结

event-replied = 反馈
event-closed = 办结
event-reopened = 退回重办
event-implemented = 采纳落实

grid-building = 楼长
grid-floor = 层长
grid-room = 寝室长

value-yes = 是
value-no = 否
value-met = 见到人
value-met-no-one = 到访未遇
value-met-no-one-times = 到访未遇 { $n } 次
value-excused = 不计
value-admitted = 已录取
value-not-admitted = 未录取
value-lifted = 已解除
value-left = 已离开
value-open = 在册

ledger-dorm-visit = 寝室走访台账
ledger-heart-talk = 谈心谈话台账
ledger-room-duty = 党员包片名单
ledger-party-post = 党员岗位名单
ledger-feedback-ticket = 意见反馈台账
ledger-ticket-event = 意见办理记录
ledger-academic-warning = 学业预警名单
ledger-study-plan = 学习计划台账
ledger-tutoring-pair = 朋辈帮扶结对名单
ledger-tutoring-session = 学业帮扶台账
ledger-tutoring-attendance = 学业帮扶签到
ledger-term-result = 学期成绩排名
ledger-upgrade-exam = 专升本考试名单
ledger-competition-award = 竞赛获奖台账
ledger-incubation-project = 孵化项目台账
