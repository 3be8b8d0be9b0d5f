### Competitions: names and definitions of the metrics.

metric-awards = Competition awards
    .short = Awards
    .definition = Awards won in the period chosen; a project that wins at several levels in one edition of a contest counts at each.
    .why = Shows what students win in all, and how it spreads over levels and prizes.
    .formula = awards won
    .source = Award ledger
    .unit = awards
    .counted = { $n ->
        [one] { $n } award
       *[other] { $n } awards
    }
    .yes = Counted
    .no = Not counted

metric-awards-best = Projects that won
    .short = Projects that won
    .definition = Different projects that won in the year chosen, each counted once an edition of a contest, at its highest award.
    .why = One project may win from school to national level: at its highest award each good project shows once.
    .formula = highest awards of each project and edition
    .source = Award ledger
    .unit = projects
    .counted = { $n ->
        [one] { $n } project
       *[other] { $n } projects
    }
    .yes = Highest award
    .no = Has a higher one

metric-awards-provincial-up = Awards at provincial level or above
    .short = Provincial awards
    .definition = International, national and provincial awards won in the period chosen; school awards do not count, and a project that wins at several of these levels counts at each.
    .why = Awards at these levels tell most about the coaching, and they are the year's target.
    .formula = international, national and provincial awards won
    .source = Award ledger
    .unit = awards
    .counted = { $n ->
        [one] { $n } award
       *[other] { $n } awards
    }
    .yes = Provincial or above
    .no = School level

metric-award-students = Students who won
    .short = Students who won
    .definition = Different students in the teams that won in the year chosen; a student with several awards counts once.
    .why = Many awards do not mean many students: this shows how many have a part in them.
    .formula = distinct students in winning teams
    .source = Award ledger
    .unit = students
    .counted = { $n ->
        [one] { $n } student
       *[other] { $n } students
    }
    .yes = Counted
    .no = Not counted

metric-incubated = Projects incubated
    .short = Incubated
    .definition = Innovation and start-up projects taken into incubation since the beginning, those in operation included.
    .why = Shows how many ideas became projects.
    .formula = projects taken into incubation
    .source = Incubation ledger
    .unit = projects
    .counted = { $n ->
        [one] { $n } project
       *[other] { $n } projects
    }
    .yes = Counted
    .no = Not counted

metric-in-operation = Projects in operation
    .short = In operation
    .definition = Incubated projects that have gone into operation since the beginning; those still in incubation do not count.
    .why = Incubation is meant to end in something that runs: this shows how many got there.
    .formula = incubated projects in operation
    .source = Incubation ledger
    .unit = projects
    .counted = { $n ->
        [one] { $n } project
       *[other] { $n } projects
    }
    .yes = In operation
    .no = In incubation
