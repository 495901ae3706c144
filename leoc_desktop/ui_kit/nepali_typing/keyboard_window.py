"""The window with the picture of the keyboard; it stays open while one types."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from leoc_desktop.foundation.translation import _
from leoc_desktop.foundation.typing_layouts import LAYOUTS, TypingLayout
from leoc_desktop.ui_kit.nepali_typing.keyboard_picture import KeyboardPicture
from leoc_desktop.ui_kit.nepali_typing.typing import NepaliTyping
from leoc_desktop.ui_kit.shortcuts import KEYBOARD, LAYOUT, keycaps
from leoc_desktop.ui_kit.theme import Role, set_role


class KeyboardWindow(QWidget):
    """Follows the layout being typed; its buttons look at the other one without changing what is typed.

    It opens without taking the keys from the field, so that one can type and look.
    """

    def __init__(self, typing: NepaliTyping, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Tool)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        set_role(self, Role.PAGE)
        self._typing = typing
        self.picture = KeyboardPicture(typing.layout or LAYOUTS[0])
        self._group = QButtonGroup(self)
        self._legend = QLabel()
        self._build()
        typing.changed.connect(self._follow)
        self._group.idClicked.connect(lambda place: self._show(LAYOUTS[place]))
        self.retranslate()

    def _build(self) -> None:
        set_role(self._legend, Role.HINT)
        self._legend.setWordWrap(True)
        top = QHBoxLayout()
        top.setSpacing(0)
        for place in range(len(LAYOUTS)):
            button = QToolButton()
            set_role(button, Role.SEGMENT)
            button.setProperty("place", "first" if place == 0 else "last")
            button.setCheckable(True)
            self._group.addButton(button, place)
            top.addWidget(button)
        top.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 12)
        layout.setSpacing(10)
        layout.addLayout(top)
        layout.addWidget(self.picture, 1)
        layout.addWidget(self._legend)

    def turn(self) -> None:
        """Open, or close what is open."""
        if self.isVisible():
            self.close()
            return
        self._follow()
        self.resize(self._wanted_size())
        self.show()

    def retranslate(self) -> None:
        """Show every text in the current language."""
        self.setWindowTitle(_("Keyboard"))
        for place, layout in enumerate(LAYOUTS):
            self._group.button(place).setText(layout.shown_label)
        self.picture.retranslate()
        legend = _(
            "Above: with Shift. Below: without. Right: the English key. {layout} changes the layout, {picture} "
            "opens and closes this picture. With AltGr a key types its English letter."
        )
        self._legend.setText(legend.format(layout=keycaps(LAYOUT.key), picture=keycaps(KEYBOARD.key)))
        self._follow()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape or KEYBOARD.fits(event):
            self.close()
        else:
            super().keyPressEvent(event)

    def _wanted_size(self) -> QSize:
        """Room for the keys at the present text size, as far as the screen has it."""
        layout = self.layout()
        assert layout is not None
        width = min(layout.sizeHint().width(), self.screen().availableSize().width())
        return QSize(width, layout.totalHeightForWidth(width))

    @Slot()
    def _follow(self) -> None:
        self._show(self._typing.layout or self.picture.shown)

    def _show(self, layout: TypingLayout) -> None:
        self._group.button(LAYOUTS.index(layout)).setChecked(True)
        self.picture.show_layout(layout)
