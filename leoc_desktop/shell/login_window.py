"""Signing in: name, password, and nothing that tells a stranger more than he knows."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from leoc_desktop.foundation.policy import policy_in_force
from leoc_desktop.foundation.translation import NEPALI, _, current
from leoc_desktop.ui_kit.countdown import Countdown, wait_text
from leoc_desktop.ui_kit.icons import IconLabel, icon
from leoc_desktop.ui_kit.plain_line import password_line, plain_line
from leoc_desktop.ui_kit.theme import Role, current_theme, set_role, set_state
from leoc_desktop.ui_kit.typing_warning import TypingWarning
from leoc_desktop.ui_kit.wrapped_text import WrappedText
from leoc_desktop.ui_kit.wrapping_row import WrappingRow

_CARD_WIDTH = 420


class LoginWindow(QWidget):
    """Asks for name and password; hands them out once per Enter and shows what came of it."""

    submitted = Signal(str, str)
    language_wanted = Signal()
    recovery_wanted = Signal()
    restore_wanted = Signal()

    def __init__(self, *, last_name: str, training: bool) -> None:
        super().__init__()
        set_role(self, Role.PAGE)
        self._training = training
        self._waiting_name = ""
        self._countdown = Countdown(self)
        self._build()
        self._connect()
        self.name.setText(last_name)
        self.retranslate()
        self.resize(1366, 768)
        (self.password if last_name else self.name).setFocus()

    def _build(self) -> None:
        self._program, self._centre, self._banner = QLabel(), QLabel(), WrappedText()
        set_role(self._program, Role.H1)
        set_role(self._centre, Role.SUBTITLE)
        set_role(self._banner, Role.BADGE)
        self._name_label, self._password_label = QLabel(), QLabel()
        for label in (self._name_label, self._password_label):
            set_role(label, Role.FIELD_LABEL)
        self.name, self.password = plain_line(), password_line()
        self._name_label.setBuddy(self.name)
        self._password_label.setBuddy(self.password)
        self._eye = self.password.addAction(icon("eye"), QLineEdit.ActionPosition.TrailingPosition)
        self._eye.setCheckable(True)
        self._message = WrappedText()
        set_role(self._message, Role.ERROR)
        self.enter = QPushButton()
        set_role(self.enter, Role.PRIMARY)
        self.enter.setIcon(icon("login", "on_primary"))
        self._language, self.forgotten, self.restore = QPushButton(), QPushButton(), QPushButton()
        set_role(self.forgotten, Role.QUIET)
        set_role(self.restore, Role.QUIET)
        self._lay_out()

    def _lay_out(self) -> None:
        self._card = QFrame()
        set_role(self._card, Role.CARD)
        self._size_by_theme()
        inner = QVBoxLayout(self._card)
        inner.setContentsMargins(32, 28, 32, 24)
        inner.setSpacing(6)
        emblem = IconLabel("shield-lock", "primary", 40)
        inner.addWidget(emblem, alignment=Qt.AlignmentFlag.AlignHCenter)
        inner.addWidget(self._program, alignment=Qt.AlignmentFlag.AlignHCenter)
        inner.addWidget(self._centre, alignment=Qt.AlignmentFlag.AlignHCenter)
        inner.addSpacing(6)
        inner.addWidget(self._banner)
        self._banner.setVisible(self._training)
        inner.addSpacing(6)
        for widget in (
            self._name_label,
            self.name,
            self._password_label,
            self.password,
            self._message,
            self.enter,
        ):
            inner.addWidget(widget)
        inner.addSpacing(6)
        inner.addWidget(WrappingRow(self.forgotten, self.restore, self._language, gap=4))
        self._language.setHidden(policy_in_force().language is not None)
        outer = QVBoxLayout(self)
        outer.addStretch(2)
        outer.addWidget(self._card, alignment=Qt.AlignmentFlag.AlignHCenter)
        outer.addStretch(3)

    def _connect(self) -> None:
        for button in (self.enter, self.forgotten, self._language):
            button.setAutoDefault(True)  # Enter presses it, as in a dialog
        self.enter.clicked.connect(self._submit)
        self.name.returnPressed.connect(self.password.setFocus)
        self.password.returnPressed.connect(self._submit)
        self._eye.toggled.connect(self._show_password)
        TypingWarning(self.password).said.connect(lambda warning: self._say(warning, "warn"))
        self._countdown.left.connect(self._show_wait)
        self._countdown.ended.connect(self._end_wait)
        self.name.textChanged.connect(self._name_changed)
        self.forgotten.clicked.connect(self.recovery_wanted)
        self.restore.clicked.connect(self.restore_wanted)
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

    def show_wait(self, seconds: int) -> None:
        """Too many wrong tries: count down, and let the user try again when it is over."""
        self._set_enabled(enabled=True)
        self.password.clear()
        self.password.setFocus()
        self._waiting_name = self.name.text().strip()
        self._countdown.start(seconds)

    def tell(self, sentence: str, tone: str) -> None:
        """Say why this window is shown, for example that the program locked itself."""
        self._say(sentence, tone)

    @Slot(int)
    def _show_wait(self, seconds: int) -> None:
        if self._must_wait:
            self.enter.setEnabled(False)
            self._say(wait_text(seconds), "danger")

    @Slot()
    def _end_wait(self) -> None:
        if self._waiting_name == self.name.text().strip():
            self.enter.setEnabled(True)
            self._say(_("You can try again now."), "info")

    @Slot()
    def _name_changed(self) -> None:
        """The wait is counted for each name; somebody else may try at once."""
        if self._countdown.runs:
            self.enter.setEnabled(not self._must_wait)
            self._say("", "info")

    @property
    def _must_wait(self) -> bool:
        return self._countdown.runs and self._waiting_name == self.name.text().strip()

    def _say(self, sentence: str, tone: str) -> None:
        set_state(self._message, "tone", tone)
        self._message.setText(sentence)
        self._message.setAccessibleName(sentence)

    def _set_enabled(self, *, enabled: bool) -> None:
        for widget in (self.name, self.password, self.enter, self.forgotten, self.restore):
            widget.setEnabled(enabled)

    def _submit(self) -> None:
        if self._must_wait:
            return
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
        self.forgotten.setText(_("Forgot the password?"))
        self.restore.setText(_("Restore a backup…"))
        self._language.setText("English" if current().code == NEPALI else "नेपाली")

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language and of text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.StyleChange:
            self._size_by_theme()

    def _size_by_theme(self) -> None:
        self._card.setFixedWidth(current_theme().px(_CARD_WIDTH))
