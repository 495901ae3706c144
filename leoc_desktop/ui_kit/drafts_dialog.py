"""What was typed and neither saved nor discarded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from leoc_desktop.foundation.translation import _
from leoc_desktop.ui_kit.moments import show_moment
from leoc_desktop.ui_kit.theme import Role, current_theme, set_role

_WIDTH = 560


class Draft(Protocol):
    """One draft: of which form, whose record (empty for a new one), and when it reached the disk."""

    @property
    def form(self) -> str: ...
    @property
    def record_id(self) -> bytes: ...
    @property
    def content(self) -> Mapping[str, object]: ...
    @property
    def kept_at(self) -> datetime: ...


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A draft, and what it is about."""

    draft: Draft
    about: str


class DraftsDialog(QDialog):
    """Each draft can be gone on with or discarded; closing the dialog leaves all of them as they are."""

    continued = Signal(object)  # Unfinished
    discarded = Signal(object)

    def __init__(self, parent: QWidget | None, drafts: Sequence[Unfinished]) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Unfinished drafts"))
        self.setMinimumWidth(current_theme().px(_WIDTH))
        self._continue: list[QPushButton] = []
        heading, said, close = QLabel(_("Unfinished drafts")), QLabel(), QPushButton(_("Close"))
        set_role(heading, Role.H1)
        set_role(said, Role.SUBTITLE)
        said.setWordWrap(True)
        said.setText(
            _("Typed and not saved; only you see them. They are removed 30 days after the last change.")
        )
        close.clicked.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(10)
        layout.addWidget(heading)
        layout.addWidget(said)
        for one in drafts:
            layout.addWidget(self._card(one))
        layout.addStretch(1)
        layout.addSpacing(6)
        layout.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        (self._continue[0] if self._continue else close).setFocus()

    def _card(self, one: Unfinished) -> QWidget:
        card = QFrame()
        set_role(card, Role.CARD)
        about, at = QLabel(one.about), QLabel(show_moment(one.draft.kept_at))
        set_role(about, Role.FIELD_LABEL)
        set_role(at, Role.HINT)
        about.setWordWrap(True)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(about)
        words.addWidget(at)
        row = QHBoxLayout(card)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(8)
        row.addLayout(words, 1)
        for text, role, signal in (
            (_("Discard"), Role.DANGER, self.discarded),
            (_("Continue"), Role.PRIMARY, self.continued),
        ):
            button = QPushButton(text)
            set_role(button, role)
            button.setAccessibleName(f"{text}: {one.about}")
            button.setAutoDefault(role is Role.PRIMARY)  # Enter never discards
            button.clicked.connect(lambda _checked=False, chosen=signal: self._choose(chosen, one))
            row.addWidget(button)
        self._continue.append(button)  # the latter of the two
        return card

    def _choose(self, signal: Signal, one: Unfinished) -> None:
        self.accept()
        signal.emit(one)  # type: ignore[attr-defined]  # a bound signal
