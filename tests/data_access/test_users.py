"""Who may sign in, as somebody at a terminal lets them in; and the log of what was done, which nobody rewrites."""

from __future__ import annotations

import datetime as dt

import pytest
from click.testing import Result
from sqlalchemy import Engine, func, insert, select, text
from sqlalchemy.exc import IntegrityError
from typer.testing import CliRunner

from data_access import audit, clock, display_links, faults, viewers
from data_access.__main__ import app
from data_access.answers import Answers
from data_access.audit import Entry
from data_access.check import check
from data_access.database import snapshot, writing
from data_access.schema import AppUser, AuditLog, triggers
from data_access.scopes import NOBODY, Refused, Role, Viewer

TODAY = dt.date(2026, 11, 20)
HOUSE = (
    "INSERT INTO college (id, name) VALUES (1, '甲学院'), (2, '乙学院')",
    "INSERT INTO community (id, college_id, name) VALUES (1, 1, '一'), (2, 1, '二'), (3, 2, '三')",
    "INSERT INTO staff (id, college_id, staff_no, name) VALUES (1, 1, 'F1', '李'), (3, 2, 'F1', '赵')",
    "INSERT INTO community_staff (community_id, staff_id, from_day, to_day) VALUES (1, 1, '2026-09-01', NULL),"
    " (2, 1, '2025-09-01', '2026-08-31')",
)


@pytest.fixture
def house(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> Engine:
    """Two colleges; 李 counsels 一 today, and counselled 二 last year. The commands work on it."""
    with writing(engine) as connection:
        for statement in HOUSE:
            connection.execute(text(statement))
    monkeypatch.setenv("COMMUNITY_DATABASE_URL", engine.url.render_as_string(hide_password=False))
    monkeypatch.setenv("COLUMNS", "200")
    return engine


def run(*arguments: str) -> Result:
    result = CliRunner().invoke(app, list(arguments))
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def done(*arguments: str) -> str:
    result = run(*arguments)
    assert result.exit_code == 0, result.output
    return " ".join(result.output.split())


def refused(*arguments: str) -> str:
    result = run(*arguments)
    assert result.exit_code != 0, result.output
    return " ".join(result.output.replace("│", " ").split())


def viewer(engine: Engine, identity: str) -> Viewer | None:
    with Answers(engine).opened() as asking:
        return viewers.of_identity(asking, identity, TODAY)


def log(engine: Engine) -> list[tuple[str, str]]:
    with snapshot(engine) as connection:
        return [
            tuple(row) for row in connection.execute(select(AuditLog.action, AuditLog.subject).order_by(AuditLog.id))
        ]


def test_users_come_change_and_go(house: Engine) -> None:
    done("user", "add", "dean", "--role", "leader", "--college", "甲学院")
    done("user", "add", "li", "--role", "counselor", "--staff-no", "F1", "--college", "甲学院")
    done("user", "add", "data", "--role", "steward")
    done("user", "add", "hall", "--role", "display", "--college", "乙学院")
    assert viewer(house, "dean") == Viewer(Role.LEADER, frozenset({1, 2}))
    assert viewer(house, "li") == Viewer(Role.COUNSELOR, frozenset({1}), frozenset({frozenset({1, 2})}))
    assert viewer(house, "data") == Viewer(Role.STEWARD)
    assert viewer(house, "hall") == Viewer(Role.DISPLAY, frozenset({3}))
    assert viewer(house, "Dean") is viewer(house, "nobody") is None
    listed = done("user", "list")
    assert "dean leader 甲学院" in listed
    assert "li counselor F1" in listed
    done("user", "role", "dean", "steward", "--college", "甲学院")
    assert viewer(house, "dean") == Viewer(Role.STEWARD, frozenset({1, 2}))
    done("user", "remove", "dean")
    assert viewer(house, "dean") is None
    assert log(house) == [
        ("user", "add dean leader"),
        ("user", "add li counselor"),
        ("user", "add data steward"),
        ("user", "add hall display"),
        ("user", "role dean steward"),
        ("user", "remove dean"),
    ]
    assert "remove dean" in done("audit")


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("add", "x", "--role", "leader"), "--college is one of: 甲学院, 乙学院"),
        (("add", "x", "--role", "leader", "--college", "丙"), "no college 丙; there is: 甲学院, 乙学院"),
        (("add", "x", "--role", "leader", "--college", "甲学院", "--staff-no", "F1"), "--staff-no is of a counselor"),
        (("add", "x", "--role", "counselor"), "say --staff-no"),
        (("add", "x", "--role", "counselor", "--staff-no", "F9"), "nobody of the staff has the number F9"),
        (("add", "x", "--role", "counselor", "--staff-no", "F1"), "several colleges have a number F1"),
        (("add", " x", "--role", "steward"), "without spaces around it"),
        (("add", "there", "--role", "steward"), "there is a user already"),
        (("role", "x", "steward"), "x is no user"),
        (("remove", "x"), "x is no user"),
    ],
)
def test_what_cannot_be_is_refused_and_leaves_nothing(house: Engine, arguments: tuple[str, ...], why: str) -> None:
    done("user", "add", "there", "--role", "steward")
    assert why in refused("user", *arguments)
    assert log(house) == [("user", "add there steward")]
    assert viewer(house, "x") is None


