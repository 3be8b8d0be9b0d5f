"""大屏设置: a link is made, told once, and revoked, by leaders and stewards; and what a wall is made of."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import live, source, wall, wall_setup
from dashboard.page import Page
from dashboard.words import for_language
from data_access import audit, display_links
from data_access.database import writing
from data_access.display_links import hash_of
from data_access.faults import QuestionTooLong
from data_access.scopes import Role
from tests.dashboard.reading import everything, nodes, opened, opened_by, texts
from tests.databases import copy_of

WORDS = for_language("zh-CN")


@pytest.fixture
def path(sample_template: Path, tmp_path: Path, use: Callable[[str], str], nothing_kept: None) -> Path:
    use(copy_of(sample_template, tmp_path))
    return tmp_path / "community.db"


def run(path: Path, statement: str) -> list[tuple[Any, ...]]:
    with sqlite3.connect(path) as connection:
        return connection.execute(statement).fetchall()


def said(test: AppTest) -> str:
    assert list(test.exception) == []
    return " ".join(texts(everything(test)))


def made(test: AppTest, place: str) -> str:
    """The link that is told when one is made."""
    test.text_input(key="wall-place").set_value(place).run()
    test.button(key="wall-create").click().run()
    assert list(test.exception) == []
    [code] = test.code
    return str(code.value)


def test_a_link_is_made_as_chosen_and_told_once(path: Path) -> None:
    test = opened("displays")
    test.multiselect(key="wall-scenes").set_value(["tickets", "visits"]).run()
    test.segmented_control(key="wall-theme").set_value("light").run()
    link = made(test, "一楼大厅")
    assert re.search(r"/display\?embed=true&scope=college-1&scenes=tickets%2Cvisits&theme=light&token=", link)
    [(place, kept)] = run(path, "SELECT place, token_hash FROM display_link")
    assert (place, kept) == ("一楼大厅", hash_of(link.rpartition("=")[2]))
    assert "一楼大厅" in said(test)
    assert WORDS("wall-never-seen") in said(test)
    assert not opened("displays").code
    test.button(key="wall-revoke-1").click().run()
    assert WORDS("empty-wall-links") in said(test)
    assert run(path, "SELECT action, subject FROM audit_log") == [
        ("display_link", "create 一楼大厅"),
        ("display_link", "revoke 一楼大厅"),
    ]


def test_a_community_s_link_is_bound_to_it(path: Path) -> None:
    test = opened("displays")
    test.selectbox(key="wall-scope").select_index(1).run()
    assert "scope=community-1" in made(test, "幸福里")
    assert run(path, "SELECT community_id FROM display_link") == [(1,)]


@pytest.mark.parametrize("role", [Role.COUNSELOR, Role.DISPLAY])
def test_it_is_for_leaders_and_stewards(path: Path, role: Role) -> None:
    [(counselor,)] = run(path, "SELECT staff_id FROM community_staff WHERE community_id = 1 LIMIT 1")
    test = opened("displays", {"role": role, "counselor": counselor})
    assert WORDS("refused-page") in said(test)
    assert [button.key for button in test.button if button.key == "wall-create"] == []


def test_what_a_link_says_wrongly_is_left_out(path: Path) -> None:
    test = opened("display", scenes="nothing,visits,visits,<b>", pace="0")
    assert scenes(test) == ["scene-0"]


def scenes(test: AppTest) -> list[str]:
    assert list(test.exception) == []
    keys = (str(getattr(node, "key", "")) for node in nodes(everything(test)))
    return [key for key in keys if key.startswith("scene-")]


def test_a_wall_has_all_scenes_in_both_languages(path: Path) -> None:
    for language in ("zh-CN", "en"):
        test = opened("display", lang=language)
        assert len(scenes(test)) == len(wall.ALL)
        assert test.session_state["viewer"][1].role is Role.LEADER
        assert "*" not in said(test)


def test_how_far_a_screen_is_read_grows_with_it() -> None:
    small, large = (wall_setup.legible(WORDS, inches) for inches in (43, 86))
    [a, b], [c, d] = ([float(number) for number in re.findall(r"[\d.]+", text)] for text in (small, large))
    assert c == pytest.approx(2 * a, rel=0.03)
    assert d == pytest.approx(2 * b, rel=0.03)
    assert a == pytest.approx(3.5, abs=0.1)


def test_whoever_is_no_leader_any_more_makes_no_link(path: Path) -> None:
    test = opened("displays")
    test.text_input(key="wall-place").set_value("一楼大厅").run()
    test.session_state["role"] = Role.COUNSELOR
    test.button(key="wall-create").click().run()
    assert list(test.exception) == []
    assert run(path, "SELECT * FROM display_link") == []


def test_a_screen_stays_when_the_sign_in_ends_of_whoever_opened_it(path: Path, openid: None) -> None:
    run(path, "INSERT INTO app_user (identity, role, college_id) VALUES ('dean', 'leader', 1)")
    with writing(source.current().answers().engine) as connection:
        token = display_links.create(connection, "一楼大厅", 1, None, audit.by_command("display_link", "create"))
    page, screen = opened_by("dean", "visits"), opened_by("dean", "display", token=token)
    ends = [live.CHANNELS._channels[test.session_state["channel"]].ends for test in (page, screen)]
    assert ends == [page.user["exp"], None]


def test_a_place_that_has_a_link_by_now_is_said(path: Path) -> None:
    test = opened("displays")
    test.text_input(key="wall-place").set_value("一楼大厅").run()
    assert made(opened("displays"), "一楼大厅")
    test.button(key="wall-create").click().run()
    assert WORDS("wall-failed") in said(test)
    assert len(run(path, "SELECT * FROM display_link")) == 1


def test_a_revoked_screen_goes_dark_though_its_page_is_hindered(path: Path) -> None:
    token = made(opened("displays"), "一楼大厅").rpartition("=")[2]
    test = opened("display", token=token)
    assert scenes(test)
    page = Page("display", test.session_state["view"], test.session_state["viewer"][1])
    source.current().note(QuestionTooLong("x"), page)
    assert source.current().hindrance(page) is not None
    run(path, "UPDATE display_link SET revoked_at = '2026-01-01 00:00:00'")
    assert WORDS("door-revoked") in said(test.run())
