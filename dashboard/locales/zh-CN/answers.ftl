### 各页开头的一两句话，由短句拼成：words.clauses 用逗号连，words.sentence 用分号连、加句号；没有的部分不写。
### $when、$period 是写好的时段（第11周、本学期），见 words.when 和 words.period；$than 见 previous-… 和 last-year，
### 比较用 than-rate、than-count。

# 状态计数，用 words.listed 连：2 项达标、1 项未达标
answer-count-good = { $n } 项达标
answer-count-near = { $n } 项接近目标
answer-count-bad = { $n } 项未达标
answer-count-run = { $n } 项进行中
answer-count-none = { $n } 项不考核
answer-count-review = { $n } 项待复核
answer-statuses = { $n } 项指标中 { $counts }
answer-statuses-all-good = { $n } 项指标全部达标
answer-communities-count-good = { $n } 个达标
answer-communities-count-near = { $n } 个接近目标
answer-communities-count-bad = { $n } 个未达标
answer-communities-count-run = { $n } 个进行中
answer-communities-count-none = { $n } 个不考核
answer-communities-count-review = { $n } 个待复核
answer-communities = { $n } 个社区中 { $counts }
answer-communities-all-good = { $n } 个社区全部达标
answer-college = 学院{ $sentence }

# 较上一时段的变化（总览第三行）：升降最多的比率；意见；做了什么
answer-changed = 与{ $than }相比，{ $changes }
answer-changed-up = { $metric }升 { $points } 个百分点至 { $rate }
answer-changed-down = { $metric }降 { $points } 个百分点至 { $rate }
answer-changed-same = 各项比率持平
answer-changed-count = { $metric } { $n } { $unit }（{ $than } { $before } { $unit }）

# 我的社区
answer-due-overdue = { $n } 件已超期
answer-due-overdue-none = 没有超期的事项
answer-due-today = 今天到期 { $n } 件
answer-due-today-none = 今天没有到期的
answer-choose-community = 请选择一个社区

# 走访
answer-visits-coverage-numbers = { $when }走访覆盖率 { $rate }（{ $k }/{ $n }）
answer-visits-coverage-college = 学院{ $when }走访覆盖率 { $rate }（{ $k }/{ $n }）
answer-visits-coverage-none = { $when }没有应走访的寝室
answer-visits-missed = 还有 { $n } 间寝室未走访
answer-visits-missed-rooms = { $rooms } 共 { $n } 间未走访
answer-visits-missed-some = { $rooms } 等 { $n } 间未走访
answer-visits-all = 应走访的 { $n } 间寝室都已走访
answer-visits-compliance = { $n } 名党员中 { $k } 名完成两次走访
answer-visits-compliance-all = { $n } 名党员都完成了两次走访
answer-visits-excused = { $n } 间寝室不计
answer-visits-running = { $period }进行到{ $weekday }：已走访 { $k }/{ $n } 间
answer-visits-running-college = { $period }进行到{ $weekday }：学院已走访 { $k }/{ $n } 间

# 意见
answer-tickets-open = 未办结意见 { $n } 件
answer-tickets-open-college = 学院未办结意见 { $n } 件
answer-tickets-open-none = 没有未办结的意见
answer-tickets-stale-of = 其中 { $n } 件超 10 个工作日
answer-tickets-stale-none = 没有超 10 个工作日的
answer-tickets-stale-nowhere = 没有超 10 个工作日未办结的意见
answer-tickets-stale = { $n } 件意见超 10 个工作日未办结
answer-tickets-overdue = { $n } 件超期未反馈
answer-tickets-reply = { $when } 3 个工作日反馈率 { $rate }（{ $k }/{ $n }）
answer-tickets-reply-none = { $when }还没有到期应反馈的意见
answer-tickets-resolution = { $when }意见解决率 { $rate }（{ $k }/{ $n }）

# 学业
answer-tutoring-open = 在册学业预警学生 { $n } 人
answer-tutoring-open-college = 学院在册学业预警学生 { $n } 人
answer-tutoring-open-none = 没有在册学业预警学生
answer-tutoring-without = 其中 { $n } 人两周未接受帮扶
answer-tutoring-without-none = 两周内都接受过帮扶
answer-tutoring-lift = 学业预警解除率 { $rate }（{ $k }/{ $n }）
answer-tutoring-left = 另有 { $n } 人次因休学、转出、退学离开，不算解除
answer-tutoring-upgrade = 专升本录取率 { $rate }

