"""Triggers behind rapid assessments: locked once handed in, opened only by the steps of their life (R18, R26)."""

from __future__ import annotations

from leoc_desktop.records.rapid_assessment import RapidAssessment
from leoc_desktop.records.refusals import STAMPS, changed, quoted, refuse

OPEN_STATES = ("draft", "returned")
_TRANSITIONS = (
    ("draft", "submitted"),
    ("draft", "cancelled"),
    ("submitted", "verified"),
    ("submitted", "returned"),
    ("submitted", "cancelled"),
    ("returned", "submitted"),
    ("returned", "cancelled"),
    ("verified", "returned"),
    ("verified", "cancelled"),
)
_DECIDING = STAMPS | {
    "state",
    "state_reason",
    "submitted_at",
    "submitted_by_no",
    "verified_at",
    "verified_by_no",
}


def assessment_triggers() -> list[str]:
    """An assessment that was handed in changes only by being verified, returned or cancelled."""
    table = RapidAssessment.__tablename__
    content = changed(RapidAssessment, apart_from=_DECIDING)
    locked = f"OLD.state = 'cancelled' OR (OLD.state NOT IN ({quoted(OPEN_STATES)}) AND ({content}))"
    allowed = " OR ".join(f"(OLD.state = '{old}' AND NEW.state = '{new}')" for old, new in _TRANSITIONS)
    stepped = f"OLD.state IS NOT NEW.state AND NOT ({allowed})"
    return [
        refuse(f"{table}_frozen", f"UPDATE ON {table}", locked, "frozen"),
        refuse(f"{table}_life_cycle", f"UPDATE ON {table}", stepped, "transition"),
        refuse(f"{table}_kept", f"DELETE ON {table}", "1", "kept"),
    ]
