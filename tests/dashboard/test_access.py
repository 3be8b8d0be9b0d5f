"""Who is let in, and what is written down of what he does, as the pages have it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from sqlalchemy.exc import IntegrityError
from streamlit import config
from streamlit.testing.v1 import AppTest

from dashboard import downloads, sign_in
from dashboard.access import Standing
from dashboard.drawer import Opening
from dashboard.words import for_language
from data_access import clock, faults, settings
from data_access.answers import Answers
from data_access.audit import Entry
from data_access.database import open_engine
from data_access.periods import BEGINNING, Period
from data_access.records import unmasked as unmask
from data_access.references import COMMUNITIES
from data_access.scopes import NOBODY, Refused, Role, Viewer, scopes
from data_access.viewers import of_identity
from tests.dashboard.reading import everything, nodes, opened, texts, under
from tests.databases import copy_of, sqlite_url

WORDS = for_language("zh-CN")
LEADER = Viewer(Role.LEADER)
EVER = Period("all", 0, BEGINNING, clock.now().date())


@pytest.fixture
def path(sample_template: Path, tmp_path: Path, use: Callable[[str], str], nothing_kept: None) -> Path:
    """A copy of the sample in use."""
    use(copy_of(sample_template, tmp_path))
    return tmp_path / "community.db"


@pytest.fixture
def real(path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same rows, declared to be real, and nothing said of who may see them."""
    run(path, "UPDATE database_origin SET kind = 'real', sample_seed = NULL, sample_until = NULL")
    monkeypatch.delenv("COMMUNITY_OPEN")
    return path


def run(path: Path, statement: str) -> list[tuple[Any, ...]]:
    with sqlite3.connect(path) as connection:
        return connection.execute(statement).fetchall()


def log(path: Path) -> list[tuple[Any, ...]]:
    return run(path, "SELECT action, identity, role, subject, reason FROM audit_log ORDER BY id")


def said(test: AppTest) -> str:
    assert list(test.exception) == []
    return " ".join(texts(everything(test)))


