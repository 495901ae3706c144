"""One Nepali word for one English term, spelt as the ministry spells it, as docs/glossary.md has it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from development import catalogue
from development.wording import SAID_OTHERWISE, SPELLINGS, spelling_problems, terms_missing
from leoc_desktop.access.audit_trail.people_check import STATION_ACTIONS
from leoc_desktop.features.audit.rules import ACTIONS
from leoc_desktop.foundation.translation import NEPALI, Language, _, speaking

GLOSSARY = Path(__file__).parents[2] / "docs" / "glossary.md"
_ROW = re.compile(r"^\| ([^|]+?) \| ([^|]+?) \|$", re.MULTILINE)


def _glossary() -> dict[str, str]:
    words = GLOSSARY.read_text(encoding="utf-8").partition("## Pages")[2]
    return {english: nepali for english, nepali in _ROW.findall(words) if english != "English"}


def _texts() -> dict[str, str]:
    return {
        message.id: message.string
        for message in catalogue.read()
        if message.id and isinstance(message.id, str)
    }


def test_the_catalogue_has_the_words_of_the_glossary() -> None:
    glossary, texts = _glossary(), _texts()
    shared = glossary.keys() & texts.keys()
    assert len(shared) > 80
    assert {english: texts[english] for english in shared} == {
        english: glossary[english] for english in shared
    }


def test_the_check_of_the_catalogue_wants_the_word_of_a_term() -> None:
    """That every text of the program has it is seen by tests/architecture/test_translations.py."""
    found = list(catalogue._problems_of(catalogue.Message("Ask a supervisor.", "हाकिमलाई सोध्नुहोस्।")))
    assert any("सुपरिवेक्षक" in problem for problem in found)
    assert not list(catalogue._problems_of(catalogue.Message("Ask a supervisor.", "सुपरिवेक्षकलाई सोध्नुहोस्।")))


def test_what_is_said_otherwise_is_still_said() -> None:
    assert _texts().keys() >= SAID_OTHERWISE


def test_no_text_is_spelt_otherwise() -> None:
    assert [problem for nepali in _texts().values() for problem in spelling_problems(nepali)] == []


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("सङ्ख्या", "संख्या"),
        ("विपद व्यवस्थापन", "विपद्"),
        ("चट्याङ्ग", "चट्याङ"),
        ("कार्तिक", "कात्तिक"),
        ("फेरि साइन इन गर्नुहोस्", "लगइन"),
        ("पानाको लहर", "पङ्क्ति"),
        ("Excel मा", "एक्सेल"),
    ],
)
def test_the_check_of_the_catalogue_catches_another_spelling(wrong: str, right: str) -> None:
    message = catalogue.Message("Anything", wrong)
    found = list(catalogue._problems_of(message))
    assert any(right in problem for problem in found)


@pytest.mark.parametrize("nepali", ["शीतलहर", "विपद्", "चट्याङ", "लागू हुन्छ", "file.xlsx"])
def test_right_spellings_pass(nepali: str) -> None:
    assert list(spelling_problems(nepali)) == []
    assert all(list(spelling_problems(right)) == [] for right in SPELLINGS.values())


def test_a_missing_term_is_noticed() -> None:
    assert list(terms_missing(["Ask a supervisor."], "हाकिमलाई सोध्नुहोस्।")) == ["supervisor"]
    assert list(terms_missing(["{supervisor} is here"], "{supervisor} यहाँ हुनुहुन्छ")) == []


def test_the_log_says_politely_what_people_did() -> None:
    """What the program does by itself, and what befell a key, is told in the passive."""
    by_itself = STATION_ACTIONS | {"unlock.try", "unlock.right_key", "unlock.wrong_key"}
    with speaking(Language.of(NEPALI)):
        told = {name: _(sentence) for name, sentence in ACTIONS.items() if name not in by_itself}
    assert len(told) > 50
    assert {name: nepali for name, nepali in told.items() if not nepali.endswith("नुभयो")} == {}
