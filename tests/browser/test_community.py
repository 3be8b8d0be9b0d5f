"""我的社区: what is settled leaves the screen, what becomes due comes; the list on paper, as a file, and on a phone."""

from __future__ import annotations

import datetime as dt
import io
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import openpyxl  # type: ignore[import-untyped]
import pytest
from playwright.sync_api import Browser, BrowserContext
from sqlalchemy import func, select, union

from dashboard import due
from dashboard.shown import Shown
from dashboard.view import View
from data_access import clock
from data_access.due_list import KINDS, Due
from data_access.metrics.dorm_visits import VISITS_LEAST
from data_access.references import CALENDAR, COMMUNITIES
from data_access.schema import AcademicWarning, PartyPost, Stay
from data_access.scopes import Viewer, scopes
from tests.browser.conftest import Site
from tests.browser.looking import Seen, seen, seen_first
from tests.browser.test_files import file_of

pytestmark = pytest.mark.browser
SECOND = 1.0
WEEKS_BACK = 20
TARGET = 44
# These are written by the test, since not every community has one at any time.
WRITTEN = ("reply", "promise", "closing", "dispute")
LISTED = """() => [...document.querySelectorAll('.st-key-due .entry.timed')]
    .map((line) => line.closest('[data-piece]').dataset.piece)"""
FOCUSED = "() => document.activeElement.closest('[data-piece]')?.dataset.piece"
LEFTS = "() => [...document.querySelectorAll('[class*=st-key-box-]')].map((box) => box.getBoundingClientRect().left)"
Statement = tuple[str, tuple[Any, ...]]


@dataclass(frozen=True)
class Place:
    """A community on a past Wednesday of a duty week, on which something of each kind is due."""

    site: Site
    community: int
    day: dt.date

    @property
    def link(self) -> str:
        return self.site.link("community", scope=f"community-{self.community}", asof=self.day.isoformat())

    def items(self) -> dict[str, Due]:
        """What stands on the screen, by its key there; the first of each kind in each group."""
        view = View(f"community-{self.community}", as_of=self.day)
        with self.site.answers.opened() as asking:
            shown = Shown(Viewer(), view, clock.now().date(), asking, None)
            groups = due.grouped(shown, shown.due_list())
        return {f"{group}-{item.kind}-{item.part[1]}": item for group, items in groups.items() for item in items}

    def first_of(self, kind: str) -> tuple[str, Due]:
        return next((key, item) for key, item in self.items().items() if item.kind == kind)

    def somebody(self) -> int:
        """A student who is neither on duty nor warned."""
        nobody = union(select(PartyPost.member_id), select(AcademicWarning.student_id))
        found = select(func.min(Stay.student_id)).where(
            Stay.community_id == self.community, Stay.student_id.not_in(nobody)
        )
        with self.site.answers.opened() as asking:
            return int(asking.connection.execute(found).scalar_one())

    def at(self, hour: int, day: dt.date | None = None) -> str:
        return dt.datetime.combine(day or self.day, dt.time(hour, 30)).isoformat(" ")

    def execute(self, statements: Sequence[Statement]) -> None:
        for statement, values in statements:
            self.site.database.execute(statement, values)


def place_of(site: Site) -> Place:
    """The latest one."""
    return next(place for place in _places(site) if _kinds(place) >= KINDS.keys() - set(WRITTEN))


def _places(site: Site) -> Iterator[Place]:
    with site.answers.opened() as asking:
        college, calendar = scopes(asking.look_up(COMMUNITIES))[0], asking.look_up(CALENDAR)
    day = clock.now().date()
    for _ in range(WEEKS_BACK):
        week = calendar.last_whole_duty_week(day)
        yield from (Place(site, place.id, week.first + dt.timedelta(days=2)) for place in college.places)
        day = week.first


def _kinds(place: Place) -> set[str]:
    return {item.kind for item in place.items().values()}


