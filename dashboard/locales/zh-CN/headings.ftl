### 各框的标题（写结论）、说明（画的是什么、单位、不含什么）和图里的字。没有结论可写时用指标名称作标题。

heading-attention = 需要关注
heading-visits-rising = 走访覆盖率连续 { $n } 周上升
heading-visits-falling = 走访覆盖率连续 { $n } 周下降
heading-visits-missed = 仍有 { $n } 间未走访
heading-visits-all = 应走访寝室全部走访
heading-visits-value = { $when }走访覆盖率 { $rate }
heading-floors-gap-weeks = { $count ->
        [1] { $floors } 层缺口最多，近 { $weeks } 个考核周 { $n } 间次未走访
       *[other] { $floors } 层缺口最多，近 { $weeks } 个考核周各 { $n } 间次未走访
    }
heading-floors-none = 近四周各层都已走访
heading-silence = { $n } 间寝室超 14 天没有见到人
heading-silence-none = 14 天内各寝室都见到过人
heading-due = 待办 { $n } 件
heading-due-none = 待办
heading-choose-community = { $n } 个社区
heading-standing = { $n } 项比率中 { $k } 项不低于学院
heading-standing-none = 与学院相比
heading-rooms-missed = { $when }未走访寝室 { $n } 间
heading-rooms-missed-none = { $when }应走访寝室都已走访

heading-tickets-age = 未办结意见 { $n } 件，其中 { $stale } 件超 10 个工作日
heading-tickets-age-fresh = 未办结意见 { $n } 件，都在 10 个工作日以内
heading-tickets-age-none = 没有未办结的意见
heading-tickets-category = { $category }类意见最多，{ $when } { $n } 件
heading-tickets-department = { $department }未办结最多，{ $n } 件
heading-tickets-late = 需要催办的意见 { $n } 件
heading-tickets-late-none = 没有需要催办的意见

heading-tutoring-funnel = { $term }预警 { $warned } 人，帮扶 { $tutored } 人，解除 { $lifted } 人
heading-tutoring-levels = { $level }解除率最低，{ $rate }
heading-tutoring-levels-even = 各等级解除率相同，{ $rate }
heading-tutoring-slope = { $direction ->
        [up] 接受帮扶的学生班级排名平均前移 { $points } 个百分点
        [down] 接受帮扶的学生班级排名平均后移 { $points } 个百分点
       *[same] 接受帮扶的学生班级排名平均持平
    }
heading-tutoring-upgrade = 专升本录取率 { $rate }，{ $direction ->
        [up] 高于学院 { $points } 个百分点
        [down] 低于学院 { $points } 个百分点
       *[same] 与学院持平
    }
heading-tutoring-upgrade-college = 学院专升本录取率 { $rate }

heading-awards = { $when }获奖 { $n } 项
heading-awards-provincial = 省级及以上 { $n } 项
heading-awards-to-go = 距目标还差 { $n } 项
heading-awards-reached = 已达目标
heading-awards-none = { $when }还没有获奖
heading-works = { $when }获奖作品 { $n } 项
heading-works-none = { $when }没有获奖作品

heading-communities = 各社区 { $n } 项指标

