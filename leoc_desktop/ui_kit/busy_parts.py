"""Parts of a form that take nothing while what they hold is being written."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


class BusyParts:
    """Disables some parts of ``form`` together; the cursor comes back to where it was."""

    def __init__(self, form: QWidget, *parts: QWidget) -> None:
        self._form, self._parts = form, parts
        self._cursor: QWidget | None = None
        self.is_busy = False

    def set_busy(self, *, busy: bool) -> None:
        """Take keys, or take none."""
        if busy is self.is_busy:
            return
        self.is_busy = busy
        if busy:
            self._cursor = self._form.window().focusWidget()
        for part in self._parts:
            part.setDisabled(busy)
        back = self._cursor
        if not busy and back is not None and shiboken6.isValid(back) and self._form.isAncestorOf(back):
            back.setFocus(Qt.FocusReason.OtherFocusReason)
