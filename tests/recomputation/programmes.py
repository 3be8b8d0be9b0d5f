"""四支团队、学生自治: activities and what came of them, who took part, promises kept, honours, posts, surveys."""

from __future__ import annotations

import pandas as pd

from tests.recomputation.ledgers import EVER, Ledgers, has, looked_up, standing

SATISFIED = 4
FORMS = {
    "activities": "count",
    "person_times": "total",
    "persons": "count",
    "partners": "count",
    "programme_kept": "share",
    "outputs": "total",
    "participation_rate": "share",
    "volunteer_hours": "total",
    "honours": "count",
    "on_duty": "count",
    "satisfaction": "share",
}
PERSON = ["student_id", "staff_id", "outsider"]
NAMES = ["programme", "team", "branch", "enterprise"]
PARTS = {"honour": "name"}


def things(ledgers: Ledgers, metric: str, by: str, part: str | None) -> pd.DataFrame:
    if metric in ("activities", "person_times"):
        held = _activities(ledgers)
        found = ledgers.placed(held.assign(thing=held["activity_id"], value=held["attendance"]), "day", by)
    elif metric in ("persons", "partners", "outputs", "volunteer_hours"):
        found = ledgers.placed(_of_activities(ledgers, metric), "day", by)
    elif metric == "programme_kept":
        found = _occasions(ledgers, by)
    elif metric == "participation_rate":
        found = _residents(ledgers, by)
    elif metric == "honours":
        honours = _with_programme(ledgers, ledgers.table("honour"))
        found = ledgers.placed(honours.assign(thing=honours["id"]), "awarded_on", by)
    elif metric == "on_duty":
        found = _on_duty(ledgers, by)
    else:
        answers = ledgers.table("survey_answer")
        answers = answers.assign(thing=answers["id"], yes=answers["score"] >= SATISFIED)
        found = ledgers.placed(answers, "answered_on", by)
    return found if part is None else found.assign(part=found[PARTS.get(part, part)])


