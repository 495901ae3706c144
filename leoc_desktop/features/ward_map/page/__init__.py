"""The map page: what is shown, the map, and the table of wards beside it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QSplitter

from leoc_desktop.features.ward_map.page.map_card import MapCard
from leoc_desktop.features.ward_map.queries import WardView
from leoc_desktop.features.ward_map.report import render_map, what_is_shown, without_outline
from leoc_desktop.features.ward_map.rules import Figure
from leoc_desktop.features.ward_map.service import WardMapService
from leoc_desktop.features.ward_map.table_model import WardTableModel
from leoc_desktop.foundation.durable_files import write_durably
from leoc_desktop.foundation.errors import Refused
from leoc_desktop.foundation.reference_data import hazards
from leoc_desktop.foundation.spans import Span
from leoc_desktop.foundation.system_reasons import reason_of
from leoc_desktop.foundation.translation import N_, _
from leoc_desktop.ui_kit import pdf_printing
from leoc_desktop.ui_kit.card import Card
from leoc_desktop.ui_kit.notice import Notice
from leoc_desktop.ui_kit.page import Page, PageContext, Tone
from leoc_desktop.ui_kit.record_table import RecordTable
from leoc_desktop.ui_kit.shortcuts import PRINT, bind, with_key
from leoc_desktop.ui_kit.task_runner import Lane


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
        self.figure, self.span, self.hazard = QComboBox(), QComboBox(), QComboBox()
        self.notice, self.card = Notice(), MapCard()
        self.model = WardTableModel()
        self.table = RecordTable(self.model, N_("Wards"))
        self._build()
        self._connect()
        self.retranslate()
        self.span.setCurrentIndex(list(Span).index(Span.FISCAL_YEAR))

    def _build(self) -> None:
        self.save = self.add_button("download", self.ask_where_to_save)
        self.print = self.add_button("printer", self.ask_where_to_print)
        choices = QHBoxLayout()
        choices.setSpacing(8)
        for combo in (self.figure, self.span, self.hazard):
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            choices.addWidget(combo)
        choices.addStretch(1)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(self.card)
        split.addWidget(Card(self.table))
        split.setSizes([470, 650])
        split.setStretchFactor(0, 1)
        self.content.addLayout(choices)
        self.content.addWidget(self.notice)
        self.content.addWidget(split, 1)

    def _connect(self) -> None:
        for combo in (self.figure, self.span, self.hazard):
            combo.activated.connect(self.load)
        self.card.map.chosen.connect(self.open_ward)
        self.card.map.moved.connect(self.table.choose)
        self.table.opened.connect(self.open_ward)
        self.table.selectionModel().currentRowChanged.connect(self._follow_table)
        bind(PRINT, self, self.ask_where_to_print)

    def load(self) -> None:
        """Fetch the figures of what is chosen."""
        self._order += 1
        figure, span = Figure(self.figure.currentData()), Span(self.span.currentData())
        job = partial(self._service.view, figure, span, self.hazard.currentData())
        self.in_background(job, partial(self._show, self._order))

    def _show(self, order: int, view: WardView) -> None:
        if order != self._order:  # something else was chosen meanwhile
            return
        self._view = view
        self.card.show_view(view)
        self.card.set_title(what_is_shown(view))
        self.notice.say(Tone.INFO, without_outline(view))
        self.model.set_rows(view.wards)

    def open_ward(self, ward: int) -> None:
        """Ask for the list of the incidents of a ward."""
        if self._view is not None:
            self.list_wanted.emit(self._view.selection.of_ward(ward))

    def _follow_table(self) -> None:
        self.card.map.choose_current(self.table.current_id())

    def ask_where_to_save(self) -> None:
        """Let the user choose a file for the map."""
        if self._view is None:
            return
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        proposed = str(Path(documents) / "ward-map.pdf")
        chosen, _filter = QFileDialog.getSaveFileName(self, _("Save as PDF"), proposed, "PDF (*.pdf)")
        if chosen:
            self.save_to(Path(chosen).with_suffix(".pdf"))

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

    def _saved(self, path: Path, _nothing: None) -> None:
        self.context.say(_("Saved as {file}.").format(file=path), Tone.OK)

    def retranslate(self) -> None:
        """Set every text in the current language."""
        super().retranslate()
        self.subtitle.setText(
            _("An incident counts in its first ward; the list of a ward also has those that only touched it.")
        )
        self.save.setText(_("Save as PDF"))
        self.print.setText(with_key(_("Print"), PRINT))
        _refill(self.figure, _("Figure"), [(figure.label, figure.value) for figure in Figure])
        _refill(self.span, _("Period"), [(span.label, span.value) for span in Span])
        kinds = [(choice.name, choice.code) for choice in hazards()]
        _refill(self.hazard, _("Hazard"), [(_("All hazards"), ""), *kinds])
        self.card.retranslate()
        if self._view is not None:
            self._show(self._order, self._view)


def _refill(combo: QComboBox, name: str, rows: Iterable[tuple[str, str]]) -> None:
    """Put new texts into a list of choices; the place chosen stays."""
    chosen = max(0, combo.currentIndex())
    combo.clear()
    for text, data in rows:
        combo.addItem(text, data)
    combo.setCurrentIndex(chosen)
    combo.setAccessibleName(name)


def _write(view: WardView, now: datetime, path: Path) -> None:
    try:
        write_durably(path, render_map(view, now))
    except OSError as error:
        raise Refused(
            N_("The file {file} cannot be written: {reason}"),
            file=str(path),
            reason=reason_of(error),
        ) from error
