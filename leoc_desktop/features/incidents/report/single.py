"""One incident on paper, as a मुचुल्का is written: what happened, every loss, photos, and who witnessed it."""

from __future__ import annotations

from collections.abc import Iterator

from reportlab.platypus import Flowable

from leoc_desktop.domain.figure_wording import count_text, money_text
from leoc_desktop.domain.incident_figures import COUNTS, PEOPLE, SERVICES, SEXES, Figures
from leoc_desktop.domain.loss_lists import SEX
from leoc_desktop.domain.signatories import APPROVED, CHECKED, PARTS, PREPARED, signatory
from leoc_desktop.features.incidents.fields import BY_NAME, FIELDS
from leoc_desktop.features.incidents.queries import IncidentPaper
from leoc_desktop.features.incidents.report.line_tables import TABLE, line_tables, service_table
from leoc_desktop.features.incidents.rules import State
from leoc_desktop.foundation.clock import nepal_time
from leoc_desktop.foundation.field import Field, Kind
from leoc_desktop.foundation.field_values import show
from leoc_desktop.foundation.money import amount_in_words
from leoc_desktop.foundation.nepali_calendar import show_bs, to_bs
from leoc_desktop.foundation.nepali_text import show_number, shown_digits
from leoc_desktop.foundation.translation import N_, _
from leoc_desktop.report_kit.furniture import Heading, Signature, SignatureRow, TwoSides
from leoc_desktop.report_kit.kept_together import WithItsEnd
from leoc_desktop.report_kit.office_head import office_head
from leoc_desktop.report_kit.page_frame import PageFrame, build_pdf
from leoc_desktop.report_kit.photos import Photo, photo_rows
from leoc_desktop.report_kit.tables import Cell, Column, Group, Table
from leoc_desktop.report_kit.text import Align, Paragraph, TextStyle

_BODY = TextStyle(size=10, leading=15.5)
_NOTE = TextStyle(size=8, colour="#475467")
_STATE = TextStyle(size=9.5, align=Align.CENTRE)
_ALWAYS = ("hazard", "incident_date", "incident_time", "tole", "wards", "source", "source_means")
"""Particulars that are named even when nobody stated them."""
_PEOPLE_ROWS = {"dead": N_("Dead"), "missing": N_("Missing"), "injured": N_("Injured")}
_WITNESSES = 4
_ROOM_TO_SIGN = "\n\n\n"
_MARKS = {
    State.DRAFT: N_("DRAFT"),
    State.SUBMITTED: N_("NOT VERIFIED"),
    State.RETURNED: N_("NOT VERIFIED"),
    State.CANCELLED: N_("CANCELLED"),
}


def render_incident(paper: IncidentPaper) -> bytes:
    """The PDF in the current language; the same content always gives the same bytes."""
    title, name = _("Incident report"), paper.letterhead.lines[0]
    number = paper.number or _("Draft")
    frame = PageFrame(
        header=f"{name} · {title} · {number}",
        footer_left=f"{number} · {_internal()}" if paper.wish.names else number,
        footer_right=_("Log code: {code}").format(code=paper.audit_code),
        watermark=" · ".join(_marks(paper)),
    )
    return build_pdf(
        _story(paper),
        title=f"{title} {number}",
        author=name,
        subject=show(BY_NAME["hazard"], paper.values["hazard"]),
        frame=frame,
        created=paper.made_at,
    )


def _internal() -> str:
    return _("Internal: names persons")


def _marks(paper: IncidentPaper) -> Iterator[str]:
    if paper.training:
        yield _("TRAINING")
    if paper.state in _MARKS:
        yield _(_MARKS[paper.state])


def _story(paper: IncidentPaper) -> list[Flowable]:
    return [
        *_head(paper),
        _particulars(paper),
        *_account(paper),
        *_figures(paper),
        *_lines(paper),
        *_files(paper),
        *_witnesses(paper),
    ]


