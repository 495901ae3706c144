"""Deciding about an incident once its reason or remark was given."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from leoc_desktop.features.incidents.form import ReasonDialog, RemarkDialog
from leoc_desktop.features.incidents.queries import IncidentDetail
from leoc_desktop.ui_kit.page import PageContext


def ask_why(
    dialog: ReasonDialog | RemarkDialog,
    context: PageContext,
    owner: QWidget,
    decide: Callable[[str], IncidentDetail],
    decided: Callable[[IncidentDetail], None],
) -> None:
    """Open the dialog; ``decide`` gets what was typed on the store's lane, a refusal is shown in the dialog."""

    def done(detail: IncidentDetail) -> None:
        dialog.accept()
        decided(detail)

    def submitted() -> None:
        reason = dialog.reason
        context.in_background(
            lambda: decide(reason),
            done,
            owner=owner,
            failed=lambda error: dialog.show_problem(str(error)),
        )

    dialog.submitted.connect(submitted)
    dialog.open()
