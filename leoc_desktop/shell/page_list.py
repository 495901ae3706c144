"""The rail on the left: the pages a user may see, grouped as the office thinks of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QLabel, QScrollArea, QToolButton, QVBoxLayout, QWidget

from leoc_desktop.foundation.translation import _
from leoc_desktop.shell.page_shelf import PageGroup
from leoc_desktop.ui_kit.icons import icon, spaced_icon, spaced_size
from leoc_desktop.ui_kit.shortcuts import page_key
from leoc_desktop.ui_kit.theme import Role, current_theme, set_role
from leoc_desktop.ui_kit.tokens import Theme

WIDE, NARROW = 208, 62  # with the bar that a small screen needs for many pages
_ICON, _COLOUR = 18, "nav_text"


class PageList(QFrame):
    """Buttons for the pages; narrow shows icons only."""

    chosen = Signal(int)  # number of the page, in order

    def __init__(self, groups: Sequence[PageGroup], office: Callable[[], str]) -> None:
        """``office`` gives the name of the office in the current language."""
        super().__init__()
        set_role(self, Role.RAIL)
        self._office_name = office
        self._narrow = False
        self._drawn: tuple[bool, Theme] | None = None
        self._headings: list[tuple[QLabel, str]] = []
        self._pages = [page for group in groups for page in group.pages]
        self._buttons = QButtonGroup(self)
        self._build(groups)
        self.retranslate()
        self._buttons.idClicked.connect(self.chosen)

    def _build(self, groups: Sequence[PageGroup]) -> None:
        self._program = QLabel()
        self._program.setStyleSheet("font-weight: 700;")
        self._office = QLabel()
        inner = QWidget()
        items = QVBoxLayout(inner)
        items.setContentsMargins(0, 0, 0, 0)
        items.setSpacing(0)
        number = 0
        for group in groups:
            if group.heading:
                heading = QLabel()
                set_role(heading, Role.NAV_HEADING)
                self._headings.append((heading, group.heading))
                items.addWidget(heading)
            for _page in group.pages:
                items.addWidget(self._item(number))
                number += 1
        items.addStretch(1)
        area = QScrollArea()
        area.setWidget(inner)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._top = QWidget()
        top = QVBoxLayout(self._top)
        top.setContentsMargins(16, 12, 16, 8)
        top.setSpacing(0)
        top.addWidget(self._program)
        top.addWidget(self._office)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._top)
        layout.addWidget(area, 1)

    def _item(self, number: int) -> QToolButton:
        button = QToolButton()
        set_role(button, Role.RAIL_ITEM)
        button.setCheckable(True)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setSizePolicy(button.sizePolicy().Policy.Expanding, button.sizePolicy().Policy.Fixed)
        self._buttons.addButton(button, number)
        return button

    def select(self, number: int) -> None:
        """Mark a page as the one shown."""
        self._buttons.button(number).setChecked(True)

    def set_narrow(self, *, narrow: bool) -> None:
        """Icons only, for small screens; names stay as tooltips and for screen readers."""
        if self._drawn == (narrow, current_theme()):
            return
        self._drawn = (narrow, current_theme())
        self._narrow = narrow
        self.setFixedWidth(current_theme().px(NARROW if narrow else WIDE))
        self._top.setVisible(not narrow)
        style = Qt.ToolButtonStyle
        size = current_theme().px(_ICON)
        for number, page in enumerate(self._pages):
            button = self._buttons.button(number)
            assert isinstance(button, QToolButton)
            name = page.kind.icon_name
            button.setIcon(icon(name, _COLOUR) if narrow else spaced_icon(name, _COLOUR, size))
            button.setIconSize(QSize(size, size) if narrow else spaced_size(size))
            button.setToolButtonStyle(style.ToolButtonIconOnly if narrow else style.ToolButtonTextBesideIcon)
        for heading, _msgid in self._headings:
            heading.setVisible(not narrow)

    @property
    def spare_width(self) -> int:
        """How many pixels it could do without by showing icons only."""
        return 0 if self._narrow else current_theme().px(WIDE) - current_theme().px(NARROW)

    def retranslate(self) -> None:
        """Set every text in the current language."""
        self._program.setText(_("Disaster management"))
        self._office.setText(_("Local E.O.C."))
        self._office.setToolTip(self._office_name())
        self.setAccessibleName(_("Pages"))
        for heading, msgid in self._headings:
            heading.setText(_(msgid))
        for number, page in enumerate(self._pages):
            button = self._buttons.button(number)
            name = _(page.kind.title)
            button.setText(name)
            button.setAccessibleName(name)
            key = page_key(number)
            button.setToolTip(f"{name} ({key})" if key else name)
