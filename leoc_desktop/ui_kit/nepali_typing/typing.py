"""Types Nepali in every text field, whatever keyboards the computer has installed."""

from __future__ import annotations

from collections.abc import Callable

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from leoc_desktop.foundation.typing_layouts import LAYOUTS, TypingLayout, layout_of
from leoc_desktop.ui_kit.nepali_typing.preeti_offer import PreetiOffer
from leoc_desktop.ui_kit.nepali_typing.text_field import TextField
from leoc_desktop.ui_kit.shortcuts import LAYOUT, PREETI

_PROPERTY = "typing_layout"
_KEYS = (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride)


class NepaliTyping(QObject):
    """Follows the focus; in the field that has it, keys type the layout chosen there.

    A field keeps its layout for the session: by its object name, so that a form opened anew remembers too. One that
    was never switched begins with the layout chosen last. Fields that are not for words stay English. What an input
    method of the system composes is left alone.
    """

    changed = Signal()  # another layout is in force, or another field has the focus

    def __init__(self, app: QApplication, parent: QObject | None = None) -> None:
        super().__init__(parent or app)
        self._field: TextField | None = None
        self._popup: QWidget | None = None
        self._by_name: dict[str, str] = {}
        self._latest = ""
        self._composing = False
        self._sending = False
        self.preeti = PreetiOffer(self)
        app.focusChanged.connect(self._follow)

    @property
    def field(self) -> TextField | None:
        """The field that is typed in, if it takes Nepali."""
        if self._field is None or not shiboken6.isValid(self._field.editor):
            return None
        return self._field if self._field.takes_nepali else None

    @property
    def layout(self) -> TypingLayout | None:
        """What the field types, None for English; without any field, what the next one will."""
        if self._field is None:
            return layout_of(self._latest)
        field = self.field
        return layout_of(self._code_of(field)) if field else None

    @property
    def offered(self) -> bool:
        """Whether the layout can be changed now: not in a field for a password, a figure or a code."""
        return self._field is None or self.field is not None

    def choose(self, layout: TypingLayout | None) -> None:
        """Type ``layout`` from now on, in this field; None is English."""
        if not self.offered:
            return
        self._latest = layout.code if layout else ""
        field = self.field
        if field is not None:
            field.keys.setProperty(_PROPERTY, self._latest)
            if field.name:
                self._by_name[field.name] = self._latest
        self.changed.emit()

    def choose_next(self) -> None:
        """English, Romanized, Traditional, and again."""
        order: tuple[TypingLayout | None, ...] = (None, *LAYOUTS)
        self.choose(order[(order.index(self.layout) + 1) % len(order)])

    def _code_of(self, field: TextField) -> str:
        own = field.keys.property(_PROPERTY)
        if isinstance(own, str):
            return own
        return self._by_name.get(field.name, "" if field.prefers_english else self._latest)

    @Slot(QWidget, QWidget)
    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Go along with the focus; the window that is left, and what shows the layout, change nothing."""
        if new is None or new.property("keeps_typing_field"):
            return
        self._let_go()
        self._field = TextField.of(new)
        self._composing = False
        if self._field is not None:
            self._popup = _matches_of(self._field)
            for widget in (self._field.keys, self._popup):
                if widget is not None:
                    widget.installEventFilter(self)
            self.preeti.watch(self._field)
        self.changed.emit()

    def _let_go(self) -> None:
        self.preeti.leave()
        for widget in (self._field.keys if self._field else None, self._popup):
            if widget is not None and shiboken6.isValid(widget):
                widget.removeEventFilter(self)
        self._field = self._popup = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind is QEvent.Type.InputMethod and isinstance(event, QInputMethodEvent):
            self._composing = bool(event.preeditString())
        elif kind in _KEYS and isinstance(event, QKeyEvent) and not self._sending and not self._composing:
            return self._key(watched, event, pressed=kind is QEvent.Type.KeyPress)
        return False

    def _key(self, watched: QObject, event: QKeyEvent, *, pressed: bool) -> bool:
        """Take a key that means something here. Before it is pressed, Qt asks whether it is a shortcut: it is not."""
        if self.field is None:
            return False
        act = self._meaning(event)
        if act is None:
            return pressed and self._type(watched, event)
        if pressed:
            act()
        event.accept()
        return True

    def _meaning(self, event: QKeyEvent) -> Callable[[], None] | None:
        """What a key does that types nothing."""
        if self.preeti.wants(event):
            return self.preeti.keep if event.key() == Qt.Key.Key_Escape else self.preeti.convert
        if LAYOUT.fits(event):
            return self.choose_next
        return self.preeti.convert_selection if PREETI.fits(event) else None

    def _type(self, watched: QObject, event: QKeyEvent) -> bool:
        """Send the key on with the text of the layout: completion, undo and selection work as ever."""
        layout, key = self.layout, key_of(event)
        text = layout.text(key) if layout and key else ""
        if not text or text == event.text():
            return False
        nepali = QKeyEvent(
            event.type(), event.key(), event.modifiers(), text, event.isAutoRepeat(), event.count()
        )
        self._sending = True
        try:
            QCoreApplication.sendEvent(watched, nepali)
        finally:
            self._sending = False
        event.accept()
        return True


def key_of(event: QKeyEvent) -> str:
    """The name of a key in a layout, or "": control keys, the number pad, and anything with Alt or AltGr."""
    shift = Qt.KeyboardModifier.ShiftModifier
    text = event.text()
    if len(text) != 1 or event.modifiers() & ~shift:
        return ""
    if text.isascii() and text.isalpha():  # Caps Lock has no meaning in Nepali
        return text.upper() if event.modifiers() & shift else text.lower()
    return text


def _matches_of(field: TextField) -> QWidget | None:
    """The list of matches that stands before a field and gets its keys."""
    completer = field.editor.completer() if hasattr(field.editor, "completer") else None
    return completer.popup() if completer is not None else None
