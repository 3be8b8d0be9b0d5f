"""The answers that pages open with: one or two plain sentences made from the figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from dashboard import phrases
from dashboard.graphs.tutoring import reviewed_term
from dashboard.shown import Shown
from dashboard.words import Words
from data_access.due_list import Due
from data_access.figures import Figure
from data_access.periods import Period

NAMED_ROOMS = 3

Answer = tuple[str, str]


def _when(shown: Shown, figure: Figure) -> str:
    return phrases.when(shown.words, figure.period, shown.today)


def _untold(words: Words, figure: Figure) -> str | None:
    """活动参与率·<5; None where the figure is told."""
    untold = phrases.hidden(words, figure.tally)
    return words.dotted(words.metric(figure.metric.key), untold) if untold is not None else None


def _whose(shown: Shown, key: str) -> str:
    """The key of a sentence about a college, where the page is about one."""
    return f"{key}-college" if shown.scope.is_college else key


def statuses(shown: Shown, figures: Mapping[str, Figure]) -> str | None:
    """六项指标中 2 项达标、1 项未达标."""
    words = shown.words
    counts: Counter[str] = Counter(phrases.MARKS[figure.status] for figure in figures.values())
    if counts["good"] == len(figures):
        return words("answer-statuses-all-good", n=len(figures))
    parts = [
        words(f"answer-count-{mark}", n=counts[mark]) for mark in ("good", "near", "bad", "run", "none") if counts[mark]
    ]
    return words("answer-statuses", n=len(figures), counts=words.listed(parts))


def communities(shown: Shown, key: str, figures: Mapping[str, Figure]) -> str | None:
    """6 个社区中 1 个达标、3 个接近目标; all that the page shows of the communities is asked at once."""
    if not shown.scope.is_college:
        return None
    words, beside = shown.words, shown.side_by_side(*figures)
    counts: Counter[str] = Counter(phrases.MARKS[figures[key].status] for figures in beside.values())
    if counts["good"] == len(beside):
        return words("answer-communities-all-good", n=len(beside))
    marks = [mark for mark in ("good", "near", "bad", "run", "none") if counts[mark]]
    parts = [words(f"answer-communities-count-{mark}", n=counts[mark]) for mark in marks]
    return words("answer-communities", n=len(beside), counts=words.listed(parts))


def _coverage(shown: Shown, figure: Figure) -> str:
    words, tally = shown.words, figure.tally
    if figure.value is None:
        return words("answer-visits-coverage-none", when=_when(shown, figure))
    key = "answer-visits-coverage-college" if shown.scope.is_college else "answer-visits-coverage-numbers"
    said = words(key, when=_when(shown, figure), rate=words.rate(figure.value), k=int(tally.k), n=int(tally.n or 0))
    return words.clauses(said, phrases.compared_in_text(words, figure))


def _running(shown: Shown) -> str | None:
    """第12周进行到周四：已走访 22/35 间，还有 3 天."""
    running = shown.running("visit_coverage").get("visit_coverage") if shown.chosen.by_itself else None
    if running is None or not running.tally.n:
        return None
    words, tally = shown.words, running.tally
    name = phrases.period_name(words, running.period, shown.today)
    said = words(
        _whose(shown, "answer-visits-running"),
        period=name,
        weekday=words.weekday(shown.chosen.as_of),
        k=int(tally.k),
        n=int(tally.n or 0),
    )
    more = None
    if running.previous is not None:
        apart = tally.k - running.previous.tally.k
        more = words(
            "than-count",
            than=phrases.than(words, running.previous, running),
            direction=words.direction(apart),
            n=abs(apart),
            unit=words.metric("visit_coverage", "unit"),
        )
    days = (running.period.last - shown.chosen.as_of).days
    return words.sentence(words.clauses(said, more, words("running-days-left", days=days)))


def overview(shown: Shown, figures: Mapping[str, Figure]) -> Answer:
    """The week's coverage, what is missing, and how the six figures stand."""
    words, coverage, stale = shown.words, figures["visit_coverage"], figures["tickets_stale"]
    missed = int((coverage.tally.n or 0) - coverage.tally.k)
    left = words("answer-visits-missed", n=missed) if missed else None
    if shown.scope.is_college:
        left = communities(shown, "visit_coverage", figures)
    tickets = (
        words("answer-tickets-stale", n=int(stale.tally.k)) if stale.tally.k else words("answer-tickets-stale-nowhere")
    )
    first = words.sentence(words.clauses(_coverage(shown, coverage), left), tickets)
    return first, words.sentences(words.sentence(statuses(shown, figures)), _running(shown))


