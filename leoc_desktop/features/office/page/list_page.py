"""Lists that the office changes, and the head of its papers. For administrators."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton

from leoc_desktop.domain.office_detail import OfficeDetail
from leoc_desktop.features.office.form import ListEntryDialog
from leoc_desktop.features.office.page.paper_head_card import PaperHeadCard
from leoc_desktop.features.office.service import ListService
from leoc_desktop.features.office.table_model import entry_model
from leoc_desktop.foundation.errors import LeocError, ValidationFailed
from leoc_desktop.foundation.office_lists import (
    CROP_UNITS,
    CROPS,
    HAZARDS,
    SIGNATORIES,
    TOLES,
    ListEntry,
    is_shipped,
)
from leoc_desktop.foundation.translation import N_, _
from leoc_desktop.ui_kit.card import Card
from leoc_desktop.ui_kit.icons import icon
from leoc_desktop.ui_kit.page import Page, PageContext
from leoc_desktop.ui_kit.record_table import RecordTable
from leoc_desktop.ui_kit.theme import Role, set_role

_LISTS = {
    HAZARDS: (
        N_("Hazards"),
        N_("The first ones are found first in forms. Names are those of the national list."),
    ),
    TOLES: (N_("Toles"), N_("Suggested while a place is typed; any other place can be typed as well.")),
    CROPS: (N_("Crops"), N_("What is grown here, for lines of crop losses.")),
    CROP_UNITS: (N_("Units of crops"), N_("Units of the office's own are not converted to an area.")),
    SIGNATORIES: (
        N_("Signatories"),
        N_(
            "The first one offered for each part stands under the bulletin; without one it is signed by hand."
        ),
    ),
}
_NOT_ADDED = frozenset({HAZARDS})  # the national list and its codes are the same for every office


class ListPage(Page):
    """One list at a time: its order, what forms offer, and entries of the office's own."""

    title = N_("Lists and letterhead")
    icon_name = "list-details"
    kinds = frozenset({"list_entry", "paper_head", "office"})

    def __init__(
        self, context: PageContext, lists: ListService, office: Callable[[], OfficeDetail], *, ward_count: int
    ) -> None:
        super().__init__(context)
        self._lists, self._office, self._ward_count = lists, office, ward_count
        self.choice, self._hint = QComboBox(), QLabel()
        self.model = entry_model()
        self.table = RecordTable(self.model, N_("Entries of the list"))
        self.add, self.change, self.offer, self.up, self.down = (
            QPushButton(icon(name), "") for name in ("plus", "pencil", "eye", "chevron-up", "chevron-down")
        )
        self.head = PaperHeadCard(context, lists)
        self._card = Card()
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        set_role(self._hint, Role.HINT)
        self._hint.setWordWrap(True)
        for list_name in _LISTS:
            self.choice.addItem("", list_name)
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self.choice)
        top.addWidget(self._hint, 1)
        steps = QHBoxLayout()
        steps.setSpacing(8)
        for button in (self.add, self.change, self.offer):
            steps.addWidget(button)
        steps.addStretch(1)
        for button in (self.up, self.down):
            steps.addWidget(button)
        self._card.add(top, self.table, steps)
        self.content.addWidget(self._card, 1)
        self.content.addWidget(self.head)

    def _connect(self) -> None:
        self.choice.currentIndexChanged.connect(self._another_list)
        self.table.selectionModel().currentRowChanged.connect(self._choice_changed)
        self.table.opened.connect(self._open_change)
        self.add.clicked.connect(self._open_add)
        self.change.clicked.connect(self._open_change)
        self.offer.clicked.connect(self._turn_offer)
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))

    @property
    def list_name(self) -> str:
        """The list that is shown."""
        return str(self.choice.currentData())

    def load(self) -> None:
        """Fetch the list and the head of papers."""
        self.in_background(partial(self._lists.entries, self.list_name), self._show)
        self.in_background(self._office, self.head.show_detail)

    def may_leave(self) -> bool:
        """The head of papers asks before typed changes are left out."""
        return self.head.may_leave()

    def keep(self) -> None:
        """Nothing has to reach the disk: what is typed here stands on the old paper."""

    def retranslate(self) -> None:
        """Set every text in the current language."""
        super().retranslate()
        self.subtitle.setText(_("What forms offer, and what stands on every paper of the office"))
        for row, (label, _hint) in enumerate(_LISTS.values()):
            self.choice.setItemText(row, _(label))
        self.choice.setAccessibleName(_("List"))
        self._hint.setText(_(_LISTS[self.list_name][1]))
        self._card.set_title(_("Lists"))
        self.add.setText(_("Add…"))
        self.change.setText(_("Change…"))
        self.up.setText(_("Up"))
        self.down.setText(_("Down"))
        self.model.retranslate()
        self.head.retranslate()
        self._choice_changed()

    def _show(self, entries: Sequence[ListEntry]) -> None:
        self.model.set_rows(list(entries))
        self._choice_changed()

    @Slot()
    def _another_list(self) -> None:
        self._hint.setText(_(_LISTS[self.list_name][1]))
        self.load()

    def _chosen(self) -> ListEntry | None:
        index = self.table.currentIndex()
        return self.model.row_if_there(index.row()) if index.isValid() else None

    @Slot()
    def _choice_changed(self) -> None:
        chosen = self._chosen()
        own = chosen is not None and not is_shipped(self.list_name, chosen.code)
        self.add.setEnabled(self.list_name not in _NOT_ADDED)
        self.change.setEnabled(own)
        for button in (self.offer, self.up, self.down):
            button.setEnabled(chosen is not None)
        leaving_out = chosen is None or chosen.offered
        self.offer.setText(_("Leave out of forms") if leaving_out else _("Offer in forms"))
        self.offer.setIcon(icon("eye-off" if leaving_out else "eye"))

    @Slot()
    def _open_add(self) -> None:
        dialog = ListEntryDialog(self, self.list_name, ward_count=self._ward_count)
        dialog.submitted.connect(
            lambda: self._try(dialog, partial(self._lists.add, self.list_name, dialog.typed))
        )
        dialog.open()

    @Slot()
    def _open_change(self) -> None:
        chosen = self._chosen()
        if chosen is None or is_shipped(self.list_name, chosen.code):
            return
        dialog = ListEntryDialog(self, self.list_name, ward_count=self._ward_count, changed=chosen)
        dialog.submitted.connect(
            lambda: self._try(dialog, partial(self._lists.change, self.list_name, chosen.code, dialog.typed))
        )
        dialog.open()

    def _try(self, dialog: ListEntryDialog, job: Callable[[], Sequence[ListEntry]]) -> None:
        def done(entries: Sequence[ListEntry]) -> None:
            dialog.accept()
            self._show(entries)

        self.in_background(job, done, failed=partial(self._refused, dialog))

    def _refused(self, dialog: ListEntryDialog, error: Exception) -> None:
        if isinstance(error, ValidationFailed):
            dialog.show_problem(str(error.problems[0]))
        elif isinstance(error, LeocError):
            dialog.show_problem(str(error))
        else:
            dialog.fail()
            self.context.present(error, None)

    @Slot()
    def _turn_offer(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            job = partial(self._lists.offer, self.list_name, chosen.code, offered=not chosen.offered)
            self.in_background(job, self._show)

    def _move(self, by: int) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self.in_background(partial(self._lists.move, self.list_name, chosen.code, by=by), self._show)
