"""The bulletin page: choose a period, look at the paper, issue it, and open earlier ones again."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QSplitter

from leoc_desktop.access.permissions import Permission
from leoc_desktop.features.bulletin.page.choices import Choices
from leoc_desktop.features.bulletin.page.picture_desk import PictureDesk
from leoc_desktop.features.bulletin.page.wanted import Wanted
from leoc_desktop.features.bulletin.page.wording import (
    already_issued,
    file_name,
    issued_caption,
    preview_caption,
    what_correcting_means,
    what_issuing_means,
)
from leoc_desktop.features.bulletin.queries import IssuedBulletin
from leoc_desktop.features.bulletin.rules import BulletinOptions
from leoc_desktop.features.bulletin.service import BulletinService, Paper, PictureService
from leoc_desktop.foundation.translation import N_, _
from leoc_desktop.ui_kit import confirm
from leoc_desktop.ui_kit.long_work import LongWork
from leoc_desktop.ui_kit.page import Page, PageContext, Tone
from leoc_desktop.ui_kit.paper_pane import PaperPane
from leoc_desktop.ui_kit.task_runner import Lane

_FOLLOW_MS = 300
_LEFT, _RIGHT = 506, 604


class BulletinPage(Page):
    """Choices and issued bulletins on the left, the paper on the right; a preview follows what is chosen."""

    title: ClassVar[str] = N_("Daily bulletin")
    icon_name: ClassVar[str] = "file-text"
    kinds: ClassVar[frozenset[str]] = frozenset({"incident", "bulletin", "bulletin_picture", "office"})

    def __init__(self, context: PageContext, bulletins: BulletinService, pictures: PictureService) -> None:
        super().__init__(context)
        self._bulletins = bulletins
        self._may_preview = bulletins.login.may(Permission.BULLETIN_PREVIEW)
        self._order = 0
        self._preview: Paper | None = None
        self._opened: IssuedBulletin | None = None
        self.choices = Choices(bulletins.login, bulletins.store.clock.now)
        self.pictures = PictureDesk(self, context, pictures)
        self.pane = PaperPane(self)
        self.work = LongWork(self)
        self._follow = QTimer(self)
        self._follow.setSingleShot(True)
        self._follow.setInterval(_FOLLOW_MS)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(1)  # Qt lets it be grabbed a few pixels beside
        split.addWidget(self.choices)
        split.addWidget(self.pane)
        split.setSizes([_LEFT, _RIGHT])
        split.setStretchFactor(1, 1)
        self.content.addWidget(self.work)
        self.content.addWidget(split, 1)
        self._connect()
        self.retranslate()

    def _connect(self) -> None:
        self._follow.timeout.connect(self.preview)
        self.choices.form.changed.connect(self._follow.start)
        self.choices.preview_button.clicked.connect(self.preview)
        self.choices.issue_button.clicked.connect(self.issue)
        self.choices.pictures_button.clicked.connect(self.choose_pictures)
        self.choices.table.opened.connect(self.open_issued)
        self.choices.correct_button.clicked.connect(self.correct_opened)

    def load(self) -> None:
        """Fetch the issued bulletins; a preview that is shown is made anew."""
        self.in_background(self._bulletins.issued, self.choices.model.set_rows)
        if self._opened is None:
            self.preview()

    def refresh(self) -> None:
        """Fetch the list, and make the preview anew, also in the place of an issued bulletin that is open."""
        self.load()
        if self._opened is not None:
            self.preview()

    def retranslate(self) -> None:
        """Set every text in the current language."""
        super().retranslate()
        working = _("Look at it as long as you like; once issued it has a number and never changes.")
        reading = _("Issued bulletins, exactly as they were given out")
        self.subtitle.setText(working if self._may_preview else reading)
        self.choices.retranslate()
        self._show_caption()

    @Slot()
    def preview(self) -> None:
        """Make the paper of the chosen period as it would be issued now."""
        self._follow.stop()
        wanted = self.choices.wanted()
        if not self._may_preview or wanted is None:
            return
        self._order += 1
        self.in_background(partial(wanted.preview, self._bulletins), partial(self._show_preview, self._order))

    def _show_preview(self, order: int, paper: Paper) -> None:
        if order == self._order:  # else something else was chosen meanwhile
            self._preview, self._opened = paper, None
            self.choices.offer_correction(offered=False)
            self.pane.show_pdf(paper.pdf, file_name("", paper.content.period.last_day))
            self._show_caption()
            self.choices.show_counts(paper.content)

    @Slot()
    def choose_pictures(self) -> None:
        """Show the pictures of the bulletin that is chosen; the preview follows what is changed."""
        wanted = self.choices.wanted()
        if wanted is not None:
            self.pictures.open(wanted.period.last_day)

    @Slot()
    def issue(self) -> None:
        """Show once more what would be issued, ask, and issue it."""
        wanted = self.choices.wanted()
        if wanted is None:
            return
        self.choices.set_busy(busy=True)
        self._order += 1
        self.in_background(
            partial(wanted.preview, self._bulletins),
            partial(self._ask_to_issue, self._order, wanted),
            failed=self._not_issued,
        )

    def _ask_to_issue(self, order: int, wanted: Wanted, paper: Paper) -> None:
        self._show_preview(order, paper)
        said = self._agreed(wanted, paper)
        if said is None:
            self.choices.set_busy(busy=False)
            return
        self._order += 1
        self.work.run(
            _("Issuing the bulletin…"),
            lambda _progress: wanted.issue(self._bulletins, said),
            self._issued,
            lane=Lane.STORE,
            failed=self._not_issued,
            can_stop=False,  # a paper is issued whole or not at all
        )

    def _agreed(self, wanted: Wanted, paper: Paper) -> str | None:
        """The reason of a correction, "" for a new bulletin; None when the user went back."""
        content = paper.content
        if wanted.corrects is not None:
            question = _("Issue a corrected edition?")
            meaning = what_correcting_means(content)
            return confirm.ask_text(self, question, _("Issue"), _("Reason for the correction"), meaning)
        earlier = already_issued(content, self.choices.rows())
        meaning = what_issuing_means(content, earlier)
        return "" if confirm.ask(self, _("Issue the bulletin?"), _("Issue"), meaning, danger=True) else None

    def _issued(self, paper: Paper) -> None:
        self.choices.set_busy(busy=False)
        self.choices.stop_correcting()
        self._follow.stop()  # what was issued stays in sight
        assert paper.issued is not None
        self._show_issued(paper.issued, paper.pdf)
        self.context.say(_("Bulletin {number} was issued.").format(number=paper.issued.named), Tone.OK)
        self.load()

    def _not_issued(self, error: Exception) -> None:
        self.choices.set_busy(busy=False)
        self.context.present(error, self.issue)

    @Slot(object)
    def open_issued(self, key: bytes) -> None:
        """Show an issued bulletin exactly as it was given out."""
        row = next(row for row in self.choices.rows() if row.id == key)
        fetch = partial(self._bulletins.reprint, row.number, row.edition)
        self.in_background(fetch, partial(self._show_issued, row))

    @Slot()
    def correct_opened(self) -> None:
        """Begin a corrected edition of the bulletin that is open; it follows its newest edition."""
        row = self._opened
        if row is not None:
            fetch = partial(self._bulletins.options_of, row.number)
            self.in_background(fetch, partial(self._begin_correction, row))

    def _begin_correction(self, row: IssuedBulletin, options: BulletinOptions) -> None:
        self.choices.begin_correction(row, options)
        self.preview()

    def _show_issued(self, row: IssuedBulletin, pdf: bytes) -> None:
        self._order += 1  # a preview still under way comes too late
        self._opened, self._preview = row, None
        self.choices.offer_correction(offered=True)
        self.pane.show_pdf(pdf, file_name(row.number, row.last_day, row.edition))
        self._show_caption()
        self.choices.show_counts(None)

    def _show_caption(self) -> None:
        """Say what the paper is."""
        if self._opened is not None:
            said = Tone.OK, issued_caption(self._opened)
        elif self._preview is not None:
            said = Tone.WARN, preview_caption()
        else:
            said = Tone.INFO, "" if self._may_preview else _("Open a bulletin of the list on the left.")
        self.pane.caption.say(*said)
