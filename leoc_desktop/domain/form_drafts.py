"""What somebody has typed and not saved yet: kept in the encrypted store, private to its user (R20).

It survives locking, closing and killing the program. It is no record: it has no number, no lock and no log row.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from leoc_desktop.access.login_session import Login
from leoc_desktop.access.office_store import KEEP_DRAFT, StoreReadOnly
from leoc_desktop.records.form_draft import FormDraft
from leoc_desktop.storage.unit_of_work import Store

NEW_RECORD = b""
KEPT_FOR = timedelta(days=30)


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

    def unfinished(self) -> list[KeptDraft]:
        """Everything that was typed into this form and not saved, the latest first. What is too old is removed."""
        oldest = self._store.clock.now() - KEPT_FOR
        with self._store.read() as session:
            drafts = session.scalars(self._mine().order_by(FormDraft.updated_at.desc())).all()
            kept = [KeptDraft(one.record_id, json.loads(one.content), one.updated_at) for one in drafts]
        if any(draft.kept_at < oldest for draft in kept):
            self._remove_before(oldest)
        return [draft for draft in kept if draft.kept_at >= oldest]

    def _remove_before(self, oldest: datetime) -> None:
        with suppress(StoreReadOnly), self._store.write(self._login, "draft.expire") as work:
            for draft in work.session.scalars(self._mine().where(FormDraft.updated_at < oldest)):
                work.session.delete(draft)

    def discard(self, *, record_id: bytes = NEW_RECORD) -> None:
        """Forget the draft; nothing happens when there is none."""
        with self._store.write(self._login, "draft.discard") as work:
            draft = self._find(work.session, record_id)
            if draft is not None:
                work.session.delete(draft)

    def _find(self, session: Session, record_id: bytes) -> FormDraft | None:
        return session.scalars(self._mine().where(FormDraft.record_id == record_id)).first()

    def _mine(self) -> Select[FormDraft]:
        mine = FormDraft.user_no == self._login.user_no
        return select(FormDraft).where(mine, FormDraft.form == self._form)
