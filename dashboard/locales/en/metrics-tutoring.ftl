### Tutoring: names and definitions of the metrics.
### Cohort: the academic warnings issued in one term, fixed at issue; the term says on which day it is reviewed.

metric-warnings-open = Students under warning
    .short = Under warning
    .definition = Students who, at the end of the period's last day (or today), have an academic warning that is neither lifted nor left (leave, transfer, withdrawal); a student with several warnings counts once.
    .why = They need help now: all tutoring is for them.
    .formula = distinct students with a warning neither lifted nor left
    .source = Warning list
    .unit = students
    .counted = { $n ->
        [one] { $n } student
       *[other] { $n } students
    }
    .yes = Under warning
    .no = Not under warning

metric-warned = Students warned in the term
    .short = Warned
    .definition = Students to whom a warning was issued in the term chosen; the cohort is fixed at issue, those who left later stay in it.
    .why = How many students need help: where pairing, tutoring and lifting start from.
    .formula = warnings issued in the term (one a student and term)
    .source = Warning list
    .unit = students
    .counted = { $n ->
        [one] { $n } student
       *[other] { $n } students
    }
    .yes = Counted
    .no = Not counted

metric-warned-paired = Warned students paired
    .short = Paired
    .definition = Of the students warned in the term chosen, those in a pair with a peer tutor at any time from issue to review.
    .why = Every warned student should have a peer tutor: whoever has none needs one soon.
    .formula = warned students in a pair between issue and review
    .source = Peer pair list
    .unit = students
    .counted = { $n ->
        [one] { $n } student
       *[other] { $n } students
    }
    .yes = Paired
    .no = Not paired

metric-warned-tutored = Warned students tutored
    .short = Tutored
    .definition = Of the students warned in the term chosen, those who attended at least one session (clinic, peer or small class) from issue to review.
    .why = A pair on paper is not yet help: this step shows whether tutoring took place.
    .formula = warned students at one session or more between issue and review
    .source = Tutoring ledger
    .unit = students
    .counted = { $n ->
        [one] { $n } student
       *[other] { $n } students
    }
    .yes = Tutored
    .no = Not tutored

metric-warned-lifted = Warned students lifted
    .short = Lifted
    .definition = Of the students warned in the term chosen, those whose warning was lifted at the official review; leaving (leave, transfer, withdrawal) is not a lift.
    .why = Tutoring is there to lift warnings: this is how the cohort ended.
    .formula = warnings lifted
    .source = Warning list
    .unit = students
    .counted = { $n ->
        [one] { $n } student
       *[other] { $n } students
    }
    .yes = Lifted
    .no = Not lifted

metric-tutoring-persons = People in tutoring
    .short = People in tutoring
    .definition = Different teachers who gave the clinic, different peer tutors in a pair, and different students in a pair who were ever warned, in the period chosen, counted apart by these three parts; a person counts once in each part.
    .why = Shows how many give help and how many students it reaches.
    .formula = distinct persons by part
    .source = Tutoring ledger, peer pair list
    .unit = people
    .counted = { $n ->
        [one] { $n } person
       *[other] { $n } people
    }
    .yes = Counted
    .no = Not counted

metric-warning-lift-rate = Warnings lifted
    .short = Warnings lifted
    .definition = Of the warnings of cohorts whose review has taken place, the share lifted at the review; those left (leave, transfer, withdrawal) stay in the denominator, are shown apart and are not lifts. A cohort before its review reads "awaiting review".
    .why = Whether tutoring helps shows in the end in whether warnings are lifted.
    .formula = warnings lifted ÷ warnings of reviewed cohorts
    .source = Warning list
    .unit = warnings
    .counted = { $n ->
        [one] { $n } warning
       *[other] { $n } warnings
    }
    .yes = Lifted
    .no = Not lifted

metric-warning-relapse = Warned again
    .short = Warned again
    .definition = Of the warnings issued in the term chosen and lifted since, the share whose student was warned again in the next term.
    .why = A new warning right after a lift means the gaps were not closed and help ended too soon.
    .formula = students warned again in the next term ÷ students whose warning was lifted
    .source = Warning list
    .unit = students
    .counted = { $n ->
        [one] { $n } student
       *[other] { $n } students
    }
    .yes = Warned again
    .no = Not warned again

