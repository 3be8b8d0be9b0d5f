### The sentences that open the pages, put together from clauses: words.clauses joins with commas, words.sentence with
### semicolons and ends with a full stop; a part that is not there is left out. $when is a period within a sentence (in
### week 11, this term), $period its name (Week 11); $than is previous-… or last-year, compared by than-rate, than-count.

# Counts by status, joined by words.listed: 2 on target, 1 off target
answer-count-good = { $n } on target
answer-count-near = { $n } near target
answer-count-bad = { $n } off target
answer-count-run = { $n } running
answer-count-none = { $n } not assessed
answer-count-review = { $n } awaiting review
answer-statuses = of { $n } metrics, { $counts }
answer-statuses-all-good = all { $n } metrics on target
answer-communities-count-good = { $n } on target
answer-communities-count-near = { $n } near target
answer-communities-count-bad = { $n } off target
answer-communities-count-run = { $n } running
answer-communities-count-none = { $n } not assessed
answer-communities-count-review = { $n } awaiting review
answer-communities = { $n ->
        [one] of { $n } community, { $counts }
       *[other] of { $n } communities, { $counts }
    }
answer-communities-all-good = all { $n } communities on target
answer-college = across the college, { $sentence }

# What changed since the period before (third line of the overview): the rates that moved most; tickets; what was done
answer-changed = compared with { $than }: { $changes }
answer-changed-up = { $metric } up { unit-points-full } to { $rate }
answer-changed-down = { $metric } down { unit-points-full } to { $rate }
answer-changed-same = no rate has moved
answer-changed-count = { $metric } { $n } ({ $than } { $before })

# My community
answer-due-overdue = { $n ->
    [one] { $n } item is overdue
   *[other] { $n } items are overdue
}
answer-due-overdue-none = nothing is overdue
answer-due-today = { $n ->
    [one] { $n } is due today
   *[other] { $n } are due today
}
answer-due-today-none = nothing is due today
answer-choose-community = Please choose a community

# Visits
answer-visits-coverage-numbers = visit coverage { $when } was { $rate } ({ $k } of { $n })
answer-visits-coverage-college = across the college, visit coverage { $when } was { $rate } ({ $k } of { $n })
answer-visits-coverage-none = no rooms were due { $when }
answer-visits-missed = { $n ->
        [one] { $n } room was not visited
       *[other] { $n } rooms were not visited
    }
answer-visits-missed-rooms = { $n ->
        [one] room { $rooms } was not visited
       *[other] rooms { $rooms } were not visited, { $n } in all
    }
answer-visits-missed-some = rooms { $rooms } and others were not visited, { $n } in all
answer-visits-all = all { $n } rooms due were visited
answer-visits-compliance = { $k } of { $n } members made two visits
answer-visits-compliance-all = all { $n } members made two visits
answer-visits-excused = { $n ->
        [one] { $n } room is left out
       *[other] { $n } rooms are left out
    }
answer-visits-running = { $period } up to { $weekday }: { $k } of { $n } rooms visited
answer-visits-running-college = { $period } up to { $weekday }: { $k } of { $n } rooms visited across the college

# Feedback
answer-tickets-open = { $n ->
        [one] { $n } ticket is open
       *[other] { $n } tickets are open
    }
answer-tickets-open-college = { $n ->
        [one] { $n } ticket is open across the college
       *[other] { $n } tickets are open across the college
    }
answer-tickets-open-none = no ticket is open
answer-tickets-stale-of = { $n } of them for over 10 working days
answer-tickets-stale-none = none of them for over 10 working days
answer-tickets-stale-nowhere = no ticket has been open for over 10 working days
answer-tickets-stale = { $n ->
        [one] { $n } ticket has been open for over 10 working days
       *[other] { $n } tickets have been open for over 10 working days
    }
answer-tickets-overdue = { $n ->
        [one] { $n } is late for a reply
       *[other] { $n } are late for a reply
    }
answer-tickets-reply = { $rate } were replied to within 3 working days { $when } ({ $k } of { $n })
answer-tickets-reply-none = no reply has come due yet { $when }
answer-tickets-resolution = { $rate } solved { $when } ({ $k } of { $n })

# Tutoring
answer-tutoring-open = { $n ->
        [one] { $n } student is under academic warning
       *[other] { $n } students are under academic warning
    }
answer-tutoring-open-college = { $n ->
        [one] { $n } student is under academic warning across the college
       *[other] { $n } students are under academic warning across the college
    }
answer-tutoring-open-none = no student is under academic warning
answer-tutoring-without = { $n } of them without tutoring for two weeks
answer-tutoring-without-none = all were tutored within two weeks
answer-tutoring-lift = { $rate } of warnings were lifted ({ $k } of { $n })
answer-tutoring-left = { $n } more left without a lift
answer-tutoring-upgrade = { $rate } of upgrade exam candidates were admitted

# Competitions
answer-competitions-awards = { $n ->
        [one] { $n } award was won { $when }
       *[other] { $n } awards were won { $when }
    }
answer-competitions-awards-college = { $n ->
        [one] { $n } award was won across the college { $when }
       *[other] { $n } awards were won across the college { $when }
    }
