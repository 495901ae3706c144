"""What a daily bulletin is: what is chosen for it, what it holds, and how that adds up."""

from leoc_desktop.features.bulletin.rules.annex import (
    ANNEX_FIGURES,
    COMPARED,
    Annex,
    LastYear,
    beginnings,
    since,
    year_before,
)
from leoc_desktop.features.bulletin.rules.content import (
    BulletinContent,
    IncidentLine,
    IssueMark,
    Signatory,
    in_order,
    incident_line,
    numbered,
    signatories,
)
from leoc_desktop.features.bulletin.rules.interruptions import Service, ServiceLine, State, services_of
from leoc_desktop.features.bulletin.rules.options import (
    BulletinOptions,
    Part,
    ensure_sayable,
    parts_named,
    typed,
)
from leoc_desktop.features.bulletin.rules.pictures import (
    PICTURE_ENDINGS,
    Picture,
    PictureWords,
    ensure_picture,
    ensure_room,
    in_order_of_paper,
    picture_words,
)

__all__ = [
    "ANNEX_FIGURES",
    "COMPARED",
    "PICTURE_ENDINGS",
    "Annex",
    "BulletinContent",
    "BulletinOptions",
    "IncidentLine",
    "IssueMark",
    "LastYear",
    "Part",
    "Picture",
    "PictureWords",
    "Service",
    "ServiceLine",
    "Signatory",
    "State",
    "beginnings",
    "ensure_picture",
    "ensure_room",
    "ensure_sayable",
    "in_order",
    "in_order_of_paper",
    "incident_line",
    "numbered",
    "parts_named",
    "picture_words",
    "services_of",
    "signatories",
    "since",
    "typed",
    "year_before",
]
