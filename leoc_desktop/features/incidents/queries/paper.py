"""Everything that the paper about one incident says, read at one moment."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from leoc_desktop.access import audit_trail
from leoc_desktop.access.attachments import shelf
from leoc_desktop.access.open_office import OpenOffice
from leoc_desktop.domain.incident_figures import Figures, figures_of
from leoc_desktop.domain.letterhead import Letterhead, letterhead
from leoc_desktop.domain.loss_lines import Lines, Values, lines_of
from leoc_desktop.domain.office_detail import office_detail
from leoc_desktop.domain.ward_figures import by_ward
from leoc_desktop.features.incidents.fields import BY_NAME, LINES
from leoc_desktop.features.incidents.queries import record
from leoc_desktop.features.incidents.queries.record import Key
from leoc_desktop.features.incidents.rules import State
from leoc_desktop.foundation.translation import NEPALI

_PICTURE = "image"


@dataclass(frozen=True, slots=True)
class PaperWish:
    """What is asked for: the language, whether persons are named, whether photos are printed."""

    language: str = NEPALI
    names: bool = False
    photos: bool = True


@dataclass(frozen=True, slots=True)
class PrintedFile:
    """A file on the record; ``data`` is its re-encoded copy where that is a picture that is printed, else b""."""

    name: str
    taken: str
    data: bytes


@dataclass(frozen=True, slots=True)
class IncidentPaper:
    """One incident as its paper tells it. Without ``wish.names`` every personal value is blank."""

    wish: PaperWish
    letterhead: Letterhead
    training: bool
    office_name: str
    number: str
    state: State
    edition: int
    values: Mapping[str, object]
    lines: Lines
    figures: Figures
    by_ward: Mapping[int, Figures]
    """Every ward of the incident, the first one first; wards that are only mentioned have no figures."""
    registered_by: str
    verified_by: str
    approved_by: str
    prepared_by: tuple[str, str]
    files: tuple[PrintedFile, ...]
    audit_code: str
    made_at: datetime

    @property
    def is_verified(self) -> bool:
        """Whether somebody else than the one who registered has confirmed it."""
        return self.state in {State.VERIFIED, State.APPROVED}


def incident_paper(session: Session, office: OpenOffice, key: Key, wish: PaperWish) -> IncidentPaper:
    """What is to be printed of the incident with that key. ``wish`` holds what the user may see. Raises NotFound."""
    incident, detail = record.find(session, key), office_detail(session)
    lines = lines_of(session, incident.row_no)
    shares = by_ward(incident, lines)
    people = record.people_of(session, incident)
    return IncidentPaper(
        wish=wish,
        letterhead=letterhead(detail),
        training=detail.training,
        office_name=detail.level.name,
        number=incident.number or "",
        state=State(incident.state),
        edition=incident.edition,
        values=_values(record.values_of(incident), names=wish.names),
        lines=lines if wish.names else _without_names(lines),
        figures=figures_of(incident),
        by_ward={ward: shares.get(ward, Figures()) for ward in incident.wards},
        registered_by=people["registered_by"],
        verified_by=people["verified_by"],
        approved_by=people["approved_by"],
        prepared_by=(office.login.full_name, office.login.post),
        files=_files(session, office, incident.row_no) if wish.photos else (),
        audit_code=audit_trail.head(session).code,
        made_at=office.store.clock.now(),
    )


def _values(values: Mapping[str, object], *, names: bool) -> dict[str, object]:
    return {name: "" if BY_NAME[name].is_personal and not names else value for name, value in values.items()}


def _without_names(lines: Lines) -> dict[str, Sequence[Values]]:
    personal = {kind.name: {field.name for field in kind.fields if field.is_personal} for kind in LINES}
    return {
        kind: [
            {name: "" if name in personal[kind] else value for name, value in line.items()}
            for line in of_kind
        ]
        for kind, of_kind in lines.items()
    }


def _files(session: Session, office: OpenOffice, incident_no: int) -> tuple[PrintedFile, ...]:
    """Pictures are opened one after the other, in memory only."""
    rows = shelf.attached(session, "incident", incident_no)
    return tuple(
        PrintedFile(
            row.name,
            row.taken,
            shelf.read_view(session, office.vault_key, row.id).data if row.view_kind == _PICTURE else b"",
        )
        for row in rows
    )
