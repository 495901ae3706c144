"""People missing for longer than the legal period, below the queue, with the step that counts them dead."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from leoc_desktop.domain.missing_persons import LEGAL_PERIOD, OverdueMissing
from leoc_desktop.features.incidents.table_model import MISSING_COLUMNS
from leoc_desktop.foundation.nepali_text import show_number
from leoc_desktop.foundation.translation import N_, _
from leoc_desktop.ui_kit.record_table import RecordTable, RecordTableModel
from leoc_desktop.ui_kit.theme import Role, set_role


class MissingPane(QWidget):
    """Hidden while nobody is. A row opens its incident; the button opens its correction with the outcome filled in."""

    opened = Signal(object)  # the id of an incident
    counted_dead = Signal(object)  # OverdueMissing

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[OverdueMissing] = []
        self.model: RecordTableModel[OverdueMissing] = RecordTableModel(
            MISSING_COLUMNS, lambda row: row.line_id
        )
        self.table = RecordTable(self.model, N_("Missing past the legal period"))
        self.heading, self.said, self.count_dead = QLabel(), QLabel(), QPushButton()
        set_role(self.heading, Role.CARD_TITLE)
        set_role(self.said, Role.HINT)
        self.said.setWordWrap(True)
        top = QHBoxLayout()
        top.addWidget(self.heading, 1)
        top.addWidget(self.count_dead)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(top)
        layout.addWidget(self.said)
        layout.addWidget(self.table, 1)
        self.table.opened.connect(self._open)
        self.count_dead.clicked.connect(self._count_dead)
        self.table.selectionModel().currentRowChanged.connect(self._follow)
        self.retranslate()

    def show_rows(self, rows: list[OverdueMissing]) -> None:
        """Show whom it concerns; the first one is chosen."""
        self._rows = rows
        self.model.set_rows(rows)
        self.setVisible(bool(rows))
        if rows and self.table.current_id() is None:
            self.table.selectRow(0)
        self._follow()

    def _row(self) -> OverdueMissing | None:
        chosen = self.table.current_id()
        return next((row for row in self._rows if row.line_id == chosen), None)

    @Slot()
    def _follow(self) -> None:
        self.count_dead.setEnabled(self._row() is not None)

    @Slot()
    def _count_dead(self) -> None:
        if row := self._row():
            self.counted_dead.emit(row)

    @Slot()
    def _open(self) -> None:
        if row := self._row():
            self.opened.emit(row.incident_id)

    def retranslate(self) -> None:
        """Set every text in the current language."""
        days = show_number(LEGAL_PERIOD.days)
        self.heading.setText(_("Missing for longer than the legal period of {days} days").format(days=days))
        self.said.setText(
            _(
                "Ask the police and the family before anybody is counted dead. The record is corrected under an"
                " unlock; who is found later is corrected again."
            )
        )
        self.count_dead.setText(_("Count as dead…"))
        self.model.retranslate()