# 竞赛
answer-competitions-awards = { $when }获奖 { $n } 项
answer-competitions-awards-college = 学院{ $when }获奖 { $n } 项
answer-competitions-awards-none = { $when }还没有获奖
answer-competitions-provincial = 其中省级及以上 { $n } 项
answer-competitions-provincial-when = { $when }省级及以上 { $n } 项
answer-competitions-provincial-none = 还没有省级及以上获奖
answer-competitions-to-go = 距目标还差 { $n } 项
answer-competitions-reached = 已达到目标 { $goal } 项
answer-competitions-students = { $when }获奖学生 { $n } 人
answer-competitions-incubated = { $when }孵化项目 { $n } 个，其中 { $operating } 个已投入运营

# 网格
answer-grid-checks = { $when } { $n } 层中 { $k } 层完成安全排查
answer-grid-checks-college = 学院{ $when } { $n } 层中 { $k } 层完成安全排查
answer-grid-checks-all = { $when } { $n } 层全部完成安全排查
answer-grid-checks-all-college = 学院{ $when } { $n } 层全部完成安全排查
answer-grid-reports = 每日上报率 { $rate }（{ $k }/{ $n }）
answer-grid-filled = { $n } 个网格岗位全部配备
answer-grid-vacant = 网格岗位空缺 { $n } 个
answer-grid-disputes = { $when }矛盾纠纷 { $n } 起，已化解 { $k } 起
answer-grid-severe = 恶性冲突事件 { $n } 起
answer-grid-severe-none = 无恶性冲突事件
answer-grid-none = 本时段没有应排查的楼层

# 团队
answer-teams-held = { $when }举办活动 { $n } 场，参与 { $came } 人次
answer-teams-held-college = 学院{ $when }举办活动 { $n } 场，参与 { $came } 人次
answer-teams-held-none = { $when }还没有举办活动
answer-teams-kept = { $when }到期的 { $n } 次承诺活动已举办 { $k } 次
answer-party-members = 在岗党员 { $n } 人，分 { $posts } 类岗位
answer-party-members-college = 学院在岗党员 { $n } 人，分 { $posts } 类岗位
answer-party-members-none = 没有党员在岗
answer-party-visits = { $when } { $k }/{ $n } 人走访达标
answer-party-talks = { $k }/{ $n } 人谈心达标
answer-party-load = { $n } 人中 { $k } 人包片 5—8 间寝室
answer-self-participation = { $when }活动参与率 { $rate }（{ $k }/{ $n }）
answer-self-participation-college = 学院{ $when }活动参与率 { $rate }（{ $k }/{ $n }）
answer-self-participation-none = { $when }还没有参与记录
answer-self-hours = { $when }志愿时长 { $n } 小时
answer-self-held = { $when }活动 { $n } 场
answer-self-persons = { $when }参与 { $n } 人
answer-careers-partners = { $when }参与单位 { $n } 家
answer-careers-partners-college = 学院{ $when }参与单位 { $n } 家
answer-careers-offered = { $when }提供{ $offers }
answer-careers-offer = { $what } { $n }
answer-results-satisfaction = { $when }社区满意度 { $rate }（{ $k }/{ $n }）
answer-results-satisfaction-college = 学院{ $when }社区满意度 { $rate }（{ $k }/{ $n }）
answer-results-satisfaction-none = { $when }还没有满意度调查
answer-results-honours = { $when }表彰奖励 { $n } 人次
answer-results-published = { $n } 项公布数据中 { $agreed } 项复算一致
answer-quality-filled = { $when }应填的 { $n } 份台账中 { $k } 份已填
answer-quality-filled-college = 学院{ $when }应填的 { $n } 份台账中 { $k } 份已填
answer-quality-all = { $when }应填的 { $n } 份台账全部已填
answer-quality-all-college = 学院{ $when }应填的 { $n } 份台账全部已填
answer-quality-none = { $when }没有应填的台账
answer-quality-late = { $when }发生的 { $n } 条记录中后补 { $k } 条
answer-quality-doubts = { $when }待核对：{ $what }
answer-quality-doubt = { $name } { $n } { $unit }
answer-quality-doubts-none = { $when }没有待核对的记录
answer-unfilled = 当周{ $ledger }没有一条记录，未必是没有做
answer-unfilled-college = 当周有 { $n } 个社区的{ $ledger }没有记录，未必是没有做
