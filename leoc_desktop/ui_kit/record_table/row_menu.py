"""The menu of a row: open it, do what the page's buttons do, copy."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QMenu, QWidget

from leoc_desktop.foundation.translation import _
from leoc_desktop.ui_kit.icons import recoloured
from leoc_desktop.ui_kit.shortcuts import OPEN_ROW, menu_text


def row_menu(
    table: QWidget, open_row: Callable[[], None] | None, offered: Sequence[QAbstractButton], copy: QAction
) -> QMenu:
    """Of the buttons those that can be seen now. The menu lives until it is closed."""
    menu = QMenu(table)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    if open_row is not None:
        menu.addAction(menu_text(_("Open"), OPEN_ROW), open_row)
    for button in offered:
        if button.isVisible():
            action = menu.addAction(recoloured(button.icon(), "text"), button.text(), button.click)
            action.setEnabled(button.isEnabled())
    menu.addSeparator()
    menu.addAction(copy)
    return menu
