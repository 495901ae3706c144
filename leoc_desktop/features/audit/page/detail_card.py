"""What one row of the log says and changed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel

from leoc_desktop.features.audit import table_model
from leoc_desktop.features.audit.queries import AuditEntry
from leoc_desktop.features.audit.table_model import Catalogue
from leoc_desktop.foundation.nepali_text import show_number
from leoc_desktop.foundation.translation import N_, _, ngettext
from leoc_desktop.ui_kit.card import Card
from leoc_desktop.ui_kit.moments import show_moment
from leoc_desktop.ui_kit.record_table import RecordTable
from leoc_desktop.ui_kit.theme import Role, current_theme, set_role

_HEIGHT = 150


class DetailCard(Card):
    """The chosen row in a sentence, and its differences field by field."""

    def __init__(self, catalogue: Catalogue) -> None:
        super().__init__()
        self._catalogue = catalogue
        self._entry: AuditEntry | None = None
        self.changes = table_model.difference_model()
        self.table = RecordTable(self.changes, N_("What the row changed"))
        self._about, self._technical = QLabel(), QLabel()
        self._about.setWordWrap(True)
        self._about.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        set_role(self._about, Role.FIELD_LABEL)
        set_role(self._technical, Role.HINT)
        self.table.setWordWrap(True)
        self.add(self._about, self.table, self._technical)
        self.body.setStretchFactor(self.table, 1)
        self.setMinimumHeight(current_theme().px(_HEIGHT))

    def show_entry(self, entry: AuditEntry | None) -> None:
        """Show what the row changed; None where none is chosen."""
        self._entry = entry
        self.changes.set_rows(table_model.differences(entry, self._catalogue) if entry else [])
        self.table.set_empty_state(
            N_("This row changed no readable value.") if entry else N_("Choose a row above.")
        )
        self._about.setText(_said(entry) if entry else "")
        technical = _held_back(entry) if entry else ""
        self._technical.setText(technical)
        self._technical.setVisible(bool(technical))
        self._fit_rows()

    def retranslate(self) -> None:
        """Say it in the current language."""
        self.show_entry(self._entry)

    def _fit_rows(self) -> None:
        self.table.resizeRowsToContents()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Long texts need other heights at another width."""
        super().resizeEvent(event)
        self._fit_rows()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of text size."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._fit_rows()


def _said(entry: AuditEntry) -> str:
    parts = [
        _("No. {number}").format(number=show_number(entry.seq)),
        show_moment(entry.at),
        table_model.who(entry),
        table_model.what(entry),
        table_model.subject(entry),
    ]
    said = table_model.reason(entry)
    if said:
        parts.append(_("Reason: {reason}").format(reason=said))
    if entry.clock_doubtful:
        parts.append(_("the clock of the computer was wrong"))
    return " · ".join(part for part in parts if part)


def _held_back(entry: AuditEntry) -> str:
    count = table_model.technical_count(entry)
    if not count:
        return ""
    text = ngettext(
        "The row also holds {count} key, checksum or row number.",
        "The row also holds {count} keys, checksums and row numbers.",
        count,
    )
    return text.format(count=show_number(count))
