"""The loss in rupees by sector of what may be a million incidents, added up by the database.

What lines state belongs to the sector of each line and counts in its ward; what is stated beyond the lines is not
broken down and counts in the first ward. So the sectors add up to the estimated loss (decision 0022).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from leoc_desktop.domain.incident_conditions import VALUED_LINES, conditions, sector_column
from leoc_desktop.domain.incident_figures import Figures
from leoc_desktop.domain.incident_selection import BEYOND_LINES, LOSS_NOT_STATED, Selection
from leoc_desktop.domain.incident_sums import count_not_stated, every_hazard
from leoc_desktop.domain.loss_lists import SECTOR, SECTOR_OF_STRUCTURE
from leoc_desktop.domain.loss_totals import Total
from leoc_desktop.foundation.translation import N_, _
from leoc_desktop.records.incident import Incident
from leoc_desktop.records.loss_line import ValuedLossLine
from leoc_desktop.records.structure_loss import StructureLoss

_NAMES = {BEYOND_LINES: N_("Stated, not broken down"), LOSS_NOT_STATED: N_("Loss not stated")}


@dataclass(frozen=True, slots=True)
class SectorLosses:
    """Paisa by sector, the largest first; ``beyond_lines`` and the sectors add up to what is known of the loss."""

    sectors: tuple[tuple[str, Total], ...] = ()
    """Totals over lines: ``unknown`` are lines whose loss nobody stated."""
    beyond_lines: int = 0
    not_stated: int = 0
    """Incidents for which nobody stated any loss."""


def sector_name(code: str) -> str:
    """A sector, or what is in none, in the current language."""
    if code in _NAMES:
        return _(_NAMES[code])
    return next(choice.name for choice in SECTOR if choice.code == code)


def losses_by_sector(session: Session, selection: Selection, total: Figures) -> SectorLosses:
    """The sectors of the incidents of ``selection``, whose figures altogether are ``total``."""
    sums: dict[str, Total] = {}
    loss = total.estimated_loss
    for code, of_sector in _lines(session, selection, total.incidents):
        sums[code] = sums.get(code, Total()) + of_sector
    known = sum(one.known for one in sums.values())
    not_stated = loss.unknown
    if not_stated and selection.ward is not None:  # there it is also lines of other incidents that state none
        not_stated = count_not_stated(session, selection, "estimated_loss")
    ordered = sorted(sums.items(), key=lambda row: (-row[1].known, row[0]))
    return SectorLosses(tuple(ordered), beyond_lines=loss.known - known, not_stated=not_stated)


def _lines(session: Session, selection: Selection, incidents: int) -> Iterator[tuple[str, Total]]:
    """Sums of lines by kind of thing, each with its sector."""
    for lines in VALUED_LINES:
        kind = sector_column(lines)
        query = (
            select(kind, func.coalesce(func.sum(lines.loss), 0), func.count(lines.loss), func.count())
            .where(lines.removed.is_(False), _chosen(session, lines, selection, incidents))
            .group_by(kind)
        )
        if selection.ward is not None:
            query = query.where(lines.ward == selection.ward)
        for code, known, stated, count in session.execute(query):
            sector = SECTOR_OF_STRUCTURE[code] if lines is StructureLoss else code
            yield sector, Total(known=known or 0, unknown=count - stated, reports=count)


def _chosen(
    session: Session, lines: type[ValuedLossLine], selection: Selection, incidents: int
) -> ColumnElement[bool]:
    """Whether a line stands under one of the incidents: asked of each line, or of each incident, if those are fewer."""
    if (session.scalar(select(func.max(lines.row_no))) or 0) <= incidents:
        mine = Incident.row_no == lines.incident_no
        return select(Incident.row_no).where(mine, *conditions(selection)).exists()
    named = every_hazard(session, selection)
    return lines.incident_no.in_(select(Incident.row_no).where(*conditions(named, by_hazard=True)))
