### What is due in my community: a title; .detail; .who must be asked. Days are working days.

due-group-overdue = Overdue
due-group-today = Due today
due-group-week = This week
due-group-later = Next week and later
due-counted = { $n ->
    [one] { $n } item
   *[other] { $n } items
}
due-late = { $days ->
    [one] { $days } day late
   *[other] { $days } days late
}
due-left = { $days ->
    [one] { $days } day left
   *[other] { $days } days left
}
due-today = Today
due-fewer = Only the first { $n } of each kind
due-somebody = 1 student

due-reply = First reply due: { $category }
    .detail = Ticket { $ledger_no }
    .who = { $department } { $name }
due-promise = Past the promised day: { $category }
    .detail = Ticket { $ledger_no }, promised for { $promised_on }
    .who = { $department } { $name }
due-closing = Open for { $age } working days: { $category }
    .detail = Ticket { $ledger_no }
    .who = { $department } { $name }
due-dispute = Not resolved: { $dispute }
    .detail = { $severity } dispute { $ledger_no }
    .who = Floor leader { $name }
due-session = { $student }: no tutoring for { $silent_days } days
    .detail = { $level }
    .who = Peer tutor { $name }
due-tutor = { $student }: no peer tutor yet
    .detail = { $level }
    .who = Peer tutor { $name }
due-silence = Room { $room }: nobody met for { $silent_days } days
    .detail = Dorm visits
    .who = Lead member { $name }
due-report = Room { $room }: no report of the day
    .detail = Daily reports
    .who = Room leader { $name }
due-check = { $floor }: no safety check recorded
    .detail = Grid
    .who = Floor leader { $name }
due-visit = Room { $room }: nobody met this week
    .detail = Dorm visits
    .who = Lead member { $name }
due-member-visits = { $member }: { $missing ->
        [one] { $missing } visit
       *[other] { $missing } visits
    } short this week
    .detail = Visits by members · { $post }
    .who = { $name }
due-member-talk = { $member }: no heart-to-heart talk this week
    .detail = Talks by members · { $post }
    .who = { $name }
