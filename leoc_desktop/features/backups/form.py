"""Dialogs of the backup page: a destination, and the password of a share."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QRadioButton,
    QWidget,
)

from leoc_desktop.features.backups.report import weight_in_words
from leoc_desktop.features.backups.rules import FOLDER, SMB, NewDestination
from leoc_desktop.features.backups.service import Offered
from leoc_desktop.foundation.translation import _
from leoc_desktop.ui_kit.entry_dialog import EntryDialog, entry
from leoc_desktop.ui_kit.icons import icon
from leoc_desktop.ui_kit.moments import show_moment
from leoc_desktop.ui_kit.number_box import PlainNumberBox
from leoc_desktop.ui_kit.plain_line import password_line, plain_line

_SMB_PORT, _LAST_PORT = 445, 65535


class DestinationDialog(EntryDialog):
    """Asks for a folder, or for a share with its user; its owner tries it out and closes it."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(
            parent,
            title=_("Add a destination"),
            verb=_("Try out and add"),
            explanation=_(
                "Best is another building. A share that lets files be added but not deleted is safest."
            ),
        )
        self.name, self.folder = QLineEdit(), plain_line()
        self.is_folder, self.is_share = (
            QRadioButton(_("Folder or USB stick")),
            QRadioButton(_("Share in the network")),
        )
        self.server, self.share, self.below, self.user = (
            plain_line(),
            plain_line(),
            plain_line(),
            plain_line(),
        )
        self.port, self.share_password = PlainNumberBox(1, _LAST_PORT, _SMB_PORT), password_line()
        self._build_entries()
        self.is_folder.toggled.connect(self._show_kind)
        self.is_folder.setChecked(True)
        self.name.setFocus()

    def _build_entries(self) -> None:
        self.add_entry(_("Name"), self.name, required=True)
        kinds = QWidget()
        row = QHBoxLayout(kinds)
        row.setContentsMargins(0, 6, 0, 0)
        row.setSpacing(24)
        self._kinds = QButtonGroup(self)
        for kind in (self.is_folder, self.is_share):
            self._kinds.addButton(kind)
        row.addWidget(self.is_folder)
        row.addWidget(self.is_share)
        row.addStretch(1)
        self.entries.addWidget(kinds)
        choose = QPushButton(icon("folder"), _("Choose…"))
        choose.clicked.connect(self._choose)
        with_button = QWidget()
        line = QHBoxLayout(with_button)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.folder, 1)
        line.addWidget(choose)
        self.folder.setAccessibleName(_("Folder"))
        self._of_folder = [entry(_("Folder"), with_button, required=True)]
        self._of_share = [
            entry(_("Computer"), self.server, required=True),
            entry(_("Share"), self.share, required=True),
            entry(_("Folder in the share"), self.below),
            entry(_("Port"), self.port),
            entry(_("User name"), self.user, required=True),
            entry(_("Password"), self.share_password, required=True),
        ]
        self.add_row(*self._of_folder)
        for first in range(0, len(self._of_share), 2):
            self.add_row(*self._of_share[first : first + 2])

    @property
    def entered(self) -> NewDestination:
        """What was typed."""
        if self.is_folder.isChecked():
            return NewDestination(self.name.text(), FOLDER, self.folder.text())
        return NewDestination(
            self.name.text(), SMB, self.below.text(), self.server.text(), self.share.text(), self.port.value(),
            self.user.text(), self.share_password.text(),
        )  # fmt: skip

    def own_problem(self) -> str:
        """Name and place are needed."""
        needed = [self.name]
        needed += (
            [self.folder]
            if self.is_folder.isChecked()
            else [self.server, self.share, self.user, self.share_password]
        )
        for line in needed:
            if not line.text().strip():
                line.setFocus()
                return _("Fill in what is marked with *.")
        return ""

    @Slot()
    def _show_kind(self) -> None:
        for widget in self._of_folder:
            widget.setVisible(self.is_folder.isChecked())
        for widget in self._of_share:
            widget.setVisible(not self.is_folder.isChecked())
        self._grow()

    @Slot()
    def _choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, _("Folder for the backup"), self.folder.text())
        if chosen:
            self.folder.setText(chosen)