def _head(paper: IncidentPaper) -> list[Flowable]:
    day = show_bs(to_bs(nepal_time(paper.made_at).date()), long=True)
    number = _("Incident no. {number}").format(number=paper.number or _("not given yet"))
    return [
        office_head(paper.letterhead),
        Heading(_("Incident report"), 1),
        TwoSides(number, _("Date: {day}").format(day=day)),
        Paragraph(_state(paper), _STATE, space_before=3, space_after=5),
    ]


def _state(paper: IncidentPaper) -> str:
    said = [_("State: {state}").format(state=paper.state.label)]
    if paper.edition > 1:
        said.append(_("edition {edition}").format(edition=show_number(paper.edition)))
    for text, name in (
        (_("registered by {name}"), paper.registered_by),
        (_("verified by {name}"), paper.verified_by if paper.is_verified else ""),
        (_("approved by {name}"), paper.approved_by if paper.state is State.APPROVED else ""),
    ):
        if name:
            said.append(text.format(name=name))
    if not paper.is_verified:
        said.append(_("not verified yet"))
    return " · ".join(said)


def _particulars(paper: IncidentPaper) -> Table:
    """Every particular that is filled in, and the first ones even when they are not."""
    rows: list[list[Cell | str]] = []
    for field in FIELDS:
        if field.kind in {Kind.COUNT, Kind.MONEY, Kind.LONG_TEXT} or field.name in SERVICES:
            continue
        if field.is_personal and not paper.wish.names:
            continue
        value = paper.values[field.name]
        if value not in (None, "") or field.name in _ALWAYS:
            rows.append([Cell(field.shown_label, bold=True), _shown(field, value)])
    columns = [Column(_("Particulars"), 1.3), Column(_("What is recorded"), 3)]
    return Table(columns, rows, style=TABLE, space_before=2)


def _shown(field: Field, value: object) -> str:
    if field.kind is Kind.BS_DATE and value is not None:
        return show_bs(to_bs(value), long=True)  # type: ignore[arg-type]  # a date field holds a date
    return show(field, value) or _("Not stated")


def _account(paper: IncidentPaper) -> list[Flowable]:
    story: list[Flowable] = []
    for name in ("description", "response"):
        text = str(paper.values[name] or "") or _("Not stated")
        story += [Heading(BY_NAME[name].shown_label), Paragraph(text, _BODY)]
    return story


def _figures(paper: IncidentPaper) -> list[Flowable]:
    story: list[Flowable] = [Heading(_("Losses altogether")), _people_table(paper.figures)]
    story.append(_loss_table(paper))
    if len(paper.by_ward) > 1:
        note = _("– No report. Figures that no line places elsewhere belong to the first ward.")
        table = WithItsEnd(_ward_table(paper), [Paragraph(note, _NOTE, space_before=2)])
        story += [Heading(_("Losses by ward"), 3), table]
    return story


def _people_table(figures: Figures) -> Table:
    sexes = {choice.code: choice.name for choice in SEX}
    columns = [Column(_("People"), 1.4)]
    columns += [Column(sexes[sex], 1.2, Align.RIGHT) for sex in SEXES]
    columns.append(Column(_("Total"), 1.2, Align.RIGHT))
    rows: list[list[Cell | str]] = [
        [
            _(label),
            *(count_text(figures.total(f"{people}_{sex}")) for sex in SEXES),
            Cell(count_text(figures.total(people)), bold=True),
        ]
        for people, label in _PEOPLE_ROWS.items()
    ]
    return Table(columns, rows, style=TABLE, in_one_piece=True, space_after=4)


def _loss_table(paper: IncidentPaper) -> Table:
    rows = [
        [BY_NAME[name].shown_label, _figure(paper.figures, name)]
        for name in COUNTS
        if name != "estimated_loss"
    ]
    rows += [[BY_NAME[name].shown_label, show(BY_NAME[name], paper.values[name])] for name in SERVICES]
    rows.append([BY_NAME["estimated_loss"].shown_label, _figure(paper.figures, "estimated_loss")])
    if not paper.figures.estimated_loss.unknown:
        words = amount_in_words(paper.figures.estimated_loss.known)
        rows.append([_("Estimated loss in words"), words])
    columns = [Column(_("Damage and services"), 1.3), Column(_("What is recorded"), 3)]
    return Table(columns, rows, style=TABLE)


