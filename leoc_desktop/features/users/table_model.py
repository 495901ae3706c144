"""The users, the requests to unlock and the open unlocks as tables."""

from __future__ import annotations

from leoc_desktop.features.users.queries import OpenUnlock, UserRow, WaitingRequest
from leoc_desktop.foundation.translation import N_, _
from leoc_desktop.ui_kit.moments import show_moment
from leoc_desktop.ui_kit.record_table import Column, RecordTableModel
from leoc_desktop.ui_kit.tokens import Tone

_NONE = "–"


def user_model() -> RecordTableModel[UserRow]:
    """All users, known by their user names."""
    return RecordTableModel(
        [
            Column("name", N_("User name"), _name, 120),
            Column("full_name", N_("Full name"), _full_name, 0),
            Column("post", N_("Post"), _post, 140),
            Column("roles", N_("Roles"), _roles, 0),
            Column("state", N_("State"), _state, 170, tone=_tone),
            Column("last_sign_in", N_("Last sign-in"), _last_sign_in, 150, sort_by=_signed_in_at),
            Column("unlock_key", N_("Unlock key"), _unlock_key, 110),
        ],
        _name,
    )


def _name(row: UserRow) -> str:
    return row.name


def _full_name(row: UserRow) -> str:
    return row.full_name


def _post(row: UserRow) -> str:
    return row.post


def _roles(row: UserRow) -> str:
    return row.role_names


def _state(row: UserRow) -> str:
    if row.disabled:
        return _("Disabled")
    if row.closed:
        return _("Closed: wrong passwords")
    return _("One-time password") if row.must_change_password else _("Active")


def _tone(row: UserRow) -> Tone:
    if row.disabled:
        return Tone.NEUTRAL
    if row.closed:
        return Tone.DANGER
    return Tone.WARN if row.must_change_password else Tone.OK


def _signed_in_at(row: UserRow) -> float | None:
    return row.last_sign_in.timestamp() if row.last_sign_in else None


def _last_sign_in(row: UserRow) -> str:
    if row.last_sign_in is None:
        return _("Never")
    return show_moment(row.last_sign_in)


def _unlock_key(row: UserRow) -> str:
    return _("Issued") if row.has_unlock_key else _NONE


def request_model() -> RecordTableModel[WaitingRequest]:
    """Requests that wait, known by their ids."""
    return RecordTableModel(
        [
            Column("asked_at", N_("Asked"), _asked_at, 150, sort_by=lambda row: row.asked_at.timestamp()),
            Column("number", N_("Record"), lambda row: row.number, 190),
            Column("operator", N_("Operator"), lambda row: row.operator_name, 150),
            Column("reason", N_("Reason"), lambda row: row.reason, 0),
        ],
        lambda row: row.id,
    )


def unlock_model() -> RecordTableModel[OpenUnlock]:
    """Records that are unlocked at this moment, known by the ids of their grants."""
    return RecordTableModel(
        [
            Column("number", N_("Record"), lambda row: row.number, 190),
            Column("operator", N_("Unlocked for"), lambda row: row.operator, 150),
            Column("supervisor", N_("Unlocked by"), lambda row: row.supervisor, 150),
            Column("reason", N_("Reason"), lambda row: row.reason, 0),
            Column("state", N_("State"), _unlock_state, 130, tone=_unlock_tone),
            Column("until", N_("Until"), _until, 150, sort_by=lambda row: row.until.timestamp()),
        ],
        lambda row: row.id,
    )


def _asked_at(row: WaitingRequest) -> str:
    return show_moment(row.asked_at)


def _unlock_state(row: OpenUnlock) -> str:
    return _("Being corrected") if row.taken_up else _("Not begun")


def _unlock_tone(row: OpenUnlock) -> Tone:
    return Tone.WARN if row.taken_up else Tone.INFO


def _until(row: OpenUnlock) -> str:
    return show_moment(row.until)
