"""竞赛创新: awards, projects at their highest award, award students, incubated projects."""

from __future__ import annotations

import pandas as pd

from tests.recomputation.ledgers import Ledgers

FORMS = {
    "awards": "count",
    "awards_best": "count",
    "awards_provincial_up": "count",
    "award_students": "count",
    "incubated": "count",
    "in_operation": "count",
}
LEVELS = ["international", "national", "provincial", "school"]
PRIZES = {"特等": 0, "一等": 1, "金": 1, "二等": 2, "银": 2, "三等": 3, "铜": 3}
OTHER_PRIZE = 4
PARTS = {"level": "level", "prize": "prize_rank", "contest": "contest_id"}


def things(ledgers: Ledgers, metric: str, by: str, part: str | None) -> pd.DataFrame:
    if metric in ("incubated", "in_operation"):
        projects = ledgers.table("incubation_project")
        day = "started_on" if metric == "incubated" else "in_operation_on"
        return ledgers.placed(projects.assign(thing=projects["id"]), day, by)
    found = ledgers.placed(_awards(ledgers, metric), "awarded_on", by)
    if metric == "award_students":
        members = ledgers.table("award_member")[["community_id", "award_id", "student_id"]]
        found = members.merge(found.drop(columns="community_id"), left_on="award_id", right_on="id")
        found = found.assign(thing=found["student_id"])
    return found if part is None else found.assign(part=found[PARTS[part]])


def _awards(ledgers: Ledgers, metric: str) -> pd.DataFrame:
    """The awards by the day asked for that the metric counts."""
    awards = ledgers.table("competition_award")
    awards = awards.assign(
        thing=awards["id"],
        prize_rank=awards["prize"].map(prize_rank),
        level_rank=awards["level"].map({level: rank for rank, level in enumerate(LEVELS)}),
    )
    awards = awards[awards["awarded_on"] <= ledgers.as_of]
    if metric == "awards_best":
        best_first = awards.sort_values(["level_rank", "prize_rank", "id"])
        return best_first.drop_duplicates(["community_id", "contest_id", "edition", "project"])
    return awards[awards["level"] != "school"] if metric == "awards_provincial_up" else awards


def prize_rank(prize: str) -> int:
    """0 for 特等, 1 for 一等 and 金, 2 for 二等 and 银, 3 for 三等 and 铜, 4 for every other wording."""
    return next((rank for word, rank in PRIZES.items() if word in prize), OTHER_PRIZE)
