"""The state of services at the end of the period, place by place, and which structures were damaged."""

from __future__ import annotations

from reportlab.platypus import Flowable

from leoc_desktop.domain.figure_wording import DASH, cell
from leoc_desktop.domain.loss_lists import DAMAGE, FULL, OWNER, PARTIAL, STRUCTURE, UNINHABITABLE
from leoc_desktop.domain.loss_totals import Total, added, unknown_note
from leoc_desktop.features.bulletin.report.looks import NOTE, TABLE, day_text, number_column, wards_text
from leoc_desktop.features.bulletin.rules import BulletinContent, Service, ServiceLine, State
from leoc_desktop.foundation.field import Choice
from leoc_desktop.foundation.nepali_text import show_number
from leoc_desktop.foundation.translation import N_, _, ngettext
from leoc_desktop.report_kit.furniture import Heading, Tile
from leoc_desktop.report_kit.tables import Column, Table
from leoc_desktop.report_kit.text import Paragraph

_LABELS = {
    "road": N_("Roads"),
    "electricity": N_("Electricity"),
    "communication": N_("Communication"),
    "water": N_("Drinking water"),
    "other": N_("Other services"),
}
_IN_TILES = ("electricity", "communication", "water")
_INTERRUPTED, _REGULAR, _NOT_KNOWN = "#B42318", "#2E6B3E", "#667085"
_GRADES = (FULL, PARTIAL, UNINHABITABLE)


def service_tiles(content: BulletinContent) -> list[Tile]:
    """Electricity, communication and drinking water in a word each."""
    return [_tile(service) for service in content.services if service.code in _IN_TILES]


def _tile(service: Service) -> Tile:
    label = _(_LABELS[service.code])
    match service.state:
        case State.INTERRUPTED:
            return Tile(label, _("Interrupted"), _places(len(service.lasting)), _INTERRUPTED)
        case State.REPORTED:
            return Tile(label, _("Not known"), _reports(service.reported), _NOT_KNOWN)
        case State.RESTORED:
            return Tile(label, _("Restored"), "", _REGULAR)
        case State.REGULAR:
            return Tile(label, _("Regular"), "", _REGULAR)
    return Tile(label, _("Not known"), "", _NOT_KNOWN)


def still_blocked(content: BulletinContent) -> str:
    """How many roads are blocked at the end of the period; empty when none is."""
    blocked = sum(len(service.lasting) for service in content.services if service.code == "road")
    if not blocked:
        return ""
    text = ngettext("{count} still blocked at the end", "{count} still blocked at the end", blocked)
    return text.format(count=show_number(blocked))


def _places(count: int) -> str:
    return ngettext("at {count} place", "at {count} places", count).format(count=show_number(count))


def _reports(count: int) -> str:
    text = ngettext("{count} report of an interruption", "{count} reports of an interruption", count)
    return text.format(count=show_number(count))


def infrastructure(content: BulletinContent) -> list[Flowable]:
    """How services stand, then every place, then what was damaged."""
    story: list[Flowable] = [
        Heading(_("State of services at the end of the period")),
        service_table(content.services),
        Paragraph(
            _("Regular is what reports said; without a report the state is not known."), NOTE, space_before=2
        ),
    ]
    lines = [line for service in content.services for line in service.lines]
    if lines:
        story += [Heading(_("Interrupted and restored"), 3), places_table(lines)]
    if any(damage in _GRADES for _kind, _owner, damage in content.structures):
        story += [Heading(_("Structures damaged in this period"), 3), structure_table(content)]
    return story


def service_table(services: tuple[Service, ...]) -> Table:
    """One row for each service."""
    columns = [
        Column(_("Service"), 1.4),
        Column(_("State"), 3.2),
        Column(_("Where"), 2.4),
        Column(_("Since"), 1.6),
        number_column(_("Households cut off"), 1.3),
        Column(_("Remarks"), 1.6),
    ]
    return Table(columns, [_service_row(service) for service in services], style=TABLE, in_one_piece=True)


def _service_row(service: Service) -> list[str]:
    lasting = service.lasting
    wards = sorted({line.ward for line in lasting})
    since = min((line.since for line in lasting), key=_when, default=None)
    return [
        _(_LABELS[service.code]),
        _state(service),
        wards_text(wards) if wards else DASH,
        day_text(*since) if since else DASH,
        cell(service.households),
        unknown_note(service.answers) or DASH,
    ]


def _when(moment: tuple[object, object]) -> tuple[str, str]:
    return str(moment[0]), str(moment[1] or "~")


def _state(service: Service) -> str:
    said = []
    if service.lasting:
        text = ngettext("Interrupted at {count} place", "Interrupted at {count} places", len(service.lasting))
        said.append(text.format(count=show_number(len(service.lasting))))
    if service.reported:
        text = ngettext(
            "{count} report of an interruption; whether it lasts is not known",
            "{count} reports of an interruption; whether it lasts is not known",
            service.reported,
        )
        said.append(text.format(count=show_number(service.reported)))
    if service.restored:
        text = ngettext("Restored at {count} place", "Restored at {count} places", len(service.restored))
        said.append(text.format(count=show_number(len(service.restored))))
    if said:
        return "\n".join(said)
    regular = service.state is State.REGULAR
    return _("Regular: no interruption reported") if regular else _("Not known")


def places_table(lines: list[ServiceLine]) -> Table:
    """Each interruption with its beginning and its end."""
    columns = [
        Column(_("Service"), 1.3),
        Column(_("What and where"), 3),
        Column(_("Interrupted since"), 1.7),
        Column(_("Restored"), 1.7),
        number_column(_("Households cut off"), 1.2),
        Column(_("Incident number"), 2),
    ]
    return Table(columns, [_place_row(line) for line in lines], style=TABLE)


def _place_row(line: ServiceLine) -> list[str]:
    what = line.name or _named(STRUCTURE, line.kind)
    return [
        _(_LABELS[line.service]),
        f"{what}, {wards_text([line.ward])}",
        day_text(*line.since),
        day_text(*line.until) if line.until else _("not restored"),
        cell(Total(line.households or 0, int(line.households is None), 1)),
        line.number,
    ]


def structure_table(content: BulletinContent) -> Table:
    """Structures by kind and owner, and how badly they are damaged, as far as lines describe them."""
    grades = {choice.code: choice.name for choice in DAMAGE}
    kinds = sorted(
        {key[:2] for key in content.structures if key[2] in _GRADES},
        key=lambda key: ([choice.code for choice in STRUCTURE].index(key[0]), key[1]),
    )
    rows = [
        [
            _named(STRUCTURE, kind),
            _named(OWNER, owner) or _("Not stated"),
            *(cell(content.structures.get((kind, owner, grade), Total())) for grade in _GRADES),
        ]
        for kind, owner in kinds
    ]
    of_grade = [
        added(total for key, total in content.structures.items() if key[2] == grade) for grade in _GRADES
    ]
    columns = [Column(_("Structure"), 3), Column(_("Owner"), 1.6)]
    columns += [number_column(grades[grade], 1.3) for grade in _GRADES]
    return Table(columns, rows, totals=[_("Total"), "", *map(cell, of_grade)], style=TABLE)


def _named(choices: tuple[Choice, ...], code: str) -> str:
    return next((choice.name for choice in choices if choice.code == code), code)
