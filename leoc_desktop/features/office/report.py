"""The recovery sheet on paper, in both languages: whoever opens the envelope may read only one of them."""

from __future__ import annotations

from collections.abc import Iterator

from reportlab.platypus import Flowable

from leoc_desktop.access.recovery_code import groups
from leoc_desktop.domain.letterhead import letterhead
from leoc_desktop.features.office.service import RecoverySheet
from leoc_desktop.foundation.clock import nepal_day, nepal_time
from leoc_desktop.foundation.nepali_calendar import show_bs, to_bs
from leoc_desktop.foundation.nepali_text import show_number
from leoc_desktop.foundation.translation import ENGLISH, N_, NEPALI, Language, _, speaking
from leoc_desktop.report_kit.fonts import Face
from leoc_desktop.report_kit.furniture import Heading, Letterhead, LetterheadLine, TwoSides
from leoc_desktop.report_kit.page_frame import PageFrame, build_pdf
from leoc_desktop.report_kit.tables import Cell, Column, Padding, Table, TableStyle
from leoc_desktop.report_kit.text import Align, Paragraph, TextStyle

TITLE = N_("Recovery sheet")
SHEET_FILE = "recovery-sheet"
GROUPS = 9
_RULES = (
    N_("Two sheets, two sealed envelopes, two places. Nobody needs the code in daily work."),
    N_("Whoever has this code and a backup file can read everything. Whoever loses both sheets and every "
       "administrator's password loses the data."),
    N_("A new computer: install LEOC Desktop, choose Restore a backup on the first page, choose the newest backup "
       "file (.leocb), type the code. Everybody keeps his password."),
    N_("Passwords or the second secret of the computer are lost: Forgot the password? on the sign-in, then the code."),
    N_("The code has no letters I, L, O and U: what looks like O is zero, what looks like I or L is one."),
    N_("Somebody may have read it: sign in as administrator, Settings, New keys for the whole office."),
    N_("After each use, and after each drill, seal the envelope anew and write the date on it."),
)  # fmt: skip
_CODE = TableStyle(size=15, heading_size=7.5, padding=Padding(3, 7))
_FACTS = TableStyle(size=10, heading_size=10, padding=Padding(5, 3.5))
_BODY = TextStyle(size=10)


def render_recovery_sheet(sheet: RecoverySheet) -> bytes:
    """The PDF, one page A4. With a code on it, it is as good as the key: print it and keep no file."""
    names = [_in(language, TITLE) for language in (NEPALI, ENGLISH)]
    title = " · ".join(names)
    with speaking(Language.of(NEPALI)):
        name, executive, place, centre = letterhead(sheet.office).lines
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
        _code(sheet),
        _facts(sheet),
        *_how_to(NEPALI),
        *_how_to(ENGLISH),
        Paragraph("", _BODY, space_before=14),
        TwoSides(
            _both(N_("Sealed by, date")) + " ____________________", _both(N_("Place")) + " ______________"
        ),
    ]
    frame = PageFrame(
        header=f"{name} · {title}",
        footer_left=title,
        footer_right=sheet.office_mark,
        watermark=_("TRAINING") if sheet.office.training else "",
    )
    return build_pdf(
        story, title=title, author=name, subject=sheet.office_mark, frame=frame, created=nepal_time(sheet.made_at)
    )  # fmt: skip


def _code(sheet: RecoverySheet) -> Table:
    """Nine boxes, numbered as the program asks for them; empty ones are filled in by hand."""
    columns = [Column(str(number), 1, Align.CENTRE) for number in range(1, GROUPS + 1)]
    written = groups(sheet.code) if sheet.code else ("",) * GROUPS
    return Table(columns, [[Cell(group or "\u00a0", bold=True) for group in written]], style=_CODE)


def _facts(sheet: RecoverySheet) -> Table:
    with speaking(Language.of(ENGLISH)):
        made = f"{show_bs(to_bs(nepal_day(sheet.made_at)))} ({nepal_day(sheet.made_at):%Y-%m-%d})"
    level = sheet.office.level
    rows = [
        [_both(N_("Mark of the office in names of backup folders")), sheet.office_mark],
        [_both(N_("Sheet made on")), made],
        [_both(N_("Fingerprint of the first administrator's key")), sheet.root_fingerprint],
    ]
    return Table(
        [
            Column(_both(N_("Office")), 1.3),
            Column(f"{level.name_ne} · {level.name_en} · {level.postal_code}", 1.7),
        ],
        [[left, Cell(right, bold=True)] for left, right in rows],
        style=_FACTS,
        space_before=8,
        space_after=4,
    )


def _how_to(language: str) -> Iterator[Flowable]:
    with speaking(Language.of(language)):
        for number, rule in enumerate(_RULES, 1):
            yield Paragraph(f"{show_number(number)}. {_(rule)}", _BODY, space_before=12 if number == 1 else 2)


def _both(msgid: str) -> str:
    return f"{_in(NEPALI, msgid)} · {_in(ENGLISH, msgid)}"


def _in(language: str, msgid: str) -> str:
    with speaking(Language.of(language)):
        return _(msgid)
