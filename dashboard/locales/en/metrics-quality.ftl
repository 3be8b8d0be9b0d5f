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
