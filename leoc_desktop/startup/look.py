"""Language, colours and text size of the whole program, kept for the next start (R14)."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from leoc_desktop.foundation.settings import TEXT_SIZES, Settings, as_fixed, read_settings, write_settings
from leoc_desktop.foundation.translation import ENGLISH, NEPALI, choose, current
from leoc_desktop.ui_kit.theme import Theme, apply_theme


class Look:
    """What every window follows at once. ``settings`` is what was chosen last."""

    def __init__(self, app: QApplication, settings_file: Path) -> None:
        self._app = app
        self._file = settings_file
        self.settings = read_settings(settings_file)
        self._dress()

    def speak(self, code: str) -> None:
        """Switch the language of every window. Digits that were chosen stay."""
        self._keep(replace(self.settings, language=code))
        self.tell_anew()

    def show_digits(self, digits: str) -> None:
        """Write numbers with the digits of ``ne`` or ``en``, or with "" as the language does."""
        self._keep(replace(self.settings, digits=digits))
        self.tell_anew()

    def tell_anew(self) -> None:
        """Have every window say its texts again."""
        choose(self.settings.spoken)
        for widget in self._app.topLevelWidgets():
            QCoreApplication.sendEvent(widget, QEvent(QEvent.Type.LanguageChange))

    def switch_language(self) -> None:
        """To the other of the two languages."""
        self.speak(ENGLISH if current().code == NEPALI else NEPALI)

    def switch_theme(self) -> None:
        """Light to dark and back."""
        self.set_dark(dark=not self.settings.dark)

    def set_dark(self, *, dark: bool) -> None:
        """Dark colours, or light ones."""
        if dark is not self.settings.dark:
            self._keep(replace(self.settings, dark=dark))
            self._dress()

    def change_text_size(self, step: int) -> None:
        """One size larger (+1) or smaller (-1), or the usual one (0); at the ends nothing happens."""
        place = TEXT_SIZES.index(self.settings.text_size) + step if step else 0
        self.set_text_size(TEXT_SIZES[min(max(place, 0), len(TEXT_SIZES) - 1)])

    def set_text_size(self, size: int) -> None:
        """Percent, one of TEXT_SIZES."""
        if size != self.settings.text_size:
            self._keep(replace(self.settings, text_size=size))
            self._dress()

    def remember_name(self, name: str) -> None:
        """Offer this user name at the next sign-in."""
        self._keep(replace(self.settings, last_name=name))

    def _dress(self) -> None:
        apply_theme(self._app, Theme(dark=self.settings.dark, scale=self.settings.text_size / 100))

    def _keep(self, settings: Settings) -> None:
        self.settings = settings = as_fixed(settings)
        try:
            write_settings(self._file, settings)
        except OSError:
            return  # a full disk must not keep anybody from signing in; the choice lasts until the program ends
