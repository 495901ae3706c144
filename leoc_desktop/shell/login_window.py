"""Signing in: name, password, and nothing that tells a stranger more than he knows."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from leoc_desktop.foundation.translation import NEPALI, _, current
from leoc_desktop.ui_kit.icons import IconLabel, icon
from leoc_desktop.ui_kit.plain_line import password_line, plain_line
from leoc_desktop.ui_kit.theme import Role, set_role, set_state


class LoginWindow(QWidget):
    """Asks for name and password; hands them out once per Enter and shows what came of it."""

    submitted = Signal(str, str)
    language_wanted = Signal()

    def __init__(self, *, last_name: str, training: bool) -> None:
        super().__init__()
        set_role(self, Role.PAGE)
        self._training = training
        self._warned = False
        self._build()
        self._connect()
        self.name.setText(last_name)
        self.retranslate()
        self.resize(1366, 768)
        (self.password if last_name else self.name).setFocus()

    def _build(self) -> None:
        self._program, self._centre, self._banner = QLabel(), QLabel(), QLabel()
        set_role(self._program, Role.H1)
        set_role(self._centre, Role.SUBTITLE)
        set_role(self._banner, Role.BADGE)
        self._banner.setVisible(self._training)
        self._name_label, self._password_label = QLabel(), QLabel()
        for label in (self._name_label, self._password_label):
            set_role(label, Role.FIELD_LABEL)
        self.name, self.password = plain_line(), password_line()
        self._name_label.setBuddy(self.name)
        self._password_label.setBuddy(self.password)
        self._eye = self.password.addAction(icon("eye"), QLineEdit.ActionPosition.TrailingPosition)
        self._eye.setCheckable(True)
        self._message = QLabel()
        self._message.setWordWrap(True)
        self._message.setMinimumHeight(38)
        set_role(self._message, Role.ERROR)
        self.enter = QPushButton()
        set_role(self.enter, Role.PRIMARY)
        self.enter.setIcon(icon("login", "on_primary"))
        self._language = QPushButton()
        self._lay_out()

    def _lay_out(self) -> None:
        card = QFrame()
        set_role(card, Role.CARD)
        card.setFixedWidth(420)
        inner = QVBoxLayout(card)
        inner.setContentsMargins(32, 28, 32, 24)
        inner.setSpacing(6)
        emblem = IconLabel("shield-lock", "primary", 40)
        inner.addWidget(emblem, alignment=Qt.AlignmentFlag.AlignHCenter)
        inner.addWidget(self._program, alignment=Qt.AlignmentFlag.AlignHCenter)
        inner.addWidget(self._centre, alignment=Qt.AlignmentFlag.AlignHCenter)
        inner.addWidget(self._banner)
        inner.addSpacing(12)
        for widget in (
            self._name_label,
            self.name,
            self._password_label,
            self.password,
            self._message,
            self.enter,
        ):
            inner.addWidget(widget)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self._language)
        inner.addSpacing(6)
        inner.addLayout(foot)
        outer = QVBoxLayout(self)
        outer.addStretch(2)
        outer.addWidget(card, alignment=Qt.AlignmentFlag.AlignHCenter)
        outer.addStretch(3)

    def _connect(self) -> None:
        self.enter.clicked.connect(self._submit)
        self.name.returnPressed.connect(self.password.setFocus)
        self.password.returnPressed.connect(self._submit)
        self._eye.toggled.connect(self._show_password)
        self.password.installEventFilter(self)
        self._language.clicked.connect(self.language_wanted)

    def show_waiting(self) -> None:
        """The password is being checked: nothing can be pressed meanwhile."""
        self._set_enabled(enabled=False)
        self._say(_("Checking…"), "info")

    def show_refusal(self, sentence: str) -> None:
        """Say why, empty the password and let the user try again."""
        self._set_enabled(enabled=True)
        self._say(sentence, "danger")
        self.password.clear()
        self.password.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Warn of Caps Lock and of a Nepali keyboard layout: what is typed cannot be seen."""
        if watched is self.password and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            warning = typing_warning(event.text(), event.modifiers())
            if warning or self._warned:
                self._say(warning, "warn")
            self._warned = bool(warning)
        return super().eventFilter(watched, event)

    def _say(self, sentence: str, tone: str) -> None:
        set_state(self._message, "tone", tone)
        self._message.setText(sentence)
        self._message.setAccessibleName(sentence)

    def _set_enabled(self, *, enabled: bool) -> None:
        for widget in (self.name, self.password, self.enter):
            widget.setEnabled(enabled)

    def _submit(self) -> None:
        if not self.name.text().strip():
            self._say(_("Type your user name."), "danger")
            self.name.setFocus()
        elif not self.password.text():
            self._say(_("Type your password."), "danger")
            self.password.setFocus()
        else:
            self.submitted.emit(self.name.text().strip(), self.password.text())

    def _show_password(self, shown: bool) -> None:  # noqa: FBT001  a slot of a bool signal
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.password.setEchoMode(mode)
        self._eye.setIcon(icon("eye-off" if shown else "eye"))

    def retranslate(self) -> None:
        """Set every text in the current language."""
        self.setWindowTitle(_("LEOC Desktop – Log in"))
        self._program.setText(_("Disaster management"))
        self._centre.setText(_("Local Emergency Operation Centre"))
        self._banner.setText(_("TRAINING – this is a practice office. Nothing here is real."))
        self._name_label.setText(_("User name"))
        self._password_label.setText(_("Password"))
        self.name.setAccessibleName(_("User name"))
        self.password.setAccessibleName(_("Password"))
        self._eye.setText(_("Show the password"))
        self._eye.setToolTip(_("Show the password"))
        self.enter.setText(_("Log in"))
        self._language.setText("English" if current().code == NEPALI else "नेपाली")

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()


def typing_warning(text: str, modifiers: Qt.KeyboardModifier) -> str:
    """What is odd about a key typed into a password: a capital without Shift, or a Nepali letter."""
    if len(text) == 1 and "\u0900" <= text <= "\u097f":
        return _("The keyboard types Nepali. Passwords are usually typed in English.")
    shift = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
    if text.isascii() and text.isalpha() and text.isupper() is not shift:
        return _("Caps Lock is on.")
    return ""
