### Needs attention: what; .where; .whose; .how-long (at the right). On a college's page .communities takes .where's place.

attention-more = { $n ->
        [one] { $n } more
       *[other] { $n } more
    }
attention-fewer = Show the first 6 only
attention-part = { $community } { $counted }
attention-longest = up to { $days } days
attention-longest-working = up to { $days } working days
attention-over = { $days ->
        [one] { $days } day over
       *[other] { $days } days over
    }
attention-lead = lead { $names }
attention-lead-people = { $n ->
        [one] { $n } lead member
       *[other] { $n } lead members
    }
attention-department = { $department }, { $contact }
attention-tutor = peer tutor { $names }
attention-counselor = counselor { $names }
attention-unassigned = nobody in charge yet
attention-and-others = { $names } and others, { $n } in all
attention-rooms-and-others = { $rooms } and others, { $n } in all
attention-places-and-others = { $places } and others, { $n } in all
attention-missed-week = { $n } weeks in a row
attention-missed-month = { $n } months in a row
attention-missed-term = { $n } terms in a row
attention-missed-school-year = { $n } school years in a row
attention-missed-year = { $n } years in a row

attention-rooms-overdue = { $n ->
        [one] { $n } room not visited for over 14 days
       *[other] { $n } rooms not visited for over 14 days
    }
    .where = { $rooms }
    .communities = { $communities }
    .whose = lead { $names }
    .how-long = up to { $days } days
attention-rooms-to-visit = { $n ->
        [one] { $n } room to visit this week
       *[other] { $n } rooms to visit this week
    }
    .where = { $week }, { $k } of { $due } visited
    .communities = { $communities }
    .whose = { $people ->
        [one] { $people } lead member
       *[other] { $people } lead members
    }
    .how-long = { running-days-left }
attention-rooms-missed = { $n ->
        [one] { $n } room not visited { $when }
       *[other] { $n } rooms not visited { $when }
    }
    .where = { $rooms }
    .communities = { $communities }
    .whose = lead { $names }
    .how-long = { $week }
attention-tickets-stale = { $n ->
        [one] { $n } ticket open for over 10 working days
       *[other] { $n } tickets open for over 10 working days
    }
    .where = { $categories }
    .communities = { $communities }
    .whose = { $departments }
    .how-long = up to { $days } working days
attention-tickets-overdue = { $n ->
        [one] { $n } ticket late for a reply
       *[other] { $n } tickets late for a reply
    }
    .where = { $categories }
    .communities = { $communities }
    .whose = { $departments }
    .how-long = { $days ->
        [one] { $days } working day over
       *[other] { $days } working days over
    }
attention-tickets-past-promise = { $n ->
        [one] { $n } ticket past its promised day
       *[other] { $n } tickets past their promised day
    }
    .where = { $categories }, promised for { $day }
    .communities = { $communities }
    .whose = { $departments }
    .how-long = { $days ->
        [one] { $days } day over
       *[other] { $days } days over
    }
attention-students-without-session = { $n ->
        [one] { $n } warned student without tutoring for two weeks
       *[other] { $n } warned students without tutoring for two weeks
    }
    .where = { $levels }
    .communities = { $communities }
    .whose = peer tutor { $names }
    .whose-none = no peer tutor yet
    .how-long = up to { $days } days
attention-visit-compliance = { $n ->
        [one] { $n } member with fewer than two visits { $when }
       *[other] { $n } members with fewer than two visits { $when }
    }
    .where = { $posts }
    .communities = { $communities }
    .whose = { $names }
    .how-long = { $week }
attention-talk-compliance = { $n ->
        [one] { $n } member without a talk { $when }
       *[other] { $n } members without a talk { $when }
    }
    .where = { $posts }
    .communities = { $communities }
    .whose = { $names }
    .how-long = { $week }
attention-rate-short = { $metric }: { unit-points-full } short of the target
    .where = { $rate } ({ $k } of { $due }), target { $goal }
    .communities = { $communities }
    .whose = { $names }
    .how-long = { $period }
attention-rate-over = { $metric }: { unit-points-full } over the target
    .where = { $rate } ({ $k } of { $due }), target { $goal }
    .communities = { $communities }
    .whose = { $names }
    .how-long = { $period }
attention-count-short = { $metric }: { $counted } short of the target
    .where = now { $value }, target { $goal }
    .communities = { $communities }
    .whose = { $names }
    .how-long = { $period }
attention-count-over = { $metric }: { $counted }
    .where = target { $goal }
    .communities = { $communities }
    .whose = { $names }
    .how-long = { $period }
attention-ledger-unfilled = { $ledger }: no rows { $when }
    .where = perhaps unfilled
    .communities = { $n ->
        [one] { $n } community, perhaps unfilled
       *[other] { $n } communities, perhaps unfilled
    }
    .how-long = last row { $moment }
