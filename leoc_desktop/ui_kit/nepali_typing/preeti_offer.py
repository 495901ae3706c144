"""Notices pasted Preeti, offers to turn it into Unicode, and turns what is selected."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import shiboken6
from PySide6.QtCore import QMetaObject, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from leoc_desktop.foundation.preeti import looks_like_preeti, to_unicode
from leoc_desktop.ui_kit.nepali_typing.preeti_strip import PreetiStrip
from leoc_desktop.ui_kit.nepali_typing.text_field import TextField, inserted, units

_ANSWERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)
_AT_ONCE = 2  # characters; fewer are typing
_PREVIEWED = 200


@dataclass(frozen=True, slots=True)
class _Pasted:
    field: TextField
    start: int
    text: str


class PreetiOffer(QObject):
    """Watches one field at a time. An offer that is declined is not made again for the same text."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._field: TextField | None = None
        self._known = ""
        self._pasted: _Pasted | None = None
        self._declined: set[str] = set()
        self._strip: PreetiStrip | None = None
        self._connections: list[QMetaObject.Connection] = []

    @property
    def strip(self) -> PreetiStrip | None:
        """The offer as it is shown, or None."""
        return self._strip

    def watch(self, field: TextField) -> None:
        """Look at what comes into ``field`` from now on."""
        self._field = field
        if isinstance(field.editor, QLineEdit):
            self._known = field.text()
            self._connections = [
                field.editor.textEdited.connect(self._line_edited),
                field.editor.textChanged.connect(self._line_changed),
            ]
        else:
            changes = field.editor.document().contentsChange
            self._connections = [changes.connect(self._text_changed)]

    def leave(self) -> None:
        """Look no more."""
        self.close()
        if self._field is not None and shiboken6.isValid(self._field.editor):
            for connection in self._connections:
                QObject.disconnect(connection)
        self._connections = []
        self._field = None

    def wants(self, event: QKeyEvent) -> bool:
        """Whether the key answers the offer."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        return self._strip is not None and plain and event.key() in _ANSWERS

    @Slot()
    def convert(self) -> None:
        """Turn what was pasted into Unicode."""
        pasted = self._answered()
        if pasted is not None and pasted.field.part(pasted.start, units(pasted.text)) == pasted.text:
            pasted.field.replace(pasted.start, units(pasted.text), to_unicode(pasted.text))

    @Slot()
    def keep(self) -> None:
        """Leave the text as it was pasted."""
        pasted = self._answered()
        if pasted is not None:
            self._declined.add(pasted.text)

    def convert_selection(self) -> None:
        """Turn what is selected into Unicode; with nothing selected the whole text, if it looks like Preeti."""
        field = self._field
        if field is None:
            return
        start, text = field.selection()
        if not text and looks_like_preeti(field.text()):
            start, text = 0, field.text()
        converted = to_unicode(text)
        if converted != text:
            self.close()
            field.replace(start, units(text), converted)

    def close(self) -> None:
        """Take the offer away unanswered."""
        self._pasted = None
        strip, self._strip = self._strip, None
        if strip is not None and shiboken6.isValid(strip):
            strip.hide()
            strip.deleteLater()

    def _answered(self) -> _Pasted | None:
        pasted = self._pasted
        self.close()
        return pasted

    @Slot(str)
    def _line_edited(self, text: str) -> None:
        """Only edits of the user come here, not texts that the program sets."""
        start, new = inserted(self._known, text)
        self._known = text
        self._look_at(start, new)

    @Slot(str)
    def _line_changed(self, text: str) -> None:
        if text != self._known:
            self._known = text
            self.close()

    @Slot(int, int, int)
    def _text_changed(self, start: int, _removed: int, added: int) -> None:
        self.close()
        if added >= _AT_ONCE:  # the document must not be read while it changes
            QTimer.singleShot(0, self, self._later(start, added))

    def _later(self, start: int, added: int) -> Callable[[], None]:
        field = self._field

        def look() -> None:
            # A text set by the program leaves nothing to undo.
            if field is not None and field is self._field and _was_edited(field):
                self._look_at(start, field.part(start, added))

        return look

    def _look_at(self, start: int, new: str) -> None:
        self.close()
        field = self._field
        if field is None or not field.takes_nepali or field.was_undone or len(new) < _AT_ONCE:
            return
        if new not in self._declined and looks_like_preeti(new):
            self._pasted = _Pasted(field, start, new)
            self._strip = PreetiStrip(field.keys, to_unicode(new[:_PREVIEWED]))
            self._strip.accepted.connect(self.convert)
            self._strip.declined.connect(self.keep)
            self._strip.show_at_field()


def _was_edited(field: TextField) -> bool:
    return not isinstance(field.editor, QLineEdit) and field.editor.document().isUndoAvailable()
