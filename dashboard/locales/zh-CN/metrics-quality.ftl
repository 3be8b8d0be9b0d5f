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

metric-hurried-visits = 短时集中走访
    .short = 短时集中走访
    .definition = 同一名党员同一天的走访，见到人的，5 分钟之内第 5 次起逐次计数。敲门没人的不算：沿着楼道一间间走、每间都说上几句话，五间不会只用 5 分钟。只看次数，不看是谁走的。
    .why = 一连串走访挤在几分钟里，多半是事后一次补填的，覆盖率再高也说明不了问题。
    .formula = 5 分钟之内第 5 次及以后的走访次数
    .source = 走访台账的走访时间
    .unit = 次
    .counted = { $n } 次
    .yes = 短时集中
    .no = 间隔正常

metric-repeated-notes = 雷同记录
    .short = 雷同记录
    .definition = 同一个人在同一学期、同一本台账里写下完全相同的文字，从第 3 条起逐条计数。只比对走访、安全排查和寝室日报；不足 10 个字的（如“一切正常”）、没有写文字的、没有写明记录人的不算。谈心只记主题，意见是同学自己的话，都不比对。只看条数，不看是谁写的。
    .why = 同一句话反复出现，多半是复制的，看不出当时的情况。
    .formula = 同样的文字第 3 条及以后的条数
    .source = 走访、安全排查和寝室日报台账的文字
    .unit = 条
    .counted = { $n } 条
    .yes = 雷同
    .no = 不同

metric-names-beyond-attendance = 名单超出参与人次
    .short = 名单超出人次
    .definition = 名单上的人数多于参与人次的活动场数。学生、教职工和校外人员都算，一个人有几种身份只算一人；没有登记参与人次的按 0 算。按活动日期归入时段。
    .why = 名单和人次必有一个不对，参与人次和参与率都受影响。
    .formula = 名单人数大于参与人次的活动场数
    .source = 活动台账及其参与名单
    .unit = 场
    .counted = { $n } 场
    .yes = 名单超出
    .no = 相符

metric-impossible-dates = 日期矛盾
    .short = 日期矛盾
    .definition = 两个日期互相矛盾的台账记录：结束早于开始（意见的办理或评分早于提交，预警的解除或离开早于发出），或者写下的日期早于发生的日期（同一天的不算）。帮扶结对和孵化项目可以提前登记，不看写下的日期。按两个日期中较晚的一天归入时段，一条记录只算一次。
    .why = 多半是手误，改一个日期就好；不改，时长和及时率会算错。
    .formula = 日期矛盾的记录条数
    .source = 各台账的日期和写入时间
    .unit = 条
    .counted = { $n } 条
    .yes = 矛盾
    .no = 正常

metric-orphan-rows = 悬空记录
    .short = 悬空记录
    .definition = 台账中指向不存在的寝室、学生、意见等的记录。数据库的外键会拒绝这样的记录；别的程序写 SQLite 而没有打开外键检查时，才会出现。帮扶签到所属的帮扶已不在的，按写下的日期归入时段。这里只查各台账，住宿、岗位等名单由命令 python -m data_access check 检查。
    .why = 找不到寝室或学生的记录，按楼层、按人一看就不见了，合计却还在。
    .formula = 指向不存在的内容的记录条数
    .source = 各台账及其引用的名单
    .unit = 条
    .counted = { $n } 条
    .yes = 悬空
    .no = 正常

contradiction-ended-before = 结束早于开始
contradiction-written-before = 写下早于发生

lost-academic-warning = 学业预警
lost-contest = 赛事
lost-course = 课程
lost-department = 部门
lost-feedback-ticket = 意见
lost-floor = 楼层
lost-programme = 品牌活动
lost-room = 寝室
lost-staff = 教职工
lost-student = 学生
lost-term = 学期
lost-tutoring-session = 帮扶
lost-warning-level = 预警等级

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
