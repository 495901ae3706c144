"""The pin of a field whose entry goes on into the next record."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QToolButton

from leoc_desktop.foundation.field import Field
from leoc_desktop.foundation.translation import _
from leoc_desktop.ui_kit.icons import icon
from leoc_desktop.ui_kit.theme import Role, current_theme, set_role

_SIZE, _AROUND = 14, 6


class Pin(QToolButton):
    """Pinned at first where the field is usually the same for several records in a row."""

    def __init__(self, field: Field) -> None:
        super().__init__()
        self._field = field
        set_role(self, Role.PIN)
        self.setCheckable(True)
        self.setChecked(field.carried)
        self.toggled.connect(self.retranslate)
        self.hide()
        self.retranslate()

    def retranslate(self) -> None:
        """Say in the current language what it does, and draw it as it is."""
        side = current_theme().px(_SIZE)
        self.setIconSize(QSize(side, side))
        self.setFixedSize(side + _AROUND, side + _AROUND)
        self.setIcon(icon("pin", "primary" if self.isChecked() else "text_2"))
        self.setAccessibleName(
            _("Take over into the next record: {field}").format(field=self._field.shown_label)
        )
        kept = _("Stays for the next record") if self.isChecked() else _("Is empty in the next record")
        self.setToolTip(kept)
        self.setAccessibleDescription(kept)