def _with_programme(ledgers: Ledgers, rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with their programme's name, team and branch; missing where they are of none."""
    programmes = ledgers.table("programme").set_index("id").rename(columns={"name": "programme"})
    told = {name: looked_up(rows["programme_id"], programmes[name]) for name in NAMES[:-1]}
    return rows.assign(**told, enterprise=told["programme"].where(told["team"] == "enterprise"))


def _activities(ledgers: Ledgers) -> pd.DataFrame:
    """Every activity with its day, its programme, and the post of who organised it."""
    activities = ledgers.table("activity").rename(columns={"id": "activity_id"})
    activities = activities.assign(day=activities["held_at"].dt.normalize())
    return _with_programme(ledgers, activities).assign(post=ledgers.posts_held(activities, "organiser_id"))


def _of_activities(ledgers: Ledgers, metric: str) -> pd.DataFrame:
    """Who took part, the partners or the outputs, each in its own community, with the activity's day and programme."""
    table = {"partners": "activity_partner", "outputs": "activity_output"}.get(metric, "activity_participant")
    rows = ledgers.table(table).merge(_activities(ledgers)[["activity_id", "day", *NAMES]], on="activity_id")
    if metric == "participation_rate":
        return rows
    if metric == "persons":
        return _by_person(rows)
    if metric == "partners":
        return rows.assign(thing=rows["partner_id"])
    if metric == "outputs":
        rows = rows.assign(enterprise_output=rows["output"].where(rows["team"] == "enterprise"))
    amount = "quantity" if metric == "outputs" else "hours"
    told = rows.dropna(subset=[amount])
    return told.assign(thing=told["id"], value=told[amount].astype(float))


def _by_person(rows: pd.DataFrame) -> pd.DataFrame:
    """A row for each person named in it, with thing: as what, and his id or what he is called."""
    found = []
    for who in PERSON:
        if who in rows:
            named = rows.dropna(subset=[who])
            found.append(named.assign(thing=f"{who} " + named[who].astype(str)).drop(columns=PERSON, errors="ignore"))
    return pd.concat(found, ignore_index=True)


def _spans(ledgers: Ledgers, per: str) -> pd.DataFrame:
    """The weeks, months, terms or school years that have ended by the day asked for: first, last."""
    days = ledgers.days.groupby({"term": "term_id"}.get(per, per))["day"]
    spans = pd.DataFrame({"first": days.min(), "last": days.max()})
    return spans[spans["last"] <= ledgers.as_of].reset_index(drop=True)


def _occasions(ledgers: Ledgers, by: str) -> pd.DataFrame:
    """Promised occasions in the period in which their span ends, with yes where there were activities enough."""
    if by not in ("term", "school_year"):
        raise ValueError(f"programme_kept is not asked by {by}")
    promises = _with_programme(ledgers, ledgers.table("promised_occasion"))
    due = pd.concat(
        [promises[promises["per"] == per].merge(_spans(ledgers, per), how="cross") for per in promises["per"].unique()]
        or [promises.assign(first=EVER, last=EVER)],
        ignore_index=True,
    )
    due = due[due["last"].between(due["from_day"], due["to_day"])]
    due = due[(due["per"] != "week") | _week_is_due(ledgers, due)].reset_index(drop=True)
    due = due.assign(thing=due["id"].astype(str) + " " + due["last"].astype(str))
    return ledgers.placed(due.assign(yes=_times_held(ledgers, due) >= due["nth"]), "last", by)


def _week_is_due(ledgers: Ledgers, due: pd.DataFrame) -> pd.Series:
    """Whether the week is a duty week, and the weekday promised, if any, is a working day in it."""
    promised = due["first"] + pd.to_timedelta(due["weekday"].astype(float), unit="D")
    works = looked_up(promised, ledgers.days["is_working"]).eq(True)
    return looked_up(due["last"], ledgers.days["is_duty"]).eq(True) & (works | due["weekday"].isna())


def _times_held(ledgers: Ledgers, due: pd.DataFrame) -> pd.Series:
    """How many activities of the programme were held in the community in the span."""
    whose = ["community_id", "programme_id"]
    held = due[[*whose, "first", "last", "thing"]].merge(_activities(ledgers)[[*whose, "day"]], on=whose)
    times = held[held["day"].between(held["first"], held["last"])].groupby("thing").size()
    return looked_up(due["thing"], times).fillna(0)


def _residents(ledgers: Ledgers, by: str) -> pd.DataFrame:
    """Who lives there on the term's last teaching day, with yes where named in an activity of the term."""
    if by != "term":
        raise ValueError(f"participation_rate is not asked by {by}")
    days = ledgers.days
    taught = days[days["teaching_week"].notna() & (days["day"] <= ledgers.as_of)].groupby("term_id")["day"].max()
    terms = ledgers.periods("term")
    terms = terms.assign(seen=looked_up(terms["label"], taught)).dropna(subset=["seen"])
    whose = ["community_id", "student_id", "period"]
    residents = standing(ledgers.table("stay"), terms).drop_duplicates(whose)
    named = ledgers.placed(_of_activities(ledgers, "participation_rate"), "day", by).dropna(subset=["student_id"])
    named = named.astype({"student_id": "int64"})
    return residents.assign(thing=residents["student_id"], yes=has(residents, named, whose))


def _on_duty(ledgers: Ledgers, by: str) -> pd.DataFrame:
    """Who holds a post on the day seen, once for each: post of the party's, level of the grid's, programme of a team's.

    The two that a post is not of are missing.
    """
    rosters = {
        "post": ledgers.table("party_post").rename(columns={"member_id": "student_id"}),
        "level": ledgers.table("grid_post"),
        "programme": _with_programme(ledgers, ledgers.table("team_post")),
    }
    periods = ledgers.periods(by)
    held = [
        _by_person(standing(posts, periods))[["community_id", "period", "seen", "thing", part]]
        for part, posts in rosters.items()
    ]
    return pd.concat(held, ignore_index=True)
