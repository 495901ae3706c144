"""The office as every feature needs it: where it is, how it prints itself, what its policy allows."""

from __future__ import annotations

import json
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from leoc_desktop.access.key_derivation import Kdf
from leoc_desktop.foundation.reference_data import LocalLevel, local_level
from leoc_desktop.records.office import Office
from leoc_desktop.records.paper_head import PaperHead


@dataclass(frozen=True, slots=True)
class OfficeDetail:
    """The office: its local level, wards, how to reach it, and its policy."""

    level: LocalLevel
    ward_count: int
    place_ne: str
    place_en: str
    phone: str
    email: str
    language: str
    training: bool
    one_person_shifts: bool
    kdf: Kdf
    top_ne: str = ""
    top_en: str = ""
    """Printed above the name of the office."""
    seal_box: bool = False
    emblem: bytes | None = None
    """PNG."""

    def as_json(self) -> dict[str, object]:
        """What the command line prints."""
        return {
            "postal_code": self.level.postal_code,
            "name_ne": self.level.name_ne,
            "name_en": self.level.name_en,
            "district_ne": self.level.district_ne,
            "district_en": self.level.district_en,
            "ward_count": self.ward_count,
            "language": self.language,
            "training": self.training,
        }


def one_person_shifts(session: Session) -> bool:
    """Whether the office's policy lets people verify, approve and unlock for themselves."""
    return session.scalars(select(Office.one_person_shifts)).one()


def office_detail(session: Session) -> OfficeDetail:
    """The one office of the store."""
    office = session.scalars(select(Office)).one()
    head = session.scalars(select(PaperHead)).first() or PaperHead(top_ne="", top_en="", seal_box=False)
    return OfficeDetail(
        level=local_level(office.postal_code),
        ward_count=office.ward_count,
        place_ne=office.place_ne,
        place_en=office.place_en,
        phone=office.phone,
        email=office.email,
        language=office.language,
        training=office.training,
        one_person_shifts=office.one_person_shifts,
        kdf=Kdf.from_json(json.loads(office.kdf)),
        top_ne=head.top_ne,
        top_en=head.top_en,
        seal_box=head.seal_box,
        emblem=head.emblem,
    )
