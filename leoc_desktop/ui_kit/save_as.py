"""Where an Excel file or a PDF is to be written: the one question for it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from leoc_desktop.foundation.translation import _


def excel_file(parent: QWidget | None, title: str, name: str) -> Path | None:
    """The Excel file that the user chooses, proposed as ``name`` among the documents; None when none was chosen."""
    return _chosen(parent, title, f"{name}.xlsx", "Excel (*.xlsx)")


def pdf_file(parent: QWidget | None, name: str) -> Path | None:
    """The PDF file that the user chooses, likewise."""
    return _chosen(parent, _("Save as PDF"), f"{name}.pdf", "PDF (*.pdf)")


def _chosen(parent: QWidget | None, title: str, name: str, kind: str) -> Path | None:
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    chosen, _filter = QFileDialog.getSaveFileName(parent, title, str(Path(documents) / name), kind)
    return Path(chosen).with_suffix(Path(name).suffix) if chosen else None
