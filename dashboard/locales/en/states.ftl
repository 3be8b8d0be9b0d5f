### Words for no data, figures that cannot be had, a database in trouble, and the first start.
### Fault pages: keys are the class names of data_access.faults; the message says what is wrong, .do what to do,
### .detail is for whoever runs the server.

stale-title = The database cannot be reached for now.
stale-words = These are the figures of { $time }; they update by themselves when it is back.
stale-words-alone = These are the figures of { $time }; they are asked for again in a while.
stale-card = As of { $time }

failed-rows = The rows cannot be had for now; please open them again later.
rows-more = More than { $n } rows
rows-cut = Only { $n } of them are listed and downloaded; choose one community or a shorter time to see all.
paper-cut = The first { $n } of { $whole } rows; the file has all of them.

# Three kinds of empty: all done; no rows (perhaps the ledger is unfilled); none that match.
empty-rooms-done = All { $n } rooms due { $when } have been visited
    .detail = Visit ledger last written: { $moment }
empty-tickets-open = No ticket is open
    .detail = Feedback ledger last written: { $moment }
    .detail-never = The feedback ledger has never had a row
empty-tickets-overdue = No ticket is late for a reply
empty-warnings = Awaiting review
    .detail = No warnings have been reviewed yet; those of a term are reviewed early in the next
empty-attention = Nothing needs attention
    .detail = Every metric that was judged is on target; no room, ticket or student is overdue
empty-due = All done
    .detail = Nothing is overdue or due this week; what comes up appears by itself

empty-tickets = No tickets received { $when }
    .detail = Perhaps nobody wrote, perhaps the ledger is unfilled; last written: { $moment }
    .detail-never = Perhaps nobody wrote, perhaps the ledger is unfilled; there has never been a row
empty-untold = Few persons: not shown
empty-warned = No warnings issued { $when }
    .detail = Warnings are entered when the term's results are out
empty-ranks = No class ranks yet { $when }
    .detail = They come when the term is over and its results are entered
empty-exams = No upgrade exam results yet
    .detail = They come when results are out and entered
empty-awards = No awards written down yet { $when }
    .detail = Perhaps none were won, perhaps the ledger is unfilled; last written: { $moment }
    .detail-never = Perhaps none were won, perhaps the ledger is unfilled; there has never been a row
empty-rooms = No rooms are due
    .detail = A room is due if someone lives in it and a member serves it: please check both lists
empty-rooms-off = No visits are due { $when }
    .detail = Weeks of the vacation and those with fewer than three working days are without duty
empty-figures = No data for the period chosen

empty-rows = No rows

fault-title = Trouble with the database
fault-again = Trying again in { $seconds } s; the page comes back by itself.
fault-since = Since { $time }
fault-last-good = Last good look: { $moment }
fault-address = Database: { $address }
fault-command = Run on the server: { $command }

fault-database-unreachable = The database cannot be reached.
    .do = Please check that its service runs, that the network is up and that the address is right. This page opens by itself when it is back; there is no need to reload.
    .detail = The driver says: { $reason }
fault-database-lost = The database file is gone.
    .do = This file was made before and is no longer in its place. The program does not put an empty one there instead. Please put the file or a backup back; to start over on purpose, delete the marker file beside it and start again.
    .detail = File { $path }, made { $made }
fault-database-locked = Another program holds the database.
    .do = This usually passes within seconds. If it stays, please look for an import or backup that does not end.
fault-database-busy = Too many people are asking at once; every connection is in use.
    .do = Please wait; the page opens when it is its turn.
fault-database-read-only = The database takes no writes.
    .do = Please check write permission on the file and its folder, or connect to the primary server.
fault-database-full = The disk of the database is full.
    .do = Please free some space; it then recovers by itself, and no data is lost.
fault-database-damaged = The database file is damaged, or no database.
    .do = Please restore it from a backup. Keep the damaged file aside; do not delete it.
fault-question-too-long = The query took longer than it may.
    .do = Please choose a shorter period, or try again later.
fault-right-missing = The database refuses this account.
    .do = Please check account, password, and its right to read the tables.
    .detail = The server says: { $reason }
fault-schema-empty = The database has no tables yet.
    .do = Please run python -m data_access init --empty on the server, then let other systems write their rows.
fault-schema-too-old = The tables are older than the program.
    .do = Please make a backup, then run python -m data_access migrate on the server. All rows are kept.
    .detail = The tables are of revision { $revision }, the program needs { $head }
