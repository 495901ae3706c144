"""A form with a field of every kind, and reaching into it in tests by the names of its fields."""

from datetime import date

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from leoc_desktop.foundation.field import Choice, Field, Kind
from leoc_desktop.foundation.field_values import read_all
from leoc_desktop.ui_kit.form_builder import RecordForm

TODAY = date(2026, 11, 23)
HAZARDS = tuple(
    Choice(code, ne, en)
    for code, ne, en in (
        ("landslide", "पहिरो", "Landslide"),
        ("flood", "बाढी", "Flood"),
        ("fire", "आगलागी", "Fire"),
        ("lightning", "चट्याङ", "Lightning"),
        ("wind", "हावाहुरी", "Wind storm"),
        ("earthquake", "भूकम्प", "Earthquake"),
        ("cold", "शीतलहर", "Cold wave"),
        ("wildfire", "वन डढेलो", "Wildfire"),
    )
)
SOURCES = (Choice("police", "प्रहरी", "Police"), Choice("ward", "वडा", "Ward office"))
FIELDS = (
    Field("hazard", "Hazard", Kind.CHOICE, "Incident", required=True, choices=HAZARDS),
    Field("day", "Date", Kind.BS_DATE, "Incident", required=True),
    Field("time", "Time", Kind.TIME, "Incident", required=True, may_be_unknown=True),
    Field("source", "Source", Kind.CHOICE, "Incident", choices=SOURCES),
    Field("wards", "Wards", Kind.WARDS, "Incident", required=True),
    Field("place", "Place", Kind.TEXT, "Incident", required=True),
    Field("phone", "Contact number", Kind.PHONE, "Incident"),
    Field("dead", "Dead", Kind.COUNT, "Losses", may_be_unknown=True),
    Field("injured", "Injured", Kind.COUNT, "Losses", may_be_unknown=True),
    Field("families", "Affected families", Kind.COUNT, "Losses", required=True, may_be_unknown=True),
    Field("loss", "Estimated loss", Kind.MONEY, "Losses", may_be_unknown=True),
    Field("road", "Road interrupted", Kind.YES_NO, "Losses", may_be_unknown=True),
    Field("story", "Description", Kind.LONG_TEXT, "Text"),
)
GOOD = {
    "hazard": "landslide",
    "day": "2083-08-07",
    "time": "16:20",
    "source": "police",
    "wards": [5, 3],
    "place": "सिपाडोल",
    "phone": "9841234567",
    "dead": 0,
    "injured": None,
    "families": 14,
    "loss": 1250000,
    "road": True,
    "story": "घर पुरियो।\nउद्धार जारी छ।",
}


def make_form():
    form = RecordForm(FIELDS, 9, lambda: TODAY)
    form.resize(1000, 800)
    form.show()
    form.activateWindow()
    return form


def editor(form, name):
    return form._cells[name].editor


def at(form, name):
    """The widget of a field, with the focus."""
    form.go_to_field(name)
    return editor(form, name).focus_target


def message(form, name):
    return form._cells[name]._message.text()


def stored(form):
    return read_all(FIELDS, form.raw_values(), today=TODAY, ward_count=9)


def press(form, key):
    """Press a key where the keyboard points to: an open list, else the focus."""
    QTest.keyClick(QApplication.activePopupWidget() or form.window().focusWidget(), key)
