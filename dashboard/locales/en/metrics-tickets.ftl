### Feedback: names and definitions of the metrics. Ages are in working days from the first submission; that day is
### day 0, and a day off counts as the next working day.

metric-tickets-open = Open tickets
    .short = Open tickets
    .definition = Tickets submitted and not closed at the end of the period's last day (or today); a reopened ticket is open again. Problems raised face to face with the leaders are included.
    .why = What is still on the desk is the plainest measure of the work ahead.
    .formula = submitted − closed (reopened ones counted again)
    .source = Feedback ledger
    .unit = tickets
    .counted = { $n ->
        [one] { $n } ticket
       *[other] { $n } tickets
    }
    .yes = Open
    .no = Closed

metric-tickets-stale = Open for over 10 working days
    .short = Open over 10 days
    .definition = Open tickets first submitted more than 10 working days ago; exactly 10 is not over, and a reopened ticket counts from its first submission. Problems raised face to face with the leaders are included.
    .why = What drags on beyond two weeks costs most trust and most needs a leader to step in.
    .formula = open tickets older than 10 working days
    .source = Feedback ledger
    .unit = tickets
    .counted = { $n ->
        [one] { $n } ticket
       *[other] { $n } tickets
    }
    .yes = Over 10 working days
    .no = Within 10 working days

metric-tickets-awaiting-reply = Awaiting a first reply
    .short = Awaiting a reply
    .definition = Open tickets without any reply so far, whether their limit has passed or not. Problems raised face to face with the leaders are included.
    .why = What is seen before its limit can still be answered in time.
    .formula = open tickets without reply
    .source = Feedback ledger
    .unit = tickets
    .counted = { $n ->
        [one] { $n } ticket
       *[other] { $n } tickets
    }
    .yes = Awaiting a reply
    .no = Replied

metric-tickets-overdue = No reply in time
    .short = No reply in time
    .definition = Open tickets without any reply whose limit, the third working day after submission, has passed; on the day of the limit a ticket is not yet late. Problems raised face to face with the leaders are included.
    .why = It may take time to solve a problem, but not to answer: this should be zero every day.
    .formula = open tickets without reply and past the limit
    .source = Feedback ledger
    .unit = tickets
    .counted = { $n ->
        [one] { $n } ticket
       *[other] { $n } tickets
    }
    .yes = No reply in time
    .no = Replied or not yet due

metric-tickets-past-promise = Past the promised day
    .short = Past promise
    .definition = Open tickets past the day promised in the reply; on that day itself a ticket is not yet past it, and tickets without a promised day do not count. Problems raised face to face with the leaders are included.
    .why = A day once named has to be kept: close it, or explain anew.
    .formula = open tickets past the promised day
    .source = Feedback ledger
    .unit = tickets
    .counted = { $n ->
        [one] { $n } ticket
       *[other] { $n } tickets
    }
    .yes = Past the promised day
    .no = Not past it

metric-tickets-received = Tickets received
    .short = Received
    .definition = Tickets submitted in the period chosen; a reopening is not a new ticket. Problems raised face to face with the leaders are left out unless asked for by channel.
    .why = Whether students speak up, and about what, shows here first.
    .formula = tickets submitted
    .source = Feedback ledger
    .unit = tickets
    .counted = { $n ->
        [one] { $n } ticket
       *[other] { $n } tickets
    }
    .yes = Counted
    .no = Not counted

metric-tickets-closed = Tickets closed
    .short = Closed
    .definition = Closings in the period chosen, whether solved or explained; a ticket closed again after reopening counts again. Problems raised face to face with the leaders are left out unless asked for by channel.
    .why = Beside the tickets received it shows whether the backlog grows or shrinks.
    .formula = closings
    .source = Feedback ledger
    .unit = closings
    .counted = { $n ->
        [one] { $n } closing
       *[other] { $n } closings
    }
    .yes = Counted
    .no = Not counted

metric-reply-on-time = Replied within 3 working days
    .short = Replied in time
    .definition = Of the tickets submitted in the period that have a reply or are past the limit, the share whose first reply came no later than the third working day after submission; a closing is a reply. Tickets without a reply whose limit has not passed are in neither number; problems raised face to face with the leaders are left out unless asked for by channel.
    .why = An answer within three working days is what students were promised, even if it only reports progress.
    .formula = tickets replied to within the limit ÷ tickets replied to or past the limit
    .source = Feedback ledger
    .unit = tickets
    .counted = { $n ->
        [one] { $n } ticket
       *[other] { $n } tickets
    }
    .yes = Replied in time
    .no = Not replied in time

