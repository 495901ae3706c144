"""A paper on the screen: what it is, its pages, and saving and printing it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leoc_desktop.foundation.durable_files import write_durably
from leoc_desktop.foundation.errors import Refused
from leoc_desktop.foundation.nepali_text import show_number
from leoc_desktop.foundation.system_reasons import reason_of
from leoc_desktop.foundation.translation import N_, _, ngettext
from leoc_desktop.ui_kit import pdf_printing
from leoc_desktop.ui_kit.notice import Notice
from leoc_desktop.ui_kit.page import Page, Tone
from leoc_desktop.ui_kit.pdf_view import PdfView
from leoc_desktop.ui_kit.save_as import pdf_file
from leoc_desktop.ui_kit.shortcuts import PRINT, bind
from leoc_desktop.ui_kit.task_runner import Lane


class PaperPane(QWidget):
    """Shows one PDF and says what it is. ``page`` works for it; Ctrl+P prints it while ``owner`` has the keys."""

    def __init__(self, page: Page, owner: QWidget | None = None) -> None:
        super().__init__()
        self._page = page
        self._pdf = b""
        self._name = ""
        self.caption = Notice()
        self.view = PdfView(page.context.tasks)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.caption)
        layout.addWidget(self.view, 1)
        layout.addStretch()
        self.view.hide()
        self.view.save_wanted.connect(self.ask_where_to_save)
        self.view.print_wanted.connect(self.ask_where_to_print)
        self.view.failed.connect(self._not_shown)
        bind(PRINT, owner or page, self.ask_where_to_print)

    def show_pdf(self, pdf: bytes, name: str) -> None:
        """Show a PDF; ``name`` is proposed for its file, without the ending."""
        self._pdf, self._name = pdf, name
        self.view.setVisible(bool(pdf))
        self.view.show_pdf(pdf)

    @property
    def pdf(self) -> bytes:
        """The PDF that is shown, or b""."""
        return self._pdf

    @Slot()
    def ask_where_to_save(self) -> None:
        """Let the user choose a file for the PDF."""
        if not self._pdf:
            return
        chosen = pdf_file(self, self._name)
        if chosen is not None:
            self.save(chosen)

    def save(self, path: Path) -> None:
        """Write the PDF to ``path``."""
        self._page.in_background(
            partial(_write, self._pdf, path), partial(self._saved, path), lane=Lane.FILES
        )

    @Slot()
    def ask_where_to_print(self) -> None:
        """Let the user choose a printer and print."""
        if not self._pdf:
            return
        printer = pdf_printing.ask_for_printer(self, self._name)
        if printer is not None:
            job = partial(pdf_printing.print_pdf, self._pdf, printer)
            self._page.in_background(job, self._printed, lane=Lane.FILES)

    def _saved(self, path: Path, _nothing: None) -> None:
        self._page.context.say(_("Saved as {file}.").format(file=path), Tone.OK)

    def _printed(self, pages: int) -> None:
        text = ngettext(
            "{count} page was sent to the printer.", "{count} pages were sent to the printer.", pages
        )
        self._page.context.say(text.format(count=show_number(pages)), Tone.OK)

    @Slot(object)
    def _not_shown(self, error: Exception) -> None:
        self._page.context.present(error, None)


def _write(pdf: bytes, path: Path) -> None:
    try:
        write_durably(path, pdf)
    except OSError as error:
        raise Refused(
            N_("The file {file} cannot be written: {reason}"),
            file=str(path),
            reason=reason_of(error),
        ) from error
