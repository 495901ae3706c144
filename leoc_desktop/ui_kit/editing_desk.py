"""Writing one record in an editor: what is typed is kept by itself, saved in the background, and never lost."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from typing import Protocol, TypeVar

from PySide6.QtCore import QObject, Signal

from leoc_desktop.foundation.errors import LeocError, ValidationFailed
from leoc_desktop.ui_kit.draft_keeping import DraftKeeping
from leoc_desktop.ui_kit.page import PageContext
from leoc_desktop.ui_kit.record_editor import Opened, RecordEditor
from leoc_desktop.ui_kit.task_runner import Lane

T = TypeVar("T")
NEW = b""


class Kept(Protocol):
    """What was typed earlier, and when it reached the disk."""

    @property
    def content(self) -> Mapping[str, object]: ...
    @property
    def kept_at(self) -> datetime: ...


class Drafts(Protocol):
    """Keeps what is typed in one kind of form, for the signed-in user (``domain/form_drafts.py``)."""

    def keep(self, content: Mapping[str, object], *, record_id: bytes = NEW) -> datetime:
        """Keep what is typed; the moment it reached the disk."""
        ...

    def kept(self, *, record_id: bytes = NEW) -> Kept | None:
        """What was kept, or None."""
        ...

    def discard(self, *, record_id: bytes = NEW) -> None:
        """Forget it."""
        ...


class EditingDesk(QObject):
    """One record at a time; while something is being saved nothing else is begun."""

    opened = Signal()  # the editor shows something: bring it to the front

    def __init__(self, editor: RecordEditor, context: PageContext, drafts: Drafts) -> None:
        super().__init__(editor)
        self.editor = editor
        self._context = context
        self._drafts = drafts
        self._save: Callable[[Mapping[str, object]], object] | None = None
        self._saved: Callable[[object], None] | None = None
        self._writing = False
        self.keeping = DraftKeeping(editor, context, self._keeping_job)
        self.keeping.kept.connect(editor.show_kept)
        editor.typed.connect(self.keeping.typed)
        editor.save_wanted.connect(self.save)

    @property
    def is_writing(self) -> bool:
        """Whether the editor is open for typing."""
        return self.editor.opened is not None and self.editor.opened.verb is not None

    def run(
        self,
        job: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Run ``job`` in the lane of the store; errors are presented unless taken."""
        present = self._context.present
        self._context.tasks.run(
            Lane.STORE, job, done, failed or (lambda error: present(error, None)), owner=self.editor
        )

    def read(self, opened: Opened, values: Mapping[str, object], steps: frozenset[str]) -> None:
        """Show a record that is not being changed."""
        if self._begin(None, None):
            self.editor.open(opened, values, steps=steps)
        self.opened.emit()

    def write(
        self,
        opened: Opened,
        values: Mapping[str, object],
        save: Callable[[Mapping[str, object]], T],
        saved: Callable[[T], None],
    ) -> None:
        """Open for typing, with what was typed and not saved earlier; ``save`` runs in the background."""

        def show(kept: Kept | None) -> None:
            if self._begin(save, saved):  # type: ignore[arg-type]  # what save gives, saved takes
                shown = {**values, **kept.content} if kept else values
                self.editor.open(opened, shown, kept_at=kept.kept_at if kept else None)
            self.opened.emit()

        self.run(lambda: self._drafts.kept(record_id=opened.record_id), show)

    def _begin(
        self,
        save: Callable[[Mapping[str, object]], object] | None,
        saved: Callable[[object], None] | None,
    ) -> bool:
        """Make room for something else; False while what is typed cannot be kept."""
        if not self.keeping.may_replace():
            return False
        self.keeping.forget()
        self._save, self._saved = save, saved
        self._set_writing(writing=False)
        return True

    def _set_writing(self, *, writing: bool) -> None:
        """What is typed while a record is being saved would belong to neither version: nothing is taken."""
        self._writing = writing
        self.editor.set_busy(busy=writing)

    def save(self) -> None:
        """Save what is typed, if every field can be read."""
        if self._writing or self._save is None or self.editor.form.check():
            return
        raw, save, opened = self.editor.form.raw_values(), self._save, self.editor.opened
        assert opened is not None
        self._set_writing(writing=True)

        def job() -> object:
            result = save(raw)
            self._drafts.discard(record_id=opened.record_id)
            return result

        self.run(job, self._done, self._refused)

    def _done(self, result: object) -> None:
        self.keeping.forget()
        self._set_writing(writing=False)
        if self._saved is not None:
            self._saved(result)

    def _refused(self, error: Exception) -> None:
        """Nothing was saved: everything typed stays in the form, and reaches the disk as a draft."""
        self._set_writing(writing=False)
        self.keeping.typed()
        self.keeping.now()
        if isinstance(error, ValidationFailed):
            rest = self.editor.show_problems(error.problems)
            if rest:
                self._context.present(ValidationFailed(rest), None)
            return
        self._context.present(error, self.save if isinstance(error, LeocError) else None)

    def keep_typing(self) -> None:
        """What is typed reaches the encrypted store now."""
        self.keeping.now()

    def _keeping_job(self) -> Callable[[], datetime] | None:
        opened = self.editor.opened
        if self._writing or opened is None or not self.is_writing:
            return None
        return partial(self._drafts.keep, self.editor.form.raw_values(), record_id=opened.record_id)
