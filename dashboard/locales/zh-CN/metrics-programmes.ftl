### 四支团队、就业创业、学生自治：各项指标的名称和口径。

metric-activities = 活动场次
    .short = 活动场次
    .definition = 本期举办的活动场数，按活动日期归入时段；每条活动记录为一场。
    .why = 场次看各支团队和学生组织动没动起来。
    .formula = 活动场数
    .source = 活动台账
    .unit = 场
    .counted = { $n } 场
    .yes = 已举办
    .no = 未举办

metric-person-times = 参与人次
    .short = 参与人次
    .definition = 本期各场活动参加人次之和，以活动台账登记的人数为准；同一人参加几场算几次。
    .why = 人次看活动有没有吸引力；与参与人数对照，才知道是不是总是同一批人。
    .formula = 各场活动参加人次之和
    .source = 活动台账
    .unit = 人次
    .counted = { $n } 人次
    .yes = 有人参加
    .no = 无人参加

metric-persons = 参与人数
    .short = 参与人数
    .definition = 本期至少在一场活动中登记了姓名的人数，同一人只算一次；学生、教职工和校外人员都计。
    .why = 人次可以由少数人撑起来，人数不能。
    .formula = 登记了姓名的不同人数
    .source = 活动台账参与名单
    .unit = 人
    .counted = { $n } 人
    .yes = 已登记
    .no = 未登记

metric-partners = 参与单位
    .short = 参与单位
    .definition = 本期到场的企业和其他单位数，同一单位只算一次。
    .why = 单位多，学生的选择才多。
    .formula = 到场的不同单位数
    .source = 活动台账
    .unit = 家
    .counted = { $n } 家
    .yes = 已到场
    .no = 未到场

metric-programme-kept = 计划开展率
    .short = 计划开展率
    .definition = 各品牌活动承诺的频次（每周、每月、每学期、每学年几次）到期后，实际举办的占比；一周、一月、一学期、一学年结束才到期，每周的只在考核周、约定的那天是工作日时到期，当周其他日子举办也算。
    .why = 承诺了就要做到；这一项看品牌活动是不是只在计划里。
    .formula = 已举办的到期频次 ÷ 到期频次
    .source = 活动台账、承诺频次表
    .unit = 次
    .counted = { $n } 次
    .yes = 已举办
    .no = 未举办

metric-outputs = 活动成效
    .short = 活动成效
    .definition = 本期各场活动登记的成效数量之和（就业岗位、实习协议、电脑维修、捐赠图书等），按活动日期归入时段；不同成效不可相加比较，按成效分项看。
    .why = 活动要看办了什么，更要看办成了什么。
    .formula = 各场活动登记的成效数量之和
    .source = 活动台账
    .unit = 项
    .counted = { $n } 项
    .yes = 有成效
    .no = 无成效

metric-participation-rate = 活动参与率
    .short = 活动参与率
    .definition = 学期最后一天（进行中的学期为今天）在住的学生中，本学期至少在一场社区活动中登记了姓名的占比；中途搬走的和外来的不计。
    .why = 社区活动是不是只有少数人参加，看这一项。
    .formula = 至少参加一场活动的在住学生数 ÷ 在住学生数
    .source = 活动台账参与名单
    .unit = 人
    .counted = { $n } 人
    .yes = 参加过
    .no = 没有参加

metric-volunteer-hours = 志愿时长
    .short = 志愿时长
    .definition = 本期各场活动中登记的志愿服务小时数之和，按活动日期归入时段。
    .why = 志愿服务看人数，也看投入了多少时间。
    .formula = 登记的志愿服务小时数之和
    .source = 活动台账参与名单
    .unit = 小时
    .counted = { $n } 小时
    .yes = 有时长
    .no = 无时长

metric-honours = 表彰奖励
    .short = 表彰奖励
    .definition = 本期授予学生的称号和奖项数，按授予日期归入时段；同一学生获几项算几项。
    .why = 表彰是对付出的认可，也是给大家看的样子。
    .formula = 授予的称号和奖项数
    .source = 表彰台账
    .unit = 项
    .counted = { $n } 项
    .yes = 已授予
    .no = 未授予

metric-on-duty = 在岗人数
    .short = 在岗人数
    .definition = 统计日在岗的党员岗位、网格员和团队成员人数，同一人只算一次。
    .why = 有岗有人，服务才落得了地。
    .formula = 在岗的不同人数
    .source = 党员岗位、网格员、团队名单
    .unit = 人
    .counted = { $n } 人
    .yes = 在岗
    .no = 不在岗

metric-satisfaction = 社区满意度
    .short = 社区满意度
    .definition = 本期满意度调查的答卷中，评为满意及以上（5 分制 4 分以上）的占比，按填答日期归入时段。
    .why = 服务好不好，学生说了算。
    .formula = 满意及以上的答卷数 ÷ 答卷数
    .source = 满意度调查
    .unit = 份
    .counted = { $n } 份
    .yes = 满意
    .no = 不满意