answer-competitions-awards-none = no award yet { $when }
answer-competitions-provincial = { $n } at provincial level or above
answer-competitions-provincial-when = { $n } at provincial level or above { $when }
answer-competitions-provincial-none = none at provincial level or above yet
answer-competitions-to-go = { $n } short of the target
answer-competitions-reached = the target of { $goal } is met
answer-competitions-students = { $n ->
        [one] { $n } student won { $when }
       *[other] { $n } students won { $when }
    }
answer-competitions-incubated = { $n } projects incubated { $when }, { $operating } of them in operation

# Grid
answer-grid-checks = { $k } of { $n } floors were checked { $when }
answer-grid-checks-college = across the college, { $k } of { $n } floors were checked { $when }
answer-grid-checks-all = all { $n } floors were checked { $when }
answer-grid-checks-all-college = across the college, all { $n } floors were checked { $when }
answer-grid-reports = daily reports stood at { $rate } ({ $k } of { $n })
answer-grid-filled = all { $n } grid posts are filled
answer-grid-vacant = { $n ->
        [one] { $n } grid post is vacant
       *[other] { $n } grid posts are vacant
    }
answer-grid-disputes = { $n ->
        [one] { $n } dispute { $when }, { $k } of them resolved
       *[other] { $n } disputes { $when }, { $k } of them resolved
    }
answer-grid-severe = { $n ->
        [one] { $n } severe incident
       *[other] { $n } severe incidents
    }
answer-grid-severe-none = no severe incident
answer-grid-none = no floor is due in this period

# Teams
answer-teams-held = { $n ->
        [one] { $n } activity { $when }, attended { $came } times
       *[other] { $n } activities { $when }, attended { $came } times
    }
answer-teams-held-college = { $n ->
        [one] across the college, { $n } activity { $when }, attended { $came } times
       *[other] across the college, { $n } activities { $when }, attended { $came } times
    }
answer-teams-held-none = no activity yet { $when }
answer-teams-kept = { $k } of { $n } occasions due { $when } were held
answer-party-members = { $n ->
        [one] { $n } party member is on duty, { $posts } kinds of post
       *[other] { $n } party members are on duty at { $posts } kinds of post
    }
answer-party-members-college = { $n ->
        [one] { $n } party member is on duty across the college, { $posts } kinds of post
       *[other] { $n } party members are on duty across the college at { $posts } kinds of post
    }
answer-party-members-none = no party member is on duty
answer-party-visits = { $k } of { $n } made two visits { $when }
answer-party-talks = { $k } of { $n } had a talk
answer-party-load = { $k } of { $n } serve 5–8 rooms
answer-self-participation = { $rate } of the residents took part { $when } ({ $k } of { $n })
answer-self-participation-college = { $rate } of the college's residents took part { $when } ({ $k } of { $n })
answer-self-participation-none = nobody is named as taking part { $when } yet
answer-self-hours = { $n ->
        [one] { $n } hour of volunteering { $when }
       *[other] { $n } hours of volunteering { $when }
    }
answer-self-held = { $n ->
        [one] { $n } activity { $when }
       *[other] { $n } activities { $when }
    }
answer-self-persons = { $n ->
        [one] { $n } person took part { $when }
       *[other] { $n } persons took part { $when }
    }
answer-careers-partners = { $n ->
        [one] { $n } organisation took part { $when }
       *[other] { $n } organisations took part { $when }
    }
answer-careers-partners-college = { $n ->
        [one] { $n } organisation took part across the college { $when }
       *[other] { $n } organisations took part across the college { $when }
    }
answer-careers-offered = { $when } they offered { $offers }
answer-careers-offer = { $what } { $n }
answer-results-satisfaction = { $rate } are satisfied with the community { $when } ({ $k } of { $n })
answer-results-satisfaction-college = { $rate } are satisfied across the college { $when } ({ $k } of { $n })
answer-results-satisfaction-none = no satisfaction survey { $when } yet
answer-results-honours = { $n ->
        [one] { $n } honour { $when }
       *[other] { $n } honours { $when }
    }
answer-results-published = { $agreed } of { $n } published figures come out the same
answer-quality-filled = { $k } of { $n } ledgers due { $when } are filled
answer-quality-filled-college = { $k } of { $n } ledgers due across the college { $when } are filled
answer-quality-all = { $n ->
        [one] the ledger due { $when } is filled
       *[other] all { $n } ledgers due { $when } are filled
    }
answer-quality-all-college = { $n ->
        [one] the ledger due across the college { $when } is filled
       *[other] all { $n } ledgers due across the college { $when } are filled
    }
answer-quality-none = no ledger is due { $when }
answer-quality-late = { $k } of { $n } rows { $when } were written down late
answer-quality-doubts = to be looked into { $when }: { $what }
answer-quality-doubt = { $name } ({ $n })
answer-quality-doubts-none = nothing is to be looked into { $when }
answer-unfilled = nothing was written down that week ({ $ledger }), which does not mean that nothing was done
answer-unfilled-college = { $n ->
        [one] { $n } community wrote nothing down that week ({ $ledger }), which does not mean that nothing was done
       *[other] { $n } communities wrote nothing down that week ({ $ledger }), which does not mean that nothing was done
    }
