### 意见：各项指标的名称和口径。时长都按工作日计，从首次提交算起，提交当天为第 0 天，休息日视同下一个工作日。

metric-tickets-open = 未办结意见
    .short = 未办结意见
    .definition = 截至所选时段最后一天（或今天），已提交而未办结的意见件数；退回重办的重新算作未办结。含书记院长面对面提出的问题。
    .why = 手上还有多少件没办完，是最直接的工作量。
    .formula = 已提交 − 已办结（退回的重新计入）
    .source = 意见反馈台账
    .unit = 件
    .counted = { $n } 件
    .yes = 未办结
    .no = 已办结

metric-tickets-stale = 超10个工作日未办结
    .short = 超10工作日未办结
    .definition = 未办结意见中，自首次提交起已超过 10 个工作日的件数，正好 10 个工作日不算；退回重办的从首次提交算起。含书记院长面对面提出的问题。
    .why = 拖过两周的意见最伤信任，也最需要领导出面协调。
    .formula = 未办结且已过 10 个工作日的意见数
    .source = 意见反馈台账
    .unit = 件
    .counted = { $n } 件
    .yes = 超 10 个工作日
    .no = 10 个工作日以内

metric-tickets-awaiting-reply = 待首次反馈
    .short = 待首次反馈
    .definition = 未办结意见中，至今没有任何反馈的件数，无论期限是否已过。含书记院长面对面提出的问题。
    .why = 期限之前看得见，才来得及在期限之内答复。
    .formula = 未办结且未反馈的意见数
    .source = 意见反馈台账
    .unit = 件
    .counted = { $n } 件
    .yes = 待反馈
    .no = 已反馈

metric-tickets-overdue = 超期未反馈
    .short = 超期未反馈
    .definition = 未办结意见中，至今没有任何反馈、且提交后第 3 个工作日已过的件数；期限当天不算超期，次日起算。含书记院长面对面提出的问题。
    .why = 可以还没解决，但不能没有回音；这一项应当每天为零。
    .formula = 未办结、未反馈且已过期限的意见数
    .source = 意见反馈台账
    .unit = 件
    .counted = { $n } 件
    .yes = 超期未反馈
    .no = 已反馈或未到期

metric-tickets-past-promise = 超承诺期
    .short = 超承诺期
    .definition = 未办结意见中，已过反馈时承诺办结日期的件数；承诺日期当天不算，没有承诺日期的不算。含书记院长面对面提出的问题。
    .why = 说了日子就要兑现；过了承诺期要么办结，要么重新说明。
    .formula = 未办结且已过承诺日期的意见数
    .source = 意见反馈台账
    .unit = 件
    .counted = { $n } 件
    .yes = 超承诺期
    .no = 未超承诺期

metric-tickets-received = 新增意见
    .short = 新增意见
    .definition = 所选时段内提交的意见件数，退回重办不算新增；不含书记院长面对面提出的问题，按渠道查看时才列出。
    .why = 学生愿不愿意提、集中提什么，从新增看得最早。
    .formula = 提交的意见数
    .source = 意见反馈台账
    .unit = 件
    .counted = { $n } 件
    .yes = 计入
    .no = 不计入

metric-tickets-closed = 办结意见
    .short = 办结意见
    .definition = 所选时段内的办结件次，解决和说明都算；一件意见退回后再次办结，再计一次。不含书记院长面对面提出的问题，按渠道查看时才列出。
    .why = 与新增放在一起看，办得快不快、积压在增还是在减。
    .formula = 办结记录条数
    .source = 意见反馈台账
    .unit = 件次
    .counted = { $n } 件次
    .yes = 计入
    .no = 不计入

metric-reply-on-time = 3个工作日反馈率
    .short = 按时反馈率
    .definition = 所选时段提交、且已反馈或已过期限的意见中，首次反馈不晚于提交后第 3 个工作日的占比；当场办结也算反馈。还没到期又没反馈的，分子分母都不计；不含书记院长面对面提出的问题，按渠道查看时才列出。
    .why = 三个工作日内有回音是对学生的承诺，要别的部门配合的也要先报进展。
    .formula = 按期首次反馈的意见数 ÷ 已反馈或已过期限的意见数
    .source = 意见反馈台账
    .unit = 件
    .counted = { $n } 件
    .yes = 按期反馈
    .no = 未按期反馈

