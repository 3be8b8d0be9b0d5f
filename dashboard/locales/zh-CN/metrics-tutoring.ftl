### 学业：各项指标的名称和口径。
### 一批预警：同一学期发出的学业预警，名单在发出时确定；复核日由学期表规定。

metric-warnings-open = 在册学业预警学生
    .short = 在册预警学生
    .definition = 截至所选时段最后一天（或今天），已发出学业预警、既未解除也未离开（休学、转出、退学）的学生人数；一名学生有几次预警只算一人。
    .why = 这些学生眼下就需要帮扶，是各项帮扶工作的对象。
    .formula = 有未解除且未离开的预警的不同学生数
    .source = 学业预警名单
    .unit = 人
    .counted = { $n } 人
    .yes = 在册
    .no = 不在册

metric-warned = 学期预警学生
    .short = 预警
    .definition = 所选学期发出学业预警的学生人数；名单在发出时确定，后来离开的仍然计入。
    .why = 看这一批有多少学生要帮，是结对、帮扶、解除三步的起点。
    .formula = 学期内发出的预警数（一人一学期一次）
    .source = 学业预警名单
    .unit = 人
    .counted = { $n } 人
    .yes = 计入
    .no = 不计入

metric-warned-paired = 预警后结对学生
    .short = 结对
    .definition = 所选学期预警的学生中，从预警发出到复核期间有过结对学业小导师的人数。
    .why = 每名预警学生都该有一名小导师，没有结对的要尽快补上。
    .formula = 发出至复核期间有结对的预警学生数
    .source = 朋辈帮扶结对名单
    .unit = 人
    .counted = { $n } 人
    .yes = 已结对
    .no = 未结对

metric-warned-tutored = 预警后接受帮扶学生
    .short = 帮扶
    .definition = 所选学期预警的学生中，从预警发出到复核期间至少参加过一次帮扶（学业门诊、朋辈帮扶或小班辅导）的人数。
    .why = 结了对不等于帮了扶，这一步看帮扶有没有真正发生。
    .formula = 发出至复核期间至少参加一次帮扶的预警学生数
    .source = 学业帮扶台账
    .unit = 人
    .counted = { $n } 人
    .yes = 已接受帮扶
    .no = 未接受帮扶

metric-warned-lifted = 预警后解除学生
    .short = 解除
    .definition = 所选学期预警的学生中，预警已在正式复核中解除的人数；因休学、转出、退学离开的不算解除。
    .why = 帮扶的目的就是解除预警，这是一批预警最后的结果。
    .formula = 已解除的预警数
    .source = 学业预警名单
    .unit = 人
    .counted = { $n } 人
    .yes = 已解除
    .no = 未解除

metric-tutoring-persons = 帮扶参与人员
    .short = 帮扶参与人员
    .definition = 所选时段内坐诊学业门诊的不同教师、在结对中的不同学业小导师、在结对中且曾被预警的不同学生，按三种身份分别计数；同一人同一身份只算一次。
    .why = 看帮扶的力量有多少、覆盖到多少学生。
    .formula = 教师、小导师、结对学生各自的不同人数
    .source = 学业帮扶台账、朋辈帮扶结对名单
    .unit = 人
    .counted = { $n } 人
    .yes = 计入
    .no = 不计入

metric-warning-lift-rate = 学业预警解除率
    .short = 学业预警解除率
    .definition = 已过复核日的各批预警中，在复核中解除的预警占比；因休学、转出、退学离开的留在分母里并另行列出，不算解除。复核日之前发出的那一批显示“待复核”。
    .why = 帮扶有没有效果，最终看预警能不能解除。
    .formula = 已解除的预警数 ÷ 已复核各批的预警数
    .source = 学业预警名单
    .unit = 人次
    .counted = { $n } 人次
    .yes = 已解除
    .no = 未解除

metric-warning-relapse = 再次预警率
    .short = 再次预警率
    .definition = 所选学期发出、现已解除的预警中，该学生在下一学期再次被预警的占比。
    .why = 解除之后又被预警，说明基础没有补牢，帮扶不能停得太早。
    .formula = 下一学期再次预警的学生数 ÷ 预警已解除的学生数
    .source = 学业预警名单
    .unit = 人
    .counted = { $n } 人
    .yes = 再次预警
    .no = 未再预警

