"""The lines of a form that is filled in by hand: a question in both languages and boxes large enough to write in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from leoc_desktop.foundation.translation import ENGLISH, N_, NEPALI, Language, _, current, speaking
from leoc_desktop.report_kit.fonts import Face
from leoc_desktop.report_kit.line_breaking import break_lines
from leoc_desktop.report_kit.shaping import printable
from leoc_desktop.report_kit.text import INK, Align, TextStyle, draw_line, draw_lines

YES, NO, NOT_KNOWN = N_("Yes"), N_("No"), N_("Not known")
_RULE = "#667085"
_LINE_HEIGHT = 9.4 * mm
_BOX_HEIGHT = 7.6 * mm
_TICK = 3.6 * mm
_ANSWER = 50 * mm
_UNKNOWN = 34 * mm
_GAP = 3 * mm
_NUMBER = TextStyle(Face.MEDIUM, 9)
_ASKED = TextStyle(Face.MEDIUM, 10)
_BELOW = TextStyle(Face.REGULAR, 7.5, colour="#475467")
_WRITTEN = TextStyle(Face.SEMIBOLD, 12, align=Align.CENTRE)
_WRITTEN_SMALL = TextStyle(Face.SEMIBOLD, 10)
_WORD = TextStyle(Face.REGULAR, 8.5)
_TEXT = TextStyle(Face.REGULAR, 10)


def in_both(msgid: str) -> tuple[str, str]:
    """A text in Nepali and in English, with the digits of the reader."""
    texts = []
    for code in (NEPALI, ENGLISH):
        with speaking(Language(code, nepali_digits=current().nepali_digits)):
            texts.append(_(msgid))
    return texts[0], texts[1]


def joined(msgid: str) -> str:
    """A text in both languages on one line."""
    return " / ".join(in_both(msgid))


@dataclass(frozen=True, slots=True)
class Answer:
    """What stands in the boxes of a question: words for the large box, or which box is ticked; blank by default."""

    text: str = ""
    yes: bool | None = None
    unknown: bool = False


class AnswerLine(Flowable):
    """A question with its number: a box for a count, or two for yes and no, and one for "not known"."""

    def __init__(self, number: str, msgid: str, *, yes_no: bool, required: bool, answer: Answer) -> None:
        super().__init__()
        self._number, self._yes_no, self._answer = number, yes_no, answer
        self._nepali, self._english = in_both(msgid)
        if required:
            self._nepali += " *"

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """The size taken, in points."""
        self.width, self.height = width, _LINE_HEIGHT
        return self.width, self.height

    def draw(self) -> None:
        """Draw on the canvas that ReportLab has set, with the origin at the lower left corner."""
        canvas, middle = self.canv, self.height / 2
        draw_line(canvas, 0, middle - 0.3 * mm, self._number, _NUMBER)
        draw_line(canvas, 9 * mm, middle + 0.6 * mm, self._nepali, _ASKED)
        draw_line(canvas, 9 * mm, middle - 3.0 * mm, self._english, _BELOW)
        answer = self.width - _UNKNOWN - _ANSWER
        if self._yes_no:
            self._draw_yes_no(answer, middle)
        else:
            box(canvas, answer, middle - _BOX_HEIGHT / 2, _ANSWER, _BOX_HEIGHT)
            draw_line(canvas, answer + _ANSWER / 2, middle - 1.5 * mm, self._answer.text, _WRITTEN)
        self._draw_choice(self.width - _UNKNOWN + _GAP, middle, NOT_KNOWN, ticked=self._answer.unknown)
        canvas.setLineWidth(0.25)
        canvas.setStrokeColor("#D0D5DD")
        canvas.line(0, 0, self.width, 0)

    def _draw_yes_no(self, x: float, middle: float) -> None:
        self._draw_choice(x, middle, YES, ticked=self._answer.yes is True)
        self._draw_choice(x + _ANSWER / 2, middle, NO, ticked=self._answer.yes is False)

    def _draw_choice(self, x: float, middle: float, msgid: str, *, ticked: bool) -> None:
        tick_box(self.canv, x, middle - _TICK / 2, ticked=ticked)
        draw_line(self.canv, x + _TICK + 1.4 * mm, middle - 1.1 * mm, joined(msgid), _WORD)


@dataclass(frozen=True, slots=True)
class Entry:
    """A box of the head of a form: its label (message id), its share of the width, what stands in it."""

    label: str
    share: float = 1.0
    text: str = ""


class EntryRow(Flowable):
    """Boxes side by side, each under its label in both languages."""

    def __init__(self, entries: Sequence[Entry], *, height: float = 8.6 * mm) -> None:
        super().__init__()
        self._entries, self._box = entries, height
        self.spaceAfter = 1.6 * mm

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """The size taken, in points."""
        self.width, self.height = width, self._box + 4.2 * mm
        return self.width, self.height

    def draw(self) -> None:
        """Draw on the canvas that ReportLab has set, with the origin at the lower left corner."""
        shares = sum(entry.share for entry in self._entries)
        room, x = self.width - _GAP * (len(self._entries) - 1), 0.0
        for entry in self._entries:
            width = room * entry.share / shares
            draw_line(self.canv, x, self._box + 1.3 * mm, joined(entry.label), _BELOW)
            box(self.canv, x, 0, width, self._box)
            draw_line(self.canv, x + 2 * mm, self._box / 2 - 1.3 * mm, entry.text, _WRITTEN_SMALL)
            x += width + _GAP


class ChoiceRow(Flowable):
    """A label and its choices, each with a box to tick."""

    def __init__(self, msgid: str, choices: Sequence[tuple[str, bool]]) -> None:
        super().__init__()
        self._label, self._choices = joined(msgid), choices
        self.spaceAfter = 1.6 * mm

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """The size taken, in points."""
        self.width, self.height = width, 10.4 * mm
        return self.width, self.height

    def draw(self) -> None:
        """Draw on the canvas that ReportLab has set, with the origin at the lower left corner."""
        draw_line(self.canv, 0, self.height - 3 * mm, self._label, _BELOW)
        x = 0.0
        for text, ticked in self._choices:
            tick_box(self.canv, x, 1.4 * mm, ticked=ticked)
            x += _TICK + 1.2 * mm
            x += draw_line(self.canv, x, 2.1 * mm, text, _WORD) + _GAP


class TextBox(Flowable):
    """A box of some lines to write in, as high as its text needs."""

    def __init__(self, text: str, *, least: float = 20 * mm) -> None:
        super().__init__()
        self._text, self._least = printable(text), least

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """The size taken, in points."""
        style = _TEXT
        lines = break_lines(self._text, style.face, style.size, width - 4 * mm) if self._text else ()
        self._runs = [line.run for line in lines]
        self.width, self.height = width, max(self._least, len(self._runs) * style.line_height + 3 * mm)
        return self.width, self.height

    def draw(self) -> None:
        """Draw on the canvas that ReportLab has set, with the origin at the lower left corner."""
        box(self.canv, 0, 0, self.width, self.height)
        draw_lines(self.canv, 2 * mm, self.height - 1 * mm, self.width - 4 * mm, self._runs, _TEXT)


def box(canvas: Canvas, x: float, y: float, width: float, height: float) -> None:
    """An empty box to write in."""
    canvas.setStrokeColor(_RULE)
    canvas.setLineWidth(0.6)
    canvas.rect(x, y, width, height)


def tick_box(canvas: Canvas, x: float, y: float, *, ticked: bool) -> None:
    """A small box, with a tick in it or without."""
    box(canvas, x, y, _TICK, _TICK)
    if ticked:
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(1.4)
        canvas.line(x + 0.16 * _TICK, y + 0.5 * _TICK, x + 0.42 * _TICK, y + 0.2 * _TICK)
        canvas.line(x + 0.42 * _TICK, y + 0.2 * _TICK, x + 0.92 * _TICK, y + 0.92 * _TICK)
