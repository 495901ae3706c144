"""The last two steps: the recovery code, and typing part of it again."""

from __future__ import annotations

import secrets
from collections.abc import Sequence

from PySide6.QtWidgets import QLineEdit, QWidget

from leoc_desktop.access.crockford import normalised
from leoc_desktop.access.recovery_code import groups
from leoc_desktop.foundation.nepali_text import show_number
from leoc_desktop.foundation.translation import _
from leoc_desktop.shell.first_run_wizard.step import Step
from leoc_desktop.ui_kit.plain_line import plain_line
from leoc_desktop.ui_kit.secret_paper import SecretPaper
from leoc_desktop.ui_kit.shown_secret import ShownSecret

GROUPS_ASKED = 2


class CodeStep(Step):
    """The recovery code, shown once."""

    def __init__(self) -> None:
        super().__init__()
        self._code = ShownSecret()
        self.paper: SecretPaper | None = None
        self.fields.addWidget(self._code)

    def offer_paper(self, paper: SecretPaper) -> None:
        """Let the sheet with the code be printed."""
        self.paper = paper
        self.fields.addWidget(paper)

    def show_code(self, code: str) -> None:
        """Show it in three lines of three groups."""
        self._code.show_groups(groups(code))

    def first_field(self) -> QWidget:
        """The code itself, to be read and selected."""
        return self._code

    def retranslate(self) -> None:
        """Set every text in the current language."""
        if self.paper is not None:
            self.paper.retranslate()
        self.heading.setText(_("The recovery code"))
        self.explanation.setText(
            _(
                "Write this code down twice, or print the sheet twice, and keep each in a sealed envelope in a "
                "different place. "
                "With a backup file and this code the office can be restored on any computer. It is shown only now: "
                "if the code and every administrator's password are lost, the data are lost."
            )
        )


class RetypeStep(Step):
    """Two groups of the code typed again, so that it really stands on paper."""

    def __init__(self) -> None:
        super().__init__()
        self._parts: tuple[str, ...] = ()
        self.asked: list[int] = []
        self.lines = [plain_line() for _number in range(GROUPS_ASKED)]
        self._labels = [self.add_labelled(line) for line in self.lines]

    def set_code(self, code: str) -> None:
        """Choose which groups are asked."""
        self._parts = groups(code)
        numbers = list(range(len(self._parts)))
        secrets.SystemRandom().shuffle(numbers)
        self.asked = sorted(numbers[:GROUPS_ASKED])
        self.retranslate()

    def problem(self) -> str:
        """Both groups must be those of the code."""
        typed = [normalised(line.text()) for line in self.lines]
        if typed == [self._parts[number] for number in self.asked]:
            return ""
        return _("That is not what the code says. Go back, compare your sheet and try again.")

    def first_field(self) -> QWidget:
        """The first of the two groups."""
        return self.lines[0]

    def typed_lines(self) -> Sequence[QLineEdit]:
        """Both groups."""
        return self.lines

    def retranslate(self) -> None:
        """Set every text in the current language."""
        self.heading.setText(_("Read it from your sheet"))
        self.explanation.setText(_("Type these two groups from the sheet that you wrote."))
        for label, line, number in zip(self._labels, self.lines, self.asked, strict=False):
            text = _("Group {number} of {count}").format(
                number=show_number(number + 1), count=show_number(len(self._parts))
            )
            label.setText(text)
            line.setAccessibleName(text)
