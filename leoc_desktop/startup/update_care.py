"""Looks once after an administrator's sign-in whether a newer version lies ready, and says so in the window."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from leoc_desktop.access.permissions import Permission
from leoc_desktop.features.updates.service import Survey
from leoc_desktop.foundation.translation import _
from leoc_desktop.foundation.update_key import update_key
from leoc_desktop.startup.services import Services
from leoc_desktop.ui_kit.message_bar import MessageBar
from leoc_desktop.ui_kit.task_runner import Lane
from leoc_desktop.ui_kit.tokens import Tone

if TYPE_CHECKING:
    from leoc_desktop.startup.desktop import Desktop

_log = logging.getLogger(__name__)


def updates_are_for(services: Services) -> bool:
    """Whether the feature appears at all: a key is built in, and this user may install (R42)."""
    return update_key() is not None and services.login.may(Permission.OFFICE_MANAGE)


class UpdateCare(QObject):
    """Belongs to one session; ``show_page`` brings the page of updates to the front."""

    def __init__(
        self, desktop: Desktop, services: Services, messages: MessageBar, show_page: Callable[[], None]
    ) -> None:
        super().__init__()
        self._desktop = desktop
        self._services = services
        self._messages = messages
        self._show_page = show_page

    def begin(self) -> None:
        """The main window is there."""
        if updates_are_for(self._services):
            self._desktop.tasks.run(
                Lane.SHARE, self._services.updates.look, self._looked, self._failed, owner=self
            )

    def _looked(self, survey: Survey) -> None:
        if survey.offer is None:
            return
        if self._messages.text:
            # What is being said already goes first.
            self._messages.closed.connect(lambda: self._tell(survey), Qt.ConnectionType.SingleShotConnection)
        else:
            self._tell(survey)

    def _tell(self, survey: Survey) -> None:
        assert survey.offer is not None
        assert survey.offer.release is not None
        text = _("Version {version} of the program can be installed.")
        self._messages.show_message(
            text.format(version=survey.offer.release.version),
            Tone.INFO,
            action=_("Show it…"),
            on_action=self._show_page,
        )

    def _failed(self, error: Exception) -> None:
        """The page tells when it is opened; nobody asked for anything here."""
        _log.error("looking for updates failed", exc_info=(type(error), error, error.__traceback__))
