"""Chooses wards with one button each; the first one chosen is the main ward."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QToolButton, QVBoxLayout, QWidget

from leoc_desktop.foundation.field import Field
from leoc_desktop.foundation.nepali_text import ascii_digits, shown_digits
from leoc_desktop.foundation.translation import _
from leoc_desktop.ui_kit.form_builder.editor import Editor
from leoc_desktop.ui_kit.theme import Role, current_theme, set_role, set_state

_GAP = 4
_CHIP = 36
_ONE_KEY = 9
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class WardEditor(Editor):
    """Buttons 1 to n. One Tab stop: arrows move, Space chooses, a digit chooses that ward.

    The raw value is the list of wards in the order in which they were chosen.
    """

    def __init__(self, field: Field, ward_count: int, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self._chosen: list[int] = []
        self._frame = QFrame()
        set_role(self._frame, Role.CHOICES)
        self._grid = QGridLayout(self._frame)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(_GAP)
        self._buttons = [self._make_button() for _ward in range(ward_count)]
        self._per_row = 0
        self._lay(ward_count)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._frame)
        self._stop_at(0)
        self.retranslate()

    def _make_button(self) -> QToolButton:
        button = QToolButton()
        set_role(button, Role.CHIP)
        button.setCheckable(True)
        button.clicked.connect(self._toggle)
        self.watch(button)
        return button

    def _lay(self, per_row: int) -> None:
        """Put the buttons in rows of ``per_row``."""
        if per_row == self._per_row:
            return
        for column in range(self._grid.columnCount()):
            self._grid.setColumnStretch(column, 0)
        for number, button in enumerate(self._buttons):
            self._grid.addWidget(button, number // per_row, number % per_row)
        self._grid.setColumnStretch(per_row, 1)
        self._per_row = per_row

    @property
    def focus_target(self) -> QWidget:
        stops = (button for button in self._buttons if button.focusPolicy() & Qt.FocusPolicy.TabFocus)
        return next(stops, self._buttons[0])

    def raw(self) -> object:
        return list(self._chosen)

    def set_raw(self, raw: object) -> None:
        wards = raw if isinstance(raw, (list, tuple)) else []
        self._chosen = [ward for ward in wards if isinstance(ward, int) and 1 <= ward <= len(self._buttons)]
        self._stop_at(self._chosen[0] - 1 if self._chosen else 0)
        self._show_chosen()

    def set_wrong(self, *, wrong: bool) -> None:
        for button in self._buttons:
            set_state(button, "wrong", wrong)

    def set_read_only(self, *, read_only: bool) -> None:
        for button in self._buttons:
            button.setEnabled(not read_only)

    def describe(self, name: str, description: str) -> None:
        self._frame.setAccessibleName(name)
        for button in self._buttons:
            button.setAccessibleDescription(f"{name}. {description}" if description else name)

    def hint(self) -> str:
        if len(self._chosen) < 2:  # noqa: PLR2004  with one ward there is nothing to tell apart
            return ""
        return shown_digits(_("Main ward: {ward}").format(ward=self._chosen[0]))

    def wanted_width(self) -> int:
        return current_theme().px(_CHIP) * len(self._buttons) + _GAP * (len(self._buttons) - 1)

    def retranslate(self) -> None:
        for number, button in enumerate(self._buttons, start=1):
            button.setText(shown_digits(str(number)))
        self._show_chosen()

    def resizeEvent(self, event: QResizeEvent) -> None:
        step = current_theme().px(_CHIP) + _GAP
        self._lay(max(1, min(len(self._buttons), (event.size().width() + _GAP) // step)))
        super().resizeEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._key(event):
            return True
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        at = self._buttons.index(self.focus_target)  # type: ignore[arg-type]
        steps = {**_STEPS, Qt.Key.Key_Up: -self._per_row, Qt.Key.Key_Down: self._per_row}
        step = steps.get(Qt.Key(event.key()), 0)
        if step:
            self._go_to(at + step)
            return True
        digit = ascii_digits(event.text())
        if len(self._buttons) <= _ONE_KEY and digit.isdecimal() and 1 <= int(digit) <= len(self._buttons):
            self._go_to(int(digit) - 1)
            self._buttons[int(digit) - 1].click()
            return True
        return False

    def _go_to(self, at: int) -> None:
        if 0 <= at < len(self._buttons):
            self._stop_at(at)
            self._buttons[at].setFocus(Qt.FocusReason.TabFocusReason)

    def _stop_at(self, at: int) -> None:
        """Let Tab stop at one button only."""
        for number, button in enumerate(self._buttons):
            policy = Qt.FocusPolicy.StrongFocus if number == at else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(policy)

    @Slot()
    def _toggle(self) -> None:
        ward = self._buttons.index(self.sender()) + 1  # type: ignore[arg-type]
        if ward in self._chosen:
            self._chosen.remove(ward)
        else:
            self._chosen.append(ward)
        self._stop_at(ward - 1)
        self._show_chosen()
        self.changed.emit()

    def _show_chosen(self) -> None:
        main = self._chosen[0] if self._chosen else 0
        for ward, button in enumerate(self._buttons, start=1):
            button.setChecked(ward in self._chosen)
            set_state(button, "main", ward == main)
            name = _("Ward {ward}, main ward") if ward == main else _("Ward {ward}")
            button.setAccessibleName(shown_digits(name.format(ward=ward)))
        self.hint_changed.emit()