caption-attention = { $n } 项，按紧急程度
caption-communities = 按社区固定次序排列，不排名；点社区名进入该社区
caption-coverage = 每周走访见到人的寝室 ÷ 应走访寝室
caption-visiting = 每周走访不少于两次的党员 ÷ 在岗党员
caption-talking = 每周谈心不少于一次的党员 ÷ 在岗党员
heading-weekly = { $when }{ $metric } { $rate }（{ $k }/{ $n }）
heading-posts = { $n } 类党员岗位做了什么
caption-posts = 达标率为{ $week }，其余为{ $term }合计；按活动、谈话发生当天的岗位统计，岗位之间不排名
heading-presence = { $when } { $n } 支团队进驻社区
caption-presence = 各团队在社区举办的活动、参与人次、实名参与的不同人数和到场单位
heading-hours = { $when }{ $what }志愿时长最多，{ $n } 小时
caption-hours = { $when }志愿时长（小时），按品牌活动
heading-branches = { $when }{ $what }类活动最多，{ $n } 场
caption-branches = { $when }活动场次，按类别
heading-roles = { $when }{ $what }最多，{ $n } 人
caption-roles = { $when }参与人数，按身份；一人有几种身份各算一次
heading-offered = { $when }提供{ $what } { $n }
caption-offered = { $when }企业团队各场活动登记的成效，各项单位不同
heading-events = { $when }{ $what }最多，{ $n } 场
caption-events = { $when }企业团队的活动场次
heading-companies = { $when }{ $what }来了 { $n } 家单位
caption-companies = { $when }到场的企业和单位，一家在一项活动里只算一次
heading-projects = { $when }孵化项目 { $n } 个
heading-projects-none = { $when }没有孵化项目
caption-projects = 最近的在前
caption-no-duty-weeks = { $weeks }不考核
caption-running-week = { $week }进行中
caption-running-year = { $year }进行中
caption-floors = 每层每周未走访寝室（间），空格为全部走访，“–”为不考核
caption-silence = 距上次走访见到人的天数，只数考核周
caption-silence-excused = 红框为当前不计、之前已超 14 天的寝室
caption-room-tickets = 意：未办结意见
caption-room-warned = 警：在册预警学生
caption-due = 天数为工作日；最急的在前，办结一件少一件
caption-standing = 横条从 { $low } 到 100%，右侧是本社区历次的值
caption-tickets-age = 每周末未办结意见（件），按已过工作日分层
caption-tickets-category = { $when }提交的意见（件），不含书记院长面对面
caption-tickets-department = 未办结意见（件），含书记院长面对面
caption-tickets-late = 超 10 个工作日、超期未反馈或超承诺期，最久的在前
caption-tutoring-funnel = { $term }发出的学业预警（人）
caption-tutoring-reviewed = 已复核
caption-tutoring-levels = 已复核各批预警：解除 ÷ 发出，按预警等级
caption-tutoring-slope = 名次 ÷ 班级人数的平均值，线向上为前移；{ $n } 人有两学期成绩
caption-tutoring-upgrade = 录取人数 ÷ 考生人数，归入考试当天居住的社区
caption-awards = 竞赛获奖（项），按级别
caption-works = 最近的在前

chart-this-term = 本学期
chart-this-community = 本社区
chart-college = 学院
chart-others-and-college = 其他社区（不具名），竖线为学院
chart-the-target = 目标
chart-last-year = 去年同期
chart-target = 目标 { $goal }
chart-pace = 上周同日 { $rate }
chart-running = 进行中 { $k }/{ $n }
chart-first-week = 第1周
chart-week-number = 周
chart-no-duty = 不考核
chart-age-end = { $band } { $n }
chart-received = 提交
chart-closed = 办结
chart-other-categories = 其他 { $n } 类
chart-other-departments = 其他 { $n } 个部门
chart-warned = 预警
chart-paired = 结对
chart-tutored = 帮扶
chart-lifted = 解除
chart-left = 离开
chart-funnel-end = { $counted }  { $rate }
chart-before = 预警前
chart-after = 当学期
chart-tutored-line = 接受帮扶
chart-untutored-line = 未接受帮扶
chart-award-total = { $n } 项
chart-award-provincial = 省级及以上 { $n }
chart-axis-rooms = 间
chart-axis-tickets = 件
chart-axis-people = 人
chart-axis-awards = 项
chart-axis-sessions = 场
chart-band-0-3 = 0–3 天
chart-band-4-7 = 4–7
chart-band-8-10 = 8–10
chart-band-11-14 = 11–14
chart-band-over = 超 14 天

tip-rate = { $period }：{ $rate }（{ $k }/{ $n }）
tip-rate-running = { $period }进行中：{ $k }/{ $n }
tip-part = { $period }·{ $part }：{ $counted }
tip-tickets-category = { $category }：{ $when }新增 { $n } 件
tip-tickets-department = { $department }：未办结 { $n } 件，其中 { $stale } 件超 10 个工作日
tip-tickets-department-fresh = { $department }：未办结 { $n } 件，都在 10 个工作日以内
tip-floor = { $floor } { $period }：未走访 { $missed } 间，应走访 { $n } 间
tip-room = { $room } 寝室：{ $days } 天未见到人
tip-room-excused = { $room } 寝室：不计（{ $reason }）
tip-room-excused-days = { $room } 寝室：当前不计（{ $reason }），{ $days } 天未见到人
tip-room-tickets = 未办结意见 { $n } 件
tip-room-warned = 在册预警学生 { $n } 人
standing-own = { $metric }（{ $period }）{ $value }
standing-college = 学院 { $value }
mark-room-tickets = 意{ $n }
mark-room-warned = 警{ $n }

