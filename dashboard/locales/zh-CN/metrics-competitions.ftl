### 竞赛：各项指标的名称和口径。

metric-awards = 竞赛获奖
    .short = 竞赛获奖
    .definition = 所选时段内获得的竞赛奖项数；同一项目在同一届赛事中获得几个级别的奖，各算一项。
    .why = 看学生竞赛的整体成果，以及各级别、各奖次的分布。
    .formula = 获奖记录条数
    .source = 竞赛获奖台账
    .unit = 项
    .counted = { $n } 项
    .yes = 计入
    .no = 不计入

metric-awards-best = 获奖项目
    .short = 获奖项目
    .definition = 所选年度内获奖的不同项目数；同一项目在同一届赛事中只按最高奖计一次。
    .why = 一个项目从校赛打到国赛会得几次奖，取最高奖才看得出有多少个好项目。
    .formula = 每个项目每届赛事的最高奖项数
    .source = 竞赛获奖台账
    .unit = 个
    .counted = { $n } 个
    .yes = 最高奖
    .no = 另有更高奖

metric-awards-provincial-up = 省级及以上获奖
    .short = 省级及以上获奖
    .definition = 所选时段内国际级、国家级和省级竞赛奖项数；校级不算，同一项目在几个级别获奖各算一项。
    .why = 省级及以上的奖最能说明竞赛指导的水平，也是年度目标。
    .formula = 国际级、国家级、省级获奖记录条数
    .source = 竞赛获奖台账
    .unit = 项
    .counted = { $n } 项
    .yes = 省级及以上
    .no = 校级

metric-award-students = 获奖学生
    .short = 获奖学生
    .definition = 所选年度内获奖团队中的不同学生人数；一人获几个奖只算一人。
    .why = 奖多不等于参与的学生多，这一项看竞赛惠及多少人。
    .formula = 获奖团队成员中的不同学生数
    .source = 竞赛获奖台账
    .unit = 人
    .counted = { $n } 人
    .yes = 计入
    .no = 不计入

metric-incubated = 孵化项目
    .short = 孵化项目
    .definition = 自开始以来进入孵化的创新创业项目数，已投入运营的仍然计入。
    .why = 看有多少想法真正立了项。
    .formula = 进入孵化的项目数
    .source = 孵化项目台账
    .unit = 个
    .counted = { $n } 个
    .yes = 计入
    .no = 不计入

metric-in-operation = 已投入运营项目
    .short = 已投入运营
    .definition = 自开始以来已投入运营的孵化项目数；还在孵化的不算。
    .why = 孵化的目的是做成，这一项看有多少项目真正运转起来。
    .formula = 已投入运营的孵化项目数
    .source = 孵化项目台账
    .unit = 个
    .counted = { $n } 个
    .yes = 已投入运营
    .no = 孵化中
