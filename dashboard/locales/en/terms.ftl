### Statuses, targets, comparisons, groupings and codes.

status-good = On target
status-near = Near target
status-bad = Off target
status-none = Not assessed
status-run = Running
status-review = Awaiting review

status-why-few = Fewer than 5: numbers without a status
status-why-no-duty = No duty in this period
status-why-no-target = No target
status-why-running = Assessed when the period is over
status-why-review = After the review in { $month }
status-why-no-data = No data
status-why-suppressed = Few persons: the rate is not shown

target-reach = Target { $goal }
target-at-most = Target ≤ { $goal }
target-above = Target > { $goal }
target-a-year = Target { $goal } a year
target-ninetieth = 90% ≤{ $goal }
target-above-college = Target { $points } pp above the college
target-none = No target
target-line = Target { $goal }

previous-day = the same day last week
previous-week = last week
previous-week-to-day = the same days last week
previous-numbered-week = week { $number }
previous-month = last month
previous-month-to-day = the same days last month
previous-term = last term
previous-term-to-day = the same point last term
previous-school-year = last school year
previous-year = last year
last-year = last year
last-year-college = the college

comparison = { $difference } on { $than }
comparison-points = { $difference } pp on { $than }
comparison-points-two = { $difference } pp on { $than }, { $difference_before } on { $than_before }
comparison-count = { $difference } on { $than }
comparison-count-two = { $difference } on { $than }, { $difference_before } on { $than_before }
comparison-college = College { $value }
comparison-none = Nothing to compare with
comparison-last-year-total = { $counted } in all of last year
comparison-reviewed = Reviewed cohorts only
comparison-to-day = Compared up to the same day

# Comparisons within a sentence: $direction is up, down or same; $points and $n are without sign.
than-rate = { $direction ->
        [up] { unit-points-full } higher than { $than }
        [down] { unit-points-full } lower than { $than }
       *[same] level with { $than }
    }
than-count = { $direction ->
        [up] { $n } more than { $than }
        [down] { $n } fewer than { $than }
       *[same] as many as { $than }
    }

beside-open-tickets = of { $n } open
beside-rooms-due = of { $n } due
beside-to-go = { $counted } to go
beside-reached = Done
beside-warnings-open = of { $n } under warning
beside-median = median { $n }
beside-no-denominator = nothing to divide by
beside-suppressed = too few to show
beside-left = { $n } left
beside-excused = { $counted } left out
beside-tutored = { $n } with results
suppressed = <5

unit-percent = %
unit-points = pp
unit-points-full = { $points ->
        [one] { $points } point
       *[other] { $points } points
    }
unit-days = { $n ->
        [one] { $n } day
       *[other] { $n } days
    }
unit-working-days = { $n ->
        [one] { $n } working day
       *[other] { $n } working days
    }
unit-people = { $n ->
        [one] { $n } person
       *[other] { $n } people
    }
unit-rooms = { $n ->
        [one] { $n } room
       *[other] { $n } rooms
    }
unit-tickets = { $n ->
        [one] { $n } ticket
       *[other] { $n } tickets
    }
unit-awards = { $n ->
        [one] { $n } award
       *[other] { $n } awards
    }
unit-visits = { $n ->
        [one] { $n } visit
       *[other] { $n } visits
    }
unit-sessions = { $n ->
        [one] { $n } session
       *[other] { $n } sessions
    }
unit-attendances = { $n ->
        [one] { $n } attendance
       *[other] { $n } attendances
    }
unit-metrics = { $n ->
        [one] { $n } metric
       *[other] { $n } metrics
    }

group-floor = Floor
group-post = Post
group-category = Category
group-department = Department
group-channel = Channel
group-age = Working days open
group-level = Level
group-award-level = Award level
group-kind = Kind
group-course = Course
group-part = Part
group-prize = Prize
group-contest = Contest
group-community = Community
group-week = Week
group-month = Month
group-term = Term
group-year = Year
group-overlaps = One may belong to several groups: they do not add up to the whole
group-other = Other
group-none = Not stated

floor = Floor { $number }
floor-spaced = floor { $number }
room = Room { $number }

age-0-3 = up to 3 working days
    .short = up to 3
age-4-10 = 4–10 working days
    .short = 4–10
age-11-up = over 10 working days
    .short = over 10

level-international = International
    .short = Int’l
level-national = National
    .short = National
level-provincial = Provincial
    .short = Provincial
level-school = School
    .short = School
level-provincial-up = Provincial or above

prize-0 = Special prize
prize-1 = First prize
prize-2 = Second prize
prize-3 = Third prize
prize-4 = Merit and other

kind-clinic = Clinic
kind-peer = Peer tutoring
kind-small-class = Small class

part-teacher = Clinic teachers
part-tutor = Peer tutors
part-student = Paired students

outcome-solved = Solved
outcome-explained = Explained
outcome-open = Open

event-replied = Replied
event-closed = Closed
event-reopened = Reopened
event-implemented = Put into practice

grid-building = Building leader
grid-floor = Floor leader
grid-room = Room leader

value-yes = Yes
value-no = No
value-met = Met someone
value-met-no-one = No one in
value-met-no-one-times = { $n ->
        [one] no one in, { $n } time
       *[other] no one in, { $n } times
    }
value-excused = Left out
value-admitted = Admitted
value-not-admitted = Not admitted
value-lifted = Lifted
value-left = Left
value-open = Under warning

ledger-dorm-visit = Dorm visit ledger
ledger-heart-talk = Talk ledger
ledger-room-duty = Room duty list
ledger-party-post = Party post list
ledger-feedback-ticket = Feedback ledger
ledger-ticket-event = Ticket events
ledger-academic-warning = Warning list
ledger-study-plan = Study plan ledger
ledger-tutoring-pair = Peer pair list
ledger-tutoring-session = Tutoring ledger
ledger-tutoring-attendance = Tutoring attendance
ledger-term-result = Term results
ledger-upgrade-exam = Upgrade exam list
ledger-competition-award = Award ledger
ledger-incubation-project = Incubation ledger
