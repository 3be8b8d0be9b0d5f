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
drawer-beside-left = Left, not lifted
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
rule-few = On a wall, and for whoever may not see the persons: 1 to 4 persons read "<5", without a rate; where subtracting from the college would tell them, one more community is not shown; warnings, disputes and talks come as totals and rates, without parts.
    .name = Few persons
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
refused-back = Back to my community
refused-rows = These rows belong to other communities; you see their figures only.
figures-alone = A display shows figures alone: no rows, no lists, and no parts that would tell of single persons.

# What those see who are not signed in, or not known.
page-log = Users & log
role-display = Display
role-signed-in = Signed in · { $role }
role-identity = Account: { $identity }
sign-in = Sign in
sign-out = Sign out
refused-page = This page is not for your role.
refused-words-leader = This community is not of your college.
refused-words-counselor = A counselor sees the own communities only; the college's figures stand beside them for comparison.
refused-words-steward = This community is not of your college.
refused-words-display = A display shows the figures of its own scope only.
door-signed-out = Please sign in.
    .do = You come back to this page, with the communities and figures of your role.
door-signed-out-proxy = Please come through the school's portal.
    .do = This visit did not bring your name along. Sign in at the school's portal, then open this link again.
door-expired = Your sign-in is over.
    .do = Please sign in again; you come back to this page.
door-unknown = The account { $identity } is not known here yet.
    .do = Tell the data steward this account; the page opens by itself when it is known.
    .detail = Data steward: python -m data_access user add { $identity } --role …
door-exposed = Other machines can open this page, and no sign-in is set up.
    .do = Set up a sign-in as the README says in its part Sign-in, or let the server listen on this machine only (without --server.address).
    .detail = To show the sample to whoever can open this page, set COMMUNITY_OPEN=yes and start again.
door-closed = These are real data, and no sign-in is set up yet.
    .do = Set up a sign-in as the README says in its part Sign-in, then let people in with python -m data_access user add.
    .detail = To show everything to whoever can open this page, set COMMUNITY_OPEN=yes and start again.

# A leader sees students' names with a reason, which goes into the log with the reading.
download-failed = No file: the download could not be written into the log. Please try again later.
chosen = Chosen
chosen-remove = Remove { $what }
chosen-clear = Remove all
choices-open = Show the choices
menu = Pages
menu-open = Show the pages
menu-teams = Grid & teams
menu-results = Support & results
menu-data = Data & settings
unmask = Students' names
unmask-why = See students' names: choose why
unmask-because = Names shown: { $reason }
unmask-explained = Shown at once, and the log says so.
reason-help = To help the student
reason-safety = Safety
reason-complaint = To verify a complaint
reason-verification = To verify data

log-intro = Who may sign in, and who did what. The log cannot be altered; what is older than it is kept is deleted.
heading-users = { $n ->
    [one] 1 account may sign in
   *[other] { $n } accounts may sign in
}
caption-users = To let in, give a role, take away: python -m data_access user
empty-users = Nobody may sign in yet
heading-log = { $n ->
    [one] 1 entry in the log
   *[other] { $n } entries in the log
}
caption-log = Newest first, { $most } at most
empty-log = Nothing in the log yet
column-identity = Account
column-user-role = Role
column-staff-no = Staff number
column-done-at = Time
column-action = Action
column-subject = About
column-why = Reason
action-sign-in = Signed in
action-sign-out = Signed out
action-refused = Refused
action-export = Exported
action-unmask = Saw names
action-user = Changed users
user-add = Added { $identity } ({ $role })
user-role = Made { $identity } { $role }
user-remove = Removed { $identity }
file-named = with names
file-rooms-missed = Rooms not visited
file-tickets-late = Late tickets
file-hazards-open = Hazards open
file-activities = Activities
file-published = Published figures
file-posts = Work of the posts
file-presence = Presence of teams
file-projects = Projects incubated
file-late = Written down late
file-works = Works that won
file-communities = Communities side by side
file-doubts = To be looked into
file-users = Accounts
file-log = Log

# Files of warned students
page-case-files = Case files
case-files-answer = { $n } { $n ->
    [one] student has
   *[other] students have
} an open academic warning; { $m } ever had one.
case-files-intro = Choose a student to see warnings, study plans, tutors, sessions and results on one line of time.
empty-case-files = No academic warning yet
case-student = Student
case-student-choose = Choose a student (open warnings first)
case-why = See the file: choose why
case-open = open
case-lifted = lifted { $day }
case-left = left { $day }
case-tutor = tutor { $name }
case-no-tutor = no tutor
case-since = since { $day }
case-rank = { $rank } of { $size }
heading-case-file = { $name }: { $level }, { $state }; { $tutor }; { $n } { $n ->
    [one] session
   *[other] sessions
} since this warning, the last { $last }
caption-case-file = From before the first warning to the day looked at; a vertical line is the start of a term
alt-case-file = Line of time of a student's file
lane-warnings = Warnings
lane-plans = Study plans
lane-tutors = Tutors
lane-sessions = Sessions
lane-results = Rank in class
heading-case-sessions = { $n ->
    [one] 1 session attended
   *[other] { $n } sessions attended
}
empty-case-sessions = No session attended yet
column-held-by = By
file-case-files = Case files

# The wall
page-display = Wall
wall-paused = paused
wall-of = { $n } / { $of }
door-revoked = This link of a screen is no longer valid.
    .do = Make another with python -m data_access display-link create.

# Setting a wall up
page-displays = Walls
displays-intro = Choose what a screen shows, make a link, and open it in the screen's browser: no sign-in, figures only, nobody's name.
heading-wall-choices = What it shows
heading-wall-preview = Preview
caption-wall-preview = As on the screen; after a click on it the arrow keys step and space pauses
wall-scenes = Scenes, in their order
scene-headline = Overview
scene-visits = Visits
scene-tickets = Feedback
scene-tutoring = Tutoring
scene-awards = Competitions
scene-activities = Activities
wall-pace = A scene is seen for
wall-seconds = { $n } s
wall-theme = Ground
wall-dark = Dark
wall-light = Light
wall-size = Screen (16:9)
wall-inches = { $n }"
wall-legible = The smallest text is read from about { $small } m, the large figures from about { $large } m.
heading-wall-links = { $n ->
    [one] 1 link is alive
   *[other] { $n } links are alive
}
caption-wall-links = A screen goes dark as soon as its link is revoked; a link is told once
wall-place = Where the screen hangs
wall-place-hint = Such as: main hall
wall-create = Make a link
wall-made = The link of { $place } is made
wall-once = Copy it now: it is not shown again.
wall-seen = last seen { $at }
wall-never-seen = not seen yet
wall-revoke = Revoke
empty-wall-links = No link is alive
action-display-link = Link of a screen
wall-failed = That could not be done.
    .do = The place may have a link already, or the database cannot be written just now: name another place, or try again later.
display-create = Made the link of { $place }
display-revoke = Revoked the link of { $place }
