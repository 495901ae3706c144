"""The place of an incident on the map of the wards: clicked, or chosen by the keyboard."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from leoc_desktop.foundation.nepali_text import list_of, show_number, shown_digits
from leoc_desktop.foundation.translation import N_, _
from leoc_desktop.foundation.ward_polygons import ATTRIBUTION, flattened, plane_of, ward_at, ward_polygons
from leoc_desktop.ui_kit.area_map import Area, PlaceMap, Shade
from leoc_desktop.ui_kit.icons import icon
from leoc_desktop.ui_kit.notice import Notice
from leoc_desktop.ui_kit.theme import Role, current_theme, set_role
from leoc_desktop.ui_kit.tokens import Tone

_WIDTH, _HEIGHT = 780, 540
_OWN, _OTHER = 2, 0  # classes of colour: wards of the incident, and the rest


class PlaceDialog(QDialog):
    """``place`` and ``new_ward`` say what was chosen once it is accepted."""

    def __init__(
        self,
        parent: QWidget | None,
        postal_code: str,
        ward_count: int,
        wards: Sequence[int],
        place: tuple[float, float] | None,
    ) -> None:
        """``wards`` are those of the incident, ``place`` its coordinates so far (degrees north and east)."""
        super().__init__(parent)
        self.setWindowTitle(_("Place on the map"))
        self.resize(current_theme().px(_WIDTH), current_theme().px(_HEIGHT))
        self._polygons, self._wards = ward_polygons(postal_code), tuple(wards)
        self._plane = plane_of(self._polygons) if self._polygons else None
        self._not_drawn = sorted(set(range(1, ward_count + 1)) - {one.ward for one in self._polygons})
        self.place = place
        self.map, self.said, self.notice = PlaceMap(N_("Map of wards")), QLabel(), Notice()
        self.add_ward = QCheckBox()
        self.use, self.back = QPushButton(_("Use this place")), QPushButton(_("Cancel"))
        self._build()
        self._connect()
        self._draw()
        self._show_place()

    def _build(self) -> None:
        heading, how, layout = QLabel(_("Place on the map")), QLabel(_hint()), QVBoxLayout(self)
        set_role(heading, Role.H1)
        set_role(how, Role.HINT)
        set_role(self.use, Role.PRIMARY)
        how.setWordWrap(True)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        steps = (self.map.zoom_in, self.map.zoom_out, self.map.show_all)
        names = ("zoom-in", "zoom-out", "arrows-maximize")
        texts = (_("Larger"), _("Smaller"), _("Show the whole map"))
        for step, name, text in zip(steps, names, texts, strict=True):
            button = QToolButton()
            button.setIcon(icon(name))
            button.setToolTip(text)
            button.setAccessibleName(text)
            button.clicked.connect(step)
            foot.addWidget(button)
        foot.addWidget(self.said, 1)
        for pressed in (self.back, self.use):
            pressed.setAutoDefault(False)
            foot.addWidget(pressed)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(10)
        for widget in (heading, how, self.map):
            layout.addWidget(widget)
        layout.setStretchFactor(self.map, 1)
        layout.addWidget(self.notice)
        layout.addWidget(self.add_ward)
        layout.addLayout(foot)

    def _connect(self) -> None:
        self.map.placed.connect(self._choose)
        self.use.clicked.connect(self.accept)
        self.back.clicked.connect(self.reject)

    def _draw(self) -> None:
        outlines = flattened(self._polygons)
        self.map.set_areas(
            [Area(one.ward, one.rings, show_number(one.ward), one.label_at) for one in outlines]
        )
        shades: dict[object, Shade] = {
            one.ward: Shade(
                _OWN if one.ward in self._wards else _OTHER,
                _("Ward {number}").format(number=show_number(one.ward)),
            )
            for one in outlines
        }
        self.map.set_shades(shades)
        self.map.set_footnote(ATTRIBUTION)
        self.map.choose_current(self._wards[0] if self._wards else None)
        if self.place is not None and self._plane is not None:
            self.map.set_mark(*self._plane.point(*self.place))
        self.map.setFocus()

    @property
    def ward(self) -> int | None:
        """The ward in which the place lies, where it has an outline."""
        return ward_at(self._polygons, *self.place) if self.place is not None else None

    @property
    def new_ward(self) -> int | None:
        """The ward of the place that shall be added to those of the incident."""
        return self.ward if not self.add_ward.isHidden() and self.add_ward.isChecked() else None

    @Slot(float, float)
    def _choose(self, x: float, y: float) -> None:
        assert self._plane is not None
        self.place = self._plane.degrees(x, y)
        self._show_place()

    def _show_place(self) -> None:
        self.use.setEnabled(self.place is not None)
        self.said.setText(_said(self.place, self.ward))
        warning = where_it_lies(self.place, self.ward, self._wards)
        nobody_drew = _("There is no outline of: {wards}").format(
            wards=list_of(_("Ward {number}").format(number=show_number(one)) for one in self._not_drawn)
        )
        self.notice.say(Tone.WARN, "\n".join(filter(None, (warning, nobody_drew if self._not_drawn else ""))))
        other = self.ward is not None and self.ward not in self._wards
        self.add_ward.setVisible(other)
        if other:
            number = show_number(self.ward or 0)
            self.add_ward.setText(_("Add ward {number} to the incident").format(number=number))
            self.add_ward.setChecked(not self._wards)  # one that is named already is not changed unasked


def where_it_lies(place: tuple[float, float] | None, ward: int | None, wards: Sequence[int]) -> str:
    """A warning when a place lies outside the wards of the incident; "" when all is well or nothing is chosen."""
    if place is None:
        return ""
    if ward is None:
        return _("This place lies outside the wards that are drawn.")
    if wards and ward not in wards:
        text = _("This place lies in ward {number}, which is not among the wards of the incident.")
        return text.format(number=show_number(ward))
    return ""


def _said(place: tuple[float, float] | None, ward: int | None) -> str:
    if place is None:
        return ""
    where = shown_digits(f"{place[0]:.5f}, {place[1]:.5f}")
    return where if ward is None else _("Ward {number}").format(number=show_number(ward)) + f" · {where}"


def _hint() -> str:
    return _(
        "Click where it happened. By keyboard: arrows go through the wards, Enter sets the point into one, "
        "Shift with an arrow moves it; + and − change the size."
    )
