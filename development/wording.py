"""How official Nepali is spelt in this program, and which one word each term of the office has.

The glossary for people is docs/glossary.md; the tests compare it with the catalogue.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

# What is written wrongly or in several ways, and the one spelling of this program (R39).
SPELLINGS: dict[str, str] = {
    r"सङ्ख्या|सँख्या": "संख्या",
    r"विपद(?![्])": "विपद्",
    r"चट्याङ्ग?": "चट्याङ",
    r"पूर्वान्ह": "पूर्वाह्न",
    r"अपरान्ह": "अपराह्न",
    r"बैशाख|बैसाख": "वैशाख",
    r"मङ्सिर|मंगसिर": "मंसिर",
    r"कार्तिक": "कात्तिक",
    r"साइन इन": "लगइन",
    r"गोप्य कुञ्जी": "गोप्य साँचो",
    r"गोप्य कुरा": "गोप्य विवरण",
    r"युएसबी|यूएसबी": "पेनड्राइभ",
    r"आफैं": "आफैँ",
    r"हुँदैछ": "हुँदै छ",
    r"लागु(?=[\s,।]|$)": "लागू",
    r"कानूनी": "कानुनी",
    r"किरिङ|पासवर्ड सुरक्षण|पासवर्ड तिजोरी": "पासवर्ड भण्डार",
    r"(?<!शीत)(?<!हावाको )लहर": "पङ्क्ति",
    r"\bExcel\b": "एक्सेल",
}
_SPELLINGS = [(re.compile(pattern), right) for pattern, right in SPELLINGS.items()]

# An English term of the office, and the Nepali that stands wherever a text has the term.
TERMS: dict[str, str] = {
    "administrator": "प्रशासक",
    "administrators": "प्रशासक",
    "audit code": "अडिट कोड",
    "backup": "ब्याकअप",
    "backups": "ब्याकअप",
    "bulletin": "बुलेटिन",
    "bulletins": "बुलेटिन",
    "daily bulletin": "दैनिक विपद् बुलेटिन",
    "dashboard": "ड्यासबोर्ड",
    "draft": "मस्यौदा",
    "event log": "घटनाक्रम अभिलेख",
    "fiscal year": "आर्थिक वर्ष",
    "incident": "घटना",
    "incidents": "घटना",
    "local level": "स्थानीय तह",
    "log code": "अडिट कोड",
    "one-time password": "एकपटके पासवर्ड",
    "operator": "प्रविष्टिकर्ता",
    "password": "पासवर्ड",
    "recovery code": "पुनर्स्थापना कोड",
    "second secret": "दोस्रो गोप्य साँचो",
    "situation report": "स्थिति प्रतिवेदन",
    "supervisor": "सुपरिवेक्षक",
    "supervisors": "सुपरिवेक्षक",
    "unlock key": "अनलक साँचो",
    "ward": "वडा",
    "wards": "वडा",
}
# Texts that name a term in another sense, or say it without the word.
SAID_OTHERWISE = {
    "Added an event that incidents belong to",
    "Changed an event that incidents belong to",
    "The number is given when the incident is submitted; then the record locks.",
    "for example incident, user, unlock_grant",
    "for example incident.correct",
}

_PLACE = re.compile(r"\{\w*\}")


def spelling_problems(nepali: str) -> Iterator[str]:
    """One sentence for each spelling that is not the one of this program."""
    for pattern, right in _SPELLINGS:
        for wrong in dict.fromkeys(pattern.findall(nepali)):
            yield f"“{wrong}” is spelt {right} here"


def term_problems(english: Sequence[str], nepali: str) -> Iterator[str]:
    """One sentence for each term that the Nepali of a text has no or another word for."""
    if english[0] not in SAID_OTHERWISE:
        for term in terms_missing(english, nepali):
            yield f"“{term}” is {TERMS[term]} here"


def terms_missing(english: Sequence[str], nepali: str) -> Iterator[str]:
    """Terms that an English text has and whose word its Nepali lacks."""
    for term, word in TERMS.items():
        wanted = re.compile(rf"(?<![\w-]){re.escape(term)}(?![\w-])", re.IGNORECASE)
        if any(wanted.search(_PLACE.sub("", text)) for text in english) and word not in nepali:
            yield term