def new_ones(place: Place) -> list[Statement]:
    """A ticket of each limit, and a dispute."""
    ticket = (
        "INSERT INTO feedback_ticket (community_id, ledger_no, channel, category, submitted_at)"
        " VALUES (?, ?, '线上', '其他', ?)"
    )
    reply = (
        "INSERT INTO ticket_event (community_id, ticket_id, kind, at, promised_on)"
        " SELECT community_id, id, 'replied', ?, ? FROM feedback_ticket WHERE community_id = ? AND ledger_no = ?"
    )
    own, month_ago, week_ago = place.community, *(place.day - dt.timedelta(days=days) for days in (30, 7))
    return [
        (ticket, (own, "DUE-reply", place.at(8))),
        (ticket, (own, "DUE-promise", place.at(8, week_ago))),
        (reply, (place.at(9, week_ago), (place.day - dt.timedelta(days=1)).isoformat(), own, "DUE-promise")),
        (ticket, (own, "DUE-closing", place.at(8, month_ago))),
        (reply, (place.at(9, month_ago), None, own, "DUE-closing")),
        (
            "INSERT INTO dispute (community_id, ledger_no, kind, raised_on) VALUES (?, 'DUE-dispute', '作息', ?)",
            (own, place.day.isoformat()),
        ),
    ]


def settling(place: Place, item: Due, other: int) -> list[Statement]:
    """What another system writes down when the thing is done; other: a student who is not concerned."""
    own, part, at = place.community, item.part[1], place.at(20)
    visit = "INSERT INTO dorm_visit (community_id, room_id, member_id, visited_at) VALUES (?, ?, ?, ?)"
    match item.kind:
        case "reply" | "promise" | "closing":
            closed = "INSERT INTO ticket_event (community_id, ticket_id, kind, outcome, at)"
            return [(f"{closed} VALUES (?, ?, 'closed', 'solved', ?)", (own, part, at))]
        case "dispute":
            return [
                (
                    "UPDATE dispute SET resolved_on = ?, settled_level = 'room' WHERE id = ?",
                    (place.day.isoformat(), part),
                )
            ]
        case "session":
            session = "INSERT INTO tutoring_session (community_id, kind, tutor_id, held_at) VALUES (?, 'peer', ?, ?)"
            attended = (
                "INSERT INTO tutoring_attendance (community_id, session_id, student_id) SELECT community_id, id, ?"
                " FROM tutoring_session WHERE community_id = ? AND kind = 'peer' AND tutor_id = ? AND held_at = ?"
            )
            return [(session, (own, other, at)), (attended, (part, own, other, at))]
        case "tutor":
            pair = "INSERT INTO tutoring_pair (community_id, student_id, tutor_id, from_day) VALUES (?, ?, ?, ?)"
            return [(pair, (own, part, other, place.day.isoformat()))]
        case "silence" | "visit":
            return [(visit, (own, part, other, at))]
        case "report":
            return [("INSERT INTO room_report (community_id, room_id, reported_at) VALUES (?, ?, ?)", (own, part, at))]
        case "check":
            check = "INSERT INTO safety_check (community_id, floor_id, checked_at) VALUES (?, ?, ?)"
            return [(check, (own, part, at))]
        case "member-visits":
            room = place.first_of("visit")[1].part[1]
            missing = range(VISITS_LEAST - int(item.row["visits"]))
            knocked = visit.replace("visited_at)", "visited_at, someone_in)").replace("?)", "?, ?)")
            return [(knocked, (own, room, part, place.at(21 + hour), False)) for hour in missing]
    talk = "INSERT INTO heart_talk (community_id, member_id, student_id, talked_at) VALUES (?, ?, ?, ?)"
    return [(talk, (own, part, other, at))]


