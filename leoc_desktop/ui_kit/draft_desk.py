"""Drafts that wait for their user: how many there are, going on with one, discarding one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from leoc_desktop.foundation.translation import _
from leoc_desktop.ui_kit.drafts_dialog import Draft, DraftsDialog, Unfinished
from leoc_desktop.ui_kit.page import PageContext

D = TypeVar("D", bound=Draft)


class DraftSource(Protocol[D]):
    """Drafts of one form or of several (``domain/form_drafts.py``)."""

    def listed(self) -> Sequence[D]:
        """All of them, the latest first."""
        ...

    def discard(self, draft: D) -> None:
        """Forget one."""
        ...

    def bring_back(self, draft: D) -> None:
        """Keep a discarded one again."""
        ...


class DraftDesk(QObject, Generic[D]):
    """Shows what is unfinished, and does with it what the user chooses.

    ``about`` says in a line what a draft is about; it runs in the background. ``go_on`` opens its form.
    """

    found = Signal(int)

    def __init__(
        self,
        owner: QWidget,
        context: PageContext,
        drafts: DraftSource[D],
        about: Callable[[D], str],
        go_on: Callable[[D], None],
    ) -> None:
        super().__init__(owner)
        self._owner, self._context, self._drafts = owner, context, drafts
        self._about, self._go_on = about, go_on
        self.count = 0

    def look(self) -> None:
        """Find out how many there are."""
        self._context.in_background(self._drafts.listed, self._counted, owner=self)

    def _counted(self, drafts: Sequence[Draft]) -> None:
        self.count = len(drafts)
        self.found.emit(self.count)

    def open(self) -> None:
        """Let the user choose what to go on with."""
        self._context.in_background(self._described, self._show, owner=self)

    def _described(self) -> list[Unfinished]:
        return [Unfinished(draft, self._about(draft)) for draft in self._drafts.listed()]

    def _show(self, drafts: Sequence[Unfinished]) -> None:
        dialog = DraftsDialog(self._owner, drafts)
        dialog.continued.connect(lambda chosen: self._go_on(chosen.draft))
        dialog.discarded.connect(lambda chosen: self._discard(chosen.draft, chosen.about))
        dialog.open()

    def _discard(self, draft: D, about: str) -> None:
        """Gone at once, and for some seconds it can be brought back."""
        said = _("Discarded: {draft}").format(draft=about)
        back = partial(self._bring_back, draft)

        def done(_nothing: None) -> None:
            self.look()
            self._context.offer_undo(said, back)

        self._context.in_background(partial(self._drafts.discard, draft), done, owner=self)

    def _bring_back(self, former: D) -> None:
        self._context.in_background(
            partial(self._drafts.bring_back, former), lambda _nothing: self.look(), owner=self
        )
