"""The ledgers that are kept every week: in which something was written in the week."""

from __future__ import annotations

from tests.benchmarks.bare.asking import Asked

KEPT = {
    "dorm_visit": "visited_on",
    "heart_talk": "talked_on",
    "safety_check": "checked_on",
    "room_report": "reported_on",
}


def _ledger(table: str, day: str) -> str:
    own = f"SELECT 1 FROM {table} x WHERE x.community_id = c.id AND x.{day}"
    return f"""SELECT c.id AS community_id, EXISTS ({own} BETWEEN :first AND :last) AS filled
    FROM community c WHERE c.id IN ({{ids}}) AND EXISTS ({own} <= :last)"""


# (community, ledgers with a row of the week, ledgers that have ever had one).
FILLED = f"""SELECT community_id, SUM(filled), COUNT(*)
FROM ({" UNION ALL ".join(_ledger(*each) for each in KEPT.items())}) GROUP BY community_id"""


def ask(asked: Asked) -> None:
    """ledger_filled of the week."""
    for community, filled, kept in asked.rows(FILLED, asked.week.first, asked.week.last):
        asked.put("ledger_filled", community, ("week", asked.week.first, asked.week.last), filled, kept)
