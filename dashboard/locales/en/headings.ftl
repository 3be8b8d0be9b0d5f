### Headings of boxes (a finding), captions (what is drawn, its unit, what is left out) and the words within charts.
### Where there is no finding, the metric's name is the heading.

heading-attention = Needs attention
heading-visits-rising = Visit coverage up for { $n } weeks running
heading-visits-falling = Visit coverage down for { $n } weeks running
heading-visits-missed = { $n ->
        [one] { $n } room still missed
       *[other] { $n } rooms still missed
    }
heading-visits-all = All rooms due were visited
heading-visits-value = { $rate } of rooms visited { $when }
heading-floors-gap-weeks = { $count ->
        [one] Floor { $floors } has the widest gap: { $n } rooms missed in { $weeks } duty weeks
       *[other] Floors { $floors } have the widest gap: { $n } rooms missed on each in { $weeks } duty weeks
    }
heading-floors-none = Every floor was visited in the last four weeks
heading-silence = { $n ->
        [one] Nobody met for over 14 days in { $n } room
       *[other] Nobody met for over 14 days in { $n } rooms
    }
heading-silence-none = Someone was met in every room within 14 days
heading-due = Due: { $n ->
    [one] { $n } item
   *[other] { $n } items
}
heading-due-none = What is due
heading-choose-community = { $n ->
    [one] { $n } community
   *[other] { $n } communities
}
heading-standing = { $k } of { $n } rates are at or above the college
heading-standing-none = Beside the college
heading-rooms-missed = { $n ->
        [one] { $n } room not visited { $when }
       *[other] { $n } rooms not visited { $when }
    }
heading-rooms-missed-none = All rooms due { $when } were visited

heading-tickets-age = { $n } tickets open, { $stale } of them for over 10 working days
heading-tickets-age-fresh = { $n ->
        [one] { $n } ticket open, for 10 working days at most
       *[other] { $n } tickets open, none for over 10 working days
    }
heading-tickets-age-none = No ticket is open
heading-tickets-category = Most tickets are about { $category }: { $n } { $when }
heading-tickets-department = { $department } has the most open: { $n }
heading-tickets-late = { $n ->
        [one] { $n } ticket to press for
       *[other] { $n } tickets to press for
    }
heading-tickets-late-none = No ticket to press for

heading-tutoring-funnel = { $term }: { $warned } warned, { $tutored } tutored, { $lifted } lifted
heading-tutoring-levels = { $level }: lowest lift rate, { $rate }
heading-tutoring-levels-even = The same lift rate at every level, { $rate }
heading-tutoring-slope = { $direction ->
        [up] Tutored students moved up { unit-points-full } in their class on average
        [down] Tutored students moved down { unit-points-full } in their class on average
       *[same] Tutored students kept their place in class on average
    }
heading-tutoring-upgrade = Upgrade exam: { $rate } admitted, { $direction ->
        [up] { unit-points-full } above the college
        [down] { unit-points-full } below the college
       *[same] level with the college
    }
heading-tutoring-upgrade-college = Upgrade exam: { $rate } admitted across the college

heading-awards = { $n ->
        [one] { $n } award { $when }
       *[other] { $n } awards { $when }
    }
heading-awards-provincial = { $n } provincial or above
heading-awards-to-go = { $n } short of the target
heading-awards-reached = target met
heading-awards-none = No award yet { $when }
heading-works = { $n ->
        [one] { $n } winning work { $when }
       *[other] { $n } winning works { $when }
    }
heading-works-none = No winning works { $when }

heading-communities = The communities on { $n } metrics

caption-attention = { $n ->
        [one] { $n } item, most urgent first
       *[other] { $n } items, most urgent first
    }
caption-communities = In house order, not ranked; select a community to open it
caption-coverage = Rooms in which a visit met someone ÷ rooms due, by week
caption-visiting = Members with at least two visits ÷ members on duty, by week
caption-talking = Members with at least one talk ÷ members on duty, by week
heading-weekly = { $metric } { $when }: { $rate } ({ $k } of { $n })
heading-posts = { $n ->
        [one] What the members of { $n } post did
       *[other] What the members of { $n } posts did
    }
caption-posts = Rates: { $week }; the rest: { $term }, by the post held on the day; posts are not ranked
heading-presence = { $n ->
        [one] { $n } team came into the community { $when }
       *[other] { $n } teams came into the community { $when }
    }
caption-presence = Activities of each team, person-times, different persons named, organisations present
heading-hours = Most hours { $when }: { $what }, { $n }
caption-hours = Hours of volunteering { $when }, by programme
heading-branches = Most activities { $when }: { $what }, { $n }
caption-branches = Activities { $when }, by branch
heading-roles = Most { $when }: { $what }, { $n }
caption-roles = Persons who took part { $when }, by their part; one with several counts in each
heading-offered = Offered { $when }: { $what }, { $n }
caption-offered = What came of the enterprise team's activities { $when }; units differ
heading-events = Most { $when }: { $what }, { $n }
caption-events = Activities of the enterprise team { $when }
heading-companies = { $what } brought { $n ->
        [one] { $n } company
       *[other] { $n } companies
    } { $when }