def _figure(figures: Figures, name: str) -> str:
    total = figures.total(name)
    return money_text(total) if name == "estimated_loss" else count_text(total)


def _ward_table(paper: IncidentPaper) -> Table:
    names = (*PEOPLE, *COUNTS)
    labels = [_(label) for label in _PEOPLE_ROWS.values()]
    labels += [
        _("Estimated loss") if name == "estimated_loss" else BY_NAME[name].shown_label for name in COUNTS
    ]
    columns = [Column(_("Ward"), 0.7, Align.CENTRE)]
    columns += [
        Column(label, 1.7 if name == "estimated_loss" else 1.0, Align.RIGHT)
        for name, label in zip(names, labels, strict=True)
    ]
    rows = [
        [show_number(ward), *(_figure(figures, name) for name in names)]
        for ward, figures in paper.by_ward.items()
    ]
    totals = [_("Total"), *(_figure(paper.figures, name) for name in names)]
    return Table(columns, rows, totals=totals, style=TABLE, in_one_piece=True)


def _lines(paper: IncidentPaper) -> list[Flowable]:
    story = [*line_tables(paper), *service_table(paper)]
    if story:
        return [Heading(_("Losses line by line")), *story]
    return []


def _files(paper: IncidentPaper) -> list[Flowable]:
    """Photos, and the names of other files; a name may tell of a person like any text."""
    photos = [
        Photo(file.data, _caption(paper, number, file.name, file.taken))
        for number, file in enumerate((file for file in paper.files if file.data), start=1)
    ]
    story: list[Flowable] = [Heading(_("Photos")), *photo_rows(photos)] if photos else []
    others = [file.name for file in paper.files if not file.data]
    if others and paper.wish.names:
        story += [Heading(_("Other files on the record"), 3), Paragraph("\n".join(others), _BODY)]
    elif others:
        said = _("Other files on the record: {count}").format(count=show_number(len(others)))
        story.append(Paragraph(said, _NOTE))
    return story


def _caption(paper: IncidentPaper, number: int, name: str, taken: str) -> str:
    parts = [_("Photo {number}").format(number=show_number(number))]
    parts += [name] if paper.wish.names else []
    parts += [_("taken {moment}").format(moment=shown_digits(taken))] if taken else []
    return " · ".join(parts)


def _witnesses(paper: IncidentPaper) -> list[Flowable]:
    """The closing words of a मुचुल्का and the places of those who sign it, all on one page."""
    said = _(
        "What is written above is what was found at the place. We, the undersigned, were present, had it read to us, "
        "and put our signatures and thumbprints to it."
    )
    columns = [
        Column(_("No."), 0.5, Align.CENTRE),
        Column(_("Name and surname"), 2.2),
        Column(_("Age"), 0.6),
        Column(_("Address, ward"), 1.6),
        Column(_("Signature"), 1.7),
        Column(_("Right thumb"), 1.1),
        Column(_("Left thumb"), 1.1),
    ]
    groups = [*(Group("") for _column in columns[:5]), Group(_("Thumbprint"), 2)]
    rows = [[show_number(number) + _ROOM_TO_SIGN] for number in range(1, _WITNESSES + 1)]
    done = _("Done on ____________ B.S., ______________, at ______________")
    return [
        Heading(_("Present at the place")),
        WithItsEnd(
            Paragraph(said, _BODY, space_after=4),
            [
                Table(columns, rows, groups=groups, style=TABLE),
                Paragraph(done, _BODY, space_before=8),
                *_foot(paper),
            ],
        ),
    ]


def _foot(paper: IncidentPaper) -> list[Flowable]:
    people = []
    for part in (PREPARED, CHECKED, APPROVED):
        name, post = signatory(part)
        if part == PREPARED and not name:
            name, post = paper.prepared_by
        people.append(Signature(_(PARTS[part]), name, post))
    story: list[Flowable] = [SignatureRow(people, seal=paper.letterhead.seal)]
    if paper.letterhead.contact:
        contact = _("For further information: {contact}").format(contact=paper.letterhead.contact)
        story.append(Paragraph(contact, _NOTE, space_before=4))
    return story