def community(shown: Shown, items: Sequence[Due]) -> Answer:
    """How much is overdue, and due today; the running week."""
    words = shown.words
    late, today = sum(item.days_left < 0 for item in items), sum(item.days_left == 0 for item in items)
    overdue = words("answer-due-overdue", n=late) if late else words("answer-due-overdue-none")
    first = words.clauses(overdue, words("answer-due-today", n=today) if today else words("answer-due-today-none"))
    return words.sentence(first), _running(shown) or ""


def visits(shown: Shown, figures: Mapping[str, Figure]) -> Answer:
    """The week's coverage and which rooms were missed; members' duties; the running week."""
    words, coverage = shown.words, figures["visit_coverage"]
    missed = _missed(shown, coverage) or communities(shown, "visit_coverage", figures)
    first = words.sentence(_coverage(shown, coverage), missed)
    members = figures["visit_compliance"]
    k, n = int(members.tally.k), int(members.tally.n or 0)
    duty = words("answer-visits-compliance-all", n=n) if n and k == n else words("answer-visits-compliance", k=k, n=n)
    excused = words("answer-visits-excused", n=coverage.tally.excused) if coverage.tally.excused else None
    unfilled = _unfilled(shown, coverage.period, "dorm_visit")
    return first, words.sentences(words.sentence(duty if n else None, excused, unfilled), _running(shown))


def _missed(shown: Shown, figure: Figure) -> str | None:
    """305、402、605 共 3 间未走访; of a community."""
    if shown.scope.is_college or not figure.tally.n or not shown.viewer.sees_rows:
        return None
    words = shown.words
    rows = shown.rows("visit_coverage", figure.period)
    missed = rows[~rows["yes"] & ~rows["excused"]]["room"].tolist()
    if not missed:
        return words("answer-visits-all", n=int(figure.tally.n))
    key = "answer-visits-missed-rooms" if len(missed) <= NAMED_ROOMS else "answer-visits-missed-some"
    return words(key, rooms=words.listed(missed[:NAMED_ROOMS]), n=len(missed))


def tickets(shown: Shown, figures: Mapping[str, Figure]) -> Answer:
    """What is open, stale and overdue; how replies and solutions stand."""
    words = shown.words
    n, stale = int(figures["tickets_open"].tally.k), int(figures["tickets_stale"].tally.k)
    overdue = int(figures["tickets_overdue"].tally.k)
    if not n:
        first = words.sentence(words("answer-tickets-open-none"))
    else:
        first = words.sentence(
            words.clauses(
                words(_whose(shown, "answer-tickets-open"), n=n),
                words("answer-tickets-stale-of", n=stale) if stale else words("answer-tickets-stale-none"),
            ),
            words("answer-tickets-overdue", n=overdue) if overdue else None,
        )
    reply, solved = figures["reply_on_time"], figures["resolution_rate"]
    second = words.sentence(
        words(
            "answer-tickets-reply",
            when=_when(shown, reply),
            rate=words.rate(reply.value),
            k=int(reply.tally.k),
            n=int(reply.tally.n or 0),
        )
        if reply.value is not None
        else words("answer-tickets-reply-none", when=_when(shown, reply)),
        words(
            "answer-tickets-resolution",
            when=_when(shown, solved),
            rate=words.rate(solved.value),
            k=int(solved.tally.k),
            n=int(solved.tally.n or 0),
        )
        if solved.value is not None
        else None,
    )
    return first, second


