### Fixed words of pages, scope, periods and the drawer.

app-name = Student community dashboard
page-overview = Overview
page-community = My community
page-party = Party
page-visits = Visits
page-grid = Grid
page-tickets = Feedback
page-tutoring = Tutoring
page-competitions = Competitions
page-teams = Teams
page-self-governance = Students
page-careers = Careers
page-results = Results
page-quality = Data quality
page-definitions = Definitions
page-title = { $page } · { $scope }

area-dorm-visits = Visits
area-grid = Grid
area-feedback = Feedback
area-tutoring = Tutoring
area-programmes = Teams and students
area-competitions = Competitions
area-quality = Data quality

# The scope sentence, also the popover's label: Xingfuli · Term 1, 2026–2027 · Week 11 (16–22 Nov)
scope-as-of = as of { $day }
scope-today = as of today
scope-label = Scope
scope-college = College
scope-community = Community
scope-whole-college = { $college } (all communities)
scope-college-own = College itself
scope-open-community = Open { $community }
scope-period-kind = Period
scope-term = Term
scope-week = Teaching week
scope-month = Month
scope-year = Year
scope-school-year = School year
scope-day = As of
scope-day-now = Today (keeps up to date)
scope-language = Language
scope-running = { $period } (running)
scope-no-duty = { $period } (no duty)
scope-vacation = Vacation after { $term }
scope-link = Copy the link to show a colleague this page
scope-choose = Choose scope and period
language-zh-CN = 中文
language-en = English

period-day = Today
period-week = This week
period-month = This month
period-term = This term
period-school-year = This school year
period-year = This year
period-all = All time
period-past-day = That day
period-kind-day = By day
period-kind-week = By week
period-kind-month = By month
period-kind-term = By term
period-kind-school-year = By school year
period-kind-year = By year
period-kind-all = All time

# Periods within a sentence, the $when of messages; words.when makes them of a period
when-numbered-week = in week { $number }
when-week = in the week of { $name }
when-day = on { $name }
when-month = in { $name }
when-term = in { $name }
when-school-year = in the school year { $name }
when-year = in { $name }
when-all = in all
when-today = today
when-this-week = this week
when-this-month = this month
when-this-term = this term
when-this-school-year = this school year
when-this-year = this year
when-last-term = last term

running-days-left = { $days ->
        [0] due today
        [one] { $days } day left
       *[other] { $days } days left
    }

fresh-newest = Newest row
fresh-newest-none = No rows yet
fresh-checked = Checked
fresh-checked-now = just now
fresh-checked-seconds = { $seconds } s ago
fresh-updated-what = Updated { $time }: { $what }
fresh-connecting = Connecting
fresh-cut = Connection lost, reconnecting

picture-copy = Copy as image
picture-save = Save as image
picture-copied = Copied
picture-saved = Saved
picture-failed = No image was made
download-csv = CSV
    .help = Download this table as CSV
download-xlsx = XLSX
    .help = Download this table as XLSX, for a spreadsheet program

drawer-title = { $metric } ({ $period })
drawer-definition = Definition
drawer-left-out = Left out
drawer-comparison = Comparison
drawer-source = Source
drawer-time = Time
drawer-college = college { $value }
drawer-written-later = { $n } written down later
drawer-all = All { $n }
drawer-segment = { $name } { $n }
drawer-rows = { $n ->
        [one] { $n } row
       *[other] { $n } rows
    }

definitions-search = Search metrics
definitions-search-hint = Name or source, such as "ledger"; press Enter
definitions-why = Why we measure it
definitions-formula = Formula
definitions-source = Source
definitions-target = Target
definitions-value = Present value
definitions-period = Period
definitions-sql = Show the SQL that ran
definitions-found = { $n ->
        [one] { $n } metric
       *[other] { $n } metrics
    }
definitions-none = No metric with "{ $search }" in its name or definition
definitions-no-target = No target
definitions-rules = Rules that hold for all
definitions-intro = What each metric means, why we measure it, how it is computed, where it comes from, and where it stands.

rule-duty-week = A teaching week with at least 3 working days (make-up days included) from Monday to Sunday. Other weeks have no duty: a gap on the line, not a zero.
    .name = Duty week
rule-running = Weekly duties show what is done and the days left and take a status only after Sunday; stocks, and rates over what is already due, take one at once.
    .name = Running periods
rule-who-counts = As the lists stood on the period's last day (in a running period: today). What is excused (empty, internship, leave) for at least half of the week's working days is left out and counted beside the figure.
    .name = Who counts
rule-met = A visit that met no one counts as a visit, not as a room covered.
    .name = Met no one
rule-small = A rate on fewer than 5 has no status; a denominator of 0 reads "–", never 0% or 100%.
    .name = Denominators
rule-working-day = Working days follow the State Council's holidays and make-up days; a ticket submitted on a day off counts from the next working day.
    .name = Working days
rule-comparison = With the previous duty week, month or term, and with the same week number, month or term of the last school year; none where there is no data.
    .name = Comparisons
rule-status = On target where the target is met, near where it is missed by at most a tenth of it (unless set otherwise; a target of 0 has no near), otherwise off target.
    .name = Status
rule-sum = A college's rate adds its communities' numerators and denominators before dividing; it is no mean of rates. Distinct persons do not add up and are counted anew.
    .name = Adding up
rule-as-of = Only what had happened by that day's end; what was written down later is counted beside the figure.
    .name = As of a day

# Roles. In demonstration mode each may be tried; what is not to be seen says so.
role-now = Demonstration · { $role }
role-label = Look at it as
role-leader = College leader
role-counselor = Counselor
role-steward = Data steward
role-explained = All data here are invented, so each role may be tried: a leader sees the whole college with students' names masked; a counselor sees the own community alone, students by name; a data steward sees no names.
refused-title = This is not yours to see.
refused-words = A counselor sees the own communities only; the college's figures stand beside them for comparison.
refused-back = Back to my community
refused-rows = These rows belong to other communities; you see their figures only.