def test_real_rows_are_shown_to_nobody_unasked(real: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    test = opened("visits", scope="community-1")
    assert WORDS("door-closed") in said(test)
    assert "幸福里" not in said(test)
    assert test.session_state["standing"] is Standing.CLOSED
    assert test.session_state["viewer"] == ("", NOBODY)
    monkeypatch.setenv("COMMUNITY_OPEN", "yes")
    assert "幸福里" in said(test.run())


@pytest.mark.parametrize("address", ["0.0.0.0", "10.0.0.1", "::", None])
def test_nobody_is_let_in_from_other_machines_unasked(
    path: Path, address: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("COMMUNITY_OPEN")
    assert "幸福里" in said(opened("visits", scope="community-1"))
    before = config.get_option("server.address")
    config.set_option("server.address", address)
    try:
        test = opened("visits", scope="community-1")
        assert WORDS("door-exposed") in said(test)
        assert "幸福里" not in said(test)
        monkeypatch.setenv("COMMUNITY_OPEN", "yes")
        assert "幸福里" in said(test.run())
    finally:
        config.set_option("server.address", before)


def test_a_setting_that_cannot_be_meant_stops_the_server(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (
        ("COMMUNITY_OPEN", "perhaps"),
        ("COMMUNITY_PROXY_ADDRESS", "127.0.0.1"),
        ("COMMUNITY_AUDIT_DAYS", "7"),
    ):
        with monkeypatch.context() as patch:
            patch.setenv(name, value)
            with pytest.raises(ValueError, match="COMMUNITY_"):
                sign_in.check()
    monkeypatch.setenv("COMMUNITY_PROXY_SECRET", "sixteen characters")
    monkeypatch.setenv("COMMUNITY_PROXY_ADDRESS", "no address")
    with pytest.raises(ValueError, match="no address"):
        sign_in.check()
    monkeypatch.setenv("COMMUNITY_PROXY_ADDRESS", "10.0.0.0/8, ::1")
    sign_in.check()


def test_where_a_proxy_is_set_up_whoever_has_no_name_is_nobody(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMMUNITY_PROXY_ADDRESS", "10.0.0.1")
    test = opened("visits", {"role": Role.LEADER, "viewer": ("", Viewer())})
    assert WORDS("door-signed-out-proxy") in said(test)
    assert "幸福里" not in said(test)


def unmasked(path: Path, viewer: Viewer = LEADER) -> pd.DataFrame:
    """Whoever was ever warned in the first community, by name."""
    engine = open_engine(sqlite_url(path))
    with Answers(engine).opened() as asking:
        [college] = scopes(asking.look_up(COMMUNITIES))
    entry = Entry("unmask", "dean", "leader", "warned", "safety")
    return unmask(engine, viewer, college.of(college.places[0]), "warned", EVER, EVER.last, None, entry)


def test_a_leader_sees_names_with_a_reason_and_it_is_written_down(path: Path) -> None:
    """In the drawer: tests/browser/test_sign_in.py."""
    called = set(unmasked(path)["student"])
    assert called == {name for name in called if "*" not in name}
    assert len(called) > 20
    assert log(path) == [("unmask", "dean", "leader", "warned", "safety")]


def test_no_name_is_read_that_cannot_be_written_down(path: Path) -> None:
    run(path, "CREATE TRIGGER full BEFORE INSERT ON audit_log BEGIN SELECT RAISE(ABORT, 'no room left'); END")
    with pytest.raises(IntegrityError):
        unmasked(path)


@pytest.mark.parametrize("role", [Role.COUNSELOR, Role.STEWARD, Role.DISPLAY])
def test_nobody_else_unmasks(path: Path, role: Role) -> None:
    for viewer in (Viewer(role), Viewer(Role.LEADER, frozenset({2, 3}))):
        with pytest.raises(Refused):
            unmasked(path, viewer)
    assert log(path) == []


@pytest.mark.parametrize("role", [Role.COUNSELOR, Role.STEWARD])
def test_no_other_role_is_asked_for_a_reason(path: Path, role: Role) -> None:
    [(counselor,)] = run(path, "SELECT staff_id FROM community_staff WHERE community_id = 1 LIMIT 1")
    session = {"role": role, "counselor": counselor, "opening": Opening("warned", EVER)}
    test = opened("tutoring", session, scope="community-1")
    assert list(test.exception) == []
    assert [box.key for box in test.selectbox if box.key == "unmask-reason"] == []
    [table] = [node.value for node in nodes(under(test, "drawer")) if node.type == "dataframe"]
    assert (WORDS("column-student") in table) == (role is Role.COUNSELOR)
    assert role is Role.STEWARD or not any("*" in name for name in table[WORDS("column-student")])


def test_nothing_is_exported_that_cannot_be_written_down(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []

    def table() -> Any:
        made.append("made")
        return pd.DataFrame({"a": [1]})

    entry = Entry("export", "", "leader", "posts-2026-11-28.csv")
    assert downloads._file(downloads.to_csv, table, entry, LEADER).endswith(b"1\r\n")
    assert log(path) == [("export", "", "leader", "posts-2026-11-28.csv", None)]
    run(path, "DROP TABLE audit_log")
    with pytest.raises(faults.DatabaseFault):
        downloads._file(downloads.to_csv, table, entry, LEADER)
    assert made == ["made"]


def test_a_refusal_is_written_down_once(path: Path) -> None:
    [(counselor,)] = run(path, "SELECT staff_id FROM community_staff WHERE community_id = 1 LIMIT 1")
    test = opened("visits", {"role": Role.COUNSELOR, "counselor": counselor}, scope="community-3")
    test.run()
    assert WORDS("refused-words-counselor") in said(test)
    assert log(path) == [("refused", "", "counselor", "visits community-3", None)]


def test_the_log_is_a_page_for_stewards(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        for action, subject, reason in (
            ("export", "visit_coverage-2026-11-16-named.xlsx", None),
            ("export", "rooms-missed-2026-11-16.csv", None),
            ("unmask", "warned term-2026-09-07 community-1", "help"),
            ("refused", "visits community-3", None),
            ("user", "add dean leader", None),
            ("user", "remove dean", None),
            ("display_link", "create 一楼 大厅", None),
            ("sign_in", "0123456789abcdef", None),
        ):
            wrote = "INSERT INTO audit_log (identity, role, action, subject, reason) VALUES ('dean', 'leader', ?, ?, ?)"
            connection.execute(wrote, (action, subject, reason))
        connection.execute("INSERT INTO app_user (identity, role) VALUES ('data', 'steward')")
    test = opened("log", {"role": Role.STEWARD})
    page = said(test)
    for words in (
        "走访覆盖率·2026年11月16日·含姓名",
        "未走访寝室·2026年11月16日",
        f"{WORDS.metric('warned', 'short')}·2026年9月7日·幸福里",
        "走访·知行苑",
        "开通 dean（学院领导）",
        "停用 dean",
        "帮扶学生",
        "数据管理员",
        WORDS("heading-users", n=1),
        WORDS("display-create", place="一楼 大厅"),
        WORDS("heading-log", n=8),
    ):
        assert words in page, words
    assert "0123456789abcdef" not in page
    refused = opened("log")
    assert WORDS("refused-page") in said(refused)
    assert "dean" not in said(refused)
    assert log(path)[-1] == ("refused", "", "leader", "log", None)


def test_a_page_opened_in_an_outage_shows_what_was_kept_to_whom_it_is_known_only(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Over real rows that are open to nobody, nothing that was kept while they were the sample is shown."""
    assert "幸福里" in said(opened("visits", scope="community-1"))
    path.rename(path.with_name("away"))
    monkeypatch.setenv("COMMUNITY_PROXY_ADDRESS", "10.0.0.1")
    assert "幸福里" not in said(opened("visits", scope="community-1"))


def test_audit_days_have_a_default() -> None:
    assert settings.audit_days() == settings.AUDIT_DAYS


def test_another_person_in_the_same_session_finds_nothing_of_the_one_before(path: Path) -> None:
    """A proxy may let somebody else in while a page stays open; Streamlit then goes on with the session."""
    test = opened("visits", {"viewer": ("dean", LEADER), "case-file": "of the dean", "wall-made": ("x", "y")})
    assert list(test.exception) == []
    assert "case-file" not in test.session_state
    assert "wall-made" not in test.session_state


def test_no_file_is_made_for_whoever_is_no_user_any_more(path: Path) -> None:
    run(path, "INSERT INTO app_user (identity, role, college_id) VALUES ('dean', 'leader', 1)")
    entry = Entry("export", "dean", "leader", "posts-2026-11-28.csv")
    with Answers(open_engine(sqlite_url(path))).opened() as asking:
        dean = of_identity(asking, "dean", clock.now().date())
    assert dean is not None
    assert downloads._file(downloads.to_csv, lambda: pd.DataFrame({"a": [1]}), entry, dean)
    run(path, "DELETE FROM app_user")
    with pytest.raises(Refused):
        downloads._file(downloads.to_csv, lambda: pd.DataFrame({"a": [1]}), entry, dean)
