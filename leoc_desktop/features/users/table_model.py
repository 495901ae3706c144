"""The users as a table."""

from __future__ import annotations

from leoc_desktop.features.users.queries import UserRow
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
    return _("One-time password") if row.must_change_password else _("Active")


def _tone(row: UserRow) -> Tone:
    if row.disabled:
        return Tone.NEUTRAL
    return Tone.WARN if row.must_change_password else Tone.OK


def _signed_in_at(row: UserRow) -> float | None:
    return row.last_sign_in.timestamp() if row.last_sign_in else None


def _last_sign_in(row: UserRow) -> str:
    if row.last_sign_in is None:
        return _("Never")
    return show_moment(row.last_sign_in)


def _unlock_key(row: UserRow) -> str:
    return _("Issued") if row.has_unlock_key else _NONE
