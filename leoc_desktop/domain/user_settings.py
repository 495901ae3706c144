"""What the program remembers for the signed-in user: columns of lists, filters. No record, and not in the log."""

from __future__ import annotations

import json
from contextlib import suppress

from sqlalchemy import select
from sqlalchemy.orm import Session

from leoc_desktop.access.login_session import Login
from leoc_desktop.access.office_store import StoreReadOnly
from leoc_desktop.records.user_setting import UserSetting
from leoc_desktop.storage.unit_of_work import Store


class UserSettings:
    """Small things by name, as JSON values; they lie in the store and come back wherever the office is opened."""

    def __init__(self, store: Store, login: Login) -> None:
        self._store = store
        self._login = login

    def kept(self, name: str) -> object:
        """What was kept under ``name``, or None."""
        with self._store.read() as session:
            setting = self._find(session, name)
            return json.loads(setting.value) if setting else None

    def keep(self, name: str, value: object) -> None:
        """Remember ``value`` under ``name``; a store that is open for reading only remembers nothing."""
        with suppress(StoreReadOnly), self._store.write(self._login, "setting.keep") as work:
            setting = self._find(work.session, name)
            if setting is None:
                setting = UserSetting(user_no=self._login.user_no, name=name)
                work.session.add(setting)
            setting.value = json.dumps(value, ensure_ascii=False)

    def _find(self, session: Session, name: str) -> UserSetting | None:
        mine = UserSetting.user_no == self._login.user_no
        return session.scalars(select(UserSetting).where(mine, UserSetting.name == name)).first()
