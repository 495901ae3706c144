"""The pictures that bulletins print from a day on: a list, and what can be done with the one that is chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from leoc_desktop.features.bulletin.rules import Picture
from leoc_desktop.features.bulletin.table_model import picture_model
from leoc_desktop.foundation.translation import N_, _
from leoc_desktop.ui_kit.icons import icon
from leoc_desktop.ui_kit.notice import Notice
from leoc_desktop.ui_kit.record_table import RecordTable
from leoc_desktop.ui_kit.theme import Role, current_theme, set_role
from leoc_desktop.ui_kit.tokens import Tone

_WIDTH, _HEIGHT = 760, 360


class PicturesDialog(QDialog):
    """Shows what it is given; signals say what the user wants."""

    add_wanted = Signal()
    change_wanted = Signal(object)  # the picture
    remove_wanted = Signal(object)

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Pictures of the bulletin"))
        self.resize(current_theme().px(_WIDTH), current_theme().px(_HEIGHT))
        self.model = picture_model()
        self.table = RecordTable(self.model, N_("Pictures of the bulletin"))
        self.notice = Notice()
        self.add = QPushButton(icon("plus"), _("Add a picture…"))
        self.change = QPushButton(icon("pencil"), _("Change the words…"))
        self.remove = QPushButton(icon("trash"), _("Take off…"))
        self.close_button = QPushButton(_("Close"))
        self._build()
        self._connect()
        self._choose()

    def _build(self) -> None:
        heading, said = QLabel(_("Pictures of the bulletin")), QLabel()
        set_role(heading, Role.H1)
        set_role(said, Role.HINT)
        said.setWordWrap(True)
        said.setText(
            _(
                "Maps and charts of rainfall and temperature, printed below the annex of every bulletin that ends on "
                "their day. What was issued keeps what it printed."
            )
        )
        self.table.set_empty_state(N_("No picture was added for this day or later."))
        foot = QHBoxLayout()
        foot.setSpacing(8)
        for button in (self.add, self.change, self.remove):
            button.setAutoDefault(False)
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(10)
        for widget in (heading, said, self.notice):
            layout.addWidget(widget)
        layout.addWidget(self.table, 1)
        layout.addLayout(foot)

    def _connect(self) -> None:
        self.add.clicked.connect(self.add_wanted)
        self.change.clicked.connect(lambda: self.change_wanted.emit(self._chosen()))
        self.remove.clicked.connect(lambda: self.remove_wanted.emit(self._chosen()))
        self.close_button.clicked.connect(self.accept)
        self.table.selectionModel().currentRowChanged.connect(self._choose)
        self.table.opened.connect(lambda _key: self.change_wanted.emit(self._chosen()))

    def show_pictures(self, pictures: Sequence[Picture]) -> None:
        """List them; the last one stays chosen."""
        self.model.set_rows(list(pictures))
        self._choose()

    def say(self, tone: Tone, text: str) -> None:
        """Say how an attempt went."""
        self.notice.say(tone, text)

    def set_busy(self, *, busy: bool) -> None:
        """While a file is being checked, no second one is begun."""
        self.add.setDisabled(busy)
        if busy:
            self.notice.say(Tone.INFO, _("The file is being checked…"))

    def _chosen(self) -> Picture | None:
        key = self.table.current_id()
        return self.model.row(self.model.place_of(key)) if key is not None else None

    @Slot()
    def _choose(self) -> None:
        chosen = self._chosen() is not None
        self.change.setEnabled(chosen)
        self.remove.setEnabled(chosen)
