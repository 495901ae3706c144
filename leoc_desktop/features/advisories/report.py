"""An advisory on paper: a notice that can be read from some steps away."""

from __future__ import annotations

from reportlab.platypus import Flowable

from leoc_desktop.features.advisories.fields import KIND, PRIORITY
from leoc_desktop.features.advisories.rules import AdvisoryContent, AloudPaper, how_long, long_moment, where
from leoc_desktop.foundation.field_values import show
from leoc_desktop.foundation.nepali_text import ascii_digits, shown_digits
from leoc_desktop.foundation.translation import Language, _, speaking
from leoc_desktop.report_kit.fonts import Face
from leoc_desktop.report_kit.furniture import Heading, Signature, SignatureRow, Tile, Tiles, TwoSides
from leoc_desktop.report_kit.office_head import office_head
from leoc_desktop.report_kit.page_frame import PageFrame, build_pdf
from leoc_desktop.report_kit.text import Align, Paragraph, TextStyle

_SUBJECT = TextStyle(Face.BOLD, 20, 28, align=Align.CENTRE)
_TEXT = TextStyle(size=14, leading=22)
_DO = TextStyle(Face.SEMIBOLD, 14, 22)
_NOTE = TextStyle(size=9, colour="#475467")
_ALOUD_HEAD = TextStyle(Face.BOLD, 13, 18, colour="#475467")
_ALOUD_SIZES = (24, 22, 20, 18, 16, 14, 12, 10)
_ALOUD_ROOM = 640.0  # points of a page below the heading
_COLOURS = {"low": "#538235", "normal": "#0B5CAD", "high": "#B54708", "urgent": "#B42318"}


def render_notice(content: AdvisoryContent) -> bytes:
    """The PDF of ``content`` in the current language; the same content always gives the same bytes."""
    title = _("Public notice")
    number = _("Notice no. {number}").format(number=content.number) if content.number else _not_issued()
    story: list[Flowable] = [
        office_head(content.letterhead),
        Heading(title, 1),
        TwoSides(number, _("Date: {day}").format(day=long_moment(content.made_at))),
        _band(content),
        Paragraph(content.title, _SUBJECT, space_before=10, space_after=8),
        Paragraph(content.text, _TEXT, space_after=10),
    ]
    if content.instruction:
        story += [Heading(_("What to do")), Paragraph(content.instruction, _DO, space_after=10)]
    if content.contact:
        story.append(
            Paragraph(
                _("Whom to call: {contact}").format(contact=shown_digits(ascii_digits(content.contact))), _DO
            )
        )
    story.append(
        SignatureRow([Signature(_("Office seal"), "", ""), Signature(_("Issued by"), *content.issued_by)])
    )
    if content.letterhead.contact:
        contact = _("For further information: {contact}").format(contact=content.letterhead.contact)
        story.append(Paragraph(contact, _NOTE, space_before=10))
    preview = _("Preview")
    frame = PageFrame(
        header=f"{content.letterhead.lines[0]} · {title} · {content.number or preview}",
        footer_left=content.number or _not_issued(),
        footer_right=_("Log code: {code}").format(code=content.audit_code) if content.audit_code else "",
        watermark=_("TRAINING") if content.training else "",
    )
    return build_pdf(
        story,
        title=f"{title} {content.number}".strip(),
        author=content.letterhead.lines[0],
        subject=content.title,
        frame=frame,
        created=content.made_at,
    )


def render_aloud(paper: AloudPaper) -> bytes:
    """The PDF of what is read aloud, in the language of the advisory: on one page, as large as it has room."""
    with speaking(Language.of(paper.language)):
        frame = PageFrame(
            footer_left=paper.number or _not_issued(), watermark=_("TRAINING") if paper.training else ""
        )
        return build_pdf(
            _aloud_story(paper, frame),
            title=_("Text to read aloud"),
            author=paper.office,
            subject=paper.title,
            frame=frame,
            created=paper.made_at,
        )


def _aloud_story(paper: AloudPaper, frame: PageFrame) -> list[Flowable]:
    head: list[Flowable] = [
        TwoSides(paper.office, paper.number or _not_issued()),
        Paragraph(_("Text to read aloud"), _ALOUD_HEAD, space_before=4, space_after=10),
    ]
    for size in _ALOUD_SIZES:
        style = TextStyle(size=size, leading=size * 1.5)
        lines = [Paragraph(line, style, space_after=size * 0.45) for line in paper.spoken.splitlines()]
        high = sum(line.wrap(frame.width, 0)[1] + size * 0.45 for line in lines)
        if high <= _ALOUD_ROOM:
            break
    return [*head, *lines]


def _not_issued() -> str:
    return _("PREVIEW – not issued")


def _band(content: AdvisoryContent) -> Tiles:
    """Priority, place and time in the colour of the priority."""
    colour = _COLOURS[content.priority]
    return Tiles(
        [
            Tile(show(KIND, content.kind), show(PRIORITY, content.priority), "", colour),
            Tile(_("Where"), where(content.wards), how_long(content.valid_start, content.valid_end), colour),
        ]
    )
