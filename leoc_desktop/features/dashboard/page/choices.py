"""What the dashboard looks at: period, hazard and ward, above the figures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from leoc_desktop.features.dashboard.rules import SPANS
from leoc_desktop.foundation.clock import nepal_day
from leoc_desktop.foundation.nepali_text import collation_key, show_number
from leoc_desktop.foundation.reference_data import hazards
from leoc_desktop.foundation.spans import Stretch
from leoc_desktop.foundation.translation import N_, _
from leoc_desktop.ui_kit.icons import icon
from leoc_desktop.ui_kit.record_list import Choice, Filter, PeriodFilter
from leoc_desktop.ui_kit.wrapping_row import WrappingRow


class Choices(WrappingRow):
    """Three lists of choices, and a way back to what is shown at first."""

    changed = Signal()

    def __init__(self, now: Callable[[], datetime], ward_count: int) -> None:
        super().__init__()
        self.period = PeriodFilter(lambda: nepal_day(now()), spans=SPANS, now=now)
        self.hazard = Filter("hazard", N_("Hazard"), _hazards)
        self.ward = Filter("ward", N_("Ward"), lambda: _wards(ward_count))
        self.clear = QPushButton()
        self.clear.setIcon(icon("x"))
        for one in self._filters:
            self.add(one)
            one.changed.connect(self._chosen)
        self.add(self.clear)
        self.clear.hide()
        self.clear.clicked.connect(self._show_all)
        self.retranslate()

    @property
    def _filters(self) -> tuple[Filter, ...]:
        return self.period, self.hazard, self.ward

    @property
    def stretch(self) -> Stretch:
        """The period, as of now."""
        return self.period.stretch

    def _chosen(self) -> None:
        self.clear.setVisible(any(one.is_active for one in self._filters))
        self.changed.emit()

    def _show_all(self) -> None:
        for one in self._filters:
            one.clear_choice()
        self.period.setFocus()
        self._chosen()

    def retranslate(self) -> None:
        """Show every text in the current language."""
        for one in self._filters:
            one.retranslate()
        self.clear.setText(_("Back to this month, everything"))


def _hazards() -> Sequence[Choice]:
    named = sorted(hazards(), key=lambda choice: collation_key(choice.name))
    return [Choice(_("All hazards"), ""), *(Choice(each.name, each.code) for each in named)]


def _wards(count: int) -> Sequence[Choice]:
    numbered = ((_("Ward {number}").format(number=show_number(ward)), ward) for ward in range(1, count + 1))
    return [Choice(_("All wards"), None), *(Choice(text, ward) for text, ward in numbered)]
