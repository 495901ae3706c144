"""Asks before something is done that cannot be taken back. The buttons say what they do; never Yes or No."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from leoc_desktop.foundation.nepali_text import clean_text
from leoc_desktop.foundation.translation import _
from leoc_desktop.ui_kit.icons import IconLabel
from leoc_desktop.ui_kit.theme import Role, current_theme, set_role, set_state

_WIDTH = 440


def ask(parent: QWidget, question: str, verb: str, detail: str = "", *, danger: bool = False) -> bool:
    """Whether the user pressed the button ``verb``. Enter and Esc both mean: do nothing."""
    return Confirm(parent, question, verb, detail, danger=danger).exec() == QDialog.DialogCode.Accepted


def ask_to_leave(parent: QWidget, detail: str) -> bool:
    """Whether a page may be left without saving what was changed on it; ``detail`` says what that is."""
    return ask(parent, _("Leave the page without saving?"), _("Discard the changes"), detail, danger=True)


def ask_text(parent: QWidget, question: str, verb: str, label: str, detail: str = "") -> str | None:
    """The text written under ``label``, such as a reason; None when the user went back. It is never blank."""
    dialog = AskText(parent, question, verb, label, detail)
    return dialog.text() if dialog.exec() == QDialog.DialogCode.Accepted else None


class Confirm(QDialog):
    """A question, what it means in detail, a safe button and one that does it."""

    def __init__(
        self, parent: QWidget | None, question: str, verb: str, detail: str = "", *, danger: bool = False
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(question)
        self._question, self._detail = QLabel(question), QLabel(detail)
        self._verb, self._back = QPushButton(verb), QPushButton(_("Go back"))
        self._icon = IconLabel("alert-triangle", "danger" if danger else "warn", 28)
        self.body = QVBoxLayout()
        self._build(danger=danger)
        self._verb.clicked.connect(self.accept)
        self._back.clicked.connect(self.reject)

    def _build(self, *, danger: bool) -> None:
        set_role(self._question, Role.CARD_TITLE)
        set_role(self._verb, Role.DANGER if danger else Role.PRIMARY)
        for label in (self._question, self._detail):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setMinimumWidth(current_theme().px(_WIDTH))
        self.setAccessibleName(self._question.text())
        self.setAccessibleDescription(self._detail.text())
        self._verb.setAutoDefault(False)
        self._back.setDefault(True)
        self._back.setFocus()
        self.body.setSpacing(6)
        self.body.addWidget(self._question)
        self.body.addWidget(self._detail)
        top, buttons = QHBoxLayout(), QHBoxLayout()
        top.setSpacing(14)
        top.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(self.body, 1)
        buttons.setSpacing(8)
        buttons.addStretch()
        buttons.addWidget(self._back)
        buttons.addWidget(self._verb)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(16)
        layout.setSizeConstraint(QLayout.SizeConstraint.SetFixedSize)
        layout.addLayout(top)
        layout.addLayout(buttons)
        self._detail.setVisible(bool(self._detail.text()))


class AskText(Confirm):
    """A question that is answered with a text; without one it cannot be gone on."""

    def __init__(
        self, parent: QWidget | None, question: str, verb: str, label: str, detail: str = ""
    ) -> None:
        super().__init__(parent, question, verb, detail)
        self._icon.show_icon("pencil", "primary")
        self._entry = QPlainTextEdit()
        self._entry.setObjectName("reason")
        self._entry.setTabChangesFocus(True)
        self._entry.setFixedHeight(current_theme().px(84))
        self._entry.setAccessibleName(label)
        self._entry.setAccessibleDescription(_("Required"))
        caption = QLabel(f"{label} *")
        set_role(caption, Role.FIELD_LABEL)
        caption.setBuddy(self._entry)
        self._missing = QLabel(" ")
        set_role(self._missing, Role.ERROR)
        for widget in (caption, self._entry, self._missing):
            self.body.addWidget(widget)
        self._entry.setFocus()
        self._entry.textChanged.connect(self._text_changed)

    def text(self) -> str:
        """What was written, cleaned."""
        return clean_text(self._entry.toPlainText())

    @Slot()
    def accept(self) -> None:
        if self.text():
            super().accept()
            return
        self._missing.setText(_("This must be filled in."))
        set_state(self._entry, "wrong", value=True)
        self._entry.setFocus()

    @Slot()
    def _text_changed(self) -> None:
        if self.text():
            self._missing.setText(" ")
            set_state(self._entry, "wrong", value=False)
