"""What a row of the log changed, field by field, as people read it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from leoc_desktop.access.roles import Role
from leoc_desktop.features.audit.queries import AuditEntry
from leoc_desktop.foundation.field import Field, Kind
from leoc_desktop.foundation.field_values import show
from leoc_desktop.foundation.nepali_calendar import show_bs, to_bs
from leoc_desktop.foundation.nepali_text import list_of, show_number, shown_digits
from leoc_desktop.foundation.translation import N_, NEPALI, _
from leoc_desktop.ui_kit.moments import show_moment

Catalogue = Mapping[str, Sequence[Field]]
"""Kind of record (its table) to its fields; start-up hands in those of all features (R23)."""

LABELS = {
    "anchor": N_("Memory of the log"),
    "answered_at": N_("Answered at"),
    "approved_at": N_("Approved at"),
    "at": N_("When it happened"),
    "audit_code": N_("Audit code"),
    "backup": N_("Backup"),
    "backup_id": N_("Backup"),
    "clock_at": N_("Clock"),
    "clock_before_at": N_("Clock before"),
    "clock_set_seconds": N_("Clock set by seconds"),
    "closed_at": N_("Closed at"),
    "code": N_("Log code"),
    "count": N_("How many"),
    "day": N_("Day"),
    "duplicate": N_("Reported a second time as"),
    "device_factor": N_("Second secret at sign-in"),
    "device_secret": N_("Second secret of this computer"),
    "disabled": N_("Disabled"),
    "done_at": N_("Done at"),
    "edition": N_("Edition"),
    "email": N_("E-mail"),
    "ended_at": N_("Ended at"),
    "epoch": N_("Key of the database"),
    "file_name": N_("File"),
    "finding": N_("Found"),
    "file_format": N_("File format"),
    "first_at": N_("First"),
    "first_day": N_("First day"),
    "folder": N_("Folder"),
    "full_name": N_("Full name"),
    "granted_at": N_("Granted at"),
    "handover_note": N_("Hand-over note"),
    "in_use": N_("In use"),
    "incident": N_("Incident"),
    "incidents": N_("Incidents"),
    "issued_at": N_("Issued at"),
    "kind": N_("Kind"),
    "language": N_("Language"),
    "last_at": N_("Last"),
    "last_day": N_("Last day"),
    "made_at": N_("Made at"),
    "merged_into": N_("Merged into"),
    "must_change_password": N_("Must choose a password"),
    "name": N_("User name"),
    "next_update": N_("Next update"),
    "months": N_("Days of the months"),
    "number": N_("Number"),
    "one_person_shifts": N_("One-person shifts"),
    "outcome": N_("Outcome"),
    "pages": N_("Pages"),
    "password": N_("Password"),
    "path": N_("Folder"),
    "period_end": N_("End of the period"),
    "period_start": N_("Beginning of the period"),
    "permission": N_("Right"),
    "phone": N_("Telephone"),
    "place_en": N_("Place of the office, in English"),
    "place_ne": N_("Place of the office, in Nepali"),
    "port": N_("Port"),
    "post": N_("Post"),
    "postal_code": N_("Postal code"),
    "problem": N_("What was wrong"),
    "reason": N_("Reason"),
    "recovery_code": N_("Recovery code"),
    "removed": N_("Removed"),
    "removed_at": N_("Removed at"),
    "revision": N_("Version of the database"),
    "revoked_at": N_("Revoked at"),
    "roles": N_("Roles"),
    "rows": N_("Rows"),
    "save_before": N_("To be saved before"),
    "server": N_("Computer"),
    "share": N_("Share"),
    "sheet_row": N_("Row of the sheet"),
    "size": N_("Size in bytes"),
    "source": N_("Published in"),
    "started_at": N_("Began at"),
    "state": N_("State"),
    "state_reason": N_("Reason"),
    "station_letter": N_("Letter of the station"),
    "submitted_at": N_("Submitted at"),
    "supervisor": N_("Supervisor"),
    "taken_up_at": N_("Taken up at"),
    "text": N_("Note"),
    "times": N_("How often"),
    "training": N_("Training office"),
    "up_to": N_("Up to row"),
    "used_at": N_("Used at"),
    "user": N_("User"),
    "user_name": N_("User name"),
    "valid_end": N_("Valid until"),
    "valid_start": N_("Valid from"),
    "verified_at": N_("Verified at"),
    "ward_count": N_("Number of wards"),
    "withdrawn_at": N_("Withdrawn at"),
    "year": N_("Year (B.S.)"),
}
TECHNICAL = frozenset(
    {
        "approved_by_no",
        "area",
        "audit_seq",
        "boot_id",
        "boot_seconds",
        "certificate",
        "created_by_no",
        "destination_no",
        "enrols",
        "event_no",
        "fiscal_year",
        "grant_signature",
        "incident_date_bs",
        "corrects_no",
        "incident_no",
        "issued_by_no",
        "issued_seq",
        "kdf",
        "key",
        "merged_into_no",
        "nonce",
        "operator_no",
        "pdf_sha256",
        "permit",
        "permits",
        "position",
        "previous_no",
        "public_key",
        "record_hash",
        "record_kind",
        "record_no",
        "record_version",
        "salt",
        "schema",
        "sequence",
        "sha256",
        "sheet_no",
        "signature",
        "station_key",
        "submitted_by_no",
        "supervisor_no",
        "unlock_key_no",
        "user_no",
        "verified_by_no",
        "verifier",
        "version",
        "withdrawn_by_no",
        "view_kind",
        "wrapped_private_key",
        "wrapped_signing_key",
    }
)
"""Keys, checksums and row numbers: part of what is signed, and of no use to a reader."""

_WORDS = {
    "draft": N_("Draft"),
    "submitted": N_("Submitted"),
    "returned": N_("Returned"),
    "verified": N_("Verified"),
    "approved": N_("Approved"),
    "cancelled": N_("Cancelled"),
    "issued": N_("Issued"),
    "used": N_("used"),
    "expired": N_("expired"),
    "withdrawn": N_("withdrawn"),
    "no valid key": N_("no valid key"),
    "changed": N_("changed"),
    "declined": N_("declined"),
    "granted": N_("granted"),
    "void": N_("void"),
    "paused": N_("paused"),
    "revoked": N_("revoked"),
    "missing": N_("missing"),
    "kept": N_("kept"),
    "not kept": N_("not kept"),
    "none": N_("none"),
    "added": N_("added"),
    "removed": N_("removed"),
    "renewed": N_("renewed"),
    "unchanged": N_("unchanged"),
    "required": N_("required"),
    "preferred": N_("where the computer can"),
    "off": N_("off"),
}
_CHOSEN_FROM_WORDS = frozenset(
    {"state", "outcome", "password", "anchor", "device_factor", "device_secret", "recovery_code"}
)


@dataclass(frozen=True, slots=True)
class Difference:
    """One value that a row of the log tells: before is "" for a new record and for a mere fact."""

    label: str
    before: str
    after: str


def differences(entry: AuditEntry, catalogue: Catalogue) -> list[Difference]:
    """Everything readable that the row tells: changed fields in the order of their form, then the rest."""
    fields = {field.name: field for field in catalogue.get(entry.object_kind, ())}
    changed = [name for name in (*fields, *entry.after) if name in entry.after and name not in TECHNICAL]
    found = [
        Difference(
            _label(name, fields.get(name)),
            _shown(name, fields.get(name), entry.before[name]) if name in entry.before else "",
            _shown(name, fields.get(name), entry.after[name]),
        )
        for name in dict.fromkeys(changed)
    ]
    facts = [(name, value) for fact in entry.facts for name, value in fact.items() if name not in TECHNICAL]
    found += [Difference(_label(name, None), "", _shown(name, None, value)) for name, value in facts]
    return [difference for difference in found if difference.before or difference.after]


def technical_count(entry: AuditEntry) -> int:
    """How many keys, checksums and row numbers the row holds besides."""
    names = [*entry.after, *(name for fact in entry.facts for name in fact)]
    return sum(name in TECHNICAL for name in names)


def _label(name: str, field: Field | None) -> str:
    if field is not None:
        return field.shown_label
    return _(LABELS[name]) if name in LABELS else name


def _shown(name: str, field: Field | None, value: object) -> str:
    if field is not None:
        return show(field, _stored(field, value))
    match value:
        case None:
            return ""
        case bool():
            return _("Yes") if value else _("No")
        case int():
            return shown_digits(str(value)) if name == "year" else show_number(value)
        case str():
            return _shown_text(name, value)
        case list():
            return list_of(_role(str(item)) for item in value)
    return str(value)


def _shown_text(name: str, text: str) -> str:
    if name == "language":
        return _("Nepali") if text == NEPALI else _("English")
    if name.endswith("_day"):
        return show_bs(to_bs(date.fromisoformat(text)))
    if name.endswith(("_at", "_before", "_start", "_end")) or name in {"at", "next_update"}:
        return show_moment(datetime.fromisoformat(text))
    return _(_WORDS[text]) if name in _CHOSEN_FROM_WORDS and text in _WORDS else text


def _stored(field: Field, value: object) -> object:
    """The value as the record held it, out of the JSON of the log."""
    match field.kind, value:
        case Kind.BS_DATE, str():
            return date.fromisoformat(value)
        case Kind.TIME, str():
            return time.fromisoformat(value)
        case Kind.WARDS, list():
            return tuple(value)
    return value


def _role(value: str) -> str:
    return Role(value).label if value in set(Role) else value
