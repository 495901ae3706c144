"""The map page: what is shown, the map, and the table of wards beside it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter

from leoc_desktop.features.ward_map.page.map_card import MapCard
from leoc_desktop.features.ward_map.queries import WardView
from leoc_desktop.features.ward_map.report import render_map, unknowns, what_is_shown, without_outline
from leoc_desktop.features.ward_map.rules import SPANS, Figure
from leoc_desktop.features.ward_map.service import WardMapService
from leoc_desktop.features.ward_map.table_model import WardTableModel
from leoc_desktop.foundation.clock import nepal_day
from leoc_desktop.foundation.durable_files import write_durably
from leoc_desktop.foundation.errors import Refused
from leoc_desktop.foundation.nepali_text import collation_key
from leoc_desktop.foundation.reference_data import hazards
from leoc_desktop.foundation.system_reasons import reason_of
from leoc_desktop.foundation.translation import N_, _
from leoc_desktop.ui_kit import pdf_printing
from leoc_desktop.ui_kit.card import Card
from leoc_desktop.ui_kit.notice import Notice
from leoc_desktop.ui_kit.page import Page, PageContext, Tone
from leoc_desktop.ui_kit.record_list import Choice, Filter, PeriodFilter, list_view
from leoc_desktop.ui_kit.record_table import RecordTable, table_view
from leoc_desktop.ui_kit.save_as import pdf_file
from leoc_desktop.ui_kit.shortcuts import PRINT, bind, with_key
from leoc_desktop.ui_kit.task_runner import Lane
from leoc_desktop.ui_kit.wrapping_row import WrappingRow


class WardMapPage(Page):
    """Wards coloured by a figure. A ward asks for the list of its incidents."""

    title: ClassVar[str] = N_("Map")
    icon_name: ClassVar[str] = "map-2"
    kinds: ClassVar[frozenset[str]] = frozenset({"incident", "office"})

    list_wanted = Signal(object)  # Selection

    def __init__(self, context: PageContext, service: WardMapService) -> None:
        super().__init__(context)
        self._service = service
        self._view: WardView | None = None
        self._order = 0
        self.figure = Filter("figure", N_("Figure"), _figures)
        self.period = PeriodFilter(self._today, spans=SPANS, now=self._now)
        self.hazard = Filter("hazard", N_("Hazard"), _hazards)
        self._choices = (self.figure, self.period, self.hazard)
        self.notice, self.card = Notice(), MapCard()
        self.model = WardTableModel()
        self.table = RecordTable(self.model, N_("Wards"))
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        self.save = self.add_button("download", self.ask_where_to_save)
        self.print = self.add_button("printer", self.ask_where_to_print)
        choices = WrappingRow(*self._choices)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(self.card)
        split.addWidget(Card(self.table))
        split.setSizes([470, 650])
        split.setStretchFactor(0, 1)
        self.content.addWidget(choices)
        self.content.addWidget(self.notice)
        self.content.addWidget(split, 1)

    def _connect(self) -> None:
        for choice in self._choices:
            choice.changed.connect(self.load)
        self.card.map.chosen.connect(self.open_ward)
        self.card.map.moved.connect(self.table.choose)
        self.table.opened.connect(self.open_ward)
        self.table.selectionModel().currentRowChanged.connect(self._follow_table)
        bind(PRINT, self, self.ask_where_to_print)

    def load(self) -> None:
        """Fetch the figures of what is chosen."""
        self._order += 1
        job = partial(self._service.view, self.figure.value, self.period.stretch, self.hazard.value)
        self.in_background(job, partial(self._show, self._order))

    def _show(self, order: int, view: WardView) -> None:
        if order != self._order:  # something else was chosen meanwhile
            return
        self._view = view
        self.card.show_view(view)
        self.card.set_title(what_is_shown(view))
        self.notice.say(Tone.INFO, " ".join(text for text in (unknowns(view), without_outline(view)) if text))
        self.model.set_rows(view.wards)
        self._bring_into_view(view.figure)

    def _bring_into_view(self, figure: Figure) -> None:
        """The column of the chosen figure comes first after the ward, since not all columns have room."""
        place = next(place for place, column in enumerate(self.model.columns) if column.key == figure.value)
        self.table.header.moveSection(self.table.header.visualIndex(place), 1)

    def view(self) -> object:
        """What is chosen, and how the table is looked at; a place on the map that was searched out stays."""
        table = table_view.view_of(self.table) if self.card.map.shows_all else None
        return (list_view.choices_of(*self._choices), table) if table is not None else None

    def look_as(self, view: object) -> None:
        """Show what was chosen."""
        if isinstance(view, tuple):
            choices, table = view
            list_view.choose(choices, *self._choices)
            table_view.look_as(self.table, table)

    def open_ward(self, ward: int) -> None:
        """Ask for the list of the incidents that make up the figure of a ward."""
        if self._view is not None:
            self.list_wanted.emit(self._view.listed(ward))

    def _follow_table(self) -> None:
        self.card.map.choose_current(self.table.current_id())

    def ask_where_to_save(self) -> None:
        """Let the user choose a file for the map."""
        if self._view is None:
            return
        chosen = pdf_file(self, "ward-map")
        if chosen is not None:
            self.save_to(chosen)

    def save_to(self, path: Path) -> None:
        """Write the map as PDF to ``path``."""
        if self._view is not None:
            job = partial(_write, self._view, self._now(), path)
            self.in_background(job, partial(self._saved, path), lane=Lane.FILES)

    def ask_where_to_print(self) -> None:
        """Let the user choose a printer and print the map."""
        if self._view is None:
            return
        printer = pdf_printing.ask_for_printer(self, _("Map of wards"))
        if printer is not None:
            view, now = self._view, self._now()
            self.in_background(
                lambda: pdf_printing.print_pdf(render_map(view, now), printer),
                lambda _pages: self.context.say(_("The map was sent to the printer."), Tone.OK),
                lane=Lane.FILES,
            )

    def _now(self) -> datetime:
        return self._service.store.clock.now()

    def _today(self) -> date:
        return nepal_day(self._now())

    def _saved(self, path: Path, _nothing: None) -> None:
        self.context.say(_("Saved as {file}.").format(file=path), Tone.OK)

    def retranslate(self) -> None:
        """Set every text in the current language."""
        super().retranslate()
        self.subtitle.setText(
            _("An incident counts in its first ward, a loss in the ward that its line names.")
        )
        self.save.setText(_("Save as PDF"))
        self.print.setText(with_key(_("Print"), PRINT))
        for choice in self._choices:
            choice.retranslate()
        self.card.retranslate()
        if self._view is not None:
            self._show(self._order, self._view)


def _figures() -> Sequence[Choice]:
    return [Choice(figure.label, figure) for figure in Figure]


def _hazards() -> Sequence[Choice]:
    named = sorted(hazards(), key=lambda choice: collation_key(choice.name))
    return [Choice(_("All hazards"), ""), *(Choice(each.name, each.code) for each in named)]


def _write(view: WardView, now: datetime, path: Path) -> None:
    try:
        write_durably(path, render_map(view, now))
    except OSError as error:
        raise Refused(
            N_("The file {file} cannot be written: {reason}"),
            file=str(path),
            reason=reason_of(error),
        ) from error
