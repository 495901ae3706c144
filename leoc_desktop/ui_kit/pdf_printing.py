"""Puts a PDF on paper exactly as it is shown."""

from __future__ import annotations

from PySide6.QtCore import QMarginsF, QRectF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from leoc_desktop.foundation.errors import Refused
from leoc_desktop.foundation.translation import N_, _
from leoc_desktop.ui_kit.pdf_view import PageImage, page_sizes, render_pages

_DOTS_PER_INCH = 300  # the small marks of Devanagari stay sharp; a page takes 35 MB while it is drawn
_POINTS_PER_INCH = 72


def ask_for_printer(parent: QWidget, title: str) -> QPrinter | None:
    """The printer that the user chose, set to A4, or None; ``title`` names the job in the printer's queue."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0)
        )
    )
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(_("Print"))
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
    return printer if dialog.exec() == QDialog.DialogCode.Accepted else None


def print_pdf(pdf: bytes, printer: QPrinter) -> int:
    """Print the pages that ``printer`` was asked for and return how many. Slow; may run on any thread.

    Raises Refused when the printer takes nothing.
    """
    printer.setFullPage(True)
    numbers = _wanted(len(page_sizes(pdf)), printer)
    painter = QPainter()
    if not painter.begin(printer):
        raise Refused(
            N_("The printer {name} cannot be used. Look whether it is on."), name=printer.printerName()
        )
    try:
        for printed, number in enumerate(numbers):
            if printed and not printer.newPage():
                raise Refused(N_("The printer stopped. Pages printed: {count}."), count=printed)
            (page,) = render_pages(pdf, _DOTS_PER_INCH / _POINTS_PER_INCH, [number])
            painter.drawImage(_place(printer, page), _image(page))
    finally:
        painter.end()
    return len(numbers)


def _wanted(total: int, printer: QPrinter) -> range:
    """Page numbers from 0; the printer counts from 1 and says 0 where no range was chosen."""
    return range((printer.fromPage() or 1) - 1, min(printer.toPage() or total, total))


def _place(printer: QPrinter, page: PageImage) -> QRectF:
    """Where the page goes: its own size where the paper is as large, smaller where it is not."""
    paper = QRectF(printer.paperRect(QPrinter.Unit.DevicePixel))
    scale = printer.resolution() / _DOTS_PER_INCH
    scale = min(scale, paper.width() / page.width, paper.height() / page.height)
    width, height = page.width * scale, page.height * scale
    return QRectF((paper.width() - width) / 2, 0, width, height)


def _image(page: PageImage) -> QImage:
    return QImage(page.pixels, page.width, page.height, page.stride, QImage.Format.Format_RGB32)
