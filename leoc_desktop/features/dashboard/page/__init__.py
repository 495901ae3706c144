"""The dashboard: what is going on, what has to be seen to, and the latest incidents."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton

from leoc_desktop.access.permissions import Permission
from leoc_desktop.domain.incident_selection import WAITING, Selection
from leoc_desktop.domain.loss_sectors import SectorLosses
from leoc_desktop.features.dashboard.page.cards import FigureCards
from leoc_desktop.features.dashboard.page.choices import Choices
from leoc_desktop.features.dashboard.page.sectors import Sectors
from leoc_desktop.features.dashboard.page.trends import Trends
from leoc_desktop.features.dashboard.page.wording import (
    alerts,
    backup_wanted,
    explained,
    unfinished,
    where_and_when,
)
from leoc_desktop.features.dashboard.queries import SHOWN, Overview
from leoc_desktop.features.dashboard.service import DashboardService
from leoc_desktop.features.dashboard.table_model import LatestModel
from leoc_desktop.foundation.clock import nepal_day
from leoc_desktop.foundation.translation import N_, _
from leoc_desktop.ui_kit.card import Card
from leoc_desktop.ui_kit.notice import Notice
from leoc_desktop.ui_kit.page import Page, PageContext, Tone
from leoc_desktop.ui_kit.record_table import RecordTable
from leoc_desktop.ui_kit.theme import Role, set_role

_LOOK_AT_CLOCK_MS = 60_000
_GAP = 10


class DashboardPage(Page):
    """Figures of a period, of all or one hazard and ward. Every number asks for the list of what it counts."""

    title: ClassVar[str] = N_("Dashboard")
    icon_name: ClassVar[str] = "home"
    kinds: ClassVar[frozenset[str]] = frozenset({"incident", "backup_made", "office", "form_draft"})

    list_wanted = Signal(object)  # Selection
    incident_wanted = Signal(object)  # the id of one incident
    new_wanted = Signal()
    bulletin_wanted = Signal()
    backup_wanted = Signal()
    drafts_wanted = Signal()  # the list of what the user typed and did not save
    overdue_wanted = Signal()  # people missing for longer than the legal period

    def __init__(self, context: PageContext, service: DashboardService, *, ward_count: int) -> None:
        super().__init__(context)
        self._service = service
        self._overview: Overview | None = None
        self._order = 0
        self.choices = Choices(service.store.clock.now, ward_count)
        self.notice, self.cards, self.trends = Notice(), FigureCards(), Trends()
        self.sectors = Sectors()
        self.drafts, self.go_on = Notice(), QPushButton()
        self.explanation = QLabel()
        self.model = LatestModel()
        self.table = RecordTable(self.model, N_("Latest incidents"))
        self.show_waiting, self.show_overdue, self.back_up = QPushButton(), QPushButton(), QPushButton()
        self._midnight = QTimer(self)
        self._midnight.setInterval(_LOOK_AT_CLOCK_MS)
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        may = self._service.login.may
        self.bulletin = self.add_button("printer", self.bulletin_wanted.emit)
        self.bulletin.setVisible(may(Permission.BULLETIN_VIEW))
        self.new = self.add_button("plus", self.new_wanted.emit, primary=True)
        self.new.setVisible(may(Permission.INCIDENT_REGISTER))
        set_role(self.explanation, Role.HINT)
        self.explanation.setWordWrap(True)
        self.explanation.hide()
        self._latest = Card(self.table)
        self._latest.body.setContentsMargins(12, 8, 12, 10)
        self.content.setSpacing(_GAP)
        self.content.addLayout(_strip(self.notice, self.show_waiting, self.show_overdue, self.back_up))
        self.content.addLayout(_strip(self.drafts, self.go_on))
        for part in (self.choices, self.cards, self.sectors, self.explanation, self.trends):
            self.content.addWidget(part)
        self.content.addWidget(self._latest, 1)  # alone it scrolls inside: there are more rows than room

    def _connect(self) -> None:
        self.choices.changed.connect(self.load)
        self.cards.wanted.connect(self.list_wanted)
        self.trends.wanted.connect(self.list_wanted)
        self.sectors.wanted.connect(self.list_wanted)
        self.table.opened.connect(self.incident_wanted)
        self.show_waiting.clicked.connect(lambda: self.list_wanted.emit(Selection(states=WAITING)))
        self.show_overdue.clicked.connect(self.overdue_wanted)
        self.back_up.clicked.connect(self.backup_wanted)
        self.go_on.clicked.connect(self.drafts_wanted)
        self._midnight.timeout.connect(self._follow_the_day)
        self._midnight.start()

    def load(self) -> None:
        """Fetch every figure of what is chosen."""
        self._order += 1
        choices = self.choices
        job = partial(
            self._service.overview, choices.stretch, hazard=choices.hazard.value, ward=choices.ward.value
        )
        self.in_background(job, partial(self._take, self._order))

    def _take(self, order: int, overview: Overview) -> None:
        if order != self._order:  # something else was chosen meanwhile
            return
        self._show(overview)
        self.in_background(
            partial(self._service.sectors, overview), partial(self._take_sectors, order, overview)
        )

    def _take_sectors(self, order: int, overview: Overview, losses: SectorLosses) -> None:
        if order == self._order:
            self.sectors.show_losses(overview.choice, losses)

    def _show(self, overview: Overview) -> None:
        self._overview = overview
        self.subtitle.setText(where_and_when(overview))
        self.notice.say(Tone.WARN, " ".join(alerts(overview)))
        self.show_waiting.setVisible(overview.waiting > 0)
        self.show_overdue.setVisible(bool(overview.overdue))
        self.back_up.setVisible(backup_wanted(overview))
        self.drafts.say(Tone.NEUTRAL, unfinished(overview))
        self.go_on.setVisible(overview.drafts > 0)
        self.cards.show_overview(overview)
        self.trends.show_overview(overview)
        total = overview.total
        text = explained(*(total.total(name) for name in SHOWN))
        self.explanation.setText(text)
        self.explanation.setVisible(bool(text))
        self.model.set_rows(overview.latest)

    def _follow_the_day(self) -> None:
        """After midnight “today” is another day."""
        if self._overview and self._overview.days.today != nepal_day(self._service.store.clock.now()):
            self._reload.mark_stale()

    def retranslate(self) -> None:
        """Set every text in the current language."""
        super().retranslate()
        self.heading.setText(_("The situation today"))
        self.bulletin.setText(_("Daily bulletin"))
        self.new.setText(_("New incident"))
        self.choices.retranslate()
        self.show_waiting.setText(_("Show what waits"))
        self.show_overdue.setText(_("Show the missing"))
        self.back_up.setText(_("Back up now"))
        self.go_on.setText(_("Continue"))
        self._latest.set_title(_("Latest incidents"))
        self.table.set_empty_state(N_("No incident in what is chosen above."), self.new)
        self.trends.retranslate()
        self.sectors.retranslate()
        if self._overview is not None:
            self._show(self._overview)


def _strip(notice: Notice, *buttons: QPushButton) -> QHBoxLayout:
    """A sentence with the buttons that do something about it; all of it appears with the figures."""
    strip = QHBoxLayout()
    strip.setSpacing(8)
    strip.addWidget(notice, 1)
    for button in buttons:
        strip.addWidget(button)
        button.hide()
    return strip
