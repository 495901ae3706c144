"""The map on its card, with legend and zoom."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QToolButton

from leoc_desktop.features.ward_map.queries import WardView
from leoc_desktop.features.ward_map.report import class_texts, shown_cell
from leoc_desktop.foundation.nepali_text import show_number
from leoc_desktop.foundation.translation import N_, _
from leoc_desktop.foundation.ward_polygons import ATTRIBUTION
from leoc_desktop.ui_kit.area_map import Area, AreaMap, Legend, Shade
from leoc_desktop.ui_kit.card import Card
from leoc_desktop.ui_kit.icons import icon


class MapCard(Card):
    """Draws a view; the outlines are laid out anew only when they are others."""

    def __init__(self) -> None:
        self.map, self.legend = AreaMap(N_("Map of wards")), Legend()
        self.buttons = [QToolButton() for _step in range(3)]
        below = QHBoxLayout()
        below.addWidget(self.legend, 1)
        steps = (self.map.zoom_in, self.map.zoom_out, self.map.show_all)
        names = ("zoom-in", "zoom-out", "arrows-maximize")
        for button, step, name in zip(self.buttons, steps, names, strict=True):
            button.setIcon(icon(name))
            button.clicked.connect(step)
            below.addWidget(button)
        super().__init__(self.map, below)
        self.body.setStretchFactor(self.map, 1)
        self._shown: tuple[object, ...] = ()

    def show_view(self, view: WardView) -> None:
        """Show outlines, classes and legend of ``view``."""
        drawn = (view.outlines, show_number(0))  # the digits of the labels belong to it
        if drawn != self._shown:
            self._shown = drawn
            self.map.set_areas(
                [
                    Area(outline.ward, outline.rings, show_number(outline.ward), outline.label_at)
                    for outline in view.outlines
                ]
            )
        self.map.set_shades({line.ward: _shade(view, line.ward) for line in view.wards})
        self.legend.set_texts(view.figure.label, class_texts(view))

    def retranslate(self) -> None:
        """Set every text in the current language."""
        texts = (_("Larger"), _("Smaller"), _("Show the whole map"))
        for button, text in zip(self.buttons, texts, strict=True):
            button.setToolTip(text)
            button.setAccessibleName(text)
        self.map.set_footnote(ATTRIBUTION)


def _shade(view: WardView, ward: int) -> Shade:
    total = view.line(ward).total(view.figure)
    value = show_number(0) if total.nothing_reported else shown_cell(total, view.figure)
    spoken = _("Ward {number}").format(number=show_number(ward)) + f": {view.figure.label} {value}"
    return Shade(view.classes.number(max(0, view.value(ward))), spoken, unknown=total.nothing_known)
