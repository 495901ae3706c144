"""The paper about one incident in a window of its own: what stands on it is chosen above, the paper follows."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from leoc_desktop.features.incidents.queries import PaperWish
from leoc_desktop.foundation.translation import ENGLISH, NEPALI, _, current
from leoc_desktop.ui_kit.icons import icon
from leoc_desktop.ui_kit.page import Page
from leoc_desktop.ui_kit.paper_pane import PaperPane
from leoc_desktop.ui_kit.wrapping_row import WrappingRow

_SHARE_OF_WINDOW = 0.94


class ReportDialog(QDialog):
    """Says what is wished; the page makes the paper. It lives only while it is open."""

    changed = Signal()
    export_wanted = Signal()

    def __init__(
        self, page: Page, *, number: str, may_name: bool, may_see_files: bool, may_export: bool
    ) -> None:
        super().__init__(page.window())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Report of {number}").format(number=number))
        self.pane = PaperPane(page, self)
        self.language = QComboBox()
        self.language.addItem(_("Nepali"), NEPALI)
        self.language.addItem(_("English"), ENGLISH)
        self.language.setCurrentIndex(self.language.findData(current().code))
        self.language.setAccessibleName(_("Language of the paper"))
        self.names = QCheckBox(_("With the names of persons"))
        self.photos = QCheckBox(_("With photos"))
        self.photos.setChecked(may_see_files)
        self.export_button = QPushButton(icon("download"), _("Excel"))
        self.export_button.setAccessibleName(_("Save as Excel file"))
        self.close_button = QPushButton(_("Close"))
        self._build()
        self.names.setVisible(may_name)
        self.photos.setVisible(may_see_files)
        self.export_button.setVisible(may_export)
        self.language.activated.connect(self.changed)
        self.names.toggled.connect(self.changed)
        self.photos.toggled.connect(self.changed)
        self.export_button.clicked.connect(self.export_wanted)
        self.close_button.clicked.connect(self.close)
        self.resize(page.window().size() * _SHARE_OF_WINDOW)

    def _build(self) -> None:
        label = QLabel(_("Language of the paper"))
        label.setBuddy(self.language)
        for button in (self.export_button, self.close_button):
            button.setAutoDefault(False)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(8)
        choices = (label, self.language, self.names, self.photos, self.export_button)
        layout.addWidget(WrappingRow(*choices, gap=14))
        layout.addWidget(self.pane, 1)
        layout.addLayout(foot)

    @property
    def wish(self) -> PaperWish:
        """What is chosen."""
        return PaperWish(str(self.language.currentData()), self.names.isChecked(), self.photos.isChecked())
