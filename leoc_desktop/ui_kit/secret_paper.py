"""Buttons that print a paper with a secret on it, or save it where the user says. No copy of it is kept."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Slot
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from leoc_desktop.foundation.durable_files import write_durably
from leoc_desktop.foundation.errors import LeocError, Refused
from leoc_desktop.foundation.system_reasons import reason_of
from leoc_desktop.foundation.translation import N_, _
from leoc_desktop.ui_kit import pdf_printing
from leoc_desktop.ui_kit.icons import icon
from leoc_desktop.ui_kit.notice import Notice
from leoc_desktop.ui_kit.save_as import pdf_file
from leoc_desktop.ui_kit.task_runner import Lane, TaskRunner
from leoc_desktop.ui_kit.tokens import Tone

T = TypeVar("T")


class SecretPaper(QWidget):
    """Print…, Save as PDF…, and what came of it. ``make`` gives the PDF; it runs in the lane of files."""

    def __init__(self, tasks: TaskRunner, make: Callable[[], bytes], *, title: str, file_name: str) -> None:
        super().__init__()
        self._tasks, self._make, self._title, self._file_name = tasks, make, title, file_name
        self.print_button = QPushButton(icon("printer"), "")
        self.save_button = QPushButton(icon("file-text"), "")
        self.notice = Notice()
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.print_button)
        row.addWidget(self.save_button)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 6, 0, 6)
        layout.addLayout(row)
        layout.addWidget(self.notice)
        self.print_button.clicked.connect(self.ask_where_to_print)
        self.save_button.clicked.connect(self.ask_where_to_save)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text in the current language."""
        self.print_button.setText(_("Print the sheet…"))
        self.save_button.setText(_("Save the sheet as PDF…"))

    @Slot()
    def ask_where_to_print(self) -> None:
        """Let the user choose a printer and print."""
        printer = pdf_printing.ask_for_printer(self, self._title)
        if printer is not None:
            self._run(partial(self._print, printer), self._printed)

    @Slot()
    def ask_where_to_save(self) -> None:
        """Let the user choose a file, for printing elsewhere."""
        chosen = pdf_file(self, self._file_name)
        if chosen is not None:
            self.save(chosen)

    def save(self, path: Path) -> None:
        """Write the paper to ``path``."""
        self._run(partial(self._write, path), lambda _nothing: self._saved(path))

    def _run(self, job: Callable[[], T], done: Callable[[T], None]) -> None:
        self._tasks.run(Lane.FILES, job, done, self._failed, owner=self)

    def _print(self, printer: QPrinter) -> int:
        return pdf_printing.print_pdf(self._make(), printer)

    def _write(self, path: Path) -> None:
        try:
            write_durably(path, self._make())
        except OSError as error:
            raise Refused(
                N_("The file {file} cannot be written: {reason}"), file=str(path), reason=reason_of(error)
            ) from error

    def _printed(self, _pages: int) -> None:
        self.notice.say(
            Tone.OK, _("The sheet was sent to the printer. Look whether it came out, then go on.")
        )

    def _saved(self, path: Path) -> None:
        said = _("Saved as {file}. Whoever reads that file has the code: print it and delete it.")
        self.notice.say(Tone.WARN, said.format(file=path))

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, LeocError):
            raise error
        self.notice.say(Tone.DANGER, str(error))
