"""What the signed-in user chose for himself, beside what holds for the computer: kept in the store, his everywhere."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from leoc_desktop.domain.user_settings import UserSettings
from leoc_desktop.foundation.settings import Settings
from leoc_desktop.startup.look import Look
from leoc_desktop.ui_kit.page import PageContext
from leoc_desktop.ui_kit.preferences import Preferences, current_preferences, preferences_from, put_in_force

_NAME = "preferences"


class OwnLook:
    """Belongs to one session. What is chosen holds at once."""

    def __init__(self, look: Look, memory: UserSettings, context: PageContext) -> None:
        self._look, self._memory, self._context = look, memory, context
        self._window: QWidget | None = None
        self.speak, self.show_digits = look.speak, look.show_digits
        self.set_dark, self.set_text_size = look.set_dark, look.set_text_size

    @property
    def settings(self) -> Settings:
        """Of this computer."""
        return self._look.settings

    @property
    def preferences(self) -> Preferences:
        """Of the user."""
        return current_preferences()

    def begin(self, window: QWidget) -> None:
        """Fetch what the user chose earlier."""
        self._window = window
        self._context.in_background(partial(self._memory.kept, _NAME), self._came, owner=window)

    def _came(self, kept: object) -> None:
        chosen = preferences_from(kept)
        if chosen != Preferences():
            self._use(chosen)

    def prefer(self, preferences: Preferences) -> None:
        """Use it from now on, and remember it."""
        self._use(preferences)
        assert self._window is not None
        job = partial(self._memory.keep, _NAME, preferences.as_json())
        self._context.in_background(job, lambda _nothing: None, owner=self._window)

    def _use(self, preferences: Preferences) -> None:
        put_in_force(preferences)
        self._look.tell_anew()

    def let_go(self) -> None:
        """The session is over; the next user has his own."""
        put_in_force(Preferences())
