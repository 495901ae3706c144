"""Shows a secret that is shown only once."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from leoc_desktop.foundation.translation import _
from leoc_desktop.ui_kit import theme
from leoc_desktop.ui_kit.card import Card
from leoc_desktop.ui_kit.icons import icon
from leoc_desktop.ui_kit.theme import current_theme, set_role

_SECRET_SIZE = 26
_COPIED_MS = 2_500


def _secret_font() -> QFont:
    """Large, with letters of one width: easy to read out letter by letter."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    font.setPixelSize(current_theme().px(_SECRET_SIZE))
    font.setBold(True)
    font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 1)
    return font


class SecretDialog(QDialog):
    """Shows a secret once, large enough to read out or write down; it is gone when this closes."""

    def __init__(
        self, parent: QWidget | None, *, title: str, explanation: str, secret: str, warning: str
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setMinimumWidth(current_theme().px(480))
        self._secret = QLabel(secret)
        self._copy = QPushButton(icon("copy"), _("Copy"))
        self._close = QPushButton(_("I have noted it"))
        self._build(title, explanation, warning)
        self._copy.clicked.connect(self._copy_secret)
        self._close.clicked.connect(self.accept)
        self._close.setFocus()

    def _build(self, title: str, explanation: str, warning: str) -> None:
        heading, said, warned = QLabel(title), QLabel(explanation), QLabel(warning)
        set_role(heading, theme.Role.H1)
        for label in (said, warned):
            label.setWordWrap(True)
        theme.set_state(warned, "tone", "warn")
        self._secret.setTextFormat(Qt.TextFormat.PlainText)
        self._secret.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._secret.setFont(_secret_font())
        self._secret.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._secret.setAccessibleName(title)
        set_role(self._close, theme.Role.PRIMARY)
        self._close.setDefault(True)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self._copy)
        foot.addStretch(1)
        foot.addWidget(self._close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(12)
        for widget in (heading, said, Card(self._secret), warned):
            layout.addWidget(widget)
        layout.addLayout(foot)

    @property
    def secret(self) -> str:
        """The secret as it is shown."""
        return self._secret.text()

    @Slot()
    def reject(self) -> None:
        """Esc closes nothing: a secret that was not read is lost."""

    @Slot()
    def _copy_secret(self) -> None:
        QGuiApplication.clipboard().setText(self.secret)
        self._copy.setText(_("Copied"))
        self._copy.setIcon(icon("check"))
        QTimer.singleShot(_COPIED_MS, self._copy, self._offer_copy)

    @Slot()
    def _offer_copy(self) -> None:
        self._copy.setText(_("Copy"))
        self._copy.setIcon(icon("copy"))
