"""Shows long work: what is being done, how far it is, and a button to stop it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from leoc_desktop.foundation.nepali_text import shown_digits
from leoc_desktop.foundation.progress import Progress
from leoc_desktop.foundation.translation import _
from leoc_desktop.ui_kit.icons import icon
from leoc_desktop.ui_kit.theme import Role, set_role, set_state
from leoc_desktop.ui_kit.tokens import Tone

__all__ = ["Progress", "ProgressStrip"]

_LOOK_EVERY_MS = 100


class ProgressStrip(QFrame):
    """Visible while work is shown on it. Stopping is asked for, not forced: the job ends by itself."""

    stop_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._progress: Progress | None = None
        self._what, self._how_far = QLabel(), QLabel()
        self._bar = QProgressBar()
        self._stop = QPushButton()
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY_MS)
        self._build()
        self._timer.timeout.connect(self._look)
        self._stop.clicked.connect(self._ask_to_stop)
        self.hide()

    def _build(self) -> None:
        set_role(self, Role.MESSAGE)
        set_state(self, "tone", Tone.NEUTRAL.value)
        set_role(self._how_far, Role.HINT)
        self._bar.setTextVisible(False)
        self._stop.setIcon(icon("player-stop"))
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 8, 4)
        row.setSpacing(12)
        row.addWidget(self._what)
        row.addWidget(self._bar, 1)
        row.addWidget(self._how_far)
        row.addWidget(self._stop)
        self.retranslate()

    def start(self, what: str, progress: Progress, *, can_stop: bool = True) -> None:
        """Show that ``what`` (a translated text) is being done."""
        self._progress = progress
        self._what.setText(what)
        self._bar.setAccessibleName(what)
        self._stop.setVisible(can_stop)
        self._stop.setEnabled(True)
        self._look()
        self._timer.start()
        self.show()

    @Slot()
    def finish(self) -> None:
        """The work is over, however it ended."""
        self._timer.stop()
        self._progress = None
        self.hide()

    def retranslate(self) -> None:
        """Show own texts in the current language."""
        self._stop.setText(_("Stop"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    @Slot()
    def _look(self) -> None:
        if self._progress is None:
            return
        done, total = self._progress.state()
        self._bar.setRange(0, total)
        self._bar.setValue(min(done, total))
        percent = shown_digits(str(100 * min(done, total) // total)) if total else ""
        self._how_far.setText(_("{percent} %").format(percent=percent) if total else "")

    @Slot()
    def _ask_to_stop(self) -> None:
        self._stop.setEnabled(False)
        if self._progress is not None:
            self._progress.stop()
        self.stop_pressed.emit()
