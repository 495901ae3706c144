"""What the font Preeti draws for each code, read off its 137 glyphs (version 1.0 of 1993)."""

from __future__ import annotations

from enum import Enum, auto

HALANT = "्"
ZWJ = "\u200d"


class Shape(Enum):
    """How a glyph joins its neighbours."""

    LETTER = auto()  # a whole consonant or conjunct, with its stem
    HALF = auto()  # a consonant without its stem: joins the next one, or takes the stem of ा
    VOWEL = auto()  # a vowel standing by itself
    SIGN = auto()  # a mark of the syllable before it
    SHORT_I = auto()  # ि stands before the syllable that it belongs to
    REPH = auto()  # र् stands behind the syllable that it begins
    BELOW = auto()  # a consonant joined under or behind the one before: ्र, ्य
    HALANT = auto()
    TAIL = auto()  # the stroke that makes फ of प and ऊ of उ
    OTHER = auto()  # digits and punctuation


def _glyphs(shape: Shape, chart: str) -> dict[str, tuple[Shape, str]]:
    """Pairs of a code and what it draws, ``code=text``, with spaces between them."""
    return {pair[0]: (shape, pair[2:]) for pair in chart.split()}


GLYPHS: dict[str, tuple[Shape, str]] = {
    **_glyphs(
        Shape.LETTER,
        "s=क v=ख u=ग 3=घ ª=ङ r=च 5=छ h=ज ´=झ `=ञ 6=ट 7=ठ 8=ड 9=ढ t=त y=थ b=द w=ध g=न k=प a=ब e=भ d=म "
        "o=य /=र n=ल j=व z=श ;=स x=ह 1=ज्ञ q=त्र >=श्र Q=त्त 2=द्द 4=द्ध B=द्य ¢=द्घ ß=द्म å=द्व ›=द्र „=ध्र "
        "Ì=न्न §=ट्ट Ý=ट्ठ ¶=ठ्ठ •=ड्ड °=ड्ढ Í=ङ्क Î=ङ्ख Ë=ङ्ग ‹=ङ्घ",
    ),
    **_glyphs(
        Shape.HALF,
        "S=क् V=ख् U=ग् £=घ् R=च् H=ज् ‰=झ् ~=ञ् 0=ण् T=त् Y=थ् W=ध् G=न् K=प् ˆ=फ् A=ब् E=भ् D=म् N=ल् J=व् "
        f"Z=श् i=ष् :=स् X=ह् I=क्ष् ¡=ज्ञ् ¥=र्{ZWJ}",
    ),
    **_glyphs(Shape.VOWEL, "c=अ O=इ p=उ C=ऋ P=ए ç=ॐ"),
    **_glyphs(Shape.SIGN, "f=ा L=ी '=ु \"=ू [=ृ ]=े }=ै F=ँ +=ं M=ः Þ=़ ‘=ॅ"),
    **_glyphs(Shape.SHORT_I, "l=ि"),
    **_glyphs(Shape.REPH, "{=र्"),
    **_glyphs(Shape.BELOW, "|=्र «=्र Ø=्य"),
    **_glyphs(Shape.HALANT, "\\=्"),
    **_glyphs(Shape.TAIL, "m=m"),
    **_glyphs(
        Shape.OTHER,
        ")=० !=१ @=२ #=३ $=४ %=५ ^=६ &=७ *=८ (=९ .=। ==. ,=, <=? -=( _=) Û=! Ù=; ÷=/ ±=+ Ö== Ü=% –=- —=— Ò=… "
        "æ=“ Æ=” …=‘ Ú=’ ˜=ऽ",
    ),
}

# These three are drawn as a letter with its vowel sign.
LETTERS_WITH_SIGN = {"?": ("र", "ु"), "¿": ("र", "ू"), "Å": ("ह", "ृ")}

# The tail changes the letter that it touches.
WITH_TAIL = {"प": "फ", "भ": "झ", "व": "क", "त्र": "क्र", "त्त": "क्त", "उ": "ऊ"}

# Word processors put curly quotes for the keys ' and ", which are ु and ू; the font has no glyphs for these three.
AUTOCORRECTED = {"’": "'", "“": '"', "”": '"'}
