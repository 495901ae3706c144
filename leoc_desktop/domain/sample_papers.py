"""What a training office wrote beside its incidents: lines of the event log, advisories, a situation report (R37).

Like the registrations of ``sample_office`` it is the same for the same seed, comes in order and knows no store.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from leoc_desktop.domain.sample_office import OPERATORS, SUPERVISORS, WARDS
from leoc_desktop.foundation.clock import nepal_time
from leoc_desktop.foundation.nepali_calendar import to_bs


@dataclass(frozen=True, slots=True)
class LogLine:
    """A line of the event log, written down when it happened."""

    at: datetime
    writer: str
    text: str
    kind: str
    significant: bool


@dataclass(frozen=True, slots=True)
class Paper:
    """An advisory or a situation report: ``done`` when a supervisor issued or approved it, else it waits for him."""

    at: datetime
    writer: str
    supervisor: str
    values: dict[str, object]
    done: bool


_LINES = (
    ("communication", False, "जिल्ला आपतकालीन कार्यसञ्चालन केन्द्रबाट मौसम बुलेटिन प्राप्त।"),
    ("coordination", False, "वडा कार्यालयहरूसँग टेलिफोन सम्पर्क भयो; थप क्षतिको जानकारी छैन।"),
    ("incident_report", True, "पहिरोले मुख्य सडक अवरुद्ध भएको जानकारी प्रहरी चौकीबाट आयो।"),
    ("decision", True, "सडक खुलाउन लोडर पठाउने निर्णय भयो।"),
    ("relief", False, "वडा नं. ३ का दुई परिवारलाई त्रिपाल र खाद्यान्न पठाइयो।"),
    ("assessment", False, "प्राविधिक टोलीले पहिरो गएको ठाउँको निरीक्षण गर्‍यो।"),
    ("communication", False, "रेडियो परीक्षण भयो; सबै वडासँग सम्पर्क स्पष्ट।"),
    ("coordination", True, "रेडक्रसका स्वयंसेवक विद्यालयमा तयारी अवस्थामा छन्।"),
)
_ADVISORIES = (
    ("weather", "high", "भारी वर्षाको सम्भावना", "आगामी २४ घण्टा पहाडी भूभागमा भारी वर्षा हुन सक्छ।",
     "खोला किनार र पहिरोको जोखिम भएका ठाउँमा नजानुहोस्।"),
    ("safety", "urgent", "खोलामा पानीको सतह बढेको", "खोलामा पानीको सतह बढिरहेको छ।",
     "किनारका परिवार तुरुन्त सुरक्षित ठाउँमा सर्नुहोस्।"),
    ("general", "normal", "आगलागीबाट बच्ने उपाय", "सुक्खा मौसममा आगलागीको जोखिम बढेको छ।",
     "चुलोको आगो पूरै निभाएर मात्र घर छोड्नुहोस्।"),
)  # fmt: skip
_CONTACT = "स्थानीय आपतकालीन कार्यसञ्चालन केन्द्र वा प्रहरी १००"


def log_lines(end: datetime, *, days: int, seed: int) -> Iterator[LogLine]:
    """Two lines a day and six in the last hours, oldest first; the last one shortly before ``end``."""
    dice = random.Random(seed + 1)  # noqa: S311  a story, no secret
    minutes = [dice.randint(60, days * 24 * 60) for _line in range(days * 2)]
    minutes += [dice.randint(4, 300) for _line in range(5)] + [3]
    moments = sorted(end - timedelta(minutes=before) for before in minutes)
    for number, at in enumerate(moments):
        kind, significant, text = _LINES[number % len(_LINES)]
        yield LogLine(at, dice.choice(OPERATORS), text, kind, significant)


def advisories(end: datetime, *, days: int, seed: int) -> Iterator[Paper]:
    """Three of them, the last one not issued yet."""
    dice = random.Random(seed + 2)  # noqa: S311
    for number, (kind, priority, title, text, instruction) in enumerate(_ADVISORIES):
        at = end - timedelta(hours=days * 24 * (3 - number) / 4)
        values: dict[str, object] = {
            "kind": kind,
            "priority": priority,
            "language": "ne",
            "title": title,
            "text": text,
            "instruction": instruction,
            "contact": _CONTACT,
            "wards": sorted(dice.sample(range(1, WARDS + 1), 2)),
            **_moment("start", at),
            **_moment("end", end + timedelta(days=2)),
        }
        last = number == len(_ADVISORIES) - 1
        yield Paper(at, dice.choice(OPERATORS), dice.choice(SUPERVISORS), values, done=not last)


def situation_reports(end: datetime, *, days: int, seed: int) -> Iterator[Paper]:
    """One that was approved in the middle of the time, and one that waits for approval."""
    dice = random.Random(seed + 3)  # noqa: S311
    for at, done in ((end - timedelta(hours=days * 12), True), (end - timedelta(hours=2), False)):
        values: dict[str, object] = {
            "title": "वर्षा तथा पहिरो",
            "language": "ne",
            **_moment("start", at - timedelta(days=1)),
            **_moment("end", at),
            "situation": "लगातारको वर्षाले पहाडी वडामा पहिरोको जोखिम छ; मुख्य सडक एकतर्फी खुलेको छ।",
            "response": "प्रहरी र स्वयंसेवक परिचालित छन्; प्रभावित परिवारलाई त्रिपाल दिइएको छ।",
            "resources": "लोडर १, स्वयंसेवक १२ जना",
            "needs": "त्रिपाल ४० थान र न्यानो कपडा",
            "outlook": "मौसम सुधार भएपछि क्षतिको पूर्ण मूल्याङ्कन गरिनेछ।",
            **_moment("next", end + timedelta(hours=12)),
        }
        yield Paper(at, dice.choice(OPERATORS), dice.choice(SUPERVISORS), values, done)


def _moment(name: str, at: datetime) -> dict[str, object]:
    local = nepal_time(at)
    return {f"{name}_day": to_bs(local.date()).iso(), f"{name}_time": f"{local:%H:%M}"}