metric-resolution-rate = 意见解决率
    .short = 意见解决率
    .definition = 所选时段提交的意见中，现已办结且结果为“解决”的占比；只作说明的办结不算解决，退回后未再办结的也不算。不含书记院长面对面提出的问题，按渠道查看时才列出。
    .why = 学生提意见是要解决问题，解释得再好也不能代替解决。
    .formula = 已解决的意见数 ÷ 提交的意见数
    .source = 意见反馈台账
    .unit = 件
    .counted = { $n } 件
    .yes = 已解决
    .no = 未解决

metric-closing-rate = 意见办结率
    .short = 意见办结率
    .definition = 所选时段提交的意见中，现已办结的占比，解决和说明都算；退回后未再办结的不算。不含书记院长面对面提出的问题，按渠道查看时才列出。
    .why = 件件有着落：解决不了的，也要有说明和安排。
    .formula = 已解决或已说明的意见数 ÷ 提交的意见数
    .source = 意见反馈台账
    .unit = 件
    .counted = { $n } 件
    .yes = 已办结
    .no = 未办结

metric-days-to-close = 办结时长（工作日）
    .short = 办结时长
    .definition = 所选时段内最后一次办结的意见，从首次提交到最后一次办结的工作日数，取中位数和第 90 百分位数（都是按最近序位取的实际值）；目标对照第 90 百分位数。办结早于提交的记录不计。不含书记院长面对面提出的问题，按渠道查看时才列出。
    .why = 平均数会掩盖拖得最久的那几件，第 90 百分位数不会。
    .formula = 最后一次办结日与首次提交日的工作日序号之差
    .source = 意见反馈台账
    .unit = 个工作日
    .counted = { $n } 个工作日
    .yes = 已办结
    .no = 未办结

metric-reopen-rate = 退回重办率
    .short = 退回重办率
    .definition = 本学期提交、且至少办结过一次的意见中，至少被退回重办过一次的占比；一件退回多次只算一件。不含书记院长面对面提出的问题，按渠道查看时才列出。
    .why = 办结要经得起学生认可，退回多说明办得急、没办实。
    .formula = 至少退回一次的意见数 ÷ 至少办结一次的意见数
    .source = 意见反馈台账
    .unit = 件
    .counted = { $n } 件
    .yes = 退回过
    .no = 未退回

metric-tickets-solved = 意见解决数
    .short = 意见解决数
    .definition = 本期提交的意见中，到查询日为止以“解决”办结的件数；以“说明”办结的、退回重办后尚未再次解决的不算。不含书记院长面对面提出的问题，按渠道查看时才列出。
    .why = 解决率看比例，这一项看一共替学生解决了多少件事。
    .formula = 以“解决”办结的意见数
    .source = 意见反馈台账
    .unit = 件
    .counted = { $n } 件
    .yes = 已解决
    .no = 未解决

metric-tickets-implemented = 建议采纳落实
    .short = 建议采纳落实
    .definition = 所选时段内采纳并已付诸实施的建议件数；只答复采纳、还没有实施的不算。不含书记院长面对面提出的问题，按渠道查看时才列出。
    .why = 学生的建议变成了做法，才算真正参与了社区治理。
    .formula = 记有“落实”的意见数
    .source = 意见反馈台账
    .unit = 件
    .counted = { $n } 件
    .yes = 已落实
    .no = 未落实

metric-handling-satisfaction = 办理满意率
    .short = 办理满意率
    .definition = 本学期的办理评价中，评为满意及以上（5 分制 4 分、5 分）的占比；没有评价的意见不计。不含书记院长面对面提出的问题，按渠道查看时才列出。
    .why = 办得好不好，由提意见的学生说了算。
    .formula = 满意及以上的评价数 ÷ 评价数
    .source = 意见反馈台账
    .unit = 件
    .counted = { $n } 件
    .yes = 满意
    .no = 未达满意
