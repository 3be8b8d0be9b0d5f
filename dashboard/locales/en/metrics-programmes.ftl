### The four teams, careers, self-governance: names and definitions of the metrics.

metric-activities = Activities
    .short = Activities
    .definition = Number of activities held in the period, by the day on which they were held; each row of the ledger is one.
    .why = They show whether the teams and the students' own groups are at work.
    .formula = activities held
    .source = Activity ledger
    .unit = activities
    .counted = { $n ->
        [one] { $n } activity
       *[other] { $n } activities
    }
    .yes = Held
    .no = Not held

metric-person-times = Attendance
    .short = Attendance
    .definition = Sum of the attendance that the ledger gives for each activity of the period; someone who came to several counts each time.
    .why = It shows what draws people; beside the number of persons it shows whether it is always the same ones.
    .formula = sum of attendance
    .source = Activity ledger
    .unit = person-times
    .counted = { $n ->
        [one] { $n } person-time
       *[other] { $n } person-times
    }
    .yes = Attended
    .no = Nobody came

metric-persons = Persons taking part
    .short = Persons
    .definition = Number of different people named in at least one activity of the period: students, staff and people from outside.
    .why = A few people can make a high attendance; they cannot make many persons.
    .formula = different people named
    .source = Participants of the activity ledger
    .unit = persons
    .counted = { $n ->
        [one] { $n } person
       *[other] { $n } persons
    }
    .yes = Named
    .no = Not named

metric-partners = Partners
    .short = Partners
    .definition = Number of different companies and organisations that were there in the period.
    .why = The more partners, the more there is to choose from.
    .formula = different partners present
    .source = Activity ledger
    .unit = partners
    .counted = { $n ->
        [one] { $n } partner
       *[other] { $n } partners
    }
    .yes = Present
    .no = Absent

metric-programme-kept = Promises kept
    .short = Promises kept
    .definition = Each programme promises occasions (a week, a month, a term, a school year): the share of those due that were held. One is due when its week, month, term or year has ended; a weekly one only in duty weeks in which its weekday is a working day, and any other day of that week serves too.
    .why = What was promised has to be done: this tells whether a programme is more than a plan.
    .formula = occasions held ÷ occasions due
    .source = Activity ledger and promised occasions
    .unit = occasions
    .counted = { $n ->
        [one] { $n } occasion
       *[other] { $n } occasions
    }
    .yes = Held
    .no = Not held

metric-outputs = Outputs
    .short = Outputs
    .definition = Sum of the quantities that the ledger gives as what came of the activities of the period (posts offered, agreements signed, computers repaired, books donated ...), by the day of the activity; of different kinds, to be read kind by kind.
    .why = An activity is judged by what came of it.
    .formula = sum of the quantities written down
    .source = Activity ledger
    .unit = outputs
    .counted = { $n ->
        [one] { $n } output
       *[other] { $n } outputs
    }
    .yes = Some
    .no = None

metric-participation-rate = Residents taking part
    .short = Taking part
    .definition = Share of those who live here on the term's last day (in the running term: today) who were named in at least one activity of the community that term; those who moved out before and guests do not count.
    .why = It tells whether activities reach more than a few.
    .formula = residents named in an activity ÷ residents
    .source = Participants of the activity ledger
    .unit = residents
    .counted = { $n ->
        [one] { $n } resident
       *[other] { $n } residents
    }
    .yes = Took part
    .no = Did not take part

metric-volunteer-hours = Volunteer hours
    .short = Volunteer hours
    .definition = Sum of the hours of voluntary service written down in the activities of the period, by the day of the activity.
    .why = Service is measured in people and in time given.
    .formula = sum of the hours written down
    .source = Participants of the activity ledger
    .unit = hours
    .counted = { $n ->
        [one] { $n } hour
       *[other] { $n } hours
    }
    .yes = Hours given
    .no = No hours

metric-honours = Honours
    .short = Honours
    .definition = Number of titles and prizes given to students in the period, by the day on which they were given; a student with several counts each time.
    .why = An honour thanks one and shows the others how.
    .formula = titles and prizes given
    .source = Honours ledger
    .unit = honours
    .counted = { $n ->
        [one] { $n } honour
       *[other] { $n } honours
    }
    .yes = Given
    .no = Not given

metric-on-duty = People on duty
    .short = On duty
    .definition = Number of different people who hold a party post, lead a part of the grid or belong to a team on that day.
    .why = There is service where someone is in charge.
    .formula = different people on duty
    .source = Rosters of party posts, grid and teams
    .unit = people
    .counted = { $n ->
        [one] { $n } person
       *[other] { $n } people
    }
    .yes = On duty
    .no = Not on duty

metric-satisfaction = Satisfaction
    .short = Satisfaction
    .definition = Share of the survey answers of the period that say satisfied or better (4 or 5 of 5), by the day of the answer.
    .why = Whether the service is good is for students to say.
    .formula = answers of satisfied or better ÷ answers
    .source = Satisfaction survey
    .unit = answers
    .counted = { $n ->
        [one] { $n } answer
       *[other] { $n } answers
    }
    .yes = Satisfied
    .no = Not satisfied
