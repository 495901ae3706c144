"""Answers a question with yes, no or not known, side by side."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from leoc_desktop.foundation.field import Field
from leoc_desktop.foundation.translation import _
from leoc_desktop.ui_kit.form_builder.editor import Editor, asks_whether_known, not_known
from leoc_desktop.ui_kit.theme import Role, set_role, set_state

_NO_ANSWER = ""


class YesNoEditor(Editor):
    """Three buttons, or two where the answer is always known. The raw value is True, False, None or ""."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        can_be_unknown = field.may_be_unknown or not field.required
        self._answers: tuple[object, ...] = (None, True, False) if can_be_unknown else (True, False)
        self._first: object = None if can_be_unknown and not asks_whether_known(field) else _NO_ANSWER
        self._frame = QFrame()
        set_role(self._frame, Role.CHOICES)
        row = QHBoxLayout(self._frame)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._group = QButtonGroup(self)
        self._buttons = [QToolButton() for _answer in self._answers]
        for place, button in enumerate(self._buttons):
            set_role(button, Role.SEGMENT)
            edge = {0: "first", len(self._buttons) - 1: "last"}.get(place, "middle")
            button.setProperty("place", edge)
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self._group.addButton(button, place)
            row.addWidget(button)
            self.watch(button)
        row.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._frame)
        self.set_raw(self._first)
        self._group.idToggled.connect(self.changed)
        self.retranslate()

    @property
    def focus_target(self) -> QWidget:
        return self._group.checkedButton() or self._buttons[0]

    def raw(self) -> object:
        place = self._group.checkedId()
        return self._answers[place] if place >= 0 else _NO_ANSWER

    def set_raw(self, raw: object) -> None:
        answer = self._first if raw == _NO_ANSWER else raw
        self._group.setExclusive(False)
        for button, its_answer in zip(self._buttons, self._answers, strict=True):
            button.setChecked(its_answer is answer)
        self._group.setExclusive(True)

    def set_wrong(self, *, wrong: bool) -> None:
        for button in self._buttons:
            set_state(button, "wrong", wrong)

    def set_read_only(self, *, read_only: bool) -> None:
        for button in self._buttons:
            button.setEnabled(not read_only)

    def describe(self, name: str, description: str) -> None:
        self._frame.setAccessibleName(name)
        for button in self._buttons:
            button.setAccessibleName(f"{name}: {button.text()}")
            button.setAccessibleDescription(description)

    def retranslate(self) -> None:
        texts = {None: not_known(), True: _("Yes"), False: _("No")}
        for button, answer in zip(self._buttons, self._answers, strict=True):
            button.setText(texts[answer])  # type: ignore[index]
