"""The strip at a field that offers to turn pasted Preeti into Unicode."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from leoc_desktop.foundation.translation import _
from leoc_desktop.ui_kit.icons import IconLabel
from leoc_desktop.ui_kit.shortcuts import CONVERT_PASTED, KEEP_PASTED, with_key
from leoc_desktop.ui_kit.theme import Role, current_theme, set_role, set_state
from leoc_desktop.ui_kit.tokens import Tone

_WIDTH, _MARGIN, _GAP = 460, 8, 4
_FOLLOW_MS = 120


class PreetiStrip(QFrame):
    """Lies over the window below its field, or above where there is no room. It never takes the focus."""

    accepted = Signal()
    declined = Signal()

    def __init__(self, field: QWidget, preview: str) -> None:
        super().__init__(field.window())
        self._field = field
        self._preview = preview
        self._question, self._shown = QLabel(), QLabel()
        self.convert_button, self.keep_button = QPushButton(), QPushButton()
        self._timer = QTimer(self)  # the field moves when its page is scrolled or the window resized
        self._timer.setInterval(_FOLLOW_MS)
        self._build()
        self.convert_button.clicked.connect(self.accepted)
        self.keep_button.clicked.connect(self.declined)
        self._timer.timeout.connect(self._follow)
        self.retranslate()

    def _build(self) -> None:
        set_role(self, Role.MESSAGE)
        set_state(self, "tone", Tone.INFO.value)
        set_role(self._question, Role.FIELD_LABEL)
        set_role(self.convert_button, Role.PRIMARY)
        for label in (self._question, self._shown):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.convert_button, self.keep_button):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            buttons.addWidget(button)
        buttons.addStretch(1)
        texts = QVBoxLayout()
        texts.setSpacing(4)
        texts.addWidget(self._question)
        texts.addWidget(self._shown)
        texts.addLayout(buttons)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 10)
        row.setSpacing(10)
        row.addWidget(IconLabel("language", "primary", 20), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(texts, 1)

    def show_at_field(self) -> None:
        """Appear, and tell screen readers."""
        self._place()
        self.show()
        self.raise_()
        self._timer.start()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._field, self.accessibleName()))

    @property
    def preview(self) -> str:
        """The beginning of the text as it would be."""
        return self._preview

    def retranslate(self) -> None:
        """Show every text in the current language."""
        question = _("This looks like Preeti. Turn it into Unicode?")
        self._question.setText(question)
        self._shown.setText(self._preview)
        self.convert_button.setText(with_key(_("Turn into Unicode"), CONVERT_PASTED))
        self.keep_button.setText(with_key(_("Keep it"), KEEP_PASTED))
        keys = f"{self.convert_button.text()}, {self.keep_button.text()}"
        self.setAccessibleName(f"{question} {self._preview} {keys}")

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    @Slot()
    def _follow(self) -> None:
        if self._field.isVisible():
            self._place()
        else:
            self.declined.emit()

    def _place(self) -> None:
        window = self._field.window()
        width = min(max(current_theme().px(_WIDTH), self._field.width()), window.width() - 2 * _MARGIN)
        layout = self.layout()
        assert layout is not None
        height = max(layout.totalHeightForWidth(width), layout.totalMinimumSize().height())
        corner = self._field.mapTo(window, QPoint(0, 0))
        below, above = corner.y() + self._field.height() + _GAP, corner.y() - _GAP - height
        top = below if below + height <= window.height() or above < 0 else above
        left = min(max(corner.x(), _MARGIN), window.width() - _MARGIN - width)
        self.setGeometry(left, top, width, height)
