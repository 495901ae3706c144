"""Text typed for the Preeti font, which draws Nepali over Latin codes: recognising it and turning it into Unicode."""

from leoc_desktop.foundation.preeti.detection import looks_like_preeti
from leoc_desktop.foundation.preeti.syllables import to_unicode

__all__ = ["looks_like_preeti", "to_unicode"]