fault-schema-too-new = The tables are newer than the program.
    .do = A newer program has upgraded the database: please update this one; do not downgrade the database.
    .detail = The tables are of revision { $revision }, the program knows { $head } only
fault-schema-broken = The tables are not as agreed.
    .do = Please run python -m data_access check on the server: it names the tables and columns that are missing or wrong.
    .detail = Details: { $reason }
fault-no-communities = The database is empty: there is no college or community yet.
    .do = The tables are ready. When other systems have written the first rows (college, communities, rooms, terms), they show here by themselves.
fault-no-calendar = The database has no terms and no calendar yet.
    .do = Please enter the terms, then run python -m data_access check on the server to check the calendar.
fault-sample-notice = These are sample rows, no real records.
fault-refused = This community is not yours to see.
    .do = Please choose a community of your own, or ask the administrator.
fault-unknown = Something unexpected happened to the database; it has been logged.
    .do = Please tell the administrator the time and the address.

filling-title = Preparing the sample community
filling-words = First start: the database is being made and filled with sample rows. This happens once and takes about 20 seconds.
filling-step-tables = Tables

empty-reports = No room has to report in this period
    .detail = Daily reports last written: { $moment }
    .detail-never = The report ledger has no rows yet
empty-hazards = No hazard found { $when }
    .detail = Hazard ledger last written: { $moment }
    .detail-never = The hazard ledger has no rows yet
empty-disputes = No dispute { $when }
    .detail = Dispute ledger last written: { $moment }
    .detail-never = The dispute ledger has no rows yet
empty-hazards-open = All hazards found { $when } are fixed
    .detail = Hazard ledger last written: { $moment }
    .detail-never = The hazard ledger has no rows yet

empty-activities = No activity written down { $when }
    .detail = Activity ledger last written: { $moment }
    .detail-never = The activity ledger has no rows yet
empty-promises = Nothing promised is due in this period
empty-presence = No team has held anything yet
    .detail = An activity is of the team of its programme
empty-ledgers = No ledger is due this term
    .detail = A ledger is due from the week of its first row on
empty-doubts = Nothing hurried, repeated, contradictory or orphaned in any ledger { $when }
    .detail = Only what is written down can be looked into; last written: { $moment }
    .detail-never = No ledger has a row yet
empty-late = No late rows
    .detail = Every row was written down within 7 days
empty-hours = No hours of volunteering { $when }
    .detail = The lists of participants say no hours; activity ledger last written: { $moment }
    .detail-never = The activity ledger has never had a row
empty-branches = No activities { $when }
    .detail = Perhaps none were held, perhaps the ledger is unfilled; last written: { $moment }
    .detail-never = The activity ledger has never had a row
empty-roles = Nobody is named as taking part { $when }
    .detail = Perhaps nothing was held, perhaps the lists are unfilled; last written: { $moment }
    .detail-never = The activity ledger has never had a row
empty-offered = Nothing came of the enterprise team's activities { $when }
    .detail = Posts and agreements are written with activities; ledger last written: { $moment }
    .detail-never = The activity ledger has never had a row
empty-events = No activity of the enterprise team { $when }
    .detail = Perhaps none were held, perhaps the ledger is unfilled; last written: { $moment }
    .detail-never = The activity ledger has never had a row
empty-companies = No company is named { $when }
    .detail = Companies are written with activities; ledger last written: { $moment }
    .detail-never = The activity ledger has never had a row
empty-projects = No project incubated { $when }
    .detail = Perhaps none were, perhaps the ledger is unfilled; last written: { $moment }
    .detail-never = The ledger of projects has never had a row
empty-posts = No member is at a post
    .detail = Posts are written into party_post
empty-outputs = No outputs written down { $when }
    .detail = Perhaps there were none, perhaps the ledger is unfilled; last written: { $moment }
    .detail-never = The activity ledger has never had a row
empty-honours = No honours { $when }
    .detail = Perhaps there were none, perhaps the ledger is unfilled; last written: { $moment }
    .detail-never = The honours ledger has never had a row
empty-published = No published figures are entered
    .detail = Figures of a document that are written into published_figure are computed anew here

unknown-terms = The calendar does not know { $terms } yet: its weeks are not counted
    .detail = Please run python -m data_access migrate

only-kept = The database is away: this part cannot be had now.
    .detail = It comes by itself when the database is back.
