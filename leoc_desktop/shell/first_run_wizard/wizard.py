"""The wizard's frame: one step after the other, with Back, Next and Finish."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from leoc_desktop.features.office.service import NewOffice
from leoc_desktop.foundation.nepali_text import show_number
from leoc_desktop.foundation.translation import _, current
from leoc_desktop.shell.first_run_wizard.code_steps import CodeStep, RetypeStep
from leoc_desktop.shell.first_run_wizard.steps import AdministratorStep, LanguageStep, OfficeStep
from leoc_desktop.ui_kit.current_stack import CurrentStack
from leoc_desktop.ui_kit.theme import Role, set_role

_SETS_UP_AFTER, _CODE_AT = 2, 3


class FirstRunWizard(QWidget):
    """Collects what an office needs, hands it out, shows the code, and ends when two groups were typed again."""

    language_wanted = Signal(str)
    set_up_wanted = Signal(NewOffice)
    restore_wanted = Signal()
    finished = Signal(str)  # the administrator's user name

    def __init__(self) -> None:
        super().__init__()
        set_role(self, Role.PAGE)
        self.language, self.office = LanguageStep(), OfficeStep()
        self.administrator, self.code, self.retype = AdministratorStep(), CodeStep(), RetypeStep()
        self.steps = (self.language, self.office, self.administrator, self.code, self.retype)
        self._stack = CurrentStack()
        self._build()
        self._connect()
        self.retranslate()
        self.resize(1366, 768)
        self._go_to(0)

    def _build(self) -> None:
        for step in self.steps:
            self._stack.addWidget(step)
        self._progress = QLabel()
        set_role(self._progress, Role.SUBTITLE)
        self.back, self.next, self._restore = QPushButton(), QPushButton(), QPushButton()
        set_role(self.next, Role.PRIMARY)
        set_role(self._restore, Role.QUIET)
        foot = QHBoxLayout()
        foot.addWidget(self._restore)
        foot.addStretch(1)
        foot.addWidget(self.back)
        foot.addWidget(self.next)
        card = QFrame()
        set_role(card, Role.CARD)
        card.setFixedWidth(640)
        card.setMinimumHeight(580)  # fits into 614 pixels
        inner = QVBoxLayout(card)
        inner.setContentsMargins(36, 28, 36, 24)
        inner.setSpacing(10)
        inner.addWidget(self._progress)
        inner.addWidget(_scrolled(self._stack), 1)
        inner.addLayout(foot)
        self.setTabOrder(self.back, self.next)
        self.setTabOrder(self.next, self._restore)
        outer = QVBoxLayout(self)
        outer.addStretch(1)
        outer.addWidget(card, alignment=Qt.AlignmentFlag.AlignHCenter)
        outer.addStretch(1)

    def _connect(self) -> None:
        self.language.language_chosen.connect(self.language_wanted)
        self.back.clicked.connect(self._go_back)
        self.next.clicked.connect(self._go_on)
        self._restore.clicked.connect(self.restore_wanted)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.next.click)
        onward = QShortcut(QKeySequence("Return"), self.language, self.next.click)  # from the language chosen
        onward.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        for button in (self.back, self.next, self._restore):
            button.setAutoDefault(True)  # Enter presses it, as in a dialog
        self.office.level.settled.connect(self.next.click)
        for step in self.steps:
            lines = step.typed_lines()
            for line, after in pairwise(lines):
                line.returnPressed.connect(after.setFocus)
            if lines:
                lines[-1].returnPressed.connect(self.next.click)

    @property
    def number(self) -> int:
        """The step shown, from 0."""
        return self._stack.currentIndex()

    def show_code(self, code: str) -> None:
        """The office was made: show its recovery code. There is no way back from here."""
        self._set_waiting(waiting=False)
        self.code.show_code(code)
        self.retype.set_code(code)
        for line in (self.administrator.password, self.administrator.again):
            line.clear()
        self._go_to(_CODE_AT)

    def show_problem(self, sentence: str) -> None:
        """The office could not be made: say why where it can be changed."""
        self._set_waiting(waiting=False)
        self.administrator.show_problem(sentence)

    def _set_waiting(self, *, waiting: bool) -> None:
        for button in (self.back, self.next, self._restore):
            button.setEnabled(not waiting)
        self.administrator.show_problem(_("Setting up… this takes a few seconds.") if waiting else "")

    def _go_to(self, number: int) -> None:
        self._stack.setCurrentIndex(number)
        self.steps[number].show_problem("")
        self.back.setVisible(number not in {0, _CODE_AT})
        self._restore.setVisible(number == 0)
        self.retranslate()
        self.steps[number].first_field().setFocus()

    def _go_back(self) -> None:
        self._go_to(self.number - 1)

    def _go_on(self) -> None:
        step = self.steps[self.number]
        problem = step.problem()
        step.show_problem(problem)
        if problem:
            step.wrong_field().setFocus()
        elif self.number == _SETS_UP_AFTER:
            self._hand_out()
        elif self.number == len(self.steps) - 1:
            self.finished.emit(self.administrator.name.text().strip())
        else:
            self._go_to(self.number + 1)

    def _hand_out(self) -> None:
        level = self.office.chosen
        assert level is not None
        self._set_waiting(waiting=True)
        self.set_up_wanted.emit(
            NewOffice(
                postal_code=level.postal_code,
                language=current().code,
                admin_name=self.administrator.name.text(),
                admin_full_name=self.administrator.full_name.text(),
                admin_password=self.administrator.password.text(),
            )
        )

    def retranslate(self) -> None:
        """Set every text in the current language."""
        self.setWindowTitle(_("LEOC Desktop – Set up"))
        for step in self.steps:
            step.retranslate()
        self._progress.setText(
            _("Step {number} of {count}").format(
                number=show_number(self.number + 1), count=show_number(len(self.steps))
            )
        )
        last = self.number == len(self.steps) - 1
        self.back.setText(_("Back"))
        self.next.setText(
            _("Finish") if last else _("I wrote it down") if self.number == _CODE_AT else _("Next")
        )
        self._restore.setText(_("Restore a backup…"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()


def _scrolled(stack: CurrentStack) -> QScrollArea:
    """With large text on a small screen a step can be scrolled; the buttons below it stay."""
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidgetResizable(True)
    area.setWidget(stack)
    return area