@pytest.mark.full
def test_what_is_settled_leaves_the_screen_within_a_second_and_what_is_new_comes(
    profile: BrowserContext, site: Site
) -> None:
    place = place_of(site)
    other, seconds = place.somebody(), []
    with seen(profile) as here:
        here.goto(place.link)
        for statement in new_ones(place):
            place.execute([statement])
        for kind in WRITTEN:
            own = next(key for key, item in place.items().items() if str(item.row.get("ledger_no")) == f"DUE-{kind}")
            here.until(lambda own=own: own in listed(here), own)  # type: ignore[misc]
        for kind in KINDS:
            key, item = place.first_of(kind)
            here.until(lambda: set(listed(here)) <= place.items().keys(), "a list of what is due")
            assert key in listed(here)
            before = [one for one in listed(here) if one != key]
            *more, last = settling(place, item, other)
            place.execute(more)
            here.page.focus(f"[data-piece='{before[-1]}'] button")
            begun = time.monotonic()
            place.execute([last])
            here.page.wait_for_selector(f"[data-piece='{key}']", state="detached")
            seconds.append(time.monotonic() - begun)
            assert set(before) <= set(listed(here)), kind
            # Whoever was on another line still is.
            assert here.page.evaluate(FOCUSED) == before[-1], kind
            assert key not in place.items(), kind
        # A machine that is busy with other things holds most of them up.
        assert sorted(seconds)[len(seconds) // 4] < SECOND, seconds
        assert listed(here) == [key for key in place.items() if key in set(listed(here))]
        assert here.faults == []


def listed(here: Seen) -> list[str]:
    """The lines on the screen by their keys, in order."""
    found: list[str] = here.page.evaluate(LISTED)
    return found


@pytest.mark.parametrize("language", ["zh-CN", pytest.param("en", marks=pytest.mark.full)])
def test_the_list_prints_on_one_sheet(profile: BrowserContext, sqlite_site: Site, language: str) -> None:
    place = place_of(sqlite_site)
    # On a Monday most is due.
    link = Place(sqlite_site, place.community, place.day - dt.timedelta(days=2)).link
    with seen(profile, 1366, 768) as here:
        here.goto(f"{link}&lang={language}")
        rows = here.page.locator(".st-key-box-due .paper tbody tr").count()
        assert rows == due.MOST_ON_PAPER
        sheets = here.page.pdf(prefer_css_page_size=True)
        assert sheets.count(b"/Type /Page\n") == 1
        here.page.emulate_media(media="print")
        assert here.page.locator(".st-key-box-due .paper tbody tr").last.is_visible()
        assert not here.page.locator(".st-key-box-due .group-head").first.is_visible()
        assert not here.page.locator(".st-key-box-standing").is_visible()


def test_the_list_is_downloaded_whole(profile: BrowserContext, sqlite_site: Site) -> None:
    place = place_of(sqlite_site)
    items = list(place.items().values())
    with seen(profile, 1366, 768) as here:
        here.goto(place.link)
        assert len(listed(here)) < len(items)
        [sheet] = openpyxl.load_workbook(io.BytesIO(file_of(here, "due", "xlsx").read_bytes())).worksheets
        head, *rows = sheet.values
        assert len(head) == 5
        assert [row[0] for row in rows] == [item.days_left for item in items]
        assert all(item.person is None or item.person in row[-1] for item, row in zip(items, rows, strict=True))


@pytest.mark.parametrize("language", ["zh-CN", pytest.param("en", marks=pytest.mark.full)])
def test_on_a_phone_it_is_one_column_of_large_targets(browser: Browser, sqlite_site: Site, language: str) -> None:
    with seen_first(browser, 390, 844, has_touch=True, is_mobile=True) as here:
        here.goto(sqlite_site.link("community", scope="community-1", lang=language))
        lefts = here.page.evaluate(LEFTS)
        assert len(lefts) == 3
        assert len(set(lefts)) == 1
        buttons = here.page.locator(".st-key-box-due button:visible")
        heights = [button.bounding_box() for button in buttons.all()]
        assert len(heights) > 3
        assert all(box is not None and box["height"] >= TARGET for box in heights)
        width = here.page.evaluate("() => document.querySelector('[data-testid=stMain]').scrollWidth")
        assert width <= 390
        assert here.faults == []
