"""What stands at the head of every paper of the office, in the language of the paper."""

from __future__ import annotations

import hashlib
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
    top: str = ""
    """A line above the others, where the office wants one."""
    emblem: bytes | None = None
    """PNG, printed at the left."""
    seal: str = ""
    """What stands in the box for the seal; empty for no box."""

    def as_json(self) -> dict[str, object]:
        """For frozen papers; the emblem itself is in the PDF that is kept with them."""
        emblem = hashlib.sha256(self.emblem).hexdigest() if self.emblem is not None else ""
        more = {"top": self.top, "emblem_sha256": emblem, "seal": self.seal}
        return {
            "lines": list(self.lines),
            "contact": self.contact,
            **{name: value for name, value in more.items() if value},
        }


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
        top=office.top_ne if current().code == NEPALI else office.top_en,
        emblem=office.emblem,
        seal=_("Seal of the office") if office.seal_box else "",
    )
