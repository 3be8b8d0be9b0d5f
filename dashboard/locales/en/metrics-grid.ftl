### Grid: names and definitions of the metrics.

metric-safety-check-completion = Floors checked
    .short = Floors checked
    .definition = Share of the floors in use that were checked at least once in a duty week. A floor is in use if someone lives on it on that week's Sunday (in the running week: today); it does not matter who checked, and several checks of one floor are one floor.
    .why = A floor leader checks his floor at least once a week: on a floor nobody checks, a hazard shows itself only when it is too late.
    .formula = floors in use checked that week ÷ floors in use
    .source = Safety check ledger
    .unit = floors
    .counted = { $n ->
        [one] { $n } floor
       *[other] { $n } floors
    }
    .yes = Checked
    .no = Not checked

metric-room-report-completion = Daily room reports
    .short = Daily reports
    .definition = Each room in use owes one report on each day of a duty week but public holidays: the share of these room-days that were reported; several reports on one day are one. A room is in use on a day if someone lives in it; rooms excused (empty, internship, leave) for at least half of the week's working days are left out. Today is not due until it has passed.
    .why = Room leaders report daily so that trouble is known the same day: this tells where the news has stopped.
    .formula = room-days reported ÷ room-days due
    .source = Daily room report ledger
    .unit = room-days
    .counted = { $n ->
        [one] { $n } room-day
       *[other] { $n } room-days
    }
    .yes = Reported
    .no = Not reported

metric-hazards-fixed = Hazards fixed
    .short = Hazards fixed
    .definition = Share of the hazards found in the period that had been fixed by the day asked for, whenever that was; a hazard belongs to the period in which it was found.
    .why = To find a hazard and leave it is not to have looked.
    .formula = hazards fixed ÷ hazards found in the period
    .source = Hazard ledger
    .unit = hazards
    .counted = { $n ->
        [one] { $n } hazard
       *[other] { $n } hazards
    }
    .yes = Fixed
    .no = Not fixed

metric-grid-filled = Grid posts filled
    .short = Grid posts filled
    .definition = Share of the posts of building, floor and room leaders that are filled in a duty week. Each building, floor and room needs one as far as someone lives there; as it stood on that week's Sunday (in the running week: today).
    .why = Where one post of the three levels is vacant, one place is neither watched nor reported.
    .formula = grid posts filled ÷ grid posts due
    .source = Grid roster
    .unit = posts
    .counted = { $n ->
        [one] { $n } post
       *[other] { $n } posts
    }
    .yes = Filled
    .no = Vacant

metric-dispute-resolution = Disputes resolved
    .short = Disputes resolved
    .definition = Share of the disputes raised in the period that had been resolved by the day asked for; a dispute belongs to the period in which it was raised.
    .why = A dispute that drags on grows.
    .formula = disputes resolved ÷ disputes raised in the period
    .source = Dispute ledger
    .unit = disputes
    .counted = { $n ->
        [one] { $n } dispute
       *[other] { $n } disputes
    }
    .yes = Resolved
    .no = Not resolved

metric-dispute-settled-locally = Disputes settled locally
    .short = Settled locally
    .definition = Share of the resolved disputes that were settled at room, floor or building level (the Fengqiao way: trouble is not passed upwards). A dispute belongs to the period in which it was raised.
    .why = The more is settled on the spot, the better the three levels of the grid work.
    .formula = disputes settled at room, floor or building level ÷ disputes resolved
    .source = Dispute ledger
    .unit = disputes
    .counted = { $n ->
        [one] { $n } dispute
       *[other] { $n } disputes
    }
    .yes = Settled locally
    .no = Settled above

metric-severe-incidents = Severe incidents
    .short = Severe incidents
    .definition = Number of disputes raised in the period whose severity is severe; a dispute belongs to the period in which it was raised.
    .why = This is the line that must not be crossed: there should be none.
    .formula = disputes of the highest severity
    .source = Dispute ledger
    .unit = incidents
    .counted = { $n ->
        [one] { $n } incident
       *[other] { $n } incidents
    }
    .yes = Severe
    .no = Other
