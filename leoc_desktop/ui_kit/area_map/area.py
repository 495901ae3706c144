"""What a map shows of an area, and in which colours."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QColor

from leoc_desktop.ui_kit.tokens import Theme

CLASSES = 5
_SHARES = (0.18, 0.36, 0.56, 0.78, 1.0)


@dataclass(frozen=True, slots=True)
class Area:
    """One area. Rings go right and down, drawn by the odd-even rule; ``label`` stands at ``label_at``."""

    key: object
    rings: tuple[tuple[tuple[float, float], ...], ...]
    label: str
    label_at: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Shade:
    """How an area is coloured: class 0 is none, 1 to 5 lighter to stronger.

    ``unknown`` puts a question mark beside its label; ``spoken`` says it all.
    """

    number: int
    spoken: str
    unknown: bool = False


def class_colour(number: int, theme: Theme) -> QColor:
    """The colour of a class: the theme's ground mixed with its first chart colour."""
    ground, full = QColor(theme.tokens.surface), QColor(theme.tokens.chart[0])
    if number <= 0:
        return ground
    share = _SHARES[min(number, CLASSES) - 1]
    parts = ((ground.redF(), full.redF()), (ground.greenF(), full.greenF()), (ground.blueF(), full.blueF()))
    return QColor.fromRgbF(*(one + (other - one) * share for one, other in parts))


def ink_on(colour: QColor) -> QColor:
    """Black or white, whichever is read more easily on ``colour``."""
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4  # noqa: PLR2004  WCAG's formula
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    ]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return QColor("#000000" if luminance > 0.179 else "#FFFFFF")  # noqa: PLR2004  where both contrast alike
