"""Incidents that are reported twice: a warning before one is submitted, and merging two."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject

from leoc_desktop.features.incidents.form import IncidentForm, MergeDialog
from leoc_desktop.features.incidents.form.merge_dialog import told
from leoc_desktop.features.incidents.queries import IncidentDetail, Lookalike
from leoc_desktop.features.incidents.service import IncidentReviewService
from leoc_desktop.foundation.translation import _
from leoc_desktop.ui_kit.confirm import Confirm
from leoc_desktop.ui_kit.page import PageContext


class SecondReports(QObject):
    """Asks and tells; what is done about it is the record desk's."""

    def __init__(self, form: IncidentForm, context: PageContext, review: IncidentReviewService) -> None:
        super().__init__(form)
        self._form = form
        self._context = context
        self._review = review

    def unless_known(
        self,
        raw: Mapping[str, object],
        but: bytes | None,
        go_on: Callable[[], None],
        stay: Callable[[], None],
    ) -> None:
        """Go on with an incident that nobody reported before, or when the user says that it is another one.

        ``stay`` is called instead when he goes back, and when nothing could be looked up.
        """

        def looked(found: list[Lookalike]) -> None:
            if found:
                self._warn(found, go_on, stay)
            else:
                go_on()

        def failed(error: Exception) -> None:
            stay()
            self._context.present(error, None)

        self._context.in_background(
            lambda: self._review.lookalikes_of(raw, but=but), looked, owner=self._form, failed=failed
        )

    def _warn(self, found: list[Lookalike], go_on: Callable[[], None], stay: Callable[[], None]) -> None:
        dialog = Confirm(
            self._form,
            _("This incident is probably registered already."),
            _("Submit all the same"),
            "\n".join(told(one) for one in found),
        )
        dialog.accepted.connect(go_on)
        dialog.rejected.connect(stay)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def merge(self, detail: IncidentDetail, merged: Callable[[IncidentDetail], None]) -> None:
        """Ask into which other report ``detail`` goes; ``merged`` gets the one that stays."""
        self._context.in_background(
            lambda: self._review.lookalikes(detail.id),
            lambda found: self._ask(detail, found, merged),
            owner=self._form,
        )

    def _ask(
        self, detail: IncidentDetail, found: list[Lookalike], merged: Callable[[IncidentDetail], None]
    ) -> None:
        dialog = MergeDialog(self._form, number=detail.number, lookalikes=found)

        def done(kept: IncidentDetail) -> None:
            dialog.accept()
            merged(kept)

        def submitted() -> None:
            into, reason = dialog.into, dialog.reason
            self._context.in_background(
                lambda: self._review.merge(detail.id, into=into, reason=reason),
                done,
                owner=self._form,
                failed=lambda error: dialog.show_problem(str(error)),
            )

        dialog.submitted.connect(submitted)
        dialog.open()
