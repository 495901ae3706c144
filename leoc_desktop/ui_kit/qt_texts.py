"""Gives Qt's own dialogs and menus their Nepali texts out of the program's catalogue; Qt ships none."""

from __future__ import annotations

from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication

from leoc_desktop.foundation.translation import N_, _

_EDITING = frozenset(
    {
        N_("&Undo"),
        N_("&Redo"),
        N_("Cu&t"),
        N_("&Copy"),
        N_("&Paste"),
        N_("Delete"),
        N_("Select All"),
    }
)

# Qt's contexts, and in them Qt's own English, ampersands included. What is not named here stays English.
_TEXTS: dict[str, frozenset[str]] = {
    "QLineEdit": _EDITING,
    "QWidgetTextControl": _EDITING | {N_("Copy &Link Location")},
    "QAbstractSpinBox": frozenset({N_("&Step up"), N_("Step &down"), N_("&Select All")}),
    "QKeySequenceEdit": frozenset({N_("Press shortcut")}),
    "QPlatformTheme": frozenset(
        {
            N_("OK"),
            N_("Save"),
            N_("Save All"),
            N_("Open"),
            N_("&Yes"),
            N_("Yes to &All"),
            N_("&No"),
            N_("N&o to All"),
            N_("Abort"),
            N_("Retry"),
            N_("Ignore"),
            N_("Close"),
            N_("Cancel"),
            N_("Discard"),
            N_("Help"),
            N_("Apply"),
            N_("Reset"),
            N_("Restore Defaults"),
        }
    ),
    "QFileDialog": frozenset(
        {
            N_("Look in:"),
            N_("Directory:"),
            N_("File &name:"),
            N_("Files of type:"),
            N_("&Open"),
            N_("&Save"),
            N_("&Choose"),
            N_("&Rename"),
            N_("&Delete"),
            N_("&New Folder"),
            N_("New Folder"),
            N_("Show &hidden files"),
            N_("Open"),
            N_("Save As"),
            N_("Find Directory"),
            N_("All Files (*)"),
            N_("Back"),
            N_("Go back"),
            N_("Forward"),
            N_("Go forward"),
            N_("Parent Directory"),
            N_("Go to the parent directory"),
            N_("Create New Folder"),
            N_("Create a New Folder"),
            N_("List View"),
            N_("Change to list view mode"),
            N_("Detail View"),
            N_("Change to detail view mode"),
            N_("Sidebar"),
            N_("List of places and bookmarks"),
            N_("Files"),
            N_("Recent Places"),
            N_("Remove"),
            N_("%1 already exists.\nDo you want to replace it?"),
            N_("%1\nFile not found.\nPlease verify the correct file name was given."),
            N_("%1\nDirectory not found.\nPlease verify the correct directory name was given."),
            N_("'%1' is write protected.\nDo you want to delete it anyway?"),
            N_("Are you sure you want to delete '%1'?"),
            N_("Could not delete directory."),
        }
    ),
    "QFileSystemModel": frozenset(
        {
            N_("Name"),
            N_("Size"),
            N_("Kind"),
            N_("Type"),
            N_("Date Modified"),
            N_("Computer"),
            N_("My Computer"),
        }
    ),
    "QPrintDialog": frozenset(
        {
            N_("Print"),
            N_("&Print"),
            N_("&Options >>"),
            N_("&Options <<"),
            N_("Print to File (PDF)"),
            N_("Print all"),
            N_("Print selection"),
            N_("Print range"),
            N_("Print current page"),
            N_("A4"),
        }
    ),
    "QDialog": frozenset({N_("What's This?")}),
}


class QtTexts(QTranslator):
    """Asked by Qt for every text of its own, in the language of the moment."""

    def isEmpty(self) -> bool:
        return False  # an empty translator is installed without telling the windows

    def translate(  # None is what Qt takes as "not known here" (R25)
        self,
        context: str,
        sourceText: str,  # noqa: N803  Qt's signature
        disambiguation: str | None = None,  # noqa: ARG002  Qt's signature
        n: int = -1,  # noqa: ARG002  Qt's signature
    ) -> str | None:
        if sourceText not in _TEXTS.get(context, ()):
            return None
        text = _(sourceText)
        return None if text == sourceText else text


def install_qt_texts(app: QApplication) -> QtTexts:
    """Let Qt speak the program's language from now on."""
    texts = QtTexts(app)
    app.installTranslator(texts)
    return texts


def known_texts() -> dict[str, frozenset[str]]:
    """Qt's contexts and the texts in them that are translated."""
    return dict(_TEXTS)
