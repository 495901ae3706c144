"""SQL triggers that stand behind the services: locked records, the log and issued papers (R18).

They are written out from the mapped classes, so a new column is protected without anybody remembering it. The
messages begin with ``leoc:`` and are turned into sentences by the unit of work.
"""

from __future__ import annotations

from leoc_desktop.records.advisory import Advisory
from leoc_desktop.records.assessment_triggers import OPEN_STATES as ASSESSMENT_OPEN
from leoc_desktop.records.assessment_triggers import assessment_triggers
from leoc_desktop.records.attachment import Attachment
from leoc_desktop.records.audit_row import AuditRow
from leoc_desktop.records.bulletin import Bulletin
from leoc_desktop.records.calendar_year import EnteredYear
from leoc_desktop.records.correction_note import CorrectionNote
from leoc_desktop.records.crop_loss import CropLoss
from leoc_desktop.records.event import Event
from leoc_desktop.records.family_loss import FamilyLoss
from leoc_desktop.records.incident import Incident, IncidentWard
from leoc_desktop.records.livestock_loss import LivestockLoss
from leoc_desktop.records.log_entry import LogEntry
from leoc_desktop.records.money_loss import MoneyLoss
from leoc_desktop.records.person_loss import PersonLoss
from leoc_desktop.records.picture_triggers import picture_triggers
from leoc_desktop.records.rapid_assessment import RapidAssessment
from leoc_desktop.records.refusals import STAMPS as _STAMPS
from leoc_desktop.records.refusals import changed as _changed
from leoc_desktop.records.refusals import quoted as _quoted
from leoc_desktop.records.refusals import refuse as _refuse
from leoc_desktop.records.shift import Shift
from leoc_desktop.records.signing_key import SigningKey
from leoc_desktop.records.situation_report import SituationReport
from leoc_desktop.records.structure_loss import StructureLoss
from leoc_desktop.records.unlock_grant import UnlockGrant
from leoc_desktop.records.unlock_key import UnlockKey
from leoc_desktop.records.unlock_request import UnlockRequest
from leoc_desktop.records.unlock_sheet import UnlockSheet
from leoc_desktop.records.unlock_try import UnlockTry
from leoc_desktop.records.user import User
from leoc_desktop.storage.base_record import Base

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
        "merged_into_no",
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
    "EXISTS (SELECT 1 FROM unlock_grant g JOIN user u ON u.row_no = g.supervisor_no "
    "JOIN user_role r ON r.user_no = u.row_no AND r.role = 'supervisor' WHERE g.record_kind = 'incident' "
    "AND g.record_no = {row} AND g.closed_at IS NULL AND NOT u.disabled)"
)
_PAPERS_OPEN: dict[str, tuple[str, ...]] = {
    Advisory.__tablename__: ("draft",),
    SituationReport.__tablename__: ("draft", "returned"),
    RapidAssessment.__tablename__: ASSESSMENT_OPEN,
}
"""States in which a paper still changes, and its files with it."""
_LOSS_LINES = (PersonLoss, FamilyLoss, StructureLoss, LivestockLoss, CropLoss, MoneyLoss)
_KEPT: tuple[type[Base], ...] = (
    User,
    SigningKey,
    UnlockKey,
    UnlockSheet,
    UnlockGrant,
    UnlockRequest,
    UnlockTry,
    CorrectionNote,
    EnteredYear,
    Event,
    *_LOSS_LINES,
    Shift,
)
"""Rows that are never deleted."""
_SETTLED_ONCE: tuple[tuple[type[Base], frozenset[str]], ...] = (
    (UnlockGrant, frozenset({"closed_at", "outcome", "taken_up_at"})),
    (UnlockRequest, frozenset({"answered_at", "outcome"})),
    (UnlockSheet, frozenset({"revoked_at"})),
    (UnlockKey, frozenset({"revoked_at", "used_at"})),
    (UnlockTry, frozenset({"was_right"})),
    (Shift, frozenset({"ended_at", "handover_note"})),
)
"""Rows of which only these columns change, each once, from empty to something."""


def trigger_statements() -> list[str]:
    """Every trigger of the store, as CREATE statements."""
    return [
        *_incident_triggers(),
        *_child_triggers(IncidentWard.__tablename__, ("INSERT", "UPDATE", "DELETE")),
        *(
            statement
            for lines in _LOSS_LINES
            for statement in _child_triggers(lines.__tablename__, ("INSERT", "UPDATE"))
        ),
        *_audit_triggers(),
        *_frozen_triggers(Bulletin.__tablename__),
        *_frozen_triggers(LogEntry.__tablename__),
        *_advisory_triggers(),
        *_attachment_triggers(),
        *_situation_report_triggers(),
        *assessment_triggers(),
        *picture_triggers(),
        *_frozen_triggers(CorrectionNote.__tablename__)[:1],
        *(_settled_trigger(*settled) for settled in _SETTLED_ONCE),
        *(
            _refuse(f"{kept.__tablename__}_kept", f"DELETE ON {kept.__tablename__}", "1", "kept")
            for kept in _KEPT
        ),
    ]


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
        _refuse(
            "incident_merged",
            "UPDATE ON incident",
            "OLD.merged_into_no IS NOT NEW.merged_into_no "
            "AND NOT (OLD.state != 'cancelled' AND NEW.state = 'cancelled')",
            "transition",
        ),
    ]


