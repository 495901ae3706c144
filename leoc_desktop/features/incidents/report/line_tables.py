"""The lines of losses of one incident as tables: every line with its ward, and nothing of it left out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from reportlab.platypus import Flowable

from leoc_desktop.domain.figure_wording import DASH
from leoc_desktop.domain.loss_lines import CROPS, FAMILIES, LIVESTOCK, MONEY, PEOPLE, STRUCTURES, Values
from leoc_desktop.features.incidents.fields import LINES, LineKind
from leoc_desktop.features.incidents.queries import IncidentPaper
from leoc_desktop.foundation.field import Field, Kind
from leoc_desktop.foundation.field_values import show
from leoc_desktop.foundation.nepali_text import show_number
from leoc_desktop.foundation.translation import _
from leoc_desktop.report_kit.furniture import Heading
from leoc_desktop.report_kit.tables import Column, Table, TableStyle
from leoc_desktop.report_kit.text import Align

TABLE = TableStyle(size=8.5, heading_size=8)
_COLUMNS: Mapping[str, tuple[str, ...]] = {
    PEOPLE: ("status", "name", "sex", "age", "count"),
    FAMILIES: ("status", "head", "count", "people"),
    STRUCTURES: ("kind", "damage", "owner", "count", "loss"),
    LIVESTOCK: ("kind", "status", "owner", "count", "loss"),
    CROPS: ("crop", "status", "owner", "quantity", "unit", "loss"),
    MONEY: ("sector", "loss"),
}
"""What has a column of its own; the rest of a line is told beside it, as far as it is filled in."""
_SERVICE = (
    "service",
    "interrupted_on",
    "interrupted_at",
    "restored_on",
    "restored_at",
    "households_cut_off",
)
_NUMBERS = {Kind.COUNT, Kind.MONEY, Kind.QUANTITY}
_WIDTHS = {Kind.COUNT: 0.9, Kind.QUANTITY: 0.9, Kind.MONEY: 1.7}
_REST = 3.4


def line_tables(paper: IncidentPaper) -> list[Flowable]:
    """A heading and a table for each kind of line that there is."""
    story: list[Flowable] = []
    for kind in LINES:
        if lines := paper.lines.get(kind.name):
            story += [Heading(_(kind.title), 3), _table(kind, lines, names=paper.wish.names)]
    return story


def _table(kind: LineKind, lines: Sequence[Values], *, names: bool) -> Table:
    shown = [
        field for field in map(kind.field, _COLUMNS[kind.name]) if field and (names or not field.is_personal)
    ]
    rest = [field for field in kind.fields if field not in shown and field.name not in ("ward", *_SERVICE)]
    columns = [Column(_("Ward"), 0.6, Align.CENTRE)]
    columns += [
        Column(
            field.shown_label,
            _WIDTHS.get(field.kind, 1.5),
            Align.RIGHT if field.kind in _NUMBERS else Align.LEFT,
        )
        for field in shown
    ]
    rows = [[show_number(line["ward"]), *(_cell(field, line) for field in shown)] for line in lines]
    told = ["\n".join(_told(rest, line)) for line in lines]
    if any(told):
        columns.append(Column(_("Further particulars"), _REST))
        rows = [[*row, text or DASH] for row, text in zip(rows, told, strict=True)]
    return Table(columns, rows, style=TABLE)


def _cell(field: Field, line: Values) -> str:
    return show(field, line[field.name]) or DASH


def _told(fields: Sequence[Field], line: Values) -> Iterator[str]:
    """What is filled in, each with its label; what nobody stated is not named one by one."""
    for field in fields:
        value = line[field.name]
        if value not in (None, ""):
            yield f"{field.shown_label}: {show(field, value)}"


def service_table(paper: IncidentPaper) -> list[Flowable]:
    """Services that lines report as interrupted, with their beginning and their end."""
    (kind,) = (one for one in LINES if one.name == STRUCTURES)
    lines = [line for line in paper.lines.get(STRUCTURES, ()) if line["service"]]
    if not lines:
        return []
    fields = {name: field for name in ("kind", *_SERVICE) if (field := kind.field(name))}
    columns = [
        Column(fields["service"].shown_label, 1.4),
        Column(_("Ward"), 0.6, Align.CENTRE),
        Column(fields["kind"].shown_label, 1.8),
        Column(_("Interrupted since"), 1.7),
        Column(_("Restored"), 1.7),
        Column(fields["households_cut_off"].shown_label, 1.2, Align.RIGHT),
    ]
    rows = []
    for line in lines:
        shown = {name: show(field, line[name]) for name, field in fields.items()}
        rows.append(
            [
                shown["service"],
                show_number(line["ward"]),
                shown["kind"],
                _moment(shown, line, "interrupted", _("Not known")),
                _moment(shown, line, "restored", _("not restored")),
                shown["households_cut_off"],
            ]
        )
    return [Heading(_("Interrupted and restored"), 3), Table(columns, rows, style=TABLE)]


def _moment(shown: Mapping[str, str], line: Values, name: str, otherwise: str) -> str:
    """The day and, where it is known, the time."""
    if line[f"{name}_on"] is None:
        return otherwise
    at = shown[f"{name}_at"] if line[f"{name}_at"] is not None else ""
    return " ".join(part for part in (shown[f"{name}_on"], at) if part)
