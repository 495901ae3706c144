"""What every page of the main window is: a widget that loads in the background and says what it needs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar, TypeVar

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from leoc_desktop.foundation.errors import PasswordNeeded, SessionEnded
from leoc_desktop.foundation.translation import _
from leoc_desktop.ui_kit.data_changes import DataChanges, ReloadWhenSeen
from leoc_desktop.ui_kit.icons import icon
from leoc_desktop.ui_kit.task_runner import Lane, TaskRunner
from leoc_desktop.ui_kit.theme import Role, set_role
from leoc_desktop.ui_kit.tokens import Tone

__all__ = ["Page", "PageContext", "Tone"]

T = TypeVar("T")


@dataclass(frozen=True)
class PageContext:
    """What the frame offers to its pages.

    ``say(text, tone)`` shows a line in the message bar. ``present(error, retry)`` makes an error visible; ``retry`` is
    called when the reason is gone (a record was unlocked, say). ``ask_password(then, otherwise)`` has the user type
    his password again and calls ``then`` when it was right, ``otherwise`` when he gave up.
    """

    tasks: TaskRunner
    say: Callable[[str, Tone], None]
    present: Callable[[Exception, Callable[[], None] | None], None]
    changes: DataChanges
    ask_password: Callable[[Callable[[], None], Callable[[], None]], None]

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
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        titles = QVBoxLayout()
        titles.setSpacing(2)
        titles.addWidget(self.heading)
        titles.addWidget(self.subtitle)
        self.top = QWidget()
        top = QHBoxLayout(self.top)
        top.setContentsMargins(0, 0, 0, 0)
        top.addLayout(titles)
        top.addStretch(1)
        top.addLayout(self._buttons)
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
        self._buttons.addWidget(button)
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

    def resume_point(self) -> object:
        """Where the user was on the page, without any data of records: kept in memory while the program is locked."""
        return None

    def resume(self, point: object) -> None:
        """Go back to a point of :meth:`resume_point` after unlocking."""

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

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            self._reload.mark_stale()