metric-resolution-rate = Tickets solved
    .short = Solved
    .definition = Share of the tickets submitted in the period that are now closed as solved; a ticket closed with an explanation is not solved, nor is one reopened and not closed again. Problems raised face to face with the leaders are left out unless asked for by channel.
    .why = Students want a problem solved, and the best explanation does not replace that.
    .formula = tickets solved ÷ tickets submitted
    .source = Feedback ledger
    .unit = tickets
    .counted = { $n ->
        [one] { $n } ticket
       *[other] { $n } tickets
    }
    .yes = Solved
    .no = Not solved

metric-closing-rate = Tickets settled
    .short = Settled
    .definition = Share of the tickets submitted in the period that are now closed, whether solved or explained; one reopened and not closed again does not count. Problems raised face to face with the leaders are left out unless asked for by channel.
    .why = Nothing may get lost: what cannot be solved is owed an explanation and a plan.
    .formula = tickets solved or explained ÷ tickets submitted
    .source = Feedback ledger
    .unit = tickets
    .counted = { $n ->
        [one] { $n } ticket
       *[other] { $n } tickets
    }
    .yes = Settled
    .no = Not settled

metric-days-to-close = Working days to close
    .short = Days to close
    .definition = Working days from first submission to last closing of the tickets whose last closing lies in the period: the median and the 90th percentile (both nearest rank); the target is for the 90th percentile. Tickets closed before they were submitted are left out, and so are problems raised face to face with the leaders unless asked for by channel.
    .why = An average hides the few that take longest; the 90th percentile does not.
    .formula = working-day number of the last closing − that of the first submission
    .source = Feedback ledger
    .unit = working days
    .counted = { $n ->
        [one] { $n } working day
       *[other] { $n } working days
    }
    .yes = Closed
    .no = Not closed

metric-reopen-rate = Tickets reopened
    .short = Reopened
    .definition = Of the tickets submitted in the term and closed at least once, the share reopened at least once; a ticket reopened several times counts once. Problems raised face to face with the leaders are left out unless asked for by channel.
    .why = A closing has to satisfy the student: many reopenings mean work done in haste.
    .formula = tickets reopened at least once ÷ tickets closed at least once
    .source = Feedback ledger
    .unit = tickets
    .counted = { $n ->
        [one] { $n } ticket
       *[other] { $n } tickets
    }
    .yes = Reopened
    .no = Not reopened

metric-tickets-solved = Solved tickets
    .short = Solved tickets
    .definition = Number of the tickets submitted in the period that stand closed as solved on the day asked for; those explained, or opened again and not yet solved anew, do not count. Problems raised at the leaders' meetings are left out, and listed only when asked for by channel.
    .why = The rate gives the share, this how many things were put right.
    .formula = tickets closed as solved
    .source = Feedback ledger
    .unit = tickets
    .counted = { $n ->
        [one] { $n } ticket
       *[other] { $n } tickets
    }
    .yes = Solved
    .no = Not solved

metric-tickets-implemented = Suggestions put into practice
    .short = Put into practice
    .definition = Suggestions put into practice in the period chosen; one that was only accepted does not count yet. Problems raised face to face with the leaders are left out unless asked for by channel.
    .why = Students take part in running the community when their suggestions become practice.
    .formula = tickets noted as put into practice
    .source = Feedback ledger
    .unit = tickets
    .counted = { $n ->
        [one] { $n } ticket
       *[other] { $n } tickets
    }
    .yes = Put into practice
    .no = Not put into practice

metric-handling-satisfaction = Satisfied with the handling
    .short = Satisfied
    .definition = Share of the term's ratings of satisfied or better (4 or 5 of 5); tickets without a rating are not counted. Problems raised face to face with the leaders are left out unless asked for by channel.
    .why = Whether a ticket was handled well is for the student to say.
    .formula = ratings of satisfied or better ÷ ratings
    .source = Feedback ledger
    .unit = ratings
    .counted = { $n ->
        [one] { $n } rating
       *[other] { $n } ratings
    }
    .yes = Satisfied
    .no = Less than satisfied
