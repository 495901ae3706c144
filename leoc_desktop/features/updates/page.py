"""The page of updates, for administrators, where a publisher's key is built in: what was found, and installing it."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QLineEdit, QPushButton

from leoc_desktop import __version__
from leoc_desktop.features.updates.service import Found, Installation, Survey, UpdateService
from leoc_desktop.foundation.policy import policy_in_force
from leoc_desktop.foundation.translation import N_, _
from leoc_desktop.ui_kit import confirm
from leoc_desktop.ui_kit.card import Card
from leoc_desktop.ui_kit.icons import icon
from leoc_desktop.ui_kit.notice import Notice
from leoc_desktop.ui_kit.page import Page, PageContext, Tone
from leoc_desktop.ui_kit.plain_line import plain_line
from leoc_desktop.ui_kit.progress_strip import Progress, ProgressStrip
from leoc_desktop.ui_kit.task_runner import Lane
from leoc_desktop.ui_kit.theme import Role, set_role
from leoc_desktop.ui_kit.wrapped_text import WrappedText


class UpdatePage(Page):
    """Nothing is installed by itself: an administrator reads what was found, then says so with his password."""

    leave_wanted = Signal()
    """The installer runs and waits for the program to be closed."""

    title: ClassVar[str] = N_("New versions")
    icon_name: ClassVar[str] = "download"

    def __init__(self, context: PageContext, updates: UpdateService) -> None:
        super().__init__(context)
        self._updates = updates
        self._survey: Survey | None = None
        self._begun: Installation | None = None
        self.look_button = self.add_button("refresh", self.look)
        self.install_button = self.add_button("download", self.install, primary=True)
        self.state, self.progress = Notice(), ProgressStrip()
        self.folder, self.choose_button = plain_line(), QPushButton(icon("folder"), "")
        self.command, self.copy_button = plain_line(), QPushButton(icon("copy"), "")
        self._found_card, self._folder_card, self.command_card = Card(), Card(), Card()
        self.found, self._places, self._folder_label = WrappedText(), WrappedText(), QLabel()
        self._hint, self._command_hint = WrappedText(), WrappedText()
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        set_role(self._folder_label, Role.FIELD_LABEL)
        for label in (self._hint, self._command_hint, self._places):
            set_role(label, Role.HINT)
        self._folder_label.setBuddy(self.folder)
        self.command.setReadOnly(True)
        row, command = _in_a_row(self.folder, self.choose_button), _in_a_row(self.command, self.copy_button)
        self._found_card.add(self.found)
        self._folder_card.add(self._folder_label, row, self._places, self._hint)
        self.command_card.add(self._command_hint, command)
        self.command_card.hide()
        for part in (self.state, self.progress, self.command_card, self._found_card, self._folder_card):
            self.content.addWidget(part)
        self.content.addStretch(1)

    def _connect(self) -> None:
        self.choose_button.clicked.connect(self.choose_folder)
        self.folder.returnPressed.connect(self.look)
        self.copy_button.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.command.text()))

    def load(self) -> None:
        """Look once; after that only when somebody asks for it."""
        if self._survey is None:
            self.look()

    def refresh(self) -> None:
        """Look again."""
        self.look()

    def retranslate(self) -> None:
        """Set every text in the current language."""
        super().retranslate()
        self.subtitle.setText(_("Signed by the publisher, brought by IT on a share or a USB stick"))
        self.look_button.setText(_("Look again"))
        self.install_button.setText(_("Install…"))
        self._found_card.set_title(_("What lies there"))
        self._folder_card.set_title(_("Where new versions are looked for"))
        self._folder_label.setText(_("Another folder"))
        self.folder.setAccessibleName(_("Another folder"))
        self.folder.setPlaceholderText(_("A USB stick or a folder on another computer"))
        self.choose_button.setText(_("Choose…"))
        self._hint.setText(
            _("Beside the installer lies the publisher's signed file. Without it nothing is offered.")
        )
        self.command_card.set_title(_("One command is left"))
        self._command_hint.setText(
            _("Close the program, then have an administrator of this computer type this in a terminal:")
        )
        self.command.setAccessibleName(_("Command that installs the new version"))
        self.copy_button.setText(_("Copy"))
        self._show()

    @Slot()
    def choose_folder(self) -> None:
        """Let the user choose where to look."""
        chosen = QFileDialog.getExistingDirectory(self, _("Another folder"), self.folder.text())
        if chosen:
            self.folder.setText(chosen)
            self.look()

    @Slot()
    def look(self) -> None:
        """Look in every place, and in the folder that was typed."""
        if not self.look_button.isEnabled():
            return
        self._set_busy(_("Looking, copying and checking…"))
        job = partial(self._updates.look, self.folder.text().strip())
        self.in_background(job, self._looked, lane=Lane.SHARE, failed=self._failed)

    @Slot()
    def install(self) -> None:
        """Ask once, then back up and begin the installer."""
        offer = self._survey.offer if self._survey is not None else None
        if offer is None or offer.release is None:
            return
        question = _("Install version {version}?").format(version=offer.release.version)
        detail = _(
            "A backup is made and opened again first. Then the installer needs the program closed; what is being typed "
            "is kept as a draft."
        )
        if confirm.ask(self, question, _("Back up and install"), detail):
            self._begin(offer)

    def _begin(self, offer: Found) -> None:
        self._set_busy(_("Making a backup and checking it…"))
        self.in_background(
            partial(self._updates.install, offer), self._installing, lane=Lane.SHARE, failed=self._failed
        )

    def _looked(self, survey: Survey) -> None:
        self._survey = survey
        self._set_busy("")

    def _installing(self, begun: Installation) -> None:
        self._begun = begun
        self._set_busy("")
        if not begun.command:
            self.leave_wanted.emit()

    def _failed(self, error: Exception) -> None:
        self._set_busy("")
        self.context.present(error, None)

    def _set_busy(self, what: str) -> None:
        for widget in (self.look_button, self.folder, self.choose_button):
            widget.setDisabled(bool(what))
        if what:
            self.install_button.setDisabled(True)
            self.progress.start(what, Progress(), can_stop=False)
        else:
            self.progress.finish()
            self._show()

    def _show(self) -> None:
        survey, begun = self._survey, self._begun
        self.install_button.setEnabled(survey is not None and survey.offer is not None and begun is None)
        self.command_card.setVisible(begun is not None and bool(begun.command))
        for card in (self._found_card, self._folder_card):
            card.setVisible(begun is None)
        if begun is not None:
            self.command.setText(begun.command)
            self.command.setCursorPosition(0)
            text = _("The backup {file} was made and checked. Version {version} can be installed now.")
            self.state.say(Tone.OK, text.format(file=begun.backup.name, version=begun.version))
        elif survey is not None:
            self.state.say(*_summary(survey, __version__))
        if survey is not None:
            self.found.setText(_by_place(survey, __version__))
        self._places.setText(_places(survey))


def _in_a_row(line: QLineEdit, button: QPushButton) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(line, 1)
    row.addWidget(button)
    return row


def _summary(survey: Survey, running: str) -> tuple[Tone, str]:
    """What matters most, and every place that could not be looked at."""
    troubles = "".join(f"\n{trouble}" for trouble in survey.troubles)
    if survey.offer is None or survey.offer.release is None:
        text = _("No newer version was found. This program is version {running}.").format(running=running)
        return (Tone.WARN if troubles else Tone.NEUTRAL), text + troubles
    text = _(
        "Version {version} is here and was checked: signed by the publisher, and whole. This program is version "
        "{running}."
    )
    return Tone.INFO, text.format(version=survey.offer.release.version, running=running) + troubles


def _by_place(survey: Survey, running: str) -> str:
    """Each place once, with what lies there below it."""
    told: dict[str, list[str]] = {}
    for one in survey.found:
        told.setdefault(one.place, [one.place]).append("• " + one.in_words(running))
    return "\n\n".join("\n".join(lines) for lines in told.values()) or _(
        "Nothing signed by a publisher lies there."
    )


def _places(survey: Survey | None) -> str:
    lines = list(survey.places) if survey is not None else []
    fixed = policy_in_force().update_folder
    marked = [_("{place} (fixed by IT)").format(place=line) if line == fixed else line for line in lines]
    return "\n".join(marked)
