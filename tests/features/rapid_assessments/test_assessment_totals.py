"""The sums over wards are those of the records, on every path; unknown answers are counted and never added as 0."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pypdfium2
from hypothesis import given, settings
from hypothesis import strategies as st

from leoc_desktop.features.rapid_assessments.fields import QUESTIONS
from leoc_desktop.features.rapid_assessments.queries import Subject
from leoc_desktop.features.rapid_assessments.report import export_totals
from leoc_desktop.features.rapid_assessments.report.totals_paper import sum_text, unknown_text
from leoc_desktop.features.rapid_assessments.rules import State, Totals, WardAnswers
from leoc_desktop.foundation.field import Kind
from leoc_desktop.foundation.progress import Progress
from leoc_desktop.foundation.translation import Language, speaking
from tests.support.excel_file import cells_of
from tests.support.offices import TestOffice
from tests.support.rapid_assessments import FLOOD, answers

EVENT = Subject(event="कात्तिक बाढी २०८३")


def _answer(kind: Kind) -> st.SearchStrategy[int | bool | None]:
    return st.none() | (st.booleans() if kind is Kind.YES_NO else st.integers(0, 10_000))


_WARD = st.fixed_dictionaries({question.name: _answer(question.kind) for question in QUESTIONS})


@settings(max_examples=20)
@given(st.lists(_WARD, max_size=9))
def test_sums_are_those_of_the_records(told: list[dict[str, int | bool | None]]) -> None:
    wards = tuple(
        WardAnswers(ward, State.SUBMITTED, date(2026, 11, 22), one) for ward, one in enumerate(told, 1)
    )
    totals = Totals("x", 9, wards)
    for question in QUESTIONS:
        given_answers = [one[question.name] for one in told]
        known = [answer for answer in given_answers if answer is not None]
        total = totals.total(question)
        assert total.known == sum(known)
        assert (total.unknown, total.reports) == (given_answers.count(None), len(told))
        with speaking(Language("en", nepali_digits=False)):
            if not known:
                assert sum_text(question, total) in ("?", "–"), "what nobody knows is no number"
            assert unknown_text(total) == (str(given_answers.count(None)) if None in given_answers else "–")
    assert totals.not_assessed == tuple(range(len(told) + 1, 10))


def test_store_paper_and_file_say_the_same(office: TestOffice, tmp_path: Path) -> None:
    sita, hari = office.sign_in("sita"), office.sign_in("hari")
    sita.events.add(FLOOD)
    for ward, dead in ((1, 2), (2, None), (5, 3)):
        draft = sita.rapid_assessments.enter(
            answers(ward, dead=dead, missing=None, rescue_going_on=ward != 1, tents_needed=1200 * ward)
        )
        sita.rapid_assessments.submit(draft.id)
    hari.rapid_assessments.verify(draft.id)
    totals = hari.rapid_assessments.totals(EVENT)
    sums = totals.by_question()
    assert (sums["dead"].known, sums["dead"].unknown) == (5, 1)
    assert sums["missing"].nothing_known
    assert (sums["rescue_going_on"].known, sums["tents_needed"].known) == (2, 9600)
    assert (totals.not_assessed, totals.unverified) == ((3, 4, 6, 7, 8, 9), 2)

    with speaking(Language("en", nepali_digits=False)):
        paper = hari.rapid_assessments.totals_paper(EVENT)
        written = export_totals(hari.rapid_assessments.export(EVENT), tmp_path / "totals.xlsx", Progress())
    lines = "\n".join(
        page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(paper)
    ).splitlines()
    dead = next(line for line in lines if line.startswith("Dead"))
    assert str(dead).split() == ["Dead", "2", "?", "3", "5*", "1"]
    missing = next(line for line in lines if line.startswith("Missing"))
    assert str(missing).split() == ["Missing", "?", "?", "?", "?", "3"]
    assert any("3, 4, 6, 7, 8 and 9" in line for line in lines)
    assert written == 3
    rows = cells_of((tmp_path / "totals.xlsx").read_bytes(), sheet_no=2)
    cells = {row[0]: row[1:] for row in rows if row}
    assert cells["Dead"] == [5, 1, 3]
    assert cells["Missing"] == ["Not known", 3, 3], "a word, so that Excel adds no 0"
    assert cells["Tents (number)"] == [9600, 0, 3]


def test_the_blank_form_asks_everything_in_both_languages(office: TestOffice) -> None:
    sita = office.sign_in("sita")
    sita.events.add(FLOOD)
    document = pypdfium2.PdfDocument(sita.rapid_assessments.blank_form(EVENT, ward=7))
    assert len(document) == 2
    printed = "\n".join(page.get_textpage().get_text_bounded() for page in document)
    for question in QUESTIONS:
        for code in ("ne", "en"):
            with speaking(Language.of(code)):
                assert question.shown_label in printed, question.name
    assert printed.count("थाहा छैन / Not known") == len(QUESTIONS)
    assert EVENT.event in printed


def test_a_filled_form_shows_the_answers(office: TestOffice) -> None:
    sita = office.sign_in("sita")
    sita.events.add(FLOOD)
    draft = sita.rapid_assessments.enter(
        answers(7, displaced_households=417, dead=None, remarks="पुल बगेको छ।")
    )
    with speaking(Language("en", nepali_digits=False)):
        document = pypdfium2.PdfDocument(sita.rapid_assessments.filled_form(draft.id))
    printed = "\n".join(page.get_textpage().get_text_bounded() for page in document)
    for said in ("417", "पुल बगेको छ।", "वडा सचिव", "2083-08-06", "16:20"):
        assert said in printed
