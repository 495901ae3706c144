"""What the page says about an assessment, and the buttons that it has for one."""

from __future__ import annotations

from leoc_desktop.features.rapid_assessments.queries import AssessmentRow
from leoc_desktop.foundation.nepali_text import show_number
from leoc_desktop.foundation.translation import N_, _
from leoc_desktop.ui_kit.record_editor import Step
from leoc_desktop.ui_kit.theme import Role

STEPS = (
    Step("change", N_("Change"), "pencil"),
    Step("cancel", N_("Cancel the assessment"), "ban", Role.DANGER),
    Step("return", N_("Return"), "arrow-back-up"),
    Step("files", N_("Files"), "paperclip"),
    Step("paper", N_("Paper"), "printer"),
    Step("submit", N_("Submit"), "send", Role.PRIMARY),
    Step("verify", N_("Verify"), "checks", Role.PRIMARY),
)


def title_of(row: AssessmentRow) -> str:
    """The event and the ward."""
    return _("{subject}: ward {ward}").format(subject=row.subject, ward=show_number(row.ward))


def about(row: AssessmentRow) -> str:
    """The state, who wrote and who verified it, why it was returned or cancelled."""
    parts = [row.state.label, _("written by {name}").format(name=row.writer)]
    if row.verifier:
        parts.append(_("verified by {name}").format(name=row.verifier))
    if row.reason:
        parts.append(_("reason: {reason}").format(reason=row.reason))
    return " · ".join(parts)


def what_a_draft_is() -> str:
    """Below the heading while it is typed."""
    return _(
        "Write 0 where there is none; “not known” where nobody can tell. It counts when it is submitted."
    )


def save_verb() -> str:
    """What saving does."""
    return _("Save the draft")
