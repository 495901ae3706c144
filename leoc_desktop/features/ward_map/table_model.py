"""The wards beside the map: the same figures for those who read, and for the keyboard."""

from __future__ import annotations

from functools import partial

from leoc_desktop.features.ward_map.queries import WardLine
from leoc_desktop.features.ward_map.report import line_cell
from leoc_desktop.features.ward_map.rules import Figure
from leoc_desktop.foundation.nepali_text import show_number
from leoc_desktop.foundation.translation import N_
from leoc_desktop.ui_kit.record_table import Column, RecordTableModel


def _value(figure: Figure, line: WardLine) -> int | None:
    total = line.total(figure)
    return None if total.nothing_known else total.known


def _cell(figure: Figure, line: WardLine) -> str:
    return line_cell(line, figure)


def _column(figure: Figure, title: str, width: int) -> Column[WardLine]:
    return Column(
        figure.value,
        title,
        partial(_cell, figure),
        width,
        is_number=True,
        sort_by=partial(_value, figure),
    )


COLUMNS: tuple[Column[WardLine], ...] = (
    Column("ward", N_("Ward"), lambda line: show_number(line.ward), 56, sort_by=lambda line: line.ward),
    _column(Figure.INCIDENTS, N_("Incidents"), 80),
    _column(Figure.DEAD, N_("Dead"), 60),
    _column(Figure.MISSING, N_("Missing"), 68),
    _column(Figure.INJURED, N_("Injured"), 64),
    _column(Figure.FAMILIES, N_("Families"), 72),
    _column(Figure.FULLY, N_("Houses, fully"), 88),
    _column(Figure.PARTLY, N_("Houses, partly"), 96),
    _column(Figure.LIVESTOCK, N_("Livestock"), 84),
    _column(Figure.LOSS, N_("Estimated loss"), 130),
    _column(Figure.ROADS, N_("Roads blocked"), 96),
    _column(Figure.ELECTRICITY, N_("Electricity interrupted"), 130),
    _column(Figure.COMMUNICATION, N_("Communication interrupted"), 140),
    _column(Figure.WATER, N_("Drinking water interrupted"), 150),
)


class WardTableModel(RecordTableModel[WardLine]):
    """All wards of the office."""

    def __init__(self) -> None:
        super().__init__(COLUMNS, lambda line: line.ward)
