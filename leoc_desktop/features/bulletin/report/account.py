"""What a bulletin tells besides figures: where families shelter, events, advisories, the situation, the foot."""

from __future__ import annotations

from reportlab.platypus import Flowable

from leoc_desktop.domain.figure_wording import DASH, cell
from leoc_desktop.domain.loss_lists import AFFECTED, FAMILY_STATUS, SHELTER
from leoc_desktop.domain.loss_totals import Total, added
from leoc_desktop.features.bulletin.report.looks import (
    BODY,
    NOTE,
    TABLE,
    moment_text,
    number_column,
    wards_text,
)
from leoc_desktop.features.bulletin.rules import BulletinContent
from leoc_desktop.foundation.translation import _
from leoc_desktop.report_kit.furniture import Heading, Signature, SignatureRow
from leoc_desktop.report_kit.tables import Column, Table
from leoc_desktop.report_kit.text import Paragraph

_LEFT = tuple(choice.code for choice in FAMILY_STATUS if choice.code != AFFECTED)


def shelters(content: BulletinContent) -> list[Flowable]:
    """Families who had to leave their homes, and where they shelter, as far as lines describe them."""
    if not any(status in _LEFT for status, _shelter in content.families):
        return []
    return [Heading(_("Families who had to leave, and where they shelter")), shelter_table(content)]


def shelter_table(content: BulletinContent) -> Table:
    """Kinds of shelter by status of the families."""
    statuses = {choice.code: choice.name for choice in FAMILY_STATUS}
    rows = []
    for code, name in [*((choice.code, choice.name) for choice in SHELTER), ("", _("Not stated"))]:
        totals = [content.families.get((status, code), Total()) for status in _LEFT]
        if any(total.reports for total in totals):
            rows.append([name, *map(cell, totals), cell(added(totals))])
    of_status = [
        added(total for key, total in content.families.items() if key[0] == status) for status in _LEFT
    ]
    columns = [Column(_("Shelter"), 3), *(number_column(statuses[status], 1.6) for status in _LEFT)]
    totals_row = [_("Total"), *map(cell, of_status), cell(added(of_status))]
    return Table(
        [*columns, number_column(_("Total"))], rows, totals=totals_row, style=TABLE, in_one_piece=True
    )


def log(content: BulletinContent) -> list[Flowable]:
    """Significant entries of the event log."""
    if not content.log:
        return []
    columns = [
        Column(_("Date and time"), 1.7),
        Column(_("What happened"), 6),
        Column(_("Incident number"), 1.9),
    ]
    rows = [[moment_text(entry.at), entry.text, entry.incident or DASH] for entry in content.log]
    return [Heading(_("Significant events")), Table(columns, rows, style=TABLE)]


def advisories(content: BulletinContent) -> list[Flowable]:
    """Advisories that were in force."""
    if not content.advisories:
        return []
    columns = [
        Column(_("Number"), 1.9),
        Column(_("Advisory"), 5),
        Column(_("Wards"), 1.4),
        Column(_("In force"), 1.8),
    ]
    rows = []
    for line in content.advisories:
        end = moment_text(line.valid_end) if line.valid_end else _("until it is withdrawn")
        force = f"{moment_text(line.valid_start)} – {end}"
        said = "\n".join(part for part in (line.title, line.instruction) if part)
        rows.append([line.number, said, wards_text(line.wards) if line.wards else _("All wards"), force])
    return [Heading(_("Advisories in force")), Table(columns, rows, style=TABLE)]


def situation(content: BulletinContent) -> list[Flowable]:
    """What is typed about the situation, resources and the next update."""
    options, story = content.options, []
    for title, text in (
        (_("Situation in short"), options.situation),
        (_("Resources mobilised"), options.resources),
    ):
        if text:
            story += [Heading(title), Paragraph(text, BODY)]
    if options.next_update is not None:
        said = _("Next update: {moment}").format(moment=moment_text(options.next_update))
        story.append(Paragraph(said, BODY, space_before=6))
    return story


def foot(content: BulletinContent) -> list[Flowable]:
    """Places to sign, and how the office is reached."""
    people = [Signature(_(person.part), person.name, person.post) for person in content.signatories]
    story: list[Flowable] = [SignatureRow(people, seal=content.letterhead.seal)]
    if content.letterhead.contact:
        contact = _("For further information: {contact}").format(contact=content.letterhead.contact)
        story.append(Paragraph(contact, NOTE, space_before=4))
    return story
