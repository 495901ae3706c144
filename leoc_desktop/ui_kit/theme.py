"""Puts the agreed look on the application: style, fonts, palette, style sheet, icons."""

from __future__ import annotations

import logging
from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from leoc_desktop.foundation.paths import font_path
from leoc_desktop.ui_kit.icons import redraw_icons
from leoc_desktop.ui_kit.style_sheet import style_sheet
from leoc_desktop.ui_kit.tokens import SCALES, Theme, Tokens, current_theme, remember_theme

__all__ = ["SCALES", "Role", "Theme", "apply_theme", "current_theme", "set_role", "set_state"]

_log = logging.getLogger(__name__)

FAMILIES = ["Mukta", "Noto Sans Devanagari"]
_FILES = ("Mukta-Regular.ttf", "Mukta-Medium.ttf", "Mukta-SemiBold.ttf", "Mukta-Bold.ttf")
_BODY = 14
_STYLE = "fusion"


class Role(StrEnum):
    """What a widget is for; the style sheet draws it accordingly."""

    PAGE = "page"
    CARD = "card"
    HEADER_BAR = "header_bar"
    STATUS_BAR = "status_bar"
    DIVIDER = "divider"
    SEARCH_FIELD = "search_field"
    RAIL = "rail"
    RAIL_ITEM = "rail_item"
    NAV_HEADING = "nav_heading"
    H1 = "h1"
    SUBTITLE = "subtitle"
    CARD_TITLE = "card_title"
    FIELD_LABEL = "field_label"
    REQUIRED = "required"
    HINT = "hint"
    ERROR = "error"
    WARNING = "warning"
    KPI = "kpi"
    BADGE = "badge"
    BUTTON = "button"
    PRIMARY = "primary"
    DANGER = "danger"
    QUIET = "quiet"
    GROUP = "group"
    CHIP = "chip"
    FILTER_CHIP = "filter_chip"
    SEGMENT = "segment"
    CHOICES = "choices"
    DAY = "day"
    WEEKDAY = "weekday"
    POPUP = "popup"
    TABLE = "table"
    GRID = "grid"
    CELL_EDITOR = "cell_editor"
    MESSAGE = "message"
    PAPER = "paper"
    KEYCAP = "keycap"
    LINK = "link"
    PIN = "pin"


def apply_theme(app: QApplication, theme: Theme) -> None:
    """Draw the whole application in ``theme`` from now on."""
    remember_theme(theme)
    sheet = style_sheet(theme)
    if app.styleSheet() == sheet:
        return  # every widget would be dressed anew to look as before
    _load_fonts()
    if not app.styleSheet():  # setting the style anew draws everything anew, and a style sheet hides its name
        app.setStyle(_STYLE)
    app.styleHints().setColorScheme(Qt.ColorScheme.Dark if theme.dark else Qt.ColorScheme.Light)
    app.setFont(body_font(theme))
    app.setPalette(palette(theme.tokens))
    app.setStyleSheet(sheet)
    redraw_icons(app)


def set_role(widget: QWidget, role: Role) -> None:
    """Say what ``widget`` is for."""
    set_state(widget, "role", role.value)


def set_state(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the style sheet looks at, and draw the widget accordingly."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def body_font(theme: Theme) -> QFont:
    """The font of ordinary text."""
    font = QFont()
    font.setFamilies(FAMILIES)
    font.setPixelSize(theme.px(_BODY))
    return font


def palette(colours: Tokens) -> QPalette:
    """The palette for what the style sheet does not name, Qt's own dialogs among it."""
    roles = QPalette.ColorRole
    made = QPalette()
    for role, colour in (
        (roles.Window, colours.bg),
        (roles.WindowText, colours.text),
        (roles.Base, colours.surface),
        (roles.AlternateBase, colours.alt_row),
        (roles.Text, colours.text),
        (roles.PlaceholderText, colours.text_2),
        (roles.Button, colours.surface),
        (roles.ButtonText, colours.text),
        (roles.BrightText, colours.danger),
        (roles.ToolTipBase, colours.text),
        (roles.ToolTipText, colours.surface),
        (roles.Highlight, colours.primary),
        (roles.HighlightedText, colours.on_primary),
        (roles.Accent, colours.primary),
        (roles.Link, colours.primary),
        (roles.LinkVisited, colours.primary),
        (roles.Light, colours.surface),
        (roles.Midlight, colours.header_row),
        (roles.Mid, colours.border),
        (roles.Dark, colours.control_border),
        (roles.Shadow, colours.border),
    ):
        made.setColor(role, QColor(colour))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.text_2))
    return made


def _load_fonts() -> None:
    """Load the bundled font once; without it the system's own Devanagari font is used."""
    if FAMILIES[0] in QFontDatabase.families():
        return
    for file_name in _FILES:
        if QFontDatabase.addApplicationFont(str(font_path(file_name))) < 0:
            _log.warning("the bundled font %s could not be loaded", file_name)
