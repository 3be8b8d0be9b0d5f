### 数字、日期和标点的写法。日期样式是 Babel 的写法（y 年、M 月、d 日、E 星期）。

format-date = y年M月d日
format-short-date = M月d日
format-weekday = EEE
format-month = y年M月
format-short-month = y年M月
format-span-first = M月d日
format-span-last = d日
format-span = { $first }—{ $last }
format-span-months = { $first }—{ $last }

format-week = 第{ $number }周
format-week-dates = { $week }（{ $days }）
format-term = { $first }—{ $last }学年第{ $number ->
        [1] 一
        [2] 二
        [3] 三
       *[other] { $number }
    }学期
format-short-term = { $first }—{ $last }第{ $number ->
        [1] 一
        [2] 二
        [3] 三
       *[other] { $number }
    }学期
format-school-year = { $first }—{ $last }学年
format-year = { $year }年

format-k-of-n = { $k }/{ $n }
format-k-of-n-unit = { $k }/{ $n }{ "\u00A0" }{ $unit }

format-comma = ，
format-semicolon = ；
format-stop = 。
format-between-sentences = { "" }
format-list = 、
format-dot = ·
