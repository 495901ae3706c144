"""What a row of the log says happened, in words of the office."""

from __future__ import annotations

from leoc_desktop.features.audit.queries import AuditEntry
from leoc_desktop.features.audit.rules import action_name
from leoc_desktop.foundation.translation import _

STATION = "station"
_ABOUT_A_KEY = ("unlock.try", "unlock.right_key", "unlock.wrong_key")


def what(entry: AuditEntry) -> str:
    """The action as a sentence without its subject; a name unknown to this version stays as it is."""
    return action_name(entry.action)


def who(entry: AuditEntry) -> str:
    """The user's name; the station's own acts are the program's."""
    return user_name(entry.actor)


def user_name(actor: str) -> str:
    """Who signed a row."""
    return _("This program") if actor == STATION else actor


def subject(entry: AuditEntry) -> str:
    """What it was done to: an office number or a name. Typing an unlock key is about its supervisor."""
    return entry.reason if _is_about_a_key(entry) else entry.subject


def reason(entry: AuditEntry) -> str:
    """The reason that was given, or ""."""
    return "" if _is_about_a_key(entry) else entry.reason


def _is_about_a_key(entry: AuditEntry) -> bool:
    return entry.action in _ABOUT_A_KEY
