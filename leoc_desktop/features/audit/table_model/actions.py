"""What a row of the log says happened, in words of the office."""

from __future__ import annotations

from leoc_desktop.features.audit.queries import AuditEntry
from leoc_desktop.foundation.translation import N_, _

STATION = "station"
_ABOUT_A_KEY = ("unlock.try", "unlock.right_key", "unlock.wrong_key")

ACTIONS = {
    "access.denied": N_("Tried something without the right to do it"),
    "advisory.cancel": N_("Cancelled the draft of an advisory"),
    "advisory.draft": N_("Saved a draft of an advisory"),
    "advisory.issue": N_("Issued an advisory"),
    "advisory.withdraw": N_("Withdrew an advisory"),
    "audit.export": N_("Exported the log"),
    "backup.add_destination": N_("Set up a destination for backups"),
    "backup.drill": N_("Tried out a backup by restoring it aside"),
    "advisory.attach": N_("Attached a file to an advisory"),
    "advisory.copy_file": N_("Saved a copy of a file of an advisory"),
    "advisory.detach": N_("Removed a file from an advisory"),
    "backup.make": N_("Made a backup"),
    "backup.prune": N_("Deleted superseded backups"),
    "backup.remove_destination": N_("Removed a destination for backups"),
    "bulletin.issue": N_("Issued a bulletin"),
    "bulletin.correct": N_("Issued a corrected edition of a bulletin"),
    "bulletin_picture.add": N_("Added a picture to a bulletin"),
    "bulletin_picture.change": N_("Changed the words of a picture in a bulletin"),
    "bulletin_picture.remove": N_("Took a picture off a bulletin"),
    "calendar.enter": N_("Entered published years of the calendar"),
    "clock.confirm": N_("Confirmed that the clock is right"),
    "clock.step": N_("Found that the clock of the computer was set"),
    "event_log.correct": N_("Corrected an entry of the event log"),
    "event_log.enter": N_("Wrote into the event log"),
    "event.add": N_("Added an event that incidents belong to"),
    "event.change": N_("Changed an event that incidents belong to"),
    "event.export": N_("Exported the figures of an event"),
    "event.end": N_("Ended an event that incidents belong to"),
    "guard.removed": N_("Found the file that counts wrong sign-ins missing or altered"),
    "incident.approve": N_("Approved an incident"),
    "incident.attach": N_("Attached a file to an incident"),
    "incident.cancel": N_("Cancelled an incident"),
    "incident.copy_file": N_("Saved a copy of a file of an incident"),
    "incident.correct": N_("Corrected an incident"),
    "incident.detach": N_("Removed a file from an incident"),
    "incident.draft": N_("Saved a draft of an incident"),
    "incident.export": N_("Exported a list of incidents"),
    "incident.export_one": N_("Exported an incident"),
    "incident.merge": N_("Merged an incident that was reported twice"),
    "incident.print_names": N_("Made a paper of an incident that names persons"),
    "incident.note": N_("Added a note to an incident"),
    "incident.register": N_("Registered an incident"),
    "incident.return": N_("Returned an incident to its operator"),
    "incident.submit": N_("Submitted an incident"),
    "incident.unlock": N_("Unlocked an incident for one correction"),
    "incident.verify": N_("Verified an incident"),
    "log.countersign": N_("Took note of what the program did alone"),
    "list.add": N_("Added to a list of the office"),
    "list.change": N_("Changed an entry of a list"),
    "list.move": N_("Moved an entry of a list"),
    "list.offer": N_("Offered an entry of a list, or left it out"),
    "log_entry.attach": N_("Attached a file to an entry of the event log"),
    "log_entry.copy_file": N_("Saved a copy of a file of the event log"),
    "office.change": N_("Changed the particulars of the office"),
    "office.change_emblem": N_("Changed the emblem on papers"),
    "office.change_head": N_("Changed the head of papers"),
    "office.device_factor": N_("Changed the policy on the second secret"),
    "office.fit_effort": N_("Measured anew how long deriving a key from a password takes"),
    "office.recover": N_("Used the recovery code"),
    "office.renew_code": N_("Made a new recovery code"),
    "office.restore": N_("Restored the office from a backup"),
    "office.rotate_keys": N_("Gave the office new keys"),
    "office.set_up": N_("Set up the office"),
    "rapid_assessment.attach": N_("Attached a file to a rapid assessment"),
    "rapid_assessment.cancel": N_("Cancelled a rapid assessment"),
    "rapid_assessment.copy_file": N_("Saved a copy of a file of a rapid assessment"),
    "rapid_assessment.detach": N_("Removed a file from a rapid assessment"),
    "rapid_assessment.draft": N_("Saved a draft of a rapid assessment"),
    "rapid_assessment.export": N_("Exported totals of rapid assessments"),
    "rapid_assessment.return": N_("Returned a rapid assessment to its operator"),
    "rapid_assessment.submit": N_("Submitted a rapid assessment"),
    "rapid_assessment.verify": N_("Verified a rapid assessment"),
    "record.relock": N_("Locked again what was not saved in time"),
    "summary.export": N_("Exported a paper of figures"),
    "summary.export_people": N_("Exported the list of the dead and missing"),
    "summary.list_people": N_("Made the list of the dead and missing"),
    "schema.upgrade": N_("Upgraded the database"),
    "session.failed": N_("Noted failed sign-ins"),
    "session.sign_in": N_("Signed in"),
    "shift.begin": N_("Began a shift"),
    "shift.end": N_("Ended a shift and handed over"),
    "situation_report.attach": N_("Attached a file to a situation report"),
    "situation_report.cancel": N_("Cancelled the draft of a situation report"),
    "situation_report.copy_file": N_("Saved a copy of a file of a situation report"),
    "situation_report.detach": N_("Removed a file from a situation report"),
    "situation_report.draft": N_("Saved a draft of a situation report"),
    "situation_report.issue": N_("Approved and issued a situation report"),
    "situation_report.return": N_("Returned a situation report to its writer"),
    "situation_report.submit": N_("Submitted a situation report"),
    "store.accept": N_("Accepted the state of the database"),
    "unlock.decline": N_("Declined a request to unlock"),
    "unlock.request": N_("Asked for a record to be unlocked"),
    "unlock.right_key": N_("The unlock key was right"),
    "unlock.take_up": N_("Began to correct an unlocked record"),
    "unlock.try": N_("An unlock key was typed"),
    "unlock.wrong_key": N_("The unlock key was wrong"),
    "unlock.withdraw": N_("Locked a record again before it was corrected"),
    "unlock_key.issue": N_("Issued an unlock key"),
    "unlock_key.revoke": N_("Revoked an unlock key"),
    "unlock_sheet.issue": N_("Issued a sheet of one-time unlock keys"),
    "unlock_sheet.revoke": N_("Ended a sheet of one-time unlock keys"),
    "update.install": N_("Began to install a newer version of the program"),
    "user.add": N_("Added a user"),
    "user.change": N_("Changed the particulars of a user"),
    "user.change_roles": N_("Changed the roles of a user"),
    "user.choose_password": N_("Chose a new password"),
    "user.disable": N_("Disabled a user"),
    "user.enable": N_("Let a disabled user in again"),
    "user.forgive": N_("Forgave failed sign-ins of a user"),
    "user.reset_password": N_("Gave a user a one-time password"),
}


def what(entry: AuditEntry) -> str:
    """The action as a sentence without its subject; a name unknown to this version stays as it is."""
    return action_name(entry.action)


def action_name(action: str) -> str:
    """An action by its sentence."""
    msgid = ACTIONS.get(action)
    return _(msgid) if msgid else action


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
