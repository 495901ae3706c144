"""The backup page: how safe the office is, where backups go by themselves, one by hand, and all that were made."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLabel

from leoc_desktop.features.backups.page.by_hand import ByHand
from leoc_desktop.features.backups.page.destination_list import DestinationList
from leoc_desktop.features.backups.queries import BackupRow
from leoc_desktop.features.backups.report import in_words
from leoc_desktop.features.backups.rules import Health, Light
from leoc_desktop.features.backups.service import BackupService
from leoc_desktop.features.backups.service.running import Run
from leoc_desktop.features.backups.table_model import backup_model
from leoc_desktop.foundation.translation import N_, _
from leoc_desktop.ui_kit.notice import Notice
from leoc_desktop.ui_kit.page import Page, PageContext, Tone
from leoc_desktop.ui_kit.record_table import RecordTable
from leoc_desktop.ui_kit.task_runner import Lane
from leoc_desktop.ui_kit.theme import Role, current_theme, set_role

_TONES = {Light.OK: Tone.OK, Light.WARN: Tone.WARN, Light.DANGER: Tone.DANGER}
_LIST_HEIGHT = 180


class BackupPage(Page):
    """Says in words what is wrong, since when, and what to do; everything else on it helps to do that."""

    restore_wanted = Signal()

    title: ClassVar[str] = N_("Backups")
    icon_name: ClassVar[str] = "database"
    kinds: ClassVar[frozenset[str]] = frozenset(
        {"backup_made", "backup_destination", "backup_attempt", "backup_drill"}
    )

    def __init__(self, context: PageContext, backups: BackupService) -> None:
        super().__init__(context)
        self._backups = backups
        self._health: Health | None = None
        self.restore_button = self.add_button("arrow-back-up", self.restore_wanted.emit)
        self.run_button = self.add_button("send", self.run_now, primary=True)
        self.state = Notice()
        self.destinations = DestinationList(self, backups)
        self.by_hand = ByHand(self, backups)
        self.model = backup_model()
        self.table = RecordTable(self.model, N_("Backups made on this computer"))
        self._list_title = QLabel()
        self._build()
        self.retranslate()

    def _build(self) -> None:
        set_role(self._list_title, Role.CARD_TITLE)
        self.table.set_empty_state(N_("No backup was made on this computer yet."))
        self.table.setMinimumHeight(current_theme().px(_LIST_HEIGHT))
        for part in (self.state, self.destinations, self.by_hand, self._list_title):
            self.content.addWidget(part)
        self.content.addWidget(self.table, 1)

    def load(self) -> None:
        """Fetch the state, the destinations and the backups made so far."""
        self.in_background(self._backups.health, self._show_health)
        self.in_background(self._backups.made, self._show_made)
        self.destinations.load()

    def retranslate(self) -> None:
        """Set every text in the current language."""
        super().retranslate()
        self.subtitle.setText(_("Encrypted copies of everything, proved to open before they are called good"))
        self.restore_button.setText(_("Restore a backup…"))
        self.run_button.setText(_("Back up now"))
        self._list_title.setText(_("Backups made on this computer"))
        self.destinations.retranslate()
        self.by_hand.retranslate()
        self.model.retranslate()
        self._tell_health()

    @Slot()
    def run_now(self) -> None:
        """Make a backup and bring it to every destination."""
        self.run_button.setEnabled(False)
        self.in_background(
            partial(self._backups.run, at_once=True), self._ran, lane=Lane.SHARE, failed=self._not_run
        )

    def _ran(self, run: Run) -> None:
        self.run_button.setEnabled(True)
        if run.not_sealed is not None:
            self.context.present(run.not_sealed, None)
        elif run.troubles:
            self.context.present(run.troubles[0], None)
        elif run.delivered:
            self.context.say(_("The backup is at its destinations and was read back."), Tone.OK)
        else:
            self.context.say(_("Nothing changed since the newest backup."), Tone.INFO)
        self.load()

    def _not_run(self, error: Exception) -> None:
        self.run_button.setEnabled(True)
        self.context.present(error, None)

    def _show_health(self, health: Health) -> None:
        self._health = health
        self._tell_health()

    def _tell_health(self) -> None:
        if self._health is None:
            return
        said = in_words(self._health, self._backups.store.clock.now())
        worst = max((light for light, _text in said), key=list(Light).index)
        self.state.say(_TONES[worst], "\n".join(text for _light, text in said))

    def _show_made(self, made: list[BackupRow]) -> None:
        self.model.set_rows(made)
        by_hand = [row for row in made if not row.by_itself]
        if by_hand:
            self.by_hand.offer(by_hand[0].folder)

    def show_destinations(self, *, any_there: bool) -> None:
        """Without a destination there is nowhere to bring a backup to."""
        self.run_button.setEnabled(any_there)
