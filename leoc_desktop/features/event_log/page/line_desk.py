"""Writing the quick line down, and keeping what is typed in it until then."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from leoc_desktop.domain.form_drafts import FormDrafts, KeptDraft
from leoc_desktop.features.event_log.form import QuickLine
from leoc_desktop.features.event_log.rules import LogRow
from leoc_desktop.features.event_log.service import EventLogService
from leoc_desktop.foundation.errors import Refused, ValidationFailed
from leoc_desktop.ui_kit.editing_desk import KEEP_AFTER_MS
from leoc_desktop.ui_kit.page import Page


class LineDesk(QObject):
    """One line at a time; a refused one stays where it was typed."""

    written = Signal(object)  # LogRow

    def __init__(self, page: Page, quick: QuickLine, service: EventLogService, lines: FormDrafts) -> None:
        super().__init__(quick)
        self._page = page
        self._quick = quick
        self._service = service
        self._lines = lines
        self._writing = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(KEEP_AFTER_MS)
        self._timer.timeout.connect(self.keep)
        quick.typed.connect(self._timer.start)
        quick.entered.connect(self.write)
        page.in_background(lines.kept, self._restore)

    @Slot()
    def write(self) -> None:
        """Write the line down."""
        line = self._quick.line.text().strip()
        if not line or self._writing:
            return
        self._writing = True
        kind, significant = str(self._quick.kind.currentData()), self._quick.significant.isChecked()

        def job() -> LogRow:
            row = self._service.note(line, kind=kind, significant=significant)
            self._lines.discard()
            return row

        self._page.in_background(job, self._done, failed=self._refused)

    def _done(self, row: LogRow) -> None:
        self._writing = False
        self._timer.stop()
        self._quick.clear()
        self.written.emit(row)

    def _refused(self, error: Exception) -> None:
        self._writing = False
        self.keep()
        said = Refused(error.problems[0].msgid) if isinstance(error, ValidationFailed) else error
        self._page.context.present(said, None)

    def keep_now(self) -> None:
        """The page is left, or the program locks: what is typed goes to the disk."""
        if self._timer.isActive():
            self.keep()

    @Slot()
    def keep(self) -> None:
        """What stands in the line reaches the encrypted store."""
        self._timer.stop()
        if not self._writing:
            content = {"line": self._quick.line.text(), "kind": self._quick.kind.currentData()}
            self._page.in_background(lambda: self._lines.keep(content), lambda _at: None)

    def _restore(self, kept: KeptDraft | None) -> None:
        if kept is not None and not self._quick.line.text():
            self._quick.line.setText(str(kept.content.get("line", "")))
            place = self._quick.kind.findData(kept.content.get("kind"))
            self._quick.kind.setCurrentIndex(max(0, place))
