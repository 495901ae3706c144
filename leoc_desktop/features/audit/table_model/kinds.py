"""What kinds of things rows of the log are about, in words of the office."""

from __future__ import annotations

from leoc_desktop.foundation.translation import N_, _

KINDS = {
    "advisory": N_("Advisories"),
    "attachment": N_("Files on records"),
    "backup_attempt": N_("Backup attempts"),
    "backup_destination": N_("Places for backups"),
    "backup_drill": N_("Restore drills"),
    "backup_made": N_("Backups"),
    "bulletin": N_("Bulletins"),
    "bulletin_picture": N_("Pictures of bulletins"),
    "calendar_year": N_("Years of the calendar"),
    "correction_note": N_("Notes on records"),
    "crop_loss": N_("Losses: crops"),
    "event": N_("Events"),
    "family_loss": N_("Losses: families"),
    "incident": N_("Incidents"),
    "list_entry": N_("Lists of the office"),
    "livestock_loss": N_("Losses: livestock"),
    "log_entry": N_("Event log"),
    "money_loss": N_("Losses: money"),
    "number_series": N_("Office numbers"),
    "office": N_("The office"),
    "paper_head": N_("Head of papers"),
    "person_loss": N_("Losses: people"),
    "rapid_assessment": N_("Rapid assessments"),
    "shift": N_("Shifts"),
    "signing_key": N_("Signing keys"),
    "situation_report": N_("Situation reports"),
    "structure_loss": N_("Losses: buildings and structures"),
    "unlock_grant": N_("Unlocks"),
    "unlock_key": N_("Unlock keys"),
    "unlock_request": N_("Requests to unlock"),
    "unlock_sheet": N_("Sheets of one-time keys"),
    "user": N_("Users"),
}
ABOUT_NOTHING = N_("The program itself")


def kind_name(kind: str) -> str:
    """The kind in the current language; rows about no record are about the program itself."""
    if not kind:
        return _(ABOUT_NOTHING)
    return _(KINDS[kind]) if kind in KINDS else kind.replace("_", " ")