caption-companies = Companies and organisations present { $when }; one counts once in each programme
heading-projects = { $n ->
        [one] { $n } project incubated { $when }
       *[other] { $n } projects incubated { $when }
    }
heading-projects-none = No project incubated { $when }
caption-projects = Latest first
caption-no-duty-weeks = No duty in { $weeks }
caption-running-week = { $week } is running
caption-running-year = { $year } is running
caption-floors = Rooms missed by floor and week; empty: none missed; "–": no duty
caption-silence = Days since a visit met someone, duty weeks only
caption-silence-excused = outlined in red: left out now, over 14 days before
caption-room-tickets = T: open tickets
caption-room-warned = W: warned students
caption-due = in working days; the most urgent first, and what is done goes by itself
caption-standing = strips from { $low } to 100%; at the right this community over time
caption-tickets-age = Tickets open at the end of each week, by working days open
caption-tickets-category = Tickets submitted { $when }, without those raised face to face with the leaders
caption-tickets-department = Open tickets, with those raised face to face with the leaders
caption-tickets-late = Open for over 10 working days, late for a reply, or past the promised day; longest first
caption-tutoring-funnel = Students warned in { $term }
caption-tutoring-reviewed = reviewed
caption-tutoring-levels = Lifted ÷ issued, reviewed cohorts, by warning level
caption-tutoring-slope = Mean of rank ÷ class size, rising means moved up; { $n } with results of both terms
caption-tutoring-upgrade = Admitted ÷ candidates, by the community lived in on the exam day
caption-awards = Awards by level
caption-works = Latest first

chart-this-term = This term
chart-this-community = This community
chart-college = College
chart-others-and-college = Others, not named; the rule is the college
chart-the-target = Target
chart-last-year = Last year
chart-target = Target { $goal }
chart-pace = Same day last week { $rate }
chart-running = Running { $k } of { $n }
chart-first-week = Week 1
chart-week-number = Week
chart-no-duty = No duty
chart-age-end = { $band }: { $n }
chart-received = Received
chart-closed = Closed
chart-other-categories = { $n } other categories
chart-other-departments = { $n } other departments
chart-warned = Warned
chart-paired = Paired
chart-tutored = Tutored
chart-lifted = Lifted
chart-left = Left
chart-funnel-end = { $counted }  { $rate }
chart-before = Before
chart-after = Term of warning
chart-tutored-line = Tutored
chart-untutored-line = Not tutored
chart-award-total = { $n } in all
chart-award-provincial = { $n } provincial or above
chart-axis-rooms = Rooms
chart-axis-tickets = Tickets
chart-axis-people = Students
chart-axis-awards = Awards
chart-axis-sessions = Sessions
chart-band-0-3 = 0–3 days
chart-band-4-7 = 4–7
chart-band-8-10 = 8–10
chart-band-11-14 = 11–14
chart-band-over = over 14

tip-rate = { $period }: { $rate } ({ $k } of { $n })
tip-rate-running = { $period } (running): { $k } of { $n }
tip-part = { $period } · { $part }: { $counted }
tip-tickets-category = { $category }: { $n ->
        [one] { $n } ticket
       *[other] { $n } tickets
    } received { $when }
tip-tickets-department = { $department }: { $n } open, { $stale } of them for over 10 working days
tip-tickets-department-fresh = { $department }: { $n } open, none for over 10 working days
tip-floor = { $floor }, { $period }: { $missed } of { $n } rooms missed
tip-room = Room { $room }: { $days ->
        [one] { $days } day
       *[other] { $days } days
    } since someone was met
tip-room-excused = Room { $room }: left out ({ $reason })
tip-room-excused-days = Room { $room }: left out now ({ $reason }), { $days ->
        [one] { $days } day
       *[other] { $days } days
    } since someone was met
tip-room-tickets = { $n ->
    [one] { $n } open ticket
   *[other] { $n } open tickets
}
tip-room-warned = { $n ->
    [one] { $n } warned student
   *[other] { $n } warned students
}
standing-own = { $metric } ({ $period }): { $value }
standing-college = college { $value }
mark-room-tickets = T{ $n }
mark-room-warned = W{ $n }

# What screen readers say
alt-line = Line chart: { $metric }, { $span }
alt-floors = Heat map: rooms missed by floor and week
alt-silence = Heat map: days since someone was met, by room
alt-standing = Dot plot: the main figures of this community beside the others
alt-age = Area chart: open tickets by week and working days open
alt-funnel = Bar chart: students warned, paired, tutored and lifted
alt-slope = Slope chart: percentile of class rank before and after the warning
alt-awards = Bar chart: awards by year and level
alt-bars = Bar chart: { $what }

