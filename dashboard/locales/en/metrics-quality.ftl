### Data quality: names and definitions of the metrics, names of the ledgers.

metric-ledger-filled = Ledgers filled
    .short = Ledgers filled
    .definition = Share of the ledgers due (visits, talks, safety checks, room reports) that have at least one row of the duty week; a ledger of a community in a week is one. A ledger is due from the week on in which the community wrote its first row. It goes by the day on which things happened: rows written down late fill a ledger too.
    .why = A coverage of 60% may mean that nobody went or that nobody wrote it down; this tells the two apart.
    .formula = ledger weeks with rows ÷ ledger weeks due
    .source = Ledgers of visits, talks, safety checks and room reports
    .unit = ledgers
    .counted = { $n ->
        [one] { $n } ledger
       *[other] { $n } ledgers
    }
    .yes = Filled
    .no = Not filled

metric-late-rows = Late rows
    .short = Late rows
    .definition = Share of the rows of all ledgers that happened in the week and were written down more than 7 days later. Results of exams, which come out weeks later, are left out. Rows are counted, never who wrote them.
    .why = Where much is written down afterwards, the figures of the day were too low and little can be verified.
    .formula = rows written down more than 7 days later ÷ rows of the week
    .source = When each row happened and when it was written down
    .unit = rows
    .counted = { $n ->
        [one] { $n } row
       *[other] { $n } rows
    }
    .yes = Late
    .no = In time

metric-hurried-visits = Hurried visits
    .short = Hurried visits
    .definition = Visits of one member on one day at which somebody was met, from the fifth within 5 minutes on. Knocks at a closed door do not count: who walks along a corridor and says a few words in each room is not through with five in 5 minutes. Visits are counted, never who made them.
    .why = A string of visits within minutes was most likely written down afterwards, and no coverage made of them says much.
    .formula = visits that are the fifth or a later one within 5 minutes
    .source = Times in the ledger of visits
    .unit = visits
    .counted = { $n ->
        [one] { $n } visit
       *[other] { $n } visits
    }
    .yes = Hurried
    .no = At ease

metric-repeated-notes = Repeated notes
    .short = Repeated notes
    .definition = Rows with exactly the same text by the same person in the same ledger and term, from the third on. Visits, safety checks and room reports are compared; notes of less than 10 characters, rows without a note or without a name are left out. Talks have a topic only, and feedback is in the students' own words: neither is compared. Rows are counted, never who wrote them.
    .why = A sentence that returns again and again was copied, and says nothing about how things were.
    .formula = rows that are the third or a later one with the same text
    .source = Notes in the ledgers of visits, safety checks and room reports
    .unit = rows
    .counted = { $n ->
        [one] { $n } row
       *[other] { $n } rows
    }
    .yes = Repeated
    .no = Different

metric-names-beyond-attendance = More names than heads
    .short = Too many names
    .definition = Activities with more names on the list than heads counted. Students, staff and people from outside are all names, and a person in two parts is one; an attendance that was never written down is 0. By the day of the activity.
    .why = Either the list or the count is wrong, and attendance and participation rest on them.
    .formula = activities with more names than heads counted
    .source = Ledger of activities and its lists of participants
    .unit = activities
    .counted = { $n ->
        [one] { $n } activity
       *[other] { $n } activities
    }
    .yes = More names
    .no = In accord

metric-impossible-dates = Impossible dates
    .short = Date conflicts
    .definition = Rows of the ledgers with two dates that contradict each other: an end before its beginning (what was done about feedback, or its rating, before it was submitted; a warning lifted or left before it was issued), or written down before the day on which it happened. Tutoring pairs and incubated projects may be entered ahead and are not asked when they were written down. A row is of the later of its two days and counts once.
    .why = Mostly slips of the pen that one corrected date mends; left as they are, durations and punctuality come out wrong.
    .formula = rows whose dates contradict each other
    .source = Dates in all ledgers, and when rows were written down
    .unit = rows
    .counted = { $n ->
        [one] { $n } row
       *[other] { $n } rows
    }
    .yes = Contradictory
    .no = In order

metric-orphan-rows = Orphaned rows
    .short = Orphaned rows
    .definition = Rows of the ledgers that point to a room, a student, a ticket ... which is not there. Foreign keys refuse such rows; they come from programs that write SQLite without looking after foreign keys. Attendance whose session is gone is of the day on which it was written down. Only the ledgers are looked through here, rosters by the command python -m data_access check.
    .why = A row without its room or student is missing wherever one looks by floor or by person, and still part of the total.
    .formula = rows that point to nothing
    .source = All ledgers and what they refer to
    .unit = rows
    .counted = { $n ->
        [one] { $n } row
       *[other] { $n } rows
    }
    .yes = Orphaned
    .no = In order

contradiction-ended-before = Ended before it began
contradiction-written-before = Written before it happened

lost-academic-warning = Academic warning
lost-contest = Contest
lost-course = Course
lost-department = Department
lost-feedback-ticket = Feedback ticket
lost-floor = Floor
lost-programme = Programme
lost-room = Room
lost-staff = Staff
lost-student = Student
lost-term = Term
lost-tutoring-session = Tutoring session
lost-warning-level = Warning level

ledger-dorm-visit = Visits
ledger-heart-talk = Talks
ledger-feedback-ticket = Feedback
ledger-ticket-event = Feedback events
ledger-academic-warning = Academic warnings
ledger-study-plan = Study plans
ledger-tutoring-pair = Tutoring pairs
ledger-tutoring-session = Tutoring sessions
ledger-tutoring-attendance = Tutoring attendance
ledger-competition-award = Competition awards
ledger-incubation-project = Incubated projects
ledger-safety-check = Safety checks
ledger-room-report = Room reports
ledger-hazard = Hazards
ledger-dispute = Disputes
ledger-activity = Activities
ledger-honour = Honours
ledger-survey-answer = Survey answers
