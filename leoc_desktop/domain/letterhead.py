"""What stands at the head of every paper of the office, in the language of the paper."""

from __future__ import annotations

from dataclasses import dataclass

from leoc_desktop.domain.office_detail import OfficeDetail
from leoc_desktop.foundation.translation import N_, NEPALI, _, current

_EXECUTIVES = {
    "metropolitan": N_("Office of the Metropolitan Executive"),
    "sub-metropolitan": N_("Office of the Sub-Metropolitan Executive"),
    "municipality": N_("Office of the Municipal Executive"),
    "rural-municipality": N_("Office of the Rural Municipal Executive"),
}


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Lines from top to bottom, and how the office is reached."""

    lines: tuple[str, ...]
    contact: str

    def as_json(self) -> dict[str, object]:
        """For frozen papers."""
        return {"lines": list(self.lines), "contact": self.contact}


def letterhead(office: OfficeDetail) -> Letterhead:
    """The head of a paper of ``office`` in the current language."""
    level = office.level
    executive = _EXECUTIVES[level.kind]
    place = office.place_ne if current().code == NEPALI else office.place_en
    where = ", ".join(part for part in (place, level.district, level.province, _("Nepal")) if part)
    return Letterhead(
        lines=(
            level.name,
            _(executive),
            where,
            _("Local Emergency Operation Centre"),
        ),
        contact=" · ".join(part for part in (office.phone, office.email) if part),
    )
