"""An event and what its wards told, for tests."""

from __future__ import annotations

from leoc_desktop.features.rapid_assessments.fields import QUESTIONS
from leoc_desktop.foundation.field import Kind

FLOOD: dict[str, object] = {
    "name_ne": "कात्तिक बाढी २०८३",
    "name_en": "October flood",
    "first_day": "2083-08-05",
}

NOTHING_HAPPENED: dict[str, object] = {
    question.name: False if question.kind is Kind.YES_NO else 0 for question in QUESTIONS
}


def answers(ward: int, **told: object) -> dict[str, object]:
    """The raw values of a ward in which nothing happened but what is told."""
    return {
        "event": "कात्तिक बाढी २०८३",
        "ward": ward,
        "assessed_on": "2083-08-06",
        "assessed_at": "16:20",
        "means": "phone",
        "assessor": "वडा सचिव",
        "assessor_phone": "9800000000",
        **NOTHING_HAPPENED,
        **told,
    }