@pytest.mark.parametrize("role", ["dean", "counselor", "leader", "display"])
def test_the_tables_hold_no_user_of_half_a_role(house: Engine, role: str) -> None:
    with pytest.raises(IntegrityError), writing(house) as connection:
        connection.execute(insert(AppUser).values(identity="x", role=role))


def test_whoever_is_nobody_may_see_nothing(house: Engine) -> None:
    for communities in ({1}, {1, 2, 3}):
        with pytest.raises(Refused):
            NOBODY.require(communities)
        with pytest.raises(Refused):
            NOBODY.require_whole(communities)
    with pytest.raises(Refused):
        NOBODY.require_rows(())


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_log SET identity = 'another'",
        "DELETE FROM audit_log",
        "INSERT OR REPLACE INTO audit_log (id, identity, action, subject) VALUES (1, 'another', 'export', 'x')",
        "TRUNCATE audit_log",
    ],
)
def test_no_row_of_the_log_is_altered(house: Engine, statement: str) -> None:
    if statement.startswith({"sqlite": "TRUNCATE", "postgresql": "INSERT OR"}[house.dialect.name]):
        pytest.skip("not of this database")
    audit.record(house, Entry("export", "dean", "leader", "visits"))
    with pytest.raises((IntegrityError, faults.RightMissing)), writing(house) as connection:
        connection.execute(text(statement))
    assert log(house) == [("export", "visits")]


def test_check_misses_what_keeps_the_log(house: Engine) -> None:
    with writing(house) as connection:
        name = "keep_audit_log_update"
        on = "" if house.dialect.name == "sqlite" else " ON audit_log"
        connection.execute(text(f"DROP TRIGGER {name}{on}"))
    assert [(fault.code, fault.subject) for fault in check(house).faults] == [("guard_missing", name)]
    with writing(house) as connection:
        triggers.install(connection)
    assert check(house).passed


