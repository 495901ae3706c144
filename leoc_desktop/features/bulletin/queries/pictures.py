"""Reading the pictures of bulletins: as a list, and with what is printed of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from leoc_desktop.access.attachments import shelf
from leoc_desktop.features.bulletin.rules import Picture, in_order_of_paper
from leoc_desktop.foundation.errors import NotFound
from leoc_desktop.foundation.translation import N_
from leoc_desktop.records.attachment import Attachment
from leoc_desktop.records.bulletin_picture import BulletinPicture
from leoc_desktop.records.user import User


def find_picture(session: Session, picture_id: bytes) -> BulletinPicture:
    """The picture with that id that was not taken off. Raises NotFound."""
    query = select(BulletinPicture).where(
        BulletinPicture.id == picture_id, BulletinPicture.removed_at.is_(None)
    )
    found = session.scalars(query).first()
    if found is None:
        raise NotFound(N_("There is no such picture."))
    return found


def file_of(session: Session, picture: BulletinPicture) -> Attachment:
    """The one file on a picture."""
    query = select(Attachment).where(
        Attachment.record_kind == BulletinPicture.__tablename__, Attachment.record_no == picture.row_no
    )
    return session.scalars(query).one()


def count_pictures(session: Session, day: date) -> int:
    """How many pictures the bulletin that ends on ``day`` has."""
    query = select(func.count()).where(BulletinPicture.day == day, BulletinPicture.removed_at.is_(None))
    return session.scalars(query.select_from(BulletinPicture)).one()


def listed_pictures(session: Session, first_day: date) -> list[Picture]:
    """The pictures of bulletins that end on that day or later, in the order of the papers, without contents."""
    query = _rows().where(BulletinPicture.day >= first_day)
    return in_order_of_paper(_picture(*found) for found in session.execute(query))


def printed_pictures(session: Session, day: date, vault_key: bytearray) -> tuple[Picture, ...]:
    """The pictures of the bulletin that ends on ``day``, each with the re-encoded copy that is printed.

    Raises StoreDamaged.
    """
    pictures = []
    for row, file, writer in session.execute(_rows().where(BulletinPicture.day == day)):
        view = shelf.read_view(session, vault_key, file.id)
        pictures.append(replace(_picture(row, file, writer), data=view.data))
    return tuple(in_order_of_paper(pictures))


def _rows() -> Select[BulletinPicture, Attachment, str]:
    return (
        select(BulletinPicture, Attachment, User.full_name)
        .select_from(BulletinPicture)
        .join(
            Attachment,
            (Attachment.record_kind == BulletinPicture.__tablename__)
            & (Attachment.record_no == BulletinPicture.row_no),
        )
        .outerjoin(User, User.row_no == BulletinPicture.created_by_no)
        .where(BulletinPicture.removed_at.is_(None))
        .order_by(BulletinPicture.row_no)
    )


def _picture(row: BulletinPicture, file: Attachment, writer: str | None) -> Picture:
    return Picture(
        id=row.id,
        day=row.day,
        kind=row.kind,
        caption=row.caption,
        source=row.source,
        file_name=file.name,
        sha256=file.sha256,
        added_by=writer or "",
    )
