"""What somebody has typed and not saved yet: kept in the encrypted store, private to its user (R20).

It survives locking, closing and killing the program. It is no record: it has no number, no lock and no log row.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from leoc_desktop.access.login_session import Login
from leoc_desktop.access.office_store import KEEP_DRAFT
from leoc_desktop.records.form_draft import FormDraft
from leoc_desktop.storage.unit_of_work import Store

NEW_RECORD = b""


@dataclass(frozen=True, slots=True)
class KeptDraft:
    """A form's content as it was typed, and when it was last kept."""

    record_id: bytes
    content: Mapping[str, object]
    kept_at: datetime


class FormDrafts:
    """The drafts of one form of the signed-in user."""

    def __init__(self, store: Store, login: Login, form: str) -> None:
        self._store = store
        self._login = login
        self._form = form

    def keep(self, content: Mapping[str, object], *, record_id: bytes = NEW_RECORD) -> datetime:
        """Keep what is typed; the moment it reached the disk."""
        with self._store.write(self._login, KEEP_DRAFT) as work:
            draft = self._find(work.session, record_id)
            if draft is None:
                draft = FormDraft(user_no=self._login.user_no, form=self._form, record_id=record_id)
                work.session.add(draft)
            draft.content = json.dumps(dict(content), ensure_ascii=False)
            return work.clock.now()

    def kept(self, *, record_id: bytes = NEW_RECORD) -> KeptDraft | None:
        """The draft of a new record, or of the changes to one."""
        with self._store.read() as session:
            draft = self._find(session, record_id)
            return KeptDraft(record_id, json.loads(draft.content), draft.updated_at) if draft else None

    def discard(self, *, record_id: bytes = NEW_RECORD) -> None:
        """Forget the draft; nothing happens when there is none."""
        with self._store.write(self._login, "draft.discard") as work:
            draft = self._find(work.session, record_id)
            if draft is not None:
                work.session.delete(draft)

    def _find(self, session: Session, record_id: bytes) -> FormDraft | None:
        return session.scalars(
            select(FormDraft).where(
                FormDraft.user_no == self._login.user_no,
                FormDraft.form == self._form,
                FormDraft.record_id == record_id,
            )
        ).first()
