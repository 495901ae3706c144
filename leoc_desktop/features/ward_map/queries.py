"""The figures of each ward, and its outline."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from leoc_desktop.domain.incident_figures import Figures
from leoc_desktop.domain.incident_selection import Selection
from leoc_desktop.domain.incident_sums import sums_by
from leoc_desktop.domain.loss_totals import Total
from leoc_desktop.domain.office_detail import OfficeDetail, office_detail
from leoc_desktop.features.ward_map.rules import SUMMED, Classes, Figure
from leoc_desktop.foundation.money import PAISA_IN_RUPEE
from leoc_desktop.foundation.ward_polygons import FlatPolygon, flattened, ward_polygons
from leoc_desktop.records.incident import IncidentWard


@dataclass(frozen=True, slots=True)
class WardLine:
    """One ward with its figures; an incident counts in its first ward (R30)."""

    ward: int
    figures: Figures

    def total(self, figure: Figure) -> Total:
        """One figure; incidents are always known."""
        if figure is Figure.INCIDENTS:
            return Total(self.figures.incidents, 0, self.figures.incidents)
        return self.figures.total(figure.value)


@dataclass(frozen=True, slots=True)
class WardView:
    """What the map shows: every ward of the office, its outline where there is one, and what was selected."""

    office: OfficeDetail
    selection: Selection
    figure: Figure
    wards: tuple[WardLine, ...]
    outlines: tuple[FlatPolygon, ...]

    @property
    def total(self) -> Figures:
        """The sum of all wards."""
        return sum((line.figures for line in self.wards), Figures())

    @property
    def without_outline(self) -> tuple[int, ...]:
        """Wards that nobody has drawn."""
        drawn = {outline.ward for outline in self.outlines}
        return tuple(line.ward for line in self.wards if line.ward not in drawn)

    @property
    def classes(self) -> Classes:
        """The classes of the chosen figure."""
        values = (self.value(line.ward) for line in self.wards)
        return Classes.of(values, rounded=self.figure.is_money)

    def value(self, ward: int) -> int:
        """What is known of the chosen figure in a ward; an amount in whole rupees, begun ones too."""
        known = self.line(ward).total(self.figure).known
        return -(-known // PAISA_IN_RUPEE) if self.figure.is_money else known

    def listed(self, ward: int) -> Selection:
        """The incidents that make up the chosen figure of a ward."""
        return self.selection.of_ward(ward, self.figure.counted)

    @property
    def shown_total(self) -> Total:
        """The chosen figure of all wards."""
        if self.figure is Figure.INCIDENTS:
            return Total(self.total.incidents, 0, self.total.incidents)
        return self.total.total(self.figure.value)

    def line(self, ward: int) -> WardLine:
        """One ward."""
        return next(line for line in self.wards if line.ward == ward)


def ward_view(session: Session, selection: Selection, figure: Figure) -> WardView:
    """The figures of every ward for the incidents of ``selection``."""
    office = office_detail(session)
    sums: Mapping[int, Figures] = sums_by(session, IncidentWard.ward, selection, SUMMED)
    numbers = sorted({*range(1, office.ward_count + 1), *sums})
    outlines = flattened(ward_polygons(office.level.postal_code))
    return WardView(
        office=office,
        selection=selection,
        figure=figure,
        wards=tuple(WardLine(ward, sums.get(ward, Figures())) for ward in numbers),
        outlines=tuple(outline for outline in outlines if outline.ward in numbers),
    )
