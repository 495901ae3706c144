"""Maps and charts for bulletins: added, worded anew and taken off by those who prepare a bulletin."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from leoc_desktop.access.attachments import shelf
from leoc_desktop.access.guard import requires
from leoc_desktop.access.permissions import Permission
from leoc_desktop.access.service_of_office import ServiceOfOffice
from leoc_desktop.domain.record_files import looked_at
from leoc_desktop.domain.record_steps import reason_given
from leoc_desktop.features.bulletin import queries, rules
from leoc_desktop.features.bulletin.fields import PICTURE_FIELDS
from leoc_desktop.features.bulletin.rules import Picture
from leoc_desktop.foundation.clock import nepal_day
from leoc_desktop.records.bulletin_picture import BulletinPicture
from leoc_desktop.storage.unit_of_work import UnitOfWork

_KIND = BulletinPicture.__tablename__


class PictureService(ServiceOfOffice):
    """Pictures by the last day of their bulletin; its content holds what it printed of them (R33)."""

    @requires(Permission.BULLETIN_PREVIEW)
    def listed(self, first_day: date) -> list[Picture]:
        """The pictures of bulletins that end on that day or later, without their contents."""
        with self.store.read() as session:
            return queries.listed_pictures(session, first_day)

    @requires(Permission.ATTACHMENT_ADD)
    def add(self, path: Path, raw: Mapping[str, object]) -> Picture:
        """Check the file in a child process, seal it and put it into the bulletin of its day. Slow.

        Raises ValidationFailed, AttachmentRefused, Refused, StoreTrouble; nothing is saved then.
        """
        values = self._read(raw)
        rules.ensure_picture(path.name)
        with self.store.read() as session:
            rules.ensure_room(queries.count_pictures(session, values.day))
        data, inspected = looked_at(self._office, path)
        with self.store.write(self.login, "bulletin_picture.add") as work:
            rules.ensure_room(queries.count_pictures(work.session, values.day))
            row = BulletinPicture()
            _fill(row, values)
            work.session.add(row)
            work.session.flush()
            shelf.put(work, self._office.vault_key, (_KIND, row.row_no), path.name, data, inspected)
            return self._shown(work, row)

    @requires(Permission.ATTACHMENT_ADD)
    def change(self, picture_id: bytes, raw: Mapping[str, object]) -> Picture:
        """Word a picture anew, or put it to another day; papers that were issued keep theirs.

        Raises ValidationFailed, NotFound, Refused.
        """
        values = self._read(raw)
        with self.store.write(self.login, "bulletin_picture.change") as work:
            row = queries.find_picture(work.session, picture_id)
            if row.day != values.day:
                rules.ensure_room(queries.count_pictures(work.session, values.day))
            _fill(row, values)
            work.session.flush()
            return self._shown(work, row)

    @requires(Permission.ATTACHMENT_ADD)
    def remove(self, picture_id: bytes, *, reason: str) -> None:
        """Leave a picture out of later papers; it stays in the store, sealed. Raises NotFound, Refused."""
        said = reason_given(reason)
        with self.store.write(self.login, "bulletin_picture.remove", note=said) as work:
            row = queries.find_picture(work.session, picture_id)
            file = queries.file_of(work.session, row)
            row.removed_at = work.clock.now()
            work.session.flush()
            shelf.remove(work, file.id)

    def _read(self, raw: Mapping[str, object]) -> rules.PictureWords:
        return rules.picture_words(PICTURE_FIELDS, raw, nepal_day(self.store.clock.now()))

    def _shown(self, work: UnitOfWork, row: BulletinPicture) -> Picture:
        rows = queries.listed_pictures(work.session, row.day)
        return next(picture for picture in rows if picture.id == row.id)


def _fill(row: BulletinPicture, words: rules.PictureWords) -> None:
    row.day, row.kind, row.caption, row.source = words.day, words.kind, words.caption, words.source
