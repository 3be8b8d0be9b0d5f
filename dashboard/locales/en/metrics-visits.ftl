### Dorm visits: names and definitions of the metrics.
### Duty week: a teaching week with at least 3 working days from Monday to Sunday. No other week has a duty.

metric-visit-coverage = Visit coverage
    .short = Visit coverage
    .definition = Share of the rooms due in a duty week in which at least one visit met someone; a visit that met no one does not count. A room is due if, on that week's Sunday (in the running week: today), someone lives in it and a party member serves it; rooms excused (empty, internship, leave) for at least half of the week's working days are left out.
    .why = Visiting is the first thing a member owes the rooms he serves: what goes wrong in a room nobody enters stays unknown.
    .formula = rooms due in which a visit met someone that week ÷ rooms due
    .source = Dorm visit ledger
    .unit = rooms
    .counted = { $n ->
        [one] { $n } room
       *[other] { $n } rooms
    }
    .yes = Visited
    .no = Not visited

metric-visit-twice = Visited twice
    .short = Visited twice
    .definition = Share of the rooms due in a duty week in which visits met someone on at least two different days; two visits on one day are one day, and a visit that met no one does not count. Rooms due are those of visit coverage.
    .why = The first visit shows how things are, the second what has changed: this tells whether visits are spread over the week.
    .formula = rooms due in which visits met someone on at least two days ÷ rooms due
    .source = Dorm visit ledger
    .unit = rooms
    .counted = { $n ->
        [one] { $n } room
       *[other] { $n } rooms
    }
    .yes = Visited twice
    .no = Not visited twice

metric-visit-compliance = Members with two visits
    .short = Two visits made
    .definition = Share of the members on duty who made at least 2 dorm visits in a duty week, in whichever room; a visit that met no one counts. Members are those on duty on that week's Sunday (in the running week: today); members excused (leave, internship) for at least half of the week's working days are left out.
    .why = Two visits a week are each member's duty: visit coverage asks whether every room was reached, this asks whether every member went.
    .formula = members on duty with at least 2 visits that week ÷ members on duty
    .source = Dorm visit ledger
    .unit = members
    .counted = { $n ->
        [one] { $n } member
       *[other] { $n } members
    }
    .yes = Two visits made
    .no = Fewer than two visits

metric-talk-compliance = Members with a talk
    .short = Talk held
    .definition = Share of the members on duty who held at least 1 heart-to-heart talk in a duty week. Members are those on duty on that week's Sunday (in the running week: today); members excused (leave, internship) for at least half of the week's working days are left out.
    .why = One talk a week is each member's duty: a visit shows the room, a talk lets the student speak.
    .formula = members on duty with at least 1 talk that week ÷ members on duty
    .source = Talk ledger
    .unit = members
    .counted = { $n ->
        [one] { $n } member
       *[other] { $n } members
    }
    .yes = Talk held
    .no = No talk held

metric-duty-load = Members with 5 to 8 rooms
    .short = 5 to 8 rooms each
    .definition = Share of the members on duty in a duty week who serve 5 to 8 rooms; fewer than 5 or more than 8 do not count, and rooms served count whether the member leads there or not. As the lists stood on that week's Sunday (in the running week: today); members excused for at least half of the week's working days are left out.
    .why = With too few rooms nothing is shared out, with too many nobody gets round: this tells whether the load is even.
    .formula = members on duty who serve 5 to 8 rooms ÷ members on duty
    .source = Room duty list
    .unit = members
    .counted = { $n ->
        [one] { $n } member
       *[other] { $n } members
    }
    .yes = 5 to 8 rooms
    .no = Fewer or more

metric-party-members = Party members on duty
    .short = Members on duty
    .definition = Persons who hold a party member's post on the day chosen; someone with two posts counts once.
    .why = Visits and talks are made by those on duty: first see whether there are enough.
    .formula = distinct members on duty
    .source = Party post list
    .unit = members
    .counted = { $n ->
        [one] { $n } member
       *[other] { $n } members
    }
    .yes = On duty
    .no = Not on duty

metric-party-posts = Party members' posts
    .short = Posts held
    .definition = Different posts that at least one member holds on the day chosen; a post that nobody holds is not counted.
    .why = A vacant post leaves tutoring, disputes, jobs or activities without anyone in charge.
    .formula = distinct posts held
    .source = Party post list
    .unit = posts
    .counted = { $n ->
        [one] { $n } post
       *[other] { $n } posts
    }
    .yes = Held
    .no = Vacant

metric-visits = Visits
    .short = Visits
    .definition = Dorm visits in the period chosen, one for each time a member goes to a room; a visit that met no one counts, and so does a visit to a room that was not due.
    .why = Shows how much visiting there is and when: the same coverage can come from many visits or from few.
    .formula = rows of the ledger
    .source = Dorm visit ledger
    .unit = visits
    .counted = { $n ->
        [one] { $n } visit
       *[other] { $n } visits
    }
    .yes = Counted
    .no = Not counted

metric-talks = Talks
    .short = Talks
    .definition = Heart-to-heart talks in the period chosen, one for each time a member talks with a student.
    .why = Shows how many talks are held and when.
    .formula = rows of the ledger
    .source = Talk ledger
    .unit = talks
    .counted = { $n ->
        [one] { $n } talk
       *[other] { $n } talks
    }
    .yes = Counted
    .no = Not counted

metric-room-reach = Rooms reached this term
    .short = Reached this term
    .definition = Of the rooms due in at least one duty week of the term so far, the share in which a visit met someone in at least one such week; a visit in a week for which the room was excused does not count.
    .why = A few rooms missed in a week are no harm; the same rooms missed every week are.
    .formula = rooms visited in a week in which they were due ÷ rooms due in at least one week
    .source = Dorm visit ledger
    .unit = rooms
    .counted = { $n ->
        [one] { $n } room
       *[other] { $n } rooms
    }
    .yes = Reached
    .no = Not reached

metric-room-silence = Days since last visit
    .short = Days since visit
    .definition = Days of a room due since the latest of three: the last visit that met someone, the day the room came into use (anew, if it stood empty), the day its duty began; that day is not counted, today is. Only calendar days of duty weeks count: neither vacations nor weeks for which the room was excused do.
    .why = How long nobody has met the students of a room says more than whether one week was missed.
    .formula = days of duty weeks after that day, up to today
    .source = Dorm visit ledger
    .unit = days
    .counted = { $n ->
        [one] { $n } day
       *[other] { $n } days
    }
    .yes = Within 14 days
    .no = Over 14 days

metric-rooms-overdue = Rooms not visited for over 14 days
    .short = Over 14 days
    .definition = Rooms due whose days since the last visit exceed 14; exactly 14 is not over. How days are counted stands under "Days since last visit".
    .why = A room in which nobody was met for two weeks needs someone today: this list should be empty every day.
    .formula = rooms due with more than 14 days since the last visit
    .source = Dorm visit ledger
    .unit = rooms
    .counted = { $n ->
        [one] { $n } room
       *[other] { $n } rooms
    }
    .yes = Over 14 days
    .no = Within 14 days
