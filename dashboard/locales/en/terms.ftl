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
previous-year-to-day = the same days last year
previous-school-year-to-day = the same days last school year
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

# In the place of a number of 1 to 4 persons, and of one that would tell such a number.
hidden-few = <5
hidden-for-another = not shown
    .within = several

beside-to-go = { $counted } to go
beside-reached = Done
beside-median = median { $n }
beside-no-denominator = nothing to divide by
beside-tutored = { $n } with results

unit-points = pp
unit-points-full = { $points ->
        [one] { $points } point
       *[other] { $points } points
    }
unit-working-days = { $n ->
        [one] { $n } working day
       *[other] { $n } working days
    }

group-none = Not stated

floor = Floor { $number }
room = Room { $number }

age-0-3 = up to 3 working days
    .short = up to 3
age-4-10 = 4–10 working days
    .short = 4–10
age-11-up = over 10 working days
    .short = over 10

level-international = International
    .short = Int'l
level-national = National
    .short = National
level-provincial = Provincial
    .short = Provincial
level-school = School
    .short = School
level-provincial-up = Provincial or above

kind-clinic = Clinic
kind-peer = Peer tutoring
kind-small-class = Small class

part-teacher = Clinic teachers
part-tutor = Peer tutors
part-student = Paired students

outcome-solved = Solved
outcome-explained = Explained
outcome-open = Open

value-yes = Yes
value-no = No
value-excused = Left out

grid-building = Building
grid-floor = Floor
grid-room = Room
grid-community = Community
grid-college = College

severity-ordinary = Ordinary
severity-serious = Serious
severity-severe = Severe

post-building = Building leader
post-floor = Floor leader
post-room = Room leader

team-ideology = Ideology
team-teaching = Teaching
team-enterprise = Enterprise
team-service = Service
team-students = Students
