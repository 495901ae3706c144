"""The card that shows what IT has fixed on this computer; hidden where nothing is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QLabel, QWidget

from leoc_desktop.foundation.nepali_text import shown_digits
from leoc_desktop.foundation.policy import fixed_entries, policy_in_force, problems_in_force
from leoc_desktop.foundation.translation import N_, _
from leoc_desktop.foundation.update_key import update_key
from leoc_desktop.ui_kit.card import Card
from leoc_desktop.ui_kit.theme import Role, set_role

_UPDATES = "updates.folder"
_LABELS = {
    "office.local_level": N_("Postal code"),
    "office.language": N_("Language"),
    "sign_in.device_factor": N_("Second secret in the keyring"),
    "sign_in.idle_minutes": N_("Locks after minutes"),
    "sign_in.shortest_password": N_("Shortest password"),
    "sign_in.offer_last_name": N_("Offers the last name"),
    "backups.destinations": N_("Backups go to"),
    _UPDATES: N_("New versions come from"),
}
_WORDS = {
    "ne": N_("Nepali"),
    "en": N_("English"),
    "true": N_("yes"),
    "false": N_("no"),
    "required": N_("required"),
    "preferred": N_("where there is one"),
    "off": N_("not used"),
}


class PolicyCard(Card):
    """Entries of the policy file with their values, and what is wrong in it; only to read."""

    def __init__(self) -> None:
        super().__init__()
        self._entries = tuple(
            (entry, value)
            for entry, value in fixed_entries(policy_in_force())
            if entry != _UPDATES or update_key() is not None  # without a key there are no updates to speak of
        )
        self._hint, self._problems = QLabel(), QLabel()
        self._names = [QLabel() for _entry in self._entries]
        self._values = [QLabel() for _entry in self._entries]
        for label in (self._hint, self._problems):
            set_role(label, Role.HINT)
            label.setWordWrap(True)
        self.add(self._hint, self._table(), self._problems)
        self.setVisible(bool(self._entries or problems_in_force()))

    def _table(self) -> QWidget:
        table = QWidget()
        rows = QFormLayout(table)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setHorizontalSpacing(16)
        for name, value in zip(self._names, self._values, strict=True):
            set_role(name, Role.SUBTITLE)
            value.setWordWrap(True)
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            rows.addRow(name, value)
        return table

    def retranslate(self) -> None:
        """Set every text in the current language."""
        self.set_title(_("Fixed by the policy of this computer"))
        self._hint.setText(
            _("IT has set this for everybody who uses this computer; it cannot be changed here.")
        )
        for (entry, value), name, shown in zip(self._entries, self._names, self._values, strict=True):
            name.setText(_(_LABELS[entry]))
            shown.setText(_(_WORDS[value]) if value in _WORDS else shown_digits(value.replace(", ", "\n")))
        self._problems.setText("\n".join(str(problem) for problem in problems_in_force()))
        self._problems.setVisible(bool(problems_in_force()))