def test_old_rows_are_pruned_as_set_and_no_young_ones(house: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    ages = (10, 29, 31, 200, 400)
    with writing(house) as connection:
        for days in ages:
            at = clock.now() - dt.timedelta(days=days)
            connection.execute(insert(AuditLog).values(at=at, identity="", action="export", subject=f"{days} days ago"))
    assert "1 rows older than 365 days" in done("audit", "--prune")
    monkeypatch.setenv("COMMUNITY_AUDIT_DAYS", "30")
    assert "2 rows older than 30 days" in done("audit", "--prune")
    assert [subject for _, subject in log(house)] == ["10 days ago", "29 days ago"]
    for said in ("29", "no"):
        monkeypatch.setenv("COMMUNITY_AUDIT_DAYS", said)
        assert "COMMUNITY_AUDIT_DAYS is a whole number from 30 on" in refused("audit", "--prune")


def test_a_sign_in_is_written_once(house: Engine) -> None:
    for mark in ("monday", "monday", "tuesday"):
        audit.record_once(house, Entry("sign_in", "dean", "leader", mark))
    assert log(house) == [("sign_in", "monday"), ("sign_in", "tuesday")]
    with Answers(house).opened() as asking:
        assert not viewers.has_signed_out(asking, "dean", "monday")
    audit.record_once(house, Entry("sign_out", "dean", "leader", "monday"))
    with Answers(house).opened() as asking:
        assert viewers.has_signed_out(asking, "dean", "monday")
        assert not viewers.has_signed_out(asking, "dean", "tuesday")
        assert not viewers.has_signed_out(asking, "secretary", "monday")


def test_the_log_is_for_stewards_and_links_are_for_leaders_too(house: Engine) -> None:
    audit.record(house, Entry("export", "dean", "leader", "visits"))
    with Answers(house).opened() as asking:
        assert [row.subject for row in audit.entries(asking, Viewer(Role.STEWARD))] == ["visits"]
        for role in (Role.LEADER, Role.COUNSELOR, Role.DISPLAY):
            with pytest.raises(Refused):
                audit.entries(asking, Viewer(role))
            with pytest.raises(Refused):
                audit.users(asking, Viewer(role))
        for role in (Role.COUNSELOR, Role.DISPLAY):
            with pytest.raises(Refused):
                display_links.of_viewer(asking, Viewer(role))


def test_who_writes_ledgers_cannot_let_himself_in(postgres_engine: Engine) -> None:
    """The grants of the README, as they stand there."""
    from tests.browser.serving import ROOT

    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    grants = readme[readme.index("CREATE ROLE dashboard LOGIN") :].partition("```")[0]
    with writing(postgres_engine) as connection:
        for statement in grants.split(";"):
            if words := statement.partition("--")[0].strip() or statement.rpartition("\n")[2].strip():
                connection.execute(text(words))
    insert_user = "INSERT INTO app_user (identity, role) VALUES ('me', 'steward')"
    wrote = "INSERT INTO audit_log (identity, action, subject) VALUES ('me', 'export', 'x')"
    try:
        may(postgres_engine, "dashboard", wrote)
        for role, statement in (
            ("ledgers", insert_user),
            ("ledgers", "SELECT 1 FROM app_user"),
            ("ledgers", wrote),
            ("dashboard", insert_user),
            ("dashboard", "DELETE FROM audit_log"),
            ("dashboard", "UPDATE audit_log SET identity = 'x'"),
        ):
            with pytest.raises(faults.RightMissing):
                may(postgres_engine, role, statement)
    finally:
        with writing(postgres_engine) as connection:
            for role in ("dashboard", "ledgers"):
                connection.execute(text(f"DROP OWNED BY {role}"))
                connection.execute(text(f"DROP ROLE {role}"))
    with snapshot(postgres_engine) as connection:
        assert connection.execute(select(func.count()).select_from(AuditLog)).scalar_one() == 1


def may(engine: Engine, role: str, statement: str) -> None:
    with writing(engine) as connection:
        connection.execute(text(f"SET LOCAL ROLE {role}"))
        connection.execute(text(statement))


def of_token(engine: Engine, token: str) -> Viewer | None:
    with Answers(engine).opened() as asking:
        found = viewers.of_token(asking, token)
    return found[1] if found is not None else None


def test_a_screens_link_is_made_seen_and_revoked(house: Engine) -> None:
    told = done("display-link", "create", "大厅", "--college", "甲学院", "--address", "https://dashboard")
    token = told.rpartition("token=")[2]
    assert "https://dashboard/display?embed=true&token=" in told
    of_one = done("display-link", "create", "二楼", "--college", "甲学院", "--community", "二").rpartition("token=")[2]
    # 128 bits, of which nothing is alike.
    assert min(len(token), len(of_one)) >= 22
    assert token[:4] != of_one[:4]
    assert of_token(house, token) == Viewer(Role.DISPLAY, frozenset({1, 2}))
    assert of_token(house, of_one) == Viewer(Role.DISPLAY, frozenset({2}))
    assert of_token(house, token[:-1]) is of_token(house, "") is None
    with snapshot(house) as connection:
        assert token not in str(connection.execute(text("SELECT * FROM display_link")).all())
    for _ in range(2):
        display_links.saw(house, {1})
    assert str(clock.now().date()) in done("display-link", "list")
    done("display-link", "revoke", "大厅")
    assert of_token(house, token) is None
    assert of_token(house, of_one) is not None
    done("display-link", "create", "大厅", "--college", "甲学院")
    assert log(house) == [
        ("display_link", "create 大厅"),
        ("display_link", "create 二楼"),
        ("display_link", "revoke 大厅"),
        ("display_link", "create 大厅"),
    ]


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("create", "大厅"), "--college is one of"),
        (("create", "大厅", "--college", "甲学院", "--community", "三"), "no community 三"),
        (("create", " ", "--college", "甲学院"), "the name of the place"),
        (("create", "there", "--college", "甲学院"), "there has a link already"),
        (("revoke", "大厅"), "大厅 has no link that is alive"),
    ],
)
def test_a_link_that_cannot_be_is_refused(house: Engine, arguments: tuple[str, ...], why: str) -> None:
    done("display-link", "create", "there", "--college", "甲学院")
    assert why in refused("display-link", *arguments)
    assert log(house) == [("display_link", "create there")]
