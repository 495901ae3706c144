"""The frame: page list, header, message bar, the page shown, status bar."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from leoc_desktop.foundation.freed_memory import give_back
from leoc_desktop.foundation.translation import _
from leoc_desktop.shell.header_bar import HeaderBar
from leoc_desktop.shell.page_list import PageList
from leoc_desktop.shell.page_shelf import PageGroup, PageShelf
from leoc_desktop.shell.shortcut_sheet import ShortcutSheet
from leoc_desktop.shell.status_bar import StatusBar
from leoc_desktop.ui_kit import shortcuts
from leoc_desktop.ui_kit.message_bar import MessageBar
from leoc_desktop.ui_kit.nepali_typing import KeyboardWindow, NepaliTyping
from leoc_desktop.ui_kit.notice import Notice
from leoc_desktop.ui_kit.page import Page
from leoc_desktop.ui_kit.theme import Role, current_theme, set_role

COLLAPSE_BELOW = 1180
NOWHERE = -1
_FREED_AFTER_MS = 1_000  # the page is gone by then, and whoever leafs through pages is not held up


@dataclass(frozen=True, slots=True)
class ResumePoint:
    """A place in the window, without data: the page's number and the page's own word for where on it."""

    page: int = 0
    on_page: object = None


class MainWindow(QWidget):
    """One window with all pages of the signed-in user. It keeps no data of its own."""

    lock_wanted = Signal()
    search_wanted = Signal()
    text_size_wanted = Signal(int)  # +1 larger, -1 smaller, 0 usual
    page_made = Signal(object)  # a page that was wanted for the first time, or anew after it was let go
    closed = Signal()

    def __init__(
        self,
        *,
        groups: Sequence[PageGroup],
        header: HeaderBar,
        messages: MessageBar,
        typing: NepaliTyping,
        office: Callable[[], str],
        training: bool,
    ) -> None:
        super().__init__()
        set_role(self, Role.PAGE)
        self.pages = PageShelf(groups, self._take_in)
        self._present = NOWHERE
        self.header = header
        self.messages = messages
        self.status = StatusBar(typing)
        self.keyboard = KeyboardWindow(typing, self)
        self._training, self._office = training, office
        self._leaving = False
        self.conditions = Notice()
        self._freed = QTimer(self)
        self._list = PageList(groups, office)
        self._stack = QStackedWidget()
        self._banner = QLabel()
        self._build()
        self._connect()
        self.retranslate()
        self.resize(1366, 768)

    def _build(self) -> None:
        set_role(self._banner, Role.BADGE)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self.header)
        strip = QVBoxLayout()
        strip.setContentsMargins(18, 8, 18, 0)
        strip.setSpacing(6)
        strip.addWidget(self._banner)
        strip.addWidget(self.conditions)
        strip.addWidget(self.messages)
        right.addLayout(strip)
        right.addWidget(self._stack, 1)
        middle = QHBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        middle.addWidget(self._list)
        middle.addLayout(right, 1)
        layout = QVBoxLayout(self)
        layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # the list gives way first
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(middle, 1)
        layout.addWidget(self.status)
        self._banner.setVisible(self._training)

    def _connect(self) -> None:
        self._freed.setSingleShot(True)
        self._freed.setInterval(_FREED_AFTER_MS)
        self._freed.timeout.connect(give_back)
        self._list.chosen.connect(partial(self.show_page, stay=True))
        self.header.lock_wanted.connect(self.lock_wanted)
        self.header.text_size_wanted.connect(self.text_size_wanted)
        self.header.sheet_wanted.connect(self.show_sheet)
        self.header.search_wanted.connect(self.search_wanted)
        self.status.keyboard_wanted.connect(self.keyboard.turn)
        self.status.usual_text_wanted.connect(partial(self.text_size_wanted.emit, 0))
        for shortcut, act in (
            (shortcuts.LOCK, self.lock_wanted.emit),
            (shortcuts.REFRESH, self.refresh),
            (shortcuts.SHEET, self.show_sheet),
            (shortcuts.SEARCH, self.search_wanted.emit),
            (shortcuts.KEYBOARD, self.keyboard.turn),
            (shortcuts.LARGER_TEXT, partial(self.text_size_wanted.emit, 1)),
            (shortcuts.SMALLER_TEXT, partial(self.text_size_wanted.emit, -1)),
            (shortcuts.USUAL_TEXT, partial(self.text_size_wanted.emit, 0)),
        ):
            shortcuts.bind(shortcut, self, act)
        for number in range(min(len(self.pages), len(shortcuts.GO_TO_PAGE.keys))):
            shortcuts.bind_key(shortcuts.page_key(number), self, partial(self.show_page, number))

    def _take_in(self, _number: int, page: Page) -> None:
        self._stack.addWidget(_scrolled(page))
        self.page_made.emit(page)

    def show_page(self, number: int, *, stay: bool = False) -> None:
        """Go to a page, unless the present one has something to settle first; ``stay`` leaves the focus alone."""
        if self._present not in {number, NOWHERE} and not self.pages[self._present].may_leave():
            number = self._present
        self._present = number
        page = self.pages.show(number)
        self._list.select(number)
        self._stack.setCurrentWidget(_area_of(page))
        if not stay:
            page.take_focus()
        self._let_pages_go()

    def _let_pages_go(self) -> None:
        for page in self.pages.let_go():
            area = _area_of(page)
            self._stack.removeWidget(area)
            area.deleteLater()
            self._freed.start()

    def resume_point(self) -> ResumePoint:
        """The page shown and where on it."""
        return ResumePoint(self._present, self.pages[self._present].resume_point())

    def resume(self, point: ResumePoint) -> None:
        """Go back to where the user was when the program locked."""
        if point.page < len(self.pages):
            self.show_page(point.page)
            self.pages[point.page].resume(point.on_page)

    def refresh(self) -> None:
        """Load the page shown again."""
        self.pages[self._present].refresh()

    def show_sheet(self) -> None:
        """Show every key of the program, or close the sheet that is open."""
        sheet = self.findChild(ShortcutSheet)
        if sheet is not None and sheet.isVisible():
            sheet.close()
        else:
            ShortcutSheet(self, [offer.kind.title for offer in self.pages.offers]).show()

    def may_close(self) -> bool:
        """Whether every page is ready to be closed."""
        return self._leaving or all(page.may_leave() for page in self.pages.made)

    def keep(self) -> None:
        """Keep what is typed on every page. From now on nothing asks before the window closes."""
        self._leaving = True
        for page in self.pages.made:
            page.keep()

    def retranslate(self) -> None:
        """Set every text in the current language."""
        parts = [
            _("Disaster management"),
            self._office(),
            _("Training") if self._training else "",
            "LEOC Desktop",
        ]
        self.setWindowTitle(" – ".join(part for part in parts if part))
        self._banner.setText(_("TRAINING – this is a practice office. Nothing here is real."))
        self._list.retranslate()
        self.header.retranslate()
        self.status.retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language and of text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.StyleChange:
            self._fit_list()

    def event(self, event: QEvent) -> bool:
        """When the contents need another size, the window can be made as small as they and a narrow list allow."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            layout = self.layout()
            assert layout is not None
            self.setMinimumSize(layout.totalMinimumSize() - QSize(self._list.spare_width, 0))
        return done

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show icons only where the window is narrow."""
        super().resizeEvent(event)
        self._fit_list()

    def _fit_list(self) -> None:
        self._list.set_narrow(narrow=self.width() < current_theme().px(COLLAPSE_BELOW))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what was typed, then tell that the window is gone."""
        if not self.may_close():
            event.ignore()
            return
        super().closeEvent(event)
        self.closed.emit()


def _scrolled(page: Page) -> QScrollArea:
    """A page that needs more room than there is, with large text on a small screen, can be scrolled."""
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(page)
    return area


def _area_of(page: Page) -> QScrollArea:
    """The area in which a page lies: around the viewport that holds it."""
    viewport = page.parentWidget()
    area = viewport.parentWidget() if viewport is not None else None
    assert isinstance(area, QScrollArea)
    return area
