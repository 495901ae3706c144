"""Makes the style sheet of a theme out of ``resources/styles/window.qss``."""

from __future__ import annotations

import re
from dataclasses import asdict
from string import Template

from PySide6.QtCore import QDir

from leoc_desktop.foundation.paths import resource_path
from leoc_desktop.ui_kit.tokens import Theme

_PICTURES = "leocstyle"  # a search path of Qt, so that folders with blanks need no quoting
_LENGTH = re.compile(r"\b(\d+)dp\b")


def style_sheet(theme: Theme) -> str:
    """The whole style sheet: colours put in, lengths at the theme's text size."""
    QDir.setSearchPaths(_PICTURES, [str(resource_path("styles"))])
    source = resource_path("styles", "window.qss").read_text(encoding="utf-8")
    source = re.sub(r"/\*.*?\*/", "", source, flags=re.DOTALL)
    colours = {name: value for name, value in asdict(theme.tokens).items() if isinstance(value, str)}
    text = Template(source).substitute(colours)
    text = _LENGTH.sub(lambda found: f"{theme.px(int(found[1]))}px", text)
    return text.replace("img:", f"{_PICTURES}:{'dark' if theme.dark else 'light'}/")
