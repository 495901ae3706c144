"""Who signs the papers of the office, as the list of signatories in its settings says."""

from __future__ import annotations

from leoc_desktop.foundation.office_lists import SIGNATORIES, entries_of
from leoc_desktop.foundation.translation import N_, NEPALI, current

PREPARED, CHECKED, APPROVED = "prepared", "checked", "approved"
PARTS = {PREPARED: N_("Prepared by"), CHECKED: N_("Checked by"), APPROVED: N_("Approved by")}
"""What a signatory does with a paper, and the words for it."""


def signatory(part: str) -> tuple[str, str]:
    """Name and post in the current language of the first one offered for ``part``; empty to be written by hand."""
    for entry in entries_of(SIGNATORIES):
        if entry.offered and entry.part == part:
            nepali = current().code == NEPALI
            name = entry.name_ne if nepali else entry.name_en or entry.name_ne
            return name, entry.post_ne if nepali else entry.post_en or entry.post_ne
    return "", ""
