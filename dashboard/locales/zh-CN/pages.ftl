### 页面、范围、时段、抽屉里的固定用语。

app-name = 学生社区数据看板
page-overview = 总览
page-community = 我的社区
page-party = 党建
page-visits = 走访
page-grid = 网格
page-tickets = 意见
page-tutoring = 学业
page-competitions = 竞赛
page-teams = 团队
page-self-governance = 自治
page-careers = 就业
page-results = 成果
page-quality = 数据质量
page-definitions = 指标口径
page-title = { $page }·{ $scope }

area-dorm-visits = 走访
area-grid = 网格
area-feedback = 意见
area-tutoring = 学业
area-programmes = 团队与自治
area-competitions = 竞赛
area-quality = 数据质量

# 范围一句话，也是弹出面板的标签：幸福里·2026—2027学年第一学期·第11周（11月16日—22日）
scope-as-of = 截至{ $day }
scope-today = 截至今天
scope-label = 范围
scope-college = 学院
scope-community = 社区
scope-whole-college = { $college }（全部社区）
scope-college-own = 学院直属
scope-open-community = 进入{ $community }
scope-period-kind = 时段
scope-term = 学期
scope-week = 教学周
scope-month = 月份
scope-year = 年度
scope-school-year = 学年
scope-day = 截至日期
scope-day-now = 今天（随时更新）
scope-language = 语言
scope-running = { $period }（进行中）
scope-no-duty = { $period }（不考核）
scope-vacation = { $term }假期
scope-link = 复制链接，可把当前页面发给同事
scope-choose = 选择范围和时段
language-zh-CN = 中文
language-en = English

period-day = 今日
period-week = 本周
period-month = 本月
period-term = 本学期
period-school-year = 本学年
period-year = 本年
period-all = 累计
period-past-day = 当日
period-kind-day = 按日
period-kind-week = 按周
period-kind-month = 按月
period-kind-term = 按学期
period-kind-school-year = 按学年
period-kind-year = 按年
period-kind-all = 累计

# 句子里的时段，即各条消息的 $when；words.when 由时段得出
when-numbered-week = 第{ $number }周
when-week = { $name }
when-day = { $name }
when-month = { $name }
when-term = { $name }
when-school-year = { $name }
when-year = { $name }
when-all = 累计
when-today = 今天
when-this-week = 本周
when-this-month = 本月
when-this-term = 本学期
when-this-school-year = 本学年
when-this-year = 今年
when-last-term = 上学期

running-days-left = { $days ->
        [0] 今天截止
       *[other] 还有 { $days } 天
    }

fresh-newest = 最新记录
fresh-newest-none = 还没有记录
fresh-checked = 系统检查
fresh-checked-now = 刚刚
fresh-checked-seconds = { $seconds } 秒前
fresh-updated-what = 刚刚更新 { $time }：{ $what }
fresh-connecting = 正在连接
fresh-cut = 连接中断，正在重连

picture-copy = 复制图片
picture-save = 保存图片
picture-copied = 已复制
picture-saved = 已保存
picture-failed = 图片没有做成
download-csv = CSV
    .help = 下载本表，CSV 格式
download-xlsx = 表格
    .help = 下载本表，XLSX 格式，可用电子表格软件打开

drawer-title = { $metric }（{ $period }）
drawer-definition = 口径
drawer-left-out = 不计
drawer-comparison = 比较
drawer-source = 来源
drawer-time = 时间
drawer-college = 学院 { $value }
drawer-written-later = 其中 { $n } 条为后补
drawer-all = 全部 { $n }
drawer-segment = { $name } { $n }
drawer-rows = { $n } 行

definitions-search = 搜索指标
definitions-search-hint = 名称、口径、来源，如“走访”“台账”，按回车搜索
definitions-why = 为什么看
definitions-formula = 算法
definitions-source = 来源
definitions-target = 目标
definitions-value = 当前值
definitions-period = 时段
definitions-sql = 查看实际执行的 SQL
definitions-found = 共 { $n } 项指标
definitions-none = 没有名称或口径含“{ $search }”的指标
definitions-no-target = 不设目标
definitions-rules = 通用规则
definitions-intro = 每项指标的定义、用途、算法、来源和当前值。

rule-duty-week = 教学周中，周一至周日工作日（含调休）不少于 3 天的周。其余各周不考核，折线上是空档，不是零。
    .name = 考核周
rule-running = 周职责只列已完成数和剩余天数，周日之后才评状态；存量和只算已到期的比率随时评。
    .name = 进行中的时段
rule-who-counts = 按时段最后一天（进行中的为今天）的名单。空置、实习、请假覆盖当周一半及以上工作日的不计入，另行列出。
    .name = 谁计入
rule-met = 算走访次数，不算寝室走访覆盖。
    .name = 到访未遇人
rule-small = 分母少于 5 的比率不评状态；分母为 0 显示“–”，不是 0%，也不是 100%。
    .name = 分母
rule-working-day = 按国务院放假和调休安排；休息日提交的意见视同下一个工作日。
    .name = 工作日
rule-comparison = 环比取上一个考核周、上月、上学期，同比取上一学年的同一周、同月、同一学期；没有数据就不比。
    .name = 比较
rule-status = 达到目标为达标，差距不超过目标的十分之一为接近目标（另有规定的除外，目标为 0 的没有这一档），其余为未达标。
    .name = 状态
rule-sum = 全学院的比率由各社区的分子、分母相加后再除，不是各社区比率的平均；不同人数不能相加，单独计算。
    .name = 学院合计
rule-as-of = 只看那一天结束时已经发生的事；之后才补记的另行列出。
    .name = 截至某日

# 身份。演示模式下可以换着看；看不到的范围要说清楚怎么办。
role-now = 演示模式·{ $role }
role-label = 以谁的身份看
role-leader = 学院领导
role-counselor = 辅导员
role-steward = 数据管理员
role-explained = 数据均为虚构，可换身份试看：学院领导看全院，学生只显示姓氏；辅导员只看自己的社区，看得到学生姓名；数据管理员看不到姓名。
refused-title = 这个范围不归您看。
refused-words = 辅导员只能看自己负责的社区；学院的数字在各页作为比较出现。
refused-back = 回到我的社区
refused-rows = 这些明细属于其他社区，您只能看到数字。