def _child_triggers(table: str, events: tuple[str, ...]) -> list[str]:
    """Rows under an incident are locked with it, and never move to another one."""
    statements = [
        _refuse(f"{table}_moved", f"UPDATE ON {table}", "OLD.incident_no IS NOT NEW.incident_no", "moved")
    ]
    for event in events:
        row = "NEW" if event == "INSERT" else "OLD"
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


def _frozen_triggers(table: str) -> list[str]:
    return [
        _refuse(f"{table}_frozen", f"UPDATE ON {table}", "1", "frozen"),
        _refuse(f"{table}_kept", f"DELETE ON {table}", "1", "frozen"),
    ]


def _settled_trigger(record: type[Base], changing: frozenset[str]) -> str:
    table = record.__tablename__
    columns = {column.name for column in record.__table__.columns}
    changed = [f"OLD.{name} IS NOT NEW.{name}" for name in sorted(columns - changing - _STAMPS)]
    again = [
        f"(OLD.{name} IS NOT NEW.{name} AND coalesce(OLD.{name}, 0) NOT IN (0, ''))"
        for name in sorted(changing)
    ]
    return _refuse(f"{table}_settled", f"UPDATE ON {table}", " OR ".join([*changed, *again]), "settled")


def _advisory_triggers() -> list[str]:
    """An issued advisory only becomes withdrawn, with who, when and why; then nothing changes any more."""
    withdrawing = _STAMPS | {"state", "withdrawn_at", "withdrawn_by_no", "state_reason"}
    changed = _changed(Advisory, apart_from=withdrawing)
    issued = f"OLD.state = 'issued' AND (NEW.state <> 'withdrawn' OR {changed})"
    condition = f"OLD.state IN ('withdrawn', 'cancelled') OR ({issued})"
    return [
        _refuse("advisory_frozen", "UPDATE ON advisory", condition, "frozen"),
        _refuse("advisory_kept", "DELETE ON advisory", "1", "kept"),
    ]


def _situation_report_triggers() -> list[str]:
    """A submitted report is issued or returned as it was written; an issued one never changes."""
    deciding = _STAMPS | {"state", "state_reason", "number", "fiscal_year", "sequence", "issued_at"}
    deciding |= {
        "approved_by_no",
        "previous_no",
        "audit_code",
        "content",
        "content_sha256",
        "pdf_sha256",
        "pdf",
    }
    changed = _changed(SituationReport, apart_from=deciding)
    submitted = (
        f"OLD.state = 'submitted' AND (NEW.state NOT IN ('issued', 'returned', 'cancelled') OR {changed})"
    )
    condition = f"OLD.state IN ('issued', 'cancelled') OR ({submitted})"
    return [
        _refuse("situation_report_frozen", "UPDATE ON situation_report", condition, "frozen"),
        _refuse("situation_report_kept", "DELETE ON situation_report", "1", "kept"),
    ]


def _attachment_triggers() -> list[str]:
    """A file is put on its record and taken off once, both only while the record is open; nothing else changes."""
    changing = _STAMPS | {"removed_at", "wrapped_key"}
    changed = _changed(Attachment, apart_from=changing)
    again = "OLD.removed_at IS NOT NEW.removed_at AND OLD.removed_at IS NOT NULL"
    triggers = [
        _refuse("attachment_frozen", "UPDATE ON attachment", f"{changed} OR ({again})", "frozen"),
        _refuse("attachment_kept", "DELETE ON attachment", "1", "kept"),
    ]
    for event, row, condition in (
        ("INSERT", "NEW", "1"),
        ("UPDATE", "OLD", "OLD.removed_at IS NOT NEW.removed_at"),
    ):
        parent = f"(SELECT state FROM incident WHERE row_no = {row}.record_no)"  # noqa: S608  names of ours only
        locked = (
            f"{parent} IN ({_quoted(LOCKED_STATES)}) AND NOT {_OPEN_GRANT.format(row=f'{row}.record_no')}"
        )
        triggers.append(
            _refuse(
                f"attachment_locked_{event.lower()}",
                f"{event} ON attachment",
                f"{condition} AND {row}.record_kind = 'incident' AND {locked}",
                "locked",
            )
        )
        for table, opened in _PAPERS_OPEN.items():
            state = f"(SELECT state FROM {table} WHERE row_no = {row}.record_no)"  # noqa: S608  names of ours only
            triggers.append(
                _refuse(
                    f"attachment_of_{table}_{event.lower()}",
                    f"{event} ON attachment",
                    f"{condition} AND {row}.record_kind = '{table}' AND {state} NOT IN ({_quoted(opened)})",
                    "frozen",
                )
            )
    of_log = "OLD.record_kind = 'log_entry' AND OLD.removed_at IS NOT NEW.removed_at"
    return [*triggers, _refuse("attachment_of_log_entry", "UPDATE ON attachment", of_log, "kept")]
