"""The way in without a password: what helps when it is forgotten, and the printed recovery code."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from leoc_desktop.access.recovery import Recovered
from leoc_desktop.foundation.translation import NEPALI, _, current
from leoc_desktop.shell.recovery_code_line import RecoveryCodeLine
from leoc_desktop.ui_kit.current_stack import CurrentStack
from leoc_desktop.ui_kit.icons import IconLabel
from leoc_desktop.ui_kit.shown_secret import ShownSecret
from leoc_desktop.ui_kit.theme import Role, current_theme, set_role, set_state
from leoc_desktop.ui_kit.wrapped_text import WrappedText

_WIDTH = 600


class _Step(Enum):
    CODE = 0
    WHO = 1
    PASSWORD = 2


@dataclass(frozen=True, slots=True)
class NewPassword:
    """A one-time password that the recovery code gave to an administrator."""

    administrator: str
    password: str


class RecoveryWindow(QWidget):
    """Asks for the code, says what it brought back, and gives an administrator a one-time password where one is lost.

    ``trouble`` is the sentence of what keeps people out (a lost keyring); "" for a forgotten password.
    """

    code_given = Signal(str)
    password_wanted = Signal(str, str)  # the code, the administrator
    sign_in_wanted = Signal(NewPassword)
    left = Signal()
    language_wanted = Signal()

    def __init__(self, *, trouble: str = "") -> None:
        super().__init__()
        set_role(self, Role.PAGE)
        self._trouble = trouble
        self._passwords_open = True
        self._given: NewPassword | None = None
        self._heading, self._explanation, self._message = WrappedText(), WrappedText(), WrappedText()
        self._code_label, self._who_label = QLabel(), QLabel()
        self.code, self.administrator, self._one_time = RecoveryCodeLine(), QComboBox(), ShownSecret()
        self._steps = CurrentStack()
        self.go_on, self.back, self.new_password = QPushButton(), QPushButton(), QPushButton()
        self._language = QPushButton()
        self._build()
        self._connect()
        self._go_to(_Step.CODE)
        self.resize(1366, 768)

    def _build(self) -> None:
        set_role(self._heading, Role.H1)
        set_role(self._message, Role.ERROR)
        for label in (self._code_label, self._who_label):
            set_role(label, Role.FIELD_LABEL)
        self._code_label.setBuddy(self.code)
        self._who_label.setBuddy(self.administrator)
        set_role(self.go_on, Role.PRIMARY)
        set_role(self._language, Role.QUIET)
        for parts in (
            (self._code_label, self.code, self.code.remark),
            (self._who_label, self.administrator),
            (self._one_time,),
        ):
            self._steps.addWidget(_column(*parts))
        self._lay_out()

    def _lay_out(self) -> None:
        card = QFrame()
        set_role(card, Role.CARD)
        card.setFixedWidth(current_theme().px(_WIDTH))
        inner = QVBoxLayout(card)
        inner.setContentsMargins(32, 24, 32, 20)
        inner.setSpacing(10)
        inner.addWidget(IconLabel("key", "primary", 36), alignment=Qt.AlignmentFlag.AlignLeft)
        for widget in (self._heading, self._explanation, self._steps, self._message):
            inner.addWidget(widget)
        foot = QHBoxLayout()
        foot.addWidget(self._language)
        foot.addStretch(1)
        for button in (self.back, self.new_password, self.go_on):
            foot.addWidget(button)
        inner.addLayout(foot)
        outer = QVBoxLayout(self)
        outer.addStretch(2)
        outer.addWidget(card, alignment=Qt.AlignmentFlag.AlignHCenter)
        outer.addStretch(3)

    def _connect(self) -> None:
        for button in (self.go_on, self.back, self.new_password, self._language):
            button.setAutoDefault(True)  # Enter presses it, as in a dialog
        self.go_on.clicked.connect(self._go_on)
        self.back.clicked.connect(self.left)
        self.new_password.clicked.connect(self._want_password)
        self.code.returnPressed.connect(self._go_on)
        self._language.clicked.connect(self.language_wanted)

    def show_waiting(self) -> None:
        """The code is being checked: nothing can be pressed meanwhile."""
        self._set_enabled(enabled=False)
        self._say(_("Checking…"), "info")

    def show_problem(self, sentence: str) -> None:
        """Say what is wrong and let the user try again."""
        self._set_enabled(enabled=True)
        self._say(sentence, "danger")
        if self._step is _Step.CODE:
            self.code.setFocus()

    def show_recovered(self, recovered: Recovered) -> None:
        """The code was right: say what it brought back, and offer a new password to an administrator."""
        self._passwords_open = recovered.passwords_open
        self.administrator.clear()
        self.administrator.addItems(recovered.administrators)
        self._go_to(_Step.WHO)

    def show_password(self, given: NewPassword) -> None:
        """Show the administrator's one-time password."""
        self._given = given
        self.code.clear()
        self._one_time.show_secret(given.password)
        self._go_to(_Step.PASSWORD)

    @property
    def _step(self) -> _Step:
        return _Step(self._steps.currentIndex())

    def _go_to(self, step: _Step) -> None:
        self._steps.setCurrentIndex(step.value)
        self._set_enabled(enabled=True)
        self._say("", "info")
        self.new_password.setVisible(step is _Step.WHO)
        self.back.setVisible(step is _Step.CODE)
        opens = self._passwords_open
        self.go_on.setVisible(step is not _Step.WHO or opens)
        set_role(self.new_password, Role.QUIET if opens else Role.PRIMARY)
        self.retranslate()
        first: QWidget = self.code if step is _Step.CODE else self.go_on if opens else self.administrator
        first.setFocus()

    @Slot()
    def _go_on(self) -> None:
        if self._step is _Step.WHO:
            self.left.emit()
        elif self._step is _Step.PASSWORD:
            self.sign_in_wanted.emit(self._given)
        elif self.code.problem:
            told = self.code.remark.text() == self.code.problem
            self.show_problem("" if told else self.code.problem)
        else:
            self.show_waiting()
            self.code_given.emit(self.code.text())

    @Slot()
    def _want_password(self) -> None:
        self.show_waiting()
        self.password_wanted.emit(self.code.text(), self.administrator.currentText())

    def _set_enabled(self, *, enabled: bool) -> None:
        for widget in (self._steps, self.go_on, self.back, self.new_password):
            widget.setEnabled(enabled)

    def _say(self, sentence: str, tone: str) -> None:
        set_state(self._message, "tone", tone)
        self._message.setText(sentence)
        self._message.setAccessibleName(sentence)
        self._message.setVisible(bool(sentence))

    def retranslate(self) -> None:
        """Set every text in the current language."""
        self.setWindowTitle(_("LEOC Desktop – Recovery"))
        self._code_label.setText(_("Recovery code"))
        self.code.setAccessibleName(_("Recovery code"))
        self.code.retranslate()
        self._who_label.setText(
            _("Administrator who forgot the password") if self._passwords_open else _("Administrator")
        )
        self.administrator.setAccessibleName(self._who_label.text())
        self.new_password.setText(_("Give a one-time password"))
        self.back.setText(_("Back to log in"))
        self._language.setText("English" if current().code == NEPALI else "नेपाली")
        heading, explanation, verb = self._texts()
        self._heading.setText(heading)
        self._explanation.setText(explanation)
        self.go_on.setText(verb)

    def _texts(self) -> tuple[str, str, str]:
        """Heading, explanation and the verb of the first button."""
        if self._step is _Step.PASSWORD:
            return _password_texts()
        if self._step is _Step.WHO:
            return _recovered_texts(passwords_open=self._passwords_open)
        return _code_texts(self._trouble)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()


def _code_texts(trouble: str) -> tuple[str, str, str]:
    explanation = trouble or _(
        "An administrator gives you a one-time password on the page Users. Only when no administrator can sign "
        "in any more, open the sealed envelope with the recovery code."
    )
    heading = _("The second secret is missing") if trouble else _("Forgotten password")
    return heading, explanation, _("Use the code")


def _recovered_texts(*, passwords_open: bool) -> tuple[str, str, str]:
    said = (
        _("Everybody can sign in with their own password. Failed sign-ins are forgiven.")
        if passwords_open
        else _(
            "This computer has no password safe (keyring) that keeps the second secret, so passwords do not open "
            "here. An administrator gets a one-time password and gives the others theirs on the page Users."
        )
    )
    return _("The code is right"), said, _("Back to log in")


def _password_texts() -> tuple[str, str, str]:
    said = _(
        "It opens the program once. Go on: the program signs in with it, and you choose your own password. "
        "Write it down until then."
    )
    return _("The one-time password"), said, _("Go on")


def _column(*parts: QWidget) -> QWidget:
    column = QWidget()
    layout = QVBoxLayout(column)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(4)
    for part in parts:
        layout.addWidget(part)
    return column
