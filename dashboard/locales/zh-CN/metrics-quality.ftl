### 数据质量：各项指标的名称和口径，台账的名称。

metric-ledger-filled = 台账填报率
    .short = 台账填报率
    .definition = 考核周内，应填的台账（走访、谈心、安全排查、寝室日报）中当周至少有一条记录的占比；一个社区的一本台账一周算一份。社区从写入第一条记录的那一周起应填。按事情发生的日期算，后补的记录也算已填。
    .why = 走访覆盖率 60% 可能是没去，也可能是没记；这一项把两者分开。
    .formula = 有记录的台账·周数 ÷ 应填的台账·周数
    .source = 走访、谈心、安全排查、寝室日报台账
    .unit = 份
    .counted = { $n } 份
    .yes = 已填
    .no = 未填

metric-late-rows = 后补记录占比
    .short = 后补记录占比
    .definition = 当周发生的各台账记录中，发生 7 天以后才写下的占比。成绩公布本来就在考试之后，不计入。只看条数，不看是谁写的。
    .why = 事后补写的记录多，当时的数字就偏低，内容也难核对。
    .formula = 发生 7 天以后写下的条数 ÷ 当周发生的条数
    .source = 各台账的发生日期和写入时间
    .unit = 条
    .counted = { $n } 条
    .yes = 后补
    .no = 及时

ledger-dorm-visit = 走访台账
ledger-heart-talk = 谈心台账
ledger-feedback-ticket = 意见台账
ledger-ticket-event = 意见办理记录
ledger-academic-warning = 学业预警名单
ledger-study-plan = 帮扶计划台账
ledger-tutoring-pair = 帮扶结对台账
ledger-tutoring-session = 帮扶台账
ledger-tutoring-attendance = 帮扶签到
ledger-competition-award = 竞赛获奖台账
ledger-incubation-project = 孵化项目台账
ledger-safety-check = 安全排查台账
ledger-room-report = 寝室日报台账
ledger-hazard = 隐患台账
ledger-dispute = 矛盾纠纷台账
ledger-activity = 活动台账
ledger-honour = 表彰台账
ledger-survey-answer = 满意度答卷