metric-students-without-session = 两周未接受帮扶学生
    .short = 两周未接受帮扶
    .definition = 在册学业预警学生中，自最近一次参加帮扶或预警发出（取较晚的一天）起已超过 14 天的人数：起算当天不数，今天要数，正好 14 天不算。只数考核周里的日历天，假期和该学生请假、实习的周不数。
    .why = 帮扶最怕断线；两周没有帮扶的学生要当周联系上。
    .formula = 超过 14 天没有参加帮扶的在册预警学生数
    .source = 学业帮扶台账
    .unit = 人
    .counted = { $n } 人
    .yes = 超 14 天未帮扶
    .no = 14 天以内有帮扶

metric-pair-coverage = 结对覆盖率
    .short = 结对覆盖率
    .definition = 考核周周日（进行中的周为今天）在册的预警学生中，当天有学业小导师结对的占比；周内已经结束的结对不算。
    .why = 人人有小导师，学习上才有人随时可问。
    .formula = 有有效结对的在册预警学生数 ÷ 在册预警学生数
    .source = 朋辈帮扶结对名单
    .unit = 人
    .counted = { $n } 人
    .yes = 已结对
    .no = 未结对

metric-plan-made = 帮扶计划制定率
    .short = 帮扶计划制定率
    .definition = 所选学期预警的学生中，已有个性化学习计划的占比；一人有几份计划只算一人。
    .why = 先有计划再帮扶，缺什么补什么，不做零散辅导。
    .formula = 已有学习计划的预警学生数 ÷ 预警学生数
    .source = 学习计划台账
    .unit = 人
    .counted = { $n } 人
    .yes = 已制定
    .no = 未制定

metric-tutoring-sessions = 帮扶场次
    .short = 帮扶场次
    .definition = 所选时段内举行的学业门诊、朋辈帮扶和小班辅导场数；没有人参加的也算一场。
    .why = 看帮扶的总量和节奏，是不是每周都有。
    .formula = 帮扶场次记录条数
    .source = 学业帮扶台账
    .unit = 场
    .counted = { $n } 场
    .yes = 计入
    .no = 不计入

metric-tutoring-attendance = 帮扶服务人次
    .short = 帮扶服务人次
    .definition = 所选时段内参加各场帮扶的人次，一人参加一场记一人次；预警学生和其他学生都算。
    .why = 看帮扶服务到多少人次，哪种形式、哪门课程最受欢迎。
    .formula = 参加记录条数
    .source = 学业帮扶台账
    .unit = 人次
    .counted = { $n } 人次
    .yes = 计入
    .no = 不计入

metric-rank-gain = 班级排名变化
    .short = 班级排名变化
    .definition = 所选学期预警且接受过帮扶的学生，预警前一学期与预警当学期的班级排名百分位（名次 ÷ 班级人数）之差的平均值，正数为前移；缺任一学期成绩的不计，学期结束后才有数。
    .why = 解除只看过没过线，排名变化看进步了多少。
    .formula = （前一学期名次 ÷ 班级人数 − 当学期名次 ÷ 班级人数）的平均值
    .source = 学期成绩排名
    .unit = 个百分点
    .counted = { $n } 个百分点
    .yes = 计入
    .no = 不计入

metric-rank-gain-untutored = 未帮扶学生排名变化
    .short = 未帮扶排名变化
    .definition = 所选学期预警而没有接受过帮扶的学生，按班级排名变化的同样算法得出的平均值，正数为前移；人数通常很少，只作参照。
    .why = 与接受帮扶的学生对照，才看得出帮扶本身的作用。
    .formula = （前一学期名次 ÷ 班级人数 − 当学期名次 ÷ 班级人数）的平均值
    .source = 学期成绩排名
    .unit = 个百分点
    .counted = { $n } 个百分点
    .yes = 计入
    .no = 不计入

metric-upgrade-exam-rate = 专升本录取率
    .short = 专升本录取率
    .definition = 参加专升本考试的考生中被录取的占比；考生归入考试当天居住的社区。
    .why = 专升本是学生最看重的升学出路，也是学风的结果。
    .formula = 录取人数 ÷ 考生人数
    .source = 专升本考试名单
    .unit = 人
    .counted = { $n } 人
    .yes = 已录取
    .no = 未录取

metric-upgrade-exam-lead = 专升本录取率高于学院
    .short = 专升本高于学院
    .definition = 社区的专升本录取率减去全学院的专升本录取率，正数为高于学院；学院包含本社区的考生。
    .why = 与全学院比，才看得出社区学风建设起的作用。
    .formula = 社区录取率 − 学院录取率
    .source = 专升本考试名单
    .unit = 个百分点
    .counted = { $n } 个百分点
    .yes = 已录取
    .no = 未录取
