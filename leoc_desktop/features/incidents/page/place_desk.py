"""The place of the incident in the form: out of the map of wards, or out of a photo."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject

from leoc_desktop.features.incidents.fields import BY_NAME, WARDS
from leoc_desktop.features.incidents.form import IncidentForm
from leoc_desktop.features.incidents.form.place_dialog import PlaceDialog, where_it_lies
from leoc_desktop.features.incidents.service import IncidentListService
from leoc_desktop.foundation.field_values import Unreadable, read
from leoc_desktop.foundation.ward_polygons import ward_at, ward_polygons
from leoc_desktop.ui_kit.page import PageContext, Tone


class PlaceDesk(QObject):
    """Asks on the map and fills the form; a place in another ward is said, and the ward proposed."""

    def __init__(
        self,
        form: IncidentForm,
        context: PageContext,
        lists: IncidentListService,
        today: Callable[[], date],
        ward_count: int,
    ) -> None:
        super().__init__(form)
        self._form, self._context, self._lists = form, context, lists
        self._today, self._ward_count = today, ward_count
        form.place_wanted.connect(self.ask)

    def ask(self) -> None:
        """Show the map with what the form holds."""
        self._context.in_background(self._postal_code, self._show, owner=self._form)

    def _postal_code(self) -> str:
        code = self._lists.office().level.postal_code
        ward_polygons(code)  # unpacked here, and remembered: not in the thread of the window
        return code

    def _show(self, postal_code: str) -> None:
        dialog = PlaceDialog(self._form, postal_code, self._ward_count, self._wards(), self._place())
        dialog.accepted.connect(lambda: self._take(dialog))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _take(self, dialog: PlaceDialog) -> None:
        if dialog.place is not None:
            self._form.show_place(*dialog.place)
        if dialog.new_ward is not None:
            self._form.show_wards((*self._wards(), dialog.new_ward))

    def use_photo(self, latitude: float, longitude: float) -> None:
        """Take the place of a photo, and say where it lies if not in the wards of the incident."""
        self._form.show_place(latitude, longitude)

        def tell(postal_code: str) -> None:
            ward = ward_at(ward_polygons(postal_code), latitude, longitude)
            warning = where_it_lies((latitude, longitude), ward, self._wards())
            if warning:
                self._context.say(warning, Tone.WARN)

        self._context.in_background(self._postal_code, tell, owner=self._form)

    def _wards(self) -> tuple[int, ...]:
        wards = self._read(WARDS.name)
        return tuple(one for one in wards if isinstance(one, int)) if isinstance(wards, tuple) else ()

    def _place(self) -> tuple[float, float] | None:
        typed = self._read("coordinates")
        if not isinstance(typed, str) or not typed:
            return None
        north, east = typed.split(", ")
        return float(north), float(east)

    def _read(self, name: str) -> object:
        try:
            raw = self._form.values()[name]
            return read(BY_NAME[name], raw, today=self._today(), ward_count=self._ward_count)
        except Unreadable:
            return None
