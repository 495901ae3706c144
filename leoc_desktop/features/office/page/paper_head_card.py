"""The card of the head of papers: emblem, the line above the office's name, the box for the seal."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QCheckBox, QFileDialog, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout

from leoc_desktop.domain.office_detail import OfficeDetail
from leoc_desktop.features.office.service import ListService
from leoc_desktop.foundation.translation import _
from leoc_desktop.ui_kit import confirm
from leoc_desktop.ui_kit.card import Card
from leoc_desktop.ui_kit.entry_dialog import entry
from leoc_desktop.ui_kit.icons import icon
from leoc_desktop.ui_kit.page import PageContext, Tone
from leoc_desktop.ui_kit.task_runner import Lane
from leoc_desktop.ui_kit.theme import Role, current_theme, set_role

_PICTURE = 72


class PaperHeadCard(Card):
    """What papers issued from now on print; issued ones stay as they are."""

    def __init__(self, context: PageContext, lists: ListService) -> None:
        super().__init__()
        self._context, self._lists = context, lists
        self._stored: tuple[str, str, bool] | None = None
        self._has_emblem = False
        self.top_ne, self.top_en, self.seal_box = QLineEdit(), QLineEdit(), QCheckBox()
        self.picture, self._hint = QLabel(), QLabel()
        self.choose, self.remove = QPushButton(icon("upload"), ""), QPushButton(icon("trash"), "")
        self.save = QPushButton(icon("device-floppy", "on_primary"), "")
        self._build()
        self._connect()

    def _build(self) -> None:
        side = current_theme().px(_PICTURE)
        self.picture.setFixedSize(side, side)
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.picture.setWordWrap(True)
        set_role(self._hint, Role.HINT)
        set_role(self.save, Role.PRIMARY)
        self._hint.setWordWrap(True)
        emblem = QVBoxLayout()
        emblem.setSpacing(8)
        emblem.addWidget(self.choose)
        emblem.addWidget(self.remove)
        emblem.addStretch(1)
        self._lines = QHBoxLayout()
        self._lines.setSpacing(16)
        self._top = [entry("", self.top_ne), entry("", self.top_en)]
        for line in self._top:
            self._lines.addWidget(line, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.seal_box)
        foot.addStretch(1)
        foot.addWidget(self.save)
        typed = QVBoxLayout()
        typed.setSpacing(8)
        typed.addWidget(self._hint)
        typed.addLayout(self._lines)
        typed.addLayout(foot)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(emblem)
        row.addLayout(typed, 1)
        self.add(row)

    def _connect(self) -> None:
        self.top_ne.textEdited.connect(self._show_whether_changed)
        self.top_en.textEdited.connect(self._show_whether_changed)
        self.seal_box.clicked.connect(self._show_whether_changed)
        self.choose.clicked.connect(self._choose)
        self.remove.clicked.connect(self._remove)
        self.save.clicked.connect(self._save)

    def retranslate(self) -> None:
        """Set every text in the current language."""
        self.set_title(_("Head and foot of papers"))
        self._hint.setText(_("Printed on papers issued from now on; issued ones stay as they are."))
        labels = (_("Line above the name, in Nepali"), _("Line above the name, in English"))
        for label, line, around in zip(labels, (self.top_ne, self.top_en), self._top, strict=True):
            line.setAccessibleName(label)
            shown = around.findChild(QLabel)
            assert shown is not None
            shown.setText(label)
        self.seal_box.setText(_("Print a box for the seal"))
        self.choose.setText(_("Choose an emblem…"))
        self.remove.setText(_("Print no emblem"))
        self.save.setText(_("Save"))
        self.picture.setAccessibleName(_("Emblem"))
        if not self._has_emblem:
            self.picture.setText(_("No emblem"))

    def show_detail(self, detail: OfficeDetail) -> None:
        """Show what is stored; what is being typed stays."""
        typing = self._is_changed()
        self._stored = (detail.top_ne, detail.top_en, detail.seal_box)
        if not typing:
            self._fill()
        self._has_emblem = detail.emblem is not None
        pixmap = QPixmap()
        if detail.emblem is not None and pixmap.loadFromData(detail.emblem):
            size, smooth = self.picture.size(), Qt.TransformationMode.SmoothTransformation
            self.picture.setPixmap(pixmap.scaled(size, Qt.AspectRatioMode.KeepAspectRatio, smooth))
        else:
            self.picture.setText(_("No emblem"))
        self.remove.setEnabled(self._has_emblem)
        self._show_whether_changed()

    def may_leave(self) -> bool:
        """Ask before changes that were not saved are left out."""
        if not self._is_changed():
            return True
        left_out = confirm.ask_to_leave(self, _("The head of papers was changed and not saved."))
        if left_out:
            self._fill()
        return left_out

    def take(self, path: Path) -> None:
        """Have the picture looked at and printed from now on."""
        self._context.in_background(
            lambda: self._lists.take_emblem(path), self._saved, owner=self, lane=Lane.FILES
        )

    @Slot()
    def _choose(self) -> None:
        pictures = _("Pictures") + " (*.png *.jpg *.jpeg *.webp)"
        chosen, _filter = QFileDialog.getOpenFileName(self, _("Choose an emblem…"), "", pictures)
        if chosen:
            self.take(Path(chosen))

    @Slot()
    def _remove(self) -> None:
        self._context.in_background(self._lists.remove_emblem, self._saved, owner=self)

    @Slot()
    def _save(self) -> None:
        top_ne, top_en, seal_box = self._typed()
        self._context.in_background(
            lambda: self._lists.change_head(top_ne=top_ne, top_en=top_en, seal_box=seal_box),
            self._saved_typed,
            owner=self,
        )

    def _saved_typed(self, detail: OfficeDetail) -> None:
        self._stored = None
        self._saved(detail)

    def _saved(self, detail: OfficeDetail) -> None:
        self.show_detail(detail)
        self._context.say(_("Saved."), Tone.OK)

    def _typed(self) -> tuple[str, str, bool]:
        return self.top_ne.text(), self.top_en.text(), self.seal_box.isChecked()

    def _fill(self) -> None:
        if self._stored is not None:
            self.top_ne.setText(self._stored[0])
            self.top_en.setText(self._stored[1])
            self.seal_box.setChecked(self._stored[2])
        self._show_whether_changed()

    def _is_changed(self) -> bool:
        return self._stored is not None and self._typed() != self._stored

    @Slot()
    def _show_whether_changed(self) -> None:
        self.save.setEnabled(self._is_changed())
