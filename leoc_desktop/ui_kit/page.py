"""What every page of the main window is: a widget that loads in the background and says what it needs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QPushButton, QSplitter, QVBoxLayout, QWidget

from leoc_desktop.foundation.errors import PasswordNeeded, SessionEnded
from leoc_desktop.foundation.translation import _
from leoc_desktop.ui_kit.data_changes import DataChanges, ReloadWhenSeen
from leoc_desktop.ui_kit.folding_row import FoldingRow
from leoc_desktop.ui_kit.icons import icon
from leoc_desktop.ui_kit.task_runner import Lane, TaskRunner
from leoc_desktop.ui_kit.theme import Role, set_role
from leoc_desktop.ui_kit.tokens import Tone
from leoc_desktop.ui_kit.wrapping_row import WrappingRow

__all__ = ["Page", "PageContext", "Tone"]

T = TypeVar("T")
_MOST_STOPS = 500  # of widgets in the chain that Tab follows


@dataclass(frozen=True)
class PageContext:
    """What the frame offers to its pages.

    ``say(text, tone)`` shows a line in the message bar. ``present(error, retry)`` makes an error visible; ``retry`` is
    called when the reason is gone (a record was unlocked, say). ``ask_password(then, otherwise)`` has the user type
    his password again and calls ``then`` when it was right, ``otherwise`` when he gave up.
    ``offer_undo(text, undo)`` tells that something was removed and lets it be taken back for some seconds.
    """

    tasks: TaskRunner
    say: Callable[[str, Tone], None]
    present: Callable[[Exception, Callable[[], None] | None], None]
    changes: DataChanges
    ask_password: Callable[[Callable[[], None], Callable[[], None]], None]
    offer_undo: Callable[[str, Callable[[], None]], None]

    def in_background(
        self,
        job: Callable[[], T],
        done: Callable[[T], None],
        *,
        owner: QObject,
        lane: Lane = Lane.STORE,
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Run ``job`` off the GUI thread and hand its result to ``done``; errors are presented unless taken.

        Where the service wants the password again it is asked for, and the job is run a second time.
        """
        fail = failed or (lambda error: self.present(error, None))

        def run() -> None:
            self.tasks.run(lane, job, done, refused, owner=owner)

        def refused(error: Exception) -> None:
            if isinstance(error, PasswordNeeded):
                self.ask_password(run, lambda: fail(error))
                return
            fail(error)
            if isinstance(error, SessionEnded):
                self.present(error, None)

        run()


class Page(QWidget):
    """A page: title and buttons on top, content below.

    A page loads when it is first shown, again when records of its ``kinds`` changed, and never on the GUI thread.
    Subclasses fill ``content`` in their ``__init__``, load in ``load`` and set texts in ``retranslate``.
    """

    title: ClassVar[str] = ""
    """Message id, shown in the page list and as heading."""
    icon_name: ClassVar[str] = ""
    kinds: ClassVar[frozenset[str]] = frozenset()
    """Tables whose change makes the page stale."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self.context = context
        self._reload = ReloadWhenSeen(self, context.changes, self.kinds, self.load)
        set_role(self, Role.PAGE)
        self.heading = QLabel()
        set_role(self.heading, Role.H1)
        self.subtitle = QLabel()
        set_role(self.subtitle, Role.SUBTITLE)
        self._buttons = WrappingRow(right=True)
        said = QWidget()
        titles = QVBoxLayout(said)
        titles.setContentsMargins(0, 0, 0, 0)
        titles.setSpacing(2)
        titles.addWidget(self.heading)
        titles.addWidget(self.subtitle)
        self.top = FoldingRow(said, self._buttons)
        self.content = QVBoxLayout()
        self.content.setSpacing(12)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 14, 18, 14)
        layout.setSpacing(12)
        layout.addWidget(self.top)
        layout.addLayout(self.content, 1)

    def add_button(
        self, icon_name: str, clicked: Callable[[], None], *, primary: bool = False
    ) -> QPushButton:
        """A button at the right of the heading; its text is set in ``retranslate``."""
        button = QPushButton()
        if icon_name:
            button.setIcon(icon(icon_name, "on_primary" if primary else "text"))
        if primary:
            set_role(button, Role.PRIMARY)
        button.clicked.connect(lambda _checked=False: clicked())
        self._buttons.add(button)
        return button

    def load(self) -> None:
        """Fetch the page's data with :meth:`in_background`."""

    def refresh(self) -> None:
        """Bring what is shown up to date, because the user asks for it."""
        self.load()

    def retranslate(self) -> None:
        """Set every text in the current language."""
        self.heading.setText(_(self.title))

    def may_leave(self) -> bool:
        """Whether the page can be left now; a page with unsaved work keeps or asks first."""
        return True

    def keep(self) -> None:
        """Keep what is typed: the program locks now. A page whose ``may_leave`` asks must not ask here."""
        self.may_leave()

    def take_focus(self) -> None:
        """Bring the keyboard onto the page: where it was, or to the first control below the heading."""
        former = self.focusWidget()
        if former is not None and former.isVisibleTo(self):
            former.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        stop: QWidget = self.top
        for _each in range(_MOST_STOPS):
            following = stop.nextInFocusChain()
            if following is None or following is self or not self.isAncestorOf(following):
                return
            stop = following
            if self._takes_keys(stop) and not self.top.isAncestorOf(stop):
                stop.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def _takes_keys(self, widget: QWidget) -> bool:
        tab = Qt.FocusPolicy.TabFocus
        return widget.isVisibleTo(self) and widget.isEnabled() and widget.focusPolicy() & tab == tab

    def resume_point(self) -> object:
        """Where the user was on the page, without any data of records: kept in memory while the program is locked."""
        return None

    def resume(self, point: object) -> None:
        """Go back to a point of :meth:`resume_point` after unlocking."""

    def view(self) -> object:
        """How the page is looked at, without data of records; None while it has to stay: something is open or typed.

        A page that has a view may be let go while others are shown; made anew, it gets its view back.
        """
        return None

    def look_as(self, view: object) -> None:
        """Look as the page looked that was let go with ``view``; called before it is shown."""

    def view_to_keep(self) -> object:
        """As ``view``; None also while something is being done for the page."""
        return None if self.context.tasks.works_for(self) else self.view()

    def in_background(
        self,
        job: Callable[[], T],
        done: Callable[[T], None],
        *,
        lane: Lane = Lane.STORE,
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Run ``job`` off the GUI thread as in PageContext.in_background, for as long as the page is there."""
        self.context.in_background(job, done, owner=self, lane=lane, failed=failed)

    def showEvent(self, event: QShowEvent) -> None:
        """Give the parts of splitters the room they need: these do not hear of other sizes while they are hidden."""
        super().showEvent(event)
        for splitter in self.findChildren(QSplitter):
            QCoreApplication.postEvent(splitter, QEvent(QEvent.Type.LayoutRequest))

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            self._reload.mark_stale()
