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
rule-few = 在大屏上，以及对不能查看个人的人：分子或分母为 1 至 4 人时显示“<5”，不显示比率；能由学院总数减出来的，再隐去一个社区；学业预警、矛盾纠纷、谈心只有总数和比率，不再细分。
    .name = 人数少
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
refused-back = 回到我的社区
refused-rows = 这些明细属于其他社区，您只能看到数字。
figures-alone = 大屏身份只看数字：明细、名单和会涉及个人的分项不显示。

# 登录和身份以外的人看到什么。
page-log = 用户与日志
role-display = 大屏
role-signed-in = 已登录·{ $role }
role-identity = 账号：{ $identity }
sign-in = 登录
sign-out = 退出登录
refused-page = 这一页不在您的身份可看的范围内。
refused-words-leader = 这个社区不属于您的学院。
refused-words-counselor = 辅导员只能看自己负责的社区；学院的数字在各页作为比较出现。
refused-words-steward = 这个社区不属于您负责的学院。
refused-words-display = 大屏只显示所设范围的数字。
door-signed-out = 请先登录。
    .do = 登录后回到这一页，显示与您身份相应的社区和数字。
door-signed-out-proxy = 请从学校的统一入口打开。
    .do = 这次访问没有带来您的身份。请在学校的统一身份认证登录，再打开这个链接。
door-expired = 登录已过期。
    .do = 请重新登录，登录后回到这一页。
door-unknown = 账号 { $identity } 还没有开通。
    .do = 请把这个账号告诉数据管理员；开通后，本页会自己打开。
    .detail = 数据管理员：python -m data_access user add { $identity } --role …
door-exposed = 其他机器也能打开本页，还没有设置登录方式。
    .do = 请按 README 的“Sign-in”一节设置统一身份认证；或者让服务只在本机上打开（不设 --server.address）。
    .detail = 确实要让所有能打开本页的人看到示例数据，请设置 COMMUNITY_OPEN=yes 后重新启动。
door-closed = 这里存的是真实数据，还没有设置登录方式。
    .do = 请按 README 的“Sign-in”一节设置统一身份认证，再用 python -m data_access user add 开通账号。
    .detail = 确实要让所有能打开本页的人看到全部数据，请设置 COMMUNITY_OPEN=yes 后重新启动。

# 领导凭理由查看学生姓名；理由和查看一起记入日志。
download-failed = 文件没有生成：下载无法记入日志，请稍后再试。
chosen = 已选
chosen-remove = 移除{ $what }
chosen-clear = 全部移除
choices-open = 展开选项
menu = 页面
menu-open = 展开页面菜单
unmask = 查看学生姓名
unmask-why = 查看学生姓名：选理由
unmask-because = 显示姓名：{ $reason }
unmask-explained = 选定即显示，并记入日志。
reason-help = 帮扶学生
reason-safety = 安全处置
reason-complaint = 核实投诉
reason-verification = 核对数据

log-intro = 谁能登录，谁做了什么。日志不能修改，超过保存期的自动清理。
heading-users = 可登录的账号 { $n } 个
caption-users = 开通、改身份、停用：python -m data_access user
empty-users = 还没有开通账号
heading-log = 日志 { $n } 条
caption-log = 最新的在前，最多列出 { $most } 条
empty-log = 还没有日志
column-identity = 账号
column-user-role = 身份
column-staff-no = 工号
column-done-at = 时间
column-action = 操作
column-subject = 对象
column-why = 理由
action-sign-in = 登录
action-sign-out = 退出登录
action-refused = 越权被拒
action-export = 导出
action-unmask = 查看姓名
action-user = 账号管理
user-add = 开通 { $identity }（{ $role }）
user-role = 把 { $identity } 改为{ $role }
user-remove = 停用 { $identity }
file-named = 含姓名
file-rooms-missed = 未走访寝室
file-tickets-late = 超期意见
file-hazards-open = 未整改隐患
file-activities = 活动
file-published = 公布数据核对
file-posts = 岗位履职
file-presence = 团队进驻
file-projects = 孵化项目
file-late = 补记
file-works = 获奖作品
file-communities = 各社区对照
file-doubts = 待核实
file-users = 账号
file-log = 日志

# 帮扶档案
page-case-files = 帮扶档案
case-files-answer = 在册学业预警学生 { $n } 人；曾预警 { $m } 人。
case-files-intro = 选一名学生，看预警、学习计划、小导师、帮扶和成绩的全过程。
empty-case-files = 还没有学业预警
case-student = 学生
case-student-choose = 选择学生（在册的在前）
case-why = 查看档案：选理由
case-open = 未解除
case-lifted = { $day }解除
case-left = { $day }离册
case-tutor = 小导师 { $name }
case-no-tutor = 没有小导师
case-since = { $day }起
case-rank = 第 { $rank }/{ $size } 名
heading-case-file = { $name }：{ $level }，{ $state }；{ $tutor }；本次预警以来接受帮扶 { $n } 次，最近 { $last }
caption-case-file = 从第一次预警前到所看的那一天；竖线为学期开始
alt-case-file = 帮扶档案时间线
lane-warnings = 预警
lane-plans = 学习计划
lane-tutors = 小导师
lane-sessions = 帮扶
lane-results = 班级排名
heading-case-sessions = 接受帮扶 { $n } 次
empty-case-sessions = 还没有接受过帮扶
column-held-by = 帮扶人
file-case-files = 帮扶档案

# 大屏展示
page-display = 大屏展示
wall-paused = 已暂停
wall-of = { $n } / { $of }
door-revoked = 这个大屏链接已失效。
    .do = 请用 python -m data_access display-link create 另建链接。

# 大屏设置
page-displays = 大屏设置
displays-intro = 选好内容和样子，生成链接，在大屏的浏览器里打开即可；不用登录，只显示数字，没有姓名。
heading-wall-choices = 显示什么
heading-wall-preview = 预览
caption-wall-preview = 与大屏上一样；点一下预览，可用方向键翻页、空格暂停
wall-scenes = 画面和次序
scene-headline = 总览
scene-visits = 走访
scene-tickets = 意见
scene-tutoring = 学业
scene-awards = 竞赛
scene-activities = 活动
wall-pace = 每个画面停留
wall-seconds = { $n } 秒
wall-theme = 底色
wall-dark = 深色
wall-light = 浅色
wall-size = 屏幕大小（16:9）
wall-inches = { $n } 吋
wall-legible = 最小的字约 { $small } 米内看得清，大数字约 { $large } 米内看得清。
heading-wall-links = 在用的链接 { $n } 个
caption-wall-links = 停用后，大屏立即不再显示；链接只在生成时显示一次
wall-place = 挂在哪里
wall-place-hint = 如：一楼大厅
wall-create = 生成链接
wall-made = { $place }的链接已生成
wall-once = 请现在复制：离开本页就不再显示。
wall-seen = 最近显示 { $at }
wall-never-seen = 还没有显示过
wall-revoke = 停用
empty-wall-links = 还没有在用的链接
action-display-link = 大屏链接
wall-failed = 没有办成。
    .do = 这个地点可能已有链接，或数据库暂时不能写入；请换一个地点，或稍后再试。
display-create = 生成 { $place } 的链接
display-revoke = 停用 { $place } 的链接
