"""SQL triggers that stand behind the services: locked records, the log and issued papers (R18).

They are written out from the mapped classes, so a new column is protected without anybody remembering it. The
messages begin with ``leoc:`` and are turned into sentences by the unit of work.
"""

from __future__ import annotations

from leoc_desktop.records.audit_row import AuditRow
from leoc_desktop.records.bulletin import Bulletin
from leoc_desktop.records.incident import Incident, IncidentWard

LOCKED_STATES = ("submitted", "verified", "approved", "cancelled")
LIFE_CYCLE_COLUMNS = frozenset(
    {
        "state",
        "edition",
        "submitted_at",
        "submitted_by_no",
        "verified_at",
        "verified_by_no",
        "approved_at",
        "approved_by_no",
        "state_reason",
        "updated_at",
        "updated_by_no",
        "version",
    }
)
TRANSITIONS = (
    ("draft", "submitted"),
    ("draft", "cancelled"),
    ("submitted", "verified"),
    ("submitted", "returned"),
    ("submitted", "cancelled"),
    ("returned", "submitted"),
    ("returned", "cancelled"),
    ("verified", "approved"),
    ("verified", "returned"),
    ("verified", "cancelled"),
    ("verified", "submitted"),
    ("approved", "submitted"),
    ("approved", "cancelled"),
)
_OPEN_GRANT = (
    "EXISTS (SELECT 1 FROM unlock_grant g WHERE g.record_kind = 'incident' "
    "AND g.record_no = {row} AND g.closed_at IS NULL)"
)


def trigger_statements() -> list[str]:
    """Every trigger of the store, as CREATE statements."""
    return [*_incident_triggers(), *_ward_triggers(), *_audit_triggers(), *_bulletin_triggers()]


def _quoted(values: tuple[str, ...]) -> str:
    return ", ".join(f"'{value}'" for value in values)


def _refuse(name: str, event: str, condition: str, message: str) -> str:
    return f"CREATE TRIGGER {name} BEFORE {event} WHEN {condition} BEGIN SELECT RAISE(ABORT, 'leoc:{message}'); END"


def _incident_triggers() -> list[str]:
    content = [column.name for column in Incident.__table__.columns if column.name not in LIFE_CYCLE_COLUMNS]
    changed = " OR ".join(f"OLD.{name} IS NOT NEW.{name}" for name in content)
    locked = f"OLD.state IN ({_quoted(LOCKED_STATES)})"
    allowed = " OR ".join(f"(OLD.state = '{old}' AND NEW.state = '{new}')" for old, new in TRANSITIONS)
    grant = _OPEN_GRANT.format(row="OLD.row_no")
    reopened = "OLD.state IN ('verified', 'approved') AND NEW.state = 'submitted'"
    return [
        _refuse(
            "incident_locked", "UPDATE ON incident", f"{locked} AND ({changed}) AND NOT {grant}", "locked"
        ),
        _refuse(
            "incident_life_cycle",
            "UPDATE ON incident",
            f"OLD.state IS NOT NEW.state AND NOT ({allowed})",
            "transition",
        ),
        _refuse("incident_reopened", "UPDATE ON incident", f"{reopened} AND NOT {grant}", "locked"),
        _refuse(
            "incident_numbered",
            "UPDATE ON incident",
            "OLD.number IS NOT NULL AND OLD.number IS NOT NEW.number",
            "numbered",
        ),
        _refuse("incident_kept", "DELETE ON incident", "1", "kept"),
    ]


def _ward_triggers() -> list[str]:
    table = IncidentWard.__tablename__
    statements = []
    for event, row in (("INSERT", "NEW"), ("UPDATE", "OLD"), ("DELETE", "OLD")):
        parent = f"(SELECT state FROM incident WHERE row_no = {row}.incident_no)"  # noqa: S608  names of ours only
        grant = _OPEN_GRANT.format(row=f"{row}.incident_no")
        statements.append(
            _refuse(
                f"{table}_locked_{event.lower()}",
                f"{event} ON {table}",
                f"{parent} IN ({_quoted(LOCKED_STATES)}) AND NOT {grant}",
                "locked",
            )
        )
    return statements


def _audit_triggers() -> list[str]:
    table = AuditRow.__tablename__
    return [
        _refuse(f"{table}_no_update", f"UPDATE ON {table}", "1", "log"),
        _refuse(f"{table}_no_delete", f"DELETE ON {table}", "1", "log"),
        _refuse(
            f"{table}_in_order",
            f"INSERT ON {table}",
            f"NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM {table})",  # noqa: S608  a name of ours
            "log",
        ),
    ]


def _bulletin_triggers() -> list[str]:
    table = Bulletin.__tablename__
    return [
        _refuse(f"{table}_frozen", f"UPDATE ON {table}", "1", "frozen"),
        _refuse(f"{table}_kept", f"DELETE ON {table}", "1", "frozen"),
    ]
