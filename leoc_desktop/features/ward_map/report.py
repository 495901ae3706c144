"""The ward map on paper: the map, what its colours mean, and the figures of every ward."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from reportlab.platypus import Flowable

from leoc_desktop.domain.figure_wording import cell, hazard_name, money_cell
from leoc_desktop.domain.letterhead import letterhead
from leoc_desktop.domain.loss_totals import Total
from leoc_desktop.features.ward_map.queries import WardLine, WardView
from leoc_desktop.features.ward_map.rules import CLASSES, SERVICES, Figure
from leoc_desktop.foundation.nepali_calendar import show_bs, to_bs
from leoc_desktop.foundation.nepali_text import list_of, show_number, shown_digits
from leoc_desktop.foundation.translation import N_, _, ngettext
from leoc_desktop.foundation.ward_polygons import ATTRIBUTION, Ring
from leoc_desktop.report_kit.fonts import Face
from leoc_desktop.report_kit.furniture import Heading
from leoc_desktop.report_kit.office_head import office_head
from leoc_desktop.report_kit.page_frame import PageFrame, build_pdf
from leoc_desktop.report_kit.tables import Column, Table, TableStyle
from leoc_desktop.report_kit.text import Align, Paragraph, TextStyle, draw_line

_NONE = "#FFFFFF"
_CLASS_COLOURS = ("#D3E2F0", "#A7C4E2", "#76A4D1", "#4180BF", "#0B5CAD")
_EDGE, _LIGHT_FROM = "#475467", 4
_CENTRED = TextStyle(size=10, align=Align.CENTRE)
_NOTE = TextStyle(size=8, colour="#475467")
_TABLE = TableStyle(size=9, heading_size=8.5)
_HEIGHT = 330.0  # points for the map
_SECOND = (Figure.LIVESTOCK, Figure.LOSS, *SERVICES)


def what_is_shown(view: WardView) -> str:
    """Figure, hazard and period in one line."""
    chosen = view.selection
    hazard = hazard_name(chosen.hazard) if chosen.hazard else _("All hazards")
    return f"{view.figure.label} · {hazard} · {_period(view)}"


def _period(view: WardView) -> str:
    first, last = view.selection.first_day, view.selection.last_day
    assert last is not None
    end = show_bs(to_bs(last), long=True)
    if first is None:
        return _("until {day}").format(day=end)
    begin = show_bs(to_bs(first), long=True)
    if view.selection.since is not None:
        begin += f", {shown_digits(f'{view.selection.since:%H:%M}')}"
    elif first == last:
        return end
    return _("{first} to {last}").format(first=begin, last=end)


def without_outline(view: WardView) -> str:
    """Which wards are missing on the map, in a sentence; empty when none is."""
    wards = view.without_outline
    if not wards:
        return ""
    return ngettext(
        "Nobody has drawn ward {wards} yet; its figures are in the table.",
        "Nobody has drawn wards {wards} yet; their figures are in the table.",
        len(wards),
    ).format(wards=list_of(show_number(ward) for ward in wards))


def class_texts(view: WardView) -> list[str]:
    """What each class stands for, 0 first."""
    ranges = view.classes.ranges()
    if view.figure.is_money:
        return [show_number(0), *(f"≤ {short_rupees(last)}" for _first, last in ranges)]
    return [show_number(0)] + [
        show_number(first) if first == last else f"{show_number(first)}–{show_number(last)}"
        for first, last in ranges
    ]


def short_rupees(rupees: int) -> str:
    """A round amount as it is said: ``20 lakh``."""
    for unit, words in ((10**7, N_("{number} crore")), (10**5, N_("{number} lakh"))):
        if rupees >= unit:
            return _(words).format(number=shown_digits(f"{rupees / unit:g}"))
    return show_number(rupees)


def shown_cell(total: Total, figure: Figure) -> str:
    """A figure in a table or beside a ward."""
    return money_cell(total) if figure.is_money else cell(total)


def unknowns(view: WardView) -> str:
    """How many reports do not state the chosen figure, in a sentence; empty when all do."""
    total = view.shown_total
    if not total.unknown:
        return ""
    text = ngettext(
        "{figure}: not known in {count} of {all} report.",
        "{figure}: not known in {count} of {all} reports.",
        total.reports,
    )
    return text.format(
        figure=view.figure.label, count=show_number(total.unknown), all=show_number(total.reports)
    )


def render_map(view: WardView, made_at: datetime) -> bytes:
    """The PDF of the map in the current language."""
    title = _("Map of wards")
    head = letterhead(view.office)
    name = head.lines[0]
    story: list[Flowable] = [
        office_head(head),
        Heading(title, 1),
        Paragraph(what_is_shown(view), _CENTRED),
        MapDrawing(view),
        Paragraph(_("Map data: {source}").format(source=f"{ATTRIBUTION} (ODbL 1.0)"), _NOTE),
        *(Paragraph(text, _NOTE) for text in (unknowns(view), without_outline(view)) if text),
        *_tables(view),
        Paragraph(
            _("? Not known. * The sum of what is known; some reports did not state the figure. – No report."),
            _NOTE,
            space_before=4,
        ),
    ]
    frame = PageFrame(
        header=f"{name} · {title}",
        footer_left=what_is_shown(view),
        watermark=_("TRAINING") if view.office.training else "",
    )
    return build_pdf(
        story, title=title, author=name, subject=what_is_shown(view), frame=frame, created=made_at
    )


def _tables(view: WardView) -> Iterator[Flowable]:
    """People and houses, then losses and services: all in one would be too narrow to read."""
    yield Heading(_("By ward"))
    yield _table(view, [figure for figure in Figure if figure not in _SECOND])
    yield Heading(_("Losses and interrupted services, by ward"))
    yield _table(view, _SECOND)


def _table(view: WardView, figures: Sequence[Figure]) -> Table:
    columns = [Column(_("Ward"), 0.8, Align.CENTRE)]
    columns += [Column(figure.label, 1.6 if figure.is_money else 1.0, Align.RIGHT) for figure in figures]
    rows = [[show_number(line.ward), *_cells(line, figures)] for line in view.wards]
    total = WardLine(0, view.total)
    return Table(columns, rows, totals=[_("Total"), *_cells(total, figures)], style=_TABLE)


def _cells(line: WardLine, figures: Sequence[Figure]) -> list[str]:
    return [line_cell(line, figure) for figure in figures]


def line_cell(line: WardLine, figure: Figure) -> str:
    """One figure of a ward; how many incidents there were is always known."""
    if figure is Figure.INCIDENTS:
        return show_number(line.figures.incidents)
    return shown_cell(line.total(figure), figure)


class MapDrawing(Flowable):
    """The outlines in the colours of their classes, with numbers, and a legend below."""

    _LEGEND = 22.0

    def __init__(self, view: WardView) -> None:
        super().__init__()
        self._view = view
        self.spaceBefore = self.spaceAfter = 6.0

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """The size taken, in points."""
        self.width, self.height = width, _HEIGHT + self._LEGEND
        return self.width, self.height

    def draw(self) -> None:
        """Draw on the canvas that ReportLab has set, with the origin at the lower left corner."""
        points = [point for outline in self._view.outlines for ring in outline.rings for point in ring]
        if points:
            self._draw_wards(max(x for x, _y in points), max(y for _x, y in points))
        self._draw_legend()

    def _draw_wards(self, across: float, down: float) -> None:
        scale = min(self.width / across, _HEIGHT / down)
        left, top = (self.width - across * scale) / 2, self.height
        self.canv.setStrokeColor(_EDGE)
        self.canv.setLineWidth(0.6)
        for outline in self._view.outlines:
            self.canv.setFillColor(_colour(self._class_of(outline.ward)))
            self._draw_rings(outline.rings, left, top, scale)
        for outline in self._view.outlines:
            x, y = outline.label_at
            light = self._class_of(outline.ward) >= _LIGHT_FROM
            style = TextStyle(Face.BOLD, 9.5, colour="#FFFFFF" if light else "#101828", align=Align.CENTRE)
            total = self._view.line(outline.ward).total(self._view.figure)
            text = show_number(outline.ward) + (" ?" if total.nothing_known else "")
            draw_line(self.canv, left + x * scale, top - y * scale - 3, text, style)

    def _draw_rings(self, rings: Sequence[Ring], left: float, top: float, scale: float) -> None:
        path = self.canv.beginPath()
        for ring in rings:
            for place, (x, y) in enumerate(ring):
                at = left + x * scale, top - y * scale
                path.lineTo(*at) if place else path.moveTo(*at)
            path.close()
        self.canv.drawPath(path, stroke=1, fill=1, fillMode=0)  # 0: odd-even

    def _class_of(self, ward: int) -> int:
        return self._view.classes.number(max(0, self._view.value(ward)))

    def _draw_legend(self) -> None:
        x = 0.0
        for number, text in enumerate(class_texts(self._view)):
            self.canv.setFillColor(_colour(number))
            self.canv.setStrokeColor(_EDGE)
            self.canv.rect(x, 3, 16, 10, stroke=1, fill=1)
            x += 20 + draw_line(self.canv, x + 20, 4.5, text, TextStyle(size=8.5)) + 12


def _colour(number: int) -> str:
    return _CLASS_COLOURS[min(number, CLASSES) - 1] if number > 0 else _NONE
