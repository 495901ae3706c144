"""The steps in the life of the incident that is shown: verify, approve, return, cancel, merge."""

from __future__ import annotations

from collections.abc import Callable

from leoc_desktop.features.incidents.form import IncidentForm, ReasonDialog, RemarkDialog
from leoc_desktop.features.incidents.page.asking_why import ask_why
from leoc_desktop.features.incidents.page.second_reports import SecondReports
from leoc_desktop.features.incidents.queries import IncidentDetail
from leoc_desktop.features.incidents.service import IncidentService
from leoc_desktop.foundation.translation import _
from leoc_desktop.ui_kit.page import PageContext, Tone


class Deciding:
    """One decision at a time; afterwards the record is shown as it is then."""

    def __init__(
        self,
        form: IncidentForm,
        context: PageContext,
        service: IncidentService,
        second: SecondReports,
        show: Callable[[IncidentDetail], None],
    ) -> None:
        self._form, self._context, self._service = form, context, service
        self._show = show
        self.steps: dict[str, Callable[[IncidentDetail], None]] = {
            "verify": self._verify,
            "approve": self._approve,
            "merge": lambda record: second.merge(record, self._decided),
            "return": self._return,
            "cancel": self._cancel,
        }

    def _decided(self, detail: IncidentDetail) -> None:
        self._show(detail)
        number = detail.number or _("Draft")
        self._context.say(f"{number}: {detail.state.label}", Tone.OK)

    def _verify(self, detail: IncidentDetail) -> None:
        question = _("Verify {number}?").format(number=detail.number)
        dialog = RemarkDialog(self._form, question=question, verb=_("Verify"))
        self._ask_why(dialog, lambda remark: self._service.verify(detail.id, reason=remark))

    def _approve(self, detail: IncidentDetail) -> None:
        question = _("Approve {number}?").format(number=detail.number)
        dialog = RemarkDialog(self._form, question=question, verb=_("Approve"))
        self._ask_why(dialog, lambda remark: self._service.approve(detail.id, reason=remark))

    def _return(self, detail: IncidentDetail) -> None:
        question = _("Return {number} to {operator}?").format(
            number=detail.number, operator=detail.registered_by
        )
        dialog = ReasonDialog(self._form, question=question, verb=_("Return"))
        self._ask_why(dialog, lambda reason: self._service.return_to_operator(detail.id, reason=reason))

    def _cancel(self, detail: IncidentDetail) -> None:
        name = detail.number or _("Draft")
        question = _("Cancel {number}? It stays in the store but never counts again.").format(number=name)
        dialog = ReasonDialog(self._form, question=question, verb=_("Cancel the record"), danger=True)
        self._ask_why(dialog, lambda reason: self._service.cancel(detail.id, reason=reason))

    def _ask_why(self, dialog: ReasonDialog | RemarkDialog, decide: Callable[[str], IncidentDetail]) -> None:
        ask_why(dialog, self._context, self._form, decide, self._decided)
