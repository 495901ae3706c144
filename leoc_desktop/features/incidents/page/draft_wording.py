"""What a draft of an incident is about."""

from __future__ import annotations

from leoc_desktop.domain.form_drafts import KeptDraft
from leoc_desktop.features.incidents.fields import HAZARD
from leoc_desktop.features.incidents.service import IncidentService
from leoc_desktop.foundation.errors import LeocError
from leoc_desktop.foundation.translation import _


def about_draft(service: IncidentService, draft: KeptDraft) -> str:
    """The number and what happened where, as far as it was typed."""
    name = _("New incident")
    if draft.record_id:
        try:
            name = service.show(draft.record_id).number or _("Draft")
        except LeocError:
            name = _("Draft")
    hazard = HAZARD.choice(str(draft.content.get("hazard", "")))
    tole = str(draft.content.get("tole") or "")
    return " · ".join(part for part in (name, hazard.name if hazard else "", tole) if part)
