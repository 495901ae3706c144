"""What stands below the heading of an incident: its state, who stands behind it, its nature; and its notes."""

from __future__ import annotations

from leoc_desktop.features.incidents.fields import BY_NAME
from leoc_desktop.features.incidents.queries import IncidentDetail
from leoc_desktop.foundation.nepali_text import shown_digits
from leoc_desktop.foundation.reference_data import nature_of_hazards
from leoc_desktop.foundation.translation import _
from leoc_desktop.ui_kit.moments import show_moment


def about(detail: IncidentDetail) -> str:
    """One line about a record."""
    parts = [detail.state.label, _("registered by {name}").format(name=detail.registered_by)]
    if detail.verified_by:
        parts.append(_("verified by {name}").format(name=detail.verified_by))
    if detail.approved_by:
        parts.append(_("approved by {name}").format(name=detail.approved_by))
    if detail.edition > 1:
        parts.append(_("edition {number}").format(number=shown_digits(str(detail.edition))))
    parts.append(_nature(str(detail.values["hazard"]), detail.values["inducer"]))
    if detail.severity_by_deaths:
        parts.append(_("{severity} by its dead").format(severity=detail.severity_by_deaths.label))
    if detail.merged_into:
        parts.append(_("merged into {number}").format(number=detail.merged_into))
    if detail.duplicates:
        parts.append(_("also reported as {numbers}").format(numbers=", ".join(detail.duplicates)))
    if detail.state_reason:
        parts.append(_("reason: {reason}").format(reason=detail.state_reason))
    return " · ".join(filter(None, parts))


def notes_said(detail: IncidentDetail | None) -> str:
    """Each note on the record in a line of its own."""
    said = _("Note by {name}, {moment}: {text}")
    notes = detail.notes if detail is not None else ()
    return "\n".join(said.format(name=one.author, moment=show_moment(one.at), text=one.text) for one in notes)


def _nature(hazard: str, inducer: object) -> str:
    """What was chosen; otherwise what the Act says of the hazard, with the portal where it differs."""
    chosen = BY_NAME["inducer"].choice(str(inducer or ""))
    if chosen is not None:
        return chosen.name
    nature = nature_of_hazards().get(hazard)
    if nature is None:
        return ""
    if nature.by_law == nature.in_bipad:
        return _("natural") if nature.by_law else _("non-natural")
    return _("non-natural by the Act, natural in BIPAD")  # the list knows no hazard the other way round
