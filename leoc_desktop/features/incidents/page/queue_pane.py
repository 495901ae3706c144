"""What waits for the supervisor: incidents to verify and to approve, and people missing for too long."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from leoc_desktop.domain.missing_persons import OverdueMissing
from leoc_desktop.features.incidents.page.missing_pane import MissingPane
from leoc_desktop.features.incidents.queries import WaitingIncident
from leoc_desktop.features.incidents.service import IncidentReviewService
from leoc_desktop.features.incidents.table_model import QUEUE_COLUMNS
from leoc_desktop.foundation.nepali_text import show_number
from leoc_desktop.foundation.translation import N_, _, ngettext
from leoc_desktop.ui_kit.page import PageContext
from leoc_desktop.ui_kit.record_table import RecordTable, RecordTableModel
from leoc_desktop.ui_kit.shortcuts import LEAVE, bind, with_key
from leoc_desktop.ui_kit.theme import Role, set_role


class QueuePane(QWidget):
    """A table; a row opens its incident."""

    opened = Signal(object)  # the id of an incident
    closed = Signal()
    counted_dead = Signal(object)  # OverdueMissing

    def __init__(self, context: PageContext, review: IncidentReviewService) -> None:
        super().__init__()
        self._context = context
        self._review = review
        self.model: RecordTableModel[WaitingIncident] = RecordTableModel(QUEUE_COLUMNS, _id_of)
        self.table = RecordTable(self.model, N_("Waiting for a decision"))
        self.missing = MissingPane()
        self.back, self._said = QPushButton(), QLabel()
        set_role(self._said, Role.HINT)
        top = QHBoxLayout()
        top.addWidget(self.back)
        top.addWidget(self._said, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addLayout(top)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.missing, 1)
        self.missing.hide()
        self.table.opened.connect(self.opened)
        self.missing.opened.connect(self.opened)
        self.missing.counted_dead.connect(self.counted_dead)
        self.back.clicked.connect(self.closed)
        bind(LEAVE, self, self.closed)
        self.retranslate()

    def load(self, then: Callable[[], None] | None = None) -> None:
        """Fetch the queue."""

        def fetch() -> tuple[list[WaitingIncident], list[OverdueMissing]]:
            return self._review.queue(), self._review.overdue_missing()

        def show(found: tuple[list[WaitingIncident], list[OverdueMissing]]) -> None:
            rows, overdue = found
            self.model.set_rows(rows)
            self.missing.show_rows(overdue)
            self._say()
            if then is not None:
                then()

        self._context.in_background(fetch, show, owner=self)

    @property
    def count(self) -> int:
        """How much there is to decide: incidents, and people missing for too long."""
        return self.model.rowCount() + self.missing.model.rowCount()

    def _say(self) -> None:
        count = self.model.rowCount()
        text = ngettext("{count} incident waits", "{count} incidents wait", count)
        self._said.setText(text.format(count=show_number(count)))

    def retranslate(self) -> None:
        """Set every text in the current language."""
        self.back.setText(with_key(_("Back to the list"), LEAVE))
        self.table.set_empty_state(N_("Nothing waits for a decision."))
        self.missing.retranslate()
        self._say()


def _id_of(row: WaitingIncident) -> bytes:
    return row.id