def grid(shown: Shown, figures: Mapping[str, Figure]) -> Answer:
    """Floors checked and rooms that reported; posts vacant; disputes, and the line that must not be crossed."""
    words, checks, reports = shown.words, figures["safety_check_completion"], figures["room_report_completion"]
    k, n = int(checks.tally.k), int(checks.tally.n or 0)
    name = "answer-grid-checks-all" if n and k == n else "answer-grid-checks"
    checked = words(_whose(shown, name), when=_when(shown, checks), k=k, n=n) if n else None
    reported = None
    if reports.value is not None:
        k, n = int(reports.tally.k), int(reports.tally.n or 0)
        said = words("answer-grid-reports", rate=words.rate(reports.value), k=k, n=n)
        reported = words.clauses(said, phrases.compared_in_text(words, reports))
    posts = figures["grid_filled"]
    vacant = int((posts.tally.n or 0) - posts.tally.k)
    filled = words("answer-grid-vacant", n=vacant) if vacant else words("answer-grid-filled", n=int(posts.tally.n or 0))
    unfilled = _unfilled(shown, reports.period, "room_report")
    second = words.sentence(unfilled, filled if posts.tally.n else None, _disputes(shown, figures))
    return words.sentence(checked, reported) or words.sentence(words("answer-grid-none")), second


def teams(shown: Shown, figures: Mapping[str, Figure]) -> Answer:
    """What was held and who came; what was promised and held; from how many organisations."""
    words, held, kept = shown.words, figures["activities"], figures["programme_kept"]
    n, came = int(held.tally.k), phrases.number(words, figures["person_times"].tally)
    name = "answer-teams-held" if n else "answer-teams-held-none"
    first = words.sentence(words(_whose(shown, name) if n else name, when=_when(shown, held), n=n, came=came))
    promised, partners = None, figures["partners"]
    if kept.tally.n:
        k, due = int(kept.tally.k), int(kept.tally.n)
        promised = words("answer-teams-kept", when=_when(shown, kept), k=k, n=due)
    came_from = words("answer-careers-partners", when=_when(shown, partners), n=int(partners.tally.k))
    return first, words.sentence(promised, came_from if partners.tally.k else None)


def party(shown: Shown, figures: Mapping[str, Figure]) -> Answer:
    """Who is on duty and what they did in the week; how many serve as many rooms as asked."""
    words, members, load = shown.words, figures["party_members"], figures["duty_load"]
    n, posts = phrases.number(words, members.tally), int(figures["party_posts"].tally.k)
    who = words(_whose(shown, "answer-party-members") if n else "answer-party-members-none", n=n, posts=posts)
    visiting, talking = figures["visit_compliance"], figures["talk_compliance"]
    done = None
    if visiting.value is not None:
        k, due = int(visiting.tally.k), int(visiting.tally.n or 0)
        done = words("answer-party-visits", when=_when(shown, visiting), k=k, n=due)
    if talking.value is not None:
        k, due = int(talking.tally.k), int(talking.tally.n or 0)
        done = words.clauses(done, words("answer-party-talks", k=k, n=due))
    served = None
    if load.value is not None:
        served = words("answer-party-load", k=int(load.tally.k), n=int(load.tally.n or 0))
    return words.sentence(who, done), words.sentence(served)


def self_governance(shown: Shown, figures: Mapping[str, Figure]) -> Answer:
    """How many residents take part; hours, activities and honours."""
    words, part, held = shown.words, figures["participation_rate"], figures["activities"]
    said = _untold(words, part) or words("answer-self-participation-none", when=_when(shown, part))
    if part.value is not None:
        k, n = int(part.tally.k), int(part.tally.n or 0)
        name = _whose(shown, "answer-self-participation")
        said = words(name, when=_when(shown, part), rate=words.rate(part.value), k=k, n=n)
    hours, persons, honours = figures["volunteer_hours"], figures["persons"], figures["honours"]
    second = words.sentence(
        words("answer-self-hours", when=_when(shown, hours), n=hours.tally.k),
        words("answer-self-held", when=_when(shown, held), n=int(held.tally.k)),
        words("answer-self-persons", when=_when(shown, persons), n=phrases.number(words, persons.tally)),
        words("answer-results-honours", when=_when(shown, honours), n=int(honours.tally.k)),
    )
    return words.sentence(said), second


