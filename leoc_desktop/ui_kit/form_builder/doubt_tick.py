"""Asks about an entry that is possible and improbable; a tick answers."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox

from leoc_desktop.foundation.errors import FieldProblem
from leoc_desktop.foundation.translation import _

_NOTHING = object()


class DoubtTick(QCheckBox):
    """Shown while there is a doubt. The tick belongs to the entry it was given for; another entry asks anew."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.doubt: FieldProblem | None = None
        self._raw: object = _NOTHING
        self._noted: object = _NOTHING
        self.toggled.connect(self._toggled)
        self.hide()
        self.retranslate()

    @property
    def is_open(self) -> bool:
        """Whether there is a doubt that nobody ticked."""
        return self.doubt is not None and not self.isChecked()

    def ask(self, doubt: FieldProblem | None, raw: object) -> None:
        """Show a doubt about the entry ``raw``, or that there is none."""
        before = (self.doubt, self._raw)
        self.doubt, self._raw = doubt, raw
        self.blockSignals(True)  # noqa: FBT003  Qt's signature
        self.setChecked(doubt is not None and self._noted == raw)
        self.blockSignals(False)  # noqa: FBT003
        self.setVisible(doubt is not None)
        self.retranslate()
        if before != (doubt, raw):
            self.changed.emit()

    def note(self, *, noted: bool) -> None:
        """Take the entry as confirmed before, or as new."""
        self._noted = self._raw if noted else _NOTHING
        self.ask(self.doubt, self._raw)
        self.changed.emit()

    def retranslate(self) -> None:
        """Show the words in the current language."""
        self.setText(_("I am aware of it"))
        self.setAccessibleDescription(str(self.doubt or ""))

    def _toggled(self, ticked: bool) -> None:  # noqa: FBT001  Qt's signal
        self._noted = self._raw if ticked else _NOTHING
        self.changed.emit()
