"""What a row of the log says happened, in words of the office."""

from __future__ import annotations

from leoc_desktop.features.audit.queries import AuditEntry
from leoc_desktop.foundation.translation import N_, _

STATION = "station"
_ABOUT_A_KEY = "unlock."

ACTIONS = {
    "access.denied": N_("Tried something without the right to do it"),
    "backup.make": N_("Made a backup"),
    "bulletin.issue": N_("Issued a bulletin"),
    "incident.approve": N_("Approved an incident"),
    "incident.cancel": N_("Cancelled an incident"),
    "incident.correct": N_("Corrected an incident"),
    "incident.draft": N_("Saved a draft of an incident"),
    "incident.register": N_("Registered an incident"),
    "incident.return": N_("Returned an incident to its operator"),
    "incident.submit": N_("Submitted an incident"),
    "incident.unlock": N_("Unlocked an incident for one correction"),
    "incident.verify": N_("Verified an incident"),
    "office.change": N_("Changed the particulars of the office"),
    "office.restore": N_("Restored the office from a backup"),
    "office.set_up": N_("Set up the office"),
    "session.sign_in": N_("Signed in"),
    "unlock.right_key": N_("The unlock key was right"),
    "unlock.try": N_("An unlock key was typed"),
    "unlock.wrong_key": N_("The unlock key was wrong"),
    "unlock_key.issue": N_("Issued an unlock key"),
    "unlock_key.revoke": N_("Revoked an unlock key"),
    "user.add": N_("Added a user"),
    "user.change_roles": N_("Changed the roles of a user"),
    "user.choose_password": N_("Chose a new password"),
    "user.disable": N_("Disabled a user"),
    "user.reset_password": N_("Gave a user a one-time password"),
}


def what(entry: AuditEntry) -> str:
    """The action as a sentence without its subject; a name unknown to this version stays as it is."""
    msgid = ACTIONS.get(entry.action)
    return _(msgid) if msgid else entry.action


def who(entry: AuditEntry) -> str:
    """The user's name; the station's own acts are the program's."""
    return _("This program") if entry.actor == STATION else entry.actor


def subject(entry: AuditEntry) -> str:
    """What it was done to: an office number or a name. Typing an unlock key is about its supervisor."""
    return entry.reason if _is_about_a_key(entry) else entry.subject


def reason(entry: AuditEntry) -> str:
    """The reason that was given, or ""."""
    return "" if _is_about_a_key(entry) else entry.reason


def _is_about_a_key(entry: AuditEntry) -> bool:
    return entry.action.startswith(_ABOUT_A_KEY)
