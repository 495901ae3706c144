"""Lists that the office changes, and the head of its papers. Entries are withdrawn, never deleted."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from leoc_desktop.access.attachments.inspection import inspect
from leoc_desktop.access.attachments.limits import LARGEST_FILE
from leoc_desktop.access.attachments.reasons import AttachmentRefused, Reason
from leoc_desktop.access.guard import requires
from leoc_desktop.access.login_session import Login
from leoc_desktop.access.office_lists import use_office_lists
from leoc_desktop.access.permissions import Permission
from leoc_desktop.domain.office_detail import OfficeDetail, office_detail
from leoc_desktop.domain.signatories import PARTS
from leoc_desktop.foundation.errors import FieldProblem, NotFound, Refused, ValidationFailed
from leoc_desktop.foundation.nepali_text import clean_line, collation_key
from leoc_desktop.foundation.office_lists import SIGNATORIES, TOLES, ListEntry, entries_of, is_shipped
from leoc_desktop.foundation.system_reasons import reason_of
from leoc_desktop.foundation.translation import N_
from leoc_desktop.foundation.uuid7 import new_id
from leoc_desktop.records.list_entry import ListEntryRow
from leoc_desktop.records.paper_head import PaperHead
from leoc_desktop.storage.unit_of_work import Store, UnitOfWork

_LARGEST_EMBLEM = 4 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class NewEntry:
    """An entry as typed. ``ward`` belongs to a tole; part and posts belong to a signatory."""

    name_ne: str
    name_en: str = ""
    ward: int | None = None
    part: str = ""
    post_ne: str = ""
    post_en: str = ""


class ListService:
    """What an administrator makes of the lists; every change is in the log."""

    def __init__(self, store: Store, login: Login) -> None:
        self.store = store
        self.login = login

    @requires(Permission.OFFICE_VIEW)
    def entries(self, list_name: str) -> tuple[ListEntry, ...]:
        """Every entry of a list in the office's order, those no longer offered included."""
        with self.store.read() as session:
            use_office_lists(session)
        return entries_of(list_name)

    @requires(Permission.OFFICE_MANAGE)
    def add(self, list_name: str, new: NewEntry) -> tuple[ListEntry, ...]:
        """Add an entry of the office's own at the end. Raises ValidationFailed."""
        with self.store.write(self.login, "list.add") as work:
            rows = _rows(work, list_name)
            values = _checked(work.session, list_name, new, [row for row in rows if row.offered])
            code = f"own-{new_id(work.clock.now()).hex()[-12:]}"
            row = ListEntryRow(list_name=list_name, code=code, position=len(rows), offered=True)
            _fill(row, values)
            work.session.add(row)
        return self.entries(list_name)

    @requires(Permission.OFFICE_MANAGE)
    def change(self, list_name: str, code: str, new: NewEntry) -> tuple[ListEntry, ...]:
        """Change the names of an entry of the office's own; records that use it then show the new ones.

        Raises Refused for an entry that the program brings, NotFound, ValidationFailed.
        """
        if is_shipped(list_name, code):
            raise Refused(N_("This entry belongs to the official list. It can be left out, not renamed."))
        with self.store.write(self.login, "list.change") as work:
            rows = _rows(work, list_name)
            row = _row(rows, code)
            others = [other for other in rows if other is not row and other.offered]
            _fill(row, _checked(work.session, list_name, new, others))
        return self.entries(list_name)

    @requires(Permission.OFFICE_MANAGE)
    def offer(self, list_name: str, code: str, *, offered: bool) -> tuple[ListEntry, ...]:
        """Offer an entry in forms, or no longer; records that name it keep it. Raises Refused, NotFound."""
        with self.store.write(self.login, "list.offer") as work:
            rows = _rows(work, list_name)
            row = _row(rows, code)
            if is_shipped(list_name, code) and not offered and sum(one.offered for one in rows) == 1:
                raise Refused(N_("A list needs at least one entry."))
            row.offered = offered
        return self.entries(list_name)

    @requires(Permission.OFFICE_MANAGE)
    def move(self, list_name: str, code: str, *, by: int) -> tuple[ListEntry, ...]:
        """Move an entry ``by`` places down (up when negative), as far as the list goes. Raises NotFound."""
        with self.store.write(self.login, "list.move") as work:
            rows = _rows(work, list_name)
            row = _row(rows, code)
            place = rows.index(row)
            rows.insert(max(0, min(len(rows) - 1, place + by)), rows.pop(place))
            for position, one in enumerate(rows):
                one.position = position
        return self.entries(list_name)

    @requires(Permission.OFFICE_MANAGE)
    def change_head(self, *, top_ne: str, top_en: str, seal_box: bool) -> OfficeDetail:
        """What papers issued from now on print above the office's name, and whether with a box for the seal."""
        with self.store.write(self.login, "office.change_head") as work:
            head = _head(work.session)
            head.top_ne, head.top_en, head.seal_box = clean_line(top_ne), clean_line(top_en), seal_box
            return office_detail(work.session)

    @requires(Permission.OFFICE_MANAGE)
    def take_emblem(self, path: Path) -> OfficeDetail:
        """Print the picture as the emblem; it is looked at in a child process and encoded anew. Slow.

        Raises AttachmentRefused, Refused when it cannot be read.
        """
        try:
            with path.open("rb") as file:
                data = file.read(LARGEST_FILE + 1)
        except OSError as error:
            raise Refused(
                N_("The file {file} cannot be read: {reason}"), file=str(path), reason=reason_of(error)
            ) from error
        seen = inspect(path.name, data)
        if seen.view_kind != "image":
            raise AttachmentRefused(Reason.NOT_WHAT_IT_SAYS)
        if len(seen.view) > _LARGEST_EMBLEM:
            raise AttachmentRefused(Reason.TOO_LARGE)
        return self._put_emblem(seen.view)

    @requires(Permission.OFFICE_MANAGE)
    def remove_emblem(self) -> OfficeDetail:
        """Print no emblem from now on."""
        return self._put_emblem(None)

    def _put_emblem(self, picture: bytes | None) -> OfficeDetail:
        with self.store.write(self.login, "office.change_emblem") as work:
            _head(work.session).emblem = picture
            return office_detail(work.session)