def careers(shown: Shown, figures: Mapping[str, Figure]) -> Answer:
    """Who came, what is incubated; what was offered in the term."""
    words, partners, incubated = shown.words, figures["partners"], figures["incubated"]
    came = words(_whose(shown, "answer-careers-partners"), when=_when(shown, partners), n=int(partners.tally.k))
    projects = words(
        "answer-competitions-incubated",
        when=_when(shown, incubated),
        n=int(incubated.tally.k),
        operating=int(figures["in_operation"].tally.k),
    )
    parts = shown.parts("outputs", "enterprise_output", shown.term.kind, shown.term)
    offers = [
        words("answer-careers-offer", what=str(part.part), n=part.tally.k)
        for part in parts
        if part.tally.k and part.part is not None
    ]
    when = phrases.when(words, shown.term, shown.today)
    told = words("answer-careers-offered", when=when, offers=words.listed(offers)) if offers else None
    return words.sentence(came, projects), words.sentence(told)


def quality(shown: Shown, figures: Mapping[str, Figure]) -> Answer:
    """How many ledgers are filled; how many rows were written down late, and what is to be looked into."""
    words, filled, late = shown.words, figures["ledger_filled"], figures["late_rows"]
    k, n = int(filled.tally.k), int(filled.tally.n or 0)
    name = "answer-quality-none" if not n else "answer-quality-all" if k == n else "answer-quality-filled"
    first = words(_whose(shown, name) if n else name, when=_when(shown, filled), k=k, n=n)
    k, n = int(late.tally.k), int(late.tally.n or 0)
    told = words("answer-quality-late", when=_when(shown, late), k=k, n=n) if n else None
    return words.sentence(first), words.sentence(told, _doubts(shown, figures))


def _doubts(shown: Shown, figures: Mapping[str, Figure]) -> str:
    """本学期待核对：短时集中走访 3 次、雷同记录 5 条."""
    words, counts = shown.words, [figure for figure in figures.values() if figure.tally.n is None]
    found = [
        words(
            "answer-quality-doubt",
            name=words.metric(figure.metric.key, "short"),
            n=figure.tally.k,
            unit=words.metric(figure.metric.key, "unit"),
        )
        for figure in counts
        if figure.tally.k
    ]
    when = _when(shown, counts[0])
    if not found:
        return words("answer-quality-doubts-none", when=when)
    return words("answer-quality-doubts", when=when, what=words.listed(found))


def _unfilled(shown: Shown, week: Period, ledger: str) -> str | None:
    """2 个社区当周走访台账没有记录: where a rate may be low since nothing was written down."""
    parts = shown.parts("ledger_filled", "ledger", "week", week)
    missing = sum(int((part.tally.n or 0) - part.tally.k) for part in parts if part.part == ledger)
    if not missing:
        return None
    return shown.words(_whose(shown, "answer-unfilled"), ledger=shown.words.coded("ledger", ledger), n=missing)


def results(shown: Shown, figures: Mapping[str, Figure]) -> Answer:
    """How satisfied and how peaceful; exams, awards and honours; how many published figures come out the same."""
    words, satisfied = shown.words, figures["satisfaction"]
    said = _untold(words, satisfied) or words("answer-results-satisfaction-none", when=_when(shown, satisfied))
    if satisfied.value is not None:
        k, n = int(satisfied.tally.k), int(satisfied.tally.n or 0)
        name = _whose(shown, "answer-results-satisfaction")
        said = words(name, when=_when(shown, satisfied), rate=words.rate(satisfied.value), k=k, n=n)
    exam, upper, honours = figures["upgrade_exam_rate"], figures["awards_provincial_up"], figures["honours"]
    lines = shown.published()
    second = words.sentence(
        words("answer-tutoring-upgrade", rate=words.rate(exam.value)) if exam.value is not None else None,
        words("answer-competitions-provincial-when", when=_when(shown, upper), n=int(upper.tally.k)),
        words("answer-results-honours", when=_when(shown, honours), n=int(honours.tally.k)),
    )
    agreed = sum(line.agrees for line in lines)
    checked = words.sentence(words("answer-results-published", n=len(lines), agreed=agreed)) if lines else None
    return words.sentence(said, _disputes(shown, figures)), words.sentences(second, checked)


