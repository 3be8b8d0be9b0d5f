### 没有数据、取不到数、数据库有问题、第一次启动时的用语。
### 故障页：键是 data_access.faults 的类名；本句说明出了什么事，.do 说明怎么办，.detail 给技术人员。

stale-title = 数据库暂时连不上。
stale-words = 以下是 { $time } 的数据，恢复后自动更新。
stale-words-alone = 以下是 { $time } 的数据，稍后自动再查。
stale-card = { $time } 的数据

failed-rows = 明细暂时取不到，请稍后再开。
rows-more = 超过 { $n } 行
rows-cut = 只列出、只下载其中 { $n } 行；选一个社区或较短的时间，可以看全。

# 空有三种：都做完了；没有记录（也许台账没填）；筛选之后没有。
empty-rooms-done = { $when }应走访的 { $n } 间都已走访
    .detail = 走访台账最近写入：{ $moment }
empty-tickets-open = 没有未办结的意见
    .detail = 意见台账最近写入：{ $moment }
    .detail-never = 意见台账至今没有一条记录
empty-tickets-overdue = 没有超期未反馈的意见
empty-warnings = 待复核
    .detail = 还没有复核过的学业预警；每学期的预警在下学期初复核
empty-attention = 没有需要关注的事项
    .detail = 已考核的指标都达标，没有超期的寝室、意见和学生

empty-tickets = { $when }没有收到意见
    .detail = 可能没有人提，也可能台账未填；台账最近写入：{ $moment }
    .detail-never = 可能没有人提，也可能台账未填；至今没有一条记录
empty-warned = { $when }没有发出学业预警
    .detail = 预警名单在学期成绩出来后导入
empty-ranks = { $when }的成绩排名还没有
    .detail = 学期结束、成绩导入后才有
empty-exams = 还没有专升本考试结果
    .detail = 结果公布并导入后才有
empty-awards = { $when }还没有获奖记录
    .detail = 可能没有获奖，也可能台账未填；台账最近写入：{ $moment }
    .detail-never = 可能没有获奖，也可能台账未填；至今没有一条记录
empty-rooms = 没有应走访的寝室
    .detail = 寝室有人居住且有党员包片才应走访；请检查住宿和包片名单
empty-rooms-off = { $when }不考核走访
    .detail = 假期和工作日不足三天的周不考核
empty-figures = 所选时段没有数据

empty-rows = 没有明细

fault-title = 数据库有问题
fault-again = { $seconds } 秒后自动再试，恢复后页面会自己回来。
fault-since = 从 { $time } 开始
fault-last-good = 最后一次正常：{ $moment }
fault-address = 数据库：{ $address }
fault-command = 在服务器上运行：{ $command }

fault-database-unreachable = 连不上数据库。
    .do = 请确认数据库服务已启动、网络通畅、连接地址正确。恢复后这里会自动打开，不必刷新。
    .detail = 驱动程序的说明：{ $reason }
fault-database-lost = 数据库文件不见了。
    .do = 这个文件以前建好过，现在不在原处。程序不会另建一个空库来冒充它。请把文件或备份放回原处；确定要重新开始的，先删除旁边的标记文件再启动。
    .detail = 文件 { $path }，建于 { $made }
fault-database-locked = 数据库正被另一个程序占用。
    .do = 通常几秒后自行恢复。如果一直这样，请检查有没有长时间不结束的导入或备份。
fault-database-busy = 同时查询的人太多，连接都在使用中。
    .do = 请稍等，轮到后自动打开。
fault-database-read-only = 数据库是只读的。
    .do = 请检查数据库文件和所在文件夹的写权限，或连接可以写入的主库。
fault-database-full = 数据库所在的磁盘满了。
    .do = 请清出磁盘空间，之后自动恢复；已有的数据不会丢失。
fault-database-damaged = 数据库文件已损坏，或者不是数据库。
    .do = 请从备份恢复这个文件。损坏的文件请先另存，不要删除。
fault-question-too-long = 查询超过了时间限制。
    .do = 请换短一些的时段，或稍后再试。
fault-right-missing = 数据库拒绝了这个账号。
    .do = 请检查账号、密码，以及它对各表的读取权限。
    .detail = 服务器的说明：{ $reason }
fault-schema-empty = 数据库里还没有表。
    .do = 请在服务器上运行 python -m data_access init --empty 建表，再让业务系统写入数据。