def _head(session: Session) -> PaperHead:
    head = session.scalars(select(PaperHead)).first()
    if head is None:
        head = PaperHead(top_ne="", top_en="", seal_box=False)
        session.add(head)
        session.flush()
    return head


def _rows(work: UnitOfWork, list_name: str) -> list[ListEntryRow]:
    """The rows of a list in order; the first change of a list writes down what the program brings."""
    session = work.session
    use_office_lists(session)
    found = {
        row.code: row
        for row in session.scalars(select(ListEntryRow).where(ListEntryRow.list_name == list_name))
    }
    rows = []
    for position, entry in enumerate(entries_of(list_name)):
        row = found.get(entry.code)
        if row is None:
            row = ListEntryRow(list_name=list_name, code=entry.code, position=position, offered=True)
            row.name_ne, row.name_en = entry.name_ne, entry.name_en
            session.add(row)
        rows.append(row)
    return rows


def _row(rows: list[ListEntryRow], code: str) -> ListEntryRow:
    row = next((row for row in rows if row.code == code), None)
    if row is None:
        raise NotFound(N_("There is no such entry in the list."))
    return row


def _checked(session: Session, list_name: str, new: NewEntry, others: list[ListEntryRow]) -> NewEntry:
    """The entry as it may be stored. Raises ValidationFailed."""
    ward = new.ward if list_name == TOLES else None
    part = new.part if list_name == SIGNATORIES else ""
    values = NewEntry(
        clean_line(new.name_ne), clean_line(new.name_en), ward, part,
        clean_line(new.post_ne), clean_line(new.post_en),
    )  # fmt: skip
    problems = []
    if not values.name_ne:
        problems.append(FieldProblem("name_ne", N_("Type the name in Nepali.")))
    same = collation_key(values.name_ne)
    if any((collation_key(row.name_ne), row.ward, row.part) == (same, ward, part) for row in others):
        problems.append(FieldProblem("name_ne", N_("This name is in the list already.")))
    if ward is not None and not 1 <= ward <= office_detail(session).ward_count:
        problems.append(FieldProblem("ward", N_("The office has no such ward.")))
    if list_name == SIGNATORIES and part not in PARTS:
        problems.append(FieldProblem("part", N_("Choose what the signatory does with a paper.")))
    if problems:
        raise ValidationFailed(problems)
    return values


def _fill(row: ListEntryRow, values: NewEntry) -> None:
    row.name_ne, row.name_en, row.ward = values.name_ne, values.name_en, values.ward
    row.part, row.post_ne, row.post_en = values.part, values.post_ne, values.post_en
