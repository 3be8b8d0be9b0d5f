### 网格管理：各项指标的名称和口径。

metric-safety-check-completion = 安全排查完成率
    .short = 安全排查完成率
    .definition = 考核周内，在用楼层中至少排查过一次的楼层占比。在用楼层指当周周日（进行中的周为今天）有人居住的楼层；谁去排查都算，同一楼层排查多次只算一层。
    .why = 层长每周至少排查本层一次；没有排查到的楼层，隐患只能等它自己冒出来。
    .formula = 当周排查过的在用楼层数 ÷ 在用楼层数
    .source = 安全排查台账
    .unit = 层
    .counted = { $n } 层
    .yes = 已排查
    .no = 未排查

metric-room-report-completion = 每日上报率
    .short = 每日上报率
    .definition = 考核周内（法定节假日除外），在用寝室每天应上报一次；已上报的“间·天”占应上报的比例，同一天上报多次只算一次。在用寝室按当天有人居住计；空置、实习、请假覆盖当周一半及以上工作日的不计入。当天不计，过完才算应上报。
    .why = 寝室长每日上报，异常才能当天知道；这一项看哪里的消息断了。
    .formula = 已上报的间·天数 ÷ 应上报的间·天数
    .source = 寝室日报台账
    .unit = 间·天
    .counted = { $n } 间·天
    .yes = 已上报
    .no = 未上报

metric-hazards-fixed = 隐患整改率
    .short = 隐患整改率
    .definition = 本期发现的隐患中，到查询日为止已经整改的占比；何时整改都算，按发现日期归入时段。
    .why = 排查出来不整改，等于没有排查。
    .formula = 已整改的隐患数 ÷ 本期发现的隐患数
    .source = 隐患台账
    .unit = 处
    .counted = { $n } 处
    .yes = 已整改
    .no = 未整改

metric-grid-filled = 网格员配备率
    .short = 网格员配备率
    .definition = 考核周内，楼长、层长、寝室长三级岗位中有人在岗的占比。每栋、每层、每间只要有人居住，就应配一名；按当周周日（进行中的周为今天）的名单计。
    .why = 三级网格缺一个人，就有一处没人看、没人报。
    .formula = 有人在岗的网格岗位数 ÷ 应配的网格岗位数
    .source = 网格员名单
    .unit = 个
    .counted = { $n } 个
    .yes = 已配备
    .no = 空缺

metric-dispute-resolution = 矛盾纠纷化解率
    .short = 纠纷化解率
    .definition = 本期发生的矛盾纠纷中，到查询日为止已经化解的占比；按发生日期归入时段。
    .why = 纠纷拖着不化解，小事会拖成大事。
    .formula = 已化解的纠纷数 ÷ 本期发生的纠纷数
    .source = 矛盾纠纷台账
    .unit = 起
    .counted = { $n } 起
    .yes = 已化解
    .no = 未化解

metric-dispute-settled-locally = 矛盾纠纷就地化解率
    .short = 就地化解率
    .definition = 已化解的矛盾纠纷中，在寝室、楼层或楼栋一级化解的占比（“枫桥经验”：矛盾不上交）。按发生日期归入时段。
    .why = 就地化解得越多，说明三级网格越管用。
    .formula = 在寝室、楼层、楼栋化解的纠纷数 ÷ 已化解的纠纷数
    .source = 矛盾纠纷台账
    .unit = 起
    .counted = { $n } 起
    .yes = 就地化解
    .no = 上交后化解

metric-severe-incidents = 恶性冲突事件
    .short = 恶性冲突事件
    .definition = 本期发生的、严重程度为恶性的矛盾纠纷起数；按发生日期归入时段。
    .why = 这是底线：一起也不应该有。
    .formula = 严重程度为恶性的纠纷起数
    .source = 矛盾纠纷台账
    .unit = 起
    .counted = { $n } 起
    .yes = 恶性
    .no = 其他