class ShareSourceDialog(EntryDialog):
    """Asks for a share, then which of its backups; its owner looks, fetches and closes it."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(
            parent,
            title=_("Backup on a share"),
            verb=_("Look what is there"),
            explanation=_(
                "The file is copied to this computer first. It stays encrypted until you restore it."
            ),
        )
        self.server, self.share, self.below, self.user = (plain_line() for _number in range(4))
        self.port, self.share_password = PlainNumberBox(1, _LAST_PORT, _SMB_PORT), password_line()
        self.backups = QListWidget()
        self._offered: list[Offered] = []
        asked = [
            entry(_("Computer"), self.server, required=True),
            entry(_("Share"), self.share, required=True),
            entry(_("Folder in the share"), self.below),
            entry(_("Port"), self.port),
            entry(_("User name"), self.user, required=True),
            entry(_("Password"), self.share_password, required=True),
        ]
        for first in range(0, len(asked), 2):
            self.add_row(*asked[first : first + 2])
        self._asked = asked
        self.backups.setAccessibleName(_("Backups on the share"))
        self.entries.addWidget(self.backups)
        self.backups.hide()
        self.server.setFocus()

    @property
    def source(self) -> NewDestination:
        """The share as typed."""
        return NewDestination(
            "", SMB, self.below.text(), self.server.text(), self.share.text(), self.port.value(),
            self.user.text(), self.share_password.text(),
        )  # fmt: skip

    @property
    def chosen(self) -> Offered | None:
        """The backup chosen; None while there is no list yet."""
        row = self.backups.currentRow()
        return self._offered[row] if self._offered and row >= 0 else None

    def show_offered(self, offered: list[Offered]) -> None:
        """The backups that are there, the newest chosen."""
        self._offered = offered
        for one in offered:
            weight = weight_in_words(one.whole_size, one.new_size)
            item = QListWidgetItem(f"{show_moment(one.made_at)}    {weight}    {one.folder}")
            item.setToolTip(one.name)
            self.backups.addItem(item)
        for asked in self._asked:
            asked.hide()
        self.backups.show()
        self.backups.setCurrentRow(0)
        self.ask_again(_("Take this backup"))
        self.backups.setFocus()

    def own_problem(self) -> str:
        """The share and its user are needed."""
        for line in (self.server, self.share, self.user, self.share_password):
            if not line.text().strip():
                line.setFocus()
                return _("Fill in what is marked with *.")
        return ""


class SharePasswordDialog(EntryDialog):
    """Asks for the password of a share; for thinning out, for the account that may delete there."""

    def __init__(self, parent: QWidget | None, *, place: str, thinning: bool = False) -> None:
        super().__init__(
            parent,
            title=_("Delete superseded backups") if thinning else _("Password of the share"),
            verb=_("Delete") if thinning else _("Try out"),
            explanation=_(
                "Use an account that may delete on {place}. It is not kept: this computer itself should not be able "
                "to delete there. Kept are all of the last day, one an hour for a week, one a day for a month, one a "
                "month for a year."
            ).format(place=place)
            if thinning
            else place,
            danger=thinning,
        )
        self._user, self._password = plain_line(), password_line()
        self._thinning = thinning
        if thinning:
            self.add_entry(_("User name"), self._user, required=True)
        self.add_entry(_("Password"), self._password, required=True)
        (self._user if thinning else self._password).setFocus()

    @property
    def user_name(self) -> str:
        """The account that may delete."""
        return self._user.text().strip()

    @property
    def password(self) -> str:
        """The password as typed."""
        return self._password.text()

    def own_problem(self) -> str:
        """Both are needed."""
        if self.password and (self.user_name or not self._thinning):
            return ""
        return _("Fill in what is marked with *.")
