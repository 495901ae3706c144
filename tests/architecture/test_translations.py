"""Every text of the program has its Nepali, and the check for it catches what is missing."""

from __future__ import annotations

import gettext
from collections.abc import Iterable
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from fontTools.ttLib import TTFont

from development import catalogue
from leoc_desktop.foundation.paths import font_path


def _nepali(*texts: tuple[str, str]) -> Catalog:
    made = Catalog(locale="ne")
    for english, nepali in texts:
        made.add(english, nepali)
    return made


def _problems(english: str, nepali: str, *, used: str | None = None) -> list[str]:
    return list(catalogue.problems(_nepali((english, nepali)), _nepali((used or english, ""))))


def test_every_text_of_the_program_has_its_nepali() -> None:
    found = list(catalogue.problems(catalogue.read(), catalogue.collected()))
    assert not found, "\n" + "\n".join(found)


def _without_glyph(texts: Iterable[str]) -> set[str]:
    with TTFont(font_path("Mukta-Regular.ttf")) as font:
        return {character for text in texts for character in text if ord(character) not in font.getBestCmap()}


def test_bundled_font_has_a_glyph_for_every_character_of_every_text() -> None:
    both = [text for message in catalogue.read() for text in (message.id, message.string)]
    texts = [form for text in both if text for form in ((text,) if isinstance(text, str) else text)]
    assert _without_glyph(texts) == {"\n"} & set("".join(texts))
    assert _without_glyph(["बन्द ✗"]) == {"✗"}


@pytest.mark.parametrize(
    ("english", "nepali", "complaint"),
    [
        ("Draft", "", "has no Nepali"),
        ("Draft", "  ", "has no Nepali"),
        ("Saved {name}.", "सुरक्षित भयो।", "other placeholders"),
        ("Saved {name}.", "{nam} सुरक्षित भयो।", "other placeholders"),
        ("Saved {name}.", "{name सुरक्षित भयो।", "other placeholders"),
        ("Name: ", "नाम:", "ends with a space"),
    ],
)
def test_check_catches_a_bad_translation(english: str, nepali: str, complaint: str) -> None:
    assert [problem for problem in _problems(english, nepali) if complaint in problem]


def test_check_lets_a_good_translation_pass() -> None:
    assert not _problems("Saved {name}.", "{name} सुरक्षित भयो।")


def test_check_catches_a_catalogue_that_does_not_fit_the_program() -> None:
    assert any("not in the catalogue" in problem for problem in _problems("Draft", "मस्यौदा", used="Drafts"))
    assert any("no longer used" in problem for problem in _problems("Draft", "मस्यौदा", used="Drafts"))


def test_check_catches_a_doubtful_translation() -> None:
    doubtful = Catalog(locale="ne")
    doubtful.add("Draft", "मस्यौदा", flags=["fuzzy"])
    assert list(catalogue.problems(doubtful, _nepali(("Draft", ""))))


def test_check_looks_at_both_forms_of_a_plural() -> None:
    forms = ("{count} house", "{count} houses")
    half = Catalog(locale="ne")
    half.add(forms, ("{count} घर", ""))
    wanted = Catalog()
    wanted.add(forms)
    assert any("has no Nepali" in problem for problem in catalogue.problems(half, wanted))


def test_update_keeps_translations_takes_new_texts_and_drops_unused_ones(tmp_path: Path) -> None:
    program = tmp_path / "program"
    program.mkdir()
    page = program / "page.py"
    page.write_text('_("Draft")\n_("Verified")\nngettext("{n} house", "{n} houses", n)\n', encoding="utf-8")
    po = tmp_path / "ne" / "leoc.po"
    catalogue.update(po, program)
    po.write_text(
        po.read_text(encoding="utf-8").replace('msgid "Draft"\nmsgstr ""', 'msgid "Draft"\nmsgstr "मस्यौदा"'),
        encoding="utf-8",
    )
    page.write_text('x = 1\n_("Drafts")\n_("Draft")\n', encoding="utf-8")
    catalogue.update(po, program)
    texts = {message.id: message.string for message in catalogue.read(po) if message.id}
    assert texts == {"Draft": "मस्यौदा", "Drafts": ""}


def test_compiled_texts_are_what_the_program_reads(tmp_path: Path) -> None:
    po = tmp_path / "ne" / "LC_MESSAGES" / "leoc.po"
    po.parent.mkdir(parents=True)
    header = 'msgid ""\nmsgstr "Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
    po.write_text(
        header + 'msgid "Draft"\nmsgstr "मस्यौदा"\n\nmsgid "house"\nmsgid_plural "houses"\n'
        'msgstr[0] "घर"\nmsgstr[1] "घरहरू"\n',
        encoding="utf-8",
    )
    catalogue.compile_if_older(po)
    nepali = gettext.translation("leoc", str(tmp_path), ["ne"])
    assert nepali.gettext("Draft") == "मस्यौदा"
    assert nepali.ngettext("house", "houses", 2) == "घरहरू"
    assert [path.name for path in po.parent.iterdir() if path.suffix not in {".po", ".mo"}] == []
