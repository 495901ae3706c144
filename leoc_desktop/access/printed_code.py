"""A secret that is printed on paper, read aloud and typed again: random characters and a check character."""

from __future__ import annotations

from dataclasses import dataclass

from leoc_desktop.access import crockford
from leoc_desktop.foundation.errors import WrongSecret

_STRANGERS_SHOWN = 8


@dataclass(frozen=True, slots=True)
class PrintedCode:
    """One kind of printed secret: how long it is, how it is grouped, and what is said when it is mistyped."""

    random_characters: int
    group: int
    wrong_length: str
    strange_characters: str
    check_does_not_fit: str

    @property
    def characters(self) -> int:
        """How many characters are typed, the check character included."""
        return self.random_characters + 1

    def new(self) -> str:
        """A new code as it is printed."""
        secret = crockford.random_characters(self.random_characters)
        return self._printed(secret + crockford.check_character(secret))

    def read(self, typed: str) -> str:
        """The code as it is printed. Raises WrongSecret with the reason when ``typed`` cannot be one."""
        characters = crockford.normalised(typed)
        strangers = crockford.strangers(characters)
        if strangers:
            raise WrongSecret(self.strange_characters, characters=" ".join(strangers[:_STRANGERS_SHOWN]))
        if len(characters) != self.characters:
            raise WrongSecret(self.wrong_length, wanted=self.characters, typed=len(characters))
        if not crockford.fits(characters):
            raise WrongSecret(self.check_does_not_fit)
        return self._printed(characters)

    def secret_part(self, typed: str) -> str:
        """The random characters, without check character and dashes. Raises WrongSecret like :meth:`read`."""
        return self.read(typed).replace("-", "")[: self.random_characters]

    def _printed(self, characters: str) -> str:
        return "-".join(crockford.grouped(characters, self.group))
