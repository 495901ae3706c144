"""Colours and sizes of the agreed look, light and dark, and the theme that is in force."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

SCALES = (1.0, 1.15, 1.3)


@dataclass(frozen=True, slots=True)
class Tokens:
    """Every colour a widget may use. Text reaches 4.5:1 on its ground, controls and focus 3:1."""

    bg: str
    surface: str
    alt_row: str
    header_row: str
    border: str
    control_border: str
    text: str
    text_2: str
    nav: str
    nav_text: str
    nav_active: str
    nav_bar: str
    nav_focus: str
    nav_heading: str
    primary: str
    primary_hover: str
    primary_soft: str
    on_primary: str
    danger: str
    danger_soft: str
    warn: str
    warn_soft: str
    ok: str
    ok_soft: str
    selection: str
    selection_text: str
    chart: tuple[str, ...]


LIGHT = Tokens(
    bg="#F3F5F8",
    surface="#FFFFFF",
    alt_row="#F8FAFC",
    header_row="#EDF1F5",
    border="#D6DDE5",
    control_border="#7A8794",
    text="#17212B",
    text_2="#4A5764",
    nav="#10243B",
    nav_text="#D5E0EC",
    nav_active="#1D4674",
    nav_bar="#F0697A",
    nav_focus="#9CC8F5",
    nav_heading="#9DB0C4",
    primary="#0B5CAD",
    primary_hover="#084A8C",
    primary_soft="#E3EEF9",
    on_primary="#FFFFFF",
    danger="#B3261E",
    danger_soft="#FBE9E7",
    warn="#8A5A00",
    warn_soft="#FFF3D1",
    ok="#1B7437",
    ok_soft="#E4F3E8",
    selection="#D6E7F9",
    selection_text="#0A2540",
    chart=("#0B5CAD", "#C2570C", "#1B7437", "#8E3A8E", "#B3261E", "#0F766E", "#5B6573", "#8A5A00"),
)

DARK = Tokens(
    bg="#10171F",
    surface="#18222D",
    alt_row="#1C2733",
    header_row="#202D3A",
    border="#314152",
    control_border="#7C8FA3",
    text="#E7EDF3",
    text_2="#AEBBC9",
    nav="#0B1118",
    nav_text="#C6D2DE",
    nav_active="#1D3A5A",
    nav_bar="#F0697A",
    nav_focus="#9CC8F5",
    nav_heading="#8FA3B8",
    primary="#6FB1F2",
    primary_hover="#93C5F7",
    primary_soft="#1B3652",
    on_primary="#0A1B2C",
    danger="#FF9C93",
    danger_soft="#41201F",
    warn="#F5C451",
    warn_soft="#3B3012",
    ok="#7AD194",
    ok_soft="#183524",
    selection="#23466B",
    selection_text="#FFFFFF",
    chart=("#6FB1F2", "#F2A65A", "#7AD194", "#D29AE0", "#FF9C93", "#5CCBC0", "#AEBBC9", "#F5C451"),
)


class Tone(StrEnum):
    """How serious something is; always shown with a word and a dot or icon, never by colour alone."""

    NEUTRAL = "neutral"
    INFO = "info"
    OK = "ok"
    WARN = "warn"
    DANGER = "danger"


@dataclass(frozen=True, slots=True)
class Theme:
    """The user's choice: light or dark, and the size of text (1.0, 1.15 or 1.3)."""

    dark: bool = False
    scale: float = 1.0

    @property
    def tokens(self) -> Tokens:
        """The colours of this theme."""
        return DARK if self.dark else LIGHT

    def px(self, size: int) -> int:
        """A length of the 100 % design, in pixels at the chosen text size."""
        return round(size * self.scale)

    def tone(self, tone: Tone) -> tuple[str, str]:
        """Text colour and soft ground of a tone."""
        colours = self.tokens
        return {
            Tone.NEUTRAL: (colours.text_2, colours.header_row),
            Tone.INFO: (colours.primary, colours.primary_soft),
            Tone.OK: (colours.ok, colours.ok_soft),
            Tone.WARN: (colours.warn, colours.warn_soft),
            Tone.DANGER: (colours.danger, colours.danger_soft),
        }[tone]


_in_force = Theme()


def current_theme() -> Theme:
    """The theme that windows are drawn with at this moment."""
    return _in_force


def remember_theme(theme: Theme) -> None:
    """Make ``theme`` the one in force; ``theme.apply_theme`` is the only caller."""
    global _in_force  # noqa: PLW0603  one application has one theme
    _in_force = theme