metric-students-without-session = Students without tutoring for two weeks
    .short = Two weeks untutored
    .definition = Students under warning for whom more than 14 days have passed since their last session or since the warning's issue, whichever is later: that day is not counted, today is, exactly 14 is not over. Only calendar days of duty weeks count: neither vacations nor weeks for which the student was excused do.
    .why = The thread must not break: a student without help for two weeks should be reached this week.
    .formula = students under warning without a session for more than 14 days
    .source = Tutoring ledger
    .unit = students
    .counted = { $n ->
        [one] { $n } student
       *[other] { $n } students
    }
    .yes = Over 14 days
    .no = Within 14 days

metric-pair-coverage = Students with a peer tutor
    .short = With a peer tutor
    .definition = Of the students under warning on a duty week's Sunday (in the running week: today), the share with an active peer tutor on that day; a pair ended during the week does not count.
    .why = With a peer tutor there is always someone to ask.
    .formula = students under warning in an active pair ÷ students under warning
    .source = Peer pair list
    .unit = students
    .counted = { $n ->
        [one] { $n } student
       *[other] { $n } students
    }
    .yes = Paired
    .no = Not paired

metric-plan-made = Students with a study plan
    .short = With a study plan
    .definition = Of the students warned in the term chosen, the share with a study plan; several plans of one student count once.
    .why = A plan comes before the help: it says what is missing, so that tutoring does not stay piecemeal.
    .formula = warned students with a study plan ÷ warned students
    .source = Study plan ledger
    .unit = students
    .counted = { $n ->
        [one] { $n } student
       *[other] { $n } students
    }
    .yes = Plan made
    .no = No plan

metric-tutoring-sessions = Tutoring sessions
    .short = Sessions
    .definition = Clinic, peer and small class sessions held in the period chosen; a session nobody attended counts.
    .why = Shows how much tutoring there is, and whether it takes place every week.
    .formula = sessions held
    .source = Tutoring ledger
    .unit = sessions
    .counted = { $n ->
        [one] { $n } session
       *[other] { $n } sessions
    }
    .yes = Counted
    .no = Not counted

metric-tutoring-attendance = Attendances at tutoring
    .short = Attendances
    .definition = Attendances at the sessions of the period chosen, one for each person at each session; students with and without a warning count.
    .why = Shows how many attendances tutoring draws, in which form and for which course.
    .formula = attendances
    .source = Tutoring ledger
    .unit = attendances
    .counted = { $n ->
        [one] { $n } attendance
       *[other] { $n } attendances
    }
    .yes = Counted
    .no = Not counted

metric-rank-gain = Class rank gained
    .short = Class rank gained
    .definition = Mean gain, of the students warned in the term chosen and tutored, in class rank as a percentage of class size, from the term before the warning to the term of the warning; positive means moved up. Students without a result in either term are left out, and there is a figure only after the term has ended.
    .why = A lift says only that a line was passed; the rank says how far a student has come.
    .formula = mean of (rank ÷ class size before − rank ÷ class size after)
    .source = Term results
    .unit = percentage points
    .counted = { $n } pp
    .yes = Counted
    .no = Not counted

metric-rank-gain-untutored = Class rank gained without tutoring
    .short = Gained untutored
    .definition = The same mean gain in class rank for the students warned in the term chosen and not tutored; positive means moved up. They are usually few, so it is for reference only.
    .why = Only beside the untutored does it show what tutoring itself does.
    .formula = mean of (rank ÷ class size before − rank ÷ class size after)
    .source = Term results
    .unit = percentage points
    .counted = { $n } pp
    .yes = Counted
    .no = Not counted

metric-upgrade-exam-rate = Admitted to a degree course
    .short = Upgrade exam rate
    .definition = Share of the candidates of the upgrade exam (from college diploma to bachelor's degree) who were admitted; a candidate belongs to the community where he lived on the exam day.
    .why = It is the way on that students value most, and a result of how they study together.
    .formula = admitted ÷ candidates
    .source = Upgrade exam list
    .unit = candidates
    .counted = { $n ->
        [one] { $n } candidate
       *[other] { $n } candidates
    }
    .yes = Admitted
    .no = Not admitted

metric-upgrade-exam-lead = Upgrade exam rate above the college
    .short = Above the college
    .definition = The community's upgrade exam rate minus that of the whole college, positive if above it; the college includes the community's own candidates.
    .why = Only beside the whole college does the community's own part show.
    .formula = community rate − college rate
    .source = Upgrade exam list
    .unit = percentage points
    .counted = { $n } pp
    .yes = Admitted
    .no = Not admitted
