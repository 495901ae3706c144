"""Reading advisories: lists, one whole, and the papers that were given out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from sqlalchemy import select
from sqlalchemy.orm import Session, undefer

from leoc_desktop.access.login_session import Login
from leoc_desktop.access.permissions import Permission
from leoc_desktop.domain.record_files import FileOwner
from leoc_desktop.domain.record_files import Key as FileKey
from leoc_desktop.features.advisories import rules
from leoc_desktop.features.advisories.fields import FIELDS
from leoc_desktop.features.advisories.rules import State
from leoc_desktop.foundation.clock import nepal_time
from leoc_desktop.foundation.errors import NotFound
from leoc_desktop.foundation.nepali_calendar import to_bs
from leoc_desktop.foundation.translation import N_
from leoc_desktop.records.advisory import Advisory
from leoc_desktop.records.user import User


@dataclass(frozen=True, slots=True)
class AdvisoryRow:
    """One advisory as it is listed and read."""

    id: bytes
    version: int
    state: State
    number: str
    kind: str
    priority: str
    title: str
    text: str
    instruction: str
    contact: str
    wards: tuple[int, ...]
    valid_start: datetime
    valid_end: datetime | None
    language: str
    writer: str
    issued_at: datetime | None
    reason: str

    def holds_at(self, now: datetime) -> bool:
        """Whether it is in force at that moment."""
        begun = self.state is State.ISSUED and self.valid_start <= now
        return begun and (self.valid_end is None or now < self.valid_end)

    def as_raw(self) -> dict[str, object]:
        """The fields in the form that the service takes."""
        start, end = nepal_time(self.valid_start), nepal_time(self.valid_end) if self.valid_end else None
        raw: dict[str, object] = {
            "start_day": to_bs(start.date()).iso(),
            "start_time": f"{start:%H:%M}",
            "end_day": to_bs(end.date()).iso() if end else "",
            "end_time": f"{end:%H:%M}" if end else "",
            "wards": list(self.wards),
        }
        return raw | {field.name: getattr(self, field.name) for field in FIELDS if field.name not in raw}

    def as_json(self) -> dict[str, object]:
        """What the command line prints."""
        given: dict[str, object] = {
            "id": self.id.hex(),
            "number": self.number or None,
            "state": self.state.value,
            "issued_at": self.issued_at.isoformat() if self.issued_at else None,
        }
        return given | self.as_raw()


def find(session: Session, key: str | bytes) -> Advisory:
    """The advisory with that id (bytes or hex), or with that number. Raises NotFound."""
    if isinstance(key, str) and re.fullmatch(r"[0-9a-f]{32}", key):
        key = bytes.fromhex(key)
    condition = Advisory.id == key if isinstance(key, bytes) else Advisory.number == key.strip().upper()
    found = session.scalars(select(Advisory).where(condition)).first()
    if found is None:
        raise NotFound(N_("There is no such advisory."))
    return found


def listed(session: Session, states: Sequence[State]) -> list[AdvisoryRow]:
    """Advisories in one of the states, the newest first."""
    query = select(Advisory, User.full_name).outerjoin(User, User.row_no == Advisory.created_by_no)
    query = query.where(Advisory.state.in_([state.value for state in states])).order_by(
        Advisory.row_no.desc()
    )
    return [_row(advisory, writer or "") for advisory, writer in session.execute(query)]


def row_of(session: Session, advisory: Advisory) -> AdvisoryRow:
    """One advisory as it is read."""
    writer = session.get(User, advisory.created_by_no) if advisory.created_by_no else None
    return _row(advisory, writer.full_name if writer else "")


def _row(advisory: Advisory, writer: str) -> AdvisoryRow:
    return AdvisoryRow(
        id=advisory.id,
        version=advisory.version,
        state=State(advisory.state),
        number=advisory.number or "",
        kind=advisory.kind,
        priority=advisory.priority,
        title=advisory.title,
        text=advisory.text,
        instruction=advisory.instruction,
        contact=advisory.contact,
        wards=advisory.wards,
        valid_start=advisory.valid_start,
        valid_end=advisory.valid_end,
        language=advisory.language,
        writer=writer,
        issued_at=advisory.issued_at,
        reason=advisory.state_reason,
    )


def given_out(session: Session, key: str | bytes) -> tuple[bytes, str]:
    """The very notice and the very text to read aloud that were given out. Raises NotFound."""
    row_no = find(session, key).row_no
    query = (
        select(Advisory)
        .where(Advisory.row_no == row_no)
        .options(undefer(Advisory.pdf), undefer(Advisory.spoken))
    )
    found = session.scalars(query.execution_options(populate_existing=True)).one()
    if found.pdf is None:
        raise NotFound(N_("This advisory has not been issued."))
    return found.pdf, found.spoken


class AdvisoryFileOwner(FileOwner):
    """An issued advisory is frozen with its files (R33)."""

    kind: ClassVar[str] = "advisory"
    permission: ClassVar[Permission] = Permission.ADVISORY_DRAFT

    def find(self, session: Session, key: FileKey) -> Advisory:
        """By number or id. Raises NotFound."""
        return find(session, key if isinstance(key, bytes) else str(key))

    def name(self, record: Advisory) -> str:
        """Its number; the title of a draft."""
        return record.number or record.title

    def ensure_open(
        self, session: Session, record: Advisory, login: Login, now: datetime, *, removing: bool
    ) -> None:
        """Raises Refused once it was given out."""
        del session, login, now, removing
        rules.ensure_draft(record.state)
