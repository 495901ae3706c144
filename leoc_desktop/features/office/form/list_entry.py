"""The dialog of one entry of a list that the office changes."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from leoc_desktop.domain.signatories import PARTS
from leoc_desktop.features.office.service import NewEntry
from leoc_desktop.foundation.nepali_text import shown_digits
from leoc_desktop.foundation.office_lists import SIGNATORIES, TOLES, ListEntry
from leoc_desktop.foundation.translation import _
from leoc_desktop.ui_kit.entry_dialog import EntryDialog, entry


class ListEntryDialog(EntryDialog):
    """Names in both languages; a tole also has its ward, a signatory his part and post."""

    def __init__(
        self, parent: QWidget | None, list_name: str, *, ward_count: int, changed: ListEntry | None = None
    ) -> None:
        super().__init__(
            parent,
            title=_("Change the entry") if changed else _("Add an entry"),
            verb=_("Save") if changed else _("Add"),
            explanation=_("Records that use the entry show its new name.") if changed else "",
        )
        self.name_ne, self.name_en = QLineEdit(), QLineEdit()
        self.post_ne, self.post_en = QLineEdit(), QLineEdit()
        self.ward, self.part = QComboBox(), QComboBox()
        self.add_row(
            entry(_("Name in Nepali"), self.name_ne, required=True), entry(_("Name in English"), self.name_en)
        )
        if list_name == TOLES:
            self._add_ward(ward_count)
        if list_name == SIGNATORIES:
            self._add_part()
        if changed is not None:
            self._show(changed)
        self.name_ne.setFocus()

    def _add_ward(self, ward_count: int) -> None:
        self.ward.addItem(_("No ward named"), None)
        for ward in range(1, ward_count + 1):
            self.ward.addItem(shown_digits(_("Ward {ward}").format(ward=ward)), ward)
        self.add_entry(_("Ward"), self.ward)

    def _add_part(self) -> None:
        for part, label in PARTS.items():
            self.part.addItem(_(label), part)
        self.add_entry(_("What he does with a paper"), self.part, required=True)
        self.add_row(entry(_("Post in Nepali"), self.post_ne), entry(_("Post in English"), self.post_en))

    def _show(self, changed: ListEntry) -> None:
        self.name_ne.setText(changed.name_ne)
        self.name_en.setText(changed.name_en)
        self.post_ne.setText(changed.post_ne)
        self.post_en.setText(changed.post_en)
        self.ward.setCurrentIndex(max(0, self.ward.findData(changed.ward)))
        self.part.setCurrentIndex(max(0, self.part.findData(changed.part)))

    def own_problem(self) -> str:
        """The name is missing, which nobody else needs to be asked about."""
        return "" if self.name_ne.text().strip() else _("Type the name in Nepali.")

    @property
    def typed(self) -> NewEntry:
        """The entry as typed."""
        return NewEntry(
            name_ne=self.name_ne.text(),
            name_en=self.name_en.text(),
            ward=self.ward.currentData(),
            part=self.part.currentData() or "",
            post_ne=self.post_ne.text(),
            post_en=self.post_en.text(),
        )
