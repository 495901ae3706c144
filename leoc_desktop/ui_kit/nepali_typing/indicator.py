"""The sign of the typing layout in force, and the menu to choose another one."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from leoc_desktop.foundation.translation import _
from leoc_desktop.foundation.typing_layouts import LAYOUTS, TypingLayout, layout_of
from leoc_desktop.ui_kit.icons import icon
from leoc_desktop.ui_kit.nepali_typing.typing import NepaliTyping
from leoc_desktop.ui_kit.shortcuts import KEYBOARD, LAYOUT, menu_text, with_key


class TypingIndicator(QToolButton):
    """Says English, Romanized or Traditional, and which key changes it.

    Its menu chooses for the field that was typed in last.
    """

    keyboard_wanted = Signal()

    def __init__(self, typing: NepaliTyping, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._typing = typing
        self._menu = QMenu(self)
        self._choices: dict[str, QAction] = {}  # by code, "" for English
        self._keyboard = QAction(icon("keyboard"), "", self)
        self._build()
        typing.changed.connect(self._show_layout)
        self._keyboard.triggered.connect(self.keyboard_wanted)
        self.retranslate()

    def _build(self) -> None:
        self.setProperty("keeps_typing_field", True)  # noqa: FBT003  Qt takes it by position
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setIcon(icon("keyboard", "text_2"))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        group = QActionGroup(self)
        for layout in (None, *LAYOUTS):
            action = QAction(group)
            action.setCheckable(True)
            action.triggered.connect(lambda _checked=False, chosen=layout: self._typing.choose(chosen))
            self._choices[layout.code if layout else ""] = action
            self._menu.addAction(action)
        self._menu.addSeparator()
        self._menu.addAction(self._keyboard)
        self.setMenu(self._menu)

    def retranslate(self) -> None:
        """Show every text in the current language."""
        for code, action in self._choices.items():
            action.setText(_name(layout_of(code)))
        self._keyboard.setText(menu_text(_("Picture of the keyboard"), KEYBOARD))
        self._show_layout()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    @Slot()
    def _show_layout(self) -> None:
        layout = self._typing.layout
        name = _name(layout)
        self.setText(with_key(_("Typing: {layout}").format(layout=name), LAYOUT))
        self.setAccessibleName(_("Typing: {layout}").format(layout=name))
        self.setToolTip(with_key(_("Typing: {layout}").format(layout=name), LAYOUT))
        self._choices[layout.code if layout else ""].setChecked(True)
        for action in self._choices.values():
            action.setEnabled(self._typing.offered)


def _name(layout: TypingLayout | None) -> str:
    return layout.shown_label if layout else _("English")
