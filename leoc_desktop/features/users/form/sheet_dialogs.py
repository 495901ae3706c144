"""The dialogs of a sheet of one-time unlock keys: how many rows, and the paper that is shown only once."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from leoc_desktop.foundation.durable_files import write_durably
from leoc_desktop.foundation.errors import LeocError, Refused
from leoc_desktop.foundation.nepali_text import show_number
from leoc_desktop.foundation.system_reasons import reason_of
from leoc_desktop.foundation.translation import N_, _
from leoc_desktop.ui_kit import confirm, pdf_printing
from leoc_desktop.ui_kit.entry_dialog import EntryDialog
from leoc_desktop.ui_kit.notice import Notice
from leoc_desktop.ui_kit.number_box import NumberBox
from leoc_desktop.ui_kit.page import PageContext, Tone
from leoc_desktop.ui_kit.pdf_view import PdfView
from leoc_desktop.ui_kit.save_as import pdf_file
from leoc_desktop.ui_kit.task_runner import Lane
from leoc_desktop.ui_kit.theme import Role, current_theme, set_role

T = TypeVar("T")

_SIZE = 640, 560


class SheetRowsDialog(EntryDialog):
    """Asks how many keys the sheet shall have."""

    def __init__(self, parent: QWidget | None, *, usual: int, most: int, has_sheet: bool) -> None:
        super().__init__(
            parent,
            title=_("Issue a sheet of one-time keys"),
            verb=_("Issue the sheet"),
            explanation=_(
                "For unlocking by telephone or radio when you are not in the room. Each row opens one record once. "
                "The sheet is shown next, only once, to be printed."
            )
            + (" " + _("Your present sheet stops working at once.") if has_sheet else ""),
        )
        self._rows = NumberBox(1, most, usual)
        self.add_entry(_("Rows"), self._rows, hint=_("At most {most}").format(most=show_number(most)))
        self._rows.lineEdit().setAccessibleName(_("Rows"))
        self._rows.setFocus()

    @property
    def rows(self) -> int:
        """How many keys are wanted."""
        return self._rows.value()


class SheetDialog(QDialog):
    """Shows the sheet as it is printed. It cannot be shown again, so closing it asks first until it was put down."""

    def __init__(self, parent: QWidget | None, *, pdf: bytes, number: int, context: PageContext) -> None:
        super().__init__(parent)
        self._pdf, self._number, self._context = pdf, number, context
        self._put_down = False
        self.setWindowTitle(_("Sheet {number}").format(number=show_number(number)))
        self.resize(*(current_theme().px(length) for length in _SIZE))
        self.notice = Notice()
        self.view = PdfView(context.tasks)
        self.print_button, self.close_button = QPushButton(_("Print…")), QPushButton(_("Close"))
        self._build()
        self.view.print_wanted.connect(self.ask_where_to_print)
        self.view.save_wanted.connect(self.ask_where_to_save)
        self.view.failed.connect(self._failed)
        self.print_button.clicked.connect(self.ask_where_to_print)
        self.close_button.clicked.connect(self.reject)
        self.view.show_pdf(pdf)
        self.print_button.setFocus()

    def _build(self) -> None:
        heading = QLabel(self.windowTitle())
        set_role(heading, Role.H1)
        set_role(self.print_button, Role.PRIMARY)
        self.notice.say(
            Tone.WARN,
            _(
                "This sheet is shown only this once; the office keeps no copy. Print it now. A saved file opens "
                "records for whoever reads it: delete it after printing."
            ),
        )
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        foot.addWidget(self.print_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 14)
        layout.setSpacing(10)
        layout.addWidget(heading)
        layout.addWidget(self.notice)
        layout.addWidget(self.view, 1)
        layout.addLayout(foot)

    @Slot()
    def reject(self) -> None:
        """Close; ask first while the sheet is nowhere but on the screen."""
        if self._put_down or confirm.ask(
            self,
            _("Close without printing?"),
            _("Close the sheet"),
            _("The sheet cannot be shown again. You would have to issue a new one."),
            danger=True,
        ):
            super().reject()

    @Slot()
    def ask_where_to_print(self) -> None:
        """Let the user choose a printer and print."""
        printer = pdf_printing.ask_for_printer(self, self.windowTitle())
        if printer is not None:
            self._in_background(partial(pdf_printing.print_pdf, self._pdf, printer), self._printed)

    @Slot()
    def ask_where_to_save(self) -> None:
        """Let the user choose a file, for printing elsewhere."""
        chosen = pdf_file(self, f"sheet-{self._number}")
        if chosen is not None:
            self.save(chosen)

    def save(self, path: Path) -> None:
        """Write the sheet to ``path``."""
        self._in_background(partial(_write, self._pdf, path), partial(self._saved, path))

    def _in_background(self, job: Callable[[], T], done: Callable[[T], None]) -> None:
        self._context.in_background(job, done, owner=self, lane=Lane.FILES, failed=self._failed)

    def _printed(self, _pages: int) -> None:
        self._put_down = True
        self.notice.say(
            Tone.OK, _("The sheet was sent to the printer. Look whether it came out, then close.")
        )

    def _saved(self, path: Path, _nothing: None) -> None:
        self._put_down = True
        said = _("Saved as {file}. Print it and delete the file.").format(file=path)
        self.notice.say(Tone.WARN, said)

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        if isinstance(error, LeocError):
            self.notice.say(Tone.DANGER, str(error))
        else:
            self._context.present(error, None)


def _write(pdf: bytes, path: Path) -> None:
    try:
        write_durably(path, pdf)
    except OSError as error:
        raise Refused(
            N_("The file {file} cannot be written: {reason}"),
            file=str(path),
            reason=reason_of(error),
        ) from error
