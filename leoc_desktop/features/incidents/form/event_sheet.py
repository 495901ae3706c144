"""One event on the screen: what it is, its figures by ward, and the ways to its incidents and assessments."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from leoc_desktop.features.incidents.queries import EventSums
from leoc_desktop.features.incidents.report import event_facts, event_notes
from leoc_desktop.features.incidents.table_model import EVENT_WARD_COLUMNS, WardFigures, event_rows
from leoc_desktop.foundation.translation import N_, _
from leoc_desktop.ui_kit.folding_row import FoldingRow
from leoc_desktop.ui_kit.icons import icon
from leoc_desktop.ui_kit.record_table import RecordTable, RecordTableModel
from leoc_desktop.ui_kit.shortcuts import EXPORT, LEAVE, PRINT_LIST, bind, with_key
from leoc_desktop.ui_kit.theme import Role, set_role
from leoc_desktop.ui_kit.wrapped_text import WrappedText
from leoc_desktop.ui_kit.wrapping_row import WrappingRow


class EventSheet(QWidget):
    """Signals say what the user wants; the page does it."""

    closed = Signal()
    change_wanted = Signal()
    end_wanted = Signal()
    paper_wanted = Signal()
    file_wanted = Signal()
    incidents_wanted = Signal()
    assessments_wanted = Signal()

    def __init__(self, *, may_change: bool, may_export: bool) -> None:
        super().__init__()
        self.sums: EventSums | None = None
        self._may_change = may_change
        self.model: RecordTableModel[WardFigures] = RecordTableModel(EVENT_WARD_COLUMNS, lambda row: row.ward)
        self.table = RecordTable(self.model, N_("Figures of its incidents by ward"))
        self.heading, self.facts, self.said = QLabel(), WrappedText(), WrappedText()
        self.back, self.change, self.end, self.print, self.export = (
            QPushButton(icon(name), "")
            for name in ("arrow-back-up", "pencil", "check", "printer", "download")
        )
        self.incidents, self.assessments = (
            QPushButton(icon(name), "") for name in ("alert-triangle", "clipboard-text")
        )
        self._build()
        self.export.setVisible(may_export)
        self._connect(may_export=may_export)
        self.retranslate()

    def _build(self) -> None:
        set_role(self.heading, Role.H1)
        set_role(self.facts, Role.SUBTITLE)
        set_role(self.said, Role.HINT)
        buttons = WrappingRow(
            *(self.back, self.change, self.end, self.print, self.export, self.incidents, self.assessments),
            right=True,
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(FoldingRow(self.heading, buttons))
        layout.addWidget(self.facts)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.said)

    def _connect(self, *, may_export: bool) -> None:
        for button, wanted in (
            (self.back, self.closed),
            (self.change, self.change_wanted),
            (self.end, self.end_wanted),
            (self.print, self.paper_wanted),
            (self.export, self.file_wanted),
            (self.incidents, self.incidents_wanted),
            (self.assessments, self.assessments_wanted),
        ):
            button.clicked.connect(wanted)
        bind(LEAVE, self, self.closed)
        bind(PRINT_LIST, self, self.paper_wanted)
        if may_export:
            bind(EXPORT, self, self.file_wanted)

    def show_sums(self, sums: EventSums) -> None:
        """Show one event."""
        self.sums = sums
        self.model.set_rows(event_rows(sums))
        self.change.setVisible(self._may_change)
        self.end.setVisible(self._may_change and sums.event.goes_on)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text in the current language."""
        self.back.setText(with_key(_("Back to the list"), LEAVE))
        self.change.setText(_("Change"))
        self.end.setText(_("End the event…"))
        self.print.setText(with_key(_("Print"), PRINT_LIST))
        self.export.setText(with_key(_("Excel"), EXPORT))
        self.export.setAccessibleName(_("Save as Excel file"))
        self.incidents.setText(_("Incidents"))
        self.assessments.setText(_("Rapid assessments"))
        if self.sums is not None:
            self.heading.setText(self.sums.event.shown_name)
            self.facts.setText(" · ".join(event_facts(self.sums.event)))
            legend = _("? not known · * the sum is not complete · – no report")
            self.said.setText(" · ".join([*event_notes(self.sums), legend]))
        self.model.retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