def _disputes(shown: Shown, figures: Mapping[str, Figure]) -> str:
    """Disputes and how many are resolved; the line that must not be crossed."""
    words, disputes, severe = shown.words, figures["dispute_resolution"], figures["severe_incidents"]
    k, n = int(disputes.tally.k), int(disputes.tally.n or 0)
    told = words("answer-grid-disputes", when=_when(shown, disputes), k=k, n=n) if n else None
    bad = words("answer-grid-severe", n=int(severe.tally.k)) if severe.tally.k else words("answer-grid-severe-none")
    return words.clauses(told, bad)


def tutoring(shown: Shown, figures: Mapping[str, Figure]) -> Answer:
    """Warned students now, those without a session; how many warnings were lifted; 专升本."""
    words, lift = shown.words, figures["warning_lift_rate"]
    n, without = (phrases.number(words, figures[key].tally) for key in ("warnings_open", "students_without_session"))
    if n:
        told = words("answer-tutoring-without", n=without) if without else words("answer-tutoring-without-none")
        first = words.sentence(words.clauses(words(_whose(shown, "answer-tutoring-open"), n=n), told))
    else:
        first = words.sentence(words("answer-tutoring-open-none"))
    term, said = reviewed_term(shown), None
    if lift.value is not None and term is not None:
        k, due = int(lift.tally.k), int(lift.tally.n or 0)
        left = dict(lift.tally.beside).get("left")
        said = words.clauses(
            words("answer-tutoring-lift", rate=words.rate(lift.value), k=k, n=due),
            words("answer-tutoring-left", n=left) if left else None,
        )
    exam = figures["upgrade_exam_rate"]
    upgrade = words("answer-tutoring-upgrade", rate=words.rate(exam.value)) if exam.value is not None else None
    return first, words.sentence(said, upgrade)


def competitions(shown: Shown, figures: Mapping[str, Figure]) -> Answer:
    """Awards of the year, how many of them provincial and up, how far from the target."""
    words, awards, upper = shown.words, figures["awards"], figures["awards_provincial_up"]
    students, incubated = figures["award_students"], figures["incubated"]
    when, n = _when(shown, awards), int(awards.tally.k)
    won = words(_whose(shown, "answer-competitions-awards") if n else "answer-competitions-awards-none", when=when, n=n)
    if awards.period != upper.period:
        # On the page of a month or term, the target and what counts for it are of the year.
        of_year = words("answer-competitions-provincial-when", when=_when(shown, upper), n=int(upper.tally.k))
        first = words.sentence(won, words.clauses(of_year, _reach(words, upper)))
    elif not n:
        first = words.sentence(won)
    else:
        name = "answer-competitions-provincial" if upper.tally.k else "answer-competitions-provincial-none"
        first = words.sentence(words.clauses(won, words(name, n=int(upper.tally.k))), _reach(words, upper))
    second = words.sentence(
        words("answer-competitions-students", when=_when(shown, students), n=phrases.number(words, students.tally)),
        words(
            "answer-competitions-incubated",
            when=_when(shown, incubated),
            n=int(incubated.tally.k),
            operating=int(figures["in_operation"].tally.k),
        ),
    )
    return first, second


def _reach(words: Words, figure: Figure) -> str | None:
    """距目标还差 1 项, 已达到目标 3 项; None where there is no target."""
    missing = phrases.to_go(figure)
    if missing is None or figure.target is None:
        return None
    if missing:
        return words("answer-competitions-to-go", n=missing)
    return words("answer-competitions-reached", goal=figure.target.goal)
