"""The left side of the bulletin page: which period, what it holds, and the bulletins issued so far."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from leoc_desktop.access.login_session import Login
from leoc_desktop.access.permissions import Permission
from leoc_desktop.features.bulletin.form import OptionsDialog, PeriodForm
from leoc_desktop.features.bulletin.page.wanted import Wanted
from leoc_desktop.features.bulletin.page.wording import chosen, correcting_caption, counts
from leoc_desktop.features.bulletin.queries import IssuedBulletin
from leoc_desktop.features.bulletin.rules import BulletinContent, BulletinOptions
from leoc_desktop.features.bulletin.table_model import bulletin_model
from leoc_desktop.foundation.clock import nepal_day
from leoc_desktop.foundation.errors import Refused
from leoc_desktop.foundation.translation import N_, _
from leoc_desktop.ui_kit.card import Card
from leoc_desktop.ui_kit.icons import icon
from leoc_desktop.ui_kit.notice import Notice
from leoc_desktop.ui_kit.page import Tone
from leoc_desktop.ui_kit.record_table import RecordTable
from leoc_desktop.ui_kit.shortcuts import REFRESH, with_key
from leoc_desktop.ui_kit.theme import Role, current_theme, set_role

_LIST_HEIGHT = 104


class Choices(QScrollArea):
    """Shows each user what he may do: a viewer sees the issued bulletins only."""

    def __init__(self, login: Login, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._busy = False
        self._now = now
        self._content: BulletinContent | None = None
        self._options = BulletinOptions()
        self._corrects: IssuedBulletin | None = None
        self.form = PeriodForm(now)
        self.counts, self.correcting = Notice(), Notice()
        self.options_button, self.options_text = QPushButton(icon("list-details"), ""), QLabel()
        self.pictures_button = QPushButton(icon("paperclip"), "")
        self.stop_button = QPushButton(icon("x"), "")
        self.correct_button = QPushButton(icon("pencil"), "")
        self.preview_button = QPushButton(icon("eye"), "")
        self.issue_button = QPushButton(icon("checks", "on_primary"), "")
        self.model = bulletin_model()
        self.table = RecordTable(self.model, N_("Issued bulletins"))
        self._card = Card()
        self._list_title, self._list_hint = QLabel(), QLabel()
        self._build(login)
        self.form.changed.connect(self._show_whether_ready)
        self.options_button.clicked.connect(self.choose_options)
        self.stop_button.clicked.connect(self.stop_correcting)

    def _build(self, login: Login) -> None:
        set_role(self.issue_button, Role.PRIMARY)
        set_role(self._list_title, Role.CARD_TITLE)
        set_role(self._list_hint, Role.HINT)
        set_role(self.options_text, Role.HINT)
        self.options_text.setWordWrap(True)
        self.table.setMinimumHeight(current_theme().px(_LIST_HEIGHT))
        self.table.set_empty_state(N_("No bulletin was issued yet."))
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self.stop_button)
        buttons.addWidget(self.preview_button)
        buttons.addWidget(self.issue_button)
        options = QHBoxLayout()
        options.setSpacing(8)
        options.addWidget(self.options_button)
        options.addWidget(self.pictures_button)
        options.addWidget(self.options_text, 1)
        self._card.add(self.correcting, self.form, options, self.counts, buttons)
        self.stop_button.hide()
        self._may_issue = login.may(Permission.BULLETIN_ISSUE)
        self.correct_button.hide()
        above = QHBoxLayout()
        above.addWidget(self._list_title)
        above.addStretch(1)
        above.addWidget(self._list_hint)
        above.addWidget(self.correct_button)
        inner = QWidget()
        set_role(inner, Role.PAGE)
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(0, 0, 8, 0)
        layout.setSpacing(8)
        layout.addWidget(self._card)
        layout.addLayout(above)
        layout.addWidget(self.table, 1)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        self.setWidget(inner)
        self.issue_button.setVisible(login.may(Permission.BULLETIN_ISSUE))
        self._card.setVisible(login.may(Permission.BULLETIN_PREVIEW))
        self._fit_width()

    def _fit_width(self) -> None:
        """Never narrower than its contents: other texts and larger ones need more."""
        inner, bar = self.widget(), self.verticalScrollBar()
        assert inner is not None
        self.setMinimumWidth(inner.minimumSizeHint().width() + bar.sizeHint().width())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the contents when they need another size."""
        done = super().eventFilter(watched, event)
        if event.type() is QEvent.Type.LayoutRequest and watched is self.widget():
            self._fit_width()
        return done

    def wanted(self) -> Wanted | None:
        """What is chosen, or None while a date is missing; the form says which."""
        self.form.refresh()
        try:
            period = self.form.period()
        except Refused:
            return None
        options = replace(self._options, language=self.form.paper_language())
        return Wanted(period, options, self._corrects)

    @Slot()
    def choose_options(self) -> None:
        """Let the user choose parts and type the texts."""
        dialog = OptionsDialog(self, self._options, self._today)
        dialog.accepted.connect(lambda: self._take_options(dialog.chosen))
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.open()

    def _take_options(self, options: BulletinOptions) -> None:
        self._options = options
        self._show_options()
        self.form.changed.emit()

    def begin_correction(self, row: IssuedBulletin, options: BulletinOptions) -> None:
        """Make a corrected edition of ``row``, which was issued with ``options``."""
        self._correct(row)
        self._take_options(options)

    @Slot()
    def stop_correcting(self) -> None:
        """Back to a new bulletin; what is typed stays."""
        if self._corrects is not None:
            self._correct(None)
            self.form.changed.emit()

    def offer_correction(self, *, offered: bool) -> None:
        """Whether an issued bulletin is open, of which a corrected edition could be issued."""
        self.correct_button.setVisible(offered and self._may_issue)
        self._list_hint.setHidden(self.correct_button.isVisibleTo(self))

    def _correct(self, row: IssuedBulletin | None) -> None:
        self._corrects = row
        self.form.fix(row.period if row else None, row.language if row else "")
        self.stop_button.setVisible(row is not None)
        self.retranslate()

    def _today(self) -> date:
        return nepal_day(self._now())

    def rows(self) -> list[IssuedBulletin]:
        """The issued bulletins as listed."""
        return [self.model.row(place) for place in range(self.model.rowCount())]

    def show_counts(self, content: BulletinContent | None) -> None:
        """Say how many incidents the previewed period holds; None takes it away."""
        self._content = content
        if content is None:
            self.counts.say(Tone.INFO, "")
        else:
            tone = Tone.WARN if content.unverified else Tone.OK if content.lines else Tone.INFO
            self.counts.say(tone, counts(content))

    def set_busy(self, *, busy: bool) -> None:
        """While a bulletin is being issued, no second one can be."""
        self._busy = busy
        self._show_whether_ready()

    def retranslate(self) -> None:
        """Set every text in the current language."""
        corrects = self._corrects
        self._card.set_title(_("Corrected edition") if corrects else _("New bulletin"))
        self.correcting.say(Tone.WARN if corrects else Tone.INFO, correcting_caption(corrects))
        self.preview_button.setText(with_key(_("Preview"), REFRESH))
        self.issue_button.setText(_("Issue…"))
        self.stop_button.setText(_("Do not correct"))
        self.correct_button.setText(_("Corrected edition…"))
        self.options_button.setText(_("Parts and texts…"))
        self.pictures_button.setText(_("Pictures…"))
        self._show_options()
        self._list_title.setText(_("Issued bulletins"))
        self._list_hint.setText(_("Enter or double click opens one"))
        self.model.retranslate()
        self.show_counts(self._content)

    def _show_options(self) -> None:
        self.options_text.setText(chosen(self._options))

    @Slot()
    def _show_whether_ready(self) -> None:
        ready = not self._busy and self.wanted() is not None
        self.preview_button.setEnabled(ready)
        self.pictures_button.setEnabled(ready)
        self.issue_button.setEnabled(ready)
