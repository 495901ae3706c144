"""The agreed look: contrasts, a style sheet without holes, the bundled font, icons that follow the theme."""

import re

import pytest
from PySide6.QtGui import QColor, QFont, QFontInfo, QPixmap
from PySide6.QtWidgets import QLabel, QListView, QMenu, QPushButton, QTableView

from leoc_desktop.foundation.paths import resource_path
from leoc_desktop.ui_kit.icons import icon, icon_pixmap
from leoc_desktop.ui_kit.style_sheet import style_sheet
from leoc_desktop.ui_kit.theme import Theme, apply_theme, current_theme
from leoc_desktop.ui_kit.tokens import DARK, LIGHT, Tone

BOTH = pytest.mark.parametrize("theme", [Theme(), Theme(dark=True, scale=1.3)], ids=["light", "dark large"])


@pytest.fixture(autouse=True)
def default_theme_afterwards(qapp):
    yield
    if current_theme() != Theme():  # drawing everything anew takes long where many windows were open before
        apply_theme(qapp, Theme())


def brightness(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    light, dark = sorted((brightness(one), brightness(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_every_text_reaches_4_5_and_every_control_3(tokens):
    grounds = (tokens.bg, tokens.surface, tokens.alt_row, tokens.header_row)
    for ground in grounds:
        for text in (tokens.text, tokens.text_2, tokens.primary, tokens.danger, tokens.ok, tokens.warn):
            assert contrast(text, ground) >= 4.5, (text, ground)
        assert contrast(tokens.control_border, ground) >= 3
    for text, ground in (
        (tokens.on_primary, tokens.primary),
        (tokens.on_primary, tokens.primary_hover),
        (tokens.selection_text, tokens.selection),
        (tokens.nav_text, tokens.nav),
        (tokens.nav_heading, tokens.nav),
        (tokens.nav_text, tokens.nav_active),
        (tokens.primary, tokens.primary_soft),
        (tokens.text_2, tokens.selection),
    ):
        assert contrast(text, ground) >= 4.5, (text, ground)
    for mark, ground in (
        (tokens.nav_focus, tokens.nav),
        (tokens.nav_focus, tokens.nav_active),
        (tokens.nav_bar, tokens.nav_active),
    ):
        assert contrast(mark, ground) >= 3, (mark, ground)
    for colour in tokens.chart:
        assert contrast(colour, tokens.surface) >= 4.5, colour


@BOTH
@pytest.mark.parametrize("tone", list(Tone))
def test_a_tone_can_be_read_on_its_own_ground(theme, tone):
    assert contrast(*theme.tone(tone)) >= 4.5


@BOTH
def test_the_style_sheet_has_no_hole_and_names_only_pictures_that_exist(theme):
    sheet = style_sheet(theme)
    assert "$" not in sheet
    assert not re.search(r"\ddp\b", sheet)
    pictures = re.findall(r"url\(leocstyle:([^)]+)\)", sheet)
    assert pictures
    for picture in pictures:
        assert resource_path("styles", picture).is_file(), picture


@pytest.mark.parametrize(("folder", "tokens"), [("light", LIGHT), ("dark", DARK)])
def test_pictures_of_the_style_sheet_use_colours_of_their_theme(folder, tokens):
    allowed = {tokens.text, tokens.text_2, tokens.on_primary}
    for picture in resource_path("styles", folder).glob("*.svg"):
        assert set(re.findall(r"#[0-9A-Fa-f]{6}", picture.read_text())) <= allowed, picture


def test_qt_accepts_the_style_sheet_and_puts_on_fonts_and_palette(qapp, qtbot, capfd):
    theme = Theme(dark=True, scale=1.15)
    apply_theme(qapp, theme)
    label = QLabel("मृतक")
    qtbot.addWidget(label)
    label.show()
    assert "Could not parse" not in capfd.readouterr().err
    assert current_theme() == theme
    assert QFontInfo(label.font()).family() == "Mukta"
    assert label.font().pixelSize() == 16
    assert qapp.palette().window().color() == QColor(DARK.bg)


PROGRAM_ICON = "leoc"  # has colours of its own
OUTLINES = sorted(path for path in resource_path("icons").glob("*.svg") if path.stem != PROGRAM_ICON)


@pytest.mark.parametrize("path", OUTLINES, ids=lambda path: path.stem)
def test_every_icon_draws_something_in_the_colour_asked_for(qapp, path):
    drawn = icon_pixmap(path.stem, "danger", 24, 2.0).toImage()
    assert drawn.width() == 48
    solid = {
        drawn.pixelColor(x, y).name()
        for x in range(48)
        for y in range(48)
        if drawn.pixelColor(x, y).alpha() == 255
    }
    assert QColor(current_theme().tokens.danger).name() in solid


def test_icons_come_with_their_licence():
    assert "MIT" in resource_path("icons", "LICENSE").read_text(encoding="utf-8")


def test_icons_of_buttons_and_actions_follow_the_theme(qapp, qtbot):
    apply_theme(qapp, Theme())
    button = QPushButton(icon("lock"), "Lock")
    qtbot.addWidget(button)
    action = button.addAction(icon("printer"), "Print")
    own = QPixmap(8, 8)
    own.fill("red")
    foreign = QPushButton("Other")
    foreign.setIcon(own)
    qtbot.addWidget(foreign)
    untouched = foreign.icon().cacheKey()

    apply_theme(qapp, Theme(dark=True))

    assert button.icon().cacheKey() == icon("lock").cacheKey()
    assert action.icon().cacheKey() == icon("printer").cacheKey()
    assert foreign.icon().cacheKey() == untouched
    centre = button.icon().pixmap(24, 24).toImage()
    assert QColor(DARK.text).name() in {centre.pixelColor(x, 14).name() for x in range(24)}


def test_lists_and_menus_take_the_bundled_font_whatever_the_system_has_for_them(qapp):
    """Windows has fonts of its own for these, in which Latin letters and Devanagari do not go together."""
    apply_theme(qapp, Theme())
    for widget in (QTableView(), QListView(), QMenu()):
        widget.setFont(QFont("Courier"))
        widget.ensurePolished()
        assert widget.font().families()[0] == "Mukta"
        assert widget.font().pixelSize() == 14
