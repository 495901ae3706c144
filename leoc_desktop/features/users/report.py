"""A supervisor's sheet of one-time unlock keys on paper, for reading a row out over telephone or radio (R10)."""

from __future__ import annotations

from reportlab.platypus import Flowable

from leoc_desktop.access.unlock_keys import IssuedSheet
from leoc_desktop.domain.letterhead import letterhead
from leoc_desktop.domain.office_detail import OfficeDetail
from leoc_desktop.foundation.clock import nepal_time
from leoc_desktop.foundation.nepali_calendar import show_bs, to_bs
from leoc_desktop.foundation.nepali_text import show_number, shown_digits
from leoc_desktop.foundation.translation import N_, _
from leoc_desktop.report_kit.fonts import Face
from leoc_desktop.report_kit.furniture import Heading, Letterhead, LetterheadLine, TwoSides
from leoc_desktop.report_kit.page_frame import PageFrame, build_pdf
from leoc_desktop.report_kit.tables import Cell, Column, Table, TableStyle
from leoc_desktop.report_kit.text import Align, Paragraph, TextStyle

_RULES = (
    N_("Keep this sheet on you, like a key. Nobody else may see it; the office keeps no copy."),
    N_("The operator calls and names the record, the reason, the number of this sheet and a row."),
    N_("Ask until the reason is clear. Then write the record and the operator into that row."),
    N_("Read out the key of that row only, sign by sign. It opens that record once, for 60 minutes."),
    N_("A used row is worthless. A new sheet makes this one worthless; so does ending it in the program."),
)
_SIGNS = N_("The keys have no letters I, L, O and U: what looks like O is zero, what looks like I is one.")
_BODY = TextStyle(size=9.5)
_NOTE = TextStyle(size=8, colour="#475467")
_TABLE = TableStyle(size=10.5, heading_size=8.5)


def render_unlock_sheet(sheet: IssuedSheet, office: OfficeDetail) -> bytes:
    """The PDF of a new sheet in the current language, A4. It holds the keys in clear: print it and keep no file."""
    title = _("Sheet of one-time unlock keys no. {number}").format(number=show_number(sheet.number))
    name, executive, place, centre = letterhead(office).lines
    story: list[Flowable] = [
        Letterhead(
            [
                LetterheadLine(name, 14, Face.BOLD),
                LetterheadLine(executive, 10.5, Face.SEMIBOLD),
                LetterheadLine(place, 9, Face.REGULAR),
                LetterheadLine(centre, 11, Face.SEMIBOLD),
            ]
        ),
        Heading(title, 1),
        TwoSides(
            _("Supervisor: {name}").format(name=sheet.supervisor),
            _("Issued: {moment}").format(moment=_issued(sheet)),
        ),
        *_how_to(),
        _rows(sheet),
        Paragraph(_(_SIGNS), _NOTE, space_before=6),
    ]
    frame = PageFrame(
        header=f"{name} · {title}",
        footer_left=title,
        footer_right=sheet.supervisor,
        watermark=_("TRAINING") if office.training else "",
    )
    return build_pdf(
        story, title=title, author=name, subject=sheet.supervisor, frame=frame, created=nepal_time(sheet.issued_at)
    )  # fmt: skip


def _issued(sheet: IssuedSheet) -> str:
    local = nepal_time(sheet.issued_at)
    return f"{show_bs(to_bs(local.date()))} {shown_digits(f'{local:%H:%M}')}"


def _how_to() -> list[Flowable]:
    return [
        Paragraph(f"{show_number(number)}. {_(rule)}", _BODY, space_before=6 if number == 1 else 0)
        for number, rule in enumerate(_RULES, 1)
    ]


def _rows(sheet: IssuedSheet) -> Table:
    columns = [
        Column(_("Row"), 0.7, Align.CENTRE),
        Column(_("Key"), 2.9, Align.CENTRE),
        Column(_("Record"), 2.9),
        Column(_("Operator"), 2.4),
        Column(_("Date and time"), 2.0),
    ]
    rows: list[list[Cell | str]] = [
        [show_number(row), Cell(key, bold=True)] for row, key in enumerate(sheet.keys, 1)
    ]
    return Table(columns, rows, style=_TABLE, space_before=8)
