"""Writing the quick line down, and keeping what is typed in it until then."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from leoc_desktop.domain.form_drafts import FormDrafts, KeptDraft
from leoc_desktop.features.event_log.form import QuickLine
from leoc_desktop.features.event_log.rules import LogRow
from leoc_desktop.features.event_log.service import EventLogService
from leoc_desktop.foundation.errors import Refused, ValidationFailed
from leoc_desktop.ui_kit.draft_keeping import DraftKeeping
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
        self.keeping = DraftKeeping(quick, page.context, self._keeping_job)
        quick.typed.connect(self.keeping.typed)
        quick.entered.connect(self.write)
        page.in_background(lines.kept, self._restore)

    @Slot()
    def write(self) -> None:
        """Write the line down."""
        line = self._quick.line.text().strip()
        if not line or self._writing:
            return
        self._set_writing(writing=True)
        kind, significant = str(self._quick.kind.currentData()), self._quick.significant.isChecked()

        def job() -> LogRow:
            row = self._service.note(line, kind=kind, significant=significant)
            self._lines.discard()
            return row

        self._page.in_background(job, self._done, failed=self._refused)

    def _set_writing(self, *, writing: bool) -> None:
        """What is typed while a line is written down would vanish with it: nothing is taken."""
        self._writing = writing
        self._quick.line.setReadOnly(writing)

    def _done(self, row: LogRow) -> None:
        self._set_writing(writing=False)
        self._quick.clear()
        self.keeping.forget()
        self.written.emit(row)

    def _refused(self, error: Exception) -> None:
        self._set_writing(writing=False)
        self.keeping.typed()
        self.keeping.now()
        said = Refused(error.problems[0].msgid) if isinstance(error, ValidationFailed) else error
        self._page.context.present(said, None)

    def _keeping_job(self) -> Callable[[], datetime] | None:
        """What keeps the line in the encrypted store."""
        if self._writing:
            return None
        content = {"line": self._quick.line.text(), "kind": self._quick.kind.currentData()}
        if not content["line"].strip():
            return self._forget
        return partial(self._lines.keep, content)

    def _forget(self) -> datetime:
        """A line that was wiped out is nothing unfinished."""
        self._lines.discard()
        return self._service.store.clock.now()

    def _restore(self, kept: KeptDraft | None) -> None:
        if kept is not None and not self._quick.line.text():
            self._quick.line.setText(str(kept.content.get("line", "")))
            place = self._quick.kind.findData(kept.content.get("kind"))
            self._quick.kind.setCurrentIndex(max(0, place))