heading-checks-all = All floors were checked { $when }
heading-checks-missed = { $n ->
        [one] { $n } floor was not checked { $when }: { $floors }
       *[other] { $n } floors were not checked { $when }: { $floors }
    }
heading-reports-all = Every room reported every day { $when }
heading-reports-missed = { $n ->
        [one] { $n } daily report is missing { $when }
       *[other] { $n } daily reports are missing { $when }
    }
heading-hazards = { $n ->
        [one] { $n } hazard found { $when }, and fixed
       *[other] { $n } hazards found { $when }, all fixed
    }
heading-hazards-left = { $n ->
        [one] { $n } hazard found { $when }, { $left } not fixed
       *[other] { $n } hazards found { $when }, { $left } not fixed
    }
heading-disputes = { $n ->
        [one] { $n } dispute resolved { $when }, { $local } locally
       *[other] { $n } disputes resolved { $when }, { $local } of them locally
    }
heading-hazards-open = { $n ->
        [one] { $n } hazard to fix
       *[other] { $n } hazards to fix
    }
heading-hazards-open-none = No hazard is left to fix
caption-checks = "1": not checked that week; empty: checked; "–": no duty
caption-reports = Reports { $when } by day and room; "1": none; empty: reported; "–": not due
caption-hazards = Hazards found { $when }, by kind
caption-disputes = Disputes { $when } by the level that settled them; room, floor and building are local
caption-hazards-open = Found { $when } and not fixed yet, the earliest first
caption-activities = Latest first
tip-check = { $floor }, { $period }: { $missed } of { $n } checks missing
tip-report = Room { $room }, { $day }: reported
tip-report-missed = Room { $room }, { $day }: no report
alt-checks = Heat map: floors checked, by week
alt-reports = Heat map: rooms that reported, by day

heading-teams = { $team } drew the most { $when }: { $n } person-times
heading-kept = { $n ->
        [one] { $n } programme fell short of its promise { $when }
       *[other] { $n } programmes fell short of their promises { $when }
    }
heading-kept-all = Every programme kept its promises { $when }
heading-outputs = Most { $when }: { $what }, { $n }
heading-participation = { $rate } of the residents took part, { $direction ->
        [up] { $points } points more than in { $since }
        [down] { $points } points less than in { $since }
       *[same] as many as in { $since }
    }
heading-activities = { $n ->
        [one] { $n } activity { $when }
       *[other] { $n } activities { $when }
    }
heading-activities-none = No activity { $when }
caption-untold = { $n ->
        [one] { $n } more, of few persons, is not drawn
       *[other] { $n } more, of few persons, are not drawn
    }
caption-teams = Person-times { $when }, by team
caption-kept = Held ÷ promised and due; the least kept first
caption-outputs = What came of the activities { $when }; units differ
caption-participation = Residents who took part ÷ residents, by term
heading-honours = Most { $when }: { $what }, { $n }
caption-honours = Honours { $when }, by name
heading-satisfaction = { $rate } are satisfied with the community, { $direction ->
        [up] { $points } points more than in { $since }
        [down] { $points } points less than in { $since }
       *[same] as many as in { $since }
    }
caption-satisfaction = Answers of satisfied or better ÷ answers, by term
heading-published = { $agreed } of { $n } published figures come out the same
heading-published-none = Published figures
caption-published = Computed anew for the period and day published; within the accepted range is the same. Select a cell for the rows
heading-ledgers = { $n ->
        [one] { $n } ledger is unfilled { $when }
       *[other] { $n } ledgers are unfilled { $when }
    }
heading-ledgers-all = { $n ->
        [one] The ledger due is filled { $when }
       *[other] All { $n } ledgers are filled { $when }
    }
caption-ledgers-by-ledger = Whether each ledger has a row of the week; 1 is unfilled
caption-ledgers-by-community = Ledgers left unfilled in each community, by week
alt-ledgers = Heat map: ledgers left unfilled, by week
tip-ledgers = { $name }, { $period }: { $missed } of { $n } unfilled
heading-doubts = { $n ->
        [one] { $n } row is to be looked into { $when }
       *[other] { $n } rows are to be looked into { $when }
    }
heading-doubts-none = No row is to be looked into { $when }
caption-doubts = Rows by ledger; select a cell for the rows. Counted, never by person
heading-late = { $n ->
        [one] { $n } row was written down late { $when }
       *[other] { $n } rows were written down late { $when }
    }
heading-late-none = No row was written down late { $when }
caption-late = Rows written down more than 7 days after they happened; never who wrote them