# 读屏软件念的说明
alt-line = 折线图：{ $metric }，{ $span }
alt-floors = 热力图：各楼层各周未走访寝室数
alt-silence = 热力图：各寝室距上次走访见到人的天数
alt-standing = 点图：本社区的主要指标与学院其他社区相比
alt-age = 面积图：每周未办结意见，按已过工作日分层
alt-funnel = 条形图：预警、结对、帮扶、解除的学生人数
alt-slope = 斜线图：预警前后班级排名百分位
alt-awards = 柱形图：各年度竞赛获奖，按级别
alt-bars = 条形图：{ $what }

heading-checks-all = { $when }各层都已排查
heading-checks-missed = { $when } { $n } 层未排查：{ $floors }
heading-reports-all = { $when }各寝室每天都已上报
heading-reports-missed = { $when } { $n } 间·天未上报
heading-hazards = { $when }发现隐患 { $n } 处，已全部整改
heading-hazards-left = { $when }发现隐患 { $n } 处，{ $left } 处未整改
heading-disputes = { $when }化解矛盾纠纷 { $n } 起，其中就地化解 { $local } 起
heading-hazards-open = 待整改隐患 { $n } 处
heading-hazards-open-none = 没有待整改的隐患
caption-checks = “1”为当周未排查，空格为已排查，“–”为不考核
caption-reports = { $when }每天每间是否上报：“1”为未上报，空格为已上报，“–”为不计
caption-hazards = { $when }发现的隐患（处），按类别
caption-disputes = { $when }矛盾纠纷（起），按化解层级；在寝室、楼层、楼栋化解为就地化解
caption-hazards-open = { $when }发现、还没有整改的，最早的在前
caption-activities = 最近的在前
tip-check = { $floor } { $period }：应排查 { $n } 次，未排查 { $missed } 次
tip-report = { $room } 寝室 { $day }：已上报
tip-report-missed = { $room } 寝室 { $day }：未上报
alt-checks = 热力图：各楼层各周是否排查
alt-reports = 热力图：各寝室每天是否上报

heading-teams = { $when }{ $team }参与人次最多，{ $n } 人次
heading-kept = { $when } { $n } 项品牌活动没有办足
heading-kept-all = { $when }各项品牌活动都已办足
heading-outputs = { $when }{ $what }最多，{ $n }
heading-participation = 活动参与率 { $rate }，{ $direction ->
        [up] 比{ $since }高 { $points } 个百分点
        [down] 比{ $since }低 { $points } 个百分点
       *[same] 与{ $since }持平
    }
heading-activities = { $when }活动 { $n } 场
heading-activities-none = { $when }没有活动
caption-untold = 另有 { $n } 类人数少，未画出
caption-teams = { $when }各团队活动的参与人次
caption-kept = 已举办 ÷ 到期的承诺频次，未办足的在前
caption-outputs = { $when }各场活动登记的成效，各项单位不同
caption-participation = 参加过活动的在住学生 ÷ 在住学生，按学期
heading-honours = { $when }{ $what }最多，{ $n } 人次
caption-honours = { $when }表彰奖励，按名称
heading-satisfaction = 社区满意度 { $rate }，{ $direction ->
        [up] 比{ $since }高 { $points } 个百分点
        [down] 比{ $since }低 { $points } 个百分点
       *[same] 与{ $since }持平
    }
caption-satisfaction = 满意及以上 ÷ 全部答卷，按学期
heading-published = { $n } 项公布数据中 { $agreed } 项复算一致
heading-published-none = 公布数据核对
caption-published = 按公布时的时段和截至日期重新计算，落在认可范围内即为一致；点任一格看明细
heading-ledgers = { $when } { $n } 份台账未填
heading-ledgers-all = { $when } { $n } 份台账全部已填
caption-ledgers-by-ledger = 每周各台账是否有记录；1 为未填
caption-ledgers-by-community = 每周各社区未填的台账数
alt-ledgers = 热力图：各周未填的台账
tip-ledgers = { $name } { $period }：应填 { $n } 份，未填 { $missed } 份
heading-doubts = { $when }待核对的记录 { $n } 条
heading-doubts-none = { $when }没有待核对的记录
caption-doubts = 各台账里的条数；点任一格看明细。只看条数，不看是谁写的
heading-late = { $when }后补记录 { $n } 条
heading-late-none = { $when }没有后补记录
caption-late = 发生 7 天以后才写下的记录，只看条数，不看是谁写的
