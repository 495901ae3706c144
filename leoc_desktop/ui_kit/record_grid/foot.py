"""What stands below a grid: the tick of a doubtful entry, what is to be said, and the buttons."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from leoc_desktop.foundation.nepali_text import show_number
from leoc_desktop.foundation.translation import _, ngettext
from leoc_desktop.ui_kit.icons import icon
from leoc_desktop.ui_kit.record_grid.doubts import DoubtingModel, cells_to_confirm, named
from leoc_desktop.ui_kit.record_grid.model import CellProblem
from leoc_desktop.ui_kit.shortcuts import PASTE, REMOVE_ROW, UNDO, keycaps, with_key
from leoc_desktop.ui_kit.theme import Role, set_role


class GridFoot(QWidget):
    """Speaks about the cell with the cursor; else of how many cells are wrong; else of how rows are added."""

    def __init__(self) -> None:
        super().__init__()
        self.tick, self.paste, self.remove = QCheckBox(), QPushButton(), QPushButton()
        self._said = QLabel()
        self.remove.setIcon(icon("trash"))
        self.paste.setIcon(icon("clipboard-text"))
        set_role(self._said, Role.HINT)
        self._said.setWordWrap(True)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._said, 1)
        for button in (self.paste, self.remove):
            set_role(button, Role.GROUP)
            row.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(row)
        layout.addWidget(self.tick)
        self.tick.hide()

    def say(self, model: DoubtingModel, here: QModelIndex, pasted: str) -> str:
        """Say what is to be said with the cursor in ``here``; ``pasted`` tells of the last paste."""
        asked = None if model.read_only else model.doubt_at(here)
        problem, wrong = model.problem_at(here), len(model.problems())
        self.tick.setVisible(asked is not None)
        self.tick.setChecked(asked is not None and model.is_noted(here))
        if problem is not None:
            text, role = str(problem), Role.ERROR
        elif asked is not None:
            text, role = named(model.fields, CellProblem(here.row(), asked)), Role.WARNING
        elif wrong:
            said = ngettext("{count} cell needs correcting.", "{count} cells need correcting.", wrong)
            text, role = " ".join(filter(None, (pasted, said.format(count=show_number(wrong))))), Role.ERROR
        else:
            text, role = _without_trouble(model, pasted), Role.HINT
        set_role(self._said, role)
        self._said.setText(text)
        self.tick.setAccessibleDescription(text)
        return text

    def set_read_only(self, *, read_only: bool) -> None:
        """Nothing can be changed: no buttons for it."""
        for button in (self.remove, self.paste):
            button.setVisible(not read_only)

    def retranslate(self) -> None:
        """Set every text in the current language."""
        self.paste.setText(with_key(_("Paste from Excel"), PASTE))
        self.remove.setText(with_key(_("Remove the row"), REMOVE_ROW))
        self.tick.setText(_("I am aware of it"))


def _without_trouble(model: DoubtingModel, pasted: str) -> str:
    if pasted:
        undone = _("{key} takes it back.").format(key=keycaps(UNDO.key))
        return f"{pasted} {undone}"
    if model.read_only:
        return "" if model.rowCount() else _("Nothing was entered here.")
    waiting = cells_to_confirm(model.fields, model.doubts())
    return waiting or _("Type into the last row to add one.")
