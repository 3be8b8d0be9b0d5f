"""数据质量: whether the ledgers that are due every week are filled; rows written down late, and rows to be doubted."""

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Integer,
    String,
    and_,
    cast,
    exists,
    literal,
    literal_column,
    or_,
    select,
    union_all,
)

from data_access.metrics import doubtful, impossible
from data_access.metrics.facts import by, days_later, within
from data_access.metrics.forms import About, Count, Each, Group, Population, Share, Shown, period
from data_access.metrics.given import FIRST, IDS, LAST
from data_access.metrics.ledgers import LEDGERS, Ledger
from data_access.schema.tables import community

# Something has to be written into these in every duty week.
WEEKLY = tuple(LEDGERS[name] for name in ("dorm_visit", "heart_talk", "safety_check", "room_report"))
LATE_DAYS = 7
# Results come out weeks after the exam: nobody wrote them down late.
DATED = tuple(ledger for name, ledger in LEDGERS.items() if name not in ("term_result", "upgrade_exam"))

_kept = union_all(
    *(
        select(
            community.c.id.label("community_id"),
            literal_column(str(number), Integer).label("id"),
            literal(ledger.name, String).label("ledger"),
        ).where(community.c.id.in_(IDS))
        for number, ledger in enumerate(WEEKLY)
    )
).subquery("kept_ledger")


def _has_row(ledger: Ledger, *, ever: bool) -> ColumnElement[bool]:
    """The ledger has a row of the period there, or has had one by its end."""
    own = ledger.table.c.community_id == _kept.c.community_id
    when = by(ledger.happened_on) if ever else within(ledger.happened_on)
    found = exists(select(literal(1)).where(own, when).correlate_except(ledger.table))
    return and_(_kept.c.ledger == ledger.name, found)


weeks_of_ledgers = Population(
    _kept,
    each=Each.DUTY_WEEK,
    due=(or_(*(_has_row(ledger, ever=True) for ledger in WEEKLY)),),
    about=About.THINGS,
    groups={"ledger": Group(_kept.c.ledger), "community": Group(_kept.c.community_id)},
    shows={"ledger": Shown(_kept.c.ledger), "span_first": Shown(period.c.first)},
)

_row = union_all(
    *(
        select(
            ledger.table.c.community_id,
            # A number of its own in all ledgers: rows told apart by it need no DISTINCT.
            (cast(ledger.table.c.id, BigInteger) * len(DATED) + number).label("id"),
            literal(ledger.name, String).label("ledger"),
            ledger.happened_on.label("happened_on"),
            ledger.table.c.recorded_on,
        )
        .select_from(ledger.rows.source)
        .where(ledger.table.c.community_id.in_(IDS), ledger.happened_on.between(FIRST, LAST))
        for number, ledger in enumerate(DATED)
    )
).subquery("ledger_row")
rows_written = Population(
    _row,
    on=_row.c.happened_on,
    # By ledger they would be the warnings, disputes and talks of the week.
    about=About.SENSITIVE_THINGS,
    groups={"ledger": Group(_row.c.ledger)},
    shows={
        "ledger": Shown(_row.c.ledger),
        "happened_on": Shown(_row.c.happened_on),
        "written_on": Shown(_row.c.recorded_on),
    },
)

METRICS = (
    Share(
        "ledger_filled",
        weeks_of_ledgers,
        per=("week", "term"),
        condition=or_(*(_has_row(ledger, ever=False) for ledger in WEEKLY)),
    ),
    Share(
        "late_rows",
        rows_written,
        per=("week",),
        condition=_row.c.recorded_on > days_later(_row.c.happened_on, LATE_DAYS),
    ),
    Count("hurried_visits", doubtful.hurried, per=("week", "month", "term")),
    Count("repeated_notes", doubtful.repeated, per=("week", "month", "term")),
    Count("names_beyond_attendance", doubtful.crowded, per=("term", "month", "week")),
    Count("impossible_dates", impossible.contradictory, per=("week", "month", "term")),
    Count("orphan_rows", impossible.orphaned, per=("week", "month", "term")),
)
