"""What somebody has typed and not saved yet: kept in the encrypted store, private to its user (R20).

It survives locking, closing and killing the program. It is no record: it has no number, no lock and no log row.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Select, func, select
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
    form: str = ""


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
            return _kept(draft) if draft else None

    def unfinished(self) -> UnfinishedDrafts:
        """Everything that was typed into this form and not saved."""
        return UnfinishedDrafts(self._store, self._login, [self._form])

    def discard(self, *, record_id: bytes = NEW_RECORD) -> None:
        """Forget the draft; nothing happens when there is none."""
        with self._store.write(self._login, "draft.discard") as work:
            draft = self._find(work.session, record_id)
            if draft is not None:
                work.session.delete(draft)

    def _find(self, session: Session, record_id: bytes) -> FormDraft | None:
        return session.scalars(self._mine().where(FormDraft.record_id == record_id)).first()

    def _mine(self) -> Select[FormDraft]:
        return _drafts_of(self._login.user_no, [self._form])


class UnfinishedDrafts:
    """What the signed-in user typed into several forms and neither saved nor discarded."""

    def __init__(self, store: Store, login: Login, forms: Sequence[str]) -> None:
        self._store = store
        self._login = login
        self._forms = tuple(forms)

    def listed(self) -> list[KeptDraft]:
        """All of it, the latest first. What is too old is removed."""
        oldest = self._store.clock.now() - KEPT_FOR
        with self._store.read() as session:
            drafts = session.scalars(self._mine().order_by(FormDraft.updated_at.desc())).all()
            kept = [_kept(draft) for draft in drafts]
        if any(draft.kept_at < oldest for draft in kept):
            self._remove_before(oldest)
        return [draft for draft in kept if draft.kept_at >= oldest]

    def discard(self, draft: KeptDraft) -> None:
        """Forget one of them."""
        FormDrafts(self._store, self._login, draft.form).discard(record_id=draft.record_id)

    def bring_back(self, draft: KeptDraft) -> None:
        """Keep a discarded one again."""
        FormDrafts(self._store, self._login, draft.form).keep(draft.content, record_id=draft.record_id)

    def _remove_before(self, oldest: datetime) -> None:
        with suppress(StoreReadOnly), self._store.write(self._login, "draft.expire") as work:
            for draft in work.session.scalars(self._mine().where(FormDraft.updated_at < oldest)):
                work.session.delete(draft)

    def _mine(self) -> Select[FormDraft]:
        return _drafts_of(self._login.user_no, self._forms)


def count_unfinished(session: Session, user_no: int, now: datetime) -> int:
    """How many drafts of any form a user has that are not too old."""
    mine = FormDraft.user_no == user_no, FormDraft.updated_at >= now - KEPT_FOR
    return session.scalar(select(func.count()).select_from(FormDraft).where(*mine)) or 0


def _drafts_of(user_no: int, forms: Sequence[str]) -> Select[FormDraft]:
    return select(FormDraft).where(FormDraft.user_no == user_no, FormDraft.form.in_(forms))


def _kept(draft: FormDraft) -> KeptDraft:
    return KeptDraft(draft.record_id, json.loads(draft.content), draft.updated_at, draft.form)