fault-schema-too-old = 数据库的表结构比程序旧。
    .do = 请先备份，再在服务器上运行 python -m data_access migrate 升级表结构。数据会保留。
    .detail = 表结构版本 { $revision }，程序需要 { $head }
fault-schema-too-new = 数据库的表结构比程序新。
    .do = 数据库已被更新的程序升级过，请更新本程序，不要降级数据库。
    .detail = 表结构版本 { $revision }，程序只认识 { $head }
fault-schema-broken = 数据库的表结构与约定不一致。
    .do = 请在服务器上运行 python -m data_access check，它会列出缺少或不对的表和列。
    .detail = 具体情况：{ $reason }
fault-no-communities = 数据库是空的，还没有学院和社区。
    .do = 表已建好，等业务系统写入第一批数据（学院、社区、寝室、学期）后，这里会自动显示。
fault-no-calendar = 数据库里还没有学期和校历。
    .do = 请写入学期，再在服务器上运行 python -m data_access check 核对校历。
fault-sample-notice = 当前显示的是示例数据，不是真实记录。
fault-refused = 这个社区不在您的查看范围内。
    .do = 请改选您负责的社区；需要查看的，请联系管理员。
fault-unknown = 数据库出了意料之外的问题，已记入日志。
    .do = 请把时间和网址告诉管理员。

filling-title = 正在准备示例社区
filling-words = 第一次启动，正在建库并写入示例数据，只做这一次，约需 20 秒。
filling-step-tables = 建表

empty-reports = 本时段没有应上报的寝室
    .detail = 寝室日报最近写入：{ $moment }
    .detail-never = 寝室日报台账还没有记录
empty-hazards = { $when }没有发现隐患
    .detail = 隐患台账最近写入：{ $moment }
    .detail-never = 隐患台账还没有记录
empty-disputes = { $when }没有矛盾纠纷
    .detail = 矛盾纠纷台账最近写入：{ $moment }
    .detail-never = 矛盾纠纷台账还没有记录
empty-hazards-open = { $when }发现的隐患都已整改
    .detail = 隐患台账最近写入：{ $moment }
    .detail-never = 隐患台账还没有记录

empty-activities = { $when }没有活动记录
    .detail = 活动台账最近写入：{ $moment }
    .detail-never = 活动台账还没有记录
empty-promises = 本时段没有到期的承诺频次
empty-hours = { $when }没有登记志愿时长
    .detail = 活动台账参与名单里没有写时长；台账最近写入：{ $moment }
    .detail-never = 活动台账至今没有一条记录
empty-branches = { $when }没有活动
    .detail = 可能没有举办，也可能台账未填；台账最近写入：{ $moment }
    .detail-never = 活动台账至今没有一条记录
empty-roles = { $when }没有登记参与人员
    .detail = 可能没有活动，也可能名单未填；台账最近写入：{ $moment }
    .detail-never = 活动台账至今没有一条记录
empty-offered = { $when }没有登记企业团队的成效
    .detail = 就业岗位、实习协议等随活动登记；台账最近写入：{ $moment }
    .detail-never = 活动台账至今没有一条记录
empty-events = { $when }没有企业团队的活动
    .detail = 可能没有举办，也可能台账未填；台账最近写入：{ $moment }
    .detail-never = 活动台账至今没有一条记录
empty-companies = { $when }没有登记到场单位
    .detail = 到场的企业和单位随活动登记；台账最近写入：{ $moment }
    .detail-never = 活动台账至今没有一条记录
empty-projects = { $when }没有孵化项目
    .detail = 可能没有，也可能台账未填；台账最近写入：{ $moment }
    .detail-never = 孵化项目台账至今没有一条记录
empty-posts = 没有党员在岗
    .detail = 党员岗位写入 party_post 表
empty-outputs = { $when }没有登记活动成效
    .detail = 可能没有成效，也可能台账未填；台账最近写入：{ $moment }
    .detail-never = 活动台账至今没有一条记录
empty-honours = { $when }没有表彰奖励
    .detail = 可能没有表彰，也可能台账未填；台账最近写入：{ $moment }
    .detail-never = 表彰台账至今没有一条记录
empty-published = 没有登记公布数据
    .detail = 把文件中的数字写入 published_figure 表，这里就会逐项重新计算

unknown-terms = 日历还不知道{ $terms }，其中的周次暂不计入
    .detail = 请运行 python -m data_access migrate
