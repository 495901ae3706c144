"""Where an Excel file is to be written: the one question for it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget


def excel_file(parent: QWidget | None, title: str, name: str) -> Path | None:
    """The Excel file that the user chooses, proposed as ``name`` among the documents; None when none was chosen."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    proposed = str(Path(documents) / f"{name}.xlsx")
    chosen, _filter = QFileDialog.getSaveFileName(parent, title, proposed, "Excel (*.xlsx)")
    return Path(chosen).with_suffix(".xlsx") if chosen else None
