"""What a row of the log changed, field by field, as people read it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from leoc_desktop.access.roles import Role
from leoc_desktop.features.audit.queries import AuditEntry
from leoc_desktop.features.audit.table_model.labels import LABELS, TECHNICAL
from leoc_desktop.foundation.field import Field, Kind
from leoc_desktop.foundation.field_values import show
from leoc_desktop.foundation.nepali_calendar import show_bs, to_bs
from leoc_desktop.foundation.nepali_text import list_of, show_number, shown_digits
from leoc_desktop.foundation.translation import N_, NEPALI, _
from leoc_desktop.ui_kit.moments import show_moment

Catalogue = Mapping[str, Sequence[Field]]
"""Kind of record (its table) to its fields; start-up hands in those of all features (R23)."""

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
