"""The totals of the wards of one event on the screen."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from leoc_desktop.features.rapid_assessments.report.totals_paper import notes
from leoc_desktop.features.rapid_assessments.rules import Totals
from leoc_desktop.features.rapid_assessments.table_model import question_rows, totals_model
from leoc_desktop.foundation.translation import N_, _
from leoc_desktop.ui_kit.folding_row import FoldingRow
from leoc_desktop.ui_kit.icons import icon
from leoc_desktop.ui_kit.record_table import RecordTable
from leoc_desktop.ui_kit.shortcuts import EXPORT, LEAVE, PRINT_LIST, bind, with_key
from leoc_desktop.ui_kit.theme import Role, set_role
from leoc_desktop.ui_kit.wrapped_text import WrappedText
from leoc_desktop.ui_kit.wrapping_row import WrappingRow


class TotalsPane(QWidget):
    """Questions with their sums; buttons for paper and file. Signals say what the user wants."""

    closed = Signal()
    paper_wanted = Signal()
    file_wanted = Signal()

    def __init__(self, *, may_export: bool) -> None:
        super().__init__()
        self.totals: Totals | None = None
        self.model = totals_model()
        self.table = RecordTable(self.model, N_("Totals"))
        self.heading, self.said, self.legend = QLabel(), WrappedText(), WrappedText()
        self.back = QPushButton(icon("arrow-back-up"), "")
        self.print = QPushButton(icon("printer"), "")
        self.export = QPushButton(icon("download"), "")
        self._build()
        self.export.setVisible(may_export)
        self.back.clicked.connect(self.closed)
        self.print.clicked.connect(self.paper_wanted)
        self.export.clicked.connect(self.file_wanted)
        bind(LEAVE, self, self.closed)
        bind(PRINT_LIST, self, self.paper_wanted)
        if may_export:
            bind(EXPORT, self, self.file_wanted)
        self.table.offer(self.print, self.export)
        self.retranslate()

    def _build(self) -> None:
        set_role(self.heading, Role.H1)
        set_role(self.said, Role.SUBTITLE)
        set_role(self.legend, Role.HINT)
        buttons = WrappingRow(self.back, self.print, self.export, right=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(FoldingRow(self.heading, buttons))
        layout.addWidget(self.said)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.legend)

    def show_totals(self, totals: Totals) -> None:
        """Show the sums of an event or incident."""
        self.totals = totals
        self.model.set_rows(question_rows(totals))
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text in the current language."""
        self.back.setText(with_key(_("Back to the list"), LEAVE))
        self.print.setText(with_key(_("Print"), PRINT_LIST))
        self.export.setText(with_key(_("Excel"), EXPORT))
        self.legend.setText(_("? not known · * the sum lacks what some wards do not know · – no assessment"))
        if self.totals is not None:
            self.heading.setText(_("Totals: {subject}").format(subject=self.totals.shown_subject))
            self.said.setText(" · ".join(notes(self.totals)))
        self.model.retranslate()
