"""Triggers that keep the audit log as it was written: no row is altered, and none younger than a month is deleted."""

from __future__ import annotations

from data_access.settings import LEAST_AUDIT_DAYS

TABLE = "audit_log"

_SAID = "the audit log is kept as it was written"


def sqlite_triggers() -> dict[str, str]:
    """Name -> CREATE TRIGGER. INSERT OR REPLACE fires no delete trigger: the row in its way is looked for."""
    refused = f"BEGIN SELECT RAISE(ABORT, '{_SAID}'); END"
    young = f"OLD.at > datetime('now', '+8 hours', '-{LEAST_AUDIT_DAYS} days')"
    bodies = {
        "update": f"BEFORE UPDATE ON {TABLE} {refused}",
        "delete": f"BEFORE DELETE ON {TABLE} WHEN {young} {refused}",
        "replace": f"BEFORE INSERT ON {TABLE} WHEN EXISTS (SELECT 1 FROM {TABLE} WHERE id = NEW.id) {refused}",
    }
    return {f"keep_{TABLE}_{what}": f"CREATE TRIGGER keep_{TABLE}_{what} {body}" for what, body in bodies.items()}


def postgresql_function(schema: str) -> list[str]:
    """The statements that make the function which refuses."""
    name = f"{schema}.keep_{TABLE}()"
    return [
        f"CREATE FUNCTION {name} RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER"
        f" SET search_path = pg_catalog, pg_temp AS $keep${POSTGRESQL_BODY}$keep$",
        f"REVOKE ALL ON FUNCTION {name} FROM PUBLIC",
    ]


POSTGRESQL_BODY = f"""
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF OLD.at <= (now() AT TIME ZONE 'Asia/Shanghai') - interval '{LEAST_AUDIT_DAYS} days' THEN
            RETURN OLD;
        END IF;
    END IF;
    RAISE EXCEPTION '{_SAID}' USING ERRCODE = 'insufficient_privilege';
END """


def postgresql_triggers() -> dict[str, str]:
    """Name -> CREATE TRIGGER."""
    each = {"update": "ROW", "delete": "ROW", "truncate": "STATEMENT"}
    return {
        f"keep_{TABLE}_{kind}": f"CREATE TRIGGER keep_{TABLE}_{kind} BEFORE {kind.upper()} ON {TABLE}"
        f" FOR EACH {scale} EXECUTE FUNCTION keep_{TABLE}()"
        for kind, scale in each.items()
    }
