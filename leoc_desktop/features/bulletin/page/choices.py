"""The left side of the bulletin page: which period, what it holds, and the bulletins issued so far."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from leoc_desktop.access.login_session import Login
from leoc_desktop.access.permissions import Permission
from leoc_desktop.domain.period import Period
from leoc_desktop.features.bulletin.form import PeriodForm
from leoc_desktop.features.bulletin.page.wording import counts
from leoc_desktop.features.bulletin.queries import IssuedBulletin
from leoc_desktop.features.bulletin.rules import BulletinContent
from leoc_desktop.features.bulletin.table_model import bulletin_model
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
        self._content: BulletinContent | None = None
        self.form = PeriodForm(now)
        self.counts = Notice()
        self.preview_button = QPushButton(icon("eye"), "")
        self.issue_button = QPushButton(icon("checks", "on_primary"), "")
        self.model = bulletin_model()
        self.table = RecordTable(self.model, N_("Issued bulletins"))
        self._card = Card()
        self._list_title, self._list_hint = QLabel(), QLabel()
        self._build(login)
        self.form.changed.connect(self._show_whether_ready)

    def _build(self, login: Login) -> None:
        set_role(self.issue_button, Role.PRIMARY)
        set_role(self._list_title, Role.CARD_TITLE)
        set_role(self._list_hint, Role.HINT)
        self.table.setMinimumHeight(current_theme().px(_LIST_HEIGHT))
        self.table.set_empty_state(N_("No bulletin was issued yet."))
        self.issue_button.setVisible(login.may(Permission.BULLETIN_ISSUE))
        self._card.setVisible(login.may(Permission.BULLETIN_PREVIEW))
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self.preview_button)
        buttons.addWidget(self.issue_button)
        self._card.add(self.form, self.counts, buttons)
        above = QHBoxLayout()
        above.addWidget(self._list_title)
        above.addStretch(1)
        above.addWidget(self._list_hint)
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

    def period(self) -> Period | None:
        """The period that is chosen, or None while a date is missing; the form says which."""
        self.form.refresh()
        try:
            return self.form.period()
        except Refused:
            return None

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
        self._card.set_title(_("New bulletin"))
        self.preview_button.setText(with_key(_("Preview"), REFRESH))
        self.issue_button.setText(_("Issue…"))
        self._list_title.setText(_("Issued bulletins"))
        self._list_hint.setText(_("Enter or double click opens one"))
        self.model.retranslate()
        self.show_counts(self._content)

    @Slot()
    def _show_whether_ready(self) -> None:
        ready = not self._busy and self.period() is not None
        self.preview_button.setEnabled(ready)
        self.issue_button.setEnabled(ready)
