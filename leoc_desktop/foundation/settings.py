"""What is readable before anybody signs in (R14): language, digits, theme, text size and the last name used."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

from leoc_desktop.foundation.durable_files import write_durably
from leoc_desktop.foundation.policy import policy_in_force
from leoc_desktop.foundation.translation import LANGUAGES, NEPALI, Language

TEXT_SIZES = (100, 115, 130)
_LONGEST_FILE = 64 * 1024


@dataclass(frozen=True, slots=True)
class Settings:
    """Choices of this computer. Unknown or impossible entries of the file are left out, never an error."""

    language: str = NEPALI
    digits: str = ""
    """``ne`` or ``en`` whatever the language is, or "" for those of the language."""
    dark: bool = False
    text_size: int = 100
    """Percent."""
    last_name: str = ""

    @property
    def spoken(self) -> Language:
        """The language with its digits."""
        return Language(self.language, nepali_digits=(self.digits or self.language) == NEPALI)


def read_settings(path: Path) -> Settings:
    """The settings in ``path``; the defaults where the file is missing or says nonsense."""
    try:
        data = path.read_bytes()
        stored = json.loads(data) if len(data) <= _LONGEST_FILE else {}
    except (OSError, ValueError):
        stored = {}
    if not isinstance(stored, dict):
        stored = {}
    settings = Settings()
    for field in fields(Settings):
        value = stored.get(field.name)
        if type(value) is type(getattr(settings, field.name)):
            chosen: dict[str, Any] = {field.name: value}
            settings = replace(settings, **chosen)
    if settings.language not in LANGUAGES:
        settings = replace(settings, language=NEPALI)
    if settings.digits not in {"", *LANGUAGES}:
        settings = replace(settings, digits="")
    if settings.text_size not in TEXT_SIZES:
        settings = replace(settings, text_size=TEXT_SIZES[0])
    return as_fixed(settings)


def as_fixed(settings: Settings) -> Settings:
    """The settings with what the policy of this computer fixes."""
    policy = policy_in_force()
    if policy.language is not None:
        settings = replace(settings, language=policy.language)
    return settings if policy.offer_last_name is not False else replace(settings, last_name="")


def write_settings(path: Path, settings: Settings) -> None:
    """Keep the settings. Raises OSError when the disk does not take them."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    write_durably(path, json.dumps(asdict(settings), ensure_ascii=False, indent=1).encode("utf-8"))
