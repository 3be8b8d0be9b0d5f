### How numbers, dates and sentences are written. Date patterns are Babel's (y year, M month, d day, E weekday).

format-date = yyyy-MM-dd
format-short-date = d MMM
format-weekday = EEEE
format-month = MMMM y
format-short-month = MMM y
format-span-first = d
format-span-last = d MMM
format-span = { $first }–{ $last }
format-span-months = { $first } – { $last }

format-week = Week { $number }
format-week-dates = { $week } ({ $days })
format-term = Term { $number }, { $first }–{ $last }
format-short-term = { $first }–{ $last } term { $number }
format-school-year = { $first }–{ $last }
format-year = { $year }

format-k-of-n = { $k } of { $n }
# English has no measure words: $unit is not shown.
format-k-of-n-unit = { $k } of { $n }

format-comma = { ", " }
format-semicolon = { "; " }
format-stop = .
format-between-sentences = { " " }
format-list = { ", " }
format-dot = { " · " }
