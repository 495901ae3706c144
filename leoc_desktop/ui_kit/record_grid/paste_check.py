"""Shows what a paste would do before it does it, where columns do not fit or letters are Preeti's."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from leoc_desktop.foundation.field import Field
from leoc_desktop.foundation.nepali_text import show_number
from leoc_desktop.foundation.translation import _, ngettext
from leoc_desktop.ui_kit.record_grid.pasted import Sorted, in_preeti, in_unicode
from leoc_desktop.ui_kit.theme import Role, set_role

_SIZE = (760, 460)
_PREVIEWED, _LONGEST = 6, 40


class PasteCheck(QDialog):
    """Above each column stands where it goes, which can be changed; cells that do not fit there are red."""

    def __init__(
        self, parent: QWidget, fields: Sequence[Field], found: Sorted, fits: Callable[[Field, str], bool]
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._fields, self._found, self._fits = fields, found, fits
        self.columns = [self._chooser(column, place) for column, place in enumerate(found.places)]
        self.preeti = QCheckBox(_("Turn Preeti into Unicode"))
        self.preeti.setChecked(True)
        self._cells = [
            [QLabel() for _column in found.places] for _row in range(min(_PREVIEWED, len(found.rows)))
        ]
        self._said, self.paste_button, self._back = QLabel(), QPushButton(), QPushButton(_("Go back"))
        self._build()
        self.preeti.toggled.connect(self._show)
        self.paste_button.clicked.connect(self.accept)
        self._back.clicked.connect(self.reject)
        self._show()

    def _chooser(self, column: int, place: int | None) -> QComboBox:
        box = QComboBox()
        box.addItem(_("Leave out"), None)
        for number, field in enumerate(self._fields):
            box.addItem(field.shown_label, number)
        box.setCurrentIndex(0 if place is None else place + 1)
        box.setAccessibleName(_("Where column {number} goes").format(number=show_number(column + 1)))
        box.currentIndexChanged.connect(self._show)
        return box

    def _build(self) -> None:
        self.setWindowTitle(_("Check the columns"))
        self.resize(*_SIZE)
        heading, explained = QLabel(_("Check the columns")), QLabel()
        set_role(heading, Role.H1)
        set_role(explained, Role.SUBTITLE)
        explained.setWordWrap(True)
        explained.setText(
            _("Choose where each column goes. Nothing is entered before you paste; Ctrl+Z takes it back.")
        )
        inner = QWidget()
        grid = QGridLayout(inner)
        for column, box in enumerate(self.columns):
            grid.addWidget(box, 0, column)
            for row, cells in enumerate(self._cells, start=1):
                grid.addWidget(cells[column], row, column)
        grid.setRowStretch(len(self._cells) + 1, 1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(inner)
        set_role(self.paste_button, Role.PRIMARY)
        self.paste_button.setDefault(True)
        foot = QHBoxLayout()
        foot.addWidget(self._said, 1)
        foot.addWidget(self._back)
        foot.addWidget(self.paste_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(10)
        for widget in (heading, explained, area, self.preeti):
            layout.addWidget(widget)
        layout.addLayout(foot)

    def places(self) -> list[int | None]:
        """Where each column goes; of two that go to the same place the first one counts."""
        chosen: list[int | None] = []
        for box in self.columns:
            place = box.currentData()
            chosen.append(None if place in chosen else place)
        return chosen

    def rows(self) -> list[list[str]]:
        """The rows in the order of the fields, turned into Unicode where that was chosen."""
        rows = self._found.placed(self.places(), len(self._fields))
        return in_unicode(rows, in_preeti(self._fields, rows)) if self.preeti.isChecked() else rows

    def _show(self) -> None:
        """The first rows as they would be entered, and how many cells of all rows would be marked."""
        places, rows = self.places(), self.rows()
        raw = self._found.placed(places, len(self._fields))
        self.preeti.setVisible(bool(in_preeti(self._fields, raw)))
        for number, cells in enumerate(self._cells):
            for column, label in enumerate(cells):
                place, given = places[column], self._found.rows[number]
                text = (
                    rows[number][place] if place is not None else given[column] if column < len(given) else ""
                )
                fits = place is None or not text or self._fits(self._fields[place], text)
                set_role(label, Role.HINT if place is None else Role.FIELD_LABEL if fits else Role.ERROR)
                label.setText(text[:_LONGEST])
        wrong = sum(
            bool(row[place]) and not self._fits(self._fields[place], row[place])
            for row in rows
            for place in places
            if place is not None
        )
        said = ngettext("{count} cell does not fit.", "{count} cells do not fit.", wrong)
        set_role(self._said, Role.ERROR if wrong else Role.HINT)
        self._said.setText(said.format(count=show_number(wrong)) if wrong else _("Everything fits."))
        verb = ngettext("Paste {count} row", "Paste {count} rows", len(rows))
        self.paste_button.setText(verb.format(count=show_number(len(rows))))
        self.paste_button.setEnabled(any(place is not None for place in places))
